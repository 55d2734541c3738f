"""Dates no calendar knows, and events dated before what they are about."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from handbook.checks.findings import DATES, Finding, Part, advise_acknowledging
from handbook.diagnostics import Diagnostic, Place
from handbook.messages import name_date, render_date, say, tell
from handbook.records import Catalog, Directive, Dossier, Entry
from handbook.text import EdtfDate, PartialDate

_ENDS = (("start", "end"), ("date", "until"), ("since", "until"), ("published", "retrieved"))
_LAST_DAY = 31
_LAST_MONTH = 12


class Effect(NamedTuple):
    """Something dated, a conference or a figure, and the directives it is about."""

    field: str
    position: int
    dated: str
    date: EdtfDate
    causes: tuple[str, ...]


def list_effects(record: Dossier) -> tuple[Effect, ...]:
    """List what a record dates that is about directives."""
    conferences = (
        Effect("conferences", position, "date", conference.date, conference.about)
        for position, conference in enumerate(record.conferences)
        if conference.date and conference.about
    )
    figures = (
        Effect("figures", position, "as_of", figure.as_of, (figure.measures,))
        for position, figure in enumerate(record.figures)
        if figure.as_of and figure.measures
    )
    return (*conferences, *figures)


def check_calendar(parts: tuple[Part, ...]) -> Iterator[Finding]:
    """Find dates that do not exist, such as 30/2/2017."""
    for part in parts:
        for name in DATES[type(part.value)]:
            date = getattr(part.value, name)
            if isinstance(date, PartialDate) and not date.exists:
                yield Finding(
                    part.entry, part.owner, "lịch", _tell_impossible(part.entry.place(*part.path, name), date)
                )


def find_early(
    effects: tuple[tuple[Effect, ...], ...], issued: Mapping[str, EdtfDate | None]
) -> Iterator[tuple[int, Effect]]:
    """Find what is dated before its causes, with the number of its record; of the causes only the later ones stay.

    ``effects`` are by dossier, ``issued`` the dates of the documents.
    """
    for number, found in enumerate(effects):
        for effect in found:
            dates = ((cause, issued.get(cause)) for cause in effect.causes)
            later = tuple(cause for cause, date in dates if date and effect.date.is_before(date))
            if later:
                yield number, effect._replace(causes=later)


def check_causes(
    catalog: Catalog,
    dossiers: tuple[Entry[Dossier], ...],
    early: tuple[tuple[int, Effect], ...],
    misdated: Collection[str],
) -> Iterator[Finding]:
    """Find conferences and figures dated before the directive they are about was issued.

    Where all those are ``misdated``, the fault is told at their own dates.
    """
    for number, effect in early:
        entry = dossiers[number]
        directives = [catalog.directives[cause].record for cause in effect.causes if cause not in misdated]
        if directives:
            place = entry.place(effect.field, effect.position, effect.dated)
            causes = "; ".join(_tell_later(effect.date, directive) for directive in directives)
            advice = advise_acknowledging("trước-nguyên-nhân")
            told = tell(place, "before-cause", causes=causes, acknowledge=advice)
            yield Finding(entry, (effect.field, effect.position), "trước-nguyên-nhân", told)


class Reversal(NamedTuple):
    """A stretch of time that ends before it starts."""

    first: EdtfDate
    last: EdtfDate
    diagnostic: Diagnostic


def find_reversals(parts: tuple[Part, ...]) -> Iterator[Reversal]:
    """Find stretches of time that end before they start."""
    for part in parts:
        for start, end in _ENDS:
            if not {start, end}.issubset(DATES[type(part.value)]):
                continue
            first, last = getattr(part.value, start), getattr(part.value, end)
            if first and last and last.is_before(first):
                place, dates = part.entry.place(*part.path, end), [render_date(each) for each in (first, last)]
                variant = "copy" if end == "retrieved" else ""
                yield Reversal(first, last, tell(place, "period-order", variant, first=dates[0], last=dates[1]))


def _tell_impossible(place: Place, date: PartialDate) -> Diagnostic:
    """Tell of a day no calendar has; one no source can have printed is a slip of the editor's."""
    month, day = (1 if part is None else part for part in (date.month, date.day))
    shown = render_date(date)
    if month > _LAST_MONTH >= day:
        meant = f"{date.year:04d}-{day:02d}-{month:02d}"
        return tell(place, "date-impossible", "exchanged", date=shown, meant=meant)
    if month > _LAST_MONTH or day > _LAST_DAY or not month * day:
        return tell(place, "date-impossible", "slip", date=shown)
    return tell(place, "date-impossible", date=shown, acknowledge=advise_acknowledging("lịch"))


def _tell_later(date: EdtfDate, directive: Directive) -> str:
    issued = render_date(directive.issued) if directive.issued else ""
    return say("phrases", "issued-later", date=name_date(date), name=directive.short_name, issued=issued)
