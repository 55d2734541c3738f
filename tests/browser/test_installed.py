"""The wheel in an empty environment, away from the repository: a handbook begins, is checked, built, printed and read.

The environment holds what the wheel says it needs and nothing else, linked from the one of the tests, so there is no
network in it. The home cannot be written, the language is C, nobody else may read what is made, there is no git.
"""

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pymupdf
import pytest
from packaging.requirements import Requirement
from playwright.sync_api import Page

REPOSITORY = Path(__file__).parents[2]
GOLDEN = REPOSITORY / "tests/golden/wheel.txt"
sys.path.insert(0, str(REPOSITORY / "scripts"))

from release import build_twice  # noqa: E402 - a script, found by its folder

pytestmark = pytest.mark.browser
_TIME = 1_700_000_000


@dataclass(frozen=True)
class Installed:
    """A wheel, the program made of it, and a handbook that was begun with that."""

    wheel: Path
    program: Path
    root: Path

    def run(self, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run the program as somebody without rights, words or tools would."""
        return subprocess.run(
            [str(self.program), *arguments],
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=cwd or self.root,
            umask=0o077,
            env={"PATH": str(self.program.parent), "HOME": os.devnull, "LANG": "C", "TZ": "Asia/Ho_Chi_Minh"},
        )


def list_needed(requirements: list[str]) -> Iterator[importlib.metadata.Distribution]:
    """Find, with all they need themselves, the packages of this environment that fulfil requirements."""
    waiting, found = list(requirements), set()
    while waiting:
        requirement = Requirement(waiting.pop())
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        package = importlib.metadata.distribution(requirement.name)
        assert requirement.specifier.contains(package.version), requirement
        if package.name not in found:
            found.add(package.name)
            yield package
            waiting += package.requires or ()


def link_package(package: importlib.metadata.Distribution, target: Path) -> None:
    """Link the files of a package into another environment."""
    for name in {path.parts[0] for path in package.files or () if path.parts[0] not in ("..", "__pycache__")}:
        if not (target / name).exists():
            (target / name).symlink_to(Path(str(package.locate_file(name))).resolve())


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Build the wheel, install it, begin a handbook and build its site with everything."""
    folder = tmp_path_factory.mktemp("xa kho mã")
    wheel, _ = build_twice(folder / "dist", _TIME)
    environment = folder / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    python = environment / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", "--no-index", "--no-deps", str(wheel)], check=True)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(environment)}))
    (own,) = importlib.metadata.distributions(path=[str(packages)])
    for package in list_needed(own.requires or []):
        link_package(package, packages)
    subprocess.run([*pip, "check"], check=True, stdout=subprocess.DEVNULL)
    made = Installed(wheel, environment / "bin" / "handbook", folder / "Sổ tay của tôi")
    begun = made.run("init", "Sổ tay của tôi", "--name", "Sổ tay Hoa Sen", cwd=folder)
    assert begun.returncode == 0, begun.stderr
    built = made.run("build", "--pdf", "--offline")
    assert built.returncode == 0, built.stderr
    return made


def test_the_wheel_holds_every_module_and_the_files_of_the_golden_list(installed: Installed) -> None:
    with ZipFile(installed.wheel) as archive:
        names = sorted(archive.namelist())
    scripts = REPOSITORY / "scripts"
    modules = sorted(path.relative_to(scripts).as_posix() for path in (scripts / "handbook").rglob("*.py"))
    assert [name for name in names if name.endswith(".py")] == modules
    others = "".join(
        f"{re.sub(r'-[0-9.]+[.]dist-info/', '.dist-info/', each)}\n" for each in names if each[-3:] != ".py"
    )
    assert others == GOLDEN.read_text(encoding="utf-8"), "look at what differs, then write it to tests/golden/wheel.txt"


def test_every_command_of_the_first_hour_says_that_all_is_well(installed: Installed) -> None:
    assert installed.run("check").stdout == "Dữ liệu không có lỗi.\n"
    assert installed.run("fmt", "--check").returncode == 0
    assert installed.run("schema", "--check").returncode == 0
    assert installed.run("upgrade", "--check").returncode == 0
    assert installed.run("stats").returncode == 0
    assert installed.run("--version").stdout.startswith("handbook ")
    packed = installed.run("offline")
    assert packed.returncode == 0, packed.stderr


def test_a_change_is_told_between_two_folders(installed: Installed, tmp_path: Path) -> None:
    before = Path(shutil.copytree(installed.root, tmp_path / "trước", ignore=shutil.ignore_patterns("site", "build")))
    record = before / "directives/05-ct-mau-2016.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("2016-05-15", "2016-05-14"), encoding="utf-8")
    told = installed.run("diff", "--folders", str(before), str(installed.root))
    assert told.returncode == 0, told.stderr
    assert "15/5/2016" in told.stdout


def test_what_needs_git_says_so_in_one_line(installed: Installed) -> None:
    for command in (("diff", "HEAD"), ("check", "--changed-since", "HEAD"), ("build", "--since", "HEAD")):
        told = installed.run(*command)
        assert told.returncode == 2
        assert told.stderr.startswith("Lỗi: ")
        assert told.stderr.count("\n") == 1
        assert "git" in told.stderr


def test_prints_bear_the_name_of_the_handbook(installed: Installed) -> None:
    prints = sorted((installed.root / "site/pdf").rglob("*.pdf"))
    assert len(prints) > 5
    with pymupdf.open(prints[0]) as document:
        text = "".join(page.get_text() for page in document)
    assert "Sổ tay Hoa Sen" in text
    assert "Sổ tay chỉ thị" not in text


def test_nobody_else_can_read_what_was_made(installed: Installed) -> None:
    made = [installed.root / "site/index.html", installed.root / "mkdocs.yml"]
    assert {path.stat().st_mode & 0o077 for path in made} == {0}


@pytest.mark.parametrize("width", [1300, 390])
def test_the_site_is_read_and_searched_from_its_folder(
    installed: Installed, tab: Callable[..., Page], width: int
) -> None:
    page = tab(width=width)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.goto((installed.root / "site/index.html").as_uri(), wait_until="networkidle")
    assert page.locator("h1").inner_text() == "Sổ tay Hoa Sen"
    page.goto((installed.root / "site/van-ban/01-kl-mau-2021.html").as_uri(), wait_until="networkidle")
    assert "Bản mẫu, dùng để làm quen" in page.locator("main").inner_text()
    page.goto((installed.root / "site/tra-cuu/index.html").as_uri(), wait_until="networkidle")
    found = page.evaluate("HandbookSearch.search('nguoi tot viec tot', {limit: 1})")
    assert [each["id"] for each in found] == ["05-ct-mau-2016"]
    assert faults == []
