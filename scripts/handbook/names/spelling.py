"""Documents in a running text without any handbook: where each is named, and its symbol in one spelling."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.names.naming import make_grammar, read_names
from handbook.text import fold_letters, slug_text

_NUMBERED = ("chỉ thị", "kết luận", "nghị quyết", "quy định", "quyết định", "hướng dẫn", "kế hoạch")
_GRAMMAR = make_grammar((slug_text(label), label, None) for label in _NUMBERED)
_NUMBER = re.compile(r"\d")
_DASHES = re.compile(r"[‐‑‒–—―−]")
_CENTRAL = re.compile(r"(?<![^\W\d_])T(?:\.?Ư|\.W)(?![^\W\d_])", re.IGNORECASE)
_SEPARATED = re.compile(r"[-/]")
_PARTS = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """Words that name a document from ``start`` to ``end``; ``symbol`` is empty where they say no more than a number.

    The symbol's own place begins at ``symbol_start``.
    """

    start: int
    end: int
    symbol: str
    symbol_start: int


def find_documents(text: str) -> Iterator[NamedDocument]:
    """Find what names a document by its number in a running text, from left to right."""
    for name in read_names(_GRAMMAR, text, fold_letters(text)):
        number = _NUMBER.search(text, name.start, name.end)
        at = number.start() if number else name.end
        symbol = spell_symbol(text[at : name.end]) if number and name.letters else ""
        if symbol and name.start < at and "/" in symbol:
            symbol = symbol.upper()  # «chỉ thị số 05-ct/tw»
        if symbol and not (_SEPARATED.search(symbol) and symbol.lower() != symbol):
            continue  # a file's name, or «5-year»
        yield NamedDocument(name.start, name.end, symbol, at)


def spell_symbol(printed: str) -> str:
    """Write a symbol as printed in one spelling: no blanks, plain dashes, TW; «05 – CT/T.Ư» is 05-CT/TW."""
    joined = re.sub(r"\s*([-/\\._])\s*", r"\1", _DASHES.sub("-", printed)).strip().replace("\\", "/")
    return _CENTRAL.sub("TW", re.sub(r"\s+", "-", joined, count=1).replace(" ", ""))


def fold_symbol(symbol: str) -> tuple[str, ...]:
    """Reduce a symbol to what is compared: its numbers without zeros before them, and its letters."""
    parts = _PARTS.findall(fold_letters(spell_symbol(symbol)))
    return tuple(part.lstrip("0") or "0" if part.isdigit() else part for part in parts)
