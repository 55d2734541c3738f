"""What an editor is told of mentions: one message for what is named and not held, with what can be done."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Lay = Callable[[Mapping[str, str]], Path]
_UNIT = "exemplars/xa-dong-xanh.yml"


@pytest.fixture
def note(toy: Path, lay: Lay) -> Callable[[str], Path]:
    """Return a function that gives a unit of the toy a note."""
    text = (toy / _UNIT).read_text(encoding="utf-8")
    return lambda words: lay({_UNIT: f'{text}note: "{words}"\n'})


@pytest.mark.parametrize(
    "words",
    [
        "Chỉ thị 05 - CT/HU của Huyện ủy",
        "Chỉ thị số 05 ngày 23/3/2020 của Thủ tướng",
        "63/ 2006/QĐ - UBND",
        "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương khóa XI",
    ],
)
def test_a_document_that_is_not_held_is_told_whole(
    words: str, note: Callable[[str], Path], check: Callable[[Path], list[str]]
) -> None:
    (line,) = check(note(f"{words} nói về trồng cây."))
    assert line.endswith(f"lỗi[mention-unknown]: chưa có văn bản nào mang tên «{words}»")


@pytest.mark.parametrize(
    "words",
    [
        "Ủy ban Kiểm tra đã kết luận 01 vụ việc.",
        "Theo Nghị quyết hội nghị 4 khoá XII.",
        "Theo [[|Chỉ thị 77-CT/TUM]].",
        "Theo Kết luận 01 của Tỉnh uỷ.",
    ],
)
def test_what_names_nothing_or_what_is_held_is_no_fault(
    words: str, note: Callable[[str], Path], check: Callable[[Path], list[str]]
) -> None:
    assert check(note(words)) == []


def test_the_hint_can_be_followed(note: Callable[[str], Path], report: Callable[[Path], str]) -> None:
    told = report(note("Chỉ thị 05 của Huyện ủy nói về cây."))
    assert "[[|Chỉ thị 05]]" in told
    assert "[[05-ct-tum-2016|Chỉ thị 05]]" in told
    for way in ("[[|Chỉ thị 05]]", "[[05-ct-tum-2016|Chỉ thị 05]]"):
        assert "mention" not in report(note(f"{way} của Huyện ủy nói về cây."))
    assert "«aliases»" in report(note("Chỉ thị 77 nói về cây."))


def test_one_document_that_is_not_held_is_told_once(
    note: Callable[[str], Path], check: Callable[[Path], list[str]]
) -> None:
    (line,) = check(note("Chỉ thị 77 nói về cây; Chỉ thị 77 nói về nước."))
    assert "«Chỉ thị 77»" in line
