"""How the records are spread over provinces, years and fields, and where there is little."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from handbook.checks import walk_parts, walk_records
from handbook.lineage import Lineage
from handbook.messages import read_area
from handbook.records import Catalog, Figure
from handbook.text import EdtfDate

Count = tuple[str, str, str]
"""The division something counts in, the province, year or field it counts for, and what it is."""


@dataclass(frozen=True, slots=True)
class Slice:
    """What there is of one province, year or field: how many of each kind, by the word for it."""

    name: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Distribution:
    """The shares of one division; ``thin`` are those that lack what the division is mostly asked for."""

    title: str
    shares: tuple[Slice, ...]
    thin_title: str
    thin: tuple[str, ...]


def measure_distributions(catalog: Catalog, lineage: Lineage) -> tuple[Distribution, ...]:
    """Count what there is of each province, year and field; what is only reported counts nowhere."""
    counted = Counter((*_walk_records(catalog, lineage), *_walk_figures(catalog)))
    years = [int(name) for division, name, _ in counted if division == "year"]
    names = {
        "province": {identifier: entry.record.label for identifier, entry in catalog.provinces.items()},
        "year": {str(year): str(year) for year in range(min(years), max(years) + 1)} if years else {},
        "field": {identifier: entry.record.label for identifier, entry in catalog.fields.items()},
    }
    return tuple(_divide(division, labels, counted) for division, labels in names.items())


def list_distributions(distributions: Iterable[Distribution]) -> Iterator[str]:
    """Write the shares for a terminal, one a line, then those that are thin."""
    for each in distributions:
        yield from ("", each.title)
        for share in each.shares:
            counts = ", ".join(f"{count} {words}" for words, count in share.counts.items())
            yield f"  {share.name}: {counts}"
        if each.thin:
            yield f"  {each.thin_title} {', '.join(each.thin)}"


def _divide(division: str, labels: Mapping[str, str], counted: Mapping[Count, int]) -> Distribution:
    area: Mapping[str, Mapping[str, str]] = read_area("coverage")["distributions"][division]
    kinds, wanted = area["kinds"], str(area["wanted"])
    shares = tuple(
        Slice(label, found)
        for name, label in labels.items()
        if (found := {words: number for kind, words in kinds.items() if (number := counted[division, name, kind])})
    )
    thin = tuple(label for name, label in labels.items() if not counted[division, name, wanted])
    return Distribution(str(area["title"]), shares, str(area["thin"]), thin)


def _walk_records(catalog: Catalog, lineage: Lineage) -> Iterator[Count]:
    """Say for what each document, body and model counts."""
    for identifier, document in catalog.directives.items():
        if identifier not in lineage.reported:
            yield from _count_year(document.record.issued, "directives")
    for identifier in catalog.bodies:
        yield from _count_places(catalog, identifier, "bodies")
    for identifier in catalog.models:
        yield from _count_places(catalog, identifier, "models")


def _walk_figures(catalog: Catalog) -> Iterator[Count]:
    """Say for what each figure counts."""
    for entry in walk_records(catalog):
        for part in walk_parts(entry):
            if isinstance(part.value, Figure):
                owner = str(getattr(entry.record, "id", ""))
                yield from _count_year(part.value.as_of, "figures")
                yield from _count_places(catalog, owner, "figures")


def _count_year(date: EdtfDate | None, kind: str) -> Iterator[Count]:
    if date and date.year:
        yield "year", str(date.year), kind


def _count_places(catalog: Catalog, owner: str, kind: str) -> Iterator[Count]:
    """Count for the province of a body, or for those of the bodies that run a model and for its fields."""
    if owner in catalog.models:
        model = catalog.models[owner].record
        yield from (("field", field, kind) for field in model.fields)
        bodies = [unit.unit for unit in model.units]
    else:
        bodies = [owner]
    provinces = (catalog.bodies[each].record.province for each in bodies if each in catalog.bodies)
    yield from (("province", province, kind) for province in dict.fromkeys(filter(None, provinces)))
