"""The whole catalog as one JSON file with computed inverses. Pure."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic_core import to_json

from handbook.catalog import Catalog, Entries, Entry
from handbook.notation import find_inner_model, list_fields
from handbook.opendata import words
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

RecordT = TypeVar("RecordT", bound=BaseModel)


def render_catalog(library: Library, base: str = "") -> str:
    """Write the whole catalog as JSON; every field is there, empty where no source says anything.

    ``base`` is the site's address with a slash at its end, or empty.
    """
    handbook = publish_handbook(library, base)
    written = bytearray(b'{\n "$schema": ' + _write(CATALOG_SCHEMA.rpartition("/")[2]))
    for field in list_published(PublishedHandbook):
        value = getattr(handbook, field)
        written += f',\n "{field}": '.encode()
        if isinstance(value, tuple) and value:  # record by record: the whole as a tree takes twenty times its text
            opening = b"[\n  "
            for record in value:
                written += opening + _write_record(record).replace(b"\n", b"\n  ")
                opening = b",\n  "
            written += b"\n ]"
        else:
            content = _write_record(value) if isinstance(value, BaseModel) else _write(value)
            written += content.replace(b"\n", b"\n ")
    written += b"\n}\n"
    return written.decode()


def _write_record(record: BaseModel) -> bytes:
    return _write(_order(type(record), record.model_dump(mode="json")))


def _write(value: object) -> bytes:
    """Write plain data as ``json.dumps`` does with an indent of one, which Python itself does in no haste."""
    return to_json(value, indent=1)


def publish_handbook(library: Library, base: str = "") -> PublishedHandbook:
    """Join every record with what is computed about it."""
    catalog = library.catalog
    return PublishedHandbook.model_construct(
        format_version=FORMAT_VERSION,
        title=SITE,
        site=base or None,
        updated=library.updated,
        licence=words.LICENCE,
        directives=tuple(_publish_directive(library, entry.record) for entry in catalog.directives.values()),
        bodies=tuple(_publish_body(library, entry.record) for entry in catalog.bodies.values()),
        sources=tuple(_publish_source(library, entry.record) for entry in catalog.sources.values()),
        vocabulary=_publish_vocabulary(catalog),
        shared_names=_list_records(catalog.shared_names),
        changes=_list_records(catalog.changes),
    )


@cache
def list_published(model: type[BaseModel]) -> tuple[str, ...]:
    """List the fields of a model as they are published: what editors write, in their order, then what is computed."""
    origin = next((layer for layer in model.__mro__[1:] if layer in (Directive, Exemplar, Source)), None)
    return tuple(dict.fromkeys([*(list_fields(origin) if origin else ()), *list_fields(model)]))


def _publish_directive(library: Library, record: Directive) -> PublishedDirective:
    lineage, relations = library.lineage, library.catalog.relations
    return PublishedDirective.model_construct(
        **_fields(record),
        inverse_relations=tuple(
            InverseRelation.model_construct(
                type=link.kind, label=relations[link.kind].record.inverse_label, source=link.subject
            )
            for link in lineage.incoming.get(record.id, ())
        ),
        implemented_by=lineage.implementers.get(record.id, ()),
        measured_by=tuple(
            FigurePlace.model_construct(record=entry.record.id, figure=entry.record.figures[position].id)
            for entry, position in library.measured.get(record.id, ())
        ),
        address=directive_address(record.id),
    )


def _publish_body(library: Library, record: Body) -> PublishedBody:
    return PublishedBody.model_construct(
        **_fields(record),
        exemplary=record.id in library.catalog.exemplars,
        issued=library.lineage.issued_by.get(record.id, ()),
        children=library.lineage.children.get(record.id, ()),
        address=body_address(library.catalog, record.id),
    )


def _publish_source(library: Library, record: Source) -> PublishedSource:
    return PublishedSource.model_construct(
        **_fields(record),
        used_by=tuple(
            Use.model_construct(locator=passage.locator, page=page, address=address)
            for passage in record.passages
            for page, address in dict.fromkeys(
                (claim.text, claim.href) for claim in library.support.get((record.id, passage.locator), ())
            )
        ),
        address=source_address(record.id),
    )


def _publish_vocabulary(catalog: Catalog) -> Vocabulary:
    return Vocabulary.model_construct(
        types=_list_table(catalog.types),
        relations=_list_table(catalog.relations),
        levels=_list_table(catalog.levels),
        provinces=_list_table(catalog.provinces),
        terms=_list_table(catalog.terms),
        statuses=_list_table(catalog.statuses),
        indicators=_list_table(catalog.indicators),
        glossary=_list_table(catalog.glossary),
    )


def _list_table(entries: Entries[RecordT]) -> tuple[RecordT, ...]:
    return _list_records(entries.values())


def _list_records(entries: Iterable[Entry[RecordT]]) -> tuple[RecordT, ...]:
    return tuple(entry.record for entry in entries)


def _fields(record: BaseModel) -> Mapping[str, Any]:
    return {name: getattr(record, name) for name in type(record).model_fields}


def _order(model: type[BaseModel], tree: Mapping[str, Any]) -> Mapping[str, Any]:
    """Put the fields of a record and of all in it in the order in which editors write them."""
    ordered = {}
    for field in list_published(model):
        value, inner = tree[field], find_inner_model(model, field)
        if inner and isinstance(value, dict):
            value = _order(inner, value)
        elif inner and value:
            value = [_order(inner, item) for item in value]
        ordered[field] = value
    return ordered
