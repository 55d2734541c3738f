"""Passages that prose names must be cited beside it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.checks.pointers import Pointer, find_pointers

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Check = Callable[[Path], list[str]]

_FILE = "directives/09-ct-tum-2018.yml"
_HEAD = """id: 09-ct-tum-2018
type: chi-thi
number: 09
symbol: 09-CT/TUM
title: Về giữ gìn đường làng sạch đẹp
short_name: Chỉ thị 09-CT/TUM
issuer: tinh-uy-mau
issued: 2018-03-02
"""
_STATUS = "status:\n  value: chua-xac-dinh\n"


def cite(*places: tuple[int, int], space: int = 0) -> str:
    """Write citations of articles by their years and passages."""
    indent = " " * space
    cited = ", ".join(f"bai-bao-mau-{year}#d{number}" for year, number in places)
    return f"{indent}cite: [{cited}]\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tên lấy từ đoạn 12.", "12"),
        ("Đoạn 12 viết khác.", "12"),
        ("đoạn 12 và 14 viết khác", "12 14"),
        ("đoạn 12 và đoạn 14", "12 14"),
        ("các đoạn 12, 14 và 16.", "12 14 16"),
        ("ở đoạn 12, 14, và 16", "12 14 16"),
        ("các đoạn 3–5", "3 4 5"),
        ("các đoạn 3-5.", "3 4 5"),
        ("(đoạn 3 đến 5)", "3 4 5"),
        ("từ đoạn 3 đến đoạn 5", "3 4 5"),
        ("đoạn 3 tới 5, đoạn 9", "3 4 5 9"),
        ("(đoạn 2, 17) và (đoạn 26)", "2 17 26"),
        ("đoạn 5 đến 3", "5 3"),
        ("đoạn 5 đến 5", "5"),
        ("đoạn 1-50", " ".join(map(str, range(1, 51)))),
        ("đoạn 1-51", "1 51"),
        ("đoạn 7; đoạn 7", "7"),
        ("đoạn 12 hoặc 13 in sai", "12 13"),
        ("đoạn 1 của bài, đoạn 2", "1 2"),
        ("giai đoạn 2021-2023", ""),
        ("giai đoạn 1 và giai đoạn 2", ""),
        ("công đoạn 3", ""),
        ("phân đoạn 3", ""),
        ("đoạn 2021", ""),
        ("làm đoạn 5 km đường", ""),
        ("đoạn 200 mét", ""),
        ("đoạn 5 năm", ""),
        ("đoạn 5% số hộ", ""),
        ("đoạn 1.200 hộ", ""),
        ("đoạn 12, 5 mô hình đã có", "12"),
        ("đoạn 12 và 5 mô hình", "12"),
        ("ba đoạn đầu", ""),
        ("mỗi đoạn", ""),
        ("đoạn nào", ""),
    ],
)
def test_a_text_names_passages_in_many_ways(text: str, expected: str) -> None:
    assert find_pointers(text) == tuple(Pointer(number) for number in expected.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("đoạn 2 của bài 2023", Pointer("2", year="2023")),
        ("đoạn 2 trong bài năm 2023 viết", Pointer("2", year="2023")),
        ("đoạn 2 của bài «Hai năm»", Pointer("2", title="Hai năm")),
        ("đoạn 2 ở bài “Hai năm”", Pointer("2", title="Hai năm")),
        ("đoạn 2 của bài kia", Pointer("2")),
    ],
)
def test_the_source_may_be_named_with_a_passage(text: str, expected: Pointer) -> None:
    assert find_pointers(text) == (expected,)


def test_a_note_of_a_record_needs_the_citations_of_the_record(lay: Lay, check: Check) -> None:
    right = f"{_HEAD}{_STATUS}note: Tên lấy từ đoạn 2.\n{cite((2017, 1), (2017, 2))}"
    assert check(lay({_FILE: right})) == []
    elsewhere = f"{_HEAD}{_STATUS}note: Tên lấy từ đoạn 2.\n{cite((2017, 1))}"
    elsewhere += f"summary:\n  - text: Giữ đường làng.\n{cite((2017, 2), space=4)}"
    assert check(lay({_FILE: elsewhere})) == [
        f"{_FILE}:11:18: lỗi[passage-uncited]: câu này dẫn «đoạn 2», mà nguồn trích bên cạnh không có"
    ]


@pytest.mark.parametrize(("cited", "count"), [((2017, 2), 0), ((2017, 3), 1)])
def test_a_part_needs_its_own_citations(lay: Lay, check: Check, cited: tuple[int, int], count: int) -> None:
    part = f"summary:\n  - text: Theo đoạn 2, đường làng sạch.\n{cite(cited, space=4)}"
    found = check(lay({_FILE: f"{_HEAD}{_STATUS}{cite((2017, 1), (2017, 2))}{part}"}))
    assert [line.split(": ")[0] for line in found] == [f"{_FILE}:13:16"] * count


@pytest.mark.parametrize(("number", "count"), [(1, 0), (2, 0), (3, 1)])
def test_what_has_no_claim_of_its_own_may_rest_on_its_record(lay: Lay, check: Check, number: int, count: int) -> None:
    status = f"status:\n  value: duoc-tiep-tuc\n  basis: Đoạn {number} nói vậy.\n{cite((2017, 2), space=2)}"
    assert len(check(lay({_FILE: f"{_HEAD}{status}{cite((2017, 1))}"}))) == count


@pytest.mark.parametrize(("number", "count"), [(1, 1), (2, 0)])
def test_a_fault_of_a_source_needs_what_the_faulty_part_cites(lay: Lay, check: Check, number: int, count: int) -> None:
    claim = f"summary:\n  - text: Giữ đường làng.\n{cite((2017, 2), space=4)}"
    claim += f"    discrepancies:\n      - kind: cách-ghi\n        note: Đoạn {number} in sai.\n"
    assert len(check(lay({_FILE: f"{_HEAD}{_STATUS}{cite((2017, 1))}{claim}"}))) == count


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("đoạn 1", 0),
        ("đoạn 1 của bài 2017", 0),
        ("đoạn 2 của bài 2017", 1),
        ("đoạn 2 của bài 2022", 0),
        ("đoạn 1 của bài «Hai năm làm theo»", 1),
        ("đoạn 2 của bài «hai nam lam theo»", 0),
        ("đoạn 1 của bài «Không có»", 0),
    ],
)
def test_a_passage_of_a_named_article_must_be_cited_of_that_article(
    lay: Lay, check: Check, words: str, count: int
) -> None:
    note = f"note: Tên lấy từ {words}.\n"
    assert len(check(lay({_FILE: f"{_HEAD}{_STATUS}{note}{cite((2017, 1), (2023, 2))}"}))) == count


def test_a_source_that_is_not_there_is_told_once_and_bears_no_name(lay: Lay, check: Check) -> None:
    (line,) = check(lay({_FILE: f"{_HEAD}{_STATUS}note: Tên lấy từ đoạn 1 của bài 2017.\n{cite((2031, 1))}"}))
    assert line.endswith("lỗi[unknown-source]: không có nguồn mã «bai-bao-mau-2031»")


@pytest.mark.parametrize(("number", "count"), [(4, 0), (5, 1)])
def test_a_source_may_name_its_own_passages(toy: Path, lay: Lay, check: Check, number: int, count: int) -> None:
    name = "sources/bai-bao-mau-2017.yml"
    text = (toy / name).read_text(encoding="utf-8")
    assert "\nnote:" not in text
    assert len(check(lay({name: f"{text}note: Đoạn {number} in sai.\n"}))) == count
