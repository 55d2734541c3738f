"""Questions to a handbook, answered with citations or told as not held; pure, and without any protocol."""

from handbook.queries.citation_checks import CitationCheck, check_citation
from handbook.queries.day_states import DayState, read_state
from handbook.queries.figure_rows import Asked, FigureRows, list_figures
from handbook.queries.holdings import KINDS, Holdings, gather_holdings
from handbook.queries.record_matches import FoundRecords, find_records
from handbook.queries.record_ties import Ties, read_ties
from handbook.queries.replies import Reply
from handbook.queries.whole_records import WholeRecord, read_record

__all__ = [
    "KINDS",
    "Asked",
    "CitationCheck",
    "DayState",
    "FigureRows",
    "FoundRecords",
    "Holdings",
    "Reply",
    "Ties",
    "WholeRecord",
    "check_citation",
    "find_records",
    "gather_holdings",
    "list_figures",
    "read_record",
    "read_state",
    "read_ties",
]
