"""All that pages are planned from, gathered once: nothing here grows with the square of the collection."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import Any

from handbook.checks import Mentioned, Part, find_early, find_faults, list_places, read_mentions
from handbook.datafile import Path
from handbook.lineage import Bounds, Lineage, Standing, find_bounds, gather_pairs, order_documents
from handbook.memo import ONCE, Once
from handbook.names import Mention, ModelMention, NameIndex, Text
from handbook.pages.addresses import FAULTS as FAULTS_PAGE
from handbook.pages.groups import Groups, Order, find_groups, order_bodies, order_models
from handbook.pages.limits import FAULTS, ROWS
from handbook.pages.lines import Run
from handbook.pages.paging import part_address
from handbook.pages.study import Spot, Study, find_owner, study_records
from handbook.pages.words import FAULT_KINDS, SITE
from handbook.records import DOSSIERS, Catalog, Citation, GlossaryEntry

__all__ = ["Library", "News", "Spot", "count_figures", "find_owner", "gather_library"]

Spots = Mapping[str, tuple[Spot, ...]]
Fault = tuple[Part, int]
"""A part of a record, and which of its faults."""


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
    ``measured`` lists the figures of units by the document they measure, ``discussed`` all conferences by what they are
    about; ``organized``, ``given`` and ``received`` list
    conferences and commendations told by other records, by body. ``order`` holds the bodies in the order of lists, each
    with what it is sorted by, ``models`` likewise the models, ``timeline`` the documents, ``bounds`` what is known of
    when each was issued; ``groups`` holds the ways in, ``rules`` the documents that say who may issue what. Lists over
    several pages stand ready: ``documents``, apart from them those of which there is only talk (``reported``),
    ``bodies`` and of them ``units``, ``numbers`` (symbol and document; ``number_parts`` tells the page of a symbol),
    ``figures``, of which ``faulty`` have a fault, and ``acknowledged``, the weightiest first; ``fault_places``
    has the address of each by (file, path of the part, position), ``resting`` those of the records that rest on a
    source, by source.
    ``news`` is what is different since the version to compare with, if there is one; ``site`` is the handbook's name.
    Addresses in anchors are from the site's root.
    """

    catalog: Catalog
    lineage: Lineage
    names: NameIndex
    abbreviations: Mapping[str, str]
    abbreviation_pattern: re.Pattern[str]
    faults: Mapping[tuple[str, Path, str], str]
    mentions: Mapping[str, tuple[Run, ...]]
    prose: Mapping[str, tuple[Mention | ModelMention | Text, ...]]
    support: Mapping[Citation, tuple[Run, ...]]
    by_symbol: Mapping[str, tuple[str, ...]]
    measured: Spots
    discussed: Spots
    organized: Spots
    given: Spots
    received: Spots
    order: Order
    groups: Groups
    timeline: Mapping[str, Standing]
    bounds: Mapping[str, Bounds]
    rules: tuple[str, ...]
    documents: tuple[str, ...]
    reported: tuple[str, ...]
    bodies: tuple[str, ...]
    units: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]
    number_parts: Mapping[str, int]
    models: Order
    figures: tuple[Spot, ...]
    faulty: int
    acknowledged: tuple[Fault, ...]
    fault_places: Mapping[tuple[str, Path, int], str]
    resting: Mapping[str, tuple[Fault, ...]]
    updated: str
    news: tuple[News, ...] = ()
    site: str = SITE


def gather_library(
    catalog: Catalog,
    lineage: Lineage,
    names: NameIndex,
    memo: Once = ONCE,
    site: str = "",
    mentions: tuple[Mentioned, ...] | None = None,
) -> Library:
    """Build every index in one pass over the records of a handbook, whose name is ``site``.

    With a ``memo`` only records that are new are looked into, and what stays as it was is the same object.
    ``mentions`` is what ``read_mentions`` gives, if that is known.
    """
    mentions = read_mentions(catalog, names, memo) if mentions is None else mentions
    studies = study_records(catalog, memo)
    shares = _part_studies(catalog, studies)
    units = (*shares["exemplars"], *shares["models"])
    dossiers = (*shares["directives"], *_order_bodies(catalog, shares), *shares["models"])
    meanings = _find_meanings(entry.record for entry in catalog.glossary.values())
    by_symbol = gather_pairs(
        (entry.record.symbol, document)
        for document, entry in catalog.directives.items()
        if entry.record.symbol and document not in lineage.reported
    )
    order, models, bounds = order_bodies(catalog, memo), order_models(catalog, memo), find_bounds(catalog, lineage)
    timeline = order_documents(catalog, lineage, bounds)
    numbers = _list_numbers(by_symbol, timeline)
    acknowledged = _sort_faults(studies)

    def gather(name: str, studies: tuple[Study, ...]) -> Mapping[Any, tuple[Any, ...]]:
        return memo.ask(("library", name), studies, partial(_gather_of, name))

    told = gather("claimed", dossiers), gather("counted", dossiers)
    tables: Mapping[str, Any] = {
        "abbreviations": meanings,
        "abbreviation_pattern": _write_pattern(meanings),
        "faults": _list_messages(catalog, studies),
        "mentions": memo.ask("mentions of each", (studies, mentions), _gather_mentions),
        "prose": memo.ask("prose", mentions, _index_prose),
        "support": gather("support", studies),
        "by_symbol": by_symbol,
        "measured": gather("measured", units),
        "discussed": gather("discussed", dossiers),
        "organized": gather("organized", dossiers),
        "given": gather("given", dossiers),
        "received": gather("received", dossiers),
        "order": order,
        "groups": find_groups(catalog, lineage, order, timeline, models, told),
        "timeline": timeline,
        "bounds": bounds,
        "rules": tuple(each for each in timeline if catalog.directives[each].record.authority),
        "documents": tuple(each for each in timeline if each not in lineage.reported),
        "reported": tuple(each for each in timeline if each in lineage.reported),
        "bodies": tuple(order),
        "units": tuple(each for each in order if each in catalog.exemplars),
        "numbers": numbers,
        "number_parts": _find_parts(numbers),
        "models": models,
        "figures": tuple(chain.from_iterable(study.figures for study in dossiers)),
        "faulty": sum(study.faulty for study in dossiers),
        "acknowledged": acknowledged,
        "fault_places": _place_faults(catalog, acknowledged),
        "resting": gather_pairs(_find_resting(acknowledged)),
        "updated": _find_update(catalog),
    }
    return Library(catalog, lineage, names, **memo.keep("library", tables), site=site or SITE)


