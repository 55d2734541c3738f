"""The data as tables that a spreadsheet opens: CSV in UTF-8 with a byte order mark, as Excel needs it. Pure."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from handbook.lineage import Link
from handbook.memo import Once
from handbook.opendata.cells import write_rows
from handbook.opendata.serialization import list_claims
from handbook.pages import Column, Library, Run, addresses, find_owner, item_address
from handbook.records import (
    Acknowledged,
    Body,
    Claim,
    Directive,
    Dossier,
    Entry,
    Exemplar,
    Figure,
    IndicatorEntry,
    Model,
    Passage,
    Record,
    RelationEntry,
    Source,
    Status,
    find_status_date,
    list_subjects,
    read_fields,
)

_BOM = "\ufeff".encode()  # without it a spreadsheet shows Vietnamese as garbage

RowT = TypeVar("RowT")
RecordT = TypeVar("RecordT")
ItemT = TypeVar("ItemT")


@dataclass(frozen=True, slots=True)
class Spreadsheet(Generic[RowT]):
    """A table of the data: its address, what it holds, what a row is, its columns.

    ``list_names`` lists what it tells of, and ``list_rows`` the rows of each with addresses that begin with a base.
    """

    address: str
    meaning: str
    title: str
    columns: tuple[Column[RowT, object], ...]
    list_names: Callable[[Library], Iterable[Hashable]]
    list_rows: Callable[[Any, Library, str], Iterable[RowT]]

    def render(self, library: Library, base: str, memo: Once) -> Iterator[bytes]:
        """Write the table piece by piece; ``base`` is the site's address with a slash at its end, or empty."""
        yield _BOM + write_rows([[column.heading for column in self.columns]])
        yield from memo.ask_each(self.address, self.list_names(library), partial(self._write, base), library)

    def _write(self, base: str, name: Hashable, library: Library) -> bytes:
        return write_rows([column.get(row) for column in self.columns] for row in self.list_rows(name, library, base))


class Datum(NamedTuple, Generic[RecordT, ItemT]):
    """A record, or an item of it, with the address of its place and all that a cell may tell of it."""

    library: Library
    base: str
    record: RecordT
    item: ItemT
    address: str

    def name(self, table: str, identifier: str | None) -> str:
        """Name what an id in the record leads to; a record without one has no name there."""
        if not identifier:
            return ""
        record: Any = getattr(self.library.catalog, table)[identifier].record
        return str(record.name if table == "bodies" else record.label)

    def name_all(self, table: str, identifiers: Iterable[str]) -> tuple[str, ...]:
        """Name what several ids lead to."""
        return tuple(self.name(table, each) for each in identifiers)


def _list_documents(identifier: str, library: Library, base: str) -> Iterator[Datum[Directive, None]]:
    record = library.catalog.directives[identifier].record
    yield Datum(library, base, record, None, base + addresses.directive_address(identifier))


def _list_relations(identifier: str, library: Library, base: str) -> Iterator[Datum[Directive, Link]]:
    record, address = library.catalog.directives[identifier].record, base + addresses.directive_address(identifier)
    return (Datum(library, base, record, link, address) for link in library.lineage.outgoing[identifier])


def _list_figures(place: tuple[str, str], library: Library, base: str) -> Iterator[Datum[Dossier, Figure]]:
    entry: Entry[Dossier] = getattr(library.catalog, place[0])[place[1]]
    owner = find_owner(library.catalog, entry)
    assert owner  # noqa: S101 - tells the type checker: each of them has a page
    for position, figure in enumerate(entry.record.figures):
        yield Datum(library, base, entry.record, figure, item_address(base + owner.href, position, figure.id))


def _list_bodies(identifier: str, library: Library, base: str) -> Iterator[Datum[Body, Exemplar | None]]:
    record, unit = library.catalog.bodies[identifier].record, library.catalog.exemplars.get(identifier)
    address = base + addresses.body_address(library.catalog, identifier)
    yield Datum(library, base, record, unit.record if unit else None, address)


def _list_models(identifier: str, library: Library, base: str) -> Iterator[Datum[Model, None]]:
    record = library.catalog.models[identifier].record
    yield Datum(library, base, record, None, base + addresses.model_address(identifier))


def _list_citations(identifier: str, library: Library, base: str) -> Iterator[Datum[Source, tuple[Passage, Run]]]:
    record = library.catalog.sources[identifier].record
    for passage, found in zip(record.passages, list_claims(library, record), strict=True):
        yield from (Datum(library, base, record, (passage, claim), base + claim.href) for claim in found)


