"""Records found as people type them: by number, name or words; homonyms are listed, and none is chosen.

A number that no document bears is told as such, whatever else its digits occur in.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from handbook.messages import say
from handbook.names import Mention, MentionFault, parse_prose, read_names
from handbook.queries.holdings import (
    IDLE,
    KINDS,
    Holdings,
    SearchedItem,
    SearchedText,
    drop_idle,
    write_phrase,
)
from handbook.queries.replies import NamedRecord, Reply, attribute, find_page
from handbook.records import Citation, TypeEntry
from handbook.search import split_terms
from handbook.text import fold_letters, fold_marks, split_words

_NUMBER = re.compile("[0-9]{1,5}")
_YEARS = range(1900, 2101)
_FIGURES = "so-lieu"


class Match(NamedTuple):
    """How well something fits what is asked, the best first; words that stand together come before words apart."""

    grade: int
    place: int
    is_apart: bool
    level: int
    order: int


class Wanted(NamedTuple):
    """What is asked: its words, and the numbers and types of documents among them.

    ``is_bare``: nothing else is asked, so that all documents of the number are meant. ``named`` are those that all of
    it names as offices write them, each with its place; ``is_name`` tells that it is such a name, borne or not.
    """

    words: tuple[str, ...]
    terms: frozenset[str]
    numbers: frozenset[int]
    types: frozenset[str]
    is_bare: bool
    named: Mapping[str, int]
    is_name: bool


class FoundRecord(NamedRecord):
    """A record that fits: by its own name or number (``named``), by words it is described with, or in its text."""

    match: str
    context: str
    lead: str
    cite: tuple[str, ...]


class FoundRecords(Reply):
    """The records that fit some words, the best first, with how many there are."""

    records: tuple[FoundRecord, ...] = ()
    count: int = 0


_BORNE, _NAMED, _SAID = range(3)
_MATCHES = ("named", "described", "said")


def find_records(holdings: Holdings, text: str, kind: str = "", limit: int = 10) -> FoundRecords:
    """Find the records that words mean: documents, bodies, models, figures, sources, terms, or one ``kind`` of them."""
    if kind and kind not in KINDS.values():
        return FoundRecords(held=False, note=say("queries", "kind", kind=kind, kinds=", ".join(KINDS.values())))
    wanted = _read_wanted(holdings, text)
    if not wanted.words:
        return FoundRecords(held=False, note=say("queries", "no-words"))
    found = _match_items(holdings, wanted, kind)
    borne = [item for match, item in found if match.grade == _BORNE]
    records = tuple(_tell_found(holdings, match, item) for match, item in found[:limit])
    cited = (each for _, item in found[:limit] for each in _list_cited(holdings, item))
    is_elsewhere = kind not in {"", "directives"}
    asked = wanted._replace(types=frozenset(), is_name=False) if is_elsewhere else wanted
    note, is_held = _judge(holdings, text, asked, borne, is_found=bool(found))
    near = () if is_held else tuple(_tell_record(holdings, each) for each in _list_near(holdings, asked))
    return FoundRecords(
        held=is_held,
        note=note,
        candidates=near,
        citations=attribute(holdings, cited),
        records=records,
        count=len(found),
    )


def find_meant(holdings: Holdings, text: str, spaces: Iterable[str]) -> tuple[NamedRecord, ...]:
    """Find the records that a name or an id may mean: all that bear it, or the one with the id."""
    identifier = holdings.catalog.renamed.get(text.strip(), text.strip())
    space = holdings.find_space(identifier)
    if space:
        items = [each for each in holdings.items if each.item.id == identifier and KINDS[each.item.kind] == space]
        return tuple(_tell_record(holdings, each) for each in items) if space in spaces else ()
    wanted = _read_wanted(holdings, text)
    found = _match_items(holdings, wanted, "") if wanted.words else []
    return tuple(
        _tell_record(holdings, item)
        for match, item in found
        if match.grade == _BORNE and KINDS[item.item.kind] in spaces
    )


def fits(asked: str, text_terms: frozenset[str]) -> bool:
    """Tell whether all words asked for are among those of a text; a word without marks asks for all of its letters."""
    return set(split_terms(asked)) <= text_terms


def _match_items(holdings: Holdings, wanted: Wanted, kind: str) -> list[tuple[Match, SearchedItem]]:
    found = []
    for order, each in enumerate(holdings.items):
        if (not kind or KINDS[each.item.kind] == kind) and (match := _match(each, wanted, order)):
            found.append((match, each))
    return sorted(found, key=lambda pair: pair[0])


def _match(each: SearchedItem, wanted: Wanted, order: int) -> Match | None:
    item = each.item
    place = wanted.named.get(item.id) if item.kind == "van-ban" else None
    is_apart = not any(_holds_phrase(name, wanted.words) for name in each.names)
    if place is not None:
        return Match(_BORNE, place, is_apart, item.level, order)
    last = len(wanted.named) + (item.kind == _FIGURES)
    if wanted.terms <= each.terms:
        is_borne = wanted.words in each.names or _is_numbered(each, wanted)
        return Match(_BORNE if is_borne else _NAMED, last, is_apart, item.level, order)
    said = [text for text in each.texts if _is_said(text, wanted)]
    if not said:
        return None
    is_apart = not any(write_phrase(wanted.words) in text.words for text in said)
    return Match(_SAID, last, is_apart, item.level, order)


def _is_said(text: SearchedText, wanted: Wanted) -> bool:
    """Tell whether a text has all words that are asked for, and each number behind the word it was asked for with."""
    if not wanted.terms <= text.terms:
        return False
    pairs = (pair for pair in pairwise(wanted.words) if _is_number(pair[1]))
    return all(write_phrase(pair) in text.words for pair in pairs)


def _is_numbered(each: SearchedItem, wanted: Wanted) -> bool:
    """Tell whether a document is meant by its number: what is a whole name must be said of it without its title."""
    if (wanted.named and not wanted.is_bare) or not _bears_number(each, wanted):
        return False
    return wanted.is_bare or wanted.terms <= (each.labels if wanted.is_name else each.terms)


def _bears_number(each: SearchedItem, wanted: Wanted) -> bool:
    """Tell whether a document has a number that is asked for, and is of a type that is asked for if any is."""
    keys = each.item.keys
    return any(key.number in wanted.numbers and (not wanted.types or key.type in wanted.types) for key in keys)


def _holds_phrase(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(name[at : at + len(words)] == words for at in range(len(name) - len(words) + 1))


def _read_named(holdings: Holdings, text: str) -> tuple[Mapping[str, int], bool]:
    """Read which documents a text names and nothing else, each with its place, and whether it is such a name at all."""
    names, spelled = holdings.library.names, _restore(holdings, text)
    parsed = parse_prose(names, spelled)
    found = [run.target for run in parsed.runs if isinstance(run, Mention)]
    for each in parsed.unresolved:
        found += each.candidates if each.fault is MentionFault.AMBIGUOUS else ()
    named = [run.text for run in parsed.runs if isinstance(run, Mention)] + [each.text for each in parsed.unresolved]
    numbered = [spelled[slice(*each.whole)] for each in read_names(names.grammar, spelled, fold_letters(spelled))]
    is_name = any(said and not split_words(_take_away(spelled, said)) for said in (named, numbered))
    return {each: place for place, each in enumerate(dict.fromkeys(found))} if is_name else {}, is_name


def _take_away(text: str, parts: Iterable[str]) -> str:
    for part in parts:
        text = text.replace(part, " ")
    return text


def _restore(holdings: Holdings, text: str) -> str:
    """Write the words of names with their marks where a text has none at all."""
    folded = fold_marks(text)
    if folded != text.lower():
        return text
    labels = {entry.record.label.lower() for entry in holdings.catalog.types.values()}
    for label in sorted(labels, key=len, reverse=True):
        folded = re.sub(rf"\b{re.escape(fold_marks(label))}\b", label, folded)
    return " ".join(holdings.spellings.get(word, word) for word in folded.split())


def _read_wanted(holdings: Holdings, text: str) -> Wanted:
    words = drop_idle(split_words(text))
    numbers = frozenset(int(word) for word in words if _is_number(word))
    types = [entry.record for entry in holdings.catalog.types.values()] if numbers else []
    named = [record for record in types if _names_type(record, words)]
    terms = split_terms(text)
    told = {word for record in named for name in _list_names(record) for word in name}
    return Wanted(
        words,
        frozenset(term for term in terms if term.partition(" ")[0] not in IDLE) or frozenset(terms),
        numbers,
        frozenset(record.id for record in named),
        bool(numbers) and all(word in told or _is_number(word) for word in words),
        *_read_named(holdings, text),
    )


def _names_type(record: TypeEntry, words: tuple[str, ...]) -> bool:
    """Tell whether a type is named right before a number, or its letters right behind one, as in a symbol."""
    label, code = _list_names(record)
    for at, word in enumerate(words):
        if _is_number(word):
            if any(name and words[:at][-len(name) :] == name for name in (label, code)):
                return True
            if code and words[at + 1 : at + 1 + len(code)] == code:
                return True
    return False


def _is_number(word: str) -> bool:
    return _NUMBER.fullmatch(word) is not None


def _list_names(record: TypeEntry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """List the words and the letters of a type."""
    return tuple(split_words(record.label)), tuple(split_words(record.symbol or ""))


def _judge(
    holdings: Holdings, text: str, wanted: Wanted, borne: list[SearchedItem], *, is_found: bool
) -> tuple[str, bool]:
    """Say what must be said of a find, and whether the handbook holds what is asked for."""
    documents = [each for each in borne if each.item.keys]
    may_be_years = wanted.is_bare and wanted.numbers.issubset(_YEARS)
    if not borne and (wanted.types or wanted.is_name) and not may_be_years:
        is_number_held = bool(_list_near(holdings, wanted))
        if wanted.is_name or not is_number_held:
            return say("queries", "no-number", asked=text, near=is_number_held, said=is_found), False
    if not is_found:
        return say("queries", "nothing", asked=text), False
    return (say("queries", "several", count=len(documents)) if len(documents) > 1 else ""), True


def _list_near(holdings: Holdings, wanted: Wanted) -> tuple[SearchedItem, ...]:
    """List the documents of the type and number that are asked for, whatever else is said of them."""
    return tuple(each for each in holdings.items if wanted.types and _bears_number(each, wanted))


def _tell_found(holdings: Holdings, match: Match, each: SearchedItem) -> FoundRecord:
    named = _tell_record(holdings, each)
    return FoundRecord(
        **named.model_dump(),
        match=_MATCHES[match.grade],
        context=each.item.context,
        lead=each.item.lead,
        cite=tuple(map(str, _list_cited(holdings, each))),
    )


def _tell_record(holdings: Holdings, each: SearchedItem) -> NamedRecord:
    item = each.item
    return NamedRecord(
        kind=KINDS[item.kind],
        id=item.id.partition("#")[2] if item.kind == "thuat-ngu" else item.id,
        name=item.names[0],
        about=item.names[1] if item.kind == "van-ban" else item.summary,
        date=item.day.rstrip("-"),
        page=find_page(holdings, item.url),
    )


def _list_cited(holdings: Holdings, each: SearchedItem) -> tuple[Citation, ...]:
    """List what a find rests on: a source on itself, in its first passage."""
    catalog, item = holdings.catalog, each.item
    identifier, _, part = item.id.partition("#")
    if item.kind == "nguon":
        return (Citation(identifier, catalog.sources[identifier].record.passages[0].id),)
    if item.kind == "thuat-ngu":
        return catalog.glossary[part].record.cite
    record = getattr(catalog, holdings.find_space(identifier))[identifier].record
    cited: tuple[Citation, ...] = (
        next(figure.cite for figure in record.figures if figure.id == part) if part else record.cite
    )
    return cited
