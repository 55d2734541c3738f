"""Work that grows with the size of the fault, however it is multiplied, and a report that stays readable."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.reading import read_checked
from handbook.report import render_text

Lay = Callable[[Mapping[str, str | bytes | None]], Path]

_UNIT = "exemplars/xa-dong-xanh.yml"
_CITED = "    citations:\n      - source: bai-bao-mau-2023\n        locator: đoạn 3\n"
_MOST_SECONDS = 5  # of the processor


def _list(count: int, item: str) -> str:
    return "".join(item.format(number) for number in range(count))


_TASK = "  - text: Làm theo [[khong-{}]].\n" + _CITED
_FILES: Mapping[str, tuple[str, str]] = {
    "unknown fields": (_UNIT, _list(20_000, "k{}: v\n")),
    "unknown fields of many entries": (
        "vocabulary/terms.yml",
        "terms:\n" + _list(5_000, "  - idd: a{}\n    rank: 1\n"),
    ),
    "empty items": (_UNIT, "-\n" * 125_000),
    "empty fields": (_UNIT, _list(20_000, "k{}:\n")),
    "one key again and again": (_UNIT, "id: v\n" + "name: v\n" * 20_000),
    "deep brackets": (_UNIT, "a: " + "[" * 100_000),
    "deep lists": (_UNIT, "- " * 100_000 + "x"),
    "deep fields": (_UNIT, "".join(f"{' ' * depth}a:\n" for depth in range(600))),
    "comments behind values": (_UNIT, "a: b # c\n" * 20_000),
    "codes in quotes": (_UNIT, 'a: "b\\x41"\n' * 18_000),
    "quotes of Word": (_UNIT, "a: “x”\n" * 20_000),
    "letters that look alike": (_UNIT, "a: " + "\u00d0" * 80_000),
    "foreign letters": (_UNIT, "a: \u0436\u0436\u0436\u0436\u0436\u0436\n" * 8_000),
    "letters of an old encoding": (_UNIT, "a: HuyÖn uû Suèi\n" * 10_000),
    "tabs": (_UNIT, "\ta: v\n" * 30_000),
    "log entries that name nothing": (
        "vocabulary/changes.yml",
        "changes:\n" + _list(3_500, "  - date: 2020-01-01\n    text: x\n    records:\n      - khong-{}\n"),
    ),
}
_ADDED: Mapping[str, str] = {
    "mentions of nothing": "tasks:\n" + _list(2_000, _TASK),
    "locators of nothing": "tasks:\n  - text: x\n    citations:\n"
    + _list(4_000, "      - {{source: bai-bao-mau-2023, locator: a{}}}\n"),
    "markup": "tasks:\n" + _list(2_000, "  - text: a <b>c{}</b>\n" + _CITED),
    "one id again and again": "conferences:\n" + "  - id: a\n    name: x\n    text: x\n".join(["", *[_CITED] * 1_500]),
    "references to nothing": "commendations:\n  - id: khen\n    recipients: Xã\n    award: Giấy khen\n    text: Khen.\n"
    + _CITED
    + "    recipient_ids:\n"
    + _list(8_000, "      - khong-{}\n"),
}


def _report(root: Path) -> tuple[str, float]:
    start = time.process_time()
    checked = read_checked(root)
    text = render_text(checked.diagnostics, checked.catalog.lines)
    return text, time.process_time() - start


@pytest.mark.parametrize("kind", _FILES)
def test_many_faults_in_one_file_take_no_longer_than_the_file_is_large(kind: str, lay: Lay) -> None:
    name, text = _FILES[kind]
    report, seconds = _report(lay({name: text}))
    assert "lỗi[" in report
    assert seconds < _MOST_SECONDS


@pytest.mark.parametrize("kind", _ADDED)
def test_many_faults_of_one_record_take_no_longer_than_it_is_large(kind: str, toy: Path, lay: Lay) -> None:
    text = (toy / _UNIT).read_text(encoding="utf-8")
    report, seconds = _report(lay({_UNIT: text + _ADDED[kind]}))
    assert "lỗi[" in report
    assert seconds < _MOST_SECONDS


def test_the_first_hundreds_of_many_faults_are_told_and_how_many_more_there_are(lay: Lay) -> None:
    report, _ = _report(lay({_UNIT: _FILES["unknown fields"][1]}))
    lines = report.splitlines()
    assert sum("lỗi[" in line for line in lines) == 300
    assert lines[-2] == "… và 19704 lỗi nữa; xem hết bằng «handbook check --format json»."
    assert lines[-1].startswith("Có 20004 lỗi trong ")
