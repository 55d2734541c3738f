"""What a change means: two catalogs compared, record by record. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, TypeVar

from handbook.difference.altered import Pages, find_pages
from handbook.difference.outside import OutsideFile
from handbook.difference.phrases import Names, name_record
from handbook.difference.statements import Statement, compare_records, compare_tables, introduce_record
from handbook.messages import say
from handbook.names import EXPLICIT
from handbook.records import (
    FOLDERS,
    HOMES,
    VOCABULARY,
    Catalog,
    Citation,
    Directive,
    Entry,
    Record,
    find_table,
    read_fields,
)

RecordT = TypeVar("RecordT", bound=Record)
Records = Mapping[str, Record]
Renames = Mapping[tuple[str, str], str]

_KINDS = (*map(find_table, FOLDERS), "issuers")
_SPACES = {kind: "bodies" if kind in {"exemplars", "issuers"} else kind for kind in _KINDS}
_TABLES = tuple(name for name in VOCABULARY if name != "issuers")
_MOST_NAMED = 5
_MOST_PLANNED = 300  # records


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record, or a table of the vocabulary, that changed: how, and what about it a reviewer should mind."""

    action: Literal["added", "removed", "renamed", "changed"]
    kind: str
    id: str
    name: str
    title: str = ""
    previous_id: str = ""
    statements: tuple[Statement, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """The whole change: records in the order of folders and ids, pages, and what could not be compared.

    ``pages`` is None where nobody asked for them or one of the two versions has errors; ``unread`` names what one
    of them could not read. ``outside`` are the files that are no records, None where nobody looked for them;
    ``clashes`` the files in which a request and its branch changed the same.
    """

    records: tuple[RecordChange, ...]
    pages: Pages | None
    unread: tuple[str, ...] = ()
    outside: tuple[OutsideFile, ...] | None = None
    clashes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether the data mean the same, however they are written, and nothing else is touched."""
        return not (self.records or self.unread or self.outside or self.clashes)

    @property
    def warnings(self) -> int:
        """Count what a reviewer should mind."""
        return sum(
            len(record.warnings) + sum(bool(statement.warning) for statement in record.statements)
            for record in self.records
        )


def compare_catalogs(before: Catalog, after: Catalog, *, pages: bool | None = None) -> Difference:
    """State every difference between two versions of a handbook.

    Finding the ``pages`` takes most of the time, as all pages of both versions are planned for it (about 10 ms a
    record), so a large handbook goes without unless they are asked for.
    """
    if before is after:
        return Difference((), Pages((), (), ()))
    unread = before.unread | after.unread
    names = Names(before, after)
    renamed = _find_renamed(before, after, unread)
    renames = {(_SPACES[kind], old): new for (kind, old), new in renamed.items()}
    records: list[RecordChange] = []
    for kind in _KINDS:
        records += _compare_kind(names, kind, renamed, renames, unread)
    for table in _TABLES:
        if HOMES[table] not in unread:
            records += _compare_table(names, table, renames, unread)
    if pages is None:
        pages = sum(len(_read_records(after, kind)) for kind in _KINDS) <= _MOST_PLANNED
    altered: Pages | None = Pages((), (), ())
    if unread:
        altered = None
    elif records:
        altered = find_pages(before, after) if pages else None
    return Difference(tuple(records), altered, tuple(sorted(unread)))


def _compare_kind(
    names: Names, kind: str, renamed: Renames, renames: Renames, unread: frozenset[str]
) -> Iterator[RecordChange]:
    old, new = _read_records(names.before, kind), _read_records(names.after, kind)
    origins = {after: before for (place, before), after in renamed.items() if place == kind}
    moved = _read_records(names.before, _OTHER[kind]) if kind in _OTHER else {}
    here = _read_records(names.after, _OTHER[kind]) if kind in _OTHER else {}
    leaving = [each for each in old if (kind, each) not in renamed and (each not in here or each in moved)]
    for identifier in sorted({*new, *leaving} - unread):
        if identifier not in new:
            yield _remove(kind, old[identifier], _find_users(names, kind, identifier))
        elif identifier in old:
            yield from _change(names, kind, _rename_in(old[identifier], renames), new[identifier])
        elif identifier in origins:
            yield _rename(
                names, kind, _rename_in(old[origins[identifier]], renames), new[identifier], origins[identifier]
            )
        elif identifier in moved and identifier not in here:
            yield _move(names, kind, _rename_in(moved[identifier], renames), new[identifier])
        else:
            yield _add(names, kind, new[identifier])


def _add(names: Names, kind: str, record: Record) -> RecordChange:
    return RecordChange("added", kind, *_call(record), statements=tuple(introduce_record(names, record)))


def _remove(kind: str, record: Record, users: tuple[str, ...]) -> RecordChange:
    warnings = [say("difference", "page-lost")]
    if users:
        left = max(0, len(users) - _MOST_NAMED)
        warnings.append(say("difference", "still-named", names=", ".join(users[:_MOST_NAMED]), left=left))
    return RecordChange("removed", kind, *_call(record), warnings=tuple(warnings))


def _change(names: Names, kind: str, before: Record, after: Record) -> Iterator[RecordChange]:
    statements = tuple(compare_records(names, before, after))
    if statements:
        yield RecordChange("changed", kind, *_call(after), statements=statements)


def _move(names: Names, kind: str, before: Record, after: Record) -> RecordChange:
    text = say("difference", "to-exemplar" if kind == "exemplars" else "to-issuer")
    moved = Statement("changed", "", text, say("difference", "page-moved"))
    return RecordChange("changed", kind, *_call(after), statements=(moved, *compare_records(names, before, after)))


def _rename(names: Names, kind: str, before: Record, after: Record, previous: str) -> RecordChange:
    kept = previous in getattr(after, "previous_ids", ())
    warnings = () if kept else (say("difference", "old-id-lost"),)
    statements = tuple(compare_records(names, before, after))
    return RecordChange("renamed", kind, *_call(after), previous, statements, warnings)


def _compare_table(names: Names, table: str, renames: Renames, unread: frozenset[str]) -> Iterator[RecordChange]:
    before, after = (
        [record for record in _list_table(catalog, table) if getattr(record, "id", None) not in unread]
        for catalog in (names.before, names.after)
    )
    before = [_rename_in(record, renames) for record in before]
    statements = tuple(compare_tables(names, table, before, after))
    if statements:
        title = say("difference", "table", name=VOCABULARY[table].wording.thing)
        yield RecordChange("changed", "vocabulary", table, title, statements=statements)


def _find_renamed(before: Catalog, after: Catalog, unread: frozenset[str]) -> Renames:
    """Find records that only got another id: by their own word, else by what identifies them."""
    found: dict[tuple[str, str], str] = {}
    for kind in _KINDS:
        old, new = _read_records(before, kind), _read_records(after, kind)
        gone = {each: old[each] for each in old if each not in new and each not in unread}
        come = {each: new[each] for each in new if each not in old and each not in unread}
        for identifier, record in come.items():
            origin = next((each for each in getattr(record, "previous_ids", ()) if each in gone), None)
            origin = origin or next((each for each in gone if _identify(gone[each]) == _identify(record)), None)
            if origin:
                found[kind, origin] = identifier
                del gone[origin]
    return MappingProxyType(found)


def _identify(record: Record) -> tuple[object, ...]:
    """Return what tells a record from all others, its id apart."""
    if isinstance(record, Directive):
        return record.type, record.number, record.symbol, record.issuer, record.issued, record.title
    return getattr(record, "name", None), getattr(record, "title", None)


def _rename_in(record: RecordT, renames: Renames) -> RecordT:
    """Write new ids for old ones throughout a record, so that a renamed record is not a change of all that name it."""
    if not renames:
        return record
    updates = {}
    for field, shape in read_fields(type(record)).items():
        value = getattr(record, field)
        changed: object = _rename_value(value, shape.names, renames)
        if isinstance(value, tuple):
            changed = tuple(_rename_value(item, shape.names, renames) for item in value)
        if changed != value:
            updates[field] = changed
    return record.model_copy(update=updates)


def _rename_value(value: object, space: str, renames: Renames) -> object:
    if isinstance(value, Record):
        return _rename_in(value, renames)
    if isinstance(value, Citation):
        return replace(value, source=renames.get(("sources", value.source), value.source))
    if not isinstance(value, str):
        return value
    if space == "records":
        return next((new for (_, old), new in renames.items() if old == value), value)
    if space:
        return renames.get((space, value), value)
    return EXPLICIT.sub(lambda match: _rename_link(match, renames), value)


def _rename_link(match: re.Match[str], renames: Renames) -> str:
    new = renames.get(("directives", match["id"].strip()))
    return match[0].replace(match["id"], new, 1) if new else match[0]


def _find_users(names: Names, kind: str, gone: str) -> tuple[str, ...]:
    """Find the records that still name one that is gone."""
    return tuple(dict.fromkeys(name_record(use.record) for use in names.uses_after.find(_SPACES[kind], gone)))


def _read_records(catalog: Catalog, kind: str) -> Records:
    entries: Mapping[str, Entry[Record]] = getattr(catalog, kind)
    return {identifier: entry.record for identifier, entry in entries.items()}


def _list_table(catalog: Catalog, table: str) -> tuple[Record, ...]:
    entries: Mapping[str, Entry[Record]] | tuple[Entry[Record], ...] = getattr(catalog, table)
    return tuple(entry.record for entry in (entries.values() if isinstance(entries, Mapping) else entries))


def _call(record: Record) -> tuple[str, str, str]:
    """Return a record's id, name and title."""
    name, title = name_record(record), str(getattr(record, "title", ""))
    return str(getattr(record, "id", "")), name, title if title != name else ""


_OTHER = {"exemplars": "issuers", "issuers": "exemplars"}
