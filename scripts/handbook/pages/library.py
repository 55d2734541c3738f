"""All that pages are planned from, gathered once: nothing here grows with the square of the collection."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import TypeVar

from handbook.checks.dates import find_early
from handbook.checks.evidence import find_faults
from handbook.checks.findings import Part
from handbook.checks.hearing import Heard, hear_records
from handbook.datafile import Path
from handbook.lineage.links import Lineage
from handbook.lineage.timeline import Bounds, Standing, find_bounds, order_documents
from handbook.memory import Forgetful, Memory, gather_table, keep_table
from handbook.names.bearers import NameIndex
from handbook.names.mentions import Run
from handbook.pages.groups import Groups, Order, find_groups, order_bodies
from handbook.pages.limits import ROWS
from handbook.pages.study import Spot, Study, find_owner, study_records
from handbook.pages.views import Anchor
from handbook.pages.words import SITE
from handbook.records import GlossaryEntry
from handbook.records.catalog import Catalog

__all__ = ["Library", "News", "Spot", "count_figures", "count_models", "find_owner", "gather_library"]

FAULT_KINDS = ("tổng", "lịch", "trước-nguyên-nhân", "hai-giá-trị", "cách-ghi")

KeyT = TypeVar("KeyT")
ItemT = TypeVar("ItemT")
Spots = Mapping[str, tuple[Spot, ...]]


@dataclass(frozen=True, slots=True)
class News:
    """What is different about a record since an earlier version of the handbook, in sentences."""

    action: str
    id: str
    name: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """The catalog with every index that pages need.

    ``faults`` maps (file, path of the part, kind) to what a check found there. ``mentions`` lists, for each
    document, the records that name it in prose; ``prose`` has the runs of every text that says the same from whoever,
    none where it names nothing; ``support`` lists, for each passage of a source, the claims resting on it.
    ``measured`` lists the figures of units by the document they measure; ``organized``, ``given`` and ``received`` list
    conferences and commendations told by other records, by body. ``order`` holds the bodies in the order of lists, each
    with what it is sorted by, ``timeline`` the documents, ``bounds`` what is known of when each was issued;
    ``groups`` holds the ways in. Lists over several pages stand ready: ``documents``, ``bodies`` and of them ``units``,
    ``numbers`` (symbol and document; ``number_parts`` tells the page of a symbol), ``models`` (unit and position),
    ``figures``, of which ``faulty`` have a fault, and ``acknowledged`` (a part and the position of a fault).
    ``news`` is what is different since the version to compare with, if there is one; ``site`` is the handbook's name.
    Addresses in anchors are from the site's root.
    """

    catalog: Catalog
    lineage: Lineage
    names: NameIndex
    abbreviations: Mapping[str, str]
    abbreviation_pattern: re.Pattern[str]
    faults: Mapping[tuple[str, Path, str], str]
    mentions: Mapping[str, tuple[Anchor, ...]]
    prose: Mapping[str, tuple[Run, ...]]
    support: Mapping[tuple[str, str], tuple[Anchor, ...]]
    by_symbol: Mapping[str, tuple[str, ...]]
    measured: Spots
    organized: Spots
    given: Spots
    received: Spots
    order: Order
    groups: Groups
    timeline: Mapping[str, Standing]
    bounds: Mapping[str, Bounds]
    documents: tuple[str, ...]
    bodies: tuple[str, ...]
    units: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]
    number_parts: Mapping[str, int]
    models: tuple[tuple[str, int], ...]
    figures: tuple[Spot, ...]
    faulty: int
    acknowledged: tuple[tuple[Part, int], ...]
    updated: str
    news: tuple[News, ...] = ()
    site: str = SITE


def gather_library(
    catalog: Catalog, lineage: Lineage, names: NameIndex, memory: Memory | None = None, site: str = ""
) -> Library:
    """Build every index in one pass over the records of a handbook, whose name is ``site``.

    With a ``memory`` only records that are new are looked into, and what stays as it was is the same object.
    """
    memory = memory or Forgetful()
    studies = study_records(catalog, memory)
    heard = hear_records(catalog, names, (study.texts for study in studies), memory)
    units = studies[len(catalog.directives) :][: len(catalog.exemplars)]
    dossiers = _list_dossiers(catalog, studies)
    glossary = tuple(entry.record for entry in catalog.glossary.values())
    meanings = keep_table(memory, "abbreviations", _find_meanings(glossary))
    evidence = tuple(study.evidence for study in studies)
    issued = tuple(entry.record.issued for entry in catalog.directives.values())
    early = find_early(tuple(each.effects for each in evidence), tuple(catalog.directives), issued, memory)
    findings = find_faults(catalog, evidence, early, (), memory)
    messages: dict[tuple[str, Path, str], str] = {
        (each.entry.file.path, each.entry.prefix + each.path, each.kind): each.diagnostic.message for each in findings
    }
    symbols = tuple(entry.record.symbol for entry in catalog.directives.values())
    ids = tuple(catalog.directives)
    by_symbol = gather_table(memory, "symbols", (ids, symbols), lambda: _pair_symbols(ids, symbols))
    order, bounds = order_bodies(catalog, memory), find_bounds(catalog, lineage, memory)
    timeline = order_documents(catalog, lineage, bounds, memory)
    numbers = memory.recall("numbers", (by_symbol, timeline), lambda: _list_numbers(by_symbol, timeline))
    return Library(
        catalog,
        lineage,
        names,
        meanings,
        memory.recall("abbreviation pattern", (meanings,), lambda: _write_pattern(meanings)),
        keep_table(memory, "faults", messages),
        _gather_mentions(memory, studies, heard),
        memory.recall("prose", (heard,), lambda: _index_prose(heard)),
        _gather_pairs(memory, "support", (study.support for study in studies)),
        by_symbol,
        _gather_pairs(memory, "measured", (study.measured for study in units)),
        _gather_pairs(memory, "organized", (study.organized for study in dossiers)),
        _gather_pairs(memory, "given", (study.given for study in dossiers)),
        _gather_pairs(memory, "received", (study.received for study in dossiers)),
        order,
        find_groups(catalog, lineage, order, timeline, memory),
        timeline,
        bounds,
        memory.recall("documents", (timeline,), lambda: tuple(timeline)),
        memory.recall("all bodies", (order,), lambda: tuple(order)),
        _list_units(catalog, order, memory),
        numbers,
        memory.recall("number parts", (numbers,), lambda: _find_parts(numbers)),
        _list_models(catalog, order, memory),
        _join(memory, "figures", (study.figures for study in dossiers)),
        sum(study.faulty for study in dossiers),
        _join(memory, "acknowledged", (_sort_faults(studies),)),
        _find_update(catalog),
        site=site or SITE,
    )


def count_models(catalog: Catalog) -> int:
    """Count the models of all units."""
    return sum(len(entry.record.models) for entry in catalog.exemplars.values())


def count_figures(catalog: Catalog) -> int:
    """Count the figures of all documents and bodies."""
    return sum(len(entry.record.figures) for entry in (*catalog.directives.values(), *catalog.bodies.values()))


def _list_dossiers(catalog: Catalog, studies: tuple[Study, ...]) -> tuple[Study, ...]:
    """List the documents, then the bodies by their ids."""
    after = len(catalog.directives)
    between = after + len(catalog.exemplars)
    issuers = zip(catalog.issuers, studies[between:], strict=False)
    bodies = {**dict(issuers), **dict(zip(catalog.exemplars, studies[after:between], strict=True))}
    return (*studies[:after], *(bodies[identifier] for identifier in catalog.bodies))


def _find_meanings(glossary: tuple[GlossaryEntry, ...]) -> Mapping[str, str]:
    meanings: dict[str, str] = {}
    for entry in glossary:
        for abbreviation in entry.abbreviations:
            known = meanings.get(abbreviation)
            meanings[abbreviation] = f"{known}; {entry.term}" if known else entry.term
    return meanings


def _write_pattern(meanings: Mapping[str, str]) -> re.Pattern[str]:
    longest_first = sorted(meanings, key=lambda word: (-len(word), word))
    pattern = "|".join(re.escape(word) for word in longest_first) or "(?!)"
    return re.compile(rf"(?<![\w/-])(?:{pattern})(?![\w/-])")


def _gather_mentions(
    memory: Memory, studies: tuple[Study, ...], heard: tuple[Heard, ...]
) -> Mapping[str, tuple[Anchor, ...]]:
    owners, targets = tuple(study.owner for study in studies), tuple(said.targets for said in heard)
    return gather_table(memory, "mentions", (owners, targets), lambda: _pair_mentions(owners, targets))


def _pair_mentions(
    owners: tuple[Anchor | None, ...], targets: tuple[tuple[str, ...], ...]
) -> Iterator[tuple[str, Anchor]]:
    for owner, named in zip(owners, targets, strict=False):  # the log of changes, which is heard as well, has no page
        for target in named if owner else ():
            if owner and not owner.href.endswith(f"/{target}.html"):
                yield target, owner


def _index_prose(heard: tuple[Heard, ...]) -> Mapping[str, tuple[Run, ...]]:
    return MappingProxyType(
        {text: runs for said in heard for text, runs in zip(said.texts, said.runs, strict=True) if runs is not None}
    )


def _gather_pairs(
    memory: Memory, question: str, found: Iterable[tuple[tuple[KeyT, ItemT], ...]]
) -> Mapping[KeyT, tuple[ItemT, ...]]:
    pairs = tuple(each for each in found if each)
    return gather_table(memory, question, (pairs,), lambda: chain.from_iterable(pairs))


def _find_parts(numbers: tuple[tuple[str, str], ...]) -> Mapping[str, int]:
    """Find, for each symbol, the page of the list that it begins on."""
    places: dict[str, int] = {}
    for place, (symbol, _) in enumerate(numbers):
        places.setdefault(symbol, place // ROWS + 1)
    return MappingProxyType(places)


def _join(memory: Memory, question: str, found: Iterable[tuple[ItemT, ...]]) -> tuple[ItemT, ...]:
    items = tuple(each for each in found if each)
    return memory.recall(question, (items,), lambda: tuple(chain.from_iterable(items)))


def _pair_symbols(ids: tuple[str, ...], symbols: tuple[str | None, ...]) -> Iterator[tuple[str, str]]:
    return ((symbol, identifier) for identifier, symbol in zip(ids, symbols, strict=True) if symbol)


def _list_numbers(by_symbol: Mapping[str, tuple[str, ...]], timeline: Iterable[str]) -> tuple[tuple[str, str], ...]:
    ranks = {identifier: rank for rank, identifier in enumerate(timeline)}
    return tuple(
        (symbol, each) for symbol in sorted(by_symbol) for each in sorted(by_symbol[symbol], key=ranks.__getitem__)
    )


def _list_units(catalog: Catalog, order: Order, memory: Memory) -> tuple[str, ...]:
    ids = frozenset(catalog.exemplars)
    return memory.recall("listed units", (order, ids), lambda: tuple(each for each in order if each in ids))


def _list_models(catalog: Catalog, order: Order, memory: Memory) -> tuple[tuple[str, int], ...]:
    ids = tuple(catalog.exemplars)
    counts = tuple(len(entry.record.models) for entry in catalog.exemplars.values())
    return memory.recall(
        "models", (order, ids, counts), lambda: _pair_models(order, dict(zip(ids, counts, strict=True)))
    )


def _pair_models(order: Order, counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple((unit, position) for unit in order for position in range(counts.get(unit, 0)))


def _sort_faults(studies: tuple[Study, ...]) -> tuple[tuple[Part, int], ...]:
    """List the acknowledged faults of sources, kind by kind."""
    found = [each for study in studies for each in study.acknowledged]
    return tuple(fault for kind in FAULT_KINDS for each, fault in found if each == kind)


def _find_update(catalog: Catalog) -> str:
    dates = [entry.record.date for entry in catalog.changes]
    return str(max(dates, key=lambda date: date.latest)) if dates else ""
