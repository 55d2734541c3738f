"""The lineage figure and its rail list: a graph of documents and units becomes places, lines and rows.

Both axes are in the data, time from left to right and level from top to bottom, so nothing is laid out by force.
"""

from handbook.diagram.drawing import Bundle, Drawing
from handbook.diagram.graph import APART, Edge, Graph, Lane, Node, Stroke, TimeColumn
from handbook.diagram.layout import plan_diagram
from handbook.diagram.rail import Rail, plan_rail

__all__ = [
    "APART",
    "Bundle",
    "Drawing",
    "Edge",
    "Graph",
    "Lane",
    "Node",
    "Rail",
    "Stroke",
    "TimeColumn",
    "plan_diagram",
    "plan_rail",
]
