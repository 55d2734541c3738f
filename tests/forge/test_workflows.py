"""The workflow files: least rights, pinned actions, nothing of a stranger in a shell, and only make."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

_REPOSITORY = Path(__file__).parents[2]
_WORKFLOWS = sorted((_REPOSITORY / ".github/workflows").glob("*.yml"))
_BIN = Path(sys.executable).parent
_PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}")
_STATED = re.compile(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
_MAY_WRITE = {
    ("phat-hanh", "id-token"),
    ("xem-lai", "pull-requests"),
    ("xuat-ban", "pages"),
    ("xuat-ban", "id-token"),
}


def read_workflow(path: Path) -> dict[str, Any]:
    """Read a workflow; YAML 1.1 takes its key «on» for a truth value."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    content["on"] = content.pop(True)
    return content  # type: ignore[no-any-return]


def list_jobs(path: Path) -> Iterator[Mapping[str, Any]]:
    yield from read_workflow(path)["jobs"].values()


def list_steps(path: Path) -> Iterator[Mapping[str, Any]]:
    for job in list_jobs(path):
        yield from job["steps"]


each_workflow = pytest.mark.parametrize("path", _WORKFLOWS, ids=lambda path: path.stem)


def test_there_are_workflows_to_test_to_review_and_to_publish() -> None:
    assert [path.stem for path in _WORKFLOWS] == ["phat-hanh", "thu-nghiem", "xem-lai", "xuat-ban"]


@each_workflow
def test_a_workflow_follows_the_forges_schema(path: Path) -> None:
    command = [str(_BIN / "check-jsonschema"), "--builtin-schema", "vendor.github-workflows", str(path)]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def test_an_auditor_of_workflows_finds_nothing() -> None:
    command = [str(_BIN / "zizmor"), "--offline", "--no-progress", "--persona", "pedantic", ".github"]
    run = subprocess.run(command, check=False, capture_output=True, text=True, cwd=_REPOSITORY)
    assert run.returncode == 0, run.stdout


@each_workflow
def test_rights_are_none_but_what_a_job_names(path: Path) -> None:
    assert read_workflow(path)["permissions"] == {}
    writes = {
        (path.stem, right) for job in list_jobs(path) for right, kind in job["permissions"].items() if kind != "read"
    }
    assert writes <= _MAY_WRITE


@each_workflow
def test_no_workflow_runs_a_strangers_code_with_rights(path: Path) -> None:
    workflow = read_workflow(path)
    assert "workflow_run" not in workflow["on"]
    if "pull_request_target" in workflow["on"]:
        for step in list_steps(path):
            assert not {"ref", "repository"} & set(step.get("with", {}))
    elif "pull_request" in workflow["on"]:
        assert all(right == {"contents": "read"} for right in (job["permissions"] for job in list_jobs(path)))


def test_a_release_waits_until_the_owner_switches_it_on() -> None:
    workflow = read_workflow(_REPOSITORY / ".github/workflows/phat-hanh.yml")
    assert workflow["on"] == {"push": {"tags": ["v*"]}}
    assert [job["if"] for job in workflow["jobs"].values()] == ["${{ vars.PHAT_HANH == 'co' }}"]


def test_what_reviews_a_request_is_a_workflow_no_request_can_edit_leave_out_or_forge_a_package_for() -> None:
    path = _REPOSITORY / ".github/workflows/xem-lai.yml"
    assert read_workflow(path)["on"] == {"pull_request_target": {"branches": ["main"]}}
    assert not any("download-artifact" in step.get("uses", "") for step in list_steps(path))


def test_only_the_last_step_of_a_review_may_write_and_it_reads_no_request() -> None:
    path = _REPOSITORY / ".github/workflows/xem-lai.yml"
    *before, last = read_workflow(path)["jobs"]["nhan-xet"]["steps"]
    assert [step["name"] for step in before if "FORGE_TOKEN" in step.get("env", {})] == ["Lấy yêu cầu như dữ liệu"]
    assert last["run"].startswith("make comment ")


@each_workflow
def test_actions_are_the_forges_own_and_pinned_by_hash_with_their_version(path: Path) -> None:
    uses = [step["uses"] for step in list_steps(path) if "uses" in step]
    assert all(_PINNED.fullmatch(name) for name in uses)
    assert len(_STATED.findall(path.read_text(encoding="utf-8"))) == len(uses)


@each_workflow
def test_a_checkout_leaves_no_credentials_behind(path: Path) -> None:
    for step in list_steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@each_workflow
def test_no_secret_is_asked_for(path: Path) -> None:
    assert "secrets" not in path.read_text(encoding="utf-8")


def _needs_no_make(script: str) -> bool:
    """Tell whether a step calls nothing but the program and Python's own tools, as on a system without make."""
    return all(re.match(r"(?:python -m (?:pip install|pytest)|handbook) ", line) for line in script.splitlines())


@each_workflow
def test_shell_steps_only_call_make_and_take_nothing_from_expressions(path: Path) -> None:
    for step in list_steps(path):
        if "run" in step:
            made = re.fullmatch(r"make [a-z]+(?: [A-Z]+=\S+)*", step["run"])
            assert made or (path.stem == "thu-nghiem" and _needs_no_make(step["run"]))
            assert "${{" not in step["run"]


@each_workflow
def test_every_run_ends_by_itself_and_gives_way_to_newer_ones(path: Path) -> None:
    assert "concurrency" in read_workflow(path)
    for job in list_jobs(path):
        assert 0 < job["timeout-minutes"] <= 120
        systems = job.get("strategy", {}).get("matrix", {}).get("system", [job["runs-on"]])
        assert set(systems) <= {"ubuntu-24.04", "windows-2025", "macos-15"}
        assert "ubuntu-24.04" in systems


@each_workflow
def test_what_staff_see_is_vietnamese(path: Path) -> None:
    workflow = read_workflow(path)
    names = [workflow["name"], *(job["name"] for job in list_jobs(path)), *(step["name"] for step in list_steps(path))]
    assert all(re.search(r"[^\x00-\x7f]", name) for name in names)
