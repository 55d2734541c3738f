"""How documents hang together: relations in both directions, lines of succession, who carries out what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from handbook.catalog import Catalog, Entry
from handbook.records import Directive, Exemplar, Relation, RelationEntry

ItemT = TypeVar("ItemT")

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


def date_key(entry: Entry[Directive]) -> tuple[tuple[int, int, int], str]:
    """Order documents in time; an undated one stands first."""
    issued = entry.record.issued
    return (issued.sort_key if issued else (0, 0, 0)), entry.record.id


def find_lineage(catalog: Catalog) -> Lineage:
    """Index the relations of a catalog once."""
    links = tuple(_find_links(catalog))
    outgoing: dict[str, list[Link]] = {}
    incoming: dict[str, list[Link]] = {}
    for link in links:
        outgoing.setdefault(link.subject, []).append(link)
        incoming.setdefault(link.target, []).append(link)
    implementers: dict[str, list[str]] = {}
    for identifier, exemplar in catalog.exemplars.items():
        for directive in find_implemented(exemplar.record):
            implementers.setdefault(directive, []).append(identifier)
    issued_by: dict[str, list[str]] = {}
    for identifier in sorted(catalog.directives, key=lambda each: date_key(catalog.directives[each])):
        issuer = catalog.directives[identifier].record.issuer
        if issuer:
            issued_by.setdefault(issuer, []).append(identifier)
    children: dict[str, list[str]] = {}
    for identifier, body in catalog.bodies.items():
        if body.record.parent:
            children.setdefault(body.record.parent, []).append(identifier)
    return Lineage(
        links,
        _freeze(outgoing),
        _freeze(incoming),
        _freeze(implementers),
        _freeze(issued_by),
        _freeze(children),
    )


def find_implemented(exemplar: Exemplar) -> tuple[str, ...]:
    """List the directives a unit carries out, by its own account and through its models."""
    named = [item.directive for item in exemplar.implements]
    served = [directive for model in exemplar.models for directive in model.serves]
    return tuple(dict.fromkeys([*named, *served]))


def find_neighbourhood(catalog: Catalog, lineage: Lineage, focus: str) -> tuple[str, ...]:
    """List the documents around one: its line of succession, its neighbours, and what derives from it (depth 2)."""
    kept = set(find_succession(catalog, lineage, focus))
    kept |= {link.target for link in lineage.outgoing.get(focus, ())}
    direct = {link.subject for link in lineage.incoming.get(focus, ())}
    kept |= direct
    for document in direct:
        for link in lineage.incoming.get(document, ()):
            if type_of(catalog, link).family in _FAMILIES_DOWN:
                kept.add(link.subject)
    return tuple(sorted(kept, key=lambda each: date_key(catalog.directives[each])))


def find_succession(catalog: Catalog, lineage: Lineage, focus: str) -> tuple[str, ...]:
    """List the line of succession a document stands in, oldest first."""
    kept = {focus}
    for step in (_earlier, _later):
        queue = [focus]
        while queue:
            for found in step(catalog, lineage, queue.pop()):
                if found not in kept:
                    kept.add(found)
                    queue.append(found)
    return tuple(sorted(kept, key=lambda each: date_key(catalog.directives[each])))


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


def _find_links(catalog: Catalog) -> Iterator[Link]:
    for identifier, entry in catalog.directives.items():
        for position, relation in enumerate(entry.record.relations):
            if relation.target in catalog.directives and relation.type in catalog.relations:
                yield Link(identifier, relation.target, relation.type, position, relation)


def _freeze(index: dict[str, list[ItemT]]) -> Mapping[str, tuple[ItemT, ...]]:
    return MappingProxyType({key: tuple(items) for key, items in index.items()})
