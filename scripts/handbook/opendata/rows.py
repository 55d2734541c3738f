"""The rows of the tables: what each record gives to each, with the names of what it points at. Pure."""

import re
from collections.abc import Iterable, Iterator

from handbook.lineage.links import find_implemented
from handbook.memory import Memory
from handbook.opendata.blocks import Claims, list_claims, recall_block, write_rows
from handbook.pages import Library, addresses
from handbook.pages.paging import item_address
from handbook.records import (
    Body,
    Citation,
    Directive,
    Discrepancy,
    Dossier,
    Exemplar,
    Figure,
    IndicatorEntry,
    RelationEntry,
    Source,
)
from handbook.text.dates import PartialDate

Row = tuple[str, ...]

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def write_documents(library: Library, base: str, memory: Memory) -> Iterator[bytes]:
    """Write a row for every document."""
    catalog = library.catalog
    for identifier, entry in catalog.directives.items():
        record = entry.record
        labels = (
            catalog.types[record.type].record.label,
            _name_body(library, record.issuer),
            catalog.terms[record.term].record.label if record.term else "",
            catalog.statuses[record.status.value].record.label,
        )
        implementers = library.lineage.implementers.get(identifier, ())
        address = base + addresses.directive_address(identifier)
        yield recall_block(memory, identifier, _write_document, record, labels, implementers, address)


def _write_document(
    record: Directive, labels: tuple[str, str, str, str], implementers: tuple[str, ...], address: str
) -> bytes:
    kind, issuer, term, status = labels
    row = (
        record.id,
        record.short_name,
        kind,
        record.number or "",
        record.symbol or "",
        record.title,
        record.issuer or "",
        issuer,
        _write_date(record.issued),
        term,
        status,
        record.status.basis or "",
        _join(record.aliases),
        _join(implementers),
        _cite(record.citations),
        address,
    )
    return write_guarded([row])


def write_relations(library: Library, _: str, memory: Memory) -> Iterator[bytes]:
    """Write a row for every relation."""
    catalog = library.catalog
    for identifier, links in library.lineage.outgoing.items():
        ends = tuple(
            (link.position, catalog.relations[link.kind].record, catalog.directives[link.target].record.short_name)
            for link in links
        )
        yield recall_block(memory, identifier, _write_relations, catalog.directives[identifier].record, ends)


def _write_relations(record: Directive, ends: tuple[tuple[int, RelationEntry, str], ...]) -> bytes:
    return write_guarded(
        (
            record.id,
            record.short_name,
            relation.type,
            kind.label,
            relation.target,
            name,
            kind.inverse_label,
            kind.eli or "",
            relation.note or "",
            _cite(relation.citations),
        )
        for relation, kind, name in ((record.relations[position], kind, name) for position, kind, name in ends)
    )


def write_figures(library: Library, base: str, memory: Memory) -> Iterator[bytes]:
    """Write a row for every figure, those of documents first."""
    catalog = library.catalog
    for directive in catalog.directives.values():
        if directive.record.figures:
            owner = directive.record.short_name, base + addresses.directive_address(directive.record.id)
            yield _recall_figures(library, memory, directive.record, owner)
    for body in catalog.bodies.values():
        if body.record.figures:
            owner = body.record.name, base + addresses.body_address(catalog, body.record.id)
            yield _recall_figures(library, memory, body.record, owner)


def _recall_figures(library: Library, memory: Memory, record: Dossier, owner: tuple[str, str]) -> bytes:
    indicators = tuple(library.catalog.indicators[figure.indicator].record for figure in record.figures)
    return recall_block(memory, (type(record), record.id), _write_figures, record, owner, indicators)


def _write_figures(record: Dossier, owner: tuple[str, str], indicators: tuple[IndicatorEntry, ...]) -> bytes:
    return write_guarded(
        _write_figure(record, owner, position, indicator) for position, indicator in enumerate(indicators)
    )


