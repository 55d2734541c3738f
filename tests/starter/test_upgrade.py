"""A newer program renews what nobody touched, tells what people changed and leaves it, and never looks at records."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbook import __version__
from handbook.commands.cli import main
from handbook.starter import contents, upgrade
from handbook.starter.manifest import NAME, sign_content

Newer = Callable[[Mapping[str, str | None]], None]


def run(root: Path, *options: str) -> tuple[int, list[str]]:
    result = CliRunner().invoke(main, ["upgrade", "--root", str(root), *options], catch_exceptions=False)
    return result.exit_code, result.output.splitlines()


def read_all(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Newer:
    """Return a function that makes the program a newer one, which writes some files otherwise, or no longer."""

    def change(changes: Mapping[str, str | None]) -> None:
        def list_files(name: str) -> Mapping[str, bytes]:
            files = {**contents.list_files(name), **{path: (text or "").encode() for path, text in changes.items()}}
            return {path: content for path, content in files.items() if changes.get(path, "") is not None}

        monkeypatch.setattr(upgrade, "list_files", list_files)
        monkeypatch.setattr(upgrade, "__version__", "9.0.0")

    return change


def test_what_nobody_touched_is_renewed_added_and_taken_away(handbook: Path, newer: Newer) -> None:
    newer({"Makefile": "mới\n", "docs/them.md": "thêm\n", ".gitattributes": None})
    steps = ["bỏ, chương trình không dùng nữa: .gitattributes", "cập nhật: Makefile", "thêm: docs/them.md"]
    before = read_all(handbook)
    assert run(handbook, "--check") == (1, [*steps, "3 tệp khác với bản 1.0.0."])
    assert read_all(handbook) == before
    assert run(handbook)[1][:3] == steps
    assert (handbook / "Makefile").read_text(encoding="utf-8") == "mới\n"
    assert (handbook / "docs/them.md").read_text(encoding="utf-8") == "thêm\n"
    assert not (handbook / ".gitattributes").exists()
    assert run(handbook, "--check")[0] == 0


def test_what_people_changed_is_told_once_and_left(handbook: Path, newer: Newer) -> None:
    (handbook / "Makefile").write_text("của tôi\n", encoding="utf-8")
    (handbook / ".gitignore").write_text("của tôi\n", encoding="utf-8")
    newer({"Makefile": "mới\n"})
    assert run(handbook)[1][0] == "đã sửa ở đây nên để nguyên, dù bản của chương trình đã đổi: Makefile"
    assert (handbook / "Makefile").read_text(encoding="utf-8") == "của tôi\n"
    assert (handbook / ".gitignore").read_text(encoding="utf-8") == "của tôi\n"
    assert run(handbook, "--check")[0] == 0
    newer({"Makefile": "mới nữa\n"})
    assert run(handbook)[1][0].endswith(": Makefile")
    assert (handbook / "Makefile").read_text(encoding="utf-8") == "của tôi\n"


def test_what_people_took_away_stays_away(handbook: Path, newer: Newer) -> None:
    (handbook / "Makefile").unlink()
    assert run(handbook, "--check")[0] == 0
    newer({"Makefile": "mới\n"})
    assert run(handbook)[1][0] == "đã xóa ở đây nên không lập lại, dù bản của chương trình đã đổi: Makefile"
    assert not (handbook / "Makefile").exists()


def test_a_file_that_lay_there_before_the_program_had_one_is_left(handbook: Path, newer: Newer) -> None:
    (handbook / "docs").mkdir()
    (handbook / "docs/them.md").write_text("của tôi\n", encoding="utf-8")
    newer({"docs/them.md": "thêm\n"})
    assert run(handbook)[1][0].startswith("đã sửa ở đây")
    assert (handbook / "docs/them.md").read_text(encoding="utf-8") == "của tôi\n"


def test_a_link_is_never_written_through(handbook: Path, newer: Newer, tmp_path: Path) -> None:
    outside = tmp_path / "ngoai.txt"
    outside.write_bytes((handbook / "Makefile").read_bytes())
    (handbook / "Makefile").unlink()
    (handbook / "Makefile").symlink_to(outside)
    before = outside.read_bytes()
    newer({"Makefile": "mới\n"})
    assert run(handbook)[1][0].startswith("đã sửa ở đây")
    assert outside.read_bytes() == before


def test_line_ends_of_windows_are_no_change_of_people(handbook: Path, newer: Newer) -> None:
    (handbook / "Makefile").write_bytes((handbook / "Makefile").read_bytes().replace(b"\n", b"\r\n"))
    newer({"Makefile": "mới\n"})
    assert run(handbook)[1][0] == "cập nhật: Makefile"
    assert sign_content(b"a\r\nb\n") == sign_content(b"a\nb\n")


def test_records_are_never_touched(handbook: Path, newer: Newer) -> None:
    record = handbook / "directives/05-ct-mau-2016.yml"
    record.write_text("id: của tôi\n", encoding="utf-8")
    (handbook / "vocabulary/types.yml").unlink()
    newer({"Makefile": "mới\n"})
    run(handbook)
    assert record.read_text(encoding="utf-8") == "id: của tôi\n"
    assert not (handbook / "vocabulary/types.yml").exists()


def test_what_is_generated_from_the_models_is_written_anew(handbook: Path) -> None:
    schema = handbook / "schema/source.schema.json"
    fresh = schema.read_bytes()
    schema.write_text("{}", encoding="utf-8")
    assert run(handbook) == (0, [f"Các tệp do chương trình lập nay theo bản {__version__}."])
    assert schema.read_bytes() == fresh


def test_the_programs_own_writing_of_a_file_is_shown(handbook: Path) -> None:
    (handbook / "Makefile").write_text("của tôi\n", encoding="utf-8")
    code, lines = run(handbook, "--show", "Makefile")
    assert (code, lines[0]) == (0, contents.list_files("")["Makefile"].decode().splitlines()[0])
    code, lines = run(handbook, "--show", "directives/05-ct-mau-2016.yml")
    assert code == 2
    assert "không phải tệp do chương trình lập" in lines[0]


@pytest.mark.parametrize("listed", [None, "", "{}", '{"version": "1.0.0", "name": "a", "files": 3}'])
def test_a_handbook_nobody_knows_the_beginning_of_is_left_alone(handbook: Path, listed: str | None) -> None:
    if listed is None:
        (handbook / NAME).unlink()
    else:
        (handbook / NAME).write_text(listed, encoding="utf-8")
    before = read_all(handbook)
    code, lines = run(handbook)
    assert code == 2
    assert "không do «handbook init» lập" in lines[0]
    assert read_all(handbook) == before


def test_an_older_program_does_not_take_a_newer_handbook_back(handbook: Path) -> None:
    listed = json.loads((handbook / NAME).read_text(encoding="utf-8"))
    (handbook / NAME).write_text(json.dumps({**listed, "version": "10.0.1"}), encoding="utf-8")
    code, lines = run(handbook)
    assert (code, len(lines)) == (2, 1)
    assert "sổ tay này do bản 10.0.1 lập, mới hơn bản đang chạy" in lines[0]