def _list_owners(library: Library) -> Iterator[tuple[str, str]]:
    """List the records that may have figures."""
    return ((table, each) for table in ("directives", "bodies", "models") for each in getattr(library.catalog, table))


def _find_run(row: Datum[Body, Exemplar | None]) -> tuple[str, ...]:
    return row.library.lineage.run_by.get(row.record.id, ())


def _tell_running(row: Datum[Model, None]) -> str:
    running = row.record.running
    return {True: "có", False: "không"}[running.value] if running else ""


def _join(claims: Iterable[Claim]) -> str:
    return " ".join(claim.text for claim in claims)


def _find_kind(row: Datum[Directive, Link]) -> RelationEntry:
    return row.library.catalog.relations[row.item.kind].record


def _name_target(row: Datum[Directive, Link]) -> str:
    return row.library.catalog.directives[row.item.target].record.short_name


def _name_owner(record: Dossier) -> str:
    return str(getattr(record, "short_name" if isinstance(record, Directive) else "name"))


def _find_indicator(row: Datum[Dossier, Figure]) -> IndicatorEntry:
    return row.library.catalog.indicators[row.item.indicator].record


def _find_unit(row: Datum[Dossier, Figure]) -> str:
    return _find_indicator(row).unit


def _name_subjects(row: Datum[Any, None]) -> tuple[str, ...]:
    return row.name_all("subjects", list_subjects(row.record))


def _name_event(record: Dossier, figure: Figure) -> str:
    event = next((item for item in record.conferences if item.id == figure.event), None)
    if event is None:
        return ""
    return f"{event.name}, {event.date}" if event.date else event.name


def _list_successors(row: Datum[Body, Exemplar | None]) -> tuple[str, ...]:
    return tuple(successor.target for successor in row.record.successors)


def _note(part: Acknowledged) -> str:
    return " ".join(item.note for item in part.discrepancies)


def explain(heading: str, meaning: str, get: Callable[[RowT], object]) -> Column[RowT, object]:
    """Make a column of values."""
    return Column(heading, get, meaning=meaning)


def explain_field(model: type[Record], field: str, get: Callable[[RowT], object]) -> Column[RowT, object]:
    """Make a column of what a field holds, in the words of the field."""
    shape = read_fields(model)[field]
    return explain(shape.noun, f"{shape.meaning[:1].lower()}{shape.meaning[1:]}".rstrip("."), get)


_SUBJECTS = "chủ đề", "các chủ đề mà bản ghi và những ý trong đó nói tới; nhiều chủ đề cách nhau bằng dấu chấm phẩy"
_CITED = "nguồn", "mã nguồn và chỗ trong nguồn; nhiều nguồn cách nhau bằng dấu chấm phẩy"
_PAGE = "trang", "địa chỉ trên trang này"
_FAULT = "sai lệch", "chỗ nguồn sai hoặc mâu thuẫn, lời của sổ tay; trống là không có"

