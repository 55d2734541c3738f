"""Ids that pages cannot have: reserved for the pages themselves, refused by some machines, or used twice."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Change = Callable[[str, str, str], Path]
Check = Callable[[Path], list[str]]

_CITED = "cite: [bai-bao-mau-2017#d1]"
_UNIT = "exemplars/dang-uy-mau.yml"
_FORM = "có dạng mà trang dành cho tên các mục, các phần của nó"
_SHARED = "là tên để dành cho trang chung, hoặc máy Windows không nhận làm tên tệp"


def lay_unit(lay: Lay, identifier: str, more: str = "") -> Path:
    text = f"id: {identifier}\nname: Chi bộ Thử\nlevel: co-so\nparent: dang-uy-mau\nprovince: mau\n{more}{_CITED}\n"
    return lay({f"exemplars/{identifier}.yml": text})


def lay_source(lay: Lay, identifier: str) -> Path:
    passages = "counting: Đếm đoạn.\npassages: [{id: d1, opening: Ngày xưa}]\n"
    text = f"id: {identifier}\ntitle: Bài thử\nkind: Bài báo\npublisher: Báo Thử\npublished: 2018-01-01\n{passages}"
    return lay({f"sources/{identifier}.yml": text})


@pytest.mark.parametrize("is_turned", [False, True])
def test_of_two_lists_the_first_in_the_file_has_the_id(is_turned: bool, lay: Lay, check: Check) -> None:  # noqa: FBT001 - given by its name
    commendation = (
        f"commendations:\n  - id: a\n    recipients: Ấp\n    award: Giấy khen\n    text: Ghi việc tốt.\n    {_CITED}\n"
    )
    conference = f"conferences:\n  - id: a\n    name: Lớp học\n    date: 2023-05-17\n    text: Học.\n    {_CITED}\n"
    lists = (conference, commendation) if is_turned else (commendation, conference)
    (line,) = check(lay_unit(lay, "chi-bo-thu", "".join(lists)))
    second = 7 + lists[0].count("\n")
    assert line.startswith(f"exemplars/chi-bo-thu.yml:{second}:9: lỗi[id-twice]: ")
    assert "dòng 7" in line


@pytest.mark.parametrize("name", ["index", "so-hieu", "chua-ro", "con", "nul", "com1", "lpt9"])
def test_no_record_may_be_called_as_a_page_or_as_no_file_can_be(name: str, lay: Lay, check: Check) -> None:
    assert [line.partition("lỗi")[2] for line in check(lay_unit(lay, name)) if "id-reserved" in line] == [
        f"[id-reserved]: mã «{name}» {_SHARED}"
    ]


@pytest.mark.parametrize("name", ["muc-luc", "nguon-1", "hb-a", "lin-a"])
def test_no_body_may_be_called_as_a_part_of_a_page(name: str, lay: Lay, check: Check) -> None:
    (line,) = check(lay_unit(lay, name))
    assert line == f"exemplars/{name}.yml:1:5: lỗi[id-reserved]: mã «{name}» {_FORM}"


def test_no_model_may_be_called_as_a_part_of_a_page(change: Change, check: Check) -> None:
    name = "exemplars/models/hang-cay-nho-on.yml"
    lines = check(change(name, "id: hang-cay-nho-on", "id: muc-cay"))
    assert f"{name}:1:5: lỗi[id-reserved]: mã «muc-cay» {_FORM}" in lines


@pytest.mark.parametrize("name", ["xa-con", "index-1", "com10", "nguon-mot", "muc", "hba", "a-hb-b", "chua-ro-2"])
def test_a_name_that_only_holds_such_a_word_is_free(name: str, lay: Lay, check: Check) -> None:
    assert check(lay_unit(lay, name)) == []


def test_a_source_may_be_called_as_a_part_of_a_page_for_no_list_has_it_as_a_place(lay: Lay, check: Check) -> None:
    assert check(lay_source(lay, "nguon-1")) == []


def test_a_source_may_not_be_called_as_a_page(lay: Lay, check: Check) -> None:
    (line,) = check(lay_source(lay, "index"))
    assert line == f"sources/index.yml:1:5: lỗi[id-reserved]: mã «index» {_SHARED}"


@pytest.mark.parametrize(("name", "words"), [("index", _SHARED), ("hb-cu", _FORM)])
def test_an_id_of_former_days_is_looked_at_as_well_and_at_its_own_place(
    name: str, words: str, lay: Lay, check: Check
) -> None:
    root = lay_unit(lay, "chi-bo-thu", f"previous_ids:\n  - chi-bo-cu\n  - {name}\n")
    assert check(root) == [f"exemplars/chi-bo-thu.yml:8:5: lỗi[id-reserved]: mã «{name}» {words}"]


@pytest.mark.parametrize("part", ["to-chuc-dang", "lop-hoc-2016", "khen-chi-bo"])
def test_a_part_may_not_be_called_as_a_part_of_the_page(part: str, change: Change, check: Check) -> None:
    lines = check(change(_UNIT, f"  - id: {part}\n", "  - id: nguon-2\n"))
    assert [line.partition(": ")[2] for line in lines] == [f"lỗi[id-reserved]: mã «nguon-2» {_FORM}"]


def test_each_part_with_the_id_of_an_earlier_one_names_the_line_of_the_first(lay: Lay, toy: Path, check: Check) -> None:
    text = (toy / _UNIT).read_text(encoding="utf-8")
    for part in ("ty-le-tham-gia", "mo-hinh-2017"):
        text = text.replace(f"  - id: {part}\n", "  - id: khen-tat-ca\n")
    first, *others = [number for number, line in enumerate(text.splitlines(), 1) if line == "  - id: khen-tat-ca"]
    assert check(lay({_UNIT: text})) == [
        f"{_UNIT}:{number}:9: lỗi[id-twice]: mã «khen-tat-ca» đã dùng ở dòng {first} của bản ghi này"
        for number in others
    ]
    assert len(others) == 2


@pytest.mark.parametrize("name", ["hoi-nghi-2017", "tinh-uy-mau"])
def test_a_part_may_have_the_id_of_its_record_and_of_a_part_of_another(name: str, change: Change, check: Check) -> None:
    assert check(change("vocabulary/issuers.yml", "- id: hoi-nghi-toan-tinh-2023", f"- id: {name}")) == []
