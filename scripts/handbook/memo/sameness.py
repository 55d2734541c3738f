"""When two things are the same to all who read them: they say the same, to the letter."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from operator import is_
from types import MappingProxyType
from typing import Any, TypeVar

Looks = Mapping[type, Callable[[Any], object]]
"""Type → what of a thing of that type is seen, where that is not all it holds."""
ThingT = TypeVar("ThingT")

_PLAIN = (str, bytes, int, float, frozenset)
_ALL: Looks = MappingProxyType({})


def is_same(one: Any, other: Any, looks: Looks = _ALL) -> bool:  # noqa: ANN401 - whatever can be read
    """Tell whether two things say the same; numbers that are equal may be written with more or fewer digits."""
    if one is other or type(one) is not type(other):
        return one is other
    if isinstance(one, _PLAIN):
        return bool(one == other)
    if isinstance(one, tuple):
        return len(one) == len(other) and all(is_same(*pair, looks) for pair in zip(one, other, strict=True))
    if isinstance(one, Mapping):
        return [*one] == [*other] and all(is_same(one[key], other[key], looks) for key in one)
    if is_dataclass(one):
        look = looks.get(type(one), _lay_out)
        return is_same(look(one), look(other), looks)
    return bool(one == other) and repr(one) == repr(other)


def keep_equal(before: ThingT, after: ThingT) -> ThingT:
    """Return a thing with those of an earlier one in it that say the same; the earlier one itself where all do."""
    kept: Any = _keep(before, after)
    return kept  # type: ignore[no-any-return] # it is of that type


def _keep(before: Any, after: Any) -> Any:  # noqa: ANN401 - whatever can be read
    if before is after:
        return after
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        held = {key: _keep(before.get(key), value) for key, value in after.items()}
        is_kept = [*held] == [*before] and all(map(is_, held.values(), before.values()))
        return before if is_kept else MappingProxyType(held)
    if type(before) is not type(after):
        return after
    if type(after) is tuple:
        kept = (*map(_keep, before, after), *after[len(before) :])
        return before if len(before) == len(kept) and all(map(is_, before, kept)) else kept
    if is_dataclass(after):
        make: Any = type(after)
        values = tuple(map(_keep, _lay_out(before), _lay_out(after)))
        return before if all(map(is_, values, _lay_out(before))) else make(*values)
    return before if is_same(before, after) else after


def _lay_out(thing: Any) -> tuple[object, ...]:  # noqa: ANN401 - any dataclass
    return tuple(getattr(thing, each.name) for each in fields(thing))
