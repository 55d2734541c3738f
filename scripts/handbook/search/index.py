"""The inverted index: for each word the documents it stands in, field by field, as MiniSearch counts it."""

from collections.abc import Iterable, Mapping, Sequence
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


def build_index(fields: tuple[str, ...], documents: Iterable[Sequence[str]]) -> Index:
    """Index documents, each given as one text per field."""
    terms: dict[str, dict[int, dict[int, int]]] = {}
    lengths: list[list[int]] = [[] for _ in fields]
    averages = [0.0] * len(fields)
    count = 0
    for document, texts in enumerate(documents):
        for field, text in enumerate(texts):
            words = split_words(text)
            length = len(set(words))
            lengths[field].append(length)
            averages[field] = (averages[field] * document + length) / (document + 1)
            for word in words:
                found = terms.setdefault(word, {}).setdefault(field, {})
                found[document] = found.get(document, 0) + 1
        count += 1
    ordered = {term: dict(sorted(terms[term].items())) for term in sorted(terms)}
    return Index(fields, count, tuple(tuple(column) for column in lengths), tuple(averages), ordered)


def encode_postings(postings: Postings) -> dict[str, list[int]]:
    """Write postings compactly: twice the step to the next document, plus 1 and the count where it is above 1."""
    encoded: dict[str, list[int]] = {}
    for field, found in postings.items():
        numbers: list[int] = []
        previous = 0
        for document, count in found.items():
            step = document - previous
            previous = document
            numbers += [2 * step] if count == 1 else [2 * step + 1, count]
        encoded[str(field)] = numbers
    return encoded


def count_documents(postings: Postings) -> int:
    """Count the documents a word stands in, in whatever field."""
    return len({document for found in postings.values() for document in found})
