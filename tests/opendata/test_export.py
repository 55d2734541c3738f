"""The published catalog says all that the records say, and both directions of every relation."""

import json
from typing import Any

import pytest

from handbook.memo import ONCE
from handbook.opendata.export import render_catalog
from handbook.pages import Library
from handbook.records.catalog import FOLDERS, VOCABULARY, find_table

DERIVED = {
    "directives": {"address", "inverse_relations", "implemented_by", "served_by", "measured_by"},
    "exemplars": {"address", "exemplary", "issued", "children", "models"},
    "exemplars/models": {"address"},
    "sources": {"address", "used_by"},
}


@pytest.fixture(scope="module")
def data(library: Library) -> dict[str, Any]:
    return json.loads(b"".join(render_catalog(library, "", ONCE)))


def find(data: dict[str, Any], kind: str, identifier: str) -> dict[str, Any]:
    return next(item for item in data[kind] if item["id"] == identifier)


def test_the_catalog_holds_every_record(data: dict[str, Any], library: Library) -> None:
    catalog = library.catalog
    assert [item["id"] for item in data["directives"]] == list(catalog.directives)
    assert [item["id"] for item in data["bodies"]] == list(catalog.bodies)
    assert [item["id"] for item in data["models"]] == list(catalog.models)
    assert [item["id"] for item in data["sources"]] == list(catalog.sources)
    assert len(data["changes"]) == len(catalog.changes)
    assert len(data["shared_names"]) == len(catalog.shared_names)
    assert {*data["vocabulary"], "issuers", "shared_names", "changes"} == set(VOCABULARY)
    assert all(data["vocabulary"].values())


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_record_can_be_read_back_from_the_data(data: dict[str, Any], library: Library, folder: str) -> None:
    records = getattr(library.catalog, find_table(folder))
    kind = "bodies" if folder == "exemplars" else find_table(folder)
    for identifier, entry in records.items():
        held = {key: value for key, value in find(data, kind, identifier).items() if value != []}
        item = {key: value for key, value in held.items() if key not in DERIVED[folder]}
        assert FOLDERS[folder].model_validate(item) == entry.record


def test_a_record_of_the_data_begins_with_its_id_and_ends_with_its_address(data: dict[str, Any]) -> None:
    for kind in ("directives", "bodies", "models", "sources"):
        for item in data[kind]:
            assert (next(iter(item)), list(item)[-1]) == ("id", "address")


def test_every_field_is_there_and_empty_where_no_source_says_anything(data: dict[str, Any]) -> None:
    document = find(data, "directives", "nq-hoi-nghi-4-khoa-xii")
    assert (document["symbol"], document["issued"], document["relations"]) == (None, None, [])


def test_every_relation_is_found_at_its_target_with_the_inverse_label(data: dict[str, Any], library: Library) -> None:
    labels = {item["id"]: item["inverse_label"] for item in data["vocabulary"]["relations"]}
    forward = {
        (relation["target"], relation["type"], labels[relation["type"]], item["id"])
        for item in data["directives"]
        for relation in item["relations"]
    }
    inverse = [
        (item["id"], relation["type"], relation["label"], relation["source"])
        for item in data["directives"]
        for relation in item["inverse_relations"]
    ]
    assert len(inverse) == len(set(inverse)) == len(library.lineage.links)
    assert set(inverse) == forward


def test_a_document_names_the_units_that_carry_it_out(data: dict[str, Any]) -> None:
    found = {item["id"]: item["implemented_by"] for item in data["directives"]}
    assert found["05-ct-tum-2016"] == ["chi-bo-hoa-sen", "dang-uy-mau"]
    assert found["01-kl-tum-2021"] == ["xa-dong-xanh"]
    assert found["01-nq-dum-2012"] == []


