"""Two people's changes that git could not merge: nobody's entry is given up by following the hint."""

import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.datafile.conflicts import scan_conflicts
from handbook.diagnostics import Place

Lay = Callable[[Mapping[str, str | bytes | None]], Path]

_BOTH = "giữ các mục của cả hai bản (mục nào hai bản cùng có thì để một)"
_OWN = "giữ các dòng của cả hai bản, dòng trùng để một"
_HALF = "dòng chỉ có ở một bản: giữ nếu còn đúng"
_OTHER = "nếu đó là hai mục khác nhau thì giữ cả hai thành hai mục"
_WORD = re.compile(r"[^\s,;:]+")
_ITEM = "  - id: {0}\n    label: {1}\n    unit: căn"


def _advise(ours: str, theirs: str, before: str = "") -> str:
    text = f"{before}<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> khac\n".replace("\n\n", "\n")
    (problem,) = scan_conflicts("a.yml", tuple(text.split("\n")))
    assert problem.code == "merge-conflict"
    assert "giữ một trong hai bản" not in problem.hint
    return problem.hint


def test_entries_that_two_people_added_both_stay() -> None:
    hint = _advise(_ITEM.format("nha-tinh-nghia", "Nhà tình nghĩa"), _ITEM.format("lop-xoa-mu-chu", "Lớp xóa mù chữ"))
    assert hint == f"{_BOTH}; xóa các dòng dấu <<<<<<<, =======, >>>>>>> (dòng 1, 5, 9)"


def test_one_entry_that_two_people_changed_keeps_one_value() -> None:
    hint = _advise(_ITEM.format("nha", "Nhà tình nghĩa"), _ITEM.format("nha", "Nhà tình thương"))
    assert "«label»: chỉ giữ một giá trị, theo đúng nguồn" in hint
    assert "«unit»" not in hint


def test_a_field_with_two_values_keeps_one() -> None:
    hint = _advise("issued: 2018-03-02\nterm: xii", "issued: 2018-03-03\nterm: xii")
    assert (
        hint
        == "«issued»: chỉ giữ một giá trị, theo đúng nguồn; xóa các dòng dấu <<<<<<<, =======, >>>>>>> (dòng 1, 4, 7)"
    )


def test_plain_items_of_a_list_both_stay() -> None:
    assert _advise("  - Chỉ thị số 05", "  - CT 05", "aliases:\n").startswith(f"{_BOTH}; xóa ")


def test_fields_that_each_has_of_his_own_both_stay() -> None:
    hint = _advise("note: Ghi chú.", "term: xii")
    assert hint.startswith("giữ các dòng của cả hai bản, dòng trùng để một; xóa ")


def test_two_entries_that_begin_alike_may_be_two() -> None:
    hint = _advise("    text: Thêm A.", "    text: Thêm B.", "changes:\n  - date: 2026-11-27\n")
    assert "«text»: chỉ giữ một giá trị" in hint
    assert "nếu đó là hai mục khác nhau thì giữ cả hai thành hai mục" in hint


@pytest.mark.parametrize("is_turned", [False, True])
def test_items_of_one_side_alone_are_not_items_of_both(is_turned: bool) -> None:  # noqa: FBT001 - given by its name
    sides = ("  - Chỉ thị số 05", "term: xii")
    assert _BOTH not in _advise(*(sides[::-1] if is_turned else sides))


@pytest.mark.parametrize("sides", [("", "term: xii"), ("term: xii", "")])
def test_what_one_side_took_away_stays_if_it_is_right(sides: tuple[str, str]) -> None:
    assert _advise(*sides).startswith(f"{_HALF}; xóa ")


@pytest.mark.parametrize("is_turned", [False, True])
def test_a_blank_line_is_not_all_of_a_side(is_turned: bool) -> None:  # noqa: FBT001 - given by its name
    sides = ("note: Ghi chú.\n \nabbreviation: CT", "term: xii")
    assert _advise(*(sides[::-1] if is_turned else sides)).startswith(f"{_OWN}; xóa ")


@pytest.mark.parametrize(
    ("first", "second", "advice"),
    [
        (("  - A", "  - B"), ("note: a", "term: b"), _BOTH),
        (
            ("  - A", "  - B"),
            ("note: a", "note: b"),
            f"{_BOTH}; «note»: chỉ giữ một giá trị, theo đúng nguồn; {_OTHER}",
        ),
        (("note: a", "note: b"), ("  a: 1", ""), f"«note»: chỉ giữ một giá trị, theo đúng nguồn; {_OTHER}; {_HALF}"),
        (("note: a", "term: b"), ("", "unit: căn"), _HALF),
        (("note: a", "note: b"), ("term: a", "term: b"), "«note», «term»: chỉ giữ một giá trị, theo đúng nguồn"),
        (("note: a", "term: b"), ("unit: a", "level: b"), _OWN),
    ],
)
def test_of_two_places_in_one_file_each_has_its_advice_in_either_order(
    first: tuple[str, str], second: tuple[str, str], advice: str
) -> None:
    for places in ((first, second), (second, first)):
        text = "\n".join(f"<<<<<<< a\n{ours}\n=======\n{theirs}\n>>>>>>> b" for ours, theirs in places)
        (problem,) = scan_conflicts("a.yml", tuple(text.split("\n")))
        said = problem.hint.rpartition("; xóa ")[0]
        assert sorted(_WORD.findall(said)) == sorted(_WORD.findall(advice))


