"""The lineage figure says when and who by its places, and no line or text gets in the way of another."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lineage_graphs import (
    LANES,
    PERIODS,
    STROKES,
    UNITS,
    graphs,
    make_graph,
    make_lineage,
    make_node,
    make_year,
)

import handbook
from handbook.diagram.graph import find_followers, sort_graph
from handbook.diagram.layout import (
    CAPTION,
    DETAIL,
    LABEL,
    LOOKS,
    Edge,
    Graph,
    Node,
    fit_captions,
    fit_node,
    plan_diagram,
)
from handbook.diagram.textfit import measure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from handbook.diagram import TimeColumn
    from handbook.diagram.drawing import Drawing, Label, NodeBox, Point, Wire

pytestmark = pytest.mark.slow

PACKAGE = Path(handbook.__file__).parent
STYLESHEET = PACKAGE / "theme/assets/css/lineage.css"
SVG = "{http://www.w3.org/2000/svg}"

any_graph = settings(deadline=None, max_examples=60, derandomize=True)


def render(drawing: Drawing, *, tools: bool = False) -> str:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FileSystemLoader(PACKAGE / "templates"),
    )
    return environment.get_template("diagram_figure.html.j2").render(drawing=drawing, tools=tools)


def parse_svg(drawing: Drawing) -> ET.Element:
    text = render(drawing)
    return ET.fromstring(text[text.index('<svg class="lin"') : text.rindex("</svg>") + 6])  # noqa: S314


def list_boxes(drawing: Drawing) -> list[NodeBox]:
    return [box for band in drawing.bands for box in band.boxes]


def find_boxes(drawing: Drawing) -> dict[str, NodeBox]:
    return {box.node.id: box for box in list_boxes(drawing)}


def list_wires(drawing: Drawing) -> list[tuple[str, Wire]]:
    return [(bundle.stroke.relation, wire) for bundle in drawing.bundles for wire in bundle.wires]


def list_texts(box: NodeBox) -> tuple[Label, ...]:
    return (*box.labels, *box.titles, *box.dates)


def overlap(left: NodeBox, right: NodeBox) -> bool:
    apart_across = left.x + left.width <= right.x or right.x + right.width <= left.x
    apart_down = left.y + left.height <= right.y or right.y + right.height <= left.y
    return not apart_across and not apart_down


def crosses(start: Point, end: Point, box: NodeBox) -> bool:
    left, right = sorted((start.x, end.x))
    top, bottom = sorted((start.y, end.y))
    across = left < box.x + box.width and box.x < right
    down = top < box.y + box.height and box.y < bottom
    if left == right:
        across = box.x < left < box.x + box.width
    if top == bottom:
        down = box.y < top < box.y + box.height
    return across and down


def list_stretches(wire: Wire) -> Iterator[tuple[str, int, int, int]]:
    for start, end in pairwise(wire.points):
        if start.x == end.x:
            yield ("down", start.x, min(start.y, end.y), max(start.y, end.y))
        else:
            yield ("across", start.y, min(start.x, end.x), max(start.x, end.x))


# Places


@any_graph
@given(graphs(), st.sampled_from([2, 4, 99]))
def test_boxes_never_overlap_and_stay_in_their_lane(graph: Graph, max_stack: int) -> None:
    drawing = plan_diagram(graph, max_stack=max_stack)
    for left, right in combinations(list_boxes(drawing), 2):
        assert not overlap(left, right)
    for band in drawing.bands:
        for box in band.boxes:
            assert box.node.lane == band.lane.id
            assert band.y < box.y
            assert box.y + box.height < band.y + band.height
            assert 0 < box.x < box.x + box.width < drawing.width
    assert all(above.y + above.height == below.y for above, below in pairwise(drawing.bands))


@any_graph
@given(graphs())
def test_nothing_earlier_stands_farther_right(graph: Graph) -> None:
    boxes = find_boxes(plan_diagram(graph))
    nodes = [node for node in sort_graph(graph).nodes if node.period]
    for earlier, later in pairwise(nodes):
        if earlier.period.order < later.period.order:
            assert boxes[earlier.id].x <= boxes[later.id].x


@any_graph
@given(graphs(), st.sampled_from([2, 4, 99]))
def test_every_text_fits_its_box_in_any_font(graph: Graph, max_stack: int) -> None:
    drawing = plan_diagram(graph, max_stack=max_stack)
    for box in list_boxes(drawing):
        for text in list_texts(box):
            assert box.x < text.x
            assert text.x + text.length < box.x + box.width
            assert box.y < text.y < box.y + box.height
    first_box = min((box.x for box in list_boxes(drawing)), default=drawing.width)
    for band in drawing.bands:
        for text in band.labels:
            assert text.x + text.length <= first_box
            assert band.y < text.y < band.y + band.height


@any_graph
@given(graphs())
def test_focus_stands_in_the_top_row_of_its_lane(graph: Graph) -> None:
    for band in plan_diagram(graph).bands:
        focus = [box for box in band.boxes if box.is_focus]
        assert all(box.y == min(other.y for other in band.boxes) for box in focus)


def test_lanes_without_nodes_are_not_drawn() -> None:
    drawing = plan_diagram(make_graph([make_node("a", make_year(2016), "tinh")]))
    assert [band.lane.id for band in drawing.bands] == ["tinh"]


def test_units_are_pills_and_documents_are_not() -> None:
    boxes = find_boxes(plan_diagram(make_lineage()))
    assert boxes["o-mon"].corner > boxes["05-ct-tw"].corner


def test_graph_without_nodes_gives_an_empty_figure() -> None:
    drawing = plan_diagram(make_graph([]))
    assert not drawing.bands
    assert not drawing.bundles
    assert not drawing.headings
    assert parse_svg(drawing).get("role") == "graphics-document group"


# Time


def test_years_are_merged_only_when_there_is_no_room() -> None:
    nodes = [make_node(f"n{year}", make_year(year)) for year in range(2010, 2020)]
    labels = [heading.texts for heading in plan_diagram(make_graph(nodes), width=2000).headings]
    assert len(labels) == 10
    narrow = plan_diagram(make_graph(nodes), width=760)
    assert len(narrow.headings) < 10
    assert narrow.width <= 760
    first, *_, last = ("".join(text.content for text in heading.texts) for heading in narrow.headings)
    assert first.startswith("2010")
    assert last.endswith("2019")
    assert "–" in first + last


def test_terms_and_units_keep_columns_of_their_own() -> None:
    nodes = [make_node(f"n{index}", period) for index, period in enumerate(PERIODS)]
    drawing = plan_diagram(make_graph(nodes), width=400)
    labels = [" ".join(text.content for text in heading.texts) for heading in drawing.headings]
    assert labels == ["Khóa X", "2010–2014", "Khóa XII", "2016–2021", "Đơn vị thực hiện"]


def test_merging_prefers_years_that_make_no_higher_stack() -> None:
    years = (2010, 2011, 2012, 2013, 2014, 2015, 2016)
    nodes = [make_node(f"tw{year}", make_year(year)) for year in years]
    nodes = [replace(node, lane="duk") if node.id in ("tw2013", "tw2015") else node for node in nodes]
    drawing = plan_diagram(make_graph(nodes), width=760)
    labels = [" ".join(text.content for text in heading.texts) for heading in drawing.headings]
    assert labels == ["2010", "2011", "2012–2013", "2014–2015", "2016"]


def test_figure_grows_rather_than_squeeze_its_boxes() -> None:
    nodes = [make_node(f"n{n}", replace(PERIODS[0], order=(1900 + n, 0), label=f"K{n}")) for n in range(12)]
    drawing = plan_diagram(make_graph(nodes), width=300)
    assert drawing.width > 1000
    assert min(box.width for box in list_boxes(drawing)) > 90
    assert drawing.min_width > 0.85 * drawing.width


# Lines of succession


@any_graph
@given(graphs(), st.sampled_from([2, 99]))
def test_succession_in_a_lane_is_one_straight_stroke(graph: Graph, max_stack: int) -> None:
    drawing = plan_diagram(graph, max_stack=max_stack)
    nodes = {node.id: node for node in graph.nodes}
    wires = {(wire.source, wire.target): wire for relation, wire in list_wires(drawing)
             if relation == "continues"}  # fmt: skip
    for source, target in find_followers(sort_graph(graph)).items():
        if nodes[source].lane == nodes[target].lane:
            start, end = wires[source, target].points
            assert start.y == end.y
            assert start.x < end.x


def test_follower_of_the_same_year_gets_a_column_under_the_same_heading() -> None:
    year = make_year(2021)
    nodes = [make_node("a", year, day=(1, 1)), make_node("b", year, day=(9, 1)), make_node("c", year)]
    drawing = plan_diagram(make_graph(nodes, [Edge("a", "b", "continues")]))
    boxes = find_boxes(drawing)
    (heading,) = drawing.headings
    assert boxes["a"].y == boxes["b"].y
    assert boxes["a"].x == boxes["c"].x < boxes["b"].x
    assert heading.x == boxes["a"].x
    assert heading.x + heading.width == boxes["b"].x + boxes["b"].width


def test_cycle_in_the_succession_ends() -> None:
    nodes = [make_node(id_, make_year(2016 + index)) for index, id_ in enumerate("abc")]
    edges = [Edge("a", "b", "continues"), Edge("b", "c", "continues"), Edge("c", "a", "continues")]
    drawing = plan_diagram(make_graph(nodes, edges))
    assert len(list_wires(drawing)) == 3


# Edges


@any_graph
@given(graphs(), st.sampled_from([2, 4, 99]))
def test_no_wire_crosses_a_box(graph: Graph, max_stack: int) -> None:
    drawing = plan_diagram(graph, max_stack=max_stack)
    for _, wire in list_wires(drawing):
        for start, end in pairwise(wire.points):
            assert start.x == end.x or start.y == end.y
            assert not any(crosses(start, end, box) for box in list_boxes(drawing))


@any_graph
@given(graphs(), st.sampled_from([2, 4, 99]))
def test_no_two_wires_run_on_top_of_each_other_unless_they_branch(graph: Graph, max_stack: int) -> None:
    drawing = plan_diagram(graph, max_stack=max_stack)
    lines: dict[tuple[str, int], list[tuple[int, int, tuple[str, str]]]] = defaultdict(list)
    for relation, wire in list_wires(drawing):
        for direction, place, first, last in list_stretches(wire):
            lines[direction, place].append((first, last, (wire.source, relation)))
    for stretches in lines.values():
        for one, other in combinations(stretches, 2):
            if one[2] != other[2]:
                assert min(one[1], other[1]) <= max(one[0], other[0])


@any_graph
@given(graphs())
def test_every_edge_is_drawn_once_from_box_to_box(graph: Graph) -> None:
    drawing = plan_diagram(graph)
    boxes = find_boxes(drawing)
    ids = {node.id for node in graph.nodes}
    wanted = {
        (edge.relation, edge.source, edge.target)
        for edge in graph.edges
        if {edge.source, edge.target} <= ids and edge.source != edge.target
    }
    drawn = [(relation, wire.source, wire.target) for relation, wire in list_wires(drawing)]
    assert sorted(drawn) == sorted(wanted)
    for _, wire in list_wires(drawing):
        source, target = boxes[wire.source], boxes[wire.target]
        start, end = wire.points[0], wire.points[-1]
        assert min(abs(start.x - source.x), abs(start.x - source.x - source.width)) < 8
        assert source.y < start.y < source.y + source.height
        assert 0 < target.x - end.x < 8
        assert target.y < end.y < target.y + target.height


@any_graph
@given(graphs())
def test_lines_enter_a_box_at_ports_apart(graph: Graph) -> None:
    drawing = plan_diagram(graph)
    entries = Counter((wire.target, wire.points[-1].y) for _, wire in list_wires(drawing))
    assert set(entries.values()) <= {1}


def test_way_through_empty_cells_needs_no_detour() -> None:
    nodes = [make_node("a", make_year(2010)), make_node("b", make_year(2016), "duk"),
             make_node("c", make_year(2021), "tinh")]  # fmt: skip
    drawing = plan_diagram(make_graph(nodes, [Edge("a", "c", "implements")]))
    ((_, wire),) = list_wires(drawing)
    assert len(wire.points) == 4


def test_symmetric_relation_has_dots_and_the_others_an_arrow() -> None:
    drawing = plan_diagram(make_lineage())
    for bundle in drawing.bundles:
        dots = {wire.ends.count("a3 3") for wire in bundle.wires}
        assert dots == ({0} if bundle.stroke.arrow else {4})


# Folds


@any_graph
@given(graphs(), st.integers(2, 5))
def test_folds_hide_nothing_that_is_not_counted(graph: Graph, max_stack: int) -> None:
    boxes = list_boxes(plan_diagram(graph, max_stack=max_stack))
    shown = [box for box in boxes if not box.hidden]
    assert len(shown) + sum(box.hidden for box in boxes) == len(graph.nodes)
    assert all(box.hidden != 1 for box in boxes)
    assert all(box.node.href == "#danh-sach" for box in boxes if box.hidden)


@any_graph
@given(graphs())
def test_focus_few_neighbours_and_succession_are_never_folded(graph: Graph) -> None:
    boxes = find_boxes(plan_diagram(graph, max_stack=2))
    graph = sort_graph(graph)
    nodes = {node.id: node for node in graph.nodes}
    kept = {graph.focus} - {None}
    for edge in graph.edges:
        if graph.focus in (edge.source, edge.target):
            kept |= {edge.source, edge.target}
    for source, target in find_followers(graph).items():
        if nodes[source].lane == nodes[target].lane:
            kept |= {source, target}
    assert kept <= boxes.keys()


def test_very_many_neighbours_of_the_focus_make_no_comb() -> None:
    nodes = [make_node(f"n{index:02}", make_year(2016)) for index in range(23)]
    edges = [Edge(node.id, "focus", "together_with") for node in nodes] + [Edge("n20", "n21", "implements")]
    graph = make_graph([*nodes, make_node("focus", make_year(2019))], edges, "focus")
    drawing = plan_diagram(graph, max_stack=5)
    boxes = list_boxes(drawing)
    assert [box.hidden for box in boxes if box.hidden] == [23 - 8]
    assert {"focus", "n20", "n21"} <= find_boxes(drawing).keys()
    assert drawing.height < 1000


def test_fold_keeps_the_best_connected_and_links_to_the_list() -> None:
    nodes = [make_node(f"n{index}", make_year(2016)) for index in range(6)]
    base = make_node("base", make_year(2010))
    edges = [Edge("base", "n4", "implements"), Edge("base", "n2", "implements")]
    drawing = plan_diagram(make_graph([base, *nodes], edges), max_stack=3, list_href="#toan-bo")
    (fold,) = (box for box in list_boxes(drawing) if box.hidden)
    assert {"n2", "n4"} <= find_boxes(drawing).keys()
    assert fold.hidden == 4
    assert fold.node.href == "#toan-bo"
    assert fold.node.title == "Nghị quyết n0; Nghị quyết n1; Nghị quyết n3; Nghị quyết n5"


def test_lines_into_a_fold_meet_at_one_port() -> None:
    nodes = [make_node(f"n{index}", make_year(2016), "duk") for index in range(5)]
    bases = [make_node(f"b{index}", make_year(2010 + index)) for index in range(5)]
    edges = [Edge(f"b{index}", f"n{index}", "implements") for index in range(5)]
    drawing = plan_diagram(make_graph([*bases, *nodes], edges), max_stack=1)
    heads = [wire for _, wire in list_wires(drawing) if wire.ends]
    assert len(heads) == 1
    assert len({wire.points[-1].y for _, wire in list_wires(drawing)}) == 1


def test_tooltip_of_a_large_fold_is_cut() -> None:
    nodes = [make_node(f"n{index:02}", make_year(2016)) for index in range(20)]
    (box,) = list_boxes(plan_diagram(make_graph(nodes), max_stack=1))
    assert box.node.title.count(";") == 7
    assert box.node.title.endswith("…")


# Same input, same bytes


@any_graph
@given(graphs(), st.randoms(use_true_random=False))
def test_order_of_the_input_does_not_matter(graph: Graph, shuffler: Random) -> None:
    nodes, edges = list(graph.nodes), list(graph.edges)
    shuffler.shuffle(nodes)
    shuffler.shuffle(edges)
    shuffled = replace(graph, nodes=tuple(nodes), edges=tuple(edges))
    assert plan_diagram(shuffled, max_stack=3) == plan_diagram(graph, max_stack=3)


def test_hash_seed_does_not_matter() -> None:
    code = (
        "from lineage_graphs import *; from handbook.diagram import plan_diagram; from handbook.diagram.rail import "
        "plan_rail; print(plan_diagram(make_lineage(), max_stack=1), plan_rail(make_lineage()))"
    )
    paths = os.pathsep.join([str(PACKAGE.parent), str(Path(__file__).parent)])
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
    assert b"05-ct-tw" in outputs.pop()


def test_figures_of_one_page_have_ids_of_their_own() -> None:
    graph = make_lineage()
    uids = {
        plan_diagram(graph).uid,
        plan_diagram(replace(graph, focus=None)).uid,
        plan_diagram(replace(graph, title="Sơ đồ khác")).uid,
    }
    assert len(uids) == 3


# SVG


@any_graph
@given(graphs())
def test_svg_is_well_formed_and_its_ids_are_unique(graph: Graph) -> None:
    svg = parse_svg(plan_diagram(graph, max_stack=3))
    ids = [element.get("id") for element in svg.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 2
    assert {svg.get("aria-labelledby"), svg.get("aria-describedby")} == set(ids)


def test_every_text_states_its_length() -> None:
    svg = parse_svg(plan_diagram(make_lineage(), max_stack=1))
    texts = list(svg.iter(f"{SVG}text"))
    assert len(texts) > 20
    assert all(int(text.get("textLength", "0")) > 0 for text in texts)


def test_every_node_is_a_link_whose_name_begins_with_its_label() -> None:
    svg = parse_svg(plan_diagram(make_lineage()))
    links = {link.get("data-node"): link for link in svg.iter(f"{SVG}a")}
    assert len(links) == 8
    assert links["05-ct-tw"].get("href") == "05-ct-tw.html"
    for link in links.values():
        title = link[0]
        labels = [text.text for text in link[2]]
        assert title.tag == f"{SVG}title"
        assert (title.text or "").replace(" ", "").startswith("".join(filter(None, labels)).replace(" ", ""))
    assert (links["05-ct-tw"][0].text or "").startswith("Chỉ thị 05-CT/TW, 15/5/2016: Về đẩy mạnh")


def test_only_the_own_node_is_marked_as_current() -> None:
    svg = parse_svg(plan_diagram(make_lineage()))
    current = [link.get("data-node") for link in svg.iter(f"{SVG}a") if link.get("aria-current") == "page"]
    assert current == ["01-kl-tw"]


def test_lanes_are_named_groups_and_lines_are_hidden_from_readers() -> None:
    svg = parse_svg(plan_diagram(make_lineage()))
    groups = [group.get("aria-label") for group in svg.iter(f"{SVG}g") if group.get("role") == "group"]
    assert groups == [lane.label for lane in LANES[:-1]]
    hidden = [group.get("class") for group in svg.iter(f"{SVG}g") if group.get("aria-hidden") == "true"]
    assert hidden == ["lin-bands", "lin-axis", "lin-wires"]


def test_markup_in_the_data_is_shown_not_obeyed() -> None:
    node = replace(make_node("a", make_year(2016)), label='<b>"&', title="</title><script>", href='x"y')
    text = render(plan_diagram(make_graph([node])))
    assert "<script" not in text
    assert "&lt;b&gt;&#34;&amp;" in text
    assert 'href="x&#34;y"' in text


@pytest.mark.parametrize("tools", [False, True])
def test_figure_is_one_block_of_html_for_markdown(tools: bool) -> None:  # noqa: FBT001
    lines = render(plan_diagram(make_lineage(), max_stack=1), tools=tools).strip().splitlines()
    assert all(line.strip() for line in lines)
    assert lines[0].startswith("<figure")
    assert ("data-tools" in lines[0]) is tools
    assert lines[-1] == "</figure>"


def test_figure_scrolls_in_a_named_region_that_takes_the_focus() -> None:
    assert '<div class="lin-wrap" role="region" aria-label="Sơ đồ phả hệ" tabindex="0">' in render(
        plan_diagram(make_lineage())
    )


def test_legend_lists_only_the_relations_drawn_in_the_order_of_the_strokes() -> None:
    drawing = plan_diagram(make_lineage())
    text = render(drawing)
    legend = text[: text.index("</ul>")]
    assert [bundle.stroke.relation for bundle in drawing.legend] == [
        "continues", "together_with", "implements", "practises",
    ]  # fmt: skip
    assert drawing.bundles == drawing.legend[::-1]
    assert legend.count("<li>") == 4
    assert "tiếp tục thực hiện" in legend
    assert "thay thế" not in legend


@pytest.mark.parametrize(("period", "words"), [(make_year(2016), "văn bản khác"), (UNITS, "đơn vị khác")])
def test_words_of_a_fold_have_the_length_of_the_font(period: TimeColumn, words: str) -> None:
    nodes = [replace(make_node(f"n{index}", UNITS), period=period) for index in range(3)]
    nodes = [replace(node, kind="unit" if period is UNITS else "document") for node in nodes]
    svg = parse_svg(plan_diagram(make_graph(nodes), max_stack=1))
    (text,) = (text for text in svg.iter(f"{SVG}text") if text.text == words)
    assert int(text.get("textLength", "0")) == pytest.approx(measure(words, DETAIL), abs=1)
    (link,) = svg.iter(f"{SVG}a")
    assert (link[0].text or "").startswith(f"+3 {words}")


def test_sizes_of_text_in_the_template_are_those_measured() -> None:
    svg = parse_svg(plan_diagram(make_lineage()))
    sizes = {group.get("font-size") for group in svg.iter(f"{SVG}g")} - {None}
    assert sizes == {str(LABEL.size)}
    assert svg.get("font-size") == str(DETAIL.size) == str(CAPTION.size)


# Looks


def test_families_differ_without_colour() -> None:
    assert len({(look.width, look.dashes) for look in LOOKS.values()}) == len(LOOKS)
    assert len({look.colour for look in LOOKS.values()}) == len(LOOKS)


@pytest.mark.parametrize("family", LOOKS)
def test_lines_stand_out_from_the_bands(family: str) -> None:
    def shine(colour: str) -> float:
        parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
        red, green, blue = (math.pow((part + 0.055) / 1.055, 2.4) for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    contrast = (shine("#f3f4f6") + 0.05) / (shine(LOOKS[family].colour) + 0.05)
    assert contrast >= 3


@pytest.mark.parametrize("family", LOOKS)
def test_stylesheet_knows_every_family_by_the_same_colour(family: str) -> None:
    sheet = STYLESHEET.read_text(encoding="utf-8")
    assert f"--lin-{family}: {LOOKS[family].colour};" in sheet
    assert f".lin-{family} {{ --lin-line: var(--lin-{family}); }}" in sheet
    assert f".rail-{family} {{ --rail-line: var(--lin-{family});" in sheet


def test_every_stroke_of_the_samples_has_a_look() -> None:
    assert {stroke.family for stroke in STROKES} == LOOKS.keys()


def test_node_may_name_no_lane_outside_the_graph() -> None:
    node: Node = replace(make_node("a", make_year(2016)), lane="nowhere")
    with pytest.raises(KeyError):
        plan_diagram(make_graph([node]))


_LONG = "Về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách của những người tốt, việc tốt " * 3


@pytest.mark.parametrize(
    ("width", "is_fold", "lines"),
    [(156, False, (3, 2, 2)), (155, False, (3, 0, 2)), (220, True, (3, 0, 2))],
)
def test_no_text_takes_more_lines_than_its_part_of_a_box_and_a_title_needs_a_wide_one(
    width: int,
    is_fold: bool,  # noqa: FBT001 - a parameter
    lines: tuple[int, int, int],
) -> None:
    node = replace(make_node("a", make_year(2016)), label=_LONG, title=_LONG, when=_LONG)
    fit = fit_node(node, width, is_fold=is_fold)
    assert (len(fit.labels), len(fit.titles), len(fit.dates)) == lines
    details = lines[1] + (1 if is_fold else lines[2])
    assert fit.height == 12 + 3 * LABEL.leading + details * DETAIL.leading


def test_a_long_caption_takes_three_lines_and_a_long_heading_two() -> None:
    period = replace(make_year(2016), label=_LONG)
    graph = make_graph([make_node("a", period)])
    graph = replace(graph, lanes=tuple(replace(lane, label=_LONG) for lane in graph.lanes))
    assert [len(lines) for lines in fit_captions(graph).values()] == [3]
    (heading,) = plan_diagram(graph).headings
    assert len(heading.texts) == 2


def test_headings_of_one_and_of_two_lines_end_on_one_line_below_the_upper_edge() -> None:
    nodes = [make_node("a", replace(make_year(2016), label=_LONG)), make_node("b", make_year(2017))]
    headings = plan_diagram(make_graph(nodes)).headings
    assert [len(heading.texts) for heading in headings] == [2, 1]
    assert len({heading.y for heading in headings}) == 1
    assert all(0 < text.y < heading.y for heading in headings for text in heading.texts)
    first, last = (max(text.y for text in heading.texts) for heading in headings)
    assert first == last
    (alone,) = plan_diagram(make_graph(nodes[:1])).headings
    assert [text.y for text in headings[0].texts] == [text.y for text in alone.texts]


def test_captions_are_as_narrow_as_they_can_be_without_an_ellipsis() -> None:
    captions = fit_captions(make_lineage())
    assert {" ".join(lines) for lines in captions.values()} <= {lane.label for lane in LANES}
    widest = max(measure(line, CAPTION) for lines in captions.values() for line in lines)
    assert widest <= 120
