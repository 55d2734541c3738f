"""Where the system has no locks and no limits, as on Windows, all but building works, and building says why not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOY = Path(__file__).parent / "toy"
HIDING = (
    "import sys; sys.modules['fcntl'] = sys.modules['resource'] = None; from handbook.commands.cli import main; main()"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(TOY, tmp_path / "root")
    return tmp_path / "root"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command where the modules of POSIX are not there."""
    command = [sys.executable, "-c", HIDING, *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("check", "--root", str(TOY)), "Dữ liệu không có lỗi."),
        (("fmt", "--check", "--root", str(TOY.parents[1])), "0 chưa theo mẫu"),
        (("diff", "--folders", str(TOY), str(TOY)), "Không thay đổi dữ liệu"),
        (("stats", "--root", str(TOY)), "đoạn"),
        (("new", "directive", "--help"), "Lập một văn bản mới."),
        (("schema", "--check", "--root", str(TOY.parents[1])), "Lược đồ đang mới."),
    ],
)
def test_what_needs_no_lock_works(arguments: tuple[str, ...], answer: str) -> None:
    told = run(*arguments)
    assert (told.returncode, told.stderr) == (0, "")
    assert answer in told.stdout


def test_a_section_is_printed_without_a_limit(root: Path) -> None:
    told = run("pdf", "--root", str(root), "so-lieu")
    assert (told.returncode, told.stderr) == (0, "")
    assert (root / "build/pdf/so-lieu.pdf").is_file()


@pytest.mark.parametrize("command", ["build", "serve"])
def test_building_says_what_is_missing_in_one_line(root: Path, command: str) -> None:
    told = run(command, "--root", str(root))
    assert told.returncode == 2
    assert told.stderr.startswith("Lỗi: máy này không có cách khóa thư mục để dựng trang; dựng trên Linux")
    assert told.stderr.count("\n") == 1
