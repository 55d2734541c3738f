"""A handbook read, checked and gathered again after an edit: with a memo it is what it is without one."""

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from benchmarks.edits import Desk, draw_edit
from pydantic import BaseModel

from handbook.checks import check_catalog, prose
from handbook.checks.findings import walk_parts, walk_records
from handbook.checks.prose import list_texts
from handbook.diagnostics import Diagnostic
from handbook.lineage.links import Lineage, find_lineage
from handbook.memo import ONCE, Memo, Once
from handbook.names.bearers import NOBODY, NameIndex, Speaker, index_names
from handbook.names.mentions import ParsedProse, parse_prose
from handbook.pages import Library, gather_library
from handbook.records import loading
from handbook.records.catalog import Catalog, Entry
from handbook.records.loading import read_catalog

pytestmark = pytest.mark.slow

EDITS = 60


class Seen(NamedTuple):
    """What a reading gives."""

    catalog: Catalog
    lineage: Lineage
    names: NameIndex
    problems: tuple[Diagnostic, ...]
    library: Library | None


class Reader:
    """Reads a handbook again and again, with one memo or with none."""

    def __init__(self, root: Path, memo: Once = ONCE) -> None:
        """Know nothing yet."""
        self.root, self.memo = root, memo

    def read(self) -> Seen:
        """Read, check, and gather the library where nothing is wrong."""
        reading = read_catalog(self.root, self.memo)
        lineage, names = find_lineage(reading.catalog, self.memo), index_names(reading.catalog, self.memo)
        problems = (*reading.diagnostics, *check_catalog(reading.catalog, lineage, names, self.memo))
        library = None
        if not problems:
            library = gather_library(reading.catalog, lineage, names, self.memo)
        return Seen(reading.catalog, lineage, names, problems, library)


def lay_out(value: Any) -> Any:  # noqa: ANN401 - a library holds anything
    """Write out all that a value holds, in its order, numbers as they are written."""
    if isinstance(value, BaseModel):
        return repr(value)
    if isinstance(value, Entry):
        return value.file.path, value.file.text, value.prefix, repr(value.record)
    if isinstance(value, Mapping):
        return tuple((key, lay_out(each)) for key, each in value.items())
    if isinstance(value, tuple):
        return tuple(map(lay_out, value))
    if is_dataclass(value):
        return tuple(lay_out(getattr(value, field.name)) for field in fields(value))
    return value


@pytest.fixture
def root(toy: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(toy, tmp_path / "handbook"))


def edit(desk: Desk) -> Iterator[str]:
    """Make random edits; half of those that make the handbook faulty are taken back at once."""
    for number in range(EDITS):
        kind, files = draw_edit(desk)
        undo = desk.write(files)
        yield kind
        if number % 2:
            desk.write(undo)
            yield f"{kind} taken back"


@pytest.mark.parametrize("seed", range(2))
def test_after_random_edits_one_memo_tells_what_a_fresh_reading_does(root: Path, tmp_path: Path, seed: int) -> None:
    reader = Reader(root, Memo())
    reader.read()
    for kind in edit(Desk(tmp_path, seed)):
        seen, fresh = reader.read(), Reader(root).read()
        for field, value in seen._asdict().items():
            assert lay_out(value) == lay_out(getattr(fresh, field)), f"{field} after «{kind}»"


