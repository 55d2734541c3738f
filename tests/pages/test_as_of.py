"""Documents are told as they stood on a day, by what had happened and what had been published by then."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asked_days import ASKED, NOT_ISSUED
from flows import read_cells
from handbook.lineage import find_document_state
from handbook.pages import Library, gather_library, limits, list_as_of_portions, plan_page, render_as_of
from handbook.pages.as_of import AsOfView, list_states, tell_state
from handbook.pages.lines import read
from handbook.pages.outline import Outline
from handbook.pages.portions import find_portion
from handbook.pages.sheet import Sheet
from handbook.reading import read_checked
from handbook.text import PartialDate, parse_date

_TAKEN = re.compile(r"window\.HandbookPortions\?\.take\(\.\.\.(.+)\);\n")
_ROOTS = Path(__file__).parent.parent


@cache
def open_library(name: str) -> Library:
    checked = read_checked(_ROOTS / name)
    return gather_library(checked.catalog, checked.lineage, checked.names)


@cache
def load_named(name: str) -> Mapping[str, Any]:
    return load_all(open_library(name))


def load_all(library: Library) -> Mapping[str, Any]:
    """Load all documents, from all portions."""
    things: dict[str, Any] = {}
    for portion, address in list_as_of_portions(library):
        found = _TAKEN.fullmatch(render_as_of(library, portion))
        assert found
        name, told = json.loads(found[1])
        assert address == f"assets/as-of/{name}.js"
        things |= told
    return things


def tell_on(thing: Mapping[str, Any], day: str) -> str:
    """Tell how a loaded thing stood, as the page finds it: by the last day on which that changed."""
    at = int(day.replace("-", ""))
    states = [line for since, _, line in thing["states"] if since <= at]
    return "".join(run if isinstance(run, str) else run[0] for run in states[-1]) if states else NOT_ISSUED


@pytest.mark.parametrize(("document", "day", "answer"), ASKED)
def test_a_document_stood_on_a_day_as_its_records_say(document: str, day: str, answer: str) -> None:
    library = open_library("five_articles")
    asked = parse_date(day)
    assert isinstance(asked, PartialDate)
    state = find_document_state(library.catalog, library.lineage, library.bounds, document, asked)
    assert read(tell_state(Sheet(library, "index.html"), state)) == answer
    assert tell_on(load_named("five_articles")[document], day) == answer


@pytest.mark.parametrize("root", ["toy", "five_articles"])
@given(day=st.dates(date(2000, 1, 1), date(2030, 12, 31)))
def test_what_the_page_loads_says_of_any_day_what_is_found_for_that_day(root: str, day: date) -> None:
    library = open_library(root)
    things = load_named(root)
    asked = PartialDate(day.year, day.month, day.day)
    sheet = Sheet(library, "tinh-den/index.html")
    for document in library.documents:
        state = find_document_state(library.catalog, library.lineage, library.bounds, document, asked)
        assert tell_on(things[document], day.isoformat()) == read(tell_state(sheet, state)), (document, day)


def test_every_document_can_be_loaded_from_portions_that_stay_small(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "AS_OF_PORTION", 2)
    assert len(list(list_as_of_portions(library))) * 2 >= len(library.documents)
    assert load_all(library).keys() == set(library.documents)


def test_without_choosing_the_page_tells_the_central_line_at_the_end_of_each_year(library: Library) -> None:
    view = plan_page(library, Outline("tinh-den/index.md", "as-of")).view
    assert isinstance(view, AsOfView)
    assert view.last == library.updated
    assert view.table
    years, *columns = zip(*map(read_cells, view.table.rows), strict=True)
    assert years[0].startswith(str(min(int(year[:4]) for year in years)))
    assert all(len(set(column)) > 1 for column in columns), "each document of the line came at some time"


def test_the_portion_of_a_document_is_that_of_the_checksum_of_its_id() -> None:
    assert find_portion("05-ct-tum-2016", 1) == 0
    assert find_portion("123456789", 2**32) == 0xCBF43926  # the check value of CRC-32


def test_a_handbook_without_a_log_tells_of_days_until_the_last_of_its_documents(library: Library) -> None:
    unlogged = replace(library, updated="")
    view = plan_page(unlogged, Outline("tinh-den/index.md", "as-of")).view
    assert isinstance(view, AsOfView)
    assert view.last == max(
        str(state.day) for document in library.documents for state in list_states(library, document)
    )
    assert view.table


def test_an_empty_handbook_has_no_day_to_tell_of(library: Library) -> None:
    empty = replace(library, updated="", documents=())
    assert plan_page(empty, Outline("tinh-den/index.md", "as-of")).view == AsOfView("", 1, None)
