"""Width and wrapping of text, from a table of the advance widths of the site's own font."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ELLIPSIS = "…"

# Wider than most letters: a character missing from the table then leaves air, it does not overflow.
UNKNOWN_WIDTH = 700

_MOST_TEXTS = 2_000  # kept, for the figures of a handbook name the same lanes and neighbours over and over

BREAK_AFTER = re.compile(r"[^/-]*[/-]+|[^/-]+")


@dataclass(frozen=True, slots=True)
class Face:
    """Name a text style: size and line height in px, weight 400 or 600."""

    size: float
    weight: int
    leading: int


class Widths(dict[str, int]):
    """Advance widths by character, in thousandths of the font size."""

    def __missing__(self, character: str) -> int:
        """Give a character that is not in the table a width."""
        return UNKNOWN_WIDTH


def read_widths() -> Mapping[int, Widths]:
    """Read the advance widths by weight and character."""
    text = files("handbook.diagram").joinpath("text_widths.json").read_text(encoding="utf-8")
    table: dict[str, dict[str, str]] = json.loads(text)["widths"]
    return {
        int(weight): Widths({character: int(width) for width, row in rows.items() for character in row})
        for weight, rows in table.items()
    }


WIDTHS = read_widths()


def measure(text: str, face: Face) -> float:
    """Return the width of a text in px, without kerning."""
    return count_units(text, face) * face.size / 1000


def count_units(text: str, face: Face) -> int:
    """Return the width of a text in thousandths of the font size."""
    return sum(map(WIDTHS[face.weight].__getitem__, text))


def wrap(text: str, width: float, face: Face, max_lines: int) -> tuple[str, ...]:
    """Break a text into lines that fit the width in px.

    Breaks at spaces, then after "-" and "/", then anywhere; what does not fit into the last line is
    replaced by an ellipsis. An empty text gives no lines.
    """
    return wrap_words(read_words(text, face), width, face, max_lines)


def read_words(text: str, face: Face) -> tuple[tuple[str, int], ...]:
    """Split a text into words, each with its width in thousandths of the font size."""
    return tuple((word, count_units(word, face)) for word in unicodedata.normalize("NFC", text).split())


def wrap_words(words: Iterable[tuple[str, int]], width: float, face: Face, max_lines: int) -> tuple[str, ...]:
    """Break words of known widths into lines, as `wrap` does."""
    space = WIDTHS[face.weight][" "]
    lines: list[str] = []
    line, units = "", 0
    for word, size in words:
        joined = units + space + size if line else size
        if joined * face.size / 1000 <= width:
            line, units = f"{line} {word}" if line else word, joined
            continue
        if line:
            lines.append(line)
        line, units = word, size
        if size * face.size / 1000 > width:
            *full, line = split_word(word, width, face)
            units = count_units(line, face)
            lines += full
    if line:
        lines.append(line)
    if len(lines) > max_lines:
        kept, rest = lines[: max_lines - 1], " ".join(lines[max_lines - 1 :])
        lines = [*kept, shorten(rest, width, face)]
    return tuple(lines)


@lru_cache(_MOST_TEXTS)
def wrap_evenly(text: str, width: float, face: Face, max_lines: int) -> tuple[str, ...]:
    """Break a text like `wrap`, into as many lines, but with the longest as short as it can be."""
    words = read_words(text, face)
    lines = wrap_words(words, width, face, max_lines)
    longest = find_longest(lines, face)
    while len(lines) > 1:
        narrower = wrap_words(words, longest - 1, face, max_lines)
        # A single character may be wider than the room there is: then nothing gets shorter.
        reach = find_longest(narrower, face)
        if reach >= longest or len(narrower) > len(lines) or " ".join(narrower) != " ".join(lines):
            break
        lines, longest = narrower, reach
    return lines


def find_longest(lines: Iterable[str], face: Face) -> float:
    """Return the width of the longest line in px, 0 if there is none."""
    return max((measure(line, face) for line in lines), default=0)


def split_word(word: str, width: float, face: Face) -> Iterator[str]:
    """Give the pieces of a word that fit the width, the word itself if it does."""
    piece = ""
    for part in BREAK_AFTER.findall(word):
        if measure(piece + part, face) <= width:
            piece += part
            continue
        if piece:
            yield piece
        piece = part
        while measure(piece, face) > width:
            head = piece[: max(1, count_fitting(piece, width, face))]
            yield head
            piece = piece[len(head) :]
    if piece:
        yield piece


def shorten(text: str, width: float, face: Face) -> str:
    """End a text with an ellipsis inside the width."""
    room = width - measure(ELLIPSIS, face)
    if measure(text, face) > room:
        text = text[: count_fitting(text, room, face)]
    return text.rstrip(" ,;:/-") + ELLIPSIS


def count_fitting(text: str, width: float, face: Face) -> int:
    """Count the leading characters that fit the width."""
    widths, size = WIDTHS[face.weight], face.size
    rights = accumulate(widths[character] * size / 1000 for character in text)
    return sum(1 for _ in takewhile(lambda right: right <= width, rights))
