"""Letters a file must not hold: what search cannot find, what looks like another letter, old encodings."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.datafile import parse_datafile
from handbook.datafile.letters import scan_lines


def _scan(*lines: str) -> list[tuple[int, int, str, str, str]]:
    return [
        (fault.place.line, fault.place.column, fault.code, fault.message, fault.hint)
        for fault in scan_lines("a.yml", lines)
    ]


def _codes(line: str) -> list[str]:
    return [code for _, _, code, _, _ in _scan(line)]


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("title: họp \ufb01le", "title: họp file"),
        ("title: \ufb02ash", "title: flash"),
        ("title: o\ufb03ce", "title: office"),
        ("title: \uff21\uff22\uff23", "title: ABC"),
        ("title: 5\uff0c7", "title: 5,7"),
        ("title: 120 m\u00b2", "title: 120 m2"),
        ("title: CO\u2082", "title: CO2"),
        ("title: \u2116 5", "title: No 5"),
        ("title: Khóa \u2167", "title: Khóa VIII"),
        ("title: \u00bd giờ", "title: 1/2 giờ"),
        ("title: 1\u00bd giờ", "title: 1 1/2 giờ"),
        ("title: \u2460 học", "title: 1 học"),
        ("title: 5\u33a1", "title: 5m2"),
        ("title: 1\u00ba", "title: 1o"),
        ("title: a\u2011b", "title: a-b"),
        ("title: \U0001d401ác", "title: Bác"),
    ],
)
def test_a_letter_that_search_cannot_find_is_spelt(line: str, plain: str) -> None:
    ((_, column, code, _, hint),) = _scan(line)
    assert code == "compatibility"
    assert unicodedata.normalize("NFKC", line[column - 1]) != line[column - 1]
    assert hint == f"viết lại: {plain}"


def test_the_message_names_the_letter_and_what_readers_type() -> None:
    assert _scan("title: họp \ufb01le")[0][:4] == (
        1,
        12,
        "compatibility",
        "ký tự «\ufb01» (U+FB01) là một ký tự riêng, gõ «fi» thì tìm không thấy",
    )


@pytest.mark.parametrize("line", ["title: 10\u00b2", "title: 5\u00b9\u00b2", "title: 2\u2460", "title: 10\u2079"])
def test_a_small_number_behind_a_number_is_never_joined_to_it(line: str) -> None:
    ((_, _, code, _, hint),) = _scan(line)
    assert (code, hint) == ("compatibility", "viết rõ bằng chữ, để số không lẫn với số bên cạnh")


@pytest.mark.parametrize(
    "line", ["title: …", "title: Windows™", "title: 37°C", "title: «Ông» – “bà”", "title: 5 × 7 ÷ 2"]
)
def test_what_anybody_writes_is_let_pass(line: str) -> None:
    assert _codes(line) == []


def test_a_kind_of_letter_is_told_once_a_file_with_all_its_lines() -> None:
    assert _scan("a: \u00d0\u00d0", "b: x", "c: \u00d0", "d: \u0430", "e: \u0430") == [
        (
            1,
            4,
            "look-alike",
            "ký tự «\u00d0» (U+00D0) (2 dòng trong tệp) trông giống «Đ» nhưng không phải chữ Việt",
            "gõ lại thành «Đ»: a: ĐĐ; sửa cả dòng 3",
        ),
        (
            4,
            4,
            "foreign-letter",
            "ký tự «\u0430» (U+0430) (2 dòng trong tệp) không thuộc chữ La-tinh",
            "xóa ký tự này rồi gõ lại bằng bộ gõ tiếng Việt; sửa cả dòng 5",
        ),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "title: \u041e\u0446\u0435\u043d\u043a\u0430 \u0438 \u0425\u043e \u0428\u0438 \u041c\u0438\u043d",
        'title: "\u03a0\u03b5\u03c1\u03af \u03c4\u03bf\u03c5 05-CT/TW"',
    ],
)
def test_a_line_that_quotes_another_language_is_let_pass(line: str) -> None:
    assert _scan(line) == []


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("title: \u0421\u0422 05", 8),
        ("title: V\u0435 \u041e\u0446\u0435\u043d\u043a\u0430", 9),
    ],
)
def test_letters_that_pass_for_latin_ones_are_told_beside_another_language_too(line: str, column: int) -> None:
    ((_, found, code, *_),) = _scan(line)
    assert (found, code) == (column, "foreign-letter")


def test_letters_of_a_language_that_no_print_font_has_are_told() -> None:
    ((_, _, code, *_),) = _scan("title: \u4e2d\u6587")
    assert code == "unprintable"


@pytest.mark.parametrize(
    ("letter", "right"), [("\u0251", "a"), ("\u0261", "g"), ("\u01ce", "ă"), ("\u01cd", "Ă"), ("\u00f0", "đ")]
)
def test_a_letter_that_looks_vietnamese_is_told(letter: str, right: str) -> None:
    ((_, _, code, _, hint),) = _scan(f"a: n{letter}m")
    assert (code, hint) == ("look-alike", f"gõ lại thành «{right}»: a: n{right}m")


def test_an_old_encoding_is_told_with_what_it_may_have_meant() -> None:
    assert _scan("name: Xã", "name: HuyÖn uû Suèi Trong", "  - Chæ thò") == [
        (
            2,
            7,
            "file-encoding",
            "chữ viết bằng bảng mã cũ TCVN3 hoặc VNI (2 dòng trong tệp), không phải Unicode",
            (
                "có phải «name: Huyện uỷ Suối Trong» không? Đối chiếu với nguồn; "
                "đoạn dài thì chuyển bằng UniKey (Ctrl+Shift+F6)"
            ),
        )
    ]


def test_where_two_encodings_spell_a_word_both_are_asked_about() -> None:
    assert _scan("a: Chæ thò")[0][4].startswith("có phải «a: Chổ thũ» hay «a: Chỉ thị» không?")


@pytest.mark.parametrize(
    "line",
    [
        "title: Ä\u0090á»‹nh",
        "title: Huyá»‡n",
        "title: viá»‡c",
        "title: ChÃ\u00ad Minh",
        "title: Æ°u",
        "title: á»u",
        "title: sá»‘",
        "title: Ä‘i",
    ],
)
def test_text_read_by_the_wrong_table_is_told(line: str) -> None:
    (fault,) = _scan(line)
    assert fault[2] == "file-encoding"
    assert fault[3].startswith("chữ đã bị đọc sai bảng mã")


@pytest.mark.parametrize(
    "line", ["title: «ỦY BAN NHÂN DÂN XÃ»", "title: «ăn cá»", "title: «ăn cá»…", "title: gọi “XÃ”", "title: Ärzte, «Ä»"]
)
def test_quotes_beside_a_letter_are_no_misread_text(line: str) -> None:
    assert _codes(line) == []


@pytest.mark.parametrize("line", ["name: kinh tÕ", "name: tÊt yÕu", "name: HuyÖn uû Suèi Trong"])
def test_a_file_of_letters_that_are_all_vietnamese_is_looked_at_too(line: str) -> None:
    assert [fault.code for fault in parse_datafile("a.yml", line.encode()).diagnostics] == ["file-encoding"]


@given(st.text(st.characters(categories=("L", "N", "S", "P")), max_size=12))
def test_what_a_hint_spells_means_the_same_and_is_clean(text: str) -> None:
    line = f"a: x{text}"
    for _, _, code, _, hint in _scan(line):
        if code == "compatibility" and hint.startswith("viết lại: "):
            plain = hint.removeprefix("viết lại: ")
            bare = "".join(unicodedata.normalize("NFKC", line).replace("\u2044", "/").replace("\u2010", "-").split())
            assert "compatibility" not in _codes(plain)
            assert not any(letter in plain for letter in "\ufb00\ufb01\ufb02")
            assert "".join(unicodedata.normalize("NFKC", plain).split()).replace("\u2010", "-") == bare
