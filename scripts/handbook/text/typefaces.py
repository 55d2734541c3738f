"""What the fonts of the printed page can show, read from their own character maps."""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from handbook.resources import PRINT_FONTS, THEME

TEXT, DRAWING = "Tinos", "Be Vietnam Pro"
_FONTS = THEME / PRINT_FONTS
_SYMBOLS = "Noto*.ttf"
_USUAL = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u024f\u1e00-\u1eff–—‘’“”…→]*")  # surely there: most text is nothing else
_UNICODE = (3, 1)  # platform and encoding of the table that holds Unicode
_SEGMENTS = 4  # the format of that table in all fonts there are here


def find_unprintable(text: str) -> Iterator[int]:
    """Find the letters of a text that no font of the printed page has, by their places.

    A loose mark needs the font of the letter before it, and fonts of symbols have none.
    """
    if _USUAL.fullmatch(text):
        return
    letters, symbols = _read_printable()
    for place, letter in enumerate(text):
        is_loose = place and text[place - 1] not in letters and unicodedata.category(letter).startswith("M")
        if is_loose or not (letter in letters or letter in symbols):
            yield place


def choose_drawing_font(drawing: str) -> str:
    """Choose the font for the words of a drawing: that of the site's, or where it lacks a letter, that of the text."""
    letters = _intersect("BeVietnamPro*.ttf")
    return DRAWING if all(letter.isascii() or letter in letters for letter in drawing) else TEXT


def read_letters(font: Path) -> frozenset[str]:
    """Read the characters that a TrueType font has a glyph for."""
    with font.open("rb") as file:
        (count,) = struct.unpack(">4xH6x", file.read(12))
        rows = (struct.unpack(">4s4xLL", file.read(16)) for _ in range(count))
        start, length = next((start, length) for tag, start, length in rows if tag == b"cmap")
        file.seek(start)
        table = file.read(length)
    (count,) = struct.unpack_from(">2xH", table)
    entries = [struct.unpack_from(">HHL", table, 4 + 8 * each) for each in range(count)]
    start = next(start for *kind, start in entries if tuple(kind) == _UNICODE)
    kind, segments = struct.unpack_from(">H4xH", table, start)
    if kind != _SEGMENTS:
        message = f"{font.name}: character map of format {kind}"
        raise ValueError(message)
    return frozenset(map(chr, _read_segments(table, start + 14, segments // 2)))


def _read_segments(table: bytes, start: int, count: int) -> Iterator[int]:
    """Read the characters of a table of segments: each has its last and first one, and where their glyphs are."""
    size = 2 * count
    rows = zip(
        *(
            struct.unpack_from(f">{count}H", table, start + place)
            for place in (0, size + 2, 2 * size + 2, 3 * size + 2)
        ),
        strict=True,
    )
    for number, (last, first, delta, offset) in enumerate(rows):
        for code in range(first, last + 1):
            place = start + 3 * size + 2 + 2 * number + offset + 2 * (code - first)
            glyph = struct.unpack_from(">H", table, place)[0] if offset else code + delta
            if glyph % 0x10000 and code != 0xFFFF:  # noqa: PLR2004 - it only ends the table
                yield code


@cache
def _read_printable() -> tuple[frozenset[str], frozenset[str]]:
    """Read what each style of the text's font has, in small and large letters, and what the fonts of symbols have."""
    letters = _intersect(f"{TEXT}*.ttf")
    symbols = frozenset().union(*map(read_letters, _FONTS.glob(_SYMBOLS)))
    return frozenset(each for each in letters if letters.issuperset(each.upper())), symbols


@cache
def _intersect(pattern: str) -> frozenset[str]:
    return frozenset.intersection(*map(read_letters, _FONTS.glob(pattern)))
