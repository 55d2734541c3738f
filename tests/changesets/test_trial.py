"""A handbook tried with changesets in it says what it would say if they lay there, and nothing is touched."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.changesets import (
    Changeset,
    ChangesetError,
    begin_changeset,
    check_changesets,
    compare_trial,
    fingerprint_text,
    read_changeset,
    remove_record,
    write_record,
)
from handbook.difference import render_difference
from handbook.reading import Reader, read_checked
from handbook.records import read_catalog

_PATH = "directives/05-ct-tum-2016.yml"
Lay = Callable[[Mapping[str, str | bytes | None]], Path]


def change(root: Path, name: str, files: Mapping[str, str | None]) -> Changeset:
    begin_changeset(root, name)
    for path, text in files.items():
        place = root / path
        seen = fingerprint_text(place.read_text(encoding="utf-8") if place.exists() else None)
        if text is None:
            remove_record(root, name, path, seen)
        else:
            write_record(root, name, path, text, seen)
    return read_changeset(root, name)


@pytest.mark.parametrize("memo", [True, False])
def test_problems_are_those_that_the_check_would_find(lay: Lay, *, memo: bool) -> None:
    root = lay({})
    files = {
        _PATH: (root / _PATH).read_text(encoding="utf-8").replace("issuer: tinh-uy-mau", "issuer: tinh-uy-la"),
        "exemplars/models/a.yml": "id: a\nname: x\n",
        "directives/a.yml": "id: a\n\tb\n",
        "vocabulary/levels.yml": "levels: []\n",
        "vocabulary/terms/xii.yml": None,
        "sources/bai-bao-mau-2023.yml": None,
    }
    changeset = change(root, "thu", files)
    reader = Reader(root) if memo else None
    if reader:
        reader.read()
    found = check_changesets(root, [changeset], reader).diagnostics
    for path, text in files.items():
        (root / path).unlink(missing_ok=True)
        if text is not None:
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
    assert found == read_checked(root).diagnostics
    assert {each.place.path for each in found} >= {_PATH, "directives/a.yml", "exemplars/models/a.yml"}
    assert any(each.place.line > 1 for each in found if each.place.path == _PATH)


def test_a_handbook_that_was_tried_is_read_again_as_it_is(lay: Lay) -> None:
    root = lay({})
    reader = Reader(root)
    before = reader.read().diagnostics
    changeset = change(root, "thu", {_PATH: None})
    assert check_changesets(root, [changeset], reader).diagnostics != before
    assert reader.read().diagnostics == before == ()


def test_what_would_change_is_told_in_words(lay: Lay) -> None:
    root = lay({})
    text = (root / _PATH).read_text(encoding="utf-8")
    changeset = change(root, "thu", {_PATH: text.replace("người tốt, việc tốt", "việc tốt")})
    words = render_difference(compare_trial(read_catalog(root).catalog, check_changesets(root, [changeset])))
    assert "Chỉ thị 05-CT/TUM" in words
    assert "trích yếu" in words


def test_two_changesets_are_tried_together_unless_they_differ_on_a_record(lay: Lay) -> None:
    root = lay({})
    text = (root / _PATH).read_text(encoding="utf-8")
    first = change(root, "mot", {_PATH: text + "# a\n"})
    same, other = change(root, "hai", {_PATH: text + "# a\n"}), change(root, "ba", {_PATH: text + "# b\n"})
    assert check_changesets(root, [first, same]).is_clean
    with pytest.raises(ChangesetError, match="«mot» và «ba»"):
        check_changesets(root, [first, same, other])
