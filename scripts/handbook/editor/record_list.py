"""The records of a handbook as editors look for them: by any words of their names, numbers and ids."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handbook.records import PAGED, RECORD_FILES, TABLES, Catalog, find_table
from handbook.text import split_words

_NAMES = ("short_name", "name", "label", "short_title", "title", "term")
_ORDER = tuple(dict.fromkeys((*PAGED, *TABLES)))
"""The tables, those whose records have a page of their own first."""
_SEARCHED = (*_NAMES, "id", "symbol", "aliases", "previous_ids", "publisher")


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """One record by its table and id, with what it is called and what kind of thing it is."""

    table: str
    id: str
    name: str
    kind: str


def search_records(catalog: Catalog, query: str) -> Iterator[ListedRecord]:
    """Find the records with all words of a query, the last of which may be only begun; what begins with them is first.

    An empty query finds all, in the order of their tables.
    """
    words = split_words(query)
    found = [
        (not named, each)
        for each, text in _list_texts(catalog)
        if (named := _match(words, split_words(each.name))) or _match(words, text)
    ]
    yield from (each for _, each in sorted(found, key=lambda pair: pair[0]))


def name_record(record: object) -> str:
    """Return what a record is called on a line, the shortest name first."""
    return next((str(name) for each in _NAMES if (name := getattr(record, each, None))), "")


def find_path(table: str, identifier: str) -> str:
    """Return the path of a record that has a file of its own; empty where its table lies in one file."""
    folder = next((each for each in RECORD_FILES if find_table(each) == table), "")
    return f"{folder}/{identifier}.yml" if folder else ""


def _list_texts(catalog: Catalog) -> Iterator[tuple[ListedRecord, list[str]]]:
    for table in _ORDER:
        entries = getattr(catalog, table)
        for identifier, entry in entries.items() if isinstance(entries, Mapping) else ():
            listed = ListedRecord(table, identifier, name_record(entry.record), TABLES[table].wording.title)
            yield listed, [word for text in _list_searched(entry.record) for word in split_words(text)]


def _list_searched(record: object) -> Iterator[str]:
    for name in _SEARCHED:
        value = getattr(record, name, None)
        if value:
            yield from value if isinstance(value, tuple) else (str(value),)


def _match(words: Sequence[str], text: Sequence[str]) -> bool:
    if not words:
        return True
    *whole, begun = words
    return all(word in text for word in whole) and any(word.startswith(begun) for word in text)
