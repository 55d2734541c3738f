"""Every shell step of every workflow, run as plain shell where a runner has the branch; strangers send the requests."""

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pymupdf
import pytest
import yaml
from branches import Branch, commit, replace_text, run_git

from forge.comment import MARK
from forge.prints import MOST, list_prints

pytestmark = pytest.mark.slow

_WORKFLOWS = Path(__file__).parents[2] / ".github/workflows"
_CHANGED = "dien-hinh/dang-uy-mau.html", "van-ban/05-ct-tw-2016.html", "van-ban/index.html", "nguon/bao.html"
_FETCH, _REVIEW, _COMMENT = "Lấy yêu cầu như dữ liệu", "Xem lại", "Gửi nhận xét"
_PREVIEW = "Kiểm tra và dựng bản xem thử"


def run_step(
    workflow: str, name: str, root: Path, environment: Mapping[str, str], *, job: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run one step as the forge's runner does: by bash that stops at the first failure."""
    jobs = yaml.safe_load((_WORKFLOWS / f"{workflow}.yml").read_text(encoding="utf-8"))["jobs"]
    script = next(
        step["run"] for key, each in jobs.items() for step in each["steps"] if step["name"] == name and job in {"", key}
    )
    summary = root / "build/summary.md"
    summary.parent.mkdir(exist_ok=True)
    known = {"PATH": os.environ["PATH"], "PYTHONPATH": str(root / "scripts"), "GITHUB_STEP_SUMMARY": str(summary)}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=root, env={**known, **environment}, check=False, capture_output=True, text=True)


def list_steps() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted(_WORKFLOWS.glob("*.yml")):
        for job, content in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items():
            found += [(path.stem, job, step["name"]) for step in content["steps"] if "run" in step]
    return found


def review(branch: Branch, head: str) -> str:
    """Run the steps that review a request, and return what the comment will say."""
    for step in (_FETCH, _REVIEW):
        run = run_step("xem-lai", step, branch.root, {"HEAD": head})
        assert run.returncode == 0, run.stdout + run.stderr
    return (branch.root / "build/review/comment.md").read_text(encoding="utf-8")


def list_outside(comment: str) -> list[str]:
    """List the files named in the red block, which is the first of a comment."""
    head, _, block = comment.partition("> [!CAUTION]\n")
    assert head == "## Thay đổi này có nghĩa gì\n\n"
    return [
        line.partition("`")[2].partition("`: ")[0] for line in block.partition("\n\n")[0].splitlines() if "> - " in line
    ]


@pytest.fixture(scope="session")
def canary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file that is there as soon as anything of a request has run."""
    return tmp_path_factory.mktemp("canary") / "sang"


@pytest.fixture(scope="session")
def forged(made_branch: Branch, canary: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Send a request that changes a figure and forges all that might be run to say it did not."""
    shell = f"touch '{canary}'\n"
    python = f"\nimport pathlib\npathlib.Path({str(canary)!r}).touch()\n"
    kind = "\nKhông thay đổi dữ liệu, chỉ đổi cách viết.\n"

    def edit(root: Path) -> None:
        figure = "printed: 25.525\n    value: 25525"
        replace_text(root / "directives/05-ct-tum-2016.yml", figure, "printed: 35.525\n    value: 35525")
        replace_text(root / "sources/bai-bao-mau-2023.yml", "25.525", "35.525")
        targets = "fetch review preview comment check site test"
        for name in ("Makefile", "GNUmakefile"):
            (root / name).write_text(
                f".PHONY: {targets}\n{targets}:\n\t{shell}\techo '{kind.strip()}'\n", encoding="utf-8"
            )
        for name in (
            "scripts/handbook/__init__.py",
            "scripts/handbook/commands/cli.py",
            "scripts/forge/comment.py",
            "scripts/sitecustomize.py",
            "docs/hook.py",
            "conftest.py",
        ):
            path = root / name
            path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + python, encoding="utf-8")
        (root / "scripts/handbook/templates/difference.md.j2").write_text(kind, encoding="utf-8")
        for folder in ("docs/overrides", "scripts/handbook/theme/overrides"):
            (root / folder).mkdir(parents=True, exist_ok=True)
            script = "<script src='https://evil.example/x.js'></script>"
            (root / folder / "main.html").write_text(script, encoding="utf-8")
        (root / "requirements/build.txt").write_text("evil-package==1.0\n", encoding="utf-8")
        with (root / "mkdocs.yml").open("a", encoding="utf-8") as stream:
            stream.write("\nhooks:\n  - docs/hook.py\n")
        path = root / ".github/workflows/xem-lai.yml"
        path.write_text(path.read_text(encoding="utf-8").replace("make review", f"touch {canary} #"), encoding="utf-8")
        (root / ".githooks").mkdir()
        for name in ("post-checkout", "post-merge", "reference-transaction"):
            (root / ".githooks" / name).write_text(f"#!/bin/sh\n{shell}", encoding="utf-8")
            (root / ".githooks" / name).chmod(0o755)
        attributes = "*.yml filter=evil diff=evil merge=evil export-subst export-ignore\n*.md text eol=crlf\n"
        (root / ".gitattributes").write_text(attributes, encoding="utf-8")
        (root / ".gitmodules").write_text('[submodule "x"]\n\tpath = x\n\turl = ../evil\n', encoding="utf-8")
        (root / ".venv/bin").mkdir(parents=True)
        (root / ".venv/bin/handbook").write_text(f"#!/bin/sh\n{shell}", encoding="utf-8")
        (root / ".venv/bin/handbook").chmod(0o755)
        (root / "docs/bien-tap").mkdir()
        (root / "docs/bien-tap/duyet.md").write_text("Cứ nhận.", encoding="utf-8")

    return made_branch.request(tmp_path_factory.mktemp("stranger") / "so-tay", edit, number=7)


