"""The files of the search index: small scripts that hand plain data to the page, cut so that few are needed.

Rows sorted by a key are cut into blocks; ``overview`` tells the first key of each block, so a reader's word leads
to the one block that may hold it. A small handbook has one block of each sort, a large one has many.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from types import MappingProxyType

from handbook.lineage import Lineage
from handbook.memo import ONCE, Once
from handbook.pages import Way
from handbook.records import Catalog
from handbook.search.compact import write_json
from handbook.search.content import Content, gather_content
from handbook.search.facets import write_facets
from handbook.search.index import Index
from handbook.search.shares import NumberRow
from handbook.search.vocabulary import write_vocabulary
from handbook.text import fold_text, split_words

FOLDER = "assets/search"

_WHOLE = 400_000  # characters: up to this size one file brings all, for a request costs more than words too many
_BLOCKS = MappingProxyType({"terms": 5_000, "words": 5_000, "numbers": 5_000, "cards": 4_000, "texts": 4_000})

Sheet = tuple[Sequence[str | int], Sequence[str]]
"""What to find rows by, a key or their places, and the rows as JSON."""


def render_search(
    catalog: Catalog, lineage: Lineage, memo: Once = ONCE, ways: Iterable[Way] = ()
) -> Iterator[tuple[str, str]]:
    """Render the files of the search index as (path, text); ``ways`` are pages to be found beside those of records.

    With a ``memo`` only what is not as it was the last time is made again; the files are the same.
    """
    content = gather_content(catalog, lineage, memo, tuple(ways))
    sheets: Mapping[str, Sheet] = {
        "terms": _list_terms(content.items),
        "words": _list_terms(content.sections),
        "numbers": _list_numbers(content.rows.numbers),
        "cards": (range(len(content.rows.cards)), content.rows.cards),
        "texts": (range(len(content.rows.texts)), content.rows.texts),
    }
    is_whole = sum(len(row) for _, rows in sheets.values() for row in rows) <= _WHOLE
    directory: dict[str, list[str | int]] = {}
    digest = hashlib.sha256()
    files: dict[str, str] = {}
    for name, text in chain(
        *(_cut_rows(directory, sort, sheet, _WHOLE if is_whole else _BLOCKS[sort]) for sort, sheet in sheets.items()),
        [("facets", write_facets(catalog, content.rows.facets, memo))],
        [("sections", write_json({**_describe(content.sections), "steps": _find_steps(content.rows.owners)}))],
    ):
        digest.update(f"{name}\n{text}\n".encode())
        if is_whole:
            files[name] = text
        else:  # a large index is let go of block by block
            yield _name_script(name), _write_script(name, text)
    files["overview"] = _write_overview(catalog, content, directory, digest.hexdigest()[:12])
    yield _name_script("overview"), "".join(_write_script(name, files[name]) for name in sorted(files))


def _write_overview(catalog: Catalog, content: Content, directory: Mapping[str, object], stamp: str) -> str:
    return write_json(
        {
            "stamp": stamp,
            "directory": directory,
            "items": _describe(content.items),
            "priors": content.rows.priors,
            "vocabulary": write_vocabulary(content.items.spread, content.sections.spread),
            "types": [
                [identifier, " ".join(split_words(entry.record.label)), fold_text(entry.record.symbol or "")]
                for identifier, entry in catalog.types.items()
            ],
            "issuers": sorted(content.rows.issuers),
        }
    )


def _name_script(name: str) -> str:
    return f"{FOLDER}/{name}.js"


def _write_script(name: str, text: str) -> str:
    return f'HandbookSearch.take("{name}",{text});\n'


def _describe(index: Index) -> dict[str, object]:
    """Write what is told of an index beside its words."""
    return {
        "fields": index.fields,
        "count": index.count,
        "lengths": index.lengths,
        "averages": index.averages,
    }


def _list_terms(index: Index) -> Sheet:
    """List the words, each with one row for each way it is marked: the marks tell the word."""
    rows: dict[str, list[str]] = {}
    for term in sorted(index.rows):
        word, _, mark = term.partition(" ")
        rows.setdefault(word, []).append(f'["{mark or word}",{index.rows[term]}]')
    return [*rows], [",\n".join(some) for some in rows.values()]


def _list_numbers(numbers: Iterable[NumberRow]) -> Sheet:
    """List the document numbers in the order of their digits, so that an unfinished number leads to its block too."""
    rows: dict[str, list[str]] = {}
    for row in numbers:
        rows.setdefault(row.number, []).append(f"[{row.item},{row.rest}")
    return sorted(rows), [f'["{number}",[{",".join(rows[number])}]]' for number in sorted(rows)]


def _find_steps(owners: Sequence[int]) -> list[int]:
    return [number - previous for previous, number in pairwise([0, *owners])]


def _cut_rows(directory: dict[str, list[str | int]], sort: str, sheet: Sheet, size: int) -> Iterator[tuple[str, str]]:
    """Cut rows into blocks of about ``size`` characters, as (name, text).

    The directory is told where each block begins.
    """
    keys, rows = sheet
    directory[sort] = []
    ends = [0, *accumulate(map(len, rows))]
    first = 0
    while first < len(rows):
        end = max(first + 1, bisect_right(ends, ends[first] + size) - 1)
        yield f"{sort}-{len(directory[sort])}", "[\n" + ",\n".join(rows[first:end]) + "\n]"
        directory[sort].append(keys[first])
        first = end
