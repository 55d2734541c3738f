"""``check --changed-since``: what a change touches and what it breaks elsewhere, in real repositories."""

import json
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handbook.commands.cli import main
from handbook.difference import compare_catalogs, open_folder, open_revision, read_pair
from handbook.records.loading import read_catalog

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Run = Callable[..., Result]

_CT05, _KL01, _HD23 = "directives/05-ct-tum-2016.yml", "directives/01-kl-tum-2021.yml", "directives/23-hd-dum-2017.yml"
_SOURCE, _TERMS = "sources/bai-bao-mau-2023.yml", "vocabulary/terms/xii.yml"


class _Repository:
    """A handbook in a repository; ``below`` puts it under the repository's top folder."""

    def __init__(self, root: Path, *, below: bool = False) -> None:
        self.root = root
        self._top = root.parent if below else root
        self.git("init", "-q", "-b", "main")
        self.commit()

    def git(self, *arguments: str) -> None:
        command = ["git", "-C", str(self._top), "-c", "user.name=a", "-c", "user.email=a@a.example", *arguments]
        subprocess.run(command, check=True, capture_output=True)

    def commit(self) -> None:
        self.git("add", ".")
        self.git("commit", "-q", "--allow-empty", "-m", "Một")

    def replace(self, name: str, old: str, new: str) -> None:
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) >= 1
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def check(self, *arguments: str) -> Result:
        command = ["check", "--root", str(self.root), "--changed-since", "HEAD", *arguments]
        return CliRunner().invoke(main, command, catch_exceptions=False)


@pytest.fixture(params=[False, True], ids=["at the top", "below the top"])
def repository(lay: Lay, request: pytest.FixtureRequest) -> _Repository:
    return _Repository(lay({}), below=request.param)


def _heads(result: Result) -> list[str]:
    return [line.partition(": lỗi")[0] for line in result.output.splitlines() if "]: " in line and line[0] != " "]


def test_nothing_changed_and_nothing_wrong(repository: _Repository) -> None:
    result = repository.check()
    assert (result.exit_code, result.output) == (0, "Dữ liệu không có lỗi.\n")


def test_a_problem_in_a_changed_file_is_shown_and_an_older_one_only_counted(repository: _Repository) -> None:
    repository.replace(_KL01, "type: amends", "type: amend")
    repository.commit()
    repository.replace(_CT05, "term: xii", "term: xvi")
    result = repository.check()
    assert result.exit_code == 1
    assert _heads(result) == [f"{_CT05}:12:7"]
    assert result.output.splitlines()[-2:] == [
        "Thay đổi này gây ra 1 lỗi trong 1 tệp.",
        "Ngoài ra còn 1 lỗi trong 1 tệp, có từ trước và không do thay đổi này.",
    ]


def test_only_older_problems_still_end_with_1(repository: _Repository) -> None:
    repository.replace(_KL01, "type: amends", "type: amend")
    repository.commit()
    for edited in (False, True):
        if edited:
            repository.replace(_CT05, "text: Việc gì", "text: Chỉ việc gì")
        result = repository.check()
        assert result.exit_code == 1
        assert result.output.splitlines() == [
            "Thay đổi này không gây ra lỗi hay lời nhắc nào.",
            "Ngoài ra còn 1 lỗi trong 1 tệp, có từ trước và không do thay đổi này.",
        ]


def test_what_became_wrong_elsewhere_is_shown_too(repository: _Repository) -> None:
    repository.replace(_SOURCE, "id: d2\n", "id: d12\n")
    result = repository.check()
    assert result.exit_code == 1
    assert set(_heads(result)) >= {f"{_CT05}:34:29"}
    assert "có từ trước" not in result.output


def test_a_file_taken_away_breaks_what_names_it(repository: _Repository) -> None:
    (repository.root / _HD23).unlink()
    assert _heads(repository.check()) == [f"{_KL01}:21:13"]


def test_a_new_file_that_nobody_added_yet_is_part_of_the_change(repository: _Repository) -> None:
    (repository.root / "sources/bai.yaml").write_text("", encoding="utf-8")
    assert _heads(repository.check()) == ["sources/bai.yaml:1:1"]


