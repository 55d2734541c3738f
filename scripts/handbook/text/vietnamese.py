"""Vietnamese letters: slugs that keep đ, the order of the alphabet, numbers, look-alikes."""

import re
import unicodedata
from decimal import Decimal

from handbook.text.folding import fold_marks

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of dictionaries
_GROUP = 3

LOOK_ALIKES = {
    "\u00d0": "Đ",
    "\u0189": "Đ",
    "\u00f0": "đ",
    "\u0256": "đ",
    "\u0251": "a",
    "\u0261": "g",
    "\u01cd": "Ă",
    "\u01ce": "ă",
}


def slug_text(text: str) -> str:
    """Make an ASCII anchor out of Vietnamese text: "Điều lệ Đảng" becomes "dieu-le-dang"."""
    return "-".join(re.findall(r"[a-z0-9]+", fold_marks(text)))


def sort_text(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Return the Vietnamese sort key: letters by the alphabet first, then tones (a ă â b c d đ e ê …)."""
    letters: list[int] = []
    tones: list[int] = []
    for character in unicodedata.normalize("NFC", text.lower()):
        decomposed = unicodedata.normalize("NFD", character)
        tone = next((mark for mark in decomposed if mark in _TONES), "")
        letter = unicodedata.normalize("NFC", decomposed.replace(tone, "")) if tone else character
        position = _ALPHABET.find(letter)
        letters.append(1000 + position if position >= 0 else min(ord(letter[0]), 999))
        tones.append(_TONES.find(tone) + 1 if tone else 0)
    return tuple(letters), tuple(tones), text


def render_number(value: Decimal) -> str:
    """Write a number the Vietnamese way: 25.525 and 99,38."""
    sign, digits, point_digits = ("-" if value < 0 else ""), *_split_decimal(abs(value))
    groups: list[str] = []
    while digits:
        groups.insert(0, digits[-_GROUP:])
        digits = digits[:-_GROUP]
    return sign + ".".join(groups) + (f",{point_digits}" if point_digits else "")


def _split_decimal(value: Decimal) -> tuple[str, str]:
    whole, _, fraction = f"{value:f}".partition(".")
    return whole, fraction.rstrip("0")


def is_foreign_letter(character: str) -> bool:
    """Tell whether a letter belongs to another script than Latin (Cyrillic о, Greek ο …)."""
    return (
        character.isalpha()
        and not unicodedata.normalize("NFKC", character).isascii()
        and not unicodedata.name(character, "").startswith(("LATIN", "MODIFIER", "FEMININE", "MASCULINE"))
    )


def is_invisible(character: str) -> bool:
    """Tell whether a character shows nothing and means nothing here: controls, format marks, no-break spaces."""
    if character in "\n\t\r":
        return False
    return unicodedata.category(character) in {"Cf", "Cc", "Co", "Cn", "Cs"} or (
        unicodedata.category(character) in {"Zs", "Zl", "Zp"} and character != " "
    )
