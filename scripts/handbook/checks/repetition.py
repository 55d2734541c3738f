"""Lists that say one thing twice."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import get_origin

from handbook.checks.findings import MODELS, Part
from handbook.diagnostics import Diagnostic
from handbook.records import Citation, Claim, Discrepancy, Implementation, Passage


def check_repetition(parts: tuple[Part, ...]) -> Iterator[Diagnostic]:
    """Report an item that stands twice in a list; those with ids of their own are told by their ids."""
    for part in parts:
        for field in _LISTS[type(part.value)]:
            items: tuple[object, ...] = getattr(part.value, field)
            if len(items) > 1 and (identify := _KEYS.get(type(items[0]))):
                keys = tuple(map(identify, items))
                if len(set(keys)) < len(keys):
                    yield from _report(part, field, keys)


def _report(part: Part, field: str, keys: tuple[Hashable, ...]) -> Iterator[Diagnostic]:
    seen: dict[Hashable, int] = {}
    for position, key in enumerate(keys):
        if key in seen:
            first = part.entry.place(*part.path, field, seen[key])
            place = part.entry.place(*part.path, field, position)
            message = f"mục này đã có ở dòng {first.line}, trong cùng danh sách «{field}»"
            yield Diagnostic(place, "item-twice", message, "xóa một trong hai mục, cả các dòng con của nó")
        seen.setdefault(key, position)


_KEYS: Mapping[type, Callable[[object], Hashable]] = MappingProxyType(
    {
        str: str,
        Citation: attrgetter("source", "locator"),
        Implementation: attrgetter("directive", "text"),
        Claim: attrgetter("text"),
        Discrepancy: attrgetter("kind", "note"),
        Passage: attrgetter("locator"),
    }
)
"""What no other item of a list may be equal in."""
_LISTS = MappingProxyType(
    {
        model: tuple(name for name, field in model.model_fields.items() if get_origin(field.annotation) is tuple)
        for model in MODELS
    }
)
