"""The inverted index: for each word the documents it stands in."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from handbook.search.segments import Segment

Placed = Mapping[Hashable, tuple[int, Segment]]
"""Segments one behind another, under keys, each with the number of its first document."""


@dataclass(frozen=True, slots=True)
class Index:
    """An index over numbered documents.

    ``lengths`` holds, for each field, the number of different words of each document; ``averages`` their mean.
    ``rows`` has the postings of each term as JSON;
    ``spread`` says in how many documents it stands, in whatever field.
    """

    fields: tuple[str, ...]
    count: int
    lengths: tuple[tuple[int, ...], ...]
    averages: tuple[float, ...]
    rows: Mapping[str, str]
    spread: Mapping[str, int]
    segments: Placed


def open_index(fields: tuple[str, ...]) -> Index:
    """Return the index of no documents."""
    return Index(fields, 0, tuple(() for _ in fields), tuple(0.0 for _ in fields), {}, {}, {})


def change_index(index: Index, segments: Mapping[Hashable, Segment]) -> Index:
    """Return the index of these segments; rows of words that stand where they stood are those of another index."""
    placed: dict[Hashable, tuple[int, Segment]] = {}
    count = 0
    for key, segment in segments.items():
        placed[key] = count, segment
        count += len(segment.lengths[0])
    terms = set(_find_moved(index.segments, placed))
    rows = {term: row for term, row in index.rows.items() if term not in terms}
    rows.update(_write_rows(placed.values(), terms, len(index.fields)))
    spread = {term: often for term, often in index.spread.items() if term not in terms}
    spread.update(_count_documents(segments.values(), terms))
    lengths = tuple(
        tuple(chain.from_iterable(segment.lengths[field] for segment in segments.values()))
        for field in range(len(index.fields))
    )
    return Index(
        index.fields, count, lengths, tuple(sum(column) / max(1, count) for column in lengths), rows, spread, placed
    )


def _find_moved(before: Placed, after: Placed) -> Iterator[str]:
    """List the words that may stand elsewhere, or more or less often, than they did."""
    for key in before.keys() | after.keys():
        one, other = before.get(key), after.get(key)
        if one is None or other is None or one[0] != other[0]:
            for placed in filter(None, (one, other)):
                yield from placed[1].spread
        elif one[1] is not other[1]:
            for was, now in zip(one[1].postings, other[1].postings, strict=True):
                yield from (term for term in was.keys() | now.keys() if was.get(term) != now.get(term))


def _write_rows(placed: Iterable[tuple[int, Segment]], terms: set[str], fields: int) -> Iterator[tuple[str, str]]:
    written: defaultdict[str, list[str]] = defaultdict(list)
    for field in range(fields):
        parts: defaultdict[str, list[str]] = defaultdict(list)
        ends: dict[str, int] = {}
        for first, segment in placed:
            stands = segment.postings[field]
            for term in stands.keys() & terms:
                head, tail, last = stands[term]
                parts[term].append(f"{head + 2 * (first - ends.get(term, 0))}{tail}")
                ends[term] = first + last
        for term, texts in parts.items():
            written[term].append(f'"{field}":[{",".join(texts)}]')
    for term, postings in written.items():
        yield term, f"{{{','.join(postings)}}}"


def _count_documents(segments: Iterable[Segment], terms: set[str]) -> Mapping[str, int]:
    counts: Counter[str] = Counter()
    for segment in segments:
        for term in segment.spread.keys() & terms:
            counts[term] += segment.spread[term]
    return counts
