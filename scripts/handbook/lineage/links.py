"""How documents hang together: relations in both directions, lines of succession, who carries out what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from handbook.memory import Forgetful, Memory, gather_table
from handbook.records import Directive, Exemplar, Relation, RelationEntry
from handbook.records.catalog import Catalog, Entry

_FAMILIES_DOWN = frozenset({"derivation", "succession"})


@dataclass(frozen=True, slots=True)
class Link:
    """One stated relation: ``subject`` acts on ``target``; ``position`` is its place in the subject's list."""

    subject: str
    target: str
    kind: str
    position: int
    relation: Relation


@dataclass(frozen=True, slots=True)
class Lineage:
    """The relations of a catalog, indexed from both ends; only links whose two ends exist."""

    links: tuple[Link, ...]
    outgoing: Mapping[str, tuple[Link, ...]]
    incoming: Mapping[str, tuple[Link, ...]]
    implementers: Mapping[str, tuple[str, ...]]
    issued_by: Mapping[str, tuple[str, ...]]
    children: Mapping[str, tuple[str, ...]]


def find_lineage(catalog: Catalog, memory: Memory | None = None) -> Lineage:
    """Index the relations of a catalog once; with a ``memory`` what stays as it was is the same object."""
    memory = memory or Forgetful()
    links = _find_links(catalog, memory)
    units = memory.recall_each("units", (), catalog.exemplars.values(), _pair_unit)
    issued = _pair_issued(catalog, memory)
    bodies, parents = tuple(catalog.bodies), tuple(entry.record.parent for entry in catalog.bodies.values())
    indexes = (
        links,
        gather_table(memory, "outgoing", (links,), lambda: ((link.subject, link) for link in links)),
        gather_table(memory, "incoming", (links,), lambda: ((link.target, link) for link in links)),
        gather_table(memory, "implementers", (units,), lambda: chain.from_iterable(units)),
        gather_table(memory, "issued by", (issued,), lambda: issued),
        gather_table(memory, "children", (bodies, parents), lambda: _pair_children(bodies, parents)),
    )
    return memory.recall("lineage", indexes, lambda: Lineage(*indexes))


def find_implemented(exemplar: Exemplar) -> tuple[str, ...]:
    """List the directives a unit carries out, by its own account and through its models."""
    named = [item.directive for item in exemplar.implements]
    served = [directive for model in exemplar.models for directive in model.serves]
    return tuple(dict.fromkeys([*named, *served]))


def find_neighbourhood(catalog: Catalog, lineage: Lineage, focus: str) -> tuple[str, ...]:
    """List the documents around one: its line of succession, its neighbours, and what derives from it (depth 2).

    They stand in the order of their ids.
    """
    kept = set(find_succession(catalog, lineage, focus))
    kept |= {link.target for link in lineage.outgoing.get(focus, ())}
    direct = {link.subject for link in lineage.incoming.get(focus, ())}
    kept |= direct
    for document in direct:
        for link in lineage.incoming.get(document, ()):
            if type_of(catalog, link).family in _FAMILIES_DOWN:
                kept.add(link.subject)
    return tuple(sorted(kept))


def find_succession(catalog: Catalog, lineage: Lineage, focus: str) -> tuple[str, ...]:
    """List the line of succession a document stands in, in the order of ids."""
    kept = {focus}
    for step in (_earlier, _later):
        queue = [focus]
        while queue:
            for found in step(catalog, lineage, queue.pop()):
                if found not in kept:
                    kept.add(found)
                    queue.append(found)
    return tuple(sorted(kept))


def follow_province(catalog: Catalog, identifier: str) -> Iterator[str]:
    """List a province and those that took its place one after another; a circle, which is reported, is left."""
    seen: set[str] = set()
    here: str | None = identifier
    while here and here in catalog.provinces and here not in seen:
        yield here
        seen.add(here)
        here = catalog.provinces[here].record.successor


def type_of(catalog: Catalog, link: Link) -> RelationEntry:
    """Return the vocabulary entry of a link's relation type."""
    return catalog.relations[link.kind].record


def _earlier(catalog: Catalog, lineage: Lineage, identifier: str) -> Iterator[str]:
    for link in lineage.outgoing.get(identifier, ()):
        if type_of(catalog, link).family == "succession":
            yield link.target


def _later(catalog: Catalog, lineage: Lineage, identifier: str) -> Iterator[str]:
    for link in lineage.incoming.get(identifier, ()):
        if type_of(catalog, link).family == "succession":
            yield link.subject


def _find_links(catalog: Catalog, memory: Memory) -> tuple[Link, ...]:
    directives, relations = catalog.directives, catalog.relations
    stated = memory.recall_each("stated", (), directives.values(), _list_links)
    links = tuple(link for each in stated for link in each if link.target in directives and link.kind in relations)
    return memory.recall("links", (links,), lambda: links)


def _list_links(entry: Entry[Directive]) -> tuple[Link, ...]:
    record = entry.record
    return tuple(
        Link(record.id, relation.target, relation.type, position, relation)
        for position, relation in enumerate(record.relations)
    )


def _pair_unit(entry: Entry[Exemplar]) -> tuple[tuple[str, str], ...]:
    """Pair the directives a unit carries out with it."""
    return tuple((directive, entry.record.id) for directive in find_implemented(entry.record))


def _pair_children(bodies: tuple[str, ...], parents: tuple[str | None, ...]) -> Iterator[tuple[str, str]]:
    return ((parent, body) for body, parent in zip(bodies, parents, strict=True) if parent)


def _pair_issued(catalog: Catalog, memory: Memory) -> tuple[tuple[str, str], ...]:
    """Pair issuers with their documents."""
    ids = tuple(catalog.directives)
    issuers = tuple(entry.record.issuer for entry in catalog.directives.values())
    return memory.recall(
        "issuers",
        (ids, issuers),
        lambda: tuple((issuer, document) for issuer, document in zip(issuers, ids, strict=True) if issuer),
    )
