"""Who names what: every place of a catalog that an id, or a passage of a source, leads to."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from handbook.checks.findings import walk_parts, walk_records
from handbook.messages.fields import REFERENCES
from handbook.names.mentions import EXPLICIT
from handbook.records.catalog import Catalog, Entry

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Use:
    """A place that names something: a record, and the part of it."""

    record: BaseModel
    part: BaseModel


@dataclass(frozen=True)
class Uses:
    """All uses in one catalog, found when somebody first asks."""

    catalog: Catalog

    def find(self, space: str, identifier: str) -> tuple[Use, ...]:
        """Find the places that name an id; ``space`` is where the id belongs."""
        return self._named.get((space, identifier), ())

    def find_citing(self, source: str, locator: str) -> tuple[Use, ...]:
        """Find the places that cite a passage."""
        return self._citing.get((source, locator), ())

    def find_worded(self, words: tuple[str, ...]) -> tuple[Use, ...]:
        """Find the places with a text that holds one of some words."""
        return tuple(use for use in self._all if any(word in text for text in list_texts(use.part) for word in words))

    @cached_property
    def _all(self) -> tuple[Use, ...]:
        loose: tuple[Entry[BaseModel], ...] = (*self.catalog.shared_names, *self.catalog.changes)
        entries = (*walk_records(self.catalog), *loose)
        return tuple(Use(entry.record, part.value) for entry in entries for part in walk_parts(entry))

    @cached_property
    def _named(self) -> Mapping[tuple[str, str], tuple[Use, ...]]:
        return _gather(self._all, lambda use: list_named(use.part))

    @cached_property
    def _citing(self) -> Mapping[tuple[str, str], tuple[Use, ...]]:
        return _gather(
            self._all, lambda use: ((each.source, each.locator) for each in getattr(use.part, "citations", ()))
        )


def _gather(
    uses: Sequence[Use], list_keys: Callable[[Use], Iterable[tuple[str, str]]]
) -> Mapping[_Key, tuple[Use, ...]]:
    found: dict[_Key, dict[int, Use]] = {}
    for place, use in enumerate(uses):
        for key in list_keys(use):
            found.setdefault(key, {})[place] = use
    return {key: tuple(places.values()) for key, places in found.items()}


def list_texts(part: BaseModel) -> Iterator[str]:
    """List the texts a part holds itself, its ids apart."""
    for field in type(part).model_fields:
        held = getattr(part, field)
        if (type(part).__name__, field) not in REFERENCES:
            yield from (each for each in (held if isinstance(held, tuple) else (held,)) if isinstance(each, str))


def list_named(part: BaseModel) -> Iterator[tuple[str, str]]:
    """List the ids a part names itself, each with where it belongs."""
    for field in type(part).model_fields:
        held = getattr(part, field)
        space = REFERENCES.get((type(part).__name__, field))
        if space:
            yield from ((space, each) for each in (held if isinstance(held, tuple) else [held] if held else []))
        elif isinstance(held, str) and "[[" in held:
            yield from (("directives", match["id"].strip()) for match in EXPLICIT.finditer(held))
