"""A handbook of an older format becomes one of today's: told first, whole or not at all, and nothing is lost."""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook.commands.cli import main
from handbook.datafile import parse_datafile
from handbook.migration import MigrationError, apply_migration, plan_migration
from handbook.records import FORMAT, VOCABULARY, Catalog, read_catalog, render_record
from handbook.records.formats import OLD_TABLES, check_version, find_version
from handbook.settings import find_format

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Check = Callable[[Path], list[str]]

_TERMS = "vocabulary/terms.yml"
_LOG = "vocabulary/changes.yml"


def age(root: Path) -> None:
    """Put the entries that have files into one file a table, as in the first format; the log has its newest first."""
    for path in OLD_TABLES:
        table = Path(path).stem
        files = sorted((root / "vocabulary" / table).glob("*.yml"), reverse=table == "changes")
        items = []
        for file in files:
            lines = file.read_text(encoding="utf-8").splitlines()
            items.append("".join(f"  {'  ' if at else '- '}{line}\n" for at, line in enumerate(lines)))
        shutil.rmtree(root / "vocabulary" / table)
        (root / path).write_text(f"{table}:\n{''.join(items)}", encoding="utf-8")


@pytest.fixture
def old(lay: Lay) -> Path:
    root = lay({"mkdocs.yml": "# tên\nsite_name: Sổ tay\n\nextra:\n  # nơi giữ\n  owner: Ban A\n"})
    age(root)
    return root


def read_files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def migrate(root: Path) -> None:
    apply_migration(root, plan_migration(root))


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [arguments[0], "--root", str(root), *arguments[1:]], catch_exceptions=False)


def tell(catalog: Catalog) -> dict[str, object]:
    """Tell all that the records of a catalog say, table by table, the log in its order."""
    found: dict[str, object] = {}
    for table in (*VOCABULARY, "directives", "exemplars", "models", "sources"):
        entries = getattr(catalog, table)
        is_map = isinstance(entries, Mapping)
        found[table] = {key: entry.record for key, entry in entries.items()} if is_map else [e.record for e in entries]
    return found


def test_a_migrated_handbook_says_what_it_said(toy: Path, old: Path, check: Check) -> None:
    migrate(old)
    assert check(old) == []
    assert tell(read_catalog(old).catalog) == tell(read_catalog(toy).catalog)


def test_migrating_again_changes_nothing(old: Path) -> None:
    migrate(old)
    before = read_files(old)
    assert plan_migration(old).texts == {}
    assert run(old, "migrate").output == f"Sổ tay đã ở định dạng {FORMAT}, không có gì để chuyển.\n"
    assert read_files(old) == before


def test_the_version_is_kept_in_the_settings_and_nothing_else_there_changes(old: Path) -> None:
    assert (find_format(old), find_version(old)) == (None, 1)
    migrate(old)
    assert (find_format(old), find_version(old)) == (FORMAT, FORMAT)
    lines = (old / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "ịnh dạng" not in line and "format" not in line] == [
        *("# tên", "site_name: Sổ tay", "", "extra:", "  # nơi giữ", "  owner: Ban A")
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("site_name: a\nextra:\n  format: 1\n  owner: b\n", f"site_name: a\nextra:\n  format: {FORMAT}\n  owner: b\n"),
        ("site_name: a\n", None),
        ("extra:\n  owner: b\n", None),
    ],
)
def test_settings_of_any_make_get_the_version(before: str, after: str | None, lay: Lay) -> None:
    root = lay({"mkdocs.yml": before})
    migrate(root)
    assert find_format(root) == FORMAT
    assert after in {None, (root / "mkdocs.yml").read_text(encoding="utf-8")}


@pytest.mark.parametrize("text", ["extra: {owner: a}\n", "extra:\n    owner: a\n", "extra: [\n"])
def test_settings_that_cannot_be_written_without_a_change_stop_all(text: str, old: Path) -> None:
    (old / "mkdocs.yml").write_text(text, encoding="utf-8")
    before = read_files(old)
    with pytest.raises(MigrationError, match=f"viết dưới «extra:» một dòng «format: {FORMAT}»"):
        plan_migration(old)
    assert read_files(old) == before


