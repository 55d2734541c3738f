"""The ways in are complete: nothing can be missed on any of them."""

from collections import Counter
from collections.abc import Mapping

import pytest

from handbook.pages import Library, Page
from handbook.pages.views import BrowseView, ListView


def browse(pages: Mapping[str, Page], facet: str) -> BrowseView:
    view = pages[f"tra-cuu/{facet}/index"].view
    assert isinstance(view, BrowseView)
    return view


@pytest.mark.parametrize("facet", ["loai", "co-quan", "nam", "khoa"])
def test_every_document_stands_on_each_shelf_of_documents_exactly_once(
    pages: Mapping[str, Page], library: Library, facet: str
) -> None:
    rows = [row.link.href.rpartition("/")[2] for shelf in browse(pages, facet).shelves for row in shelf.documents]
    assert Counter(rows) == Counter(f"{identifier}.html" for identifier in library.catalog.directives)


@pytest.mark.parametrize(
    ("facet", "title", "documents"),
    [
        ("nam", "Nguồn không ghi ngày", ["Chuyên đề năm 2017", "Nghị quyết hội nghị 4 khóa XII"]),
        ("co-quan", "Nguồn không ghi cơ quan", ["Chuyên đề năm 2017"]),
    ],
)
def test_what_no_source_dates_or_signs_stands_last_under_words_that_say_so(
    pages: Mapping[str, Page], facet: str, title: str, documents: list[str]
) -> None:
    shelf = browse(pages, facet).shelves[-1]
    assert (shelf.anchor, shelf.title) == ("chua-ro", title)
    assert [row.link.text for row in shelf.documents] == documents


def test_every_body_stands_under_its_level_exactly_once(pages: Mapping[str, Page], library: Library) -> None:
    rows = [row.link.href.rpartition("/")[2] for shelf in browse(pages, "cap").shelves for row in shelf.units]
    assert Counter(rows) == Counter(f"{identifier}.html" for identifier in library.catalog.bodies)


def test_every_unit_stands_under_each_document_it_carries_out(pages: Mapping[str, Page], library: Library) -> None:
    shelves = {shelf.anchor: {row.link.text for row in shelf.units} for shelf in browse(pages, "van-ban").shelves}
    for document, units in library.lineage.implementers.items():
        assert shelves[document] == {library.catalog.bodies[unit].record.name for unit in units}


@pytest.mark.parametrize("facet", ["loai", "nam", "khoa", "cap", "tinh"])
def test_every_shelf_has_a_page_of_its_own_with_the_same_rows(pages: Mapping[str, Page], facet: str) -> None:
    for shelf in browse(pages, facet).shelves:
        (alone,) = browse_one(pages, facet, shelf.anchor).shelves
        assert [row.title for row in alone.documents] == [row.title for row in shelf.documents]
        assert [row.link.text for row in alone.units] == [row.link.text for row in shelf.units]


def browse_one(pages: Mapping[str, Page], facet: str, value: str) -> BrowseView:
    view = pages[f"tra-cuu/{facet}/{value}"].view
    assert isinstance(view, BrowseView)
    assert view.single
    return view


def test_the_lookup_page_counts_what_each_way_leads_to(pages: Mapping[str, Page], library: Library) -> None:
    view = pages["tra-cuu/index"].view
    assert isinstance(view, ListView)
    counts = {facet.title: sum(choice.count for choice in facet.choices) for facet in view.facets}
    assert counts["Theo loại văn bản"] == counts["Theo năm ban hành"] == len(library.catalog.directives)


def test_years_are_in_order_and_levels_from_the_top(pages: Mapping[str, Page]) -> None:
    assert [shelf.title for shelf in browse(pages, "nam").shelves][:-1] == ["2012", "2016", "2017", "2021"]
    levels = [shelf.title for shelf in browse(pages, "cap").shelves]
    assert levels == ["Tỉnh, thành phố", "Quận, huyện", "Cơ sở", "Nguồn không ghi cơ quan"]
