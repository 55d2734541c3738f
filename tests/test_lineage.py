"""How documents hang together."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.catalog import Catalog, read_catalog
from handbook.lineage import Lineage, date_key, find_lineage, find_neighbourhood, find_succession


@pytest.fixture(scope="module")
def catalog(toy: Path) -> Catalog:
    return read_catalog(toy).catalog


@pytest.fixture(scope="module")
def lineage(catalog: Catalog) -> Lineage:
    return find_lineage(catalog)


def test_the_toy_uses_every_type_of_relation(catalog: Catalog, lineage: Lineage) -> None:
    assert {link.kind for link in lineage.links} == set(catalog.relations)


def test_every_link_is_known_from_both_ends(lineage: Lineage) -> None:
    assert sorted(lineage.links, key=repr) == sorted(
        (link for links in lineage.outgoing.values() for link in links), key=repr
    )
    assert sorted(lineage.links, key=repr) == sorted(
        (link for links in lineage.incoming.values() for link in links), key=repr
    )


def test_what_acts_on_a_document_is_listed_by_file_name(lineage: Lineage) -> None:
    assert [(link.subject, link.kind) for link in lineage.incoming["05-ct-tum-2016"]] == [
        ("01-kl-tum-2021", "continues"),
        ("01-nq-dum-2016", "concretises"),
        ("08-kh-dum-2016", "implements"),
        ("23-hd-dum-2017", "guides"),
    ]


def test_a_line_of_succession_is_the_same_from_each_of_its_documents(catalog: Catalog, lineage: Lineage) -> None:
    line = ("05-ct-tum-2016", "01-kl-tum-2021")
    assert find_succession(catalog, lineage, "05-ct-tum-2016") == line
    assert find_succession(catalog, lineage, "01-kl-tum-2021") == line


def test_a_document_alone_is_its_own_line(catalog: Catalog, lineage: Lineage) -> None:
    assert find_succession(catalog, lineage, "chuyen-de-2017") == ("chuyen-de-2017",)


def test_a_neighbourhood_holds_neighbours_and_what_derives_from_them_oldest_first(
    catalog: Catalog, lineage: Lineage
) -> None:
    assert find_neighbourhood(catalog, lineage, "05-ct-tum-2016") == (
        "nq-hoi-nghi-4-khoa-xii",
        "05-ct-tum-2016",
        "01-nq-dum-2016",
        "08-kh-dum-2016",
        "23-hd-dum-2017",
        "01-kl-tum-2021",
    )


def test_a_unit_carries_out_what_it_names_and_what_its_models_serve(lineage: Lineage) -> None:
    assert lineage.implementers == {
        "05-ct-tum-2016": ("chi-bo-hoa-sen", "dang-uy-mau"),
        "01-nq-dum-2016": ("dang-uy-mau",),
        "01-kl-tum-2021": ("xa-dong-xanh",),
    }


def test_an_issuer_lists_its_documents_undated_first_then_by_date(lineage: Lineage) -> None:
    assert lineage.issued_by == {
        "tinh-uy-mau": ("nq-hoi-nghi-4-khoa-xii", "05-ct-tum-2016", "01-kl-tum-2021"),
        "dang-uy-mau": ("01-nq-dum-2012", "01-nq-dum-2016", "08-kh-dum-2016", "23-hd-dum-2017"),
    }


def test_a_body_lists_the_bodies_under_it(lineage: Lineage) -> None:
    assert lineage.children == {
        "tinh-uy-mau": ("dang-uy-mau", "huyen-uy-suoi-trong"),
        "dang-uy-mau": ("chi-bo-hoa-sen",),
        "huyen-uy-suoi-trong": ("xa-dong-xanh",),
    }


def test_a_document_dated_by_month_follows_those_of_that_month(catalog: Catalog) -> None:
    ordered = sorted(catalog.directives.values(), key=date_key)
    assert [entry.record.id for entry in ordered] == [
        "chuyen-de-2017",
        "nq-hoi-nghi-4-khoa-xii",
        "01-nq-dum-2012",
        "05-ct-tum-2016",
        "01-nq-dum-2016",
        "08-kh-dum-2016",
        "23-hd-dum-2017",
        "01-kl-tum-2021",
    ]


def test_a_link_to_nothing_is_no_link(lay: Callable[[Mapping[str, str | bytes | None]], Path]) -> None:
    catalog = read_catalog(lay({"directives/05-ct-tum-2016.yml": None})).catalog
    assert "05-ct-tum-2016" not in {link.target for link in find_lineage(catalog).links}


def test_a_circle_of_succession_ends(toy: Path, lay: Callable[[Mapping[str, str | bytes | None]], Path]) -> None:
    name = "directives/05-ct-tum-2016.yml"
    circle = "relations:\n  - type: continues\n    target: 01-kl-tum-2021\n    citations:\n"
    circle += "      - source: bai-bao-mau-2017\n        locator: đoạn 1\n"
    text = (toy / name).read_text(encoding="utf-8").replace("relations:\n", circle)
    catalog = read_catalog(lay({name: text})).catalog
    assert find_succession(catalog, find_lineage(catalog), "05-ct-tum-2016") == ("05-ct-tum-2016", "01-kl-tum-2021")
