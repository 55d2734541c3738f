"""References between records: every id that one record writes must be another's."""

from collections.abc import Collection, Iterable, Iterator
from types import MappingProxyType

from pydantic import BaseModel

from handbook.catalog import Catalog, Entry
from handbook.checks.findings import MODELS, Part, walk_parts
from handbook.datafile import Path
from handbook.dates import render_date
from handbook.diagnostics import Diagnostic
from handbook.fields import REFERENCES, THINGS
from handbook.memory import Memory
from handbook.records import Change, Citation, Source
from handbook.suggestions import find_same
from handbook.vietnamese import find_nearest

_MOST_LISTED = 12
_FIELDS = MappingProxyType(
    {
        model: tuple(
            (name, shelf)
            for (owner, name), shelf in REFERENCES.items()
            if owner == model.__name__ and shelf not in {"sources", "records"}
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


def list_citations(parts: tuple[Part, ...]) -> frozenset[tuple[str, str]]:
    """Gather the places of sources that a record cites."""
    citations = [part.value for part in parts if type(part.value) is Citation]
    return frozenset((citation.source, citation.locator) for citation in citations)


def check_references(
    catalog: Catalog, records: Iterable[tuple[Entry[BaseModel], tuple[tuple[str, frozenset[str]], ...]]]
) -> Iterator[Diagnostic]:
    """Report references to what does not exist, with the nearest id that does; each record with all it refers to."""
    shelves = {shelf for fields in _FIELDS.values() for _, shelf in fields}
    known = {shelf: getattr(catalog, shelf).keys() for shelf in shelves if not _is_unread(catalog, shelf)}
    for entry, references in records:
        if not all(ids <= known[shelf] for shelf, ids in references if shelf in known):
            for part in walk_parts(entry):
                for name, shelf in _FIELDS[type(part.value)]:
                    yield from _check_field(catalog, part, name, shelf)
    for shared in catalog.shared_names:
        for position, target in enumerate(shared.record.means):
            yield from _check_id(catalog, shared, ("means", position), target, "directives")


def check_log(catalog: Catalog) -> Iterator[Diagnostic]:
    """Report entries of the log of changes that name no record, or a day no calendar has."""
    pages = (*catalog.directives, *catalog.bodies, *catalog.sources)
    for change in catalog.changes:
        yield from _check_change(catalog, change, pages)


def check_citations(
    catalog: Catalog, records: Iterable[tuple[Entry[BaseModel], frozenset[tuple[str, str]]]], memory: Memory
) -> Iterator[Diagnostic]:
    """Report citations of unknown sources or of passages a source does not list; each record with all it cites."""
    sources = tuple(entry.record for entry in catalog.sources.values())
    places = memory.recall("passages", (sources,), lambda: _list_passages(sources))
    for entry, citations in records:
        if not citations <= places:
            for part in walk_parts(entry):
                if isinstance(part.value, Citation) and (part.value.source, part.value.locator) not in places:
                    yield from _check_citation(catalog, part, part.value)


def check_uncited(catalog: Catalog) -> Iterator[Diagnostic]:
    """Report statuses, and bases of statuses, without a source."""
    for directive in catalog.directives.values():
        status = directive.record.status
        if status.citations:
            continue
        if status.basis:
            message = "căn cứ của tình trạng này chưa có nguồn"
            hint = "thêm «citations:»; điều không nguồn nào nói thì chuyển sang «note» của văn bản"
            yield Diagnostic(directive.place("status", "basis"), "uncited", message, hint)
        elif status.value != "chua-xac-dinh" and status.value in catalog.statuses:
            message = "tình trạng này chưa có nguồn"
            hint = "thêm «citations:», hoặc viết «value: chua-xac-dinh» nếu chưa nguồn nào nói"
            yield Diagnostic(directive.place("status", "value"), "uncited", message, hint)


def _check_change(catalog: Catalog, change: Entry[Change], known: tuple[str, ...]) -> Iterator[Diagnostic]:
    shelves = (catalog.directives, catalog.bodies, catalog.sources)
    for position, identifier in enumerate(change.record.records):
        if not catalog.unread and not any(identifier in shelf for shelf in shelves):
            nearest = find_nearest(identifier, known)
            hint = f"ý bạn là «{nearest}»?" if nearest else "viết mã của một văn bản, cơ quan hoặc nguồn"
            message = f"không có bản ghi mã «{identifier}»"
            yield Diagnostic(change.place("records", position), "dangling", message, hint)
    if not change.record.date.exists:
        message = f"ngày {render_date(change.record.date)} không có trong lịch"
        yield Diagnostic(change.place("date"), "date-impossible", message, "viết lại ngày của thay đổi này")


def _check_field(catalog: Catalog, part: Part, name: str, shelf: str) -> Iterator[Diagnostic]:
    value = getattr(part.value, name)
    if isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _check_id(catalog, part.entry, (*part.path, name, position), item, shelf)
    elif value is not None:
        yield from _check_id(catalog, part.entry, (*part.path, name), value, shelf)


def _check_id(
    catalog: Catalog, entry: Entry[BaseModel], path: Path, identifier: str, shelf: str
) -> Iterator[Diagnostic]:
    entries: Collection[str] = getattr(catalog, shelf)
    if identifier in entries or _may_be_unread(catalog, identifier, shelf):
        return
    kind = THINGS[shelf]
    nearest = find_nearest(identifier, list(entries))
    hint = f"ý bạn là «{nearest}»?" if nearest else f"các mã {kind} có: " + ", ".join(list(entries)[:12])
    yield Diagnostic(entry.place(*path), "dangling", f"không có {kind} mã «{identifier}»", hint)


def _may_be_unread(catalog: Catalog, identifier: str, shelf: str) -> bool:
    """Tell whether an id may stand in a file that could not be read, which is reported already."""
    return identifier in catalog.unread or _is_unread(catalog, shelf)


def _is_unread(catalog: Catalog, shelf: str) -> bool:
    """Tell whether it is unknown which ids there are."""
    files = {"vocabulary/issuers.yml", "exemplars/"} if shelf == "bodies" else {f"vocabulary/{shelf}.yml", f"{shelf}/"}
    return not files.isdisjoint(catalog.unread)


def _list_passages(sources: tuple[Source, ...]) -> frozenset[tuple[str, str]]:
    return frozenset((source.id, passage.locator) for source in sources for passage in source.passages)


def _check_citation(catalog: Catalog, part: Part, citation: Citation) -> Iterator[Diagnostic]:
    if _may_be_unread(catalog, citation.source, "sources"):
        return
    if citation.source not in catalog.sources:
        nearest = find_nearest(citation.source, list(catalog.sources))
        hint = f"ý bạn là «{nearest}»?" if nearest else "thêm tệp nguồn vào «sources/» trước"
        message = f"không có nguồn mã «{citation.source}»"
        yield Diagnostic(part.entry.place(*part.path, "source"), "unknown-source", message, hint)
        return
    locators = [passage.locator for passage in catalog.sources[citation.source].record.passages]
    if citation.locator not in locators:
        same = find_same(citation.locator, locators)
        known = ", ".join(locators[:_MOST_LISTED]) + (" …" if len(locators) > _MOST_LISTED else "")
        hint = f"nguồn ấy có: {known}; đoạn khác thì thêm vào «passages» của sources/{citation.source}.yml trước"
        if same:
            hint = f"viết đúng như trong nguồn: «locator: {same}»"
        message = f"nguồn «{citation.source}» không có chỗ «{citation.locator}»"
        yield Diagnostic(part.entry.place(*part.path, "locator"), "unknown-locator", message, hint)
