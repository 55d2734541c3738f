"""What was the case on a day."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import put_documents
from handbook.lineage import (
    BodyState,
    Bounds,
    Certainty,
    DocumentState,
    Lineage,
    find_body_state,
    find_bounds,
    find_document_state,
    find_lineage,
    list_told,
)
from handbook.records import Catalog, read_catalog
from handbook.text import PartialDate, parse_date

_DAYS = st.builds(PartialDate, st.integers(2000, 2030), st.integers(1, 12), st.integers(1, 28))
_RANKS = {Certainty.NO: 0, Certainty.UNSURE: 1, Certainty.YES: 2}


@pytest.fixture(scope="module")
def catalog(toy: Path) -> Catalog:
    return read_catalog(toy).catalog


@pytest.fixture(scope="module")
def indexes(catalog: Catalog) -> tuple[Lineage, Mapping[str, Bounds]]:
    lineage = find_lineage(catalog)
    return lineage, find_bounds(catalog, lineage)


def _day(text: str) -> PartialDate:
    date = parse_date(text)
    assert isinstance(date, PartialDate)
    return date


def _find(catalog: Catalog, document: str, day: str | PartialDate) -> DocumentState:
    lineage = find_lineage(catalog)
    at = _day(day) if isinstance(day, str) else day
    return find_document_state(catalog, lineage, find_bounds(catalog, lineage), document, at)


def _find_body(catalog: Catalog, body: str, day: str) -> BodyState:
    lineage = find_lineage(catalog)
    return find_body_state(catalog, lineage, find_bounds(catalog, lineage), body, _day(day))


def _find_made(catalog: Catalog, documents: Mapping[str, Mapping[str, Any]], document: str, day: str) -> DocumentState:
    return _find(put_documents(catalog, documents), document, day)


@pytest.mark.parametrize(
    ("issued", "day", "expected"),
    [
        ("2016-05-15", "2016-05-14", Certainty.NO),
        ("2016-05-15", "2016-05-15", Certainty.YES),
        ("2016-05-15", "2016-05", Certainty.YES),
        ("2016-05", "2016-05-20", Certainty.UNSURE),
        ("2016", "2016", Certainty.YES),
        ("2016~", "2016-06-01", Certainty.UNSURE),
        ("../2016-10-30", "2016-10-30", Certainty.YES),
        ("../2016-10-30", "2010-01-01", Certainty.UNSURE),
        ("2016-11/2017", "2016-10-31", Certainty.NO),
        (None, "2020-01-01", Certainty.UNSURE),
    ],
)
def test_a_document_was_issued_by_a_day_only_where_that_is_sure(
    catalog: Catalog, issued: str | None, day: str, expected: Certainty
) -> None:
    assert _find_made(catalog, {"a": {"issued": issued}}, "a", day).issued is expected


def test_a_document_without_a_date_was_issued_by_the_day_of_what_acts_on_it(catalog: Catalog) -> None:
    documents = {"base": {}, "a": {"issued": "2016-05-15", "relations": [("implements", "base")]}}
    assert _find_made(catalog, documents, "base", "2016-05-15").issued is Certainty.YES
    assert _find_made(catalog, documents, "base", "2016-05-14").issued is Certainty.UNSURE


def test_what_a_later_document_did_is_not_told_of_a_day_before_it(catalog: Catalog) -> None:
    before, after = (_find(catalog, "23-hd-dum-2017", day) for day in ("2021-05-17", "2021-05-18"))
    assert not before.ended_by
    assert [link.subject for link in after.ended_by] == ["01-kl-tum-2021"]
    assert set(after.ended_by) <= set(after.links)


def test_a_relation_with_a_document_that_may_have_been_issued_stays_open(catalog: Catalog) -> None:
    documents = {
        "old": {"issued": "2010-01-01"},
        "new": {"issued": "2016", "relations": [("replaces", "old")]},
    }
    state = _find_made(catalog, documents, "old", "2016-06-01")
    assert not state.links
    assert not state.ended_by
    assert [link.subject for link in state.open] == ["new"]


def test_a_standing_is_told_only_from_evidence_that_was_there(catalog: Catalog) -> None:
    status = {"value": "duoc-tiep-tuc", "cite": ["bai-bao-mau-2017#d1"]}
    documents = {"a": {"issued": "2016-05-15", "status": status}}
    assert _find_made(catalog, documents, "a", "2017-05-18").status is None
    told = _find_made(catalog, documents, "a", "2017-05-19").status
    assert told is not None
    assert told.value == "duoc-tiep-tuc"


def test_a_standing_without_a_date_or_without_evidence_is_told_of_no_day(catalog: Catalog) -> None:
    undated = {"value": "duoc-tiep-tuc", "cite": ["bai-bao-mau-2023#d1"]}
    bare = {"value": "chua-xac-dinh", "as_of": "2016-05-15"}
    documents = {"a": {"issued": "2016-05-15", "status": undated}, "b": {"issued": "2016-05-15", "status": bare}}
    assert _find_made(catalog, documents, "a", "2030-01-01").status is None
    assert _find_made(catalog, documents, "b", "2030-01-01").status is None


def test_only_sources_surely_published_by_a_day_tell_of_it(catalog: Catalog) -> None:
    cited = catalog.directives["05-ct-tum-2016"].record.cite
    assert list_told(catalog, cited, _day("2017-05-18")) == ()
    assert list_told(catalog, cited, _day("2017-05-19")) == cited
    later = catalog.directives["01-kl-tum-2021"].record.cite
    assert list_told(catalog, later, _day("2030-01-01")) == ()  # nobody knows when it was published


def test_a_document_of_which_there_is_only_talk_is_told_apart(catalog: Catalog) -> None:
    documents = {"a": {"issued": "2016-05-15", "reported": "Nghe nói."}, "b": {"issued": "2016-05-15"}}
    assert _find_made(catalog, documents, "a", "2020").is_reported
    assert not _find_made(catalog, documents, "b", "2020").is_reported


def test_a_body_is_called_as_it_was_on_the_day(catalog: Catalog) -> None:
    assert _find_body(catalog, "tinh-uy-mau", "2010-05-01").name == "Tỉnh ủy An Mẫu"
    assert _find_body(catalog, "tinh-uy-mau", "2012-05-01").name == "Tỉnh ủy Mẫu"


def test_the_life_of_a_body_is_told_as_surely_as_its_dates_are(catalog: Catalog) -> None:
    assert _find_body(catalog, "huyen-uy-suoi-trong", "1970").founded is Certainty.NO
    assert _find_body(catalog, "huyen-uy-suoi-trong", "1976").founded is Certainty.UNSURE
    before, amid, after = (_find_body(catalog, "huyen-uy-suoi-trong", day) for day in ("2016", "2017-04-15", "2018"))
    assert (before.founded, before.ended, before.successors) == (Certainty.YES, Certainty.NO, ())
    assert amid.ended is Certainty.UNSURE
    assert (after.ended, [each.target for each in after.successors]) == (Certainty.YES, ["dang-uy-mau"])
    assert _find_body(catalog, "tinh-uy-mau", "2018").ended is Certainty.UNSURE


def test_a_body_had_issued_what_was_issued_by_the_day(catalog: Catalog) -> None:
    assert "05-ct-tum-2016" not in _find_body(catalog, "tinh-uy-mau", "2016-05-14").issued
    assert "05-ct-tum-2016" in _find_body(catalog, "tinh-uy-mau", "2016-05-15").issued
    assert "01-kl-tum-2021" not in _find_body(catalog, "tinh-uy-mau", "2016-05-15").issued


@given(days=st.tuples(_DAYS, _DAYS))
def test_what_was_the_case_stays_the_case(
    catalog: Catalog, indexes: tuple[Lineage, Mapping[str, Bounds]], days: tuple[PartialDate, PartialDate]
) -> None:
    first, last = sorted(days, key=lambda day: day.rank)
    for document in catalog.directives:
        before, after = (find_document_state(catalog, *indexes, document, day) for day in (first, last))
        assert _RANKS[before.issued] <= _RANKS[after.issued]
        assert set(before.links) <= set(after.links)
        assert set(before.ended_by) <= set(after.ended_by)
        assert set(before.told) <= set(after.told)
        assert before.status is None or before.status == after.status
