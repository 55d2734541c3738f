"""What is known of when documents were issued, and an order of them that says no more than that.

A document has bounds: from its date, as precise as it is, and from documents that can only be later or earlier. One
without a date stands in no order with those that have one.
"""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType
from typing import NamedTuple

from handbook.lineage.links import Lineage, type_of
from handbook.records import Catalog
from handbook.text import FIRST, LAST, Day, EdtfDate


class Bounds(NamedTuple):
    """The first and the last day on which a document may have been issued; a side that nothing bounds is open."""

    earliest: Day = FIRST
    latest: Day = LAST

    def is_before(self, other: "Bounds") -> bool:
        """Tell whether this is surely earlier."""
        return self.latest < other.earliest


class Standing(NamedTuple):
    """What documents are sorted by: those without a date stand apart, after all others.

    Of two that may be of one day the one that others act on stands first; a date known in part stands at the end of
    its period.
    """

    is_undated: bool
    latest: Day
    depth: int
    id: str


Ties = tuple[tuple[str, str], ...]
"""Pairs of documents, of which the second cannot be later than the first."""


def find_bounds(catalog: Catalog, lineage: Lineage) -> Mapping[str, Bounds]:
    """Find between which days each document was issued."""
    return _find_bounds(dict(_list_dates(catalog)), _list_ties(catalog, lineage))


def order_documents(catalog: Catalog, lineage: Lineage, bounds: Mapping[str, Bounds]) -> Mapping[str, Standing]:
    """Order all documents; each is mapped to what it is sorted by."""
    return _order(dict(_list_dates(catalog)), _list_ties(catalog, lineage), bounds)


def _list_dates(catalog: Catalog) -> tuple[tuple[str, EdtfDate | None], ...]:
    return tuple((identifier, entry.record.issued) for identifier, entry in catalog.directives.items())


def _list_ties(catalog: Catalog, lineage: Lineage) -> Ties:
    """List what cannot be later than what; of documents of which there is only talk nothing follows."""
    pairs = ((link.subject, link.target) for link in lineage.links if type_of(catalog, link).later)
    return tuple(pair for pair in pairs if not any(each in lineage.reported for each in pair))


def _find_bounds(dates: Mapping[str, EdtfDate | None], ties: Ties) -> dict[str, Bounds]:
    found = {each: Bounds(date.earliest, date.latest) if date else Bounds() for each, date in dates.items()}
    targets, subjects = _gather(ties), _gather((target, subject) for subject, target in ties)
    line = _sort_bases_first(targets)
    for each in line:
        earliest = max((found[each].earliest, *(found[target].earliest for target in targets.get(each, ()))))
        found[each] = found[each]._replace(earliest=earliest)
    for each in reversed(line):
        latest = min((found[each].latest, *(found[subject].latest for subject in subjects.get(each, ()))))
        found[each] = found[each]._replace(latest=latest)
    return found


def _order(dates: Mapping[str, EdtfDate | None], ties: Ties, bounds: Mapping[str, Bounds]) -> Mapping[str, Standing]:
    targets = _gather(ties)
    depths: dict[str, int] = {}
    for each in _sort_bases_first(targets):
        depths[each] = max((depths[target] + 1 for target in targets.get(each, ())), default=0)
    standings = (
        Standing(date is None, min(date.rank, bounds[each].latest) if date else LAST, depths.get(each, 0), each)
        for each, date in dates.items()
    )
    return MappingProxyType({standing.id: standing for standing in sorted(standings)})


def _sort_bases_first(targets: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Sort documents so that each stands after what it acts on; none where they stand in a circle, which is a fault."""
    try:
        return tuple(TopologicalSorter(targets).static_order())
    except CycleError:
        return ()


def _gather(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(other)
    return found
