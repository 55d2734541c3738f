"""The lineage as a list in order of time, with rails beside it that join each row to its bases.

The list is the text form of the figure: it reads aloud, wraps on a phone and breaks over pages.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.diagram.graph import find_followers, sort_graph, trace_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from handbook.diagram.graph import Edge, Graph, Node, Stroke

# More rails would leave a phone no room for the text; the words of the list say the rest.
MAX_TRACKS = 6
TRACK_STEP = 11
MARGIN = 7
# Middle of the first line of text in a row, and a depth below any row: the SVG clips what is too long.
DOT_Y, DEPTH = 14, 999
CORNER = 7


@dataclass(frozen=True, slots=True)
class BaseLink:
    """Name a node and where its page is."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Say in words how a row relates to its bases."""

    relation: str
    family: str
    links: tuple[BaseLink, ...]


@dataclass(frozen=True, slots=True)
class RailPath:
    """Hold the path data, in px, of the rails of one family in one row.

    `part` is "through" for upright rails and "branch" for what leads to the dot. `family` is that of a
    stroke, or "trunk" for a rail that edges of several families may branch from.
    """

    part: str
    family: str
    data: str


@dataclass(frozen=True, slots=True)
class RailRow:
    """Hold one document or unit of the list."""

    node: Node
    lane: str
    is_focus: bool
    phrases: tuple[Phrase, ...]
    paths: tuple[RailPath, ...]
    dot_x: int
    dot_y: int


