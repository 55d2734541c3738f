"""Dates that cannot be: one message, at the date itself."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from handbook.checks.misdating import (
    Conflict,
    find_doubtful,
    find_misdated,
    find_present,
    find_years,
    is_far,
    list_issued,
)
from handbook.diagnostics import Diagnostic, Place
from handbook.records.loading import read_catalog
from handbook.text.dates import BoundedDate, parse_date

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Change = Callable[[str, str, str], Path]
Check = Callable[[Path], list[str]]
Report = Callable[[Path], str]

_CT05 = "directives/05-ct-tum-2016.yml"
_KL01 = "directives/01-kl-tum-2021.yml"
_UNIT = "exemplars/dang-uy-mau.yml"
_THU = "directives/chi-thi-thu.yml"
_FIRST_LOG, _LOG = "vocabulary/changes/2026-11-20-1.yml", "vocabulary/changes/2026-11-22-1.yml"
_CITED = "    cite: [bai-bao-mau-2017#d1]\n"


def _find(printed: str) -> tuple[str, str]:
    """Take the one problem of a report: its first line, and its hint."""
    assert printed.rstrip().endswith(" trong 1 tệp."), printed
    assert printed.count("= gợi ý: ") == 1, printed
    return printed.splitlines()[0], printed.partition("= gợi ý: ")[2].partition("\n")[0]


@pytest.mark.parametrize(
    ("log", "published", "retrieved", "present"),
    [
        (("2026-11-20", "2026-11-22"), "2017", "2017", "2026-11-22"),
        (("2026-11-22", "2026-11-20"), "2017", "2017", "2026-11-22"),
        (("2026-11-20", "2062-11-22"), "2017", "2017", "2026-11-20"),
        (("2026-11-20", "2062-11-22"), "2061", "2017", "2062-11-22"),
        (("2026-11-20", "2062-11-22"), "2017", "2061", "2062-11-22"),
        (("2061-11-20", "2062-11-22"), "2017", "2017", "2062-11-22"),
        (("2026-11-20", "2056-11-22"), "2017", "2017", "2056-11-22"),
        (("2026-11-20", "2057-11-22"), "2017", "2017", "2026-11-20"),
        (("2062-11-22",), "2017", "2017", "None"),
        ((), "2017", "2017", "None"),
    ],
)
def test_the_present_is_the_newest_entry_of_the_log_that_something_else_bears_out(
    log: tuple[str, ...], published: str, retrieved: str, present: str, toy: Path
) -> None:
    catalog = read_catalog(toy).catalog
    entry, source = catalog.changes[0], next(iter(catalog.sources.values()))
    changes = tuple(replace(entry, record=entry.record.model_copy(update={"date": parse_date(each)})) for each in log)
    dates = {"published": parse_date(published), "retrieved": parse_date(retrieved)}
    sources = {"a": replace(source, record=source.record.model_copy(update=dates))}
    assert str(find_present(replace(catalog, changes=changes, sources=sources))) == present


@pytest.mark.parametrize(("line", "is_known"), [(8, False), (7, True), (9, True)])
def test_a_date_is_set_aside_only_where_its_own_line_is_contradicted(line: int, is_known: bool, toy: Path) -> None:  # noqa: FBT001 - a parameter
    catalog = read_catalog(toy).catalog
    entry = catalog.directives["05-ct-tum-2016"]
    at = entry.place("issued").line - 8 + line
    fault = Diagnostic(Place(_CT05, at, 1, 1), "date-far", "", "")
    issued = dict(zip(catalog.directives, list_issued(catalog, None, [fault]), strict=True))
    assert issued["05-ct-tum-2016"] == (entry.record.issued if is_known else None)
    assert issued["01-kl-tum-2021"] == catalog.directives["01-kl-tum-2021"].record.issued


@pytest.mark.parametrize(
    ("year", "guess"), [("2121", "2021"), ("1021", "2021"), ("0202", ""), ("2032", ""), ("1821", "")]
)
def test_a_year_far_off_is_one_message_at_the_date(year: str, guess: str, toy: Path, lay: Lay, report: Report) -> None:
    first, hint = _find(report(_date(toy, lay, f"{year}-05-18", "2021-06-01", "2021-07-01", "2022-01-01")))
    assert first.startswith(f"{_THU}:8:9: lỗi[date-far]: năm {int(year)} ")
    assert hint == "so lại với nguồn" + (f"; có phải năm {guess}?" if guess else "")


@pytest.mark.parametrize(("issued", "year"), [("2121?", 2121), ("1021~", 1021), ("2016/2121", 2121), ("../1021", 1021)])
def test_a_year_far_off_is_a_slip_however_unsure_the_date(issued: str, year: int, change: Change, check: Check) -> None:
    old = "short_name: Chuyên đề năm 2017\n"
    (found,) = check(change("directives/chuyen-de-2017.yml", old, f"{old}issued: {issued}\n"))
    assert f"lỗi[date-far]: năm {year} " in found


@pytest.mark.parametrize("issued", ["2027~", "2027?", "2016/2027", "../2027", "2026-11-22/.."])
def test_what_may_have_been_before_the_newest_entry_is_not_after_it(issued: str, change: Change, check: Check) -> None:
    old = "short_name: Chuyên đề năm 2017\n"
    name = f"short_name: Chuyên đề\nissued: {issued}\n"
    found = check(change("directives/chuyen-de-2017.yml", old, name))
    assert [line for line in found if "[date-" in line] == []


@pytest.mark.parametrize("year", ["2121", "1021", "2032", "2012", "2023"])
def test_a_year_that_the_id_denies_is_one_message_at_the_date_too(year: str, change: Change, report: Report) -> None:
    first, _ = _find(report(change(_KL01, "issued: 2021-05-18", f"issued: {year}-05-18")))
    assert first.startswith(f"{_KL01}:10:9: lỗi[fact-differs]: ")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (_UNIT, "    date: 2016-02-20", "    date: 1016-02-20"),
        ("exemplars/xa-dong-xanh.yml", "    as_of: 2023-06-28", "    as_of: 2123-06-28"),
        ("sources/bai-bao-mau-2017.yml", "published: 2017", "published: 2071"),
        ("sources/bai-bao-mau-2017.yml", "retrieved: 2026-11-20", "retrieved: 1026-11-20"),
        ("vocabulary/issuers.yml", "        end: 2011", "        end: 1011"),
        (_LOG, "date: 2026-11-22", "date: 2126-11-22"),
        (_FIRST_LOG, "date: 2026-11-20", "date: 1026-11-20"),
    ],
)
def test_every_date_of_every_record_is_looked_at(name: str, old: str, new: str, change: Change, check: Check) -> None:
    found = [line for line in check(change(name, old, new)) if "discrepancy-stale" not in line]
    assert [line.partition(": năm ")[0].rpartition(" ")[2] for line in found] == ["lỗi[date-far]"], found
    assert all(line.startswith(f"{name}:") for line in found)


def test_a_date_after_the_newest_entry_of_the_log_is_a_warning(change: Change, report: Report) -> None:
    first, hint = _find(report(change("exemplars/xa-dong-xanh.yml", "    as_of: 2023-06-28", "    as_of: 2026-12-28")))
    assert "lời nhắc[date-ahead]: thời điểm 28/12/2026 đứng sau mục mới nhất của nhật ký (22/11/2026)" in first
    assert hint.endswith("nếu đúng thì ghi lần bổ sung này vào vocabulary/changes/")


def test_the_year_of_the_newest_entry_is_not_after_it(change: Change, check: Check) -> None:
    assert check(change("exemplars/xa-dong-xanh.yml", "    as_of: 2023-06-28", "    as_of: 2026")) == []


@pytest.mark.parametrize(("end", "codes"), [("2030", []), ("2045", []), ("2145", ["date-far"])])
def test_a_goal_may_lie_ahead_but_not_a_century(end: str, codes: list[str], toy: Path, lay: Lay, check: Check) -> None:
    text = (toy / "exemplars/xa-dong-xanh.yml").read_text(encoding="utf-8")
    assert text.count("    as_of: 2023-06-28\n") == 1
    text = text.replace("    as_of: 2023-06-28\n", f"    period:\n      start: 2021\n      end: {end}\n")
    assert [
        line.partition("[")[2].partition("]")[0] for line in check(lay({"exemplars/xa-dong-xanh.yml": text}))
    ] == codes


@pytest.mark.parametrize(("published", "clean"), [("1927", True), ("1827", False)])
def test_a_book_may_be_older_than_the_party(published: str, *, clean: bool, change: Change, report: Report) -> None:
    printed = report(change("sources/bai-bao-mau-2017.yml", "published: 2017", f"published: {published}"))
    assert ("[date-far]" not in printed) == clean


def test_without_a_log_only_the_past_has_an_end(lay: Lay, toy: Path, check: Check) -> None:
    text = (toy / _UNIT).read_text(encoding="utf-8").replace("2023-06-28", "2083-06-28")
    assert check(lay({_FIRST_LOG: None, _LOG: None, _UNIT: text})) == []
    unit = (toy / "exemplars/chi-bo-hoa-sen.yml").read_text(encoding="utf-8")
    given = (
        "commendations:\n  - id: khen\n    recipients: Chi bộ\n    award: Bằng khen\n    date: 1023\n    text: Khen.\n"
    )
    (line,) = check(lay({"exemplars/chi-bo-hoa-sen.yml": unit + given + _CITED}))
    assert line.endswith("lỗi[date-far]: năm 1023 đứng trước khi có Đảng (1930), chắc là gõ nhầm")


def _date(toy: Path, lay: Lay, issued: str, *dates: str) -> Path:
    """Lay a document of one date, and classes about it of others."""
    document = (
        "id: chi-thi-thu\ntype: chi-thi\nnumber: 09\nsymbol: 09-CT/TUM\ntitle: Về việc thử\n"
        f"short_name: Chỉ thị 09-CT/TUM\nissuer: tinh-uy-mau\nissued: {issued}\nstatus:\n  value: chua-xac-dinh\n"
        "cite: [bai-bao-mau-2017#d1]\n"
    )
    classes = "".join(
        f"  - id: lop-{number}\n    name: Lớp {number}\n    date: {date}\n    about:\n      - chi-thi-thu\n"
        f"    text: Lớp học số {number}.\n{_CITED}"
        for number, date in enumerate(dates)
    )
    unit = (toy / "exemplars/chi-bo-hoa-sen.yml").read_text(encoding="utf-8")
    return lay({_THU: document, "exemplars/chi-bo-hoa-sen.yml": f"{unit}conferences:\n{classes}"})


def test_a_date_against_most_of_what_is_about_it_is_at_fault_itself(toy: Path, lay: Lay, report: Report) -> None:
    first, hint = _find(report(_date(toy, lay, "2021-05-18", "2018-06-01", "2018-07-01", "2023-01-01")))
    assert first.startswith(f"{_THU}:8:9: lỗi[date-misplaced]: ngày ban hành 18/5/2021 ")
    assert "trái thứ tự với 2 ngày khác" in first
    assert "exemplars/chi-bo-hoa-sen.yml:" in hint
    assert "discrepancies" not in hint


@pytest.mark.parametrize(
    "dates", [("2018-06-01",), ("2018-06-01", "2022-01-01"), ("2018-06-01", "2018-07-01", "2022", "2023")]
)
def test_a_date_against_the_lesser_part_is_told_where_the_others_are(
    dates: tuple[str, ...], toy: Path, lay: Lay, check: Check
) -> None:
    found = check(_date(toy, lay, "2021-05-18", *dates))
    assert len(found) == sum(date < "2021" for date in dates)
    assert all("lỗi[before-cause]" in line for line in found)


def test_a_document_dated_before_all_it_continues_is_at_fault_itself(toy: Path, lay: Lay, report: Report) -> None:
    root = _date(toy, lay, "2012-05-18", "2022-01-01")
    cited = "cite: [bai-bao-mau-2017#d1]"
    with (root / _THU).open("a", encoding="utf-8") as stream:
        stream.write("relations:\n")
        for target in ("05-ct-tum-2016", "01-kl-tum-2021"):
            stream.write(f"  - {{type: continues, target: {target}, {cited}}}\n")
    first, _ = _find(report(root))
    assert first.startswith(f"{_THU}:8:9: lỗi[date-misplaced]: ngày ban hành 18/5/2012 trái thứ tự với 2 ngày khác")


def test_what_a_record_acknowledges_speaks_against_no_date(toy: Path, lay: Lay, check: Check) -> None:
    root = _date(toy, lay, "2021-05-18", "2018-06-01", "2018-07-01")
    path = root / "exemplars/chi-bo-hoa-sen.yml"
    text = path.read_text(encoding="utf-8")
    fault = "    discrepancies:\n      - kind: trước-nguyên-nhân\n        note: Bài in như vậy.\n"
    for number in (0, 1):
        text = text.replace(f"    text: Lớp học số {number}.\n", f"    text: Lớp học số {number}.\n{fault}")
    path.write_text(text, encoding="utf-8")
    assert check(root) == []


def test_the_date_that_most_is_against_is_at_fault_before_one_that_less_is_against() -> None:
    pairs = (("z", "a"), ("z", "a"), ("z", "b"))
    conflicts = tuple(Conflict(Place("a.yml", line), pair) for line, pair in enumerate(pairs, 1))
    compared = [document for pair in (*pairs, ("b", "c"), ("b", "c")) for document in pair]
    assert find_misdated(conflicts, compared) == {"z": tuple(conflict.place for conflict in conflicts)}


@pytest.mark.parametrize(
    ("date", "hint"),
    [
        ("2016-15-05", "ngày và tháng đổi chỗ cho nhau? Viết năm-tháng-ngày: 2016-05-15"),
        ("2016-05-51", "gõ nhầm ở đây: so lại với nguồn, viết năm-tháng-ngày"),
        ("2016-00-10", "gõ nhầm ở đây: so lại với nguồn, viết năm-tháng-ngày"),
        ("2016-15-15", "gõ nhầm ở đây: so lại với nguồn, viết năm-tháng-ngày"),
    ],
)
def test_a_date_no_source_can_have_printed_accuses_none(date: str, hint: str, change: Change, report: Report) -> None:
    printed = report(change(_CT05, "issued: 2016-05-15", f"issued: {date}"))
    assert "lỗi[date-impossible]" in printed
    assert f"= gợi ý: {hint}\n" in printed


def test_a_fault_that_may_be_a_source_s_asks_for_a_slip_first(change: Change, report: Report) -> None:
    _, hint = _find(report(change(_CT05, "issued: 2016-05-15", "issued: 2016-02-30")))
    assert hint.startswith("so lại với nguồn xem có gõ nhầm không; chỉ khi nguồn in đúng như vậy mới giữ")


def test_a_copy_is_not_kept_before_it_was_published(change: Change, check: Check) -> None:
    (line,) = check(change("sources/bai-bao-mau-2017.yml", "retrieved: 2026-11-20", "retrieved: 2016"))
    assert "lỗi[period-order]: ngày lấy bản lưu 2016 đứng trước ngày đăng 19/5/2017" in line


@pytest.mark.parametrize(
    ("date", "present", "is_slip"),
    [
        *(("1929", "2026", True), ("1930", "2026", False), ("1929/1931", "2026", True), ("1929-12", None, True)),
        *(("2027", "2026", False), ("2028", "2026", True), ("2026/2028", "2026", True), ("2999", None, False)),
    ],
)
def test_a_date_before_the_party_or_two_years_ahead_is_a_slip(date: str, present: str | None, *, is_slip: bool) -> None:
    today = parse_date(present) if present else None
    assert not isinstance(today, BoundedDate)
    assert is_far(parse_date(date), today) is is_slip


@pytest.mark.parametrize(
    ("name", "old", "new", "codes"),
    [
        ("sources/bai-bao-mau-2017.yml", "published: 2017-05-19", "published: 1900", []),
        ("sources/bai-bao-mau-2017.yml", "published: 2017-05-19", "published: 1899", ["date-far"]),
        ("vocabulary/issuers.yml", "        end: 2011", "        end: 1930", []),
        ("vocabulary/issuers.yml", "        end: 2011", "        end: 1929", ["date-far"]),
        ("exemplars/xa-dong-xanh.yml", "as_of: 2023-06-28", "as_of: 2027-01", ["date-ahead"]),
        ("exemplars/xa-dong-xanh.yml", "as_of: 2023-06-28", "as_of: 2028-01", ["date-far"]),
        ("exemplars/xa-dong-xanh.yml", "as_of: 2023-06-28", "period: {start: 2021, end: 2056}", []),
        ("exemplars/xa-dong-xanh.yml", "as_of: 2023-06-28", "period: {start: 2021, end: 2057}", ["date-far"]),
    ],
)
def test_the_first_and_the_last_year_there_may_be(
    name: str, old: str, new: str, codes: list[str], change: Change, check: Check
) -> None:
    found = [line.partition("[")[2].partition("]")[0] for line in check(change(name, old, new))]
    assert [code for code in found if code in {"date-far", "date-ahead"}] == codes


def test_a_document_with_a_date_that_is_not_trusted_is_doubtful_and_one_without_is_not(toy: Path) -> None:
    catalog = read_catalog(toy).catalog
    dates = {each: entry.record.issued for each, entry in catalog.directives.items()}
    assert None in dates.values()
    assert find_doubtful(catalog, tuple(dates.values())) == frozenset()
    mistrusted = {**dates, "05-ct-tum-2016": None}
    assert find_doubtful(catalog, tuple(mistrusted.values())) == {"05-ct-tum-2016"}


def test_a_record_without_a_date_has_no_year_that_is_far() -> None:
    assert not is_far(parse_date(str(find_years(())[0])), None)


@pytest.mark.parametrize(("count", "listed"), [(8, 8), (9, 5)])
def test_of_very_many_places_against_a_date_the_first_are_listed(
    count: int, listed: int, toy: Path, lay: Lay, report: Report
) -> None:
    dates = [f"2018-06-{day:02}" for day in range(1, count + 1)]
    first, hint = _find(report(_date(toy, lay, "2021-05-18", *dates)))
    assert f"trái thứ tự với {count} ngày khác" in first
    assert hint.count("exemplars/chi-bo-hoa-sen.yml:") == listed
