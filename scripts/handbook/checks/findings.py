"""Walking the parts of records, and the faults of sources found there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from pydantic import BaseModel

from handbook import records
from handbook.datafile import Path
from handbook.diagnostics import Diagnostic
from handbook.messages import say
from handbook.records import (
    DATE_KINDS,
    PAGED,
    TABLES,
    Acknowledged,
    Catalog,
    DiscrepancyKind,
    Dossier,
    Entry,
    Record,
    read_fields,
)

Place = tuple[str, str]
"""Where a record is: the table of the catalog, and its id there."""
_TABLES = (*PAGED, "types", "glossary", "provinces")
_DOSSIERS = tuple(each for each in PAGED if issubclass(TABLES[each], Dossier))


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of a source: the part of a record it is in, its kind, and what is wrong."""

    entry: Entry[BaseModel]
    path: Path
    kind: DiscrepancyKind
    diagnostic: Diagnostic


class Part(NamedTuple):
    """A record or something inside it, with the path that leads there.

    ``owner`` leads to the nearest part, itself included, that can acknowledge a fault of its source.
    """

    entry: Entry[BaseModel]
    path: Path
    value: BaseModel
    owner: Path


def advise_acknowledging(kind: DiscrepancyKind) -> str:
    """Say what to do about a fault that may be a source's: a slip of the editor is likelier."""
    return say("phrases", "acknowledge", kind=kind)


def walk_records(catalog: Catalog) -> Iterator[Entry[Record]]:
    """Visit every record that may hold claims: directives, bodies and models, then the others, by folder and id."""
    return (find_entry(catalog, place) for place in list_places(catalog))


def list_places(catalog: Catalog) -> Iterator[Place]:
    """List where the records are that ``walk_records`` visits."""
    return ((table, identifier) for table in _TABLES for identifier in getattr(catalog, table))


def find_entry(catalog: Catalog, place: Place) -> Entry[Record]:
    """Find the record of a place."""
    entry: Entry[Record] = getattr(catalog, place[0])[place[1]]
    return entry


def walk_dossiers(catalog: Catalog) -> Iterator[Entry[Dossier]]:
    """Visit every directive, body and model."""
    for table in _DOSSIERS:
        yield from getattr(catalog, table).values()


def walk_parts(entry: Entry[BaseModel]) -> tuple[Part, ...]:
    """List a record and every record nested in it; each comes before what is nested in it."""
    found: list[Part] = []
    _gather(found, entry, (), entry.record, ())
    return tuple(found)


def find_discrepancies(value: BaseModel) -> tuple[DiscrepancyKind, ...]:
    """List the kinds of fault that a part of a record acknowledges."""
    return tuple(item.kind for item in value.discrepancies) if isinstance(value, Acknowledged) else ()


MODELS: tuple[type[BaseModel], ...] = records.MODELS
"""Every kind of record and of part of one, as a part may be of any."""
_SHAPES = {model: [read_fields(model)[name] for name in model.model_fields] for model in MODELS}
DATES: Mapping[type[BaseModel], tuple[str, ...]] = MappingProxyType(
    {
        model: tuple(shape.name for shape in shapes if shape.kind in DATE_KINDS and not shape.traits.private)
        for model, shapes in _SHAPES.items()
    }
)
"""Model → its fields that hold a date of which sources tell."""
ACKNOWLEDGING = frozenset(model for model in MODELS if issubclass(model, Acknowledged))
"""Every kind of part that can acknowledge faults: asking for it is quick, ``isinstance`` of a model is not."""
_NESTED = {model: tuple(shape.name for shape in shapes if shape.model) for model, shapes in _SHAPES.items()}


def _gather(found: list[Part], entry: Entry[BaseModel], path: Path, value: BaseModel, owner: Path) -> None:
    owner = path if type(value) in ACKNOWLEDGING else owner
    found.append(Part(entry, path, value, owner))
    for name in _NESTED[type(value)]:
        inner = getattr(value, name)
        if isinstance(inner, tuple):
            for position, item in enumerate(inner):
                _gather(found, entry, (*path, name, position), item, owner)
        elif inner is not None:
            _gather(found, entry, (*path, name), inner, owner)
