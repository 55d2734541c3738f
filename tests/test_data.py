"""The handbook's own data: clean, as rich as promised, and every fault of a source is said aloud for a reason."""

import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from handbook.checks.findings import find_discrepancies, walk_parts, walk_records
from handbook.datafile import Path as DataPath
from handbook.records import Figure, Model
from handbook.records.catalog import Catalog, Entry
from handbook.records.loading import read_catalog

_ROOT = Path(__file__).parent.parent
_FOLDERS = ("directives", "exemplars", "sources", "vocabulary")
_CODES = {
    "tổng": "figure-sum",
    "lịch": "date-impossible",
    "trước-nguyên-nhân": "before-cause",
    "hai-giá-trị": "two-values",
}

Check = Callable[[Path], list[str]]


@dataclass(frozen=True)
class _Fault:
    """An acknowledged fault: its file, the lines of the part it is in, the line of its own entry, its kind."""

    path: str
    lines: range
    entry: int
    kind: str

    def __str__(self) -> str:
        return f"{self.path}:{self.entry}"


def _read() -> Catalog:
    return read_catalog(_ROOT).catalog


def _find_faults() -> Iterator[_Fault]:
    """Find each acknowledged fault that a program can find again."""
    for entry in walk_records(_read()):
        for part in walk_parts(entry):
            for position, kind in enumerate(find_discrepancies(part.value)):
                if kind in _CODES:
                    line = entry.place(*part.path, "discrepancies", position).line
                    yield _Fault(entry.file.path, _lines_of(entry, part.path), line, kind)


def _lines_of(entry: Entry, path: DataPath) -> range:
    whole = entry.prefix + path
    inside = [span[0] + 1 for place, span in entry.file.values.items() if place[: len(whole)] == whole]
    return range(min(inside), max(inside) + 1)


def _copy(root: Path) -> Path:
    for folder in _FOLDERS:
        shutil.copytree(_ROOT / folder, root / folder)
    return root


def _take_out(path: Path, line: int) -> None:
    """Take one item out of a «discrepancies» list, and the list's own line if nothing is left in it."""
    lines = path.read_text(encoding="utf-8").split("\n")
    start = line - 1
    indent = lines[start].index("-")
    end = start + 1
    while lines[end].startswith(" " * (indent + 1)):
        end += 1
    del lines[start:end]
    if lines[start - 1].strip() == "discrepancies:" and not lines[start].startswith(" " * indent + "- "):
        del lines[start - 1]
    path.write_text("\n".join(lines), encoding="utf-8")


_REMINDERS = 20


def _find_errors(lines: list[str]) -> list[str]:
    return [line for line in lines if ": lỗi[" in line]


def test_the_data_has_no_fault_and_few_reminders(check: Check) -> None:
    told = check(_ROOT)
    assert _find_errors(told) == []
    assert len(told) <= _REMINDERS


def test_there_is_a_fault_to_acknowledge() -> None:
    assert {fault.kind for fault in _find_faults()} >= {"tổng", "lịch", "trước-nguyên-nhân"}


@pytest.mark.parametrize("fault", tuple(_find_faults()), ids=str)
def test_a_fault_that_is_not_acknowledged_is_found(fault: _Fault, tmp_path: Path, check: Check) -> None:
    root = _copy(tmp_path)
    _take_out(root / fault.path, fault.entry)
    (line,) = _find_errors(check(root))
    path, number, _, rest = line.split(":", 3)
    assert path == fault.path
    assert int(number) in fault.lines
    assert rest.startswith(f" lỗi[{_CODES[fault.kind]}]")


def test_there_are_as_many_records_as_promised() -> None:
    catalog = _read()
    parts = [part.value for entry in walk_records(catalog) for part in walk_parts(entry)]
    assert len(catalog.directives) >= 85
    assert len(catalog.exemplars) >= 70
    assert len(catalog.models) >= 60
    assert sum(bool(entry.record.url) for entry in catalog.sources.values()) >= 100
    assert len({entry.record.name for entry in catalog.exemplars.values()}) == len(catalog.exemplars)
    assert sum(isinstance(part, Model) for part in parts) >= 9
    assert sum(isinstance(part, Figure) for part in parts) >= 180


def test_every_promised_type_of_document_is_there() -> None:
    catalog = _read()
    labels = {catalog.types[entry.record.type].record.label for entry in catalog.directives.values()}
    assert labels >= {"Chỉ thị", "Kết luận", "Nghị quyết", "Quyết định", "Kế hoạch", "Hướng dẫn", "Chuyên đề"}


def test_no_file_carries_a_comment() -> None:
    for folder in _FOLDERS:
        for path in (_ROOT / folder).glob("*.yml"):
            assert not re.search(r"^\s*#", path.read_text(encoding="utf-8"), re.MULTILINE), path


@pytest.mark.parametrize("seed", range(12))
def test_a_broken_reference_is_found(seed: int, tmp_path: Path, check: Check) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same choice each time, no secret
    root = _copy(tmp_path)
    pattern = re.compile(r"^ *(?:- )?(?:target|issuer|directive|indicator|measures|parent|level): (\S+)$", re.MULTILINE)
    path = chance.choice(sorted(root.glob("directives/*.yml")) + sorted(root.glob("exemplars/*.yml")))
    text = path.read_text(encoding="utf-8")
    match = chance.choice(list(pattern.finditer(text)) or [None])
    if match is None:  # a document without any of these still has a type
        match = re.search(r"^type: (\S+)$", text, re.MULTILINE)
    assert match is not None
    path.write_text(f"{text[: match.end(1)]}-khong-co{text[match.end(1) :]}", encoding="utf-8")
    line = text[: match.start(1)].count("\n") + 1
    column = match.start(1) - text.rfind("\n", 0, match.start(1))
    place = f"{path.relative_to(root)}:{line}:{column}: lỗi[dangling]: "
    assert [found[: len(place)] for found in _find_errors(check(root)) if "[discrepancy-stale]" not in found] == [place]
