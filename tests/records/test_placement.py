"""What lies in a handbook's folders and is no record: one message each, and no advice that writes over a record."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.records.catalog import FOLDERS
from handbook.records.placement import (
    explain_stray,
    find_handbooks,
    find_home,
    find_origin,
    find_strays,
    has_record_name,
    is_handbook,
)

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Report = Callable[[Path], str]

_STEM = "05-ct-tum-2016"
_CT05 = f"directives/{_STEM}.yml"
_ALL = ("directives", "exemplars", "sources", "vocabulary")
_DELETE = f"= gợi ý: xóa tệp này, nó giống hệt «{_STEM}.yml»"
_LOOK = f"= gợi ý: xem còn gì cần chép sang «{_STEM}.yml» không, rồi xóa tệp này"
_WARNED = "Dữ liệu không có lỗi; có 1 lời nhắc trong 1 tệp."

_REMAINS = (
    "05-ct-tum-2016.yml.orig",
    "05-ct-tum-2016.yml.bak",
    "05-ct-tum-2016.bak",
    "05-ct-tum-2016.yml~",
    "05-ct-tum-2016.yml.1",
    "05-ct-tum-2016.yaml",
    "05-ct-tum-2016.YML",
    "05-ct-tum-2016.yml.txt",
    "05-CT-TUM-2016.yml",
    "05-ct-tum-2016 copy.yml",
    "05-ct-tum-2016 - Copy.yml",
    "05-ct-tum-2016 - Copy (2).yml",
    "05-ct-tum-2016 - Sao chép.yml",
    "Copy of 05-ct-tum-2016.yml",
    "Bản sao của 05-ct-tum-2016.yml",
    "05-ct-tum-2016 (1).yml",
    "05-ct-tum-2016 2.yml",
    "05-ct-tum-2016_BACKUP_4711.yml",
    "05-ct-tum-2016_REMOTE_4711.yml",
    "05-ct-tum-2016.LOCAL.4711.yml",
    "05-ct-tum-2016.sync-conflict-20261127-101010-ABCDEFG.yml",
    "05-ct-tum-2016 (An's conflicted copy 2026-11-27).yml",
    ".05-ct-tum-2016.yml",
    "nhap.yml.bak",
)
_OF_MACHINES = (
    "Thumbs.db",
    "desktop.ini",
    "Desktop.ini",
    ".DS_Store",
    "._05-ct-tum-2016.yml",
    ".#05-ct-tum-2016.yml",
    "~$05-ct-tum-2016.docx",
    ".~lock.05-ct-tum-2016.ods#",
    "05-ct-tum-2016.yml.part",
    "4913",
)
_UNSAVED = (
    ".05-ct-tum-2016.yml.swp",
    ".05-ct-tum-2016.yml.swo",
    "05-ct-tum-2016.yml.swn",
    ".05-ct-tum-2016.yml.kate-swp",
    "#05-ct-tum-2016.yml#",
    "05-ct-tum-2016.yml.tmp",
    ".syncthing.05-ct-tum-2016.yml.tmp",
    ".goutputstream-ABC123",
)


@pytest.mark.parametrize(("name", "right"), [("05-ct-tw-2016.yml", True), ("a.yml", True), ("A.yml", False)])
def test_a_record_is_named_by_an_id(name: str, right: bool) -> None:  # noqa: FBT001 - drawn
    assert has_record_name(name) == right


@pytest.mark.parametrize(
    ("folder", "fields", "home"),
    [
        ("sources", {"id", "type", "symbol", "status"}, "directives"),
        ("directives", {"id", "name", "level", "cite"}, "exemplars"),
        ("exemplars", {"id", "title", "passages", "counting"}, "sources"),
        ("sources", {"id", "type"}, None),
        ("sources", {"id", "title", "a", "b", "c"}, None),
        ("directives", {"id", "title"}, None),
    ],
)
def test_a_file_is_sent_home_only_when_another_folder_takes_all_of_it(
    folder: str, fields: set[str], home: str | None
) -> None:
    assert find_home(folder, dict.fromkeys(fields, "x"), FOLDERS) == home


@pytest.mark.parametrize(
    ("name", "known", "origin"),
    [
        ("xa-mau-copy.yml", {"xa-mau"}, "xa-mau"),
        ("huyen-cu.yml.bak", {"huyen-cu"}, "huyen-cu"),
        ("huyen-cu.yml.bak", {"huyen"}, "huyen"),
        ("mau (an-mau-xa).yml", {"an-mau-xa", "mau"}, "an-mau-xa"),
        ("an-mau-xa (mau).yml", {"an-mau-xa", "mau"}, "an-mau-xa"),
        ("xa-khac.yml.bak", {"xa-mau"}, None),
    ],
)
def test_a_copy_is_of_the_record_with_the_longest_id_in_its_name(
    name: str, known: set[str], origin: str | None
) -> None:
    assert find_origin(name, known) == origin


@pytest.mark.parametrize("name", [".an", ".an.", "an."])
@pytest.mark.parametrize("kind", ["link", "folder", "file"])
def test_what_is_hidden_is_some_tools_own(name: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if kind == "link":
        path.symlink_to(tmp_path / "x")
    elif kind == "folder":
        path.mkdir()
    else:
        path.write_text("id: an-mau\n", encoding="utf-8")
    assert (explain_stray("directives", path, ()) is None) == name.startswith(".")


@pytest.mark.parametrize(("content", "is_same"), [(b"ab", True), (b"ac", False), (b"abc", False), (b"", False)])
@pytest.mark.parametrize("before", [0, 2**20])
def test_only_a_copy_that_is_the_same_to_its_last_byte_may_go(
    before: int,
    content: bytes,
    is_same: bool,  # noqa: FBT001 - the very thing tested
    tmp_path: Path,
) -> None:
    (tmp_path / "a.yml").write_bytes(b"#" * before + b"ab")
    (tmp_path / "a.yml.bak").write_bytes(b"#" * before + content)
    stray = explain_stray("directives", tmp_path / "a.yml.bak", {"a"})
    assert stray
    assert stray.diagnostic.hint.startswith("xóa tệp này") is is_same


def test_a_copy_of_a_record_that_cannot_be_read_is_not_told_to_be_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.yml").mkdir()
    (tmp_path / "a.yml.bak").write_bytes(b"")
    stray = explain_stray("directives", tmp_path / "a.yml.bak", {"a"})
    assert stray
    assert stray.diagnostic.hint.startswith("xem còn gì")


@pytest.mark.parametrize(("blanks", "known"), [(196, True), (197, False)])
def test_an_id_is_looked_for_at_the_beginning_of_a_file(blanks: int, known: bool, tmp_path: Path) -> None:  # noqa: FBT001 - the very thing tested
    (tmp_path / "x.yml").write_bytes(b"id:" + b" " * blanks + b"x\n")
    assert (find_strays(tmp_path, ["directives"]).keys() == {"x"}) is known


def test_a_file_that_is_no_data_is_told_as_such_even_if_it_begins_with_an_id(tmp_path: Path) -> None:
    (tmp_path / "an.docx").write_text("id: an-mau\n", encoding="utf-8")
    stray = explain_stray("directives", tmp_path / "an.docx", {"an-mau"})
    assert stray
    assert (stray.diagnostic.code, stray.hidden) == ("file-name", frozenset())


def test_records_beside_the_folders_are_found_in_order_and_nothing_else_is(tmp_path: Path) -> None:
    names = [f"van-ban-{number:02}" for number in range(20)]
    for name in ["a-khac", *names[::-1]]:
        (tmp_path / f"{name}.yml").write_text(f"id: {name.replace('a-khac', 'b')}\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: a\n", encoding="utf-8")
    (tmp_path / "thu-muc.yml").mkdir()
    (tmp_path / "loi-tat.yml").symlink_to(tmp_path / "van-ban-01.txt")
    (tmp_path / "van-ban-01.txt").write_text("id: loi-tat\n", encoding="utf-8")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/van-ban-03.yml").write_text("", encoding="utf-8")
    found = find_strays(tmp_path, ("directives", "sources"))
    assert list(found) == names
    assert [name for name, fault in found.items() if "đã có" in fault.hint] == ["van-ban-03"]
    assert found["van-ban-03"].hint.startswith("«sources/van-ban-03.yml»")
    assert "«directives/», «sources/»" in found["van-ban-04"].hint


def test_what_is_no_record_has_no_home() -> None:
    assert find_home("sources", ["a"], FOLDERS) is None


@pytest.mark.parametrize("name", _REMAINS)
def test_what_is_left_beside_a_record_is_passed_over_and_never_takes_its_place(
    name: str, toy: Path, lay: Lay, report: Report
) -> None:
    content = (toy / _CT05).read_bytes()
    same = report(lay({f"directives/{name}": content}))
    other = report(lay({f"directives/{name}": content + b"note: x\n"}))
    for printed in (same, other):
        assert printed.startswith(
            f"directives/{name}:1:1: lời nhắc[file-leftover]: tệp này là bản cũ hoặc bản chép của "
        )
        assert printed.rstrip().endswith(_WARNED)
    assert _DELETE in same
    assert _LOOK in other


@pytest.mark.parametrize("name", [each for each in _REMAINS if each not in {"05-CT-TUM-2016.yml", "nhap.yml.bak"}])
def test_what_is_left_without_its_record_may_become_it_again(name: str, toy: Path, lay: Lay, report: Report) -> None:
    printed = report(lay({f"directives/{name}": (toy / _CT05).read_bytes(), _CT05: None}))
    assert printed.startswith(f"directives/{name}:1:1: lỗi[file-name]: ")
    assert f"= gợi ý: đổi tên tệp thành «{_STEM}.yml»" in printed
    assert printed.endswith("Có 1 lỗi trong 1 tệp.\n")


@pytest.mark.parametrize("name", _OF_MACHINES)
def test_what_machines_leave_is_passed_over(name: str, lay: Lay, report: Report) -> None:
    for folder in _ALL:
        root = lay({f"{folder}/{name}": b"\x00\x01"})
        printed = report(root)
        (root / folder / name).unlink()
        assert printed.startswith(f"{folder}/{name}:1:1: lời nhắc[file-leftover]: tệp này do máy ")
        assert "đổi tên" not in printed
        assert printed.rstrip().endswith(_WARNED)


@pytest.mark.parametrize("name", _UNSAVED)
def test_what_may_hold_words_that_were_never_saved_goes_only_after_a_look(name: str, lay: Lay, report: Report) -> None:
    printed = report(lay({f"directives/{name}": b"\x00\x01"}))
    assert printed.startswith(f"directives/{name}:1:1: lời nhắc[file-leftover]: tệp này là bản lưu tạm ")
    assert "= gợi ý: nếu có phần gõ dở chưa lưu thì mở lại tệp gốc" in printed
    assert printed.rstrip().endswith(_WARNED)


def test_a_part_of_a_change_that_git_could_not_place_is_never_a_record(lay: Lay, report: Report) -> None:
    for files in ({}, {_CT05: None}):
        printed = report(lay({f"{_CT05}.rej": "--- a\n+++ b\n", **files}))
        assert f"{_CT05}.rej:1:1: lời nhắc[file-leftover]: tệp này giữ phần thay đổi mà git không ghép được" in printed
        assert "đổi tên" not in printed


def test_a_copy_made_for_a_new_record_is_named_by_its_own_id(toy: Path, lay: Lay, report: Report) -> None:
    content = (toy / _CT05).read_text(encoding="utf-8").replace(f"id: {_STEM}\n", "id: 06-ct-tum-2016\n", 1)
    printed = report(lay({f"directives/{_STEM} - Copy.yml": content}))
    assert "lỗi[file-name]" in printed
    assert "= gợi ý: đổi tên tệp thành «06-ct-tum-2016.yml»" in printed


def test_a_copy_named_like_a_record_is_not_told_to_take_the_others_place(toy: Path, lay: Lay, report: Report) -> None:
    printed = report(lay({f"directives/{_STEM}-copy.yml": (toy / _CT05).read_bytes()}))
    assert f"lỗi[id-not-file-name]: mã «{_STEM}» là của tệp «{_STEM}.yml»; tệp này có lẽ là bản chép" in printed
    assert f"= gợi ý: nếu là bản chép thừa thì xóa tệp này; nếu là bản ghi khác thì viết «id: {_STEM}-copy»" in printed
    assert printed.endswith("Có 1 lỗi trong 1 tệp.\n")


@pytest.mark.parametrize("name", ["chi-thi-05.docx", "05-ct-tum-2016.pdf", "05-ct-tum-2016.xlsx"])
def test_a_file_of_another_kind_is_to_be_moved_not_deleted(name: str, lay: Lay, report: Report) -> None:
    printed = report(lay({f"directives/{name}": b"PK\x03\x04"}))
    assert f"directives/{name}:1:1: lỗi[file-name]: đây không phải tệp dữ liệu" in printed
    assert "chuyển tệp này đi chỗ khác" in printed


@pytest.mark.parametrize("name", ["types.yaml", "types.yml.bak", "types - Copy.yml", "types (1).yml", "type.yml"])
def test_what_is_left_beside_a_table_never_takes_its_place(name: str, toy: Path, lay: Lay, report: Report) -> None:
    printed = report(lay({f"vocabulary/{name}": (toy / "vocabulary/types.yml").read_bytes()}))
    assert printed.startswith(f"vocabulary/{name}:1:1: ")
    assert "«types.yml»" in printed
    assert "xóa tệp này" in printed
    assert "đổi tên" not in printed
    assert "ý bạn là" not in printed


@pytest.mark.parametrize("table", ["types", "shared_names"])
def test_a_table_under_a_wrong_name_is_one_message(table: str, toy: Path, lay: Lay, report: Report) -> None:
    path = f"vocabulary/{table}.yml"
    printed = report(lay({path: None, f"vocabulary/{table}.yaml": (toy / path).read_bytes()}))
    assert f"vocabulary/{table}.yaml:1:1: lỗi[file-name]: " in printed
    assert f"= gợi ý: đổi tên tệp thành «{table}.yml»" in printed
    assert printed.endswith("Có 1 lỗi trong 1 tệp.\n")


def test_a_record_in_a_wrong_folder_never_writes_over_another(toy: Path, lay: Lay, report: Report) -> None:
    content = (toy / _CT05).read_bytes()
    for path in (f"sources/{_STEM}.yml", f"{_STEM}.yml"):
        root = lay({path: content})
        printed = report(root)
        (root / path).unlink()
        assert f"{path}:1:1: lỗi[file-folder]: " in printed
        assert f"= gợi ý: «{_CT05}» đã có: xem còn gì cần chép sang đó không, rồi xóa tệp này" in printed
        assert printed.endswith("Có 1 lỗi trong 1 tệp.\n")


def test_the_files_of_an_inner_folder_are_not_to_be_copied_over_records(toy: Path, lay: Lay, report: Report) -> None:
    printed = report(lay({f"directives/2016/{_STEM}.yml": (toy / _CT05).read_bytes()}))
    assert f"; đừng chép đè lên tệp đã có: {_STEM}.yml" in printed
    printed = report(lay({"directives/2016/khac.yml": (toy / _CT05).read_bytes()}))
    assert f"; đừng chép đè lên tệp đã có: {_STEM}.yml\n" in printed
    assert "khac" not in printed.partition("đã có: ")[2].partition("\n")[0]
    assert printed.endswith("Có 1 lỗi trong 1 tệp.\n")


def test_the_records_in_an_inner_folder_are_not_missing_too(tmp_path: Path) -> None:
    (tmp_path / "2016").mkdir()
    (tmp_path / "2016/05-ct.yml").write_text("", encoding="utf-8")
    stray = explain_stray("directives", tmp_path / "2016", ())
    assert stray
    assert stray.hidden == {"2016", "05-ct"}


def test_a_record_that_is_only_a_link_is_one_message(lay: Lay, report: Report) -> None:
    root = lay({})
    for target in ("elsewhere.yml", "nowhere.yml"):
        (root / _CT05).rename(root / target) if (root / _CT05).is_file() else None
        (root / _CT05).unlink(missing_ok=True)
        (root / _CT05).symlink_to(root / target)
        printed = report(root)
        assert f"{_CT05}:1:1: lỗi[file-link]: tệp là lối tắt sang chỗ khác" in printed
        assert printed.count("lỗi[") == 1 + printed.count("lỗi[file-folder]")


@pytest.mark.parametrize("folder", _ALL)
@pytest.mark.parametrize("kind", ["link", "broken link", "link to itself", "file", "missing"])
def test_a_folder_that_is_none_is_one_message(kind: str, folder: str, lay: Lay, report: Report) -> None:
    root = lay({})
    moved = root / folder
    moved.rename(root / "moved")
    if kind == "file":
        moved.write_text("x", encoding="utf-8")
    elif kind != "missing":
        target = {"link": root / "moved", "broken link": root / "nowhere", "link to itself": moved}[kind]
        moved.symlink_to(target, target_is_directory=True)
    code = "file-link" if "link" in kind else "folder-missing"
    printed = report(root)
    assert printed.startswith(f"{folder}:1:1: lỗi[{code}]: ")
    assert printed.endswith("Có 1 lỗi trong 1 tệp.\n")


@pytest.mark.parametrize("folder", _ALL)
def test_a_folder_that_cannot_be_opened_is_one_message(
    folder: str, lay: Lay, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay({})
    scan = os.scandir

    def refuse(path: Path) -> object:
        if path == root / folder:
            raise PermissionError
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    printed = report(root)
    assert printed.startswith(f"{folder}:1:1: lỗi[file-unreadable]: không mở được thư mục")
    assert printed.endswith("Có 1 lỗi trong 1 tệp.\n")


@pytest.mark.parametrize("kept", [(), ("sources",), ("directives", "vocabulary")])
def test_a_handbook_is_known_by_two_of_its_folders(kept: tuple[str, ...], tmp_path: Path) -> None:
    for name in kept:
        (tmp_path / name).mkdir()
    assert is_handbook(tmp_path, _ALL) == (len(kept) > 1)


def test_the_handbook_around_a_folder_comes_before_those_inside_it(toy: Path, tmp_path: Path) -> None:
    shutil.copytree(toy, tmp_path / "a")
    shutil.copytree(toy, tmp_path / "a/docs/b")
    assert find_handbooks(tmp_path, _ALL) == (tmp_path / "a",)
    assert find_handbooks(tmp_path / "a/docs", _ALL) == ((tmp_path / "a").resolve(),)
    assert find_handbooks(tmp_path / "nowhere", _ALL) == ()


def test_several_handbooks_inside_a_folder_are_listed_in_order_without_what_is_none(tmp_path: Path) -> None:
    for number in range(19, -1, -1):
        for folder in _ALL[: 2 if number % 2 else 1]:
            (tmp_path / f"{number:02}" / folder).mkdir(parents=True)
    (tmp_path / "tep").write_text("", encoding="utf-8")
    assert [path.name for path in find_handbooks(tmp_path, _ALL)] == [f"{number:02}" for number in range(1, 20, 2)]