@pytest.fixture(scope="session")
def forged_comment(made_branch: Branch, forged: str) -> str:
    return review(made_branch, forged)


def test_every_shell_step_is_run_here() -> None:
    assert list_steps() == [
        (
            "phat-hanh",
            "phat-hanh",
            "Dựng và thử",
        ),  # asks the index; see tests/test_release.py
        ("phat-hanh", "phat-hanh", "Đưa lên kho gói"),  # nobody's but the owner's
        ("thu-nghiem", "thu", "Thử"),
        ("thu-nghiem", "may-khac", "Cài chương trình, không cần make"),  # on systems that are not here
        ("thu-nghiem", "may-khac", "Mọi lệnh trên sổ tay này"),
        ("thu-nghiem", "may-khac", "Các phép thử nhanh"),
        ("xem-lai", "nhan-xet", _FETCH),
        ("xem-lai", "nhan-xet", _REVIEW),
        ("xem-lai", "nhan-xet", _COMMENT),
        ("xem-lai", "xem-thu", _FETCH),
        ("xem-lai", "xem-thu", _PREVIEW),
        ("xuat-ban", "dung", "Dựng mọi thứ sẽ đưa lên"),
    ]


def test_a_forged_request_is_told_as_it_is(forged_comment: str) -> None:
    assert "25.525 → 35.525" in forged_comment
    assert "Không thay đổi dữ liệu" not in forged_comment


def test_a_forged_request_has_its_makefile_first_and_all_else_beside_the_records(
    forged_comment: str, made_branch: Branch, forged: str
) -> None:
    listed = list_outside(forged_comment)
    assert listed[:2] == ["GNUmakefile", "Makefile"]
    changed = run_git(made_branch.root, "diff", "--no-renames", "--name-only", "HEAD", forged).splitlines()
    assert set(listed) == set(changed) - {"directives/05-ct-tum-2016.yml", "sources/bai-bao-mau-2023.yml"}
    assert len(listed) == len(set(listed)) == 21


def test_a_forged_request_is_told_the_same_by_hand(forged_comment: str, made_branch: Branch, forged: str) -> None:
    command = ["make", "review", f"HEAD={forged}", "BASE=main"]
    known = {**os.environ, "PYTHONPATH": str(made_branch.root / "scripts")}
    run = subprocess.run(command, cwd=made_branch.root, env=known, check=True, capture_output=True, text=True)
    assert forged_comment.strip() in run.stdout


def test_a_forged_request_gets_its_comment(
    forged_comment: str,
    made_branch: Branch,
    forged: str,
    fake_forge: Any,  # noqa: ANN401 - see conftest
) -> None:
    fake_forge.pull = {"state": "open", "head": {"sha": forged}, "base": {"repo": {"full_name": "nha/so-tay"}}}
    known = {"GITHUB_REPOSITORY": "nha/so-tay", "GITHUB_API_URL": fake_forge.address, "FORGE_TOKEN": "x"}
    run = run_step("xem-lai", _COMMENT, made_branch.root, {"NUMBER": "7", "HEAD": forged, **known})
    assert run.returncode == 0, run.stderr
    (posted,) = fake_forge.comments
    assert posted["body"].startswith(MARK)
    assert forged_comment.strip() in posted["body"]
    assert forged_comment.strip() in (made_branch.root / "build/summary.md").read_text(encoding="utf-8")


