"""How documents hang together: relations in both directions, lines of succession, who carries out what."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from handbook.lineage.successions import list_predecessors
from handbook.memo import ONCE, Once
from handbook.records import Catalog, Relation, RelationEntry

KeyT = TypeVar("KeyT")
ItemT = TypeVar("ItemT")

ENDS = "eli:repeals"  # the public name that relations bear by which a document ends, whatever they are called here
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
    """The relations of a catalog, indexed from both ends; only links whose two ends exist.

    ``implemented`` tells what each unit carries out, ``implementers`` by whom a document is; ``run_by`` lists the
    models of each body, ``serving`` those that serve each document. Documents of which there is only
    talk (``reported``) are issued by nobody yet.
    """

    links: tuple[Link, ...]
    outgoing: Mapping[str, tuple[Link, ...]]
    incoming: Mapping[str, tuple[Link, ...]]
    implemented: Mapping[str, tuple[str, ...]]
    implementers: Mapping[str, tuple[str, ...]]
    run_by: Mapping[str, tuple[str, ...]]
    serving: Mapping[str, tuple[str, ...]]
    issued_by: Mapping[str, tuple[str, ...]]
    children: Mapping[str, tuple[str, ...]]
    predecessors: Mapping[str, tuple[str, ...]]
    reported: frozenset[str]


def find_lineage(catalog: Catalog, memo: Once = ONCE) -> Lineage:
    """Index the relations of a catalog once; with a ``memo`` what stays as it was is the same object."""
    stated = memo.ask_each("stated", catalog.directives, _list_links, catalog)
    links = tuple(
        link for each in stated for link in each if link.target in catalog.directives and link.kind in catalog.relations
    )
    directives, bodies, models = catalog.directives.items(), catalog.bodies.items(), catalog.models.items()
    run_by = gather_pairs((each.unit, model) for model, entry in models for each in entry.record.units)
    implemented = {unit: tuple(_find_implemented(catalog, unit, run_by.get(unit, ()))) for unit in catalog.exemplars}
    lineage = Lineage(
        links,
        gather_pairs((link.subject, link) for link in links),
        gather_pairs((link.target, link) for link in links),
        MappingProxyType(implemented),
        gather_pairs((directive, unit) for unit, found in implemented.items() for directive in found),
        run_by,
        gather_pairs((directive, model) for model, entry in models for directive in entry.record.serves),
        gather_pairs(
            (entry.record.issuer, document)
            for document, entry in directives
            if entry.record.issuer and not entry.record.reported
        ),
        gather_pairs((entry.record.parent, body) for body, entry in bodies if entry.record.parent),
        gather_pairs(list_predecessors(catalog.bodies)),
        frozenset(document for document, entry in directives if entry.record.reported),
    )
    return memo.keep("lineage", lineage)


def gather_pairs(pairs: Iterable[tuple[KeyT, ItemT]]) -> Mapping[KeyT, tuple[ItemT, ...]]:
    """Gather what stands in pairs by the first of each, in their order."""
    found: dict[KeyT, list[ItemT]] = {}
    for key, item in pairs:
        found.setdefault(key, []).append(item)
    return MappingProxyType({key: tuple(items) for key, items in found.items()})


def find_neighbourhood(catalog: Catalog, lineage: Lineage, focus: str) -> tuple[str, ...]:
    """List the documents around one: its line of succession, its neighbours, and what derives from it (depth 2).

    They stand in the order of their ids; one of which there is only talk is not among them.
    """
    kept = set(find_succession(catalog, lineage, focus))
    kept |= {link.target for link in lineage.outgoing.get(focus, ())}
    direct = {link.subject for link in lineage.incoming.get(focus, ())}
    kept |= direct
    for document in direct:
        for link in lineage.incoming.get(document, ()):
            if type_of(catalog, link).family in _FAMILIES_DOWN:
                kept.add(link.subject)
    return tuple(sorted(each for each in kept if each not in lineage.reported))


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


def type_of(catalog: Catalog, link: Link) -> RelationEntry:
    """Return the vocabulary entry of a link's relation type."""
    return catalog.relations[link.kind].record


def is_ended(catalog: Catalog, lineage: Lineage, document: str) -> bool:
    """Tell whether another document is known to have ended this one."""
    return any(type_of(catalog, link).eli == ENDS for link in lineage.incoming.get(document, ()))


def _find_implemented(catalog: Catalog, unit: str, models: Iterable[str]) -> Iterable[str]:
    """List the directives a unit carries out, by its own account and through its models, each once."""
    named = [item.directive for item in catalog.exemplars[unit].record.implements]
    served = [directive for model in models for directive in catalog.models[model].record.serves]
    return dict.fromkeys([*named, *served])


def _earlier(catalog: Catalog, lineage: Lineage, identifier: str) -> Iterator[str]:
    for link in lineage.outgoing.get(identifier, ()):
        if type_of(catalog, link).family == "succession":
            yield link.target


def _later(catalog: Catalog, lineage: Lineage, identifier: str) -> Iterator[str]:
    for link in lineage.incoming.get(identifier, ()):
        if type_of(catalog, link).family == "succession":
            yield link.subject


def _list_links(identifier: str, catalog: Catalog) -> tuple[Link, ...]:
    return tuple(
        Link(identifier, relation.target, relation.type, position, relation)
        for position, relation in enumerate(catalog.directives[identifier].record.relations)
    )
