"""The look-up by number: symbols with their documents, abbreviations of issuers, names that several documents bear."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from handbook.pages import addresses, limits, words
from handbook.pages.blocks import Block, Cell, Column, Division, Head, Heading, Items, Paragraph, Table
from handbook.pages.library import Library
from handbook.pages.lines import UNKNOWN, Line, Run, list_runs, tell
from handbook.pages.listing import Listing, open_listing
from handbook.pages.paging import plan_rest
from handbook.pages.rows import plan_document_rows
from handbook.pages.sheet import Sheet
from handbook.pages.tables import fill_table
from handbook.pages.views import DocumentRow, Page
from handbook.text import sort_text

Shared = tuple[tuple[str, ...], str]
"""The documents that bear a name, and the note about it."""
Numbered = tuple[str, int, tuple[DocumentRow, ...]]
"""A symbol, how many documents bear it, and those of them a page shows."""
Symbol = tuple[Sheet, str, tuple[str, ...]]
"""An abbreviation of issuers on a page, and the bodies it may mean."""


def plan_numbers(library: Library, number: int = 1) -> Page:
    """Plan a page of the look-up by number; the first also explains abbreviations and shared names."""
    listing = open_listing(library, (words.NUMBERS, addresses.NUMBERS), library.numbers, number)
    found: dict[str, list[str]] = {}
    for symbol, identifier in listing.shown:
        found.setdefault(symbol, []).append(identifier)
    rows = (
        (symbol, len(library.by_symbol[symbol]), plan_document_rows(listing.sheet, documents))
        for symbol, documents in found.items()
    )
    table = fill_table(_NUMBERS, rows, "Số hiệu và văn bản", style=lambda row: _find_style(row[1]))
    names = tuple(_explain_names(listing.sheet)) if number <= 1 else ()
    subject = (
        "Số văn bản được đánh lại từ đầu mỗi khóa và mỗi cơ quan đánh riêng, nên một số hiệu có thể là của nhiều "
        "văn bản."
    )
    trail = listing.trace(listing.sheet.link(words.DOCUMENTS, addresses.DOCUMENTS))
    divisions = (listing.set_table(table, "", "Lọc số hiệu"), *((Division(names),) if names else ()))
    return listing.make_page(Head(listing.title, (Run(subject),), "", trail), divisions, words.DESCRIPTIONS["numbers"])


def _explain_names(sheet: Sheet) -> Iterator[Block]:
    """Explain the first of the abbreviations of issuers, and of the names that several documents bear."""
    symbols, shared = group_symbols(sheet.library), group_shared(sheet.library)
    if symbols:
        yield Heading((Run(words.SYMBOLS),), 1, "chu-viet-tat")
        yield _list_symbols(sheet, tuple(symbols.items())[: limits.SYMBOLS])
        yield from plan_rest(sheet, addresses.SYMBOLS, "chữ viết tắt của cơ quan", len(symbols), limits.SYMBOLS)
    if shared:
        yield Heading((Run(words.SHARED),), 1, "ten-dung-chung")
        yield _list_shared(sheet, tuple(shared.items())[: limits.SHARED])
        yield from plan_rest(sheet, addresses.SHARED, "nhóm tên gọi", len(shared), limits.SHARED)


def plan_symbols(library: Library, number: int = 1) -> Page:
    """Plan a page of the abbreviations of issuers, where the look-up's first page has no room for all."""
    place = words.SYMBOLS, addresses.SYMBOLS
    listing = open_listing(library, place, tuple(group_symbols(library).items()), number)
    return _make_page(listing, _list_symbols(listing.sheet, listing.shown))


def plan_shared(library: Library, number: int = 1) -> Page:
    """Plan a page of the names that several documents bear, where the look-up's first page has no room for all."""
    listing = open_listing(library, (words.SHARED, addresses.SHARED), tuple(group_shared(library).items()), number)
    return _make_page(listing, _list_shared(listing.sheet, listing.shown))


def group_symbols(library: Library) -> Mapping[str, tuple[str, ...]]:
    """Gather the abbreviations of issuers, in the order of the alphabet, each with whom it may mean."""
    symbols: dict[str, list[str]] = {}
    for identifier, entry in library.catalog.bodies.items():
        for symbol in entry.record.symbols:
            symbols.setdefault(symbol, []).append(identifier)
    return {symbol: tuple(symbols[symbol]) for symbol in sorted(symbols, key=sort_text)}


def group_shared(library: Library) -> Mapping[Shared, tuple[str, ...]]:
    """Gather the names that several documents are declared to bear; those of the same documents go together."""
    shared: dict[Shared, list[str]] = {}
    for name in library.catalog.shared_names:
        shared.setdefault((name.record.means, name.record.note), []).append(name.record.name)
    return {key: tuple(names) for key, names in shared.items()}


def _list_symbols(sheet: Sheet, symbols: Iterable[tuple[str, tuple[str, ...]]]) -> Table:
    rows = ((sheet, *each) for each in symbols)
    return fill_table(_SYMBOLS, rows, "Chữ viết tắt của cơ quan", style=lambda row: _find_style(len(row[2])))


def _list_shared(sheet: Sheet, shared: Iterable[tuple[Shared, tuple[str, ...]]]) -> Items:
    return Items(
        tuple(
            (
                Paragraph((Run(f"{', '.join(f'«{name}»' for name in names)}: {note}"),)),
                Paragraph(list_runs(sheet.link_directives(documents)), "facts"),
            )
            for (documents, note), names in shared
        ),
        "shared",
    )


def _make_page(listing: Listing[Any], block: Block) -> Page:
    """Make a page of names; the look-up is above it."""
    sheet = listing.sheet
    above = sheet.link(words.DOCUMENTS, addresses.DOCUMENTS), sheet.link(words.NUMBERS, addresses.NUMBERS)
    head = Head(listing.name, trail=listing.trace(*above))
    return listing.make_page(head, [Division(listing.frame(block))], listing.title)


def _find_style(count: int) -> str:
    return "shared" if count > 1 else ""


def _show_bearers(symbol: str, count: int, noun: str) -> Cell:
    """Show a symbol, and how many bear it if there are several."""
    return Cell((Run(symbol),), remarks=((Run(f"{count} {noun}"),),) if count > 1 else ())


def _tell_document(row: DocumentRow) -> Line:
    return (
        Run(row.link.text, row.link.href),
        Run(", "),
        Run(row.issuer.text) if row.issuer else UNKNOWN,
        Run(", "),
        *tell(row.issued),
        Run(row.title, style="remark"),
    )


def _show_bodies(row: Symbol) -> Cell:
    """Show the first bodies that use an abbreviation, and how many others do."""
    sheet, _, bodies = row
    lines = [(sheet.link_body(each),) for each in bodies[: limits.SYMBOL_BODIES]]
    others = len(bodies) - len(lines)
    left = (Run(f"và {others} cơ quan khác, xem "), sheet.link("danh sách cơ quan", addresses.BODIES))
    return Cell((), lines=(*lines, *((left,) if others else ())))


_NUMBERS: tuple[Column[Numbered, Cell], ...] = (
    Column("Số, ký hiệu", lambda row: _show_bearers(row[0], row[1], "văn bản cùng số")._replace(sort=row[0])),
    Column("Văn bản", lambda row: Cell((), lines=tuple(map(_tell_document, row[2])))),
)
_SYMBOLS: tuple[Column[Symbol, Cell], ...] = (
    Column("Chữ viết tắt", lambda row: _show_bearers(row[1], len(row[2]), "cơ quan cùng dùng")),
    Column("Cơ quan", _show_bodies),
)