_DOCUMENTS: tuple[Column[Datum[Directive, None], object], ...] = (
    explain("mã", "mã của văn bản trong sổ tay, không đổi; các bảng khác trỏ tới mã này", lambda row: row.record.id),
    explain("tên gọi", "tên ngắn, dùng trong danh sách", lambda row: row.record.short_name),
    explain("loại", "loại văn bản, ví dụ «Chỉ thị»", lambda row: row.name("types", row.record.type)),
    explain("số", "số như trên văn bản, giữ số 0 đứng đầu", lambda row: row.record.number),
    explain("ký hiệu", "số và ký hiệu; hai văn bản có thể trùng ký hiệu, mã thì không", lambda row: row.record.symbol),
    explain("trích yếu", "văn bản về việc gì", lambda row: row.record.title),
    explain("mã cơ quan", "mã của cơ quan ban hành, như ở bảng cơ quan và đơn vị", lambda row: row.record.issuer),
    explain("cơ quan ban hành", "tên cơ quan ban hành", lambda row: row.name("bodies", row.record.issuer)),
    explain(
        "ngày ban hành",
        "viết theo EDTF: 2016-05-15, 2016-05, 2016, 2016~ (khoảng), 2016? (chưa chắc), 2016-11/2017 (trong khoảng ấy), "
        "../2016-10-30 (không muộn hơn), 2016-10-30/.. (không sớm hơn); trống là chưa có trong nguồn",
        lambda row: row.record.issued,
    ),
    explain("người ký", "họ tên người ký như nguồn ghi", lambda row: row.record.signer and row.record.signer.name),
    explain("chức vụ người ký", "như nguồn ghi", lambda row: row.record.signer and row.record.signer.role),
    explain("khóa", "khóa của cơ quan ban hành", lambda row: row.name("terms", row.record.term)),
    explain("tình trạng", "tình trạng mà nguồn cho biết", lambda row: row.name("statuses", row.record.status.value)),
    explain_field(Status, "as_of", lambda row: find_status_date(row.library.catalog, row.record.status)),
    explain("căn cứ tình trạng", "vì sao ghi tình trạng ấy", lambda row: row.record.status.basis),
    explain_field(Directive, "reported", lambda row: row.record.reported),
    explain("tên gọi khác", "các tên gọi khác trong nguồn", lambda row: row.record.aliases),
    explain(*_SUBJECTS, _name_subjects),
    explain(
        "đơn vị thực hiện", "mã các đơn vị thực hiện", lambda row: row.library.lineage.implementers.get(row.record.id)
    ),
    explain(*_CITED, lambda row: row.record.cite),
    explain(*_PAGE, lambda row: row.address),
)
_RELATIONS: tuple[Column[Datum[Directive, Link], object], ...] = (
    explain("mã văn bản", "văn bản ghi quan hệ", lambda row: row.record.id),
    explain("văn bản", "tên văn bản ấy", lambda row: row.record.short_name),
    explain("mã quan hệ", "mã loại quan hệ, xem trang Thuật ngữ", lambda row: row.item.relation.type),
    explain("quan hệ", "lời của chiều xuôi, ví dụ «tiếp tục thực hiện»", lambda row: _find_kind(row).label),
    explain("mã văn bản kia", "văn bản ở đầu kia", lambda row: row.item.relation.target),
    explain("văn bản kia", "tên văn bản ấy", _name_target),
    explain("chiều ngược", "lời khi đọc từ văn bản kia", lambda row: _find_kind(row).inverse_label),
    explain("tên trong ELI", "tên tương ứng trong bộ từ vựng ELI; trống là không có", lambda row: _find_kind(row).eli),
    explain("ghi chú", "điều cần nói thêm", lambda row: row.item.relation.note),
    explain(*_CITED, lambda row: row.item.relation.cite),
)
_FIGURES: tuple[Column[Datum[Dossier, Figure], object], ...] = (
    explain("mã bản ghi", "văn bản, đơn vị hoặc mô hình có con số", lambda row: row.record.id),
    explain("bản ghi", "tên của bản ghi ấy", lambda row: _name_owner(row.record)),
    explain("mã", "mã của con số trong bản ghi", lambda row: row.item.id),
    explain("đếm gì", "chỉ tiêu", lambda row: row.name("indicators", row.item.indicator)),
    explain("in là", "con số đúng như nguồn in", lambda row: row.item.printed),
    explain("chủ đề", "chủ đề của chỉ tiêu ấy", lambda row: row.name_all("subjects", _find_indicator(row).subjects)),
    explain("mức độ", "đúng, gần, hơn, trên hoặc khoảng", lambda row: row.item.qualifier),
    explain("giá trị", "con số để tính, dấu chấm là dấu thập phân", lambda row: row.item.value),
    explain("trên tổng số", "số đứng sau dấu gạch chéo, nếu nguồn in dạng «73/73»", lambda row: row.item.out_of),
    explain("đơn vị", "đơn vị tính", _find_unit),
    explain("phạm vi", "đếm ở đâu, trong những ai", lambda row: row.item.scope),
    explain("tính đến", "thời điểm của con số", lambda row: row.item.as_of),
    explain("từ", "đầu giai đoạn", lambda row: row.item.period and row.item.period.start),
    explain("đến", "cuối giai đoạn", lambda row: row.item.period and row.item.period.end),
    explain("tại hội nghị", "hội nghị mà con số nói về", lambda row: _name_event(row.record, row.item)),
    explain("đo việc thực hiện", "mã văn bản mà con số đo việc thực hiện", lambda row: row.item.measures),
    explain("ghi chú", "điều cần biết để hiểu đúng con số", lambda row: row.item.note),
    explain(*_FAULT, lambda row: _note(row.item)),
    explain(*_CITED, lambda row: row.item.cite),
    explain(*_PAGE, lambda row: row.address),
)
_BODIES: tuple[Column[Datum[Body, Exemplar | None], object], ...] = (
    explain("mã", "mã của cơ quan, đơn vị trong sổ tay", lambda row: row.record.id),
    explain("tên", "tên đầy đủ", lambda row: row.record.name),
    explain("tên ngắn", "tên dùng trong danh sách", lambda row: row.record.short_name),
    explain("cấp", "cấp của cơ quan, đơn vị", lambda row: row.name("levels", row.record.level)),
    explain(
        "tỉnh, thành phố",
        "trống là không thuộc tỉnh nào hoặc chưa có trong nguồn",
        lambda row: row.name("provinces", row.record.province),
    ),
    explain("mã cấp trên", "mã cơ quan cấp trên trực tiếp", lambda row: row.record.parent),
    explain("cấp trên", "tên cơ quan ấy", lambda row: row.name("bodies", row.record.parent)),
    explain_field(Body, "founded", lambda row: row.record.founded and row.record.founded.date),
    explain_field(Body, "ended", lambda row: row.record.ended and row.record.ended.date),
    explain("mã cơ quan kế thừa", "cơ quan đã thay nơi này", _list_successors),
    explain("chữ viết tắt", "chữ trong ký hiệu văn bản", lambda row: row.record.symbols),
    explain(
        "điển hình",
        "«có» nếu sổ tay có trang riêng về việc thực hiện ở nơi này",
        lambda row: "có" if row.item else "không",
    ),
    explain(
        "văn bản ban hành",
        "mã các văn bản nơi này ban hành",
        lambda row: row.library.lineage.issued_by.get(row.record.id),
    ),
    explain(
        "văn bản thực hiện",
        "mã các văn bản nơi này thực hiện",
        lambda row: row.library.lineage.implemented.get(row.record.id),
    ),
    explain("số mô hình", "bao nhiêu mô hình có tên", lambda row: len(_find_run(row))),
    explain("số số liệu", "bao nhiêu con số", lambda row: len(row.record.figures)),
    explain(*_CITED, lambda row: row.record.cite),
    explain(*_PAGE, lambda row: row.address),
)
_MODELS: tuple[Column[Datum[Model, None], object], ...] = (
    explain("mã", "mã của mô hình trong sổ tay, không đổi", lambda row: row.record.id),
    explain("mô hình", "tên như nguồn ghi", lambda row: row.record.name),
    explain("tên gọi khác", "các tên gọi khác trong nguồn", lambda row: row.record.aliases),
    explain(
        "mã đơn vị",
        "các đơn vị thực hiện mô hình, như ở bảng cơ quan và đơn vị",
        lambda row: tuple(each.unit for each in row.record.units),
    ),
    explain(
        "đơn vị", "tên các đơn vị ấy", lambda row: row.name_all("bodies", (each.unit for each in row.record.units))
    ),
    explain("lĩnh vực", "các lĩnh vực của mô hình", lambda row: row.name_all("fields", row.record.fields)),
    explain("đối tượng", "dành cho ai, do ai làm", lambda row: row.name_all("audiences", row.record.audiences)),
    explain(*_SUBJECTS, _name_subjects),
    explain("nội dung", "mô hình là gì, làm gì", lambda row: _join(row.record.summary)),
    explain("cách làm", "từng bước", lambda row: _join(row.record.steps)),
    explain("góp phần thực hiện", "mã các văn bản", lambda row: row.record.serves),
    explain("còn thực hiện", "«có», «không», hoặc trống nếu nguồn không nói", _tell_running),
    explain(
        "tính đến",
        "thời điểm của điều ấy, năm-tháng-ngày, năm-tháng hoặc năm",
        lambda row: row.record.running and row.record.running.as_of,
    ),
    explain("số số liệu", "bao nhiêu con số", lambda row: len(row.record.figures)),
    explain(*_FAULT, lambda row: _note(row.record)),
    explain(*_CITED, lambda row: row.record.cite),
    explain(*_PAGE, lambda row: row.address),
)
_CITATIONS: tuple[Column[Datum[Source, tuple[Passage, Run]], object], ...] = (
    explain("mã nguồn", "nguồn", lambda row: row.record.id),
    explain("nguồn", "nhan đề của nguồn", lambda row: row.record.title),
    explain("chỗ", "chỗ trong nguồn, ví dụ «đoạn 8»", lambda row: row.item[0].locator),
    explain("mở đầu", "vài chữ mở đầu của đoạn", lambda row: row.item[0].opening),
    explain("trang", "trang có điều dựa vào đoạn ấy", lambda row: row.item[1].text),
    explain("điều", "điều ấy, nói ngắn", lambda row: row.item[1].hint),
    explain("địa chỉ điều ấy", "địa chỉ trên trang này", lambda row: row.address),
    explain(
        "địa chỉ đoạn",
        "chỗ của đoạn trên trang của nguồn",
        lambda row: row.base + addresses.source_address(row.record.id, row.item[0].id),
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
        lambda library: library.catalog.models,
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
