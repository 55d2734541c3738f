"""Setting up heals itself: what is half made, moved or without its Python is made again, the wrong Python is told."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[1]
GIT = shutil.which("git") or "git"
MAKE = shutil.which("make") or "make"
STAMP = ".venv/build.ok"

# as much of a program as make needs, built without any package from outside
PROJECT = """[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "handbook"
version = "1"
"""
BACKEND = '''"""Build a wheel that leads to the checkout."""
import pathlib, zipfile
def build_editable(folder, settings=None, metadata=None):
    name = "handbook-1-py3-none-any.whl"
    here = pathlib.Path(__file__).parent / "scripts"
    info = "handbook-1.dist-info"
    with zipfile.ZipFile(pathlib.Path(folder, name), "w") as wheel:
        wheel.writestr("handbook.pth", f"{here}\\n")
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: handbook\\nVersion: 1\\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(f"{info}/entry_points.txt", "[console_scripts]\\nhandbook = handbook:main\\n")
        wheel.writestr(f"{info}/RECORD", "")
    return name
'''
PROGRAM = "import sys\ndef main():\n    print(__file__, sys.argv[1])\n"
FILES = {
    "scripts/handbook/__init__.py": PROGRAM,
    "requirements/build.txt": "# none\n",
    "pyproject.toml": PROJECT,
    "backend.py": BACKEND,
}


def lay_checkout(root: Path) -> Path:
    """Lay a checkout with the real Makefile and a program that needs no package."""
    for name in ("Makefile", "scripts/environment.py"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(REPOSITORY / name, root / name)
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a checkout that was set up once: each test leaves it working."""
    root = lay_checkout(tmp_path_factory.mktemp("setup") / "sổ tay")
    assert_works(root)
    return root


@pytest.fixture
def untouched(tmp_path: Path) -> Path:
    """Return a checkout that was never set up."""
    return lay_checkout(tmp_path / "mới")


def make(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    outer = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}  # of the make that runs the tests
    environment = {name: value for name, value in os.environ.items() if name not in outer}
    environment |= {"PYTHONPATH": "", "PIP_NO_INDEX": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [MAKE, "-C", root, f"PYTHON={sys._base_executable}", "check", *arguments]  # type: ignore[attr-defined] # noqa: SLF001 - as venv does
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environment)


def assert_works(root: Path) -> None:
    run = make(root)
    assert run.returncode == 0, run.stderr
    assert f"{root}/scripts/handbook/__init__.py check" in run.stdout


def make_bare(root: Path) -> None:
    shutil.rmtree(root / ".venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", root / ".venv"], check=True)


def break_off(root: Path) -> None:
    (root / STAMP).unlink()
    lose_pip(root)


def lose_pip(root: Path) -> None:
    shutil.rmtree(find_packages(root) / "pip")


def lose_python(root: Path) -> None:
    for python in (root / ".venv/bin").glob("python*"):
        python.unlink()
        python.symlink_to("/khong-co/python3")


def change_python(root: Path) -> None:
    find_packages(root).parent.rename(root / ".venv/lib/python3.5")


def copy_checkout(root: Path) -> None:
    origin = root.with_name("gốc")
    shutil.copytree(root, origin, symlinks=True)
    (find_packages(root) / "handbook.pth").write_text(f"{origin}/scripts\n", encoding="utf-8")


def find_packages(root: Path) -> Path:
    return next((root / ".venv").glob("lib/python*/site-packages"))


@pytest.mark.parametrize("damage", [make_bare, break_off, lose_pip, lose_python, change_python, copy_checkout])
def test_what_is_left_of_another_set_up_is_made_again(checkout: Path, damage: Callable[[Path], None]) -> None:
    damage(checkout)
    assert_works(checkout)


def test_a_moved_checkout_works_where_it_is_now(checkout: Path) -> None:
    moved = checkout.rename(checkout.with_name("chỗ mới"))
    assert_works(moved)
    assert_works(moved.rename(checkout))


