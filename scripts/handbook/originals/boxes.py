"""Paragraphs and tables as they are set, whatever the file is, and the lines in which a reader meets them.

Head and foot of an office's document are boxes beside each other, laid out by tables, by tabs or by blanks: there a
line has a side, and the left box comes before the right one. Elsewhere the row of a table is one line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from handbook.originals.decoding import clean_texts
from handbook.originals.officewords import DATE, RULE, TOP_LINE, begins_foot, is_box_line, is_role_line, is_type_line
from handbook.originals.original import Notice
from handbook.originals.paragraphs import STOP, squeeze
from handbook.text import fold_letters

LEFT, RIGHT, CENTRE = "left", "right", "center"

_GAP = re.compile(r"\s*\t\s*| {4,}")
_BETWEEN_CELLS = " | "
_MOST_LETTERS = 75  # of a line in a box
_REACH = 9  # lines between one that can only stand in a box and others of its boxes
_MOST_BETWEEN = 4


@dataclass(frozen=True, slots=True)
class PrintedParagraph:
    """A paragraph: its words with tabs and breaks, how it is set, whether all of it is bold."""

    text: str
    alignment: str = ""
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table: rows of cells, each with its paragraphs."""

    rows: tuple[tuple[tuple[PrintedParagraph, ...], ...], ...]


PrintedBlock = PrintedParagraph | PrintedTable


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Words that stand on one line, and on which side of the page where two boxes stand beside each other."""

    text: str
    side: str = ""
    alignment: str = ""
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands on one height: one line, or several with gaps between them."""

    parts: tuple[PrintedLine, ...]
    has_gaps: bool = False


def clean_blocks(blocks: Sequence[PrintedBlock]) -> tuple[tuple[PrintedBlock, ...], tuple[Notice, ...]]:
    """Write the letters of all blocks in one spelling."""
    texts, notices = clean_texts([each.text for block in blocks for each in _walk(block)])
    given = iter(texts)
    return tuple(_replace_texts(block, given) for block in blocks), notices


def _walk(block: PrintedBlock) -> Iterable[PrintedParagraph]:
    return (
        (block,)
        if isinstance(block, PrintedParagraph)
        else (each for row in block.rows for cell in row for each in cell)
    )


def _replace_texts(block: PrintedBlock, texts: Iterator[str]) -> PrintedBlock:
    if isinstance(block, PrintedParagraph):
        return replace(block, text=next(texts))
    rows = (tuple(tuple(replace(each, text=next(texts)) for each in cell) for cell in row) for row in block.rows)
    return PrintedTable(tuple(rows))


def list_lines(blocks: Iterable[PrintedBlock]) -> tuple[PrintedLine, ...]:
    """List the lines of blocks as they are read, left boxes before those on their right; none is empty."""
    rows: list[_Row] = []
    for block in blocks:
        if isinstance(block, PrintedParagraph):
            rows += _list_parts(block)
        elif _has_boxes(block):
            rows += (_Row((line,)) for line in _list_columns(block))
        else:
            rows += (_Row((PrintedLine(text),)) for text in map(_join_cells, block.rows) if text)
    return tuple(_order_sides(rows))


def _has_boxes(table: PrintedTable) -> bool:
    parts = (part for row in table.rows for cell in row for each in cell for part in each.text.split("\n"))
    texts = [squeeze(part) for part in parts if part.strip()]
    return any(map(is_box_line, texts)) or (len(table.rows) == 1 and any(map(is_role_line, texts)))


def _list_columns(table: PrintedTable) -> Iterator[PrintedLine]:
    columns: dict[int, list[PrintedLine]] = {}
    for row in table.rows:
        for at, cell in enumerate(row):
            side = "" if len(row) == 1 else LEFT if at < len(row) // 2 else RIGHT
            columns.setdefault(at, []).extend(
                PrintedLine(squeeze(part), side, each.alignment, each.is_bold)
                for each in cell
                for part in each.text.split("\n")
                if part.strip()
            )
    return (line for at in sorted(columns) for line in columns[at])


