"""The tables of pages: each a tuple of columns, of which each has its heading and finds what stands under it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, TypeVar

from handbook.pages.addresses import browse_address
from handbook.pages.blocks import Cell, Column, Row, Table
from handbook.pages.lines import NOTHING, SEMICOLON, UNKNOWN, Line, Run, cite, join, list_runs, tell
from handbook.pages.rows import tell_today
from handbook.pages.sheet import Sheet
from handbook.pages.views import DocumentRow, FigureRow
from handbook.records import Body, Dossier, Model, list_subjects

_SILENT = frozenset({UNKNOWN.style, NOTHING.style})  # of runs that say that nothing is known
_LEAST_ROWS = 5  # in a shorter table it is seen at once that nothing is known
_BRIEF = 3  # columns of the table of models that name a model, who runs it and where
_SELDOM = 5  # a column in which less than one row of so many says something is left out

RowT = TypeVar("RowT")
ListedBody = tuple[Sheet, Body]
"""A body with the page that lists it."""
ListedModel = tuple[Sheet, Model]


def fill_table(
    columns: tuple[Column[RowT, Cell], ...],
    rows: Iterable[RowT],
    caption: str,
    kind: str = "",
    style: Callable[[RowT], str] = lambda _: "",
    anchor: Callable[[RowT], str] = lambda _: "",
    about: str = "",
) -> Table:
    """Fill a table of a kind; ``style`` and ``anchor`` are found in each row.

    A column is left out that repeats in each row what the table is ``about``, or in nearly each that nothing is known;
    but when something was, or that this is not known, is always said.
    """
    filled = tuple(Row(tuple(column.get(row) for column in columns), anchor(row), style(row)) for row in rows)
    kept = [
        place
        for place in range(len(columns))
        if not place or _is_telling([row.cells[place] for row in filled], about, columns[place])
    ]
    if len(kept) == len(columns):
        return Table(columns, filled, caption, kind)
    cut = (row._replace(cells=tuple(row.cells[place] for place in kept)) for row in filled)
    return Table(tuple(columns[place] for place in kept), tuple(cut), caption, kind)


def _is_telling(cells: Sequence[Cell], about: str, column: Column[Any, Cell]) -> bool:
    """Tell whether a column says more than what the table is about, and not only that nothing is known."""
    if not cells or column.is_count or column.style == "when":
        return True
    lines = [tuple(chain(cell.line, *cell.lines, *cell.remarks, *cell.faults)) for cell in cells]
    if about and all("".join(run.text for run in line) == about for line in lines):
        return False
    known = sum(any(run.style not in _SILENT for run in line) for line in lines)
    return len(cells) < _LEAST_ROWS or known * _SELDOM > len(cells)


def list_documents(rows: Iterable[DocumentRow], caption: str, about: str = "") -> Table:
    """List documents."""
    return fill_table(_DOCUMENTS, rows, caption, "documents", about=about)


def list_bodies(sheet: Sheet, bodies: Iterable[str], caption: str, about: str = "") -> Table:
    """List bodies."""
    records = sheet.library.catalog.bodies
    return fill_table(_BODIES, ((sheet, records[each].record) for each in bodies), caption, "units", about=about)


def list_models(sheet: Sheet, models: Iterable[str], caption: str, about: str = "", *, is_brief: bool = False) -> Table:
    """List models; a brief table leaves to their own pages what they are for, and for whom."""
    records = sheet.library.catalog.models
    columns = _MODELS[:_BRIEF] if is_brief else _MODELS
    return fill_table(columns, ((sheet, records[each].record) for each in models), caption, "models", about=about)


def link_entries(sheet: Sheet, facet: str, table: str, identifiers: Iterable[str]) -> Line:
    """Name entries of a table of the vocabulary, each with a link to what stands under it."""
    entries = getattr(sheet.library.catalog, table)
    return list_runs(sheet.link(entries[each].record.label, browse_address(facet, each)) for each in identifiers)


def link_subjects(sheet: Sheet, record: Dossier) -> Line:
    """Name the subjects that a record bears, each with a link to its page."""
    return link_entries(sheet, "chu-de", "subjects", list_subjects(record))


def link_places(sheet: Sheet, record: Model) -> Line:
    """Name the provinces of the units that run a model, and the levels of those that have none, each once."""
    bodies = [sheet.library.catalog.bodies[each.unit].record for each in record.units]
    provinces = dict.fromkeys(body.province for body in bodies if body.province)
    levels = dict.fromkeys(body.level for body in bodies if not body.province)
    named = (link_entries(sheet, "tinh", "provinces", provinces), link_entries(sheet, "cap", "levels", levels))
    return join(line for line in named if line)


def list_figures(rows: Iterable[FigureRow], caption: str) -> Table:
    """List the figures of the page, each with its anchor."""
    return fill_table(_FIGURES, rows, caption, "figures", _find_style, lambda row: row.anchor)


def list_owned_figures(rows: Iterable[FigureRow], caption: str, *, are_one: bool) -> Table:
    """List figures of other pages, which are named in each row; one page has its name over the table instead."""
    return fill_table(_FIGURES if are_one else (*_FIGURES, _OWNER), rows, caption, "figures", _find_style)


def list_all_figures(rows: Iterable[FigureRow], caption: str) -> Table:
    """List figures of any pages with their sources."""
    return replace(fill_table(_LEDGER, rows, caption, "figures", _find_style), is_wide=True)


def list_places(sources: Iterable[Run]) -> Line:
    """Name cited places: the source and where in it."""
    return join(((Run(each.text, each.href), Run(f", {each.hint}")) for each in sources), SEMICOLON)


def show_text(text: str) -> Cell:
    """Show a text in a cell."""
    return Cell((Run(text),))


def show_link(run: Run) -> Cell:
    """Show a link in a cell, with nothing to see on pointing at it."""
    return Cell((Run(run.text, run.href),))


def _find_style(row: FigureRow) -> str:
    return "faulty" if row.faults else ""


def _show_figure(row: FigureRow) -> Cell:
    parts = f"Gồm: {'; '.join(row.parts)}." if row.parts else ""
    whole = f"Nằm trong {row.part_of}." if row.part_of else ""
    remarks = tuple(line for line in (row.remark, *((Run(text),) for text in (parts, whole) if text)) if line)
    return Cell((Run(row.label),), row.label, remarks, row.faults)


def _show_value(row: FigureRow, notes: tuple[int, ...] = ()) -> Cell:
    unit = (Run(f" {row.unit}"),) if row.unit else ()
    return Cell((Run(row.printed, style="strong"), *unit, *cite(notes)), row.sort_value)


def _show_status(row: DocumentRow) -> Cell:
    return Cell((Run(row.status),), remarks=((Run(row.status_date),),) if row.status_date else ())


def _show_body(row: ListedBody) -> Cell:
    sheet, record = row
    today = tell_today(sheet, record.id)
    return Cell((sheet.link_body(record.id),), remarks=(today,) if today else ())


def _show_level(row: ListedBody) -> Cell:
    sheet, record = row
    return show_text(sheet.library.catalog.levels[record.level].record.label)


def _show_province(row: ListedBody) -> Cell:
    sheet, record = row
    if not record.province:
        return Cell((Run("không", style="none"),))
    return show_text(sheet.library.catalog.provinces[record.province].record.label)


def _show_parent(row: ListedBody) -> Cell:
    sheet, record = row
    return Cell((sheet.link_body(record.parent) if record.parent else UNKNOWN,))


def _count_issued(row: ListedBody) -> Cell:
    sheet, record = row
    return _count(sheet.library.lineage.issued_by.get(record.id, ()))


def _count_models(row: ListedBody) -> Cell:
    sheet, record = row
    return _count(sheet.library.lineage.run_by.get(record.id, ()))


def _show_model(row: ListedModel) -> Cell:
    sheet, record = row
    first = record.summary[:1]
    return Cell((sheet.link_model(record.id),), remarks=tuple(sheet.read(claim.text, record) for claim in first))


def _show_units(row: ListedModel) -> Cell:
    sheet, record = row
    return Cell(list_runs(sheet.link_body(each.unit) for each in record.units))


def _show_entries(facet: str, table: str) -> Callable[[ListedModel], Cell]:
    return lambda row: Cell(link_entries(row[0], facet, table, getattr(row[1], table)) or (NOTHING,))


def _count(items: Sequence[object]) -> Cell:
    return show_text(str(len(items)))


_DOCUMENTS: tuple[Column[DocumentRow, Cell], ...] = (
    Column("Văn bản", lambda row: show_link(row.link), 1.4),
    Column("Về việc", lambda row: show_text(row.title), 2.2),
    Column("Cơ quan ban hành", lambda row: Cell((row.issuer or UNKNOWN,)), 1.5, label="Cơ quan"),
    Column("Ngày", lambda row: Cell(tell(row.issued), row.sort_issued), 0.95, "when"),
    Column("Tình trạng", _show_status),
)
_BODIES: tuple[Column[ListedBody, Cell], ...] = (
    Column("Tên", _show_body, 2.3),
    Column("Cấp", _show_level, 1.15),
    Column("Tỉnh, thành phố", _show_province, 1.1),
    Column("Cấp trên", _show_parent, 1.7),
    Column("Văn bản", _count_issued, 0.75, "number", "Văn bản ban hành", is_count=True),
    Column("Mô hình", _count_models, 0.75, "number", is_count=True),
    Column("Số liệu", lambda row: _count(row[1].figures), 0.75, "number", is_count=True),
)
_MODELS: tuple[Column[ListedModel, Cell], ...] = (
    Column("Mô hình", _show_model, 2.4),
    Column("Đơn vị thực hiện", _show_units, 1.6, label="Đơn vị"),
    Column("Nơi", lambda row: Cell(link_places(*row)), 0.9, is_choice=True),
    Column("Lĩnh vực", _show_entries("linh-vuc", "fields"), 1.1, is_choice=True),
    Column("Đối tượng", _show_entries("doi-tuong", "audiences"), 1.1, is_choice=True),
)
_WHAT: Column[FigureRow, Cell] = Column("Đếm gì", _show_figure, 2.5)
_WHERE_WHEN: tuple[Column[FigureRow, Cell], ...] = (
    Column("Phạm vi", lambda row: show_text(row.scope), 1.4),
    Column("Thời điểm", lambda row: Cell(tell(row.when), row.sort_when), 1.1, "when"),
)
_OWNER: Column[FigureRow, Cell] = Column("Thuộc trang", lambda row: Cell((row.owner,)), 1.3)
_FIGURES: tuple[Column[FigureRow, Cell], ...] = (
    _WHAT,
    Column("Giá trị", lambda row: _show_value(row, row.notes), 1.1, "number"),
    *_WHERE_WHEN,
)
_LEDGER: tuple[Column[FigureRow, Cell], ...] = (
    _WHAT,
    Column("Giá trị", _show_value, 1.1, "number"),
    *_WHERE_WHEN,
    _OWNER,
    Column("Nguồn", lambda row: Cell(list_places(row.sources)), 1.3),
)
