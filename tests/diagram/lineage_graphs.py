"""Graphs for the tests of the lineage figure: one drawn from life, and random ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from handbook.diagram.graph import APART, Edge, Graph, Lane, Node, Stroke, TimeColumn

if TYPE_CHECKING:
    from collections.abc import Iterable

STROKES = (
    Stroke("continues", "tiếp tục thực hiện", "được tiếp tục bởi", "succession", arrow=True),
    Stroke("together_with", "gắn với", "gắn với", "companion", arrow=False),
    Stroke("implements", "thực hiện", "được thực hiện bởi", "derivation", arrow=True),
    Stroke("replaces", "thay thế", "bị thay thế bởi", "change", arrow=True),
    Stroke("refers_to", "nhắc đến", "được nhắc đến trong", "mention", arrow=True),
    Stroke("practises", "là điển hình của", "có điển hình", "practice", arrow=True),
)
LANES = (  # the last is for what has no date
    Lane("tw", "Trung ương"),
    Lane("duk", "Đảng ủy Khối các cơ quan Trung ương"),
    Lane("tinh", "Tỉnh, thành phố"),
    Lane(APART, "Chưa rõ ngày"),
)
UNITS = TimeColumn((9999, 0), "Đơn vị thực hiện", is_year=False)
PERIODS = (
    TimeColumn((2006, 0), "Khóa X", is_year=False),
    *(TimeColumn((year, 1), str(year), is_year=True) for year in range(2010, 2015)),
    TimeColumn((2016, 0), "Khóa XII", is_year=False),
    *(TimeColumn((year, 1), str(year), is_year=True) for year in (2016, 2017, 2021)),
    UNITS,
)


def make_node(
    id_: str, period: TimeColumn | None, lane: str = "tw", *, label: str = "", day: tuple[int, int] = (1, 1)
) -> Node:
    """Make a document of a period or without a date, or a unit if the period is theirs; `day` is (month, day)."""
    return Node(
        id=id_,
        label=label or f"Nghị quyết {id_}",
        title="Về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        when=f"{day[1]}/{day[0]}/{period.order[0]}" if period and period.is_year else "",
        sort=(period.order[0] if period else 9999, *day),
        period=period,
        lane=lane,
        href=f"{id_}.html",
        kind="unit" if period is UNITS else "document",
    )


def make_graph(nodes: Iterable[Node], edges: Iterable[Edge] = (), focus: str | None = None) -> Graph:
    """Make a graph with all lanes and strokes."""
    return Graph("Sơ đồ phả hệ", "Theo thời gian.", tuple(nodes), tuple(edges), LANES, STROKES, focus)


def make_year(year: int) -> TimeColumn:
    """Make the period of a year."""
    return TimeColumn((year, 1), str(year), is_year=True)


def make_lineage() -> Graph:
    """Make the lineage of two directives and what follows from them."""
    year_2016, year_2021 = make_year(2016), make_year(2021)
    nodes = (
        make_node("10-ct-tw", PERIODS[0], label="Chỉ thị 10-CT/TW"),
        make_node("nq-tw4", PERIODS[6], label="Nghị quyết Trung ương 4 khóa XII"),
        make_node("05-ct-tw", year_2016, label="Chỉ thị 05-CT/TW", day=(5, 15)),
        make_node("01-kl-tw", year_2021, label="Kết luận 01-KL/TW", day=(5, 18)),
        make_node("21-kl-tw", year_2021, label="Kết luận 21-KL/TW", day=(10, 25)),
        make_node("01-nq-duk", year_2016, "duk", label="Nghị quyết 01-NQ/ĐUK", day=(8, 19)),
        make_node("o-mon", UNITS, "tinh", label="Quận ủy Ô Môn"),
        make_node("can-tho", UNITS, "tinh", label="Đảng ủy Quân sự thành phố Cần Thơ"),
    )
    edges = (
        Edge("05-ct-tw", "01-kl-tw", "continues"),
        Edge("nq-tw4", "21-kl-tw", "continues"),
        Edge("10-ct-tw", "01-kl-tw", "together_with"),
        Edge("nq-tw4", "01-kl-tw", "together_with"),
        Edge("05-ct-tw", "01-nq-duk", "implements"),
        Edge("01-kl-tw", "o-mon", "practises"),
        Edge("01-kl-tw", "can-tho", "practises"),
        Edge("05-ct-tw", "can-tho", "practises"),
    )
    return make_graph(nodes, edges, "01-kl-tw")


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Draw any graph: dates in any order, several edges between two nodes, cycles, loops, unknown ends."""
    count = draw(st.integers(0, 24))
    texts = st.sampled_from(("Chỉ thị 05-CT/TW", "Hội", "Đảng ủy Quân sự thành phố Cần Thơ, khóa XIII"))
    nodes = tuple(
        replace(
            make_node(
                f"n{index:02}",
                draw(st.sampled_from((*PERIODS, None))),
                draw(st.sampled_from(LANES[:-1])).id,
                label=draw(texts),
                day=(draw(st.integers(1, 3)), 1),
            ),
            when=draw(texts | st.just("")),
            near=draw(st.sampled_from((0, 2009, 2011, 2016, 2030))),
        )
        for index in range(count)
    )
    ends = st.integers(0, count).map("n{:02}".format)
    relations = st.sampled_from(STROKES).map(lambda stroke: stroke.relation)
    edges = draw(st.lists(st.builds(Edge, ends, ends, relations), max_size=40))
    focus = draw(st.one_of(st.none(), st.sampled_from([node.id for node in nodes]))) if nodes else None
    return make_graph(nodes, edges, focus)
