"""What git cannot do is told as what it is, each in one sentence with its remedy."""

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handbook.commands.cli import main
from handbook.difference.git import RevisionError, ask_git, explain_failure, run_git
from handbook.difference.revisions import find_revision, join_request


def git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@a.example", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def diff(root: Path, revision: str = "HEAD") -> Result:
    return CliRunner().invoke(main, ["diff", "--root", str(root), "--no-pages", revision], catch_exceptions=False)


@pytest.fixture
def repository(toy: Path, tmp_path: Path) -> Path:
    root = tmp_path / "so-tay"
    shutil.copytree(toy, root)
    git(root, "init", "-q", "-b", "main")
    for subject in ("Một", "Hai"):
        git(root, "add", ".")
        git(root, "commit", "-q", "--allow-empty", "-m", subject)
    return root


def assert_told(result: Result, words: str, remedy: str) -> None:
    assert result.exit_code == 2
    assert result.output.startswith("Lỗi: ")
    assert result.output.count("\n") == 1
    assert words in result.output
    assert remedy in result.output


def test_a_folder_of_another_user_is_told_with_its_remedy(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # git's own way to stand in for one, known since 2.35.2
    remedy = f"git config --global --add safe.directory '{repository}'"
    assert_told(diff(repository), "thuộc về một người dùng khác", remedy)


def test_gits_own_words_of_another_users_folder_are_known() -> None:
    complaint = (
        "fatal: detected dubious ownership in repository at '/kho/so tay'\n"
        "To add an exception for this directory, call:\n\n"
        "\tgit config --global --add safe.directory '/kho/so tay'\n"
    )
    assert explain_failure(complaint).endswith("git config --global --add safe.directory '/kho/so tay'")


def test_a_machine_without_git_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert_told(diff(repository), "máy này chưa có git", "hãy cài git")


def test_a_git_that_may_not_run_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "git").write_text("#!/bin/sh\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert_told(diff(repository), "không cho chạy git", "quyền chạy")


def test_a_folder_in_no_repository_is_told(repository: Path) -> None:
    shutil.rmtree(repository / ".git")
    assert_told(diff(repository), "không nằm trong một kho git", "git clone")


def test_a_shallow_clone_without_the_base_is_told(repository: Path, tmp_path: Path) -> None:
    first = git(repository, "rev-parse", "HEAD~1")
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repository}", "nong")
    assert_told(diff(tmp_path / "nong", first), f"thiếu bản «{first}»", "git fetch --unshallow")
    assert diff(tmp_path / "nong").exit_code == 0


def test_a_repository_without_a_commit_is_told(repository: Path) -> None:
    shutil.rmtree(repository / ".git")
    git(repository, "init", "-q")
    assert_told(diff(repository), "chưa có lần ghi nào", "git commit")


def test_a_repository_without_a_working_folder_is_told(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(repository), "tran.git")
    for root in (tmp_path / "tran.git", repository / ".git"):
        with pytest.raises(RevisionError, match="không có thư mục làm việc; hãy lấy nó về bằng git clone"):
            find_revision(root, "HEAD")


def test_settings_that_git_cannot_read_are_told(repository: Path) -> None:
    with (repository / ".git/config").open("a") as stream:
        stream.write("[hỏng\n")
    assert_told(diff(repository), "thiết lập của git có dòng hỏng", "git config --list")


def test_a_repository_of_a_newer_git_is_told(repository: Path) -> None:
    git(repository, "config", "core.repositoryformatversion", "9")
    assert_told(diff(repository), "git trên máy này cũ quá", "2.38")


def test_a_damaged_repository_is_told(repository: Path) -> None:
    tree = git(repository, "rev-parse", "HEAD^{tree}")
    path = repository / ".git/objects" / tree[:2] / tree[2:]
    path.unlink()
    assert_told(diff(repository), "không đọc được kho này", "git fsck")


def test_an_unknown_revision_is_told_with_what_may_stand_there(repository: Path) -> None:
    assert_told(diff(repository, "khong-co"), "không có bản «khong-co»", "tên nhánh (main, origin/main)")


def test_requests_without_a_common_history_are_told(repository: Path, tmp_path: Path) -> None:
    git(repository, "checkout", "-q", "--orphan", "khac")
    git(repository, "commit", "-q", "-m", "Khác")
    with pytest.raises(RevisionError, match="không có chung lịch sử"):
        join_request(repository, "main", "khac")
    git(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch", f"file://{repository}", "nong")
    with pytest.raises(RevisionError, match="git fetch --unshallow"):
        join_request(tmp_path / "nong", "origin/main", "origin/khac")


def test_a_hook_that_points_git_elsewhere_is_not_followed(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/khong-co")
    monkeypatch.setenv("GIT_WORK_TREE", "/khong-co")
    monkeypatch.setenv("GIT_INDEX_FILE", "/khong-co")
    assert Path(run_git(repository, "rev-parse", "--show-toplevel").decode().strip()) == repository.resolve()


def test_an_object_that_stands_for_another_is_not_looked_at(repository: Path) -> None:
    first, second = (git(repository, "rev-parse", f"HEAD:vocabulary/{name}.yml") for name in ("types", "levels"))
    git(repository, "replace", first, second)
    assert run_git(repository, "cat-file", "blob", first) != run_git(repository, "cat-file", "blob", second)


def test_gits_answer_is_english_whatever_the_machine_speaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    monkeypatch.setenv("LANGUAGE", "vi")
    assert "not a git repository" in ask_git(tmp_path, "status").complaint
