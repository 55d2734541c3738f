"""Mistakes office staff make when they edit: each gives one message they can act on, or is no mistake here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from handbook.datafile import MAX_BYTES

_CT05 = "directives/05-ct-tum-2016.yml"
_KL01 = "directives/01-kl-tum-2021.yml"
_UNIT = "exemplars/dang-uy-mau.yml"
_SOURCE = "sources/bai-bao-mau-2017.yml"
_TITLE = "title: Về đẩy mạnh học tập và làm theo gương người tốt, việc tốt"
_TASK = '  - text: "Người đứng đầu lập kế hoạch học tập của mình: nói đi đôi với làm."'
_LESSON = "  - text: Việc gì dân cần thì làm trước."
_LAUGHS = 'a: &a ["lol", "lol"]\n' + "".join(f"{name}: &{name} [*a, *a]\n" for name in "bcdefghij")

Lay = Callable[[Mapping[str, str | bytes | None]], Path]


@dataclass(frozen=True)
class _Case:
    """What someone did to one file of the toy."""

    name: str
    path: str
    old: str
    new: str

    def apply(self, text: str) -> str:
        assert text.count(self.old) == 1
        return text.replace(self.old, self.new)


_MISTAKES = (
    _Case("03-issued-quoted-vs-date", _CT05, "issued: 2016-05-15", "issued: 15/05/2016"),
    _Case("04-impossible-date", _CT05, "issued: 2016-05-15", "issued: 2016-02-30"),
    _Case("05-norway-no", _CT05, "  value: duoc-tiep-tuc", "  value: no"),
    _Case("06-tab-indent", _CT05, "    target: nq-hoi", "\ttarget: nq-hoi"),
    _Case("07-duplicate-key", _CT05, "issued: 2016-05-15\n", "issued: 2016-05-15\nissuer: dang-uy-mau\n"),
    _Case("08-unknown-key-typo", _CT05, "summary:", "sumary:"),
    _Case("09-dangling-ref", _KL01, "    target: 05-ct-tum-2016", "    target: 05-cttum-2016"),
    _Case("10-unquoted-colon", _CT05, _TITLE, _TITLE.replace("Về", "Chỉ thị: về")),
    _Case("11-nfd", _CT05, _LESSON, "  - text: Vie\u0323\u0302c gì dân cần thì làm trước."),
    _Case("12-confusable-eth", _CT05, _TITLE, "title: \u00d0ẩy mạnh học tập"),
    _Case(
        "13-missing-source", _CT05, "citations:\n  - source: bai-bao-mau-2017\n    locator: đoạn 1\nsummary", "summary"
    ),
    _Case("14-html-javascript", _CT05, _LESSON, '  - text: Xem <a href="javascript:alert(1)">tại đây</a>'),
    _Case("15-source-scheme", _SOURCE, "url: https://bao-mau.example/dang-bo-mau", "url: javascript:alert(1)"),
    _Case("16-billion-laughs", _CT05, "id: 05-ct-tum-2016\n", _LAUGHS + "id: 05-ct-tum-2016\n"),
    _Case("17-ten-megabytes", _CT05, "term: xii\n", "term: xii\n" + "note: a\n" * MAX_BYTES),
    _Case("18-enum-typo", _CT05, "  value: duoc-tiep-tuc", "  value: duoctieptuc"),
    _Case("19-empty-value", _CT05, _TITLE, "title:"),
    _Case("20-two-spaces", _CT05, _TITLE, _TITLE.replace("người tốt", "người  tốt")),
    _Case("21-colon-in-list-text", _CT05, _TASK, "  - text: Gắn với nghị quyết: tăng cường nêu gương."),
    _Case("23-unclosed-quote", _CT05, _TITLE, _TITLE.replace("Về", '"Về')),
    _Case("24-deep", _CT05, _TITLE, "title: " + "[" * 2000 + "]" * 2000),
    _Case("25-smart-quotes", _CT05, "number: 05", "number: “05”"),
    _Case("26-value-thousands", _UNIT, "    value: 147", "    value: 1.470"),
)

_NO_MISTAKES = (
    _Case("00-good", _CT05, "", ""),
    _Case("01-number-05-bare", _CT05, "number: 05", "number: 05"),
    _Case("01-number-05-quoted", _CT05, "number: 05", 'number: "05"'),
    _Case("02-number-010-octal", _CT05, "number: 05", "number: 010"),
    _Case("03-issued-in-quotes", _CT05, "issued: 2016-05-15", "issued: '2016-05-15'"),
    _Case("20-old-tone", _CT05, _LESSON, "  - text: Việc gì dân cần thì làm trước, hoà với dân."),
    _Case("21-colon-in-quotes", _CT05, _LESSON, '  - text: "Việc gì dân cần: làm trước."'),
    _Case("25-smart-quotes-inside", _CT05, _LESSON, "  - text: Việc gì dân cần thì “làm trước”."),
    _Case("26-printed-thousands", _UNIT, "    printed: 4.403\n", "    printed: 4403\n"),
)


@pytest.mark.parametrize("case", _MISTAKES, ids=lambda case: case.name)
def test_a_mistake_gives_one_message_to_act_on(
    case: _Case, toy: Path, lay: Lay, report: Callable[[Path], str], snapshot: SnapshotAssertion
) -> None:
    printed = report(lay({case.path: case.apply((toy / case.path).read_text(encoding="utf-8"))}))
    assert printed.endswith("\nCó 1 lỗi trong 1 tệp.\n")
    assert "= gợi ý: " in printed
    assert printed == snapshot


@pytest.mark.parametrize("case", _NO_MISTAKES, ids=lambda case: case.name)
def test_what_other_tools_trip_over_is_fine_here(
    case: _Case, toy: Path, lay: Lay, report: Callable[[Path], str]
) -> None:
    text = (toy / case.path).read_text(encoding="utf-8")
    assert report(lay({case.path: case.apply(text) if case.old else text})) == "Dữ liệu không có lỗi.\n"


def test_22_a_file_saved_by_windows_is_fine(toy: Path, lay: Lay, report: Callable[[Path], str]) -> None:
    content = b"\xef\xbb\xbf" + (toy / _CT05).read_bytes().replace(b"\n", b"\r\n")
    assert report(lay({_CT05: content})) == "Dữ liệu không có lỗi.\n"


def test_22_a_problem_in_a_file_saved_by_windows_has_its_right_place(
    toy: Path, lay: Lay, check: Callable[[Path], list[str]]
) -> None:
    text = (toy / _CT05).read_text(encoding="utf-8").replace("term: xii", "term: xvi")
    assert check(lay({_CT05: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()})) == [
        f"{_CT05}:12:7: lỗi[dangling]: không có khóa mã «xvi»"
    ]
