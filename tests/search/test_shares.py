"""What a record brings to the index: its weight, its facets, its numbers, its sections, each in its own place."""

import json
from dataclasses import replace

import pytest

from handbook.search.items import Item
from handbook.search.numbers import NumberKey
from handbook.search.shares import FACETS, bind_shares, join_rows, share_items
from handbook.search.texts import TextSection

NUMBER = NumberKey(5, "chi-thi", ("tw", "bct"), 2016, 12, 0, stated=True, plenary=False)
DOCUMENT = Item(
    id="05-ct",
    url="van-ban/05-ct.html",
    kind="van-ban",
    names=("Chỉ thị 05", "Về học tập", "CT 05"),
    alias="ct5",
    lead="Về học tập",
    summary="Tóm tắt",
    meta="Bộ Chính trị",
    context="Bộ Chính trị · 15/5/2016",
    level=0,
    facets={"loai": "chi-thi", "nam": "2016", "tinh": "mau"},
    keys=(NUMBER,),
    sections=(TextSection("muc-1", "Mục 1", "một hai"), TextSection("muc-2", "Mục 2", "ba")),
)
UNIT = replace(DOCUMENT, id="xa", kind="don-vi", lead="Câu đầu", level=5, facets={}, keys=(), sections=())


def weigh(**fields: object) -> int:
    (weight,) = share_items([replace(DOCUMENT, **fields)]).rows.priors  # type: ignore[arg-type]
    return weight


def test_higher_bodies_weigh_more_and_the_lowest_all_the_same() -> None:
    assert [weigh(level=level) for level in range(7)] == [150, 140, 130, 120, 110, 100, 100]


@pytest.mark.parametrize(
    ("kind", "weight"),
    [("van-ban", 150), ("don-vi", 150), ("mo-hinh", 127), ("so-lieu", 112), ("thuat-ngu", 112), ("nguon", 75)],
)
def test_whole_pages_weigh_more_than_their_parts(kind: str, weight: int) -> None:
    assert weigh(kind=kind) == weight


def test_what_stands_behind_its_like_weighs_less() -> None:
    assert [weigh(standing=standing) for standing in (75, 100, 118)] == [112, 150, 177]


def test_document_is_indexed_by_its_short_name_and_title_a_unit_by_its_name() -> None:
    assert share_items([DOCUMENT]).items == (("Chỉ thị 05 Về học tập", "ct5", "Tóm tắt", "Bộ Chính trị"),)
    assert share_items([UNIT]).items == (("Chỉ thị 05", "ct5", "Tóm tắt", "Bộ Chính trị"),)


def test_facets_stand_in_their_order_and_are_empty_where_there_is_none() -> None:
    facets = dict(zip(FACETS, share_items([DOCUMENT]).rows.facets[0], strict=True))
    assert {facet: value for facet, value in facets.items() if value} == DOCUMENT.facets
    assert set(share_items([UNIT]).rows.facets[0]) == {""}


def test_every_facet_of_an_item_has_its_column() -> None:
    document = {"cap": "tinh", "tinh": "mau", "khoa": "xii", "nam": "2016", "co-quan": "bct", "loai": "ct"}
    facets = {**document, "doi-tuong": "dang-vien", "linh-vuc": "y-te", "chu-de": "neu-guong", "trang": "vb"}
    row = share_items([replace(DOCUMENT, facets=facets)]).rows.facets[0]
    assert row == ("vb", "ct", "bct", "2016", "xii", "mau", "tinh", "neu-guong", "y-te", "dang-vien")


def test_number_row_tells_type_issuers_year_term_level_and_where_the_number_stands() -> None:
    (row,) = share_items([UNIT, DOCUMENT]).rows.numbers
    assert (row.number, row.item) == ("5", 1)
    assert json.loads(f"[{row.rest}") == ["chi-thi", "tw bct", 2016, 12, 0, 1, 0]


def test_issuers_are_those_of_all_numbers() -> None:
    assert share_items([replace(DOCUMENT, keys=(replace(NUMBER, issuers=("", "tw")),))]).rows.issuers == {"tw"}
    assert share_items([UNIT]).rows.issuers == frozenset()
    assert share_items([DOCUMENT]).rows.issuers == {"tw", "bct"}


def test_lead_that_is_one_of_the_names_is_told_by_its_place() -> None:
    cards = [json.loads(card) for card in share_items([DOCUMENT, UNIT]).rows.cards]
    assert cards[0] == ["05-ct", "van-ban/05-ct.html", "van-ban", list(DOCUMENT.names), 1, DOCUMENT.context]
    assert cards[1][4] == "Câu đầu"


def test_sections_know_their_item() -> None:
    share = share_items([UNIT, DOCUMENT])
    assert share.rows.owners == (1, 1)
    assert share.sections == (("một hai",), ("ba",))
    assert [json.loads(text) for text in share.rows.texts] == [["muc-1", "Mục 1", "một hai"], ["muc-2", "Mục 2", "ba"]]


def test_items_are_numbered_on_through_what_is_joined() -> None:
    rows = join_rows([share_items([UNIT, DOCUMENT]).rows, share_items([DOCUMENT]).rows])
    assert rows.owners == (1, 1, 2, 2)
    assert [row.item for row in rows.numbers] == [1, 2]
    assert len(rows.cards) == len(rows.priors) == len(rows.facets) == 3
    assert rows.issuers == {"tw", "bct"}


def test_words_of_items_and_of_sections_are_counted_apart() -> None:
    batch = bind_shares(share_items([item]) for item in (DOCUMENT, UNIT))
    assert batch.sections.spread == {"mot môt5": 1, "hai": 1, "ba": 1}
    assert batch.items.spread["chinh chinh1"] == 2
    assert len(batch.rows.cards) == 2


def test_day_leads_to_its_item_and_tells_its_type() -> None:
    rows = share_items([replace(UNIT, day="2017-"), replace(DOCUMENT, keys=(), day="2016-05-15-")]).rows.numbers
    assert [(row.number, row.item, json.loads(f"[{row.item},{row.rest}")) for row in rows] == [
        ("2017-", 0, [0, ""]),
        ("2016-05-15-", 1, [1, "chi-thi"]),
    ]