def test_the_preview_shows_the_records_of_a_forged_request_in_the_frame_of_the_branch(
    made_branch: Branch, forged: str, canary: Path
) -> None:
    assert run_step("xem-lai", _FETCH, made_branch.root, {"HEAD": forged}, job="xem-thu").returncode == 0
    run = run_step("xem-lai", _PREVIEW, made_branch.root, {"HEAD": forged})
    assert run.returncode == 0, run.stdout + run.stderr
    preview = made_branch.root / "build/preview"
    page = (preview / "site/van-ban/05-ct-tum-2016.html").read_text(encoding="utf-8")
    assert "35.525" in page
    assert "evil.example" not in page
    assert "Cứ nhận." not in (preview / "site/bien-tap/duyet.html").read_text(encoding="utf-8")
    assert "25.525 → 35.525" in (preview / "thay-doi.md").read_text(encoding="utf-8")
    with pymupdf.open(preview / "pdf/van-ban/05-ct-tum-2016.pdf") as document:
        assert "35.525" in "".join(page.get_text() for page in document)
    assert not canary.exists()


def test_nothing_of_a_forged_request_runs_or_lies_in_the_branch(
    forged_comment: str, made_branch: Branch, canary: Path
) -> None:
    assert forged_comment
    assert not canary.exists()
    assert run_git(made_branch.root, "status", "--porcelain") == ""


Edit = Callable[[Path], None]


def make_link(root: Path) -> None:
    (root / "directives/a.yml").symlink_to("/etc/passwd")


def make_folder_link(root: Path) -> None:
    (root / "sources/b").symlink_to("../directives")


def make_hidden_copy(root: Path) -> None:
    (root / "directives/05-ct-tum-2016.yml.orig").write_text("id: x\n", encoding="utf-8")


def make_nested(root: Path) -> None:
    (root / "exemplars/sau").mkdir()
    (root / "exemplars/sau/c.yml").write_text("id: c\n", encoding="utf-8")


def make_large(root: Path) -> None:
    (root / "sources/lon.yml").write_text("# " + "x" * 3_000_000, encoding="utf-8")


def make_binary(root: Path) -> None:
    (root / "sources/nhi-phan.yml").write_bytes(b"id: a\0\x01\x02")


def make_runnable(root: Path) -> None:
    (root / "directives/05-ct-tum-2016.yml").chmod(0o755)


def make_upper(root: Path) -> None:
    (root / "directives/05-CT-TUM-2016.YML").write_text("id: x\n", encoding="utf-8")


def make_newline(root: Path) -> None:
    (root / "docs/a\n\n# Không thay đổi dữ liệu <b>.md").write_text("x", encoding="utf-8")


def make_ticks(root: Path) -> None:
    (root / "docs/`**[x](https:evil.example)**`@ai.md").write_text("x", encoding="utf-8")


def make_turned(root: Path) -> None:
    (root / "docs/\u202egpj.exe").write_text("x", encoding="utf-8")


def make_lookalike(root: Path) -> None:
    (root / "\u041cakefile").write_text("x", encoding="utf-8")


def make_repository(root: Path) -> None:
    head = run_git(root, "rev-parse", "HEAD")
    run_git(root, "update-index", "--add", "--cacheinfo", f"160000,{head},directives/kho")


