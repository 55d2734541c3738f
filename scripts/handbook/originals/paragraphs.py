"""Lines put together to the paragraphs they were, and which of these is the title."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

_MOST_TITLE_WORDS = 40
_FULL_SHARE = 0.8
_MOST_WRAPPED = 100  # letters in a line that a program has wrapped
_LEAST_WRAPPED = 40
_STOPS = (".", ";", ",", ":", "…")
STOP = re.compile(r"[.!?:;…][\"”»)\]]*$")
ITEM = re.compile(r"(?:[-–—•+*]|\(?(?:\d{1,3}|[a-zđ]|[IVX]+)[.)])\s")


def split_paragraphs(text: str) -> tuple[str, ...]:
    """Split a text into its paragraphs: each line is one, unless the lines were wrapped at a width; gaps stay."""
    blocks = [
        list(lines) for is_there, lines in groupby(text.split("\n"), key=lambda line: bool(line.strip())) if is_there
    ]
    return tuple(joined for block in blocks for joined in (join_lines(block) if _is_wrapped(block) else block))


def join_lines(lines: Sequence[str]) -> list[str]:
    """Join the lines of one block: a line that is full goes on in the next, unless that begins an item."""
    width = max(map(len, lines))
    joined: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and not ITEM.match(line.lstrip()):
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
        goes_on = len(line.rstrip()) >= _FULL_SHARE * width or not STOP.search(line.rstrip())
    return joined


def choose_title(paragraphs: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Take the first paragraph for the title where it can be one: short, without a stop, before a longer one."""
    first, *rest = [*paragraphs] or [""]
    is_short = len(first.split()) <= _MOST_TITLE_WORDS and not first.endswith(_STOPS)
    if is_short and any(len(each) > len(first) for each in rest):
        return first, tuple(rest)
    return "", tuple(filter(None, (first, *rest)))


def squeeze(text: str) -> str:
    """Write a text with one blank between words."""
    return " ".join(text.split())


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether a block of lines is one paragraph or more that a program has wrapped at a width."""
    width = max(map(len, lines))
    if len(lines) == 1 or not _LEAST_WRAPPED <= width <= _MOST_WRAPPED:
        return False
    open_lines = [line for line in lines[:-1] if not STOP.search(line.rstrip())]
    return bool(open_lines) and all(len(line.rstrip()) >= _FULL_SHARE * width for line in open_lines)
