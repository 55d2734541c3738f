"""What is printed in one passage: its numbers, dates, symbols of documents and names in quotation marks."""

import unicodedata
from dataclasses import dataclass

from handbook.evidence.printed_dates import find_dates
from handbook.evidence.printed_numbers import find_numbers, hide_spans, widen_number
from handbook.evidence.quotations import find_quotations, is_name
from handbook.names import find_documents


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a passage, each once, in the order of print.

    ``numbers`` stand as printed with their words of quantity, ``dates`` as EDTF, ``symbols`` in one spelling, ``names``
    without their marks.
    """

    numbers: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def read_facts(text: str) -> Facts:
    """Read the facts printed in one passage."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    documents = tuple(find_documents(text))
    symbols = tuple(document for document in documents if document.symbol)
    hidden = hide_spans(text, ((document.symbol_start, document.end) for document in symbols))
    dates = find_dates(hidden)
    taken = [(document.start, document.end) for document in documents]
    taken += [(date.start, date.end) for date in dates]
    numbers = tuple(find_numbers(text, taken))
    return Facts(
        tuple(dict.fromkeys(widen_number(text, found) for found in numbers)),
        tuple(dict.fromkeys(date.value for date in dates)),
        tuple(dict.fromkeys(document.symbol for document in symbols)),
        tuple(dict.fromkeys(found.text for found in find_quotations(text) if is_name(found))),
    )
