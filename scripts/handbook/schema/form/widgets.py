"""Fields of the form, one for each field of a model, in the order they are written to the file."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from handbook.messages import read_area
from handbook.records import (
    CODE_FORM,
    DIGITS_FORM,
    ID_FORM,
    MAX_LINE,
    MAX_PROSE,
    PRINT_FORM,
    URL_FORM,
    FieldShape,
    Record,
    ValueKind,
    read_fields,
)
from handbook.schema.form.pickers import describe_picker
from handbook.text import DATE_FORM, EDTF_FORM

Widget = dict[str, Any]

_BOXES: Mapping[str, str] = read_area("form")["boxes"]
_TEXT = [r"^(?!.*<[A-Za-z/!])\S+(?: \S+)*$", _BOXES["line"]]
_KINDS: Mapping[ValueKind, Widget] = MappingProxyType(
    {
        ValueKind.ID: {
            "widget": "string",
            "pattern": [f"^{ID_FORM}$", _BOXES["id"]],
        },
        ValueKind.LINE: {"widget": "string", "pattern": _TEXT, "maxlength": MAX_LINE},
        ValueKind.PROSE: {"widget": "text", "pattern": _TEXT, "maxlength": MAX_PROSE},
        ValueKind.DATE: {"widget": "string", "pattern": [f"^{EDTF_FORM}$", _BOXES["date"]]},
        ValueKind.KNOWN_DATE: {"widget": "string", "pattern": [f"^{DATE_FORM}$", _BOXES["known-date"]]},
        ValueKind.NUMBER: {"widget": "number", "value_type": "float", "step": 0.01},
        ValueKind.URL: {
            "widget": "string",
            "type": "url",
            "pattern": [f"^{URL_FORM}$", _BOXES["url"]],
        },
        ValueKind.RANK: {"widget": "number", "value_type": "int", "min": 0},
        ValueKind.FLAG: {"widget": "select", "options": ["có", "không"]},
        ValueKind.DIGITS: {"widget": "string", "pattern": [f"^{DIGITS_FORM}$", _BOXES["digits"]]},
        ValueKind.CODE: {"widget": "string", "pattern": [f"^{CODE_FORM}$", _BOXES["digits"]]},
        ValueKind.PRINT: {"widget": "string", "pattern": [f"^{PRINT_FORM}$", _BOXES["digits"]]},
    }
)
_CHOICES: Mapping[str, str] = read_area("form")["choices"]
"""Value of a choice → what editors read; a value that is not here is Vietnamese already."""
_NAMING = ("name", "label", "term")


def describe_fields(model: type[Record]) -> list[Widget]:
    """Describe every field of a model: name, words, whether it must be filled in, and what kind of box it is."""
    return [_describe_field(shape) for shape in read_fields(model).values()]


def describe_list(name: str, model: type[Record]) -> Widget:
    """Describe a whole table of the vocabulary: one list of records."""
    title = model.wording.title
    return {"name": name, "label": title, **_describe_records(model), "label_singular": name_one(model)}


def name_one(model: type[Record]) -> str:
    """Say what one record is called in the middle of a sentence."""
    return model.wording.one or _lower(model.wording.title)


def _describe_field(shape: FieldShape) -> Widget:
    target = "passages" if shape.kind is ValueKind.CITATION else shape.names
    if target:  # a list to search even where there are few to choose from
        widget = {"widget": "relation", **describe_picker(target), "dropdown_threshold": 0}
        widget |= {"multiple": True} if shape.is_list else {}
    elif shape.is_list:
        widget = _describe_items(shape)
    elif shape.model:
        widget = {"widget": "object", "collapsed": False, "fields": describe_fields(shape.model)}
    elif shape.choices:
        options = [{"label": _CHOICES.get(each, each), "value": each} for each in shape.choices]
        widget = {"widget": "select", "options": options}
    else:
        widget = _KINDS[shape.kind]
    least = {"min": shape.least} if shape.least else {}
    head = {"name": shape.name, "label": shape.label, "hint": shape.meaning, "required": shape.is_required}
    return {**head, **widget, **least}


def _describe_items(shape: FieldShape) -> Widget:
    one = {"label_singular": shape.traits.one or _lower(shape.label)}
    if shape.model:
        return {**_describe_records(shape.model), **one}
    return {"widget": "list", "field": {"name": "item", "label": shape.label, **_KINDS[shape.kind]}, **one}


@cache
def _describe_records(model: type[Record]) -> Widget:
    words, fields = model.wording, read_fields(model)
    name = next(each for each in (*_NAMING, *fields) if each in fields)
    line = words.closed or re.sub("[«»]", "", words.line) or f"{{{name}}}"
    summary = re.sub(r"\{(\w+)\}", r"{{fields.\1}}", line)
    return {"widget": "list", "collapsed": True, "summary": summary, "fields": describe_fields(model)}


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
