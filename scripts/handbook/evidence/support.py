"""Whether a passage holds what a record cites it for, told from its facts alone."""

import re
from decimal import Decimal

from handbook.evidence.facts import Facts
from handbook.evidence.printed_numbers import read_amounts, read_whole
from handbook.names import fold_symbol
from handbook.text import fold_letters

_UNSURE = re.compile(r"[~?%]")
_UNSAID = "XXXX-"
_OPEN = ".."
_WORD = re.compile(r"\w+")


def holds_number(facts: Facts, printed: str, value: Decimal | None = None, out_of: Decimal | None = None) -> bool:
    """Tell whether a number is printed, in these words or others: 2 vạn is 20.000.

    What it is out of must be printed with it, or as a number of its own.
    """
    amounts = read_amounts(printed) if value is None else frozenset({value})
    words = _fold_printed(printed)
    said = [number for number in facts.numbers if _fold_printed(number) == words or amounts & read_amounts(number)]
    if out_of is None:
        return bool(said)
    if any(read_whole(number) == out_of for number in said):
        return True
    return any(out_of in read_amounts(number) for number in facts.numbers if number not in said)


def holds_date(facts: Facts, date: str) -> bool:
    """Tell whether a date, as EDTF, is printed.

    A day is held by itself, also where its year is not printed; a month or a year by any date inside it; an interval by
    its ends.
    """
    plain = _UNSURE.sub("", date)
    if "/" in plain:
        return all(_holds_point(facts, end) for end in plain.split("/") if end != _OPEN)
    return _holds_point(facts, plain)


def holds_symbol(facts: Facts, symbol: str) -> bool:
    """Tell whether the symbol of a document is printed, however it is spelt."""
    return fold_symbol(symbol) in map(fold_symbol, facts.symbols)


def holds_letters(facts: Facts, letters: str) -> bool:
    """Tell whether the letters of a type of document are printed as a part of some symbol."""
    return any(set(fold_symbol(letters)).issubset(fold_symbol(symbol)) for symbol in facts.symbols)


def holds_name(facts: Facts, name: str) -> bool:
    """Tell whether a name is printed in quotation marks, whatever its case, marks and old or new spelling."""
    words = _fold_name(name)
    return bool(words) and words in map(_fold_name, facts.names)


def _holds_point(facts: Facts, date: str) -> bool:
    points = [end for each in facts.dates for end in each.split("/") if end != _OPEN]
    unsaid = _UNSAID + date.partition("-")[2]
    return any(point in {date, unsaid} or point.startswith(f"{date}-") for point in points)


def _fold_printed(printed: str) -> str:
    return "".join(fold_letters(printed).split())


def _fold_name(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold_letters(name)))
