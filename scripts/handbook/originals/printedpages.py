"""Printed pages as paragraphs: what each page repeats is left out, lines are joined, columns read one after another.

A page comes as fragments, stretches of words with their places in points; all is told from these places: what stands
in the middle or in a box beside another, which line could not take the next word, where a paragraph is indented.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from handbook.originals.boxes import CENTRE, PrintedParagraph
from handbook.originals.officewords import PAGE_NUMBER, RULE, is_box_line, is_type_line
from handbook.originals.paragraphs import ITEM, STOP

_EDGE = 2  # rows at either end of a page that may be its frame
_REPEATED = 0.6
_LEAST_PAGES = 3  # two pages may end alike by chance
_DIGITS = re.compile(r"\d+")
_BROKEN = re.compile(r"\S[-/]$")
_SAME_ROW = 0.4
_SIZES = 0.12
_LETTER = 0.5  # of the size of letters: how wide one is
_INDENT = 0.8
_LATE = 0.4
_ROOM = 1.35
_OFTEN = 0.08
_LEAST_COLUMN_ROWS = 8
_CROSSING = 0.03
_OFF_CENTRE = 0.15
_WIDE = 4
_SIDES = (False, True)
_FIRST_INDENT = 3  # at most, of the first line of a paragraph
_LEAST_INDENTED = 0.1
_TABLE_PARTS = 3
_BETWEEN_CELLS = " | "
_GAP = "\t"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of words on a page: from left to right, how high up, the size of its letters; in points."""

    text: str
    left: float
    right: float
    height: float
    size: float
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Sheets:
    """The paragraphs of printed pages, and how many rows were left out as their frames."""

    paragraphs: tuple[PrintedParagraph, ...]
    dropped: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A row in its column: how far its ends are from the edges, the room above it; in sizes of its letters."""

    text: str
    left: float
    right: float
    width: float
    room: float
    size: float
    is_first: bool
    is_indented: bool
    is_bold: bool
    has_gaps: bool

    @property
    def is_centred(self) -> bool:
        is_even = not self.has_gaps and abs(self.left - self.right) <= 1
        return is_even and min(self.left, self.right) > (1 if self.is_bold else _FIRST_INDENT)

    @property
    def is_late(self) -> bool:
        return not self.is_centred and self.left > _LATE * self.width

    @property
    def is_own(self) -> bool:
        """Whether it is a paragraph of its own: in the middle, in a box, a rule, a type."""
        is_set = self.is_centred or self.is_late or self.has_gaps
        return is_set or bool(RULE.fullmatch(self.text)) or is_box_line(self.text) or is_type_line(self.text)


_PageRow = tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows of a page that are read one below the other, and where on the page they are."""

    place: str
    rows: Sequence[_PageRow]


def join_pages(pages: Sequence[Sequence[Fragment]]) -> Sheets:
    """Join the fragments of pages to paragraphs."""
    rows = [_list_rows(page) for page in pages]
    kept = _drop_frames(rows)
    parts = _settle_short([part for page in kept for part in _split_columns(page)])
    measured = {
        place: _measure([part.rows for part in parts if part.place == place])
        for place in {part.place for part in parts}
    }
    lines = [next(measured[part.place]) for part in parts for _ in part.rows]
    return Sheets(tuple(_join(lines)), sum(map(len, rows)) - sum(map(len, kept)))


def _list_rows(page: Sequence[Fragment]) -> list[_PageRow]:
    """List the rows of a page from top to bottom: fragments of one height, from left to right."""
    rows: list[list[Fragment]] = []
    for each in sorted(page, key=lambda fragment: (-fragment.height, fragment.left)):
        if rows and abs(rows[-1][0].height - each.height) <= _SAME_ROW * each.size:
            rows[-1].append(each)
        else:
            rows.append([each])
    return [tuple(sorted(row, key=lambda fragment: fragment.left)) for row in rows]


def _drop_frames(pages: Sequence[Sequence[_PageRow]]) -> list[list[_PageRow]]:
    """Leave out the numbers of pages, and what stands at the edge of most pages."""
    edges = [{*range(len(rows))[:_EDGE], *range(len(rows))[-_EDGE:]} for rows in pages]
    seen = Counter(frame for rows, at in zip(pages, edges, strict=True) for frame in {_fold(rows[each]) for each in at})
    many = {frame for frame, count in seen.items() if count >= max(_LEAST_PAGES, _REPEATED * len(pages))}
    kept: list[list[_PageRow]] = []
    for number, (rows, at) in enumerate(zip(pages, edges, strict=True), 1):
        frames = {each for each in at if _is_frame(rows[each], many, number, len(pages))}
        kept.append([row for each, row in enumerate(rows) if each not in frames])
    return kept


def _list_rooms(rows: Sequence[_PageRow]) -> list[float]:
    """List the room above each row but the first, in sizes of its letters."""
    return [(before[0].height - row[0].height) / row[0].size for before, row in pairwise(rows)]


def _fold(row: _PageRow) -> str:
    return _DIGITS.sub("#", " ".join(each.text for each in row))


def _is_frame(row: _PageRow, many: set[str], number: int, count: int) -> bool:
    """Tell whether a row is none of the text; the boxes of a document may stand on top of several pages."""
    if any(is_box_line(each.text) or is_type_line(each.text) for each in row):
        return False
    match = PAGE_NUMBER.fullmatch(" ".join(each.text for each in row).lower())
    is_number = match and (match["word"] or match["sum"] or (count > 1 and int(match["number"]) == number))
    return bool(is_number) or _fold(row) in many


