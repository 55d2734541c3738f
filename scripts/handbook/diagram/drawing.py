"""The lineage figure as the template writes it: shapes and texts with their places in whole px."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handbook.diagram.graph import Lane, Node, Stroke


@dataclass(frozen=True, slots=True)
class LineStyle:
    """Hold how a family of lines looks: colour in the light scheme, width in px, dashes."""

    colour: str
    width: float
    dashes: str


@dataclass(frozen=True, slots=True)
class Point:
    """Name a place from the upper left."""

    x: int
    y: int

    def shift(self, across: int) -> Point:
        """Return the point so far to the right of this one."""
        return Point(self.x + across, self.y)


@dataclass(frozen=True, slots=True)
class Label:
    """Place one line of text by its baseline; `length` is the width it must have in every font."""

    x: int
    y: int
    content: str
    length: int


@dataclass(frozen=True, slots=True)
class ColumnHeading:
    """Hold the label over some columns and the rule under it, from `x` for `width`."""

    texts: tuple[Label, ...]
    x: int
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class NodeBox:
    """Hold a node as drawn.

    `hidden` counts the nodes of a fold and is 0 for every other box; the template writes its own
    words for a fold on the line that begins at `note`.
    """

    node: Node
    is_focus: bool
    hidden: int
    x: int
    y: int
    width: int
    height: int
    corner: int
    labels: tuple[Label, ...]
    titles: tuple[Label, ...]
    dates: tuple[Label, ...]
    note: Point


@dataclass(frozen=True, slots=True)
class Band:
    """Hold a lane as drawn, its boxes in the order in which a reader steps through them.

    `is_apart` says that it lies outside the axis of time.
    """

    lane: Lane
    y: int
    height: int
    labels: tuple[Label, ...]
    boxes: tuple[NodeBox, ...]
    is_apart: bool


@dataclass(frozen=True, slots=True)
class Wire:
    """Hold one edge as drawn: its corners, and the path data of its line and of its ends."""

    source: str
    target: str
    points: tuple[Point, ...]
    path: str
    ends: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """Hold all wires of one relation."""

    stroke: Stroke
    look: LineStyle
    wires: tuple[Wire, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Hold the whole figure.

    `uid` begins every id in the SVG. `bundles` come in the order of painting, so that the relation
    named first lies on top; `legend` holds the same in the order of reading. The figure may be
    shrunk to `min_width` before it has to scroll.
    """

    uid: str
    title: str
    description: str
    width: int
    height: int
    min_width: int
    headings: tuple[ColumnHeading, ...]
    bands: tuple[Band, ...]
    bundles: tuple[Bundle, ...]
    legend: tuple[Bundle, ...]
