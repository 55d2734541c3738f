"""The ways in: documents and bodies by type, issuer, year, term, level, province, and by document carried out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel

from handbook.lineage.links import Lineage, follow_province
from handbook.lineage.timeline import Standing
from handbook.memory import Memory, keep_table, recall_table
from handbook.pages import words
from handbook.records.catalog import Catalog, Entry
from handbook.text.vietnamese import sort_text

UNKNOWN = "chua-ro"


@dataclass(frozen=True, slots=True)
class Group:
    """One value of a facet with what stands under it, in the order of lists."""

    id: str
    title: str
    remark: str
    documents: tuple[str, ...]
    bodies: tuple[str, ...]


RecordT = TypeVar("RecordT", bound=BaseModel)
Groups = Mapping[str, Mapping[str, Group]]
"""Facet → id of a value → its group, in the order readers see them."""


Order = Mapping[str, tuple[Any, ...]]
"""What each of some things is sorted by, in their order."""


def find_groups(
    catalog: Catalog, lineage: Lineage, order: Order, timeline: Mapping[str, Standing], memory: Memory
) -> Groups:
    """Find the values of every facet; ``order`` holds the bodies in order, ``timeline`` the documents."""
    issuers = [each for each in order if each in lineage.issued_by]
    finders: Mapping[str, Callable[[], Iterator[Group]]] = {
        "loai": lambda: _find_types(catalog),
        "co-quan": lambda: _find_issuers(catalog, lineage, issuers),
        "nam": lambda: _find_years(catalog),
        "khoa": lambda: _find_terms(catalog),
        "cap": lambda: _find_levels(catalog, lineage),
        "tinh": lambda: _find_provinces(catalog, lineage),
        "van-ban": lambda: _find_implemented(catalog, lineage),
    }
    given = _list_given(catalog, lineage)

    def sort(facet: str) -> Mapping[str, Group]:
        ranks = _rank(order), _rank(timeline)
        return {group.id: _sort_group(group, *ranks) for group in finders[facet]()}

    found = {
        facet: recall_table(memory, ("groups", facet), (order, timeline, *given[facet]), partial(sort, facet))
        for facet in words.FACETS
    }
    return keep_table(memory, "groups", found)


def _list_given(catalog: Catalog, lineage: Lineage) -> Mapping[str, tuple[object, ...]]:
    """List, for each facet, all that its groups are found from but the order of documents and bodies."""
    documents, bodies = _list_records(catalog.directives), _list_records(catalog.bodies)
    issuers = tuple(record.issuer for record in documents)
    levels = tuple(record.level for record in bodies), _list_records(catalog.levels)
    provinces = tuple(record.province for record in bodies), _list_records(catalog.provinces)
    names = tuple(record.short_name for record in documents), tuple(record.title for record in documents)
    return {
        "loai": (tuple(record.type for record in documents), _list_records(catalog.types)),
        "co-quan": (lineage.issued_by, issuers, tuple(record.name for record in bodies), *levels),
        "nam": (tuple(record.issued for record in documents),),
        "khoa": (tuple(record.term for record in documents), _list_records(catalog.terms)),
        "cap": (lineage.issued_by, issuers, *levels),
        "tinh": (lineage.issued_by, issuers, *provinces),
        "van-ban": (lineage.incoming, lineage.implementers, *names, _list_records(catalog.relations)),
    }


def order_bodies(catalog: Catalog, memory: Memory) -> Order:
    """Order all bodies by level, then by name; a sort key of a Vietnamese name is dear."""
    records = tuple(entry.record for entry in catalog.bodies.values())
    letters = memory.recall_each("letters", (), records, lambda record: sort_text(record.name))
    levels = tuple(record.level for record in records)
    ids, ranks = tuple(catalog.bodies), {level: rank for rank, level in enumerate(catalog.levels)}
    return memory.recall(
        "order",
        (ids, levels, letters, tuple(catalog.levels)),
        lambda: _sort(
            (ranks[level], name, identifier) for identifier, level, name in zip(ids, levels, letters, strict=True)
        ),
    )


def _list_records(entries: Mapping[str, Entry[RecordT]]) -> tuple[RecordT, ...]:
    return tuple(entry.record for entry in entries.values())


def _sort(keys: Iterable[tuple[Any, ...]]) -> Order:
    """Sort by keys that end in ids."""
    return MappingProxyType({key[-1]: key for key in sorted(keys)})


def _rank(order: Iterable[str]) -> Mapping[str, int]:
    return {identifier: rank for rank, identifier in enumerate(order)}


def _gather(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for value, identifier in pairs:
        found.setdefault(value, []).append(identifier)
    return {value: tuple(identifiers) for value, identifiers in found.items()}


def _sort_group(group: Group, order: Mapping[str, int], timeline: Mapping[str, int]) -> Group:
    documents = tuple(sorted(set(group.documents), key=timeline.__getitem__))
    return replace(group, documents=documents, bodies=tuple(sorted(group.bodies, key=order.__getitem__)))


def _find_types(catalog: Catalog) -> Iterator[Group]:
    found = _gather((entry.record.type, identifier) for identifier, entry in catalog.directives.items())
    for identifier, entry in catalog.types.items():
        if identifier in found:
            yield Group(identifier, entry.record.label, entry.record.note or "", found[identifier], ())


def _find_issuers(catalog: Catalog, lineage: Lineage, issuers: Iterable[str]) -> Iterator[Group]:
    for identifier in issuers:
        record = catalog.bodies[identifier].record
        level = catalog.levels[record.level].record.label
        yield Group(identifier, record.name, level, lineage.issued_by[identifier], ())
    unsigned = _find_unsigned(catalog)
    if unsigned:
        yield Group(UNKNOWN, words.NO_ISSUER, "", unsigned, ())


def _find_years(catalog: Catalog) -> Iterator[Group]:
    found = _gather(
        (str(entry.record.issued.year) if entry.record.issued else "", identifier)
        for identifier, entry in catalog.directives.items()
    )
    undated = found.pop("", ())
    for year in sorted(found):
        yield Group(year, year, "", found[year], ())
    if undated:
        yield Group(UNKNOWN, words.NO_YEAR, "", undated, ())


def _find_terms(catalog: Catalog) -> Iterator[Group]:
    found = _gather((entry.record.term or "", identifier) for identifier, entry in catalog.directives.items())
    terms = catalog.terms
    for identifier in sorted(terms, key=lambda each: terms[each].record.rank):
        if identifier in found:
            record = terms[identifier].record
            yield Group(identifier, record.label, record.note or "", found[identifier], ())
    if "" in found:
        yield Group(UNKNOWN, words.NO_TERM, "", found[""], ())


def _find_levels(catalog: Catalog, lineage: Lineage) -> Iterator[Group]:
    found = _gather((entry.record.level, identifier) for identifier, entry in catalog.bodies.items())
    for identifier, entry in catalog.levels.items():
        if identifier in found:
            bodies = found[identifier]
            yield Group(identifier, entry.record.label, entry.record.definition, _find_issued(lineage, bodies), bodies)
    unsigned = _find_unsigned(catalog)
    if unsigned:
        yield Group(UNKNOWN, words.NO_ISSUER, "", unsigned, ())


def _find_provinces(catalog: Catalog, lineage: Lineage) -> Iterator[Group]:
    lines = {identifier: tuple(follow_province(catalog, identifier)) for identifier in catalog.provinces}
    found = _gather(
        (province, identifier)
        for identifier, entry in catalog.bodies.items()
        for province in (lines[entry.record.province] if entry.record.province else ("",))
    )
    for identifier, entry in catalog.provinces.items():
        if identifier in found:
            bodies = found[identifier]
            yield Group(identifier, entry.record.label, "", _find_issued(lineage, bodies), bodies)
    elsewhere = found.get("", ())
    documents = (*_find_issued(lineage, elsewhere), *_find_unsigned(catalog))
    if elsewhere or documents:
        yield Group(UNKNOWN, words.NO_PROVINCE, "", documents, elsewhere)


def _find_implemented(catalog: Catalog, lineage: Lineage) -> Iterator[Group]:
    """List, for each document, the documents below it and the units that carry it out."""
    for identifier, entry in catalog.directives.items():
        below = tuple(
            link.subject
            for link in lineage.incoming.get(identifier, ())
            if catalog.relations[link.kind].record.family in {"derivation", "succession"}
        )
        units = lineage.implementers.get(identifier, ())
        if below or units:
            yield Group(identifier, entry.record.short_name, entry.record.title, below, units)


def _find_issued(lineage: Lineage, bodies: Iterable[str]) -> tuple[str, ...]:
    return tuple(document for body in bodies for document in lineage.issued_by.get(body, ()))


def _find_unsigned(catalog: Catalog) -> tuple[str, ...]:
    return tuple(identifier for identifier, entry in catalog.directives.items() if not entry.record.issuer)