@dataclass(frozen=True, slots=True)
class Rail:
    """Hold the list; `width` is the room in px that the rails take on its left."""

    title: str
    width: int
    rows: tuple[RailRow, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """Hold the rail of one source, or of a whole line of succession, in numbers of rows.

    It reaches from `first` to `last`, the line of succession in it from `line_first` to `line_last`.
    """

    first: int
    last: int
    line_first: int
    line_last: int

    @property
    def has_line(self) -> bool:
        """Tell whether the rail carries a line of succession."""
        return self.line_first < self.line_last


@dataclass(frozen=True, slots=True)
class RailPlan:
    """Hold where the rails run: how far they reach, by the id of the node they begin with, and all places in px."""

    heads: Mapping[str, str]
    reaches: Mapping[str, Reach]
    rail_xs: Mapping[str, int]
    dot_xs: Mapping[str, int]
    width: int


def plan_rail(graph: Graph) -> Rail:
    """Plan the list of a graph, earliest first; each row names the bases it acts on."""
    graph = sort_graph(graph)
    plan = plan_rails(graph)
    nodes = {node.id: node for node in graph.nodes}
    lanes = {lane.id: lane.label for lane in graph.lanes}
    families = {stroke.relation: stroke.family for stroke in graph.strokes}
    incoming: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        incoming[edge.target].append(edge)
    heads_by_row: dict[int, list[str]] = defaultdict(list)
    for head in sorted(plan.rail_xs, key=plan.rail_xs.__getitem__):
        for index in range(plan.reaches[head].first, plan.reaches[head].last + 1):
            heads_by_row[index].append(head)
    positions = {node.id: index for index, node in enumerate(graph.nodes)}
    rows = tuple(
        RailRow(
            node=node,
            lane=lanes[node.lane],
            is_focus=node.id == graph.focus,
            phrases=tuple(find_phrases(graph.strokes, incoming[node.id], nodes, positions)),
            paths=(
                *draw_through(plan, heads_by_row[index], index),
                *draw_branches(plan, incoming[node.id], positions, families),
            ),
            dot_x=plan.dot_xs[node.id],
            dot_y=DOT_Y,
        )
        for index, node in enumerate(graph.nodes)
    )
    return Rail(graph.title, plan.width, rows)


def plan_rails(graph: Graph) -> RailPlan:
    """Give the most telling rails a track each, and every node its place beside or on one."""
    heads = {node.id: node.id for node in graph.nodes}
    for line in trace_lines(graph, find_followers(graph)):
        heads |= dict.fromkeys(line, line[0])
    reaches = find_reaches(graph, heads)
    tracks = assign_tracks(reaches, heads.get(graph.focus or ""))
    crowd = 1 + max(tracks.values(), default=-1)
    return RailPlan(
        heads=heads,
        reaches=reaches,
        rail_xs={head: MARGIN + track * TRACK_STEP for head, track in tracks.items()},
        dot_xs={id_: MARGIN + tracks.get(head, crowd) * TRACK_STEP for id_, head in heads.items()},
        width=2 * MARGIN + crowd * TRACK_STEP,
    )


def find_reaches(graph: Graph, heads: Mapping[str, str]) -> dict[str, Reach]:
    """Find how far the rails of each source or line of succession reach, in order of their heads."""
    positions = {node.id: index for index, node in enumerate(graph.nodes)}
    lines: dict[str, list[int]] = defaultdict(list)
    reaches: dict[str, list[int]] = defaultdict(list)
    for id_, head in heads.items():
        lines[head].append(positions[id_])
    for edge in graph.edges:
        reaches[heads[edge.source]].append(positions[edge.target])
    return {
        head: Reach(min(*line, *reaches[head], line[0]), max(*line, *reaches[head], line[0]), min(line), max(line))
        for head, line in lines.items()
    }


def assign_tracks(reaches: Mapping[str, Reach], focus_head: str | None) -> dict[str, int]:
    """Give rails a track on which they meet no other: the focus and lines of succession first.

    What finds no room on MAX_TRACKS tracks is left out.
    """
    occupied: list[list[Reach]] = []
    tracks: dict[str, int] = {}
    ranked = sorted(
        (head for head, trunk in reaches.items() if trunk.first < trunk.last),
        key=lambda head: (head != focus_head, not reaches[head].has_line, reaches[head].first, head),
    )
    for head in ranked:
        trunk = reaches[head]
        free = (
            track
            for track, others in enumerate(occupied)
            if all(trunk.last < other.first or other.last < trunk.first for other in others)
        )
        track = next(free, len(occupied))
        if track < MAX_TRACKS:
            occupied += [[]] * (track == len(occupied))
            occupied[track] = [*occupied[track], trunk]
            tracks[head] = track
    return tracks


def find_phrases(
    strokes: Sequence[Stroke], edges: Sequence[Edge], nodes: Mapping[str, Node], positions: Mapping[str, int]
) -> Iterator[Phrase]:
    """Say for each relation to which bases a row has it, in the order of the strokes."""
    sources: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        sources[edge.relation].append(edge.source)
    for stroke in strokes:
        if stroke.relation in sources:
            ids = sorted(sources[stroke.relation], key=positions.__getitem__)
            links = tuple(BaseLink(nodes[id_].label, nodes[id_].href) for id_ in ids)
            yield Phrase(stroke.label, stroke.family, links)


def draw_through(plan: RailPlan, heads: Sequence[str], row: int) -> Iterator[RailPath]:
    """Draw the rails that pass a row, above and below the height of its dot.

    One that ends in a branch stops where the branch bends off.
    """
    paths: dict[str, str] = defaultdict(str)
    for head in heads:
        trunk, x = plan.reaches[head], plan.rail_xs[head]
        if trunk.first < row:
            in_line = trunk.line_first < row <= trunk.line_last
            bend = CORNER if trunk.line_last < row == trunk.last else 0
            paths["succession" if in_line else "trunk"] += f"M{x} 0V{DOT_Y - bend}"
        if row < trunk.last:
            in_line = trunk.line_first <= row < trunk.line_last
            bend = CORNER if trunk.first == row < trunk.line_first else 0
            paths["succession" if in_line else "trunk"] += f"M{x} {DOT_Y + bend}V{DEPTH}"
    for family, path in sorted(paths.items(), reverse=True):
        yield RailPath("through", family, path)


def draw_branches(
    plan: RailPlan, edges: Sequence[Edge], positions: Mapping[str, int], families: Mapping[str, str]
) -> Iterator[RailPath]:
    """Draw the branches from the trunks of its bases to the dot of a row, the longest first."""
    paths: dict[tuple[int, str], str] = {}
    for edge in edges:
        head = plan.heads[edge.source]
        if head != plan.heads[edge.target] and head in plan.rail_xs:
            x, dot_x = plan.rail_xs[head], plan.dot_xs[edge.target]
            side = 1 if x < dot_x else -1
            from_above = -1 if positions[edge.source] < positions[edge.target] else 1
            paths[abs(dot_x - x), families[edge.relation]] = (
                f"M{x} {DOT_Y + from_above * CORNER}Q{x} {DOT_Y} {x + side * CORNER} {DOT_Y}H{dot_x}"
            )
    for (_, family), path in sorted(paths.items(), reverse=True):
        yield RailPath("branch", family, path)
