"""Documents and bodies that are listed together: those before these, each kind under its number."""

from collections.abc import Iterator, Sequence

from handbook.pages.blocks import Block, Heading, Rest
from handbook.pages.library import Library
from handbook.pages.lines import Run
from handbook.pages.listing import Listing, open_listing
from handbook.pages.paging import WHOLE
from handbook.pages.rows import plan_document_rows
from handbook.pages.sheet import Sheet
from handbook.pages.tables import list_bodies, list_documents

Members = tuple[Sequence[str], Sequence[str]]
"""Documents, and bodies."""
Member = tuple[str, bool]
"""An id, and whether it is that of a document."""

BODIES = "cơ quan, đơn vị"


def open_members(library: Library, place: tuple[str, str], members: Members, number: int) -> Listing[Member]:
    """Begin one page of a list of documents and, after them, bodies, both in order."""
    documents, bodies = members
    items = [*((each, True) for each in documents), *((each, False) for each in bodies)]
    return open_listing(library, place, items, number)


def tell_members(listing: Listing[Member], members: Members) -> Iterator[Block]:
    """Tell what a page shows of documents and bodies."""
    documents = [each for each, is_document in listing.shown if is_document]
    bodies = [each for each, is_document in listing.shown if not is_document]
    is_print = listing.number == WHOLE
    return list_members(listing.sheet, listing.name, (documents, bodies), members, depth=1, is_print=is_print)


def list_members(
    sheet: Sheet,
    title: str,
    shown: Members,
    members: Members,
    whose: str = BODIES,
    *,
    depth: int = 2,
    is_print: bool = False,
) -> Iterator[Block]:
    """List the documents and bodies that are ``shown`` of all; ``whose`` is what bodies are called here."""
    documents, bodies = shown
    tables = (
        ("văn bản", list_documents(plan_document_rows(sheet, documents), f"Văn bản: {title}")),
        (whose, list_bodies(sheet, bodies, f"Cơ quan, đơn vị: {title}")),
    )
    for (what, table), found in zip(tables, members, strict=True):
        if table.rows:
            yield Heading((Run(f"{len(found)} {what}"),), depth)
            yield table
            if is_print and len(table.rows) < len(found):
                yield Rest(what, len(table.rows), len(found))
