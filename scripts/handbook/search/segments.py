"""Segments of the inverted index: the terms of some documents in a row, which are numbered from 0 in each.

A segment is right wherever it stands: where one is put behind others, only the way to its first document differs.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import sub

from handbook.search.terms import split_terms

Posting = tuple[int, str, int]
"""Where a word stands in one field: the first number of its encoding, all others as text, the last document.

Encoded is, for each document, twice the step from the one before, plus 1 and the count where it is above 1.
"""
_STEP = 2  # the lowest bit of a number tells whether a count follows
Document = Sequence[str]
"""One text per field."""
_Columns = defaultdict[str, "array[int]"]


@dataclass(frozen=True, slots=True)
class Segment:
    """The words of some documents.

    ``lengths`` holds, for each field, the number of different words of each document; ``postings``, for each field,
    the documents of each word; ``spread`` in how many documents a word stands, in whatever field.
    """

    lengths: tuple[tuple[int, ...], ...]
    postings: tuple[Mapping[str, Posting], ...]
    spread: Mapping[str, int]


class Tally:
    """Counts the words of documents, one after another."""

    def __init__(self, fields: int) -> None:
        """Know of no document yet; each will have so many fields."""
        self._document = 0
        self._lengths: list[list[int]] = [[] for _ in range(fields)]
        self._places: list[_Columns] = [defaultdict(_open_column) for _ in range(fields)]
        self._counts: list[_Columns] = [defaultdict(_open_column) for _ in range(fields)]

    def add(self, texts: Document) -> None:
        """Count the words of the next document."""
        document = self._document
        for text, lengths, places, counts in zip(texts, self._lengths, self._places, self._counts, strict=True):
            words = split_terms(text)
            different = set(words)
            lengths.append(len(different))
            for word in different:
                places[word].append(document)
            if len(different) < len(words):
                for word, count in Counter(words).items():
                    if count > 1:
                        counts[word].extend((len(places[word]) - 1, count))
        self._document += _STEP

    def close(self) -> Segment:
        """Make a segment of what was counted; nothing is kept here."""
        spread = _count_spread(self._places)
        postings = tuple(map(_encode_all, self._places, self._counts))
        return Segment(tuple(map(tuple, self._lengths)), postings, spread)


def index_documents(fields: int, documents: Sequence[Document]) -> Segment:
    """Index some documents as one segment."""
    tally = Tally(fields)
    for texts in documents:
        tally.add(texts)
    return tally.close()


def _encode(places: Sequence[int], counts: Sequence[int]) -> Posting:
    """Encode where a word stands, twice the number of each document.

    ``counts`` has, in pairs, which of these documents hold the word more than once and how often.
    """
    steps = [*map(sub, places[1:], places)]
    last = places[-1] // _STEP
    if not counts:
        return places[0], f",{str(steps)[1:-1].replace(' ', '')}" if steps else "", last
    texts = ["", *map(str, steps)]
    for place, count in zip(counts[::2], counts[1::2], strict=True):
        texts[place] = f"{steps[place - 1] + 1},{count}" if place else f",{count}"
    return places[0] + int(counts[0] == 0), f"{texts[0]},{','.join(texts[1:])}" if steps else texts[0], last


def _open_column() -> "array[int]":
    return array("I")


def _encode_all(places: _Columns, counts: _Columns) -> Mapping[str, Posting]:
    postings: dict[str, Posting] = {}
    while places:  # a large handbook has millions of these numbers: they go as their text comes
        word, numbers = places.popitem()
        postings[word] = _encode(numbers, counts.get(word, ()))
    return postings


def _count_spread(fields: Sequence[_Columns]) -> Mapping[str, int]:
    """Count the documents in which each word stands, in whatever field."""
    if len(fields) == 1:
        return {word: len(places) for word, places in fields[0].items()}
    words = {word for places in fields for word in places}
    return {word: len({*chain.from_iterable(places.get(word, ()) for places in fields)}) for word in words}
