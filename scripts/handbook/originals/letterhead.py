"""The head of an office's document: who issues it, number and symbol, place and day, type, summary, marks, addressees.

A text has a head where two things tell it: the line at the top, a number, a place with a day, a type on its own line.
Only what stands there becomes a field, with the passages it stands in; what was left open stays absent, and is told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbook.messages import say
from handbook.originals.boxes import CENTRE, LEFT, RIGHT, PrintedLine
from handbook.originals.officewords import (
    ABOUT,
    ADDRESSED,
    BODY,
    COMMITTEE,
    DATE,
    GROUND,
    MARK,
    OPEN_BODY,
    ORGAN,
    PLACE,
    RULE,
    SECRET,
    SECTION,
    SYMBOL,
    TOP_LINE,
    TYPE,
    is_type_line,
)
from handbook.originals.original import HeaderField, Notice
from handbook.text import PartialDate, fold_letters

_LEAST_SIGNS = 2
_MOST_LINES = 45
_MOST_LETTERS = 120
_MOST_SUMMARY = 8
_MOST_SUMMARY_WORDS = 60
_MOST_GROUNDS = 40
_MOST_BEFORE_ADDRESSED = 4
_SENTENCE = re.compile(r"[.:;!?]$")
_GOES_ON = re.compile(r"[,;–-]$")
_JOINT = re.compile(r"\s*([-–—−‑/])\s*")
_BLANK = re.compile(r"\s+")
_ITEM = re.compile(r"[-–+•*]\s*")
_CLOSED = re.compile(r"[;.]\s*$")
_END = re.compile(r"[\s,;.]+$")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The fields of a head, and how many lines it takes."""

    fields: tuple[HeaderField, ...]
    notices: tuple[Notice, ...]
    end: int


def read_letterhead(lines: Sequence[PrintedLine]) -> Letterhead | None:
    """Read the head of a document; None where the text has none."""
    return _Head(lines).read()


def join_field(name: str, lines: Sequence[PrintedLine], places: Sequence[int], value: str = "") -> HeaderField:
    """Make a field of whole lines; its value is what they say, unless another spelling is given."""
    text = " ".join(lines[at].text for at in places)
    return HeaderField(name, value or text, text, tuple(places))


def list_items(name: str, lines: Sequence[PrintedLine], start: int, prefix: int) -> Iterator[HeaderField]:
    """List what begins behind ``prefix`` letters of a line and goes on in items below it, each as a field."""
    first, side = lines[start].text[prefix:].strip(), lines[start].side
    item = [start] if first else []
    for at in range(start + 1, len(lines)):
        line = lines[at]
        if line.side != side or len(line.text) > _MOST_LETTERS or RULE.fullmatch(line.text):
            break
        is_new = bool(_ITEM.match(line.text))
        if not is_new and not (item and line.text[:1].islower() and not _CLOSED.search(lines[item[-1]].text)):
            break
        if is_new and item:
            yield _make_item(name, lines, item, start, prefix)
            item = []
        item.append(at)
    if item:
        yield _make_item(name, lines, item, start, prefix)


def _make_item(name: str, lines: Sequence[PrintedLine], places: Sequence[int], start: int, prefix: int) -> HeaderField:
    text = " ".join(lines[at].text[prefix if at == start else 0 :].strip() for at in places)
    return HeaderField(name, _END.sub("", _ITEM.sub("", text, count=1)), text, tuple(places))


