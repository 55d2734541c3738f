"""Dates that cannot be, told once at the date itself: far off, or against most of what is dated by it.

No clock is read: the present is the newest entry of the log of changes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR
from itertools import product

from handbook.checks.acknowledgement import Acknowledgement
from handbook.checks.chronology import Effect, Reversal
from handbook.checks.findings import DATES, Part, walk_dossiers, walk_parts, walk_records
from handbook.checks.relations import UNTIMELY, Tangle
from handbook.diagnostics import Diagnostic, Place
from handbook.messages import render_date, say, tell
from handbook.records import Catalog, Source, read_fields, write_choices
from handbook.text import EdtfDate, PartialDate

_FIRST = 1930  # when the Party was founded
_FIRST_PRINT = 1900  # books that came before it are sources too
_AHEAD = 1  # years after the newest entry of the log in which something may be that is not in the log yet
_PLANNED = 30  # years that the end of a period may lie ahead: goals are set for 2045
_LONELY = 30  # years by which an entry of the log is far off from all others
_ENDS = frozenset({"end", "until"})
_LEAST_AGAINST = 2
_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that is dated against the order of things, and the documents whose dates may be at fault."""

    place: Place
    documents: tuple[str, ...]


def find_present(catalog: Catalog) -> PartialDate | None:
    """Find the present: the newest entry of the log that is not far off from everything else; None without a log."""
    dates = sorted((change.record.date for change in catalog.changes), key=lambda date: date.latest)
    sources = [entry.record for entry in catalog.sources.values()]
    dates_known = (date for source in sources for date in (source.published, source.retrieved) if date)
    known = [year for date in dates_known for year in date.years]
    while dates:
        newest = dates.pop()
        others = [*known, *(date.year for date in dates)]
        if not others or newest.year <= max(others) + _LONELY:
            return newest
    return None


def is_far(date: EdtfDate, present: PartialDate | None, first: int = _FIRST) -> bool:
    """Tell whether a date is surely a slip: before the ``first`` year, by default that of the Party, or years ahead."""
    return min(date.years) < first or (present is not None and max(date.years) > present.year + _AHEAD)


def list_issued(
    catalog: Catalog, present: PartialDate | None, contradictions: Iterable[Diagnostic]
) -> tuple[EdtfDate | None, ...]:
    """List when the documents were issued, in their order, without the dates that are far off or contradicted."""
    mistyped = {(each.place.path, each.place.line) for each in contradictions}
    paths = {path for path, _ in mistyped}
    return tuple(
        None if entry.file.path in paths and (entry.file.path, entry.place("issued").line) in mistyped else date
        for entry in catalog.directives.values()
        for date in (_trust(entry.record.issued, present),)
    )


def _trust(date: EdtfDate | None, present: PartialDate | None) -> EdtfDate | None:
    return None if date is None or is_far(date, present) else date


def find_doubtful(catalog: Catalog, issued: tuple[EdtfDate | None, ...]) -> frozenset[str]:
    """Find the documents whose date is not to be trusted; ``issued`` are all dates without those."""
    dated = zip(catalog.directives.items(), issued, strict=True)
    return frozenset(identifier for (identifier, entry), date in dated if entry.record.issued and date is None)


def find_undated(catalog: Catalog, present: PartialDate | None) -> frozenset[str]:
    """Find the sources that were published on a day that cannot be."""
    published = ((identifier, entry.record.published) for identifier, entry in catalog.sources.items())
    return frozenset(identifier for identifier, date in published if date and is_far(date, present, _FIRST_PRINT))


def find_years(parts: tuple[Part, ...]) -> tuple[int, int]:
    """Find the first and the last year in which a record dates something; two equal ones of today's if it does not."""
    dates = (getattr(part.value, name) for part in parts for name in DATES[type(part.value)])
    years = [year for date in dates if date for year in date.years] or [_FIRST]
    return min(years), max(years)


def check_reach(
    catalog: Catalog, years: Iterable[tuple[int, int]], present: PartialDate | None
) -> Iterator[Diagnostic]:
    """Report dates before the Party or after the present; ``years`` are of all records, in the order of the walk."""
    last = present.year if present else MAXYEAR
    for entry, (first, latest) in zip(walk_records(catalog), years, strict=True):
        if first < _FIRST or latest >= last:
            for part in walk_parts(entry):
                yield from _check_part(part, present)
    for change in catalog.changes:
        if is_far(change.record.date, present):
            yield _report(change.place("date"), change.record.date.year, present, _FIRST)