def test_what_is_whole_is_left_alone_and_new_requirements_are_added(checkout: Path) -> None:
    (checkout / ".venv/dau").touch()
    assert_works(checkout)
    os.utime(checkout / STAMP, (1, 1))
    assert_works(checkout)
    assert (checkout / ".venv/dau").exists()
    assert (checkout / STAMP).stat().st_mtime > 1


def test_an_update_that_is_broken_off_is_made_whole_the_next_time(checkout: Path) -> None:
    (checkout / ".venv/dau").touch()
    (checkout / "requirements/build.txt").write_text("khong-co==1 --hash=sha256:" + "0" * 64, encoding="utf-8")
    os.utime(checkout / STAMP, (1, 1))
    assert make(checkout).returncode != 0
    (checkout / "requirements/build.txt").write_text("# none\n", encoding="utf-8")
    assert_works(checkout)
    assert not (checkout / ".venv/dau").exists()


def pretend(folder: Path, what: str) -> Path:
    """Make a Python that is, or lacks, something."""
    script = folder / "python3"
    code = f"import runpy, sys; {what}; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    script.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{code}" "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return script


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("sys.version_info = (3, 10, 4, 'final', 0)", "Cần Python 3.11 trở lên, còn «"),
        (
            "sys.version_info = (3, 9, 2, 'final', 0)",
            " là 3.9; cài bản mới rồi chạy, ví dụ: make site PYTHON=python3.12",
        ),
        (
            "import importlib.util; importlib.util.find_spec = lambda n: n != 'ensurepip' or None",
            "sudo apt install python3-venv",
        ),
        (
            "import importlib.util; importlib.util.find_spec = lambda n: n != 'venv' or None",
            "sudo apt install python3-venv",
        ),
    ],
)
def test_a_python_that_will_not_do_is_told_before_anything_is_made(
    untouched: Path, tmp_path: Path, what: str, message: str
) -> None:
    run = make(untouched, f"PYTHON={pretend(tmp_path, what)}")
    told = [line for line in run.stderr.splitlines() if not line.startswith("make: ")]
    assert run.returncode == 2
    assert len(told) == 1
    assert message in told[0]
    assert not (untouched / ".venv").exists()


def test_no_python_at_all_is_told(untouched: Path) -> None:
    run = make(untouched, "PYTHON=khong-co-python")
    told = [line for line in run.stderr.splitlines() if not line.startswith("make: ")]
    assert told == ["Không tìm thấy «khong-co-python»; cài Python 3.11 trở lên rồi chạy lại"]
    assert not (untouched / ".venv").exists()


def test_the_old_python_of_today_needs_no_set_up_where_there_is_one(checkout: Path, tmp_path: Path) -> None:
    old = pretend(tmp_path, "sys.version_info = (3, 9, 2, 'final', 0)")
    assert make(checkout, f"PYTHON={old}").returncode == 0


def test_a_clone_as_windows_makes_it_has_the_same_bytes(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run([GIT, "clone", "--quiet", "-c", "core.autocrlf=true", REPOSITORY, clone], check=True)
    shutil.copyfile(REPOSITORY / ".gitattributes", clone / ".gitattributes")
    subprocess.run([GIT, "-C", clone, "rm", "--quiet", "-r", "--cached", "."], check=True)
    subprocess.run([GIT, "-C", clone, "reset", "--quiet", "--hard"], check=True)
    names = subprocess.run([GIT, "-C", clone, "ls-files", "--eol"], check=True, capture_output=True, text=True).stdout
    ends = {tuple(line.split()[:2]) for line in names.splitlines()}
    assert ends <= {("i/lf", "w/lf"), ("i/-text", "w/-text"), ("i/none", "w/none")}


def test_every_kind_of_file_that_is_no_text_is_known_to_git() -> None:
    run = subprocess.run([GIT, "-C", REPOSITORY, "ls-files", "--eol"], check=True, capture_output=True, text=True)
    rows = [line.split(maxsplit=2) for line in run.stdout.splitlines()]
    assert {row[2] for row in rows if row[0] == "i/-text" and not row[2].startswith("attr/-text")} == set()
    assert {row[2] for row in rows if row[0] != "i/-text" and not row[2].startswith("attr/text=auto eol=lf")} == set()
