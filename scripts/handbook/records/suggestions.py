"""What an editor most likely meant: a number, an id, a field, written the way a record wants it."""

import re
from collections.abc import Iterable, Mapping
from math import inf

from handbook.messages import say
from handbook.text import fold_marks, parse_quantity, slug_text, split_words

_SHORTEST, _MOST_SLIPS = 3, 2  # letters from which a slip leaves a word recognisable; slips in one name
_MOST_LISTED, _LEAST_LEFT = 12, 3  # so few more are shown as well
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+")


def suggest_numbers(text: str) -> tuple[str, ...]:
    """Write a printed number with plain digits: none where there is no telling, two where it may mean either."""
    plain = text.replace(",", "")
    if _COMMAS.fullmatch(text):
        return (plain, text.replace(",", ".")) if text.count(",") == 1 else (plain,)
    amount = parse_quantity(text)
    if amount is None or amount.out_of is not None or amount.low != amount.high:
        return ()
    return (f"{amount.low.normalize():f}",)


def suggest_id(text: str) -> str:
    """Write a text as an id; empty where an id could not hold every letter of it."""
    letters = filter(str.isalnum, fold_marks(text))
    return slug_text(text) if all(map(str.isascii, letters)) else ""


def suggest_field(name: str, fields: Mapping[str, str]) -> str | None:
    """Return the field that a misspelt or Vietnamese name means, if any is near; ``fields`` maps each to its noun."""
    nearest = find_nearest(name, fields)
    if nearest:
        return nearest
    nouns = {slug_text(noun): field for field, noun in fields.items()}
    noun = find_nearest(name, nouns)
    return nouns[noun] if noun else None


def find_nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the one of ``names`` that was surely meant, if there is one.

    It has the same digits, and a word of it differs by one slip of the fingers at most; where two are as near, neither
    is meant. What is merely alike is another thing: «quan-doan» is not «quan-doi», «05-ct-tw» is not «05-ct-tum».
    """
    words, digits = _split_name(name)
    least: float = _MOST_SLIPS
    found: list[str] = []
    for each in names:
        others, numbers = _split_name(each)
        if digits == numbers and (slips := _count_all(words, others)) <= least:
            found = [*found, each] if slips == least else [each]
            least = slips
    return found[0] if len(found) == 1 else None


def write_choices(
    names: Iterable[str], where: str = "", near: str = "", most: int = _MOST_LISTED, unit: str = ""
) -> str:
    """List what there is to choose from: whole, or the first with how many more there are, and where.

    What shares words with ``near`` comes first; ``unit`` is what is counted.
    """
    words = set(slug_text(near).split("-"))
    listed = sorted(names, key=lambda each: -len(words.intersection(slug_text(each).split("-"))))
    left = len(listed) - most
    if left <= _LEAST_LEFT:
        return ", ".join(listed)
    return say("phrases", "more", names=", ".join(listed[:most]), left=left, unit=unit, where=where)


def find_same(text: str, known: Iterable[str]) -> str | None:
    """Return the one of ``known`` that differs only in case, marks and spaces, or in a word cut short."""
    letters, numbers = _take_apart(text)
    parts = {each: _take_apart(each) for each in known}
    same = [each for each, part in parts.items() if part == (letters, numbers)]
    if not same and numbers:
        same = [each for each, part in parts.items() if part[1] == numbers and part[0].startswith(letters)]
    return same[0] if len(same) == 1 else None


def _split_name(name: str) -> tuple[list[str], str]:
    words = split_words(name.replace("_", " "))
    return words, "".join(filter(str.isdigit, "".join(words)))


def _count_all(words: list[str], others: list[str]) -> float:
    """Count the slips between two names; a word that differs by more than one, or is too short to tell, is another."""
    if len(words) != len(others):
        words, others = ["".join(words)], ["".join(others)]
    slips = 0
    for word, other in zip(words, others, strict=True):
        if word != other:
            shorter, longer = sorted((len(word), len(other)))
            is_short = longer < _SHORTEST or (shorter < _SHORTEST and len(words) > 1)
            if is_short or _count_slips(word, other) > 1:
                return inf
            slips += 1
    return slips


def _count_slips(one: str, other: str) -> int:
    """Count the letters to be put in, left out, changed or swapped with their neighbour to make one of the other."""
    before: list[int] = []
    last: list[int] = [*range(len(other) + 1)]
    for at, letter in enumerate(one, 1):
        row = [at]
        for to, another in enumerate(other, 1):
            least = min(last[to] + 1, row[to - 1] + 1, last[to - 1] + (letter != another))
            if before and to > 1 and letter == other[to - 2] and one[at - 2] == another:
                least = min(least, before[to - 2] + 1)
            row.append(least)
        before, last = last, row
    return last[-1]


def _take_apart(text: str) -> tuple[str, tuple[str, ...]]:
    folded = fold_marks(text)
    return "".join(filter(str.isalpha, folded)), tuple(re.findall(r"\d+", folded))
