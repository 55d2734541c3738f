"""Dates as sources print them: a year, a month or a day, whether or not the calendar knows it."""

import calendar
import re
from dataclasses import dataclass

_ISO = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
_LAST_MONTH = 12
_END_OF_PERIOD = 99

Day = tuple[int, int, int]
"""A day as year, month and day, to compare; the first of a year is its day 0, the last its day 99."""

FIRST, LAST = (0, 0, 0), (9999, _END_OF_PERIOD, _END_OF_PERIOD)
"""Before and after every day."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of day, month or year precision.

    It may name a day that does not exist (30/2/2017): what a source prints is kept,
    and a check reports it.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def exists(self) -> bool:
        """Tell whether the calendar has this date."""
        if self.month is None:
            return True
        if not 1 <= self.month <= _LAST_MONTH:
            return False
        return self.day is None or 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]

    @property
    def earliest(self) -> Day:
        """Return the first day it may mean."""
        return self.year, self.month or 0, self.day or 0

    @property
    def latest(self) -> Day:
        """Return the last day it may mean; by it dates are sorted, so that "2021" follows May of that year."""
        return self.year, self.month or _END_OF_PERIOD, self.day or _END_OF_PERIOD

    @property
    def sort_text(self) -> str:
        """Write the last day it may mean as text that sorts the same: 2016-05-99 for May 2016."""
        return "{:04d}-{:02d}-{:02d}".format(*self.latest)

    def is_before(self, other: "PartialDate") -> bool:
        """Tell whether this date is surely earlier: an overlap of imprecise dates is not."""
        return self.latest < other.earliest

    def __str__(self) -> str:
        """Write the date as ISO 8601, as precise as it is."""
        parts = (f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None))
        return "-".join(parts)


def parse_date(text: str) -> PartialDate | None:
    """Read 2016, 2016-05 or 2016-05-15; return None for any other form."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    month, day = match["month"], match["day"]
    return PartialDate(int(match["year"]), int(month) if month else None, int(day) if day else None)


def render_period(start: PartialDate | None, end: PartialDate | None) -> str:
    """Write a stretch of time: từ 5/2016 đến 4/2017, or the one end that is known; nothing where none is."""
    ends = (("từ", start), ("đến", end))
    return " ".join(f"{word} {render_date(date)}" for word, date in ends if date)


def word_date(text: str) -> str:
    """Write a date of a file, such as 2016-05-15, for readers; what is no date stays as it is."""
    date = parse_date(text)
    return render_date(date) if date else text


def write_date(date: PartialDate | None) -> str:
    """Write a date for readers; an unknown one stays empty."""
    return render_date(date) if date else ""


def render_date(date: PartialDate) -> str:
    """Write a date the Vietnamese way: 15/5/2016, 5/2016 or 2016."""
    parts = [str(part) for part in (date.day, date.month) if part is not None]
    return "/".join([*parts, str(date.year)])
