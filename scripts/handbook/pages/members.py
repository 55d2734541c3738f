"""Documents, bodies and models that are listed together, each kind under its number."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from handbook.pages.blocks import Block, Heading, Rest
from handbook.pages.library import Library
from handbook.pages.lines import Run
from handbook.pages.listing import Listing, open_listing
from handbook.pages.paging import WHOLE
from handbook.pages.rows import plan_document_rows
from handbook.pages.sheet import Sheet
from handbook.pages.tables import list_bodies, list_documents, list_models

BODIES = "cơ quan, đơn vị"


class Members(NamedTuple):
    """What is listed together, each kind in order."""

    documents: Sequence[str] = ()
    bodies: Sequence[str] = ()
    models: Sequence[str] = ()

    @property
    def total(self) -> int:
        """Count them all."""
        return sum(map(len, self))

    def cut(self, most: int | None) -> "Members":
        """Keep the first of each kind."""
        return Members(*(found[:most] for found in self))


Member = tuple[str, str]
"""The kind of a member, and its id."""


def open_members(library: Library, place: tuple[str, str], members: Members, number: int) -> Listing[Member]:
    """Begin one page of a list of documents, then bodies, then models, all in order."""
    items = [(kind, each) for kind, found in members._asdict().items() for each in found]
    return open_listing(library, place, items, number)


def tell_members(listing: Listing[Member], members: Members, about: str) -> Iterator[Block]:
    """Tell what a page shows of documents, bodies and models, which have in common what it is ``about``."""
    shown = Members(*([each for kind, each in listing.shown if kind == wanted] for wanted in Members._fields))
    is_print = listing.number == WHOLE
    return list_members(listing.sheet, (listing.name, about), shown, members, depth=1, is_print=is_print)


def list_members(
    sheet: Sheet,
    named: tuple[str, str],
    shown: Members,
    members: Members,
    whose: str = BODIES,
    *,
    depth: int = 2,
    is_print: bool = False,
) -> Iterator[Block]:
    """List the documents, bodies and models that are ``shown`` of all.

    ``named`` is the title of the list and what all in it have in common; ``whose`` is what bodies are called here.
    """
    title, about = named
    tables = (
        ("văn bản", list_documents(plan_document_rows(sheet, shown.documents), f"Văn bản: {title}", about)),
        (whose, list_bodies(sheet, shown.bodies, f"Cơ quan, đơn vị: {title}", about)),
        ("mô hình", list_models(sheet, shown.models, f"Mô hình: {title}", about)),
    )
    for (what, table), found in zip(tables, members, strict=True):
        if table.rows:
            yield Heading((Run(f"{len(found)} {what}"),), depth)
            yield table
            if is_print and len(table.rows) < len(found):
                yield Rest(what, len(table.rows), len(found))
