"""How documents hang together, and their order in time."""

from handbook.lineage.links import (
    Lineage,
    Link,
    find_lineage,
    find_neighbourhood,
    find_succession,
    follow_province,
    gather_pairs,
    type_of,
)
from handbook.lineage.timeline import Bounds, Standing, find_bounds, order_documents

__all__ = [
    "Bounds",
    "Lineage",
    "Link",
    "Standing",
    "find_bounds",
    "find_lineage",
    "find_neighbourhood",
    "find_succession",
    "follow_province",
    "gather_pairs",
    "order_documents",
    "type_of",
]
