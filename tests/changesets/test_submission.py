"""A changeset is sent on a branch of its own to where the handbook came from; the editor's files and branch stay."""

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.changesets import (
    Changeset,
    ChangesetError,
    begin_changeset,
    find_remote,
    fingerprint_text,
    read_changeset,
    remove_record,
    send_changeset,
    write_record,
)
from handbook.difference import RevisionError

_PATH, _GONE = "directives/05-ct-tum-2016.yml", "exemplars/models/hang-cay-nho-on.yml"
Lay = Callable[[Mapping[str, str | bytes | None]], Path]


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), "-c", "core.hooksPath=/dev/null", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """Make the place the handbook came from."""
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "shared")
    return tmp_path / "shared"


@pytest.fixture
def root(lay: Lay, shared: Path) -> Path:
    root = lay({".gitignore": "/drafts/\n"})
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.name", "Người biên tập")
    git(root, "config", "user.email", "a@b.example")
    git(root, "add", "--all")
    git(root, "commit", "-qm", "first")
    git(root, "remote", "add", "origin", str(shared))
    git(root, "push", "-qu", "origin", "main")
    return root


def edit(root: Path, old: str = "CT 05", new: str = "CT số 05") -> Changeset:
    text = (root / _PATH).read_text(encoding="utf-8")
    begin_changeset(root, "thu", "Sửa tên gọi")
    write_record(root, "thu", _PATH, text.replace(old, new), fingerprint_text(text))
    return read_changeset(root, "thu")


def show(shared: Path, name: str) -> str:
    return git(shared, "show", name)


def test_it_goes_with_its_records_and_their_meaning_and_nothing_here_is_touched(root: Path, shared: Path) -> None:
    changeset = edit(root)
    remove_record(root, "thu", _GONE, fingerprint_text((root / _GONE).read_text(encoding="utf-8")))
    changeset = read_changeset(root, "thu")
    (root / _PATH).write_text("id: dở dang\n", encoding="utf-8")
    (root / "ghi-chu.txt").write_text("của tôi", encoding="utf-8")
    before = git(root, "status", "--porcelain"), git(root, "branch", "-v")
    sent = send_changeset(root, changeset, find_remote(root))
    assert sent.branch == "bien-tap/thu"
    assert show(shared, f"bien-tap/thu:{_PATH}") == changeset.records[_PATH].text
    names = git(shared, "diff", "--name-status", "main", "bien-tap/thu").splitlines()
    assert names == [f"M\t{_PATH}", f"D\t{_GONE}"]
    message = git(shared, "log", "-1", "--format=%B", "bien-tap/thu")
    assert message.startswith("Sửa tên gọi\n\n## Thay đổi này có nghĩa gì")
    assert "CT số 05" in message
    assert (git(root, "status", "--porcelain"), git(root, "branch", "-v")) == before
    assert read_changeset(root, "thu").sent == "bien-tap/thu"


def test_sent_again_it_goes_on_from_what_was_sent(root: Path, shared: Path) -> None:
    changeset = edit(root)
    first = send_changeset(root, changeset, "origin")
    record = changeset.records[_PATH]
    write_record(root, "thu", _PATH, (record.text or "").replace("CT số 05", "CT thứ 05"), record.fingerprint)
    second = send_changeset(root, read_changeset(root, "thu"), "origin")
    assert second.branch == first.branch
    assert git(shared, "rev-parse", f"{second.branch}^").strip() == first.commit


def test_a_branch_of_somebody_else_is_left_alone(root: Path, shared: Path) -> None:
    git(root, "push", "-q", "origin", "main:refs/heads/bien-tap/thu")
    before = git(shared, "rev-parse", "bien-tap/thu")
    assert send_changeset(root, edit(root), "origin").branch == "bien-tap/thu-2"
    assert git(shared, "rev-parse", "bien-tap/thu") == before


def test_what_the_place_changed_elsewhere_in_a_record_stays_and_the_same_field_stops_it(
    root: Path, shared: Path, tmp_path: Path
) -> None:
    changeset = edit(root)
    git(tmp_path, "clone", "-q", str(shared), "colleague")
    colleague = tmp_path / "colleague"
    for old, new in (("Một số nơi", "Nhiều nơi"), ("CT 05", "CT. 05")):
        text = (colleague / _PATH).read_text(encoding="utf-8").replace(old, new)
        (colleague / _PATH).write_text(text, encoding="utf-8")
        git(colleague, "-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qam", "theirs")
        git(colleague, "push", "-q")
        git(root, "fetch", "-q")
        if old == "Một số nơi":
            send_changeset(root, changeset, "origin")
            sent = show(shared, f"bien-tap/thu:{_PATH}")
            assert ("Nhiều nơi" in sent, "CT số 05" in sent) == (True, True)
    with pytest.raises(ChangesetError, match="cùng sửa một chỗ"):
        send_changeset(root, changeset, "origin")


def test_what_would_be_in_error_there_is_not_sent(root: Path, shared: Path) -> None:
    changeset = edit(root, "issuer: tinh-uy-mau", "issuer: tinh-uy-la")
    with pytest.raises(ChangesetError, match=rf"{_PATH}:\d+:\d+: "):
        send_changeset(root, changeset, "origin")
    assert git(shared, "branch", "--list", "bien-tap/*") == ""


def test_what_the_place_has_already_is_not_sent(root: Path) -> None:
    with pytest.raises(ChangesetError, match="không có gì để gửi"):
        send_changeset(root, edit(root, "CT 05", "CT 05"), "origin")


def test_without_a_place_to_send_to_there_is_none(root: Path, tmp_path: Path) -> None:
    assert find_remote(root) == "origin"
    git(root, "remote", "rename", "origin", "kho")
    assert find_remote(root) == "kho"
    git(root, "remote", "remove", "kho")
    assert find_remote(root) == ""
    (tmp_path / "khong").mkdir()
    assert find_remote(tmp_path / "khong") == ""


def test_a_place_that_cannot_be_reached_is_told_in_words(root: Path, tmp_path: Path) -> None:
    changeset = edit(root)
    git(root, "remote", "set-url", "origin", str(tmp_path / "khong-co"))
    with pytest.raises(ChangesetError, match="không tới được kho chung"):
        send_changeset(root, changeset, "origin")


def test_a_place_that_refuses_is_told_in_words(root: Path, shared: Path) -> None:
    changeset = edit(root)
    hook = shared / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    with pytest.raises(ChangesetError, match="kho chung không nhận"):
        send_changeset(root, changeset, "origin")
    assert read_changeset(root, "thu").sent == ""


def test_an_editor_without_a_name_is_told_what_to_do(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changeset = edit(root)
    git(root, "config", "--unset", "user.name")
    git(root, "config", "--unset", "user.email")
    git(root, "config", "user.useConfigOnly", "true")
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "EMAIL"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises((ChangesetError, RevisionError), match="chưa ghi tên và thư"):
        send_changeset(root, changeset, "origin")