def test_a_handbook_without_settings_is_known_by_its_files(old: Path) -> None:
    (old / "mkdocs.yml").unlink()
    assert find_version(old) == 1
    migrate(old)
    assert find_version(old) == FORMAT


def test_comments_go_where_their_entry_goes(lay: Lay) -> None:
    root = lay({})
    age(root)
    (root / _TERMS).write_text(
        "# đầu bảng\nterms:\n  # về XI\n  - id: xi\n    # tên XI\n    label: Khóa XI\n    rank: 11\n"
        "  # về XII\n  - id: xii\n    label: Khóa XII\n    # thứ tự XII\n    rank: 12\n# hết\n",
        encoding="utf-8",
    )
    migrate(root)
    assert (root / "vocabulary/terms/xi.yml").read_text(encoding="utf-8") == (
        "# đầu bảng\n# về XI\nid: xi\n# tên XI\nlabel: Khóa XI\nrank: 11\n"
    )
    assert (root / "vocabulary/terms/xii.yml").read_text(encoding="utf-8") == (
        "# về XII\nid: xii\nlabel: Khóa XII\n# thứ tự XII\nrank: 12\n# hết\n"
    )


def test_a_comment_of_an_empty_table_is_not_lost(old: Path) -> None:
    (old / _LOG).write_text("# chưa có gì\nchanges: []\n", encoding="utf-8")
    with pytest.raises(MigrationError, match="không có mục nào mà có lời chú «# chưa có gì»"):
        plan_migration(old)
    (old / _LOG).write_text("changes: []\n", encoding="utf-8")
    migrate(old)
    assert read_catalog(old).catalog.changes == ()


@pytest.mark.parametrize("is_rising", [False, True])
def test_entries_of_the_log_are_called_by_their_day_and_their_number_on_it(
    is_rising: bool,  # noqa: FBT001 - a parameter
    old: Path,
) -> None:
    items = [f"  - date: 2026-11-{day}\n    text: Lần {at}.\n" for at, day in enumerate([20, *[22] * 10])]
    (old / _LOG).write_text(f"changes:\n{''.join(items if is_rising else items[::-1])}", encoding="utf-8")
    migrate(old)
    found = {Path(entry.file.path).stem: entry.record.text for entry in read_catalog(old).catalog.changes}
    assert found == {"2026-11-20-1": "Lần 0.", **{f"2026-11-22-{at:02}": f"Lần {at}." for at in range(1, 11)}}
    assert list(found) == sorted(found, reverse=True)


def test_what_a_branch_added_to_an_old_file_joins_the_files_of_today(lay: Lay, check: Check) -> None:
    added = "terms:\n  - id: xii\n    label: Khóa XII\n    rank: 12\n  - id: xiii\n    label: Khóa XIII\n    rank: 13\n"
    log = (
        "changes:\n  - date: 2026-11-22\n    text: Thêm khóa.\n"
        "  - date: 2026-11-22\n    text: Thêm Kết luận 01 và đơn vị làm theo.\n"
        "    records:\n      - 01-kl-tum-2021\n      - xa-dong-xanh\n"
    )
    root = lay({"mkdocs.yml": f"extra:\n  format: {FORMAT}\n", _TERMS: added, _LOG: log})
    migrate(root)
    assert check(root) == []
    catalog = read_catalog(root).catalog
    assert list(catalog.terms) == ["xi", "xii", "xiii"]
    assert [Path(entry.file.path).stem for entry in catalog.changes] == ["2026-11-22-2", "2026-11-22-1", "2026-11-20-1"]


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        (_TERMS, "- a\n", "phải có đúng một trường «terms»"),
        (_TERMS, "terms:\n  - chữ\n", "phải có đúng một trường «terms»"),
        (_TERMS, "terms: []\nx: a\n", "phải có đúng một trường «terms»"),
        (_TERMS, "terms:\n  - id: a\n    rank: 1\n  - id: a\n    rank: 2\n", r"vocabulary/terms/a.yml, mà tên ấy"),
        (_TERMS, "terms:\n  - id: ../a\n    rank: 1\n", r"vocabulary/terms/../a.yml, mà tên ấy"),
        (_LOG, "changes:\n  - text: a\n", "mà tên ấy không dùng được"),
        (_TERMS, "terms:\n  - id: a\n    khac: b\n", "có trường mà định dạng mới không có chỗ"),
        (_TERMS, "terms: [\n", "có tệp không đọc được"),
        ("directives/05-ct-tum-2016.yml", "a: b # c\n", "có tệp không đọc được"),
    ],
)
def test_what_cannot_be_migrated_stops_all_and_says_where(path: str, text: str, message: str, old: Path) -> None:
    (old / path).write_text(text, encoding="utf-8")
    before = read_files(old)
    with pytest.raises(MigrationError, match=message):
        plan_migration(old)
    result = run(old, "migrate", "--yes")
    assert result.exit_code == 1
    assert Path(path).stem in result.output
    assert read_files(old) == before


