"""``handbook rename``, ``merge`` and ``remove``: what will be done is told first, and done when that is agreed to."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handbook.commands import rewriting
from handbook.commands.cli import main

Lay = Callable[[Mapping[str, str | bytes | None]], Path]


@pytest.fixture
def root(lay: Lay) -> Path:
    return lay({})


def run(root: Path, *arguments: str, answer: str = "") -> Result:
    return CliRunner().invoke(main, [*arguments, "--root", str(root)], input=answer, catch_exceptions=False)


def list_files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_without_a_word_nothing_is_done(root: Path) -> None:
    before = list_files(root)
    result = run(root, "rename", "xa-dong-xanh", "xa-xanh")
    assert result.exit_code == 1
    assert "exemplars/xa-dong-xanh.yml → exemplars/xa-xanh.yml" in result.output
    assert result.output.endswith("Chưa ghi gì. Thêm «--yes» để làm như trên.\n")
    assert list_files(root) == before


def test_an_agreement_in_the_command_is_enough(root: Path) -> None:
    result = run(root, "rename", "xa-dong-xanh", "xa-xanh", "--yes")
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "Đã ghi 4 tệp. Chạy «handbook check» để xem lại.")
    assert (root / "exemplars/xa-xanh.yml").is_file()
    assert run(root, "check").exit_code == 0


@pytest.mark.parametrize(("answer", "is_done"), [("có\n", True), ("Có \n", True), ("\n", False), ("ừ\n", False)])
def test_at_a_terminal_the_answer_decides(
    root: Path, monkeypatch: pytest.MonkeyPatch, answer: str, *, is_done: bool
) -> None:
    monkeypatch.setattr(rewriting, "_is_terminal", lambda: True)
    result = run(root, "rename", "xa-dong-xanh", "xa-xanh", answer=answer)
    assert result.exit_code == (0 if is_done else 1)
    assert (root / "exemplars/xa-xanh.yml").is_file() is is_done


def test_records_are_made_one(toy: Path, lay: Lay) -> None:
    text = (toy / "exemplars/chi-bo-hoa-sen.yml").read_text(encoding="utf-8")
    root = lay({"exemplars/chi-bo-sen.yml": text.replace("id: chi-bo-hoa-sen", "id: chi-bo-sen")})
    assert run(root, "merge", "chi-bo-sen", "chi-bo-hoa-sen", "--yes").exit_code == 0
    assert not (root / "exemplars/chi-bo-sen.yml").exists()
    assert run(root, "check").exit_code == 0


def test_what_stands_in_the_way_is_told_place_by_place(root: Path) -> None:
    result = run(root, "remove", "xa-dong-xanh", "--yes")
    assert result.exit_code == 1
    assert result.output == (
        "Lỗi: «xa-dong-xanh» còn được nhắc ở 3 chỗ, sửa các chỗ ấy trước.\n"
        "  exemplars/models/am-nuoc-dau-xom.yml:4:11\n  exemplars/models/hang-cay-nho-on.yml:4:11\n"
        "  vocabulary/changes/2026-11-22-1.yml:5:5\n"
    )


def test_faults_that_it_would_make_are_told_and_nothing_is_written(root: Path) -> None:
    before = list_files(root)
    result = run(root, "rename", "05-ct-tum-2016", "06-ct-tum-2016", "--yes")
    assert result.exit_code == 1
    assert "Lỗi: chưa ghi gì, vì làm như trên thì dữ liệu sẽ có lỗi:\n" in result.output
    assert "directives/06-ct-tum-2016.yml:1:5: lỗi[fact-differs]: " in result.output
    assert list_files(root) == before
