"""What a printed section holds: chapters of blocks of runs, free of pages, notes' numbers and addresses.

A run's ``href`` is what the view gave, as seen from the page of its chapter; ``document`` resolves it.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; ``cites`` are the numbers, on the page, of the notes that follow it.

    ``style`` is "", "strong", "soft" (said beside), "unknown" (what no source says), "title" (of a book) or "address"
    (shown to be typed, and linked to the site even where the page is in the section). ``meaning`` explains an
    abbreviation.
    """

    text: str
    style: str = ""
    href: str = ""
    meaning: str = ""
    cites: tuple[int, ...] = ()


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``depth`` counts from 1 inside its chapter, ``anchor`` is its id on the page.

    What ``is_closing`` stands at the end of every chapter, so the contents of a booklet do not list it.
    """

    text: str
    depth: int
    anchor: str = ""
    href: str = ""
    is_closing: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``style`` is "text", "remark", "facts", "nothing" or "reference"."""

    line: Line
    style: str = "text"


@dataclass(frozen=True, slots=True)
class Box:
    """A paragraph set apart: a "fault" of a source, or a "hint"."""

    line: Line
    kind: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list, each item some blocks; one of names more than of sentences is ragged."""

    items: tuple[tuple["Block", ...], ...]
    ordered: bool = False
    is_ragged: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """Labels with what they name."""

    rows: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its share of the width and whether numbers stand in it."""

    title: str
    share: float
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: one cell of blocks for each column; ``anchor`` is its id on the page."""

    cells: tuple[tuple["Block", ...], ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of a row names it. A wide one is set across the sheet where it is all there is."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A kind of line in a picture, with its name."""

    label: str
    colour: str
    width: float
    dashes: tuple[float, ...]
    arrow: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A vector picture with what it shows in words; width and height are in px."""

    svg: str
    description: str
    width: int
    height: int
    legend: tuple[Stroke, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A place in a source that a chapter cites, by its number on the page."""

    number: int
    place: Run
    opening: str


@dataclass(frozen=True, slots=True)
class Source:
    """A source that a chapter cites, with a short name for when it is cited again."""

    title: Run
    short: str
    details: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class SourceList:
    """The sources of a chapter; each is said with the numbers of the notes that name it."""

    sources: tuple[Source, ...]


Block = Heading | Paragraph | Box | Items | Card | Table | Picture | SourceList


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of the site on paper.

    ``record`` is the file an editor would change, for messages. ``shown`` are the ids of the records that stand on
    it, ``updated`` is the last day any of them changed (ISO 8601).
    """

    address: str
    title: str
    eyebrow: str
    subject: str
    record: str
    blocks: tuple[Block, ...]
    updated: str = ""
    shown: frozenset[str] = frozenset()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources the chapter cites."""
        return tuple(source for block in self.blocks if isinstance(block, SourceList) for source in block.sources)


@dataclass(frozen=True, slots=True)
class Section:
    """One PDF: an id that is its place under ``pdf/``, and chapters; a single chapter bears the section's title."""

    id: str
    title: str
    eyebrow: str
    subject: str
    address: str
    updated: str
    chapters: tuple[Chapter, ...]

    @property
    def is_wide(self) -> bool:
        """Tell whether the sheets lie across: all there is is a wide table."""
        blocks = self.chapters[0].blocks
        return len(self.chapters) == 1 and any(isinstance(block, Table) and block.is_wide for block in blocks)


@cache
def resolve_address(origin: str, href: str) -> str:
    """Write a relative link, as seen from the page ``origin``, as an address from the site's root."""
    path, mark, anchor = href.partition("#")
    there = posixpath.normpath(posixpath.join(posixpath.dirname(origin), unquote(path))) if path else origin
    return there + mark + anchor


def walk_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Walk blocks in the order of reading, those inside others after what holds them."""
    for block in blocks:
        yield block
        if isinstance(block, Items):
            for item in block.items:
                yield from walk_blocks(item)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from walk_blocks(cell)


def walk_lines(blocks: tuple[Block, ...]) -> Iterator[Line]:
    """Walk the lines of text of blocks in the order of reading."""
    for block in walk_blocks(blocks):
        if isinstance(block, Paragraph | Box):
            yield block.line
        elif isinstance(block, Card):
            yield from (line for _, line in block.rows)


def walk_words(chapter: Chapter) -> Iterator[str]:
    """Walk every stretch of words a chapter shows, but for how to cite it, which carries a date."""
    for block in walk_blocks(chapter.blocks):
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Card):
            for label, line in block.rows:
                yield label
                yield "".join(run.text for run in line)
        elif isinstance(block, Table):
            yield from (column.title for column in block.columns)
        elif isinstance(block, Picture):
            yield from (stroke.label for stroke in block.legend)
        elif isinstance(block, Box) or (isinstance(block, Paragraph) and block.style != "reference"):
            yield "".join(run.text for run in block.line)
    for source in chapter.sources:
        yield source.title.text
        yield source.details
        for note in source.notes:
            yield note.place.text
            yield note.opening
