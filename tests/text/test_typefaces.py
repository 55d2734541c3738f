"""The fonts of the printed page: what they show is read right, and what a check lets pass prints."""

import unicodedata
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
