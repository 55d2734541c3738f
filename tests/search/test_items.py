"""Everything in the handbook can be found, and every hit leads to a place that exists."""

import re
from pathlib import Path

import pytest

from handbook.catalog import Catalog, read_catalog
from handbook.lineage import find_lineage
from handbook.mentions import index_names
from handbook.pages import gather_library, plan_pages
from handbook.render import make_environment, render_page
from handbook.search.items import KINDS, Item, list_items

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(REPOSITORY).catalog


@pytest.fixture(scope="module")
def items(catalog: Catalog) -> tuple[Item, ...]:
    return tuple(list_items(catalog, find_lineage(catalog)))


def test_every_record_and_part_is_an_item(catalog: Catalog, items: tuple[Item, ...]) -> None:
    dossiers = [entry.record for entry in (*catalog.directives.values(), *catalog.bodies.values())]
    found = {kind: sum(item.kind == kind for item in items) for kind in KINDS}
    assert found == {
        "van-ban": len(catalog.directives),
        "don-vi": len(catalog.bodies),
        "mo-hinh": sum(len(entry.record.models) for entry in catalog.exemplars.values()),
        "so-lieu": sum(len(record.figures) for record in dossiers),
        "nguon": len(catalog.sources),
        "thuat-ngu": len(catalog.glossary),
    }
    assert len({item.id for item in items}) == len(items)


def test_every_address_exists(catalog: Catalog, items: tuple[Item, ...]) -> None:
    library = gather_library(catalog, find_lineage(catalog), index_names(catalog))
    environment = make_environment()
    anchors = {
        page.path.removesuffix(".md") + ".html": set(
            re.findall(r'(?: id="|\{ #)([a-z0-9-]+)', render_page(environment, page))
        )
        for page in plan_pages(library)
    }
    for item in items:
        page, _, anchor = item.url.partition("#")
        assert not anchor or anchor in anchors[page], item.url
        for section in item.sections:
            assert not section.anchor or section.anchor in anchors[page], (item.url, section.anchor)


def test_texts_are_as_readers_see_them(items: tuple[Item, ...]) -> None:
    for item in items:
        for text in (*item.names, item.lead, item.context, *(section.text for section in item.sections)):
            assert text == " ".join(text.split()), item.id
            assert "[[" not in text, item.id
        assert item.names[0]
        assert item.context


def test_facets_name_what_the_catalog_knows(catalog: Catalog, items: tuple[Item, ...]) -> None:
    (item,) = (item for item in items if item.id == "05-ct-tw-2016")
    assert item.facets == {
        "loai": "chi-thi",
        "co-quan": "bo-chinh-tri",
        "nam": "2016",
        "khoa": "xii",
        "cap": "trung-uong",
        "trang": "van-ban",
    }
    assert {item.facets["tinh"] for item in items if "tinh" in item.facets} <= set(catalog.provinces)
