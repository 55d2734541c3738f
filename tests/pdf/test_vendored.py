"""What binds prints in the browser is what was looked at, and its letters are enough for titles."""

from __future__ import annotations

import base64
import hashlib
import io
import runpy
import sys
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import pytest
from fontTools.ttLib import TTFont
from papers import REPOSITORY

from handbook.resources import PRINT_FONTS, THEME

if TYPE_CHECKING:
    from pathlib import Path

PRINT = THEME / "assets/js/print"
ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = "\u0300\u0301\u0303\u0309\u0323"


@pytest.fixture(scope="module")
def vendoring() -> dict[str, Any]:
    """Return the script that vendors."""
    folder = str(REPOSITORY / "scripts")
    sys.path.insert(0, folder)
    try:
        return runpy.run_path(f"{folder}/vendor_booklet.py")
    finally:
        sys.path.remove(folder)


def test_vendored_files_are_those_that_were_looked_at() -> None:
    lines = (PRINT / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    found: dict[str, Path] = {path.relative_to(PRINT).as_posix(): path for path in (PRINT / "vendor").iterdir()}
    assert found.keys() == sums.keys()
    for name, path in found.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == sums[name], name


def test_the_library_leads_to_no_file_that_is_not_there() -> None:
    assert "sourceMappingURL" not in (PRINT / "vendor/pdf-lib.min.js").read_text(encoding="utf-8")


def test_the_letters_are_cut_from_the_font_of_print_and_hold_all_vietnamese(vendoring: dict[str, Any]) -> None:
    font = vendoring["cut_letters"](THEME / PRINT_FONTS / "Tinos_400Regular.ttf")
    script = (PRINT / "vendor/tinos.js").read_text(encoding="utf-8")
    assert script == vendoring["write_letters"](font)
    held = TTFont(io.BytesIO(base64.b64decode(script.split('"')[1]))).getBestCmap()
    marked = [f"{letter}{tone}" for letter in "aăâeêioôơuưy" for tone in TONES]
    letters = {normalize("NFC", each) for each in (*ALPHABET, *marked)}
    assert all(len(each) == 1 for each in letters)
    wanted = {case for each in letters for case in (each, each.upper())} | set("0123456789 .,;:/()«»“”–-?·")
    assert [letter for letter in sorted(wanted) if ord(letter) not in held] == []
