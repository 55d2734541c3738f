"""The file format as JSON Schema, generated from the models, for editors that complete and check YAML while typing.

Our reader takes every scalar as text, editors' tools take YAML's types: a bare 05 is a number to them and a bare
2016 too, so a field of text also takes numbers here. What a schema cannot say (days that do not exist, references,
stray letters) stays with ``handbook check``.
"""

import json
from collections.abc import Mapping
from functools import cache
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from pydantic import BaseModel

from handbook.records import (
    CITATION_FORM,
    CODE_FORM,
    DIGITS_FORM,
    HOMES,
    ID_FORM,
    MAX_ID,
    MAX_LINE,
    MAX_PROSE,
    NUMBER_FORM,
    PRINT_FORM,
    TABLE_FILES,
    TABLES,
    URL_FORM,
    VOCABULARY,
    FieldShape,
    ValueKind,
    list_models,
    read_fields,
)
from handbook.text import DATE_FORM, EDTF_FORM

Schema: TypeAlias = dict[str, Any]

FOLDER = "schema"
SETTINGS = ".vscode/settings.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = r"^\S+(?: \S+)*$"
_LAST_YEAR = 9999


def _describe_date(form: str) -> Schema:
    return {"type": ["string", "integer"], "pattern": f"^{form}$", "minimum": 0, "maximum": _LAST_YEAR}


_KINDS: Mapping[ValueKind, Schema] = MappingProxyType(
    {
        ValueKind.ID: {"type": ["string", "integer"], "pattern": f"^{ID_FORM}$", "maxLength": MAX_ID},
        ValueKind.LINE: {"type": ["string", "number"], "pattern": _TEXT, "maxLength": MAX_LINE},
        ValueKind.PROSE: {"type": ["string", "number"], "pattern": _TEXT, "maxLength": MAX_PROSE},
        ValueKind.DATE: _describe_date(EDTF_FORM),
        ValueKind.KNOWN_DATE: _describe_date(DATE_FORM),
        ValueKind.NUMBER: {"type": ["number", "string"], "pattern": f"^{NUMBER_FORM}$"},
        ValueKind.URL: {"type": "string", "pattern": f"^{URL_FORM}$", "maxLength": MAX_LINE},
        ValueKind.RANK: {"type": ["integer", "string"], "pattern": r"^[0-9]{1,4}$", "minimum": 0, "maximum": 9999},
        ValueKind.FLAG: {"enum": ["có", "không"]},
        ValueKind.DIGITS: {"type": ["string", "integer"], "pattern": f"^{DIGITS_FORM}$"},
        ValueKind.CODE: {"type": "string", "pattern": f"^{CODE_FORM}$"},
        ValueKind.CITATION: {"type": "string", "pattern": f"^{CITATION_FORM}$"},
        ValueKind.PRINT: {"type": ["string", "integer"], "pattern": f"^{PRINT_FORM}$"},
    }
)


def render_schemas() -> Mapping[str, str]:
    """Write every generated file, by its path from the root: the schemas, and where they apply."""
    files = {_schema_path(name): _render_json(_describe_file(name)) for name in TABLES}
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
    shapes = read_fields(model)
    required = [name for name, shape in shapes.items() if shape.is_required]
    properties = {name: _describe_field(shape) for name, shape in shapes.items()}
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


def _describe_part(whole: type[BaseModel], model: type[BaseModel]) -> Schema:
    """Describe a model inside another; what must have citations takes those of the whole if that has any."""
    schema = describe_record(model)
    if "cite" not in read_fields(whole):
        return schema
    return {**schema, "required": [name for name in schema["required"] if name != "cite"]}


def _describe_field(shape: FieldShape) -> Schema:
    if shape.model:
        value = _refer(shape.model)
    else:
        value = {"enum": list(shape.choices)} if shape.choices else dict(_KINDS[shape.kind])
    if shape.is_list:
        value = {"type": "array", "items": value, **({"minItems": shape.least} if shape.least else {})}
    default = {} if shape.default in {None, ()} else {"default": _write_default(shape.default)}
    return {"description": shape.meaning, **value, **default}


def _write_default(value: object) -> object:
    return {True: "có", False: "không"}[value] if isinstance(value, bool) else value


def _describe_file(name: str) -> Schema:
    head: Schema = {"$schema": _DIALECT, "title": TABLES[name].wording.title}
    model = TABLES[name]
    parts = sorted(list_models(model), key=attrgetter("__name__"))
    definitions = {kind.__name__: _describe_part(model, kind) for kind in parts}
    if name not in TABLE_FILES:
        return {**head, **describe_record(model), "$defs": definitions}
    items = {"type": "array", "items": _refer(model)}
    shape = {"type": "object", "additionalProperties": False, "required": [name], "properties": {name: items}}
    return {**head, **shape, "$defs": {**definitions, model.__name__: describe_record(model)}}


def _describe_settings() -> Schema:
    """Tie each schema to its files; a modeline would be a comment, and those are not kept."""
    places = {name: f"{home}*.yml" if home.endswith("/") else home for name, home in HOMES.items()}
    schemas = {_schema_path(name): places[name] for name in TABLES}
    spaces = {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.wordWrap": "on"}
    return {"yaml.schemas": schemas, "[yaml]": spaces, "files.eol": "\n", "files.insertFinalNewline": True}


def _refer(model: type[BaseModel]) -> Schema:
    return {"$ref": f"#/$defs/{model.__name__}"}


def _schema_path(name: str) -> str:
    stem = f"vocabulary-{name}" if name in VOCABULARY else name.removesuffix("s")
    return f"{FOLDER}/{stem}.schema.json"


def _find_leftovers(root: Path) -> tuple[str, ...]:
    known = render_schemas()
    found = (path.relative_to(root).as_posix() for path in (root / FOLDER).glob("*.schema.json"))
    return tuple(sorted(path for path in found if path not in known))


def _has_content(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


def _render_json(value: Schema) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
