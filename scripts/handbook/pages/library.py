"""All that pages are planned from, gathered once: nothing here grows with the square of the collection."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pydantic import BaseModel

from handbook.catalog import Catalog, Entry
from handbook.checks.evidence import find_faults, gather_evidence
from handbook.checks.findings import Part, walk_parts, walk_records
from handbook.checks.hearing import Heard, hear_records, list_texts
from handbook.lineage import Lineage
from handbook.memory import Forgetful
from handbook.mentions import EXPLICIT as _EXPLICIT_LINK
from handbook.mentions import NameIndex, Run
from handbook.pages import addresses, words
from handbook.pages.groups import Groups, find_groups, find_term_starts, rank_bodies, rank_documents
from handbook.pages.views import Anchor
from handbook.records import Acknowledged, Body, Citation, Dossier, Figure, Relation, Source, Status

Spot = tuple[Entry[Dossier], int]
"""A record and the position of something in one of its lists."""

FAULT_KINDS = ("tổng", "lịch", "trước-nguyên-nhân", "hai-giá-trị", "cách-ghi")

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
    none where it names nothing; ``support`` lists, for each passage of a source, the claims
    resting on it. ``measured`` lists the figures of units by the document they measure; ``organized``, ``given`` and
    ``received`` list conferences and commendations told by other records, by body. ``order`` ranks the bodies as lists
    show them, ``timeline`` the documents; ``groups`` holds the ways in, ``term_starts`` the first year of each term.
    Lists that go over several pages stand ready: ``numbers`` (symbol and document), ``models`` (unit and position),
    ``figures``, of which ``faulty`` have a fault, and ``acknowledged`` (a part and the position of a fault).
    ``news`` is what is different since the version to compare with, if there is one.
    Addresses in anchors are from the site's root.
    """

    catalog: Catalog
    lineage: Lineage
    names: NameIndex
    abbreviations: Mapping[str, str]
    abbreviation_pattern: re.Pattern[str]
    faults: Mapping[tuple[str, tuple[str | int, ...], str], str]
    mentions: Mapping[str, tuple[Anchor, ...]]
    prose: Mapping[str, tuple[Run, ...]]
    support: Mapping[tuple[str, str], tuple[Anchor, ...]]
    by_symbol: Mapping[str, tuple[str, ...]]
    measured: Spots
    organized: Spots
    given: Spots
    received: Spots
    order: Mapping[str, int]
    groups: Groups
    timeline: Mapping[str, int]
    term_starts: Mapping[str, int]
    numbers: tuple[tuple[str, str], ...]
    models: tuple[tuple[str, int], ...]
    figures: tuple[Spot, ...]
    faulty: int
    acknowledged: tuple[tuple[Part, int], ...]
    updated: str
    news: tuple[News, ...] = ()


