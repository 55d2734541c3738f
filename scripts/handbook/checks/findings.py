"""Walking the parts of records, and the faults of sources found there."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from handbook.catalog import Catalog, Entry
from handbook.datafile import Path
from handbook.diagnostics import Diagnostic
from handbook.records import Acknowledged, DiscrepancyKind, Dossier


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of a source: the part of a record it is in, its kind, and what is wrong."""

    entry: Entry[BaseModel]
    path: Path
    kind: DiscrepancyKind
    diagnostic: Diagnostic


@dataclass(frozen=True, slots=True)
class Part:
    """A record or something inside it, with the path that leads there.

    ``owner`` leads to the nearest part, itself included, that can acknowledge a fault of its source.
    """

    entry: Entry[BaseModel]
    path: Path
    value: BaseModel
    owner: Path


def walk_records(catalog: Catalog) -> Iterator[Entry[BaseModel]]:
    """Visit every record that may hold claims, by folder and id."""
    for entries in (
        catalog.directives,
        catalog.exemplars,
        catalog.issuers,
        catalog.sources,
        catalog.glossary,
    ):
        yield from (Entry(entry.record, entry.file, entry.prefix) for entry in entries.values())


def walk_dossiers(catalog: Catalog) -> Iterator[tuple[Entry[BaseModel], Dossier]]:
    """Visit every directive and body."""
    for entries in (catalog.directives, catalog.exemplars, catalog.issuers):
        yield from ((Entry(entry.record, entry.file, entry.prefix), entry.record) for entry in entries.values())


def walk_parts(entry: Entry[BaseModel]) -> Iterator[Part]:
    """Visit a record and every record nested in it."""
    yield from _walk(entry, (), entry.record, ())


def find_discrepancies(value: BaseModel) -> tuple[DiscrepancyKind, ...]:
    """List the kinds of fault that a part of a record acknowledges."""
    return tuple(item.kind for item in value.discrepancies) if isinstance(value, Acknowledged) else ()


def _walk(entry: Entry[BaseModel], path: Path, value: BaseModel, owner: Path) -> Iterator[Part]:
    owner = path if isinstance(value, Acknowledged) else owner
    yield Part(entry, path, value, owner)
    for name in type(value).model_fields:
        inner = getattr(value, name)
        if isinstance(inner, BaseModel):
            yield from _walk(entry, (*path, name), inner, owner)
        elif isinstance(inner, tuple):
            for position, item in enumerate(inner):
                if isinstance(item, BaseModel):
                    yield from _walk(entry, (*path, name, position), item, owner)
