"""A library that notes what is read of it: a page that was made from one is right as long as that stays the same.

Every index, list and record a page reads passes through here, down to the single key it asks for; a key that was not
there is noted too. What is noted is found again in a later library and compared, value with value.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Literal, cast, overload

from pydantic import BaseModel

from handbook.checks.findings import Part
from handbook.lineage.links import Lineage, Link
from handbook.names.bearers import NameIndex
from handbook.pages import Library
from handbook.records.catalog import Catalog, Entry

Trail = tuple[Any, ...]
"""Leads from a mapping or a list to what is in it: keys and places."""
Fields = tuple[str, ...]
"""Leads from a library to one of its indexes."""
Read = tuple[Literal["value", "keys", "length", "has", "slice"], Fields, Trail]
"""What was read: a value, the keys of a mapping in their order, how many there are, whether one is there."""

_VIEWED = (Library, Catalog, Lineage, NameIndex)
_ABSENT = object()


def watch_library(library: Library, reads: set[Read]) -> Library:
    """Return the library behind a window through which every read is noted in ``reads``."""
    return cast("Library", _Fields(library, (), reads))


def find_index(library: Library, fields: Fields) -> object:
    """Find an index of a library."""
    index: object = library
    for field in fields:
        index = getattr(index, field)
    return index


def find_changed(before: object, after: object, reads: Iterable[Read]) -> Iterator[Read]:
    """Find, among what was read of one index, what its like in another library holds something else for."""
    if before is after:
        return iter(())
    return (read for read in reads if not _is_same(_find(before, read), _find(after, read)))


class _Fields:
    """The fields of a library or of an index in it."""

    def __init__(self, target: object, fields: Fields, reads: set[Read]) -> None:
        self._target, self._fields, self._reads = target, fields, reads

    def __getattr__(self, name: str) -> object:
        """Show a field; it is looked for here only once."""
        shown = _show_field(getattr(self._target, name), (*self._fields, name), self._reads)
        self.__dict__[name] = shown
        return shown


class _Table(Mapping[Any, Any]):
    """A mapping, read key by key."""

    def __init__(self, target: Mapping[Any, Any], fields: Fields, trail: Trail, reads: set[Read]) -> None:
        self._target, self._fields, self._trail, self._reads = target, fields, trail, reads

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401 - it holds whatever the mapping does
        value = self._target.get(key, _ABSENT)
        if isinstance(value, Mapping):
            return _Table(value, self._fields, (*self._trail, key), self._reads)
        self._reads.add(("value", self._fields, (*self._trail, key)))
        if value is _ABSENT:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        self._reads.add(("has", self._fields, (*self._trail, key)))
        return key in self._target

    def __iter__(self) -> Iterator[Any]:
        self._reads.add(("keys", self._fields, self._trail))
        return iter(self._target)

    def __len__(self) -> int:
        self._reads.add(("length", self._fields, self._trail))
        return len(self._target)


class _List(Sequence[Any]):
    """A list, read place by place or in slices."""

    def __init__(self, target: Sequence[Any], fields: Fields, trail: Trail, reads: set[Read]) -> None:
        self._target, self._fields, self._trail, self._reads = target, fields, trail, reads

    @overload
    def __getitem__(self, place: int) -> Any: ...  # noqa: ANN401 - it holds whatever the list does

    @overload
    def __getitem__(self, place: slice) -> Sequence[Any]: ...

    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            self._reads.add(("slice", self._fields, (*self._trail, (place.start, place.stop, place.step))))
        else:
            self._reads.add(("value", self._fields, (*self._trail, place)))
        return self._target[place]

    def __iter__(self) -> Iterator[Any]:
        self._reads.add(("slice", self._fields, (*self._trail, (None, None, None))))
        return iter(self._target)

    def __len__(self) -> int:
        self._reads.add(("length", self._fields, self._trail))
        return len(self._target)


class _Names(AbstractSet[Any]):
    """A set, asked for one name at a time."""

    def __init__(self, target: AbstractSet[Any], fields: Fields, trail: Trail, reads: set[Read]) -> None:
        self._target, self._fields, self._trail, self._reads = target, fields, trail, reads

    def __contains__(self, key: object) -> bool:
        self._reads.add(("has", self._fields, (*self._trail, key)))
        return key in self._target

    def __iter__(self) -> Iterator[Any]:
        self._reads.add(("value", self._fields, self._trail))
        return iter(self._target)

    def __len__(self) -> int:
        self._reads.add(("length", self._fields, self._trail))
        return len(self._target)


def _show_field(value: object, fields: Fields, reads: set[Read]) -> object:
    if isinstance(value, _VIEWED):
        return _Fields(value, fields, reads)
    if isinstance(value, Mapping):
        return _Table(value, fields, (), reads)
    if isinstance(value, tuple):
        return _List(value, fields, (), reads)
    if isinstance(value, frozenset):
        return _Names(value, fields, (), reads)
    reads.add(("value", fields, ()))
    return value


def _find(index: object, read: Read) -> object:
    """Find what a read gives in an index."""
    kind, _, trail = read
    has_own_last = kind in {"has", "slice"}
    value: Any = index
    for step in trail[:-1] if has_own_last else trail:
        value = _step(value, step)
    if value is _ABSENT:
        return _ABSENT
    if kind == "keys":
        return tuple(value)
    if kind == "length":
        return len(value)
    if kind == "slice":
        return value[slice(*trail[-1])]
    return trail[-1] in value if kind == "has" else value


def _step(value: Any, step: Any) -> Any:  # noqa: ANN401 - from anything to anything in it
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
