"""Long lists over several pages: stable addresses, what each holds, and the way to all others."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from handbook.pages import addresses, words
from handbook.pages.blocks import Pager, Rest
from handbook.pages.limits import ROWS, STATED
from handbook.pages.lines import Run

ItemT = TypeVar("ItemT")

WHOLE = 0
"""The number that stands for a list with all its rows on one page, as print has it, up to ``PRINTED``."""

PRINTED = 1000
"""How many rows of a list print has at most."""

_NEAR = 2


class Linker(Protocol):
    """A page from which links are written, such as a sheet."""

    def link(self, text: str, address: str) -> Run:
        """Make a link to an address of the site."""
        ...


def count_parts(total: int, size: int = ROWS) -> int:
    """Count the pages of a list; an empty one has one."""
    return max(1, -(-total // size))


def cut_part(items: Sequence[ItemT], number: int, size: int = ROWS) -> tuple[ItemT, ...]:
    """Take what one page of a list shows; pages count from 1. Print takes all, or as much as it has room for.

    Raises LookupError for a page the list does not have.
    """
    if number == WHOLE:
        return tuple(items[:PRINTED])
    first, last = _find_rows(number, len(items), size)
    return tuple(items[first:last])


def cut_stated(items: Sequence[ItemT], number: int) -> tuple[ItemT, ...]:
    """Take what one page of a record shows of one of its lists, which go on side by side; a short one ends early."""
    if number == WHOLE:
        return tuple(items[:PRINTED])
    return tuple(items[(number - 1) * STATED : number * STATED])


def part_address(address: str, number: int) -> str:
    """Return the address of a page of a list: the first has the list's own, in a folder no id can be."""
    if number <= 1:
        return address
    return f"{address.removesuffix('.html').removesuffix('/index')}/trang/{number}.html"


def item_address(address: str, position: int, identifier: str) -> str:
    """Return the address of an item of a record, which stands on the page that shows its place in its list."""
    return f"{part_address(address, position // STATED + 1)}#{identifier}"


def name_part(title: str, number: int) -> str:
    """Name a page of a list."""
    return title if number <= 1 else words.PART.format(title=title, number=number)


def plan_pager(sheet: Linker, address: str, number: int, total: int, size: int = ROWS) -> Pager | None:
    """Say which rows a page shows and where the others are; None where it shows them all.

    Raises LookupError for a page the list does not have.
    """
    count = count_parts(total, size)
    if number == WHOLE:
        return None
    first, last = _find_rows(number, total, size)
    if count == 1:
        return None
    shown = (each for each in range(1, count + 1) if each in {1, count} or abs(each - number) <= _NEAR)
    return Pager(
        number=number,
        count=count,
        first=first + 1,
        last=last,
        total=total,
        before=sheet.link("", part_address(address, number - 1)).href if number > 1 else "",
        after=sheet.link("", part_address(address, number + 1)).href if number < count else "",
        lookup=sheet.link("", addresses.LOOKUP).href,
        tables=sheet.link("", f"{addresses.DATA}#muc-bang-tinh").href,
        pages=tuple(sheet.link(str(each), part_address(address, each)) for each in shown),
    )


def list_pager(sheet: Linker, address: str, number: int, total: int, size: int = ROWS) -> tuple[Pager, ...]:
    """List the pager of a page, of which there is none where it shows all rows."""
    pager = plan_pager(sheet, address, number, total, size)
    return (pager,) if pager else ()


def _find_rows(number: int, total: int, size: int) -> tuple[int, int]:
    """Find which rows a page shows, counted from 0: the first, and the one after the last."""
    if not 1 <= number <= count_parts(total, size):
        message = f"a list of {total} rows, {size} to a page, has no page {number}"
        raise LookupError(message)
    return (number - 1) * size, min(total, number * size)


def plan_rest(sheet: Linker, address: str, what: str, total: int, shown: int) -> tuple[Rest, ...]:
    """Say where all of a list is, if not all of it is shown; ``what`` is counted."""
    return (Rest(what, shown, total, sheet.link("", address).href),) if total > shown else ()
