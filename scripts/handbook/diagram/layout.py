"""Plan of the lineage figure: swim lanes of issuers, crossed by time from left to right."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from handbook.diagram.drawing import Band, Bundle, ColumnHeading, Drawing, Label, LineStyle, NodeBox, Point
from handbook.diagram.frame import HALF_SLOT, MIN_BOX, plan_columns, plan_rows
from handbook.diagram.graph import APART, Edge, Graph, Lane, Node, Stroke, TimeColumn
from handbook.diagram.grid import plan_grid, set_apart
from handbook.diagram.routing import plan_routes
from handbook.diagram.textfit import Face, find_longest, measure, wrap, wrap_evenly
from handbook.diagram.tracks import plan_tracks
from handbook.diagram.wires import Board, draw_wires

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from handbook.diagram.grid import Grid
    from handbook.diagram.routing import Route

__all__ = ["Drawing", "Edge", "Graph", "Lane", "Node", "Stroke", "TimeColumn", "plan_diagram"]

LABEL = Face(size=11.5, weight=600, leading=15)
DETAIL = Face(size=10.5, weight=400, leading=14)
CAPTION = Face(size=10.5, weight=600, leading=13)
LABEL_LINES, TITLE_LINES, DATE_LINES, HEADING_LINES, CAPTION_LINES = 3, 2, 2, 2, 3

MARGIN = 6
BOX_PADDING_X, BOX_PADDING_Y = 8, 6
BOX_CORNER, PILL_CORNER = 4, 14
PORT_PADDING = 7
# Share of a line between its top and its baseline.
ASCENT = 0.76
# In a narrower box a title would be mostly ellipsis.
TITLE_ROOM = 140
CAPTION_WIDTHS = range(56, 121, 8)
# A guess, used only to decide how many columns are tried for.
USUAL_GUTTER = 28
# Text of 10.5 px would be too small below this scale.
MIN_SCALE = 0.9

# Colour, weight and dashes all differ, so that none is needed alone (WCAG 2.2, 1.4.1).
LOOKS: Mapping[str, LineStyle] = {
    "succession": LineStyle("#b3261e", 2.5, ""),
    "companion": LineStyle("#5f5f5f", 1.5, "6 3"),
    "derivation": LineStyle("#1f5fae", 1.4, ""),
    "change": LineStyle("#7b1fa2", 1.8, "9 3 2 3"),
    "mention": LineStyle("#696969", 1.3, "1.5 3"),
    "practice": LineStyle("#00695c", 1.7, "2 3"),
}


def plan_diagram(graph: Graph, *, width: float = 760, max_stack: int = 99, list_href: str = "#danh-sach") -> Drawing:
    """Plan the figure of a graph, as wide as `width` px where legible boxes allow that.

    A lane shows no more than `max_stack` nodes of a column, apart from lines of succession, the
    focus and its neighbours: the rest becomes one box that links to `list_href`. The graph must have
    every lane and relation that its nodes and edges name.
    """
    graph = set_apart(graph)
    captions = fit_captions(graph)
    left = 2 * MARGIN + max((ceil(find_longest(lines, CAPTION)) for lines in captions.values()), default=0)
    room = int(width) - left - MARGIN
    limit = max(2, room // (MIN_BOX + USUAL_GUTTER))
    grid = plan_grid(graph, max_columns=limit, max_stack=max_stack, list_href=list_href)
    routes = plan_routes(grid)
    tracks = plan_tracks(routes)
    columns = plan_columns(grid.count_columns(), tracks, left, left + room)
    fits = {node.id: fit_node(node, columns.box_width, is_fold=node.id in grid.folded) for node in grid.graph.nodes}
    headings = tuple(place_headings(grid, columns.lefts, columns.box_width))
    heights = find_heights(grid, fits, routes)
    label_heights = {lane: CAPTION.leading * len(lines) for lane, lines in captions.items()}
    top = max((heading.y for heading in headings), default=0) + MARGIN
    rows = plan_rows(grid.lanes, heights, tracks, label_heights, top)
    board = Board(grid, tracks, columns, rows)
    legend = tuple(draw_bundles(board, routes))
    total = columns.right + MARGIN
    return Drawing(
        uid=make_uid(graph),
        title=graph.title,
        description=graph.description,
        width=total,
        height=max((extent.bottom for extent in rows.lanes.values()), default=top),
        min_width=int(total * MIN_SCALE),
        headings=headings,
        bands=tuple(place_bands(board, captions, fits)),
        bundles=legend[::-1],
        legend=legend,
    )


def make_uid(graph: Graph) -> str:
    """Make a prefix for ids that differs between the figures of a page."""
    text = f"{graph.title}\0{graph.focus or ''}"
    return "lin-" + hashlib.sha256(text.encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Fit:
    """Hold the lines of a node's text as they fit its box, and the height they need."""

    labels: tuple[str, ...]
    titles: tuple[str, ...]
    dates: tuple[str, ...]
    height: int


def fit_node(node: Node, box_width: int, *, is_fold: bool) -> Fit:
    """Break the texts of a node into lines; a title is shown only where the box has room for one."""
    room = box_width - 2 * BOX_PADDING_X
    labels = wrap_evenly(node.label, room, LABEL, LABEL_LINES)
    titles = wrap(node.title, room, DETAIL, TITLE_LINES) if room >= TITLE_ROOM and not is_fold else ()
    dates = wrap_evenly(node.when, room, DETAIL, DATE_LINES)
    details = len(titles) + (1 if is_fold else len(dates))
    lines_height = len(labels) * LABEL.leading + details * DETAIL.leading
    return Fit(labels, titles, dates, 2 * BOX_PADDING_Y + lines_height)


