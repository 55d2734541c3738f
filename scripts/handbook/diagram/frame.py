"""Columns and rows of the lineage figure in px."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.diagram.routing import CHANNEL
from handbook.diagram.tracks import count_tracks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handbook.diagram.routing import Level, Trunk
    from handbook.diagram.tracks import Tracks

MIN_BOX, MAX_BOX = 92, 220

# Room for a corner beside the left box, and for a corner and an arrow beside the right one.
GUTTER_LEFT, GUTTER_RIGHT = 11, 17
GUTTER_BARE = 20
TRACK_STEP, TRACK_STEP_DENSE = 8, 6
DENSE = 8

HALF_SLOT = 4
CHANNEL_STEP = 6
ROW_GAP = 10
LANE_PADDING = 9


@dataclass(frozen=True, slots=True)
class ColumnPlaces:
    """Hold the left edges of the columns, the width of the boxes and the place of every track."""

    lefts: tuple[int, ...]
    box_width: int
    tracks: Mapping[int, Mapping[Trunk, int]]

    @property
    def right(self) -> int:
        """Return the right edge of the last column."""
        return self.lefts[-1] + self.box_width if self.lefts else 0


@dataclass(frozen=True, slots=True)
class Extent:
    """Hold where a lane begins and ends."""

    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class RowPlaces:
    """Hold the top edges and heights of the boxes in each row, and the extents of the lanes."""

    tops: tuple[int, ...]
    heights: tuple[int, ...]
    lanes: Mapping[str, Extent]

    def find_y(self, level: Level) -> int:
        """Return the height of a level."""
        if level.zone == CHANNEL:
            return self.tops[level.row] - ROW_GAP // 2 - level.step * CHANNEL_STEP
        return self.tops[level.row] + self.heights[level.row] // 2 + level.step * HALF_SLOT


def plan_columns(count: int, tracks: Tracks, left: int, width: int) -> ColumnPlaces:
    """Share the width from `left` among the columns; boxes never get narrower than legible."""
    steps = [find_step(tracks, column) for column in range(count)]
    gutters = [find_gutter_width(tracks, column, step) for column, step in enumerate(steps)]
    room = (width - left - sum(gutters)) // max(1, count)
    box_width = min(MAX_BOX, max(MIN_BOX, room))
    lefts: list[int] = []
    places: dict[int, dict[Trunk, int]] = {}
    for column, (gutter, step) in enumerate(zip(gutters, steps, strict=True)):
        places[column] = {
            trunk: left + GUTTER_LEFT + track * step for trunk, track in tracks.gutters.get(column, {}).items()
        }
        left += gutter
        lefts.append(left)
        left += box_width
    return ColumnPlaces(tuple(lefts), box_width, places)


def find_step(tracks: Tracks, column: int) -> int:
    """Return the distance of the tracks in a gutter."""
    crowd = count_tracks(tracks.gutters.get(column, {}))
    return TRACK_STEP if crowd <= DENSE else TRACK_STEP_DENSE


def find_gutter_width(tracks: Tracks, column: int, step: int) -> int:
    """Return the width of the gutter left of a column."""
    crowd = count_tracks(tracks.gutters.get(column, {}))
    if crowd:
        return GUTTER_LEFT + (crowd - 1) * step + GUTTER_RIGHT
    return GUTTER_BARE if column else 0


def plan_rows(
    owners: Sequence[str],
    heights: Sequence[int],
    tracks: Tracks,
    label_heights: Mapping[str, int],
    top: int,
) -> RowPlaces:
    """Stack the rows of each lane below `top`.

    `owners` names the lane of each row; no lane gets lower than its label in `label_heights`.
    """
    tops = [0] * len(heights)
    extents: dict[str, Extent] = {}
    for lane, label_height in label_heights.items():
        y = top + LANE_PADDING
        for row in (row for row, owner in enumerate(owners) if owner == lane):
            y += count_tracks(tracks.channels.get(row, {})) * CHANNEL_STEP
            tops[row] = y
            y += heights[row] + ROW_GAP
        bottom = max(y - ROW_GAP, top + LANE_PADDING + label_height) + LANE_PADDING
        extents[lane] = Extent(top, bottom)
        top = bottom
    return RowPlaces(tuple(tops), tuple(heights), extents)