def count_figures(catalog: Catalog) -> int:
    """Count the figures of all documents, bodies and models."""
    return sum(len(entry.record.figures) for space in DOSSIERS for entry in getattr(catalog, space).values())


def _part_studies(catalog: Catalog, studies: tuple[Study, ...]) -> Mapping[str, tuple[Study, ...]]:
    """Part the studies of records, which stand in the order of ``list_places``, by table."""
    found: dict[str, list[Study]] = {table: [] for table in ("directives", "exemplars", "issuers", "models")}
    for (table, _), study in zip(list_places(catalog), studies, strict=True):
        found.setdefault(table, []).append(study)
    return {table: tuple(listed) for table, listed in found.items()}


def _order_bodies(catalog: Catalog, shares: Mapping[str, tuple[Study, ...]]) -> Iterator[Study]:
    """List the bodies by their ids."""
    found = {
        identifier: study
        for table in ("issuers", "exemplars")
        for identifier, study in zip(getattr(catalog, table), shares[table], strict=True)
    }
    return (found[identifier] for identifier in catalog.bodies)


def _find_meanings(glossary: Iterable[GlossaryEntry]) -> Mapping[str, str]:
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


def _gather_of(name: str, studies: tuple[Study, ...]) -> Mapping[Any, tuple[Any, ...]]:
    return gather_pairs(chain.from_iterable(getattr(study, name) for study in studies))


def _gather_mentions(
    given: tuple[tuple[Study, ...], tuple[Mentioned, ...]],
) -> Mapping[str, tuple[Run, ...]]:
    pairs = zip(*given, strict=False)  # the log of changes, which is read as well, has no page
    return gather_pairs(
        (target, study.owner)
        for study, said in pairs
        for target in said.targets
        if study.owner and not study.owner.href.endswith(f"/{target}.html")
    )


def _list_messages(catalog: Catalog, studies: tuple[Study, ...]) -> Mapping[tuple[str, Path, str], str]:
    """List what checks found in parts of records, by kind."""
    evidence = tuple(study.evidence for study in studies)
    issued = {identifier: entry.record.issued for identifier, entry in catalog.directives.items()}
    early = tuple(find_early(tuple(each.effects for each in evidence), issued))
    return {
        (each.entry.file.path, each.entry.prefix + each.path, each.kind): each.diagnostic.message
        for each in find_faults(catalog, evidence, early, ())
    }


def _index_prose(mentions: tuple[Mentioned, ...]) -> Mapping[str, tuple[Mention | ModelMention | Text, ...]]:
    return MappingProxyType(
        {text: runs for said in mentions for text, runs in zip(said.texts, said.runs, strict=True) if runs is not None}
    )


def _find_parts(numbers: tuple[tuple[str, str], ...]) -> Mapping[str, int]:
    """Find, for each symbol, the page of the list that it begins on."""
    places: dict[str, int] = {}
    for place, (symbol, _) in enumerate(numbers):
        places.setdefault(symbol, place // ROWS + 1)
    return MappingProxyType(places)


def _list_numbers(by_symbol: Mapping[str, tuple[str, ...]], timeline: Iterable[str]) -> tuple[tuple[str, str], ...]:
    ranks = {identifier: rank for rank, identifier in enumerate(timeline)}
    return tuple(
        (symbol, each) for symbol in sorted(by_symbol) for each in sorted(by_symbol[symbol], key=ranks.__getitem__)
    )


def _sort_faults(studies: tuple[Study, ...]) -> tuple[Fault, ...]:
    """List the acknowledged faults of sources, kind by kind."""
    found = [each for study in studies for each in study.acknowledged]
    return tuple(fault for kind in FAULT_KINDS for each, fault in found if each == kind)


def _place_faults(catalog: Catalog, acknowledged: tuple[Fault, ...]) -> Mapping[tuple[str, Path, int], str]:
    """Find the address of the explanation of each fault: those of a record are counted."""
    counts: dict[str, int] = {}
    places = {}
    for number, (part, position) in enumerate(acknowledged):
        owner = find_owner(catalog, part.entry)
        stem = owner.href.removesuffix(".html").replace("/", "-") if owner else ""
        counts[stem] = counts.get(stem, 0) + 1
        address = part_address(FAULTS_PAGE, number // FAULTS + 1)
        places[part.entry.file.path, part.entry.prefix + part.path, position] = f"{address}#{stem}-{counts[stem]}"
    return MappingProxyType(places)


def _find_resting(acknowledged: tuple[Fault, ...]) -> Iterator[tuple[str, Fault]]:
    """Pair each source with the faults of what rests on it."""
    for fault in acknowledged:
        cited: tuple[Citation, ...] = getattr(fault[0].value, "cite", ())
        yield from ((source, fault) for source in dict.fromkeys(each.source for each in cited))


def _find_update(catalog: Catalog) -> str:
    dates = [entry.record.date for entry in catalog.changes]
    return str(max(dates, key=lambda date: date.latest)) if dates else ""