def test_a_field_behind_a_list_is_of_the_same_thing() -> None:
    sides = [f"id: a\nmodels:\n  - id: m\n    name: M\nname: {name}" for name in ("Xã A", "Xã Á")]
    hint = _advise(*sides)
    assert "«name»: chỉ giữ một giá trị, theo đúng nguồn; nếu đó là hai mục khác nhau" in hint


def test_a_field_deeper_inside_is_no_field_of_the_thing() -> None:
    assert "chỉ giữ một" not in _advise("models:\n  - id: m\nnote: a", "  id: n\nterm: b\n  note: c")


def test_an_item_without_a_value_at_its_dash_is_compared_all_the_same() -> None:
    assert "«label»: chỉ giữ một giá trị" in _advise("  - id:\n    label: A", "    label: B")


def test_a_record_that_two_people_added_keeps_the_items_of_both_lists() -> None:
    ours = "id: a\nname: Xã A\naliases:\n  - A\nmodels:\n  - id: m\n    name: M"
    theirs = "id: a\nname: Xã Á\naliases:\n  - Á\nmodels:\n  - id: n\n    name: N"
    hint = _advise(ours, theirs)
    assert hint.startswith(f"{_BOTH}; «name»: chỉ giữ một giá trị")
    assert "«id»" not in hint


def test_what_both_started_from_is_no_side() -> None:
    text = "<<<<<<< HEAD\na: b\n||||||| gốc\na: a\n=======\na: c\n>>>>>>> khác"
    (problem,) = scan_conflicts("a.yml", tuple(text.split("\n")))
    assert problem.hint.startswith("«a»: chỉ giữ một giá trị")
    assert problem.hint.endswith("(dòng 1, 3, 5, 7)")


@pytest.mark.parametrize(
    ("count", "where"),
    [
        (9, "dòng 1, 2, 3, 4, 5, 6, 7, 8, 9"),
        (10, "dòng 1, 2, 3, 4, 5, 6, 7, 8, 9 và 1 dòng nữa"),
        (12, "dòng 1, 2, 3, 4, 5, 6, 7, 8, 9 và 3 dòng nữa"),
    ],
)
def test_many_marks_are_counted(count: int, where: str) -> None:
    (problem,) = scan_conflicts("a.yml", ("=======",) * count)
    assert problem.hint.endswith(f"({where})")


@pytest.mark.parametrize("mark", ["=======", ">>>>>>> khác", "<<<<<<< HEAD", "||||||| gốc"])
def test_a_mark_left_alone_is_to_be_deleted(mark: str) -> None:
    (problem,) = scan_conflicts("a.yml", ("a: b", mark, "c: d"))
    assert problem.place == Place("a.yml", 2, 1, len(mark))
    assert problem.hint == f"{_OWN}; xóa các dòng dấu <<<<<<<, =======, >>>>>>> (dòng 2)"


@pytest.mark.parametrize(
    ("name", "ours", "theirs"),
    [
        ("vocabulary/statuses.yml", _ITEM.format("nha", "Nhà") + "\n", _ITEM.format("lop", "Lớp") + "\n"),
        (
            "vocabulary/shared_names.yml",
            "  - name: Hai A\n    means:\n      - 01-kl-tum-2021\n      - 05-ct-tum-2016\n    note: A.\n",
            "  - name: Hai B\n    means:\n      - 01-kl-tum-2021\n      - 05-ct-tum-2016\n    note: B.\n",
        ),
        (
            "sources/bai-bao-mau-2017.yml",
            "  - id: d40\n    opening: Một\n",
            "  - id: d41\n    opening: Hai\n",
        ),
    ],
)
def test_what_git_itself_leaves_of_two_additions_is_kept_of_both(
    name: str, ours: str, theirs: str, lay: Lay, report: Callable[[Path], str]
) -> None:
    root = lay({})
    path = root / name
    text = path.read_text(encoding="utf-8")

    def git(*arguments: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(["git", *who, *arguments], cwd=root, check=False, capture_output=True)  # noqa: S607 - as an editor does

    git("init", "-b", "main")
    git("add", "-A")
    git("commit", "-m", "0")
    git("switch", "-c", "khac")
    path.write_text(text + theirs, encoding="utf-8")
    git("commit", "-am", "1")
    git("switch", "main")
    path.write_text(text + ours, encoding="utf-8")
    git("commit", "-am", "2")
    git("merge", "khac")
    printed = report(root)
    assert f"{name}:" in printed
    assert "lỗi[merge-conflict]" in printed
    assert f"= gợi ý: {_BOTH}" in printed
