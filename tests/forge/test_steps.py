"""Every shell step of every workflow, run as plain shell on a real change in a copy of this repository."""

import io
import json
import os
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pymupdf
import pytest
import yaml

from forge.comment import MARK
from forge.prints import MOST, list_prints

_WORKFLOWS = Path(__file__).parents[2] / ".github/workflows"
_HEAD = "a" * 40
_CHANGED = "dien-hinh/dang-uy-mau.html", "van-ban/05-ct-tw-2016.html", "van-ban/index.html", "nguon/bao.html"


def run_step(workflow: str, name: str, root: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run one step as the forge's runner does: by bash that stops at the first failure."""
    jobs = yaml.safe_load((_WORKFLOWS / f"{workflow}.yml").read_text(encoding="utf-8"))["jobs"]
    (script,) = (step["run"] for job in jobs.values() for step in job["steps"] if step["name"] == name)
    summary = root / "build/summary.md"
    summary.parent.mkdir(exist_ok=True)
    known = {"PATH": os.environ["PATH"], "PYTHONPATH": str(root / "scripts"), "GITHUB_STEP_SUMMARY": str(summary)}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=root, env={**known, **environment}, check=False, capture_output=True, text=True)


def list_steps() -> list[tuple[str, str]]:
    found = []
    for path in sorted(_WORKFLOWS.glob("*.yml")):
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
            found += [(path.stem, step["name"]) for step in job["steps"] if "run" in step]
    return found


@pytest.fixture(scope="module")
def reviewed(changed_clone: Path) -> Path:
    """Return the copy after the step that says what the change means."""
    run = run_step("xem-lai", "Nói thay đổi có nghĩa gì", changed_clone, {"NUMBER": "7"})
    assert run.returncode == 0, run.stderr
    return changed_clone


def test_every_shell_step_is_run_here() -> None:
    assert list_steps() == [
        ("nhan-xet", "Gửi nhận xét"),
        ("thu-nghiem", "Thử"),
        ("xem-lai", "Nói thay đổi có nghĩa gì"),
        ("xem-lai", "Kiểm tra dữ liệu"),
        ("xem-lai", "Dựng bản xem thử"),
        ("xuat-ban", "Dựng mọi thứ sẽ đưa lên"),
    ]


def test_the_review_says_the_change(reviewed: Path) -> None:
    difference = (reviewed / "build/review/diff.md").read_text(encoding="utf-8")
    assert "**Kết luận 21-KL/TW**" in difference
    assert "25/10/2021 → 26/10/2021" in difference
    assert "`van-ban/21-kl-tw-2021.html`" in difference


def test_the_review_says_what_is_wrong_and_for_whom(reviewed: Path) -> None:
    assert (reviewed / "build/review/number").read_text() == "7\n"
    assert "Dữ liệu không có lỗi." in (reviewed / "build/review/check.txt").read_text(encoding="utf-8")
    assert "26/10/2021" in (reviewed / "build/summary.md").read_text(encoding="utf-8")


def test_the_check_step_passes_clean_data(changed_clone: Path) -> None:
    run = run_step("xem-lai", "Kiểm tra dữ liệu", changed_clone, {})
    assert run.returncode == 0, run.stdout
    assert "::error" not in run.stdout


def test_a_fault_is_annotated_and_does_not_stop_the_review(changed_clone: Path) -> None:
    path = changed_clone / "directives/21-kl-tw-2021.yml"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("issued: 2021-10-26", "issued: 26/10/2021"), encoding="utf-8")
    try:
        review = run_step("xem-lai", "Nói thay đổi có nghĩa gì", changed_clone, {"NUMBER": "8"})
        check = run_step("xem-lai", "Kiểm tra dữ liệu", changed_clone, {})
        said = (changed_clone / "build/review/check.txt").read_text(encoding="utf-8")
    finally:
        path.write_text(good, encoding="utf-8")
        run_step("xem-lai", "Nói thay đổi có nghĩa gì", changed_clone, {"NUMBER": "7"})
    assert review.returncode == 0, review.stderr
    assert "lỗi[date-form]" in said
    assert check.returncode != 0
    assert "::error file=directives/21-kl-tw-2021.yml" in check.stdout


def test_the_preview_holds_the_site_and_the_changed_prints(changed_clone: Path) -> None:
    run = run_step("xem-lai", "Dựng bản xem thử", changed_clone, {})
    assert run.returncode == 0, run.stderr
    assert "26/10/2021" in (changed_clone / "build/preview/site/van-ban/21-kl-tw-2021.html").read_text(encoding="utf-8")
    with pymupdf.open(changed_clone / "build/preview/pdf/van-ban/21-kl-tw-2021.pdf") as document:
        assert "26/10/2021" in "".join(page.get_text() for page in document)


def test_what_is_published_is_the_whole_site(changed_clone: Path) -> None:
    run = run_step("xuat-ban", "Dựng mọi thứ sẽ đưa lên", changed_clone, {})
    assert run.returncode == 0, run.stderr
    assert (changed_clone / "build/publish/index.html").is_file()
    assert (changed_clone / "build/publish/data/handbook.json").is_file()


def test_the_comment_step_posts_the_review(reviewed: Path, fake_forge: Any) -> None:  # noqa: ANN401 - see conftest
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name in ("number", "diff.md", "check.txt"):
            package.write(reviewed / "build/review" / name, name)
    fake_forge.package = packed.getvalue()
    fake_forge.pull = {"state": "open", "head": {"sha": _HEAD}, "base": {"repo": {"full_name": "nha/so-tay"}}}
    known = {"GITHUB_REPOSITORY": "nha/so-tay", "GITHUB_API_URL": fake_forge.address}
    given = {"RUN": "123", "HEAD": _HEAD, "FORGE_TOKEN": "x"}
    run = run_step("nhan-xet", "Gửi nhận xét", reviewed, known | given)
    assert run.returncode == 0, run.stderr
    (comment,) = fake_forge.comments
    assert comment["body"].startswith(MARK)
    assert "25/10/2021 → 26/10/2021" in comment["body"]


def test_all_tests_are_one_step(changed_clone: Path) -> None:
    command = ["make", "--dry-run", "test"]
    run = subprocess.run(command, cwd=changed_clone, check=True, capture_output=True, text=True)
    assert all(word in run.stdout for word in ("ruff check", "mypy", "lint-imports", "handbook check", "pytest"))
    assert "pip install" not in run.stdout


def test_only_documents_and_units_are_printed_anew() -> None:
    catalog = {"directives": [{"address": _CHANGED[1]}], "bodies": [{"address": _CHANGED[0]}]}
    pages = {"added": [_CHANGED[0]], "removed": [], "changed": list(_CHANGED[1:])}
    assert list_prints({"pages": pages}, catalog) == ["dien-hinh/dang-uy-mau", "van-ban/05-ct-tw-2016"]
    assert list_prints({"pages": None}, catalog) == []


def test_a_change_of_every_page_prints_none(tmp_path: Path, changed_clone: Path) -> None:
    addresses = [f"van-ban/{number}.html" for number in range(MOST + 1)]
    catalog = {"directives": [{"address": address} for address in addresses], "bodies": []}
    (tmp_path / "data.json").write_text(json.dumps(catalog), encoding="utf-8")
    (tmp_path / "diff.json").write_text(json.dumps({"pages": {"added": [], "changed": addresses}}), encoding="utf-8")
    script = [str(changed_clone / "scripts/forge/prints.py"), str(tmp_path / "diff.json"), str(tmp_path / "data.json")]
    assert not subprocess.run(["python3", *script], check=True, capture_output=True).stdout  # noqa: S607 - as make does
