"""Names and numbers: one name, one document, unless the vocabulary says that several share it."""

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import NamedTuple

from pydantic import BaseModel

from handbook.checks.likeness import advise_merging
from handbook.checks.reserved import check_taken_ids
from handbook.diagnostics import Diagnostic, Place
from handbook.memo import Once
from handbook.messages import tell
from handbook.names import NameIndex, find_symbol_names
from handbook.records import HOMES, PAGES, Catalog, Directive, Entry
from handbook.text import fold_marks

NameKey = tuple[str, ...]


class Bearer(NamedTuple):
    """What a document is called: its names with their keys, the keys of its symbol, and its number if it has one."""

    id: str
    issuer: str
    names: tuple[tuple[str, NameKey], ...]
    forms: tuple[NameKey, ...]
    number: tuple[str, ...] | None


def list_bearers(catalog: Catalog, index: NameIndex, memo: Once) -> tuple[Bearer, ...]:
    """List what the documents are called."""
    return tuple(memo.ask_each("bearers", catalog.directives, _call, catalog, index))


def find_shared(index: NameIndex, bearers: tuple[Bearer, ...]) -> frozenset[NameKey]:
    """Gather the names that several documents may bear: declared ones, and symbols that several issuers use."""
    shared = set(index.declared)
    issuers: dict[NameKey, set[str]] = {}
    for bearer in bearers:
        if bearer.forms and bearer.forms[0] in shared:
            shared.update(bearer.forms)
        for form in bearer.forms:
            issuers.setdefault(form, set()).add(bearer.issuer)
    return frozenset(shared) | {form for form, found in issuers.items() if len(found - {""}) > 1}


def check_names(
    catalog: Catalog,
    bearers: tuple[Bearer, ...],
    shared: frozenset[NameKey],
    twins: frozenset[tuple[str, str]],
) -> Iterator[Diagnostic]:
    """Report a name that two documents bear without an entry in ``shared_names``, and a document written twice.

    A symbol that bodies other than the issuer use as well needs no entry. What ``twins`` share is told with them.
    """
    clashes, doubled = _find_clashes(bearers, shared)
    others = [each for each in clashes if not {(each[0], each[2]), (each[2], each[0])} & twins]
    for bearer, name, owner in others if HOMES["shared_names"] not in catalog.unread else ():
        place = _locate_name(catalog.directives[bearer], name)
        yield tell(place, "name-shared", name=name, owner=owner)
    for bearer, year, first in doubled:
        entry = catalog.directives[bearer]
        merging = advise_merging(bearer, first)
        symbol = entry.record.symbol
        yield tell(entry.place("symbol"), "number-twice", symbol=symbol, year=year, first=first, merging=merging)


def check_ids(catalog: Catalog) -> Iterator[Diagnostic]:
    """Report ids of the vocabulary that no page may have, and old ids that are those of other records."""
    tables = (catalog.types, catalog.terms, catalog.levels, catalog.fields, catalog.audiences, catalog.subjects)
    for entry in chain.from_iterable(table.values() for table in tables):
        yield from check_taken_ids(entry)
    pages = (getattr(catalog, space) for space in PAGES)
    for entries in (*pages, catalog.provinces, *tables):
        yield from _check_previous_ids(entries)


def _call(identifier: str, catalog: Catalog, index: NameIndex) -> Bearer:
    record = catalog.directives[identifier].record
    names = tuple((name, key) for name, key, _ in index.borne[record.id].names)
    forms = tuple(key for name, key in names if name in find_symbol_names(catalog, record))
    return Bearer(record.id, record.issuer or "", names, forms, _number_key(record))


def _find_clashes(
    bearers: tuple[Bearer, ...], shared: frozenset[NameKey]
) -> tuple[tuple[tuple[str, str, str], ...], tuple[tuple[str, str, str], ...]]:
    """Find who bears another's name (and which, and whose), and who another's number (and of which year, and whose)."""
    owners: dict[NameKey, Bearer] = {}
    seen: dict[tuple[str, ...], str] = {}
    clashes: list[tuple[str, str, str]] = []
    twins: list[tuple[str, str, str]] = []
    for bearer in bearers:
        mine = ((name, owners.setdefault(key, bearer)) for name, key in bearer.names if key not in shared)
        others = (
            (bearer.id, name, owner.id) for name, owner in mine if owner is not bearer and not _is_twin(owner, bearer)
        )
        clashes.extend(islice(others, 1))
        if bearer.number:
            first = seen.setdefault(bearer.number, bearer.id)
            twins += [(bearer.id, bearer.number[-1], first)] if first != bearer.id else []
    return tuple(clashes), tuple(twins)


def _is_twin(bearer: Bearer, other: Bearer) -> bool:
    """Tell whether two records are one document written twice, which is reported as such."""
    return bearer.number is not None and bearer.number == other.number


def _number_key(record: Directive) -> tuple[str, ...] | None:
    year = record.issued.sure_year if record.issued else None
    if record.symbol is None or year is None:
        return None
    return record.type, fold_marks(record.symbol), record.issuer or "", str(year)


def _locate_name(entry: Entry[Directive], name: str) -> Place:
    aliases = entry.record.aliases
    if name in aliases:
        return entry.place("aliases", aliases.index(name))
    return entry.place("short_name" if name == entry.record.short_name else "symbol")


def _check_previous_ids(entries: Mapping[str, Entry[BaseModel]]) -> Iterator[Diagnostic]:
    owners: dict[str, str] = {}
    for identifier, entry in entries.items():
        for position, previous in enumerate(getattr(entry.record, "previous_ids")):  # noqa: B009 - all of these have it
            if previous in entries or previous in owners:
                yield tell(entry.place("previous_ids", position), "id-twice", "old", id=previous)
            owners[previous] = identifier
