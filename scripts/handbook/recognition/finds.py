"""What is recognised in a text: one find a thing and a passage, with its place and the reason; people decide."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from handbook.evidence import PrintedDate, Quotation, find_dates, find_numbers, find_quotations, hide_spans
from handbook.names import find_documents
from handbook.text import FoundQuantity, fold_letters

KINDS = (
    *("documents", "bodies", "models", "figures", "dates", "relations"),
    *("conferences", "commendations", "persons", "lessons", "limitations"),
)
"""The lists of finds, in the order they are told."""

Value = str | tuple[str, ...]
_NOTHING: Mapping[str, Value] = MappingProxyType({})
_SENTENCE = re.compile(r"(?<![\s.(][A-ZĐ]\.)(?<!TP\.)(?<!\d\.)(?<=[.!?…])[”»\")]?\s+(?=[^\W\d_a-z]|[“«\"*\d-])")


@dataclass(frozen=True, slots=True)
class Find:
    """One thing recognised in a passage.

    ``text`` is what is printed from ``start`` to ``end``; ``reason`` is the code of the rule. ``record`` is the id of
    what the handbook holds already, ``id`` the id proposed for what is new, ``candidates`` are ids among which people
    choose. ``fields`` are the fields proposed.
    """

    kind: str
    passage: str
    start: int
    end: int
    text: str
    reason: str
    record: str = ""
    id: str = ""
    candidates: tuple[str, ...] = ()
    fields: Mapping[str, Value] = field(default_factory=lambda: _NOTHING)

    @property
    def target(self) -> str:
        """The id by which others point to it: that of the handbook, else the proposed one."""
        return self.record or self.id


@dataclass(frozen=True, slots=True)
class Scan:
    """A passage with what stands printed in it: dates, numbers that count, quotations, sentences, all by their places.

    ``folded`` is the text as ``fold_letters`` writes it, letter for letter.
    """

    id: str
    text: str
    folded: str
    dates: tuple[PrintedDate, ...]
    numbers: tuple[FoundQuantity, ...]
    quotations: tuple[Quotation, ...]
    sentences: tuple[tuple[int, int], ...]

    def find_sentence(self, at: int) -> tuple[int, int]:
        """Return the sentence that a place is in."""
        return next((span for span in self.sentences if span[0] <= at < span[1]), (0, len(self.text)))


def scan_passage(identifier: str, text: str) -> Scan:
    """Look a passage through once for all rules."""
    text = text.replace("_", "|")  # «Trung ương_Ảnh: PV»
    documents = tuple(find_documents(text))
    hidden = hide_spans(text, ((each.symbol_start, each.end) for each in documents if each.symbol))
    dates = find_dates(hidden)
    taken = [(each.start, each.end) for each in documents] + [(each.start, each.end) for each in dates]
    return Scan(
        identifier,
        text,
        fold_letters(text),
        dates,
        tuple(find_numbers(text, taken)),
        tuple(find_quotations(text)),
        tuple(_split_sentences(text)),
    )


def make_fields(**values: Value | None) -> Mapping[str, Value]:
    """Gather the fields that are known; what is not stays away."""
    return MappingProxyType({name: value for name, value in values.items() if value})


def _split_sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _SENTENCE.finditer(text):
        yield start, gap.end()
        start = gap.end()
    if start < len(text):
        yield start, len(text)
