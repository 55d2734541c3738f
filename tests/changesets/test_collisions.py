"""A record that changes in the handbook while it is worked on: told, merged where that can be, never written over."""

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.changesets import (
    StaleError,
    begin_changeset,
    find_collisions,
    fingerprint_text,
    read_changeset,
    remove_record,
    settle_record,
    take_record,
    undo_step,
    write_record,
)
from handbook.records import rewrite_file

_PATH = "directives/05-ct-tum-2016.yml"
_NEW = "directives/99-ct-tum-2020.yml"
Lay = Callable[[Mapping[str, str | bytes | None]], Path]


@pytest.fixture
def root(lay: Lay) -> Path:
    root = lay({})
    begin_changeset(root, "thu")
    return root


def edit(root: Path, old: str, new: str) -> str:
    """Edit a record in the changeset, and return its text there."""
    record = take_record(root, "thu", _PATH)
    text = (record.text or "").replace(old, new)
    write_record(root, "thu", _PATH, text, record.fingerprint)
    return text


def pull(root: Path, old: str, new: str) -> str:
    """Change a record in the handbook, as a pull does, and return its text there."""
    text = (root / _PATH).read_text(encoding="utf-8").replace(old, new)
    (root / _PATH).write_text(text, encoding="utf-8")
    return text


def rewrite(text: str) -> str | None:
    return rewrite_file(_PATH, text.encode()).text


def test_what_nobody_else_touched_does_not_collide_whatever_its_line_ends(root: Path) -> None:
    edit(root, "CT 05", "CT số 05")
    (root / _PATH).write_bytes((root / _PATH).read_bytes().replace(b"\n", b"\r\n"))
    write_record(root, "thu", _NEW, "id: a\n", "")
    assert find_collisions(root, read_changeset(root, "thu")) == ()


def test_what_a_pull_changed_elsewhere_in_the_record_is_merged(root: Path) -> None:
    mine = edit(root, "CT 05", "CT số 05")
    theirs = pull(root, "issued: 2016-05-15", "issued: 2016-05-16")
    [found] = find_collisions(root, read_changeset(root, "thu"))
    assert (found.mine, found.theirs, found.merge.disagreements) == (mine, theirs, ())
    settle_record(root, "thu", _PATH, found.merge.text, found.fingerprint)
    changeset = read_changeset(root, "thu")
    assert find_collisions(root, changeset) == ()
    assert changeset.records[_PATH].text == rewrite(theirs.replace("CT 05", "CT số 05"))
    assert changeset.records[_PATH].base == theirs


def test_a_settled_record_collides_again_when_that_is_undone(root: Path) -> None:
    mine = edit(root, "CT 05", "CT số 05")
    theirs = pull(root, "CT 05", "CT. 05")
    [found] = find_collisions(root, read_changeset(root, "thu"))
    assert [each.trail for each in found.merge.disagreements] == [("aliases",)]
    settle_record(root, "thu", _PATH, theirs, found.fingerprint)
    assert undo_step(root, "thu") == _PATH
    [again] = find_collisions(root, read_changeset(root, "thu"))
    assert (again.mine, again.theirs) == (mine, theirs)


def test_a_choice_between_texts_of_which_one_changed_again_is_refused(root: Path) -> None:
    edit(root, "CT 05", "CT số 05")
    pull(root, "issued: 2016-05-15", "issued: 2016-05-16")
    [found] = find_collisions(root, read_changeset(root, "thu"))
    pull(root, "Một số nơi", "Nhiều nơi")
    with pytest.raises(StaleError):
        settle_record(root, "thu", _PATH, found.merge.text, found.fingerprint)


def test_one_taken_away_there_and_changed_here_collides_and_so_the_other_way_round(root: Path) -> None:
    edit(root, "CT 05", "CT số 05")
    (root / _PATH).unlink()
    [found] = find_collisions(root, read_changeset(root, "thu"))
    assert found.theirs is None
    source = "sources/bai-bao-mau-2017.yml"
    remove_record(root, "thu", source, fingerprint_text((root / source).read_text(encoding="utf-8")))
    (root / source).write_text("id: khac\n", encoding="utf-8")
    assert [each.path for each in find_collisions(root, read_changeset(root, "thu"))] == [_PATH, source]


def test_what_both_made_alike_does_not_collide(root: Path) -> None:
    edit(root, "CT 05", "CT số 05")
    pull(root, "CT 05", "CT số 05")
    write_record(root, "thu", _NEW, "id: a\n", "")
    (root / _NEW).write_text("id: a\n", encoding="utf-8")
    assert find_collisions(root, read_changeset(root, "thu")) == ()
    (root / _NEW).write_text("id: b\n", encoding="utf-8")
    assert [each.path for each in find_collisions(root, read_changeset(root, "thu"))] == [_NEW]


def test_a_pull_of_git_in_the_midst_of_the_work_is_seen(root: Path, tmp_path: Path) -> None:
    def git(folder: Path, *arguments: str) -> None:
        names = ("-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "core.hooksPath=/dev/null")
        subprocess.run(["git", "-C", str(folder), *names, *arguments], check=True, capture_output=True)  # noqa: S607 - the git of this machine

    git(root, "init", "-q", "-b", "main")
    (root / ".gitignore").write_text("/drafts/\n", encoding="utf-8")
    git(root, "add", "--all")
    git(root, "commit", "-qm", "first")
    git(tmp_path, "clone", "-q", str(root), str(tmp_path / "colleague"))
    edit(root, "CT 05", "CT số 05")
    colleague = tmp_path / "colleague"
    theirs = pull(colleague, "issued: 2016-05-15", "issued: 2016-05-16")
    git(colleague, "commit", "-qam", "second")
    git(root, "pull", "-q", str(colleague), "main")
    [found] = find_collisions(root, read_changeset(root, "thu"))
    assert found.theirs == theirs
    assert found.merge.text == rewrite(theirs.replace("CT 05", "CT số 05"))