def _split_columns(rows: Sequence[_PageRow]) -> Iterator[_Part]:
    """Split a page in two from the row on from which nearly nothing crosses a strip in its middle."""
    for start in range(max(1, len(rows) - _LEAST_COLUMN_ROWS)):
        if columns := _find_columns(rows[start:]):
            if start:
                yield _Part("whole", rows[:start])
            yield from (_Part(place, column) for place, column in zip(("left", "right"), columns, strict=True))
            return
    if rows:
        yield _Part("whole", rows)


def _settle_short(parts: Sequence[_Part]) -> list[_Part]:
    """Tell rows that are no wider than the left columns of other pages from rows over the whole page."""
    edge = max((row[-1].right for part in parts if part.place == "left" for row in part.rows), default=0.0)
    settled: list[_Part] = []
    for part in parts:
        is_short = part.place == "whole" and all(row[-1].right <= edge + row[-1].size for row in part.rows)
        settled.append(replace(part, place="left") if is_short else part)
    return settled


def _find_columns(rows: Sequence[_PageRow]) -> tuple[Sequence[_PageRow], ...]:
    fragments = [each for row in rows for each in row]
    if len(fragments) < _LEAST_COLUMN_ROWS * 2:
        return ()
    first, last = min(each.left for each in fragments), max(each.right for each in fragments)
    ends = sorted({round(each.right) + 1 for each in fragments}, key=lambda end: abs(end - (first + last) / 2))
    for middle in ends:
        if abs(middle - (first + last) / 2) > _OFF_CENTRE * (last - first):
            break
        if sum(each.left < middle < each.right for each in fragments) <= _CROSSING * len(fragments):
            sides = [[tuple(each for each in row if (each.left > middle) is side) for row in rows] for side in _SIDES]
            columns = tuple([_close_gaps(row) for row in column if row] for column in sides)
            if all(len(column) >= _LEAST_COLUMN_ROWS for column in columns):
                return columns
    return ()


def _close_gaps(row: _PageRow) -> _PageRow:
    """Join what only wide blanks part: lines of a narrow column are drawn out to its edge."""
    closed = [row[0]]
    for each in row[1:]:
        if each.left - closed[-1].right <= _WIDE * each.size:
            closed[-1] = replace(closed[-1], text=f"{closed[-1].text} {each.text}", right=each.right)
        else:
            closed.append(each)
    return tuple(closed)


def _measure(pages: Sequence[Sequence[_PageRow]]) -> Iterator[_Line]:
    """Measure the rows of one column through all pages that have it."""
    rows = [row for page in pages for row in page]
    if not rows:
        return
    lefts = Counter(round(row[0].left) for row in rows)
    margin = min((left for left, count in lefts.items() if count > 1), default=min(lefts))
    first, last = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    usual = _find_usual([room for page in pages for room in _list_rooms(page)])
    for page in pages:
        for row, room in zip(page, [usual, *_list_rooms(page)], strict=True):
            line = _measure_row(row, (first, last), room / usual)
            yield replace(line, is_first=row is page[0], is_indented=row[0].left > margin + _INDENT * row[0].size)


def _find_usual(rooms: Sequence[float]) -> float:
    """Find the room between lines of one paragraph: the least that is there often."""
    counts = Counter(round(room, 1) for room in rooms if room > _SAME_ROW)
    return min((room for room, count in counts.items() if count >= _OFTEN * len(rooms)), default=1.0)


def _measure_row(row: _PageRow, edges: tuple[float, float], room: float) -> _Line:
    first, last = edges
    size = row[0].size
    return _Line(
        (_BETWEEN_CELLS if len(row) >= _TABLE_PARTS else _GAP).join(each.text for each in row),
        (row[0].left - first) / size,
        (last - row[-1].right) / size,
        (last - first) / size,
        room,
        size,
        is_first=False,
        is_indented=False,
        is_bold=all(each.is_bold for each in row),
        has_gaps=len(row) > 1,
    )


def _join(lines: Sequence[_Line]) -> Iterator[PrintedParagraph]:
    """Join each line to the one before it that goes on in it."""
    has_indents = sum(line.is_indented and not line.is_own for line in lines) >= _LEAST_INDENTED * len(lines)
    gathered: list[_Line] = []
    for line in lines:
        if gathered and _begins(gathered[-1], line, has_indents=has_indents):
            yield _make_paragraph(gathered)
            gathered = []
        gathered.append(line)
    if gathered:
        yield _make_paragraph(gathered)


def _begins(before: _Line, line: _Line, *, has_indents: bool) -> bool:
    """Tell whether a paragraph begins at a line."""
    is_other = abs(line.size - before.size) > _SIZES * before.size
    if line.is_own or before.is_own or is_other or line.room > _ROOM or ITEM.match(line.text):
        return True
    if line.text[:1].islower() and not STOP.search(before.text):
        return False
    if line.is_indented and has_indents:
        return True
    first = line.text.split(maxsplit=1)[0]
    had_room = before.right > (len(first) + 1) * _LETTER
    return had_room or (line.is_first and not has_indents and bool(STOP.search(before.text)))


def _make_paragraph(lines: Sequence[_Line]) -> PrintedParagraph:
    text = ""
    for line in lines:
        text += line.text if not text or _BROKEN.search(text) else f" {line.text}"
    alone = lines[0] if len(lines) == 1 else None
    if alone and alone.is_late:
        text = f"{_GAP}{text}"
    return PrintedParagraph(text, CENTRE if alone and alone.is_centred else "", all(line.is_bold for line in lines))
