"""Long lists over several pages."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.pages.blocks import Rest
from handbook.pages.limits import STATED
from handbook.pages.lines import Run
from handbook.pages.paging import (
    WHOLE,
    count_parts,
    cut_part,
    cut_stated,
    item_address,
    list_pager,
    name_part,
    part_address,
    plan_pager,
    plan_rest,
)
from handbook.pages.views import Pager


class Page:
    """Stands for a page that links are written from."""

    def link(self, text: str, address: str) -> Run:
        """Write an address as seen from the root."""
        return Run(text, f"/{address}")


@pytest.mark.parametrize(
    ("total", "expected"), [(0, 1), (1, 1), (9, 1), (10, 1), (11, 2), (19, 2), (20, 2), (21, 3), (130, 13)]
)
def test_a_list_has_as_many_pages_as_its_rows_need_and_one_at_least(total: int, expected: int) -> None:
    assert count_parts(total, 10) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(1, (0, 1, 2, 3)), (2, (4, 5, 6, 7)), (3, (8, 9)), (WHOLE, tuple(range(10)))]
)
def test_a_page_shows_its_rows_and_print_all(number: int, expected: tuple[int, ...]) -> None:
    assert cut_part(range(10), number, 4) == expected


def test_print_stops_at_a_thousand_rows() -> None:
    assert cut_part(range(1001), WHOLE, 4) == cut_stated(range(1001), WHOLE) == tuple(range(1000))
    assert cut_part(range(999), WHOLE, 4) == cut_stated(range(999), WHOLE) == tuple(range(999))


def test_lists_that_go_on_side_by_side_end_each_where_it_ends() -> None:
    rows = tuple(range(2 * STATED + 1))
    assert [cut_stated(rows, number) for number in (1, 2, 3, 4)] == [
        rows[:STATED],
        rows[STATED : 2 * STATED],
        rows[2 * STATED :],
        (),
    ]


def test_an_item_stands_on_the_page_that_shows_it() -> None:
    rows = tuple(range(2 * STATED + 1))
    for number in (1, 2, 3):
        addresses = {item_address("a.html", place, "m") for place in cut_stated(rows, number)}
        assert addresses == {f"{part_address('a.html', number)}#m"}


def test_an_empty_list_has_one_empty_page() -> None:
    assert cut_part((), 1, 4) == ()
    assert plan_pager(Page(), "a.html", 1, 0, 4) is None


@pytest.mark.parametrize(("total", "number"), [(0, 2), (4, 2), (10, 4), (10, 5), (10, -1)])
def test_a_page_the_list_does_not_have_cannot_be_planned(total: int, number: int) -> None:
    with pytest.raises(LookupError, match=f"a list of {total} rows, 4 to a page, has no page {number}"):
        cut_part(range(total), number, 4)
    with pytest.raises(LookupError, match=f"a list of {total} rows, 4 to a page, has no page {number}"):
        plan_pager(Page(), "a.html", number, total, 4)


@pytest.mark.parametrize(
    ("address", "number", "expected"),
    [
        ("van-ban/index.html", 1, "van-ban/index.html"),
        ("van-ban/index.html", WHOLE, "van-ban/index.html"),
        ("van-ban/index.html", 2, "van-ban/trang/2.html"),
        ("nguon/bai.html", 3, "nguon/bai/trang/3.html"),
        ("nguon/bai.html", 12, "nguon/bai/trang/12.html"),
    ],
)
def test_the_first_page_has_the_address_of_the_list(address: str, number: int, expected: str) -> None:
    assert part_address(address, number) == expected


def test_pages_after_the_first_bear_their_number() -> None:
    assert [name_part("Văn bản", number) for number in (WHOLE, 1, 2)] == ["Văn bản", "Văn bản", "Văn bản, trang 2"]


def test_one_page_needs_no_pager() -> None:
    assert plan_pager(Page(), "a.html", 1, 4, 4) is None
    assert plan_pager(Page(), "a.html", 1, 5, 4) is not None
    assert plan_pager(Page(), "a.html", WHOLE, 5, 4) is None


def test_a_page_has_one_pager_or_none() -> None:
    assert list_pager(Page(), "a.html", 1, 4, 4) == ()
    assert list_pager(Page(), "a.html", 2, 5, 4) == (plan_pager(Page(), "a.html", 2, 5, 4),)


def test_the_last_page_ends_with_the_list() -> None:
    pager = plan_pager(Page(), "a.html", 2, 130, 100)
    assert pager == Pager(
        number=2,
        count=2,
        first=101,
        last=130,
        total=130,
        before="/a.html",
        after="",
        lookup="/tra-cuu/index.html",
        tables="/du-lieu/index.html#muc-bang-tinh",
        pages=(Run("1", "/a.html"), Run("2", "/a/trang/2.html")),
    )


def test_the_first_page_leads_on_and_not_back() -> None:
    pager = plan_pager(Page(), "a.html", 1, 130, 100)
    assert pager is not None
    assert (pager.first, pager.last, pager.before, pager.after) == (1, 100, "", "/a/trang/2.html")


def test_a_page_in_the_middle_leads_both_ways() -> None:
    pager = plan_pager(Page(), "a.html", 3, 45, 10)
    assert pager is not None
    assert (pager.first, pager.last) == (21, 30)
    assert (pager.before, pager.after) == ("/a/trang/2.html", "/a/trang/4.html")


@pytest.mark.parametrize(
    ("number", "count", "shown"),
    [
        (1, 12, "1 2 3 12"),
        (2, 12, "1 2 3 4 12"),
        (4, 12, "1 2 3 4 5 6 12"),
        (5, 12, "1 3 4 5 6 7 12"),
        (9, 12, "1 7 8 9 10 11 12"),
        (10, 12, "1 8 9 10 11 12"),
        (12, 12, "1 10 11 12"),
        (33, 40, "1 31 32 33 34 35 40"),
        (100, 200, "1 98 99 100 101 102 200"),
    ],
)
def test_a_pager_names_the_ends_and_two_pages_either_side_in_order(number: int, count: int, shown: str) -> None:
    pager = plan_pager(Page(), "a.html", number, count * 10, 10)
    assert pager is not None
    assert " ".join(anchor.text for anchor in pager.pages) == shown


@given(total=st.integers(0, 400), size=st.integers(1, 50))
def test_the_pages_of_a_list_show_each_row_once_and_say_which(total: int, size: int) -> None:
    rows = tuple(range(1, total + 1))
    shown: list[int] = []
    for number in range(1, count_parts(total, size) + 1):
        part = cut_part(rows, number, size)
        pager = plan_pager(Page(), "a.html", number, total, size)
        if pager:
            assert (pager.first, pager.last) == (part[0], part[-1])
            assert replace(pager, pages=()) == Pager(
                number,
                count_parts(total, size),
                part[0],
                part[-1],
                total,
                f"/{part_address('a.html', number - 1)}" if number > 1 else "",
                f"/{part_address('a.html', number + 1)}" if part[-1] < total else "",
                "/tra-cuu/index.html",
                "/du-lieu/index.html#muc-bang-tinh",
                (),
            )
        shown += part
    assert tuple(shown) == rows


@pytest.mark.parametrize(("total", "expected"), [(7, ()), (8, ()), (9, (Rest("dòng", 8, 9, "/a.html"),))])
def test_the_rest_of_a_list_is_told_where_there_is_any(total: int, expected: tuple[Rest, ...]) -> None:
    assert plan_rest(Page(), "a.html", "dòng", total, min(total, 8)) == expected
