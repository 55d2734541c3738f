"""Dates in words, the same for readers and editors: 15/5/2016, khoảng năm 2016, không muộn hơn 30/10/2016."""

from handbook.messages.sentences import say
from handbook.text import BoundedDate, EdtfDate, PartialDate, parse_date


def render_date(date: EdtfDate) -> str:
    """Write a date the Vietnamese way: 15/5/2016, 5/2016 or 2016, and how sure it is or between which days."""
    if isinstance(date, PartialDate):
        return _render_end(date) if date.mark else _render_digits(date)
    if date.first is None or date.last is None:
        return _render_open(date)
    return say("dating", "between", first=_render_end(date.first), last=_render_end(date.last))


def write_date(date: EdtfDate | None) -> str:
    """Write a date for readers; an unknown one stays empty."""
    return render_date(date) if date else ""


def name_date(date: EdtfDate) -> str:
    """Name a date within a sentence: ngày 15/5/2016, tháng 5/2016, khoảng năm 2016."""
    if not isinstance(date, PartialDate):
        return render_date(date)
    if date.month is None or date.mark not in {"", "?"}:
        return _render_end(date)
    return say("dating", "day" if date.day else "month", date=render_date(date))


def word_date(text: str) -> str:
    """Write a date of a file, such as 2016-05-15, for readers; what is no date stays as it is."""
    date = parse_date(text)
    return render_date(date) if date else text


def render_period(start: EdtfDate | None, end: EdtfDate | None) -> str:
    """Write a stretch of time: từ 5/2016 đến 4/2017, or the one end that is known; nothing where none is."""
    if isinstance(start, BoundedDate) or isinstance(end, BoundedDate):
        begins = say("dating", "begins", date=name_date(start)) if start else ""
        ends = say("dating", "ends", date=name_date(end)) if end else ""
        return ", ".join(filter(None, (begins, ends)))
    since = say("dating", "from", date=render_date(start)) if start else ""
    until = say("dating", "to", date=render_date(end)) if end else ""
    return " ".join(filter(None, (since, until)))


def _render_open(date: BoundedDate) -> str:
    end = date.first or date.last
    said = _render_end(end) if end else ""
    return say("dating", "since" if date.first else "until", date=said)


def _render_end(date: PartialDate) -> str:
    """Write a date that stands among words: a bare year is said to be one."""
    said = _render_digits(date)
    if date.month is None:
        said = say("dating", "year", year=said)
    if date.mark in {"~", "%"}:
        said = say("dating", "about", date=said)
    return say("dating", "unsure", date=said) if date.mark in {"?", "%"} else said


def _render_digits(date: PartialDate) -> str:
    parts = [str(part) for part in (date.day, date.month) if part is not None]
    return "/".join([*parts, str(date.year)])