def test_an_entry_taken_out_of_the_vocabulary_breaks_records(repository: _Repository) -> None:
    (repository.root / _TERMS).unlink()
    assert f"{_CT05}:12:7" in _heads(repository.check())


def test_line_ends_that_the_working_copy_has_are_no_change(repository: _Repository) -> None:
    repository.replace(_CT05, "term: xii", "term: xvi")
    repository.commit()
    path = repository.root / _CT05
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert repository.check().output.startswith("Thay đổi này không gây ra lỗi hay lời nhắc nào.")


def test_annotations_are_those_of_the_change(repository: _Repository, tmp_path: Path) -> None:
    repository.replace(_KL01, "type: amends", "type: amend")
    repository.commit()
    repository.replace(_SOURCE, "id: d2\n", "id: d12\n")
    repository.replace(_SOURCE, "kind: ", "kid: ")
    repository.replace(_SOURCE, "title: ", "titl: ")
    repository.replace(_CT05, "term: xii", "term: xvi")
    summary = tmp_path / "summary.md"
    summary.write_text("Trước đó.\n", encoding="utf-8")
    lines = repository.check("--format", "github", "--summary", str(summary)).output.splitlines()
    assert [line[: line.index(",line")] for line in lines[:3]] == [
        f"::error file={_CT05}",
        f"::error file={_SOURCE}",
        f"::error file={_SOURCE}",
    ]
    assert not any(f"file={_KL01}" in line for line in lines)
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("Trước đó.\n## Kiểm tra dữ liệu\n\nThay đổi này gây ra 3 lỗi trong 2 tệp.\n")
    assert f"{_KL01}:17:11: lỗi[dangling]" in text.partition("<details>")[2]


def test_json_lists_what_the_change_brought(repository: _Repository) -> None:
    repository.replace(_KL01, "type: amends", "type: amend")
    repository.commit()
    repository.replace(_CT05, "term: xii", "term: xvi")
    assert [row["path"] for row in json.loads(repository.check("--format", "json").output)] == [_CT05]


@pytest.mark.parametrize("revision", ["khong-co", "HEAD:sources", "-n", ""])
def test_an_unknown_revision_is_wrong_use(revision: str, repository: _Repository, runner: CliRunner) -> None:
    result = runner.invoke(main, ["check", "--root", str(repository.root), f"--changed-since={revision}"])
    assert result.exit_code == 2
    assert f"không có bản «{revision}»" in result.output


def test_a_folder_outside_any_repository_is_told_so(lay: Lay, runner: CliRunner) -> None:
    result = runner.invoke(main, ["check", "--root", str(lay({})), "--changed-since", "HEAD"])
    assert result.exit_code == 2
    assert result.output.startswith("Lỗi: thư mục này không nằm trong một kho git, nên không có bản cũ để so")


def test_two_versions_read_together_are_what_each_is_alone(repository: _Repository) -> None:
    before = read_catalog(repository.root)
    repository.replace(_CT05, "term: xii", "term: xi")
    repository.replace(_TERMS, "label: Khóa XII", "label: Khóa mười hai")
    (repository.root / _HD23).unlink()
    repository.replace("exemplars/xa-dong-xanh.yml", "name: ", "nam: ")
    base = open_revision(repository.root, "HEAD")
    pair = read_pair(base, open_folder(repository.root, base))
    assert pair.changed == {_CT05, _TERMS, _HD23, "exemplars/xa-dong-xanh.yml"}
    for field in fields(before.catalog):
        both = getattr(pair.before.catalog, field.name), getattr(before.catalog, field.name)
        assert dict(both[0]) == dict(both[1]) if field.name == "lines" else both[0] == both[1]
    assert list(pair.before.catalog.directives) == list(before.catalog.directives)
    assert list(pair.before.catalog.bodies) == list(before.catalog.bodies)
    assert pair.after.diagnostics == read_catalog(repository.root).diagnostics


def test_the_same_version_twice_is_no_change(repository: _Repository) -> None:
    base = open_revision(repository.root, "HEAD")
    pair = read_pair(base, open_folder(repository.root, base))
    assert pair.before is pair.after
    assert compare_catalogs(pair.before.catalog, pair.after.catalog).is_empty
