"""Paths of the edges in px: rounded lines with an arrow, or with a dot at both ends."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from handbook.diagram.drawing import Point, Wire
from handbook.diagram.routing import CHANNEL, Departure, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handbook.diagram.frame import ColumnPlaces, RowPlaces
    from handbook.diagram.grid import Grid
    from handbook.diagram.routing import Route
    from handbook.diagram.tracks import Tracks

CORNER = 5
ARROW_GAP = 6
DOT_GAP = 4


@dataclass(frozen=True, slots=True)
class Board:
    """Gather all that is known of places when the wires are drawn."""

    grid: Grid
    tracks: Tracks
    columns: ColumnPlaces
    rows: RowPlaces


def draw_wires(board: Board, routes: Sequence[Route], *, arrow: bool) -> Iterator[Wire]:
    """Draw the edges of one relation from box to box.

    Those that share a port at a fold run into the one that comes from farthest, and end there.
    """
    corners = {route: drop_straight(find_corners(board, route)) for route in routes}
    farthest: dict[Point, int] = {}
    for points in corners.values():
        farthest[points[-1]] = min(points[-2].x, farthest.get(points[-1], points[-2].x))
    for route, points in corners.items():
        yield draw_wire(route, points, arrow=arrow, joins=points[-2].x > farthest[points[-1]])


def draw_wire(route: Route, corners: Sequence[Point], *, arrow: bool, joins: bool) -> Wire:
    """Draw one edge; if it joins another, without its last stretch."""
    gap = ARROW_GAP if arrow else DOT_GAP
    first, last = corners[0], corners[-1].shift(-gap)
    starts, ends = "", f"M{last.x - 1} {last.y - 3}l6 3l-6 3z"
    if not arrow:
        first = first.shift(gap if corners[1].x > first.x else -gap)
        starts, ends = draw_dot(first), draw_dot(last)
    points = (first, *corners[1:-1]) if joins else (first, *corners[1:-1], last)
    edge = route.course.edge
    return Wire(edge.source, edge.target, points, draw_line(points), starts if joins else starts + ends)


def find_corners(board: Board, route: Route) -> tuple[Point, ...]:
    """List the corners of a route, from the edge of one box to the edge of the other."""
    course, columns, rows = route.course, board.columns, board.rows
    source, target = (board.grid.cells[id_] for id_ in (course.edge.source, course.edge.target))
    start_y, end_y = rows.find_y(route.start), rows.find_y(route.end)
    start_x = columns.lefts[source.column] + (0 if course.way is Departure.LEFT else columns.box_width)
    start, end = Point(start_x, start_y), Point(columns.lefts[target.column], end_y)
    if course.way is Departure.STRAIGHT:
        return (start, end)
    leave_x = columns.tracks[course.leave][course.trunk]
    if not course.has_channel:
        return (start, Point(leave_x, start_y), Point(leave_x, end_y), end)
    enter_x = columns.tracks[course.enter][course.trunk]
    track = board.tracks.channels[target.row][course.trunk]
    channel_y = rows.find_y(Level(target.row, CHANNEL, track))
    return (
        start,
        Point(leave_x, start_y),
        Point(leave_x, channel_y),
        Point(enter_x, channel_y),
        Point(enter_x, end_y),
        end,
    )


def drop_straight(points: Sequence[Point]) -> tuple[Point, ...]:
    """Drop the points at which a line does not turn."""
    kept = [points[0]]
    for point, after in pairwise(points[1:]):
        before = kept[-1]
        on_column = before.x == point.x == after.x
        on_row = before.y == point.y == after.y
        if point != before and not on_column and not on_row:
            kept.append(point)
    return (*kept, points[-1])


def draw_line(points: Sequence[Point]) -> str:
    """Return the path data of a line with rounded corners."""
    parts = [f"M{points[0].x} {points[0].y}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        into = move_towards(corner, before)
        out = move_towards(corner, after)
        parts.append(f"L{into.x} {into.y}Q{corner.x} {corner.y} {out.x} {out.y}")
    return "".join([*parts, f"L{points[-1].x} {points[-1].y}"])


def move_towards(corner: Point, other: Point) -> Point:
    """Return the point where the rounding of a corner ends on the way to another point."""
    across, down = other.x - corner.x, other.y - corner.y
    reach = min(CORNER, (abs(across) + abs(down)) // 2)
    return Point(corner.x + reach * sign(across), corner.y + reach * sign(down))


def sign(value: int) -> int:
    """Return -1, 0 or 1."""
    return (value > 0) - (value < 0)


def draw_dot(centre: Point) -> str:
    """Return the path data of a dot of radius 3."""
    return f"M{centre.x - 3} {centre.y}a3 3 0 1 0 6 0a3 3 0 1 0-6 0z"
