"""Figures: parts that must add up, parts that must fit in, one value for one thing."""

from collections.abc import Iterator
from decimal import Decimal

from handbook.checks.findings import Finding, advise_acknowledging
from handbook.diagnostics import Diagnostic, Place
from handbook.messages import say, tell
from handbook.records import DiscrepancyKind, Dossier, Entry, Figure, find_nearest, write_choices
from handbook.text import fold_marks, render_number

Value = tuple[tuple[str, ...], int, Decimal]
"""What a figure measures, its position, and its value."""


def list_values(record: Dossier) -> tuple[Value, ...]:
    """List the figures of a record that may contradict others."""
    found = ((_measured_thing(record, figure), position, figure) for position, figure in enumerate(record.figures))
    return tuple((thing, position, figure.value) for thing, position, figure in found if thing)


def check_parts(entry: Entry[Dossier]) -> Iterator[Diagnostic]:
    """Report figures that name a figure or event not there."""
    record = entry.record
    ids = {figure.id for figure in record.figures}
    events = {conference.id for conference in record.conferences}
    absent: dict[tuple[str, str], list[Place]] = {}
    for position, figure in enumerate(record.figures):
        if figure.event is not None and figure.event not in events:
            absent.setdefault(("event", figure.event), []).append(entry.place("figures", position, "event"))
        for index, part in enumerate(figure.parts):
            if part == figure.id:
                place = entry.place("figures", position, "parts", index)
                yield tell(place, "part-self")
            elif part not in ids:
                absent.setdefault(("figure", part), []).append(entry.place("figures", position, "parts", index))
        if figure.part_of is not None and figure.part_of not in ids:
            absent.setdefault(("figure", figure.part_of), []).append(entry.place("figures", position, "part_of"))
    for (kind, part), places in absent.items():
        yield _unknown_part(places, kind, part, events if kind == "event" else ids)


def check_sums(entry: Entry[Dossier]) -> Iterator[Finding]:
    """Find totals that their parts do not make, and parts larger than their whole."""
    record = entry.record
    by_id = {figure.id: figure for figure in record.figures}
    for position, figure in enumerate(record.figures):
        parts = [by_id[part] for part in figure.parts if part in by_id]
        if parts and len(parts) == len(figure.parts):
            total = sum((part.value for part in parts), Decimal(0))
            if total != figure.value:
                terms = " + ".join(render_number(part.value) for part in parts)
                yield _find_fault(
                    (entry, position),
                    "tổng",
                    "figure-sum",
                    "total",
                    terms=terms,
                    sum=render_number(total),
                    value=render_number(figure.value),
                    difference=render_number(abs(total - figure.value)),
                )
        whole = by_id.get(figure.part_of) if figure.part_of else None
        limit = figure.out_of if figure.out_of is not None else (whole.value if whole else None)
        if limit is not None and figure.value > limit:
            value, whole_value = render_number(figure.value), render_number(limit)
            yield _find_fault((entry, position), "tổng", "figure-sum", value=value, whole=whole_value)


def check_two_values(dossiers: tuple[Entry[Dossier], ...], values: tuple[tuple[Value, ...], ...]) -> Iterator[Finding]:
    """Find two different values for the same indicator, scope and date; ``values`` are by dossier."""
    for (number, position), (first, known) in _find_two(values):
        entry, other = dossiers[number], dossiers[first]
        figure = entry.record.figures[position]
        yield _find_fault(
            (entry, position),
            "hai-giá-trị",
            "two-values",
            indicator=figure.indicator,
            scope=figure.scope,
            value=render_number(figure.value),
            other=render_number(other.record.figures[known].value),
            path=other.file.path,
        )


def _find_two(values: tuple[tuple[Value, ...], ...]) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    """Find figures that contradict an earlier one: the numbers of their records, and their positions there."""
    first: dict[tuple[str, ...], tuple[Decimal, tuple[int, int]]] = {}
    found: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for number, each in enumerate(values):
        for thing, position, value in each:
            known, where = first.setdefault(thing, (value, (number, position)))
            if known != value:
                found.append(((number, position), where))
    return tuple(found)


def _measured_thing(record: Dossier, figure: Figure) -> tuple[str, ...] | None:
    dates = [figure.as_of] if figure.as_of else [figure.period.start, figure.period.end] if figure.period else []
    if not all(date.is_plain for date in dates):
        return None  # two that are about then, or between the same ends, may be of two times
    if dates:
        when = "/".join(map(str, dates))
    elif figure.event is not None:
        when = f"{record.id}#{figure.event}"
    else:
        return None
    return figure.indicator, fold_marks(figure.scope), when, figure.measures or ""


def _find_fault(
    figure: tuple[Entry[Dossier], int], kind: DiscrepancyKind, code: str, variant: str = "", **words: object
) -> Finding:
    entry, position = figure
    place = entry.place("figures", position, "value")
    told = tell(place, code, variant, acknowledge=advise_acknowledging(kind), **words)
    return Finding(entry, ("figures", position), kind, told)


def _unknown_part(places: list[Place], kind: str, part: str, ids: set[str]) -> Diagnostic:
    return tell(
        places[0],
        "unknown-part",
        "event" if kind == "event" else "",
        id=part,
        nearest=find_nearest(part, ids),
        choices=write_choices(sorted(ids), say("phrases", "this-record"), near=part),
        lines=write_choices([str(place.line) for place in places[1:]]),
    )