class _Head:
    """Reads one head; what each line is is told by its folded letters."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        self._lines = lines
        self._folded = [fold_letters(line.text) for line in lines[: _MOST_LINES + _MOST_GROUNDS]]
        self._fields: list[HeaderField] = []
        self._notices: list[Notice] = []
        self._signs: set[str] = set()
        self._names: list[int] = []

    def read(self) -> Letterhead | None:
        end = self._read_boxes()
        if len(self._signs) < _LEAST_SIGNS or self._signs == {"type", "place"}:
            return None
        self._fields += self._list_bodies()
        end = self._read_summary(end)
        end = self._read_addressees(end)
        self._fields += self._list_grounds(end)
        return Letterhead(tuple(self._fields), tuple(self._notices), end)

    def _read_boxes(self) -> int:
        """Read the boxes line by line; say where they end."""
        at = 0
        while at < min(len(self._folded), _MOST_LINES):
            line, folded = self._lines[at], self._folded[at]
            if self._is_type(at) or ADDRESSED.match(folded) or GROUND.fullmatch(folded) or len(folded) > _MOST_LETTERS:
                break
            if TOP_LINE.fullmatch(folded):
                self._signs.add("top")
            elif MARK.fullmatch(folded):
                self._read_mark(at)
            elif match := SYMBOL.fullmatch(folded):
                self._read_symbol(at, match)
            elif match := DATE.fullmatch(folded):
                self._read_date(at, match)
            elif ABOUT.match(folded) and "number" in self._signs:
                at = self._read_about(at)
            elif not RULE.fullmatch(folded) and "number" not in self._signs and _is_name(line):
                self._names.append(at)
            at += 1
        return at

    def _is_type(self, at: int) -> bool:
        """Tell whether a line is a type, and no part of a left box."""
        return self._lines[at].side != LEFT and is_type_line(self._lines[at].text)

    def _read_mark(self, at: int) -> None:
        self._fields.append(join_field("mark", self._lines, [at], self._lines[at].text.strip("()[] .")))
        if SECRET.fullmatch(self._folded[at]):
            self._notices.append(Notice("secret", say("originals", "secret")))

    def _read_symbol(self, at: int, match: re.Match[str]) -> None:
        text = self._lines[at].text
        letters = text[slice(*match.span("letters"))]
        if "number" in self._signs or not letters[:1].isupper():
            return
        self._signs.add("number")
        if not match["number"]:
            self._notices.append(Notice("number-open", say("originals", "number-open")))
            return
        start, end = match.start("number"), match.end("letters")
        symbol = _JOINT.sub(lambda joint: "-" if joint[1] not in "-/" else joint[1], text[start:end])
        value = _BLANK.sub("", symbol)
        self._fields.append(HeaderField("symbol", value, text[start:end], (at,)))

    def _read_date(self, at: int, match: re.Match[str]) -> None:
        text = self._lines[at].text
        if "place" in self._signs:
            return
        self._signs.add("place")
        place = text[slice(*match.span("place"))].strip(" ,") if match["place"] else ""
        if place[:1].isupper():
            self._fields.append(HeaderField("place", place, place, (at,)))
        day, month, year = (match[part].strip() for part in ("day", "month", "year"))
        if not all(map(str.isdigit, (day, month, year))):
            self._notices.append(Notice("date-open", say("originals", "date-open")))
        if len(year) == len("2016") and year.isdigit():
            is_month = month.isdigit()
            date = PartialDate(
                int(year), int(month) if is_month else None, int(day) if is_month and day.isdigit() else None
            )
            self._fields.append(HeaderField("issued", str(date), text[match.start("printed") :], (at,)))

    def _read_about(self, at: int) -> int:
        """Read the summary of a letter from the line it begins on; say on which line it ends."""
        side, places = self._lines[at].side, [at]
        while at + 1 < len(self._folded) and self._lines[at + 1].side == side and self._is_more(at + 1):
            at += 1
            places.append(at)
        text = " ".join(self._lines[each].text for each in places)
        match = ABOUT.match(fold_letters(text))
        value = text[match.end() :] if match else text
        self._fields.append(HeaderField("title", value, text, tuple(places)))
        return at

    def _is_more(self, at: int) -> bool:
        """Tell whether a line goes on with the one before it."""
        folded = self._folded[at]
        known = (TOP_LINE, SYMBOL, DATE, RULE, MARK)
        is_known = any(pattern.fullmatch(folded) for pattern in known) or ADDRESSED.match(folded) or self._is_type(at)
        is_short = len(folded) <= _MOST_LETTERS
        return not is_known and is_short and (self._lines[at].side == LEFT or not self._lines[at].text[:1].isupper())

    def _list_bodies(self) -> Iterator[HeaderField]:
        """List the body that issues, and the one above it, of the lines with names."""
        bodies: list[list[int]] = []
        for at in self._names:
            if bodies and at == bodies[-1][-1] + 1 and self._goes_on(bodies[-1], at):
                bodies[-1].append(at)
            else:
                bodies.append([at])
        if bodies:
            yield join_field("issuer", self._lines, bodies[-1])
        if len(bodies) > 1:
            yield join_field("parent", self._lines, bodies[-2])

    def _goes_on(self, body: Sequence[int], at: int) -> bool:
        """Tell whether the name of a body goes on in a line."""
        before = " ".join(self._folded[each] for each in body)
        folded, is_bolder = self._folded[at], self._lines[at].is_bold and not self._lines[body[-1]].is_bold
        if OPEN_BODY.fullmatch(before) or _GOES_ON.search(before):
            return True
        if ORGAN.fullmatch(before) and COMMITTEE.match(folded) and not is_bolder:
            return True
        return bool(PLACE.match(folded)) or not (BODY.match(folded) or is_bolder)

    def _read_summary(self, at: int) -> int:
        """Read type and summary where the boxes end; say where the summary ends."""
        if at >= min(len(self._folded), _MOST_LINES) or not self._is_type(at):
            return at
        self._signs.add("type")
        first, match = self._lines[at], TYPE.match(self._folded[at])
        start, end = match.span("type") if match else (0, 0)
        printed = first.text[start:end]
        self._fields.append(HeaderField("type", printed.capitalize(), printed, (at,)))
        places = [at] if first.text[end:].strip(" :*") else []
        at += 1
        while (
            at < len(self._folded)
            and len(places) < _MOST_SUMMARY
            and self._is_summary(at, first, has_begun=bool(places))
        ):
            places.append(at)
            at += 1
        if places:
            text = " ".join(self._lines[each].text for each in places)
            text = text[end:].strip(" :") if self._lines[places[0]] is first else text
            self._fields.append(HeaderField("title", _END.sub("", text), text, tuple(places)))
        while at < len(self._folded) and (RULE.fullmatch(self._folded[at]) or MARK.fullmatch(self._folded[at])):
            if MARK.fullmatch(self._folded[at]):
                self._read_mark(at)
            at += 1
        return at

    def _is_summary(self, at: int, first: PrintedLine, *, has_begun: bool) -> bool:
        line, folded = self._lines[at], self._folded[at]
        known = (TOP_LINE, SYMBOL, DATE, RULE, MARK)
        if any(pattern.fullmatch(folded) for pattern in known) or ADDRESSED.match(folded) or GROUND.fullmatch(folded):
            return False
        if line.side != first.side or len(folded.split()) > _MOST_SUMMARY_WORDS or SECTION.match(folded):
            return False
        if folded.startswith("("):
            return False
        if line.alignment == CENTRE and first.alignment == CENTRE:
            return True
        if first.alignment == CENTRE and line.alignment and not line.is_bold:
            return False
        return not _SENTENCE.search(folded) and (not has_begun or line.text[:1].islower())

    def _read_addressees(self, at: int) -> int:
        for step in range(at, min(at + _MOST_BEFORE_ADDRESSED, len(self._folded))):
            if match := ADDRESSED.match(self._folded[step]):
                found = [*list_items("addressee", self._lines, step, match.end())]
                self._fields += found
                return max((place + 1 for each in found for place in each.passages), default=step + 1)
        return at

    def _list_grounds(self, start: int) -> Iterator[HeaderField]:
        for at in range(start, min(start + _MOST_GROUNDS, len(self._folded))):
            if SECTION.match(self._folded[at]):
                return
            if match := GROUND.fullmatch(self._folded[at]):
                text = self._lines[at].text[match.start("words") :]
                yield HeaderField("basis", _END.sub("", text), text, (at,))


def _is_name(line: PrintedLine) -> bool:
    """Tell whether a line can be the name of a body: in capitals, in no right box."""
    return line.side != RIGHT and line.text.upper() == line.text and any(map(str.isalpha, line.text))
