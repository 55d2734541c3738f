"""The look-up by number: symbols with their documents, abbreviations of issuers, names that several documents bear."""

from collections.abc import Mapping

from handbook.pages import addresses, limits, words
from handbook.pages.library import Library
from handbook.pages.paging import cut_part, name_part, part_address, plan_more, plan_pager
from handbook.pages.rows import plan_document_rows
from handbook.pages.sheet import Sheet
from handbook.pages.views import NumberRow, NumbersView, Page, SharedNames, SymbolRow
from handbook.text.vietnamese import sort_text

Shared = tuple[tuple[str, ...], str]
"""The documents that bear a name, and the note about it."""


def plan_numbers(library: Library, number: int = 1) -> Page:
    """Plan a page of the look-up by number; the first also explains abbreviations and shared names."""
    sheet = Sheet(library, part_address(addresses.NUMBERS, number))
    rows: dict[str, list[str]] = {}
    for symbol, identifier in cut_part(library.numbers, number):
        rows.setdefault(symbol, []).append(identifier)
    symbols = group_symbols(library) if number <= 1 else {}
    shared = group_shared(library) if number <= 1 else {}
    view = NumbersView(
        rows=tuple(
            NumberRow(symbol, plan_document_rows(sheet, found), len(library.by_symbol[symbol]))
            for symbol, found in rows.items()
        ),
        symbols=_plan_symbols(sheet, symbols, tuple(symbols)[: limits.SYMBOLS]),
        shared=_plan_shared(sheet, shared, tuple(shared)[: limits.SHARED]),
        bodies=sheet.link("", addresses.BODIES).href,
        pager=plan_pager(sheet, addresses.NUMBERS, number, len(library.numbers)),
        more_symbols=plan_more(sheet, addresses.SYMBOLS, len(symbols), limits.SYMBOLS),
        more_shared=plan_more(sheet, addresses.SHARED, len(shared), limits.SHARED),
    )
    return _make_page(sheet, (words.NUMBERS, addresses.NUMBERS, number), view, words.DESCRIPTIONS["numbers"])


def plan_symbols(library: Library, number: int = 1) -> Page:
    """Plan a page of the abbreviations of issuers, where the look-up's first page has no room for all."""
    sheet = Sheet(library, part_address(addresses.SYMBOLS, number))
    symbols = group_symbols(library)
    view = NumbersView(
        rows=(),
        symbols=_plan_symbols(sheet, symbols, cut_part(tuple(symbols), number)),
        shared=(),
        bodies=sheet.link("", addresses.BODIES).href,
        pager=plan_pager(sheet, addresses.SYMBOLS, number, len(symbols)),
        title=name_part(words.SYMBOLS, number),
    )
    return _make_page(sheet, (words.SYMBOLS, addresses.SYMBOLS, number), view, words.SYMBOLS)


def plan_shared(library: Library, number: int = 1) -> Page:
    """Plan a page of the names that several documents bear, where the look-up's first page has no room for all."""
    sheet = Sheet(library, part_address(addresses.SHARED, number))
    shared = group_shared(library)
    view = NumbersView(
        rows=(),
        symbols=(),
        shared=_plan_shared(sheet, shared, cut_part(tuple(shared), number)),
        pager=plan_pager(sheet, addresses.SHARED, number, len(shared)),
        title=name_part(words.SHARED, number),
    )
    return _make_page(sheet, (words.SHARED, addresses.SHARED, number), view, words.SHARED)


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


def _plan_symbols(
    sheet: Sheet, symbols: Mapping[str, tuple[str, ...]], chosen: tuple[str, ...]
) -> tuple[SymbolRow, ...]:
    return tuple(
        SymbolRow(each, tuple(map(sheet.link_body, symbols[each][: limits.SYMBOL_BODIES])), len(symbols[each]))
        for each in chosen
    )


def _plan_shared(
    sheet: Sheet, shared: Mapping[Shared, tuple[str, ...]], chosen: tuple[Shared, ...]
) -> tuple[SharedNames, ...]:
    return tuple(
        SharedNames(", ".join(f"«{name}»" for name in shared[each]), each[1], sheet.link_directives(each[0]))
        for each in chosen
    )


def _make_page(sheet: Sheet, place: tuple[str, str, int], view: NumbersView, description: str) -> Page:
    """Make one page; ``place`` is the list's title, its address and the page's number."""
    title, address, number = place
    above = [sheet.link(words.DOCUMENTS, addresses.DOCUMENTS)]
    if address != addresses.NUMBERS:
        above.append(sheet.link(words.NUMBERS, addresses.NUMBERS))
    if number > 1:
        above.append(sheet.link(title, address))
    return Page(
        path=addresses.page_path(sheet.address),
        title=name_part(title, number),
        template="numbers.md.j2" if address == addresses.NUMBERS else "names.md.j2",
        view=view,
        section="van-ban",
        description=name_part(description, number),
        trail=tuple(above),
        wide=True,
    )
