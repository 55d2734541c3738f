"""What an editor most likely meant."""

import pytest

from handbook.suggestions import (
    find_same,
    is_spreadsheet_date,
    suggest_date,
    suggest_field,
    suggest_id,
    suggest_numbers,
)

_PASSAGES = ("nhan đề", "đoạn 1", "đoạn 2", "đoạn 12")


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
        ("42505", "2016-05-15"),
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
    ("written", "meant"),
    [
        ("25.525", ("25525",)),
        ("1.470.000", ("1470000",)),
        ("25 525", ("25525",)),
        ("25\u00a0525", ("25525",)),
        ("25,525", ("25525", "25.525")),
        ("1,470,000", ("1470000",)),
        ("99,38%", ("99.38",)),
        ("1.234,5", ("1234.5",)),
        ("2,5 vạn", ("25000",)),
        ("3 triệu", ("3000000",)),
        ("12 nghìn", ("12000",)),
        ("nhiều", ()),
        ("1.47.000", ()),
    ],
)
def test_a_printed_number_is_written_with_plain_digits(written: str, meant: tuple[str, ...]) -> None:
    assert suggest_numbers(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("isuer", "issuer"),
        ("Issuer", "issuer"),
        ("cơ quan ban hành", "issuer"),
        ("co_quan_ban_hanh", "issuer"),
        ("ngày ban hanh", "issued"),
        ("mau_sac", None),
        ("…", None),
    ],
)
def test_a_field_is_known_misspelt_and_in_vietnamese(written: str, meant: str | None) -> None:
    assert suggest_field(written, ["title", "issuer", "issued", "note"]) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Đoạn 1", "đoạn 1"),
        ("doan 1", "đoạn 1"),
        ("đoạn1", "đoạn 1"),
        ("đ. 2", "đoạn 2"),
        ("12", "đoạn 12"),
        ("Nhan đề", "nhan đề"),
        ("đoạn 9", None),
        ("đoạn 11", None),
        ("mục 1", None),
        ("đoạn 1-2", None),
    ],
)
def test_a_passage_is_known_however_it_is_written_but_never_guessed(written: str, meant: str | None) -> None:
    assert find_same(written, _PASSAGES) == meant


def test_an_id_keeps_every_letter() -> None:
    assert suggest_id("Đảng ủy Khối 05-CT/TW") == "dang-uy-khoi-05-ct-tw"
