"""Bytes of any age are read as the Vietnamese they were; right text is left letter for letter."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from old_sets import SENTENCES, type_1258, type_tcvn3, type_vni

from handbook.originals import OriginalError
from handbook.originals.decoding import clean_text, decode_text

_TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True).map("\n".join)
# TCVN3 has no capitals with a tone: its fonts of capitals show small letters large
_SMALL = [sentence for sentence in SENTENCES if not any(letter > "\u1e9f" and letter.isupper() for letter in sentence)]
_FOREIGN = ("Müller", "François", "El Niño", "Curaçao", "Århus", "São Tomé", "Côte d’Ivoire", "Łódź", "«tự soi»", "§ 5")


def _list_codes(content: bytes) -> list[str]:
    return [notice.code for notice in decode_text(content)[1]]


@given(st.lists(st.sampled_from(_SMALL), min_size=1, max_size=6, unique=True).map("\n".join))
def test_tcvn3_is_read_back(text: str) -> None:
    typed = type_tcvn3(text)
    assert decode_text(typed.encode("latin-1"))[0] == text
    assert decode_text(typed.encode())[0] == text


@given(_TEXTS)
def test_vni_is_read_back(text: str) -> None:
    typed = type_vni(text)
    assert decode_text(typed.encode("latin-1"))[0] == text
    assert decode_text(typed.encode())[0] == text


@given(_TEXTS)
def test_windows_1258_is_read_back(text: str) -> None:
    content = type_1258(text)
    assert decode_text(content)[0] == text
    assert decode_text(content.decode("cp1252").encode())[0] == text


@given(_TEXTS, st.sampled_from(["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"]))
def test_unicode_of_any_width_is_read_back(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding))[0] == text


@given(_TEXTS)
def test_loose_marks_are_joined_to_their_letters_and_that_is_told(text: str) -> None:
    content = unicodedata.normalize("NFD", text).encode()
    assert decode_text(content)[0] == text
    assert _list_codes(content) == ["composed"]


@given(st.lists(st.sampled_from([*SENTENCES, *_FOREIGN]), max_size=8).map(" ".join))
def test_right_text_is_left_as_it_is_and_nothing_is_told(text: str) -> None:
    assert decode_text(text.encode()) == (text, ())


@given(st.lists(st.sampled_from(SENTENCES), max_size=8).map(lambda lines: " ".join(lines).upper()))
def test_right_text_in_capitals_is_left_as_it_is(text: str) -> None:
    assert decode_text(text.encode()) == (text, ())


@given(st.text(st.characters(exclude_characters="\u00ad")))
def test_any_text_of_unicode_is_read_and_reading_it_again_changes_nothing(text: str) -> None:
    once, _ = clean_text(text)
    assert unicodedata.is_normalized("NFC", once)
    assert clean_text(once)[0] == once


def test_names_no_syllable_spells_are_turned_with_the_rest_of_an_old_text() -> None:
    text = "Tỉnh ủy Đắk Lắk chỉ đạo huyện Krông Pắc\nĐắk Lắk"
    assert decode_text(type_tcvn3(text).encode("latin-1"))[0] == text
    assert decode_text(type_vni(text).encode())[0] == text


def test_in_a_text_of_both_only_the_old_lines_are_turned() -> None:
    text = f"{SENTENCES[0]}\n{type_tcvn3(SENTENCES[1])}\nMüller, François"
    assert decode_text(text.encode())[0] == f"{SENTENCES[0]}\n{SENTENCES[1]}\nMüller, François"


def test_capitals_of_tcvn3_are_capitals_throughout() -> None:
    assert decode_text("TØNH uû L¹ng S¬n: quyÕt ®Þnh".encode())[0] == "TỈNH uỷ Lạng Sơn: quyết định"


def test_what_was_turned_is_told() -> None:
    (notice,) = decode_text(type_tcvn3(SENTENCES[1]).encode("latin-1"))[1]
    assert notice.code == "encoding"
    assert notice.text.startswith("Chữ gõ bằng bảng mã cũ TCVN3, đã chuyển sang Unicode")
    assert _list_codes(SENTENCES[0].encode("utf-16")) == ["encoding"]


@pytest.mark.parametrize(
    ("written", "read", "code"),
    [
        ("Chính\u00adphủ", "Chínhphủ", "invisible"),
        ("Đảng\u200b ủy", "Đảng ủy", "invisible"),
        ("Lê Ðức, ÐẢNG, QÐ-UBND", "Lê Đức, ĐẢNG, QĐ-UBND", "look-alike"),
        ("hǎng hái", "hăng hái", "look-alike"),
        ("quy\u00a0định", "quy định", ""),
        ("một\u2028hai", "một\nhai", ""),
        ("ofﬁce", "office", "invisible"),
    ],
)
def test_letters_are_written_as_they_look(written: str, read: str, code: str) -> None:
    text, notices = clean_text(written)
    assert (text, [each.code for each in notices]) == (read, [code] if code else [])


def test_a_few_broken_bytes_are_counted_and_the_rest_is_read() -> None:
    content = ("\n".join(SENTENCES) * 3).encode() + b"\xe1\xbb"
    text, notices = decode_text(content)
    assert text.startswith(SENTENCES[0])
    assert [each.code for each in notices] == ["letters-lost"]


def test_the_encoding_a_page_names_is_believed_where_it_fits() -> None:
    assert decode_text("Größe, naïf".encode("cp1252"), "iso-8859-1")[0] == "Größe, naïf"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "no-text"),
        (bytes(range(1, 256)), "unknown-encoding"),
        ("Größe, naïf".encode("cp1252"), "unknown-encoding"),
        (b"\xff\xfe" + b"\x00\xd8" * 40, "unknown-encoding"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(OriginalError) as refused:
        decode_text(content)
    assert refused.value.code == code
