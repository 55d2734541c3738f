"""Everything in the handbook can be found, and every hit leads to a place that exists."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation

from handbook.lineage.links import find_lineage
from handbook.names.bearers import index_names
from handbook.pages import gather_library, plan_pages
from handbook.records.catalog import Catalog
from handbook.records.loading import read_catalog
from handbook.render import make_environment, render_page
from handbook.search.items import KINDS, Item, list_items

REPOSITORY = Path(__file__).parents[2]
GOLDEN = Path(__file__).parents[1] / "golden"


class GoldenItems(SingleFileSnapshotExtension):
    """All items of the toy, in one file."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        """Keep it with what else is compared whole."""
        return str(GOLDEN / test_location.basename)


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


@pytest.fixture(scope="module")
def toy() -> Mapping[str, Item]:
    catalog = read_catalog(REPOSITORY / "tests/toy").catalog
    return {item.id: item for item in list_items(catalog, find_lineage(catalog))}


def test_everything_of_a_body_bears_its_place_and_level(toy: Mapping[str, Item]) -> None:
    place = {"tinh": "mau", "cap": "quan-huyen"}
    assert toy["dang-uy-mau"].facets == {**place, "trang": "don-vi"}
    assert toy["dang-uy-mau#so-viec-tot"].facets == {**place, "trang": "mo-hinh"}
    assert toy["dang-uy-mau#khen-tat-ca"].facets == {**place, "trang": "so-lieu"}
    assert toy["01-nq-dum-2016"].facets == {
        **place,
        "loai": "nghi-quyet",
        "co-quan": "dang-uy-mau",
        "nam": "2016",
        "trang": "van-ban",
    }


def test_everything_of_a_body_is_found_by_its_province(toy: Mapping[str, Item]) -> None:
    for identifier in ("dang-uy-mau", "dang-uy-mau#so-viec-tot", "dang-uy-mau#khen-tat-ca", "01-nq-dum-2016"):
        assert "Tỉnh Mẫu" in toy[identifier].meta, identifier


def test_item_stands_as_high_as_the_body_behind_it(toy: Mapping[str, Item]) -> None:
    levels = list(read_catalog(REPOSITORY / "tests/toy").catalog.levels)
    for identifier in ("dang-uy-mau", "dang-uy-mau#so-viec-tot", "dang-uy-mau#khen-tat-ca", "01-nq-dum-2016"):
        assert toy[identifier].level == levels.index("quan-huyen"), identifier
    assert toy["05-ct-tum-2016"].level < toy["01-nq-dum-2016"].level
    assert toy["chuyen-de-2017"].level == toy["bai-bao-mau-2017"].level == len(levels)


def test_a_source_is_found_by_its_short_title(catalog: Catalog, items: tuple[Item, ...]) -> None:
    aliases = {item.id: item.alias for item in items if item.kind == "nguon"}
    assert aliases == {key: entry.record.short_title or "" for key, entry in catalog.sources.items()}
    assert any(aliases.values())


def test_a_document_is_found_by_who_signed_it(toy: Mapping[str, Item]) -> None:
    assert [item.id for item in toy.values() if "Lê Thị Mẫu" in item.meta] == ["01-kl-tum-2021"]


def write_item(item: Item) -> str:
    facets = ", ".join(f"{facet}={value}" for facet, value in item.facets.items())
    lines = [
        f"{item.kind} {item.id} → {item.url}",
        f"  tên: {' | '.join(item.names)}",
        f"  tên khác: {item.alias}",
        f"  câu đầu: {item.lead}",
        f"  tóm tắt: {item.summary}",
        f"  thêm: {item.meta}",
        f"  chỗ: {item.context}",
        f"  ngày: {item.day}",
        f"  cấp {item.level}; {facets}; {[(key.number, *key.issuers) for key in item.keys]}",
        *(f"  #{section.anchor} {section.heading}: {section.text}" for section in item.sections),
    ]
    return "\n".join(map(str.rstrip, lines))


def test_all_that_can_be_found_of_the_toy(toy: Mapping[str, Item], snapshot: SnapshotAssertion) -> None:
    assert "\n\n".join(map(write_item, toy.values())) + "\n" == snapshot(extension_class=GoldenItems)
