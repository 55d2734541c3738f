"""``handbook review request``: what a branch gets by a request, read as data."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handbook.commands.cli import main

_CT05 = "directives/05-ct-tum-2016.yml"


def git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@a.example", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture(params=["", "so-tay"], ids=["at the top", "below the top"])
def root(toy: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Return a handbook on «main» of a repository, with a request on «yeu-cau» that it parted from."""
    top = tmp_path / "kho"
    root = top / str(request.param)
    shutil.copytree(toy, root, dirs_exist_ok=True)
    git(top, "init", "-q", "-b", "main")
    commit(top)
    git(top, "checkout", "-q", "-b", "yeu-cau")
    replace(root / _CT05, "issued: 2016-05-15", "issued: 2016-05-16")
    (top / "Makefile").write_text("a:\n", encoding="utf-8")
    commit(top)
    git(top, "checkout", "-q", "main")
    return root


def commit(top: Path) -> None:
    git(top, "add", "--all")
    git(top, "commit", "-q", "-m", "Một")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def review(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["review", "request", "--root", str(root), *arguments], catch_exceptions=False)


def test_a_request_is_told_with_its_files_its_meaning_and_its_faults(root: Path) -> None:
    result = review(root, "main", "yeu-cau")
    assert result.exit_code == 0
    assert "> - `Makefile`: thêm lệnh dựng và kiểm tra" in result.output
    assert "15/5/2016 → 16/5/2016 — ⚠ nguồn không đổi" in result.output
    assert result.output.endswith("### Kiểm tra dữ liệu\n\n```text\nDữ liệu không có lỗi.\n```\n")


def test_the_review_is_written_with_the_records_of_afterwards(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = review(root, "main", "yeu-cau", "--out", str(out))
    assert (out / "review.md").read_text(encoding="utf-8") == result.output
    assert (out / "comment.md").read_text(encoding="utf-8") == result.output
    assert json.loads((out / "difference.json").read_text(encoding="utf-8"))["outside"][0]["path"] == "Makefile"
    assert "2016-05-16" in (out / "records" / _CT05).read_text(encoding="utf-8")
    assert sorted(path.name for path in (out / "records").iterdir()) == [
        "directives",
        "exemplars",
        "sources",
        "vocabulary",
    ]
    assert not CliRunner().invoke(main, ["check", "--root", str(out / "records")]).exit_code


def test_records_of_an_earlier_review_are_gone(root: Path, tmp_path: Path) -> None:
    stale = tmp_path / "out/records/directives/cu.yml"
    stale.parent.mkdir(parents=True)
    stale.write_text("id: cu\n", encoding="utf-8")
    review(root, "main", "yeu-cau", "--out", str(tmp_path / "out"))
    assert not stale.exists()


def test_what_the_branch_got_meanwhile_is_no_part_of_a_request_but_is_checked_with_it(root: Path) -> None:
    (root / "exemplars/chi-bo-hoa-sen.yml").unlink()
    git(root, "commit", "-q", "-a", "-m", "Hai")
    result = review(root, "main", "yeu-cau")
    assert "chi-bo-hoa-sen" not in result.output.partition("### Trang")[0]
    assert "15/5/2016 → 16/5/2016" in result.output


def test_faults_a_request_brings_are_annotated_at_their_lines(root: Path) -> None:
    git(root, "checkout", "-q", "yeu-cau")
    replace(root / _CT05, "term: xii", "term: xvi")
    git(root, "commit", "-q", "-a", "-m", "Hai")
    git(root, "checkout", "-q", "main")
    result = review(root, "main", "yeu-cau", "--format", "github")
    assert result.exit_code == 0
    assert result.output.startswith(f"::error file={_CT05},line=12,")
    assert "lỗi[dangling]" in review(root, "main", "yeu-cau").output


def test_the_files_there_are_can_be_reviewed(root: Path) -> None:
    replace(root / _CT05, "issued: 2016-05-15", "issued: 2016-05-17")
    (root / "ghi-chu.txt").write_text("a", encoding="utf-8")
    output = review(root, "main").output
    assert "15/5/2016 → 17/5/2016" in output
    assert "ghi-chu.txt`: thêm tệp khác" in output


def test_many_faults_are_cut_in_the_comment_and_whole_in_the_review(root: Path, tmp_path: Path) -> None:
    git(root, "checkout", "-q", "yeu-cau")
    for number in range(300):
        (root / f"sources/bai-{number}.yml").write_text(f"id: bai-{number}\ntitle: Bài\n", encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Hai")
    git(root, "checkout", "-q", "main")
    review(root, "main", "yeu-cau", "--out", str(tmp_path / "out"))
    comment = (tmp_path / "out/comment.md").read_text(encoding="utf-8")
    whole = (tmp_path / "out/review.md").read_text(encoding="utf-8")
    assert len(comment) < min(65_000, len(whole))
    assert "… còn nữa" in comment
    assert "… còn nữa" not in whole
    assert comment.splitlines()[-2] == whole.splitlines()[-2]
