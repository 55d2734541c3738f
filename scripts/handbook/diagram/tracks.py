"""Tracks side by side in gutters and channels, so that no two lines run on top of each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from handbook.diagram.routing import CHANNEL, Departure, Level, Trunk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handbook.diagram.routing import Route

Interval = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tracks:
    """Hold the track of each trunk in each channel (by the row below it) and in each gutter."""

    channels: Mapping[int, Mapping[Trunk, int]]
    gutters: Mapping[int, Mapping[Trunk, int]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold the part of a trunk in a gutter: the levels where lines join it from either side."""

    left: frozenset[Level]
    right: frozenset[Level]
    top: Level
    bottom: Level


def plan_tracks(routes: Sequence[Route]) -> Tracks:
    """Give every trunk a track of its own wherever it runs beside others."""
    channels = {row: pack_intervals(spans) for row, spans in find_channel_spans(routes).items()}
    gutters = {}
    for gutter, runs in find_stretches(routes, channels).items():
        packed = pack_intervals({key: (run.top.row, run.bottom.row) for key, run in runs.items()})
        gutters[gutter] = order_tracks(packed, runs)
    return Tracks(channels, gutters)


def count_tracks(tracks: Mapping[Trunk, int]) -> int:
    """Count the tracks in one gutter or channel."""
    return 1 + max(tracks.values(), default=-1)


def find_channel_spans(routes: Sequence[Route]) -> dict[int, dict[Trunk, Interval]]:
    """Find from which gutter to which a trunk runs in the channel above each row."""
    spans: dict[int, dict[Trunk, Interval]] = defaultdict(dict)
    for route in routes:
        course = route.course
        if course.has_channel:
            row = spans[route.end.row]
            first, last = row.get(course.trunk, (course.leave, course.leave))
            ends = (first, last, course.leave, course.enter)
            row[course.trunk] = (min(ends), max(ends))
    return spans


def find_stretches(
    routes: Sequence[Route], channels: Mapping[int, Mapping[Trunk, int]]
) -> dict[int, dict[Trunk, Stretch]]:
    """Find the vertical part that each trunk has in each gutter."""
    joins: dict[int, dict[Trunk, tuple[set[Level], set[Level]]]] = defaultdict(dict)
    for route in routes:
        course = route.course
        if course.way is Departure.STRAIGHT:
            continue
        left, right = joins[course.leave].setdefault(course.trunk, (set(), set()))
        (left if course.way is Departure.RIGHT else right).add(route.start)
        if not course.has_channel:
            right.add(route.end)
            continue
        track = channels[route.end.row][course.trunk]
        channel = Level(route.end.row, CHANNEL, track)
        (right if course.way is Departure.RIGHT else left).add(channel)
        left, right = joins[course.enter].setdefault(course.trunk, (set(), set()))
        (left if course.way is Departure.RIGHT else right).add(channel)
        right.add(route.end)
    return {
        gutter: {
            trunk: Stretch(frozenset(left), frozenset(right), min(left | right), max(left | right))
            for trunk, (left, right) in trunks.items()
        }
        for gutter, trunks in joins.items()
    }


def pack_intervals(intervals: Mapping[Trunk, Interval]) -> dict[Trunk, int]:
    """Give each interval the first track on which it meets no other, ends included."""
    tracks: dict[Trunk, int] = {}
    lasts: list[int] = []
    for key, (first, last) in sorted(intervals.items(), key=lambda item: (item[1][0], -item[1][1], item[0])):
        free = (index for index, end in enumerate(lasts) if end < first)
        track = next(free, len(lasts))
        lasts[track : track + 1] = [last]
        tracks[key] = track
    return tracks


def order_tracks(tracks: Mapping[Trunk, int], runs: Mapping[Trunk, Stretch]) -> dict[Trunk, int]:
    """Swap neighbouring tracks as long as that makes fewer crossings."""
    order: list[list[Stretch]] = [[] for _ in range(count_tracks(tracks))]
    for trunk, track in sorted(tracks.items()):
        order[track].append(runs[trunk])
    places = list(range(len(order)))
    # A bubble sort needs no more passes than tracks; the limit ends what crossings alone might not.
    for _ in order:
        swapped = False
        for index in range(len(places) - 1):
            left, right = order[places[index]], order[places[index + 1]]
            if count_crossings(right, left) < count_crossings(left, right):
                places[index : index + 2] = [places[index + 1], places[index]]
                swapped = True
        if not swapped:
            break
    rank = {track: index for index, track in enumerate(places)}
    return {trunk: rank[track] for trunk, track in tracks.items()}


def count_crossings(left: Sequence[Stretch], right: Sequence[Stretch]) -> int:
    """Count the crossings of the runs on two tracks when one lies left of the other."""
    return sum(
        sum(1 for level in run.right if other.top < level < other.bottom)
        + sum(1 for level in other.left if run.top < level < run.bottom)
        for run, other in product(left, right)
    )
