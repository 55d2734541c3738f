"""Whether a passage holds what it is cited for."""

from decimal import Decimal

import pytest

from handbook.evidence.facts import Facts
from handbook.evidence.support import holds_date, holds_letters, holds_name, holds_number, holds_symbol

_FACTS = Facts(
    ("2 vạn", "25.525", "73/73", "99,38%", "12", "15", "25,525"),
    ("2021-05-18", "2023-04", "2021/2025", "XXXX-09-07", "2015-09-07/2015-09-10", "2016/.."),
    ("05-CT/TW", "08-KH/ĐUK"),
    ("Hũ gạo tình thương", "Khoá học mới"),
)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("2 vạn", None),
        ("hai vạn", 20000),
        ("20.000", 20000),
        ("25.525", 25525),
        ("99,38", Decimal("99.38")),
        ("12", None),
        ("hai vạn", None),
        ("nhiều", 20000),
        ("20.000", None),
        ("25 525", None),
    ],
)
def test_a_number_is_held_in_these_words_or_others(printed: str, value: Decimal | None) -> None:
    assert holds_number(_FACTS, printed, value)


@pytest.mark.parametrize(("printed", "value"), [("3 vạn", 30000), ("25.526", 25526), ("99,83%", None), ("nhiều", None)])
def test_another_number_is_not_held(printed: str, value: Decimal | None) -> None:
    assert not holds_number(_FACTS, printed, value)


def test_a_whole_must_be_printed_too() -> None:
    assert holds_number(_FACTS, "73/73", Decimal(73), Decimal(73))
    assert holds_number(_FACTS, "12", Decimal(12), Decimal(15))
    assert holds_number(Facts(("12/20", "12/15")), "12", Decimal(12), Decimal(15))
    assert not holds_number(Facts(("12/20", "12/16")), "12", Decimal(12), Decimal(15))
    assert not holds_number(_FACTS, "73/74", Decimal(73), Decimal(74))
    assert not holds_number(_FACTS, "12", Decimal(12), Decimal(12))


@pytest.mark.parametrize(
    "date",
    [
        *("2021-05-18", "2021-05", "2021", "2023-04", "2023", "2015-09-07", "2019-09-07", "2016~", "2021-05-18?"),
        *("2021/2025", "2021-05-18/2023-04", "2015-09-07/2015-09-10", "2025", "2016/..", "../2023-04"),
    ],
)
def test_a_date_is_held_by_itself_by_what_is_in_it_and_by_its_ends(date: str) -> None:
    assert holds_date(_FACTS, date)


@pytest.mark.parametrize(
    "date", ["2021-05-19", "2023-04-18", "2022", "2021-06", "2021/2026", "2015-09-08", "2019-09-08"]
)
def test_another_date_is_not_held(date: str) -> None:
    assert not holds_date(_FACTS, date)


@pytest.mark.parametrize("symbol", ["05-CT/TW", "05 – CT/T.Ư", "5-CT/TƯ", "08-kh/đuk"])
def test_a_symbol_is_held_however_it_is_spelt(symbol: str) -> None:
    assert holds_symbol(_FACTS, symbol)


@pytest.mark.parametrize("symbol", ["06-CT/TW", "05-KL/TW", "05-CT/TU", "50-CT/TW"])
def test_another_symbol_is_not_held(symbol: str) -> None:
    assert not holds_symbol(_FACTS, symbol)


@pytest.mark.parametrize("name", ["Hũ gạo tình thương", "hũ gạo tình thương", "“Hũ gạo tình thương”", "Khóa học mới"])
def test_a_quoted_name_is_held_as_names_are_compared(name: str) -> None:
    assert holds_name(_FACTS, name)


@pytest.mark.parametrize("name", ["Hũ gạo", "Hũ gạo tình nghĩa", "", "…"])
def test_another_name_is_not_held(name: str) -> None:
    assert not holds_name(_FACTS, name)


@pytest.mark.parametrize(("letters", "is_held"), [("CT", True), ("KH", True), ("KL", False), ("C", False)])
def test_the_letters_of_a_type_are_held_by_any_symbol_that_has_them(letters: str, *, is_held: bool) -> None:
    assert holds_letters(_FACTS, letters) is is_held
