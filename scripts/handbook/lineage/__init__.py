"""How documents hang together, and their order in time."""

from handbook.lineage.links import (
    Lineage,
    Link,
    find_lineage,
    find_neighbourhood,
    find_succession,
    gather_pairs,
    is_ended,
    type_of,
)
from handbook.lineage.successions import find_heirs, follow_successors, list_predecessors, name_body
from handbook.lineage.timeline import Bounds, Standing, find_bounds, order_documents

__all__ = [
    "Bounds",
    "Lineage",
    "Link",
    "Standing",
    "find_bounds",
    "find_heirs",
    "find_lineage",
    "find_neighbourhood",
    "find_succession",
    "follow_successors",
    "gather_pairs",
    "is_ended",
    "list_predecessors",
    "name_body",
    "order_documents",
    "type_of",
]
