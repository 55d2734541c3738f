"""Names in quotation marks of every sort, one within another, closed or not."""

from collections.abc import Iterator
from dataclasses import dataclass

_PAIRS = {"“": "”", "«": "»", "‘": "’", "„": "”", "‹": "›"}
_OPENERS = {closer: opener for opener, closer in _PAIRS.items()} | {"”": "“"}
_ANY = frozenset({*_PAIRS, *_OPENERS, '"'})
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
        if letter not in _ANY or _is_apostrophe(text, at):
            continue
        if letter == '"' and _closes_other(text, at, opened):
            letter = "”"  # noqa: PLW2901 - «“Hũ gạo"» is closed by the other sort
        elif letter != '"' and _opens(text, at, opened):
            opened.append((_OPENERS.get(letter, letter) if letter in _OPENERS else letter, at))
            continue
        kind = letter if letter in _PAIRS or letter == '"' else _OPENERS[letter]
        place = next((place for place in range(len(opened) - 1, -1, -1) if _matches(opened[place][0], kind)), None)
        if place is None:
            if letter == '"':
                opened.append((letter, at))
            continue
        start = opened[place][1] + 1
        del opened[place:]
        if found := _read(text, start, at):
            yield found


def is_name(quotation: Quotation) -> bool:
    """Tell whether what is quoted is short enough to be a name."""
    return len(quotation.text.split()) <= _MOST_WORDS


def _read(text: str, start: int, end: int) -> Quotation | None:
    quoted = text[start:end]
    first = start + len(quoted) - len(quoted.lstrip(_ENDS))
    last = start + len(quoted.rstrip(_ENDS))
    words = " ".join(text[first:last].split())
    return Quotation(first, last, words) if any(map(str.isalnum, words)) else None


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


def _matches(opened: str, kind: str) -> bool:
    return opened == kind or {opened, kind} == {"“", "„"}
