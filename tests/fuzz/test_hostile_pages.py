"""Whatever a text of a record holds, no page takes it for more than text, even if the format let it through."""

import json
import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import markdown
import pytest
from hostile import HARMLESS, MARKUP, TYPESETTING, WRITING, grow_tree, list_schemes, outline, replace_catalog, speak

from handbook.lineage.links import find_lineage
from handbook.names.bearers import index_names
from handbook.pages import gather_library, plan_pages
from handbook.reading import read_checked
from handbook.records import values
from handbook.render import make_environment, render_page

pytestmark = pytest.mark.slow

_ALL = (*MARKUP, *WRITING, *TYPESETTING)
_EXTENSIONS = ("attr_list", "fenced_code", "tables", "toc")  # those of mkdocs.yml


def make_pages(root: Path, words: str) -> Mapping[str, str]:
    """Make every page of a handbook in which all texts say ``words``, as HTML."""
    catalog = replace_catalog(read_checked(root).catalog, speak(words))
    library = gather_library(catalog, find_lineage(catalog), index_names(catalog))
    environment = make_environment()
    reader = markdown.Markdown(extensions=_EXTENSIONS)
    return {
        page.path: reader.reset().convert(render_page(environment, page).split("---\n", 2)[2])
        for page in plan_pages(library)
    }


@pytest.fixture(autouse=True)
def _let_everything_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away the format's own refusals, so that the pages stand alone."""
    for name in ("find_markup", "find_scheme", "find_link"):
        monkeypatch.setattr(values, name, lambda _: None)


@pytest.fixture(scope="module")
def harmless(toy: Path) -> Mapping[str, str]:
    return make_pages(toy, HARMLESS)


@pytest.mark.parametrize("words", list(pairwise((*_ALL, _ALL[0])))[::2], ids=lambda pair: pair[0][:12])
def test_hostile_words_change_no_page(words: tuple[str, str], toy: Path, harmless: Mapping[str, str]) -> None:
    pages = make_pages(toy, " ".join(words))
    assert pages.keys() == harmless.keys()
    for name, page in pages.items():
        tree = grow_tree(page)
        assert outline(tree) == outline(grow_tree(harmless[name])), name
        assert not list_schemes(tree), name


@pytest.mark.parametrize("words", MARKUP)
def test_what_the_pages_are_held_against_would_show_markup(words: str) -> None:
    safe = f"<p>{HARMLESS}</p>"
    assert outline(grow_tree(f'<p title="{words}">{words}</p>')) != outline(grow_tree(safe)) or "&lt;" in words


def test_the_extensions_are_those_of_the_site() -> None:
    settings = (Path(__file__).parents[2] / "scripts/handbook/settings.yml").read_text(encoding="utf-8")
    listed = settings.partition("markdown_extensions:\n")[2].partition("\n\n")[0]
    assert tuple(re.findall(r"^  - (\w+)", listed, re.MULTILINE)) == _EXTENSIONS


def test_front_matter_gives_back_the_very_words(toy: Path) -> None:
    words = " ".join(_ALL)
    catalog = replace_catalog(read_checked(toy).catalog, speak(words))
    library = gather_library(catalog, find_lineage(catalog), index_names(catalog))
    environment = make_environment()
    for page in plan_pages(library):
        _, front, _ = render_page(environment, page).split("---\n", 2)
        title = next(line for line in front.splitlines() if line.startswith("title: "))
        assert json.loads(title.removeprefix("title: ")) == page.title
