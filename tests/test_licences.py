"""The list of licences: fresh, complete, and each licence's text is there."""

import sys
from pathlib import Path

import pytest

from handbook.resources import THEME

_ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(_ROOT / "scripts"))

from licences import list_brought, list_pinned, render_licences  # noqa: E402 - a script, found by its folder

_WORDS = {
    "OFL-1.1": "SIL Open Font License",
    "CC-BY-4.0": "Creative Commons Attribution 4.0 International",
    "MIT": "Permission is hereby granted, free of charge",
    "0BSD": "with or without fee is hereby granted",
}


def test_the_list_is_fresh() -> None:
    assert (_ROOT / "LICENSES.md").read_text(encoding="utf-8") == render_licences()


def test_every_pinned_package_states_its_licence() -> None:
    listed = (_ROOT / "LICENSES.md").read_text(encoding="utf-8")
    assert "not installed here" not in listed
    assert "not stated" not in listed
    assert all(f"| {package} |" in listed for package in [*list_pinned("build"), *list_pinned("dev")])


@pytest.mark.parametrize(("path", "licence"), list_brought().items())
def test_what_was_brought_along_has_its_licence_beside_it(path: str, licence: str) -> None:
    text = " ".join((_ROOT / path).read_text(encoding="utf-8").split())
    assert all(_WORDS[each].lower() in text.lower() for each in licence.split(" AND "))


def test_no_licence_lies_there_unlisted() -> None:
    folders = (THEME.parent, _ROOT / "tests")
    found = {path.relative_to(_ROOT).as_posix() for folder in folders for path in folder.rglob("*LICEN*")}
    assert found == set(list_brought())
