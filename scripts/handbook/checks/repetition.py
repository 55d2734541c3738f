"""Lists that say one thing twice."""

from collections.abc import Hashable, Iterator, Mapping
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
            if len(items) > 1:
                yield from _check_list(part, field, items)


def _check_list(part: Part, field: str, items: tuple[object, ...]) -> Iterator[Diagnostic]:
    seen: dict[Hashable, int] = {}
    for position, item in enumerate(items):
        key = _identify(item)
        if key is None:
            continue
        if key in seen:
            first = part.entry.place(*part.path, field, seen[key])
            place = part.entry.place(*part.path, field, position)
            message = f"mục này đã có ở dòng {first.line}, trong cùng danh sách «{field}»"
            yield Diagnostic(place, "item-twice", message, "xóa một trong hai mục, cả các dòng con của nó")
        seen.setdefault(key, position)


def _identify(item: object) -> Hashable | None:
    """Return what no other item of a list may be equal in."""
    if isinstance(item, str):
        return item
    fields = _KEYS.get(type(item), ())
    return tuple(getattr(item, field) for field in fields) or None


_KEYS: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {
        Citation: ("source", "locator"),
        Implementation: ("directive", "text"),
        Claim: ("text",),
        Discrepancy: ("kind", "note"),
        Passage: ("locator",),
    }
)
_LISTS = MappingProxyType(
    {
        model: tuple(name for name, field in model.model_fields.items() if get_origin(field.annotation) is tuple)
        for model in MODELS
    }
)
