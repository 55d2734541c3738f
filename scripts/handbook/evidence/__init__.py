"""What sources print: the facts of a passage, how it is known again, and whether it holds what is said of it."""

from handbook.evidence.copied_words import find_copied
from handbook.evidence.facts import Facts, read_facts
from handbook.evidence.passages import (
    TITLE,
    KnownPassage,
    ReadPassage,
    Rereading,
    fingerprint,
    read_opening,
    read_passages,
)
from handbook.evidence.printed_dates import PrintedDate, find_dates
from handbook.evidence.printed_numbers import find_numbers, hide_spans
from handbook.evidence.quotations import Quotation, find_quotations
from handbook.evidence.support import holds_date, holds_letters, holds_name, holds_number, holds_symbol

__all__ = [
    "TITLE",
    "Facts",
    "KnownPassage",
    "PrintedDate",
    "Quotation",
    "ReadPassage",
    "Rereading",
    "find_copied",
    "find_dates",
    "find_numbers",
    "find_quotations",
    "fingerprint",
    "hide_spans",
    "holds_date",
    "holds_letters",
    "holds_name",
    "holds_number",
    "holds_symbol",
    "read_facts",
    "read_opening",
    "read_passages",
]
