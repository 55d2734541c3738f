"""The whole catalog as one JSON file with computed inverses. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import Any, cast

from pydantic import BaseModel

from handbook.memo import Once
from handbook.opendata.published import (
    FORMAT_VERSION,
    PublishedHandbook,
    Vocabulary,
    list_published,
)
from handbook.opendata.serialization import join_items, list_claims, write_json
from handbook.pages import (
    CATALOG_SCHEMA,
    LICENCE,
    Library,
    find_address,
)
from handbook.records import PAGES, Catalog, read_fields

Computed = tuple[object, ...]
"""Values of the computed fields of a published record, in their order; a record among them as its own values."""


def render_catalog(library: Library, base: str, memo: Once) -> Iterator[bytes]:
    """Write the whole catalog as JSON, piece by piece; every field is there, empty where no source says anything.

    ``base`` is the site's address with a slash at its end, or empty.
    """
    catalog = library.catalog
    values: Mapping[str, Iterable[bytes]] = {
        "format_version": [write_json(FORMAT_VERSION)],
        "title": [write_json(library.site)],
        "site": [write_json(base or None)],
        "updated": [write_json(library.updated)],
        "licence": [write_json(LICENCE)],
        **{
            space: join_items(
                memo.ask_each(space, getattr(catalog, space), partial(_write_record_with_page, space), library), 1
            )
            for space in PAGES
        },
        "vocabulary": memo.ask_each("vocabulary", [Vocabulary], _write_vocabulary, catalog),
        "shared_names": memo.ask_each("shared names", ["shared_names"], _write_list, catalog),
        "changes": memo.ask_each("changes", ["changes"], _write_list, catalog),
    }
    yield b'{\n "$schema": ' + write_json(CATALOG_SCHEMA.rpartition("/")[2])
    for field in list_published(PublishedHandbook):
        yield f',\n "{field}": '.encode()
        yield from values[field]
    yield b"\n}\n"


def publish_record(library: Library, space: str, identifier: str) -> bytes:
    """Write a record with a page as it is published, in JSON: without what is only for those who work on it."""
    return _write_record_with_page(space, identifier, library)


def _write_record_with_page(space: str, identifier: str, library: Library) -> bytes:
    """Write a record with what is computed about it; the address of its page is the last of that."""
    model = cast("type[BaseModel]", read_fields(PublishedHandbook)[space].model)
    record = getattr(library.catalog, space)[identifier].record
    compute = _COMPUTED.get(space)
    computed = compute(identifier, library) if compute else ()
    return _write_published(model, record, (*computed, find_address(library.catalog, space, identifier)))


def _compute_of_directive(identifier: str, library: Library) -> Computed:
    relations = library.catalog.relations
    incoming = tuple(
        (link.kind, relations[link.kind].record.inverse_label, link.subject)
        for link in library.lineage.incoming.get(identifier, ())
    )
    return (
        incoming,
        library.lineage.implementers.get(identifier, ()),
        library.lineage.serving.get(identifier, ()),
        tuple((unit.record.id, unit.record.figures[at].id) for unit, at in library.measured.get(identifier, ())),
    )


def _compute_of_body(identifier: str, library: Library) -> Computed:
    lineage = library.lineage
    return (
        identifier in library.catalog.exemplars,
        lineage.issued_by.get(identifier, ()),
        lineage.children.get(identifier, ()),
        lineage.run_by.get(identifier, ()),
    )


def _compute_of_source(identifier: str, library: Library) -> Computed:
    record = library.catalog.sources[identifier].record
    uses = tuple(
        (passage.locator, *use)
        for passage, found in zip(record.passages, list_claims(library, record), strict=True)
        for use in dict.fromkeys((claim.text, claim.href) for claim in found)
    )
    return (uses,)


_COMPUTED: Mapping[str, Callable[[str, Library], Computed]] = MappingProxyType(
    {"directives": _compute_of_directive, "bodies": _compute_of_body, "sources": _compute_of_source}
)
"""What is computed about the records of a kind, besides their addresses."""


def _write_published(model: type[BaseModel], record: BaseModel, computed: Computed) -> bytes:
    """Write a record with what is computed about it; a field that its own kind does not have is empty."""
    tree = {name: field.default for name, field in model.model_fields.items()}
    tree |= record.model_dump(mode="json")
    for name, value in zip(model.__annotations__, computed, strict=True):
        inner = read_fields(model)[name].model
        tree[name] = _name_values(inner, cast("tuple[Computed, ...]", value)) if inner else value
    return write_json(_order(model, tree), 2)


def _name_values(model: type[BaseModel], rows: Iterable[Computed]) -> list[Mapping[str, object]]:
    return [dict(zip(model.model_fields, values, strict=True)) for values in rows]


def _write_vocabulary(model: type[Vocabulary], catalog: Catalog) -> bytes:
    fields: Mapping[str, Any] = {
        table: tuple(entry.record for entry in getattr(catalog, table).values()) for table in model.model_fields
    }
    return _write_record(model.model_construct(**fields), 1)


def _write_list(table: str, catalog: Catalog) -> bytes:
    return b"".join(join_items((_write_record(entry.record) for entry in getattr(catalog, table)), 1))


def _write_record(record: BaseModel, depth: int = 2) -> bytes:
    return write_json(_order(type(record), record.model_dump(mode="json")), depth)


def _order(model: type[BaseModel], tree: Mapping[str, Any]) -> Mapping[str, Any]:
    """Put the fields of a record and of all in it in the order in which editors write them."""
    return {
        field: _order_all(inner, tree[field]) if inner and tree[field] else tree[field]
        for field, inner in _list_order(model)
    }


def _order_all(model: type[BaseModel], value: Any) -> Any:  # noqa: ANN401 - one record or several, as plain data
    return _order(model, value) if isinstance(value, dict) else [_order(model, item) for item in value]


@cache
def _list_order(model: type[BaseModel]) -> tuple[tuple[str, type[BaseModel] | None], ...]:
    """List the fields of a model as they are published, each with the model of what it holds."""
    return tuple((field, read_fields(model)[field].model) for field in list_published(model))
