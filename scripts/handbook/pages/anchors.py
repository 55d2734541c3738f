"""The anchors of passages: ASCII, one for each locator there can be, and the short plain one for the usual ones."""

import re
import unicodedata
from functools import lru_cache
from types import MappingProxyType

from handbook.text import slug_text

_MOST_KEPT = 10_000  # for pages cite the same places over and over
_USUAL = frozenset(
    re.findall(
        r"\w+",
        "nhan đề tít lời dẫn chân trang đầu cuối mở kết đoạn câu dòng phần mục tiểu khoản điểm tiết phụ lục "
        "bảng biểu hình ảnh chú thích ghi cột khung bài phút Điều Chương",
    )
)
"""Words that locators are made of, as they are usually written; no two are the same without marks and capitals."""
_ROMAN_AFTER = frozenset({"Phần", "Chương", "Mục", "lục"})
"""What is counted in Roman numerals; after other words i, v, x are letters."""
_COUNTED = frozenset(word.lower() for word in _ROMAN_AFTER)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_LETTER = re.compile(r"[a-zđ]")
_ROMAN = re.compile(r"[IVX]+")
_MARKS = MappingProxyType(
    {
        "\u0302": "C",
        "\u0306": "B",
        "\u031b": "H",
        "\u0301": "S",
        "\u0300": "F",
        "\u0309": "R",
        "\u0303": "X",
        "\u0323": "J",
    }
)
"""Marks as capitals behind their letter: the tones as in Telex, circumflex, breve and horn by their names."""


@lru_cache(_MOST_KEPT)
def passage_anchor(locator: str) -> str:
    """Make the anchor of a passage: "đoạn 8" becomes "doan-8", "điểm đ" "diem-dd"; no two locators have the same.

    One made of other than the usual words keeps its marks, so that nothing it may differ in is lost: "ý 1" becomes
    "_yS-1". No anchor of a page's own begins so, nor is one made of the usual words.
    """
    if _is_usual(locator.split(" ")):
        return slug_text(" ".join("dd" if word == "đ" else word for word in locator.split(" ")))
    return "_" + "".join(map(_write_letter, locator))


def _is_usual(words: list[str]) -> bool:
    """Tell whether the plain anchor can be read back: each word is known, or a number or letter that must be one."""
    return all(map(_is_known, ["", *words], words, [*words[1:], ""]))


def _is_known(before: str, word: str, after: str) -> bool:
    if _NUMBER.fullmatch(word):
        return not _NUMBER.fullmatch(before)  # «1 1» would be «1.1»
    if _ROMAN.fullmatch(word):
        return before in _ROMAN_AFTER
    if _LETTER.fullmatch(word):
        return word not in "ivx" or before.lower() not in _COUNTED
    return word in _USUAL or _ROMAN.fullmatch(after) is not None  # which must itself be after one of its own words


def _write_letter(letter: str) -> str:
    """Write one letter in signs that no other letter is written in."""
    if letter == " ":
        return "-"
    if letter in "đĐ":
        return "dD" if letter == "đ" else "dDU"
    base, *marks = list(unicodedata.normalize("NFD", letter))
    is_known = base.isascii() and base.isalnum() and all(mark in _MARKS for mark in marks)
    if not is_known or unicodedata.normalize("NFC", letter) != letter:
        return f".{ord(letter):x}."
    return base.lower() + "".join(_MARKS[mark] for mark in marks) + ("U" if base.isupper() else "")
