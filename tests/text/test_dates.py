"""Dates as records tell them: EDTF as far as a handbook needs it."""

import pytest

from handbook.text.dates import (
    FIRST,
    LAST,
    BoundedDate,
    Day,
    EdtfDate,
    PartialDate,
    parse_date,
    read_unsound,
    step_date,
)


def _date(text: str) -> EdtfDate:
    date = parse_date(text)
    assert date is not None
    return date


@pytest.mark.parametrize("text", ["2016", "2016-05", "2016-05-15", "2017-02-30", "0001-13"])
def test_a_date_is_written_back_as_it_was_read(text: str) -> None:
    assert str(_date(text)) == text


# the examples of the EDTF specification for levels 0 and 1 that are dates here, and their first and last day
_EXAMPLES = {
    "1985-04-12": ((1985, 4, 12), (1985, 4, 12)),
    "1985-04": ((1985, 4, 0), (1985, 4, 99)),
    "1985": ((1985, 0, 0), (1985, 99, 99)),
    "1964/2008": ((1964, 0, 0), (2008, 99, 99)),
    "2004-06/2006-08": ((2004, 6, 0), (2006, 8, 99)),
    "2004-02-01/2005-02-08": ((2004, 2, 1), (2005, 2, 8)),
    "2004-02-01/2005-02": ((2004, 2, 1), (2005, 2, 99)),
    "2004-02-01/2005": ((2004, 2, 1), (2005, 99, 99)),
    "2005/2006-02": ((2005, 0, 0), (2006, 2, 99)),
    "1985-04-12/..": ((1985, 4, 12), LAST),
    "1985-04/..": ((1985, 4, 0), LAST),
    "1985/..": ((1985, 0, 0), LAST),
    "../1985-04-12": (FIRST, (1985, 4, 12)),
    "../1985-04": (FIRST, (1985, 4, 99)),
    "../1985": (FIRST, (1985, 99, 99)),
    "2004-06~": ((2004, 5, 0), (2004, 7, 99)),
    "1984~/2004-06": ((1983, 0, 0), (2004, 6, 99)),
    "1984/2004-06~": ((1984, 0, 0), (2004, 7, 99)),
    "1984~/2004~": ((1983, 0, 0), (2005, 99, 99)),
    "1984?": (FIRST, LAST),
    "2004-06-11%": (FIRST, LAST),
    "1984?/2004%": (FIRST, LAST),
}


@pytest.mark.parametrize(("text", "bounds"), _EXAMPLES.items())
def test_an_example_of_the_specification_lies_between_its_bounds(text: str, bounds: tuple[Day, Day]) -> None:
    date = _date(text)
    assert str(date) == text
    assert (date.earliest, date.latest) == bounds


@pytest.mark.parametrize(
    "text",
    [
        *("", "16", "2016-5", "2016-05-5", "15/05/2016", "2016-05-15T00:00", " 2016", "2016\n", "20160515", "-2016"),
        *(
            "201X",
            "156u",
            "2001-21/..-x",
            "Y17E8",
            "1985/",
            "/1985",
            "../..",
            "2016~~",
            "~2016",
            "2016 ~",
            "2016/2017/2018",
        ),
        *("[2016..2017]", "2016/17", "2016?/", "../", "/.."),
    ],
)
def test_any_other_form_is_no_date(text: str) -> None:
    assert parse_date(text) is None
    assert read_unsound(text) is None


@pytest.mark.parametrize("text", ["2016", "2016-12", "2016-02-29", "2000-02-29", "2017-04-30"])
def test_the_calendar_has_this_date(text: str) -> None:
    assert _date(text).exists


@pytest.mark.parametrize("text", ["2016-00", "2016-13", "2017-02-29", "2017-02-30", "1900-02-29", "2017-01-00"])
def test_the_calendar_does_not_have_this_date_which_a_source_may_have_printed(text: str) -> None:
    assert not _date(text).exists