def _join_cells(row: Sequence[tuple[PrintedParagraph, ...]]) -> str:
    cells = (squeeze(" ".join(each.text for each in cell)) for cell in row)
    return _BETWEEN_CELLS.join(cell for cell in cells if cell)


def _list_parts(paragraph: PrintedParagraph) -> Iterator[_Row]:
    """List the lines of a paragraph, each with the parts between which there are gaps."""
    for text in _split_breaks(paragraph.text):
        parts = [part for part in _GAP.split(text.rstrip()) if part]
        sides = (RIGHT,) if _GAP.match(text) and len(parts) == 1 else (LEFT, RIGHT) if len(parts) > 1 else ("",)
        if len(parts) > len(sides):
            parts = [parts[0], " ".join(parts[1:])]
        alignment = "" if len(parts) > 1 else paragraph.alignment
        lines = (
            PrintedLine(squeeze(part), side, alignment, paragraph.is_bold)
            for part, side in zip(parts, sides, strict=False)
        )
        yield _Row(tuple(lines), sides != ("",))


def _split_breaks(text: str) -> Iterator[str]:
    """Split a paragraph where its lines stand for themselves: in boxes, and behind a stop."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and (any(map(_is_own, lines)) or all(len(line) <= _MOST_LETTERS for line in lines)):
        yield from lines
        return
    gathered: list[str] = []
    for line in lines:
        gathered.append(line)
        if STOP.search(line.rstrip()):
            yield " ".join(gathered)
            gathered.clear()
    if gathered:
        yield " ".join(gathered)


def _is_own(line: str) -> bool:
    parts = [squeeze(part) for part in _GAP.split(line) if part.strip()]
    return any(is_box_line(part) or RULE.fullmatch(part) for part in parts)


def _order_sides(rows: Sequence[_Row]) -> Iterator[PrintedLine]:
    """Put the left box before the right one where gaps tell them; a gap anywhere else is a blank."""
    sure = [at for at, row in enumerate(rows) if any(is_box_line(part.text) for part in row.parts)]
    near = {at + step for at in sure for step in range(-_REACH, _REACH + 1)}
    boxed = [at for at, row in enumerate(rows) if row.has_gaps and at in near and _is_short(row)]
    at = 0
    while at < len(rows):
        end = _find_end(rows, boxed, at) if at in boxed else at
        if end > at:
            lines = [_choose_side(part) for row in rows[at:end] for part in row.parts]
            yield from (line for line in lines if line.side == LEFT)
            yield from (line for line in lines if line.side == RIGHT)
            at = end
            continue
        yield _close_gaps(rows[at])
        at += 1


def _find_end(rows: Sequence[_Row], boxed: Sequence[int], start: int) -> int:
    """Find where boxes end that begin at a row: a few short rows without gaps may stand in between."""
    end = start
    for at in boxed[boxed.index(start) :]:
        if at > end + _MOST_BETWEEN or not all(map(_is_between, rows[end:at])) or (at > start and _is_foot(rows[at])):
            break
        end = at + 1
    return end


def _is_between(row: _Row) -> bool:
    return _is_short(row) and not any(is_type_line(part.text) or begins_foot(part.text) for part in row.parts)


def _is_foot(row: _Row) -> bool:
    return any(begins_foot(part.text) for part in row.parts)


def _is_short(row: _Row) -> bool:
    return all(len(part.text) <= _MOST_LETTERS for part in row.parts)


def _choose_side(line: PrintedLine) -> PrintedLine:
    folded = fold_letters(line.text)
    right = TOP_LINE.fullmatch(folded) or DATE.fullmatch(folded) or line.alignment == RIGHT
    return replace(line, side=line.side or (RIGHT if right else LEFT))


def _close_gaps(row: _Row) -> PrintedLine:
    if len(row.parts) == 1:
        return replace(row.parts[0], side="") if row.has_gaps else row.parts[0]
    return replace(row.parts[0], text=" ".join(part.text for part in row.parts), side="")
