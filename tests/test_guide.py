"""The commands that the editors' guide shows are there, under the names by which a shell finds them."""

import re
from pathlib import Path

from handbook.commands.cli import main
from handbook.messages import read_area
from handbook.resources import THEME

_ROOT = Path(__file__).parents[1]
_CODE = re.compile(r"`([^`\n]+)`")
_TEXTS = [path.read_text(encoding="utf-8") for path in sorted((THEME / "bien-tap").glob("*.md"))]
_SHOWN = [code for text in _TEXTS for code in _CODE.findall(text)]


def test_a_command_is_shown_with_the_way_to_it() -> None:
    shown = [code for code in _SHOWN if re.search(r"\bhandbook\b", code)]
    assert shown
    assert all(code.startswith(".venv/bin/handbook ") for code in shown), shown


def test_a_command_that_is_shown_is_there() -> None:
    for code in _SHOWN:
        if code.startswith(".venv/bin/handbook "):
            assert code.split()[1] in main.commands, code


def test_what_the_guide_says_to_press_is_on_the_screens_of_the_desk() -> None:
    text = (THEME / "bien-tap" / "ban-bien-tap.md").read_text(encoding="utf-8")
    named = [name for name in re.findall(r"\*\*([^*]+)\*\*", text) if not name.endswith(".")]
    assert len(named) > 10
    assert set(named) <= set(read_area("editor")["screens"].values())


def test_a_target_that_is_shown_is_there() -> None:
    makefile = (_ROOT / "Makefile").read_text(encoding="utf-8")
    targets = [code.split()[1] for code in _SHOWN if code.startswith("make ")]
    assert targets
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets), targets
