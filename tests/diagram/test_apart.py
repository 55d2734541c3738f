"""What has no date stands apart from the axis of time, in the figure and in its list."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from lineage_graphs import UNITS, graphs, make_graph, make_node, make_year

from handbook.diagram.drawing import Band, Drawing, NodeBox
from handbook.diagram.graph import APART, Edge, Graph, find_followers, sort_graph
from handbook.diagram.layout import plan_diagram
from handbook.diagram.rail import plan_rail


def find_boxes(drawing: Drawing) -> dict[str, tuple[Band, NodeBox]]:
    return {box.node.id: (band, box) for band in drawing.bands for box in band.boxes}


def draw_dated(near: int) -> dict[str, tuple[Band, NodeBox]]:
    """Draw documents of 2012, 2016, 2017 and 2021, and one without a date."""
    nodes = [make_node(f"n{year}", make_year(year)) for year in (2012, 2016, 2017, 2021)]
    apart = make_node("x", None)
    graph = make_graph([*nodes, replace(apart, near=near)])
    return find_boxes(plan_diagram(graph))


def test_it_stands_under_all_that_is_dated() -> None:
    boxes = draw_dated(2016)
    assert [band.is_apart for band, _ in boxes.values()] == [False] * 4 + [True]
    assert all(box.y + box.height < boxes["x"][1].y for name, (_, box) in boxes.items() if name != "x")


def test_it_stands_as_near_to_its_year_as_a_column_allows() -> None:
    boxes = draw_dated(2016)
    assert boxes["x"][1].x == boxes["n2016"][1].x


def test_without_such_a_year_it_stands_under_the_last_before() -> None:
    assert draw_dated(2019)["x"][1].x == draw_dated(2017)["n2017"][1].x
    assert draw_dated(2030)["x"][1].x == draw_dated(2021)["n2021"][1].x


def test_without_any_year_it_stands_in_the_first_column() -> None:
    for near in (0, 2011):
        boxes = draw_dated(near)
        assert boxes["x"][1].x == boxes["n2012"][1].x


def test_its_box_says_the_level_that_its_lane_does_not() -> None:
    node = make_node("x", None, "duk")
    graph = make_graph([replace(node, when="chưa rõ ngày")])
    ((band, box),) = find_boxes(plan_diagram(graph)).values()
    assert band.lane.id == APART
    assert box.node.when == "chưa rõ ngày, Đảng ủy Khối các cơ quan Trung ương"


def test_it_never_stands_among_units() -> None:
    boxes = find_boxes(plan_diagram(make_graph([make_node("x", None), make_node("u", UNITS)])))
    assert boxes["x"][1].x < boxes["u"][1].x
    assert not boxes["u"][0].is_apart


def test_a_figure_of_nothing_dated_has_no_heading() -> None:
    drawing = plan_diagram(make_graph([make_node("x", None), make_node("y", None)], [Edge("x", "y", "continues")]))
    assert drawing.headings == ()
    assert [box.node.id for box in drawing.bands[0].boxes] == ["x", "y"]


def test_the_list_tells_it_after_all_that_is_dated_and_before_the_units() -> None:
    nodes = [
        make_node("x", None),
        make_node("u", UNITS),
        make_node("b", make_year(2016)),
        make_node("a", make_year(2021)),
    ]
    assert [row.node.id for row in plan_rail(make_graph(nodes)).rows] == ["b", "a", "x", "u"]


def test_it_is_no_straight_line_with_what_is_dated() -> None:
    graph = sort_graph(
        make_graph([make_node("x", None), make_node("a", make_year(2016))], [Edge("x", "a", "continues")])
    )
    assert find_followers(graph) == {}


@given(graphs())
def test_all_that_has_no_date_and_nothing_else_stands_apart(graph: Graph) -> None:
    drawing = plan_diagram(graph, max_stack=99)
    for band in drawing.bands:
        assert band.is_apart == (band.lane.id == APART)
        assert all((box.node.period is None) == band.is_apart for box in band.boxes)
    assert [band.is_apart for band in drawing.bands[:-1]] == [False] * max(0, len(drawing.bands) - 1)
    rows = plan_rail(graph).rows
    stands = [1 if row.node.period is None else 2 if row.node.period is UNITS else 0 for row in rows]
    assert all(one <= other for one, other in pairwise(stands))
