"""The commands for editors and reviewers, run as they type them."""

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handbook.commands.cli import main

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Change = Callable[[str, str, str], Path]
Run = Callable[..., Result]

_CT05 = "directives/05-ct-tum-2016.yml"


@pytest.fixture
def repository(tidy: Path) -> Path:
    """Return the toy in a repository with one revision, below its top folder."""
    git = ["git", "-C", str(tidy.parent), "-c", "user.name=a", "-c", "user.email=a@a.example"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Một"]):
        subprocess.run([*git, *arguments], check=True)
    return tidy


def test_fmt_rewrites_and_then_finds_nothing(lay: Lay, run: Run) -> None:
    root = lay({"sources/a.txt": "không phải bản ghi"})
    first = run(root, "fmt", "--check")
    assert first.exit_code == 1
    assert f"chưa theo mẫu: {_CT05}" in first.output
    assert run(root, "fmt").exit_code == 0
    again = run(root, "fmt", "--check")
    assert (again.exit_code, again.output) == (0, "38 tệp: 0 chưa theo mẫu, 0 giữ nguyên vì lỗi.\n")


def test_fmt_of_one_file_leaves_the_others(lay: Lay, run: Run) -> None:
    root = lay({})
    result = run(root, "fmt", str(root / _CT05))
    assert result.output == f"đã viết lại: {_CT05}\n1 tệp: 1 viết lại, 0 giữ nguyên vì lỗi.\n"


def test_fmt_leaves_a_file_with_a_problem_alone_and_says_why(tidy: Path, run: Run) -> None:
    path = tidy / _CT05
    broken = path.read_text(encoding="utf-8").replace("term: xii\n", "term: xii # lời nhắn\n")
    path.write_text(broken, encoding="utf-8")
    result = run(tidy, "fmt")
    assert result.exit_code == 1
    assert "lỗi[comment-after-value]" in result.output
    assert "Có 1 lỗi" not in result.output
    assert path.read_text(encoding="utf-8") == broken


@pytest.mark.parametrize("name", ["docs.yml", "docs/a.yml"])
def test_fmt_of_a_file_that_is_no_record_is_told_so(name: str, tidy: Path, run: Run) -> None:
    (tidy / "docs").mkdir()
    (tidy / name).write_text("a: b\n")
    result = run(tidy, "fmt", str(tidy / name))
    assert result.exit_code == 1
    assert "không phải bản ghi" in result.output


def test_fmt_of_a_file_elsewhere_is_wrong_use(tidy: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.yml").write_text("a: b\n")
    assert run(tidy, "fmt", str(tmp_path / "a.yml")).exit_code == 2


def test_schema_is_written_and_then_fresh(tidy: Path, run: Run) -> None:
    stale = run(tidy, "schema", "--check")
    assert stale.exit_code == 1
    assert "đã cũ: schema/directive.schema.json" in stale.output
    assert run(tidy, "schema").exit_code == 0
    assert run(tidy, "schema", "--check").output == "Lược đồ đang mới.\n"


def end_lines_as_windows_does(root: Path) -> None:
    for path in filter(Path.is_file, root.rglob("*.*")):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def test_files_as_git_for_windows_lays_them_are_told_once(tidy: Path, run: Run) -> None:
    run(tidy, "schema")
    end_lines_as_windows_does(tidy)
    assert run(tidy, "check").exit_code == 0
    for command in ("fmt", "schema"):
        told = run(tidy, command, "--check")
        assert told.exit_code == 1
        (line,) = (each for each in told.stdout.splitlines() if "CRLF" in each)
        assert line.endswith("để git thôi đổi dấu xuống dòng: git config core.autocrlf input")
        assert len(told.stdout.splitlines()) == 2
        run(tidy, command)
        assert run(tidy, command, "--check").exit_code == 0


def test_stats_are_text_or_json(toy: Path, run: Run) -> None:
    assert "văn bản chưa có khóa" in run(toy, "stats").output
    assert json.loads(run(toy, "stats", "--format", "json").output)["counts"]["nguồn"] == 2


def test_stats_count_what_is_doubtful(lay: Lay, run: Run) -> None:
    root = lay({"directives/.DS_Store": "", "exemplars/.DS_Store": ""})
    text = run(root, "stats").output
    assert "Lời nhắc (2), xem từng chỗ bằng «handbook check»:\n      2 file-leftover\n" in text
    assert json.loads(run(root, "stats", "--format", "json").output)["warnings"] == {"file-leftover": 2}


def test_stats_say_what_they_could_not_read(change: Change, run: Run) -> None:
    root = change(_CT05, "type: chi-thi\n", "type: [\n")
    result = run(root, "stats")
    assert result.exit_code == 0
    assert "1 tệp còn lỗi nên chưa được tính" in result.output
    assert max(map(len, result.output.splitlines())) <= 100


def test_diff_of_a_revision_and_the_files_there_are(repository: Path, run: Run) -> None:
    assert "Không thay đổi dữ liệu" in run(repository, "diff", "HEAD").output
    path = repository / _CT05
    path.write_text(
        path.read_text(encoding="utf-8").replace("issued: 2016-05-15", "issued: 2016-05-16"), encoding="utf-8"
    )
    (repository / "sources/bai-bao-mau-2023.yml").unlink()
    result = run(repository, "diff", "HEAD")
    assert result.exit_code == 0
    assert "ngày ban hành: 15/5/2016 → 16/5/2016 — ⚠ nguồn không đổi" in result.output
    assert "➖ Bỏ **Hai năm làm theo Kết luận 01**" in result.output


def test_diff_of_two_revisions(repository: Path, run: Run) -> None:
    path = repository / _CT05
    path.write_text(path.read_text(encoding="utf-8").replace("  - CT 05\n", ""), encoding="utf-8")
    git = ["git", "-C", str(repository), "-c", "user.name=a", "-c", "user.email=a@a.example"]
    subprocess.run([*git, "commit", "-q", "-a", "-m", "Hai"], check=True)
    path.write_text("hỏng", encoding="utf-8")
    result = run(repository, "diff", "HEAD~1", "HEAD", "--format", "json")
    (record,) = json.loads(result.output)["records"]
    assert [statement["text"] for statement in record["statements"]] == ["bỏ tên gọi khác: «CT 05»"]
    assert (
        json.loads(run(repository, "diff", "HEAD~1", "HEAD", "--format", "json", "--no-pages").output)["pages"] is None
    )


def test_diff_sees_files_that_attributes_hide(repository: Path, run: Run) -> None:
    (repository / ".gitattributes").write_text("*.yml export-ignore\n*.yml filter=x\n")
    output = run(repository, "diff", "HEAD").output
    assert ".gitattributes`: thêm thiết lập của git — người giữ chương trình xem" in output
    assert "Các bản ghi không đổi nghĩa." in output


def test_diff_of_two_folders(toy: Path, change: Change, run: Run) -> None:
    root = change("vocabulary/types.yml", "label: Chỉ thị", "label: Chỉ thị mẫu")
    result = run(root, "diff", str(toy), str(root), "--folders")
    assert "«Chỉ thị» → «Chỉ thị mẫu»" in result.output
    assert run(root, "diff", str(toy), "--folders").output == result.output


@pytest.mark.parametrize("revision", ["khong-co", "--help-me", "HEAD:sources", "-n"])
def test_an_unknown_revision_is_told_so(revision: str, repository: Path, run: Run) -> None:
    result = run(repository, "diff", "--", revision) if revision[0] == "-" else run(repository, "diff", revision)
    assert result.exit_code == 2


def test_a_folder_that_is_not_there_is_told_so(toy: Path, run: Run) -> None:
    result = run(toy, "diff", "khong-co", "--folders")
    assert (result.exit_code, result.output) == (2, "Lỗi: không có thư mục «khong-co».\n")


def test_a_folder_without_a_repository_is_told_so(tidy: Path, run: Run) -> None:
    result = run(tidy, "diff", "HEAD")
    assert result.exit_code == 2
    assert "không nằm trong một kho git" in result.output


def test_new_asks_and_proposes(tidy: Path, run: Run) -> None:
    answers = [
        "21-KL/TUM",
        "",
        "",
        "Về một việc",
        "",
        "Tỉnh ủy Mẫu",
        "giữa tháng",
        "15/5/2021",
        "",
        "",
        "bai-bao-mau-2023",
        "đoạn 99",
        "Đoạn 1",
        "05-ct-tum-2016",
        "",
    ]
    result = run(tidy, "new", "directive", input="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    assert "«giữa tháng» không đúng dạng ngày" in result.output
    assert "chi-thi (Chỉ thị)" in result.output
    assert "Đã ghi directives/21-kl-tum-2021.yml" in result.output
    text = (tidy / "directives/21-kl-tum-2021.yml").read_text(encoding="utf-8")
    assert text.startswith('id: 21-kl-tum-2021\ntype: ket-luan\nnumber: "21"\nsymbol: 21-KL/TUM\n')
    assert "issuer: tinh-uy-mau\nissued: 2021-05-15\nstatus:\n" in text
    assert run(tidy, "check").output == "Dữ liệu không có lỗi.\n"
    assert run(tidy, "fmt", "--check").exit_code == 0


def test_new_takes_options_instead(tidy: Path, run: Run) -> None:
    source = ["--title", "Bài mới", "--published", "2024-01-02", "--opening", "Vừa qua", "--no-ask"]
    assert run(tidy, "new", "source", *source).output.startswith("Đã ghi sources/bai-moi-2024.yml.")
    unit = ["--name", "Xã Mẫu", "--level", "quan-huyen", "--source", "bai-moi-2024", "--passage", "đoạn 1", "--no-ask"]
    assert run(tidy, "new", "exemplar", *unit).output.startswith("Đã ghi exemplars/xa-mau.yml.")
    assert run(tidy, "check").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--no-ask"], "Lỗi: cần trả lời «title»"),
        (
            ["--title", "Bài", "--opening", "a", "--id", "bai-bao-mau-2017", "--no-ask"],
            "đã có bản ghi mã «bai-bao-mau-2017»",
        ),
        (["--title", "<b>", "--no-ask"], "nội dung có mã của trang mạng"),
    ],
)
def test_new_writes_nothing_when_something_is_wrong(arguments: list[str], words: str, tidy: Path, run: Run) -> None:
    before = sorted(tidy.rglob("*"))
    result = run(tidy, "new", "source", *arguments)
    assert result.exit_code == 1
    assert words in result.output
    assert sorted(tidy.rglob("*")) == before


@pytest.mark.parametrize("command", ["fmt", "new", "schema", "stats", "diff"])
def test_help_is_in_the_language_of_editors(command: str, runner: CliRunner) -> None:
    assert any(letter in runner.invoke(main, [command, "--help"]).output for letter in "ạảãăđêếô")
