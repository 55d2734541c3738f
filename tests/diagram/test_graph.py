"""The order of a graph, and the lines of succession in it."""

from dataclasses import replace

import pytest
from lineage_graphs import LANES, PERIODS, UNITS, make_graph, make_node, make_year

from handbook.diagram.graph import Edge, Graph, find_followers, moment, sort_graph, trace_lines


def make_years(
    years: dict[str, int], *edges: str, focus: str | None = None, lanes: dict[str, str] | None = None
) -> Graph:
    """Make a graph of documents of some years; an edge is «source relation target»."""
    nodes = [make_node(name, make_year(year), (lanes or {}).get(name, "tw")) for name, year in years.items()]
    return sort_graph(make_graph(nodes, [make_edge(edge) for edge in edges], focus))


def make_edge(words: str) -> Edge:
    source, relation, target = words.split()
    return Edge(source, target, relation)


def test_nodes_stand_in_order_of_year_then_day_then_name() -> None:
    nodes = [
        make_node("d", make_year(2017)),
        make_node("c", make_year(2016), day=(2, 3)),
        make_node("b", make_year(2016), day=(2, 3)),
        make_node("a", make_year(2016), day=(2, 4)),
        make_node("u", UNITS),
        make_node("x", None),
        make_node("k", PERIODS[6]),
    ]
    assert [node.id for node in sort_graph(make_graph(nodes)).nodes] == ["k", "b", "c", "a", "d", "x", "u"]


def test_what_has_no_date_comes_after_the_last_year_and_before_the_units() -> None:
    undated = moment(make_node("x", None))
    assert moment(make_node("a", make_year(9989))) < undated < moment(make_node("u", UNITS))


def test_edges_stand_in_order_of_their_ends_without_repeats_and_loops() -> None:
    edges = ("b continues c", "a implements b", "a continues c", "a continues b", "a continues b", "a continues a")
    graph = make_years({"a": 2016, "b": 2017, "c": 2018}, *edges)
    assert [f"{edge.source} {edge.relation} {edge.target}" for edge in graph.edges] == [
        "a continues b",
        "a continues c",
        "a implements b",
        "b continues c",
    ]


@pytest.mark.parametrize("edge", ["a continues z", "z continues a"])
def test_an_edge_with_an_end_outside_is_left_out(edge: str) -> None:
    assert make_years({"a": 2016, "b": 2017}, edge).edges == ()


def test_only_succession_makes_a_line() -> None:
    graph = make_years({"a": 2016, "b": 2017, "c": 2018}, "a continues b", "b implements c", "b together_with c")
    assert find_followers(graph) == {"a": "b"}


def test_a_pair_that_goes_back_in_time_makes_no_line() -> None:
    assert find_followers(make_years({"a": 2017, "b": 2016}, "a continues b")) == {}


def test_a_pair_of_one_moment_makes_no_line() -> None:
    assert find_followers(make_years({"a": 2016, "b": 2016}, "a continues b")) == {}


def test_of_several_that_continue_one_the_earliest_follows_it() -> None:
    graph = make_years({"a": 2016, "b": 2018, "c": 2017}, "a continues b", "a continues c")
    assert find_followers(graph) == {"a": "c"}


def test_of_several_that_one_continues_the_earliest_goes_before_it() -> None:
    graph = make_years({"b": 2016, "a": 2017, "c": 2018}, "a continues c", "b continues c")
    assert find_followers(graph) == {"b": "c"}


def test_names_decide_between_two_of_one_moment() -> None:
    years = {"a": 2016, "b": 2017, "c": 2017}
    assert find_followers(make_years(years, "a continues c", "a continues b")) == {"a": "b"}
    years = {"a": 2016, "b": 2016, "c": 2017}
    assert find_followers(make_years(years, "b continues c", "a continues c")) == {"a": "c"}


def test_names_decide_in_whatever_order_the_edges_stand() -> None:
    nodes = [make_node(name, make_year(year)) for name, year in (("a", 2016), ("b", 2017), ("c", 2017))]
    graph = make_graph(nodes, [make_edge("a continues c"), make_edge("a continues b")])
    assert find_followers(graph) == {"a": "b"}


@pytest.mark.parametrize("focus", ["b", "a"])
def test_the_line_of_the_pages_own_document_goes_first(focus: str) -> None:
    graph = make_years({"a": 2016, "b": 2018, "c": 2017}, "a continues b", "a continues c", focus=focus)
    assert find_followers(graph) == {"a": "b" if focus == "b" else "c"}
    graph = make_years({"b": 2016, "a": 2017, "c": 2018}, "a continues c", "b continues c", focus=focus)
    assert find_followers(graph) == {focus: "c"}


def test_a_line_stays_in_its_lane_rather_than_with_the_pages_own_document() -> None:
    graph = make_years(
        {"a": 2016, "b": 2018, "c": 2017}, "a continues b", "a continues c", focus="c", lanes={"c": LANES[1].id}
    )
    assert find_followers(graph) == {"a": "b"}


def test_a_line_changes_its_lane_where_nothing_else_goes_on() -> None:
    graph = make_years({"a": 2016, "b": 2018}, "a continues b", lanes={"b": LANES[1].id})
    assert find_followers(graph) == {"a": "b"}


def test_lines_are_told_whole_each_once_and_the_earliest_first() -> None:
    years = {"d": 2012, "a": 2013, "e": 2014, "b": 2015, "c": 2016, "f": 2017}
    graph = make_years(years, "d continues e", "a continues b", "b continues c")
    followers = find_followers(graph)
    assert trace_lines(graph, followers) == (("d", "e"), ("a", "b", "c"))
    assert trace_lines(replace(graph, nodes=graph.nodes[::-1]), followers) == (("a", "b", "c"), ("d", "e"))


def test_a_graph_without_succession_has_no_lines() -> None:
    graph = make_years({"a": 2016, "b": 2017}, "a implements b")
    assert trace_lines(graph, find_followers(graph)) == ()
