"""Dates as records tell them, in the notation of EDTF (ISO 8601-2, level 1) as far as a handbook needs it.

A year, a month or a day, whether or not the calendar knows it: what a source prints is kept. Behind it may stand how
sure that is (2016~ about, 2016? doubtful, 2016% both). Or the two ends it lies between, of which one may be open:
2016-11/2017, ../2016-10-30, 2016-10-30/...
"""

import calendar
import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Literal, TypeAlias

DATE_FORM = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
"""A year, a month or a day."""
_MARKED = rf"{DATE_FORM}[~?%]?"
EDTF_FORM = rf"(?:{_MARKED}(?:/(?:{_MARKED}|\.\.))?|\.\./{_MARKED})"
"""Any date of a record."""

_PART = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<mark>[~?%]?)")
_ABOUT = "~"
_OPEN = ".."
_LAST_MONTH = 12
_END_OF_PERIOD = 99

Day = tuple[int, int, int]
"""A day as year, month and day, to compare; the first of a year is its day 0, the last its day 99."""

FIRST, LAST = (0, 0, 0), (9999, _END_OF_PERIOD, _END_OF_PERIOD)
"""Before and after every day."""


class _Dated(ABC):
    """What every date can tell, from the days it may mean and the one by which it is sorted."""

    __slots__ = ()

    @property
    @abstractmethod
    def earliest(self) -> Day:
        """Return the first day it may mean."""

    @property
    @abstractmethod
    def latest(self) -> Day:
        """Return the last day it may mean."""

    @property
    @abstractmethod
    def rank(self) -> Day:
        """Return the day by which dates are sorted."""

    @property
    def sure_year(self) -> int | None:
        """Return the year it surely lies in, if there is one."""
        return self.earliest[0] if self.earliest[0] == self.latest[0] else None

    @property
    def sort_text(self) -> str:
        """Write the day by which it is sorted as text that sorts the same: 2016-05-99 for May 2016."""
        return "{:04d}-{:02d}-{:02d}".format(*self.rank)

    def is_before(self, other: "EdtfDate") -> bool:
        """Tell whether this date is surely earlier: an overlap of imprecise dates is not."""
        return self.latest < other.earliest


@dataclass(frozen=True, slots=True)
class PartialDate(_Dated):
    """A date of day, month or year precision; ``mark`` says how sure it is: ~ about then, ? doubtful, % both.

    One without a mark may name a day that does not exist (30/2/2017): what a source prints is kept,
    and a check reports it.
    """

    year: int
    month: int | None = None
    day: int | None = None
    mark: str = ""

    @property
    def exists(self) -> bool:
        """Tell whether the calendar has this date."""
        if self.month is None:
            return True
        if not 1 <= self.month <= _LAST_MONTH:
            return False
        return self.day is None or 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]

    @property
    def is_plain(self) -> bool:
        """Tell whether it is sure, so that it may be what a source prints."""
        return not self.mark

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years it names."""
        return (self.year,)

    @property
    def earliest(self) -> Day:
        """Return the first day it may mean: one of its own precision before if it is about then, any if doubtful."""
        if self.mark:
            return step_date(self, -1).earliest if self.mark == _ABOUT else FIRST
        return self.year, self.month or 0, self.day or 0

    @property
    def latest(self) -> Day:
        """Return the last day it may mean."""
        if self.mark:
            return step_date(self, 1).latest if self.mark == _ABOUT else LAST
        return self.rank

    @property
    def rank(self) -> Day:
        """Return the day by which dates are sorted, the last it names, so that "2021" follows May of that year."""
        return self.year, self.month or _END_OF_PERIOD, self.day or _END_OF_PERIOD

    def __str__(self) -> str:
        """Write the date as EDTF, as precise as it is."""
        parts = (f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None))
        return "-".join(parts) + self.mark


@dataclass(frozen=True, slots=True)
class BoundedDate(_Dated):
    """A date of which only the ends are known between which it lies, or one of them."""

    first: PartialDate | None
    last: PartialDate | None

    @property
    def exists(self) -> bool:
        """Tell whether the calendar has both ends; of one that was read it does."""
        return all(end.exists for end in self._ends)

    @property
    def is_plain(self) -> bool:
        """Tell whether it is sure, so that it may be what a source prints."""
        return False

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years it names."""
        return tuple(end.year for end in self._ends)

    @property
    def year(self) -> int | None:
        """Return the year in which both ends lie, if there is one."""
        return self.years[0] if self.first and self.last and self.first.year == self.last.year else None

    @property
    def month(self) -> int | None:
        """Return nothing: it is never told by a month."""
        return None

    @property
    def day(self) -> int | None:
        """Return nothing: it is never told by a day."""
        return None

    @property
    def earliest(self) -> Day:
        """Return the first day it may mean."""
        return self.first.earliest if self.first else FIRST

    @property
    def latest(self) -> Day:
        """Return the last day it may mean."""
        return self.last.latest if self.last else LAST

    @property
    def rank(self) -> Day:
        """Return the day by which dates are sorted, the last it names; one with an open end follows all others."""
        return self.last.rank if self.last else LAST

    @property
    def _ends(self) -> tuple[PartialDate, ...]:
        return tuple(end for end in (self.first, self.last) if end)

    def __str__(self) -> str:
        """Write the date as EDTF."""
        return f"{self.first or _OPEN}/{self.last or _OPEN}"


EdtfDate: TypeAlias = PartialDate | BoundedDate
"""Any date of a record."""


def parse_date(text: str) -> EdtfDate | None:
    """Read a date; return None for any other form, and for ``read_unsound`` ones."""
    date = _parse_form(text)
    return date if date and _is_sound(date) else None


def read_unsound(text: str) -> EdtfDate | None:
    """Read what has the form of a date but is none: not sure, and a day no calendar has, or ends out of order."""
    date = _parse_form(text)
    return None if date is None or _is_sound(date) else date


def step_date(start: PartialDate, step: Literal[-1, 1]) -> PartialDate:
    """Find the year, month or day before (-1) or after (1) one that exists, as precise as that is."""
    if start.month is None:
        return PartialDate(start.year + step)
    day = (start.day or 0) + step
    if start.day and 1 <= day <= calendar.monthrange(start.year, start.month)[1]:
        return PartialDate(start.year, start.month, day)
    months = start.year * _LAST_MONTH + start.month - 1 + step
    year, month = months // _LAST_MONTH, months % _LAST_MONTH + 1
    if start.day is None:
        return PartialDate(year, month)
    return PartialDate(year, month, 1 if step > 0 else calendar.monthrange(year, month)[1])


def _parse_form(text: str) -> EdtfDate | None:
    if (date := _parse_part(text)) or "/" not in text:
        return date
    first, _, last = text.partition("/")
    ends = _parse_part(first), _parse_part(last)
    is_form = all(end or part == _OPEN for end, part in zip(ends, (first, last), strict=True))
    return BoundedDate(*ends) if is_form and any(ends) else None


def _is_sound(date: EdtfDate) -> bool:
    """Tell whether it may stand in a record: what a source prints, or a judgement that names days there are."""
    if date.is_plain:
        return True
    if not date.exists or isinstance(date, PartialDate) or date.first is None or date.last is None:
        return date.exists
    begin = date.first.year, date.first.month or 0, date.first.day or 0
    return date.first != date.last and begin <= date.last.rank


def _parse_part(text: str) -> PartialDate | None:
    match = _PART.fullmatch(text)
    if match is None:
        return None
    year, month, day, mark = match.groups()
    return PartialDate(int(year), int(month) if month else None, int(day) if day else None, mark)
