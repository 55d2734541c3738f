"""Lists of documents, bodies, sources and figures as tables."""

from collections.abc import Iterable

from handbook.pages.blocks import UNKNOWN, Cell, Column, Line, Row, Run, Table, cite, join, tell
from handbook.pages.sheet import tell_faults
from handbook.pages.views import DocumentRow, FigureRow, SourceRow, UnitRow

_DOCUMENTS = (
    Column("Văn bản", 1.4),
    Column("Về việc", 2.2),
    Column("Cơ quan ban hành", 1.5, label="Cơ quan"),
    Column("Ngày", 0.95, "when"),
    Column("Tình trạng", 1.0),
)
_FIGURES = (
    Column("Đếm gì", 2.5),
    Column("Giá trị", 1.1, "number"),
    Column("Phạm vi", 1.4),
    Column("Thời điểm", 1.1, "when"),
)
_UNITS = (
    Column("Tên", 2.3),
    Column("Cấp", 1.15),
    Column("Tỉnh, thành phố", 1.1),
    Column("Cấp trên", 1.7),
    Column("Văn bản", 0.75, "number", "Văn bản ban hành", is_count=True),
    Column("Mô hình", 0.75, "number", is_count=True),
    Column("Số liệu", 0.75, "number", is_count=True),
)
_SOURCE_LIST = (
    Column("Nhan đề", 2.6),
    Column("Nơi đăng", 1.4),
    Column("Người viết", 1.2),
    Column("Ngày đăng", 1.0, "when"),
    Column("Số điều dựa vào", 0.9, "number", is_count=True),
)
_NOT_KEPT = Run("bản lưu không ghi", style="unknown")
_OWNER = Column("Thuộc trang", 1.3)
_SOURCES = Column("Nguồn", 1.3)


def list_documents(rows: Iterable[DocumentRow], caption: str) -> Table:
    """List documents."""
    return Table(_DOCUMENTS, tuple(map(_show_document, rows)), caption, "documents")


def _show_document(row: DocumentRow) -> Row:
    return Row(
        (
            Cell((Run(row.link.text, row.link.href),)),
            Cell((Run(row.title),)),
            Cell((row.issuer or UNKNOWN,)),
            Cell(tell(row.issued), row.sort_issued),
            Cell((Run(row.status),)),
        )
    )


def list_units(rows: Iterable[UnitRow], caption: str) -> Table:
    """List bodies."""
    return Table(_UNITS, tuple(map(_show_unit, rows)), caption, "units")


def _show_unit(row: UnitRow) -> Row:
    return Row(
        (
            Cell((Run(row.link.text, row.link.href),)),
            Cell((Run(row.level),)),
            Cell((Run(row.province) if row.province else Run("không", style="none"),)),
            Cell((row.parent or UNKNOWN,)),
            Cell((Run(str(row.documents)),)),
            Cell((Run(str(row.models)),)),
            Cell((Run(str(row.figures)),)),
        )
    )


def list_sources(rows: Iterable[SourceRow], caption: str) -> Table:
    """List sources."""
    return Table(_SOURCE_LIST, tuple(map(_show_source, rows)), caption)


def _show_source(row: SourceRow) -> Row:
    said = (Run(text) if text else _NOT_KEPT for text in (row.publisher, row.author, row.published))
    return Row(
        (
            Cell((Run(row.link.text, row.link.href),)),
            *(Cell((run,)) for run in said),
            Cell((Run(str(row.claims)),)),
        )
    )


def list_figures(rows: Iterable[FigureRow], caption: str, *, owners: bool = False, sources: bool = False) -> Table:
    """List figures, each with an anchor where its page is not named; sources are named in a column or else in notes."""
    columns = (*_FIGURES, *((_OWNER,) if owners else ()), *((_SOURCES,) if sources else ()))
    shown = tuple(_show_figure(row, owners=owners, sources=sources) for row in rows)
    return Table(columns, shown, caption, "figures", is_wide=sources)


def _show_figure(row: FigureRow, *, owners: bool, sources: bool) -> Row:
    parts = f"Gồm: {'; '.join(row.parts)}." if row.parts else ""
    whole = f"Nằm trong {row.part_of}." if row.part_of else ""
    remarks = tuple(line for line in (row.remark, *((Run(text),) for text in (parts, whole) if text)) if line)
    unit = (Run(f" {row.unit}"),) if row.unit else ()
    value = (Run(row.printed, style="strong"), *unit, *(() if sources else cite(row.notes)))
    cells = [
        Cell((Run(row.label),), row.label, remarks, tell_faults(row.faults).items),
        Cell(value, row.sort_value),
        Cell((Run(row.scope),)),
        Cell(tell(row.when), row.sort_when),
    ]
    if owners:
        cells.append(Cell((row.owner,)))
    if sources:
        cells.append(Cell(list_places(row.sources)))
    return Row(tuple(cells), "" if owners else row.anchor, "faulty" if row.faults else "")


def list_places(sources: Iterable[Run]) -> Line:
    """Name cited places: the source and where in it."""
    return join(((Run(each.text, each.href), Run(f", {each.hint}")) for each in sources), Run("; "))