def list_conflicts(
    catalog: Catalog,
    tangle: Tangle,
    early: tuple[tuple[int, Effect], ...],
    acknowledged: Iterable[Acknowledgement],
) -> Iterator[Conflict]:
    """List what is dated against its order, but for what a record acknowledges as its source's fault."""
    known = {(each.entry.file.path, each.entry.prefix + each.path) for each in acknowledged if each.kind == UNTIMELY}
    dossiers = tuple(walk_dossiers(catalog)) if early else ()
    for number, effect in early:
        entry, path = dossiers[number], (effect.field, effect.position)
        if (entry.file.path, entry.prefix + path) not in known:
            place = entry.place(*path, effect.dated)
            yield from (Conflict(place, (cause,)) for cause in effect.causes)
    for tie in tangle.untimely:
        entry = catalog.directives[tie.subject]
        if (entry.file.path, entry.prefix) not in known:
            yield Conflict(entry.place("relations", tie.position, "target"), (tie.subject, tie.target))


def list_compared(tangle: Tangle, effects: Iterable[tuple[Effect, ...]]) -> Iterator[str]:
    """List the documents with whose dates others are compared, as often as that is done."""
    yield from tangle.compared
    yield from (cause for found in effects for effect in found for cause in effect.causes)


def find_misdated(conflicts: tuple[Conflict, ...], compared: Iterable[str]) -> Mapping[str, tuple[Place, ...]]:
    """Find the documents whose own date is at fault: it is against most of the dates it is ``compared`` with.

    Where only one thing is against a date, it cannot be told which of the two is wrong.
    """
    totals = Counter(compared) if conflicts else Counter[str]()
    found: dict[str, tuple[Place, ...]] = {}
    while conflicts:
        counts = Counter(document for conflict in conflicts for document in conflict.documents)
        suspects = [each for each in counts if counts[each] >= _LEAST_AGAINST and 2 * counts[each] > totals[each]]
        if not suspects:
            break
        worst = min(suspects, key=lambda each: (-counts[each], each))
        found[worst] = tuple(sorted(conflict.place for conflict in conflicts if worst in conflict.documents))
        conflicts = tuple(conflict for conflict in conflicts if worst not in conflict.documents)
    return found


def check_reversals(reversals: Iterable[Reversal], present: PartialDate | None) -> Iterator[Diagnostic]:
    """Report stretches of time that end before they start, but for one end that is far off and told as such."""
    for each in reversals:
        if not (is_far(each.first, present) or is_far(each.last, present)):
            yield each.diagnostic


def check_misdated(catalog: Catalog, misdated: Mapping[str, tuple[Place, ...]]) -> Iterator[Diagnostic]:
    """Report each date that is against most of what is dated by it, once."""
    for identifier, places in misdated.items():
        entry = catalog.directives[identifier]
        issued = entry.record.issued
        unit = say("phrases", "places")
        listed = write_choices([f"{place.path}:{place.line}" for place in places], most=_MOST_SHOWN, unit=unit)
        date = render_date(issued) if issued else ""
        yield tell(entry.place("issued"), "date-misplaced", date=date, count=len(places), places=listed)


def _check_part(part: Part, present: PartialDate | None) -> Iterator[Diagnostic]:
    first = _FIRST_PRINT if isinstance(part.value, Source) else _FIRST
    for name in DATES[type(part.value)]:
        date: EdtfDate | None = getattr(part.value, name)
        if date is None:
            continue
        last = present.year + (_PLANNED if name in _ENDS else _AHEAD) if present else MAXYEAR
        far = next((year for year in date.years if not first <= year <= last), None)
        if far is not None:
            yield _report(part.entry.place(*part.path, name), far, present, first)
        elif present and name not in _ENDS and present.is_before(date):
            noun = read_fields(type(part.value))[name].noun
            place, days = part.entry.place(*part.path, name), [render_date(each) for each in (date, present)]
            yield tell(place, "date-ahead", noun=noun, date=days[0], present=days[1])


def _report(place: Place, year: int, present: PartialDate | None, first: int) -> Diagnostic:
    last = present.year if present else _FIRST
    near = _list_near(f"{year:04d}", first, last)
    variant = "" if year >= _FIRST else "early"
    return tell(place, "date-far", variant, year=year, near=near[0] if len(near) == 1 else "")


def _list_near(year: str, first: int, last: int) -> tuple[str, ...]:
    """List the years that may have been meant: one digit is another."""
    found = {f"{year[:at]}{digit}{year[at + 1 :]}" for at, digit in product(range(len(year)), "0123456789")}
    return tuple(sorted(each for each in found if first <= int(each) <= last))