@pytest.mark.parametrize("text", ["2016-02-30~", "2016-13?", "2016-02-30/2017", "2016/2017-04-31", "../2016-11-31"])
def test_a_judgement_names_no_day_that_does_not_exist(text: str) -> None:
    assert parse_date(text) is None
    assert read_unsound(text) is not None


@pytest.mark.parametrize("text", ["2017/2016", "2017/2016-11", "2016-05-15/2016-05-14", "2016/2016", "2016~/2016~"])
def test_the_ends_of_a_date_stand_in_order_and_differ(text: str) -> None:
    assert parse_date(text) is None
    assert isinstance(read_unsound(text), BoundedDate)


@pytest.mark.parametrize("text", ["2016-05/2016", "2016/2016-05", "2016/2016~", "2016-05-15/2016-05"])
def test_ends_of_other_precision_may_overlap(text: str) -> None:
    assert str(_date(text)) == text


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("2016", "2015", "2017"),
        ("2016-01", "2015-12", "2016-02"),
        ("2016-12", "2016-11", "2017-01"),
        ("2016-03-01", "2016-02-29", "2016-03-02"),
        ("2016-12-31", "2016-12-30", "2017-01-01"),
        ("2017-01-01", "2016-12-31", "2017-01-02"),
    ],
)
def test_a_date_has_one_before_and_one_after_it_as_precise_as_itself(text: str, before: str, after: str) -> None:
    date = _date(text)
    assert isinstance(date, PartialDate)
    assert [str(step_date(date, -1)), str(step_date(date, 1))] == [before, after]


def test_dates_are_sorted_by_the_last_day_they_name() -> None:
    ordered = [
        *("2016-05-31", "2016-05", "2016-06-01", "../2016-10-30", "2016-12-31", "2016", "2016~", "2016?"),
        *("2017-01-01", "2016-11/2017", "2016-10-30/.."),
    ]
    ranks = [_date(text).rank for text in ordered]
    assert ranks == sorted(ranks)
    texts = [_date(text).sort_text for text in ordered]
    assert texts == sorted(texts)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2015", "2016"),
        ("2016-04", "2016-05-15"),
        ("2016-05-14", "2016-05-15"),
        ("2015-12-31", "2016"),
        ("2015~", "2017"),
        ("../2016-10-30", "2016-10-31"),
        ("2015/2016-04", "2016-05-15"),
        ("2016-05-15", "2016-06/.."),
    ],
)
def test_a_date_is_before_another(earlier: str, later: str) -> None:
    assert _date(earlier).is_before(_date(later))
    assert not _date(later).is_before(_date(earlier))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2016", "2016"),
        ("2016", "2016-05"),
        ("2016-05", "2016-05-15"),
        ("2016-05-15", "2016-05-15"),
        ("2016~", "2017"),
        ("2016?", "2030"),
        ("2016-11/2017", "2016-12-01"),
        ("../2016-10-30", "2010"),
        ("2016-10-30/..", "2030"),
    ],
)
def test_dates_that_may_be_one_are_in_no_order(one: str, other: str) -> None:
    assert not _date(one).is_before(_date(other))
    assert not _date(other).is_before(_date(one))


@pytest.mark.parametrize(
    ("text", "told", "sure"),
    [
        ("2016-05", 2016, 2016),
        ("2016~", 2016, None),
        ("2016-05~", 2016, 2016),
        ("2016-01~", 2016, None),
        ("2016-05-15?", 2016, None),
        ("2016-05/2016-11", 2016, 2016),
        ("2016-11/2017", None, None),
        ("../2016-10-30", None, None),
        ("2016-10-30/..", None, None),
    ],
)
def test_a_date_is_told_by_a_year_but_surely_of_one_only_where_no_other_is_possible(
    text: str, told: int | None, sure: int | None
) -> None:
    assert (_date(text).year, _date(text).sure_year) == (told, sure)
