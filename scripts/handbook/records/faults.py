"""What a record's faults mean, in an editor's words: pydantic's error codes become Vietnamese diagnostics.

The library's own English text is never shown; an error code without words here is a bug, and a test looks for it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from handbook.datafile import DataFile, Path, Tree, quote_value
from handbook.diagnostics import Diagnostic, Place
from handbook.messages import render_date, say, tell, write_date
from handbook.records.date_spellings import has_short_year, is_spreadsheet_date, suggest_date
from handbook.records.fields import FieldShape, read_fields
from handbook.records.suggestions import (
    find_nearest,
    suggest_field,
    suggest_id,
    suggest_numbers,
    write_choices,
)
from handbook.text import (
    BoundedDate,
    find_link,
    find_markup,
    find_scheme,
    parse_date,
    read_unsound,
    strip_links,
    strip_markup,
)

RecordT = TypeVar("RecordT", bound=BaseModel)

_BULLET = re.compile(r"\s*(?:[-•·–—*+▪●]\s*)(?P<rest>\S.*)")
_MOST_SUGGESTED = 300  # a name is held against all others: nobody mends more at once
_BARE_NUMBER = re.compile(r"(?:số\s*)?([0-9]{1,5})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Fault:
    """One pydantic error with what is needed to word it."""

    place: Place
    line: str
    field: str
    noun: str
    value: object
    context: Mapping[str, Any]
    inner: bool
    """Whether the field is one of something inside the record, and not of the record itself."""

    @property
    def text(self) -> str:
        """The value as it is written."""
        return str(self.value)


def parse_record(
    model: type[RecordT], data: Tree, file: DataFile, prefix: Path = ()
) -> tuple[RecordT | None, tuple[Diagnostic, ...]]:
    """Validate plain data as a record; ``prefix`` leads to ``data`` inside ``file``."""
    try:
        return model.model_validate(inherit_citations(model, data)), ()
    except ValidationError as error:
        return None, tuple(_explain_errors(model, error.errors(include_url=False), file, prefix))


def inherit_citations(model: type[BaseModel], data: Tree) -> Tree:
    """Give the citations of a record to whatever in it must have some and has none of its own."""
    if not isinstance(data, dict) or not data.get("cite"):
        return data
    lent = {name: lend for name in _list_heirs(model) if (lend := _lend(data.get(name), data["cite"])) is not None}
    return {**data, **lent} if lent else data


@cache
def _list_heirs(model: type[BaseModel]) -> tuple[str, ...]:
    """List the fields of a model that hold what must have citations."""
    parts = ((name, shape.model) for name, shape in read_fields(model).items() if shape.model)
    return tuple(name for name, part in parts if "cite" in (fields := read_fields(part)) and fields["cite"].least)


def _lend(held: "Tree | None", cite: Tree) -> "Tree | None":
    """Write citations into a part, or the parts of a list, that have none; None where all have their own."""
    if isinstance(held, dict):
        return None if "cite" in held else {**held, "cite": cite}
    if not isinstance(held, list) or all(not isinstance(item, dict) or "cite" in item for item in held):
        return None
    return [{**item, "cite": cite} if isinstance(item, dict) and "cite" not in item else item for item in held]


def _explain_errors(
    model: type[BaseModel], errors: list[ErrorDetails], file: DataFile, prefix: Path
) -> Iterator[Diagnostic]:
    meant: set[Path] = set()
    free: dict[Path, dict[str, str]] = {}
    unknown = [error for error in errors if error["type"] == "extra_forbidden"]
    for number, error in enumerate(unknown):
        path, name = error["loc"][:-1], str(error["loc"][-1])
        if path not in free:
            present = file.fields.get(prefix + path, frozenset())
            free[path] = {name: each.noun for name, each in _shapes_at(model, path).items() if name not in present}
        nearest = suggest_field(name, free[path]) if number < _MOST_SUGGESTED else None
        if nearest:
            meant.add((*path, nearest))
        yield tell(
            file.locate_key(prefix + error["loc"]),
            "unknown-field",
            name=_short(name),
            meant=nearest,
            noun=free[path].get(nearest or ""),
            moved="" if path else getattr(model, "moved", {}).get(name, ""),
            free=write_choices(free[path], say("phrases", "guide")),
        )
    around = {error["loc"][:end] for error in errors for end in range(len(error["loc"]))}
    for error in _ask_once(model, errors, file, prefix):
        kind, location = error["type"], error["loc"]
        if kind == "too_short" and location in around:
            continue  # its items are there, and what is wrong with them is said
        if kind == "extra_forbidden" or (kind == "missing" and location in meant):
            continue
        if kind == "default_factory_not_called":
            continue  # what it is made from is wrong, and that is said
        if kind == "missing" and (prefix + location) in file.keys:
            continue  # the file reader has already said that the field is empty
        yield _explain_error(model, error, file, prefix)


def _ask_once(
    model: type[BaseModel], errors: list[ErrorDetails], file: DataFile, prefix: Path
) -> Iterable[ErrorDetails]:
    """Ask for the citations of a record, where it has none, in the place of those of all that would take them."""
    heirs = [
        error for error in errors if error["type"] == "missing" and error["loc"][-1] == "cite" and error["loc"][1:]
    ]
    is_asked = any(error["loc"] == ("cite",) for error in errors)
    if not is_asked and (not heirs or "cite" not in read_fields(model) or (*prefix, "cite") in file.keys):
        return errors
    rest = (error for error in errors if error not in heirs)
    return rest if is_asked else ({**heirs[0], "loc": ("cite",)}, *rest)


def _explain_error(model: type[BaseModel], error: ErrorDetails, file: DataFile, prefix: Path) -> Diagnostic:
    path = prefix + error["loc"]
    names = [at for at, step in enumerate(error["loc"]) if isinstance(step, str)]
    field = str(error["loc"][names[-1]]) if names else ""
    noun = _shapes_at(model, error["loc"][: names[-1]])[field].noun if names else ""
    place = file.locate(path)
    if error["type"] == "missing" and not error["loc"][:-1] and not prefix:
        place = file.locate_head()
    line = file.lines[place.line - 1] if place.line <= len(file.lines) else ""
    fault = _Fault(place, line, field, noun, error["input"], error.get("ctx", {}), inner=len(error["loc"]) > 1)
    return _EXPLAIN.get(error["type"], _explain_text)(fault)


def _tell(fault: _Fault, code: str, variant: str = "", **words: object) -> Diagnostic:
    """Tell a fault at its place, or at what is found in the value where that stands on one line as it is written."""
    place, before = fault.place, fault.place.column - 1
    find = _MARKED.get(code)
    match = find(fault.line[before:]) if find else None
    if match:
        place = Place(place.path, place.line, before + match.start() + 1, len(match[0]))
    return tell(place, code, variant, name=fault.field, noun=fault.noun, value=_short(fault.value), **words)


def _shapes_at(model: type[BaseModel], location: Path) -> Mapping[str, FieldShape]:
    """Describe the fields of the model that ``location`` leads to."""
    for step in location:
        if isinstance(step, str):
            inner = read_fields(model)[step].model
            if inner is None:
                return {}
            model = inner
    return read_fields(model)


def _explain_missing(fault: _Fault) -> Diagnostic:
    if fault.field == "cite":
        return _explain_uncited(fault)
    return _tell(fault, "missing-field", inner=fault.inner)


def _explain_uncited(fault: _Fault) -> Diagnostic:
    return _tell(fault, "uncited", "" if fault.inner else "record")


def _explain_few(fault: _Fault) -> Diagnostic:
    if fault.field == "cite":
        return _explain_uncited(fault)
    fields = fault.context.get("fields", "")
    return _tell(fault, "too-few", "fields" if fields else "", least=fault.context.get("min_length", 1), fields=fields)


def _explain_choice(fault: _Fault) -> Diagnostic:
    choices = [part.strip(" '") for part in str(fault.context["expected"]).replace(" or ", ",").split(",")]
    nearest = find_nearest(fault.text, choices)
    return _tell(fault, "choice", nearest=nearest, choices=write_choices(choices, say("phrases", "guide")))


def _explain_pattern(fault: _Fault) -> Diagnostic:
    if fault.field != "number":
        suggestion = suggest_id(fault.text).replace("-", "_")
        return _tell(fault, "pattern", id="" if any(map(str.isdigit, suggestion)) else suggestion)
    match = _BARE_NUMBER.fullmatch(fault.text)
    if match:
        return _tell(fault, "pattern", "short", digits=match[1].zfill(2))
    return _tell(fault, "pattern", "long" if any(map(str.isdigit, fault.text)) else "number")


def _explain_date(fault: _Fault) -> Diagnostic:
    unsound = read_unsound(fault.text)
    ends = (unsound.first, unsound.last) if isinstance(unsound, BoundedDate) else (unsound,)
    if unreal := next((end for end in ends if end and not end.exists), None):
        return _tell(fault, "date-impossible", "slip", date=render_date(replace(unreal, mark="")))
    if len(ends) > 1 and ends[0] != ends[1]:
        first, last = map(write_date, ends)
        return _tell(fault, "period-order", first=first, last=last)
    suggestion = suggest_date(fault.text)
    date = parse_date(suggestion)
    is_serial = bool(suggestion) and is_spreadsheet_date(fault.text)
    return _tell(
        fault,
        "date-form",
        "serial" if is_serial else "",
        date=suggestion,
        is_unreal=date and not date.exists,
        year=suggestion[:4] if has_short_year(fault.text) else "",
        is_serial=is_serial,
    )


def _explain_number(fault: _Fault) -> Diagnostic:
    number, other, *_ = (*suggest_numbers(fault.text), "", "")
    return _tell(fault, "number-form", number=number, other=other)


def _explain_id(fault: _Fault) -> Diagnostic:
    return _tell(fault, "id-form", id=suggest_id(fault.text))


def _explain_citation(fault: _Fault) -> Diagnostic:
    source, passage = (suggest_id(part) for part in fault.text.partition("#")[::2])
    return _tell(fault, "citation-form", meant=f"{source}#{passage}" if source and passage else "")


def _explain_list(fault: _Fault) -> Diagnostic:
    is_text, is_fields = isinstance(fault.value, str), isinstance(fault.value, dict)
    bullet = _BULLET.match(fault.line) if is_text else None
    return _tell(
        fault,
        "shape",
        "list",
        item=_quote_plain(bullet["rest"]) if bullet else "",
        text=_quote_plain(fault.text) if is_text and not bullet else "",
        is_fields=is_fields,
        first=next(iter(fault.value), "") if isinstance(fault.value, dict) else "",
        is_other=not (is_text or is_fields),
    )


def _explain_fields(fault: _Fault) -> Diagnostic:
    return _tell(fault, "shape", "fields", is_list=isinstance(fault.value, list))


def _explain_text(fault: _Fault) -> Diagnostic:
    is_fields, is_list = (isinstance(fault.value, kind) for kind in (dict, list))
    return _tell(fault, "shape", "text", is_fields=is_fields, is_list=is_list, is_other=not (is_fields or is_list))


def _explain_spaces(fault: _Fault) -> Diagnostic:
    return _tell(fault, "text-spaces", text=_quote_plain(" ".join(fault.text.split())))


def _explain_length(fault: _Fault) -> Diagnostic:
    return _tell(fault, "too-long", length=len(fault.text), most=fault.context["max_length"])


def _explain_html(fault: _Fault) -> Diagnostic:
    found, plain = find_markup(fault.text), strip_markup(fault.text)
    markup = _short(found[0] if found else fault.text)
    return _tell(fault, "text-html", markup=markup, text=plain and _quote_plain(plain))


def _explain_link(fault: _Fault) -> Diagnostic:
    plain = strip_links(fault.text)
    return _tell(fault, "text-link", text=plain and _quote_plain(plain))


def _short(value: object, most: int = 60) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= most else text[: most - 1] + "…"


def _quote_plain(value: str) -> str:
    return quote_value(value) if re.search(r": | #|:$", value) or not re.match(r"\w", value) else value


_MARKED: Mapping[str, Callable[[str], re.Match[str] | None]] = MappingProxyType(
    {"text-html": find_markup, "text-scheme": find_scheme, "text-link": find_link}
)
"""Code → what to point at inside the value."""

_EXPLAIN: Mapping[str, Callable[[_Fault], Diagnostic]] = MappingProxyType(
    {
        "missing": _explain_missing,
        "too_short": _explain_few,
        "literal_error": _explain_choice,
        "string_pattern_mismatch": _explain_pattern,
        "date-form": _explain_date,
        "date-known": lambda fault: _tell(fault, "date-form", "known"),
        "number-form": _explain_number,
        "id-form": _explain_id,
        "tuple_type": _explain_list,
        "model_type": _explain_fields,
        "model_attributes_type": _explain_fields,
        "string_type": _explain_text,
        "is_instance_of": _explain_text,
        "dataclass_type": _explain_text,
        "bool_type": _explain_text,
        "int_type": _explain_text,
        "decimal_type": _explain_text,
        "too_long": _explain_length,
        "string_too_long": _explain_length,
        "text-html": _explain_html,
        "text-link": _explain_link,
        "text-scheme": lambda fault: _tell(fault, "text-scheme"),
        "text-spaces": _explain_spaces,
        "citation-form": _explain_citation,
        "url-form": lambda fault: _tell(fault, "url-form"),
        "flag-form": lambda fault: _tell(fault, "flag-form"),
    }
)
"""What the models report → how it is explained."""
