"""The command line's ``check``: what it prints, and how it ends."""

import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbook.commands.cli import main
from handbook.reading import read_checked

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Change = Callable[[str, str, str], Path]
Check = Callable[[Path], list[str]]

_BROKEN = ("directives/05-ct-tum-2016.yml", "issuer: tinh-uy-mau\n", "issuer: tinh-uy-mua\n")
_PLACE = "directives/05-ct-tum-2016.yml:10:9: lỗi[dangling]: không có cơ quan mã «tinh-uy-mua»"


def test_a_clean_handbook_ends_with_0(toy: Path, runner: CliRunner) -> None:
    result = runner.invoke(main, ["check", "--root", str(toy)])
    assert (result.exit_code, result.output) == (0, "Dữ liệu không có lỗi.\n")


def test_problems_in_the_data_end_with_1(change: Change, runner: CliRunner) -> None:
    result = runner.invoke(main, ["check", "--root", str(change(*_BROKEN))])
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        _PLACE,
        "   10 | issuer: tinh-uy-mua",
        "      |         ^^^^^^^^^^^",
        "      = gợi ý: ý bạn là «tinh-uy-mau» (Tỉnh ủy Mẫu)?",
        "Có 1 lỗi trong 1 tệp.",
    ]


def test_what_is_only_doubtful_comes_last_is_counted_apart_and_stops_nothing(lay: Lay, runner: CliRunner) -> None:
    root = lay({"directives/.DS_Store": ""})
    result = runner.invoke(main, ["check", "--root", str(root)])
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "Dữ liệu không có lỗi; có 1 lời nhắc trong 1 tệp.")
    record = root / _BROKEN[0]
    record.write_text(record.read_text(encoding="utf-8").replace(*_BROKEN[1:]), encoding="utf-8")
    result = runner.invoke(main, ["check", "--root", str(root)])
    assert re.findall(r"(lỗi|lời nhắc)\[(.+)\]", result.output) == [("lỗi", "dangling"), ("lời nhắc", "file-leftover")]
    assert result.exit_code == 1
    assert result.output.splitlines()[-1] == "Có 1 lỗi, 1 lời nhắc trong 2 tệp."


def test_a_strict_check_lets_no_doubt_pass(lay: Lay, runner: CliRunner) -> None:
    root = lay({"directives/.DS_Store": ""})
    result = runner.invoke(main, ["check", "--strict", "--root", str(root)])
    assert (result.exit_code, result.output.splitlines()[-1]) == (1, "Có 1 lỗi trong 1 tệp.")
    assert "lỗi[file-leftover]" in result.output


@pytest.mark.parametrize(
    "arguments", [["check", "--format", "xml"], ["check", "--root", "không-có"], ["chek"], ["check", "thừa"]]
)
def test_wrong_use_ends_with_2(arguments: list[str], runner: CliRunner) -> None:
    assert runner.invoke(main, arguments).exit_code == 2


def test_the_current_folder_is_the_root(lay: Lay, runner: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(lay({}))
    assert runner.invoke(main, ["check"]).output == "Dữ liệu không có lỗi.\n"


@pytest.mark.parametrize(
    "command",
    ["check", "build", "serve", "offline", "pdf", "fmt", "schema", "stats", "diff HEAD", "new source", "new directive"],
)
def test_a_folder_that_is_no_handbook_is_told_once_by_every_command(
    command: str, tmp_path: Path, runner: CliRunner
) -> None:
    result = runner.invoke(main, [*command.split(), "--root", str(tmp_path)])
    assert result.exit_code == 2
    assert result.output.count("Lỗi: ") == 1
    assert "Lỗi: đây không phải thư mục sổ tay: " in result.output
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("here", "way"),
    [
        ("handbook/directives", "dùng «cd ..»."),
        ("handbook/docs/bien-tap", "dùng «cd ../..»."),
        (".", "dùng «cd handbook»."),
        ("empty", "dùng «cd» tới thư mục của sổ tay."),
    ],
)
def test_the_way_to_the_handbook_is_shown(
    here: str, way: str, lay: Lay, runner: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay({"docs/bien-tap/index.md": ""})
    (root.parent / "empty").mkdir()
    monkeypatch.chdir(root.parent / here)
    result = runner.invoke(main, ["check"])
    assert result.exit_code == 2
    assert result.output.rstrip().endswith(way)


def test_two_handbooks_in_a_folder_are_both_named(
    lay: Lay, toy: Path, runner: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay({})
    shutil.copytree(toy, root.with_name("sổ tay"))
    monkeypatch.chdir(root.parent)
    assert "dùng một trong: «cd handbook», «cd 'sổ tay'»." in runner.invoke(main, ["check"]).output


def test_a_handbook_that_lacks_a_folder_is_one(lay: Lay, check: Check) -> None:
    root = lay({})
    shutil.rmtree(root / "sources")
    assert check(root) == ["sources:1:1: lỗi[folder-missing]: không có thư mục «sources»"]


def test_problems_are_annotations_for_a_forge(change: Change, runner: CliRunner) -> None:
    result = runner.invoke(main, ["check", "--format", "github", "--root", str(change(*_BROKEN))])
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        (
            "::error file=directives/05-ct-tum-2016.yml,line=10,col=9,endColumn=19,title=dangling"
            "::không có cơ quan mã «tinh-uy-mua» — gợi ý: ý bạn là «tinh-uy-mau» (Tỉnh ủy Mẫu)?"
        ),
        "Có 1 lỗi trong 1 tệp.",
    ]


def test_problems_are_json_for_programs(change: Change, runner: CliRunner) -> None:
    result = runner.invoke(main, ["check", "--format", "json", "--root", str(change(*_BROKEN))])
    assert result.exit_code == 1
    assert [(row["path"], row["line"], row["code"]) for row in json.loads(result.output)] == [
        ("directives/05-ct-tum-2016.yml", 10, "dangling")
    ]


def test_all_problems_are_shown_in_one_run_in_the_order_of_their_places(
    toy: Path, lay: Lay, report: Callable[[Path], str]
) -> None:
    kl01, ct05 = "directives/01-kl-tum-2021.yml", "directives/05-ct-tum-2016.yml"
    root = lay(
        {
            kl01: (toy / kl01).read_text(encoding="utf-8").replace("type: amends", "type: amend"),
            ct05: (toy / ct05).read_text(encoding="utf-8").replace("term: xii", "term: xiii"),
            "sources/bai.yaml": "",
        }
    )
    assert [line for line in report(root).splitlines() if not line.startswith(" ")] == [
        "directives/01-kl-tum-2021.yml:17:11: lỗi[dangling]: không có quan hệ mã «amend»",
        "directives/05-ct-tum-2016.yml:12:7: lỗi[dangling]: không có khóa mã «xiii»",
        (
            "sources/bai.yaml:1:1: lỗi[file-name]: "
            "tên tệp không đúng dạng «mã.yml»: chữ thường không dấu, chữ số, gạch nối, đuôi .yml"
        ),
        "Có 3 lỗi trong 3 tệp.",
    ]


def test_a_checked_handbook_knows_whether_it_is_clean(toy: Path, change: Change) -> None:
    assert read_checked(toy).is_clean
    assert not read_checked(change(*_BROKEN)).is_clean


def test_help_is_in_the_language_of_editors(runner: CliRunner) -> None:
    assert "Kiểm tra toàn bộ dữ liệu" in runner.invoke(main, ["check", "--help"]).output
