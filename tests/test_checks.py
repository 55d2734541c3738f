"""The checks over a whole handbook: each bad file gives exactly its one problem, the toy none."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.checks.findings import find_discrepancies, walk_parts, walk_records
from handbook.reading import read_checked

_BAD = sorted((Path(__file__).parent / "bad").glob("*.yml"), key=lambda path: path.name)
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
_CLAIM = """    cite: [bai-bao-mau-2017#d1]
"""
_UNIT = """id: chi-bo-thu
name: Chi bộ Thử
level: co-so
cite: [bai-bao-mau-2017#d1]
"""

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Change = Callable[[str, str, str], Path]
Check = Callable[[Path], list[str]]


def _read_bad(path: Path) -> tuple[str, str, bytes]:
    """Read a bad file: where it is laid, the one line expected, its content (both comments included)."""
    content = path.read_bytes()
    where, expected = content.decode("utf-8", "replace").splitlines()[:2]
    # a letter the check refuses is written \\uXXXX in the expectation, which the check reads too
    return (
        where.removeprefix("# "),
        _ESCAPE.sub(lambda match: chr(int(match[1], 16)), expected.removeprefix("# ")),
        content,
    )


@pytest.mark.parametrize("path", _BAD, ids=lambda path: path.stem)
def test_a_bad_file_gives_exactly_its_one_problem(path: Path, lay: Lay, check: Check) -> None:
    where, expected, content = _read_bad(path)
    assert check(lay({where: content})) == [expected]


@pytest.mark.parametrize("path", _BAD, ids=lambda path: path.stem)
def test_a_bad_file_is_named_after_its_code(path: Path) -> None:
    _, expected, _ = _read_bad(path)
    assert f"[{re.sub(r'-[0-9]+$', '', path.stem)}]" in expected


def test_the_toy_is_clean(toy: Path, check: Check) -> None:
    assert check(toy) == []


def test_where_anything_stands_is_asked_only_of_records_with_a_fault(toy: Path) -> None:
    catalog = read_checked(toy).catalog
    entries = tuple(walk_records(catalog))
    asked = {entry.file.path for entry in entries if "_marks" in vars(entry.file)}
    faulty = {entry.file.path for entry in entries if any(find_discrepancies(part.value) for part in walk_parts(entry))}
    assert asked
    assert asked <= faulty


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("tổng", "exemplars/dang-uy-mau.yml:26:12: lỗi[figure-sum]: "),
        ("hai-giá-trị", "exemplars/dang-uy-mau.yml:98:12: lỗi[two-values]: "),
        ("trước-nguyên-nhân", "exemplars/dang-uy-mau.yml:108:11: lỗi[before-cause]: "),
        ("lịch", "exemplars/dang-uy-mau.yml:120:11: lỗi[date-impossible]: "),
    ],
)
def test_a_fault_of_a_source_is_an_error_until_it_is_acknowledged(
    kind: str, expected: str, toy: Path, lay: Lay, check: Check
) -> None:
    name = "exemplars/dang-uy-mau.yml"
    text = (toy / name).read_text(encoding="utf-8")
    pattern = rf"    discrepancies:\n      - kind: {kind}\n        note: .*\n"
    assert len(re.findall(pattern, text)) == 1
    assert [_head(line) for line in check(lay({name: re.sub(pattern, "", text)}))] == [expected]


def test_a_relation_to_what_came_later_is_an_error_until_the_document_acknowledges_it(
    toy: Path, lay: Lay, check: Check
) -> None:
    name = "directives/05-ct-tum-2016.yml"
    text = (toy / name).read_text(encoding="utf-8")
    related = "relations:\n  - type: concretises\n    target: 01-kl-tum-2021\n    cite: [bai-bao-mau-2017#d1]\n"
    fault = "discrepancies:\n  - kind: trước-nguyên-nhân\n    note: Bài in như vậy.\n"
    untimely, known = (text.replace(old, new) for old, new in (("relations:\n", related), ("discrepancies:\n", fault)))
    both = untimely.replace("discrepancies:\n", fault)
    assert [_head(line) for line in check(lay({name: untimely}))] == [f"{name}:19:13: lỗi[relation-order]: "]
    assert check(lay({name: both})) == []
    assert [line.partition("]: ")[0].partition("lỗi[")[2] for line in check(lay({name: known}))] == [
        "discrepancy-stale"
    ]


def _head(line: str) -> str:
    """Cut a problem's first line after its code."""
    return line[: line.index("]: ") + 3]


def test_every_kind_of_fault_is_acknowledged_somewhere_in_the_toy(toy: Path) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(toy.rglob("*.yml")))
    assert set(re.findall(r"- kind: (\S+)", text)) >= {"tổng", "lịch", "trước-nguyên-nhân", "hai-giá-trị", "cách-ghi"}


@pytest.mark.parametrize("kind", ["mâu-thuẫn", "cách-ghi"])
def test_what_only_an_editor_can_judge_needs_no_finding(kind: str, change: Change, check: Check) -> None:
    assert check(change("directives/05-ct-tum-2016.yml", "  - kind: cách-ghi\n", f"  - kind: {kind}\n")) == []


def test_an_acknowledgement_of_another_kind_does_not_help(change: Change, check: Check) -> None:
    root = change("exemplars/dang-uy-mau.yml", "      - kind: tổng\n", "      - kind: lịch\n")
    assert [_head(line) for line in check(root)] == [
        "exemplars/dang-uy-mau.yml:26:12: lỗi[figure-sum]: ",
        "exemplars/dang-uy-mau.yml:34:15: lỗi[discrepancy-stale]: ",
    ]


def test_an_impossible_date_in_a_former_name_is_acknowledged_on_the_body(lay: Lay, check: Check) -> None:
    former = f"former_names:\n  - name: Chi bộ Cũ\n    end: 2016-04-31\n{_CLAIM}"
    class_ = f"conferences:\n  - id: lop\n    name: Lớp học\n    text: Lớp học.\n{_CLAIM}"
    known = "discrepancies:\n  - kind: lịch\n    note: Nguồn in như vậy.\n"
    assert check(lay({"exemplars/chi-bo-thu.yml": _UNIT + former + class_ + known})) == []


def test_parts_that_add_up_are_no_problem(lay: Lay, check: Check) -> None:
    figures = "figures:\n" + "".join(
        f"  - id: {name}\n    indicator: mo-hinh\n    printed: {value}\n    value: {value}\n"
        f"    scope: Xã, {name}\n{more}{_CLAIM}"
        for name, value, more in (
            ("ca-hai", 9, "    parts:\n      - mot\n      - hai\n"),
            ("mot", 4, ""),
            ("hai", 5, ""),
        )
    )
    assert check(lay({"exemplars/chi-bo-thu.yml": _UNIT + figures})) == []


def test_the_same_value_twice_is_no_contradiction(change: Change, check: Check) -> None:
    root = change(
        "exemplars/dang-uy-mau.yml", "    printed: 149\n    value: 149\n", "    printed: 147\n    value: 147\n"
    )
    assert [_head(line) for line in check(root)] == ["exemplars/dang-uy-mau.yml:103:15: lỗi[discrepancy-stale]: "]


def test_an_imprecise_date_that_may_be_later_is_no_fault(change: Change, check: Check) -> None:
    root = change("exemplars/xa-dong-xanh.yml", "    as_of: 2023-06-28\n", "    as_of: 2021-05\n")
    assert check(root) == []


def test_two_documents_may_share_a_symbol_that_the_vocabulary_knows(change: Change, check: Check) -> None:
    assert check(change("vocabulary/shared_names.yml", "  - name: Nghị quyết 01\n", "  - name: Nghị quyết I\n")) == []


def test_a_shared_symbol_that_the_vocabulary_does_not_know_is_reported_once(change: Change, check: Check) -> None:
    root = change("vocabulary/shared_names.yml", "  - name: 01-NQ/ĐUM\n", "  - name: NQ 01\n")
    assert check(root) == [
        "directives/01-nq-dum-2016.yml:6:9: lỗi[name-shared]: tên «01-NQ/ĐUM» đã là tên của «01-nq-dum-2012»",
    ]


def _write_namesake(issuer: str, text: str) -> str:
    """Write a document that bears, as another province's does, the symbol of the toy's directive."""
    return (
        "id: 05-ct-tum-2017\ntype: chi-thi\nnumber: 05\nsymbol: 05-CT/TUM\ntitle: Về việc khác\n"
        f"short_name: Chỉ thị 05-CT/TUM (Suối Trong)\nissuer: {issuer}\nissued: 2017-03-02\n"
        "status:\n  value: chua-xac-dinh\ncite: [bai-bao-mau-2017#d1]\n"
        f"summary:\n  - text: {text}\n    cite: [bai-bao-mau-2017#d1]\n"
    )


def test_a_symbol_that_another_issuer_uses_needs_no_entry_and_means_the_one_of_who_speaks(
    lay: Lay, check: Check
) -> None:
    text = "Huyện ủy làm theo 05-CT/TUM của mình."
    assert check(lay({"directives/05-ct-tum-2017.yml": _write_namesake("huyen-uy-suoi-trong", text)})) == []


def test_a_symbol_of_several_issuers_is_asked_about_only_where_nobody_near_issued_it(lay: Lay, check: Check) -> None:
    note = "glossary:\n  - id: viec-tot\n    term: việc tốt\n    meaning: Điều mà 05-CT/TUM nói tới.\n"
    record = _write_namesake("huyen-uy-suoi-trong", "Làm việc tốt.")
    (line,) = check(lay({"directives/05-ct-tum-2017.yml": record, "vocabulary/glossary.yml": note}))
    assert line == "vocabulary/glossary.yml:4:22: lỗi[mention-ambiguous]: «05-CT/TUM» là tên của 2 văn bản"


def test_a_name_taken_twice_is_reported_once_and_not_at_each_mention(change: Change, check: Check) -> None:
    root = change("directives/01-kl-tum-2021.yml", "  - Kết luận 01\n", "  - Kết luận 01\n  - Chỉ thị 05\n")
    assert check(root) == [
        "directives/05-ct-tum-2016.yml:8:5: lỗi[name-shared]: tên «Chỉ thị 05» đã là tên của «01-kl-tum-2021»",
    ]


def test_a_document_may_mention_itself_by_any_of_its_names(change: Change, check: Check) -> None:
    root = change("directives/05-ct-tum-2016.yml", "  - text: Việc gì dân", "  - text: Theo CT 05, việc gì dân")
    assert check(root) == []


@pytest.mark.parametrize("typed", ["05", "010", "no", "25.525", "1_000", "12:30", "yes", "=", "1e3"])
def test_no_scalar_is_guessed_to_be_anything_but_text(typed: str, change: Change, check: Check) -> None:
    root = change(
        "directives/nq-hoi-nghi-4-khoa-xii.yml", "title: Về ngăn chặn việc nói nhiều làm ít", f"title: {typed}"
    )
    assert check(root) == []


def test_a_circle_of_three_is_found_once(lay: Lay, check: Check) -> None:
    base = "type: chuyen-de\ntitle: Việc {n}\nshort_name: Việc {n}\nstatus:\n  value: chua-xac-dinh\n"
    cite = "cite: [bai-bao-mau-2017#d1]\n"
    files = {
        f"directives/viec-{n}.yml": f"id: viec-{n}\n{base.format(n=n)}{cite}"
        f"relations:\n  - type: implements\n    target: viec-{n % 3 + 1}\n{_CLAIM}"
        for n in (1, 2, 3)
    }
    words = "các văn bản này thực hiện lẫn nhau thành vòng: Việc 1, Việc 2, Việc 3"
    assert check(lay(files)) == [f"directives/viec-1.yml:10:13: lỗi[relation-cycle]: {words}"]


def test_two_documents_may_go_together_and_follow_each_other(change: Change, check: Check) -> None:
    root = change(
        "directives/01-kl-tum-2021.yml",
        "  - type: amends\n",
        f"  - type: together_with\n    target: 05-ct-tum-2016\n{_CLAIM}  - type: amends\n",
    )
    assert check(root) == []
