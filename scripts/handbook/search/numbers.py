"""Document numbers as readers type them: which numbers a document answers to, with whom, when and in which term."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from handbook.records import Body, Catalog, Directive
from handbook.text import fold_text, fold_word, split_words

_SYMBOL = re.compile(r"0*(?P<number>[0-9]{1,5})-[^/\s]+/(?P<issuer>\S+)")
_PLENARY = re.compile(r"(?:Hội nghị )?(?:Trung ương|TW|T\.Ư) ?(?P<number>[0-9]{1,2})\b")
_NAMED = re.compile(r"(?:số )?0*(?P<number>[0-9]{1,5})\b")
_ROMAN = re.compile(r"\b[IVX]{1,6}\b")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
CENTRAL = "tw"
_MOST_NAMES = 10_000  # kept, for a body's name is shortened for each document it issued


class _Origin(Enum):
    """Where a document's number is found: its own, in a name, or counting a session of the Central Committee."""

    OWN = auto()
    NAME = auto()
    PLENARY = auto()


@dataclass(frozen=True, slots=True)
class NumberKey:
    """One number a document answers to.

    ``issuers`` are the codes that may stand beside it (tw, bct, duk …). Year and term are 0 where unknown.
    ``stated``: the document bears the number itself. ``plenary``: its name counts a session of the Central Committee,
    as in "Nghị quyết Trung ương 4".
    """

    number: int
    type: str
    issuers: tuple[str, ...]
    year: int
    term: int
    level: int
    stated: bool
    plenary: bool


def find_keys(catalog: Catalog, record: Directive) -> Iterator[NumberKey]:
    """List the numbers a document answers to, its own first, each once."""
    levels = list(catalog.levels)
    body = catalog.bodies[record.issuer].record if record.issuer else None
    level = levels.index(body.level) if body else len(levels)
    term = catalog.terms[record.term].record.rank if record.term else 0
    year = (record.issued.year if record.issued else None) or 0
    issuers = find_codes(body) if body else ()
    found = list(_find_numbers(catalog, record))
    plenaries = {number for number, _, origin in found if origin is _Origin.PLENARY}
    stated = {number for number, _, origin in found if origin is _Origin.OWN}
    for number in dict.fromkeys(number for number, _, _ in found):
        codes = [code for each, near, _ in found if each == number for code in near]
        merged = tuple(dict.fromkeys([*codes, *issuers]))
        yield NumberKey(number, record.type, merged, year, term, level, number in stated, number in plenaries)


def find_codes(body: Body) -> tuple[str, ...]:
    """List the short forms of a body that readers write in a number: its symbols and the initials of its names."""
    symbols = ("".join(split_words(symbol)) for symbol in body.symbols)
    names = (abbreviate(name) for name in (body.name, body.short_name, *body.aliases) if name)
    return tuple(dict.fromkeys([*symbols, *names]))


@lru_cache(_MOST_NAMES)
def abbreviate(name: str) -> str:
    """Shorten a body's name as offices do: "Bộ Chính trị" is bct, "Quân ủy Trung ương" is qutw."""
    words = fold_text(name).replace("trung uong", CENTRAL).split()
    code = "".join(CENTRAL if word == CENTRAL else word[0] for word in words if word[0].isalnum())
    return fold_word(code) if code else ""


def spell_forms(catalog: Catalog, record: Directive, keys: Iterable[NumberKey]) -> tuple[str, ...]:
    """List further spellings of a document's numbers that are words of their own: nqtw, cttw; and khóa as a number."""
    symbol = catalog.types[record.type].record.symbol
    code = fold_text(symbol) if symbol else ""
    forms = [code]
    for key in keys:
        forms += [f"{code}{key.number}", f"{code}{key.issuers[0]}" if key.issuers else code]
    if record.term:
        forms.append(f"khóa {catalog.terms[record.term].record.rank}")
    return tuple(dict.fromkeys(form for form in forms if form))


def spell_romans(text: str) -> str:
    """List the Roman numerals of a name in Arabic, so that "đại hội 13" finds "Đại hội XIII"."""
    return " ".join(str(read_roman(match[0])) for match in _ROMAN.finditer(text))


def read_roman(text: str) -> int:
    """Read a Roman numeral up to 39."""
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(-value if value < max(values[position:], default=0) else value for position, value in enumerate(values))


def _find_numbers(catalog: Catalog, record: Directive) -> Iterator[tuple[int, tuple[str, ...], _Origin]]:
    if record.symbol and (match := _SYMBOL.fullmatch(record.symbol)):
        yield int(match["number"]), ("".join(split_words(match["issuer"])),), _Origin.OWN
    if record.number:
        yield int(record.number), (), _Origin.OWN
    kind = catalog.types[record.type].record
    for name in (record.short_name, *record.aliases):
        opening = next((word for word in (kind.label, kind.symbol) if word and name.startswith(f"{word} ")), None)
        if opening is None:
            continue
        rest = name[len(opening) + 1 :]
        if match := _PLENARY.match(rest):
            yield int(match["number"]), (CENTRAL,), _Origin.PLENARY
        elif not record.number and (match := _NAMED.match(rest)):
            yield int(match["number"]), (), _Origin.NAME