@pytest.mark.parametrize("refused", range(8))
def test_a_disk_that_refuses_any_file_leaves_all_as_they_were(
    old: Path, monkeypatch: pytest.MonkeyPatch, refused: int
) -> None:
    migration, before = plan_migration(old), read_files(old)
    folders = {path for path in old.rglob("*") if path.is_dir()}
    calls, replace = iter(range(1000)), Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if next(calls) == refused:
            raise PermissionError(13, "no", str(path))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        apply_migration(old, migration)
    monkeypatch.undo()
    assert read_files(old) == before
    assert {path for path in old.rglob("*") if path.is_dir()} == folders


def test_no_file_goes_before_all_of_it_is_elsewhere(old: Path) -> None:
    gone = [text is None for text in plan_migration(old).texts.values()]
    assert gone == sorted(gone)
    assert gone.count(True) == len(OLD_TABLES)


def test_a_file_that_changed_meanwhile_stops_all(old: Path) -> None:
    migration = plan_migration(old)
    (old / "vocabulary/terms").mkdir()
    (old / "vocabulary/terms/xi.yml").write_text("id: xi\n", encoding="utf-8")
    before = read_files(old)
    with pytest.raises(MigrationError, match=r"vocabulary/terms/xi.yml vừa đổi"):
        apply_migration(old, migration)
    assert read_files(old) == before


def test_it_is_told_first_and_done_only_if_agreed_to(old: Path) -> None:
    before = read_files(old)
    result = run(old, "migrate")
    assert result.exit_code == 1
    assert result.output.startswith(
        "Chuyển sổ tay từ định dạng 1 sang định dạng 2:\n"
        "- mỗi tỉnh, khóa, chỉ tiêu, mục nhật ký nằm trong một tệp riêng, để hai người thêm cùng lúc không vướng nhau\n"
    )
    assert "  bỏ, nội dung đã sang tệp mới: vocabulary/terms.yml\n" in result.output
    assert "  thêm: vocabulary/terms/xii.yml\n" in result.output
    assert "  viết lại: mkdocs.yml\n" in result.output
    assert result.output.endswith("Chưa ghi gì. Thêm «--yes» để làm như trên.\n")
    assert read_files(old) == before
    assert run(old, "migrate", "--yes").exit_code == 0
    assert run(old, "check").exit_code == 0


@pytest.mark.parametrize("command", ["check", "build", "fmt", "stats", "serve"])
def test_every_command_says_in_one_message_that_the_handbook_is_old(command: str, old: Path) -> None:
    result = run(old, command)
    assert result.exit_code in {1, 2}
    assert result.output.count("handbook migrate") == 1
    assert result.output.count("cũ hơn định dạng") == 1


