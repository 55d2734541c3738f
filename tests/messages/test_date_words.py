"""Dates in words."""

import pytest

from handbook.messages import name_date, render_date, render_period, word_date, write_date
from handbook.text import EdtfDate, parse_date


def _date(text: str) -> EdtfDate:
    date = parse_date(text)
    assert date is not None
    return date


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2016-05-15", "15/5/2016"),
        ("2016-05", "5/2016"),
        ("2016", "2016"),
        ("2017-02-30", "30/2/2017"),
        ("2016~", "khoảng năm 2016"),
        ("2016-05~", "khoảng 5/2016"),
        ("2016?", "năm 2016 (chưa chắc)"),
        ("2016-05-15?", "15/5/2016 (chưa chắc)"),
        ("2016%", "khoảng năm 2016 (chưa chắc)"),
        ("2016-11/2017", "từ 11/2016 đến năm 2017"),
        ("2015~/2017", "từ khoảng năm 2015 đến năm 2017"),
        ("../2016-10-30", "không muộn hơn 30/10/2016"),
        ("../2016", "không muộn hơn năm 2016"),
        ("2016-10-30/..", "từ 30/10/2016 trở đi"),
    ],
)
def test_a_date_is_printed_the_vietnamese_way(text: str, printed: str) -> None:
    assert render_date(_date(text)) == write_date(_date(text)) == word_date(text) == printed


def test_what_is_no_date_is_told_as_it_is_and_an_unknown_one_not_at_all() -> None:
    assert word_date("hôm qua") == "hôm qua"
    assert write_date(None) == ""


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2016-05-15", "ngày 15/5/2016"),
        ("2016-05", "tháng 5/2016"),
        ("2016", "năm 2016"),
        ("2016-05-15?", "ngày 15/5/2016 (chưa chắc)"),
        ("2016-05~", "khoảng 5/2016"),
        ("../2016-10-30", "không muộn hơn 30/10/2016"),
    ],
)
def test_within_a_sentence_a_date_says_whether_it_is_a_day_a_month_or_a_year(text: str, named: str) -> None:
    assert name_date(_date(text)) == named


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2016-05", "2017-04-03", "từ 5/2016 đến 3/4/2017"),
        ("2016", None, "từ 2016"),
        (None, "2011", "đến 2011"),
        (None, "2011~", "đến khoảng năm 2011"),
        ("../2011", "2017", "bắt đầu không muộn hơn năm 2011, kết thúc năm 2017"),
        (None, "2011/2013", "kết thúc từ năm 2011 đến năm 2013"),
        (None, None, ""),
    ],
)
def test_a_stretch_of_time_tells_the_ends_that_are_known(start: str | None, end: str | None, expected: str) -> None:
    assert render_period(start and _date(start), end and _date(end)) == expected
