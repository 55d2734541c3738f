"""Routes of the edges: through the gutters between columns and the channels between rows.

No pixel is known here. Heights are ordinals, so the number of tracks in a gutter, and with it the
room left for the boxes, is known before any text is fitted.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from handbook.diagram.graph import Edge
    from handbook.diagram.grid import Grid


class Departure(Enum):
    """Say how an edge leaves its source; it always enters its target on the left."""

    STRAIGHT = "straight"
    RIGHT = "right"
    LEFT = "left"


class Trunk(NamedTuple):
    """Name the edges that share one line: those of one source and one relation."""

    source: str
    relation: str


class Level(NamedTuple):
    """Name a height; levels compare from top to bottom.

    In zone CHANNEL `step` is a track of the channel above the row, in zone PORT it counts the half
    slots from the middle of the row's boxes.
    """

    row: int
    zone: int
    step: int


CHANNEL, PORT = 0, 1


@dataclass(frozen=True, slots=True)
class Course:
    """Hold the gutters an edge turns in; gutter n lies left of column n.

    Where `leave` and `enter` are one, the edge goes on to its target through empty cells of the
    target's row, if any; where they differ, through the channel above that row.
    """

    edge: Edge
    way: Departure
    leave: int
    enter: int

    @property
    def trunk(self) -> Trunk:
        """Return the trunk this edge branches from."""
        return Trunk(self.edge.source, self.edge.relation)

    @property
    def has_channel(self) -> bool:
        """Tell whether the edge must go round boxes in the row of its target."""
        return self.leave != self.enter


@dataclass(frozen=True, slots=True)
class Route:
    """Hold the course of one edge with the ports it starts and ends at."""

    course: Course
    start: Level
    end: Level


def plan_routes(grid: Grid) -> tuple[Route, ...]:
    """Find a way for every edge that crosses no box, and ports that no two lines share."""
    courses = tuple(find_courses(grid))
    ends, starts = place_left_ports(grid, courses)
    starts |= place_right_ports(grid, courses)
    routes = []
    for course in courses:
        edge = course.edge
        end = Level(grid.cells[edge.target].row, PORT, ends[edge.target, find_port(grid, course)])
        is_straight = course.way is Departure.STRAIGHT
        start = end if is_straight else Level(
            grid.cells[edge.source].row, PORT, starts[course.trunk, course.way]
        )  # fmt: skip
        routes.append(Route(course, start, end))
    return tuple(routes)


def find_courses(grid: Grid) -> Iterator[Course]:
    """Decide for each edge on which side it leaves and where it turns."""
    rows: dict[int, list[int]] = defaultdict(list)
    for cell in grid.cells.values():
        rows[cell.row].append(cell.column)
    before = {(row, right): left for row, columns in rows.items() for left, right in pairwise([-1, *sorted(columns)])}
    for edge in grid.graph.edges:
        source, target = grid.cells[edge.source], grid.cells[edge.target]
        is_free = before[target.row, target.column] <= source.column
        if source.column >= target.column:
            yield Course(edge, Departure.LEFT, source.column, target.column)
        elif not is_free:
            yield Course(edge, Departure.RIGHT, source.column + 1, target.column)
        elif source.row == target.row:
            yield Course(edge, Departure.STRAIGHT, target.column, target.column)
        else:
            yield Course(edge, Departure.RIGHT, source.column + 1, source.column + 1)


@dataclass(frozen=True, slots=True, order=True)
class PortRequest:
    """Ask for a port: `height` is twice the row the line comes from or goes to, for the order."""

    height: int
    column: int
    trunk: Trunk
    is_exit: bool


def place_left_ports(
    grid: Grid, courses: Sequence[Course]
) -> tuple[dict[tuple[str, Trunk], int], dict[tuple[Trunk, Departure], int]]:
    """Give the ends of all edges, and the starts of those that leave to the left, a slot each.

    Lines that come straight have the middle; the others lie above and below it in the order of the
    places they come from, so that they need not cross. Left ports are even half slots, right ports
    odd ones: lines that leave a box never run on the height of lines that enter its neighbour.
    """
    straight: dict[str, list[Trunk]] = defaultdict(list)
    claims: dict[str, list[PortRequest]] = defaultdict(list)
    for course in courses:
        source, target = grid.cells[course.edge.source], grid.cells[course.edge.target]
        if course.way is Departure.STRAIGHT:
            straight[course.edge.target].append(course.trunk)
            continue
        height = 2 * target.row - 1 if course.has_channel else 2 * source.row
        port = find_port(grid, course)
        claims[course.edge.target].append(PortRequest(height, source.column, port, is_exit=False))
    for trunk, way, heights in find_exits(grid, courses):
        if way is Departure.LEFT:
            source = grid.cells[trunk.source]
            claims[trunk.source].append(PortRequest(heights[0], source.column, trunk, is_exit=True))
    ends: dict[tuple[str, Trunk], int] = {}
    starts: dict[tuple[Trunk, Departure], int] = {}
    for node in sorted(straight.keys() | claims.keys()):
        middle = straight[node]
        firsts = {(claim.trunk, claim.is_exit): claim for claim in sorted(claims[node], reverse=True)}
        steps = spread_slots(sorted(firsts.values()), 2 * grid.cells[node].row, len(middle))
        ends |= {(node, trunk): 2 * index for index, trunk in enumerate(middle)}
        ends |= {(node, claim.trunk): step for claim, step in steps if not claim.is_exit}
        starts |= {(claim.trunk, Departure.LEFT): step for claim, step in steps if claim.is_exit}
    return ends, starts


def find_port(grid: Grid, course: Course) -> Trunk:
    """Name the port an edge enters by: its own, but at a fold one for all edges of a relation."""
    is_shared = course.edge.target in grid.folded and course.way is not Departure.STRAIGHT
    return Trunk("", course.edge.relation) if is_shared else course.trunk


def spread_slots(claims: Sequence[PortRequest], height: int, taken: int) -> tuple[tuple[PortRequest, int], ...]:
    """Give claims in order the slots round the middle, of which `taken` slots are not free."""
    above = sum(1 for claim in claims if claim.height < height)
    if not taken:
        above = len(claims) // 2
    return tuple(
        (claim, 2 * (index - above if index < above else index - above + taken)) for index, claim in enumerate(claims)
    )


def place_right_ports(grid: Grid, courses: Sequence[Course]) -> dict[tuple[Trunk, Departure], int]:
    """Give the starts of edges that leave to the right a slot: upward ones above the middle."""
    starts: dict[tuple[Trunk, Departure], int] = {}
    used: dict[tuple[str, int], int] = defaultdict(int)
    for trunk, way, heights in find_exits(grid, courses):
        if way is Departure.RIGHT:
            middle = heights[len(heights) // 2]
            direction = -1 if middle < 2 * grid.cells[trunk.source].row else 1
            starts[trunk, way] = direction * (1 + 2 * used[trunk.source, direction])
            used[trunk.source, direction] += 1
    return starts


def find_exits(grid: Grid, courses: Iterable[Course]) -> Iterator[tuple[Trunk, Departure, list[int]]]:
    """List the sides on which trunks leave their sources, with the sorted heights they go to."""
    exits: dict[tuple[Trunk, Departure], list[int]] = defaultdict(list)
    for course in courses:
        if course.way is not Departure.STRAIGHT:
            target = grid.cells[course.edge.target]
            height = 2 * target.row - 1 if course.has_channel else 2 * target.row
            exits[course.trunk, course.way].append(height)
    for (trunk, way), heights in exits.items():
        yield trunk, way, sorted(heights)
