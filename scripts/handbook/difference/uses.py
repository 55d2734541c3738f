"""Who names what: every place of a catalog that an id, or a passage of a source, leads to."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from handbook.checks import walk_parts, walk_records
from handbook.names import EXPLICIT
from handbook.records import Catalog, Citation, Entry, Record, ValueKind, read_fields

_KeyT = TypeVar("_KeyT", bound=Hashable)


@dataclass(frozen=True, slots=True)
class NamingPlace:
    """A place that names something: a record, and the part of it."""

    record: Record
    part: Record


@dataclass(frozen=True)
class Uses:
    """All uses in one catalog, found when somebody first asks."""

    catalog: Catalog

    def find(self, space: str, identifier: str) -> tuple[NamingPlace, ...]:
        """Find the places that name an id; ``space`` is where the id belongs."""
        return self._named.get((space, identifier), ())

    def find_citing(self, citation: Citation) -> tuple[NamingPlace, ...]:
        """Find the places that cite a passage."""
        return self._citing.get(citation, ())

    def find_worded(self, words: tuple[str, ...]) -> tuple[NamingPlace, ...]:
        """Find the places with a text that holds one of some words."""
        return tuple(use for use in self._all if any(word in text for text in list_texts(use.part) for word in words))

    @cached_property
    def _all(self) -> tuple[NamingPlace, ...]:
        loose: tuple[Entry[Record], ...] = (*self.catalog.shared_names, *self.catalog.changes)
        entries = (*walk_records(self.catalog), *loose)
        parts = ((entry.record, part.value) for entry in entries for part in walk_parts(entry))
        return tuple(NamingPlace(record, part) for record, part in parts if isinstance(part, Record))

    @cached_property
    def _named(self) -> Mapping[tuple[str, str], tuple[NamingPlace, ...]]:
        return _gather(self._all, lambda use: list_named(use.part))

    @cached_property
    def _citing(self) -> Mapping[Citation, tuple[NamingPlace, ...]]:
        return _gather(self._all, _list_citations)


def _gather(
    uses: Sequence[NamingPlace], list_keys: Callable[[NamingPlace], Iterable[_KeyT]]
) -> Mapping[_KeyT, tuple[NamingPlace, ...]]:
    found: dict[_KeyT, dict[int, NamingPlace]] = {}
    for place, use in enumerate(uses):
        for key in list_keys(use):
            found.setdefault(key, {})[place] = use
    return {key: tuple(places.values()) for key, places in found.items()}


def _list_citations(use: NamingPlace) -> tuple[Citation, ...]:
    citations: tuple[Citation, ...] = getattr(use.part, "cite", ())
    return citations


def list_strings(value: object) -> Iterator[str]:
    """List every text in a record, a list or a value, however deep; prints of texts are no texts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from list_strings(each)
    elif isinstance(value, Record):
        shapes = read_fields(type(value))
        for name in type(value).model_fields:
            if shapes[name].kind is not ValueKind.PRINT:
                yield from list_strings(getattr(value, name))


def list_texts(part: Record) -> Iterator[str]:
    """List the texts a part holds itself, its ids apart."""
    for name, shape in read_fields(type(part)).items():
        if not (shape.names or shape.model):
            yield from list_strings(getattr(part, name))


def list_named(part: Record) -> Iterator[tuple[str, str]]:
    """List the ids a part names itself, each with where it belongs."""
    for name, shape in read_fields(type(part)).items():
        held = getattr(part, name)
        if shape.names:
            yield from ((shape.names, each) for each in list_strings(held))
        elif shape.kind is ValueKind.CITATION:
            yield from (("sources", each.source) for each in held)
        elif isinstance(held, str) and "[[" in held:
            yield from (("directives", match["id"].strip()) for match in EXPLICIT.finditer(held))