def test_a_document_names_the_figures_of_units_that_measure_it(data: dict[str, Any]) -> None:
    stated = {
        (figure["measures"], item["id"], figure["id"])
        for item in (*data["bodies"], *data["models"])
        if item.get("exemplary", True)
        for figure in item["figures"]
        if figure["measures"]
    }
    computed = {
        (item["id"], place["record"], place["figure"]) for item in data["directives"] for place in item["measured_by"]
    }
    assert stated
    assert computed == stated


def test_a_document_names_the_models_that_serve_it_and_a_body_those_it_runs(data: dict[str, Any]) -> None:
    for document in data["directives"]:
        serving = {item["id"] for item in data["models"] if document["id"] in item["serves"]}
        assert set(document["served_by"]) == serving
    for body in data["bodies"]:
        run = {item["id"] for item in data["models"] if body["id"] in {each["unit"] for each in item["units"]}}
        assert set(body["models"]) == run
    assert find(data, "bodies", "dang-uy-mau")["models"] == ["gio-day-hoc-som", "so-viec-tot"]


def test_a_body_names_what_it_issued_and_who_is_under_it(data: dict[str, Any]) -> None:
    for body in data["bodies"]:
        sourced = (item for item in data["directives"] if not item["reported"])
        issued = {item["id"] for item in sourced if item["issuer"] == body["id"]}
        under = {item["id"] for item in data["bodies"] if item["parent"] == body["id"]}
        assert (set(body["issued"]), set(body["children"])) == (issued, under)
    assert find(data, "bodies", "tinh-uy-mau")["issued"]


def test_a_source_names_the_pages_that_rest_on_each_passage(data: dict[str, Any]) -> None:
    addresses = {item["address"] for kind in ("directives", "bodies", "models", "sources") for item in data[kind]}
    for source in data["sources"]:
        uses = [(use["locator"], use["page"], use["address"]) for use in source["used_by"]]
        assert uses
        assert len(uses) == len(set(uses))
        assert {use["address"].partition("#")[0] for use in source["used_by"]} <= {*addresses, "thuat-ngu/index.html"}
        assert {use["locator"] for use in source["used_by"]} <= {each["locator"] for each in source["passages"]}


def test_every_record_tells_the_address_of_its_page(data: dict[str, Any]) -> None:
    assert {item["id"]: item["address"] for item in data["bodies"]} == {
        "chi-bo-hoa-sen": "dien-hinh/chi-bo-hoa-sen.html",
        "dang-uy-mau": "dien-hinh/dang-uy-mau.html",
        "huyen-uy-suoi-trong": "co-quan/huyen-uy-suoi-trong.html",
        "tinh-uy-mau": "co-quan/tinh-uy-mau.html",
        "xa-dong-xanh": "dien-hinh/xa-dong-xanh.html",
    }
    assert {item["address"] for item in data["sources"]} == {f"nguon/{item['id']}.html" for item in data["sources"]}


def test_the_date_of_the_data_is_the_last_change_of_content(data: dict[str, Any]) -> None:
    assert data["updated"] == max(change["date"] for change in data["changes"]) == "2026-11-22"


def test_the_data_say_their_format_how_to_reuse_them_and_where_they_are_from(library: Library) -> None:
    data = json.loads(b"".join(render_catalog(library, "https://so-tay.example/", ONCE)))
    assert data["format_version"] == "2.1"
    assert data["site"] == "https://so-tay.example/"
    assert "không thay thế văn bản gốc" in data["licence"]
    assert data["$schema"] == "handbook.schema.json"


def test_a_site_without_an_address_says_so(data: dict[str, Any]) -> None:
    assert data["site"] is None


def test_letters_stay_letters(library: Library) -> None:
    assert "Đảng ủy Mẫu".encode() in b"".join(render_catalog(library, "", ONCE))


def test_what_is_typed_with_zeros_keeps_them(data: dict[str, Any]) -> None:
    plan = find(data, "directives", "08-kh-dum-2016")
    assert (plan["number"], plan["issued"]) == ("08", "2016-11")
