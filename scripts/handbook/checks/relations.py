"""Relations: none to oneself, none twice, none in a circle, none to something later."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from handbook.checks.findings import Finding, advise_acknowledging
from handbook.diagnostics import Diagnostic, Place
from handbook.lineage import Lineage, list_predecessors
from handbook.messages import name_date, tell, write_date
from handbook.records import Body, Catalog, DiscrepancyKind, Entry, ProvinceEntry
from handbook.text import EdtfDate

UNTIMELY: DiscrepancyKind = "trước-nguyên-nhân"
"""What an editor calls it where a source tells of something before what it follows from."""


class Tie(NamedTuple):
    """A relation without its words: these faults come from the two ends and the kind alone."""

    subject: str
    target: str
    kind: str
    position: int


@dataclass(frozen=True, slots=True)
class Tangle:
    """The ties that cannot be: to oneself, stated before (and where), to something later, in a circle (of whom).

    ``compared`` are both ends of every tie whose dates tell an order.
    """

    selfish: tuple[Tie, ...]
    repeated: tuple[tuple[Tie, Tie], ...]
    untimely: tuple[Tie, ...]
    circular: tuple[tuple[Tie, tuple[str, ...]], ...]
    compared: tuple[str, ...]


def find_tangle(catalog: Catalog, lineage: Lineage, issued: tuple[EdtfDate | None, ...]) -> Tangle:
    """Find relations to oneself, stated twice (also from the other side), to something later, and in a circle.

    ``issued`` are the dates of the documents, in their order.
    """
    kinds = tuple(entry.record for entry in catalog.relations.values())
    return _find_tangle(
        tuple(Tie(link.subject, link.target, link.kind, link.position) for link in lineage.links),
        frozenset(kind.id for kind in kinds if kind.symmetric),
        frozenset(kind.id for kind in kinds if kind.later),
        dict(zip(catalog.directives, issued, strict=True)),
    )


def check_relations(catalog: Catalog, tangle: Tangle) -> Iterator[Diagnostic]:
    """Report relations that cannot be, whatever the dates.

    A circle in which a date already shows the wrong relation is not reported as well.
    """
    yield from _report(catalog, tangle)


def find_untimely(catalog: Catalog, tangle: Tangle, misdated: Collection[str]) -> Iterator[Finding]:
    """Find relations to something later, but for those of documents whose date is reported as ``misdated``.

    The document itself acknowledges them: a source may say so.
    """
    for tie in tangle.untimely:
        if tie.subject not in misdated and tie.target not in misdated:
            yield Finding(catalog.directives[tie.subject], (), UNTIMELY, _report_order(catalog, tie))


def check_bodies(catalog: Catalog) -> Iterator[Diagnostic]:
    """Report bodies that stand above themselves, and bodies or provinces that follow themselves, also in a circle."""
    bodies, provinces = catalog.bodies, catalog.provinces
    above = {each: entry.record.parent for each, entry in bodies.items() if entry.record.parent in bodies}
    if circle := _sort_out({each: {parent} for each, parent in above.items() if parent}):
        names = ", ".join(bodies[each].record.name for each in circle)
        yield tell(bodies[circle[0]].place("parent"), "body-cycle", names=names)
    if circle := _find_circle(bodies):
        names = ", ".join(bodies[each].record.name for each in circle)
        yield tell(_locate_successor(bodies[circle[0]], circle), "body-cycle", "successor", names=names)
    if circle := _find_circle(provinces):
        names = ", ".join(provinces[each].record.label for each in circle)
        yield tell(_locate_successor(provinces[circle[0]], circle), "body-cycle", "successor", names=names)


def _find_circle(places: Mapping[str, Entry[Body]] | Mapping[str, Entry[ProvinceEntry]]) -> tuple[str, ...]:
    graph: dict[str, set[str]] = {}
    for later, before in list_predecessors(places):
        graph.setdefault(before, set()).add(later)
    return _sort_out(graph)


def _locate_successor(entry: Entry[Body] | Entry[ProvinceEntry], circle: Collection[str]) -> Place:
    """Find where something in a circle names one of the circle as what took its place."""
    targets = [each.target for each in entry.record.successors]
    return entry.place("successors", next(at for at, each in enumerate(targets) if each in circle), "target")


def _find_tangle(
    ties: tuple[Tie, ...],
    symmetric: frozenset[str],
    later: frozenset[str],
    issued: Mapping[str, EdtfDate | None],
) -> Tangle:
    seen: dict[tuple[str, frozenset[str] | tuple[str, str]], Tie] = {}
    repeated: list[tuple[Tie, Tie]] = []
    untimely: list[Tie] = []
    compared: list[str] = []
    graphs: dict[str, list[Tie]] = {}
    for tie in ties:
        subject, target, kind, _ = tie
        date, other = issued[subject], issued[target]
        if kind in later and date and other:
            compared += (subject, target)
        if kind in later and date and other and date.is_before(other):
            untimely.append(tie)
        elif kind in later and subject != target:
            graphs.setdefault(kind, []).append(tie)
        if subject != target:
            first = seen.setdefault(
                (kind, frozenset((subject, target)) if kind in symmetric else (subject, target)), tie
            )
            if first is not tie:
                repeated.append((tie, first))
    selfish = tuple(tie for tie in ties if tie.subject == tie.target)
    return Tangle(selfish, tuple(repeated), tuple(untimely), tuple(_find_circles(graphs)), tuple(compared))


def _find_circles(graphs: Mapping[str, list[Tie]]) -> Iterator[tuple[Tie, tuple[str, ...]]]:
    for _, ties in sorted(graphs.items()):
        graph: dict[str, set[str]] = {}
        for tie in ties:
            graph.setdefault(tie.subject, set()).add(tie.target)
        circle = _sort_out(graph)
        if circle:
            yield next(tie for tie in ties if tie.subject == circle[0] and tie.target in circle), circle


def _sort_out(graph: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Return the members of a circle, if there is one."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return tuple(sorted(set(error.args[1])))
    return ()


def _report(catalog: Catalog, tangle: Tangle) -> Iterator[Diagnostic]:
    directives = catalog.directives
    for tie in tangle.selfish:
        place = directives[tie.subject].place("relations", tie.position, "target")
        yield tell(place, "relation-self")
    for tie, first in tangle.repeated:
        place = directives[tie.subject].place("relations", tie.position, "target")
        where = directives[first.subject].place("relations", first.position)
        yield tell(place, "relation-twice", path=where.path, line=where.line)
    for tie, circle in tangle.circular:
        names = ", ".join(directives[each].record.short_name for each in circle)
        place = directives[tie.subject].place("relations", tie.position, "target")
        yield tell(place, "relation-cycle", relation=catalog.relations[tie.kind].record.label, names=names)


def _report_order(catalog: Catalog, tie: Tie) -> Diagnostic:
    directives = catalog.directives
    subject, target = directives[tie.subject].record, directives[tie.target].record
    return tell(
        directives[tie.subject].place("relations", tie.position, "target"),
        "relation-order",
        date=name_date(subject.issued) if subject.issued else "",
        relation=catalog.relations[tie.kind].record.label,
        name=target.short_name,
        other=write_date(target.issued),
        acknowledge=advise_acknowledging(UNTIMELY),
    )
