"""Everything in the handbook can be found, and every hit leads to a place that exists."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation

from handbook.lineage.links import find_lineage
from handbook.names.bearers import index_names
from handbook.pages import Way, gather_library, plan_pages
from handbook.records.catalog import Catalog
from handbook.records.loading import read_catalog
from handbook.render import make_environment, render_page
from handbook.search.items import KINDS, Item, list_items, list_ways_in

REPOSITORY = Path(__file__).parents[2]
Lay = Callable[[Mapping[str, str]], Path]
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
    dossiers = [
        entry.record for entry in (*catalog.directives.values(), *catalog.bodies.values(), *catalog.models.values())
    ]
    found = {kind: sum(item.kind == kind for item in items) for kind in KINDS}
    assert found == {
        "van-ban": len(catalog.directives),
        "don-vi": len(catalog.bodies),
        "mo-hinh": len(catalog.models),
        "so-lieu": sum(len(record.figures) for record in dossiers),
        "nguon": len(catalog.sources),
        "thuat-ngu": len(catalog.glossary),
        "tra-cuu": 0,  # they are of no record
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
    subjects = item.facets.get("chu-de", "").split()
    assert set(subjects) <= set(catalog.subjects)
    assert {facet: value for facet, value in item.facets.items() if facet != "chu-de"} == {
        "loai": "chi-thi",
        "co-quan": "bo-chinh-tri",
        "nam": "2016",
        "khoa": "xii",
        "cap": "trung-uong",
        "trang": "van-ban",
    }
    assert {item.facets["tinh"] for item in items if "tinh" in item.facets} <= set(catalog.provinces)


@pytest.fixture(scope="module")
def toy_items() -> Mapping[str, Item]:
    catalog = read_catalog(REPOSITORY / "tests/toy").catalog
    return {item.id: item for item in list_items(catalog, find_lineage(catalog))}


def test_everything_of_a_body_bears_its_place_and_level(toy_items: Mapping[str, Item]) -> None:
    place = {"tinh": "mau", "cap": "quan-huyen"}
    assert toy_items["dang-uy-mau"].facets == {**place, "trang": "don-vi"}
    model = {"linh-vuc": "xay-dung-dang", "doi-tuong": "dang-vien", "trang": "mo-hinh"}
    model["chu-de"] = "neu-guong sinh-hoat-chi-bo"
    assert toy_items["so-viec-tot"].facets == {**place, **model}
    assert toy_items["so-viec-tot#viec-tot-2017"].facets == {**place, "trang": "so-lieu"}
    assert toy_items["dang-uy-mau#khen-tat-ca"].facets == {**place, "chu-de": "neu-guong", "trang": "so-lieu"}
    assert toy_items["01-nq-dum-2016"].facets == {
        **place,
        "loai": "nghi-quyet",
        "co-quan": "dang-uy-mau",
        "nam": "2016",
        "chu-de": "sinh-hoat-chi-bo",
        "trang": "van-ban",
    }


def test_a_model_of_several_units_bears_the_places_and_levels_of_all(toy_items: Mapping[str, Item]) -> None:
    model = toy_items["gio-day-hoc-som"]
    assert (model.facets["tinh"], model.facets["cap"]) == ("mau", "co-so quan-huyen")
    assert model.facets["doi-tuong"] == "dang-vien hoc-sinh-sinh-vien"
    assert model.context == "Mô hình · Chi bộ Hoa Sen, ĐU Mẫu"
    assert "Giáo dục" in model.meta
    assert "Học sinh, sinh viên" in model.meta
    assert model.level == toy_items["dang-uy-mau"].level


def test_everything_of_a_body_is_found_by_its_province(toy_items: Mapping[str, Item]) -> None:
    for identifier in ("dang-uy-mau", "so-viec-tot", "dang-uy-mau#khen-tat-ca", "01-nq-dum-2016"):
        assert "Tỉnh Mẫu" in toy_items[identifier].meta, identifier


def test_item_stands_as_high_as_the_body_behind_it(toy_items: Mapping[str, Item]) -> None:
    levels = list(read_catalog(REPOSITORY / "tests/toy").catalog.levels)
    for identifier in ("dang-uy-mau", "so-viec-tot", "dang-uy-mau#khen-tat-ca", "01-nq-dum-2016"):
        assert toy_items[identifier].level == levels.index("quan-huyen"), identifier
    assert toy_items["05-ct-tum-2016"].level < toy_items["01-nq-dum-2016"].level
    assert toy_items["chuyen-de-2017"].level == toy_items["bai-bao-mau-2017"].level == len(levels)


def test_a_document_stands_by_how_many_name_it_and_one_that_was_ended_behind_its_like(
    toy_items: Mapping[str, Item],
) -> None:
    standing = {identifier: item.standing for identifier, item in toy_items.items()}
    assert standing["01-nq-dum-2012"] == standing["23-hd-dum-2017"] == 75
    assert standing["12-ct-tum-2017"] == standing["dang-uy-mau"] == 100
    assert standing["05-ct-tum-2016"] > standing["01-nq-dum-2016"] > 100


def test_a_source_is_found_by_its_short_title(catalog: Catalog, items: tuple[Item, ...]) -> None:
    aliases = {item.id: item.alias for item in items if item.kind == "nguon"}
    assert aliases == {key: entry.record.short_title or "" for key, entry in catalog.sources.items()}
    assert any(aliases.values())


def test_a_document_is_found_by_who_signed_it(toy_items: Mapping[str, Item]) -> None:
    assert [item.id for item in toy_items.values() if "Lê Thị Mẫu" in item.meta] == ["01-kl-tum-2021"]


def test_a_way_in_is_found_by_what_it_is_called_and_no_word_about_it() -> None:
    catalog = read_catalog(REPOSITORY / "tests/toy").catalog
    way = Way("tra-cuu/tinh/mau.html", ("Tỉnh Mẫu", "Mẫu"), "Có hội nghị.", "Theo tỉnh, thành phố")
    (item,) = list_ways_in(catalog, [way])
    assert (item.kind, item.url, item.names, item.alias) == ("tra-cuu", way.address, way.names, "Mẫu")
    assert (item.lead, item.summary, item.sections) == ("Có hội nghị.", "", ())
    assert item.context == "Trang tra cứu · Theo tỉnh, thành phố"
    assert item.facets == {"trang": "tra-cuu"}


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


def test_all_that_can_be_found_of_the_toy(toy_items: Mapping[str, Item], snapshot: SnapshotAssertion) -> None:
    assert "\n\n".join(map(write_item, toy_items.values())) + "\n" == snapshot(extension_class=GoldenItems)


def find(lay: Lay, files: Mapping[str, str]) -> Mapping[str, Item]:
    catalog = read_catalog(lay(files)).catalog
    return {item.id: item for item in list_items(catalog, find_lineage(catalog))}


def edit(name: str, old: str, new: str) -> Mapping[str, str]:
    """Replace a passage of a file of the toy."""
    text = (REPOSITORY / "tests/toy" / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    return {name: text.replace(old, new)}


def test_a_document_of_an_issuer_without_a_short_name_stands_under_its_whole_name(lay: Lay) -> None:
    found = find(lay, edit("exemplars/dang-uy-mau.yml", "short_name: ĐU Mẫu\n", ""))
    assert found["08-kh-dum-2016"].context == "Đảng ủy Mẫu · 11/2016"
    assert found["dang-uy-mau#khen-tat-ca"].context.startswith("Đảng ủy Mẫu · ")


def test_what_editors_say_of_a_unit_is_found_under_it(lay: Lay) -> None:
    fault = "note: Chưa rõ ngày lập.\ndiscrepancies: [{kind: cách-ghi, note: In như vậy.}]\n"
    found = find(lay, edit("exemplars/xa-dong-xanh.yml", "summary:\n", f"{fault}summary:\n"))
    remarks = [section for section in found["xa-dong-xanh"].sections if section.heading == "Ghi chú"]
    assert [(section.anchor, section.text) for section in remarks] == [("", "Chưa rõ ngày lập. In như vậy.")]


def test_a_source_is_called_by_its_title_and_found_by_its_short_one(lay: Lay) -> None:
    name = "sources/bai-bao-mau-2017.yml"
    item = find(lay, edit(name, "kind: Bài báo\n", "short_title: Bài 2017\nkind: Bài báo\n"))["bai-bao-mau-2017"]
    assert item.names == ("Đảng bộ Mẫu học tập và làm theo",)
    assert item.alias == "Bài 2017"


def test_what_stands_in_a_province_that_is_gone_is_found_by_both(lay: Lay) -> None:
    name = "vocabulary/provinces/an-mau.yml"
    succeeded = "successors:\n  - target: mau\n    cite: [bai-bao-mau-2017#d1]\n"
    found = find(lay, edit(name, "label: Tỉnh An Mẫu\n", f"label: Tỉnh An Mẫu\n{succeeded}"))
    assert "Tỉnh An Mẫu, Tỉnh Mẫu" in found["xa-dong-xanh"].meta
    assert found["xa-dong-xanh"].facets["tinh"] == "an-mau"


def test_a_body_without_a_province_has_none_to_be_found_by(lay: Lay) -> None:
    found = find(lay, edit("exemplars/xa-dong-xanh.yml", "province: an-mau\n", ""))
    assert found["xa-dong-xanh"].facets == {"cap": "co-so", "chu-de": "neu-guong", "trang": "don-vi"}
    assert found["xa-dong-xanh"].meta == "Cơ sở"


def test_a_figure_of_a_document_without_an_issuer_stands_below_all_levels(lay: Lay) -> None:
    figure = "{id: so-lop, indicator: mo-hinh, printed: 3, value: 3, scope: Cả tỉnh, cite: [bai-bao-mau-2017#d3]}"
    found = find(lay, edit("directives/chuyen-de-2017.yml", "note: Nguồn", f"figures:\n  - {figure}\nnote: Nguồn"))
    item = found["chuyen-de-2017#so-lop"]
    assert item.level == found["chuyen-de-2017"].level == found["bai-bao-mau-2017"].level
    assert item.facets == {"trang": "so-lieu"}
