"""The data as tables that a spreadsheet opens: CSV in UTF-8 with a byte order mark, as Excel needs it. Pure."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from handbook.dates import PartialDate
from handbook.lineage import find_implemented
from handbook.pages import Library, addresses
from handbook.records import Body, Citation, Discrepancy, Dossier, Figure

Row = tuple[str, ...]

_BOM = "\ufeff"  # without it a spreadsheet shows Vietnamese as garbage
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and what stands under it."""

    heading: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the data: its address, what a row is, its columns, its rows."""

    address: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Library, str], Iterator[Row]]


class _Lines(list[str]):
    """Lines as they are written: half the room of a stream of text."""

    write = list[str].append


def render_tables(library: Library, base: str = "") -> Iterator[tuple[str, str]]:
    """Write every table as (address, text); ``base`` is the site's address with a slash at its end, or empty."""
    for table in TABLES:
        headings = [column.heading for column in table.columns]
        yield table.address, _render_rows(chain([headings], table.rows(library, base)))


def _render_rows(rows: Iterable[Iterable[str]]) -> str:
    lines = _Lines([_BOM])
    csv.writer(lines, lineterminator="\r\n").writerows([_guard(cell) for cell in row] for row in rows)
    return "".join(lines)


def _guard(text: str) -> str:
    """Keep a spreadsheet from running text that starts like a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _list_documents(library: Library, base: str) -> Iterator[Row]:
    catalog = library.catalog
    for identifier, entry in catalog.directives.items():
        record = entry.record
        yield (
            identifier,
            record.short_name,
            catalog.types[record.type].record.label,
            record.number or "",
            record.symbol or "",
            record.title,
            record.issuer or "",
            _name_body(library, record.issuer),
            _write_date(record.issued),
            catalog.terms[record.term].record.label if record.term else "",
            catalog.statuses[record.status.value].record.label,
            record.status.basis or "",
            _join(record.aliases),
            _join(library.lineage.implementers.get(identifier, ())),
            _cite(record.citations),
            base + addresses.directive_address(identifier),
        )


def _list_relations(library: Library, _: str) -> Iterator[Row]:
    catalog = library.catalog
    for link in library.lineage.links:
        kind = catalog.relations[link.kind].record
        yield (
            link.subject,
            catalog.directives[link.subject].record.short_name,
            link.kind,
            kind.label,
            link.target,
            catalog.directives[link.target].record.short_name,
            kind.inverse_label,
            kind.eli or "",
            link.relation.note or "",
            _cite(link.relation.citations),
        )


def _list_figures(library: Library, base: str) -> Iterator[Row]:
    catalog = library.catalog
    for entry in catalog.directives.values():
        owner = entry.record.short_name, base + addresses.directive_address(entry.record.id)
        yield from (_write_figure(library, entry.record, owner, figure) for figure in entry.record.figures)
    for body in catalog.bodies.values():
        owner = body.record.name, base + addresses.body_address(catalog, body.record.id)
        yield from (_write_figure(library, body.record, owner, figure) for figure in body.record.figures)


def _write_figure(library: Library, record: Dossier, owner: tuple[str, str], figure: Figure) -> Row:
    indicator = library.catalog.indicators[figure.indicator].record
    name, address = owner
    return (
        record.id,
        name,
        figure.id,
        indicator.label,
        figure.printed,
        figure.qualifier,
        f"{figure.value:f}",
        f"{figure.out_of:f}" if figure.out_of is not None else "",
        indicator.unit,
        figure.scope,
        _write_date(figure.as_of),
        _write_date(figure.period.start if figure.period else None),
        _write_date(figure.period.end if figure.period else None),
        _name_event(record, figure),
        figure.measures or "",
        figure.note or "",
        _note(figure.discrepancies),
        _cite(figure.citations),
        f"{address}#{figure.id}",
    )


def _list_units(library: Library, base: str) -> Iterator[Row]:
    for identifier, entry in library.catalog.bodies.items():
        yield (
            identifier,
            entry.record.name,
            entry.record.short_name or "",
            *_place_body(library, entry.record),
            "có" if identifier in library.catalog.exemplars else "không",
            *_count_parts(library, identifier),
            _cite(entry.record.citations),
            base + addresses.body_address(library.catalog, identifier),
        )


def _place_body(library: Library, record: Body) -> Row:
    catalog = library.catalog
    return (
        catalog.levels[record.level].record.label,
        catalog.provinces[record.province].record.label if record.province else "",
        record.parent or "",
        _name_body(library, record.parent),
        record.successor or "",
        _join(record.symbols),
    )


def _count_parts(library: Library, identifier: str) -> Row:
    exemplar = library.catalog.exemplars.get(identifier)
    return (
        _join(library.lineage.issued_by.get(identifier, ())),
        _join(find_implemented(exemplar.record)) if exemplar else "",
        str(len(exemplar.record.models)) if exemplar else "0",
        str(len(library.catalog.bodies[identifier].record.figures)),
    )


def _list_models(library: Library, base: str) -> Iterator[Row]:
    for identifier, entry in library.catalog.exemplars.items():
        for model in entry.record.models:
            address = f"{base}{addresses.body_address(library.catalog, identifier)}#{model.id}"
            notes = _note(model.discrepancies)
            cells = (model.id, model.name, model.text, _join(model.serves), notes, _cite(model.citations), address)
            yield identifier, entry.record.name, *cells


def _list_citations(library: Library, base: str) -> Iterator[Row]:
    for identifier, entry in library.catalog.sources.items():
        for passage in entry.record.passages:
            for claim in library.support.get((identifier, passage.locator), ()):
                address = base + addresses.source_address(identifier, passage.locator)
                opening = (identifier, entry.record.title, passage.locator, passage.opening)
                yield *opening, claim.text, claim.hint, base + claim.href, address


def _name_body(library: Library, identifier: str | None) -> str:
    return library.catalog.bodies[identifier].record.name if identifier else ""


def _name_event(record: Dossier, figure: Figure) -> str:
    event = next((item for item in record.conferences if item.id == figure.event), None)
    if event is None:
        return ""
    return f"{event.name}, {event.date}" if event.date else event.name


def _write_date(date: PartialDate | None) -> str:
    return str(date) if date else ""


def _note(discrepancies: Iterable[Discrepancy]) -> str:
    return " ".join(item.note for item in discrepancies)


def _cite(citations: Iterable[Citation]) -> str:
    return _join(f"{citation.source}, {citation.locator}" for citation in citations)


def _join(items: Iterable[str]) -> str:
    return "; ".join(items)


_CITED = Column("nguồn", "mã nguồn và chỗ trong nguồn; nhiều nguồn cách nhau bằng dấu chấm phẩy")
_PAGE = Column("trang", "địa chỉ trên trang này")
_FAULT = Column("sai lệch", "chỗ nguồn sai hoặc mâu thuẫn, lời của sổ tay; trống là không có")

TABLES = (
    Table(
        addresses.DOCUMENTS_CSV,
        "Văn bản, mỗi dòng một văn bản",
        (
            Column("mã", "mã của văn bản trong sổ tay, không đổi; các bảng khác trỏ tới mã này"),
            Column("tên gọi", "tên ngắn, dùng trong danh sách"),
            Column("loại", "loại văn bản, ví dụ «Chỉ thị»"),
            Column("số", "số như trên văn bản, giữ số 0 đứng đầu"),
            Column("ký hiệu", "số và ký hiệu; hai văn bản có thể trùng ký hiệu, mã thì không"),
            Column("trích yếu", "văn bản về việc gì"),
            Column("mã cơ quan", "mã của cơ quan ban hành, như ở bảng cơ quan và đơn vị"),
            Column("cơ quan ban hành", "tên cơ quan ban hành"),
            Column("ngày ban hành", "năm-tháng-ngày, năm-tháng hoặc năm; trống là chưa có trong nguồn"),
            Column("khóa", "khóa của cơ quan ban hành"),
            Column("tình trạng", "tình trạng mà nguồn cho biết"),
            Column("căn cứ tình trạng", "vì sao ghi tình trạng ấy"),
            Column("tên gọi khác", "các tên gọi khác trong nguồn"),
            Column("đơn vị thực hiện", "mã các đơn vị thực hiện"),
            _CITED,
            _PAGE,
        ),
        _list_documents,
    ),
    Table(
        addresses.RELATIONS_CSV,
        "Quan hệ, mỗi dòng một quan hệ giữa hai văn bản",
        (
            Column("mã văn bản", "văn bản ghi quan hệ"),
            Column("văn bản", "tên văn bản ấy"),
            Column("mã quan hệ", "mã loại quan hệ, xem trang Thuật ngữ"),
            Column("quan hệ", "lời của chiều xuôi, ví dụ «tiếp tục thực hiện»"),
            Column("mã văn bản kia", "văn bản ở đầu kia"),
            Column("văn bản kia", "tên văn bản ấy"),
            Column("chiều ngược", "lời khi đọc từ văn bản kia"),
            Column("tên trong ELI", "tên tương ứng trong bộ từ vựng ELI; trống là không có"),
            Column("ghi chú", "điều cần nói thêm"),
            _CITED,
        ),
        _list_relations,
    ),
    Table(
        addresses.FIGURES_CSV,
        "Số liệu, mỗi dòng một con số",
        (
            Column("mã bản ghi", "văn bản hoặc đơn vị có con số"),
            Column("bản ghi", "tên của văn bản hoặc đơn vị ấy"),
            Column("mã", "mã của con số trong bản ghi"),
            Column("đếm gì", "chỉ tiêu"),
            Column("in là", "con số đúng như nguồn in"),
            Column("mức độ", "đúng, gần, hơn, trên hoặc khoảng"),
            Column("giá trị", "con số để tính, dấu chấm là dấu thập phân"),
            Column("trên tổng số", "số đứng sau dấu gạch chéo, nếu nguồn in dạng «73/73»"),
            Column("đơn vị", "đơn vị tính"),
            Column("phạm vi", "đếm ở đâu, trong những ai"),
            Column("tính đến", "thời điểm của con số"),
            Column("từ", "đầu giai đoạn"),
            Column("đến", "cuối giai đoạn"),
            Column("tại hội nghị", "hội nghị mà con số nói về"),
            Column("đo việc thực hiện", "mã văn bản mà con số đo việc thực hiện"),
            Column("ghi chú", "điều cần biết để hiểu đúng con số"),
            _FAULT,
            _CITED,
            _PAGE,
        ),
        _list_figures,
    ),
    Table(
        addresses.UNITS_CSV,
        "Cơ quan và đơn vị, mỗi dòng một nơi",
        (
            Column("mã", "mã của cơ quan, đơn vị trong sổ tay"),
            Column("tên", "tên đầy đủ"),
            Column("tên ngắn", "tên dùng trong danh sách"),
            Column("cấp", "cấp của cơ quan, đơn vị"),
            Column("tỉnh, thành phố", "trống là không thuộc tỉnh nào hoặc chưa có trong nguồn"),
            Column("mã cấp trên", "mã cơ quan cấp trên trực tiếp"),
            Column("cấp trên", "tên cơ quan ấy"),
            Column("mã cơ quan kế thừa", "cơ quan đã thay nơi này"),
            Column("chữ viết tắt", "chữ trong ký hiệu văn bản"),
            Column("điển hình", "«có» nếu sổ tay có trang riêng về việc thực hiện ở nơi này"),
            Column("văn bản ban hành", "mã các văn bản nơi này ban hành"),
            Column("văn bản thực hiện", "mã các văn bản nơi này thực hiện"),
            Column("số mô hình", "bao nhiêu mô hình có tên"),
            Column("số số liệu", "bao nhiêu con số"),
            _CITED,
            _PAGE,
        ),
        _list_units,
    ),
    Table(
        addresses.MODELS_CSV,
        "Mô hình, mỗi dòng một mô hình, cách làm",
        (
            Column("mã đơn vị", "đơn vị có mô hình"),
            Column("đơn vị", "tên đơn vị ấy"),
            Column("mã", "mã của mô hình trong đơn vị"),
            Column("mô hình", "tên như nguồn ghi"),
            Column("nội dung", "mô hình làm gì"),
            Column("góp phần thực hiện", "mã các văn bản"),
            _FAULT,
            _CITED,
            _PAGE,
        ),
        _list_models,
    ),
    Table(
        addresses.CITATIONS_CSV,
        "Trích dẫn, mỗi dòng một điều dựa vào một đoạn của nguồn",
        (
            Column("mã nguồn", "nguồn"),
            Column("nguồn", "nhan đề của nguồn"),
            Column("chỗ", "chỗ trong nguồn, ví dụ «đoạn 8»"),
            Column("mở đầu", "vài chữ mở đầu của đoạn"),
            Column("trang", "trang có điều dựa vào đoạn ấy"),
            Column("điều", "điều ấy, nói ngắn"),
            Column("địa chỉ điều ấy", "địa chỉ trên trang này"),
            Column("địa chỉ đoạn", "chỗ của đoạn trên trang của nguồn"),
        ),
        _list_citations,
    ),
)
"""Every table, in the order in which readers are told of them."""
