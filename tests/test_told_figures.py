"""Wherever a figure is told, it keeps its qualifier, its unit and its time: every surface is read.

Copies of the toy and of the real handbook get numbers that stand nowhere else, so that each of them found is a figure
told. The rule: what a reader takes in at once (a row of a table, an item of a list, a heading, a paragraph, a result
of a search, a row of a CSV, an object of JSON, a statement of ``diff``) holds the number right after its qualifier,
right before what it is out of and its unit, and holds its time. Where a CSV or JSON has a column or field for each,
the row or object as a whole counts.
"""

import csv
import html
import io
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from handbook.checks.findings import walk_dossiers
from handbook.difference import compare_catalogs, render_difference
from handbook.messages import render_date
from handbook.opendata import Describer, render_open_data
from handbook.pages import Library, gather_library, outline_pages, plan_page
from handbook.pages.addresses import CATALOG_JSON, FIGURES_CSV, page_address
from handbook.pages.blocks import Box, Card, Heading, Items, Paragraph, Row, Table
from handbook.pages.lines import read
from handbook.pdf.chapters import Chapter
from handbook.pdf.printing import open_shelf
from handbook.reading import read_checked
from handbook.records import Dossier, Figure
from handbook.records.catalog import Entry
from handbook.records.loading import read_catalog
from handbook.render import make_environment, render_page
from handbook.search.items import list_items

pytestmark = pytest.mark.slow

