"""What the published catalog looks like, from its models: a JSON Schema for programs, a dictionary for people. Pure."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from handbook.opendata.published import PublishedHandbook, list_published
from handbook.records import FieldShape, Record, ValueKind, list_models, read_fields
from handbook.text import DATE_FORM, EDTF_FORM

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT, _DAY, _LIST, _OPTIONAL = "chữ", "ngày", "danh sách {kind}", "{kind}, hoặc trống"
_KINDS: Mapping[ValueKind, str] = MappingProxyType(
    {
        ValueKind.ID: "mã",
        ValueKind.DATE: f"{_DAY} (EDTF)",
        ValueKind.KNOWN_DATE: _DAY,
        ValueKind.NUMBER: "số",
        ValueKind.RANK: "số",
        ValueKind.FLAG: "đúng/sai",
        ValueKind.URL: "địa chỉ",
    }
)
"""How a value looks in the JSON, where it is no text."""
_DATES = MappingProxyType({ValueKind.DATE: EDTF_FORM, ValueKind.KNOWN_DATE: DATE_FORM})


@dataclass(frozen=True, slots=True)
class FieldWords:
    """A field of the catalog in words; ``model`` is the title of what it holds, if that is described of its own."""

    name: str
    kind: str
    meaning: str
    model: str = ""


@dataclass(frozen=True, slots=True)
class ModelWords:
    """A kind of value in the catalog with its fields."""

    name: str
    title: str
    fields: tuple[FieldWords, ...]


@cache
def render_schema() -> str:
    """Write the JSON Schema (2020-12) of the catalog."""
    schema = PublishedHandbook.model_json_schema(mode="serialization")
    definitions = schema.pop("$defs")
    for model in find_models():
        _describe(schema if model is PublishedHandbook else definitions[model.__name__], model)
    schema["properties"] = {"$schema": {"type": "string"}, **schema["properties"]}
    content = {"$schema": _DIALECT, **schema, "$defs": definitions}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def describe_models() -> tuple[ModelWords, ...]:
    """Describe every kind of value in the catalog, the whole first."""
    return tuple(
        ModelWords(model.__name__, model.wording.reader_title, tuple(_describe_fields(model)))
        for model in find_models()
    )


@cache
def find_models() -> tuple[type[Record], ...]:
    """Find every model of the catalog, in the order in which the file meets them."""
    return (PublishedHandbook, *list_models(PublishedHandbook, list_published))


def _describe(schema: dict[str, Any], model: type[Record]) -> None:
    """Say in one definition what pydantic cannot know: Vietnamese words, that every field is there, how dates look."""
    schema["title"] = model.wording.reader_title
    schema.pop("description", None)
    properties = schema["properties"]
    for field in _describe_fields(model):
        described = properties[field.name]
        described.pop("title", None)
        described.pop("default", None)
        described["description"] = field.meaning
        if not model.model_fields[field.name].is_required():
            described.pop("minItems", None)  # what may be left out stands there empty
        if form := _DATES.get(read_fields(model)[field.name].kind):
            for choice in described.get("anyOf", [described]):
                if choice["type"] == "string":
                    choice["pattern"] = f"^{form}$"
    names = list_published(model)
    schema |= {"properties": {name: properties[name] for name in names}, "required": list(names)}


def _describe_fields(model: type[Record]) -> Iterator[FieldWords]:
    for name in list_published(model):
        shape = read_fields(model)[name]
        inner = shape.model.wording.reader_title if shape.model else ""
        yield FieldWords(name, _name_kind(shape), shape.meaning, inner)


def _name_kind(shape: FieldShape) -> str:
    kind = shape.model.wording.reader_title.lower() if shape.model else _KINDS.get(shape.kind, _TEXT)
    if shape.choices:
        kind = " | ".join(f"«{choice}»" for choice in shape.choices)
    if shape.is_list:
        kind = _LIST.format(kind=kind)
    return _OPTIONAL.format(kind=kind) if shape.is_optional else kind
