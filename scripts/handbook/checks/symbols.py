"""What a document says of itself in several places: its number, type, issuer, year and term must be the same in all."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from handbook.diagnostics import Diagnostic
from handbook.memo import Once
from handbook.messages import say, tell
from handbook.records import Catalog, Directive, Entry
from handbook.text import LOOK_ALIKES, is_foreign_letter

_SYMBOL = re.compile(
    r"(?P<number>\d+[a-zđ]{0,2})\s*[-–/]\s*(?:(?P<year>\d{4})\s*[-–/]\s*)?(?P<type>[^\W\d_]+(?:&[^\W\d_]+)?)"
    r"(?:\s*[-–/]\s*(?P<issuer>[^\W\d_].*))?"
)
_NUMBER = re.compile(r"\d{1,5}[a-zđ]{0,2}(?![^\W_])")
_ID_YEAR = re.compile(r".*-((?:19|20)\d\d)")
_ID_TERM = re.compile(r".*-khoa-([ivxl]+)")
_NAME_YEAR = re.compile(r".*\((\d{4})\)")
_NAME_TERM = re.compile(r".*\bkhóa ([IVXL]+)\b.*", re.IGNORECASE)
_NAME = r"(?: số)? (?P<symbol>\d[^\s,;()]*[-/][^\s,;()]+|\d+[a-zđ]{0,2}(?=$|[,;(]| \(| của | về | ngày \d))"
# a committee's own offices, whose letters its documents may bear: tuyên giáo, tổ chức, dân vận, nội chính, kiểm tra …
_OFFICE = re.compile(r"B?(?:TG|TC|DV|NC|TGDV|CĐ)(?:TW|TU|HU|ĐU)?|(?:UB)?KT(?:TW|TU|HU|ĐU)?|VP(?:TW|TU|HU|ĐU)?")


class _Word(NamedTuple):
    """What one field says of a fact: as written there, and as it is compared."""

    field: str
    written: str
    meant: str


class _Known(NamedTuple):
    """What the vocabulary says of a document's type, its issuer's letters and the terms there are."""

    label: str
    letters: str | None
    symbols: tuple[str, ...]
    terms: tuple[str, ...]


def check_symbols(catalog: Catalog, memo: Once) -> Iterator[Diagnostic]:
    """Report documents that say two things of one fact, each fact once, where most of the rest speaks against it."""
    for found in memo.ask_each("symbols", catalog.directives, _check_symbols, catalog):
        yield from found


def _check_symbols(identifier: str, catalog: Catalog) -> tuple[Diagnostic, ...]:
    entry = catalog.directives[identifier]
    kind, body = catalog.types.get(entry.record.type), catalog.bodies.get(entry.record.issuer or "")
    label, letters = (kind.record.label, kind.record.symbol) if kind else ("", None)
    known = _Known(label, letters, body.record.symbols if body else (), tuple(catalog.terms))
    return tuple(_check_document(entry, known))


def _check_document(entry: Entry[Directive], known: _Known) -> Iterator[Diagnostic]:
    record = entry.record
    symbol = _SYMBOL.fullmatch(record.symbol or "")
    if any(letter in LOOK_ALIKES or is_foreign_letter(letter) for letter in record.symbol or ""):
        return  # no letters to compare: that is told
    names = tuple(_list_names(record, known.label))
    identifier = record.id if entry.file.path.endswith(f"/{record.id}.yml") else ""  # of another file: that is told
    numbers = _list_numbers(record, symbol, (("id", identifier), *names))
    yield from _compare(entry, "number", tuple(numbers))
    yield from _compare(entry, "year", tuple(_list_years(record, symbol, identifier)))
    yield from _compare(entry, "term", tuple(_list_terms(record, known.terms, identifier)))
    if symbol:
        yield from _check_letters(entry, symbol, known)
        yield from _check_names(entry, symbol, names)


def _check_letters(entry: Entry[Directive], symbol: re.Match[str], known: _Known) -> Iterator[Diagnostic]:
    record = entry.record
    if known.letters and _fold(symbol["type"]) != _fold(known.letters):
        yield tell(
            entry.place("symbol"),
            "symbol-other",
            "type",
            written=symbol["type"],
            label=known.label.lower(),
            letters=known.letters,
            type=record.type,
        )
    parts = (symbol["issuer"], *(() if known.letters else (symbol["type"],)))  # 1590/VPCP-KGVX: issuer, department
    if known.symbols and symbol["issuer"] and not any(_is_of(part, each) for part in parts for each in known.symbols):
        letters = say("phrases", "either").join(f"«{each}»" for each in known.symbols)
        place, written = entry.place("symbol"), symbol["issuer"]
        yield tell(place, "symbol-other", "issuer", written=written, issuer=record.issuer, letters=letters)


def _check_names(
    entry: Entry[Directive], symbol: re.Match[str], names: tuple[tuple[str, str], ...]
) -> Iterator[Diagnostic]:
    for field, name in names:
        said = _SYMBOL.fullmatch(name)
        if said and any(_fold(said[part] or "") != _fold(symbol[part] or "") for part in ("type", "issuer")):
            yield tell(entry.place(field), "symbol-other", "name", field=field, name=name, symbol=entry.record.symbol)


def _compare(entry: Entry[Directive], fact: str, words: tuple[_Word, ...]) -> Iterator[Diagnostic]:
    """Report the word most others speak against; where none does, the last one, which follows the others."""
    counts = Counter(word.meant for word in words)
    right = next((word.meant for word in words if counts[word.meant] == max(counts.values())), "")
    odd = next((word for word in words if word.meant != right), None)
    if odd is None:
        return
    others = (say("phrases", "writes", field=word.field, written=word.written) for word in words if word is not odd)
    yield tell(
        entry.place(odd.field),
        "fact-differs",
        fact,
        field=odd.field,
        written=odd.written,
        others=", ".join(others),
        is_id=odd.field == "id",
    )


def _list_numbers(
    record: Directive, symbol: re.Match[str] | None, names: tuple[tuple[str, str], ...]
) -> Iterator[_Word]:
    if record.number is None and symbol is None:
        return
    if record.number:
        yield _word("number", record.number)
    if symbol:
        yield _word("symbol", symbol["number"])
    for field, text in names:
        if match := _NUMBER.match(text):
            yield _word(field, match[0])


def _list_years(record: Directive, symbol: re.Match[str] | None, identifier: str) -> Iterator[_Word]:
    if record.issued is None or not record.issued.exists:
        return
    if match := _ID_YEAR.fullmatch(identifier):
        yield _word("id", match[1])
    if record.issued.sure_year is not None:
        yield _word("issued", str(record.issued.sure_year))
    if symbol and symbol["year"]:
        yield _word("symbol", symbol["year"])
    if match := _NAME_YEAR.fullmatch(record.short_name):
        yield _word("short_name", match[1])


def _list_terms(record: Directive, terms: tuple[str, ...], identifier: str) -> Iterator[_Word]:
    if record.term is None:
        return
    yield _Word("term", record.term, record.term)
    for field, pattern, text in (("id", _ID_TERM, identifier), ("short_name", _NAME_TERM, record.short_name)):
        match = pattern.fullmatch(text)
        if match and match[1].lower() in terms:
            yield _Word(field, match[1], match[1].lower())


def _word(field: str, written: str) -> _Word:
    return _Word(field, written, written.lstrip("0").lower())


def _list_names(record: Directive, label: str) -> Iterator[tuple[str, str]]:
    """List the names that begin with the type and a number, or a whole symbol, with that number or symbol."""
    for field, text in (("short_name", record.short_name), ("title", record.title)):
        if match := re.match(rf"{re.escape(label)}{_NAME}", text, re.IGNORECASE):
            yield field, match["symbol"]


def _is_of(letters: str, symbol: str) -> bool:
    """Tell whether the issuer's part of a symbol is a body's letters, with those of an office of it or those alone."""
    mine, theirs = re.split(r"[-–/.]", _fold(letters)), re.split(r"[-–/.]", _fold(symbol))
    return mine[: len(theirs)] == theirs or _OFFICE.fullmatch(mine[0]) is not None


def _fold(letters: str) -> str:
    """Fold letters as symbols are compared: capitals, TƯ and TW alike, the small letter of QĐi and «&» left out."""
    return re.sub(
        r"(?<=T)Ư", "W", re.sub(r"(?<=[^\W\d_a-z])i\b", "", letters).upper().replace(" ", "").replace("&", "")
    )
