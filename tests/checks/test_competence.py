"""Who may issue which types of documents, by the rule of the time."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.reading import read_checked

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Change = Callable[[str, str, str], Path]
Check = Callable[[Path], list[str]]

_RULE = "directives/04-hd-tum-2014.yml"
_CITED = "cite: [bai-bao-mau-2017#d1]\n"


def _write_part(level: str, types: str, more: str = "", name: str = "Đảng ủy") -> str:
    return f"  - level: {level}\n    name: {name}\n{more}    types: [{types}]\n    {_CITED}"


def _write_rule(*parts: str, issued: str = "2014-03-02") -> str:
    return (
        f'id: 04-hd-tum-{issued[:4]}\ntype: huong-dan\nnumber: "04"\nsymbol: 04-HD/TUM\ntitle: Về các loại văn bản\n'
        f"short_name: Hướng dẫn 04-HD/TUM\nissuer: tinh-uy-mau\nissued: {issued}\nstatus:\n  value: chua-xac-dinh\n"
        f"authority:\n{''.join(parts)}{_CITED}"
    )


def _find(lines: list[str]) -> list[str]:
    return [line.partition(": ")[0] for line in lines if "[type-issuer]" in line]


_PLAN, _RESOLUTION = "directives/08-kh-dum-2016.yml:2:7", "directives/01-nq-dum-2016.yml:4:7"


@pytest.mark.parametrize(
    ("types", "found"),
    [
        ("nghi-quyet, ke-hoach, huong-dan", []),
        ("nghi-quyet, huong-dan", [_PLAN]),
        ("huong-dan", [_RESOLUTION, _PLAN]),
    ],
)
def test_a_type_that_the_rule_does_not_list_for_the_issuer_is_doubtful(
    types: str, found: list[str], lay: Lay, check: Check
) -> None:
    assert _find(check(lay({_RULE: _write_rule(_write_part("quan-huyen", types))}))) == found


@pytest.mark.parametrize(
    ("level", "name", "more"),
    [
        ("tinh", "Đảng ủy", ""),
        ("quan-huyen", "Huyện ủy", ""),
        ("quan-huyen", "Đảng", "    openings: [Đảng ủy xã]\n"),
        ("quan-huyen", "Đảng u", ""),
    ],
)
def test_of_bodies_that_no_rule_speaks_of_nothing_is_said(
    level: str, name: str, more: str, lay: Lay, check: Check
) -> None:
    assert _find(check(lay({_RULE: _write_rule(_write_part(level, "huong-dan", more, name))}))) == []


@pytest.mark.parametrize(
    ("issued", "until", "found"),
    [
        ("2014-03-02", "2016-12-01", [_PLAN]),
        ("2014-03-02", "2016-11", []),
        ("2014-03-02", "2016-11-15", []),
        ("2016", "2018", []),
        ("2016-11", "2018", []),
        ("2016-10", "2018", [_PLAN]),
    ],
)
def test_a_rule_speaks_only_of_documents_that_surely_fall_into_its_time(
    issued: str, until: str, found: list[str], lay: Lay, check: Check
) -> None:
    part = _write_part("quan-huyen", "nghi-quyet, huong-dan", f"    until: {until}\n")
    path = _RULE.replace("2014", issued[:4])
    assert _find(check(lay({path: _write_rule(part, issued=issued)}))) == found


def test_of_several_rules_that_speak_of_an_issuer_one_that_lists_the_type_is_enough(lay: Lay, check: Check) -> None:
    parts = _write_part("quan-huyen", "nghi-quyet, huong-dan"), _write_part("quan-huyen", "ke-hoach", "", "Đảng ủy Mẫu")
    assert _find(check(lay({_RULE: _write_rule(*parts)}))) == []


def test_the_hint_names_who_may_issue_the_type(lay: Lay) -> None:
    parts = (
        _write_part("quan-huyen", "nghi-quyet, huong-dan"),
        _write_part("quan-huyen", "ke-hoach", "", "Ban Thường vụ huyện ủy"),
        _write_part("tinh", "ke-hoach", "", "Thành ủy"),
    )
    (told,) = (
        each for each in read_checked(lay({_RULE: _write_rule(*parts)})).diagnostics if each.code == "type-issuer"
    )
    assert "nơi được kể: Ban Thường vụ huyện ủy;" in told.hint


def test_what_is_only_talked_of_is_held_against_no_rule(lay: Lay, toy: Path, check: Check) -> None:
    name = "directives/08-kh-dum-2016.yml"
    text = (toy / name).read_text(encoding="utf-8").replace(_CITED.replace("d1", "d2"), "reported: Nghe nói.\n")
    root = lay({_RULE: _write_rule(_write_part("quan-huyen", "nghi-quyet, huong-dan")), name: text})
    assert _find(check(root)) == []


def test_an_unknown_type_or_level_of_a_rule_is_told(lay: Lay, check: Check) -> None:
    found = check(lay({_RULE: _write_rule(_write_part("quan-huyn", "nghi-quyt"))}))
    assert ["lỗi[dangling]" in line for line in found] == [True, True]


def test_a_bodys_former_name_counts_for_what_it_issued_under_it(change: Change, check: Check) -> None:
    body = "exemplars/dang-uy-mau.yml"
    former = f"former_names:\n  - name: Huyện ủy Mẫu\n    start: 1990\n    end: 2017\n    {_CITED}symbols:\n"
    root = change(body, "symbols:\n", former)
    (root / _RULE).write_text(_write_rule(_write_part("quan-huyen", "huong-dan", "", "Huyện ủy")), encoding="utf-8")
    assert _find(check(root)) == [_RESOLUTION, _PLAN]
