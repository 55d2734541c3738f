"""The command that tells what a change means, run as reviewers type it."""

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Change = Callable[[str, str, str], Path]
Run = Callable[..., Result]

_CT05 = "directives/05-ct-tum-2016.yml"


@pytest.fixture
def repository(tidy: Path) -> Path:
    """Return the toy in a repository with one revision, below its top folder."""
    git = ["git", "-C", str(tidy.parent), "-c", "user.name=a", "-c", "user.email=a@a.example"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Một"]):
        subprocess.run([*git, *arguments], check=True)
    return tidy


def test_diff_of_a_revision_and_the_files_there_are(repository: Path, run: Run) -> None:
    assert "Không thay đổi dữ liệu" in run(repository, "diff", "HEAD").output
    path = repository / _CT05
    path.write_text(
        path.read_text(encoding="utf-8").replace("issued: 2016-05-15", "issued: 2016-05-16"), encoding="utf-8"
    )
    (repository / "sources/bai-bao-mau-2023.yml").unlink()
    result = run(repository, "diff", "HEAD")
    assert result.exit_code == 0
    assert "ngày ban hành: 15/5/2016 → 16/5/2016 — ⚠ nguồn không đổi" in result.output
    assert "➖ Bỏ **Hai năm làm theo Kết luận 01**" in result.output


def test_diff_of_two_revisions(repository: Path, run: Run) -> None:
    path = repository / _CT05
    path.write_text(path.read_text(encoding="utf-8").replace("  - CT 05\n", ""), encoding="utf-8")
    git = ["git", "-C", str(repository), "-c", "user.name=a", "-c", "user.email=a@a.example"]
    subprocess.run([*git, "commit", "-q", "-a", "-m", "Hai"], check=True)
    path.write_text("hỏng", encoding="utf-8")
    result = run(repository, "diff", "HEAD~1", "HEAD", "--format", "json")
    (record,) = json.loads(result.output)["records"]
    assert [statement["text"] for statement in record["statements"]] == ["bỏ tên gọi khác: «CT 05»"]
    assert (
        json.loads(run(repository, "diff", "HEAD~1", "HEAD", "--format", "json", "--no-pages").output)["pages"] is None
    )


def test_diff_sees_files_that_attributes_hide(repository: Path, run: Run) -> None:
    (repository / ".gitattributes").write_text("*.yml export-ignore\n*.yml filter=x\n")
    output = run(repository, "diff", "HEAD").output
    assert ".gitattributes`: thêm thiết lập của git — người giữ chương trình xem" in output
    assert "Các bản ghi không đổi nghĩa." in output


def test_diff_of_two_folders(toy: Path, change: Change, run: Run) -> None:
    root = change("vocabulary/types.yml", "label: Chỉ thị", "label: Chỉ thị mẫu")
    result = run(root, "diff", str(toy), str(root), "--folders")
    assert "«Chỉ thị» → «Chỉ thị mẫu»" in result.output
    assert run(root, "diff", str(toy), "--folders").output == result.output


@pytest.mark.parametrize("revision", ["khong-co", "--help-me", "HEAD:sources", "-n"])
def test_an_unknown_revision_is_told_so(revision: str, repository: Path, run: Run) -> None:
    result = run(repository, "diff", "--", revision) if revision[0] == "-" else run(repository, "diff", revision)
    assert result.exit_code == 2


def test_a_folder_that_is_not_there_is_told_so(toy: Path, run: Run) -> None:
    result = run(toy, "diff", "khong-co", "--folders")
    assert (result.exit_code, result.output) == (2, "Lỗi: không có thư mục «khong-co».\n")


def test_a_folder_without_a_repository_is_told_so(tidy: Path, run: Run) -> None:
    result = run(tidy, "diff", "HEAD")
    assert result.exit_code == 2
    assert "không nằm trong một kho git" in result.output
