"""What figures look like, one drawing each in ``tests/golden`` that any browser shows.

After a wanted change: ``pytest tests/diagram --snapshot-update``, then look at the drawings.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lineage_graphs import PERIODS, UNITS, make_graph, make_lineage, make_node, make_year
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation

import handbook
from handbook.diagram.drawing import Drawing
from handbook.diagram.graph import Edge
from handbook.diagram.layout import plan_diagram

GOLDEN = Path(__file__).parents[1] / "golden"
TEMPLATES = Path(handbook.__file__).parent / "templates"


class GoldenFigure(SingleFileSnapshotExtension):
    """One figure, one file; folder and file are named as syrupy finds them again."""

    _write_mode = WriteMode.TEXT
    file_extension = "svg"

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        """Keep all files in one folder."""
        return str(GOLDEN / test_location.basename)


def draw_lineage() -> Drawing:
    """Draw the lineage of two directives with two documents of unknown days."""
    graph = make_lineage()
    undated = (
        replace(make_node("chuyen-de", None, label="Chuyên đề năm 2017"), when="chưa rõ ngày", near=2016),
        replace(make_node("ke-hoach", None, "duk", label="Kế hoạch học tập"), when="chưa rõ ngày", near=2021),
    )
    edges = (Edge("05-ct-tw", "chuyen-de", "implements"), Edge("chuyen-de", "ke-hoach", "continues"))
    return plan_diagram(replace(graph, nodes=graph.nodes + undated, edges=graph.edges + edges), width=1000)


def draw_crowd() -> Drawing:
    """Draw many documents in little room: years share columns, most of a cell is folded."""
    nodes = [
        make_node(f"n{number:02}", PERIODS[number % 9], ("tw", "duk")[number % 5 == 0], label=f"Kế hoạch số {number}")
        for number in range(30)
    ]
    units = [make_node(f"u{number}", UNITS, "tinh", label=f"Đảng ủy xã {number}") for number in range(4)]
    relations = ("continues", "implements", "together_with", "refers_to", "replaces")
    edges = [Edge(f"n{number:02}", f"n{number + 7:02}", relations[number % 5]) for number in range(23)]
    practised = [Edge("n03", f"u{number}", "practises") for number in range(4)]
    graph = make_graph([*nodes, *units], [*edges, *practised], "n10")
    return plan_diagram(graph, width=560, max_stack=2, list_href="tat-ca.html")


def draw_long_names() -> Drawing:
    """Draw names too long for their boxes, and years of which each has one document."""
    long = "Đảng ủy Quân sự và Đảng ủy Công an thành phố trực thuộc Trung ương"
    nodes = [
        make_node(f"n{year}", make_year(year), label=f"{long} {year}" if year % 2 else "Chỉ thị", day=(12, 30))
        for year in range(2010, 2014)
    ]
    edges = [
        Edge("n2010", "n2011", "continues"),
        Edge("n2010", "n2012", "implements"),
        Edge("n2011", "n2013", "replaces"),
    ]
    return plan_diagram(make_graph(nodes, edges))


@pytest.mark.parametrize("draw", [draw_lineage, draw_crowd, draw_long_names], ids=["lineage", "crowd", "long-names"])
def test_figure(draw: Callable[[], Drawing], snapshot: SnapshotAssertion) -> None:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FileSystemLoader(TEMPLATES),
    )
    text = environment.get_template("diagram_figure.html.j2").render(drawing=draw(), tools=False)
    figure = text[text.index('<svg class="lin"') : text.rindex("</svg>") + 6]
    assert figure + "\n" == snapshot(extension_class=GoldenFigure)


@pytest.mark.parametrize(("count", "hidden"), [(99, 0), (100, 2)])
def test_a_column_shows_ninety_nine_at_most(count: int, hidden: int) -> None:
    nodes = [make_node(f"n{number:03}", make_year(2016)) for number in range(count)]
    (band,) = plan_diagram(make_graph(nodes)).bands
    assert sum(box.hidden for box in band.boxes) == hidden
    assert len(band.boxes) == 99


def test_the_narrowest_figure_keeps_two_columns_of_years() -> None:
    nodes = [make_node(f"n{year}", make_year(year)) for year in range(2010, 2016)]
    assert len(plan_diagram(make_graph(nodes), width=100).headings) == 2
