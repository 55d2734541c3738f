"""What other records tell of a body: its conferences, the commendations it gave and those it received."""

from collections.abc import Iterable

from handbook.pages import addresses, limits, words
from handbook.pages.library import Library, Spot, Spots
from handbook.pages.paging import cut_part, name_part, part_address, plan_pager
from handbook.pages.parts import plan_commendation, plan_conference
from handbook.pages.sheet import Sheet
from handbook.pages.views import CommendationView, ConferenceView, Page, ToldView


def plan_conferences(sheet: Sheet, spots: Iterable[Spot]) -> tuple[ConferenceView, ...]:
    """Show conferences other records tell of."""
    return tuple(
        plan_conference(sheet, entry, position, entry.record.conferences[position]) for entry, position in spots
    )


def plan_commendations(sheet: Sheet, spots: Iterable[Spot]) -> tuple[CommendationView, ...]:
    """Show commendations other records tell of."""
    return tuple(
        plan_commendation(sheet, entry, position, entry.record.commendations[position]) for entry, position in spots
    )


def plan_organized(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan a page of the conferences of a body."""
    address = addresses.organized_address(library.catalog, identifier)
    sheet = Sheet(library, part_address(address, number))
    spots = library.organized.get(identifier, ())
    shown = plan_conferences(sheet, cut_part(spots, number, limits.TOLD_PART))
    return _plan_told(sheet, (address, number, len(spots)), words.ORGANIZED, identifier, (shown, ()))


def plan_given(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan a page of the commendations by a body."""
    address = addresses.given_address(library.catalog, identifier)
    return _plan_commended(library, identifier, library.given, (address, words.GIVEN), number)


def plan_received(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan a page of the commendations of a body."""
    address = addresses.received_address(library.catalog, identifier)
    return _plan_commended(library, identifier, library.received, (address, words.RECEIVED), number)


def _plan_commended(library: Library, identifier: str, told: Spots, named: tuple[str, str], number: int) -> Page:
    """Plan a page of commendations told of a body; ``named`` is the list's address and its title."""
    address, title = named
    sheet = Sheet(library, part_address(address, number))
    spots = told.get(identifier, ())
    shown = plan_commendations(sheet, cut_part(spots, number, limits.TOLD_PART))
    return _plan_told(sheet, (address, number, len(spots)), title, identifier, ((), shown))


def _plan_told(
    sheet: Sheet,
    place: tuple[str, int, int],
    title: str,
    identifier: str,
    shown: tuple[tuple[ConferenceView, ...], tuple[CommendationView, ...]],
) -> Page:
    """Make a page of what is shown; ``place`` is the list's address, the page's number and the length of the list."""
    address, number, total = place
    name = sheet.library.catalog.bodies[identifier].record.name
    title = name_part(title.format(title=name), number)
    pager = plan_pager(sheet, address, number, total, limits.TOLD_PART)
    return Page(
        path=addresses.page_path(sheet.address),
        title=title,
        template="told.md.j2",
        view=ToldView(title, *shown, sheet.notes, pager, total),
        section=address.partition("/")[0],
        description=title,
        trail=(sheet.link_body(identifier),),
    )
