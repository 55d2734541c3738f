"""The glossary: terms and abbreviations, and the relation types and statuses in words.

A long one goes over several pages. The first keeps an entry with the anchor of every term that stands on a later one,
so that a link to a term may lead there whatever its page is.
"""

import unicodedata
from collections.abc import Iterator

from handbook.pages import addresses, limits, words
from handbook.pages.library import Library
from handbook.pages.paging import WHOLE, cut_part, name_part, part_address, plan_more, plan_pager
from handbook.pages.sheet import Sheet
from handbook.pages.views import (
    AbbreviationsView,
    Anchor,
    GlossaryRow,
    GlossaryView,
    Page,
    RelationWords,
    StatusWords,
)
from handbook.text.vietnamese import sort_text

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def plan_glossary(library: Library, number: int = 1) -> Page:
    """Plan a page of the glossary."""
    address = part_address(addresses.GLOSSARY, number)
    sheet = Sheet(library, address)
    terms = _order_terms(library)
    shown = cut_part(terms, number, limits.TERMS)
    is_first = number <= 1
    abbreviations = _list_abbreviations(library, sheet, number) if is_first else ()
    most = limits.ABBREVIATIONS if number != WHOLE else len(abbreviations)
    view = GlossaryView(
        terms=tuple(_plan_term(sheet, each) for each in shown),
        abbreviations=abbreviations[:most],
        relations=tuple(_plan_relations(library)) if is_first else (),
        statuses=tuple(_plan_statuses(library)) if is_first else (),
        pager=plan_pager(sheet, addresses.GLOSSARY, number, len(terms), limits.TERMS),
        letters=_list_letters(sheet, terms),
        others=tuple(_link_term(sheet, each, place) for place, each in enumerate(terms[len(shown) :], start=len(shown)))
        if is_first
        else (),
        more_abbreviations=plan_more(sheet, addresses.ABBREVIATIONS, len(abbreviations), most),
    )
    return Page(
        addresses.page_path(address),
        name_part(words.GLOSSARY, number),
        "glossary.md.j2",
        view,
        "thuat-ngu",
        name_part(words.DESCRIPTIONS["glossary"], number),
        trail=() if is_first else (sheet.link(words.GLOSSARY, addresses.GLOSSARY),),
    )


def plan_abbreviations(library: Library, number: int = 1) -> Page:
    """Plan a page of the abbreviations, where the glossary's first page has no room for all."""
    address = part_address(addresses.ABBREVIATIONS, number)
    sheet = Sheet(library, address)
    found = _list_abbreviations(library, sheet, number)
    title = name_part(words.ABBREVIATIONS, number)
    pager = plan_pager(sheet, addresses.ABBREVIATIONS, number, len(found))
    return Page(
        addresses.page_path(address),
        title,
        "abbreviations.md.j2",
        AbbreviationsView(title, cut_part(found, number), pager),
        "thuat-ngu",
        title,
        trail=(sheet.link(words.GLOSSARY, addresses.GLOSSARY),),
    )


def count_abbreviations(library: Library) -> int:
    """Count the abbreviations of all terms."""
    return sum(len(entry.record.abbreviations) for entry in library.catalog.glossary.values())


def _order_terms(library: Library) -> tuple[str, ...]:
    entries = library.catalog.glossary
    return tuple(sorted(entries, key=lambda each: sort_text(entries[each].record.term)))


def _plan_term(sheet: Sheet, identifier: str) -> GlossaryRow:
    record = sheet.library.catalog.glossary[identifier].record
    return GlossaryRow(
        anchor=identifier,
        term=record.term,
        abbreviations=record.abbreviations,
        words=sheet.read(record.meaning),
        english=record.english or "",
    )


def _link_term(sheet: Sheet, identifier: str, place: int) -> Anchor:
    """Link a term where it is explained."""
    address = part_address(addresses.GLOSSARY, place // limits.TERMS + 1)
    return sheet.link(sheet.library.catalog.glossary[identifier].record.term, f"{address}#{identifier}", identifier)


def _list_abbreviations(library: Library, sheet: Sheet, number: int) -> tuple[tuple[str, Anchor], ...]:
    """List all abbreviations, each with a link to its term; a whole glossary has them all on one page."""
    found = [
        (short, _link_term(sheet, identifier, 0 if number == WHOLE else place))
        for place, identifier in enumerate(_order_terms(library))
        for short in library.catalog.glossary[identifier].record.abbreviations
    ]
    return tuple(sorted(found, key=lambda pair: sort_text(pair[0])))


def _list_letters(sheet: Sheet, terms: tuple[str, ...]) -> tuple[Anchor, ...]:
    """List the letters terms begin with, each with a link to its first; none where all terms are on one page."""
    if len(terms) <= limits.TERMS:
        return ()
    letters: dict[str, Anchor] = {}
    for place, identifier in enumerate(terms):
        letter = _find_letter(sheet.library.catalog.glossary[identifier].record.term)
        if letter not in letters:
            letters[letter] = Anchor(letter, _link_term(sheet, identifier, place).href)
    return tuple(letters.values())


def _find_letter(term: str) -> str:
    """Find the letter a term stands under in the alphabet: its first without its tone."""
    marks = unicodedata.normalize("NFD", term[:1].upper())
    return unicodedata.normalize("NFC", "".join(each for each in marks if each not in _TONES))


def _plan_relations(library: Library) -> Iterator[RelationWords]:
    for identifier, entry in library.catalog.relations.items():
        record = entry.record
        yield RelationWords(record.label, record.inverse_label, record.definition, record.eli or "", identifier)


def _plan_statuses(library: Library) -> Iterator[StatusWords]:
    for entry in library.catalog.statuses.values():
        yield StatusWords(entry.record.label, entry.record.definition)
