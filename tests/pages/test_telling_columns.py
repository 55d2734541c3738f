"""A table has the columns that say something: none that repeats what it is about, none in which nothing is known."""

import pytest

from handbook.pages.blocks import Cell, Column
from handbook.pages.lines import NOTHING, UNKNOWN, Line, Run
from handbook.pages.tables import fill_table

_KNOWN: Line = (Run("Ban Bí thư"),)
_UNKNOWN: Line = (UNKNOWN,)


def list_headings(lines: list[Line], about: str = "", *, is_count: bool = False) -> list[str]:
    columns: tuple[Column[Line, Cell], ...] = (
        Column("Tên", Cell),
        Column("Cơ quan", Cell, is_count=is_count),
        Column("Ngày", lambda _: Cell((Run("2016"),))),
    )
    table = fill_table(columns, lines, "Mọi thứ", about=about)
    assert {len(row.cells) for row in table.rows} <= {len(table.columns)}
    return [column.heading for column in table.columns]


ALL, CUT = ["Tên", "Cơ quan", "Ngày"], ["Tên", "Ngày"]


@pytest.mark.parametrize(
    ("lines", "about", "headings"),
    [
        ([_KNOWN], "Ban Bí thư", CUT),
        ([_KNOWN] * 9, "Ban Bí thư", CUT),
        ([_KNOWN, _UNKNOWN], "Ban Bí thư", ALL),
        ([_KNOWN], "Bộ Chính trị", ALL),
        ([_KNOWN] * 9, "", ALL),
        ([()] * 2, "", ALL),
    ],
)
def test_a_column_that_repeats_in_each_row_what_the_table_is_about_is_left_out(
    lines: list[Line], about: str, headings: list[str]
) -> None:
    assert list_headings(lines, about) == headings


@pytest.mark.parametrize(
    ("known", "unknown", "headings"), [(0, 4, ALL), (0, 5, CUT), (1, 4, CUT), (2, 4, ALL), (1, 9, CUT), (3, 9, ALL)]
)
@pytest.mark.parametrize("silent", [UNKNOWN, NOTHING], ids=["unknown", "none"])
def test_a_column_in_which_hardly_a_row_says_anything_is_left_out_of_a_table_that_is_not_short(
    silent: Run, known: int, unknown: int, headings: list[str]
) -> None:
    assert list_headings([*[_KNOWN] * known, *[(silent,)] * unknown]) == headings


def test_the_names_of_rows_counts_and_an_empty_table_keep_their_columns() -> None:
    assert list_headings([_UNKNOWN] * 5, is_count=True) == ALL
    assert list_headings([(Run("2016"),)] * 5, "2016") == ["Tên"]
    assert list_headings([], "Ban Bí thư") == ALL


def test_a_time_is_said_though_it_is_hardly_ever_known() -> None:
    time: Column[Line, Cell] = Column("Thời điểm", Cell, style="when")
    assert fill_table((time, time), [_UNKNOWN] * 9, "Số liệu", about=UNKNOWN.text).columns == (time, time)


def test_a_cell_of_several_lines_says_something() -> None:
    column: Column[str, Cell] = Column("Văn bản", lambda text: Cell((), lines=((Run(text),),)))
    table = fill_table((column, column), ["Chỉ thị 05"] * 5, "Số hiệu")
    assert len(table.columns) == 2
