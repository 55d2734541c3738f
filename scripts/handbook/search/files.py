"""The files of the search index: small scripts that hand plain data to the page, cut so that few are needed.

Rows sorted by a key are cut into blocks; ``overview`` tells the first key of each block, so a reader's word leads
to the one block that may hold it. A small handbook has one block of each sort, a large one has many.
"""

import hashlib
import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from types import MappingProxyType

from handbook.catalog import Catalog
from handbook.lineage import Lineage
from handbook.search.fold import fold_text, split_words
from handbook.search.index import Index, build_index, count_documents, encode_postings
from handbook.search.items import KINDS, Item, list_items
from handbook.vietnamese import sort_text

FOLDER = "assets/search"
ITEM_FIELDS = ("title", "alias", "summary", "meta")
SECTION_FIELDS = ("text",)
FACETS = ("trang", "loai", "co-quan", "nam", "khoa", "tinh", "cap")

_WHOLE = 400_000  # characters: up to this size one file brings all, for a request costs more than words too many
_BLOCKS = MappingProxyType({"terms": 5_000, "words": 5_000, "numbers": 5_000, "cards": 4_000, "texts": 4_000})
_TOP_PRIOR, _PRIOR_STEP, _LEAST_PRIOR = 150, 10, 100
_KIND_PRIORS = {"van-ban": 100, "don-vi": 100, "mo-hinh": 85, "so-lieu": 75, "nguon": 50, "thuat-ngu": 75}
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

Row = tuple[str, str]
"""A key to sort and find by, and the row as JSON."""


def render_search(catalog: Catalog, lineage: Lineage) -> Iterator[tuple[str, str]]:
    """Render the files of the search index as (path, text)."""
    items = tuple(list_items(catalog, lineage))
    sections = [(number, section) for number, item in enumerate(items) for section in item.sections]
    by_item = build_index(ITEM_FIELDS, (_write_fields(item) for item in items))
    by_section = build_index(SECTION_FIELDS, ((section.text,) for _, section in sections))
    rows: Mapping[str, Callable[[], Iterable[Row]]] = {
        "terms": lambda: _list_terms(by_item),
        "words": lambda: _list_terms(by_section),
        "numbers": lambda: _list_numbers(items),
        "cards": lambda: map(_write_card, items),
        "texts": lambda: (("", _write(section.anchor, section.heading, section.text)) for _, section in sections),
    }
    is_whole = _fit_one_file(rows.values())
    directory: dict[str, list[str | int]] = {}
    digest = hashlib.sha256()
    files: dict[str, str] = {}
    for name, text in chain(
        *(_cut_rows(directory, sort, make(), _WHOLE if is_whole else _BLOCKS[sort]) for sort, make in rows.items()),
        [("facets", _write_facets(catalog, items))],
        [("sections", _dump({**_describe(by_section), "steps": _find_steps([number for number, _ in sections])}))],
    ):
        digest.update(f"{name}\n{text}\n".encode())
        if is_whole:
            files[name] = text
        else:  # a large index is let go of block by block
            yield _name_script(name), _write_script(name, text)
    files["overview"] = _dump(
        {
            "stamp": digest.hexdigest()[:12],
            "directory": directory,
            "items": _describe(by_item),
            "priors": [_weigh(item) for item in items],
            "vocabulary": _write_vocabulary(by_item, by_section),
            "types": [
                [identifier, " ".join(split_words(entry.record.label)), fold_text(entry.record.symbol or "")]
                for identifier, entry in catalog.types.items()
            ],
            "issuers": _list_issuers(items),
        }
    )
    yield _name_script("overview"), "".join(_write_script(name, files[name]) for name in sorted(files))


def _name_script(name: str) -> str:
    return f"{FOLDER}/{name}.js"


def _write_script(name: str, text: str) -> str:
    return f'HandbookSearch.take("{name}",{text});\n'


def _fit_one_file(sorts: Iterable[Callable[[], Iterable[Row]]]) -> bool:
    """Tell whether all rows together are small; of a large handbook only the first are written for it."""
    sizes = accumulate(len(text) for make in sorts for _, text in make())
    return all(size <= _WHOLE for size in sizes)


def _write_fields(item: Item) -> tuple[str, ...]:
    title = item.names[0] if item.kind != "van-ban" else " ".join(item.names[:2])
    return title, item.alias, item.summary, item.meta


