"""One page of a long list: the items it shows, and the page around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from handbook.pages import addresses
from handbook.pages.blocks import Block, Division, Flow, Head, Pager, Rest, Table
from handbook.pages.library import Library
from handbook.pages.limits import ROWS
from handbook.pages.lines import DOT, Line, Run, list_runs
from handbook.pages.paging import WHOLE, cut_part, list_pager, name_part, part_address
from handbook.pages.sheet import Sheet
from handbook.pages.views import Page

ItemT = TypeVar("ItemT")


@dataclass(frozen=True, slots=True)
class Listing(Generic[ItemT]):
    """A page of a list, with the items it has ``shown`` of ``total``; the list's first page has its ``address``."""

    sheet: Sheet
    title: str
    address: str
    number: int
    shown: tuple[ItemT, ...]
    total: int
    pager: tuple[Pager, ...]

    @property
    def name(self) -> str:
        """The name of this page of the list."""
        return name_part(self.title, self.number)

    def frame(self, *blocks: Block) -> Flow:
        """Put blocks between the ways to the other pages."""
        return (*self.pager, *blocks, *self.pager)

    def tell_rest(self, what: str) -> Flow:
        """Tell in print, which has one page of every list, how much of it there is."""
        is_cut = self.number == WHOLE and len(self.shown) < self.total
        return (Rest(what, len(self.shown), self.total),) if is_cut else ()

    def set_table(self, table: Table, what: str, asking: str = "", style: str = "") -> Division:
        """Set the table that is the list; ``what`` is counted in it, ``asking`` is for words to filter it by."""
        asking = "Lọc trong trang này" if asking and self.pager else asking
        return Division((*self.frame(table), *self.tell_rest(what)), style=style, asking=asking)

    def plan_head(self, subject: str, *ways: Run) -> Head:
        """Say on the web what the list is, and on its first page where there are others."""
        named = (Run(" "), *list_runs(ways, DOT)) if ways and self.number <= 1 else ()
        return Head(self.title, tuple(run._replace(on="web") for run in (Run(subject), *named)))

    def trace(self, *above: Run) -> Line:
        """Trace the way to the page: over the pages above and, to a later one, the list's first."""
        return (*above, *((self.sheet.link(self.title, self.address),) if self.number > 1 else ()))

    def make_page(
        self, head: Head, divisions: Iterable[Division], description: str, *, section: str = "", is_wide: bool = True
    ) -> Page:
        """Make the page."""
        return Page(
            path=addresses.page_path(self.sheet.address),
            title=self.name,
            section=section or self.address.partition("/")[0],
            description=name_part(description, self.number),
            wide=is_wide,
            head=head,
            blocks=tuple(divisions),
        )

    def make_groups_page(self, divisions: Iterable[Division], trail: Line, description: str) -> Page:
        """Make a page of groups, with the ways to the others under its title and at its end."""
        ends = (Division(self.pager),) if self.pager else ()
        head = Head(self.name, trail=trail, blocks=self.pager)
        return self.make_page(head, (*divisions, *ends), description)


def open_listing(
    library: Library, place: tuple[str, str], items: Sequence[ItemT], number: int, size: int = ROWS
) -> Listing[ItemT]:
    """Begin one page of a list; ``place`` is the list's title and address."""
    title, address = place
    sheet = Sheet(library, part_address(address, number))
    shown, pager = cut_part(items, number, size), list_pager(sheet, address, number, len(items), size)
    return Listing(sheet, title, address, number, shown, len(items), pager)
