"""Dates in a running text, however Vietnamese or English print writes them, as EDTF.

«ngày 15 tháng 5 năm 2016», «18-5-2021», «tháng 4/2023», «từ ngày 7 đến 10/9/2015», «giai đoạn 2021 – 2025», «May 15,
2016». A day or a month without a year is XXXX-09-07; a day that no calendar has is kept, for so it is printed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handbook.text import COUNTED, fold_letters

_DAY, _MONTH, _YEAR = r"\d{1,2}", r"(?:0?[1-9]|1[0-2])(?!\d)", r"(?:1[89]|20|21)\d\d(?!\d)"
_TO = r"[-–—]|đến\s+hết|đến|tới"
_AND = rf",|và|{_TO}"
_MARK = r"\s*[-/.–]\s*"
_ANY_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DAYS = rf"(?P<more>(?:{_ANY_DAY}\s*(?:{_AND})\s*(?:ngày\s+)?){{0,9}}?)"
_WHOLE = (
    rf"(?P<day1>{_DAY})(?P<sep>{_MARK})(?P<month1>{_MONTH})(?:(?P=sep)|{_MARK}|\s+năm\s+)(?P<year1>{_YEAR})(?![^\W_])"
)
_WORDED = rf"(?P<day2>{_DAY})\s+tháng\s+(?P<month2>{_MONTH})(?:\s*[,/-]?\s*(?:năm\s+)?(?P<year2>{_YEAR}))?(?!\w)"
_SHORT = rf"(?P<day3>{_ANY_DAY})(?P<sep3>[/.-])(?P<month3>{_MONTH})(?!\w|{_MARK}\d|[%,]\d|\s?%)"
_ONLY_DAY = rf"(?P<day4>(?<=ngày ){_ANY_DAY})(?![\w/]|[-–.]\d|\s*(?:{_AND})\s*(?:ngày\s+)?\d)"
_SAID_MONTH = (
    rf"(?P<month5>(?<!\d )(?<!hàng )(?<!mỗi )(?<!hằng )(?<!\w)tháng\s+"
    rf"(?P<months>(?:{_MONTH}\s*(?:{_AND})\s*(?:tháng\s+)?){{0,9}}?)(?P<of>{_MONTH})"
    rf"(?:(?:{_MARK}|\s*,?\s+năm\s+)(?P<year5>{_YEAR}))?)(?!\w|[/.]\d)"
)
_BARE_MONTH = rf"(?<![\w.,/–-])(?P<month6>{_MONTH})\s?/\s?(?P<year6>{_YEAR})(?!\w|[/-]\d)"
_QUARTER = rf"(?<!\w)quí\s+(?P<quarter>iv|i{{1,3}}|[1-4])(?:\s*/\s*|\s+năm\s+|\s*-\s*)(?P<year7>{_YEAR})"
_SAID_YEAR = rf"(?:(?<!\w)(?P<year>năm\s+)|(?<![\w./]))(?P<year8>{_YEAR})(?!\w|[.,]\d|\s*%)"
_VIETNAMESE = re.compile(
    rf"(?<![\w.,/])(?P<word>(?:ngày|mùng|mồng)\s+(?:mùng\s+|\()?)?{_DAYS}(?:{_WHOLE}|{_WORDED}|{_SHORT}|{_ONLY_DAY})"
    rf"|{_SAID_MONTH}|{_BARE_MONTH}|{_QUARTER}|{_SAID_YEAR}"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?P<name>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?!\w)\.?"
)
_NTH = r"(?:st|nd|rd|th)?(?!\w)"
_ENGLISH = (
    re.compile(
        rf"(?<!\w){_NAME}\s+(?P<day>\d{{1,2}}){_NTH}(?:\s*[-–]\s*(?P<last>\d{{1,2}}))?(?:,?\s+(?P<year>{_YEAR}))?"
    ),
    re.compile(
        rf"(?<![\w.,/])(?P<day>\d{{1,2}}){_NTH}(?:\s*[-–]\s*(?P<last>\d{{1,2}}){_NTH})?\s+(?:of\s+)?{_NAME}"
        rf"(?:,?\s+(?P<year>{_YEAR}))?"
    ),
    re.compile(rf"(?<!\w){_NAME},?\s+(?P<year>{_YEAR})"),
)
_JOIN = re.compile(rf"\s*\(?(?P<word>{_TO}|,|và|and|to|until)?\s*$")
_SPANNING = re.compile(rf"(?:{_TO}|to|until)")
_UNTIL_NOW = re.compile(r"\s*(?:đến|tới)\s+(?:nay|hiện\s+nay|thời\s+điểm\s+hiện\s+tại)(?!\w)")
_SAID_DAY = re.compile(
    r"(?:sáng|trưa|chiều|tối|đêm|hôm|dịp|lễ|quốc\s+khánh|từ|đến|tới|vào|trước|sau|và)\s+(?:ngày\s+)?\(?$"
)
_TIME_OF_DAY = re.compile(r"(?:sáng|trưa|chiều|tối|đêm|hôm)(?:\s+(?:nay|qua))?,?\s+\(?$")
_ALONE = re.compile(r"(?<!%)(?<!% )\($")
_SAID_COUNT = re.compile(r"(?:gần|hơn|trên|khoảng|có|được|đạt|với|tổng\s+số|cho|trao|tặng|thu\s+hút)\s+$")
_COUNT = re.compile(rf"\s+(?:{'|'.join(map(fold_letters, COUNTED))}|đại\s+biểu|quần\s+chúng)(?!\w)")
_PAIR = 2
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """One date, or one stretch of time, as EDTF, and where it stands in the text.

    Of several days printed with one month each is there, with the place of them all.
    """

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class _Point:
    """What is printed of one date; 0 for what is not, to be filled from its neighbour."""

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    before: tuple[tuple[int, str], ...] = ()
    value: str = ""
    needs_year: bool = False

    @property
    def width(self) -> int:
        """How much of a date is printed: its day, its month or its year as the smallest part."""
        return 3 if self.day else 2 if self.month else 1


def find_dates(text: str) -> tuple[PrintedDate, ...]:
    """Find the dates in a running text from left to right."""
    points = _find_points(text)
    folded = fold_letters(text)
    found: list[PrintedDate] = []
    at = 0
    while at < len(points):
        stop, words = at + 1, [""]
        while stop < len(points) and (match := _JOIN.fullmatch(folded[points[stop - 1].end : points[stop].start])):
            word = match["word"]
            if not word or (word in {",", "và", "and"} and not _shares(points[stop - 1], points[stop])):
                break
            words.append(word)
            stop += 1
        group = _fill(points[at:stop])
        found += _write_group(folded, group, words)
        at = stop
    return tuple(found)


def _find_points(text: str) -> list[_Point]:
    folded = fold_letters(text)
    points = [_read_english(match) for pattern in _ENGLISH for match in pattern.finditer(text)]
    taken = [(point.start, point.end) for point in points]
    for match in _VIETNAMESE.finditer(folded):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            points += _read_vietnamese(folded, match)
    points.sort(key=lambda point: (point.start, -point.end))
    kept: list[_Point] = []
    for point in points:
        if not kept or point.start >= kept[-1].end:
            kept.append(point)
    return kept


def _read_english(match: re.Match[str]) -> _Point:
    parts = match.groupdict()
    month = _MONTHS.index(match["name"][:3].lower()) + 1
    day, last = int(parts.get("day") or 0), int(parts.get("last") or 0)
    before = ((day, "-"),) if last else ()
    return _Point(*match.span(), int(parts.get("year") or 0), month, last or day, before)


def _read_vietnamese(folded: str, match: re.Match[str]) -> Iterator[_Point]:
    start, end = match.span()
    if quarter := match["quarter"]:
        number = _QUARTERS.get(quarter) or int(quarter)
        year = match["year7"]
        yield _Point(start, end, int(year), value=f"{year}-{number * 3 - 2:02d}/{year}-{number * 3:02d}")
    elif match["month5"]:
        before = tuple((int(month), word) for month, word in _split_list(match["months"]))
        yield _Point(start, end, int(match["year5"] or 0), int(match["of"]), 0, before)
    elif match["month6"]:
        yield _Point(start, end, int(match["year6"]), int(match["month6"]))
    elif year := match["year8"]:
        if match["year"] or not (_COUNT.match(folded, end) or _SAID_COUNT.search(folded, 0, start)):
            yield _Point(start, end, int(year))
    else:
        yield from _read_day(folded, match)


def _read_day(folded: str, match: re.Match[str]) -> Iterator[_Point]:
    """Read a day; «30/4» and «73/73» look alike, and so do «7-10/9» and a count before a date."""
    day = int(match["day1"] or match["day2"] or match["day3"] or match["day4"])
    month = int(match["month1"] or match["month2"] or match["month3"] or 0)
    year = int(match["year1"] or match["year2"] or 0)
    before = tuple((int(number), word) for number, word in _split_list(match["more"]))
    start, end = match.span()
    if before and not match["word"] and not (len(before) == 1 and before[0][1] in "-–" and year):
        start = match.start("day1") if match["day1"] else match.start("day2") if match["day2"] else match.start("day3")
        before = ()
    is_sure = bool(match["word"] or year)
    if match["day3"] and not is_sure:
        is_sure = _is_day(folded, start, end, day, month, match["sep3"])
    if is_sure or (match["day2"] and not _COUNT.match(folded, end)):
        yield _Point(start, end, year, month, day, before, needs_year=not month)


def _is_day(folded: str, start: int, end: int, day: int, month: int, sep: str) -> bool:
    is_timed = bool(_TIME_OF_DAY.search(folded, max(0, start - 20), start))
    if is_timed or sep == "." or (sep == "/" and day > month):
        return is_timed or sep == "/"
    if _COUNT.match(folded, end):
        return False
    if _SAID_DAY.search(folded, max(0, start - 20), start):
        return True
    if _ALONE.search(folded, max(0, start - 3), start) and folded[end : end + 1] == ")":
        return day != month
    return False


def _split_list(text: str) -> list[tuple[str, str]]:
    return re.findall(rf"(\d{{1,2}})\s*({_AND})", text)


def _shares(first: _Point, second: _Point) -> bool:
    """Tell whether the first of two dates in a row may lack what the second says: «tháng 3 và tháng 4/2020»."""
    return not first.year and bool(second.year) and first.width == second.width


def _fill(points: Sequence[_Point]) -> list[_Point]:
    """Give each date what only its neighbour says: the month and year behind it, or before it."""
    filled = list(points)
    for at in range(len(filled) - 2, -1, -1):
        point, after = filled[at], filled[at + 1]
        if not point.month and point.day:
            point = replace(point, month=after.month)
        filled[at] = point if point.year else replace(point, year=after.year)
    return [point for point in filled if point.month or not point.day]


def _write_group(folded: str, points: Sequence[_Point], words: Sequence[str]) -> Iterator[PrintedDate]:
    at = 0
    while at < len(points):
        first = points[at]
        is_joined = at + 1 < len(points) and _SPANNING.fullmatch(words[at + 1] if at + 1 < len(words) else "")
        if is_joined and not (first.before or points[at + 1].before or first.value):
            last = points[at + 1]
            yield from _write_stretch(first.start, last.end, _write(first), _write(last))
            at += _PAIR
            continue
        at += 1
        now = None if first.before or first.value or not first.year else _UNTIL_NOW.match(folded, first.end)
        if now:
            yield PrintedDate(first.start, now.end(), f"{_write(first)}/..")
        else:
            yield from _write_list(first)


def _write_list(point: _Point) -> Iterator[PrintedDate]:
    """Write the days, or the months, that share the rest of a date."""
    parts = [
        _write(replace(point, day=number) if point.day else replace(point, month=number)) for number, _ in point.before
    ]
    parts.append(point.value or _write(point))
    words = [word for _, word in point.before]
    at = 0
    while at < len(parts):
        if at < len(words) and _SPANNING.fullmatch(words[at]):
            yield from _write_stretch(point.start, point.end, parts[at], parts[at + 1])
            at += 1
        else:
            yield PrintedDate(point.start, point.end, parts[at])
        at += 1


def _write_stretch(start: int, end: int, first: str, last: str) -> Iterator[PrintedDate]:
    """Write a stretch of time; what runs backward, or has no year, is two dates."""
    if first < last and not first.startswith("X") and not last.startswith("X"):
        yield PrintedDate(start, end, f"{first}/{last}")
    else:
        yield PrintedDate(start, end, first)
        yield PrintedDate(start, end, last)


def _write(point: _Point) -> str:
    parts = [f"{point.year:04d}" if point.year else "XXXX"]
    parts += [f"{part:02d}" for part in (point.month, point.day) if part]
    return "-".join(parts)
