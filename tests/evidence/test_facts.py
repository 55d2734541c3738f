"""The facts of a passage."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.evidence.facts import Facts, read_facts

_WORDS = (
    *("Chỉ thị số 05 - CT/TW", "ngày 15/5/2016", "năm 2021", "73/73", "2 vạn", "99,38%", "“Hũ gạo”", "hai mươi", "12"),
    *("mô hình", "đến", "của", "và", "trên", "(", ")", ",", ".", "“", "”", "tháng 4/2023", "số", "25.525", "triệu"),
)


def test_a_passage_tells_its_numbers_dates_symbols_and_names_once_in_their_order() -> None:
    text = (
        "Sau 02 năm thực hiện Kết luận số 09 -KL/TU, ngày 18-5-2021, toàn huyện có 41/41 chi bộ, gần 1 vạn quần chúng "
        "(đạt trên 98%) với mô hình “Hũ gạo tình thương”; 41/41 chi bộ làm theo Kết luận số 09-KL/TU từ tháng 4/2023."
    )
    assert read_facts(text) == Facts(
        ("02", "41/41", "1 vạn", "98%"), ("2021-05-18", "2023-04"), ("09-KL/TU",), ("Hũ gạo tình thương",)
    )


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("Chỉ thị số 05 - CT/TW", "05-CT/TW"),
        ("Kế hoạch số 08 – KH / ĐUK", "08-KH/ĐUK"),
        ("Kết luận 12-KL/T.Ư", "12-KL/TW"),
        ("Nghị định số 16/2021/NĐ-CP", "16/2021/NĐ-CP"),
        ("Quyết định số 1049‑QĐ/ĐUK", "1049-QĐ/ĐUK"),
        ("văn bản số 1067/BGD&ĐT-CTHSSV", "1067/BGD&ĐT-CTHSSV"),
        ("Quyết định số 12/QĐ-BGD&ĐT", "12/QĐ-BGD&ĐT"),
    ],
)
def test_a_symbol_is_written_in_one_spelling(printed: str, symbol: str) -> None:
    assert read_facts(printed).symbols == (symbol,)


def test_a_document_named_without_letters_has_no_symbol_and_its_number_counts_nothing() -> None:
    facts = read_facts("Chỉ thị 05 và Kết luận số 01-KL/TW, Nghị quyết Trung ương 4")
    assert facts == Facts(symbols=("01-KL/TW",))


def test_a_sentence_in_quotation_marks_is_no_name() -> None:
    said = " ".join(["chữ"] * 21)
    assert read_facts(f"“{said}”, mô hình “Hũ gạo”").names == ("Hũ gạo",)


def test_the_name_of_a_file_is_no_symbol() -> None:
    assert read_facts("1410.jpg") == Facts()
    assert read_facts("its 5-year plan").symbols == ()


def test_a_number_of_square_metres_is_a_number() -> None:
    assert read_facts("diện tích 285,4m², 30m3").numbers == ("285,4", "30")


def test_decomposed_letters_are_read_as_composed_ones() -> None:
    text = "Kết luận số 01-KL/TƯ, mô hình “Hũ gạo”, 2 vạn"
    assert read_facts(unicodedata.normalize("NFD", text)) == read_facts(text)


@given(st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join))
def test_every_fact_stands_in_the_text(text: str) -> None:
    facts = read_facts(text)
    assert all(number in text for number in facts.numbers)
    assert all(name in text for name in facts.names)
    letters = "".join(letter for letter in text if letter.isalnum())
    assert all("".join(filter(str.isalnum, symbol)) in letters for symbol in facts.symbols)
    for date in facts.dates:
        year, _, rest = date.partition("-")
        assert year in text
        assert all(str(int(part)) in text for part in rest.split("-") if part.isdigit())


@given(st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join), st.integers(1, 3))
def test_blanks_change_no_fact(text: str, blanks: int) -> None:
    assert read_facts(text.replace(", ", f",{' ' * blanks}")) == read_facts(text)
