"""How documents hang together, their order in time, and how they stood on a day."""

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
from handbook.lineage.states import (
    BodyState,
    Certainty,
    DocumentState,
    find_body_state,
    find_document_state,
    judge_date,
    judge_day,
    list_told,
    list_turning_days,
)
from handbook.lineage.successions import find_heirs, follow_successors, list_predecessors, name_body
from handbook.lineage.timeline import Bounds, Standing, find_bounds, order_documents

__all__ = [
    "BodyState",
    "Bounds",
    "Certainty",
    "DocumentState",
    "Lineage",
    "Link",
    "Standing",
    "find_body_state",
    "find_bounds",
    "find_document_state",
    "find_heirs",
    "find_lineage",
    "find_neighbourhood",
    "find_succession",
    "follow_successors",
    "gather_pairs",
    "is_ended",
    "judge_date",
    "judge_day",
    "list_predecessors",
    "list_told",
    "list_turning_days",
    "name_body",
    "order_documents",
    "type_of",
]
