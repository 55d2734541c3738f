"""The files of the index are plain data in small scripts, the same bytes every time."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from handbook.lineage.links import find_lineage
from handbook.records.loading import read_catalog
from handbook.search import data_scripts, render_search, shares
from handbook.text.folding import fold_marks

REPOSITORY = Path(__file__).parents[2]
_SCRIPT = re.compile(r'HandbookSearch\.take\("(?P<name>[a-z0-9-]+)",(?P<data>.*?)\);\n', re.DOTALL)
_SORTS = ("terms", "words", "numbers", "cards", "texts")


def render(root: Path = REPOSITORY / "tests/toy") -> dict[str, str]:
    catalog = read_catalog(root).catalog
    return dict(render_search(catalog, find_lineage(catalog)))


def read(rendered: dict[str, str]) -> dict[str, Any]:
    found = {}
    for path, text in rendered.items():
        taken = {match["name"]: json.loads(match["data"]) for match in _SCRIPT.finditer(text)}
        assert _SCRIPT.sub("", text) == ""
        assert len(taken) == 1 or list(rendered) == ["assets/search/overview.js"]
        assert path.removeprefix("assets/search/").removesuffix(".js") in taken
        found.update(taken)
    return found


def find_key(mark: str) -> str:
    """Find what a row stands under: a word without its marks, a number or a day as it is."""
    return mark if mark[0].isdigit() else fold_marks(mark.rstrip("12345"))


def _cut_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut the index as if there were far more."""
    monkeypatch.setattr(data_scripts, "_WHOLE", 0)
    monkeypatch.setattr(data_scripts, "_BLOCKS", dict.fromkeys(_SORTS, 2000))


def test_same_records_give_the_same_bytes() -> None:
    assert list(render().items()) == list(render().items())


@pytest.mark.parametrize("root", [REPOSITORY / "tests/toy"], ids=["toy"])
def test_small_handbook_comes_in_one_file(root: Path) -> None:
    rendered = render(root)
    assert list(rendered) == ["assets/search/overview.js"]
    assert set(read(rendered)) == {"overview", "facets", "sections", *(f"{sort}-0" for sort in _SORTS)}


def test_large_handbook_is_cut_and_the_overview_leads_to_every_row(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read(render())
    _cut_small(monkeypatch)
    cut = read(render())
    directory = cut["overview"]["directory"]
    for sort in ("terms", "words", "numbers"):
        blocks = [cut[f"{sort}-{place}"] for place in range(len(directory[sort]))]
        assert len(blocks) > 1 or sort == "numbers"
        assert [row for block in blocks for row in block] == whole[f"{sort}-0"]
        assert directory[sort] == [find_key(block[0][0]) for block in blocks]
        keys = [find_key(row[0]) for block in blocks for row in block]
        assert all(one <= other for one, other in pairwise(keys))
        assert all(find_key(one[-1][0]) < find_key(other[0][0]) for one, other in pairwise(blocks))
    for sort in ("cards", "texts"):
        firsts = directory[sort]
        for place, first in enumerate(firsts):
            end = firsts[place + 1] if place + 1 < len(firsts) else None
            assert cut[f"{sort}-{place}"] == whole[f"{sort}-0"][first:end]


def test_any_change_changes_the_stamp(monkeypatch: pytest.MonkeyPatch) -> None:
    before = read(render())["overview"]["stamp"]
    monkeypatch.setitem(shares._KIND_PRIORS, "so-lieu", 1)  # noqa: SLF001 - the weight itself is no part of the stamp
    assert read(render())["overview"]["stamp"] == before
    _cut_small(monkeypatch)
    assert read(render())["overview"]["stamp"] != before


def test_vocabulary_can_be_read_back() -> None:
    content = read(render())
    words: list[str] = []
    for entry in content["overview"]["vocabulary"]["words"].split(" "):
        words.append((words[-1] if words else "")[: int(entry[0], 36)] + entry[1:])
    known = {find_key(row[0]) for sort in ("terms-0", "words-0") for row in content[sort]}
    assert words == sorted(word for word in known if not word.isdigit())
    assert len(content["overview"]["vocabulary"]["weights"]) == len(words)


def test_columns_name_a_value_for_each_item() -> None:
    content = read(render())
    count = content["overview"]["items"]["count"]
    assert list(content["facets"]) == list(shares.FACETS)
    for facet in content["facets"].values():
        assert len(facet["column"]) == count
        cells = [cell if isinstance(cell, list) else [cell] for cell in facet["column"]]
        assert {place for cell in cells for place in cell} - {0} == set(range(1, len(facet["values"]) + 1))
