"""``handbook accept``: drafts go into the handbook all or none, told in words, over nobody's work."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result

from handbook.changesets import begin_changeset, fingerprint_text, keep_text, remove_record, write_record
from handbook.reading import read_checked

_PATH, _BODY = "directives/05-ct-tum-2016.yml", "exemplars/xa-dong-xanh.yml"
_GONE = "exemplars/models/hang-cay-nho-on.yml"
_NEW = "directives/07-ct-tum-2018.yml"
_TEXT = (
    "id: 07-ct-tum-2018\ntype: chi-thi\nnumber: 07\nsymbol: 07-CT/TUM\ntitle: Về việc khác\n"
    "short_name: Chỉ thị 07-CT/TUM\nissuer: tinh-uy-mau\nissued: 2018-05-15\nterm: xii\n"
    "status:\n  value: chua-xac-dinh\ncite: [bai-bao-mau-2017#d1]\n"
)
Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Run = Callable[..., Result]


@pytest.fixture
def root(lay: Lay) -> Path:
    return lay({})


def draft(root: Path, name: str, files: Mapping[str, str | None]) -> None:
    begin_changeset(root, name, f"Bài {name}")
    for path, text in files.items():
        before = (root / path).read_text(encoding="utf-8") if (root / path).exists() else None
        if text is None:
            remove_record(root, name, path, fingerprint_text(before))
        else:
            write_record(root, name, path, text, fingerprint_text(before))


def edit(root: Path, path: str, old: str, new: str) -> str:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new)


def list_files(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_drafts_are_told_and_moved_in_and_are_drafts_no_more(root: Path, run: Run) -> None:
    draft(root, "mot", {_NEW: _TEXT, _PATH: edit(root, _PATH, "việc tốt", "điều tốt")})
    result = run(root, "accept")
    assert result.exit_code == 0, result.output
    assert "➕ Thêm **Chỉ thị 07-CT/TUM**" in result.output
    assert "Trang thay đổi" not in result.output
    last = "Đã nhận vào sổ tay «Bài mot», 2 tệp đổi. Chạy «handbook check» để xem lại."
    assert result.output.splitlines()[-3:] == [f"Đã ghi: {_PATH}", f"Đã ghi: {_NEW}", last]
    assert (root / _NEW).read_text(encoding="utf-8") == _TEXT
    assert not (root / "drafts/mot").exists()
    assert read_checked(root).is_clean


def test_what_would_be_done_can_be_told_alone(root: Path, run: Run) -> None:
    draft(root, "mot", {_NEW: _TEXT})
    before = list_files(root)
    result = run(root, "accept", "--dry-run")
    assert (result.exit_code, "➕ Thêm" in result.output) == (0, True)
    assert list_files(root) == before


def test_a_new_error_keeps_all_out_and_is_told_with_its_place(root: Path, run: Run) -> None:
    draft(root, "mot", {_NEW: _TEXT.replace("tinh-uy-mau", "tinh-uy-la"), _BODY: None})
    before = list_files(root)
    result = run(root, "accept")
    assert result.exit_code == 1
    assert f"{_NEW}:7:9: lỗi[" in result.output
    assert "Chưa ghi gì. Sửa các lỗi trên" in result.output
    assert list_files(root) == before


def test_a_new_warning_is_told_and_keeps_nothing_out(root: Path, run: Run) -> None:
    text = _TEXT.replace("07-ct-tum-2018", "chi-thi-khac").replace("2018-05-15", "2026-12-01")
    draft(root, "mot", {"directives/chi-thi-khac.yml": text})
    result = run(root, "accept")
    assert "directives/chi-thi-khac.yml:8:9: lời nhắc[date-ahead]" in result.output
    assert (result.exit_code, (root / "directives/chi-thi-khac.yml").exists()) == (0, True)


def test_a_record_that_changed_in_the_handbook_is_not_written_over(root: Path, run: Run) -> None:
    draft(root, "mot", {_PATH: edit(root, _PATH, "CT 05", "CT số 05"), _NEW: _TEXT})
    (root / _PATH).write_text(edit(root, _PATH, "CT 05", "CT. 05"), encoding="utf-8")
    before = list_files(root)
    result = run(root, "accept")
    assert result.exit_code == 1
    assert f"{_PATH}: sổ tay đã đổi bản ghi này từ lúc lấy vào bản nháp\n" in result.output
    assert "  «aliases»: bản nháp ghi «- Chỉ thị 05\n- CT số 05», sổ tay ghi «- Chỉ thị 05\n- CT. 05»" in result.output
    assert "Chưa ghi gì. Thêm «--merge mine»" in result.output
    assert list_files(root) == before


@pytest.mark.parametrize(("side", "kept", "lost"), [("mine", "CT số 05", "CT. 05"), ("theirs", "CT. 05", "CT số 05")])
def test_what_both_changed_is_merged_by_the_side_that_is_chosen(
    root: Path, run: Run, side: str, kept: str, lost: str
) -> None:
    draft(root, "mot", {_PATH: edit(root, _PATH, "CT 05", "CT số 05")})
    theirs = edit(root, _PATH, "CT 05", "CT. 05").replace("Một số nơi", "Nhiều nơi")
    (root / _PATH).write_text(theirs, encoding="utf-8")
    result = run(root, "accept", "--merge", side)
    assert result.exit_code == 0, result.output
    assert f"Đã gộp với điều vừa đổi trong sổ tay: {_PATH}" in result.output
    text = (root / _PATH).read_text(encoding="utf-8")
    assert (kept in text, lost in text, "Nhiều nơi" in text) == (True, False, True)


def test_only_the_drafts_that_are_named_are_moved(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    draft(root, "mot", {_NEW: _TEXT, _PATH: edit(root, _PATH, "CT 05", "CT số 05")})
    draft(root, "hai", {_BODY: edit(root, _BODY, "Bắt đầu", "Khởi đầu")})
    monkeypatch.chdir(root)
    assert run(root, "accept", f"drafts/mot/{_NEW}").exit_code == 0
    assert (root / _NEW).exists()
    assert (root / f"drafts/mot/{_PATH}").exists()
    assert not (root / f"drafts/mot/{_NEW}").exists()
    assert run(root, "accept", "drafts/hai/").exit_code == 0
    assert "Khởi đầu" in (root / _BODY).read_text(encoding="utf-8")
    assert run(root, "accept", "mot").exit_code == 0
    assert "CT số 05" in (root / _PATH).read_text(encoding="utf-8")
    assert "Chưa có bản nháp nào" in run(root, "accept").output


@pytest.mark.parametrize(
    ("name", "told"), [("ba", "không có bản nháp tên «ba»"), ("mot/sources/a.yml", "không có sources")]
)
def test_a_draft_that_is_not_there_is_told(root: Path, run: Run, name: str, told: str) -> None:
    draft(root, "mot", {_NEW: _TEXT})
    result = run(root, "accept", name)
    assert (result.exit_code, told in result.output) == (1, True)
    assert not (root / _NEW).exists()


def test_records_are_taken_away_too(root: Path, run: Run) -> None:
    draft(root, "mot", {_GONE: None, _NEW: _TEXT})
    draft(root, "hai", {_NEW: _TEXT.replace("việc khác", "việc nữa")})
    assert f"«hai» và «mot» cùng sửa {_NEW}" in run(root, "accept").output
    result = run(root, "accept", f"mot/{_GONE}")
    assert f"Đã bỏ: {_GONE}" in result.output
    assert not (root / _GONE).exists()


def test_what_was_moved_in_by_a_pull_is_drafted_no_more(root: Path, run: Run) -> None:
    draft(root, "mot", {_NEW: _TEXT})
    (root / _NEW).write_text(_TEXT, encoding="utf-8", newline="\r\n")
    result = run(root, "accept")
    assert (result.exit_code, "0 tệp đổi" in result.output) == (0, True)
    assert not (root / "drafts/mot").exists()


def test_texts_of_sources_go_where_these_are_kept_and_other_files_stay(root: Path, run: Run) -> None:
    source = "sources/bai-bao-mau-2017.yml"
    draft(root, "mot", {source: "# sửa\n" + (root / source).read_text(encoding="utf-8")})
    keep_text(root, "mot", "bai-bao-mau-2017", "Một.\n")
    (root / "drafts/mot/ghi-chu.txt").write_text("của tôi", encoding="utf-8")
    result = run(root, "accept")
    assert result.exit_code == 0, result.output
    assert "Để nguyên, vì không phải bản ghi: drafts/mot/ghi-chu.txt" in result.output
    assert (root / "drafts/mot/ghi-chu.txt").exists()
    assert (root / "sources/texts/bai-bao-mau-2017.txt").read_text(encoding="utf-8") == "Một.\n"
