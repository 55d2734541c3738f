"""Things shown so that every read of them is noted: of a dataclass field by field, of a table key by key.

Tables, lists and sets are shown by what is asked of them; a table in a table, and a dataclass in a field, likewise.
What they hold is given as it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import is_dataclass
from typing import Any, Literal, TypeVar, overload

InputT = TypeVar("InputT")

Fields = tuple[str, ...]
"""Leads to a field of an input, whose type comes first."""
Trail = tuple[Any, ...]
"""Leads from a table or a list to what is in it: keys and places."""
Manner = Literal["value", "keys", "length", "has", "slice"]
Read = tuple[Fields, Manner, Trail]
"""What was read: a value, the keys of a table in their order, how many there are, whether one is there."""

ABSENT = object()


def show_input(target: InputT, reads: set[Read]) -> InputT:
    """Show an input; every read is noted in ``reads``."""
    shown: Any = _Record(target, (type(target).__name__,), reads)
    return shown  # type: ignore[no-any-return] # it stands for one of that type


def find_field(target: object, fields: Fields) -> object:
    """Find a field of an input."""
    for field in fields[1:]:
        target = getattr(target, field)
    return target


def find_read(field: object, manner: Manner, trail: Trail) -> object:
    """Find what a read of a field gives; ABSENT where there is no such thing."""
    value: Any = field
    for step in trail[:-1] if manner in {"has", "slice"} else trail:
        value = _step(value, step)
    if value is ABSENT:
        return ABSENT
    if manner == "keys":
        return tuple(value)
    if manner == "length":
        return len(value)
    if manner == "slice":
        return value[slice(*trail[-1])]
    return trail[-1] in value if manner == "has" else value


def _step(value: Any, step: Any) -> Any:  # noqa: ANN401 - from anything to anything in it
    if isinstance(value, Mapping):
        return value.get(step, ABSENT)
    if isinstance(value, tuple) and isinstance(step, int):
        return value[step] if -len(value) <= step < len(value) else ABSENT
    return ABSENT


class _Record:
    """The fields of a dataclass."""

    def __init__(self, target: object, fields: Fields, reads: set[Read]) -> None:
        self._target, self._fields, self._reads = target, fields, reads

    def __getattr__(self, name: str) -> object:
        """Show a field; one that can be looked into is asked for here only once."""
        value, fields = getattr(self._target, name), (*self._fields, name)
        shown = next((show(value, fields, self._reads) for kind, show in _SHOWN if isinstance(value, kind)), None)
        if shown is None:
            self._reads.add((fields, "value", ()))
            return value
        self.__dict__[name] = shown
        return shown


class _Shown:
    """What can be looked into, with the way to it."""

    def __init__(self, target: Any, fields: Fields, reads: set[Read], trail: Trail = ()) -> None:  # noqa: ANN401 - each of its own kind
        self._target, self._fields, self._reads, self._trail = target, fields, reads, trail

    def __contains__(self, key: object) -> bool:
        self._note("has", key)
        return key in self._target

    def __len__(self) -> int:
        self._note("length")
        return len(self._target)

    def _note(self, manner: Manner, *steps: object) -> None:
        self._reads.add((self._fields, manner, (*self._trail, *steps)))


class _Table(_Shown, Mapping[Any, Any]):
    """A mapping, read key by key."""

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401 - it holds whatever the mapping does
        value = self._target.get(key, ABSENT)
        if isinstance(value, Mapping):
            return _Table(value, self._fields, self._reads, (*self._trail, key))
        self._note("value", key)
        if value is ABSENT:
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[Any]:
        self._note("keys")
        return iter(self._target)


class _List(_Shown, Sequence[Any]):
    """A list, read place by place or in slices."""

    @overload
    def __getitem__(self, place: int) -> Any: ...  # noqa: ANN401 - it holds whatever the list does

    @overload
    def __getitem__(self, place: slice) -> Sequence[Any]: ...

    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            self._note("slice", (place.start, place.stop, place.step))
        else:
            self._note("value", place)
        return self._target[place]

    def __contains__(self, item: object) -> bool:
        return item in iter(self)

    def __iter__(self) -> Iterator[Any]:
        self._note("slice", (None, None, None))
        return iter(self._target)


class _Names(_Shown, AbstractSet[Any]):
    """A set, asked for one name at a time."""

    def __iter__(self) -> Iterator[Any]:
        self._note("value")
        return iter(self._target)


def _show_dataclass(value: object, fields: Fields, reads: set[Read]) -> object:
    return _Record(value, fields, reads) if is_dataclass(value) else None


_SHOWN = ((Mapping, _Table), (tuple, _List), (frozenset, _Names), (object, _show_dataclass))
