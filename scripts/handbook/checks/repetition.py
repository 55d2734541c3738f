"""Lists that say one thing twice."""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import get_origin

from handbook.checks.findings import MODELS, Part
from handbook.datafile import Path
from handbook.diagnostics import Diagnostic
from handbook.records import (
    Citation,
    Claim,
    Commendation,
    Conference,
    Discrepancy,
    Figure,
    Implementation,
    Model,
    Passage,
)

_WORD = re.compile(r"\w+")


def check_repetition(parts: tuple[Part, ...]) -> Iterator[Diagnostic]:
    """Report an item that stands twice, in one list or in two lists of claims; one of the same id is told by its id."""
    for part in parts:
        seen: dict[Hashable, Path] = {}
        for field in _LISTS[type(part.value)]:
            items: tuple[object, ...] = getattr(part.value, field)
            kind = type(items[0]) if items else str
            if not (identify := _KEYS.get(kind)) or (len(items) == 1 and kind is not Claim):
                continue
            for position, item in enumerate(items):
                key = Claim if kind is Claim else field, identify(item)
                first = seen.setdefault(key, (field, position))
                if first != (field, position) and _have_own_ids(part, first, item):
                    yield _report(part, first, (field, position))


def _have_own_ids(part: Part, first: Path, item: object) -> bool:
    field, position = first
    other = getattr(part.value, str(field))[position]
    return getattr(item, "id", 0) != getattr(other, "id", 1)


def _report(part: Part, first: Path, second: Path) -> Diagnostic:
    line = part.entry.place(*part.path, *first).line
    message = f"mục này đã có ở dòng {line}, trong cùng danh sách «{first[0]}»"
    if first[0] != second[0]:
        message = f"mục này đã có ở dòng {line}, trong danh sách «{first[0]}»"
    hint = "xóa một trong hai mục, cả các dòng con của nó"
    return Diagnostic(part.entry.place(*part.path, *second), "item-twice", message, hint)


def _fold(text: str) -> str:
    """Reduce a text to its words, without regard to case and stops."""
    return " ".join(_WORD.findall(text.casefold()))


_KEYS: Mapping[type, Callable[..., Hashable]] = MappingProxyType(
    {
        str: str,
        Citation: attrgetter("source", "locator"),
        Implementation: lambda item: (item.directive, _fold(item.text)),
        Claim: lambda item: _fold(item.text),
        Discrepancy: attrgetter("kind", "note"),
        Passage: lambda item: item.locator.casefold(),
        Model: lambda item: _fold(item.name),
        Conference: lambda item: (_fold(item.name), item.date, item.until, item.organizer),
        Commendation: lambda item: (_fold(item.recipients), _fold(item.award), item.date, _fold(item.text)),
        Figure: lambda item: (
            *(item.indicator, item.printed, item.value, item.out_of, item.qualifier, _fold(item.scope)),
            *(item.as_of, item.period and (item.period.start, item.period.end), item.event, item.measures),
            *((each.source, each.locator) for each in item.citations),
        ),
    }
)
"""What no other item may be equal in."""
_LISTS = MappingProxyType(
    {
        model: tuple(name for name, field in model.model_fields.items() if get_origin(field.annotation) is tuple)
        for model in MODELS
    }
)
