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

Strand = tuple[int, str, int]
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

    ``lengths`` holds, for each field, the number of different words of each document; ``strands``, for each field,
    the documents of each word; ``spread`` in how many documents a word stands, in whatever field.
    """

    lengths: tuple[tuple[int, ...], ...]
    strands: tuple[Mapping[str, Strand], ...]
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
        strands = tuple(map(_encode_all, self._places, self._counts))
        return Segment(tuple(map(tuple, self._lengths)), strands, spread)


def index_documents(fields: int, documents: Sequence[Document]) -> Segment:
    """Index some documents as one segment."""
    tally = Tally(fields)
    for texts in documents:
        tally.add(texts)
    return tally.close()


def revise_segment(segment: Segment, before: Sequence[Document], after: Sequence[Document]) -> Segment:
    """Return the segment of other documents in the place of those it is of; it is the same one if nothing differs."""
    if len(before) != len(after):
        return index_documents(len(segment.strands), after)
    changed = [place for place, texts in enumerate(after) if texts != before[place]]
    if not changed:
        return segment
    lengths = [list(column) for column in segment.lengths]
    strands = list(segment.strands)
    for field, known in enumerate(segment.strands):
        differences: dict[str, dict[int, int]] = {}
        for place in changed:
            was, now = Counter(split_terms(before[place][field])), Counter(split_terms(after[place][field]))
            lengths[field][place] = len(now)
            for word in was.keys() | now.keys():
                if was[word] != now[word]:
                    differences.setdefault(word, {})[place] = now[word]
        strands[field] = _revise_strands(known, differences)
    spread = Counter(segment.spread)
    for place in changed:
        spread.subtract(_list_words(before[place]))
        spread.update(_list_words(after[place]))
    return Segment(tuple(map(tuple, lengths)), tuple(strands), +spread)


def read_strand(strand: Strand) -> dict[int, int]:
    """Return how often a word stands in each document."""
    head, tail, _ = strand
    numbers = map(int, f"{head}{tail}".split(","))
    found: dict[int, int] = {}
    document = 0
    for number in numbers:
        document += number >> 1
        found[document] = next(numbers) if number & 1 else 1
    return found


def encode_strand(found: Mapping[int, int]) -> Strand:
    """Encode how often a word stands in each document, from the first to the last."""
    counts = ((place, count) for place, count in enumerate(found.values()) if count > 1)
    return _encode([_STEP * document for document in found], [*chain.from_iterable(counts)])


def _encode(places: Sequence[int], counts: Sequence[int]) -> Strand:
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


def _encode_all(places: _Columns, counts: _Columns) -> Mapping[str, Strand]:
    strands: dict[str, Strand] = {}
    while places:  # a large handbook has millions of these numbers: they go as their text comes
        word, numbers = places.popitem()
        strands[word] = _encode(numbers, counts.get(word, ()))
    return strands


def _count_spread(fields: Sequence[_Columns]) -> Mapping[str, int]:
    """Count the documents in which each word stands, in whatever field."""
    if len(fields) == 1:
        return {word: len(places) for word, places in fields[0].items()}
    words = {word for places in fields for word in places}
    return {word: len({*chain.from_iterable(places.get(word, ()) for places in fields)}) for word in words}


def _revise_strands(known: Mapping[str, Strand], differences: Mapping[str, Mapping[int, int]]) -> Mapping[str, Strand]:
    """Return the strands in which words stand so often in some documents."""
    strands = dict(known)
    for word, counts in differences.items():
        found = {**(read_strand(known[word]) if word in known else {}), **counts}
        documents = sorted(document for document, count in found.items() if count)
        if documents:
            strands[word] = encode_strand({each: found[each] for each in documents})
        else:
            del strands[word]
    return strands


def _list_words(texts: Document) -> set[str]:
    return {word for text in texts for word in split_terms(text)}
