"""Fields of the form, one for each field of a model, in the order they are written to the file."""

from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from handbook.records import Date, Definition, Flag, Id, Line, Number, Prose, Rank, Url
from handbook.records.notation import list_fields
from handbook.schema.form.pickers import TARGETS, describe_picker
from handbook.schema.form.words import CHOICES, SUMMARIES, find_label

Widget = dict[str, Any]

_ID = ["^[a-z0-9]+(?:-[a-z0-9]+)*$", "Chỉ dùng chữ thường không dấu, chữ số và gạch nối, ví dụ 05-ct-tw-2016"]
_TEXT = [r"^(?!.*<[A-Za-z/!])\S+(?: \S+)*$", "Không xuống dòng, không có hai dấu cách liền nhau hay thẻ HTML"]
_DATE = [r"^\d{4}(?:-\d{2}(?:-\d{2})?)?$", "Viết năm-tháng-ngày, ví dụ 2016-05-15; chỉ biết năm thì 2016"]
_URL = [r"^(?:https?://[^\s/$.?#]\S*|mailto:[^\s@]+@[^\s@]+)$", "Viết cả địa chỉ, bắt đầu bằng https://"]
_MAX_LINE, _MAX_PROSE = 400, 3000
_SCALARS: tuple[tuple[object, Widget], ...] = (
    (Id, {"widget": "string", "pattern": _ID}),
    (Line, {"widget": "string", "pattern": _TEXT, "maxlength": _MAX_LINE}),
    (Prose, {"widget": "text", "pattern": _TEXT, "maxlength": _MAX_PROSE}),
    (Definition, {"widget": "text", "pattern": _TEXT, "maxlength": _MAX_PROSE}),
    (Date, {"widget": "string", "pattern": _DATE}),
    (Number, {"widget": "number", "value_type": "float", "step": 0.01}),
    (Url, {"widget": "string", "type": "url", "pattern": _URL}),
    (Rank, {"widget": "number", "value_type": "int", "min": 0}),
    (Flag, {"widget": "select", "options": ["có", "không"]}),
    (str, {"widget": "string"}),
)


def describe_fields(model: type[BaseModel]) -> list[Widget]:
    """Describe every field of a model: name, words, whether it must be filled in, and what kind of box it is."""
    hints = get_type_hints(model, include_extras=True)
    return [_describe_field(model, name, hints[name]) for name in list_fields(model)]


def describe_list(name: str, model: type[BaseModel], label: str, singular: str) -> Widget:
    """Describe a whole table of the vocabulary: one list of records."""
    return {"name": name, "label": label, **_describe_records(model), "label_singular": singular}


def _describe_field(model: type[BaseModel], name: str, annotation: object) -> Widget:
    info = model.model_fields[name]
    label = find_label(model.__name__, name)
    hint = {"hint": info.description} if info.description else {}
    head = {"name": name, "label": label, **hint, "required": info.is_required()}
    target = TARGETS.get((model.__name__, name))
    if target is None:
        widget = _describe_type(annotation, label)
    else:
        several = {"multiple": True} if _holds_several(annotation) else {}
        searched = {"dropdown_threshold": 0}  # a list to search even where there are few to choose from
        widget = {"widget": "relation", **describe_picker(target), **searched, **several, **_find_least(annotation)}
    if "fields" in widget and name == "citations":
        widget = {**widget, "label_singular": "nguồn"}
    return {**head, **widget}


def _describe_type(annotation: Any, label: str) -> Widget:  # noqa: ANN401 - an annotation has no type of its own
    scalar = next((widget for kind, widget in _SCALARS if annotation == kind), None)
    if scalar is not None:
        return dict(scalar)
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return {"widget": "select", "options": [{"label": CHOICES.get(each, each), "value": each} for each in parts]}
    if origin is tuple:
        return _describe_items(parts[0], label)
    if origin is Annotated:
        return {**_describe_type(parts[0], label), **_find_least(annotation), **_find_pattern(parts)}
    if parts:
        (inner,) = (part for part in parts if part is not type(None))
        return _describe_type(inner, label)
    return {"widget": "object", "collapsed": False, "fields": describe_fields(annotation)}


def _describe_items(kind: Any, label: str) -> Widget:  # noqa: ANN401 - an annotation has no type of its own
    scalar = next((widget for each, widget in _SCALARS if kind == each), None)
    if scalar is None:
        return {**_describe_records(kind), "label_singular": label[:1].lower() + label[1:]}
    item = {"name": "item", "label": label, **scalar}
    return {"widget": "list", "field": item, "label_singular": label[:1].lower() + label[1:]}


@cache
def _describe_records(model: type[BaseModel]) -> Widget:
    summary = SUMMARIES[model.__name__]
    return {"widget": "list", "collapsed": True, "summary": summary, "fields": describe_fields(model)}


def _holds_several(annotation: object) -> bool:
    return get_origin(annotation) is tuple or any(_holds_several(part) for part in get_args(annotation))


def _find_least(annotation: object) -> Widget:
    rules = [rule for info in get_args(annotation)[1:] if isinstance(info, FieldInfo) for rule in info.metadata]
    least = next((rule.min_length for rule in rules if getattr(rule, "min_length", None)), None)
    return {"min": least} if least is not None else {}


def _find_pattern(parts: tuple[Any, ...]) -> Widget:
    rules = [rule for info in parts[1:] if isinstance(info, FieldInfo) for rule in info.metadata]
    pattern = next((rule.pattern for rule in rules if getattr(rule, "pattern", None)), None)
    return {"pattern": [pattern, "Viết đúng dạng nói ở trên"]} if pattern else {}
