"""Documents in a running text, and their symbols in one spelling."""

import pytest

from handbook.names.spelling import find_documents, fold_symbol, spell_symbol


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("05-CT/TW", "05-CT/TW"),
        ("05 – CT / T.Ư", "05-CT/TW"),
        ("05 CT/TW", "05-CT/TW"),
        ("05-CT/TƯ", "05-CT/TW"),
        ("16 / 2021 / NĐ - CP", "16/2021/NĐ-CP"),
        ("12-CTr/TU", "12-CTr/TU"),
    ],
)
def test_a_symbol_has_one_spelling(printed: str, symbol: str) -> None:
    assert spell_symbol(printed) == symbol
    assert spell_symbol(symbol) == symbol


def test_what_is_compared_is_number_and_letters() -> None:
    assert fold_symbol("05-CT/TW") == fold_symbol("5 – CT/T.Ư") == ("5", "ct", "tw")
    assert fold_symbol("05-CT/TW") != fold_symbol("05-CT/TU")


def test_a_document_is_found_with_its_place() -> None:
    text = "làm theo Chỉ thị số 05 - CT/TW và Kết luận số 01, không phải 1410.jpg"
    first, second = find_documents(text)
    assert text[first.start : first.end] == "Chỉ thị số 05 - CT/TW"
    assert text[first.symbol_start : first.end] == "05 - CT/TW"
    assert (first.symbol, second.symbol) == ("05-CT/TW", "")
    assert text[second.start : second.end] == "Kết luận số 01"


def test_a_symbol_in_small_letters_is_one_behind_its_type_alone() -> None:
    (document,) = find_documents("theo chỉ thị số 06-ct/tw, 5-year")
    assert document.symbol == "06-CT/TW"
