"""Vietnamese letters and numbers."""

from decimal import Decimal

import pytest

from handbook.text.vietnamese import (
    is_foreign_letter,
    is_invisible,
    render_number,
    slug_text,
    sort_text,
)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Điều lệ Đảng", "dieu-le-dang"),
        ("05-CT/TW", "05-ct-tw"),
        ("ĐUK", "duk"),
        ("«tự chuyển hóa»", "tu-chuyen-hoa"),
        ("Ưu, Ơn, Ăn, Âm, Êm, Ôm", "uu-on-an-am-em-om"),
        ("…", ""),
    ],
)
def test_a_slug_keeps_every_letter_as_ascii(text: str, slug: str) -> None:
    assert slug_text(text) == slug


def test_letters_sort_by_the_alphabet() -> None:
    words = ["zó", "đa", "ê", "da", "â", "ơ", "a", "ư", "ă", "e", "o", "ô", "u", "b", "d"]
    assert " ".join(sorted(words, key=sort_text)) == "a ă â b d da đa e ê o ô ơ u ư zó"


def test_tones_sort_as_in_dictionaries_after_all_letters() -> None:
    words = ["mạ", "mã", "ma", "mả", "mà", "má", "mai"]
    assert sorted(words, key=sort_text) == ["ma", "mà", "mả", "mã", "má", "mạ", "mai"]


def test_a_letter_outweighs_a_tone() -> None:
    assert sorted(["bạ", "bă", "ba"], key=sort_text) == ["ba", "bạ", "bă"]


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("25525", "25.525"),
        ("999", "999"),
        ("1000000", "1.000.000"),
        ("99.38", "99,38"),
        ("0", "0"),
        ("-1500.50", "-1.500,5"),
    ],
)
def test_a_number_is_written_the_vietnamese_way(value: str, printed: str) -> None:
    assert render_number(Decimal(value)) == printed


@pytest.mark.parametrize("letter", ["\u0430", "\u039f", "\u05d0", "\u6c49"])
def test_a_letter_of_another_script_is_foreign(letter: str) -> None:
    assert is_foreign_letter(letter)


@pytest.mark.parametrize("letter", ["a", "Đ", "ệ", "é", "ª", "5", "«", "…", "–"])
def test_letters_and_signs_of_vietnamese_print_are_not_foreign(letter: str) -> None:
    assert not is_foreign_letter(letter)


@pytest.mark.parametrize("character", ["\u200b", "\u00a0", "\u00ad", "\ufeff", "\u2028", "\x07", "\ue000", "\u202e"])
def test_what_shows_nothing_is_invisible(character: str) -> None:
    assert is_invisible(character)


@pytest.mark.parametrize("character", [" ", "\n", "\t", "\r", "a", "ệ", "\u0301"])
def test_plain_space_and_letters_are_visible(character: str) -> None:
    assert not is_invisible(character)