def write(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files that were written a moment ago pass for files that nobody is about to touch."""
    monkeypatch.setattr(loading, "_SETTLING", -(10**18))


@pytest.mark.usefixtures("settled")
def test_a_file_that_nobody_touched_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memo = Memo()
    before = read_catalog(root, memo)
    monkeypatch.setattr(Path, "open", None)
    assert read_catalog(root, memo).catalog.directives is before.catalog.directives


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("is_replaced", [False, True])
def test_an_edit_that_keeps_size_and_time_is_seen(root: Path, *, is_replaced: bool) -> None:
    memo, path = Memo(), root / "directives/05-ct-tum-2016.yml"
    read_catalog(root, memo)
    state = path.stat()
    new = root / "new"
    shutil.copyfile(path, new)
    write(new, "short_name: Chỉ thị 05", "short_name: Chỉ thị 06")
    if is_replaced:
        new.replace(path)
    else:
        path.write_bytes(new.read_bytes())
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert path.stat().st_size == state.st_size
    assert path.stat().st_mtime_ns == state.st_mtime_ns
    assert read_catalog(root, memo).catalog.directives["05-ct-tum-2016"].record.short_name == "Chỉ thị 06-CT/TUM"


def test_a_file_written_twice_within_a_tick_of_the_clock_is_read_twice(root: Path) -> None:
    memo, path = Memo(), root / "directives/05-ct-tum-2016.yml"
    for number in range(6, 10):
        path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
        read_catalog(root, memo)
        write(path, f"\nsymbol: 0{number - 1}-CT/TUM", f"\nsymbol: 0{number}-CT/TUM")
        assert read_catalog(root, memo).catalog.directives["05-ct-tum-2016"].record.symbol == f"0{number}-CT/TUM"


def test_a_file_that_can_no_longer_be_opened_is_reported(root: Path) -> None:
    memo, path = Memo(), root / "directives/05-ct-tum-2016.yml"
    read_catalog(root, memo)
    path.unlink()
    path.mkdir()
    assert "05-ct-tum-2016" not in read_catalog(root, memo).catalog.directives


def test_one_entry_of_a_vocabulary_edited_leaves_the_others_the_same_records(root: Path) -> None:
    memo, path = Memo(), root / "vocabulary/issuers.yml"
    before = read_catalog(root, memo).catalog.issuers
    name = next(iter(before.values())).record.name
    write(path, f"name: {name}\n", f"name: {name} mới\n")
    after = read_catalog(root, memo).catalog.issuers
    assert [after[each].record is before[each].record for each in after] == [False, *[True] * (len(after) - 1)]


def test_what_an_edit_leaves_as_it_is_stays_the_same_object(root: Path) -> None:
    memo = Memo()
    before = read_catalog(root, memo).catalog
    path = root / "directives/05-ct-tum-2016.yml"
    write(path, "short_name: Chỉ thị 05", "short_name: Chỉ thị 06")
    after = read_catalog(root, memo).catalog
    assert after.bodies is before.bodies
    assert after.sources is before.sources
    assert after.changes is before.changes
    assert [key for key in after.directives if after.directives[key] is not before.directives[key]] == [path.stem]


@pytest.fixture
def reader(root: Path) -> Reader:
    return Reader(root, Memo())


def list_new(before: Library, after: Library) -> set[str]:
    """List the indexes of a library that are other objects than in another."""
    return {field.name for field in fields(after) if getattr(before, field.name) is not getattr(after, field.name)}


def test_the_same_records_again_give_the_same_indexes(reader: Reader) -> None:
    before, after = reader.read(), reader.read()
    assert before.library
    assert after.library
    assert list_new(before.library, after.library) <= {"catalog", "faulty", "updated"}
    assert after.lineage is before.lineage
    assert after.names is before.names


def test_a_comment_in_a_file_gives_the_same_indexes_but_where_they_hold_the_record(reader: Reader, root: Path) -> None:
    before = reader.read()
    path = root / "directives/05-ct-tum-2016.yml"
    path.write_text(f"# ghi chú\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    after = reader.read()
    assert before.library
    assert after.library
    assert list_new(before.library, after.library) <= {
        "catalog",
        "lineage",
        "figures",
        "acknowledged",
        "faulty",
        "groups",
        "resting",
        "updated",
    }


def test_a_document_dated_anew_leaves_what_the_others_are_sorted_by(reader: Reader, root: Path) -> None:
    before = reader.read().library
    path = root / "directives/05-ct-tum-2016.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^issued: .*$", "issued: 2016-05-16", text, count=1, flags=re.MULTILINE), encoding="utf-8")
    after = reader.read().library
    assert before
    assert after
    assert [each for each in after.timeline if after.timeline[each] != before.timeline[each]] == ["05-ct-tum-2016"]


def test_only_records_that_may_hold_a_new_name_are_read_again(
    reader: Reader, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = {text for entry in walk_records(reader.read().catalog) for text in list_texts(walk_parts(entry))}
    parsed: list[str] = []

    def parse(index: NameIndex, text: str, own: str = "", speaker: Speaker = NOBODY) -> ParsedProse:
        parsed.append(text)
        return parse_prose(index, text, own, speaker)

    monkeypatch.setattr(prose, "parse_prose", parse)
    write(root / "directives/chuyen-de-2017.yml", "short_name: Chuyên đề năm 2017", "short_name: Chuyên đề năm 2018")
    after = reader.read()
    concerned = {
        text
        for entry in walk_records(after.catalog)
        for texts in [list_texts(walk_parts(entry))]
        if entry.file.path == "directives/chuyen-de-2017.yml" or "chuyên" in " ".join(texts).casefold()
        for text in texts
    }
    assert set(parsed) <= concerned
    assert concerned < every
