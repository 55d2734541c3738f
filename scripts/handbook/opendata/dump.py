"""The whole catalog as one JSON file with computed inverses. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from handbook.memory import Forgetful, Memory
from handbook.opendata import words
from handbook.opendata.blocks import Claims, join_items, list_claims, recall_block, write_json
from handbook.opendata.shape import (
    FORMAT_VERSION,
    FigurePlace,
    InverseRelation,
    PublishedBody,
    PublishedDirective,
    PublishedHandbook,
    PublishedSource,
    Use,
    Vocabulary,
)
from handbook.pages import Library
from handbook.pages.addresses import CATALOG_SCHEMA, body_address, directive_address, source_address
from handbook.pages.words import SITE
from handbook.records import Body, Directive, Exemplar, Source
from handbook.records.catalog import Catalog, Entry
from handbook.records.notation import find_inner_model, list_fields


def render_catalog(library: Library, base: str = "", memory: Memory | None = None) -> Iterator[bytes]:
    """Write the whole catalog as JSON, piece by piece; every field is there, empty where no source says anything.

    ``base`` is the site's address with a slash at its end, or empty.
    """
    memory, catalog = memory or Forgetful(), library.catalog
    values: Mapping[str, Iterable[bytes]] = {
        "format_version": [write_json(FORMAT_VERSION)],
        "title": [write_json(SITE)],
        "site": [write_json(base or None)],
        "updated": [write_json(library.updated)],
        "licence": [write_json(words.LICENCE)],
        "directives": join_items(_list_directives(library, memory), 1),
        "bodies": join_items(_list_bodies(library, memory), 1),
        "sources": join_items(_list_sources(library, memory), 1),
        "vocabulary": [recall_block(memory, "", _write_vocabulary, _list_tables(catalog))],
        "shared_names": [recall_block(memory, "shared_names", _write_records, _list_records(catalog.shared_names))],
        "changes": [recall_block(memory, "changes", _write_records, _list_records(catalog.changes))],
    }
    yield b'{\n "$schema": ' + write_json(CATALOG_SCHEMA.rpartition("/")[2])
    for field in list_published(PublishedHandbook):
        yield f',\n "{field}": '.encode()
        yield from values[field]
    yield b"\n}\n"


@cache
def list_published(model: type[BaseModel]) -> tuple[str, ...]:
    """List the fields of a model as they are published: what editors write, in their order, then what is computed."""
    origin = next((layer for layer in model.__mro__[1:] if layer in (Directive, Exemplar, Source)), None)
    return tuple(dict.fromkeys([*(list_fields(origin) if origin else ()), *list_fields(model)]))


def _list_directives(library: Library, memory: Memory) -> Iterator[bytes]:
    lineage, relations = library.lineage, library.catalog.relations
    for identifier, entry in library.catalog.directives.items():
        yield recall_block(
            memory,
            identifier,
            _write_directive,
            entry.record,
            tuple(
                (link.kind, relations[link.kind].record.inverse_label, link.subject)
                for link in lineage.incoming.get(identifier, ())
            ),
            lineage.implementers.get(identifier, ()),
            tuple(
                (unit.record.id, unit.record.figures[position].id)
                for unit, position in library.measured.get(identifier, ())
            ),
            directive_address(identifier),
        )


def _write_directive(
    record: Directive,
    incoming: tuple[tuple[str, str, str], ...],
    implementers: tuple[str, ...],
    measured: tuple[tuple[str, str], ...],
    address: str,
) -> bytes:
    published = PublishedDirective.model_construct(
        **_fields(record),
        inverse_relations=tuple(
            InverseRelation.model_construct(type=kind, label=label, source=subject) for kind, label, subject in incoming
        ),
        implemented_by=implementers,
        measured_by=tuple(FigurePlace.model_construct(record=unit, figure=figure) for unit, figure in measured),
        address=address,
    )
    return _write_record(published)


def _list_bodies(library: Library, memory: Memory) -> Iterator[bytes]:
    catalog, lineage = library.catalog, library.lineage
    for identifier, entry in catalog.bodies.items():
        issued, children = lineage.issued_by.get(identifier, ()), lineage.children.get(identifier, ())
        exemplar, address = catalog.exemplars.get(identifier), body_address(catalog, identifier)
        unit = exemplar.record if exemplar else None
        yield recall_block(memory, identifier, _write_body, entry.record, unit, issued, children, address)


def _write_body(
    record: Body,
    unit: Exemplar | None,
    issued: tuple[str, ...],
    children: tuple[str, ...],
    address: str,
) -> bytes:
    published = PublishedBody.model_construct(
        **_fields(record), exemplary=unit is not None, issued=issued, children=children, address=address
    )
    return _write_record(published)


def _list_sources(library: Library, memory: Memory) -> Iterator[bytes]:
    for identifier, entry in library.catalog.sources.items():
        yield recall_block(memory, identifier, _write_source, entry.record, list_claims(library, entry.record))


def _write_source(record: Source, claims: Claims) -> bytes:
    published = PublishedSource.model_construct(
        **_fields(record),
        used_by=tuple(
            Use.model_construct(locator=passage.locator, page=page, address=address)
            for passage, found in zip(record.passages, claims, strict=True)
            for page, address in dict.fromkeys((claim.text, claim.href) for claim in found)
        ),
        address=source_address(record.id),
    )
    return _write_record(published)


def _list_tables(catalog: Catalog) -> tuple[tuple[BaseModel, ...], ...]:
    """List the records of every table of the vocabulary; the catalog calls them as the data do."""
    return tuple(_list_records(getattr(catalog, table).values()) for table in Vocabulary.model_fields)


def _write_vocabulary(tables: tuple[tuple[BaseModel, ...], ...]) -> bytes:
    fields: Mapping[str, Any] = dict(zip(Vocabulary.model_fields, tables, strict=True))
    return _write_record(Vocabulary.model_construct(**fields), 1)


def _list_records(entries: Iterable[Entry[BaseModel]]) -> tuple[BaseModel, ...]:
    return tuple(entry.record for entry in entries)


def _write_records(records: tuple[BaseModel, ...]) -> bytes:
    return b"".join(join_items(map(_write_record, records), 1))


def _write_record(record: BaseModel, depth: int = 2) -> bytes:
    return write_json(_order(type(record), record.model_dump(mode="json")), depth)


def _fields(record: BaseModel) -> Mapping[str, Any]:
    return {name: getattr(record, name) for name in type(record).model_fields}


def _order(model: type[BaseModel], tree: Mapping[str, Any]) -> Mapping[str, Any]:
    """Put the fields of a record and of all in it in the order in which editors write them."""
    ordered = {}
    for field, inner in _list_order(model):
        value = tree[field]
        if inner and isinstance(value, dict):
            value = _order(inner, value)
        elif inner and value:
            value = [_order(inner, item) for item in value]
        ordered[field] = value
    return ordered


@cache
def _list_order(model: type[BaseModel]) -> tuple[tuple[str, type[BaseModel] | None], ...]:
    """List the fields of a model as they are published, each with the model of what it holds if that needs ordering."""
    found = ((field, find_inner_model(model, field)) for field in list_published(model))
    return tuple((field, inner if inner and _needs_order(inner) else None) for field, inner in found)


@cache
def _needs_order(model: type[BaseModel]) -> bool:
    """Tell whether a model, or one in it, keeps its fields in another order than that in which they are published."""
    order = _list_order(model)
    return any(inner for _, inner in order) or [field for field, _ in order] != list(model.model_fields)