@pytest.mark.parametrize("command", ["check", "build", "fmt", "migrate"])
def test_every_command_says_in_one_message_that_the_handbook_is_newer(command: str, lay: Lay) -> None:
    root = lay({"mkdocs.yml": "extra:\n  format: 99\n", "vocabulary/la.yml": "la: []\n"})
    result = run(root, command)
    assert result.exit_code in {1, 2}
    assert result.output.count("định dạng 99, mới hơn định dạng") == 1
    assert "la.yml" not in result.output


def test_an_upgraded_program_says_that_the_records_wait(old: Path, tmp_path: Path) -> None:
    folder = tmp_path / "moi"
    CliRunner().invoke(main, ["init", str(folder)], catch_exceptions=False)
    assert find_format(folder) == FORMAT
    assert "migrate" not in run(folder, "upgrade").output
    shutil.copy(old / _TERMS, folder / _TERMS)
    assert run(folder, "upgrade").output.count("chạy «handbook migrate»") == 1
    assert check_version(folder) is not None


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.vn", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)  # noqa: S607


def test_a_version_of_an_older_format_is_compared_by_what_it_says(old: Path) -> None:
    git(old, "init", "-q")
    git(old, "add", ".")
    git(old, "commit", "-q", "-m", "x")
    migrate(old)
    result = run(old, "diff", "HEAD")
    assert result.exit_code == 0
    assert "Các bản ghi không đổi nghĩa." in result.output
    term = old / "vocabulary/terms/xii.yml"
    term.write_text(term.read_text(encoding="utf-8").replace("Khóa XII", "Khóa mười hai"), encoding="utf-8")
    told = run(old, "diff", "HEAD").output
    assert "Khóa mười hai" in told
    assert "Tỉnh Mẫu" not in told


def test_a_version_of_an_older_format_that_cannot_be_migrated_is_told(old: Path) -> None:
    (old / _TERMS).write_text("terms:\n  - id: a\n    khac: b\n", encoding="utf-8")
    git(old, "init", "-q")
    git(old, "add", ".")
    git(old, "commit", "-q", "-m", "x")
    (old / _TERMS).write_text("terms: []\n", encoding="utf-8")
    migrate(old)
    result = run(old, "diff", "HEAD")
    assert result.exit_code == 2
    assert "có trường mà định dạng mới không có chỗ" in result.output


_LINES = st.sampled_from(["Lời một.", "Lời hai: có dấu", "05", "có #1"])
_ENTRIES = st.lists(st.tuples(st.sampled_from(["2026-11-20", "2026-11-22", "2026"]), _LINES), unique=True, max_size=6)
_IDS = st.lists(st.sampled_from(["a", "b-1", "05", "xii"]), unique=True, max_size=4)


@given(log=_ENTRIES, ids=_IDS, labels=st.lists(_LINES, min_size=4, max_size=4))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_of_any_tables_nothing_is_lost_and_migrating_twice_is_migrating_once(
    log: list[tuple[str, str]], ids: list[str], labels: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("so-tay")
    (root / "vocabulary").mkdir()
    terms = [{"id": each, "label": label, "rank": "7"} for each, label in zip(ids, labels, strict=False)]
    changes = [{"date": day, "text": text} for day, text in sorted(log, reverse=True)]
    for table, items in (("terms", terms), ("changes", changes)):
        rows = [render_record(VOCABULARY[table], item).rstrip().replace("\n", "\n    ") for item in items]
        text = "".join(f"  - {row}\n" for row in rows) or " []\n"
        (root / f"vocabulary/{table}.yml").write_text(f"{table}:{chr(10) if rows else ''}{text}", encoding="utf-8")
    migrate(root)
    once = read_files(root)
    data = {path: parse_datafile(path, content).data for path, content in once.items()}
    assert {path for path in once if path.startswith("vocabulary/terms/")} == {f"vocabulary/terms/{x}.yml" for x in ids}
    assert all(term in data.values() for term in terms)
    kept = [data[path] for path in sorted(data, reverse=True) if path.startswith("vocabulary/changes/")]
    assert [entry for entry in changes if entry not in kept] == []
    assert len(kept) == len(changes)
    migrate(root)
    assert read_files(root) == once
