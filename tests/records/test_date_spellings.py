"""Dates as editors write them, in any usual form."""

import pytest

from handbook.records.date_spellings import has_short_year, is_spreadsheet_date, suggest_date


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("15/5/2016", "2016-05-15"),
        ("15-05-16", "2016-05-15"),
        ("15.5.2016", "2016-05-15"),
        ("ngày 15 tháng 5 năm 2016", "2016-05-15"),
        ("Ngày 15/5/2016", "2016-05-15"),
        ("2016/5/15", "2016-05-15"),
        ("2016-05-15T00:00:00", "2016-05-15"),
        ("2016-05-15 00:00:00", "2016-05-15"),
        ("15-May-16", "2016-05-15"),
        ("15 December 2016", "2016-12-15"),
        ("tháng 5/2016", "2016-05"),
        ("5/2016", "2016-05"),
        ("tháng 5 năm 2016", "2016-05"),
        ("năm 2016", "2016"),
        ("2016/11", "2016-11"),
        ("42505", "2016-05-15"),
        ("khoảng 2016", "2016~"),
        ("khoảng tháng 5 năm 2016", "2016-05~"),
        ("~2016", "2016~"),
        ("2016 ~", "2016~"),
        ("c. 2016", "2016~"),
        ("2016 ?", "2016?"),
        ("15/5/2016?", "2016-05-15?"),
        ("2016 (chưa chắc)", "2016?"),
        ("có lẽ năm 2016", "2016?"),
        ("khoảng 5/2016?", "2016-05%"),
        ("2016-2017", "2016/2017"),
        ("2016 – 2017", "2016/2017"),
        ("11/2016 - 2017", "2016-11/2017"),
        ("từ 11/2016 đến năm 2017", "2016-11/2017"),
        ("giữa 2016 và 2018", "2016/2018"),
        ("từ khoảng năm 2011 đến 2013", "2011~/2013"),
        ("2016/2016", "2016"),
        ("không muộn hơn 30/10/2016", "../2016-10-30"),
        ("/2016-10-30", "../2016-10-30"),
        ("../30/10/2016", "../2016-10-30"),
        ("trước 30/10/2016", "../2016-10-29"),
        ("trước năm 2016", "../2015"),
        ("không sớm hơn tháng 10/2016", "2016-10/.."),
        ("từ 30/10/2016 trở đi", "2016-10-30/.."),
        ("2016-10-30/", "2016-10-30/.."),
        ("sau tháng 12/2016", "2017-01/.."),
        ("2016-05-15 và 16", ""),
        ("25-27/11/2016", ""),
        ("15-05-16 - 16-05-16", ""),
        ("khoảng 30/2/2017", ""),
        ("trước 30/2/2017", ""),
        ("2017 đến 2016", ""),
        ("nguồn viết rằng việc này có từ lâu, trước năm 2016 nhiều lần, khoảng 2012", ""),
        ("giữa năm 2016", ""),
        ("15-Xyz-16", ""),
        ("hôm qua", ""),
        ("", ""),
    ],
)
def test_a_date_is_understood_in_any_usual_form(written: str, meant: str) -> None:
    assert suggest_date(written) == meant


def test_a_bare_number_of_a_spreadsheet_is_known() -> None:
    assert is_spreadsheet_date("42505")
    assert not is_spreadsheet_date("2016")
    assert not is_spreadsheet_date("15/5/2016")


@pytest.mark.parametrize(
    ("written", "is_short"),
    [
        *(("15/5/16", True), ("15-5-16", True), ("ngày 15 tháng 5 năm 16", True), ("15-May-16", True)),
        *(("15/5/2016", False), ("15-May-2016", False), ("5/2016", False), ("2016-05-15", False), ("", False)),
    ],
)
def test_a_year_of_two_digits_is_a_guess(written: str, is_short: bool) -> None:  # noqa: FBT001 - the very thing tested
    assert has_short_year(written) is is_short
