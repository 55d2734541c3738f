"""The files of the search index: small scripts that hand plain data to the page, cut so that few are needed.

Rows sorted by a key are cut into blocks; ``overview`` tells the first key of each block, so a reader's word leads
to the one block that may hold it. A small handbook has one block of each sort, a large one has many.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from types import MappingProxyType

from handbook.catalog import Catalog
from handbook.lineage import Lineage
from handbook.memory import Forgetful, Memory
from handbook.search.compact import write_json
from handbook.search.facets import write_facets
from handbook.search.fold import fold_text, split_words
from handbook.search.index import Index
from handbook.search.shares import NumberRow
from handbook.search.shelf import Content, Shelf, gather_content
from handbook.search.vocabulary import write_vocabulary

FOLDER = "assets/search"

_WHOLE = 400_000  # characters: up to this size one file brings all, for a request costs more than words too many
_BLOCKS = MappingProxyType({"terms": 5_000, "words": 5_000, "numbers": 5_000, "cards": 4_000, "texts": 4_000})

Row = tuple[str, str]
"""A key to sort and find by, and the row as JSON."""


def render_search(catalog: Catalog, lineage: Lineage, memory: Memory | None = None) -> Iterator[tuple[str, str]]:
    """Render the files of the search index as (path, text).

    With a ``memory`` only what is not as it was the last time is made again; the files are the same.
    """
    if memory is None or isinstance(memory, Forgetful):
        content = gather_content(catalog, lineage)
    else:
        content = memory.recall("search", (), Shelf).gather_content(catalog, lineage)
    rows: Mapping[str, Callable[[], Iterable[Row]]] = {
        "terms": lambda: _list_terms(content.items),
        "words": lambda: _list_terms(content.sections),
        "numbers": lambda: _list_numbers(content.rows.numbers),
        "cards": lambda: (("", card) for card in content.rows.cards),
        "texts": lambda: (("", text) for text in content.rows.texts),
    }
    is_whole = _fit_one_file(rows.values())
    directory: dict[str, list[str | int]] = {}
    digest = hashlib.sha256()
    files: dict[str, str] = {}
    for name, text in chain(
        *(_cut_rows(directory, sort, make(), _WHOLE if is_whole else _BLOCKS[sort]) for sort, make in rows.items()),
        [("facets", write_facets(catalog, content.rows.facets))],
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


def _fit_one_file(sorts: Iterable[Callable[[], Iterable[Row]]]) -> bool:
    """Tell whether all rows together are small; of a large handbook only the first are looked at for it."""
    sizes = accumulate(len(text) for make in sorts for _, text in make())
    return all(size <= _WHOLE for size in sizes)


def _describe(index: Index) -> dict[str, object]:
    """Write what MiniSearch must know of an index beside its words."""
    return {
        "fields": index.fields,
        "count": index.count,
        "lengths": index.lengths,
        "averages": index.averages,
    }


def _list_terms(index: Index) -> Iterator[Row]:
    for term in sorted(index.rows):
        yield term, index.rows[term]


def _list_numbers(numbers: Iterable[NumberRow]) -> Iterator[Row]:
    """List the document numbers in the order of their digits, so that an unfinished number leads to its block too."""
    rows: dict[str, list[str]] = {}
    for row in numbers:
        rows.setdefault(row.number, []).append(f"[{row.item},{row.rest}")
    for number in sorted(rows):
        yield number, f'["{number}",[{",".join(rows[number])}]]'


def _find_steps(owners: Sequence[int]) -> list[int]:
    return [number - previous for previous, number in pairwise([0, *owners])]


def _cut_rows(
    directory: dict[str, list[str | int]], sort: str, rows: Iterable[Row], size: int
) -> Iterator[tuple[str, str]]:
    """Cut rows into blocks of about ``size`` characters, as (name, text).

    The directory is told the first key of each block, or its place where the rows have no keys.
    """
    firsts: list[str | int] = []
    directory[sort] = firsts
    block: list[str] = []
    filled = 0
    for position, (key, text) in enumerate(rows):
        if block and filled + len(text) > size:
            yield f"{sort}-{len(firsts) - 1}", _close(block)
            block, filled = [], 0
        if not block:
            firsts.append(key or position)
        block.append(text)
        filled += len(text)
    if block:
        yield f"{sort}-{len(firsts) - 1}", _close(block)


def _close(block: list[str]) -> str:
    return "[\n" + ",\n".join(block) + "\n]"
