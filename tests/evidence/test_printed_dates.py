"""Dates in a running text, as EDTF."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.evidence.printed_dates import find_dates


def _values(text: str) -> list[str]:
    return [date.value for date in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Chỉ thị ban hành 15/5/2016", ["2016-05-15"]),
        ("ngày 15-5-2016", ["2016-05-15"]),
        ("ngày 05.02.2016", ["2016-02-05"]),
        ("ngày 15 tháng 5 năm 2016", ["2016-05-15"]),
        ("mùng 2 tháng 9", ["XXXX-09-02"]),
        ("Thứ tư - 06/09/2023 12:23 683 0", ["2023-09-06"]),
        ("tính đến tháng 4/2023", ["2023-04"]),
        ("tháng 10-2021 và (05/2021)", ["2021-10", "2021-05"]),
        ("tháng 5 năm 2016", ["2016-05"]),
        ("quý I/2024", ["2024-01/2024-03"]),
        ("quý 3 năm 2023", ["2023-07/2023-09"]),
        ("Chuyên đề năm 2017", ["2017"]),
        ("6 tháng đầu năm 2024", ["2024"]),
        ("ngày 1-7-2025_Ảnh: PV", ["2025-07-01"]),
        ("tối 14.12, 15.5 triệu", ["XXXX-12-14"]),
    ],
)
def test_a_date_is_read_in_every_way_it_is_printed(text: str, values: list[str]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("giai đoạn 2021 – 2025", ["2021/2025"]),
        ("nhiệm kỳ 2015 - 2020", ["2015/2020"]),
        ("năm học 2022-2023", ["2022/2023"]),
        ("từ năm 2021 đến năm 2023", ["2021/2023"]),
        ("từ năm 2021 đến nay", ["2021/.."]),
        ("từ ngày 7 đến 10/9/2015", ["2015-09-07/2015-09-10"]),
        ("trong các ngày 7-10/9/2015", ["2015-09-07/2015-09-10"]),
        ("từ 28/2 đến 3/3/2017", ["2017-02-28/2017-03-03"]),
        ("từ ngày 5/3 đến 10/3 năm 2015", ["2015-03-05/2015-03-10"]),
        ("từ tháng 5 đến tháng 10 năm 2017", ["2017-05/2017-10"]),
        ("(01/01/2004 - 01/01/2024)", ["2004-01-01/2024-01-01"]),
        ("từ năm 2023 đến năm 2021", ["2023", "2021"]),
    ],
)
def test_a_stretch_of_time_is_one_date_with_two_ends(text: str, values: list[str]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ngày 23, 24/02/2017 tổ chức 02 lớp", ["2017-02-23", "2017-02-24"]),
        ("ngày 15 và ngày 16 tháng 8 năm 2016", ["2016-08-15", "2016-08-16"]),
        ("các ngày 4, 5, 6/3/2020", ["2020-03-04", "2020-03-05", "2020-03-06"]),
        ("tháng 3 và tháng 4/2020", ["2020-03", "2020-04"]),
        ("các năm 2021, 2022 và 2023", ["2021", "2022", "2023"]),
        ("tháng 12/2021 và tháng 3/2022", ["2021-12", "2022-03"]),
    ],
)
def test_dates_in_a_list_share_what_is_printed_once(text: str, values: list[str]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    "text",
    ["dịp 30/4", "sáng 30-4", "30/4 là ngày lễ", "ngày 30/4 hằng năm", "(30/4)", "vào 30-4", "khai mạc (30-4)"],
)
def test_a_day_without_a_year_keeps_its_year_open(text: str) -> None:
    assert _values(text) == ["XXXX-04-30"]


@pytest.mark.parametrize(
    "text",
    [
        "đạt 73/73 chi bộ",
        "11/12 xã",
        "có 2000 người",
        "2021 mô hình",
        "6 tháng 12 xã",
        "20.000",
        "ngày 15 vừa qua",
        "đạt 9/10",
        "từ 5-7 mô hình",
        "bình chọn (5-5)",
        "nhóm 3, 4, 5/9 người",
    ],
)
def test_a_count_is_no_date(text: str) -> None:
    assert _values(text) == []


def test_a_day_that_no_calendar_has_is_kept() -> None:
    assert _values("đến ngày 30/02/2017") == ["2017-02-30"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("issued on May 15, 2016", ["2016-05-15"]),
        ("on 15 May 2016", ["2016-05-15"]),
        ("on the 15th of May, 2016", ["2016-05-15"]),
        ("by April 2023", ["2023-04"]),
        ("Sept. 7-10, 2015", ["2015-09-07/2015-09-10"]),
        ("it may 15 times", []),
    ],
)
def test_an_english_date_is_read(text: str, values: list[str]) -> None:
    assert _values(text) == values


@given(st.text("0123456789/-. ngàythángnămđếvà,()", max_size=40))
def test_every_date_stands_in_the_text_in_order(text: str) -> None:
    places = [(date.start, date.end) for date in find_dates(text)]
    assert places == sorted(places)
    for date in find_dates(text):
        assert 0 <= date.start < date.end <= len(text)
        assert re.fullmatch(r"(?:\d{4}|XXXX)(?:-\d\d){0,2}(?:/(?:\.\.|\d{4}(?:-\d\d){0,2}))?", date.value)
        years = [end[:4] for end in date.value.split("/") if end[0].isdigit()]
        assert all(year in text for year in years)
