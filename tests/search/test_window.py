"""What is read of a catalog is noted, and found again where it changes."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from handbook.lineage.links import find_lineage
from handbook.records.catalog import Catalog, Entry, read_catalog
from handbook.search.window import Read, find_changed, watch_tables

TOY = Path(__file__).parents[1] / "toy"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(TOY).catalog


def test_every_way_to_read_a_table_is_noted(catalog: Catalog) -> None:
    reads: set[Read] = set()
    watched = watch_tables(catalog, reads)
    known = next(iter(catalog.directives))
    assert watched.directives[known] is catalog.directives[known]
    assert watched.sources.get("khong-co") is None
    assert "khong-co" not in watched.exemplars
    assert list(watched.levels) == list(catalog.levels)
    assert len(watched.terms) == len(catalog.terms)
    assert reads == {
        ("directives", known),
        ("sources", "khong-co"),
        ("exemplars", "khong-co"),
        ("levels", None),
        ("terms", None),
    }


def test_a_record_read_again_is_no_change(catalog: Catalog) -> None:
    entries = {
        key: Entry(entry.record.model_copy(), entry.file, entry.prefix) for key, entry in catalog.directives.items()
    }
    assert not list(find_changed(catalog, replace(catalog, directives=MappingProxyType(entries))))


def test_another_record_another_order_and_a_missing_one_are_found(catalog: Catalog) -> None:
    first, second, *others = catalog.types.items()
    again = Entry(second[1].record.model_copy(update={"label": "Tên khác"}), second[1].file, second[1].prefix)
    assert set(find_changed(catalog, replace(catalog, types={**catalog.types, second[0]: again}))) == {
        ("types", second[0])
    }
    assert set(find_changed(catalog, replace(catalog, types=dict([second, first, *others])))) == {("types", None)}
    assert set(find_changed(catalog, replace(catalog, types=dict([second, *others])))) == {
        ("types", None),
        ("types", first[0]),
    }


def test_links_are_compared_by_what_they_say(catalog: Catalog) -> None:
    lineage = find_lineage(catalog)
    assert not list(find_changed(lineage, find_lineage(catalog)))
    identifier = next(iter(lineage.outgoing))
    fewer = replace(lineage, outgoing={**lineage.outgoing, identifier: ()})
    assert set(find_changed(lineage, fewer)) == {("outgoing", identifier)}
