"""What follows the name of a document and belongs to it: its date, who issued it, the terms it is of.

All is read from text as ``fold_letters`` writes it; the text as typed tells which words have capitals.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from handbook.text import fold_letters


class Day(NamedTuple):
    """A date as far as it is said; what is not said is 0."""

    year: int = 0
    month: int = 0
    day: int = 0

    def fits(self, other: "Day") -> bool:
        """Tell whether another date says all that this one does."""
        return all(mine in {0, theirs} for mine, theirs in zip(self, other, strict=True))


UNDATED = Day()


@dataclass(frozen=True, slots=True)
class Term:
    """A term (khóa) by its number, and where it stands: the first of several with its word, the others alone."""

    rank: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """What is said after a name, and where it ends; the issuer as ``fold_body`` writes it."""

    end: int
    date: Day = UNDATED
    issuer: str = ""
    terms: tuple[Term, ...] = ()


_SLASH = r"\s*[-/.]\s*"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"ngày\s+(?P<day>\d{{1,2}})(?:{_SLASH}|\s+tháng\s+)(?P<month>\d{{1,2}})(?!\d)(?:(?:{_SLASH}|\s+năm\s+){_YEAR})?",
        rf"(?P<day>\d{{1,2}}){_SLASH}(?P<month>\d{{1,2}}){_SLASH}{_YEAR}",
        rf"(?:tháng\s+|(?<=\())(?P<month>\d{{1,2}})(?:{_SLASH}|\s+năm\s+){_YEAR}",
        rf"(?:năm\s+|(?<=\()){_YEAR}(?!\s*[-–]\s*\d)",
    )
)
_GAP = re.compile(r"\s*(?P<stop>,|[-–—](?=\s))?\s*(?P<open>\(\s*)?")
_CLOSING_GAP = re.compile(rf"\s*\)?{_GAP.pattern}")
_BEGINNING = re.compile(r"\s*[,(–—-]|\s+(?:của|do|ngày|tháng|năm|khóa|ban|được|kí|ra|hội|\d)")
MOST_LISTED = 20  # numbers or terms in one name: what is said of it is kept with each
_CLOSE = re.compile(r"\s*\)")
_ISSUED = re.compile(r"(?:được\s+)?(?:ban\s+hành|kí|ra)\s+(?=ngày|tháng|năm)")
_AFTER_DATE = re.compile(r"\s*,?\s*\(?\s*(?:của|do|về|khóa)(?!\w)|\s*(?:[.;:)!?”»\"]|$)")
_ORGAN = re.compile(r"(?:ban\s+)?(?:thường\s+vụ|chấp\s+hành|thường\s+trực)\s*")
_TERM = re.compile(r"khóa\s+(?:thứ\s+)?(?P<rank>[ivx]+|\d{1,2})(?!\w)")
_NEXT_TERM = re.compile(r"\s*\)?(?:\s*[,;–-]|\s+và)?\s*\(?\s*(?P<word>khóa\s+)?(?P<rank>[ivx]+)(?!\w)")
_ROMAN = {"i": 1, "v": 5, "x": 10}

_BY = re.compile(r"(?:của|do)\s+")
_MEETING = re.compile(r"hội\s+nghị\s+lần\s+thứ\s+\w+\s+")
_PLACE = re.compile(r"(?:tỉnh|thành\s+phố|huyện|quận|thị\s+xã)\s+(?!ủy)(?=\w)")
_SEAT_WORDS = (
    *("tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy", "quân ủy", "bộ chính trị", "ban bí thư"),
    *("ban thường vụ", "ban chấp hành", "chính phủ", "thủ tướng", "quốc hội"),
)
_SEAT = re.compile(rf"(?:{'|'.join(_SEAT_WORDS)})(?!\w)")
_BODY_START = re.compile(
    r"(?:(?:tỉnh|thành|huyện|quận|thị|đảng|quân)\s+ủy|đảng\s+bộ|ban|bộ|bch|btv|ubnd|hđnd|ủy\s+ban|hội\s+đồng"
    r"|chính\s+phủ|thủ\s+tướng|quốc\s+hội|trung\s+ương|t\.?[ưw])(?!\w)"
)
_PIECE = re.compile(r"[ ]*(?P<word>t\.[ưw]|\w+(?:'\w+)*)")
# syllables within the name of a body that have no capital: between its words, and second in a word
_JOINING = frozenset(
    ["các", "cơ", "quan", "nhân", "dân", "tỉnh", "thành", "phố", "huyện", "quận", "thị", "xã", "phường", "trấn"]
)
_SECOND = frozenset(
    (
        *("ủy", "bộ", "trị", "vụ", "hành", "thư", "giáo", "chức", "tra", "vận", "phủ", "tướng", "tịch", "hội", "đồng"),
        *("ban", "an", "phòng", "dục", "trưởng", "ương", "chính", "tế", "nghiệp", "đoàn", "sát", "thao", "hóa", "viên"),
        *("quan", "sự", "chỉ", "chấp"),
    )
)
_ISSUES = "ban hành"  # a verb behind the name of a body
_SHORT = {
    "bch": "ban chấp hành",
    "btv": "ban thường vụ",
    "bct": "bộ chính trị",
    "bbt": "ban bí thư",
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "trung ương": "tw",
    "t.ư": "tw",
    "t.w": "tw",
    "tư": "tw",
    "đảng bộ": "đảng ủy",
}
_SPELLED = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _SHORT))})(?!\w)")


def read_qualifiers(text: str, folded: str, at: int) -> Qualifiers:
    """Read what follows a name that ends at a place of a text."""
    if not (_BEGINNING.match(folded, at) or text[at + 1 : at + 2].isupper()):
        return Qualifiers(at)
    end, date, issuer = at, UNDATED, ""
    terms: tuple[Term, ...] = ()
    while gap := (_CLOSING_GAP if _is_open(text, at, end) else _GAP).match(folded, end):
        start, stop = gap.end(), None if gap["open"] else gap["stop"]
        if not any(date) and (found := _read_date(folded, start, stop)):
            end, date = found
        elif not terms and (listed := _read_terms(text, folded, start)):
            end, terms = listed[-1].end, listed
        elif not issuer and (said := _read_issuer(text, folded, start, stop)):
            end, issuer = said
        else:
            break
    if _is_open(text, at, end) and (close := _CLOSE.match(folded, end)):
        end = close.end()
    return Qualifiers(end, date, issuer, terms)


def fold_body(name: str) -> str:
    """Write the name of a body as issuers are compared: usual abbreviations are one with what they stand for."""
    words = " ".join(fold_letters(name).split())
    short = _SPELLED.sub(lambda match: _SHORT[match[0]], words)
    return short.removesuffix(" đảng") if short != "đảng" else "tw"


def may_be(said: str, names: Iterable[str]) -> bool:
    """Tell whether a body may be meant by what is said, with names written by ``fold_body``.

    That is by its name or the beginning of it, by its place, or by its standing organ.
    """
    if said in names or ("tw" in names and said.removesuffix(" tw") in names):
        return True
    if place := _PLACE.match(said):
        levels = {said.partition(" ")[0], "đảng"}
        return any(name.endswith(f" {said[place.end() :]}") and name.split()[0] in levels for name in names)
    if organ := _ORGAN.match(said):
        of = said[organ.end() :]
        return not of or (" " in of and may_be(of, names))
    return " " in said and any(name.startswith(f"{said} ") for name in names)


def read_rank(label: str) -> int:
    """Read the number of a term from its label, «Khóa XII»; 0 where it has none."""
    match = _TERM.search(fold_letters(label))
    return _count(match["rank"]) if match else 0


def _is_open(text: str, start: int, end: int) -> bool:
    return text.count("(", start, end) > text.count(")", start, end)


def _read_date(folded: str, at: int, stop: str | None) -> tuple[int, Day] | None:
    """Read a date; behind a stop it may as well begin what happened then, unless the name goes on after it."""
    issued = _ISSUED.match(folded, at)
    for pattern in _DATES:
        match = pattern.match(folded, issued.end() if issued else at)
        if match:
            if stop and not _AFTER_DATE.match(folded, match.end()):
                return None
            parts = match.groupdict()
            return match.end(), Day(*(int(parts.get(part) or 0) for part in Day._fields))
    return None


def _read_terms(text: str, folded: str, at: int) -> tuple[Term, ...]:
    match = _TERM.match(folded, at)
    terms: list[Term] = []
    while match and len(terms) < MOST_LISTED:
        terms.append(Term(_count(match["rank"]), match.start("rank") if terms else at, match.end()))
        match = _NEXT_TERM.match(folded, match.end())
        if match and not (match["word"] or text[match.start("rank") : match.end()].isupper()):
            break
    return tuple(terms)


def _count(rank: str) -> int:
    if rank.isdigit():
        return int(rank)
    values = [_ROMAN[letter] for letter in rank]
    return sum(-value if value < following else value for value, following in pairwise(values)) + values[-1]


def _read_issuer(text: str, folded: str, at: int, stop: str | None) -> tuple[int, str] | None:
    """Read the body that issued it: after «của» any body, else one that can be nothing but a body."""
    by = _BY.match(folded, at)
    start = by.end() if by else at
    if meeting := _MEETING.match(folded, start):
        start = meeting.end()
    if not by and (stop == "," or not text[start : start + 1].isupper() or not _BODY_START.match(folded, start)):
        return None
    end = _read_body(text, folded, start)
    return (end, fold_body(folded[start:end])) if end > start else None


def _read_body(text: str, folded: str, start: int) -> int:
    """Find where the name of a body ends that begins at a place: there itself where none does."""
    end = start
    if (place := _PLACE.match(folded, start)) and text[place.end()].isupper():
        end = place.end()
    elif seat := _SEAT.match(folded, start):
        end = seat.end()
    while True:
        before = reach = end
        was_capital = False
        while piece := _PIECE.match(folded, reach):
            word, reach, is_capital = piece["word"], piece.end(), text[piece.start("word")].isupper()
            is_second = was_capital and word in _SECOND and not folded.startswith(_ISSUES, piece.start("word"))
            if is_capital or is_second:
                end = reach
            elif end == start or word not in _JOINING:
                break
            was_capital = is_capital
        if end > start and (seat := _SEAT.match(folded, end + 1)):
            end = seat.end()
        if end == before:
            return end
