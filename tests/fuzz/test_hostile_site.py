"""Words the format accepts stay words in everything that is made of them: finished pages, scripts, tables, prints."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pymupdf
import pytest
from hostile import HARMLESS, TYPESETTING, WRITING, Say, grow_tree, list_schemes, outline, replace_tree, speak

from handbook.datafile import Tree, parse_datafile
from handbook.records.catalog import RECORD_FILES, TABLE_FILES
from handbook.records.notation import render_record, render_table
from handbook.text.markup import find_link, find_markup, find_scheme

pytestmark = pytest.mark.slow

_ACCEPTED = [
    words
    for words in (*WRITING, *TYPESETTING)
    if not (find_markup(words) or find_scheme(words) or find_link(words))  # that would name a document
]
_MIXES = {"start": " ".join(_ACCEPTED[1::2]), "list": " ".join(_ACCEPTED[::2])}
_TAKE = re.compile(r'HandbookSearch\.take\("[\w-]+",')
_FORMULA = re.compile(r"[=@]|[+-](?!\d+(?:[.,]\d+)*$)")


def write_handbook(root: Path, toy: Path, say: Say) -> Path:
    """Write the toy handbook with other words in every free text."""
    for path in sorted(toy.rglob("*.yml")):
        name = path.relative_to(toy).as_posix()
        data = parse_datafile(name, path.read_bytes()).data
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_rewrite(name, data, say), encoding="utf-8")
    return root


def _rewrite(name: str, data: Tree, say: Say) -> str:
    folder, _, file = name.rpartition("/")
    assert isinstance(data, dict)
    if folder in RECORD_FILES:
        tree = replace_tree(RECORD_FILES[folder], data, say)
        assert isinstance(tree, dict)
        return render_record(RECORD_FILES[folder], tree)
    table = file.removesuffix(".yml")
    items = data[table]
    assert isinstance(items, list)
    kept = table == "shared_names"  # they are the symbols, which stay
    changed = items if kept else [replace_tree(TABLE_FILES[table], item, say) for item in items]
    return render_table(table, [item for item in changed if isinstance(item, dict)])


def run_handbook(*arguments: str | Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "handbook", *map(str, arguments)], check=False, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture(scope="module")
def make_site(tmp_path_factory: pytest.TempPathFactory, toy: Path) -> Callable[[str], Path]:
    """Return a function that builds the toy handbook with other words in every free text."""
    built: dict[str, Path] = {}

    def make(words: str) -> Path:
        if words not in built:
            root = write_handbook(tmp_path_factory.mktemp("hostile") / "root", toy, speak(words))
            run_handbook("build", "--root", root)
            built[words] = root
        return built[words]

    return make


@pytest.fixture(scope="module", params=_MIXES)
def hostile(request: pytest.FixtureRequest, make_site: Callable[[str], Path]) -> Path:
    return make_site(_MIXES[request.param])


@pytest.fixture(scope="module")
def harmless(make_site: Callable[[str], Path]) -> Path:
    return make_site(HARMLESS)


def read_pages(root: Path) -> Mapping[str, str]:
    site = root / "site"
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


def test_words_change_no_finished_page(hostile: Path, harmless: Path) -> None:
    pages, safe = read_pages(hostile), read_pages(harmless)
    assert pages.keys() == safe.keys()
    for name, page in pages.items():
        tree = grow_tree(page)
        assert outline(tree) == outline(grow_tree(safe[name])), name
        assert not list_schemes(tree), name


def test_words_reach_the_finished_pages(hostile: Path) -> None:
    text = "".join(grow_tree(read_pages(hostile)["van-ban/05-ct-tum-2016.html"]).itertext())
    assert any(mix in text for mix in _MIXES.values())


def test_what_pages_tell_programs_is_json(hostile: Path) -> None:
    for name, page in read_pages(hostile).items():
        for element in grow_tree(page).iter("script"):
            if element.get("type") in {"application/ld+json", "application/json"}:
                assert json.loads(element.text or ""), name


def test_the_search_index_is_plain_data(hostile: Path) -> None:
    files = sorted((hostile / "site/assets/search").glob("*.js"))
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        while text:
            call = _TAKE.match(text)
            assert call, path.name
            _, end = json.JSONDecoder().raw_decode(text, call.end())
            assert text.startswith(");\n", end)
            text = text[end + len(");\n") :]


def test_no_cell_of_a_table_is_a_formula(hostile: Path) -> None:
    files = sorted((hostile / "site/data").rglob("*.csv"))
    assert files
    for path in files:
        rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
        assert not [cell for row in rows for cell in row if _FORMULA.match(cell)], path.name


def test_the_data_and_the_feed_can_be_read(hostile: Path) -> None:
    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    data = (hostile / "site/data/handbook.json").read_text(encoding="utf-8")
    assert json.loads(data, parse_constant=refuse)
    feeds = [*(hostile / "site").rglob("*.xml")]
    assert feeds
    for path in feeds:
        assert ET.fromstring(path.read_bytes()).tag  # noqa: S314 - our own file


def test_words_are_set_on_paper_letter_for_letter(make_site: Callable[[str], Path]) -> None:
    words = " ".join(words for words in _ACCEPTED if words in TYPESETTING)
    root = make_site(words)
    run_handbook("pdf", "05-ct-tum-2016", "--root", root)
    with pymupdf.open(root / "build/pdf/van-ban/05-ct-tum-2016.pdf") as document:
        printed = "".join("".join(page.get_text().split()) for page in document)
    assert "".join(words.split()) in printed
