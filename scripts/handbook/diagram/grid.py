"""Columns and rows of the lineage figure: where each node stands, before any pixel is known."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import count, pairwise
from typing import TYPE_CHECKING

from handbook.diagram.graph import (
    APART,
    Edge,
    Graph,
    Moment,
    Node,
    TimeColumn,
    find_followers,
    moment,
    sort_graph,
    trace_lines,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

# More titles than this make a tooltip nobody reads.
TITLES_IN_FOLD = 8
# Wires to more than these run side by side like a comb, and the figure needs several screens.
NEIGHBOURS_IN_CELL = 8


@dataclass(frozen=True, slots=True)
class GridPlace:
    """Name a place in the grid; rows are counted through all lanes from the top."""

    column: int
    row: int


@dataclass(frozen=True, slots=True)
class PeriodLabel:
    """Label the neighbouring columns from `first` to `last`."""

    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Hold the nodes and edges to draw with their places.

    `graph` is in order and contains a node for each fold, `folded` tells by the id of a fold which
    nodes it stands for, `lanes` gives the lane of each row.
    """

    graph: Graph
    cells: Mapping[str, GridPlace]
    headings: tuple[PeriodLabel, ...]
    lanes: tuple[str, ...]
    folded: Mapping[str, tuple[Node, ...]]

    def count_columns(self) -> int:
        """Count the columns."""
        return self.headings[-1].last + 1 if self.headings else 0


@dataclass(frozen=True, slots=True)
class Span:
    """Hold the periods under one heading and their nodes, split into columns."""

    periods: tuple[TimeColumn, ...]
    columns: tuple[tuple[Node, ...], ...]

    def find_height(self) -> int:
        """Return the number of nodes in the fullest cell."""
        return max(max(Counter(node.lane for node in column).values()) for column in self.columns)


def plan_grid(graph: Graph, *, max_columns: int, max_stack: int, list_href: str) -> Grid:
    """Give every node a column by its period and a row in its lane.

    Neighbouring years share a column when there are more than `max_columns`. A cell with more than
    `max_stack` nodes keeps the best connected; the others become one fold that links to the list. What has no
    date is set apart already.
    """
    graph = sort_graph(graph)
    lines = find_straight_lines(graph)
    spans = merge_years(find_spans(graph.nodes, lines), lines, max_columns)
    columns = {
        node.id: index
        for index, nodes in enumerate(column for span in spans for column in span.columns)
        for node in nodes
    }
    columns |= {node.id: find_column(spans, node.near) for node in graph.nodes if node.period is None}
    graph, folded = fold_cells(graph, columns, lines, max_stack, list_href)
    columns |= {fold: columns[nodes[0].id] for fold, nodes in folded.items()}
    cells, lanes = place_rows(graph, columns, lines, folded)
    return Grid(graph, cells, tuple(find_headings(spans)), lanes, folded)


def set_apart(graph: Graph) -> Graph:
    """Move what has no date into the lane that stands apart, under all others, where columns are no years.

    Its box says the level of its issuer, which the lane does not.
    """
    labels = {lane.id: lane.label for lane in graph.lanes}

    def move(node: Node) -> Node:
        return node if node.period else replace(node, lane=APART, when=f"{node.when}, {labels[node.lane]}")

    return replace(graph, nodes=tuple(map(move, graph.nodes)))


def find_straight_lines(graph: Graph) -> tuple[tuple[str, ...], ...]:
    """List the lines of succession, each cut where it changes the lane; what stands apart is in none."""
    lanes = {node.id: node.lane for node in graph.nodes}
    followers = {
        source: target for source, target in find_followers(graph).items() if lanes[source] == lanes[target] != APART
    }
    return trace_lines(graph, followers)


def find_column(spans: Sequence[Span], year: int) -> int:
    """Find the column of a year, else of the last year before it, else the first."""
    columns = [(period.order[0], first) for first, span in _number(spans) for period in span.periods if period.is_year]
    return max(((order, first) for order, first in columns if order <= year), default=(0, 0))[1]