def _describe(index: Index) -> dict[str, object]:
    """Write what MiniSearch must know of an index beside its words."""
    return {
        "fields": index.fields,
        "count": index.count,
        "lengths": index.lengths,
        "averages": index.averages,
    }


def _list_terms(index: Index) -> Iterator[Row]:
    for term, postings in index.terms.items():
        yield term, _write(term, encode_postings(postings))


def _list_numbers(items: Sequence[Item]) -> Iterator[Row]:
    """List the document numbers in the order of their digits, so that an unfinished number leads to its block too."""
    rows: dict[str, list[list[object]]] = {}
    for position, item in enumerate(items):
        for key in item.keys:
            where = [" ".join(key.issuers), key.year, key.term, key.level]
            row = [position, key.type, *where, int(key.stated), int(key.plenary)]
            rows.setdefault(str(key.number), []).append(row)
    for number in sorted(rows):
        yield number, _write(number, rows[number])


def _list_issuers(items: Iterable[Item]) -> list[str]:
    return sorted({code for item in items for key in item.keys for code in key.issuers if code})


def _write_card(item: Item) -> Row:
    lead = item.names.index(item.lead) if item.lead in item.names else item.lead
    return "", _write(item.id, item.url, item.kind, item.names, lead, item.context)


def _write_facets(catalog: Catalog, items: Sequence[Item]) -> str:
    """Write a column of small numbers per facet, 0 for none; values stand in the order the interface lists them."""
    labels: dict[str, Callable[[str], str]] = {
        "trang": lambda value: KINDS[value],
        "loai": lambda value: catalog.types[value].record.label,
        "co-quan": lambda value: catalog.bodies[value].record.name,
        "nam": lambda value: value,
        "khoa": lambda value: catalog.terms[value].record.label,
        "tinh": lambda value: catalog.provinces[value].record.label,
        "cap": lambda value: catalog.levels[value].record.label,
    }
    orders: dict[str, Callable[[str], object]] = {
        "trang": list(KINDS).index,
        "loai": list(catalog.types).index,
        "co-quan": lambda value: (sort_text(catalog.bodies[value].record.name), value),
        "nam": lambda value: -int(value),
        "khoa": lambda value: -catalog.terms[value].record.rank,
        "tinh": lambda value: (sort_text(catalog.provinces[value].record.label), value),
        "cap": list(catalog.levels).index,
    }
    content = {}
    for facet in FACETS:
        values = {item.facets[facet] for item in items if facet in item.facets}
        ordered = sorted(sorted(values), key=orders[facet])  # type: ignore[arg-type]
        places = {value: place for place, value in enumerate(ordered, start=1)}
        content[facet] = {
            "values": [[value, labels[facet](value)] for value in ordered],
            "column": [places.get(item.facets.get(facet, ""), 0) for item in items],
        }
    return _dump(content)


def _weigh(item: Item) -> int:
    """Weigh an item before any query is known, in hundredths: higher bodies and whole pages first."""
    level = max(_LEAST_PRIOR, _TOP_PRIOR - _PRIOR_STEP * item.level)
    return level * _KIND_PRIORS[item.kind] // 100


def _write_vocabulary(by_item: Index, by_section: Index) -> dict[str, str]:
    """Write all words but numbers, each as the length it shares with the one before and the rest.

    ``weights`` has one digit a word: how often it stands anywhere, as a power of two.
    """
    words = sorted(term for term in {*by_item.terms, *by_section.terms} if not term[0].isdigit())
    shared = [0, *(_count_shared(one, other) for one, other in pairwise(words))]
    counts = [
        count_documents(by_item.terms.get(word, {})) + count_documents(by_section.terms.get(word, {})) for word in words
    ]
    return {
        "words": " ".join(f"{_DIGITS[length]}{word[length:]}" for length, word in zip(shared, words, strict=False)),
        "weights": "".join(_DIGITS[min(count.bit_length(), len(_DIGITS) - 1)] for count in counts),
    }


def _count_shared(one: str, other: str) -> int:
    """Count the first letters two words share, up to what one digit can tell."""
    longest = min(len(one), len(other), len(_DIGITS) - 1)
    return bisect_left(range(longest), 1, key=lambda length: one[: length + 1] != other[: length + 1])


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


def _write(*parts: object) -> str:
    return _dump(list(parts))


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