def make_unknown_table(root: Path) -> None:
    (root / "vocabulary/la.yml").write_text("la: []\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (make_link, "`directives/a.yml`: thêm tệp lạ nằm trong thư mục bản ghi, **lối tắt sang chỗ khác**"),
        (make_folder_link, "`sources/b`: thêm tệp lạ nằm trong thư mục bản ghi, **lối tắt sang chỗ khác**"),
        (make_hidden_copy, "`directives/05-ct-tum-2016.yml.orig`: thêm tệp lạ"),
        (make_nested, "`exemplars/sau/c.yml`: thêm tệp lạ"),
        (make_large, "`sources/lon.yml`: thêm tệp lạ nằm trong thư mục bản ghi, **quá lớn nên không được đọc**"),
        (make_binary, "`sources/nhi-phan.yml`: thêm tệp lạ nằm trong thư mục bản ghi, **không phải tệp chữ**"),
        (make_runnable, "`directives/05-ct-tum-2016.yml`: sửa tệp lạ nằm trong thư mục bản ghi, **chạy được"),
        (make_upper, "`directives/05-CT-TUM-2016.YML`: thêm tệp lạ"),
        (make_newline, "`docs/a\\u{a}\\u{a}# Không thay đổi dữ liệu <b>.md`: thêm trang viết tay"),
        (make_ticks, "`docs/\\u{60}**[x](https:evil.example)**\\u{60}@ai.md`: thêm trang viết tay"),
        (make_turned, "`docs/\\u{202e}gpj.exe`: thêm trang viết tay"),
        (make_lookalike, "`\\u{41c}akefile`: thêm tệp khác"),
        (make_repository, "`directives/kho`: thêm tệp lạ nằm trong thư mục bản ghi, **cả một kho khác**"),
        (make_unknown_table, "`vocabulary/la.yml`: thêm tệp lạ"),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_a_strange_file_is_told_first(edit: Edit, words: str, made_branch: Branch, tmp_path: Path) -> None:
    sender = tmp_path / "so-tay"
    run_git(made_branch.origin, "worktree", "add", "-q", "--detach", str(sender), "main")
    edit(sender)
    if edit is make_repository:
        commit(sender, "sau")
        head = run_git(sender, "rev-parse", "HEAD")
        run_git(made_branch.origin, "update-ref", "refs/pull/8/head", head)
    else:
        head = made_branch.send(sender, 8)
    comment = review(made_branch, head)
    assert words in comment
    assert len(list_outside(comment)) == 1
    assert "Không thay đổi dữ liệu, chỉ" not in comment


def test_a_request_of_before_the_branchs_newest_change_is_told_without_that(
    made_branch: Branch, tmp_path: Path
) -> None:
    head = made_branch.request(
        tmp_path / "a",
        lambda root: replace_text(
            root / "exemplars/xa-dong-xanh.yml", "\nname: Xã Đồng Xanh\n", "\nname: Xã Đồng-Xanh\n"
        ),
    )
    main = run_git(made_branch.root, "rev-parse", "HEAD")
    replace_text(made_branch.root / "directives/01-nq-dum-2016.yml", "\nissued: 2016-08-19\n", "\nissued: 2016-08-20\n")
    try:
        run_git(made_branch.root, "add", "--all")
        commit(made_branch.root, "mới")
        comment = review(made_branch, head)
    finally:
        run_git(made_branch.root, "reset", "-q", "--hard", main)
    assert "Đồng-Xanh" in comment
    assert "19/8/2016" not in comment


def test_a_request_that_clashes_with_the_branch_says_where(made_branch: Branch, tmp_path: Path) -> None:
    name, old = "directives/01-nq-dum-2016.yml", "\nissued: 2016-08-19\n"
    head = made_branch.request(tmp_path / "a", lambda root: replace_text(root / name, old, "\nissued: 2016-08-18\n"))
    main = run_git(made_branch.root, "rev-parse", "HEAD")
    replace_text(made_branch.root / name, old, "\nissued: 2016-08-20\n")
    try:
        run_git(made_branch.root, "add", "--all")
        commit(made_branch.root, "mới")
        comment = review(made_branch, head)
    finally:
        run_git(made_branch.root, "reset", "-q", "--hard", main)
    assert "**Yêu cầu và nhánh chính cùng sửa một chỗ**" in comment
    assert f"Chỗ vướng: `{name}`." in comment
    assert "19/8/2016 → 18/8/2016" in comment


def test_a_folder_that_somebody_sent_is_reviewed_like_a_revision(
    made_branch: Branch, tmp_path: Path, canary: Path
) -> None:
    sender = tmp_path / "so-tay"
    run_git(made_branch.origin, "worktree", "add", "-q", "--detach", str(sender), "main")
    (sender / ".git").unlink()
    (sender / "Makefile").write_text(f"review:\n\ttouch {canary}\n", encoding="utf-8")
    (sender / ".gitignore").write_text("*\n", encoding="utf-8")
    replace_text(sender / "directives/01-nq-dum-2016.yml", "\nissued: 2016-08-19\n", "\nissued: 2016-08-20\n")
    run = run_step("xem-lai", _REVIEW, made_branch.root, {"HEAD": str(sender)})
    assert run.returncode == 0, run.stderr
    comment = (made_branch.root / "build/review/comment.md").read_text(encoding="utf-8")
    assert list_outside(comment) == ["Makefile", ".gitignore"]
    assert "19/8/2016 → 20/8/2016" in comment
    assert not canary.exists()


def test_a_fault_is_annotated_and_does_not_stop_the_review(made_branch: Branch, tmp_path: Path) -> None:
    edit = lambda root: replace_text(  # noqa: E731 - one line is enough
        root / "directives/01-nq-dum-2016.yml", "\nissued: 2016-08-19\n", "\nissued: 20/08/2016\n"
    )
    head = made_branch.request(tmp_path / "a", edit)
    assert "lỗi[date-form]" in review(made_branch, head)
    run = run_step("xem-lai", _PREVIEW, made_branch.root, {"HEAD": head})
    assert run.returncode != 0
    assert "::error file=directives/01-nq-dum-2016.yml" in run.stdout


def test_objects_made_to_attack_git_are_not_taken_in_and_that_is_said(
    made_branch: Branch,
    tmp_path: Path,
    fake_forge: Any,  # noqa: ANN401 - see conftest
) -> None:
    (made_branch.root / "build/review").mkdir(parents=True, exist_ok=True)
    (made_branch.root / "build/review/comment.md").unlink(missing_ok=True)
    modules = '[submodule "x"]\n\tpath = x\n\turl = ../evil\n\tupdate = !touch x\n'
    head = made_branch.request(
        tmp_path / "a", lambda root: (root / ".gitmodules").write_text(modules, encoding="utf-8")
    )
    assert run_step("xem-lai", _FETCH, made_branch.root, {"HEAD": head}).returncode != 0
    fake_forge.pull = {"state": "open", "head": {"sha": head}, "base": {"repo": {"full_name": "nha/so-tay"}}}
    known = {"GITHUB_REPOSITORY": "nha/so-tay", "GITHUB_API_URL": fake_forge.address, "FORGE_TOKEN": "x"}
    assert run_step("xem-lai", _COMMENT, made_branch.root, {"NUMBER": "7", "HEAD": head, **known}).returncode == 0
    assert "Máy không đọc được yêu cầu này" in fake_forge.comments[0]["body"]


def test_a_request_that_is_not_there_leaves_no_review(made_branch: Branch) -> None:
    (made_branch.root / "build/review").mkdir(parents=True, exist_ok=True)
    (made_branch.root / "build/review/comment.md").write_text("cũ", encoding="utf-8")
    run = run_step("xem-lai", _REVIEW, made_branch.root, {"HEAD": "b" * 40})
    assert run.returncode != 0
    assert "không có bản" in run.stderr
    assert not (made_branch.root / "build/review/comment.md").exists()


def test_what_is_published_is_the_whole_site(made_branch: Branch) -> None:
    run = run_step("xuat-ban", "Dựng mọi thứ sẽ đưa lên", made_branch.root, {})
    assert run.returncode == 0, run.stderr
    assert (made_branch.root / "build/publish/index.html").is_file()
    assert (made_branch.root / "build/publish/data/handbook.json").is_file()


def test_all_tests_are_one_step(made_branch: Branch) -> None:
    command = ["make", "--dry-run", "test"]
    known = {**os.environ, "PYTHONPATH": str(made_branch.root / "scripts")}
    run = subprocess.run(command, cwd=made_branch.root, env=known, check=True, capture_output=True, text=True)
    assert all(word in run.stdout for word in ("ruff check", "mypy", "lint-imports", "handbook check", "pytest"))
    assert "pip install" not in run.stdout


def test_only_documents_and_units_are_printed_anew() -> None:
    catalog = {"directives": [{"address": _CHANGED[1]}], "bodies": [{"address": _CHANGED[0]}], "models": []}
    pages = {"added": [_CHANGED[0]], "removed": [], "changed": list(_CHANGED[1:])}
    assert list_prints({"pages": pages}, catalog) == ["dien-hinh/dang-uy-mau", "van-ban/05-ct-tw-2016"]
    assert list_prints({"pages": None}, catalog) == []


def test_a_change_of_every_page_prints_none(tmp_path: Path, made_branch: Branch) -> None:
    addresses = [f"van-ban/{number}.html" for number in range(MOST + 1)]
    catalog = {"directives": [{"address": address} for address in addresses], "bodies": [], "models": []}
    (tmp_path / "data.json").write_text(json.dumps(catalog), encoding="utf-8")
    (tmp_path / "diff.json").write_text(json.dumps({"pages": {"added": [], "changed": addresses}}), encoding="utf-8")
    script = [
        str(made_branch.root / "scripts/forge/prints.py"),
        str(tmp_path / "diff.json"),
        str(tmp_path / "data.json"),
    ]
    assert not subprocess.run(["python3", *script], check=True, capture_output=True).stdout  # noqa: S607 - as make does
