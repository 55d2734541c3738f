"""The ways in to documents, bodies, models, claims and figures: by type, issuer, year, place, subject and others."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel

from handbook.lineage import Lineage, Standing, follow_successors
from handbook.memo import Once
from handbook.pages import words
from handbook.pages.study import ClaimSpot, Spot
from handbook.records import AudienceEntry, Catalog, Dossier, Entry, FieldEntry, Model
from handbook.text import sort_text

UNKNOWN = "chua-ro"


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """One value of a facet with what stands under it, in the order of lists."""

    id: str
    title: str
    remark: str
    documents: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    claims: tuple[ClaimSpot, ...] = ()
    figures: tuple[Spot, ...] = ()

    @property
    def count(self) -> int:
        """Count all that stands under it."""
        return sum(map(len, (self.documents, self.bodies, self.models, self.claims, self.figures)))


RecordT = TypeVar("RecordT", bound=BaseModel)
Groups = Mapping[str, Mapping[str, FacetGroup]]
"""Facet → id of a value → its group, in the order readers see them."""


Order = Mapping[str, tuple[Any, ...]]
"""What each of some things is sorted by, in their order."""
OnSubjects = tuple[Mapping[str, tuple[ClaimSpot, ...]], Mapping[str, tuple[Spot, ...]]]
"""The claims on each subject, and the figures."""


def find_groups(
    catalog: Catalog,
    lineage: Lineage,
    order: Order,
    timeline: Mapping[str, Standing],
    models: Order,
    told: OnSubjects,
) -> Groups:
    """Find the values of every facet; ``order`` holds the bodies in order, ``timeline`` and ``models`` the others.

    ``told`` is what records say on subjects. Documents of which there is only talk stand under none.
    """
    documents = {each: entry for each, entry in catalog.directives.items() if each not in lineage.reported}
    catalog = replace(catalog, directives=documents)
    issuers = [each for each in order if each in lineage.issued_by]
    finders: Mapping[str, Callable[[], Iterator[FacetGroup]]] = {
        "loai": lambda: _find_types(catalog),
        "co-quan": lambda: _find_issuers(catalog, lineage, issuers),
        "nam": lambda: _find_years(catalog),
        "khoa": lambda: _find_terms(catalog),
        "cap": lambda: _find_levels(catalog, lineage),
        "tinh": lambda: _find_provinces(catalog, lineage),
        "chu-de": lambda: _find_subjects(catalog, lineage, told),
        "linh-vuc": lambda: _find_models(catalog, "fields"),
        "doi-tuong": lambda: _find_models(catalog, "audiences"),
        "van-ban": lambda: _find_implemented(catalog, lineage),
    }
    ranks = _rank(timeline), _rank(order), _rank(models)
    return MappingProxyType(
        {facet: {group.id: _sort_group(group, *ranks) for group in finders[facet]()} for facet in words.FACETS}
    )


def order_bodies(catalog: Catalog, memo: Once) -> Order:
    """Order all bodies by level, then by name; a sort key of a Vietnamese name is dear."""
    letters = memo.ask_each("letters", (entry.record.name for entry in catalog.bodies.values()), sort_text)
    ranks = {level: rank for rank, level in enumerate(catalog.levels)}
    bodies = zip(catalog.bodies.items(), letters, strict=True)
    return _sort((ranks[entry.record.level], name, identifier) for (identifier, entry), name in bodies)


def order_models(catalog: Catalog, memo: Once) -> Order:
    """Order all models by name."""
    letters = memo.ask_each("letters", (entry.record.name for entry in catalog.models.values()), sort_text)
    return _sort(zip(letters, catalog.models, strict=True))


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


def _sort_group(
    group: FacetGroup, timeline: Mapping[str, int], order: Mapping[str, int], models: Mapping[str, int]
) -> FacetGroup:
    return replace(
        group,
        documents=tuple(sorted(set(group.documents), key=timeline.__getitem__)),
        bodies=tuple(sorted(group.bodies, key=order.__getitem__)),
        models=tuple(sorted(set(group.models), key=models.__getitem__)),
    )


def _find_types(catalog: Catalog) -> Iterator[FacetGroup]:
    found = _gather((entry.record.type, identifier) for identifier, entry in catalog.directives.items())
    for identifier, entry in catalog.types.items():
        if identifier in found:
            yield FacetGroup(identifier, entry.record.label, entry.record.note or "", found[identifier], ())


def _find_issuers(catalog: Catalog, lineage: Lineage, issuers: Iterable[str]) -> Iterator[FacetGroup]:
    for identifier in issuers:
        record = catalog.bodies[identifier].record
        level = catalog.levels[record.level].record.label
        yield FacetGroup(identifier, record.name, level, lineage.issued_by[identifier], ())
    unsigned = _find_unsigned(catalog)
    if unsigned:
        yield FacetGroup(UNKNOWN, words.NO_ISSUER, "", unsigned, ())


def _find_years(catalog: Catalog) -> Iterator[FacetGroup]:
    found = _gather(
        (str((entry.record.issued.year if entry.record.issued else None) or ""), identifier)
        for identifier, entry in catalog.directives.items()
    )
    undated = found.pop("", ())
    for year in sorted(found, reverse=True):
        yield FacetGroup(year, year, "", found[year], ())
    if undated:
        yield FacetGroup(UNKNOWN, words.NO_YEAR, "", undated, ())


def _find_terms(catalog: Catalog) -> Iterator[FacetGroup]:
    found = _gather((entry.record.term or "", identifier) for identifier, entry in catalog.directives.items())
    terms = catalog.terms
    for identifier in sorted(terms, key=lambda each: -terms[each].record.rank):
        if identifier in found:
            record = terms[identifier].record
            yield FacetGroup(identifier, record.label, record.note or "", found[identifier], ())
    if "" in found:
        yield FacetGroup(UNKNOWN, words.NO_TERM, "", found[""], ())


def _find_levels(catalog: Catalog, lineage: Lineage) -> Iterator[FacetGroup]:
    found = _gather((entry.record.level, identifier) for identifier, entry in catalog.bodies.items())
    for identifier, entry in catalog.levels.items():
        if identifier in found:
            bodies = found[identifier]
            record = entry.record
            yield FacetGroup(identifier, record.label, record.definition, *_find_around(lineage, bodies))
    unsigned = _find_unsigned(catalog)
    if unsigned:
        yield FacetGroup(UNKNOWN, words.NO_ISSUER, "", unsigned, ())


def _find_provinces(catalog: Catalog, lineage: Lineage) -> Iterator[FacetGroup]:
    lines = {identifier: tuple(follow_successors(catalog.provinces, identifier)) for identifier in catalog.provinces}
    found = _gather(
        (province, identifier)
        for identifier, entry in catalog.bodies.items()
        for province in (lines[entry.record.province] if entry.record.province else ("",))
    )
    labels = {identifier: entry.record.label for identifier, entry in catalog.provinces.items()}
    for identifier, label in sorted(labels.items(), key=lambda each: sort_text(name_place(each[1]))):
        if identifier in found:
            yield FacetGroup(identifier, label, "", *_find_around(lineage, found[identifier]))
    issued, elsewhere, models = _find_around(lineage, found.get("", ()))
    documents = (*issued, *_find_unsigned(catalog))
    if elsewhere or documents:
        yield FacetGroup(UNKNOWN, words.NO_PROVINCE, "", documents, elsewhere, models)


def name_place(province: str) -> str:
    """Name a province as it is looked up, without the word for what it is."""
    return province.removeprefix(words.PROVINCE).removeprefix(words.CITY)


def _find_implemented(catalog: Catalog, lineage: Lineage) -> Iterator[FacetGroup]:
    """List, for each document, the documents below it, the units that carry it out and the models that serve it."""
    for identifier, entry in catalog.directives.items():
        below = tuple(
            link.subject
            for link in lineage.incoming.get(identifier, ())
            if link.subject in catalog.directives
            and catalog.relations[link.kind].record.family in {"derivation", "succession"}
        )
        units = lineage.implementers.get(identifier, ())
        models = lineage.serving.get(identifier, ())
        if below or units or models:
            yield FacetGroup(identifier, entry.record.short_name, entry.record.title, below, units, models)


def _find_subjects(catalog: Catalog, lineage: Lineage, told: OnSubjects) -> Iterator[FacetGroup]:
    """List, for each subject, the claims, the models and the figures on it."""
    claimed, counted = told
    found = _gather((each, model) for model, entry in catalog.models.items() for each in entry.record.subjects)
    for identifier, entry in catalog.subjects.items():
        claims = tuple(each for each in claimed.get(identifier, ()) if each.entry.record.id not in lineage.reported)
        models, figures = found.get(identifier, ()), counted.get(identifier, ())
        if claims or models or figures:
            record = entry.record
            yield FacetGroup(identifier, record.label, record.definition, (), (), models, claims, figures)


def _find_models(catalog: Catalog, table: str) -> Iterator[FacetGroup]:
    """List, for each entry of a table, the models that name it, who runs them, what they serve, what they tell."""
    found = _gather((each, model) for model, entry in catalog.models.items() for each in getattr(entry.record, table))
    entries: Mapping[str, Entry[FieldEntry | AudienceEntry]] = getattr(catalog, table)
    for identifier, entry in entries.items():
        if identifier in found:
            models = tuple(dict.fromkeys(found[identifier]))
            records = [catalog.models[each].record for each in models]
            yield FacetGroup(
                identifier,
                entry.record.label,
                entry.record.definition,
                tuple(each for record in records for each in record.serves if each in catalog.directives),
                tuple(
                    dict.fromkeys(
                        each.unit for record in records for each in record.units if each.unit in catalog.bodies
                    )
                ),
                models,
                tuple(chain.from_iterable(_find_learnt(catalog.models[each]) for each in models)),
                tuple(chain.from_iterable(_find_figures(catalog.models[each]) for each in models)),
            )


def _find_learnt(entry: Entry[Model]) -> Iterator[ClaimSpot]:
    """List the lessons and limitations of a model."""
    held: Entry[Dossier] = Entry(entry.record, entry.file, entry.prefix)
    for field in ("lessons", "limitations"):
        yield from (ClaimSpot(held, field, position) for position in range(len(getattr(entry.record, field))))


def _find_figures(entry: Entry[Model]) -> Iterator[Spot]:
    held: Entry[Dossier] = Entry(entry.record, entry.file, entry.prefix)
    return (Spot(held, position) for position in range(len(entry.record.figures)))


def _find_around(lineage: Lineage, bodies: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """List what some bodies issued, themselves, and the models they run."""
    issued, models = (
        tuple(each for body in bodies for each in found.get(body, ())) for found in (lineage.issued_by, lineage.run_by)
    )
    return issued, bodies, models


def _find_unsigned(catalog: Catalog) -> tuple[str, ...]:
    return tuple(identifier for identifier, entry in catalog.directives.items() if not entry.record.issuer)