def gather_library(catalog: Catalog, lineage: Lineage, names: NameIndex) -> Library:
    """Build every index in one pass over the records."""
    entries = tuple(walk_records(catalog))
    gathered = tuple(walk_parts(entry) for entry in entries)
    parts = tuple(part for each in gathered for part in each)
    evidence = tuple(map(gather_evidence, entries, gathered))
    meanings: dict[str, str] = {}
    for glossary in catalog.glossary.values():
        for abbreviation in glossary.record.abbreviations:
            known = meanings.get(abbreviation)
            meanings[abbreviation] = f"{known}; {glossary.record.term}" if known else glossary.record.term
    longest_first = sorted(meanings, key=lambda word: (-len(word), word))
    pattern = "|".join(re.escape(word) for word in longest_first) or "(?!)"
    findings: dict[tuple[str, tuple[str | int, ...], str], str] = {
        (
            finding.entry.file.path,
            finding.entry.prefix + finding.path,
            finding.kind,
        ): finding.diagnostic.message
        for finding in find_faults(catalog, evidence, Forgetful())
    }
    heard = hear_records(catalog, names, map(list_texts, gathered), Forgetful())
    order, timeline = rank_bodies(catalog), rank_documents(catalog)
    by_symbol = _index_symbols(catalog)
    dates = [entry.record.date for entry in catalog.changes]
    return Library(
        catalog,
        lineage,
        names,
        MappingProxyType(meanings),
        re.compile(rf"(?<![\w/-])(?:{pattern})(?![\w/-])"),
        MappingProxyType(findings),
        _index_mentions(catalog, entries, heard),
        _index_prose(heard),
        _index_support(catalog, parts),
        by_symbol,
        _gather_spots(_find_measured(catalog)),
        _gather_spots(_find_organized(catalog)),
        _gather_spots(_find_given(catalog)),
        _gather_spots(_find_received(catalog)),
        order,
        find_groups(catalog, lineage, order, timeline),
        timeline,
        find_term_starts(catalog),
        tuple(
            (symbol, each)
            for symbol in sorted(by_symbol)
            for each in sorted(by_symbol[symbol], key=timeline.__getitem__)
        ),
        tuple(
            (unit, position)
            for unit in order
            if unit in catalog.exemplars
            for position in range(len(catalog.exemplars[unit].record.models))
        ),
        tuple((entry, position) for entry in _find_dossiers(catalog) for position in range(len(entry.record.figures))),
        sum(bool(figure.discrepancies) for entry in _find_dossiers(catalog) for figure in entry.record.figures),
        tuple(_find_acknowledged(catalog, parts)),
        str(max(dates, key=lambda date: date.sort_key)) if dates else "",
    )


def find_owner(catalog: Catalog, entry: Entry[object]) -> Anchor | None:  # type: ignore[type-var]
    """Return the page a record is shown on."""
    record = entry.record
    if isinstance(record, Body):
        return Anchor(record.name, addresses.body_address(catalog, record.id))
    if isinstance(record, Dossier):
        return Anchor(getattr(record, "short_name"), addresses.directive_address(record.id))  # noqa: B009
    if isinstance(record, Source):
        return Anchor(record.title, addresses.source_address(record.id))
    return None


def count_models(catalog: Catalog) -> int:
    """Count the models of all units."""
    return sum(len(entry.record.models) for entry in catalog.exemplars.values())


def count_figures(catalog: Catalog) -> int:
    """Count the figures of all documents and bodies."""
    return sum(len(entry.record.figures) for entry in (*catalog.directives.values(), *catalog.bodies.values()))


def _gather_spots(found: Iterable[tuple[str, Spot]]) -> Spots:
    spots: dict[str, list[Spot]] = {}
    for identifier, spot in found:
        spots.setdefault(identifier, []).append(spot)
    return MappingProxyType({identifier: tuple(items) for identifier, items in spots.items()})


def _find_dossiers(catalog: Catalog) -> Iterator[Entry[Dossier]]:
    for entry in (*catalog.directives.values(), *catalog.bodies.values()):
        yield Entry(entry.record, entry.file, entry.prefix)


def _find_measured(catalog: Catalog) -> Iterator[tuple[str, Spot]]:
    for entry in catalog.exemplars.values():
        for position, figure in enumerate(entry.record.figures):
            if figure.measures:
                yield figure.measures, (Entry(entry.record, entry.file), position)


def _find_organized(catalog: Catalog) -> Iterator[tuple[str, Spot]]:
    for entry in _find_dossiers(catalog):
        for position, item in enumerate(entry.record.conferences):
            if item.organizer and item.organizer != entry.record.id:
                yield item.organizer, (entry, position)


def _find_given(catalog: Catalog) -> Iterator[tuple[str, Spot]]:
    for entry in _find_dossiers(catalog):
        for position, item in enumerate(entry.record.commendations):
            if item.by and item.by != entry.record.id:
                yield item.by, (entry, position)


def _find_received(catalog: Catalog) -> Iterator[tuple[str, Spot]]:
    for entry in _find_dossiers(catalog):
        for position, item in enumerate(entry.record.commendations):
            for recipient in dict.fromkeys(item.recipient_ids):
                if recipient != entry.record.id:
                    yield recipient, (entry, position)


