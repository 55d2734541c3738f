"""Reading a folder of files into a catalog."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path

import pytest

from handbook.datafile import MAX_BYTES
from handbook.records.catalog import ENTRY_FOLDERS, OPTIONAL_TABLES, SPACES, TABLE_FILES, Catalog
from handbook.records.loading import read_catalog
from handbook.text.vietnamese import sort_text

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Change = Callable[[str, str, str], Path]
Check = Callable[[Path], list[str]]


def test_records_stand_in_the_order_of_their_file_names(toy: Path) -> None:
    catalog = read_catalog(toy).catalog
    assert list(catalog.directives) == sorted(catalog.directives)
    assert list(catalog.sources) == ["bai-bao-mau-2017", "bai-bao-mau-2023"]


def test_vocabulary_stands_in_the_order_of_its_file(toy: Path) -> None:
    assert list(read_catalog(toy).catalog.levels) == ["tinh", "quan-huyen", "co-so"]


def test_a_body_is_an_issuer_or_a_unit(toy: Path) -> None:
    catalog = read_catalog(toy).catalog
    assert catalog.bodies.keys() == catalog.issuers.keys() | catalog.exemplars.keys()
    assert catalog.directives["01-nq-dum-2016"].record.issuer in catalog.exemplars


def test_an_entry_knows_where_its_values_stand(toy: Path) -> None:
    catalog = read_catalog(toy).catalog
    place = catalog.terms["xii"].place("label")
    line = (toy / place.path).read_text(encoding="utf-8").splitlines()[place.line - 1]
    assert line[place.column - 1 : place.column - 1 + place.width] == "Khóa XII"


def test_the_lines_of_every_file_are_kept_for_reports(toy: Path) -> None:
    lines = read_catalog(toy).catalog.lines
    assert sorted(lines) == sorted(str(path.relative_to(toy)) for path in toy.rglob("*.yml"))


def test_names_of_the_toy_sort_by_the_alphabet(toy: Path) -> None:
    names = [entry.record.name for entry in read_catalog(toy).catalog.exemplars.values()]
    assert sorted(names, key=sort_text) == ["Chi bộ Hoa Sen", "Đảng ủy Mẫu", "Xã Đồng Xanh"]


def test_a_file_that_is_too_large_is_reported_once(lay: Lay, check: Check) -> None:
    assert check(lay({"directives/05-ct-tum-2016.yml": b"a" * (MAX_BYTES + 1)})) == [
        "directives/05-ct-tum-2016.yml:1:1: lỗi[file-size]: tệp lớn hơn 256 KB"
    ]


def test_a_link_is_reported_and_not_followed(lay: Lay, check: Check) -> None:
    root = lay({})
    (root / "directives/bi-mat.yml").symlink_to(root / "directives/05-ct-tum-2016.yml")
    assert check(root) == ["directives/bi-mat.yml:1:1: lỗi[file-link]: tệp là lối tắt sang chỗ khác"]


def test_a_folder_named_like_a_record_is_reported(lay: Lay, check: Check) -> None:
    root = lay({})
    (root / "directives/a.yml").mkdir()
    message = "trong thư mục này có thư mục con, mà tệp trong thư mục con không được đọc"
    assert check(root) == [f"directives/a.yml:1:1: lỗi[file-name]: {message}"]


@pytest.mark.parametrize("name", ["directives/a.yaml", "vocabulary/a.yaml", "sources/A.yml", "exemplars/a.yml.txt"])
def test_a_file_with_a_name_no_record_has_is_reported(name: str, lay: Lay, check: Check) -> None:
    message = "tên tệp không đúng dạng «mã.yml»: chữ thường không dấu, chữ số, gạch nối, đuôi .yml"
    assert check(lay({name: "id: a\n"})) == [f"{name}:1:1: lỗi[file-name]: {message}"]


@pytest.mark.parametrize("name", ["exemplars/ghi-chu.txt", "sources/bai.docx", "vocabulary/bang"])
def test_any_other_file_in_a_folder_of_records_is_reported(name: str, lay: Lay, check: Check) -> None:
    assert check(lay({name: "id: a\n"})) == [f"{name}:1:1: lỗi[file-name]: đây không phải tệp dữ liệu"]


def test_a_file_of_settings_beside_the_folders_is_no_stray_record(lay: Lay, check: Check) -> None:
    assert check(lay({"mkdocs.yml": "site_name: a\n", "a.yml": "id: b\n", "khac.yml": "x"})) == []


def test_a_file_with_the_long_ending_is_told_its_name(lay: Lay, report: Callable[[Path], str]) -> None:
    assert "= gợi ý: đổi tên tệp thành «a.yml»" in report(lay({"directives/a.yaml": "id: a\n"}))


def test_hidden_files_are_passed_over(lay: Lay, check: Check) -> None:
    assert check(lay({"directives/.gitkeep": "", "vocabulary/.editorconfig": "root = true\n"})) == []


def test_what_machines_leave_is_passed_over_with_a_word(lay: Lay, check: Check) -> None:
    (line,) = check(lay({"vocabulary/.DS_Store": b"\x00"}))
    assert line.startswith("vocabulary/.DS_Store:1:1: lời nhắc[file-leftover]: ")


def test_a_file_that_cannot_be_opened_is_reported(lay: Lay, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    root = lay({})
    closed = root / "directives/05-ct-tum-2016.yml"
    opened = Path.open

    def refuse(path: Path, mode: str, **rest: str) -> object:
        if path == closed:
            raise PermissionError
        return opened(path, mode, **rest)  # type: ignore[call-overload] # whatever it is opened with

    monkeypatch.setattr(Path, "open", refuse)  # the door to the disk: root may open any file, so modes cannot tell
    assert check(root) == ["directives/05-ct-tum-2016.yml:1:1: lỗi[file-unreadable]: không mở được tệp"]


@pytest.mark.parametrize("name", sorted(set(TABLE_FILES) - OPTIONAL_TABLES))
def test_a_missing_vocabulary_is_reported_once(name: str, lay: Lay, check: Check) -> None:
    assert check(lay({f"vocabulary/{name}.yml": None})) == [
        f"vocabulary/{name}.yml:1:1: lỗi[vocabulary-missing]: thiếu bảng từ vựng này"
    ]


def test_a_handbook_needs_no_subjects_until_something_names_one(lay: Lay, check: Check) -> None:
    root = lay({"vocabulary/subjects.yml": None})
    assert {line.partition(": ")[2].partition(",")[0] for line in check(root)} == {
        "lỗi[dangling]: không có chủ đề mã «neu-guong»",
        "lỗi[dangling]: không có chủ đề mã «sinh-hoat-chi-bo»",
    }
    for path in root.rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?m)^ *subjects: .*\n", "", text), encoding="utf-8")
    assert check(root) == []


@pytest.mark.parametrize("name", sorted(TABLE_FILES))
def test_a_broken_vocabulary_is_reported_once(name: str, lay: Lay, check: Check) -> None:
    (line,) = check(lay({f"vocabulary/{name}.yml": f"{name}: [\n"}))
    assert line.startswith(f"vocabulary/{name}.yml:2:1: lỗi[indentation]: ")


@pytest.mark.parametrize("name", sorted(TABLE_FILES))
def test_a_vocabulary_item_of_the_wrong_shape_is_reported_once(name: str, toy: Path, lay: Lay, check: Check) -> None:
    text = (toy / f"vocabulary/{name}.yml").read_text(encoding="utf-8")
    (line,) = check(lay({f"vocabulary/{name}.yml": f"{text}  - một chữ\n"}))
    assert "lỗi[shape]: " in line


@pytest.mark.parametrize("name", sorted(TABLE_FILES))
def test_a_misspelt_field_of_a_vocabulary_item_is_reported_once(name: str, toy: Path, lay: Lay, check: Check) -> None:
    text = (toy / f"vocabulary/{name}.yml").read_text(encoding="utf-8")
    field = text.splitlines()[1].split(":")[0].removeprefix("  - ")
    (line,) = check(lay({f"vocabulary/{name}.yml": text.replace(f"  - {field}:", f"  - {field}x:", 1)}))
    assert line == f"vocabulary/{name}.yml:2:5: lỗi[unknown-field]: không có trường «{field}x» ở đây"


@pytest.mark.parametrize(
    "name",
    [
        "directives/05-ct-tum-2016.yml",
        "vocabulary/changes/2026-11-22-1.yml",
        "vocabulary/indicators/mo-hinh.yml",
        "vocabulary/provinces/mau.yml",
        "vocabulary/terms/xii.yml",
        "directives/01-nq-dum-2012.yml",
        "directives/nq-hoi-nghi-4-khoa-xii.yml",
        "exemplars/dang-uy-mau.yml",
        "exemplars/chi-bo-hoa-sen.yml",
        "sources/bai-bao-mau-2017.yml",
    ],
)
def test_a_broken_record_is_reported_once_and_not_at_each_reference(name: str, lay: Lay, check: Check) -> None:
    (line,) = check(lay({name: "id: [\n"}))
    assert line.startswith(f"{name}:2:1: lỗi[indentation]: ")


@pytest.mark.parametrize("folder", ENTRY_FOLDERS)
def test_a_table_whose_entries_have_files_may_be_missing_as_one_without_entries_is_in_git(
    folder: str, lay: Lay, check: Check
) -> None:
    root = lay({})
    (root / folder).rename(root / "khac")
    assert {line.partition("lỗi")[2].partition(":")[0] for line in check(root)} <= {"[dangling]"}
    assert read_catalog(root).catalog.unread == frozenset()


def test_the_log_stands_the_last_of_its_files_first(lay: Lay) -> None:
    names = ("2026-11-23-1", "2026-11-22-them-xa", "2026-11-23-bo-xa")
    root = lay({f"vocabulary/changes/{name}.yml": f"date: {name[:10]}\ntext: Lần {name}.\n" for name in names})
    found = [Path(entry.file.path).stem for entry in read_catalog(root).catalog.changes]
    assert found == ["2026-11-23-bo-xa", "2026-11-23-1", "2026-11-22-them-xa", "2026-11-22-1", "2026-11-20-1"]


@pytest.mark.parametrize("folder", ["directives", "exemplars", "sources", "vocabulary"])
def test_a_missing_folder_is_reported_once(folder: str, lay: Lay, check: Check) -> None:
    root = lay({})
    (root / folder).rename(root / "khac")
    assert check(root) == [f"{folder}:1:1: lỗi[folder-missing]: không có thư mục «{folder}»"]


def test_a_wrong_id_is_reported_once_and_not_at_each_reference(change: Change, check: Check) -> None:
    root = change("directives/05-ct-tum-2016.yml", "id: 05-ct-tum-2016\n", "id: 05-ct-tum-2061\n")
    assert check(root) == [
        (
            "directives/05-ct-tum-2016.yml:1:5: lỗi[id-not-file-name]: "
            "mã «05-ct-tum-2061» khác tên tệp «05-ct-tum-2016.yml»"
        )
    ]


def test_the_catalog_has_a_place_for_every_table() -> None:
    assert {field.name for field in fields(Catalog)} == {*SPACES, "unread", "texts"}
