"""The data as tables that a spreadsheet opens: CSV in UTF-8 with a byte order mark, as Excel needs it. Pure."""

import csv
import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from handbook.lineage.links import find_implemented
from handbook.memo import Once
from handbook.opendata.serialization import list_claims
from handbook.pages import Library, addresses
from handbook.pages.library import find_owner
from handbook.pages.paging import item_address
from handbook.pages.views import Anchor
from handbook.records import (
    Acknowledged,
    Body,
    Citation,
    Directive,
    Dossier,
    Exemplar,
    Figure,
    IndicatorEntry,
    Model,
    Passage,
    Relation,
    RelationEntry,
    Source,
)
from handbook.records.catalog import Entry

_BOM = "\ufeff".encode()  # without it a spreadsheet shows Vietnamese as garbage
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class Column(Generic[RowT]):
    """A column: its heading, what stands under it, and how that is found in a row."""

    heading: str
    meaning: str
    get: Callable[[RowT], object]


@dataclass(frozen=True, slots=True)
class Spreadsheet(Generic[RowT]):
    """A table of the data: its address, what it holds, what a row is, its columns.

    ``list_names`` lists what it tells of, and ``list_rows`` the rows of each with addresses that begin with a base.
    """

    address: str
    meaning: str
    title: str
    columns: tuple[Column[RowT], ...]
    list_names: Callable[[Library], Iterable[Hashable]]
    list_rows: Callable[[Any, Library, str], Iterable[RowT]]

    def render(self, library: Library, base: str, memo: Once) -> Iterator[bytes]:
        """Write the table piece by piece; ``base`` is the site's address with a slash at its end, or empty."""
        yield _BOM + write_rows([[column.heading for column in self.columns]])
        yield from memo.ask_each(self.address, self.list_names(library), partial(self._write, base), library)

    def _write(self, base: str, name: Hashable, library: Library) -> bytes:
        return write_rows([column.get(row) for column in self.columns] for row in self.list_rows(name, library, base))


class DocumentFacts(NamedTuple):
    """A document with the names of what it points at and the units that carry it out."""

    record: Directive
    kind: str
    issuer: str
    term: str
    status: str
    implementers: tuple[str, ...]
    address: str


class RelationFacts(NamedTuple):
    """A relation with the document that states it, its kind, and the name of the other document."""

    record: Directive
    relation: Relation
    kind: RelationEntry
    other: str


class FigureFacts(NamedTuple):
    """A figure with the record that has it, and where that stands."""

    record: Dossier
    owner: str
    figure: Figure
    indicator: IndicatorEntry
    address: str


class BodyFacts(NamedTuple):
    """A body with the names of what it points at and the documents it issued; ``unit`` is what it has of its own."""

    record: Body
    unit: Exemplar | None
    level: str
    province: str
    parent: str
    issued: tuple[str, ...]
    address: str


class ModelFacts(NamedTuple):
    """A model with its unit."""

    record: Exemplar
    model: Model
    address: str


class CitationFacts(NamedTuple):
    """A claim with the passage of a source that it rests on."""

    record: Source
    passage: Passage
    claim: Anchor
    base: str


def _list_documents(identifier: str, library: Library, base: str) -> Iterator[DocumentFacts]:
    catalog = library.catalog
    record = catalog.directives[identifier].record
    yield DocumentFacts(
        record,
        catalog.types[record.type].record.label,
        _name_body(library, record.issuer),
        catalog.terms[record.term].record.label if record.term else "",
        catalog.statuses[record.status.value].record.label,
        library.lineage.implementers.get(identifier, ()),
        base + addresses.directive_address(identifier),
    )


def _list_relations(identifier: str, library: Library, _: str) -> Iterator[RelationFacts]:
    directives, relations = library.catalog.directives, library.catalog.relations
    record = directives[identifier].record
    for link in library.lineage.outgoing[identifier]:
        kind, other = relations[link.kind].record, directives[link.target].record.short_name
        yield RelationFacts(record, record.relations[link.position], kind, other)


def _list_figures(place: tuple[str, str], library: Library, base: str) -> Iterator[FigureFacts]:
    catalog = library.catalog
    entry: Entry[Dossier] = getattr(catalog, place[0])[place[1]]
    record, owner = entry.record, find_owner(catalog, entry)
    for position, figure in enumerate(record.figures):
        assert owner  # noqa: S101 - tells the type checker: each document and body has a page
        indicator = catalog.indicators[figure.indicator].record
        address = item_address(base + owner.href, position, figure.id)
        yield FigureFacts(record, owner.text, figure, indicator, address)


