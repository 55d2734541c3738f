"""References between records: every id that one record writes must be another's."""

import re
from collections.abc import Collection, Iterator

from pydantic import BaseModel

from handbook.catalog import Catalog, Entry
from handbook.checks.findings import Part, walk_parts, walk_records
from handbook.datafile import Path
from handbook.dates import render_date
from handbook.diagnostics import Diagnostic
from handbook.records import Change, Citation
from handbook.vietnamese import find_nearest

_RESERVED = re.compile(r"muc-.+|nguon-\d+")  # what templates name the sections and the notes of a page

# field name → (mapping of the catalog, what editors call such a thing)
_FIELDS = {
    ("Directive", "type"): ("types", "loại văn bản"),
    ("Directive", "issuer"): ("bodies", "cơ quan"),
    ("Directive", "term"): ("terms", "khóa"),
    ("Status", "value"): ("statuses", "tình trạng"),
    ("Relation", "type"): ("relations", "quan hệ"),
    ("Relation", "target"): ("directives", "văn bản"),
    ("Figure", "indicator"): ("indicators", "chỉ tiêu"),
    ("Figure", "measures"): ("directives", "văn bản"),
    ("Model", "serves"): ("directives", "văn bản"),
    ("Conference", "organizer"): ("bodies", "cơ quan"),
    ("Conference", "about"): ("directives", "văn bản"),
    ("Commendation", "by"): ("bodies", "cơ quan"),
    ("Commendation", "recipient_ids"): ("bodies", "cơ quan"),
    ("Implementation", "directive"): ("directives", "văn bản"),
    ("Body", "level"): ("levels", "cấp"),
    ("Body", "province"): ("provinces", "tỉnh, thành phố"),
    ("Body", "parent"): ("bodies", "cơ quan"),
    ("Body", "successor"): ("bodies", "cơ quan"),
    ("Exemplar", "level"): ("levels", "cấp"),
    ("Exemplar", "province"): ("provinces", "tỉnh, thành phố"),
    ("Exemplar", "parent"): ("bodies", "cơ quan"),
    ("Exemplar", "successor"): ("bodies", "cơ quan"),
}


def check_references(catalog: Catalog) -> Iterator[Diagnostic]:
    """Report references to what does not exist, with the nearest id that does."""
    for entry in walk_records(catalog):
        for part in walk_parts(entry):
            for name in type(part.value).model_fields:
                known = _FIELDS.get((type(part.value).__name__, name))
                if known is not None:
                    yield from _check_field(catalog, part, name, known)
    for change in catalog.changes:
        yield from _check_change(catalog, change)
    for shared in catalog.shared_names:
        for position, target in enumerate(shared.record.means):
            path: Path = ("means", position)
            yield from _check_id(catalog, Entry(shared.record, shared.file, shared.prefix), path, target, "directives")
    for entry in walk_records(catalog):
        yield from _check_unique(entry)


def check_citations(catalog: Catalog) -> Iterator[Diagnostic]:
    """Report citations of unknown sources or of passages a source does not list, and statuses without a source."""
    for entry in walk_records(catalog):
        for part in walk_parts(entry):
            if isinstance(part.value, Citation):
                yield from _check_citation(catalog, part, part.value)
    for directive in catalog.directives.values():
        status = directive.record.status
        if status.value != "chua-xac-dinh" and status.value in catalog.statuses and not status.citations:
            message = "tình trạng này chưa có nguồn"
            hint = "thêm «citations:», hoặc viết «value: chua-xac-dinh» nếu chưa nguồn nào nói"
            yield Diagnostic(directive.place("status", "value"), "uncited", message, hint)


def _check_change(catalog: Catalog, change: Entry[Change]) -> Iterator[Diagnostic]:
    known = [*catalog.directives, *catalog.bodies, *catalog.sources]
    for position, identifier in enumerate(change.record.records):
        if identifier not in known and not catalog.unread:
            nearest = find_nearest(identifier, known)
            hint = f"ý bạn là «{nearest}»?" if nearest else "viết mã của một văn bản, cơ quan hoặc nguồn"
            message = f"không có bản ghi mã «{identifier}»"
            yield Diagnostic(change.place("records", position), "dangling", message, hint)
    if not change.record.date.exists:
        message = f"ngày {render_date(change.record.date)} không có trong lịch"
        yield Diagnostic(change.place("date"), "date-impossible", message, "viết lại ngày của thay đổi này")


def _check_field(catalog: Catalog, part: Part, name: str, known: tuple[str, str]) -> Iterator[Diagnostic]:
    value = getattr(part.value, name)
    if isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _check_id(catalog, part.entry, (*part.path, name, position), item, known[0], known[1])
    elif value is not None:
        yield from _check_id(catalog, part.entry, (*part.path, name), value, known[0], known[1])


def _check_id(
    catalog: Catalog, entry: Entry[BaseModel], path: Path, identifier: str, shelf: str, kind: str = "văn bản"
) -> Iterator[Diagnostic]:
    entries: Collection[str] = getattr(catalog, shelf)
    if identifier in entries or _may_be_unread(catalog, identifier, shelf):
        return
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
        nearest = find_nearest(citation.locator, locators)
        hint = f"ý bạn là «{nearest}»?" if nearest else f"thêm chỗ này vào «passages» của sources/{citation.source}.yml"
        message = f"nguồn «{citation.source}» không có chỗ «{citation.locator}»"
        yield Diagnostic(part.entry.place(*part.path, "locator"), "unknown-locator", message, hint)


def _check_unique(entry: Entry[BaseModel]) -> Iterator[Diagnostic]:
    """Report ids of figures, models, conferences … that a page cannot have as anchors: used twice, or its own."""
    seen: dict[str, int] = {}
    for part in walk_parts(entry):
        identifier = getattr(part.value, "id", None)
        if not part.path or not isinstance(identifier, str):
            continue
        place = entry.place(*part.path, "id")
        if _RESERVED.fullmatch(identifier):
            message = f"mã «{identifier}» có dạng mà trang dành cho tên mục và nguồn"
            yield Diagnostic(place, "id-reserved", message, "đặt mã nói số liệu, mô hình, hội nghị ấy là gì")
        if identifier in seen:
            message = f"mã «{identifier}» đã dùng ở dòng {seen[identifier]} của bản ghi này"
            yield Diagnostic(place, "id-twice", message, "đặt mã khác")
        seen.setdefault(identifier, place.line)
