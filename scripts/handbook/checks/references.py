"""References between records: every id that one record writes must be another's."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple
from types import MappingProxyType

from pydantic import BaseModel

from handbook.checks.findings import MODELS, Part, walk_parts
from handbook.checks.missing import PASSAGES, Dangling
from handbook.datafile import Path
from handbook.diagnostics import Diagnostic, Place
from handbook.messages import render_date, tell
from handbook.records import HOMES, PAGES, Catalog, Citation, Entry, Maintained, Source, read_fields

_FIELDS = MappingProxyType(
    {
        model: tuple(
            (name, shape.names)
            for name, shape in read_fields(model).items()
            if shape.names not in {"", "sources", "records"}
        )
        for model in MODELS
    }
)
"""Model → its fields that hold ids, and where those belong; citations have words of their own."""


def list_references(parts: tuple[Part, ...]) -> tuple[tuple[str, frozenset[str]], ...]:
    """Gather the ids that a record writes, by where they belong; those of sources stand in its citations."""
    found: dict[str, set[str]] = {}
    for part in parts:
        for name, shelf in _FIELDS[type(part.value)]:
            value = getattr(part.value, name)
            if isinstance(value, tuple):
                found.setdefault(shelf, set()).update(value)
            elif value is not None:
                found.setdefault(shelf, set()).add(value)
    return tuple((shelf, frozenset(ids)) for shelf, ids in found.items())


def list_citations(parts: tuple[Part, ...]) -> frozenset[Citation]:
    """Gather the places of sources that a record cites."""
    return frozenset(citation for part in parts for citation in getattr(part.value, "cite", ()))


def find_dangling(
    catalog: Catalog, records: Iterable[tuple[Entry[BaseModel], tuple[tuple[str, frozenset[str]], ...]]]
) -> Iterator[Dangling]:
    """Find references to what does not exist; each record is given with all it refers to."""
    shelves = {shelf for fields in _FIELDS.values() for _, shelf in fields}
    known = {shelf: getattr(catalog, shelf).keys() for shelf in shelves if not _is_unread(catalog, shelf)}
    for entry, references in records:
        if not all(ids <= known[shelf] for shelf, ids in references if shelf in known):
            for part in walk_parts(entry):
                for name, shelf in _FIELDS[type(part.value)]:
                    yield from _find_absent(catalog, part.entry, (*part.path, name), getattr(part.value, name), shelf)
    for shared in catalog.shared_names:
        yield from _find_absent(catalog, shared, ("means",), shared.record.means, "directives")
    for change in catalog.changes if not catalog.unread else ():
        yield from _find_absent(catalog, change, ("records",), change.record.records, "records")


def find_uncitable(
    catalog: Catalog, records: Iterable[tuple[Entry[BaseModel], frozenset[Citation]]]
) -> Iterator[Dangling]:
    """Find citations of unknown sources or of passages a source does not list; each record comes with all it cites."""
    places = _list_passages(entry.record for entry in catalog.sources.values())
    for entry, citations in records:
        if not citations <= places:
            for part in walk_parts(entry):
                for position, citation in enumerate(getattr(part.value, "cite", ())):
                    if citation not in places:
                        place = entry.place(*part.path, "cite", position)
                        yield from _find_uncitable(catalog, citation, place)


def _find_uncitable(catalog: Catalog, citation: Citation, place: Place) -> Iterator[Dangling]:
    """Find what of a citation is not there: its source, or its passage there."""
    path, line, column, _ = astuple(place)
    if citation.source in catalog.sources:
        there = Place(path, line, column + len(citation.source) + 1, len(citation.passage))
        yield Dangling(PASSAGES, citation.passage, there, citation.source)
    elif not _may_be_unread(catalog, citation.source, "sources"):
        yield Dangling("sources", citation.source, Place(path, line, column, len(citation.source)))


def check_log(catalog: Catalog) -> Iterator[Diagnostic]:
    """Report entries of the log of changes on a day no calendar has."""
    for change in catalog.changes:
        if not change.record.date.exists:
            yield tell(change.place("date"), "date-impossible", "log", date=render_date(change.record.date))


def check_deadline(entry: Entry[Maintained]) -> Iterator[Diagnostic]:
    """Report a day for the next review that no calendar has."""
    day = entry.record.review_by
    if day and not day.exists:
        yield tell(entry.place("review_by"), "date-impossible", "log", date=render_date(day))


def check_uncited(catalog: Catalog) -> Iterator[Diagnostic]:
    """Report documents, statuses, and bases of statuses, without a source; of a document there may be only talk."""
    for directive in catalog.directives.values():
        status = directive.record.status
        if not (directive.record.cite or directive.record.reported or ("cite",) in directive.file.keys):
            yield tell(directive.file.locate_head(), "uncited", "record")
        if status.cite:
            continue
        if status.basis:
            yield tell(directive.place("status", "basis"), "uncited", "basis")
        elif status.value != "chua-xac-dinh" and status.value in catalog.statuses:
            yield tell(directive.place("status", "value"), "uncited", "status")


def _find_absent(
    catalog: Catalog, entry: Entry[BaseModel], path: Path, value: str | tuple[str, ...] | None, shelf: str
) -> Iterator[Dangling]:
    """Find the ids in a field that no record has."""
    shelves = PAGES if shelf == "records" else (shelf,)
    steps = enumerate(value) if isinstance(value, tuple) else ((None, value),)
    for position, identifier in steps:
        if identifier is None or any(identifier in getattr(catalog, each) for each in shelves):
            continue
        if not _may_be_unread(catalog, identifier, shelf):
            place = entry.place(*path) if position is None else entry.place(*path, position)
            yield Dangling(shelf, identifier, place)


def _may_be_unread(catalog: Catalog, identifier: str, shelf: str) -> bool:
    """Tell whether an id may stand in a file that could not be read, which is reported already."""
    return identifier in catalog.unread or _is_unread(catalog, shelf)


def _is_unread(catalog: Catalog, shelf: str) -> bool:
    """Tell whether it is unknown which ids there are."""
    tables = ("issuers", "exemplars") if shelf == "bodies" else (shelf,)
    return any(HOMES.get(each) in catalog.unread for each in tables)


def _list_passages(sources: Iterable[Source]) -> frozenset[Citation]:
    return frozenset(Citation(source.id, passage.id) for source in sources for passage in source.passages)
