"""The ways in are complete: nothing can be missed on any of them."""

from collections import Counter
from collections.abc import Mapping

import pytest

from flows import list_rows
from handbook.pages import Library, Page
from handbook.pages.blocks import Division, Heading, Table
from handbook.pages.groups import name_place
from handbook.pages.lines import Run, read
from handbook.pages.views import LookupView


def browse(pages: Mapping[str, Page], facet: str, value: str = "index") -> Mapping[str, Division]:
    """Find the groups of a page of a facet, by their anchors."""
    found = pages[f"tra-cuu/{facet}/{value}"].blocks
    return {each.anchor: each for each in found if isinstance(each, Division) and each.style == "shelf"}


def list_names(group: Division, kind: str) -> list[Run]:
    """List the documents or units of a group."""
    tables = (block for block in group.blocks if isinstance(block, Table) and block.style == kind)
    return [row.cells[0].line[0] for table in tables for row in table.rows]


def find_title(group: Division) -> str:
    return next(read(block.line) for block in group.blocks if isinstance(block, Heading))


@pytest.mark.parametrize("facet", ["loai", "co-quan", "nam", "khoa"])
def test_every_document_stands_in_each_group_of_documents_exactly_once(
    pages: Mapping[str, Page], library: Library, facet: str
) -> None:
    found = [run for group in browse(pages, facet).values() for run in list_names(group, "documents")]
    rows = [run.href.rpartition("/")[2] for run in found]
    assert Counter(rows) == Counter(f"{identifier}.html" for identifier in library.documents)


@pytest.mark.parametrize(
    ("facet", "title", "documents"),
    [
        ("nam", "Nguồn không ghi rõ năm", ["Chuyên đề năm 2017", "Nghị quyết hội nghị 4 khóa XII"]),
        ("co-quan", "Nguồn không ghi cơ quan", ["Chuyên đề năm 2017"]),
    ],
)
def test_what_no_source_dates_or_signs_stands_last_under_words_that_say_so(
    pages: Mapping[str, Page], facet: str, title: str, documents: list[str]
) -> None:
    anchor, group = list(browse(pages, facet).items())[-1]
    assert (anchor, find_title(group)) == ("chua-ro", title)
    assert [run.text for run in list_names(group, "documents")] == documents


def test_every_body_stands_under_its_level_exactly_once(pages: Mapping[str, Page], library: Library) -> None:
    found = [run for group in browse(pages, "cap").values() for run in list_names(group, "units")]
    rows = [run.href.rpartition("/")[2] for run in found]
    assert Counter(rows) == Counter(f"{identifier}.html" for identifier in library.catalog.bodies)


def test_every_unit_stands_under_each_document_it_carries_out(pages: Mapping[str, Page], library: Library) -> None:
    groups = browse(pages, "van-ban")
    for document, units in library.lineage.implementers.items():
        names = {run.text for run in list_names(groups[document], "units")}
        assert names == {library.catalog.bodies[unit].record.name for unit in units}


@pytest.mark.parametrize("facet", ["loai", "nam", "khoa", "cap", "tinh"])
def test_every_group_has_a_page_of_its_own_with_the_same_rows(pages: Mapping[str, Page], facet: str) -> None:
    for anchor, group in browse(pages, facet).items():
        ((own, alone),) = browse(pages, facet, anchor).items()
        assert own == anchor
        assert list_rows(alone.blocks) == list_rows(group.blocks)


def test_the_lookup_page_counts_what_each_way_leads_to(pages: Mapping[str, Page], library: Library) -> None:
    view = pages["tra-cuu/index"].view
    assert isinstance(view, LookupView)
    counts = {facet.title: sum(choice.count for choice in facet.choices) for facet in view.facets}
    assert counts["Theo loại văn bản"] == counts["Theo năm ban hành"] == len(library.documents)


def test_years_begin_with_the_newest_and_levels_with_the_top(pages: Mapping[str, Page]) -> None:
    assert list(map(find_title, browse(pages, "nam").values()))[:-1] == ["2021", "2017", "2016", "2012"]
    levels = list(map(find_title, browse(pages, "cap").values()))
    assert levels == ["Tỉnh, thành phố", "Quận, huyện", "Cơ sở", "Nguồn không ghi cơ quan"]


def test_provinces_are_put_in_order_by_their_own_names() -> None:
    names = {"Tỉnh Bình Dương", "Tỉnh Bình Định", "Thành phố Cần Thơ", "Tỉnh Đắk Lắk"}
    ordered = ["Tỉnh Bình Dương", "Tỉnh Bình Định", "Thành phố Cần Thơ", "Tỉnh Đắk Lắk"]
    assert sorted(names, key=name_place) == ordered
