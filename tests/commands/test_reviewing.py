"""``handbook review``: what is due and suspect is listed, looked over, put off, and shown on a page for maintainers."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handbook.commands.cli import main

Lay = Callable[[Mapping[str, str | bytes | None]], Path]

UNIT = "exemplars/chi-bo-hoa-sen.yml"
NOTED = "owner: Văn phòng <Đảng ủy>\nreview_by: 2026-03-17\ntodo: Hỏi lại.\n"


@pytest.fixture
def root(toy: Path, lay: Lay) -> Path:
    return lay({UNIT: (toy / UNIT).read_text(encoding="utf-8").rstrip("\n") + f"\n{NOTED}"})


def run(root: Path, *arguments: str, today: str = "2026-11-27") -> Result:
    command = ["review", *arguments, "--root", str(root), *(["--today", today] if today else [])]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def change(root: Path) -> None:
    path = root / UNIT
    path.write_text(path.read_text(encoding="utf-8").replace("từ năm 2016", "từ năm 2017"), encoding="utf-8")


def test_what_is_due_and_left_to_do_is_listed(root: Path) -> None:
    result = run(root)
    assert result.exit_code == 0
    assert result.output == (
        "Quá hạn xem lại: 1\n  chi-bo-hoa-sen: 17/3/2026 (Văn phòng <Đảng ủy>)\n"
        "Ý cần xem lại vì đã đổi từ lần xem trước: 0\n"
        "Việc còn lại: 1\n  chi-bo-hoa-sen: Hỏi lại. (Văn phòng <Đảng ủy>)\n"
        "Bản ghi chưa ai xem lại: 18\n"
    )


def test_a_record_looked_over_is_not_due_until_its_next_day(root: Path) -> None:
    result = run(root, "confirm", "chi-bo-hoa-sen")
    assert (result.exit_code, result.output) == (0, "chi-bo-hoa-sen: đã ghi là xem lại xong.\n")
    assert run(root).output.startswith("Quá hạn xem lại: 0\n")


def test_a_claim_that_changed_since_is_listed_with_its_place(root: Path) -> None:
    run(root, "confirm", "chi-bo-hoa-sen")
    change(root)
    assert (
        "Ý cần xem lại vì đã đổi từ lần xem trước: 1\n"
        f"  {UNIT}:8: việc thực hiện «Chi bộ giữ sổ việc tốt từ năm 2017.»\n"
        "      lời đã đổi, hoặc mới viết, từ lần xem trước\n"
    ) in run(root).output


def test_programs_get_everything(root: Path) -> None:
    run(root, "confirm", "chi-bo-hoa-sen")
    change(root)
    found = json.loads(run(root, "--format", "json").output)
    assert found["suspects"][0]["record"] == "chi-bo-hoa-sen"
    assert found["suspects"][0]["line"] == 8
    assert found["todos"] == [{"record": "chi-bo-hoa-sen", "owner": "Văn phòng <Đảng ủy>", "words": "Hỏi lại."}]


def test_what_is_no_record_is_told_and_the_others_are_kept(root: Path) -> None:
    result = run(root, "confirm", "khong-co", "xa-dong-xanh")
    assert result.exit_code == 1
    assert "Lỗi: không có bản ghi mã «khong-co»" in result.output
    assert "xa-dong-xanh: đã ghi là xem lại xong." in result.output
    assert [path.name for path in (root / "reviews").iterdir()] == ["xa-dong-xanh.yml"]


def test_a_review_put_off_is_due_on_its_new_day(root: Path) -> None:
    result = run(root, "postpone", "chi-bo-hoa-sen", "2027-06-30")
    assert (result.exit_code, result.output) == (0, f"{UNIT}: xem lại trước ngày 2027-06-30.\n")
    text = (root / UNIT).read_text(encoding="utf-8")
    assert text.endswith("owner: Văn phòng <Đảng ủy>\nreview_by: 2027-06-30\ntodo: Hỏi lại.\n")
    assert run(root).output.startswith("Quá hạn xem lại: 0\n")
    assert run(root, today="2027-07-01").output.startswith("Quá hạn xem lại: 1\n")


def test_an_entry_of_a_table_is_put_off_where_it_stands(root: Path) -> None:
    assert run(root, "postpone", "tinh-uy-mau", "2027-06-30").output.startswith("vocabulary/issuers.yml: ")
    assert "    review_by: 2027-06-30\n" in (root / "vocabulary/issuers.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("record", "day", "fault"),
    [
        ("chi-bo-hoa-sen", "2026-11-27", "«2026-11-27» không phải một ngày sau hôm nay"),
        ("chi-bo-hoa-sen", "2027-02-30", "«2027-02-30» không phải một ngày sau hôm nay"),
        ("chi-bo-hoa-sen", "30/6/2027", "«30/6/2027» không phải một ngày sau hôm nay"),
        ("khong-co", "2027-06-30", "không có văn bản, cơ quan, nguồn nào mã «khong-co»"),
    ],
)
def test_what_cannot_be_put_off_is_told_and_nothing_is_written(root: Path, record: str, day: str, fault: str) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.yml")}
    result = run(root, "postpone", record, day)
    assert (result.exit_code, result.output.startswith(f"Lỗi: {fault}")) == (1, True)
    assert {path: path.read_bytes() for path in root.rglob("*.yml")} == before


def test_the_page_for_maintainers_holds_everything_and_takes_words_for_words(root: Path, tmp_path: Path) -> None:
    run(root, "confirm", "chi-bo-hoa-sen")
    change(root)
    page = tmp_path / "viec.html"
    assert run(root, "--html", str(page), today="2026-11-27").output == f"Đã ghi {page.as_posix()}.\n"
    text = page.read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in text
    assert "tính đến 27/11/2026" in text
    assert "Văn phòng &lt;Đảng ủy&gt;" in text
    assert "việc thực hiện «Chi bộ giữ sổ việc tốt từ năm 2017.»: lời đã đổi" in text
    assert not [mark for mark in ("http:", "https:", "<script", "src=") if mark in text]


@pytest.mark.parametrize("folder", ["site", "docs/bien-tap"])
def test_the_page_is_not_written_where_readers_would_get_it(root: Path, folder: str) -> None:
    (root / folder).mkdir(parents=True)
    result = run(root, "--html", str(root / folder / "viec.html"))
    assert (result.exit_code, "người đọc sẽ thấy" in result.output) == (2, True)
    assert not list((root / folder).iterdir())


def test_a_folder_that_is_no_handbook_is_told(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert (result.exit_code, "đây không phải thư mục sổ tay" in result.output) == (2, True)


def test_what_is_kept_of_reviews_has_the_canonical_form(root: Path) -> None:
    run(root, "confirm", "chi-bo-hoa-sen", "05-ct-tum-2016")
    result = CliRunner().invoke(main, ["fmt", "--check", "--root", str(root), str(root / "reviews/chi-bo-hoa-sen.yml")])
    assert result.exit_code == 0
