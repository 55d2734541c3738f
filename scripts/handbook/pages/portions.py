"""Things told in scripts that pages load: a page in a folder may load nothing else. Each script holds a portion."""

import json
from collections.abc import Iterable
from zlib import crc32

from handbook.pages.lines import Line

Told = list[str | list[str]]


def count_portions(count: int, most: int) -> int:
    """Count the portions of so many things: a power of two, so that few change theirs when things are added."""
    portions = 1
    while portions * most < count:
        portions *= 2
    return portions


def find_portion(identifier: str, count: int) -> int:
    """Find the portion that a thing is in, of so many; ``portions.js`` finds it in the same way."""
    return crc32(identifier.encode()) % count


def choose_portion(identifiers: Iterable[str], portion: int, count: int) -> Iterable[str]:
    """Choose the things of a portion."""
    return (each for each in identifiers if find_portion(each, count) == portion)


def write_told(line: Line) -> Told:
    """Write a line as texts, and links as text and address."""
    return [[run.text, run.href] if run.href else run.text for run in line]


def write_portion(name: str, things: object) -> str:
    """Write the script that hands a portion over, under its name."""
    told = json.dumps([name, things], ensure_ascii=False, separators=(",", ":"))
    return f"window.HandbookPortions?.take(...{told});\n"
