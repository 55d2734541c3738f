"""All that questions are answered from, gathered once: records, indexes, and the words each thing is found by."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from handbook.lineage import Lineage
from handbook.names import NameIndex
from handbook.pages import Library, gather_library
from handbook.records import PAGES, Catalog
from handbook.search import Item, list_items, split_terms
from handbook.text import fold_marks, split_words

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "van-ban": "directives",
        "don-vi": "bodies",
        "mo-hinh": "models",
        "so-lieu": "figures",
        "nguon": "sources",
        "thuat-ngu": "glossary",
    }
)
"""Kind of what can be found → what programs ask for it by."""
IDLE = frozenset({"nam", "so", "ngay", "cua"})
"""Bare words that may as well be left out of a name."""


class SearchedText(NamedTuple):
    """The words of a text: with their marks beside bare ones, and the bare ones in their order with blanks around."""

    terms: frozenset[str]
    words: str


@dataclass(frozen=True, slots=True)
class SearchedItem:
    """Something to find: the words of each of its names, all words it is called and placed by, those of its texts.

    ``labels`` are of the words those that are not of what a document is about. Both hold words with their marks beside
    bare ones.
    """

    item: Item
    names: tuple[tuple[str, ...], ...]
    labels: frozenset[str]
    terms: frozenset[str]
    texts: tuple[SearchedText, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a handbook holds; ``base`` is the site's address with a slash at its end, or empty.

    ``spellings`` has the bare words of documents' names, each with the only way it is written there with marks.
    """

    library: Library
    items: tuple[SearchedItem, ...]
    spellings: Mapping[str, str]
    base: str = ""

    @property
    def catalog(self) -> Catalog:
        """The records."""
        return self.library.catalog

    def find_space(self, identifier: str) -> str:
        """Find where a record with a page of its own belongs by its id; empty where there is none."""
        return next((space for space in PAGES if identifier in getattr(self.catalog, space)), "")


def gather_holdings(catalog: Catalog, lineage: Lineage, names: NameIndex, site: str = "", base: str = "") -> Holdings:
    """Gather what the questions to a handbook are answered from."""
    library = gather_library(catalog, lineage, names, site=site)
    items = tuple(map(_read_item, list_items(catalog, lineage)))
    return Holdings(library, items, MappingProxyType(dict(_list_spellings(catalog))), base)


def read_terms(text: str) -> frozenset[str]:
    """Read the words of a text as they may be typed: with their marks, and bare."""
    terms = split_terms(text)
    return frozenset(terms) | {term.partition(" ")[0] for term in terms}


def write_phrase(words: Iterable[str]) -> str:
    """Write words with blanks around, so that a phrase is found among others."""
    return f" {' '.join(words)} "


def drop_idle(words: Iterable[str]) -> tuple[str, ...]:
    """Leave out the bare words that say nothing in a name; where nothing else is, they stay."""
    words = tuple(words)
    return tuple(word for word in words if word not in IDLE) or words


def _read_item(item: Item) -> SearchedItem:
    scope = item.summary if item.kind == "so-lieu" else ""
    labels = read_terms(" ".join((item.names[0], item.alias, item.meta, scope)))
    return SearchedItem(
        item,
        tuple(drop_idle(split_words(name)) for name in item.names),
        labels,
        labels.union(*map(read_terms, item.names[1:])),
        tuple(
            SearchedText(read_terms(section.text), write_phrase(split_words(section.text))) for section in item.sections
        ),
    )


def _list_spellings(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """List how the words of types and of documents' names are written with marks, where there is one way only."""
    labels = [entry.record.label for entry in catalog.types.values()]
    names = [name for entry in catalog.directives.values() for name in (entry.record.short_name, *entry.record.aliases)]
    written: dict[str, set[str]] = {}
    for word in " ".join((*labels, *names)).lower().split():
        written.setdefault(fold_marks(word), set()).add(word)
    yield from ((bare, next(iter(marked))) for bare, marked in written.items() if len(marked) == 1)
