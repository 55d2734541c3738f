"""References between records: every id that one record writes must be another's."""

import re
from collections.abc import Collection, Iterator

from pydantic import BaseModel

from handbook.catalog import Catalog, Entry
from handbook.checks.findings import MODELS, Part
from handbook.datafile import Path
from handbook.dates import render_date
from handbook.diagnostics import Diagnostic
from handbook.fields import REFERENCES, THINGS
from handbook.records import Change, Citation
from handbook.suggestions import find_same
from handbook.vietnamese import find_nearest

_MOST_LISTED = 12
_WITH_ID = frozenset(model for model in MODELS if "id" in model.model_fields)
_RESERVED = re.compile(r"muc-.+|nguon-\d+")  # what templates name the sections and the notes of a page


def check_references(catalog: Catalog, parts: tuple[Part, ...]) -> Iterator[Diagnostic]:
    """Report references to what does not exist, with the nearest id that does."""
    fields: dict[str, list[tuple[str, str]]] = {}
    for (model, name), shelf in REFERENCES.items():
        if shelf != "sources":  # citations have words of their own
            fields.setdefault(model, []).append((name, shelf))
    for part in parts:
        for name, shelf in fields.get(type(part.value).__name__, ()):
            yield from _check_field(catalog, part, name, shelf)
    known = (*catalog.directives, *catalog.bodies, *catalog.sources)
    for change in catalog.changes:
        yield from _check_change(catalog, change, known)
    for shared in catalog.shared_names:
        for position, target in enumerate(shared.record.means):
            path: Path = ("means", position)
            yield from _check_id(catalog, Entry(shared.record, shared.file, shared.prefix), path, target, "directives")
    yield from _check_unique(parts)


def check_citations(catalog: Catalog, parts: tuple[Part, ...]) -> Iterator[Diagnostic]:
    """Report citations of unknown sources or of passages a source does not list, and statuses without a source."""
    places = {
        (identifier, passage.locator)
        for identifier, entry in catalog.sources.items()
        for passage in entry.record.passages
    }
    for part in parts:
        if isinstance(part.value, Citation) and (part.value.source, part.value.locator) not in places:
            yield from _check_citation(catalog, part, part.value)
    for directive in catalog.directives.values():
        status = directive.record.status
        if status.value != "chua-xac-dinh" and status.value in catalog.statuses and not status.citations:
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
    files = {f"vocabulary/{shelf}.yml", f"{shelf}/"}
    if shelf == "bodies":
        files = {"vocabulary/issuers.yml", "exemplars/"}
    return identifier in catalog.unread or not files.isdisjoint(catalog.unread)


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


def _check_unique(parts: tuple[Part, ...]) -> Iterator[Diagnostic]:
    """Report ids of figures, models, conferences … that a page cannot have as anchors: used twice, or its own."""
    seen: dict[str, Part] = {}
    for part in parts:
        if not part.path:
            seen = {}
            continue
        identifier = getattr(part.value, "id") if type(part.value) in _WITH_ID else None  # noqa: B009 - each of them has one
        if not isinstance(identifier, str):
            continue
        if _RESERVED.fullmatch(identifier):
            message = f"mã «{identifier}» có dạng mà trang dành cho tên mục và nguồn"
            yield Diagnostic(
                part.entry.place(*part.path, "id"),
                "id-reserved",
                message,
                "đặt mã nói số liệu, mô hình, hội nghị ấy là gì",
            )
        first = seen.setdefault(identifier, part)
        if first is not part:
            line = first.entry.place(*first.path, "id").line
            message = f"mã «{identifier}» đã dùng ở dòng {line} của bản ghi này"
            yield Diagnostic(part.entry.place(*part.path, "id"), "id-twice", message, "đặt mã khác")
