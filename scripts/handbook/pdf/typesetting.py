"""A page set as a chapter: its blocks laid out for paper, and what stands at the end of every chapter."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from handbook.diagram import Drawing, Rail
from handbook.messages import word_date
from handbook.pages import (
    COMMA,
    Article,
    Block,
    Box,
    Card,
    CardRow,
    Division,
    Faults,
    Flow,
    Fold,
    Group,
    Heading,
    Items,
    Line,
    Lines,
    Notes,
    Page,
    Paragraph,
    Picture,
    Reference,
    Rest,
    Run,
    Series,
    Table,
    Timeline,
    join,
    list_runs,
    page_address,
    read,
    words,
)
from handbook.pdf.changes import Log, find_records
from handbook.pdf.chapters import Chapter, Image, PaperBlock, walk_lines
from handbook.text import sort_text

Draw = Callable[[Drawing], str]
"""Makes the SVG of a drawing."""


def write_chapter(page: Page, draw: Draw, log: Log) -> Chapter:
    """Set a page as a chapter; ``draw`` makes the SVG of a figure, ``log`` knows when what it shows was changed."""
    address, head = page_address(page.path), page.head
    flow = (division for division in page.blocks if not division.is_closing)
    blocks = tuple(lay_out(flow, draw))
    ends = [division for division in page.blocks if division.is_closing]
    notes = (block for division in ends for block in division.blocks if isinstance(block, Notes))
    shown = find_records(address, blocks, (source for each in notes for source in each.sources))
    updated = log.find_updated(shown)
    end = _close(ends, blocks, updated)
    subject = read(_keep(head.subject))
    return Chapter(address, page.title, head.eyebrow, subject, page.record, (*blocks, *end), updated, shown)


def lay_out(flow: Iterable[Block], draw: Draw) -> Iterator[PaperBlock]:
    """Lay blocks out for paper, one after another: what only the web shows is left out, what holds others opened."""
    for block in flow:
        opened = _open(block)
        if opened is not None:
            yield from lay_out(opened, draw)
        elif isinstance(block, Items):
            items = tuple(tuple(lay_out(item, draw)) for item in block.items)
            yield from (Items(items, block.style, block.is_ordered),) if items else ()  # type: ignore[arg-type] # no picture is in a list
        elif isinstance(block, Picture):
            yield _draw_picture(block, draw)
        else:
            yield from _set(block)


def _open(block: Block) -> Flow | None:
    """Open a block that holds others or is others on paper; None if it is neither."""
    opened: Flow | None = None
    match block:
        case Division():
            heading = (Heading((Run(block.heading),), 1, block.anchor),) if block.heading else ()
            opened = (*heading, *block.blocks) if block.on != "web" else ()
        case Group() | Fold():
            opened = block.blocks
        case Series():
            opened = block.items
        case Article():
            place = (Paragraph((Run(block.place),), "facts"),) if block.place else ()
            opened = (block.heading, *place, *block.blocks)
        case Faults():
            opened = tuple(Box(line, "fault") for line in block.items)
        case Lines():
            opened = (Items(tuple((Paragraph(line),) for line in block.items), "names"),)
        case Timeline():
            opened = (_list_rail(block.rail),)
        case Rest():
            opened = (Paragraph(block.paper, "remark"),)
    return opened


def _set(block: Block) -> Iterator[PaperBlock]:
    """Set a block that is the same on paper."""
    match block:
        case Heading():
            yield _set_heading(block)
        case Paragraph():
            lines = () if block.on == "web" else _split(_keep(block.line))
            yield from (Paragraph(line, block.style) for line in lines if line)
        case Box():
            yield Box(_keep(block.line), block.style)
        case Card():
            yield Card(tuple(CardRow(_keep(row.label), _join_row(row)) for row in block.rows))
        case Table() | Notes():
            yield block


def _keep(line: Line) -> Line:
    """Keep of a line what is not for the web alone."""
    return tuple(run for run in line if run.on != "web")


def _split(line: Line) -> Iterator[Line]:
    """Split a line where a new paragraph begins."""
    breaks = [place for place, run in enumerate(line) if run.style == "break"]
    starts, ends = (0, *(place + 1 for place in breaks)), (*breaks, len(line))
    return (line[start:end] for start, end in zip(starts, ends, strict=True))


def _set_heading(heading: Heading) -> Heading:
    """Set the words of a heading; one that is a link leads to the site even where its page is in the section."""
    href = heading.line[0].href if len(heading.line) == 1 else ""
    run = Run(read(heading.line), href, style="address" if href else "")
    return Heading((run,), heading.depth, heading.anchor)


def _join_row(row: CardRow) -> Line:
    """Set what is said beside in the same line, softly."""
    if not row.remark:
        return _keep(row.line)
    soft = (run._replace(style="remark") if run.text and run.style in {"", "english"} else run for run in row.remark)
    return (*_keep(row.line), Run(" "), *soft)


def _draw_picture(picture: Picture, draw: Draw) -> Image:
    drawing = picture.drawing
    return Image(draw(drawing), picture.description, drawing.width, drawing.height, drawing.legend)


def _list_rail(rail: Rail) -> Items:
    """List what a figure shows, in the order of time."""
    items: list[tuple[Block, ...]] = []
    for row in rail.rows:
        when = (Run(f"{row.node.when} "),) if row.node.when else ()
        name = Run(row.node.label, row.node.href, style="strong")
        phrases = join(
            (
                (Run(f"{phrase.relation} "), *list_runs((Run(each.label, each.href) for each in phrase.links), COMMA))
                for phrase in row.phrases
            ),
            Run("; "),
        )
        first = Paragraph((*when, name, Run(f" · {row.lane}", style="remark")))
        items.append((first, Paragraph(phrases, "remark")) if phrases else (first,))
    return Items(tuple(items), "timeline")


def _close(closing: Iterable[Division], blocks: Iterable[PaperBlock], updated: str) -> Iterator[PaperBlock]:
    """End a chapter: its sources, what its abbreviations mean, which the web shows on pointing, how to cite it."""
    ends = [(_set_closing(each.heading, each.anchor), block) for each in closing for block in each.blocks]
    for heading, block in ends:
        if isinstance(block, Notes) and block.sources:
            yield from (heading, block)
    meanings = {run.text: run.meaning for line in walk_lines(blocks) for run in line if run.meaning}
    if meanings:
        yield _set_closing(words.ABBREVIATIONS, "")
        yield Card(tuple(CardRow((Run(short),), (Run(meanings[short]),)) for short in sorted(meanings, key=sort_text)))
    for heading, block in ends:
        if isinstance(block, Reference):
            line = replace(block, updated=word_date(updated)).line
            typed = (run._replace(href="#") if run.style == "address" else run for run in line)
            yield from (heading, Paragraph(tuple(typed), "reference"))


def _set_closing(text: str, anchor: str) -> Heading:
    return Heading((Run(text),), 1, anchor, is_closing=True)
