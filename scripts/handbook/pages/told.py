"""What other records tell of a body: its conferences, the commendations it gave and those it received."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from handbook.pages import addresses, limits
from handbook.pages.blocks import Division, Flow, Head, Series
from handbook.pages.library import Library, Spots
from handbook.pages.listing import open_listing
from handbook.pages.paging import plan_rest
from handbook.pages.parts import plan_commendations, plan_conferences, plan_sources
from handbook.pages.sheet import Sheet
from handbook.pages.study import Spot
from handbook.pages.views import Page
from handbook.records import Catalog


@dataclass(frozen=True, slots=True)
class _Kind:
    """Something told of bodies: where and under which title all of it is, what it is counted as, how it is told."""

    find_address: Callable[[Catalog, str], str]
    title: str
    what: str
    find: Callable[[Library], Spots]
    plan: Callable[[Sheet, Iterable[Spot]], Series]


_KINDS: Mapping[str, _Kind] = MappingProxyType(
    {
        "organized": _Kind(
            addresses.organized_address,
            "{title}: hội nghị, lớp học đã mở",
            "hội nghị, lớp học mà trang khác kể",
            lambda library: library.organized,
            partial(plan_conferences, has_anchors=False),
        ),
        "given": _Kind(
            addresses.given_address,
            "{title}: đã khen thưởng",
            "lần khen mà trang khác kể",
            lambda library: library.given,
            partial(plan_commendations, has_anchors=False),
        ),
        "received": _Kind(
            addresses.received_address,
            "{title}: được khen thưởng",
            "lần được khen mà trang khác kể",
            lambda library: library.received,
            partial(plan_commendations, has_anchors=False),
        ),
    }
)


def plan_told(sheet: Sheet, name: str, identifier: str) -> Flow:
    """Tell the first of a kind of things that other records tell of a body, and where all are."""
    kind = _KINDS[name]
    spots = kind.find(sheet.library).get(identifier, ())
    shown = spots[: limits.TOLD]
    address = kind.find_address(sheet.library.catalog, identifier)
    return kind.plan(sheet, shown), *plan_rest(sheet, address, kind.what, len(spots), len(shown))


def plan_told_page(library: Library, name: str, identifier: str, number: int = 1) -> Page:
    """Plan a page of all of a kind of things that other records tell of a body."""
    kind = _KINDS[name]
    title = kind.title.format(title=library.catalog.bodies[identifier].record.name)
    place = title, kind.find_address(library.catalog, identifier)
    spots = kind.find(library).get(identifier, ())
    listing = open_listing(library, place, spots, number, limits.TOLD_PART)
    sheet = listing.sheet
    told = kind.plan(sheet, listing.shown)
    head = Head(listing.name, trail=(sheet.link_body(identifier),), blocks=listing.pager)
    divisions = (Division((told, *listing.pager)), plan_sources(sheet))
    return listing.make_page(head, divisions, title, is_wide=False)
