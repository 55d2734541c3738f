"""What is known of when documents were issued, and the order of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import put_documents
from handbook.lineage.links import find_lineage
from handbook.lineage.timeline import Bounds, find_bounds, order_documents
from handbook.records.catalog import Catalog
from handbook.records.loading import read_catalog
from handbook.text.dates import FIRST, LAST

Documents = Mapping[str, Mapping[str, Any]]


@pytest.fixture(scope="module")
def catalog(toy: Path) -> Catalog:
    return read_catalog(toy).catalog


def bound(catalog: Catalog, documents: Documents) -> Mapping[str, Bounds]:
    catalog = put_documents(catalog, documents)
    return find_bounds(catalog, find_lineage(catalog))


def order(catalog: Catalog, documents: Documents) -> list[str]:
    catalog = put_documents(catalog, documents)
    lineage = find_lineage(catalog)
    return list(order_documents(catalog, lineage, find_bounds(catalog, lineage)))


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ("2016-05-15", Bounds((2016, 5, 15), (2016, 5, 15))),
        ("2016-05", Bounds((2016, 5, 0), (2016, 5, 99))),
        ("2016", Bounds((2016, 0, 0), (2016, 99, 99))),
        ("2016~", Bounds((2015, 0, 0), (2017, 99, 99))),
        ("2016?", Bounds(FIRST, LAST)),
        ("2016-11/2017", Bounds((2016, 11, 0), (2017, 99, 99))),
        ("../2016-10-30", Bounds(FIRST, (2016, 10, 30))),
        (None, Bounds(FIRST, LAST)),
    ],
)
def test_a_document_is_bounded_as_closely_as_its_date(catalog: Catalog, issued: str | None, expected: Bounds) -> None:
    assert bound(catalog, {"a": {"issued": issued}}) == {"a": expected}


def test_what_acts_on_a_document_is_no_earlier_and_that_no_later(catalog: Catalog) -> None:
    found = bound(
        catalog,
        {
            "base": {},
            "a": {"issued": "2016-05-15", "relations": [("based_on", "base")]},
            "b": {"relations": [("implements", "a")]},
            "c": {"relations": [("implements", "b")]},
        },
    )
    assert found["base"] == Bounds(FIRST, (2016, 5, 15))
    assert found["a"] == Bounds((2016, 5, 15), (2016, 5, 15))
    assert found["b"] == found["c"] == Bounds((2016, 5, 15), LAST)


def test_the_nearest_bounds_count(catalog: Catalog) -> None:
    found = bound(
        catalog,
        {
            "x": {"relations": [("implements", "a"), ("implements", "b")]},
            "a": {"issued": "2014"},
            "b": {"issued": "2015"},
            "c": {"issued": "2019", "relations": [("implements", "x")]},
            "d": {"issued": "2018", "relations": [("implements", "x")]},
        },
    )
    assert found["x"] == Bounds((2015, 0, 0), (2018, 99, 99))


@pytest.mark.parametrize("kind", ["together_with", "refers_to"])
def test_a_relation_that_may_go_either_way_bounds_nothing(catalog: Catalog, kind: str) -> None:
    assert bound(catalog, {"a": {"issued": "2016"}, "x": {"relations": [(kind, "a")]}})["x"] == Bounds()


def test_what_there_is_only_talk_of_bounds_nothing(catalog: Catalog) -> None:
    documents = {
        "talk": {"issued": "2016", "reported": "Nghe kể."},
        "x": {"relations": [("implements", "talk")]},
    }
    assert bound(catalog, documents)["x"] == Bounds()


def test_a_circle_bounds_nothing(catalog: Catalog) -> None:
    documents = {
        "a": {"issued": "2016", "relations": [("implements", "x")]},
        "x": {"relations": [("implements", "a")]},
    }
    assert bound(catalog, documents)["x"] == Bounds()
    assert order(catalog, documents) == ["a", "x"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Bounds((2016, 0, 0), (2016, 5, 14)), Bounds((2016, 5, 15), LAST), True),
        (Bounds((2016, 0, 0), (2016, 5, 15)), Bounds((2016, 5, 15), LAST), False),
        (Bounds((2016, 0, 0), (2016, 99, 99)), Bounds((2016, 5, 15), LAST), False),
        (Bounds(), Bounds(), False),
        (Bounds(FIRST, (2015, 1, 1)), Bounds((2016, 1, 1), LAST), True),
    ],
)
def test_earlier_is_what_ends_before_the_other_begins(one: Bounds, other: Bounds, expected: bool) -> None:  # noqa: FBT001 - a table of cases
    assert one.is_before(other) is expected


def test_documents_stand_in_the_order_of_their_dates_and_undated_ones_after_all(catalog: Catalog) -> None:
    documents = {
        "a": {},
        "b": {"issued": "2021-05-18"},
        "c": {"issued": "2016-05-15"},
        "d": {"relations": [("implements", "c")]},
        "e": {"issued": "2016-04-30"},
    }
    assert order(catalog, documents) == ["e", "c", "b", "a", "d"]


def test_a_date_known_in_part_stands_at_the_end_of_its_period(catalog: Catalog) -> None:
    documents = {"a": {"issued": "2016"}, "b": {"issued": "2016-12-31"}, "c": {"issued": "2016-05"}}
    documents |= {"d": {"issued": "2016-05-31"}, "e": {"issued": "2017-01-01"}}
    assert order(catalog, documents) == ["d", "c", "b", "a", "e"]


def test_a_date_that_is_not_sure_stands_where_it_names_its_last_day(catalog: Catalog) -> None:
    documents = {"a": {"issued": "2016~"}, "b": {"issued": "../2016-10-30"}, "c": {"issued": "2016-10-30/.."}}
    documents |= {"d": {"issued": "2016-12-31"}, "e": {}, "f": {"issued": "2017?"}, "g": {"issued": "2016-11/2017-03"}}
    assert order(catalog, documents) == ["b", "d", "a", "g", "f", "c", "e"]


def test_a_date_known_in_part_stands_before_what_acts_on_it(catalog: Catalog) -> None:
    documents = {
        "a": {"issued": "2016-11-15", "relations": [("continues", "b")]},
        "b": {"issued": "2016"},
        "c": {"issued": "2016-11-16"},
        "d": {"issued": "2016-11-14"},
    }
    assert order(catalog, documents) == ["d", "b", "a", "c"]


def test_of_one_day_that_stands_first_which_others_act_on(catalog: Catalog) -> None:
    documents = {
        "a": {"issued": "2016-05-15", "relations": [("implements", "b")]},
        "b": {"issued": "2016-05-15", "relations": [("implements", "c")]},
        "c": {"issued": "2016-05-15"},
    }
    assert order(catalog, documents) == ["c", "b", "a"]


def test_undated_documents_stand_after_what_they_act_on(catalog: Catalog) -> None:
    assert order(catalog, {"a": {"relations": [("implements", "b")]}, "b": {}, "c": {}}) == ["b", "c", "a"]


def test_undated_documents_stand_in_no_order_that_their_bounds_suggest(catalog: Catalog) -> None:
    documents = {"a": {}, "b": {}, "c": {"issued": "2016", "relations": [("implements", "b")]}}
    assert order(catalog, documents) == ["c", "a", "b"]


_DATES = st.sampled_from((None, "2015", "2016", "2016-05", "2016-05-15", "2016-06", "2016-06-01", "2017"))


@given(dates=st.lists(_DATES, min_size=1, max_size=7), ties=st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6))))
def test_nothing_stands_before_what_is_surely_earlier(
    catalog: Catalog, dates: list[str | None], ties: set[tuple[int, int]]
) -> None:
    documents = {
        f"d{number}": {
            "issued": date,
            "relations": [
                ("implements", f"d{target}") for subject, target in sorted(ties) if subject == number > target
            ],
        }
        for number, date in enumerate(dates)
    }
    found, line = bound(catalog, documents), order(catalog, documents)
    dated = [each for each in line if documents[each]["issued"]]
    assert line[: len(dated)] == dated
    is_possible = all(each.earliest <= each.latest for each in found.values())
    for place, earlier in enumerate(dated):
        assert not any(found[later].is_before(found[earlier]) for later in dated[place:] if is_possible)
        for kind, target in documents[earlier]["relations"]:
            assert kind == "implements"
            if is_possible and target in dated:
                assert line.index(target) < place


def test_of_documents_of_one_day_each_stands_after_all_it_acts_on_by_the_longest_way(catalog: Catalog) -> None:
    documents = {
        "a": {"issued": "2016", "relations": [("implements", "d"), ("implements", "c"), ("implements", "b")]},
        "b": {"issued": "2016", "relations": [("implements", "d"), ("implements", "c")]},
        "c": {"issued": "2016", "relations": [("implements", "d")]},
        "d": {"issued": "2016"},
    }
    assert order(catalog, documents) == ["d", "c", "b", "a"]
    made = put_documents(catalog, documents)
    lineage = find_lineage(made)
    standings = order_documents(made, lineage, find_bounds(made, lineage))
    assert {each: standing.depth for each, standing in standings.items()} == {"d": 0, "c": 1, "b": 2, "a": 3}