def _list_bodies(identifier: str, library: Library, base: str) -> Iterator[BodyFacts]:
    catalog = library.catalog
    record, unit = catalog.bodies[identifier].record, catalog.exemplars.get(identifier)
    yield BodyFacts(
        record,
        unit.record if unit else None,
        catalog.levels[record.level].record.label,
        catalog.provinces[record.province].record.label if record.province else "",
        _name_body(library, record.parent),
        library.lineage.issued_by.get(identifier, ()),
        base + addresses.body_address(catalog, identifier),
    )


def _list_models(identifier: str, library: Library, base: str) -> Iterator[ModelFacts]:
    record, address = (
        library.catalog.exemplars[identifier].record,
        base + addresses.body_address(library.catalog, identifier),
    )
    for position, model in enumerate(record.models):
        yield ModelFacts(record, model, item_address(address, position, model.id))


def _list_citations(identifier: str, library: Library, base: str) -> Iterator[CitationFacts]:
    record = library.catalog.sources[identifier].record
    for passage, found in zip(record.passages, list_claims(library, record), strict=True):
        yield from (CitationFacts(record, passage, claim, base) for claim in found)


def _list_owners(library: Library) -> Iterator[tuple[str, str]]:
    """List the records that may have figures."""
    return ((table, each) for table in ("directives", "bodies") for each in getattr(library.catalog, table))


def _name_body(library: Library, identifier: str | None) -> str:
    return library.catalog.bodies[identifier].record.name if identifier else ""


def _name_event(record: Dossier, figure: Figure) -> str:
    event = next((item for item in record.conferences if item.id == figure.event), None)
    if event is None:
        return ""
    return f"{event.name}, {event.date}" if event.date else event.name


def _note(part: Acknowledged) -> str:
    return " ".join(item.note for item in part.discrepancies)


def _write_cell(value: object) -> str:
    """Write a value of a record as a cell that no spreadsheet runs as a formula (OWASP, CSV injection)."""
    text = _write_value(value)
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _write_value(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(_write_value, value))
    if isinstance(value, Citation):
        return f"{value.source}, {value.locator}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "" if value is None else str(value)


class _Lines(list[str]):
    """Lines as they are written: half the room of a stream of text."""

    write = list[str].append


def write_rows(rows: Iterable[Iterable[object]]) -> bytes:
    """Write rows of values as CSV none of whose cells a spreadsheet runs."""
    lines = _Lines()
    csv.writer(lines, lineterminator="\r\n").writerows(map(_write_cell, row) for row in rows)
    return "".join(lines).encode()


_CITED = "nguồn", "mã nguồn và chỗ trong nguồn; nhiều nguồn cách nhau bằng dấu chấm phẩy"
_PAGE = "trang", "địa chỉ trên trang này"
_FAULT = "sai lệch", "chỗ nguồn sai hoặc mâu thuẫn, lời của sổ tay; trống là không có"

