"""A figure in words, the same wherever it is told: never without its qualifier, its unit or its time."""

import re
from typing import NamedTuple

from handbook.messages import name_date, render_date, render_period, say
from handbook.records.claims import Figure
from handbook.records.dossiers import Dossier
from handbook.text import BoundedDate, EdtfDate, render_number

_EXACT = "đúng"
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


class Time(NamedTuple):
    """When a figure holds: in words, and to sort by; both empty where no source says it."""

    words: str = ""
    sort: str = ""


def write_number(figure: Figure) -> str:
    """Write a number as the source prints it, with its qualifier and what it is out of."""
    printed = figure.printed
    if figure.qualifier != _EXACT and not printed.casefold().startswith(f"{figure.qualifier} "):
        printed = f"{figure.qualifier} {printed}"
    if figure.out_of is None:
        return printed
    total = render_number(figure.out_of)
    return printed if total in _NUMBER.findall(figure.printed)[1:] else f"{printed} trong tổng số {total}"


def write_unit(figure: Figure, unit: str) -> str:
    """Write what of a unit must follow a printed number: none of it, or the rest, where the print holds some."""
    if re.search(rf"(?<![^\W\d_]){re.escape(unit)}(?![^\W\d_])", figure.printed, re.IGNORECASE):
        return ""
    printed, words = figure.printed.casefold().split(), unit.casefold().split()
    held = next((count for count in range(len(words), 0, -1) if printed[-count:] == words[:count]), 0)
    return " ".join(unit.split()[held:])


def write_amount(figure: Figure, unit: str) -> str:
    """Write a number with its unit."""
    return _join(write_number(figure), write_unit(figure, unit), between=" ")


def find_time(record: Dossier, figure: Figure) -> Time:
    """Find when a figure of a record holds: on a day, over a period, or at a conference of the same record."""
    if figure.as_of:
        return Time(_write_moment(figure.as_of), figure.as_of.sort_text)
    if figure.period:
        end = figure.period.end
        return Time(render_period(figure.period.start, end), end.sort_text)
    event = next((item for item in record.conferences if item.id == figure.event), None)
    if event is None:
        return Time()
    if event.date is None:
        return Time("tại hội nghị chưa rõ ngày")
    return Time(f"tại hội nghị {name_date(event.date)}", event.date.sort_text)


def write_figure(record: Dossier, figure: Figure, unit: str) -> str:
    """Write a number with its unit and its time."""
    return _join(write_amount(figure, unit), find_time(record, figure).words)


def write_beside(record: Dossier, figure: Figure, unit: str, name: str, other: Figure) -> str:
    """Write a figure under another of its record that is told whole, its time only where that is not the same."""
    amount = f"{write_amount(figure, unit)} ({name})"
    if (figure.as_of, figure.period, figure.event) == (other.as_of, other.period, other.event):
        return amount
    return _join(amount, find_time(record, figure).words or say("dating", "untimed"))


def _write_moment(date: EdtfDate) -> str:
    if isinstance(date, BoundedDate):
        return _join(say("dating", "untimed"), render_date(date))
    return f"tính đến {render_date(date)}"


def _join(*parts: str, between: str = ", ") -> str:
    return between.join(part for part in parts if part)