def _write_figure(record: Dossier, owner: tuple[str, str], position: int, indicator: IndicatorEntry) -> Row:
    figure = record.figures[position]
    name, address = owner
    return (
        record.id,
        name,
        figure.id,
        indicator.label,
        figure.printed,
        figure.qualifier,
        f"{figure.value:f}",
        f"{figure.out_of:f}" if figure.out_of is not None else "",
        indicator.unit,
        figure.scope,
        _write_date(figure.as_of),
        _write_date(figure.period.start if figure.period else None),
        _write_date(figure.period.end if figure.period else None),
        _name_event(record, figure),
        figure.measures or "",
        figure.note or "",
        _note(figure.discrepancies),
        _cite(figure.citations),
        item_address(address, position, figure.id),
    )


def write_units(library: Library, base: str, memory: Memory) -> Iterator[bytes]:
    """Write a row for every body."""
    catalog = library.catalog
    for identifier, entry in catalog.bodies.items():
        record, exemplar = entry.record, catalog.exemplars.get(identifier)
        labels = (
            catalog.levels[record.level].record.label,
            catalog.provinces[record.province].record.label if record.province else "",
            _name_body(library, record.parent),
        )
        issued = library.lineage.issued_by.get(identifier, ())
        address = base + addresses.body_address(catalog, identifier)
        unit = exemplar.record if exemplar else None
        yield recall_block(memory, identifier, _write_unit, record, unit, labels, issued, address)


def _write_unit(
    record: Body, unit: Exemplar | None, labels: tuple[str, str, str], issued: tuple[str, ...], address: str
) -> bytes:
    level, province, parent = labels
    row = (
        record.id,
        record.name,
        record.short_name or "",
        level,
        province,
        record.parent or "",
        parent,
        record.successor or "",
        _join(record.symbols),
        "có" if unit else "không",
        _join(issued),
        _join(find_implemented(unit)) if unit else "",
        str(len(unit.models)) if unit else "0",
        str(len(record.figures)),
        _cite(record.citations),
        address,
    )
    return write_guarded([row])


def write_models(library: Library, base: str, memory: Memory) -> Iterator[bytes]:
    """Write a row for every model."""
    for identifier, entry in library.catalog.exemplars.items():
        address = base + addresses.body_address(library.catalog, identifier)
        yield recall_block(memory, identifier, _write_models, entry.record, address)


def _write_models(record: Exemplar, address: str) -> bytes:
    return write_guarded(
        (
            record.id,
            record.name,
            model.id,
            model.name,
            model.text,
            _join(model.serves),
            _note(model.discrepancies),
            _cite(model.citations),
            item_address(address, position, model.id),
        )
        for position, model in enumerate(record.models)
    )


def write_citations(library: Library, base: str, memory: Memory) -> Iterator[bytes]:
    """Write a row for everything that rests on a passage of a source."""
    for identifier, entry in library.catalog.sources.items():
        claims = list_claims(library, entry.record)
        yield recall_block(memory, identifier, _write_citations, entry.record, claims, base)


def _write_citations(record: Source, claims: Claims, base: str) -> bytes:
    return write_guarded(
        (
            record.id,
            record.title,
            passage.locator,
            passage.opening,
            claim.text,
            claim.hint,
            base + claim.href,
            base + addresses.source_address(record.id, passage.locator),
        )
        for passage, found in zip(record.passages, claims, strict=True)
        for claim in found
    )


def write_guarded(rows: Iterable[Row]) -> bytes:
    """Write rows of a table none of whose cells a spreadsheet runs."""
    return write_rows([_guard(cell) for cell in row] for row in rows)


def _guard(text: str) -> str:
    """Keep a spreadsheet from running text that starts like a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _name_body(library: Library, identifier: str | None) -> str:
    return library.catalog.bodies[identifier].record.name if identifier else ""


def _name_event(record: Dossier, figure: Figure) -> str:
    event = next((item for item in record.conferences if item.id == figure.event), None)
    if event is None:
        return ""
    return f"{event.name}, {event.date}" if event.date else event.name


def _write_date(date: PartialDate | None) -> str:
    return str(date) if date else ""


def _note(discrepancies: Iterable[Discrepancy]) -> str:
    return " ".join(item.note for item in discrepancies)


def _cite(citations: Iterable[Citation]) -> str:
    return _join(f"{citation.source}, {citation.locator}" for citation in citations)


def _join(items: Iterable[str]) -> str:
    return "; ".join(items)
