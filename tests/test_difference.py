"""What a change means: scripted edits of the toy and their sentences, and what holds for any edit.

The sentences stand in ``tests/golden/test_difference``, one readable file each. After a wanted change:
``pytest tests/test_difference.py --snapshot-update``, then read the difference.
"""

import json
import re
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation

from difference_edits import EDITS, REAL_EDITS, Script
from handbook.datafile import Tree
from handbook.difference import (
    Difference,
    Statement,
    compare_catalogs,
    open_folder,
    read_pair,
    render_difference,
    render_difference_json,
)
from handbook.difference.catalogs import RecordChange
from handbook.difference.matching import match_items
from handbook.difference.phrases import contrast
from handbook.difference.rendering import KINDS
from handbook.records import Record
from handbook.records.catalog import RECORD_FOLDERS, TABLES, VOCABULARY, Catalog, Entry
from handbook.records.fields import read_fields
from handbook.records.loading import read_catalog
from handbook.records.notation import list_records
from record_strategies import model_of, parse_tree, values, writings

pytestmark = pytest.mark.slow

_GOLDEN = Path(__file__).parent / "golden"
_ROOT = Path(__file__).parent.parent


class _GoldenDifference(SingleFileSnapshotExtension):
    """One change, one file, in the folder of its own."""

    _write_mode = WriteMode.TEXT
    file_extension = "md"

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        """Keep all files in one folder."""
        return str(_GOLDEN / test_location.basename)


@pytest.fixture(scope="session")
def before(toy: Path) -> Catalog:
    return read_catalog(toy).catalog


def _edit_files(root: Path, script: Script) -> None:
    """Replace passages of files, write or take away whole ones, and name each file after its id."""
    for name, old, new in script:
        path = root / name
        if not new and not old:
            path.unlink()
            continue
        text = path.read_text(encoding="utf-8") if old else ""
        assert text.count(old) == 1 or not old, f"«{old}» stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new) if old else new, encoding="utf-8")
        identifier = re.match(r"id: (\S+)\n", path.read_text(encoding="utf-8"))
        if identifier and identifier[1] != path.stem:
            path.rename(path.with_stem(identifier[1]))


@pytest.fixture
def compare(toy: Path, tmp_path: Path) -> Callable[[Script], Difference]:
    """Return a function that edits a copy of the toy and compares it with the toy."""

    def compare_with(script: Script) -> Difference:
        root = tmp_path / "after"
        shutil.copytree(toy, root)
        _edit_files(root, script)
        return compare_catalogs(read_catalog(toy).catalog, read_catalog(root).catalog)

    return compare_with


@pytest.mark.parametrize("name", EDITS)
def test_a_change_says_what_it_means(
    name: str, compare: Callable[[Script], Difference], snapshot: SnapshotAssertion
) -> None:
    assert render_difference(compare(EDITS[name])) == snapshot(extension_class=_GoldenDifference)


