"""Dates as sources print them."""

import pytest

from handbook.text.dates import PartialDate, parse_date, render_date, render_period


def _date(text: str) -> PartialDate:
    date = parse_date(text)
    assert date is not None
    return date


@pytest.mark.parametrize("text", ["2016", "2016-05", "2016-05-15", "2017-02-30", "0001-13"])
def test_a_date_is_written_back_as_it_was_read(text: str) -> None:
    assert str(_date(text)) == text


@pytest.mark.parametrize(
    "text", ["", "16", "2016-5", "2016-05-5", "15/05/2016", "2016-05-15T00:00", " 2016", "2016\n", "20160515", "-2016"]
)
def test_any_other_form_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize("text", ["2016", "2016-12", "2016-02-29", "2000-02-29", "2017-04-30"])
def test_the_calendar_has_this_date(text: str) -> None:
    assert _date(text).exists


@pytest.mark.parametrize("text", ["2016-00", "2016-13", "2017-02-29", "2017-02-30", "1900-02-29", "2017-01-00"])
def test_the_calendar_does_not_have_this_date(text: str) -> None:
    assert not _date(text).exists


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2016-05", "2017-04-03", "từ 5/2016 đến 3/4/2017"),
        ("2016", None, "từ 2016"),
        (None, "2011", "đến 2011"),
        (None, None, ""),
    ],
)
def test_a_stretch_of_time_tells_the_ends_that_are_known(start: str | None, end: str | None, expected: str) -> None:
    assert render_period(start and _date(start), end and _date(end)) == expected


def test_a_partial_date_sorts_at_the_end_of_its_period() -> None:
    texts = ["2016-12-31", "2016", "2016-05-31", "2016-05", "2016-06-01", "2017-01-01"]
    ordered = sorted(texts, key=lambda text: _date(text).latest)
    assert ordered == ["2016-05-31", "2016-05", "2016-06-01", "2016-12-31", "2016", "2017-01-01"]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("2015", "2016"), ("2016-04", "2016-05-15"), ("2016-05-14", "2016-05-15"), ("2015-12-31", "2016")],
)
def test_a_date_is_before_another(earlier: str, later: str) -> None:
    assert _date(earlier).is_before(_date(later))
    assert not _date(later).is_before(_date(earlier))


@pytest.mark.parametrize(
    ("one", "other"), [("2016", "2016"), ("2016", "2016-05"), ("2016-05", "2016-05-15"), ("2016-05-15", "2016-05-15")]
)
def test_dates_that_may_be_one_are_in_no_order(one: str, other: str) -> None:
    assert not _date(one).is_before(_date(other))
    assert not _date(other).is_before(_date(one))


@pytest.mark.parametrize(
    ("text", "printed"),
    [("2016-05-15", "15/5/2016"), ("2016-05", "5/2016"), ("2016", "2016"), ("2017-02-30", "30/2/2017")],
)
def test_a_date_is_printed_the_vietnamese_way(text: str, printed: str) -> None:
    assert render_date(_date(text)) == printed
