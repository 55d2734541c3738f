"""A release: one version, everything it needs and brings in one bill, and one line about what stands in its way."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from handbook import __version__

_ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(_ROOT / "scripts"))

import release  # noqa: E402 - a script, found by its folder
from licences import list_brought, list_pinned  # noqa: E402 - the same

_GIT = shutil.which("git") or "git"


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:
    """Return the bill of materials of a release."""
    return dict(json.loads(release.render_sbom("1.2.3", "0" * 64)))


def lay_clone(root: Path) -> Path:
    """Make a repository that could be released."""
    for name, text in (("scripts/handbook/__init__.py", '__version__ = "1.2.3"\n'), ("CHANGELOG.md", "## 1.2.3\n")):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    run_git(root, "init", "--quiet")
    commit(root)
    return root


def commit(root: Path) -> None:
    run_git(root, "add", "-A")
    run_git(root, "-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "--quiet", "--message", "a")


def forget_changes(root: Path) -> None:
    (root / "CHANGELOG.md").write_text("## 1.2.30\n", encoding="utf-8")
    commit(root)


def tag_another(root: Path) -> None:
    run_git(root, "tag", "v1.2.3")
    (root / "mới.txt").write_text("a", encoding="utf-8")
    commit(root)


def run_git(root: Path, *arguments: str) -> None:
    subprocess.run([_GIT, "-C", root, *arguments], check=True)


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "version" not in project
    assert project["dynamic"] == ["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


def test_every_package_the_program_imports_is_one_it_says_it_needs() -> None:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {*_list_names(project["dependencies"]), "yaml", "handbook"}
    imported = {package for packages in _read_imports().values() for package in packages}
    optional = {name for each in project["optional-dependencies"].values() for name in _list_names(each)}
    assert imported - sys.stdlib_module_names - needed == optional


def test_what_need_not_be_installed_is_imported_only_by_what_runs_where_it_is() -> None:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = {name for each in project["optional-dependencies"].values() for name in _list_names(each)}
    users = {path for path, packages in _read_imports().items() if packages & optional}
    elsewhere = {path for path in users if not path.startswith("editor/")}
    assert elsewhere == {"originals/pdfextraction.py", "commands/question_tools.py"}
    importers = {path for path in _read_texts() if "handbook.editor" in _read_texts()[path]}
    assert {path for path in importers if not path.startswith("editor/")} == {"commands/workplace.py"}
    asked = {path for path in _read_texts() if "question_tools" in _read_texts()[path]}
    assert asked == {"commands/answering.py"}


def _list_names(requirements: Iterable[str]) -> frozenset[str]:
    return frozenset(re.split(r"[<>=~]", each)[0].replace("-", "_") for each in requirements)


def _read_imports() -> Mapping[str, frozenset[str]]:
    """Read what each module of the program imports."""
    pattern = re.compile(r"^\s*(?:from|import) ([A-Za-z_]\w*)(?:\.\w+)* ?(?:import|as|$)", re.MULTILINE)
    return {name: frozenset(pattern.findall(text)) for name, text in _read_texts().items()}


@cache
def _read_texts() -> Mapping[str, str]:
    folder = _ROOT / "scripts/handbook"
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.py")}


def test_what_is_pinned_for_building_fits_what_the_wheel_says_it_needs() -> None:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    from packaging.requirements import Requirement  # noqa: PLC0415 - of the tests' environment, for this test

    pinned = list_pinned("build")
    for each in map(Requirement, project["dependencies"]):
        assert each.specifier.contains(pinned[each.name]), each
    for name, extra in project["optional-dependencies"].items():
        for each in map(Requirement, extra):
            assert each.specifier.contains(list_pinned("dev")[each.name]), each
            assert list_pinned(name)[each.name] == list_pinned("dev")[each.name], each


def test_the_bill_names_the_release_and_is_the_same_every_time(bill: dict[str, Any]) -> None:
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", bill["serialNumber"])
    assert bill["metadata"]["component"]["version"] == "1.2.3"
    assert json.loads(release.render_sbom("1.2.3", "0" * 64)) == bill
    assert json.loads(release.render_sbom("1.2.3", "1" * 64))["serialNumber"] != bill["serialNumber"]


def test_the_bill_names_everything_needed_with_its_licence_and_sums(bill: dict[str, Any]) -> None:
    assert {each["name"] for each in bill["components"]} == set(list_pinned("build"))
    for each in bill["components"]:
        assert each["purl"] == f"pkg:pypi/{each['name']}@{each['version']}"
        assert each["externalReferences"]
        assert each["licenses"][0]["license"]["name"] not in ("", "not stated", "not installed here")


def test_the_bill_names_what_is_brought_along(bill: dict[str, Any]) -> None:
    assert len(bill["metadata"]["component"]["components"]) == len(list_brought())


def test_every_reference_of_the_bill_leads_to_one_part_of_it(bill: dict[str, Any]) -> None:
    own = bill["metadata"]["component"]
    names = [own["bom-ref"], *(each["bom-ref"] for each in (*own["components"], *bill["components"]))]
    assert len(names) == len(set(names))
    used = [name for each in bill["dependencies"] for name in (each["ref"], *each.get("dependsOn", ()))]
    assert set(used) <= set(names)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda root: shutil.rmtree(root / ".git"), "here is no .git"),
        (lambda root: (root / "mới.txt").write_text("a", encoding="utf-8"), "not committed"),
        (tag_another, "is another commit's tag already"),
        (
            lambda root: ((root / "CHANGELOG.md").write_text("## 1.2.30\n", "utf-8"), commit(root)),
            "has no part «## 1.2.3»",
        ),
    ],
)
def test_what_stands_in_the_way_is_told_in_one_line_before_anything_is_made(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    damage: Callable[[Path], object],
    message: str,
) -> None:
    root = lay_clone(tmp_path / "a")
    damage(root)
    monkeypatch.setattr(release, "ROOT", root)
    monkeypatch.setattr(release, "TARGET", root / "build/release")
    assert release.main() == 1
    told = capsys.readouterr().err
    assert message in told
    assert told.count("\n") == 1
    assert not (root / "build").exists()
