"""The pages of sources: each with the claims that rest on it."""

from collections.abc import Iterator

from handbook.pages import addresses, limits, words
from handbook.pages.anchors import passage_anchor
from handbook.pages.documents import plan_reference
from handbook.pages.library import Library
from handbook.pages.paging import WHOLE, cut_part, name_part, part_address, plan_pager
from handbook.pages.rows import write_date
from handbook.pages.sheet import Sheet
from handbook.pages.views import Anchor, Field, ListView, More, Page, PassageView, SourceRow, SourceView
from handbook.records import Source


def plan_source(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan the page of a source, or one of the pages of the claims that rest on it."""
    entry = library.catalog.sources[identifier]
    record = entry.record
    own = addresses.source_address(identifier)
    address = part_address(own, number)
    sheet = Sheet(library, address)
    total = count_claims(library, record)
    view = SourceView(
        identifier=identifier,
        title=name_part(record.title, number),
        card=tuple(_plan_card(record)),
        counting=record.counting,
        note=sheet.read(record.note),
        passages=tuple(_plan_passages(sheet, record, number)),
        claim_count=total,
        faults=sheet.fault(record, (entry.file.path, ()), record),
        citation=_write_citation(record),
        bibliographies=tuple(
            sheet.link(address.rpartition("/")[2], address)
            for address in (addresses.SOURCES_BIB, addresses.SOURCES_CSL)
        ),
        reference=plan_reference(sheet, record.title),
        pager=plan_pager(sheet, own, number, total, limits.CLAIMS),
    )
    return Page(
        path=addresses.page_path(address),
        title=name_part(record.title, number),
        template="source.md.j2",
        view=view,
        section="nguon",
        description=f"{words.SOURCES}: {name_part(record.title, number)}",
        record=entry.file.path,
        trail=(sheet.link(words.SOURCES, addresses.SOURCES),),
    )


def _plan_passages(sheet: Sheet, record: Source, number: int) -> Iterator[PassageView]:
    """Show the passages of a source; the first page names all, even those whose claims stand on a later one."""
    support = sheet.library.support
    start = 0
    for passage in record.passages:
        claims = support.get((record.id, passage.locator), ())
        shown = tuple(
            anchor
            for position, anchor in enumerate(claims, start)
            if number == WHOLE or position // limits.CLAIMS == number - 1
        )
        anchor = passage_anchor(passage.locator)
        more = None
        if number == 1 and len(shown) < len(claims):
            part = (start + len(shown)) // limits.CLAIMS + 1
            address = part_address(addresses.source_address(record.id), part)
            more = More(len(claims), sheet.link("", f"{address}#{anchor}").href)
        start += len(claims)
        if shown or number <= 1:
            links = tuple(sheet.move(each) for each in shown)
            yield PassageView(anchor, passage.locator, passage.opening, links, more)


def plan_source_list(library: Library, number: int = 1) -> Page:
    """Plan a page of the list of sources."""
    sheet = Sheet(library, part_address(addresses.SOURCES, number))
    entries = tuple(library.catalog.sources.items())
    rows = tuple(
        SourceRow(
            sheet.link(entry.record.title, addresses.source_address(identifier)),
            entry.record.publisher or "",
            entry.record.author or "",
            write_date(entry.record.published),
            count_claims(library, entry.record),
        )
        for identifier, entry in cut_part(entries, number)
    )
    pager = plan_pager(sheet, addresses.SOURCES, number, len(entries))
    return Page(
        path=addresses.page_path(sheet.address),
        title=name_part(words.SOURCES, number),
        template="sources.md.j2",
        view=ListView(sources=rows, pager=pager, total=len(entries)),
        section="nguon",
        description=name_part(words.DESCRIPTIONS["sources"], number),
        trail=(sheet.link(words.SOURCES, addresses.SOURCES),) if number > 1 else (),
    )


def count_claims(library: Library, source: Source) -> int:
    """Count the claims that rest on a source."""
    return sum(len(library.support.get((source.id, passage.locator), ())) for passage in source.passages)


def _write_citation(record: Source) -> str:
    """Write how to cite a source, with no more than its record says."""
    where = ", ".join(part for part in (record.publisher, write_date(record.published)) if part)
    sentence = "".join(f"{part}. " for part in (record.author, f"«{record.title}»", where) if part)
    return f"{sentence}{record.url or ''}".strip()


def _plan_card(record: Source) -> Iterator[Field]:
    yield Field("kind", (Anchor(record.kind, ""),))
    yield Field("publisher", (Anchor(record.publisher, ""),) if record.publisher else ())
    yield Field("author", (Anchor(record.author, "", record.author_role or ""),) if record.author else ())
    yield Field("published", (Anchor(write_date(record.published), ""),) if record.published else ())
    if record.retrieved:
        yield Field("retrieved", (Anchor(write_date(record.retrieved), ""),))
    yield Field("url", (Anchor(record.url, record.url),) if record.url else ())
