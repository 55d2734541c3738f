"""The foot of an office's document: who signs in which role by whose authority, and to whom it goes.

The first signature after the head is the document's; what hangs on it, a regulation or an appendix, may have its own.
"""

import re
from collections.abc import Iterator, Sequence

from handbook.originals.boxes import LEFT, RIGHT, PrintedLine
from handbook.originals.letterhead import join_field, list_items
from handbook.originals.officewords import AUTHORITY, BODY, PERSON_WORD, RANK, RECEIVED, ROLE, RULE, SIGNED
from handbook.originals.original import HeaderField
from handbook.text import fold_letters

_MOST_LETTERS = 70
_MOST_LINES = 10
_MOST_BETWEEN = 3
_NEAR = 30
_NAME_WORDS = range(2, 7)
_ACTING = re.compile(r"q\s*\.?\s")


def read_foot(lines: Sequence[PrintedLine], start: int) -> tuple[HeaderField, ...]:
    """Read the foot of a document whose body begins at a line."""
    folded = [fold_letters(line.text) for line in lines]
    received = next((at for at in range(start, len(lines)) if RECEIVED.match(folded[at])), None)
    found: list[HeaderField] = []
    for at in range(start, len(lines)):
        if _begins(lines, folded, at) and _is_near(lines, at, received):
            signed, end = _read_signature(lines, folded, at)
            if any(each.name in {"authority", "person"} for each in signed):
                found = signed
                found += _read_beside(lines, folded, end)
                break
    return (*found, *(_list_recipients(lines, folded, received) if received is not None else ()))


def _read_beside(lines: Sequence[PrintedLine], folded: Sequence[str], start: int) -> list[HeaderField]:
    """Read the signature of a second body, in the box beside the first; its name may stand above."""
    for at in range(start, min(start + _MOST_BETWEEN, len(lines))):
        if lines[at].side == RIGHT and lines[start - 1].side == LEFT and _begins(lines, folded, at):
            return _read_signature(lines, folded, at)[0]
    return []


def _begins(lines: Sequence[PrintedLine], folded: Sequence[str], at: int) -> bool:
    """Tell whether a signature may begin at a line: with an authority or a role, in capitals."""
    text = lines[at].text
    if len(text) > _MOST_LETTERS or text.upper() != text:
        return False
    return bool(AUTHORITY.fullmatch(folded[at]) or ROLE.fullmatch(folded[at]))


def _is_near(lines: Sequence[PrintedLine], at: int, received: int | None) -> bool:
    """Tell whether a line can be of the foot: in a right box, or near the recipients; other words are headings."""
    return lines[at].side in {LEFT, RIGHT} or (received is not None and abs(at - received) <= _NEAR)


def _read_signature(lines: Sequence[PrintedLine], folded: Sequence[str], start: int) -> tuple[list[HeaderField], int]:
    """Read one signature line by line until its name."""
    found: list[HeaderField] = []
    part: list[int] = []
    name = ""

    def keep() -> None:
        if part:
            found.append(join_field(name, lines, part))
            part.clear()

    for at in range(start, min(start + _MOST_LINES, len(lines))):
        line = lines[at]
        if line.side != lines[start].side:
            break
        if RULE.fullmatch(folded[at]) or SIGNED.fullmatch(folded[at]):
            continue
        if _begins(lines, folded, at):
            keep()
            name = "authority" if AUTHORITY.fullmatch(folded[at]) and not _ACTING.match(folded[at]) else "role"
            part.append(at)
        elif person := _find_person(line, folded[at]):
            keep()
            found.append(HeaderField("person", person, line.text, (at,)))
            return found, at + 1
        elif part and line.text.upper() == line.text and at == part[-1] + 1:
            part.append(at)
        else:
            break
    keep()
    return found, max((place + 1 for each in found for place in each.passages), default=start + 1)


def _find_person(line: PrintedLine, folded: str) -> str:
    """Find the name of a person on a line of its own; the rank before it is no part of it."""
    rank = RANK.match(folded)
    while rank and (more := RANK.match(folded, rank.end())):
        rank = more
    name = line.text[rank.end() if rank else 0 :].strip(" .")
    words = name.split()
    if len(words) not in _NAME_WORDS or not all(PERSON_WORD.fullmatch(word) and word[0].isupper() for word in words):
        return ""
    return "" if BODY.match(fold_letters(name)) and name.isupper() else name


def _list_recipients(lines: Sequence[PrintedLine], folded: Sequence[str], at: int) -> Iterator[HeaderField]:
    match = RECEIVED.match(folded[at])
    return list_items("recipient", lines, at, match.end() if match else 0)
