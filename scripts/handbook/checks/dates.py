"""Dates no calendar knows, and events dated before what they are about."""

from collections.abc import Iterator

from pydantic import BaseModel

from handbook.catalog import Catalog, Entry
from handbook.checks.findings import DATES, Finding, Part, walk_dossiers
from handbook.dates import PartialDate, render_date
from handbook.diagnostics import Diagnostic
from handbook.records import Conference, Directive

_ENDS = (("start", "end"), ("date", "until"))
_ACKNOWLEDGE = "kiểm lại nguồn; nếu nguồn in đúng như vậy, thêm «discrepancies:» với «kind: {kind}» và lời giải thích"


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


def check_causes(catalog: Catalog) -> Iterator[Finding]:
    """Find conferences and figures dated before the directive they are about was issued."""
    for entry, record in walk_dossiers(catalog):
        for position, conference in enumerate(record.conferences):
            yield from _check_conference(catalog, entry, position, conference)
        for position, figure in enumerate(record.figures):
            measured = catalog.directives.get(figure.measures or "")
            if figure.as_of is None or measured is None:
                continue
            directive = measured.record
            if directive.issued and figure.as_of.is_before(directive.issued):
                yield Finding(
                    entry,
                    ("figures", position),
                    "trước-nguyên-nhân",
                    Diagnostic(
                        entry.place("figures", position, "as_of"),
                        "before-cause",
                        _before(figure.as_of, directive),
                        _ACKNOWLEDGE.format(kind="trước-nguyên-nhân"),
                    ),
                )


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


def _check_conference(
    catalog: Catalog, entry: Entry[BaseModel], position: int, conference: Conference
) -> Iterator[Finding]:
    if conference.date is None:
        return
    later = [
        catalog.directives[target].record
        for target in conference.about
        if target in catalog.directives and _is_later(catalog.directives[target].record, conference.date)
    ]
    if later:
        message = "; ".join(_before(conference.date, directive) for directive in later)
        yield Finding(
            entry,
            ("conferences", position),
            "trước-nguyên-nhân",
            Diagnostic(
                entry.place("conferences", position, "date"),
                "before-cause",
                message,
                _ACKNOWLEDGE.format(kind="trước-nguyên-nhân"),
            ),
        )


def _is_later(directive: Directive, date: PartialDate) -> bool:
    return directive.issued is not None and date.is_before(directive.issued)


def _before(date: PartialDate, directive: Directive) -> str:
    issued = render_date(directive.issued) if directive.issued else ""
    return f"ngày {render_date(date)} đứng trước ngày ban hành {directive.short_name} ({issued})"
