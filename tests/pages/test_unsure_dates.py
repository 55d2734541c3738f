"""Documents whose date is not sure: told as far as it is known, found by the year it is told by, drawn apart."""

import pytest

from documents import put_documents
from handbook.lineage import find_lineage
from handbook.names import index_names
from handbook.pages import Library, gather_library, read
from handbook.pages.blocks import Card
from handbook.pages.documents import plan_directive
from handbook.pages.graphs import plan_whole
from handbook.pages.sheet import Sheet

_DATES = {
    "ro": "2016-05-15",
    "gan-ro": "2016-05~",
    "khoang": "2016~",
    "chua-chac": "2016?",
    "hai-nam": "2016-11/2017",
    "mot-nam": "2016-05/2016-11",
    "khong-muon": "../2016-10-30",
    "khong-som": "2016-10-30/..",
    "khong-ro": None,
}


@pytest.fixture(name="unsure", scope="module")
def _unsure(library: Library) -> Library:
    catalog = put_documents(library.catalog, {each: {"issued": date} for each, date in _DATES.items()})
    return gather_library(catalog, find_lineage(catalog), index_names(catalog))


def test_a_document_stands_under_a_year_of_the_figure_only_where_it_is_surely_of_it(unsure: Library) -> None:
    nodes = {node.id: node for node in plan_whole(Sheet(unsure, "index.html"), "Sơ đồ", with_units=False).nodes}
    assert {each for each, node in nodes.items() if node.period} == {"ro", "gan-ro", "mot-nam"}
    assert {node.period.label for node in nodes.values() if node.period} == {"2016"}
    assert nodes["hai-nam"].when == "từ 11/2016 đến năm 2017"
    assert {each: nodes[each].near for each in ("khoang", "chua-chac", "hai-nam", "khong-muon")} == dict.fromkeys(
        ("khoang", "chua-chac", "hai-nam", "khong-muon"), 2016
    )


def test_it_is_found_under_the_year_by_which_its_date_is_told(unsure: Library) -> None:
    years = {year: set(group.documents) for year, group in unsure.groups["nam"].items()}
    assert years == {
        "2016": {"ro", "gan-ro", "khoang", "chua-chac", "mot-nam"},
        "chua-ro": {"hai-nam", "khong-muon", "khong-som", "khong-ro"},
    }


@pytest.mark.parametrize(
    ("document", "told", "is_link"),
    [
        ("khoang", "khoảng năm 2016", True),
        ("hai-nam", "từ 11/2016 đến năm 2017", False),
        ("khong-muon", "không muộn hơn 30/10/2016", False),
        ("khong-ro", "chưa có trong nguồn", False),
    ],
)
def test_its_page_says_what_is_known_of_the_day(document: str, told: str, *, is_link: bool, unsure: Library) -> None:
    cards = [block for block in plan_directive(unsure, document).blocks[0].blocks if isinstance(block, Card)]
    (row,) = (row for card in cards for row in card.rows if read(row.label) == "Ngày ban hành")
    assert read(row.line) == told
    assert bool(row.line[0].href) is is_link
