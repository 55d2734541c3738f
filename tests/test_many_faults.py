"""Work that grows with the size of the fault, however it is multiplied, and a report that stays readable."""

import sys
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

import pytest

from handbook.messages.report import render_text
from handbook.reading import read_checked

Lay = Callable[[Mapping[str, str | bytes | None]], Path]

_UNIT = "exemplars/xa-dong-xanh.yml"
_CITED = "    cite: [bai-bao-mau-2023#d3]\n"
_FEW, _TIMES = 150, 4
_MOST_GROWTH = 1.5 * _TIMES  # in calls, where the faults are four times as many: were each held against each, 16


def _list(count: int, item: str) -> str:
    return "".join(item.format(number) for number in range(count))


_TASK = "  - text: Làm theo [[khong-{}]].\n" + _CITED
_FILES: Mapping[str, tuple[str, Callable[[int], str]]] = {
    "unknown fields": (_UNIT, lambda many: _list(many, "k{}: v\n")),
    "unknown fields of many entries": (
        "vocabulary/levels.yml",
        lambda many: "levels:\n" + _list(many, "  - idd: a{}\n    rank: 1\n"),
    ),
    "empty items": (_UNIT, lambda many: "-\n" * many),
    "empty fields": (_UNIT, lambda many: _list(many, "k{}:\n")),
    "one key again and again": (_UNIT, lambda many: "id: v\n" + "name: v\n" * many),
    "deep brackets": (_UNIT, lambda many: "a: " + "[" * many),
    "deep lists": (_UNIT, lambda many: "- " * many + "x"),
    "deep fields": (_UNIT, lambda many: "".join(f"{' ' * depth}a:\n" for depth in range(many))),
    "comments behind values": (_UNIT, lambda many: "a: b # c\n" * many),
    "codes in quotes": (_UNIT, lambda many: 'a: "b\\x41"\n' * many),
    "quotes of Word": (_UNIT, lambda many: "a: “x”\n" * many),
    "letters that look alike": (_UNIT, lambda many: "a: " + "\u00d0" * many),
    "foreign letters": (_UNIT, lambda many: "a: \u0436\u0436\u0436\n" * many),
    "letters of an old encoding": (_UNIT, lambda many: "a: HuyÖn uû Suèi\n" * many),
    "tabs": (_UNIT, lambda many: "\ta: v\n" * many),
    "a log entry that names nothing": (
        "vocabulary/changes/2020-01-01.yml",
        lambda many: "date: 2020-01-01\ntext: x\nrecords:\n" + _list(many, "  - khong-{}\n"),
    ),
}
_ADDED: Mapping[str, Callable[[int], str]] = {
    "mentions of nothing": lambda many: "tasks:\n" + _list(many, _TASK),
    "passages of nothing": lambda many: (
        "tasks:\n  - text: x\n    cite:\n" + _list(many, "      - bai-bao-mau-2023#a{}\n")
    ),
    "markup": lambda many: "tasks:\n" + _list(many, "  - text: a <b>c{}</b>\n" + _CITED),
    "one id again and again": lambda many: (
        "conferences:\n" + "  - id: a\n    name: x\n    text: x\n".join(["", *[_CITED] * many])
    ),
    "references to nothing": lambda many: (
        "commendations:\n  - id: khen\n    recipients: Xã\n    award: Giấy khen\n    text: Khen.\n"
        + _CITED
        + "    recipient_ids:\n"
        + _list(many, "      - khong-{}\n")
    ),
}


def _report(root: Path) -> str:
    checked = read_checked(root)
    return render_text(checked.diagnostics, checked.catalog.lines)


def _count_calls(root: Path) -> int:
    """Count the calls that checking takes: unlike seconds they are the same on every machine."""
    calls = count()
    sys.setprofile(lambda *_: next(calls) and None)
    try:
        assert "lỗi[" in _report(root)
    finally:
        sys.setprofile(None)
    return next(calls)


def _measure_growth(lay: Lay, name: str, write: Callable[[int], str]) -> float:
    few, many = (_count_calls(lay({name: write(number)})) for number in (_FEW, _FEW * _TIMES))
    first = _count_calls(lay({name: write(2)}))
    return (many - first) / (few - first)


@pytest.mark.parametrize("kind", _FILES)
def test_the_work_for_many_faults_in_one_file_grows_no_faster_than_they(kind: str, lay: Lay) -> None:
    name, write = _FILES[kind]
    assert _measure_growth(lay, name, write) < _MOST_GROWTH


@pytest.mark.parametrize("kind", _ADDED)
def test_the_work_for_many_faults_of_one_record_grows_no_faster_than_they(kind: str, toy: Path, lay: Lay) -> None:
    text = (toy / _UNIT).read_text(encoding="utf-8")
    assert _measure_growth(lay, _UNIT, lambda many: text + _ADDED[kind](many)) < _MOST_GROWTH


def test_the_first_hundreds_of_many_faults_are_told_and_how_many_more_there_are(lay: Lay) -> None:
    report = _report(lay({_UNIT: _FILES["unknown fields"][1](20_000)}))
    lines = report.splitlines()
    assert sum("lỗi[" in line for line in lines) == 300
    assert lines[-2] == "… và 19704 điều nữa; xem hết bằng «handbook check --format json»."
    assert lines[-1].startswith("Có 20004 lỗi trong ")
