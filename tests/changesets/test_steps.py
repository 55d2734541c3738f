"""The steps in which a changeset is made: each is on the disk at once, can be undone, and goes over nobody's work."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.changesets import (
    ChangesetError,
    StaleError,
    begin_changeset,
    discard_changeset,
    drop_record,
    find_version,
    fingerprint_text,
    keep_text,
    list_names,
    propose_name,
    read_changeset,
    read_note,
    remove_record,
    take_record,
    undo_step,
    write_note,
    write_record,
)

_OLD, _NEW = "directives/05-ct-tum-2016.yml", "directives/99-ct-tum-2020.yml"
Lay = Callable[[Mapping[str, str | bytes | None]], Path]


@pytest.fixture
def root(lay: Lay) -> Path:
    root = lay({})
    begin_changeset(root, "bai-moi", "Một bài mới")
    return root


def read_handbook(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file() and "drafts" not in path.parts)
    return {str(path.relative_to(root)): path.read_bytes() for path in files}


def actions(root: Path) -> dict[str, str]:
    return {path: record.action for path, record in read_changeset(root, "bai-moi").records.items()}


def test_a_changeset_has_a_name_a_title_and_no_records_at_first(root: Path) -> None:
    changeset = read_changeset(root, "bai-moi")
    assert (changeset.name, changeset.title, dict(changeset.records)) == ("bai-moi", "Một bài mới", {})
    assert list_names(root) == ("bai-moi",)


@pytest.mark.parametrize("name", ["", "Bài mới", "../ra-ngoai", "directives", ".kept", "a" * 101])
def test_a_name_that_is_no_folder_of_drafts_is_refused(root: Path, name: str) -> None:
    with pytest.raises(ChangesetError):
        begin_changeset(root, name)


def test_no_two_changesets_have_one_name(root: Path) -> None:
    with pytest.raises(ChangesetError, match="đã có bản nháp"):
        begin_changeset(root, "bai-moi")


def test_a_name_is_proposed_that_is_free(root: Path) -> None:
    assert propose_name(root, "Bài mới") == "bai-moi-2"
    assert propose_name(root, "Sources") == "sources-2"
    assert propose_name(root, "???") == "ban-nhap"
    begin_changeset(root, propose_name(root, "từ " * 60))


def test_a_name_that_is_not_there_is_told_with_those_that_are(root: Path) -> None:
    with pytest.raises(ChangesetError, match="đang có bai-moi"):
        read_changeset(root, "bai-cu")


def test_what_is_written_of_a_record_leaves_the_handbook_as_it_is(root: Path) -> None:
    before = read_handbook(root)
    record = take_record(root, "bai-moi", _OLD)
    write_record(root, "bai-moi", _OLD, "id: a\n", record.fingerprint)
    write_record(root, "bai-moi", _NEW, "id: b\n", "")
    remove_record(root, "bai-moi", "sources/bai-bao-mau-2017.yml", fingerprint_text(_read(root, "2017")))
    assert read_handbook(root) == before
    assert actions(root) == {_OLD: "changed", _NEW: "added", "sources/bai-bao-mau-2017.yml": "removed"}


def _read(root: Path, year: str) -> str:
    return (root / f"sources/bai-bao-mau-{year}.yml").read_text(encoding="utf-8")


def test_a_record_of_the_handbook_is_taken_by_whoever_writes_it(root: Path) -> None:
    text = (root / _OLD).read_text(encoding="utf-8")
    record = write_record(root, "bai-moi", _OLD, text + "#\n", fingerprint_text(text))
    assert (record.base, record.text) == (text, text + "#\n")


def test_a_record_taken_as_it_is_is_the_same(root: Path) -> None:
    take_record(root, "bai-moi", _OLD)
    take_record(root, "bai-moi", _OLD)
    assert actions(root) == {_OLD: "same"}


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(root: Path) -> None:
    seen = write_record(root, "bai-moi", _NEW, "id: a\n", "").fingerprint
    write_record(root, "bai-moi", _NEW, "id: b\n", seen)
    for stale in ("", seen):
        with pytest.raises(StaleError, match="ở nơi khác"):
            write_record(root, "bai-moi", _NEW, "id: c\n", stale)
    with pytest.raises(StaleError):
        remove_record(root, "bai-moi", _NEW, seen)
    assert read_changeset(root, "bai-moi").records[_NEW].text == "id: b\n"
    assert find_version(root, "bai-moi", _NEW, seen) == "id: a\n"
    assert find_version(root, "bai-moi", _NEW, "0") is None


def test_writing_the_same_again_is_no_step(root: Path) -> None:
    write_record(root, "bai-moi", _NEW, "id: a\n", "")
    write_record(root, "bai-moi", _NEW, "id: a\n", "whatever")
    assert undo_step(root, "bai-moi") == _NEW
    assert undo_step(root, "bai-moi") == ""


@pytest.mark.parametrize("path", ["../a.yml", "/etc/a.yml", "directives/../a.yml", "docs/a.yml", "vocabulary/a.yml"])
def test_only_a_place_of_a_record_is_written_to(root: Path, path: str) -> None:
    with pytest.raises(ChangesetError, match="không phải chỗ của một bản ghi"):
        write_record(root, "bai-moi", path, "id: a\n", "")


def test_each_step_is_undone_the_last_first(root: Path) -> None:
    states = [actions(root)]
    first = take_record(root, "bai-moi", _OLD)
    states.append(actions(root))
    write_record(root, "bai-moi", _OLD, "id: a\n", first.fingerprint)
    states.append(actions(root))
    remove_record(root, "bai-moi", _OLD, fingerprint_text("id: a\n"))
    states.append(actions(root))
    write_record(root, "bai-moi", _NEW, "id: b\n", "")
    states.append(actions(root))
    drop_record(root, "bai-moi", _NEW)
    for state in reversed(states):
        assert undo_step(root, "bai-moi")
        assert actions(root) == state
    assert undo_step(root, "bai-moi") == ""


def test_a_record_that_only_the_changeset_has_is_left_out_when_it_is_removed(root: Path) -> None:
    record = write_record(root, "bai-moi", _NEW, "id: b\n", "")
    remove_record(root, "bai-moi", _NEW, record.fingerprint)
    assert actions(root) == {}


def test_what_is_not_there_is_neither_taken_nor_removed(root: Path) -> None:
    with pytest.raises(ChangesetError, match="chưa có"):
        take_record(root, "bai-moi", _NEW)
    with pytest.raises(ChangesetError, match="chưa có"):
        remove_record(root, "bai-moi", _NEW, "")


def test_a_draft_edited_by_hand_is_part_of_the_changeset_and_other_files_are_told(root: Path) -> None:
    folder = root / "drafts/bai-moi"
    (folder / "directives").mkdir()
    (folder / _NEW).write_bytes("\ufeffid: a\r\n".encode())
    (folder / "ghi-chu.txt").write_text("của tôi", encoding="utf-8")
    (folder / "directives/x.yml").symlink_to(root / _OLD)
    (folder / _OLD).write_bytes(b"\xff\xfe")
    changeset = read_changeset(root, "bai-moi")
    assert changeset.overlay == {_NEW: b"id: a\n"}
    assert changeset.strays == ("directives/x.yml", "ghi-chu.txt", _OLD)


def test_texts_of_sources_and_notes_of_programs_are_kept_with_it(root: Path) -> None:
    keep_text(root, "bai-moi", "bai-moi", "Một đoạn.\n")
    write_note(root, "bai-moi", "decisions", "{}")
    assert read_changeset(root, "bai-moi").texts == {"bai-moi": "Một đoạn.\n"}
    assert (read_note(root, "bai-moi", "decisions"), read_note(root, "bai-moi", "none")) == ("{}", "")
    with pytest.raises(ValueError, match="a"):
        write_note(root, "bai-moi", "../a", "")


def test_a_changeset_is_thrown_away_whole(root: Path) -> None:
    write_record(root, "bai-moi", _NEW, "id: b\n", "")
    discard_changeset(root, "bai-moi")
    assert list_names(root) == ()
    assert [path.name for path in (root / "drafts").iterdir()] in ([], [".lock"])


def test_the_last_steps_are_kept_and_no_more(root: Path) -> None:
    seen = ""
    for turn in range(205):
        seen = write_record(root, "bai-moi", _NEW, f"id: a{turn}\n", seen).fingerprint
    undone = 0
    while undo_step(root, "bai-moi"):
        undone += 1
    assert undone == 200
    assert read_changeset(root, "bai-moi").records[_NEW].text == "id: a4\n"
