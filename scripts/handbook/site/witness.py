"""A library that notes what is read of it: a page that was made from one is right as long as that stays the same.

Every index, list and record a page reads passes through here, down to the single key it asks for; a key that was not
there is noted too. What is noted is found again in a later library and compared, value with value.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Literal, cast, overload

from pydantic import BaseModel

from handbook.catalog import Catalog, Entry
from handbook.checks.findings import Part
from handbook.lineage import Lineage, Link
from handbook.mentions import NameIndex
from handbook.pages import Library

Trail = tuple[Any, ...]
"""Leads to a value inside a library: fields, then keys or places."""
Read = tuple[Literal["value", "keys", "length", "has", "slice"], Trail]
"""What was read: a value, the keys of a mapping in their order, how many there are, whether one is there."""

_VIEWED = (Library, Catalog, Lineage, NameIndex)
_ABSENT = object()


def watch_library(library: Library, reads: set[Read]) -> Library:
    """Return the library behind a window through which every read is noted in ``reads``."""
    return cast("Library", _Fields(library, (), reads))


def find_changed(before: Library, after: Library, reads: Iterable[Read]) -> Iterator[Read]:
    """Find, among what was read of one library, what another holds something else for."""
    return (read for read in reads if not _is_same(_find(before, read), _find(after, read)))


class _Fields:
    """The fields of a library or of an index in it."""

    def __init__(self, target: object, trail: Trail, reads: set[Read]) -> None:
        self._target, self._trail, self._reads = target, trail, reads

    def __getattr__(self, name: str) -> object:
        """Show a field; it is looked for here only once."""
        shown = _show_field(getattr(self._target, name), (*self._trail, name), self._reads)
        self.__dict__[name] = shown
        return shown


class _Table(Mapping[Any, Any]):
    """A mapping, read key by key."""

    def __init__(self, target: Mapping[Any, Any], trail: Trail, reads: set[Read]) -> None:
        self._target, self._trail, self._reads = target, trail, reads

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401 - it holds whatever the mapping does
        value = self._target.get(key, _ABSENT)
        if isinstance(value, Mapping):
            return _Table(value, (*self._trail, key), self._reads)
        self._reads.add(("value", (*self._trail, key)))
        if value is _ABSENT:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        self._reads.add(("has", (*self._trail, key)))
        return key in self._target

    def __iter__(self) -> Iterator[Any]:
        self._reads.add(("keys", self._trail))
        return iter(self._target)

    def __len__(self) -> int:
        self._reads.add(("length", self._trail))
        return len(self._target)


class _List(Sequence[Any]):
    """A list, read place by place or in slices."""

    def __init__(self, target: Sequence[Any], trail: Trail, reads: set[Read]) -> None:
        self._target, self._trail, self._reads = target, trail, reads

    @overload
    def __getitem__(self, place: int) -> Any: ...  # noqa: ANN401 - it holds whatever the list does

    @overload
    def __getitem__(self, place: slice) -> Sequence[Any]: ...

    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            self._reads.add(("slice", (*self._trail, (place.start, place.stop, place.step))))
        else:
            self._reads.add(("value", (*self._trail, place)))
        return self._target[place]

    def __iter__(self) -> Iterator[Any]:
        self._reads.add(("slice", (*self._trail, (None, None, None))))
        return iter(self._target)

    def __len__(self) -> int:
        self._reads.add(("length", self._trail))
        return len(self._target)


class _Names(AbstractSet[Any]):
    """A set, asked for one name at a time."""

    def __init__(self, target: AbstractSet[Any], trail: Trail, reads: set[Read]) -> None:
        self._target, self._trail, self._reads = target, trail, reads

    def __contains__(self, key: object) -> bool:
        self._reads.add(("has", (*self._trail, key)))
        return key in self._target

    def __iter__(self) -> Iterator[Any]:
        self._reads.add(("value", self._trail))
        return iter(self._target)

    def __len__(self) -> int:
        self._reads.add(("length", self._trail))
        return len(self._target)


def _show_field(value: object, trail: Trail, reads: set[Read]) -> object:
    if isinstance(value, _VIEWED):
        return _Fields(value, trail, reads)
    if isinstance(value, Mapping):
        return _Table(value, trail, reads)
    if isinstance(value, tuple):
        return _List(value, trail, reads)
    if isinstance(value, frozenset):
        return _Names(value, trail, reads)
    if isinstance(value, set):
        return set()  # what was found out before, by reading that nobody noted: to be found out again
    reads.add(("value", trail))
    return value


def _find(library: Library, read: Read) -> object:
    """Find what a read gives in a library."""
    kind, trail = read
    *way, last = (*trail, None) if kind in {"keys", "length"} else trail
    value: Any = library
    for step in way:
        value = _step(value, step)
    if value is _ABSENT:
        return _ABSENT
    if kind == "keys":
        return tuple(value)
    if kind == "length":
        return len(value)
    if kind == "slice":
        return value[slice(*last)]
    return last in value if kind == "has" else _step(value, last)


def _step(value: Any, step: Any) -> Any:  # noqa: ANN401 - from anything to anything in it
    if isinstance(value, _VIEWED):
        return getattr(value, step)
    if isinstance(value, Mapping):
        return value.get(step, _ABSENT)
    if isinstance(value, tuple):
        return value[step] if -len(value) <= step < len(value) else _ABSENT
    return _ABSENT


def _is_same(one: object, other: object) -> bool:
    """Compare what pages see: of a record's file they see its name, not its text."""
    if one is other or type(one) is not type(other):
        return one is other
    if isinstance(one, Entry | Part):
        return _is_same(_lay_out(one), _lay_out(other))
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_is_same, one, other))
    if isinstance(one, BaseModel | Link):
        return repr(one) == repr(other)  # equal numbers may be written with more or fewer digits
    return one == other


def _lay_out(seen: object) -> Trail:
    """Lay out what pages see of an entry or a part."""
    if isinstance(seen, Part):
        return seen.path, seen.owner, seen.entry
    return (seen.file.path, seen.prefix, seen.record) if isinstance(seen, Entry) else (seen,)
