"""The JSON Schema beside the catalog holds it, refuses what is not it, and says the same as the page."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from handbook.memo import ONCE
from handbook.opendata.export import render_catalog
from handbook.opendata.json_schema import describe_models, find_models, render_schema
from handbook.pages import Library

Change = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return json.loads(render_schema())


@pytest.fixture(scope="module")
def validator(schema: dict[str, Any]) -> Draft202012Validator:
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("name", ["library", "real_library"])
def test_the_catalog_is_what_its_schema_says(
    validator: Draft202012Validator, request: pytest.FixtureRequest, name: str
) -> None:
    library: Library = request.getfixturevalue(name)
    data = json.loads(b"".join(render_catalog(library, "", ONCE)))
    assert [error.message for error in validator.iter_errors(data)] == []


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.pop("licence"),
        lambda data: data.update(format_version="3.0"),
        lambda data: data["directives"][0].pop("inverse_relations"),
        lambda data: data["directives"][0].update(issued="15/5/2016"),
        lambda data: data["directives"][0].update(tuy_y="x"),
        lambda data: data["directives"][0].update(relations=[{"type": "continues"}]),
        lambda data: data["bodies"][0].update(exemplary="có"),
        lambda data: data["models"][0].update(units=[]),
        lambda data: data["sources"][0].update(passages=[]),
        lambda data: data["vocabulary"].pop("terms"),
    ],
)
def test_what_is_not_a_catalog_is_refused(validator: Draft202012Validator, library: Library, change: Change) -> None:
    data = json.loads(b"".join(render_catalog(library, "", ONCE)))
    change(data)
    assert list(validator.iter_errors(data))


def test_every_field_is_explained_in_vietnamese(schema: dict[str, Any]) -> None:
    definitions = [schema, *schema["$defs"].values()]
    named = [(name, field) for each in definitions for name, field in each["properties"].items() if name != "$schema"]
    assert [name for name, field in named if not field.get("description", "").endswith((".", "»"))] == []
    assert all(set(each["required"]) == set(each["properties"]) - {"$schema"} for each in definitions)


def test_the_dictionary_of_the_page_has_every_field_of_the_schema(schema: dict[str, Any]) -> None:
    definitions = {**schema["$defs"], "PublishedHandbook": schema}
    described = {model.name: [field.name for field in model.fields] for model in describe_models()}
    properties = {
        name: [each for each in found["properties"] if each != "$schema"] for name, found in definitions.items()
    }
    assert described == properties


def test_every_kind_of_value_has_a_title_of_its_own() -> None:
    titles = [model.title for model in describe_models()]
    assert len(set(titles)) == len(titles) == len(find_models())


def test_a_field_tells_what_it_holds() -> None:
    kinds = {(model.name, field.name): field.kind for model in describe_models() for field in model.fields}
    assert kinds["PublishedDirective", "issued"] == "ngày (EDTF), hoặc trống"
    assert kinds["PublishedDirective", "relations"] == "danh sách quan hệ"
    assert kinds["Figure", "value"] == "số"
    assert kinds["Figure", "qualifier"] == "«đúng» | «gần» | «hơn» | «trên» | «khoảng»"
    assert kinds["PublishedBody", "exemplary"] == "đúng/sai"
    assert kinds["TermEntry", "rank"] == "số"
