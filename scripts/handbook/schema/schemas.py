"""The file format as JSON Schema, generated from the models, for editors that complete and check YAML while typing.

Our reader takes every scalar as text, editors' tools take YAML's types: a bare 05 is a number to them and a bare
2016 too, so a field of text also takes numbers here. What a schema cannot say (days that do not exist, references,
stray letters) stays with ``handbook check``.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeAlias, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from handbook.records import Date, Definition, Flag, Id, Line, Number, Prose, Rank, Url
from handbook.records.catalog import FOLDERS, VOCABULARY
from handbook.records.notation import find_inner_model, list_fields
from handbook.schema.dictionary import TITLES

Schema: TypeAlias = dict[str, Any]

FOLDER = "schema"
SETTINGS = ".vscode/settings.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = r"^\S+(?: \S+)*$"
_LAST_YEAR = 9999
_SCALARS: tuple[tuple[object, Schema], ...] = (
    (Id, {"type": ["string", "integer"], "pattern": "^[a-z0-9]+(?:-[a-z0-9]+)*$", "maxLength": 100}),
    (Line, {"type": ["string", "number"], "pattern": _TEXT, "maxLength": 400}),
    (Prose, {"type": ["string", "number"], "pattern": _TEXT, "maxLength": 3000}),
    (Definition, {"type": ["string", "number"], "pattern": _TEXT, "maxLength": 3000}),
    (
        Date,
        {
            "type": ["string", "integer"],
            "pattern": r"^\d{4}(?:-\d{2}(?:-\d{2})?)?$",
            "minimum": 0,
            "maximum": _LAST_YEAR,
        },
    ),
    (Number, {"type": ["number", "string"], "pattern": r"^-?[0-9]{1,15}(?:\.[0-9]{1,6})?$"}),
    (Url, {"type": "string", "pattern": r"^(?:https?://[^\s/$.?#]\S*|mailto:[^\s@]+@[^\s@]+)$", "maxLength": 400}),
    (Rank, {"type": ["integer", "string"], "pattern": r"^[0-9]{1,4}$", "minimum": 0, "maximum": 9999}),
    (Flag, {"enum": ["có", "không"]}),
)


def render_schemas() -> Mapping[str, str]:
    """Write every generated file, by its path from the root: the schemas, and where they apply."""
    files = {_schema_path(name): _render_json(_describe_file(name)) for name in (*FOLDERS, *VOCABULARY)}
    files[SETTINGS] = _render_json(_describe_settings())
    return MappingProxyType(files)


def find_stale(root: Path) -> tuple[str, ...]:
    """List the generated files under ``root`` that are missing, differ from the models or no longer belong."""
    files = render_schemas()
    differing = {path for path, text in files.items() if not _has_content(root / path, text)}
    return tuple(sorted({*differing, *_find_leftovers(root)}))


def write_schemas(root: Path) -> None:
    """Write every generated file under ``root`` and take away those of kinds that are no more."""
    for path, text in render_schemas().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="")
    for path in _find_leftovers(root):
        (root / path).unlink()


@cache
def describe_record(model: type[BaseModel]) -> Schema:
    """Describe the fields of one model; the models inside it are referred to by name."""
    hints = get_type_hints(model, include_extras=True)
    properties: Schema = {}
    for name in list_fields(model):
        field = model.model_fields[name]
        described = {"description": field.description} if field.description else {}
        default = {} if field.is_required() or field.default in (None, ()) else {"default": _default(field)}
        properties[name] = {**described, **_describe_type(hints[name]), **default}
    required = [name for name in properties if model.model_fields[name].is_required()]
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


def _describe_file(name: str) -> Schema:
    head: Schema = {"$schema": _DIALECT, "title": TITLES[name]}
    model = FOLDERS.get(name) or VOCABULARY[name]
    definitions = {kind.__name__: describe_record(kind) for kind in sorted(_find_models(model), key=_name)}
    if name in FOLDERS:
        return {**head, **describe_record(model), "$defs": definitions}
    items = {"type": "array", "items": _refer(model)}
    shape = {"type": "object", "additionalProperties": False, "required": [name], "properties": {name: items}}
    return {**head, **shape, "$defs": {**definitions, model.__name__: describe_record(model)}}


def _describe_settings() -> Schema:
    """Tie each schema to its files; a modeline would be a comment, and those are not kept."""
    schemas = {_schema_path(name): f"{name}/*.yml" for name in FOLDERS}
    schemas |= {_schema_path(name): f"vocabulary/{name}.yml" for name in VOCABULARY}
    spaces = {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.wordWrap": "on"}
    return {"yaml.schemas": schemas, "[yaml]": spaces, "files.eol": "\n", "files.insertFinalNewline": True}


def _describe_type(annotation: Any) -> Schema:  # noqa: ANN401 - an annotation has no type of its own
    scalar = next((schema for kind, schema in _SCALARS if annotation == kind), None)
    if scalar is not None:
        return dict(scalar)
    parts = get_args(annotation)
    if get_origin(annotation) is Literal:
        return {"enum": list(parts)}
    if get_origin(annotation) is Annotated:
        return _narrow(_describe_type(parts[0]), list(parts[1:]))
    if get_origin(annotation) is tuple:
        return {"type": "array", "items": _describe_type(parts[0])}
    if not parts:
        return {"type": ["string", "integer"]} if annotation is str else _refer(annotation)
    (inner,) = (part for part in parts if part is not type(None))
    return _describe_type(inner)


def _narrow(schema: Schema, metadata: list[Any]) -> Schema:
    """Add what pydantic's ``Field`` says of a value; only one that may be all digits can look like a number."""
    for rule in (rule for info in metadata if isinstance(info, FieldInfo) for rule in info.metadata):
        if (least := getattr(rule, "min_length", None)) is not None:
            schema["minItems"] = least
        if (pattern := getattr(rule, "pattern", None)) is not None:
            schema |= {"pattern": pattern} if "[0-9]" in pattern else {"type": "string", "pattern": pattern}
    return schema


def _default(field: FieldInfo) -> object:
    return {True: "có", False: "không"}[field.default] if isinstance(field.default, bool) else field.default


def _find_models(model: type[BaseModel]) -> frozenset[type[BaseModel]]:
    """Find every model inside a model, at any depth."""
    found: set[type[BaseModel]] = set()
    queue = [model]
    while queue:
        current = queue.pop()
        inner = {kind for field in current.model_fields if (kind := find_inner_model(current, field))}
        queue += inner - found
        found |= inner
    return frozenset(found)


def _refer(model: type[BaseModel]) -> Schema:
    return {"$ref": f"#/$defs/{model.__name__}"}


def _name(model: type[BaseModel]) -> str:
    return model.__name__


def _schema_path(name: str) -> str:
    stem = name.removesuffix("s") if name in FOLDERS else f"vocabulary-{name}"
    return f"{FOLDER}/{stem}.schema.json"


def _find_leftovers(root: Path) -> tuple[str, ...]:
    known = render_schemas()
    found = (path.relative_to(root).as_posix() for path in (root / FOLDER).glob("*.schema.json"))
    return tuple(sorted(path for path in found if path not in known))


def _has_content(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


def _render_json(value: Schema) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
