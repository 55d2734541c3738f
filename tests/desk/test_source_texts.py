"""The text of a source: what is read out of it stays with ids that never change, and newer copies are compared."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.desk import SourceError, compare_source, list_texts, plan_source, read_text, write_source
from handbook.reading import read_checked
from handbook.records import rewrite_file

_TEXT = (
    "Xã Sen năm năm làm theo Chỉ thị 05\n"
    "Ngày 15/5/2016, Tỉnh ủy Mẫu ra Chỉ thị số 05-CT/TUM.\n"
    "Đến tháng 4/2023 cả xã có 25.525 mô hình, gần 1 vạn người dự «Mỗi tuần một việc tốt».\n"
)
_FIELDS = {"title": "Xã Sen năm năm làm theo Chỉ thị 05", "kind": "Bài báo", "counting": "Đếm các đoạn."}
Lay = Callable[[Mapping[str, str | bytes | None]], Path]


@pytest.fixture
def handbook(lay: Lay) -> Path:
    root = lay({})
    write_source(root, plan_source(root, "xa-sen-2023", _TEXT, _FIELDS))
    return root


def read_passages(root: Path) -> list[str]:
    return re.findall(r"- id: (\S+)", (root / "sources/xa-sen-2023.yml").read_text(encoding="utf-8"))


def test_a_source_is_made_of_a_text_with_all_that_is_printed_in_it(handbook: Path) -> None:
    text = (handbook / "sources/xa-sen-2023.yml").read_text(encoding="utf-8")
    assert rewrite_file("sources/xa-sen-2023.yml", text.encode()).text == text
    assert read_checked(handbook).diagnostics == ()
    assert read_passages(handbook) == ["nhan-de", "d1", "d2"]
    assert "    dates: [2016-05-15]\n    symbols: [05-CT/TUM]\n" in text
    assert '    numbers: ["25.525", 1 vạn]\n    dates: [2023-04]\n    names: [Mỗi tuần một việc tốt]\n' in text
    assert "gần 1 vạn người" not in text


def test_the_text_itself_is_kept_beside_the_record_and_is_no_stray(handbook: Path) -> None:
    assert read_text(handbook, "xa-sen-2023") == _TEXT
    assert list_texts(handbook) == ("xa-sen-2023",)
    assert read_text(handbook, "bai-bao-mau-2017") == ""


def test_a_passage_put_in_has_an_id_of_its_own_and_none_is_numbered_anew(handbook: Path) -> None:
    lines = _TEXT.splitlines(keepends=True)
    longer = "".join([*lines[:2], "Từ đó mỗi chi bộ có một tổ đọc báo.\n", *lines[2:]])
    revision = plan_source(handbook, "xa-sen-2023", longer)
    write_source(handbook, revision)
    assert revision.reading.added == ("d1a",)
    assert read_passages(handbook) == ["nhan-de", "d1", "d1a", "d2"]


def test_a_passage_that_is_no_more_is_kept_for_those_who_cite_it(handbook: Path) -> None:
    revision = plan_source(handbook, "xa-sen-2023", "".join(_TEXT.splitlines(keepends=True)[:2]))
    write_source(handbook, revision)
    assert revision.reading.gone == ("d2",)
    assert read_passages(handbook) == ["nhan-de", "d1", "d2"]


def test_what_editors_wrote_of_a_source_stays(handbook: Path) -> None:
    path = handbook / "sources/xa-sen-2023.yml"
    note = "note: Bản lưu không có ảnh.\n"
    path.write_text(path.read_text(encoding="utf-8").replace("passages:\n", f"{note}passages:\n"), encoding="utf-8")
    write_source(handbook, plan_source(handbook, "xa-sen-2023", _TEXT))
    assert note in path.read_text(encoding="utf-8")


def test_the_same_text_again_changes_nothing(handbook: Path) -> None:
    path = handbook / "sources/xa-sen-2023.yml"
    before = path.read_bytes()
    write_source(handbook, plan_source(handbook, "xa-sen-2023", _TEXT))
    assert path.read_bytes() == before


def test_a_text_without_words_makes_no_source(lay: Lay) -> None:
    with pytest.raises(SourceError, match="không có đoạn nào"):
        plan_source(lay({}), "xa-sen-2023", " \n\n", _FIELDS)


def test_a_newer_copy_tells_what_it_says_differently_and_whom_that_touches(handbook: Path) -> None:
    claim = "summary:\n  - text: Xã có 25.525 mô hình.\n    cite: [xa-sen-2023#d2]\n"
    path = handbook / "directives/05-ct-tum-2016.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("summary:\n", claim), encoding="utf-8")
    catalog = read_checked(handbook).catalog
    newer = _TEXT.replace("25.525", "25.255") + "Ảnh: hội nghị.\n"
    told = list(compare_source(catalog, "xa-sen-2023", newer, _TEXT))
    assert told == [
        "đoạn mới d3: «Ảnh: hội nghị. …»",
        "d2 đổi: «Đến tháng 4/2023 cả xã có 25.525 mô …»; không còn in 25.525; nay in 25.255",
        "  chạm tới 05-ct-tum-2016: Xã có 25.525 mô hình.",
    ]
    assert list(compare_source(catalog, "xa-sen-2023", _TEXT)) == []


def test_a_source_that_is_not_there_cannot_be_compared(toy: Path) -> None:
    with pytest.raises(SourceError, match="không có nguồn mã"):
        list(compare_source(read_checked(toy).catalog, "bai-la", _TEXT))