_DOCUMENTS: tuple[Column[DocumentFacts], ...] = (
    Column("mã", "mã của văn bản trong sổ tay, không đổi; các bảng khác trỏ tới mã này", lambda row: row.record.id),
    Column("tên gọi", "tên ngắn, dùng trong danh sách", lambda row: row.record.short_name),
    Column("loại", "loại văn bản, ví dụ «Chỉ thị»", lambda row: row.kind),
    Column("số", "số như trên văn bản, giữ số 0 đứng đầu", lambda row: row.record.number),
    Column("ký hiệu", "số và ký hiệu; hai văn bản có thể trùng ký hiệu, mã thì không", lambda row: row.record.symbol),
    Column("trích yếu", "văn bản về việc gì", lambda row: row.record.title),
    Column("mã cơ quan", "mã của cơ quan ban hành, như ở bảng cơ quan và đơn vị", lambda row: row.record.issuer),
    Column("cơ quan ban hành", "tên cơ quan ban hành", lambda row: row.issuer),
    Column(
        "ngày ban hành",
        "năm-tháng-ngày, năm-tháng hoặc năm; trống là chưa có trong nguồn",
        lambda row: row.record.issued,
    ),
    Column("người ký", "họ tên người ký như nguồn ghi", lambda row: row.record.signer and row.record.signer.name),
    Column("chức vụ người ký", "như nguồn ghi", lambda row: row.record.signer and row.record.signer.role),
    Column("khóa", "khóa của cơ quan ban hành", lambda row: row.term),
    Column("tình trạng", "tình trạng mà nguồn cho biết", lambda row: row.status),
    Column("căn cứ tình trạng", "vì sao ghi tình trạng ấy", lambda row: row.record.status.basis),
    Column("tên gọi khác", "các tên gọi khác trong nguồn", lambda row: row.record.aliases),
    Column("đơn vị thực hiện", "mã các đơn vị thực hiện", lambda row: row.implementers),
    Column(*_CITED, lambda row: row.record.citations),
    Column(*_PAGE, lambda row: row.address),
)
_RELATIONS: tuple[Column[RelationFacts], ...] = (
    Column("mã văn bản", "văn bản ghi quan hệ", lambda row: row.record.id),
    Column("văn bản", "tên văn bản ấy", lambda row: row.record.short_name),
    Column("mã quan hệ", "mã loại quan hệ, xem trang Thuật ngữ", lambda row: row.relation.type),
    Column("quan hệ", "lời của chiều xuôi, ví dụ «tiếp tục thực hiện»", lambda row: row.kind.label),
    Column("mã văn bản kia", "văn bản ở đầu kia", lambda row: row.relation.target),
    Column("văn bản kia", "tên văn bản ấy", lambda row: row.other),
    Column("chiều ngược", "lời khi đọc từ văn bản kia", lambda row: row.kind.inverse_label),
    Column("tên trong ELI", "tên tương ứng trong bộ từ vựng ELI; trống là không có", lambda row: row.kind.eli),
    Column("ghi chú", "điều cần nói thêm", lambda row: row.relation.note),
    Column(*_CITED, lambda row: row.relation.citations),
)
_FIGURES: tuple[Column[FigureFacts], ...] = (
    Column("mã bản ghi", "văn bản hoặc đơn vị có con số", lambda row: row.record.id),
    Column("bản ghi", "tên của văn bản hoặc đơn vị ấy", lambda row: row.owner),
    Column("mã", "mã của con số trong bản ghi", lambda row: row.figure.id),
    Column("đếm gì", "chỉ tiêu", lambda row: row.indicator.label),
    Column("in là", "con số đúng như nguồn in", lambda row: row.figure.printed),
    Column("mức độ", "đúng, gần, hơn, trên hoặc khoảng", lambda row: row.figure.qualifier),
    Column("giá trị", "con số để tính, dấu chấm là dấu thập phân", lambda row: row.figure.value),
    Column("trên tổng số", "số đứng sau dấu gạch chéo, nếu nguồn in dạng «73/73»", lambda row: row.figure.out_of),
    Column("đơn vị", "đơn vị tính", lambda row: row.indicator.unit),
    Column("phạm vi", "đếm ở đâu, trong những ai", lambda row: row.figure.scope),
    Column("tính đến", "thời điểm của con số", lambda row: row.figure.as_of),
    Column("từ", "đầu giai đoạn", lambda row: row.figure.period and row.figure.period.start),
    Column("đến", "cuối giai đoạn", lambda row: row.figure.period and row.figure.period.end),
    Column("tại hội nghị", "hội nghị mà con số nói về", lambda row: _name_event(row.record, row.figure)),
    Column("đo việc thực hiện", "mã văn bản mà con số đo việc thực hiện", lambda row: row.figure.measures),
    Column("ghi chú", "điều cần biết để hiểu đúng con số", lambda row: row.figure.note),
    Column(*_FAULT, lambda row: _note(row.figure)),
    Column(*_CITED, lambda row: row.figure.citations),
    Column(*_PAGE, lambda row: row.address),
)
_BODIES: tuple[Column[BodyFacts], ...] = (
    Column("mã", "mã của cơ quan, đơn vị trong sổ tay", lambda row: row.record.id),
    Column("tên", "tên đầy đủ", lambda row: row.record.name),
    Column("tên ngắn", "tên dùng trong danh sách", lambda row: row.record.short_name),
    Column("cấp", "cấp của cơ quan, đơn vị", lambda row: row.level),
    Column("tỉnh, thành phố", "trống là không thuộc tỉnh nào hoặc chưa có trong nguồn", lambda row: row.province),
    Column("mã cấp trên", "mã cơ quan cấp trên trực tiếp", lambda row: row.record.parent),
    Column("cấp trên", "tên cơ quan ấy", lambda row: row.parent),
    Column("mã cơ quan kế thừa", "cơ quan đã thay nơi này", lambda row: row.record.successor),
    Column("chữ viết tắt", "chữ trong ký hiệu văn bản", lambda row: row.record.symbols),
    Column(
        "điển hình",
        "«có» nếu sổ tay có trang riêng về việc thực hiện ở nơi này",
        lambda row: "có" if row.unit else "không",
    ),
    Column("văn bản ban hành", "mã các văn bản nơi này ban hành", lambda row: row.issued),
    Column(
        "văn bản thực hiện", "mã các văn bản nơi này thực hiện", lambda row: row.unit and find_implemented(row.unit)
    ),
    Column("số mô hình", "bao nhiêu mô hình có tên", lambda row: len(row.unit.models) if row.unit else 0),
    Column("số số liệu", "bao nhiêu con số", lambda row: len(row.record.figures)),
    Column(*_CITED, lambda row: row.record.citations),
    Column(*_PAGE, lambda row: row.address),
)
_MODELS: tuple[Column[ModelFacts], ...] = (
    Column("mã đơn vị", "đơn vị có mô hình", lambda row: row.record.id),
    Column("đơn vị", "tên đơn vị ấy", lambda row: row.record.name),
    Column("mã", "mã của mô hình trong đơn vị", lambda row: row.model.id),
    Column("mô hình", "tên như nguồn ghi", lambda row: row.model.name),
    Column("nội dung", "mô hình làm gì", lambda row: row.model.text),
    Column("góp phần thực hiện", "mã các văn bản", lambda row: row.model.serves),
    Column(*_FAULT, lambda row: _note(row.model)),
    Column(*_CITED, lambda row: row.model.citations),
    Column(*_PAGE, lambda row: row.address),
)
_CITATIONS: tuple[Column[CitationFacts], ...] = (
    Column("mã nguồn", "nguồn", lambda row: row.record.id),
    Column("nguồn", "nhan đề của nguồn", lambda row: row.record.title),
    Column("chỗ", "chỗ trong nguồn, ví dụ «đoạn 8»", lambda row: row.passage.locator),
    Column("mở đầu", "vài chữ mở đầu của đoạn", lambda row: row.passage.opening),
    Column("trang", "trang có điều dựa vào đoạn ấy", lambda row: row.claim.text),
    Column("điều", "điều ấy, nói ngắn", lambda row: row.claim.hint),
    Column("địa chỉ điều ấy", "địa chỉ trên trang này", lambda row: row.base + row.claim.href),
    Column(
        "địa chỉ đoạn",
        "chỗ của đoạn trên trang của nguồn",
        lambda row: row.base + addresses.source_address(row.record.id, row.passage.locator),
    ),
)

