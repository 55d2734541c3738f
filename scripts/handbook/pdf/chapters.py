"""What a printed section holds: chapters of blocks, laid out for paper, free of pages, notes' numbers and addresses.

Of the blocks of a page there are here headings, paragraphs, boxes, lists, cards, tables and notes only, and pictures as
``Image``. A run's ``href`` is what the page gave, as seen from it; ``writer`` resolves it.
"""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from handbook.diagram import Bundle
from handbook.pages import (
    Block,
    Box,
    Card,
    Cell,
    CitedSource,
    Heading,
    Items,
    Line,
    Notes,
    Paragraph,
    Table,
    addresses,
    read,
    words,
)


@dataclass(frozen=True, slots=True)
class Image:
    """A drawn picture with what it shows in words and by lines; width and height are in px."""

    svg: str
    description: str
    width: int
    height: int
    legend: tuple[Bundle, ...] = ()


PaperBlock = Block | Image


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
    blocks: tuple[PaperBlock, ...]
    updated: str = ""
    shown: frozenset[str] = frozenset()

    @property
    def sources(self) -> tuple[CitedSource, ...]:
        """The sources the chapter cites."""
        return tuple(source for block in self.blocks if isinstance(block, Notes) for source in block.sources)


@dataclass(frozen=True, slots=True)
class Section:
    """One PDF: an id that is its place under ``pdf/``, and chapters; a single chapter bears the section's title.

    ``site`` is the handbook's name. ``code`` is the code it is judged by, where that is not its own: a handout's is
    that of the whole page.
    """

    id: str
    title: str
    eyebrow: str
    subject: str
    address: str
    updated: str
    chapters: tuple[Chapter, ...]
    site: str = ""
    code: str = ""

    @property
    def is_volume(self) -> bool:
        """Tell whether it is bound of pages rather than the print of one: what is of the home page."""
        return self.address == addresses.HOME

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


def open_cell(cell: Cell, *, is_first: bool) -> Iterator[PaperBlock]:
    """Show a cell as blocks; the first of a row, which names it, stands out."""
    line = tuple(run if run.style else run._replace(style="strong") for run in cell.line) if is_first else cell.line
    yield Paragraph(line)
    yield from (Paragraph(remark, "remark") for remark in cell.remarks)
    yield from (Box(fault, "fault") for fault in cell.faults)


def walk_blocks(blocks: Iterable[PaperBlock]) -> Iterator[PaperBlock]:
    """Walk blocks in the order of reading, those inside others after what holds them."""
    for block in blocks:
        yield block
        if isinstance(block, Items):
            for item in block.items:
                yield from walk_blocks(item)
        elif isinstance(block, Table):
            for row in block.rows:
                for place, cell in enumerate(row.cells):
                    yield from open_cell(cell, is_first=place == 0)


def walk_lines(blocks: Iterable[PaperBlock]) -> Iterator[Line]:
    """Walk the lines of text of blocks in the order of reading."""
    for block in walk_blocks(blocks):
        if isinstance(block, Heading | Paragraph | Box):
            yield block.line
        elif isinstance(block, Card):
            yield from (row.line for row in block.rows)


def walk_words(chapter: Chapter) -> Iterator[str]:
    """Walk every stretch of words a chapter shows, but for how to cite it, which carries a date."""
    for block in walk_blocks(chapter.blocks):
        if isinstance(block, Card):
            for row in block.rows:
                yield read(row.label)
                yield read(row.line)
        elif isinstance(block, Table):
            yield from (column.heading for column in block.columns)
        elif isinstance(block, Image):
            yield from (bundle.stroke.label for bundle in block.legend)
        elif isinstance(block, Heading | Box) or (isinstance(block, Paragraph) and block.style != "reference"):
            yield read(block.line)
    for source in chapter.sources:
        yield source.title.text
        yield source.details
        yield read(source.original)
        for note in source.notes:
            yield note.place.text
            yield note.opening
            yield words.PRINTED.format(facts=note.printed) if note.printed else ""
