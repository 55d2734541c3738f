"""Nothing that a record states is lost on its way to the record's own page, however short the page is made."""

import html
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import BaseModel

from handbook.messages import render_date
from handbook.pages import Library, gather_library, plan_pages
from handbook.pages.addresses import find_address
from handbook.pages.sheet import Sheet
from handbook.reading import read_checked
from handbook.records import (
    Citation,
    Entry,
    Figure,
    Record,
    ValueKind,
    read_fields,
    write_amount,
)
from handbook.render import make_environment, render_page
from handbook.text import EdtfDate

SPACES = ("directives", "bodies", "models")
NOT_TOLD = frozenset({
    "id",  # the address of the page, or of an item on it
    "previous_ids",
    "number",  # the first part of the symbol
    "value",  # a figure's number, or the code of a standing or of a model still run, which are told in words
    "out_of",  # printed as «73/73»
    "qualifier",
    "event",  # told as the day of the conference
    "parts",  # figures of the same page, which say it of each other
    "part_of",
    "kind",  # of a fault, of which the note is told
    "openings",  # by which the check finds a body
    "symbols",  # by which a mention is found
    "short_name",  # by which lists and figures name it
    "aliases",  # told of documents, by which others are only found
})  # fmt: skip
ELSEWHERE = "discrepancies.note"
"""Told on the page of all faults, which a record's page leads to."""


@pytest.fixture(scope="module", params=("toy", "five_articles"))
def whole(request: pytest.FixtureRequest) -> Library:
    root: Path = request.getfixturevalue(request.param)
    checked = read_checked(root)
    return gather_library(checked.catalog, checked.lineage, checked.names)


def list_facts(
    library: Library, record: Record, item: Record, trail: str = ""
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """List each fact of a record, or of an item in it, as a trail of fields and the words any of which tell it."""
    sheet = Sheet(library, "index")
    for name, shape in read_fields(type(item)).items():
        if name in NOT_TOLD or shape.traits.private:
            continue
        values = getattr(item, name)
        for value in values if shape.is_list else (values,):
            where = f"{trail}.{name}"
            if isinstance(value, Record):
                yield from list_facts(library, record, value, where)
            elif value is not None:
                yield where, tuple(tell(library, sheet, record, shape.kind, shape.names, value))
    if isinstance(item, Figure):
        unit = library.catalog.indicators[item.indicator].record.unit
        yield f"{trail}.value", (write_amount(item, unit),)


def tell(library: Library, sheet: Sheet, record: Record, kind: ValueKind, names: str, value: object) -> Iterator[str]:
    """List the ways in which a page may tell a value."""
    if isinstance(value, Citation):
        yield library.catalog.sources[value.source].record.title
    elif isinstance(value, EdtfDate):
        yield render_date(value)
    elif isinstance(value, Decimal):
        yield f"{value:f}"
    elif names:
        yield from name_entry(getattr(library.catalog, names)[value])
    elif kind is ValueKind.PROSE:
        yield "".join(run.text for run in sheet.read(str(value), record))
    else:
        yield str(value)


def name_entry(entry: Entry[BaseModel]) -> Iterator[str]:
    fields = ("short_name", "name", "label", "title", "sentence", "inverse_sentence")
    named = (getattr(entry.record, each, None) for each in fields)
    yield from (each.replace("{target}", "").strip(" .") for each in named if each)


def read_words(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", text)).split()).casefold()


def test_all_that_a_record_states_is_on_its_page_or_on_those_that_go_on_from_it(whole: Library) -> None:
    environment = make_environment()
    told: Mapping[str, str] = {
        page.path.removesuffix(".md"): read_words(render_page(environment, page)) for page in plan_pages(whole)
    }
    site = " ".join(told.values())
    lost = []
    for space in SPACES:
        for identifier, entry in getattr(whole.catalog, space).items():
            address = find_address(whole.catalog, space, identifier).removesuffix(".html")
            page = " ".join(text for path, text in told.items() if path == address or path.startswith(f"{address}/"))
            lost += [
                (identifier, where, ways[0])
                for where, ways in list_facts(whole, entry.record, entry.record)
                if not any(read_words(way) in (site if where.endswith(ELSEWHERE) else page) for way in ways)
            ]
    assert not lost, "\n".join(map(" | ".join, lost))
