"""The graph of documents and units that the lineage figure and its list are drawn from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


APART = "~"


@dataclass(frozen=True, slots=True)
class TimeColumn:
    """Name one column of the time axis.

    `order` is (year, 1) for a year and (9999, 0) for the last column, which holds the units. Neighbouring
    years may be merged into one column; other periods never are.
    """

    order: tuple[int, int]
    label: str
    is_year: bool


@dataclass(frozen=True, slots=True)
class Node:
    """Hold one document or unit as the figure shows it.

    `when` is the date as text for display, `sort` the place within its period. What has no date has no
    `period`: it stands apart, under the year `near` only so that its lines are short, if there is one.
    `kind` is "document" or "unit".
    """

    id: str
    label: str
    title: str
    when: str
    sort: tuple[int, ...]
    period: TimeColumn | None
    lane: str
    href: str
    kind: str
    near: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """Join a base document (source) to the document or unit that acts on it (target)."""

    source: str
    target: str
    relation: str


@dataclass(frozen=True, slots=True)
class Lane:
    """Name one level of issuers; lanes are drawn from top to bottom in the order they are given.

    The last may be APART, for what has no date.
    """

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """Say how a relation is worded and to which family of lines it belongs.

    `family` is one of "succession", "companion", "derivation", "change", "mention", "practice".
    A symmetric relation has no arrow.
    """

    relation: str
    label: str
    inverse_label: str
    family: str
    arrow: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """Hold all that one figure shows; `focus` is the id of the page's own node, if it has one."""

    title: str
    description: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    lanes: tuple[Lane, ...]
    strokes: tuple[Stroke, ...]
    focus: str | None


Moment = tuple[tuple[int, int], tuple[int, ...]]

_APART = (9990, 0)  # after all years, before the units


def moment(node: Node) -> Moment:
    """Tell where a node stands in the order of time; what has no date comes after all that have one."""
    return (node.period.order if node.period else _APART, node.sort)


def sort_graph(graph: Graph) -> Graph:
    """Put the nodes in order of time and the edges in order of their ends.

    Loops, repeats and edges with an end outside the graph are left out: an excerpt of the whole
    lineage may mention neighbours that it does not show.
    """
    ids = {node.id for node in graph.nodes}
    edges = {edge for edge in graph.edges if edge.source in ids and edge.target in ids and edge.source != edge.target}
    return replace(
        graph,
        nodes=tuple(sorted(graph.nodes, key=lambda node: (moment(node), node.id))),
        edges=tuple(sorted(edges, key=lambda edge: (edge.source, edge.relation, edge.target))),
    )


def find_followers(graph: Graph) -> Mapping[str, str]:
    """Pair each document with the one that continues it.

    Every document has at most one follower and one forerunner here, so the pairs form lines that
    can be drawn straight; further succession edges are drawn like any other. Only pairs that go
    forward in time count: a cycle in the data cannot make an endless line.
    """
    nodes = {node.id: node for node in graph.nodes}
    relations = {stroke.relation for stroke in graph.strokes if stroke.family == "succession"}

    def rank(edge: Edge) -> tuple[bool, bool, Moment, Moment, str]:
        source, target = nodes[edge.source], nodes[edge.target]
        changes_lane = source.lane != target.lane
        off_focus = graph.focus not in (edge.source, edge.target)
        return (changes_lane, off_focus, moment(target), moment(source), target.id)

    followers: dict[str, str] = {}
    continued: set[str] = set()
    for edge in sorted((edge for edge in graph.edges if edge.relation in relations), key=rank):
        is_forward = moment(nodes[edge.source]) < moment(nodes[edge.target])
        if is_forward and edge.source not in followers and edge.target not in continued:
            followers[edge.source] = edge.target
            continued.add(edge.target)
    return followers


def trace_lines(graph: Graph, followers: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """List the lines of succession as ids in order of time, lines that start early first."""
    continued = set(followers.values())
    lines = []
    for node in graph.nodes:
        if node.id in followers and node.id not in continued:
            line = [node.id]
            while line[-1] in followers:
                line.append(followers[line[-1]])
            lines.append(tuple(line))
    return tuple(lines)
