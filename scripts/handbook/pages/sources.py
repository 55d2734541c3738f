"""The pages of sources: each with the claims that rest on it."""

from collections.abc import Iterator

from handbook.pages import addresses, words
from handbook.pages.documents import plan_reference
from handbook.pages.library import Library
from handbook.pages.rows import write_date
from handbook.pages.sheet import Sheet
from handbook.pages.views import Anchor, Field, ListView, Page, PassageView, SourceRow, SourceView
from handbook.records import Source


def plan_source(library: Library, identifier: str) -> Page:
    """Plan the page of a source."""
    entry = library.catalog.sources[identifier]
    record = entry.record
    address = addresses.source_address(identifier)
    sheet = Sheet(library, address)
    passages = tuple(
        PassageView(
            addresses.passage_anchor(passage.locator),
            passage.locator,
            passage.opening,
            tuple(sheet.move(anchor) for anchor in library.support.get((identifier, passage.locator), ())),
        )
        for passage in record.passages
    )
    view = SourceView(
        title=record.title,
        card=tuple(_plan_card(record)),
        counting=record.counting,
        note=sheet.read(record.note),
        passages=passages,
        claim_count=count_claims(library, record),
        faults=sheet.fault(record, (entry.file.path, ())),
        reference=plan_reference(sheet, record.title, entry.file.path),
    )
    return Page(
        path=address.replace(".html", ".md"),
        title=record.title,
        template="source.md.j2",
        view=view,
        section="nguon",
        description=f"{words.SOURCES}: {record.title}",
        record=entry.file.path,
        trail=(sheet.link(words.SOURCES, addresses.SOURCES),),
    )


def plan_source_list(library: Library) -> Page:
    """Plan the list of sources."""
    sheet = Sheet(library, addresses.SOURCES)
    rows = tuple(
        SourceRow(
            sheet.link(entry.record.title, addresses.source_address(identifier)),
            entry.record.publisher or "",
            entry.record.author or "",
            write_date(entry.record.published),
            count_claims(library, entry.record),
        )
        for identifier, entry in library.catalog.sources.items()
    )
    return Page(
        "nguon/index.md",
        words.SOURCES,
        "sources.md.j2",
        ListView(sources=rows),
        "nguon",
        words.DESCRIPTIONS["sources"],
    )


def count_claims(library: Library, source: Source) -> int:
    """Count the claims that rest on a source."""
    return sum(len(library.support.get((source.id, passage.locator), ())) for passage in source.passages)


def _plan_card(record: Source) -> Iterator[Field]:
    yield Field("kind", (Anchor(record.kind, ""),))
    yield Field("publisher", (Anchor(record.publisher, ""),) if record.publisher else ())
    yield Field("author", (Anchor(record.author, "", record.author_role or ""),) if record.author else ())
    yield Field("published", (Anchor(write_date(record.published), ""),) if record.published else ())
    if record.retrieved:
        yield Field("retrieved", (Anchor(write_date(record.retrieved), ""),))
    yield Field("url", (Anchor(record.url, record.url),) if record.url else ())
