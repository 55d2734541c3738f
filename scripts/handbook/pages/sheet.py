"""One page in the making: it numbers citations in the order they appear and writes links as seen from itself."""

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from handbook.names.bearers import find_speaker
from handbook.names.mentions import Mention, Run, Text, join_runs, parse_prose
from handbook.pages import addresses
from handbook.pages.library import Library
from handbook.pages.views import Anchor, ClaimView, Fault, Note, Prose, SourceNotes, Word
from handbook.records import Acknowledged, Citation, Claim
from handbook.text.dates import render_date

Where = tuple[str, tuple[str | int, ...]]  # a file and the path of a part in it


class Sheet:
    """A page being planned; ``address`` is its own, ``own`` the document it is about."""

    def __init__(self, library: Library, address: str, own: str = "") -> None:
        """Start an empty page."""
        self.library = library
        self.address = address
        self._own = own
        self._numbers: dict[tuple[str, str], int] = {}
        self._explained: set[str] = set()

    @property
    def notes(self) -> tuple[SourceNotes, ...]:
        """The citations met so far as numbered notes, gathered by source in the order of first use."""
        places: dict[str, list[Note]] = {}
        for (source, locator), number in self._numbers.items():
            places.setdefault(source, []).append(self._make_note(number, source, locator))
        return tuple(self._make_notes(source, tuple(notes)) for source, notes in places.items())

    def link(self, text: str, address: str, hint: str = "") -> Anchor:
        """Make a link to an address of the site."""
        return Anchor(text, addresses.relative_address(self.address, address), hint)

    def move(self, anchor: Anchor) -> Anchor:
        """Write a link given from the site's root as seen from here."""
        return self.link(anchor.text, anchor.href, anchor.hint)

    def link_directive(self, identifier: str, text: str = "") -> Anchor:
        """Link a document by its short name."""
        record = self.library.catalog.directives[identifier].record
        return self.link(text or record.short_name, addresses.directive_address(identifier), record.title)

    def link_directives(self, identifiers: Iterable[str]) -> tuple[Anchor, ...]:
        """Link several documents."""
        return tuple(self.link_directive(identifier) for identifier in identifiers)

    def link_body(self, identifier: str) -> Anchor:
        """Link a body by its name."""
        record = self.library.catalog.bodies[identifier].record
        return self.link(record.name, addresses.body_address(self.library.catalog, identifier))

    def link_sources(self, citations: Iterable[Citation]) -> tuple[Anchor, ...]:
        """Link the cited places of sources by their short titles."""
        return tuple(self._link_passage(citation.source, citation.locator) for citation in citations)

    def cite(self, citations: Iterable[Citation]) -> tuple[int, ...]:
        """Give citations their numbers; the same place of a source keeps its number."""
        places = ((citation.source, citation.locator) for citation in citations)
        return tuple(sorted(self._numbers.setdefault(place, len(self._numbers) + 1) for place in places))

    def read(self, text: str | None, record: BaseModel | None = None) -> Prose:
        """Turn prose of a record into words with links; an abbreviation is explained where the page first uses it."""
        if not text:
            return ()
        return tuple(self._find_words(text, record))

    def claim(self, claim: Claim, where: Where, record: BaseModel) -> ClaimView:
        """Show a claim of a record with its notes and what is wrong with its source."""
        return ClaimView(self.read(claim.text, record), self.cite(claim.citations), self.fault(claim, where, record))

    def fault(self, part: Acknowledged, where: Where, record: BaseModel) -> tuple[Fault, ...]:
        """Show the acknowledged faults of a part of a record, each with what the checks found."""
        return tuple(
            Fault(item.kind, self.library.faults.get((*where, item.kind), ""), self.read(item.note, record))
            for item in part.discrepancies
        )

    def _find_words(self, text: str, record: BaseModel | None) -> Iterator[Word]:
        for run in self._find_runs(text, record):
            if isinstance(run, Mention):
                anchor = self.link_directive(run.target)
                yield Word(run.text, href=anchor.href)
            else:
                yield from self._find_abbreviations(run.text)

    def _find_runs(self, text: str, record: BaseModel | None) -> tuple[Run, ...]:
        runs = self.library.prose.get(text)
        if runs is None:
            speaker = find_speaker(self.library.catalog, record)
            return parse_prose(self.library.names, text, self._own, speaker).runs
        return join_runs(runs or (Text(text),), self._own)

    def _find_abbreviations(self, text: str) -> Iterator[Word]:
        position = 0
        for match in self.library.abbreviation_pattern.finditer(text):
            if match[0] in self._explained:
                continue
            self._explained.add(match[0])
            if match.start() > position:
                yield Word(text[position : match.start()])
            yield Word(match[0], meaning=self.library.abbreviations[match[0]])
            position = match.end()
        if position < len(text):
            yield Word(text[position:])

    def _make_notes(self, source: str, notes: tuple[Note, ...]) -> SourceNotes:
        record = self.library.catalog.sources[source].record
        published = render_date(record.published) if record.published else ""
        details = ", ".join(part for part in (record.author, record.publisher, published) if part)
        return SourceNotes(self.link(record.title, addresses.source_address(source)), details, notes)

    def _make_note(self, number: int, source: str, locator: str) -> Note:
        record = self.library.catalog.sources[source].record
        opening = next((passage.opening for passage in record.passages if passage.locator == locator), "")
        return Note(number, self.link(locator, addresses.source_address(source, locator)), opening)

    def _link_passage(self, source: str, locator: str) -> Anchor:
        record = self.library.catalog.sources[source].record
        return self.link(record.short_title or record.title, addresses.source_address(source, locator), locator)
