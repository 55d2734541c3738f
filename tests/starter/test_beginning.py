"""A handbook begins whole, without a fault, in a folder of its own, and says of its records that they are samples."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from handbook.commands.cli import main
from handbook.records.catalog import FOLDERS, RECORD_FOLDERS

_REPOSITORY = Path(__file__).parents[2]
_BIN = Path(sys.executable).parent


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(each) for each in arguments], catch_exceptions=False)
    return result.exit_code, result.output


def test_a_new_handbook_has_no_fault_and_nothing_stale(handbook: Path) -> None:
    assert run("check", "--root", handbook)[1].startswith("Dữ liệu không có lỗi.\n")
    assert run("fmt", "--check", "--root", handbook)[0] == 0
    assert run("schema", "--check", "--root", handbook)[0] == 0
    assert run("upgrade", "--check", "--root", handbook)[0] == 0


def test_what_was_begun_is_told_with_the_next_step(tmp_path: Path) -> None:
    code, output = run("init", tmp_path / "so-tay", "--name", "Sổ tay Đảng ủy Hoa Sen")
    assert code == 0
    count = sum(path.is_file() for path in (tmp_path / "so-tay").rglob("*"))
    assert f"{count} tệp; các bản ghi đều là bản mẫu." in output
    assert f"cd {tmp_path / 'so-tay'}, rồi handbook build --pdf" in output


def test_the_name_stands_in_the_settings_and_the_first_lines(handbook: Path) -> None:
    assert yaml.safe_load((handbook / "mkdocs.yml").read_text(encoding="utf-8"))["site_name"] == "Sổ tay mẫu"
    assert (handbook / "README.md").read_text(encoding="utf-8").startswith("# Sổ tay mẫu\n")


def test_every_record_says_that_it_is_a_sample(handbook: Path) -> None:
    records = [path for folder in FOLDERS for path in (handbook / folder).glob("*.yml")]
    assert len(records) >= len(FOLDERS)
    for path in records:
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["note"].startswith("Bản mẫu"), path.name


@pytest.mark.parametrize("table", ["relations", "levels"])
def test_tables_for_general_use_are_those_of_this_handbook(handbook: Path, table: str) -> None:
    ours = (_REPOSITORY / "vocabulary" / f"{table}.yml").read_bytes()
    assert (handbook / "vocabulary" / f"{table}.yml").read_bytes() == ours


def test_the_types_are_those_of_this_handbook_without_what_its_sources_say_of_them(handbook: Path) -> None:
    ours, theirs = (
        yaml.safe_load((root / "vocabulary/types.yml").read_text(encoding="utf-8"))["types"]
        for root in (_REPOSITORY, handbook)
    )
    named = [[(each["id"], each.get("symbol"), each["label"]) for each in types] for types in (ours, theirs)]
    assert named[0] == named[1]
    assert not [each for each in theirs if "cite" in each]


@pytest.mark.parametrize(
    "path",
    [
        ".github/ISSUE_TEMPLATE/bao-sai-sot.yml",
        ".github/ISSUE_TEMPLATE/config.yml",
        ".github/ISSUE_TEMPLATE/them-van-ban.yml",
        ".github/pull_request_template.md",
        ".github/workflows/xuat-ban.yml",
    ],
)
def test_what_a_forge_asks_is_what_it_asks_here(handbook: Path, path: str) -> None:
    assert (handbook / path).read_bytes() == (_REPOSITORY / path).read_bytes()


def test_an_auditor_of_workflows_finds_nothing(handbook: Path) -> None:
    command = [str(_BIN / "zizmor"), "--offline", "--no-progress", "--persona", "pedantic", ".github"]
    result = subprocess.run(command, check=False, capture_output=True, text=True, cwd=handbook)
    assert result.returncode == 0, result.stdout
    schema = [str(_BIN / "check-jsonschema"), "--builtin-schema", "vendor.github-workflows"]
    paths = [str(path) for path in (handbook / ".github/workflows").glob("*.yml")]
    assert subprocess.run([*schema, *paths], check=False, capture_output=True).returncode == 0


def test_every_command_of_the_first_lines_is_there(handbook: Path) -> None:
    text = (handbook / "README.md").read_text(encoding="utf-8")
    shown = {line.split("`")[1].split()[1] for line in text.splitlines() if line.startswith("| `handbook ")}
    assert shown <= main.commands.keys()
    assert {"check", "new", "upgrade"} <= shown


def test_every_rule_of_the_makefile_calls_a_command_that_is_there(handbook: Path) -> None:
    text = (handbook / "Makefile").read_text(encoding="utf-8")
    called = {line.split("handbook ")[1].split()[0] for line in text.splitlines() if "$(BIN)/handbook " in line}
    assert called <= main.commands.keys()
    assert {"build", "check", "serve"} <= called


def test_a_folder_of_git_alone_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert run("init", tmp_path)[0] == 0


@pytest.mark.parametrize("name", ["", " ", "a" * 81, 'Sổ "tay"', "Sổ\\tay", "<b>", "{x}", "Sổ\u202etay"])
def test_a_name_that_would_break_a_page_is_refused(tmp_path: Path, name: str) -> None:
    code, output = run("init", tmp_path / "so-tay", "--name", name)
    assert code == 2
    assert output.startswith("Lỗi: tên sổ tay có từ 1 đến 80 chữ")
    assert not (tmp_path / "so-tay").exists()


def test_nothing_is_laid_over_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("của tôi", encoding="utf-8")
    code, output = run("init", tmp_path)
    assert (code, [path.name for path in tmp_path.iterdir()]) == (2, ["a.txt"])
    assert "đã có tệp; chọn thư mục mới" in output
    assert run("init", tmp_path / "a.txt")[0] == 2


def test_two_beginnings_are_the_same_bytes(handbook: Path, tmp_path: Path) -> None:
    run("init", tmp_path / "so-tay")
    one, two = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (handbook, tmp_path / "so-tay")
    )
    assert one == two


def test_the_list_of_what_was_written_names_every_file_but_records_and_what_is_generated(handbook: Path) -> None:
    listed = set(json.loads((handbook / ".so-tay.json").read_text(encoding="utf-8"))["files"])
    generated = {".so-tay.json", ".github/CODEOWNERS", ".vscode/settings.json"}
    there = {path.relative_to(handbook).as_posix() for path in handbook.rglob("*") if path.is_file()}
    folders = (*RECORD_FOLDERS, "schema")
    assert listed == {path for path in there - generated if path.partition("/")[0] not in folders}


def test_a_copy_elsewhere_works_as_well(handbook: Path, tmp_path: Path) -> None:
    moved = Path(shutil.copytree(handbook, tmp_path / "Sổ tay của tôi"))
    assert run("check", "--root", moved)[0] == 0
