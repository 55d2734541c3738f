"""Documents, bodies and models as rows of lists."""

from collections.abc import Iterable, Sequence

from handbook.lineage import find_heirs
from handbook.messages import write_date
from handbook.pages import addresses, words
from handbook.pages.library import Library
from handbook.pages.lines import Line, Run, list_runs
from handbook.pages.sheet import Sheet
from handbook.pages.views import DocumentRow
from handbook.records import write_status_date


def plan_document_row(sheet: Sheet, identifier: str) -> DocumentRow:
    """Show a document as a row."""
    catalog = sheet.library.catalog
    record = catalog.directives[identifier].record
    return DocumentRow(
        link=sheet.link_directive(identifier),
        title=record.title,
        kind=sheet.link(catalog.types[record.type].record.label, addresses.browse_address("loai", record.type)),
        issuer=sheet.link_body(record.issuer, record.issued) if record.issuer else None,
        issued=write_date(record.issued),
        sort_issued=record.issued.sort_text if record.issued else "",
        status=catalog.statuses[record.status.value].record.label,
        status_date=write_status_date(catalog, record.status),
        symbol=record.symbol or "",
    )


def tell_today(sheet: Sheet, identifier: str, called: str = "") -> Line:
    """Say what a body is today, where it is another or has another name than it is ``called``; else nothing."""
    catalog = sheet.library.catalog
    names = tuple(map(sheet.link_body, find_heirs(catalog.bodies, identifier)))
    if not names and called not in {"", catalog.bodies[identifier].record.name}:
        names = (Run(catalog.bodies[identifier].record.name),)
    return (Run(words.NOW_IS.format(names="")), *list_runs(names)) if names else ()


def plan_document_rows(sheet: Sheet, identifiers: Iterable[str]) -> tuple[DocumentRow, ...]:
    """Show documents as rows, oldest first, those without a date last."""
    return tuple(plan_document_row(sheet, identifier) for identifier in sort_documents(sheet.library, identifiers))


def sort_documents(library: Library, identifiers: Iterable[str]) -> tuple[str, ...]:
    """Order documents by date, those without one last; each stands once."""
    return tuple(sorted(set(identifiers), key=library.timeline.__getitem__))


def sort_newest(library: Library, documents: Sequence[str]) -> tuple[str, ...]:
    """Order documents, given oldest first, by date, the newest first, those without one last."""
    dated = [each for each in documents if not library.timeline[each].is_undated]
    return (*reversed(dated), *(each for each in documents if library.timeline[each].is_undated))


def sort_bodies(library: Library, identifiers: Iterable[str]) -> tuple[str, ...]:
    """Order bodies by level, then by name."""
    return tuple(sorted(identifiers, key=library.order.__getitem__))


def sort_models(library: Library, identifiers: Iterable[str]) -> tuple[str, ...]:
    """Order models by name."""
    return tuple(sorted(identifiers, key=library.models.__getitem__))
