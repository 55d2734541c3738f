"""Texts are folded step by step: by letters for names, to bare letters for likeness, to words for the search."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.text.folding import (
    _split_stretch,
    fold_letters,
    fold_marks,
    fold_number,
    fold_text,
    fold_word,
    split_words,
)

VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khóa XII", "khoá xii"),
        ("Tỉnh ủy", "TỈNH UỶ"),
        ("chuyển hóa", "chuyển hoá"),
        ("Thúy, Thùy, Thủy, Thũy, Thụy", "Thuý, Thuỳ, Thuỷ, Thuỹ, Thuỵ"),
        ("Hòa, hoàn toàn", "Hoà, hoàn toàn"),
        ("òa óa ỏa õa ọa", "oà oá oả oã oạ"),
        ("lòe lóe khỏe lõe lọe", "loè loé khoẻ loẽ loẹ"),
        ("quý I", "quí I"),
        ("kỷ luật, kỹ sư, lý luận, hy sinh, Mỹ, sỹ, tỷ", "kỉ luật, kĩ sư, lí luận, hi sinh, Mĩ, sĩ, tỉ"),
        ("Quy định", "qui định"),
        ("Cư M’gar", "Cư M'gar"),
    ],
)
def test_one_word_spelt_two_ways_is_one(one: str, other: str) -> None:
    assert fold_letters(one) == fold_letters(other)
    assert split_words(one) == split_words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("đảng", "dang"),
        ("hóa", "hòa"),
        ("kỷ", "kỳ"),
        ("thúy", "thúi"),
        ("nguy", "ngui"),
        ("ý", "í"),
        ("hay", "hai"),
        ("hoàn", "hòan"),
    ],
)
def test_words_that_differ_stay_apart_while_they_have_their_marks(one: str, other: str) -> None:
    assert fold_letters(one) != fold_letters(other)


@given(st.text(VIETNAMESE + VIETNAMESE.upper() + " -’/()0123456789ßİΣ", max_size=40) | st.text())
def test_letters_stay_where_they_stand_and_are_folded_once(text: str) -> None:
    folded = fold_letters(text)
    assert len(folded) == len(text)
    assert fold_letters(folded) == folded


def test_a_letter_that_becomes_several_stays_and_all_others_are_folded() -> None:
    assert fold_letters("ĐẢNG ß Uỷ") == "đảng ß ủy"


def test_bare_letters_have_no_tones_marks_and_case() -> None:
    assert fold_marks("Nghị Quyết ĐƯỜNG 4.487") == "nghi quyet duong 4.487"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Đảng ủy Khối", ["dang", "uy", "khoi"]),
        ("hoà bình, hòa bình", ["hoa", "binh", "hoa", "binh"]),
        ("kỷ luật kỉ luật", ["ki", "luat", "ki", "luat"]),
        ("quý quí", ["qui", "qui"]),
        ("Đắk Lắk, Đắc Lắc, Dak Lak", ["dac", "lac", "dac", "lac", "dac", "lac"]),
        ("Bắc Kạn, Bắc Cạn", ["bac", "can", "bac", "can"]),
        ("ĐUK", ["duk"]),
        ("05-CT/TW", ["5", "ct", "tw"]),
        ("M'Đrắk, Cư M’gar, Ea H’leo", ["mdrac", "cu", "mgar", "ea", "hleo"]),
        ("CT05 05CT", ["ct", "5", "5", "ct"]),
        ("4.487 điểm cầu", ["4487", "diem", "cau"]),
        ("1.234.567", ["1234567"]),
        ("15.5.2016", ["15", "5", "2016"]),
        ("99,38%", ["99", "38"]),
        ("0 00 010", ["0", "0", "10"]),
        ("ÐẢNG Ɖảng ðảng", ["dang", "dang", "dang"]),
        ("“tự diễn biến”", ["tu", "dien", "bien"]),
        ("", []),
        ("\u0301\u0323 <>&😀", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert split_words(text) == words


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize("letters", [VIETNAMESE, VIETNAMESE.upper()])
def test_every_vietnamese_letter_becomes_a_bare_one(form: str, letters: str) -> None:
    for letter in letters:
        folded = fold_text(unicodedata.normalize(form, letter))  # type: ignore[arg-type]
        assert len(folded) == 1
        assert folded in "abcdefghijklmnopqrstuvwxyz"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    words = split_words(text)
    assert split_words(" ".join(words)) == words


@given(st.text(VIETNAMESE + VIETNAMESE.upper() + "ÐđĐ 0123456789.,-/", max_size=40))
def test_composed_and_decomposed_are_the_same(text: str) -> None:
    assert split_words(unicodedata.normalize("NFD", text)) == split_words(unicodedata.normalize("NFC", text))


@given(st.text() | st.text(VIETNAMESE + VIETNAMESE.upper() + "ΣσÐđĐ\u0301\u0323İ 0123456789.,-/", max_size=60))
def test_stretches_between_spaces_are_folded_as_the_whole(text: str) -> None:
    assert split_words(text) == [fold_word(word) for word in re.findall(r"[0-9]+|[^\W0-9_]+", fold_text(text))]


@pytest.mark.parametrize(
    ("written", "compared"), [("05", "5"), ("5", "5"), ("08b", "8b"), ("10", "10"), ("005", "005"), ("00", "0")]
)
def test_a_number_of_two_digits_is_the_one_of_one_digit_and_no_longer_one(written: str, compared: str) -> None:
    assert fold_number(written) == compared


def test_no_more_words_are_kept_than_a_large_handbook_has() -> None:
    for most, fold, write in ((20_000, fold_word, "a{}"), (50_000, _split_stretch, "{}")):
        fold.cache_clear()
        for number in range(most + 1):
            fold(write.format(number))
        assert fold.cache_info().currsize == most
        fold.cache_clear()
