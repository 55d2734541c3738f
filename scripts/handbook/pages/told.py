"""What other records tell of a body: its conferences, the commendations it gave and those it received."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from handbook.pages import addresses, limits
from handbook.pages.blocks import Division, Flow, Head, Notes, Series
from handbook.pages.library import Library, Spots
from handbook.pages.paging import cut_part, list_pager, name_part, part_address, plan_rest
from handbook.pages.parts import plan_commendations, plan_conferences
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
    address = kind.find_address(library.catalog, identifier)
    sheet = Sheet(library, part_address(address, number))
    spots = kind.find(library).get(identifier, ())
    told = kind.plan(sheet, cut_part(spots, number, limits.TOLD_PART))
    title = name_part(kind.title.format(title=library.catalog.bodies[identifier].record.name), number)
    pager = list_pager(sheet, address, number, len(spots), limits.TOLD_PART)
    trail = (sheet.link_body(identifier),)
    return Page(
        path=addresses.page_path(sheet.address),
        title=title,
        section=address.partition("/")[0],
        description=title,
        head=Head(title, trail=trail, blocks=pager),
        blocks=(Division((told, *pager)), Division((Notes(sheet.notes),), "Nguồn", "muc-nguon")),
    )
