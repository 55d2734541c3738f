"""The glossary: terms and abbreviations, and the types, relations and statuses of documents in words.

A long one goes over several pages. The first keeps an entry with the anchor of every term that stands on a later one,
so that a link to a term may lead there whatever its page is.
"""

import unicodedata
from collections.abc import Iterable, Iterator

from handbook.pages import addresses, limits, words
from handbook.pages.authority import plan_types
from handbook.pages.blocks import Card, CardRow, Cell, Column, Division, Flow, Head, Letters, Lines, Table
from handbook.pages.library import Library
from handbook.pages.lines import Line, Run
from handbook.pages.listing import Listing, open_listing
from handbook.pages.paging import WHOLE, part_address, plan_rest
from handbook.pages.sheet import Sheet
from handbook.pages.tables import fill_table, show_text
from handbook.pages.views import Page
from handbook.records import RelationEntry
from handbook.text import sort_text

_ABBREVIATIONS: tuple[Column[tuple[str, Run], Cell], ...] = (
    Column("Viết tắt", lambda row: show_text(row[0])),
    Column("Nghĩa", lambda row: Cell((row[1],))),
)
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def plan_glossary(library: Library, number: int = 1) -> Page:
    """Plan a page of the glossary."""
    terms = _order_terms(library)
    listing = open_listing(library, (words.GLOSSARY, addresses.GLOSSARY), terms, number, limits.TERMS)
    sheet = listing.sheet
    explained = Card(tuple(_plan_term(sheet, each) for each in listing.shown), "glossary")
    divisions = [Division((*_list_letters(listing, terms), *listing.frame(explained)), "Thuật ngữ", "muc-thuat-ngu")]
    if number <= 1:
        divisions += _plan_others(listing, terms[len(listing.shown) :])
    head = Head(words.GLOSSARY, trail=listing.trace())
    return listing.make_page(head, divisions, words.DESCRIPTIONS["glossary"], is_wide=False)


def _plan_others(listing: Listing[str], others: tuple[str, ...]) -> Iterator[Division]:
    """Plan what stands under the terms of the first page: others, abbreviations, types, relations, statuses."""
    sheet, catalog = listing.sheet, listing.sheet.library.catalog
    if others and listing.number != WHOLE:
        links = (_link_term(sheet, each, place) for place, each in enumerate(others, len(listing.shown)))
        names = Lines(tuple((link,) for link in links), "names", others)
        yield Division((names,), "Thuật ngữ ở các trang sau", "muc-trang-sau")
    found = _list_abbreviations(sheet, listing.number)
    shown = found[: limits.ABBREVIATIONS]
    rest = plan_rest(sheet, addresses.ABBREVIATIONS, "chữ viết tắt", len(found), len(shown))
    yield Division((_show_abbreviations(shown), *rest), "Chữ viết tắt", "muc-chu-viet-tat", on="web")
    yield Division((plan_types(sheet),), "Các loại văn bản", "muc-loai-van-ban")
    relations = tuple(_plan_relation(entry.record) for entry in catalog.relations.values())
    yield Division((Card(relations, "glossary"),), "Các loại quan hệ", "muc-quan-he")
    statuses = (entry.record for entry in catalog.statuses.values())
    rows = tuple(CardRow((Run(each.label),), (Run(each.definition),)) for each in statuses)
    yield Division((Card(rows, "glossary"),), "Tình trạng văn bản", "muc-tinh-trang")


def plan_abbreviations(library: Library, number: int = 1) -> Page:
    """Plan a page of the abbreviations, where the glossary's first page has no room for all."""
    place = words.ABBREVIATIONS, addresses.ABBREVIATIONS
    sheet = Sheet(library, part_address(addresses.ABBREVIATIONS, number))
    listing = open_listing(library, place, _list_abbreviations(sheet, number), number)
    trail = (sheet.link(words.GLOSSARY, addresses.GLOSSARY),)
    divisions = (Division(listing.frame(_show_abbreviations(listing.shown))),)
    return listing.make_page(Head(listing.name, trail=trail), divisions, words.ABBREVIATIONS, is_wide=False)


def count_abbreviations(library: Library) -> int:
    """Count the abbreviations of all terms."""
    return sum(len(entry.record.abbreviations) for entry in library.catalog.glossary.values())


def _order_terms(library: Library) -> tuple[str, ...]:
    entries = library.catalog.glossary
    return tuple(sorted(entries, key=lambda each: sort_text(entries[each].record.term)))


def _plan_term(sheet: Sheet, identifier: str) -> CardRow:
    record = sheet.library.catalog.glossary[identifier].record
    short = ", ".join(record.abbreviations)
    named = (Run(" ", on="web"), Run(short, style="short", on="web"), Run(f" ({short})", on="paper")) if short else ()
    english = (Run(record.english, style="english"),) if record.english else ()
    line, remark = _name_in_data(sheet.read(record.meaning), english)
    return CardRow((Run(record.term), *named), line, remark, identifier)


def _plan_relation(record: RelationEntry) -> CardRow:
    inverse = f"chiều ngược: {record.inverse_label}"
    label = record.label[:1].upper() + record.label[1:]
    eli = (Run("; ELI: "), Run(record.eli, style="english")) if record.eli else ()
    definition = Run(f"{inverse}. ", style="remark", on="paper"), Run(record.definition)
    line, remark = _name_in_data(definition, (Run(record.id, style="english"), *eli))
    return CardRow((Run(label), Run(" ", on="web"), Run(inverse, style="short", on="web")), line, remark)


def _name_in_data(line: Line, names: Line) -> tuple[Line, Line]:
    """Say beside what something is how it is called in the data."""
    return ((*line, Run(" ", on="web")), (Run("Trong dữ liệu: "), *names)) if names else (line, ())


def _link_term(sheet: Sheet, identifier: str, place: int) -> Run:
    """Link a term where it is explained."""
    address = part_address(addresses.GLOSSARY, place // limits.TERMS + 1)
    return sheet.link(sheet.library.catalog.glossary[identifier].record.term, f"{address}#{identifier}")


def _list_abbreviations(sheet: Sheet, number: int) -> tuple[tuple[str, Run], ...]:
    """List all abbreviations, each with a link to its term; a whole glossary has them all on one page."""
    found = [
        (short, _link_term(sheet, identifier, 0 if number == WHOLE else place))
        for place, identifier in enumerate(_order_terms(sheet.library))
        for short in sheet.library.catalog.glossary[identifier].record.abbreviations
    ]
    return tuple(sorted(found, key=lambda pair: sort_text(pair[0])))


def _show_abbreviations(found: Iterable[tuple[str, Run]]) -> Table:
    return fill_table(_ABBREVIATIONS, found, "Chữ viết tắt", "narrow")


def _list_letters(listing: Listing[str], terms: tuple[str, ...]) -> Flow:
    """List the letters terms begin with, each with a link to its first; none where all terms are on one page."""
    if not listing.pager:
        return ()
    sheet = listing.sheet
    letters: dict[str, Run] = {}
    for place, identifier in enumerate(terms):
        letter = _find_letter(sheet.library.catalog.glossary[identifier].record.term)
        if letter not in letters:
            letters[letter] = Run(letter, _link_term(sheet, identifier, place).href)
    return (Letters(tuple(letters.values()), "Thuật ngữ theo chữ cái"),)


def _find_letter(term: str) -> str:
    """Find the letter a term stands under in the alphabet: its first without its tone."""
    marks = unicodedata.normalize("NFD", term[:1].upper())
    return unicodedata.normalize("NFC", "".join(each for each in marks if each not in _TONES))
