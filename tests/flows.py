"""A planned page read back: its blocks found by their anchors, labels and words."""

from collections.abc import Iterable, Iterator, Mapping

from handbook.pages import Page
from handbook.pages.blocks import (
    Article,
    Block,
    Card,
    Cell,
    Division,
    Faults,
    Flow,
    Fold,
    Group,
    Items,
    Paragraph,
    Row,
    Series,
    Table,
)
from handbook.pages.lines import Line, read


def find_division(page: Page, anchor: str) -> Flow:
    """Find the blocks under a heading of a page; there may be none."""
    return next((division.blocks for division in page.blocks if division.anchor == anchor), ())


def walk_flow(flow: Iterable[Block]) -> Iterator[Block]:
    """Walk blocks with those in them."""
    for block in flow:
        yield block
        match block:
            case Division() | Group() | Fold():
                yield from walk_flow(block.blocks)
            case Article():
                yield from walk_flow((block.heading, *block.blocks))
            case Series():
                yield from walk_flow(block.items)
            case Items():
                for item in block.items:
                    yield from walk_flow(item)


def list_articles(flow: Iterable[Block]) -> Mapping[str, Article]:
    """List articles by their anchors, or by their words where they have none."""
    articles = (block for block in walk_flow(flow) if isinstance(block, Article))
    return {article.heading.anchor or read(article.heading.line): article for article in articles}


def list_rows(flow: Iterable[Block]) -> list[Row]:
    """List the rows of tables."""
    return [row for block in walk_flow(flow) if isinstance(block, Table) for row in block.rows]


def read_card(page: Page) -> Mapping[str, Line]:
    """Read the card of a page: its lines by their labels."""
    cards = (block for block in walk_flow(page.blocks) if isinstance(block, Card))
    return {read(row.label): row.line for card in cards for row in card.rows}


def read_flow(flow: Iterable[Block]) -> list[str]:
    """Read the paragraphs of blocks, and the faults said in them."""
    found: list[str] = []
    for block in walk_flow(flow):
        if isinstance(block, Paragraph):
            found.append(read(block.line))
        elif isinstance(block, Faults):
            found.extend(map(read, block.items))
    return found


def read_cells(row: Row) -> list[str]:
    """Read the cells of a row, without what stands under them."""
    return [read(cell.line) for cell in row.cells]


def read_cell(cell: Cell) -> list[str]:
    """Read a cell: its line, then what stands under it."""
    return [read(line) for line in (cell.line, *cell.remarks, *cell.faults)]


def list_links(line: Line) -> list[str]:
    """List where a line leads."""
    return [run.href for run in line if run.href]


def list_notes(line: Line) -> list[int]:
    """List the notes a line cites."""
    return [number for run in line for number in run.cites]
