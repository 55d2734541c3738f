"""The fonts of the printed page: what they show is read right, and what a check lets pass prints."""

import struct
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from handbook.resources import PRINT_FONTS, THEME
from handbook.text.typefaces import DRAWING, TEXT, choose_drawing_font, find_unprintable, read_letters

FONTS = sorted((THEME / PRINT_FONTS).glob("*.ttf"))
USUAL = "✓✔✗✘★☆→←↑↓⇒⇔≥≤≠≈±×÷·•●○■□▪▫▲▼◆◇№°½¼¾⅓①②⑩❶☐☑☒☎✉❖➢➤➔✦ⅠⅡⅫⅻ‰′″−²³₫€©®™…–—‘’“”«»§†"
ETHNIC = "Čư M’gar, M'Đrắk, Ƀuôn Ƀŭn, ƀuôn Kŏ Tam, Êa Hleo, Krông Ană, Kơ̆ng, Êđê Ñưk"


def read_all_pairs() -> dict[str, frozenset[str]]:
    return {path.name: read_letters(path) for path in FONTS}


@pytest.mark.parametrize("font", FONTS, ids=lambda path: path.stem)
def test_a_character_map_is_read_as_others_read_it(font: Path) -> None:
    assert read_letters(font) == frozenset(map(chr, TTFont(font).getBestCmap()))


def write_font(path: Path, segments: Sequence[tuple[int, int, int, Sequence[int]]]) -> Path:
    """Write as much of a font as a character map needs; a segment may list its glyphs or shift its characters.

    In front of the map for Unicode stands one of another kind, which is to be passed over.
    """
    rest = b"".join(struct.pack(f">{len(glyphs)}H", *glyphs) for *_, glyphs in segments)
    firsts, lasts, deltas = ([each[place] for each in segments] for place in (0, 1, 2))
    offsets, count = [], len(segments)
    for number, (*_, glyphs) in enumerate(segments):
        before = sum(len(each) for *_, each in segments[:number])
        offsets.append(2 * (count - number + before) if glyphs else 0)
    columns = (lasts, [0], firsts, deltas, offsets)
    body = b"".join(struct.pack(f">{len(each)}H", *each) for each in columns) + rest
    segmented = struct.pack(">7H", 4, 14 + len(body), 0, 2 * count, 0, 0, 0) + body
    trimmed = struct.pack(">6H", 6, 12, 0, 0x2713, 1, 1)
    maps = struct.pack(">HH", 0, 2) + struct.pack(">HHLHHL", 1, 0, 20, 3, 1, 20 + len(trimmed)) + trimmed + segmented
    head = struct.pack(">4sH6x", b"\0\1\0\0", 2)
    rows = struct.pack(">4sLLL", b"OS/2", 0, 44, 2) + struct.pack(">4sLLL", b"cmap", 0, 46, len(maps))
    path.write_bytes(head + rows + b"\0\0" + maps)
    return path


@pytest.mark.parametrize(
    ("segments", "letters"),
    [
        ([(0x41, 0x43, 1, ())], "ABC"),
        ([(0x41, 0x43, 0x10000 - 0x42, ())], "AC"),
        ([(0x41, 0x43, 0, (7, 0, 9))], "AC"),
        ([(0x41, 0x42, 0xFFFF, ()), (0x61, 0x63, 0, (0, 7, 0)), (0x64, 0x65, 0, (0, 3))], "ABbe"),
        ([(0x41, 0x42, 0x10000 - 0x41, (5, 0)), (0x61, 0x62, 0x10000 - 0x61, ())], "Ab"),
        ([(0x41, 0x41, 1, ()), (0xFFFF, 0xFFFF, 1, ())], "A"),
        ([(0x41, 0x41, 1, ()), (0xFFFF, 0xFFFF, 0, ())], "A"),
    ],
)
def test_a_character_without_a_glyph_is_no_letter_of_a_font(
    segments: Sequence[tuple[int, int, int, Sequence[int]]], letters: str, tmp_path: Path
) -> None:
    assert read_letters(write_font(tmp_path / "font.ttf", segments)) == frozenset(letters)


def test_a_font_with_a_character_map_of_another_format_is_refused(tmp_path: Path) -> None:
    path = write_font(tmp_path / "font.ttf", [(0x41, 0x43, 1, ())])
    path.write_bytes(path.read_bytes().replace(struct.pack(">2H", 4, 14 + 10), struct.pack(">2H", 12, 14 + 10)))
    with pytest.raises(ValueError, match=r"font\.ttf: character map of format 12"):
        read_letters(path)


@pytest.mark.parametrize("text", ["", "Đẩy mạnh học tập", USUAL, ETHNIC, "ẤẪẶỀỂỮ ấẫặềểữ đĐ", "~!@#$%^&*()[]{}<>|\\/"])
def test_what_offices_write_is_printable(text: str) -> None:
    assert list(find_unprintable(text)) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("🌟 tốt", [0]),
        ("Đạt ✅ ❌", [4, 6]),
        ("20 ㎡", [3]),
        ("〃", [0]),
        ("✔\ufe0f", [1]),
        ("1\ufe0f\u20e3", [1, 2]),
        ("✓\u0306 a\u0306", [1]),
        ("🇻🇳", [0, 1]),
        ("中文", [0, 1]),
        ("ᶎ", [0]),
        ("a👩\u200d🎓b", [1, 3]),
        ("\u0306 a ✓", []),
    ],
)
def test_what_no_font_has_is_found_at_its_place(text: str, places: list[int]) -> None:
    assert list(find_unprintable(text)) == places


def test_every_letter_passed_without_a_look_is_there() -> None:
    fonts = read_all_pairs()
    letters = frozenset.intersection(*(found for name, found in fonts.items() if name.startswith(TEXT)))
    passed = [chr(code) for code in range(0x20000) if not list(find_unprintable(chr(code)))]
    everywhere = letters.union(*(found for name, found in fonts.items() if name.startswith("Noto")))
    assert everywhere.issuperset(passed)
    assert len(passed) > 4_000
    assert all(everywhere.issuperset(letter.upper()) for letter in passed)
    assert not [
        letter
        for name, found in fonts.items()
        if name.startswith("Noto")
        for letter in found
        if unicodedata.category(letter)[0] == "M"
    ]


def test_a_drawing_is_set_in_the_font_of_the_site_as_long_as_that_has_its_letters() -> None:
    assert choose_drawing_font("<svg>\nChỉ thị 05-CT/TW</svg>") == DRAWING
    assert choose_drawing_font("<svg>Ƀuôn Ƀŭn</svg>") == TEXT
    assert choose_drawing_font("<svg>Đạt ✓</svg>") == TEXT