def fit_captions(graph: Graph) -> dict[str, tuple[str, ...]]:
    """Break the labels of the lanes in use into lines, all of the least width that needs no ellipsis."""
    used = {node.lane for node in graph.nodes}
    lanes = [lane for lane in graph.lanes if lane.id in used]
    captions: dict[str, tuple[str, ...]] = {}
    for width in CAPTION_WIDTHS:
        captions = {lane.id: wrap_evenly(lane.label, width, CAPTION, CAPTION_LINES) for lane in lanes}
        if all(" ".join(captions[lane.id]) == " ".join(lane.label.split()) for lane in lanes):
            break
    return captions


def find_heights(grid: Grid, fits: Mapping[str, Fit], routes: Sequence[Route]) -> list[int]:
    """Find the height of the boxes of each row: room for all texts and all ports."""
    heights = [0] * len(grid.lanes)
    for id_, cell in grid.cells.items():
        heights[cell.row] = max(heights[cell.row], fits[id_].height)
    for route in routes:
        for level in (route.start, route.end):
            reach = abs(level.step) * HALF_SLOT + PORT_PADDING
            heights[level.row] = max(heights[level.row], 2 * reach)
    return heights


def find_ascent(face: Face) -> int:
    """Return how far a baseline lies below the top of its line."""
    return int(face.leading * ASCENT)


def place_lines(lines: Iterable[str], face: Face, x: int, top: int) -> tuple[Label, ...]:
    """Stack lines of text below `top`."""
    return tuple(
        Label(x, top + index * face.leading + find_ascent(face), line, ceil(measure(line, face)))
        for index, line in enumerate(lines)
    )


def place_headings(grid: Grid, lefts: Sequence[int], box_width: int) -> Iterator[ColumnHeading]:
    """Centre the headings over their columns, all standing on one line."""
    wrapped = {
        heading: wrap_evenly(heading.label, lefts[heading.last] + box_width - lefts[heading.first],
                      CAPTION, HEADING_LINES)
        for heading in grid.headings if heading.label
    }  # fmt: skip
    most = max((len(lines) for lines in wrapped.values()), default=0)
    y = MARGIN + most * CAPTION.leading + MARGIN
    for heading, lines in wrapped.items():
        left, right = lefts[heading.first], lefts[heading.last] + box_width
        top = y - MARGIN - len(lines) * CAPTION.leading
        texts = place_lines(lines, CAPTION, (left + right) // 2, top)
        yield ColumnHeading(texts, left, y, right - left)


def place_bands(board: Board, captions: Mapping[str, tuple[str, ...]], fits: Mapping[str, Fit]) -> Iterator[Band]:
    """Place the lanes, each with its boxes in order of time."""
    by_lane: dict[str, list[NodeBox]] = defaultdict(list)
    for node in board.grid.graph.nodes:
        by_lane[node.lane].append(place_box(board, node, fits[node.id]))
    for lane in board.grid.graph.lanes:
        if lane.id in by_lane:
            extent = board.rows.lanes[lane.id]
            labels = place_lines(captions[lane.id], CAPTION, MARGIN, extent.top + MARGIN)
            height, is_apart = extent.bottom - extent.top, lane.id == APART
            yield Band(lane, extent.top, height, labels, tuple(by_lane[lane.id]), is_apart)


def place_box(board: Board, node: Node, fit: Fit) -> NodeBox:
    """Place the box of a node and the texts in it."""
    cell = board.grid.cells[node.id]
    x, y = board.columns.lefts[cell.column], board.rows.tops[cell.row]
    height = board.rows.heights[cell.row]
    text_x = x + BOX_PADDING_X
    text_y = y + (height - fit.height) // 2 + BOX_PADDING_Y
    title_y = text_y + len(fit.labels) * LABEL.leading
    date_y = title_y + len(fit.titles) * DETAIL.leading
    return NodeBox(
        node=node,
        is_focus=node.id == board.grid.graph.focus,
        hidden=len(board.grid.folded.get(node.id, ())),
        x=x,
        y=y,
        width=board.columns.box_width,
        height=height,
        corner=PILL_CORNER if node.kind == "unit" else BOX_CORNER,
        labels=place_lines(fit.labels, LABEL, text_x, text_y),
        titles=place_lines(fit.titles, DETAIL, text_x, title_y),
        dates=place_lines(fit.dates, DETAIL, text_x, date_y),
        note=Point(text_x, date_y + find_ascent(DETAIL)),
    )


def draw_bundles(board: Board, routes: Sequence[Route]) -> Iterator[Bundle]:
    """Draw the edges, gathered by relation in the order of the strokes."""
    by_relation: dict[str, list[Route]] = defaultdict(list)
    for route in routes:
        by_relation[route.course.edge.relation].append(route)
    for stroke in board.grid.graph.strokes:
        if stroke.relation in by_relation:
            wires = draw_wires(board, by_relation[stroke.relation], arrow=stroke.arrow)
            yield Bundle(stroke, LOOKS[stroke.family], tuple(wires))