def _number(spans: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """Pair each span with its first column."""
    first = 0
    for span in spans:
        yield first, span
        first += len(span.columns)


def find_spans(nodes: Sequence[Node], lines: Sequence[Sequence[str]]) -> list[Span]:
    """Make one span for each period; where something stands apart and there is no year, one without a name as well."""
    stacks: dict[TimeColumn, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.period:
            stacks[node.period].append(node)
    if len(nodes) > sum(map(len, stacks.values())) and not any(period.is_year for period in stacks):
        stacks[TimeColumn((0, 0), "", is_year=False)] = []
    return [
        make_span((period,), stack, lines) for period, stack in sorted(stacks.items(), key=lambda item: item[0].order)
    ]


def make_span(periods: tuple[TimeColumn, ...], nodes: Sequence[Node], lines: Sequence[Sequence[str]]) -> Span:
    """Split the nodes of some periods so that no column holds a document and its follower."""
    forerunners = {after: before for line in lines for before, after in pairwise(line)}
    columns: list[list[Node]] = [[]]
    for node in nodes:
        if forerunners.get(node.id) in {other.id for other in columns[-1]}:
            columns.append([])
        columns[-1].append(node)
    return Span(periods, tuple(tuple(column) for column in columns))


def merge_years(spans: list[Span], lines: Sequence[Sequence[str]], max_columns: int) -> tuple[Span, ...]:
    """Merge neighbouring years until the columns fit, first those that make the lowest stack."""
    while sum(len(span.columns) for span in spans) > max_columns:
        choices = [
            (merged.find_height(), merged.periods[-1].order[0] - merged.periods[0].order[0], index)
            for index, (left, right) in enumerate(pairwise(spans))
            if (merged := merge_spans(left, right, lines))
        ]
        if not choices:
            break
        index = min(choices)[-1]
        merged = merge_spans(spans[index], spans[index + 1], lines)
        spans = [*spans[:index], *([merged] if merged else []), *spans[index + 2 :]]
    return tuple(spans)


def merge_spans(left: Span, right: Span, lines: Sequence[Sequence[str]]) -> Span | None:
    """Merge two spans of years, or return None where that saves no column."""
    periods = left.periods + right.periods
    if not all(period.is_year for period in periods):
        return None
    nodes = [node for span in (left, right) for column in span.columns for node in column]
    merged = make_span(periods, nodes, lines)
    saves_columns = len(merged.columns) < len(left.columns) + len(right.columns)
    return merged if saves_columns else None


def find_headings(spans: Sequence[Span]) -> Iterator[PeriodLabel]:
    """Label each span with its period, or with its first and last year."""
    first = 0
    for span in spans:
        ends = dict.fromkeys((span.periods[0].label, span.periods[-1].label))
        last = first + len(span.columns) - 1
        yield PeriodLabel("–".join(ends), first, last)
        first = last + 1


def fold_cells(
    graph: Graph,
    columns: Mapping[str, int],
    lines: Sequence[Sequence[str]],
    max_stack: int,
    list_href: str,
) -> tuple[Graph, dict[str, tuple[Node, ...]]]:
    """Replace the least connected nodes of overfull cells by one fold for each cell.

    The focus and lines of succession are never folded, its neighbours only where a cell has very many of them.
    """
    degrees = Counter(end for edge in graph.edges for end in (edge.source, edge.target))
    fixed = {id_ for line in lines for id_ in line} | {graph.focus}
    near = find_neighbours(graph)
    stacks: dict[tuple[str, int], list[Node]] = defaultdict(list)
    for node in graph.nodes:
        stacks[node.lane, columns[node.id]].append(node)
    folds: list[Node] = []
    folded: dict[str, tuple[Node, ...]] = {}
    for (lane, column), stack in sorted(stacks.items()):
        if len(stack) <= max_stack:
            continue
        ranked = sorted(stack, key=lambda node: (node.id not in fixed, node.id not in near, -degrees[node.id]))
        firm = sum(1 for node in stack if node.id in fixed)
        room = max(max_stack - 1, firm, min(NEIGHBOURS_IN_CELL, sum(1 for node in stack if node.id in fixed | near)))
        rest = tuple(sorted(ranked[room:], key=lambda node: (moment(node), node.id)))
        if len(rest) > 1:
            fold = make_fold(f"+{lane}+{column}", rest, list_href)
            folds.append(fold)
            folded[fold.id] = rest
    homes = {node.id: fold for fold, nodes in folded.items() for node in nodes}
    nodes = tuple(node for node in graph.nodes if node.id not in homes)
    edges = tuple(
        Edge(homes.get(edge.source, edge.source), homes.get(edge.target, edge.target), edge.relation)
        for edge in graph.edges
    )
    return sort_graph(replace(graph, nodes=(*nodes, *folds), edges=edges)), folded


def find_bases(graph: Graph, columns: Mapping[str, int]) -> dict[str, tuple[int, str]]:
    """Find the last base of each node, as a key by which nodes of one moment sort without crossings.

    A line that comes from farther left crosses none if it goes to a lower row.
    """
    bases = {node.id: (0, node.id) for node in graph.nodes}
    for edge in graph.edges:
        bases[edge.target] = min(bases[edge.target], (-columns[edge.source], edge.source))
    return bases


def find_neighbours(graph: Graph) -> set[str]:
    """List the focus and the nodes it has an edge with."""
    return {
        end for edge in graph.edges if graph.focus in (edge.source, edge.target) for end in (edge.source, edge.target)
    } | ({graph.focus} if graph.focus else set())


def make_fold(id_: str, nodes: Sequence[Node], list_href: str) -> Node:
    """Make the node that stands for several others, dated like the last of them."""
    kind = "unit" if all(node.kind == "unit" for node in nodes) else "document"
    titles = "; ".join(node.label for node in nodes[:TITLES_IN_FOLD])
    title = f"{titles}…" if len(nodes) > TITLES_IN_FOLD else titles
    return replace(nodes[-1], id=id_, label=f"+{len(nodes)}", title=title, when="", href=list_href, kind=kind)


def place_rows(
    graph: Graph, columns: Mapping[str, int], lines: Sequence[Sequence[str]], folds: Container[str]
) -> tuple[dict[str, GridPlace], tuple[str, ...]]:
    """Give every node a row: lines of succession first and straight, then the others by time.

    The focus, with its line if it has one, gets the top row of its lane.
    """
    nodes = {node.id: node for node in graph.nodes}
    in_line = {id_ for line in lines for id_ in line}
    runs = [*lines, *((id_,) for id_ in nodes if id_ not in in_line)]
    bases = find_bases(graph, columns)

    def rank(run: Sequence[str]) -> tuple[bool, bool, bool, Moment, tuple[int, str]]:
        # A fold goes under the documents it was taken from, whatever their dates.
        head = run[0]
        return (graph.focus not in run, head in folds, head not in in_line, moment(nodes[head]), bases[head])

    runs.sort(key=rank)
    cells: dict[str, GridPlace] = {}
    rows: list[str] = []
    for lane in graph.lanes:
        taken: set[tuple[int, int]] = set()
        top = len(rows)
        for run in runs:
            if nodes[run[0]].lane == lane.id:
                span = range(columns[run[0]], columns[run[-1]] + 1)
                row = next(r for r in count(top) if all((column, r) not in taken for column in span))
                taken |= {(column, row) for column in span}
                cells |= {id_: GridPlace(columns[id_], row) for id_ in run}
        rows += [lane.id] * (1 + max((row for _, row in taken), default=top - 1) - top)
    return cells, tuple(rows)
