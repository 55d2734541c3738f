"""Passages of a source: what each is known by, and the ids that stay theirs when the text is read again."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from itertools import product
from string import ascii_lowercase

from handbook.evidence.facts import Facts, read_facts

TITLE = "nhan-de"
_LENGTH = 16
_OPENING_WORDS = 8
_ALIKE = 0.6  # of the words of two passages
_NUMBER = re.compile(r"d(\d+)[a-z]*")


@dataclass(frozen=True, slots=True)
class KnownPassage:
    """A passage that a source has already; ``text`` is its text where that is at hand, else its opening words."""

    id: str
    fingerprint: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """A passage as it is read out of a text, with its words."""

    id: str
    text: str
    opening: str
    fingerprint: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Rereading:
    """The passages of a text in its order, and what became of those known before, by their ids.

    ``gone`` are no more in the text; nothing is done about them here.
    """

    passages: tuple[ReadPassage, ...]
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def fingerprint(text: str) -> str:
    """Write the first digits of the SHA-256 of a text's words, whatever blanks are between them."""
    return sha256(" ".join(_split(text)).encode()).hexdigest()[:_LENGTH]


def read_opening(text: str) -> str:
    """Return the first words of a text, at most eight."""
    return " ".join(_split(text)[:_OPENING_WORDS])


def read_passages(text: str, known: Sequence[KnownPassage] = (), *, has_title: bool = False) -> Rereading:
    """Read a text, one passage a line; known passages keep their ids, and nothing is numbered anew.

    A passage is known again by its fingerprint, else by its likeness. ``has_title`` tells that the first line is the
    title of a text nothing is known of yet.
    """
    lines = tuple(" ".join(_split(line)) for line in text.splitlines() if line.strip())
    matched = _match(lines, known)
    ids = tuple(_name_lines(len(lines), matched, {each.id for each in known}, has_title=has_title and not known))
    passages = tuple(
        ReadPassage(name, line, read_opening(line), fingerprint(line), read_facts(line))
        for name, line in zip(ids, lines, strict=True)
    )
    prints = {each.id: each.fingerprint for each in known}
    return Rereading(
        passages,
        added=tuple(each.id for each in passages if each.id not in prints),
        changed=tuple(each.id for each in passages if prints.get(each.id) not in {None, "", each.fingerprint}),
        gone=tuple(each.id for each in known if each.id not in set(ids)),
    )


def _split(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()


def _match(lines: Sequence[str], known: Sequence[KnownPassage]) -> Mapping[int, str]:
    """Find which line is which known passage: what is the same first, in order, then what is most alike."""
    prints = [fingerprint(line) for line in lines]
    matched: dict[int, str] = {}
    blocks = SequenceMatcher(None, [each.fingerprint for each in known], prints, autojunk=False).get_matching_blocks()
    for old, new, size in blocks:
        matched.update({new + step: known[old + step].id for step in range(size)})
    rest = [each for each in known if each.id not in set(matched.values())]
    for at, mark in enumerate(prints):
        same = next((each for each in rest if each.fingerprint == mark), None) if at not in matched else None
        if same:
            matched[at] = same.id
            rest.remove(same)
    alike = sorted(_compare(lines, matched, rest), key=lambda pair: (-pair[0], pair[1], pair[2]))
    for _, at, place in alike:
        identifier = rest[place].id
        if at not in matched and identifier not in matched.values():
            matched[at] = identifier
    return matched


def _compare(
    lines: Sequence[str], matched: Collection[int], rest: Sequence[KnownPassage]
) -> Iterator[tuple[float, int, int]]:
    for at, line in enumerate(lines):
        if at in matched:
            continue
        words = line.split()
        for place, each in enumerate(rest):
            theirs = _split(each.text)
            mine = words[: len(theirs)] if len(theirs) <= _OPENING_WORDS else words
            matcher = SequenceMatcher(None, theirs, mine, autojunk=False)
            if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE:
                ratio = matcher.ratio()
                if ratio >= _ALIKE:
                    yield ratio, at, place


def _name_lines(count: int, matched: Mapping[int, str], taken: Collection[str], *, has_title: bool) -> Iterator[str]:
    """Name the lines: as they are known, else after the one before, and behind the last known one on from there."""
    used = set(taken)
    numbers = [int(number[1]) for name in used if (number := _NUMBER.fullmatch(name))]
    last_known, highest, before = max(matched, default=-1), max(numbers, default=0), 0
    for at in range(count):
        if at in matched:
            name = matched[at]
            if number := _NUMBER.fullmatch(name):
                before = int(number[1])
        elif at == 0 and has_title:
            name = TITLE
        elif at > last_known:
            highest += 1
            name = f"d{highest}"
        else:
            name = next(each for each in _list_insertions(before) if each not in used)
        used.add(name)
        yield name


def _list_insertions(before: int) -> Iterator[str]:
    """List ids behind a passage: d7a to d7z, d7aa and on."""
    for length in range(1, _LENGTH):
        for letters in product(ascii_lowercase, repeat=length):
            yield f"d{before}{''.join(letters)}"
