"""One page in the making: it numbers citations in the order they appear and writes links as seen from itself."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from pydantic import BaseModel

from handbook.checks import count_independent
from handbook.lineage import name_body
from handbook.messages import render_date
from handbook.names import Mention, ModelMention, Text, find_speaker, is_shared, join_runs, parse_prose
from handbook.pages import addresses, words
from handbook.pages.blocks import CitedSource, Faults, Flow, Note, Paragraph
from handbook.pages.library import Library
from handbook.pages.lines import Line, Run, cite
from handbook.pages.study import name_document
from handbook.pages.views import Fault
from handbook.records import Acknowledged, Citation, Claim, Commendation, Conference, Model, Passage, Source
from handbook.text import EdtfDate, parse_date

_MOST_PRINTED = 3  # numbers and days of a passage that a note tells
Cited = Claim | Commendation | Conference
Where = tuple[str, tuple[str | int, ...]]  # a file and the path of a part in it


class Sheet:
    """A page being planned; ``address`` is its own, ``own`` the document or model it is about."""

    def __init__(self, library: Library, address: str, own: str = "") -> None:
        """Start an empty page."""
        self.library = library
        self.address = address
        self._own = own
        self._numbers: dict[Citation, int] = {}
        self._explained: set[str] = set()

    @property
    def notes(self) -> tuple[CitedSource, ...]:
        """The citations met so far as numbered notes, gathered by source in the order of first use."""
        places: dict[str, list[Note]] = {}
        for citation, number in self._numbers.items():
            places.setdefault(citation.source, []).append(self._make_note(number, citation))
        return tuple(self._make_notes(source, tuple(notes)) for source, notes in places.items())

    def link(self, text: str, address: str, hint: str = "") -> Run:
        """Make a link to an address of the site."""
        return Run(text, addresses.relative_address(self.address, address), hint)

    def move(self, anchor: Run) -> Run:
        """Write a link given from the site's root as seen from here."""
        return self.link(anchor.text, anchor.href, anchor.hint)

    def link_directive(self, identifier: str, text: str = "") -> Run:
        """Link a document by its short name."""
        record = self.library.catalog.directives[identifier].record
        return self.link(text or name_document(record), addresses.directive_address(identifier), record.title)

    def link_directives(self, identifiers: Iterable[str]) -> tuple[Run, ...]:
        """Link several documents."""
        return tuple(self.link_directive(identifier) for identifier in identifiers)

    def link_body(self, identifier: str, date: EdtfDate | None = None) -> Run:
        """Link a body by its name, or by the name it had on a date."""
        record = self.library.catalog.bodies[identifier].record
        return self.link(name_body(record, date), addresses.body_address(self.library.catalog, identifier))

    def link_model(self, identifier: str) -> Run:
        """Link a model by its name."""
        return self.link(self.library.catalog.models[identifier].record.name, addresses.model_address(identifier))

    def link_sources(self, citations: Iterable[Citation]) -> tuple[Run, ...]:
        """Link the cited places of sources by their short titles."""
        return tuple(self._link_passage(citation) for citation in citations)

    def cite(self, citations: Iterable[Citation]) -> tuple[int, ...]:
        """Give citations their numbers; the same place of a source keeps its number."""
        return tuple(sorted(self._numbers.setdefault(citation, len(self._numbers) + 1) for citation in citations))

    def rest(self, citations: Iterable[Citation]) -> Line:
        """Put the notes of a statement behind it, and how many sources say it of themselves where several do."""
        cited = tuple(citations)
        count = count_independent(cited, self.library.catalog.sources)
        several = (Run(" "), Run(words.INDEPENDENT.format(count=count), style="independent")) if count > 1 else ()
        return (*cite(self.cite(cited)), *several)

    def read(self, text: str | None, record: BaseModel | None = None) -> Line:
        """Turn prose of a record into words with links; an abbreviation is explained where the page first uses it."""
        if not text:
            return ()
        return tuple(self._find_words(text, record))

    def claim(self, claim: Cited, where: Where, record: BaseModel, style: str = "", anchor: str = "") -> Flow:
        """Tell a claim of a record with its notes, and what is wrong with its source; ``anchor`` is its id here."""
        line = *self.read(claim.text, record), *self.rest(claim.cite)
        return Paragraph(line, style, anchor=anchor), self.tell_faults(claim, where, record)

    def tell_faults(self, part: Acknowledged, where: Where, record: BaseModel) -> Faults:
        """Point, in a line each, at what does not agree in a part of a record; ways of writing are told elsewhere.

        Paper has the explanation beside.
        """
        file, path = where
        return Faults(
            tuple(
                (
                    Run(f"{words.FAULT_KINDS[item.kind]}.", style="strong"),
                    Run(" "),
                    self.link(words.EXPLAINED, self.library.fault_places[file, path, position]),
                    Run(self._explain(item.note, self.library.faults.get((*where, item.kind), ""), record), on="paper"),
                )
                for position, item in enumerate(part.discrepancies)
                if item.weight != "spelling"
            )
        )

    def explain_faults(self, part: Acknowledged, where: Where, record: BaseModel) -> Faults:
        """Explain all that sources get wrong in a part of a record."""
        return Faults(tuple(map(_explain_fault, self.fault(part, where, record))))

    def fault(self, part: Acknowledged, where: Where, record: BaseModel) -> tuple[Fault, ...]:
        """Show the acknowledged faults of a part of a record, each with what the checks found."""
        return tuple(
            Fault(item.kind, self.library.faults.get((*where, item.kind), ""), self.read(item.note, record))
            for item in part.discrepancies
        )

    def _explain(self, note: str, computed: str, record: BaseModel) -> str:
        """Explain a fault in plain words, which explain no abbreviation: where they stand is not the first place."""
        said = "".join(run.text for run in self._find_runs(note, record))
        return f": {words.COMPUTED.format(words=computed)} {said}" if computed else f": {said}"

    def _find_words(self, text: str, record: BaseModel | None) -> Iterator[Run]:
        for run in self._find_runs(text, record):
            if isinstance(run, Mention):
                anchor = self.link_directive(run.target)
                yield Run(run.text, href=anchor.href)
            elif isinstance(run, ModelMention):
                yield Run(run.text, href=self.link_model(run.target).href)
            else:
                yield from self._find_abbreviations(run.text)

    def _find_runs(self, text: str, record: BaseModel | None) -> tuple[Mention | ModelMention | Text, ...]:
        runs = self.library.prose.get(text)
        if runs is None:
            speaker = find_speaker(self.library.catalog, record)
            return parse_prose(self.library.names, text, self._own, speaker).runs
        return join_runs(runs or (Text(text),), self._own)

    def _find_abbreviations(self, text: str) -> Iterator[Run]:
        position = 0
        for match in self.library.abbreviation_pattern.finditer(text):
            if match[0] in self._explained:
                continue
            self._explained.add(match[0])
            if match.start() > position:
                yield Run(text[position : match.start()])
            yield Run(match[0], meaning=self.library.abbreviations[match[0]])
            position = match.end()
        if position < len(text):
            yield Run(text[position:])

    def _make_notes(self, source: str, notes: tuple[Note, ...]) -> CitedSource:
        record = self.library.catalog.sources[source].record
        published = render_date(record.published) if record.published else ""
        details = ", ".join(part for part in (record.author, record.publisher, published) if part)
        title = self.link(record.title, addresses.source_address(source))
        original = (Run("bài gốc", record.url),) if record.url else ()
        return CitedSource(title, record.short_title or record.title, details, notes, original)

    def _make_note(self, number: int, citation: Citation) -> Note:
        passage = self._find_passage(citation)
        address = addresses.source_address(citation.source, citation.passage)
        return Note(number, self.link(passage.locator, address), passage.opening, write_printed(passage))

    def _link_passage(self, citation: Citation) -> Run:
        record = self.library.catalog.sources[citation.source].record
        address = addresses.source_address(citation.source, citation.passage)
        return self.link(record.short_title or record.title, address, self._find_passage(citation).locator)

    def _find_passage(self, citation: Citation) -> Passage:
        """Find the cited passage; a handbook is not planned while a citation leads nowhere."""
        passages = self.library.catalog.sources[citation.source].record.passages
        return next(passage for passage in passages if passage.id == citation.passage)


