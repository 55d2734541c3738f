"""What the published catalog looks like, from its models: a JSON Schema for programs, a dictionary for people. Pure."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from handbook.opendata.published import PublishedHandbook, list_published
from handbook.records import Date, Id, Number, Url
from handbook.records.notation import find_inner_model

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DATE_PATTERN = r"^\d{4}(?:-\d{2}(?:-\d{2})?)?$"
_LIST, _OPTIONAL, _NUMBER = "danh sách {kind}", "{kind}, hoặc trống", "số"
_DATE = "ngày"
_KINDS: tuple[tuple[object, str], ...] = (
    (Id, "mã"),
    (Date, _DATE),
    (Number, _NUMBER),
    (Url, "địa chỉ"),
    (bool, "đúng/sai"),
    (str, "chữ"),
)
"""How a value looks in the JSON."""

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "PublishedHandbook": "Cả tệp",
        "PublishedDirective": "Văn bản",
        "PublishedBody": "Cơ quan, đơn vị",
        "PublishedSource": "Nguồn",
        "InverseRelation": "Quan hệ chiều ngược",
        "FigurePlace": "Chỗ của một số liệu",
        "Use": "Điều dựa vào nguồn",
        "Vocabulary": "Các bảng chung",
        "Citation": "Trích dẫn",
        "Discrepancy": "Chỗ nguồn sai",
        "Claim": "Một điều có nguồn",
        "Status": "Tình trạng",
        "Relation": "Quan hệ",
        "Period": "Giai đoạn",
        "Figure": "Số liệu",
        "Model": "Mô hình",
        "Conference": "Hội nghị",
        "Commendation": "Khen thưởng",
        "FormerName": "Tên trước đây",
        "Implementation": "Việc thực hiện",
        "Passage": "Đoạn của nguồn",
        "TypeEntry": "Loại văn bản",
        "RelationEntry": "Loại quan hệ",
        "LevelEntry": "Cấp",
        "ProvinceEntry": "Tỉnh, thành phố",
        "TermEntry": "Khóa",
        "StatusEntry": "Tình trạng trong bảng chung",
        "IndicatorEntry": "Chỉ tiêu",
        "GlossaryEntry": "Thuật ngữ",
        "SharedName": "Tên gọi chung",
        "Change": "Mục nhật ký",
    }
)
"""Model → what it is called."""


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
        ModelWords(model.__name__, TITLES[model.__name__], tuple(_describe_fields(model))) for model in find_models()
    )


@cache
def find_models() -> tuple[type[BaseModel], ...]:
    """Find every model of the catalog, in the order in which the file meets them."""
    found: dict[type[BaseModel], None] = {}
    queue: list[type[BaseModel]] = [PublishedHandbook]
    while queue:
        model = queue.pop(0)
        found[model] = None
        inner = (find_inner_model(model, field) for field in list_published(model))
        queue += [each for each in inner if each and each not in found and each not in queue]
    return tuple(found)


def _describe(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Say in one definition what pydantic cannot know: Vietnamese words, that every field is there, how dates look."""
    schema["title"] = TITLES[model.__name__]
    schema.pop("description", None)
    properties = schema["properties"]
    for field in _describe_fields(model):
        described = properties[field.name]
        described.pop("title", None)
        described.pop("default", None)
        described["description"] = field.meaning
        if _DATE in field.kind:
            for choice in described.get("anyOf", [described]):
                if choice["type"] == "string":
                    choice["pattern"] = _DATE_PATTERN
    names = list_published(model)
    schema |= {"properties": {name: properties[name] for name in names}, "required": list(names)}


def _describe_fields(model: type[BaseModel]) -> Iterator[FieldWords]:
    hints = get_type_hints(model, include_extras=True)
    for name in list_published(model):
        inner = find_inner_model(model, name)
        meaning = model.model_fields[name].description or ""
        yield FieldWords(name, _name_kind(hints[name]), meaning, TITLES[inner.__name__] if inner else "")


def _name_kind(annotation: Any) -> str:  # noqa: ANN401 - an annotation has no type of its own
    named = next((kind for each, kind in _KINDS if annotation == each), None)
    if named:
        return named
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return " | ".join(f"«{part}»" for part in parts)
    if origin is Annotated:
        return _name_kind(parts[0])
    if origin is tuple:
        return _LIST.format(kind=_name_kind(parts[0]))
    if not parts:
        return TITLES.get(annotation.__name__, _NUMBER).lower()
    (inner,) = (part for part in parts if part is not type(None))
    return _OPTIONAL.format(kind=_name_kind(inner))
