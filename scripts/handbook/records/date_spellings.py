"""Dates as editors write them, and what each most likely means in the notation of records."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal

from handbook.text import DATE_FORM, PartialDate, fold_marks, parse_date, step_date

_DAY_FIRST = re.compile(r"(?:ngay )?(\d{1,2})\s*(?:[/.-]|thang)\s*(\d{1,2})\s*(?:[/.-]|nam)\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?")
_MONTH_FIRST = re.compile(r"(?:thang )?(\d{1,2})\s*(?:[/.-]|nam)\s*(\d{4})")
_MONTH_LAST = re.compile(r"(\d{4})\s*[/.]\s*(\d{1,2})")
_NUMERIC = ((_DAY_FIRST, (3, 2, 1)), (_YEAR_FIRST, (1, 2, 3)), (_MONTH_FIRST, (2, 1)), (_MONTH_LAST, (1, 2)))
"""How a date is written in numbers → where its year, month and day stand."""
_MONTH_NAMED = re.compile(r"(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{4}|\d{2})")
_YEAR = re.compile(r"nam (\d{4})")
_FORM = re.compile(DATE_FORM)
_SERIAL = re.compile(r"[34]\d{4}")  # 1982 to 2036
_FIRST_SERIAL = date(1899, 12, 30)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_CENTURY = 2000
_LONGEST = 60  # letters: what is longer says more than a date

_ABOUT = re.compile(r"(?:khoang|chung|tam|circa|ca?\.|[~≈±])\s*(?P<date>\S.*)|(?P<before>\S.*?)\s*(?:~|\(khoang\))")
_DOUBTFUL = re.compile(
    r"(?:co le|chua chac|khong chac|hinh nhu)\s+(?P<date>\S.*)"
    r"|(?P<before>\S.*?)\s*(?:\?|\(\?\)|,? ?\(?(?:chua|khong) chac(?: chan)?\)?)"
)
_BETWEEN = re.compile(
    r"(?:(?:trong )?khoang (?=tu|giua))?(?:(?:tu|giua) )?(?P<first>\S.*?)"
    r"\s*(?:(?<=\d{4})-(?=\d{4}$)|\s-\s|[–—]|(?<= )(?:den|va|toi)(?= )|\.\.\.?)\s*(?P<last>\S.*)"
)
_UNTIL = re.compile(r"(?:khong muon hon|cham nhat|muon nhat|truoc hoac trong|<=|≤|(?:\.\.)?/)\s*(?P<date>\S.*)")
_SINCE = re.compile(
    r"(?:khong som hon|som nhat|trong hoac sau|>=|≥)\s*(?P<date>\S.*)"
    r"|(?:ke )?tu (?P<from>\S.*?)(?: tro di)?|(?P<before>\S.*?)\s*(?:tro di|/(?:\.\.)?)"
)
_BEFORE = re.compile(r"(?:truoc|<)\s*(?P<date>\S.*)")
_AFTER = re.compile(r"(?:sau|>)\s*(?P<date>\S.*)")


def suggest_date(text: str) -> str:
    """Write a date in any usual form as records have it; empty where there is no telling."""
    text = " ".join(fold_marks(text).split())
    if len(text) > _LONGEST:
        return ""
    if plain := _suggest_plain(text):
        return plain
    for pattern, write in _QUALIFIED.items():
        if match := pattern.fullmatch(text):
            ends = tuple(_suggest_end(part) for part in match.groups() if part is not None)
            written = write(*ends) if all(ends) else ""
            return written if parse_date(written) else ""
    return ""


def is_spreadsheet_date(text: str) -> bool:
    """Tell whether a text is the bare number a spreadsheet keeps for a date."""
    return _SERIAL.fullmatch(text) is not None


def has_short_year(text: str) -> bool:
    """Tell whether a date gives only the last two digits of its year, so that the century is a guess."""
    text = " ".join(fold_marks(text).split())
    match = _DAY_FIRST.fullmatch(text) or _MONTH_NAMED.fullmatch(text)
    return match is not None and len(match[3]) < len("2016")


def _suggest_plain(text: str) -> str:
    if _SERIAL.fullmatch(text):  # what a spreadsheet makes of a date
        return str(_FIRST_SERIAL + timedelta(days=int(text)))
    for pattern, order in _NUMERIC:
        if match := pattern.fullmatch(text):
            return _join_date(*(match[group] for group in order))
    if (match := _MONTH_NAMED.fullmatch(text)) and match[2] in _MONTHS:
        return _join_date(match[3], str(_MONTHS.index(match[2]) + 1), match[1])
    match = _YEAR.fullmatch(text)
    return match[1] if match else ""


def _suggest_end(text: str) -> str:
    """Write one date within a text that says more; it may itself be about then, or doubtful."""
    if _FORM.fullmatch(text):
        return text
    plain = "" if has_short_year(text) or is_spreadsheet_date(text) else _suggest_plain(text)
    for pattern, mark in () if plain else ((_ABOUT, "~"), (_DOUBTFUL, "?")):
        if match := pattern.fullmatch(text):
            return _mark(_suggest_end(match["date"] or match["before"]), mark)
    return plain


def _mark(text: str, mark: str) -> str:
    """Mark a date as about then, or as doubtful; one that is both has a mark of its own."""
    if text[-1:] in {"~", "?"}:
        return f"{text[:-1]}%" if text[-1] != mark else text
    return text and f"{text}{mark}"


def _step(text: str, step: Literal[-1, 1]) -> str:
    """Write the date before or after one, in its own precision."""
    start = parse_date(text)
    return str(step_date(start, step)) if isinstance(start, PartialDate) and start.is_plain and start.exists else ""


def _join_date(year: str, month: str, day: str = "") -> str:
    full = int(year) if len(year) > len("16") else _CENTURY + int(year)
    return f"{full:04d}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")


def _join_ends(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


_QUALIFIED: Mapping[re.Pattern[str], Callable[..., str]] = MappingProxyType(
    {
        re.compile(f"({DATE_FORM})/({DATE_FORM})"): _join_ends,
        _UNTIL: lambda end: f"../{end}",
        _BETWEEN: _join_ends,
        _SINCE: lambda end: f"{end}/..",
        _BEFORE: lambda end: f"../{_step(end, -1)}",
        _AFTER: lambda end: f"{_step(end, 1)}/..",
        _ABOUT: lambda end: _mark(end, "~"),
        _DOUBTFUL: lambda end: _mark(end, "?"),
    }
)
"""How a date with more words is written → how its one or two dates make one of records."""
