"""Text is measured and wrapped as it will be shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.diagram.textfit import WIDTHS, Face, measure, wrap, wrap_evenly

REGULAR = Face(size=10, weight=400, leading=14)
SEMIBOLD = Face(size=10, weight=600, leading=14)
TEXTS = st.text(st.sampled_from("Đảngủy05-CT/TW học, làm theo…"), max_size=60)


@pytest.mark.parametrize("weight", [400, 600])
def test_table_has_every_vietnamese_letter_digit_and_mark(weight: int) -> None:
    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
    vowels = "aăâeêioôơuưy"
    toned = {
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in vowels
        for tone in "\N{COMBINING GRAVE ACCENT}\N{COMBINING ACUTE ACCENT}\N{COMBINING TILDE}"
        "\N{COMBINING HOOK ABOVE}\N{COMBINING DOT BELOW}"
    }
    lower = {*letters, *toned}
    wanted = lower | {letter.upper() for letter in lower} | set("0123456789 .,;:!?-–—/()%+“”‘’«»…&'\"")
    assert wanted <= WIDTHS[weight].keys()


def test_width_grows_with_size_weight_and_text() -> None:
    text = "Chỉ thị 05-CT/TW"
    assert measure(text, REGULAR) < measure(text, SEMIBOLD)
    assert measure(text, Face(20, 400, 28)) == pytest.approx(2 * measure(text, REGULAR))
    assert measure(text + "!", REGULAR) > measure(text, REGULAR)
    assert measure("", REGULAR) == 0


def test_character_missing_from_the_table_counts_as_wide() -> None:
    assert measure("漢", REGULAR) > measure("n", REGULAR)


def test_text_breaks_at_spaces_first() -> None:
    assert wrap("Nghị quyết Trung ương", measure("Trung ương", REGULAR), REGULAR, 3) == (
        "Nghị quyết",
        "Trung ương",
    )


def test_number_of_a_document_breaks_after_its_hyphen_or_slash() -> None:
    assert wrap("1049-QĐ/ĐUK", measure("1049-QĐ/", REGULAR), REGULAR, 3) == ("1049-QĐ/", "ĐUK")


def test_word_without_a_place_to_break_is_broken_anywhere() -> None:
    lines = wrap("a" * 40, measure("a" * 10, REGULAR), REGULAR, 9)
    assert lines == ("a" * 10,) * 4


def test_decomposed_text_is_composed_before_it_is_measured() -> None:
    text = "Nghị quyết"
    assert wrap(unicodedata.normalize("NFD", text), 500, REGULAR, 1) == (text,)


def test_text_too_long_for_its_lines_ends_in_an_ellipsis() -> None:
    lines = wrap("Về đẩy mạnh học tập và làm theo", 60, REGULAR, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert not lines[0].endswith("…")


def test_empty_text_has_no_lines() -> None:
    assert wrap(" \n ", 60, REGULAR, 2) == ()


def test_even_wrapping_leaves_no_short_last_line() -> None:
    width = measure("Đảng bộ Ban Dân vận", REGULAR)
    assert wrap("Đảng bộ Ban Dân vận Tỉnh ủy", width, REGULAR, 3) == ("Đảng bộ Ban Dân vận", "Tỉnh ủy")
    assert wrap_evenly("Đảng bộ Ban Dân vận Tỉnh ủy", width, REGULAR, 3) == (
        "Đảng bộ Ban",
        "Dân vận Tỉnh ủy",
    )


@given(TEXTS, st.floats(15, 200), st.integers(1, 4))
def test_every_line_fits_and_lines_are_few_enough(text: str, width: float, max_lines: int) -> None:
    for lines in (wrap(text, width, REGULAR, max_lines), wrap_evenly(text, width, REGULAR, max_lines)):
        assert len(lines) <= max_lines
        assert all(measure(line, REGULAR) <= width for line in lines)


@given(TEXTS, st.floats(15, 200))
def test_no_character_is_lost_or_added_when_there_are_lines_enough(text: str, width: float) -> None:
    for lines in (wrap(text, width, REGULAR, 99), wrap_evenly(text, width, REGULAR, 99)):
        assert "".join(lines).replace(" ", "") == "".join(text.split())


@given(TEXTS, st.floats(15, 200), st.integers(1, 4))
def test_even_wrapping_takes_as_many_lines_as_plain_wrapping(text: str, width: float, count: int) -> None:
    assert len(wrap_evenly(text, width, REGULAR, count)) == len(wrap(text, width, REGULAR, count))


@pytest.mark.parametrize("width", [0, 1, 5])
def test_width_below_one_character_gives_one_character_a_line(width: float) -> None:
    assert wrap("WWW", width, REGULAR, 9) == ("W", "W", "W")
    assert wrap_evenly("WWW", width, REGULAR, 9) == ("W", "W", "W")