def _find_acknowledged(catalog: Catalog, parts: tuple[Part, ...]) -> Iterator[tuple[Part, int]]:
    """List the acknowledged faults of sources, kind by kind."""
    found: dict[str, list[tuple[Part, int]]] = {kind: [] for kind in FAULT_KINDS}
    for part in parts:
        if isinstance(part.value, Acknowledged) and part.value.discrepancies and find_owner(catalog, part.entry):
            for position, item in enumerate(part.value.discrepancies):
                found[item.kind].append((part, position))
    for items in found.values():
        yield from items


def _index_symbols(catalog: Catalog) -> Mapping[str, tuple[str, ...]]:
    symbols: dict[str, list[str]] = {}
    for identifier, entry in catalog.directives.items():
        if entry.record.symbol:
            symbols.setdefault(entry.record.symbol, []).append(identifier)
    return MappingProxyType({symbol: tuple(found) for symbol, found in symbols.items()})


def _index_mentions(
    catalog: Catalog, entries: tuple[Entry[BaseModel], ...], heard: tuple[Heard, ...]
) -> Mapping[str, tuple[Anchor, ...]]:
    mentions: dict[str, dict[Anchor, None]] = {}
    for entry, said in zip(entries, heard, strict=False):  # the log of changes is heard as well
        owner = find_owner(catalog, entry) if said.targets else None
        for target in said.targets if owner else ():
            if owner and not owner.href.endswith(f"/{target}.html"):
                mentions.setdefault(target, {})[owner] = None
    return MappingProxyType({target: tuple(anchors) for target, anchors in mentions.items()})


def _index_prose(heard: tuple[Heard, ...]) -> Mapping[str, tuple[Run, ...]]:
    return MappingProxyType(
        {text: runs for said in heard for text, runs in zip(said.texts, said.runs, strict=True) if runs is not None}
    )


def _index_support(catalog: Catalog, parts: tuple[Part, ...]) -> Mapping[tuple[str, str], tuple[Anchor, ...]]:
    support: dict[tuple[str, str], dict[Anchor, None]] = {}
    owner: Anchor | None = None
    above: list[Part] = []
    for part in parts:
        if not part.path:
            owner = find_owner(catalog, part.entry)
            above = []
        if owner is None:
            continue
        while above and part.path[: len(above[-1].path)] != above[-1].path:
            above.pop()
        if isinstance(part.value, Citation):
            anchor = _claim_anchor(catalog, owner, above[-1])
            support.setdefault((part.value.source, part.value.locator), {})[anchor] = None
        above.append(part)
    return MappingProxyType({place: tuple(anchors) for place, anchors in support.items()})


def _claim_anchor(catalog: Catalog, owner: Anchor, part: Part) -> Anchor:
    """Name a claim by its page and what it says, and point at it where it has an anchor."""
    identifier = getattr(part.value, "id", None) if part.path else None
    target = f"{owner.href}#{identifier}" if identifier else owner.href
    return Anchor(owner.text, target, _EXPLICIT_LINK.sub(_show_link, _describe(catalog, part)))


def _describe(catalog: Catalog, part: Part) -> str:
    """Say in words what a cited part of a record claims."""
    value = part.value
    if not part.path:
        return words.IDENTITY
    if isinstance(value, Figure) and value.indicator in catalog.indicators:
        return f"{catalog.indicators[value.indicator].record.label}: {value.printed}"
    if isinstance(value, Relation) and value.target in catalog.directives and value.type in catalog.relations:
        return f"{catalog.relations[value.type].record.label} {catalog.directives[value.target].record.short_name}"
    if isinstance(value, Status):
        return value.basis or words.STATUS
    return str(getattr(value, "name", None) or getattr(value, "text", ""))


def _show_link(match: re.Match[str]) -> str:
    return str(match["text"] or match["id"])
