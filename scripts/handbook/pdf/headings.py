"""Headings of the printed page, and what stands where there is nothing."""

from collections.abc import Iterable, Iterator

from handbook.pdf import words
from handbook.pdf.model import Block, Heading, Paragraph, Run

Blocks = Iterator[Block]


def head(key: str, anchor: str, depth: int = 1) -> Heading:
    """Make one of the headings every page shares."""
    return Heading(words.HEADINGS[key], depth, anchor)


def put_under(key: str, anchor: str, blocks: Iterable[Block]) -> Blocks:
    """Put a heading over blocks, if there are any."""
    kept = tuple(blocks)
    if kept:
        yield head(key, anchor)
        yield from kept


def say_nothing(key: str, blocks: Iterable[Block]) -> Blocks:
    """Say that the sources have nothing, if they have nothing."""
    kept = tuple(blocks)
    yield from kept or (Paragraph((Run(words.NOTHING[key]),), "nothing"),)
