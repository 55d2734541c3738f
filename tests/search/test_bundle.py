"""The scripts of the search are put together from readable sources, the same bytes every time."""

import re
from pathlib import Path

from handbook.resources import SETTINGS, THEME
from handbook.search import bundle_scripts
from handbook.search.bundle import BUNDLES, ENGINE_SCRIPT, FOLDER, PAGE_SCRIPT

REPOSITORY = Path(__file__).parents[2]
SOURCES = THEME / FOLDER
MOST_LINES = 250
_TEMPLATE = re.compile(r"`(?:[^`\\]|\\.)*`")
_NESTED = re.compile(r"\$\{[^}]*`")


def test_same_sources_give_the_same_bytes() -> None:
    assert list(bundle_scripts(REPOSITORY / "docs")) == list(bundle_scripts(REPOSITORY / "docs"))


def test_a_page_loads_one_script_and_one_more_when_somebody_searches() -> None:
    assert [path for path, _ in bundle_scripts(REPOSITORY / "docs")] == [PAGE_SCRIPT, ENGINE_SCRIPT]
    assert f"path: {PAGE_SCRIPT}" in SETTINGS.read_text(encoding="utf-8")
    assert ENGINE_SCRIPT in (SOURCES / "search/loader.js").read_text(encoding="utf-8")


def test_every_source_is_in_one_bundle() -> None:
    bundled = [source for sources in BUNDLES.values() for source in sources]
    written = {path.relative_to(SOURCES).as_posix() for path in (SOURCES / "search").glob("*.js")}
    assert sorted(bundled) == sorted(written)


def test_a_room_is_small_enough_to_read_at_a_sitting() -> None:
    for path in (SOURCES / "search").glob("*.js"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES, path.name


def test_sources_hold_no_template_in_a_template() -> None:
    for sources in BUNDLES.values():
        for source in sources:
            text = (SOURCES / source).read_text(encoding="utf-8")
            assert not any(_NESTED.search(template) for template in _TEMPLATE.findall(text)), source


def test_comments_stay_in_the_sources() -> None:
    assert not any("/*" in text for _, text in bundle_scripts(REPOSITORY / "docs"))
