"""Dates no calendar knows, and events dated before what they are about."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from handbook.catalog import Catalog, Entry
from handbook.checks.findings import DATES, Finding, Part
from handbook.dates import PartialDate, render_date
from handbook.diagnostics import Diagnostic
from handbook.memory import Memory
from handbook.records import Directive, Dossier

_ENDS = (("start", "end"), ("date", "until"))
_ACKNOWLEDGE = "kiểm lại nguồn; nếu nguồn in đúng như vậy, thêm «discrepancies:» với «kind: {kind}» và lời giải thích"


class Effect(NamedTuple):
    """Something dated, a conference or a figure, and the directives it is about."""

    field: str
    position: int
    dated: str
    date: PartialDate
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
            if date is not None and not date.exists:
                yield Finding(
                    part.entry,
                    part.owner,
                    "lịch",
                    Diagnostic(
                        part.entry.place(*part.path, name),
                        "date-impossible",
                        f"ngày {render_date(date)} không có trong lịch",
                        _ACKNOWLEDGE.format(kind="lịch"),
                    ),
                )


def check_causes(
    catalog: Catalog, dossiers: tuple[Entry[Dossier], ...], effects: tuple[tuple[Effect, ...], ...], memory: Memory
) -> Iterator[Finding]:
    """Find conferences and figures dated before the directive they are about was issued; ``effects`` are by dossier."""
    ids, issued = tuple(catalog.directives), tuple(entry.record.issued for entry in catalog.directives.values())
    early = memory.recall(
        "causes", (effects, ids, issued), lambda: tuple(_find_early(effects, dict(zip(ids, issued, strict=True))))
    )
    for number, effect in early:
        entry, directives = dossiers[number], [catalog.directives[cause].record for cause in effect.causes]
        place = entry.place(effect.field, effect.position, effect.dated)
        message = "; ".join(_before(effect.date, directive) for directive in directives)
        hint = _ACKNOWLEDGE.format(kind="trước-nguyên-nhân")
        path = (effect.field, effect.position)
        yield Finding(entry, path, "trước-nguyên-nhân", Diagnostic(place, "before-cause", message, hint))


def _find_early(
    effects: tuple[tuple[Effect, ...], ...], issued: Mapping[str, PartialDate | None]
) -> Iterator[tuple[int, Effect]]:
    """Find what is dated before its causes, with the number of its record; of the causes only the later ones stay."""
    for number, found in enumerate(effects):
        for effect in found:
            dates = ((cause, issued.get(cause)) for cause in effect.causes)
            later = tuple(cause for cause, date in dates if date and effect.date.is_before(date))
            if later:
                yield number, effect._replace(causes=later)


def check_periods(parts: tuple[Part, ...]) -> Iterator[Diagnostic]:
    """Report a stretch of time that ends before it starts."""
    for part in parts:
        for start, end in _ENDS:
            if end not in DATES[type(part.value)]:
                continue
            first, last = getattr(part.value, start), getattr(part.value, end)
            if first and last and last.is_before(first):
                message = f"ngày cuối {render_date(last)} đứng trước ngày đầu {render_date(first)}"
                yield Diagnostic(part.entry.place(*part.path, end), "period-order", message, "đổi lại hai ngày")


def _before(date: PartialDate, directive: Directive) -> str:
    issued = render_date(directive.issued) if directive.issued else ""
    return f"ngày {render_date(date)} đứng trước ngày ban hành {directive.short_name} ({issued})"
