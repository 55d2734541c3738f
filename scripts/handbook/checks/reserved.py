"""Ids that name pages, and places on them: none may be one that the pages have for themselves, or stand twice."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from handbook.checks.findings import MODELS, Part
from handbook.datafile import Path
from handbook.diagnostics import Diagnostic
from handbook.messages import tell
from handbook.records import Entry, Source

# the pages that stand beside those of records, and the names no file may have on Windows
_TAKEN = re.compile(r"index|so-hieu|co-tin|chua-ro|con|prn|aux|nul|com[0-9]|lpt[0-9]")
# what pages name their sections, passages, notes, the parts of the theme and the figure
_RESERVED = re.compile(r"muc-.+|doan-\d+[a-z]*|dan-\d+|nguon-\d+|hb-.+|lin-.+")
_WITH_ID = frozenset(model for model in MODELS if "id" in model.model_fields)


def check_taken_ids(entry: Entry[BaseModel]) -> Iterator[Diagnostic]:
    """Report an id, or an old one, that a list or a part of a page has, or that some machines refuse for a file."""
    names: list[tuple[Path, str]] = [(("id",), getattr(entry.record, "id"))]  # noqa: B009 - every record that is asked for has one
    names += [(("previous_ids", at), each) for at, each in enumerate(getattr(entry.record, "previous_ids", ()))]
    is_anchor = not isinstance(entry.record, Source)  # which no list names a place after
    for place, name in names:
        if _TAKEN.fullmatch(name):
            yield tell(entry.place(*place), "id-reserved", "page", id=name)
        elif is_anchor and _RESERVED.fullmatch(name):
            yield tell(entry.place(*place), "id-reserved", id=name)


def check_anchors(parts: tuple[Part, ...]) -> Iterator[Diagnostic]:
    """Report ids of figures, models, conferences … that a page cannot have as anchors: used twice, or its own.

    Of several the first in the file has it, whatever the order of the fields.
    """
    bearers: dict[str, list[Part]] = {}
    for part in parts:
        identifier = getattr(part.value, "id") if part.path and type(part.value) in _WITH_ID else None  # noqa: B009 - each of them has one
        if not isinstance(identifier, str):
            continue
        if _RESERVED.fullmatch(identifier):
            yield tell(part.entry.place(*part.path, "id"), "id-reserved", id=identifier)
        bearers.setdefault(identifier, []).append(part)
    for identifier, same in bearers.items():
        if same[1:]:
            first, *others = sorted(part.entry.place(*part.path, "id") for part in same)
            yield from (tell(place, "id-twice", "part", id=identifier, line=first.line) for place in others)
