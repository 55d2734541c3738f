"""The list under the figure says the same in words and in order of time."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lineage_graphs import graphs, make_graph, make_lineage, make_node, make_year

import handbook
from handbook.diagram.graph import Edge, Graph, sort_graph
from handbook.diagram.rail import MAX_TRACKS, TRACK_STEP, Rail, plan_rail

if TYPE_CHECKING:
    from random import Random

any_graph = settings(deadline=None, max_examples=60, derandomize=True)


def render(rail: Rail) -> str:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FileSystemLoader(Path(handbook.__file__).parent / "templates"),
    )
    return environment.get_template("rail.html.j2").render(rail=rail)


def test_rows_are_in_order_of_time_and_units_come_last() -> None:
    assert [row.node.id for row in plan_rail(make_lineage()).rows] == [
        "10-ct-tw", "nq-tw4", "05-ct-tw", "01-nq-duk", "01-kl-tw", "21-kl-tw", "can-tho", "o-mon",
    ]  # fmt: skip


def test_row_says_in_words_on_which_documents_it_acts() -> None:
    rows = {row.node.id: row for row in plan_rail(make_lineage()).rows}
    phrases = [(phrase.relation, [link.label for link in phrase.links]) for phrase in rows["01-kl-tw"].phrases]
    assert phrases == [
        ("tiếp tục thực hiện", ["Chỉ thị 05-CT/TW"]),
        ("gắn với", ["Chỉ thị 10-CT/TW", "Nghị quyết Trung ương 4 khóa XII"]),
    ]
    assert rows["05-ct-tw"].phrases == ()


@any_graph
@given(graphs())
def test_list_says_every_edge_once(graph: Graph) -> None:
    rail = plan_rail(graph)
    said = [
        (row.node.id, phrase.relation, link.href)
        for row in rail.rows for phrase in row.phrases for link in phrase.links
    ]  # fmt: skip
    words = {stroke.relation: stroke.label for stroke in graph.strokes}
    edges = sort_graph(graph).edges
    wanted = [(edge.target, words[edge.relation], f"{edge.source}.html") for edge in edges]
    assert sorted(said) == sorted(wanted)
    assert [row.node for row in rail.rows] == list(sort_graph(graph).nodes)


@any_graph
@given(graphs(), st.randoms(use_true_random=False))
def test_order_of_the_input_does_not_matter(graph: Graph, shuffler: Random) -> None:
    nodes, edges = list(graph.nodes), list(graph.edges)
    shuffler.shuffle(nodes)
    shuffler.shuffle(edges)
    assert plan_rail(replace(graph, nodes=tuple(nodes), edges=tuple(edges))) == plan_rail(graph)


@any_graph
@given(graphs())
def test_rails_stay_beside_the_text(graph: Graph) -> None:
    rail = plan_rail(graph)
    assert rail.width <= (MAX_TRACKS + 2) * TRACK_STEP
    for row in rail.rows:
        assert 0 < row.dot_x < rail.width
        for path in row.paths:
            places = [int(x) for x in re.findall(r"[MHQ](\d+)", path.data)]
            assert all(0 < x < rail.width for x in places)


@any_graph
@given(graphs())
def test_upright_rails_run_on_from_row_to_row(graph: Graph) -> None:
    rows = plan_rail(graph).rows
    below: set[str] = set()
    for row in rows:
        through = "".join(path.data for path in row.paths if path.part == "through")
        above = set(re.findall(r"M(\d+) 0V", through))
        assert above == below
        below = set(re.findall(r"M(\d+) \d+V999", through))
    assert below == set()


def test_line_of_succession_is_one_thick_rail() -> None:
    graph = make_lineage()
    rows = plan_rail(graph).rows
    places = {row.node.id: index for index, row in enumerate(rows)}
    first, last = places["05-ct-tw"], places["01-kl-tw"]
    assert rows[first].dot_x == rows[last].dot_x
    for row in rows[first : last + 1]:
        thick = [path.data for path in row.paths if path.family == "succession"]
        assert any(f"M{rows[first].dot_x} " in path for path in thick)


def test_focus_has_the_first_track() -> None:
    rail = plan_rail(make_lineage())
    (focus,) = (row for row in rail.rows if row.is_focus)
    assert focus.node.id == "01-kl-tw"
    assert focus.dot_x == min(row.dot_x for row in rail.rows)


def test_rails_beyond_the_limit_are_left_to_the_words() -> None:
    sources = [make_node(f"s{index:02}", make_year(2010)) for index in range(20)]
    targets = [make_node(f"t{index:02}", make_year(2011)) for index in range(20)]
    edges = [Edge(f"s{index:02}", f"t{index:02}", "implements") for index in range(20)]
    rail = plan_rail(make_graph([*sources, *targets], edges))
    branches = [path for row in rail.rows for path in row.paths if path.part == "branch"]
    assert len(branches) == MAX_TRACKS
    assert all(row.phrases for row in rail.rows[20:])


def test_branch_bends_towards_its_base() -> None:
    nodes = [make_node("a", make_year(2010)), make_node("b", make_year(2011))]
    down = plan_rail(make_graph(nodes, [Edge("a", "b", "implements")])).rows[1]
    up = plan_rail(make_graph(nodes, [Edge("b", "a", "implements")])).rows[0]
    assert [path.data for path in down.paths if path.part == "branch"] == ["M7 7Q7 14 14 14H18"]
    assert [path.data for path in up.paths if path.part == "branch"] == ["M7 21Q7 14 14 14H18"]


def test_cycle_in_the_succession_ends() -> None:
    nodes = [make_node(id_, make_year(2016 + index)) for index, id_ in enumerate("abc")]
    edges = [Edge("a", "b", "continues"), Edge("b", "c", "continues"), Edge("c", "a", "continues")]
    assert len(plan_rail(make_graph(nodes, edges)).rows) == 3


def test_graph_without_nodes_gives_an_empty_list() -> None:
    assert plan_rail(make_graph([])).rows == ()
    assert "<li" not in render(plan_rail(make_graph([])))


def test_list_is_one_block_of_html_with_real_links() -> None:
    text = render(plan_rail(make_lineage()))
    assert all(line.strip() for line in text.strip().splitlines())
    assert text.startswith('<ol class="rail"')
    assert text.count("<li ") == 8
    assert text.count('aria-current="page"') == 1
    assert (
        'tiếp tục thực hiện <a href="05-ct-tw.html">Chỉ thị 05-CT/TW</a>; '
        'gắn với <a href="10-ct-tw.html">Chỉ thị 10-CT/TW</a>, '
        '<a href="nq-tw4.html">Nghị quyết Trung ương 4 khóa XII</a>'
    ) in text


def test_markup_in_the_data_is_shown_not_obeyed() -> None:
    node = replace(make_node("a", make_year(2016)), label="<script>", href='x"y')
    text = render(plan_rail(make_graph([node])))
    assert "<script" not in text
    assert 'href="x&#34;y"' in text