@pytest.mark.parametrize("name", REAL_EDITS)
def test_a_change_of_the_real_data_says_what_it_means(name: str, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    for folder in RECORD_FOLDERS:
        shutil.copytree(_ROOT / folder, tmp_path / folder)
    _edit_files(tmp_path, REAL_EDITS[name])
    pair = read_pair(open_folder(_ROOT), open_folder(tmp_path))
    difference = compare_catalogs(pair.before.catalog, pair.after.catalog, pages=False)
    assert render_difference(difference) == snapshot(extension_class=_GoldenDifference)


@given(st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_reading_only_what_differs_gives_the_same_difference(
    toy: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("edited")
    shutil.copytree(toy, root, dirs_exist_ok=True)
    for name in data.draw(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=3, unique=True)):
        with suppress(AssertionError, FileNotFoundError):  # a passage that another edit has changed
            _edit_files(root, EDITS[name])
    for before, after in ((toy, root), (root, toy)):
        pair = read_pair(open_folder(before), open_folder(after))
        whole = compare_catalogs(read_catalog(before).catalog, read_catalog(after).catalog, pages=False)
        assert compare_catalogs(pair.before.catalog, pair.after.catalog, pages=False) == whole
        assert pair.before.diagnostics == read_catalog(before).diagnostics


def test_a_unit_that_gets_its_own_file_is_moved(toy: Path, tmp_path: Path) -> None:
    root = tmp_path / "after"
    shutil.copytree(toy, root)
    table = root / "vocabulary/issuers.yml"
    items = re.split(r"(?m)^(?=  - )", table.read_text(encoding="utf-8"))
    moved = items.pop()
    table.write_text("".join(items), encoding="utf-8")
    identifier = re.match(r"  - id: (\S+)", moved)
    assert identifier
    text = re.sub(r"(?m)^    ", "", moved.replace("  - id", "    id", 1))
    (root / f"exemplars/{identifier[1]}.yml").write_text(text, encoding="utf-8")
    there = compare_catalogs(read_catalog(toy).catalog, read_catalog(root).catalog)
    back = compare_catalogs(read_catalog(root).catalog, read_catalog(toy).catalog)
    assert [(each.kind, each.id, each.statements[0].text) for each in there.records] == [
        ("exemplars", identifier[1], "chuyển thành điển hình, có tệp riêng")
    ]
    assert [(each.kind, each.statements[0].text) for each in back.records] == [
        ("issuers", "chuyển về bảng cơ quan, không còn tệp riêng")
    ]
    assert there.pages is not None
    assert f"dien-hinh/{identifier[1]}.html" in there.pages.added
    assert f"co-quan/{identifier[1]}.html" in there.pages.removed


def test_programs_get_the_same(compare: Callable[[Script], Difference]) -> None:
    content = json.loads(render_difference_json(compare(EDITS["figure"])))
    assert content["is_empty"] is False
    assert content["warnings"] == 1
    ((statement,),) = (record["statements"] for record in content["records"])
    assert statement == {
        "action": "changed",
        "path": "figures/mo-hinh-2017/printed",
        "text": "số liệu «Mô hình điển hình» (Đảng bộ Mẫu): 147 → 148 mô hình, tính đến 2017",
        "warning": "nguồn không đổi",
        "whole": "",
    }
    assert "dien-hinh/dang-uy-mau.html" in content["pages"]["changed"]


def test_pages_are_left_out_on_request(before: Catalog) -> None:
    after = _replace(before, "directives", "05-ct-tum-2016", note="Một lời.")
    assert compare_catalogs(before, after, pages=False).pages is None
    pages = compare_catalogs(before, after).pages
    assert pages is not None
    assert pages == compare_catalogs(before, after, pages=True).pages
    assert pages.changed == ("van-ban/05-ct-tum-2016.html",)


def test_a_record_that_cannot_be_read_is_neither_removed_nor_unchanged(before: Catalog) -> None:
    rest = {key: entry for key, entry in before.directives.items() if key != "05-ct-tum-2016"}
    difference = compare_catalogs(before, replace(before, directives=rest, unread=frozenset({"05-ct-tum-2016"})))
    assert difference.records == ()
    assert not difference.is_empty
    assert "05-ct-tum-2016" in render_difference(difference)


def test_a_renamed_source_is_one_change_however_often_it_is_cited(toy: Path, before: Catalog, tmp_path: Path) -> None:
    shutil.copytree(toy, tmp_path / "after")
    for name in list_records(tmp_path / "after"):
        path = tmp_path / "after" / name
        path.write_text(path.read_text(encoding="utf-8").replace("bai-bao-mau-2017", "bai-2017"), encoding="utf-8")
    (tmp_path / "after/sources/bai-bao-mau-2017.yml").rename(tmp_path / "after/sources/bai-2017.yml")
    difference = compare_catalogs(before, read_catalog(tmp_path / "after").catalog)
    assert [(each.action, each.previous_id, each.id) for each in difference.records] == [
        ("renamed", "bai-bao-mau-2017", "bai-2017")
    ]


def test_a_change_of_one_real_record_is_one_change() -> None:
    catalog = read_catalog(_ROOT).catalog
    identifier = next(iter(catalog.directives))
    after = _replace(catalog, "directives", identifier, note="Một lời khác.")
    assert [each.id for each in compare_catalogs(catalog, after, pages=False).records] == [identifier]


def test_two_long_texts_are_shown_around_what_differs() -> None:
    words = [str(number) for number in range(30)]
    changed = [*words[:15], "x", *words[16:]]
    assert contrast(" ".join(words), " ".join(changed)) == (
        "… 11 12 13 14 15 16 17 18 19 …",
        "… 11 12 13 14 x 16 17 18 19 …",
    )
    assert contrast("a b", "a b c") == ("a b", "a b c")


@given(st.lists(st.integers(0, 3)), st.lists(st.integers(0, 3)))
def test_every_item_is_matched_removed_or_added_once(one: list[int], two: list[int]) -> None:
    matching = match_items(one, two, (lambda item: item,))
    assert sorted([*(left for left, _ in matching.pairs), *matching.removed]) == list(range(len(one)))
    assert sorted([*(right for _, right in matching.pairs), *matching.added]) == list(range(len(two)))
    assert all(one[left] == two[right] for left, right in matching.pairs)
    changed = bool(matching.removed or matching.added or matching.is_reordered)
    assert changed == (one != two)


def test_every_kind_of_record_has_its_heading() -> None:
    assert KINDS.keys() == {*TABLES} - {*VOCABULARY} | {"issuers", "vocabulary"}


@given(st.data())
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_edit_of_the_data_is_reported(before: Catalog, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(TABLES)))
    entries = getattr(before, kind)
    keys = list(entries) if isinstance(entries, Mapping) else list(range(len(entries)))
    key = data.draw(st.sampled_from(keys))
    entry: Entry[Record] = entries[key]
    tree = entry.file.data
    for step in entry.prefix:
        tree = tree[step]  # type: ignore[index,call-overload] # the prefix leads to the record
    edited = parse_tree(model_of(kind), _edit(data, model_of(kind), tree))
    assume(edited is not None and edited != entry.record)
    assert edited is not None
    assume(getattr(edited, "id", key) == key or isinstance(key, int))
    after = _put(before, kind, key, edited)
    assert after != before
    difference = compare_catalogs(before, after, pages=False)
    assert [change.id for change in difference.records] == [kind if kind in VOCABULARY and kind != "issuers" else key]
    assert all(change.statements for change in difference.records)
    assert all(statement.text for change in difference.records for statement in change.statements)
    assert "Không thay đổi dữ liệu" not in render_difference(difference)


@given(st.data())
@settings(max_examples=60)
def test_any_record_that_comes_or_goes_is_reported(before: Catalog, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(TABLES)))
    entries = getattr(before, kind)
    if isinstance(entries, Mapping):
        key = data.draw(st.sampled_from(list(entries)))
        after = replace(before, **{kind: {each: entry for each, entry in entries.items() if each != key}})
    else:
        key = data.draw(st.integers(0, len(entries) - 1))
        after = replace(before, **{kind: (*entries[:key], *entries[key + 1 :])})
    for pair in ((before, after), (after, before)):
        assert len(compare_catalogs(*pair, pages=False).records) == 1


