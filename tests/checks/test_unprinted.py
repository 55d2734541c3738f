"""What records say is held against what the passages they cite print."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from handbook.checks import walk_parts, walk_records
from handbook.checks.unprinted import check_unprinted
from handbook.datafile import parse_datafile
from handbook.diagnostics import Diagnostic
from handbook.reading import read_checked
from handbook.records import (
    DATE_KINDS,
    RECORD_FOLDERS,
    Catalog,
    Entry,
    Record,
    Running,
    Status,
    parse_record,
    read_catalog,
    read_fields,
)

_ROOT = Path(__file__).parents[2]
_ARTICLES = frozenset(
    {
        "can-tho-ket-luan-01-2023",
        "dak-lak-chi-thi-05-2017",
        "khoi-trung-uong-so-ket-2023",
        "lao-cai-mo-hinh-2023",
        "tap-chi-cong-san-2020",
    }
)
_TWO_DAYS = ("exemplars/dang-uy-khoi-cac-co-quan-tinh-dak-lak.yml", ("conferences", 1, "date"))
"""One passage prints this day, 23/2/2017, and the next, on which another class was held."""
_UNIT = "id: chi-bo-thu\nname: Chi bộ Thử\nlevel: co-so\ncite: [bai-bao-mau-2017#d1]\n"
_FILE = "exemplars/chi-bo-thu.yml"

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Check = Callable[[Path], list[str]]


def write_figure(printed: str, value: str, cite: str, more: str = "") -> str:
    return (
        f'{_UNIT}figures:\n  - id: so\n    indicator: mo-hinh\n    printed: "{printed}"\n    value: {value}\n{more}'
        f"    scope: Chi bộ Thử\n    cite: [{cite}]\n"
    )


def write_claim(text: str, cite: str) -> str:
    return f"{_UNIT}highlights:\n  - text: {text}\n    cite: [{cite}]\n"


def test_a_printed_figure_is_let_pass_and_another_is_an_error(lay: Lay, check: Check) -> None:
    assert check(lay({_FILE: write_figure("360", "360", "bai-bao-mau-2023#d4")})) == []
    (told,) = check(lay({_FILE: write_figure("306", "306", "bai-bao-mau-2023#d4")}))
    assert told.startswith(f"{_FILE}:8:14: lỗi[figure-unprinted]: ")


def test_one_of_several_passages_is_enough(lay: Lay, check: Check) -> None:
    assert check(lay({_FILE: write_figure("360", "360", "bai-bao-mau-2023#d5, bai-bao-mau-2023#d4")})) == []


def test_a_passage_that_was_never_read_proves_nothing(lay: Lay, check: Check) -> None:
    assert check(lay({_FILE: write_figure("306", "306", "bai-bao-mau-2023#d4, bai-bao-mau-2023#d1")})) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Chi bộ kể 360 việc tốt.", 0),
        ("Ngày 2/3/2018 chi bộ kể 360 việc tốt.", 0),
        ("Theo [[|Chỉ thị 09-CT/TUM]], 3 tổ làm.", 0),
        ("Chi bộ kể 36 việc tốt.", 1),
        ("Ngày 22/3/2018 chi bộ họp.", 1),
        ("Năm 2019 chi bộ họp.", 1),
        ("Giữa dịch Covid-19 chi bộ vẫn họp.", 0),
        ("Chi bộ theo [[01-nq-dum-2016|nghị quyết cũ]].", 0),
    ],
)
def test_a_number_of_a_sentence_is_printed_somewhere_it_cites(text: str, count: int, lay: Lay, check: Check) -> None:
    told = check(lay({_FILE: write_claim(text, "bai-bao-mau-2023#d4")}))
    assert [re.sub(r".*\[(.*)\].*", r"\1", line) for line in told] == ["number-unprinted"] * count


@pytest.mark.parametrize(("collectives", "count"), [("360", 0), ("361", 1), ("10", 0)])
def test_how_many_were_commended_is_printed_in_a_cited_passage(
    collectives: str, count: int, lay: Lay, check: Check
) -> None:
    told = (
        f"{_UNIT}commendations:\n  - id: khen\n    recipients: Các tập thể\n    count: {{collectives: {collectives}}}\n"
        "    award: Giấy khen\n    text: Khen.\n    cite: [bai-bao-mau-2023#d4]\n"
    )
    found = check(lay({_FILE: told}))
    assert [line.partition(": ")[2][:26] for line in found] == ["lời nhắc[number-unprinted]"] * count


def test_the_day_a_source_was_published_is_printed_on_it(change: Callable[[str, str, str], Path], check: Check) -> None:
    root = change("sources/bai-bao-mau-2023.yml", "title:", "published: 2023-07-02\ntitle:")
    (root / _FILE).write_text(write_claim("Đến ngày 2/7/2023 chi bộ còn họp.", "bai-bao-mau-2023#d5"), encoding="utf-8")
    assert check(root) == []


def test_a_print_of_no_source_is_one_message_and_its_value_is_not_held_against_it(lay: Lay, check: Check) -> None:
    (told,) = check(lay({_FILE: write_figure("306", "360", "bai-bao-mau-2023#d4")}))
    assert told.startswith(f"{_FILE}:8:14: lỗi[figure-unprinted]: ")
    (told,) = check(lay({_FILE: write_figure("360", "306", "bai-bao-mau-2023#d4")}))
    assert told.startswith(f"{_FILE}:9:12: lỗi[value-not-printed]: ")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (write_figure("Chi bộ Thử", "360", "bai-bao-mau-2023#d4").replace("scope: Chi bộ Thử", "scope: '360'"), "ed"),
        (write_figure("360", "360", "bai-bao-mau-2023#d4", "    as_of: 1023-03-02\n"), "far"),
        (write_figure("360", "360", "bai-bao-mau-2023#d4", "    as_of: 2026-12-24\n"), "ahead"),
    ],
)
def test_what_is_told_to_be_wrong_is_not_told_to_be_unprinted_as_well(
    text: str, code: str, lay: Lay, check: Check
) -> None:
    (told,) = check(lay({_FILE: text}))
    assert f"{code}]: " in told


@pytest.mark.parametrize(("published", "is_one"), [("2032-07-02", True), ("1032-07-02", True), ("2022-07-02", False)])
def test_a_source_with_a_day_that_cannot_be_is_one_message_and_accuses_no_sentence(
    published: str,
    is_one: bool,  # noqa: FBT001 - the very thing tested
    change: Callable[[str, str, str], Path],
    check: Check,
) -> None:
    root = change("sources/bai-bao-mau-2023.yml", "title:", f"published: {published}\ntitle:")
    (root / _FILE).write_text(write_claim("Đến ngày 2/7/2023 chi bộ còn họp.", "bai-bao-mau-2023#d5"), encoding="utf-8")
    (told,) = check(root)
    assert told.startswith("sources/bai-bao-mau-2023.yml:2:12: lỗi[date-far]: ") is is_one
    assert told.startswith(f"{_FILE}:") is not is_one


def list_digits(entry: Entry[Record]) -> Iterator[tuple[tuple[str | int, ...], int]]:
    """List every digit of a figure, a date or a symbol that rests on the five articles, by its place."""
    above: dict[tuple[str | int, ...], frozenset[str]] = {}
    for part in walk_parts(entry):
        own = frozenset(citation.source for citation in getattr(part.value, "cite", ()))
        above[part.path] = own or above.get(part.path[:-1]) or above.get(part.path[:-2]) or frozenset()
        if not above[part.path] or not above[part.path] <= _ARTICLES:
            continue
        for name, shape in read_fields(type(part.value)).items():
            is_date = shape.kind in DATE_KINDS and not isinstance(part.value, Status | Running) and name != "review_by"
            if (is_date or name in {"printed", "symbol"}) and isinstance(getattr(part.value, name, None), object):
                path = (*entry.prefix, *part.path, name)
                span = entry.file.values.get(path)
                line = entry.file.lines[span[0]] if span else ""
                yield from ((path, at) for at in range(span[1], span[3]) if line[at].isdigit()) if span else ()


def change_digit(entry: Entry[Record], path: tuple[str | int, ...], at: int) -> tuple[int, bytes]:
    """Write another digit; return the line it stands on, and the file."""
    number = entry.file.values[path][0]
    lines = list(entry.file.lines)
    digit = str((int(lines[number][at]) + 1) % 10)
    lines[number] = f"{lines[number][:at]}{digit}{lines[number][at + 1 :]}"
    return number + 1, "\n".join(lines).encode()


def check_alone(entry: Entry[Record], catalog: Catalog, content: bytes) -> list[Diagnostic]:
    """Hold a changed record against what it cites, as far as that can be told from it alone."""
    reading = parse_datafile(entry.file.path, content)
    assert reading.file is not None
    data = reading.file.data
    for step in entry.prefix:
        data = data[step]  # type: ignore[index] # the steps come from the same file
    record, faults = parse_record(type(entry.record), data, reading.file, entry.prefix)
    if record is None:
        return [*faults]
    return [*check_unprinted(catalog, walk_parts(Entry(record, reading.file, entry.prefix)))]


def test_another_digit_in_any_figure_date_or_symbol_of_five_articles_is_noticed_at_its_place(tmp_path: Path) -> None:
    catalog = read_catalog(_ROOT).catalog
    for folder in RECORD_FOLDERS:
        shutil.copytree(_ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("texts"))
    unnoticed, count = [], 0
    for entry in walk_records(catalog):
        for path, at in list_digits(entry) if hasattr(entry.record, "cite") else ():
            count += 1
            line, content = change_digit(entry, path, at)
            if any(told.place.line == line for told in check_alone(entry, catalog, content)):
                continue
            file = tmp_path / entry.file.path  # another passage prints it too: then the rest of the record disagrees
            before = file.read_bytes()
            file.write_bytes(content)
            told = [each.place for each in read_checked(tmp_path).diagnostics]
            file.write_bytes(before)
            if not any(each.path == entry.file.path and each.line in {line, line + 1} for each in told):
                unnoticed.append((entry.file.path, path))
    assert count
    assert set(unnoticed) <= {_TWO_DAYS}
