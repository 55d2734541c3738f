"""How documents hang together."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from documents import put_documents
from handbook.lineage.links import (
    Lineage,
    find_lineage,
    find_neighbourhood,
    find_succession,
    type_of,
)
from handbook.records.catalog import Catalog, Entry
from handbook.records.loading import read_catalog


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
    line = ("01-kl-tum-2021", "05-ct-tum-2016")
    assert find_succession(catalog, lineage, "05-ct-tum-2016") == line
    assert find_succession(catalog, lineage, "01-kl-tum-2021") == line


def test_a_document_alone_is_its_own_line(catalog: Catalog, lineage: Lineage) -> None:
    assert find_succession(catalog, lineage, "chuyen-de-2017") == ("chuyen-de-2017",)


def test_a_neighbourhood_holds_neighbours_and_what_derives_from_them(catalog: Catalog, lineage: Lineage) -> None:
    assert find_neighbourhood(catalog, lineage, "05-ct-tum-2016") == (
        "01-kl-tum-2021",
        "01-nq-dum-2016",
        "05-ct-tum-2016",
        "08-kh-dum-2016",
        "23-hd-dum-2017",
        "nq-hoi-nghi-4-khoa-xii",
    )


def test_a_document_of_which_there_is_only_talk_is_near_no_other(catalog: Catalog) -> None:
    talk = {"b": {"reported": "Nghe kể ở xã.", "relations": [("together_with", "a")]}, "a": {}}
    spoken = put_documents(catalog, talk)
    assert find_neighbourhood(spoken, find_lineage(spoken), "a") == ("a",)


def test_a_unit_carries_out_what_it_names_and_what_its_models_serve(lineage: Lineage) -> None:
    assert lineage.implementers == {
        "05-ct-tum-2016": ("chi-bo-hoa-sen", "dang-uy-mau"),
        "01-nq-dum-2016": ("dang-uy-mau",),
        "01-kl-tum-2021": ("xa-dong-xanh",),
    }


def test_an_issuer_lists_its_documents_by_their_ids(lineage: Lineage) -> None:
    assert lineage.issued_by == {
        "tinh-uy-mau": ("01-kl-tum-2021", "05-ct-tum-2016", "nq-hoi-nghi-4-khoa-xii"),
        "dang-uy-mau": ("01-nq-dum-2012", "01-nq-dum-2016", "08-kh-dum-2016", "23-hd-dum-2017"),
    }


def test_a_body_lists_the_bodies_under_it(lineage: Lineage) -> None:
    assert lineage.children == {
        "tinh-uy-mau": ("dang-uy-mau", "huyen-uy-suoi-trong"),
        "dang-uy-mau": ("chi-bo-hoa-sen",),
        "huyen-uy-suoi-trong": ("xa-dong-xanh",),
    }


def test_a_link_to_nothing_is_no_link(lay: Callable[[Mapping[str, str | bytes | None]], Path]) -> None:
    catalog = read_catalog(lay({"directives/05-ct-tum-2016.yml": None})).catalog
    assert "05-ct-tum-2016" not in {link.target for link in find_lineage(catalog).links}


def test_a_circle_of_succession_ends(toy: Path, lay: Callable[[Mapping[str, str | bytes | None]], Path]) -> None:
    name = "directives/05-ct-tum-2016.yml"
    circle = "relations:\n  - type: continues\n    target: 01-kl-tum-2021\n    cite: [bai-bao-mau-2017#d1]\n"
    text = (toy / name).read_text(encoding="utf-8").replace("relations:\n", circle)
    catalog = read_catalog(lay({name: text})).catalog
    assert find_succession(catalog, find_lineage(catalog), "05-ct-tum-2016") == ("01-kl-tum-2021", "05-ct-tum-2016")


def find(catalog: Catalog, documents: Mapping[str, list[tuple[str, str]]]) -> tuple[Catalog, Lineage]:
    made = put_documents(catalog, {each: {"relations": relations} for each, relations in documents.items()})
    return made, find_lineage(made)


CHAIN: Mapping[str, list[tuple[str, str]]] = {
    "a": [],
    "b": [("continues", "a")],
    "c": [("continues", "b")],
    "d": [("continues", "b")],
    "e": [("implements", "c")],
    "f": [("together_with", "a")],
}


@pytest.mark.parametrize(
    ("focus", "expected"),
    [("a", "abcd"), ("b", "abcd"), ("c", "abc"), ("d", "abd"), ("e", "e"), ("f", "f")],
)
def test_a_line_goes_back_to_all_that_is_continued_and_on_to_all_that_continues(
    catalog: Catalog, focus: str, expected: str
) -> None:
    assert find_succession(*find(catalog, CHAIN), focus) == tuple(expected)


def test_a_line_that_parts_and_meets_names_each_document_once(catalog: Catalog) -> None:
    documents = {"a": [], "b": [("continues", "a")], "c": [("continues", "a")]}
    documents["d"] = [("continues", "b"), ("continues", "c")]
    assert find_succession(*find(catalog, documents), "a") == ("a", "b", "c", "d")
    assert find_succession(*find(catalog, documents), "d") == ("a", "b", "c", "d")


def test_a_neighbour_is_near_whichever_end_states_the_relation(catalog: Catalog) -> None:
    documents = {"a": [("refers_to", "b")], "b": [], "c": [("refers_to", "a")], "d": [("refers_to", "c")]}
    assert find_neighbourhood(*find(catalog, documents), "a") == ("a", "b", "c")


@pytest.mark.parametrize("kind", ["continues", "implements", "guides", "concretises", "based_on"])
def test_what_continues_or_carries_out_a_neighbour_belongs_to_the_figure(catalog: Catalog, kind: str) -> None:
    documents = {"a": [], "b": [("implements", "a")], "c": [(kind, "b")], "d": [(kind, "c")]}
    assert find_neighbourhood(*find(catalog, documents), "a") == ("a", "b", "c")


@pytest.mark.parametrize("kind", ["together_with", "refers_to", "replaces", "amends", "repeals"])
def test_what_only_touches_a_neighbour_does_not(catalog: Catalog, kind: str) -> None:
    documents = {"a": [], "b": [("implements", "a")], "c": [(kind, "b")]}
    assert find_neighbourhood(*find(catalog, documents), "a") == ("a", "b")


def test_what_acts_on_a_base_of_the_focus_does_not_belong_to_the_figure(catalog: Catalog) -> None:
    documents = {"a": [("implements", "b")], "b": [], "c": [("implements", "b")]}
    assert find_neighbourhood(*find(catalog, documents), "a") == ("a", "b")


def test_links_tell_both_ends_the_kind_and_the_place(catalog: Catalog) -> None:
    made, lineage = find(catalog, {"a": [], "b": [("refers_to", "a"), ("implements", "a"), ("implements", "no")]})
    assert [(link.subject, link.target, link.kind, link.position) for link in lineage.links] == [
        ("b", "a", "refers_to", 0),
        ("b", "a", "implements", 1),
    ]
    assert [type_of(made, link).id for link in lineage.links] == ["refers_to", "implements"]
    assert lineage.outgoing == {"b": lineage.links}
    assert lineage.incoming == {"a": lineage.links}


def test_a_relation_of_no_known_type_is_no_link(catalog: Catalog) -> None:
    assert find(catalog, {"a": [], "b": [("no_such", "a")]})[1].links == ()


def test_a_directive_named_and_served_is_carried_out_once_those_named_first(catalog: Catalog) -> None:
    entry = catalog.exemplars["dang-uy-mau"]
    assert [item.directive for item in entry.record.implements] == ["05-ct-tum-2016"]
    assert catalog.models["so-viec-tot"].record.serves == ("05-ct-tum-2016", "01-nq-dum-2016")
    silent = Entry(entry.record.model_copy(update={"implements": ()}), entry.file)
    for changed, carried in (
        (catalog, ("05-ct-tum-2016", "01-nq-dum-2016")),
        (replace(catalog, models={}), ("05-ct-tum-2016",)),
        (replace(catalog, exemplars={"dang-uy-mau": silent}), ("05-ct-tum-2016", "01-nq-dum-2016")),
    ):
        assert find_lineage(changed).implemented["dang-uy-mau"] == carried


def test_models_are_known_by_who_runs_them_and_by_what_they_serve(lineage: Lineage) -> None:
    assert lineage.run_by["dang-uy-mau"] == ("gio-day-hoc-som", "so-viec-tot")
    assert lineage.run_by["chi-bo-hoa-sen"] == ("gio-day-hoc-som",)
    assert lineage.serving["01-kl-tum-2021"] == ("am-nuoc-dau-xom", "hang-cay-nho-on")