_ROOT = Path(__file__).parent.parent
_FOLDERS = ("directives", "exemplars", "sources", "vocabulary")
_PRINTED = re.compile(r"^(?P<space> +)printed: .*\n(?P<value> +value: .*\n)(?: +qualifier: .*\n)?", re.MULTILINE)
_MARK = re.compile(r"(?<!\d)8\d\d\.7\d\d\.6\d\d(?:\.\d{3})?(?!\d)")
_BLOCK = re.compile(r"(<(?:tr|li|h[1-6]|p|div|article)[ >]|^#+ .*$)", re.MULTILINE)
_SUP = re.compile(r"<sup.*?</sup>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_QUALIFIERS = ("gần", "hơn", "trên", "khoảng")


def mark_figures(root: Path, copy: Path, first: int = 0) -> Path:
    """Copy a handbook with a number of its own, and a qualifier, for each figure."""
    numbers = iter(range(first, 10**6))

    def mark(match: re.Match[str]) -> str:
        number = next(numbers)
        printed = f"8{number // 100:02d}.7{number % 100:02d}.600"
        space = match["space"]
        return f'{space}printed: "{printed}"\n{match["value"]}{space}qualifier: {_QUALIFIERS[number % 4]}\n'

    for folder in _FOLDERS:
        shutil.copytree(root / folder, copy / folder)
    for path in sorted(copy.rglob("*.yml")):
        path.write_text(_PRINTED.sub(mark, path.read_text(encoding="utf-8")), encoding="utf-8")
    return copy


@dataclass(frozen=True)
class Told:
    """What must stand with a figure's number: the words right around it, and its time anywhere beside them."""

    amount: str
    time: str
    unit: str


def list_told(library: Library) -> dict[str, Told]:
    """List the figures by their numbers, worded here once more, plainly."""
    catalog = library.catalog
    found = {}
    for entry in walk_dossiers(catalog):
        for figure in entry.record.figures:
            unit = catalog.indicators[figure.indicator].record.unit
            out_of = f" trong tổng số {figure.out_of}" if figure.out_of is not None else ""
            amount = f"{figure.qualifier} {figure.printed}{out_of} {unit}"
            found[figure.printed] = Told(amount, _write_time(entry, figure), unit)
    return found


def _write_time(entry: Entry[Dossier], figure: Figure) -> str:
    if figure.as_of:
        return f"tính đến {render_date(figure.as_of)}"
    if figure.period:
        return f"từ {render_date(figure.period.start)} đến {render_date(figure.period.end)}"
    event = next((each for each in entry.record.conferences if each.id == figure.event), None)
    if event is None:
        return ""
    return f"tại hội nghị ngày {render_date(event.date)}" if event.date else "tại hội nghị chưa rõ ngày"


def find_mistold(told: Mapping[str, Told], chunks: Iterator[str]) -> tuple[int, list[str]]:
    """Count the numbers in some chunks of text, and list the chunks in which one lacks what must stand with it."""
    count, mistold = 0, []
    for chunk in chunks:
        text = " ".join(chunk.split())
        for match in _MARK.finditer(text):
            count += 1
            each = told[match[0]]
            begin = match.start() - each.amount.index(match[0])
            if text[max(0, begin) :][: len(each.amount)] != each.amount or each.time not in text:
                mistold.append(text)
    return count, mistold


@pytest.fixture(scope="module", params=["toy", "real"])
def root(request: pytest.FixtureRequest, toy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = toy if request.param == "toy" else _ROOT
    return mark_figures(home, tmp_path_factory.mktemp(request.param) / "handbook")


def gather(root: Path) -> Library:
    checked = read_checked(root)
    return gather_library(checked.catalog, checked.lineage, checked.names)


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    return gather(root)


@pytest.fixture(scope="module")
def told(library: Library) -> Mapping[str, Told]:
    found = list_told(library)
    assert len(found) == len(library.figures) > 0
    return found


def split_page(text: str) -> Iterator[str]:
    """Cut a page into what a reader takes in at once; a row of a table stays whole."""
    rows = re.compile(r"<tr[ >].*?</tr>", re.DOTALL)
    for row in rows.findall(text):
        yield _read_text(row)
    yield from (_read_text(block) for block in _BLOCK.sub(r"\0\1", rows.sub("\0", text)).split("\0"))


def _read_text(markup: str) -> str:
    return html.unescape(_TAG.sub(" ", _SUP.sub("", markup))).replace(" .", ".")


def test_no_page_tells_a_bare_number(library: Library, told: Mapping[str, Told]) -> None:
    environment = make_environment()
    numbers = 0
    for outline in outline_pages(library):
        text = render_page(environment, plan_page(library, outline))
        count, mistold = find_mistold(told, split_page(text))
        assert mistold == [], outline.path
        numbers += count
    assert numbers >= 3 * len(told), "each figure is told on its own page, in the ledger and on its source's page"


def test_no_result_of_a_search_tells_a_bare_number(library: Library, told: Mapping[str, Told]) -> None:
    chunks = (
        " · ".join((*item.names, item.lead, item.summary, item.meta, item.context, *map(str, item.sections)))
        for item in list_items(library.catalog, library.lineage)
    )
    assert find_mistold(told, chunks) == (len(told), [])


def test_no_table_of_the_data_tells_a_bare_number(library: Library, told: Mapping[str, Told]) -> None:
    tables = {
        address: b"".join(pieces).decode("utf-8-sig")
        for address, pieces in render_open_data(library, "https://so-tay.example/")
        if address.endswith(".csv")
    }
    figures = list(csv.DictReader(io.StringIO(tables.pop(FIGURES_CSV))))
    units = {entry.record.label: entry.record.unit for entry in library.catalog.indicators.values()}
    assert len(figures) == len(told)
    for row in figures:
        assert row["mức độ"] in _QUALIFIERS
        assert row["đơn vị"] == units[row["đếm gì"]]
        is_timed = any(row[column] for column in ("tính đến", "đến", "tại hội nghị"))
        assert is_timed == bool(told[row["in là"]].time)
    count, mistold = find_mistold(told, (" · ".join(row) for text in tables.values() for row in _read_rows(text)))
    assert mistold == []
    assert count >= len(told), "each figure rests on a passage at least"


def _read_rows(text: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text))


def test_no_text_of_the_data_tells_a_bare_number(library: Library, told: Mapping[str, Told]) -> None:
    files = {address: b"".join(pieces).decode() for address, pieces in render_open_data(library)}
    objects = 0
    for value in _walk(json.loads(files.pop(CATALOG_JSON))):
        if isinstance(value, dict) and value.get("printed") in told:
            objects += 1
            assert {"qualifier", "indicator", "as_of", "period", "event", "out_of"} <= value.keys()
        strings = [each for key, each in value.items() if key != "printed"] if isinstance(value, dict) else value
        assert find_mistold(told, (each for each in strings if isinstance(each, str)))[1] == []
    assert objects == len(told)
    rest = (text for address, text in files.items() if not address.endswith(".csv"))
    assert find_mistold(told, rest)[1] == []


def _walk(value: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON is anything
    if isinstance(value, dict | list):
        yield value
        for each in value.values() if isinstance(value, dict) else value:
            yield from _walk(each)


def test_no_page_tells_programs_a_bare_number(library: Library, told: Mapping[str, Told]) -> None:
    describer = Describer(library, "https://so-tay.example/")
    described = [describer.describe_page(page_address(outline.path)) for outline in outline_pages(library)]
    assert any(described)
    assert find_mistold(told, iter(described))[1] == []


def test_no_change_tells_a_bare_number(root: Path, told: Mapping[str, Told], tmp_path: Path) -> None:
    later = mark_figures(root, tmp_path / "later", first=1000)
    for path in root.rglob("*.yml"):
        without = tmp_path / "without" / path.relative_to(root)
        without.parent.mkdir(parents=True, exist_ok=True)
        taken = re.sub(r"^( *)figures:\n(?:\1[ -].*\n)+", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        without.write_text(taken, encoding="utf-8")
    changed = list_told(gather(later))
    numbers = {**told, **changed}
    for before, after in ((root, later), (tmp_path / "without", root), (root, tmp_path / "without")):
        text = render_difference(
            compare_catalogs(read_catalog(before).catalog, read_catalog(after).catalog, pages=False)
        )
        for old, new in zip(told.values(), changed.values(), strict=True):  # one unit is said once for both
            shared = f"{old.amount.removesuffix(f' {old.unit}')} → {new.amount}"
            text = text.replace(shared, f"{old.amount} → {new.amount}")
        count, mistold = find_mistold(numbers, iter(text.splitlines()))
        assert mistold == []
        assert count == (2 * len(told) if after == later else len(told))


def test_no_print_tells_a_bare_number(library: Library, told: Mapping[str, Told]) -> None:
    shelf = open_shelf(library)
    numbers = 0
    for plan in shelf.plans.values():
        for chapter in shelf.make(plan).chapters:
            count, mistold = find_mistold(told, split_chapter(chapter))
            assert mistold == [], plan.id
            numbers += count
    assert numbers >= 2 * len(told)


def split_chapter(chapter: Chapter) -> Iterator[str]:
    """Cut a printed chapter as a reader takes it in; a row of a table stays whole."""
    yield from (chapter.title, chapter.subject)
    yield from _split_blocks(chapter.blocks)


def _split_blocks(blocks: Any) -> Iterator[str]:  # noqa: ANN401 - any blocks
    for block in blocks:
        match block:
            case Heading() | Paragraph() | Box():
                yield read(block.line)
            case Items():
                for item in block.items:
                    yield from _split_blocks(item)
            case Card():
                yield from (f"{row.label} {read(row.line)}" for row in block.rows)
            case Table():
                yield from (_join_row(row) for row in block.rows)
            case _:
                pass


def _join_row(row: Row) -> str:
    return " | ".join(read(line) for cell in row.cells for line in (cell.line, *cell.remarks, *cell.faults))