@given(st.data())
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_other_way_of_writing_is_a_change(
    toy: Path, before: Catalog, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("rewritten")
    for name in list_records(toy):
        path = root / name
        path.parent.mkdir(exist_ok=True)
        entry_tree = _read_trees(before)[name]
        path.write_bytes(data.draw(writings(entry_tree)).encode())
    reading = read_catalog(root)
    assert reading.diagnostics == ()
    difference = compare_catalogs(before, reading.catalog)
    assert difference.is_empty
    assert "Không thay đổi dữ liệu" in render_difference(difference)


def test_a_difference_is_a_plain_value() -> None:
    statement = Statement("added", "a", "b")
    change = RecordChange("changed", "sources", "a", "A", statements=(statement,))
    assert hash(Difference((change,), None)) == hash(Difference((change,), None))


def _read_trees(catalog: Catalog) -> Mapping[str, Tree]:
    found: dict[str, Tree] = {}
    for kind in TABLES:
        entries = getattr(catalog, kind)
        for entry in entries.values() if isinstance(entries, Mapping) else entries:
            found[entry.file.path] = entry.file.data
    return found


def _replace(catalog: Catalog, kind: str, key: str, **updates: object) -> Catalog:
    return _put(catalog, kind, key, getattr(catalog, kind)[key].record.model_copy(update=updates))


def _put(catalog: Catalog, kind: str, key: str | int, record: Record) -> Catalog:
    entries = getattr(catalog, kind)
    if isinstance(key, int):
        return replace(catalog, **{kind: (*entries[:key], replace(entries[key], record=record), *entries[key + 1 :])})
    changed = {**entries, key: replace(entries[key], record=record)}
    if kind in {"exemplars", "issuers"}:
        return replace(catalog, **{kind: changed, "bodies": {**catalog.bodies, key: changed[key]}})
    return replace(catalog, **{kind: changed})


def _edit(data: st.DataObject, model: type[Record], tree: Tree) -> Tree:
    """Change one thing somewhere in a record: a field set, taken out or put in, a list cut, doubled or turned."""
    assert isinstance(tree, dict)
    field = data.draw(st.sampled_from([name for name in model.model_fields if name != "id" or "text" in tree]))
    shape = read_fields(model)[field]
    value = tree.get(field)
    fresh = {**tree, field: data.draw(values(shape))}
    if value is None:
        return fresh
    ways = ["set", "drop", "deeper", "deeper"] if isinstance(value, dict | list) else ["set", "drop"]
    way = data.draw(st.sampled_from(ways))
    if way == "set":
        return fresh
    if way == "drop":
        return {name: each for name, each in tree.items() if name != field}
    return {**tree, field: _edit_inside(data, shape.model, value)}


def _edit_inside(data: st.DataObject, inner: type[Record] | None, value: Tree) -> Tree:
    if isinstance(value, dict):
        assert inner is not None
        return _edit(data, inner, value)
    assert isinstance(value, list)
    way = data.draw(st.sampled_from(["cut", "double", "turn", "swap", "edit"]))
    at = data.draw(st.integers(0, len(value) - 1))
    if way == "cut":
        return [*value[:at], *value[at + 1 :]]
    if way == "double":
        return [*value[:at], value[at], *value[at:]]
    if way == "turn":
        return value[::-1]
    if way == "swap" or inner is None:
        return [value[-1], *value[1:-1], value[0]] if len(value) > 1 else value
    return [*value[:at], _edit(data, inner, value[at]), *value[at + 1 :]]
