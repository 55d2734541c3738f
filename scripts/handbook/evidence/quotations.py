"""Names in quotation marks of every sort, one within another, closed or not."""

from collections.abc import Iterator
from dataclasses import dataclass

_PAIRS = {"“": "”", "«": "»", "‘": "’", "„": "”", "‹": "›"}
_OPENERS = {closer: opener for opener, closer in _PAIRS.items()} | {"”": "“"}
_STRAIGHT = '"'
_ANY = frozenset({*_PAIRS, *_OPENERS, _STRAIGHT})
_BEFORE = frozenset(' \t\n\u00a0([{:,;-–—/…“«‘"”»’.')
_MOST_WORDS = 20
_ENDS = " \t\u00a0,.;:"


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks, and where: ``text`` without blanks and stops at its ends."""

    start: int
    end: int
    text: str


def find_quotations(text: str) -> Iterator[Quotation]:
    """Find what is quoted, the inner before the outer; a mark that is never closed quotes nothing.

    Marks the wrong way round are taken for what they must be by the letters beside them.
    """
    opened: list[tuple[str, int]] = []
    for at, letter in enumerate(text):
        if letter in _ANY and not _is_apostrophe(text, at):
            yield from _take_mark(text, at, opened)


def _take_mark(text: str, at: int, opened: list[tuple[str, int]]) -> Iterator[Quotation]:
    """Take a mark for what it is by the letters beside it and the marks before it."""
    letter = text[at]
    is_straight = letter == _STRAIGHT
    if is_straight and _closes_other(text, at, opened):
        yield from _close(text, at, opened, "“")
    elif _is_lost(text, at, opened):
        kind, start = opened.pop()
        end = min(place for mark in "(;" if (place := text.find(mark, start, at)) >= 0 or (place := at))
        yield from _read(text, start + 1, end)
        opened.append((kind, at))
    elif is_straight and all(kind != _STRAIGHT for kind, _ in opened):
        opened.append((letter, at))
    elif not is_straight and _opens(text, at, opened):
        opened.append((_OPENERS.get(letter, letter), at))
    else:
        yield from _close(text, at, opened, _OPENERS.get(letter, letter))


def _close(text: str, at: int, opened: list[tuple[str, int]], kind: str) -> Iterator[Quotation]:
    place = next((place for place in range(len(opened) - 1, -1, -1) if _matches(opened[place][0], kind)), None)
    if place is not None:
        start = opened[place][1] + 1
        del opened[place:]
        yield from _read(text, start, at)


def is_name(quotation: Quotation) -> bool:
    """Tell whether what is quoted is short enough to be a name."""
    return len(quotation.text.split()) <= _MOST_WORDS


def _read(text: str, start: int, end: int) -> Iterator[Quotation]:
    quoted = text[start:end]
    first = start + len(quoted) - len(quoted.lstrip(_ENDS))
    last = start + len(quoted.rstrip(_ENDS))
    words = " ".join(text[first:last].split())
    if any(map(str.isalnum, words)):
        yield Quotation(first, last, words)


def _is_apostrophe(text: str, at: int) -> bool:
    """Tell whether a mark stands within a word: M’Đrắk."""
    return text[at] in "‘’" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()


def _opens(text: str, at: int, opened: list[tuple[str, int]]) -> bool:
    before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2]
    is_inner = bool(after) and (after.isalnum() or after in _PAIRS or after in " \u00a0") and before in _BEFORE
    if text[at] in _PAIRS:
        return not opened or is_inner or before in _BEFORE
    kind = _OPENERS[text[at]]
    return is_inner and after.isalnum() and not any(_matches(each, kind) for each, _ in opened)


def _closes_other(text: str, at: int, opened: list[tuple[str, int]]) -> bool:
    """Tell whether a straight mark closes a curved one."""
    is_end = not text[at - 1 : at].isspace() and not text[at + 1 : at + 2].isalnum()
    return bool(opened) and opened[-1][0] == "“" and is_end


def _is_lost(text: str, at: int, opened: list[tuple[str, int]]) -> bool:
    """Tell whether a mark opens one more quotation though the one before was never closed: «"A (xã B), "C"»."""
    if not opened or opened[-1][0] != text[at]:
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    is_opening = (before.isspace() or before == "(") and after.isalnum()
    return is_opening and (text[at] == _STRAIGHT or text[:at].rstrip().endswith(";"))


def _matches(opened: str, kind: str) -> bool:
    return opened == kind or {opened, kind} == {"“", "„"}
