"""The command that writes records in the canonical form, run as editors type it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Change = Callable[[str, str, str], Path]
Run = Callable[..., Result]

_CT05 = "directives/05-ct-tum-2016.yml"


def test_fmt_rewrites_and_then_finds_nothing(lay: Lay, run: Run) -> None:
    root = lay({"sources/a.txt": "không phải bản ghi"})
    first = run(root, "fmt", "--check")
    assert first.exit_code == 1
    assert f"chưa theo mẫu: {_CT05}" in first.output
    assert run(root, "fmt").exit_code == 0
    again = run(root, "fmt", "--check")
    files = len([*root.rglob("*.yml")])
    assert (again.exit_code, again.output) == (0, f"{files} tệp: 0 chưa theo mẫu, 0 giữ nguyên vì lỗi.\n")


def test_fmt_of_one_file_leaves_the_others(lay: Lay, run: Run) -> None:
    root = lay({})
    result = run(root, "fmt", str(root / _CT05))
    assert result.output == f"đã viết lại: {_CT05}\n1 tệp: 1 viết lại, 0 giữ nguyên vì lỗi.\n"


def test_fmt_leaves_a_file_with_a_problem_alone_and_says_why(tidy: Path, run: Run) -> None:
    path = tidy / _CT05
    broken = path.read_text(encoding="utf-8").replace("term: xii\n", "term: xii # lời nhắn\n")
    path.write_text(broken, encoding="utf-8")
    result = run(tidy, "fmt")
    assert result.exit_code == 1
    assert "lỗi[comment-after-value]" in result.output
    assert "Có 1 lỗi" not in result.output
    assert path.read_text(encoding="utf-8") == broken


@pytest.mark.parametrize("name", ["docs.yml", "docs/a.yml"])
def test_fmt_of_a_file_that_is_no_record_is_told_so(name: str, tidy: Path, run: Run) -> None:
    (tidy / "docs").mkdir()
    (tidy / name).write_text("a: b\n")
    result = run(tidy, "fmt", str(tidy / name))
    assert result.exit_code == 1
    assert "không phải bản ghi" in result.output


def test_fmt_of_a_file_elsewhere_is_wrong_use(tidy: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.yml").write_text("a: b\n")
    assert run(tidy, "fmt", str(tmp_path / "a.yml")).exit_code == 2


def end_lines_as_windows_does(root: Path) -> None:
    for path in filter(Path.is_file, root.rglob("*.*")):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def test_files_as_git_for_windows_lays_them_are_told_once(tidy: Path, run: Run) -> None:
    run(tidy, "schema")
    end_lines_as_windows_does(tidy)
    assert run(tidy, "check").exit_code == 0
    for command in ("fmt", "schema"):
        told = run(tidy, command, "--check")
        assert told.exit_code == 1
        (line,) = (each for each in told.stdout.splitlines() if "CRLF" in each)
        assert line.endswith("để git thôi đổi dấu xuống dòng: git config core.autocrlf input")
        assert len(told.stdout.splitlines()) == 2
        run(tidy, command)
        assert run(tidy, command, "--check").exit_code == 0
