"""The inverted index: for each word the documents it stands in, field by field, as MiniSearch counts it."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from handbook.search.fold import split_words

Postings = Mapping[int, Mapping[int, int]]
"""Field → document → how often."""


@dataclass(frozen=True, slots=True)
class Index:
    """An index over numbered documents.

    ``lengths`` holds, for each field, the number of different words of each document; ``averages`` their mean,
    added up one by one as MiniSearch does, so that both round alike.
    """

    fields: tuple[str, ...]
    count: int
    lengths: tuple[tuple[int, ...], ...]
    averages: tuple[float, ...]
    terms: Mapping[str, Postings]


class _Counts(Mapping[int, int]):
    """Document → how often, in two columns: a large handbook has millions of these pairs."""

    def __init__(self, documents: "array[int]", counts: "array[int]") -> None:
        """Take the columns, documents from the first to the last."""
        self._documents = documents
        self._counts = counts

    def __getitem__(self, document: int) -> int:
        place = bisect_left(self._documents, document)
        if place == len(self._documents) or self._documents[place] != document:
            raise KeyError(document)
        return self._counts[place]

    def __iter__(self) -> Iterator[int]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)

    def list_pairs(self) -> Iterator[tuple[int, int]]:
        """List all pairs, sooner than ``items`` does."""
        return zip(self._documents, self._counts, strict=True)


def build_index(fields: tuple[str, ...], documents: Iterable[Sequence[str]]) -> Index:
    """Index documents, each given as one text per field."""
    terms: dict[str, dict[int, tuple[array[int], array[int]]]] = {}
    lengths: list[list[int]] = [[] for _ in fields]
    averages = [0.0] * len(fields)
    count = 0
    for document, texts in enumerate(documents):
        for field, text in enumerate(texts):
            words = Counter(split_words(text))
            length = len(words)
            lengths[field].append(length)
            averages[field] = (averages[field] * document + length) / (document + 1)
            for word, often in words.items():
                columns = terms.setdefault(word, {}).setdefault(field, (array("I"), array("I")))
                columns[0].append(document)
                columns[1].append(often)
        count += 1
    ordered = {
        term: {field: _Counts(*columns) for field, columns in sorted(terms[term].items())} for term in sorted(terms)
    }
    return Index(fields, count, tuple(tuple(column) for column in lengths), tuple(averages), ordered)


def encode_postings(postings: Postings) -> dict[str, list[int]]:
    """Write postings compactly: twice the step to the next document, plus 1 and the count where it is above 1."""
    encoded: dict[str, list[int]] = {}
    for field, found in postings.items():
        numbers: list[int] = []
        previous = 0
        for document, count in found.list_pairs() if isinstance(found, _Counts) else found.items():
            step = document - previous
            previous = document
            numbers += [2 * step] if count == 1 else [2 * step + 1, count]
        encoded[str(field)] = numbers
    return encoded


def count_documents(postings: Postings) -> int:
    """Count the documents a word stands in, in whatever field."""
    return len({document for found in postings.values() for document in found})