def name_model(library: Library, record: Model) -> str:
    """Name a model, and where others have its name its unit as well."""
    if not is_shared(library.names.models, record.name):
        return record.name
    return f"{record.name} – {library.catalog.bodies[record.units[0].unit].record.name}"


def link_original(record: Source, passage: Passage) -> Line:
    """Link the original at the very words that a passage begins with, as far as a browser finds them."""
    if not record.url or "#" in record.url:
        return ()
    opening = quote(passage.opening, safe="").replace("-", "%2D")
    return (Run("mở bài gốc đúng chỗ", f"{record.url}#:~:text={opening}"),)


def write_printed(passage: Passage) -> str:
    """Write the numbers and days that a passage prints, the first of many."""
    dates = (date for each in passage.dates if (date := parse_date(each)))
    facts = (*passage.numbers, *map(render_date, dates))
    more = f" và {len(facts) - _MOST_PRINTED} nữa" if len(facts) > _MOST_PRINTED else ""
    return f"{'; '.join(facts[:_MOST_PRINTED])}{more}"


def _explain_fault(fault: Fault) -> Line:
    computed = Run(words.COMPUTED.format(words=fault.computed), style="computed")
    return (
        Run(f"{words.FAULT_KINDS[fault.kind]}.", style="strong"),
        *((Run(" "), computed) if fault.computed else ()),
        Run(" "),
        *fault.note,
    )
