"""A word and the marks it is written with are one term of the index."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.search.terms import split_terms
from handbook.text.folding import split_words

VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
LETTERS = VIETNAMESE + VIETNAMESE.upper() + "ÐđĐ’' 0123456789.,-/"


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Y tế", ["y", "te tê1"]),
        ("ý tên", ["y y1", "ten tên"]),
        ("trường trưởng trương truong", ["truong trương2", "truong trương3", "truong trương", "truong"]),
        ("hoà hòa hóa", ["hoa hoa2", "hoa hoa2", "hoa hoa1"]),
        ("kỷ kỉ quý quí", ["ki ki3", "ki ki3", "qui qui1", "qui qui1"]),
        ("Đắk Đắc Kạn Cạn", ["dac đăc1", "dac đăc1", "can can5", "can can5"]),
        ("M'Đrắk M’Đrắk MĐrắk", ["mdrac mđrăc1"] * 3),
        ("05-CT/TW 4.487", ["5", "ct", "tw", "4487"]),
    ],
)
def test_terms(text: str, terms: list[str]) -> None:
    assert split_terms(text) == terms


@given(st.text(LETTERS, max_size=40))
def test_each_word_is_one_term_that_begins_with_it(text: str) -> None:
    assert [term.partition(" ")[0] for term in split_terms(text)] == split_words(text)


@given(st.text(LETTERS, max_size=40))
def test_composed_and_decomposed_are_the_same(text: str) -> None:
    assert split_terms(unicodedata.normalize("NFD", text)) == split_terms(unicodedata.normalize("NFC", text))
