"""A catalog that notes what is read of it: what was made from one is right as long as that stays the same."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from handbook.lineage.links import Lineage
from handbook.records.catalog import Catalog, Entry

ValueT_co = TypeVar("ValueT_co", covariant=True)
HandbookT = TypeVar("HandbookT", Catalog, Lineage)

Read = tuple[str, str | None]
"""What was read: a table and a key in it, whether there or not; without a key it was all keys in their order."""

_FILES = "texts"  # which nothing here shows


def watch_tables(target: HandbookT, reads: set[Read]) -> HandbookT:
    """Return a catalog or a lineage whose tables note in ``reads`` what is read of them.

    Its lists are left out: whoever wants to read one must have it noted as well.
    """
    tables: dict[str, Any] = {name: _Table(name, table, reads) for name, table in _list_tables(target)}
    return replace(target, **tables)


def find_changed(before: Catalog | Lineage, after: Catalog | Lineage) -> Iterator[Read]:
    """List the reads that give something else in a later catalog or lineage.

    Of an entry its record counts, to the letter, not the file it stands in.
    """
    for (name, earlier), (_, table) in zip(_list_tables(before), _list_tables(after), strict=True):
        if [*earlier] != [*table]:
            yield name, None
        for key in earlier.keys() | table.keys():
            if not _is_same(earlier.get(key), table.get(key)):
                yield name, key


class _Table(Mapping[str, ValueT_co]):
    """A table, read key by key."""

    def __init__(self, name: str, table: Mapping[str, ValueT_co], reads: set[Read]) -> None:
        self._name, self._table, self._reads = name, table, reads

    def __getitem__(self, key: str) -> ValueT_co:
        self._reads.add((self._name, key))
        return self._table[key]

    def __iter__(self) -> Iterator[str]:
        self._reads.add((self._name, None))
        return iter(self._table)

    def __len__(self) -> int:
        self._reads.add((self._name, None))
        return len(self._table)


def _list_tables(target: Catalog | Lineage) -> Iterator[tuple[str, Mapping[str, object]]]:
    for field in fields(target):
        value = getattr(target, field.name)
        if isinstance(value, Mapping) and field.name != _FILES:
            yield field.name, value


def _is_same(one: object, other: object) -> bool:
    if isinstance(one, Entry) and isinstance(other, Entry):
        # a record is read again with its file; equal ones may be written differently
        return one.record is other.record or repr(one.record) == repr(other.record)
    return one == other
