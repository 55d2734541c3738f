"""One record looked over for the indexes of the library: what it adds to the pages of others."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from pydantic import BaseModel

from handbook.checks import (
    ACKNOWLEDGING,
    MODELS,
    Evidence,
    Part,
    Place,
    find_entry,
    gather_evidence,
    list_places,
    walk_parts,
)
from handbook.memo import Once
from handbook.messages import render_date
from handbook.names import EXPLICIT
from handbook.pages import addresses, words
from handbook.pages.anchors import Path, list_claim_addresses
from handbook.pages.lines import Run
from handbook.pages.paging import item_address
from handbook.records import (
    PAGES,
    SPACES,
    Authority,
    BodySuccessor,
    Catalog,
    Citation,
    Directive,
    Dossier,
    Entry,
    Exemplar,
    Figure,
    GlossaryEntry,
    Milestone,
    Model,
    ModelUnit,
    ProvinceEntry,
    ProvinceSuccessor,
    Relation,
    Running,
    Status,
    TypeEntry,
    list_claims,
    read_fields,
    write_figure,
)

_WORDED = {model: next((name for name in ("name", "text") if name in model.model_fields), "") for model in MODELS}

_NAMING = MappingProxyType(
    {
        ModelUnit: ("bodies", "unit", words.RUN_BY_UNIT),
        BodySuccessor: ("bodies", "target", words.SUCCEEDED_BY),
        ProvinceSuccessor: ("provinces", "target", words.SUCCEEDED_BY),
    }
)
"""Part that claims something of a body or province → where that is, the field that names it, and in which words."""
_WHOLE: Mapping[type[BaseModel], str] = MappingProxyType({GlossaryEntry: words.MEANING, TypeEntry: words.LISTED})
"""Kind of record → what its own citation is of, where that is not what it is known by."""
_WITH_ID = frozenset(model for model in MODELS if "id" in model.model_fields)


class Spot(NamedTuple):
    """A record and the position of something in one of its lists."""

    entry: Entry[Dossier]
    position: int


class ClaimSpot(NamedTuple):
    """A record, one of its lists of claims, and the position of a claim there."""

    entry: Entry[Dossier]
    field: str
    position: int


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """What one record adds to the indexes.

    ``owner`` is the page the record is shown on, if it has one; ``support`` pairs cited places with the claims that
    rest on them; ``measured``, ``discussed`` (by what conferences are about), ``organized``, ``given`` and ``received``
    pair ids of other records with what this one tells of them; ``acknowledged`` are the parts with faults, by kind.
    ``claimed`` and ``counted`` pair subjects with the claims and the figures on them.
    """

    owner: Run | None
    evidence: Evidence
    support: tuple[tuple[Citation, Run], ...]
    acknowledged: tuple[tuple[str, tuple[Part, int]], ...]
    figures: tuple[Spot, ...]
    faulty: int
    measured: tuple[tuple[str, Spot], ...]
    discussed: tuple[tuple[str, Spot], ...]
    organized: tuple[tuple[str, Spot], ...]
    given: tuple[tuple[str, Spot], ...]
    received: tuple[tuple[str, Spot], ...]
    claimed: tuple[tuple[str, ClaimSpot], ...] = ()
    counted: tuple[tuple[str, Spot], ...] = ()


def study_records(catalog: Catalog, memo: Once) -> tuple[Study, ...]:
    """Look every record over, in the order of ``walk_records``."""
    return tuple(memo.ask_each("studies", list_places(catalog), _study, catalog))


def find_owner(catalog: Catalog, entry: Entry[BaseModel]) -> Run | None:
    """Return the page a record is shown on."""
    record = entry.record
    space = next((each for each in PAGES if isinstance(record, SPACES[each])), "")
    if not space:
        return None
    named = (getattr(record, field) for field in ("name", "title") if field in type(record).model_fields)
    name = name_document(record) if isinstance(record, Directive) else next(named)
    return Run(name, addresses.find_address(catalog, space, getattr(record, "id")))  # noqa: B009 - all of these have it


def find_page(catalog: Catalog, identifier: str) -> Run | None:
    """Return the page of the record of an id, of whatever kind."""
    tables: Iterator[Mapping[str, Entry[BaseModel]]] = (getattr(catalog, space) for space in PAGES)
    return next((find_owner(catalog, table[identifier]) for table in tables if identifier in table), None)


def _find_shared_page(entry: Entry[BaseModel]) -> Run | None:
    """Return the page that explains an entry of the vocabulary among others."""
    match record := entry.record:
        case TypeEntry():
            return Run(record.label, f"{addresses.GLOSSARY}#{addresses.type_anchor(record.id)}")
        case GlossaryEntry():
            return Run(record.term, f"{addresses.GLOSSARY}#{record.id}")
        case ProvinceEntry():
            return Run(record.label, addresses.browse_address("tinh"))
    return None


def name_document(record: Directive) -> str:
    """Name a document for short, and say so where there is only talk of it."""
    return words.REPORTED_MARK.format(name=record.short_name) if record.reported else record.short_name


def _study(place: Place, catalog: Catalog) -> Study:
    entry = find_entry(catalog, place)
    record, parts, owner = entry.record, walk_parts(entry), find_owner(catalog, entry)
    common, shown = (owner, gather_evidence(entry, parts)), owner or _find_shared_page(entry)
    places = list_claim_addresses(record, owner.href) if owner else {}
    claims = tuple(dict.fromkeys(_find_claims(catalog, shown, parts, places))) if shown else ()
    acknowledged = tuple(_find_acknowledged(parts)) if owner else ()
    if not isinstance(record, Dossier):
        return Study(*common, claims, acknowledged, (), 0, (), (), (), (), ())
    dossier = Entry(record, entry.file, entry.prefix)
    figures = tuple(Spot(dossier, position) for position in range(len(record.figures)))
    commendations = tuple((item, Spot(dossier, position)) for position, item in enumerate(record.commendations))
    conferences = tuple((item.organizer, Spot(dossier, position)) for position, item in enumerate(record.conferences))
    by_unit = figures if isinstance(record, Exemplar | Model) else ()
    received = ((body, spot) for item, spot in commendations for body in dict.fromkeys(item.recipient_ids))
    return Study(
        *common,
        claims,
        acknowledged,
        figures,
        sum(figure.is_doubtful for figure in record.figures),
        _pair("", ((record.figures[spot.position].measures, spot) for spot in by_unit)),
        tuple((each, Spot(dossier, at)) for at, item in enumerate(record.conferences) for each in item.about),
        _pair(record.id, conferences),
        _pair(record.id, ((item.by, spot) for item, spot in commendations)),
        _pair(record.id, received),
        tuple(_find_claimed(dossier)),
        tuple(_find_counted(catalog, figures)),
    )


def _find_claimed(entry: Entry[Dossier]) -> Iterator[tuple[str, ClaimSpot]]:
    """Pair subjects with the claims of a record that bear them."""
    for field, position, claim in list_claims(entry.record):
        if claim.subjects:
            spot = ClaimSpot(entry, field, position)
            yield from ((subject, spot) for subject in dict.fromkeys(claim.subjects))


def _find_counted(catalog: Catalog, figures: tuple[Spot, ...]) -> Iterator[tuple[str, Spot]]:
    """Pair subjects with the figures of a record whose indicators bear them."""
    for spot in figures:
        indicator = catalog.indicators.get(spot.entry.record.figures[spot.position].indicator)
        if indicator:
            yield from ((subject, spot) for subject in dict.fromkeys(indicator.record.subjects))


def _pair(own: str, pairs: Iterable[tuple[str | None, Spot]]) -> tuple[tuple[str, Spot], ...]:
    """Keep what is told of others."""
    return tuple((other, spot) for other, spot in pairs if other and other != own)


def _find_acknowledged(parts: tuple[Part, ...]) -> Iterator[tuple[str, tuple[Part, int]]]:
    for part in parts:
        if type(part.value) in ACKNOWLEDGING:
            for position, item in enumerate(getattr(part.value, "discrepancies")):  # noqa: B009 - they have it
                yield item.kind, (part, position)


def _find_claims(
    catalog: Catalog, owner: Run, parts: tuple[Part, ...], places: Mapping[Path, str]
) -> Iterator[tuple[Citation, Run]]:
    """Pair every place that is cited with the claim that cites it; ``places`` are those of claims on its page."""
    for part in parts:
        citations: tuple[Citation, ...] = getattr(part.value, "cite", ())
        if citations:
            identifier = getattr(part.value, "id") if part.path and type(part.value) in _WITH_ID else None  # noqa: B009 - they have it
            place = places.get(part.path, owner.href)
            address = item_address(owner.href, int(part.path[1]), identifier) if identifier else place
            anchor = Run(owner.text, address, EXPLICIT.sub(_show_link, _describe(catalog, part)))
            yield from ((citation, anchor) for citation in citations)


def _describe(catalog: Catalog, part: Part) -> str:
    """Say in words what a cited part of a record claims."""
    record, value = part.entry.record, part.value
    if not part.path:
        return _WHOLE.get(type(record), words.IDENTITY)
    if told := _tell_fact(catalog, record, value):
        return told
    field = _WORDED[type(value)]
    said = str(getattr(value, field) or "") if field else ""
    if type(value) is Milestone:
        said = ", ".join(filter(None, (render_date(value.date), said)))
    if len(part.path) == 1:  # the record has one such part, and no list of them
        return f"{read_fields(type(record))[str(part.path[0])].label}: {said}"
    return said


def _tell_fact(catalog: Catalog, record: BaseModel, value: BaseModel) -> str:
    """Say what a part claims that has no words of its own; empty for any other."""
    if type(value) is Figure and isinstance(record, Dossier) and value.indicator in catalog.indicators:
        indicator = catalog.indicators[value.indicator].record
        return f"{indicator.label}: {write_figure(record, value, indicator.unit)}"
    if type(value) is Relation and value.target in catalog.directives and value.type in catalog.relations:
        return f"{catalog.relations[value.type].record.label} {catalog.directives[value.target].record.short_name}"
    table, field, phrase = _NAMING.get(type(value), ("", "", ""))
    named = getattr(catalog, table).get(getattr(value, field)) if table else None
    if named:
        return phrase.format(name=getattr(named.record, "name", "") or named.record.label)
    if type(value) is Authority:
        labels = (catalog.types[each].record.label.lower() for each in value.types if each in catalog.types)
        return words.AUTHORITY.format(name=value.name, types=", ".join(labels))
    return _tell_standing(value)


def _tell_standing(value: BaseModel) -> str:
    """Say how something stands."""
    if type(value) is Running:
        return words.RUNNING[value.value]
    return (value.basis or words.STATUS) if type(value) is Status else ""


def _show_link(match: re.Match[str]) -> str:
    return str(match["text"] or match["id"])