TABLES: tuple[Spreadsheet[Any], ...] = (
    Spreadsheet(
        addresses.DOCUMENTS_CSV,
        "Bảng văn bản",
        "Văn bản, mỗi dòng một văn bản",
        _DOCUMENTS,
        lambda library: library.catalog.directives,
        _list_documents,
    ),
    Spreadsheet(
        addresses.RELATIONS_CSV,
        "Bảng quan hệ giữa các văn bản",
        "Quan hệ, mỗi dòng một quan hệ giữa hai văn bản",
        _RELATIONS,
        lambda library: library.lineage.outgoing,
        _list_relations,
    ),
    Spreadsheet(
        addresses.FIGURES_CSV, "Bảng số liệu", "Số liệu, mỗi dòng một con số", _FIGURES, _list_owners, _list_figures
    ),
    Spreadsheet(
        addresses.UNITS_CSV,
        "Bảng cơ quan và đơn vị",
        "Cơ quan và đơn vị, mỗi dòng một nơi",
        _BODIES,
        lambda library: library.catalog.bodies,
        _list_bodies,
    ),
    Spreadsheet(
        addresses.MODELS_CSV,
        "Bảng mô hình, cách làm",
        "Mô hình, mỗi dòng một mô hình, cách làm",
        _MODELS,
        lambda library: library.catalog.exemplars,
        _list_models,
    ),
    Spreadsheet(
        addresses.CITATIONS_CSV,
        "Bảng trích dẫn: điều nào dựa vào đoạn nào của nguồn nào",
        "Trích dẫn, mỗi dòng một điều dựa vào một đoạn của nguồn",
        _CITATIONS,
        lambda library: library.catalog.sources,
        _list_citations,
    ),
)
"""Every table, in the order in which readers are told of them."""
