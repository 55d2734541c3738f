"""What records say held against what the passages they cite print: figures, dates, symbols, numbers in sentences.

A passage whose text was never read (it has no fingerprint) proves nothing, and what cites one is let pass.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

from handbook.checks.findings import DATES, Part
from handbook.datafile import Path
from handbook.diagnostics import Diagnostic
from handbook.evidence import Facts, holds_date, holds_letters, holds_number, holds_symbol, read_facts
from handbook.messages import render_date, tell
from handbook.names import EXPLICIT
from handbook.records import (
    Catalog,
    Citation,
    Claim,
    Commendation,
    CommendedCount,
    Conference,
    Figure,
    Passage,
    Running,
    Status,
    TypeEntry,
)
from handbook.text import EdtfDate, parse_date, parse_quantity

_SPOKEN = (Claim, Conference, Commendation)
_NUMBER = re.compile(r"(?<![^\W\d_]-)\d[\d.,]*\d|(?<![^\W\d_]-)\d")  # not that of Covid-19
_SEPARATORS = re.compile(r"[.,]")
_LEAST = 2  # digits of a number in a sentence: a single one is often a count of the sentence's own
_IN_WORDS = 10  # counts of those commended up to this are often told in words
_UNPRINTED = frozenset({"date-unprinted", "figure-unprinted", "number-unprinted", "symbol-unprinted"})
_OF_DAYS = frozenset({"date-unprinted", "number-unprinted"})


@dataclass(frozen=True)
class _Cited:
    """The passages a part cites: where they are in words, and all that is printed in them.

    The day a source was published is printed on it as well.
    """

    where: str
    facts: Facts

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Every number, also those inside dates, symbols and names."""
        printed = (*self.facts.numbers, *self.facts.dates, *self.facts.symbols, *self.facts.names)
        return frozenset(number for fact in printed for number in _list_numbers(fact))


def check_unprinted(catalog: Catalog, parts: tuple[Part, ...]) -> Iterator[Diagnostic]:
    """Report what no passage prints that it is cited for.

    A figure that is not printed is an error. A date, a symbol or a number in a sentence is doubtful: it may be told
    in words.
    """
    shelves: dict[str, Mapping[str, Passage]] = {}
    above: dict[Path, _Cited | None] = {}
    for part in parts:
        own: tuple[Citation, ...] | None = getattr(part.value, "cite", None)
        if own is None:
            cited = above.get(part.path[:-1]) or above.get(part.path[:-2])
        else:
            cited = _gather(catalog, own, shelves)
        above[part.path] = cited
        if cited:
            yield from _check_part(part, cited)


def leave_out_told(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out that a value is not printed where something else is told of it at the same line."""
    found = tuple(found)
    told = {(each.place.path, each.place.line) for each in found if each.code not in _UNPRINTED}
    yield from (each for each in found if each.code not in _UNPRINTED or (each.place.path, each.place.line) not in told)


def leave_out_days(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out that a day or a number is not printed: it may be that of a source whose own day is mistyped."""
    yield from (each for each in found if each.code not in _OF_DAYS)


def _gather(
    catalog: Catalog, citations: tuple[Citation, ...], shelves: dict[str, Mapping[str, Passage]]
) -> _Cited | None:
    """Gather what cited passages print; None where one of them is not there or was never read."""
    passages: list[Passage] = []
    dates: list[str] = []
    for citation in citations:
        entry = catalog.sources.get(citation.source)
        if entry is None:
            return None
        if citation.source not in shelves:
            shelves[citation.source] = MappingProxyType({each.id: each for each in entry.record.passages})
        passage = shelves[citation.source].get(citation.passage)
        if passage is None or passage.fingerprint is None:
            return None
        passages.append(passage)
        dates += [str(entry.record.published)] if entry.record.published else []
    facts = Facts(
        numbers=tuple(fact for each in passages for fact in each.numbers),
        dates=(*(fact for each in passages for fact in each.dates), *dates),
        symbols=tuple(fact for each in passages for fact in each.symbols),
        names=tuple(fact for each in passages for fact in each.names),
    )
    return _Cited(", ".join(dict.fromkeys(each.locator for each in passages)), facts) if passages else None


def _check_part(part: Part, cited: _Cited) -> Iterator[Diagnostic]:
    value = part.value
    yield from _check_numbers(part, cited)
    symbol = getattr(value, "symbol", None)
    holds = holds_letters if isinstance(value, TypeEntry) else holds_symbol
    if isinstance(symbol, str) and not holds(cited.facts, symbol):
        yield tell(part.entry.place(*part.path, "symbol"), "symbol-unprinted", symbol=symbol, where=cited.where)
    if not isinstance(value, Status | Running):  # whose day is that of their newest source
        for field in DATES[type(value)]:
            date: EdtfDate | None = getattr(value, field)
            if date is not None and not holds_date(cited.facts, str(date)):
                yield tell(part.entry.place(*part.path, field), "date-unprinted", date=str(date), where=cited.where)
    if isinstance(value, _SPOKEN):
        absent = _find_absent(EXPLICIT.sub(lambda link: link["text"] or "", value.text), cited)
        if absent:
            place = part.entry.point((*part.path, "text"), absent[0])
            yield tell(place, "number-unprinted", numbers=", ".join(f"«{each}»" for each in absent), where=cited.where)


def _check_numbers(part: Part, cited: _Cited) -> Iterator[Diagnostic]:
    value = part.value
    if isinstance(value, Figure) and not _holds_figure(cited.facts, value):
        place = part.entry.place(*part.path, "printed")
        yield tell(place, "figure-unprinted", printed=value.printed, where=cited.where)
    if isinstance(value, CommendedCount):
        for field in CommendedCount.model_fields:
            number: Decimal | None = getattr(value, field)
            if number is not None and number > _IN_WORDS and not holds_number(cited.facts, f"{number:f}"):
                place = part.entry.place(*part.path, field)
                yield tell(place, "number-unprinted", numbers=f"«{number:f}»", where=cited.where)


def _find_absent(text: str, cited: _Cited) -> tuple[str, ...]:
    """Find the numbers, days and symbols of a sentence that no passage prints.

    Most have all their digits there; only the others are read as passages are, which takes longer.
    """
    said = (number for number in _list_numbers(text) if len(number) >= _LEAST)
    if all(number in cited.numbers for number in said):
        return ()
    facts = read_facts(text)
    numbers = (each for each in facts.numbers if len(each) >= _LEAST and not holds_number(cited.facts, each))
    dates = (parse_date(each) for each in facts.dates if not holds_date(cited.facts, each))
    symbols = (each for each in facts.symbols if not holds_symbol(cited.facts, each))
    return (*numbers, *(render_date(date) for date in dates if date), *symbols)


def _holds_figure(facts: Facts, figure: Figure) -> bool:
    quantity = parse_quantity(figure.printed)
    whole = quantity.out_of if quantity else None
    return holds_number(facts, figure.printed, out_of=whole or figure.out_of)


def _list_numbers(text: str) -> dict[str, None]:
    """List the numbers of a text, without the points of thousands and idle zeros, each once."""
    return dict.fromkeys(_SEPARATORS.sub("", match).lstrip("0") for match in _NUMBER.findall(text))
