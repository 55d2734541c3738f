"""Values as cells of CSV that no spreadsheet takes for anything but text or a number."""

import csv
import re
from collections.abc import Iterable
from decimal import Decimal

from handbook.records import Citation

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class _Lines(list[str]):
    """Lines as they are written: half the room of a stream of text."""

    write = list[str].append


def write_rows(rows: Iterable[Iterable[object]]) -> bytes:
    """Write rows of values as CSV none of whose cells a spreadsheet runs."""
    lines = _Lines()
    csv.writer(lines, lineterminator="\r\n").writerows(map(_write_cell, row) for row in rows)
    return "".join(lines).encode()


def _write_cell(value: object) -> str:
    """Write a value of a record as a cell that no spreadsheet runs as a formula (OWASP, CSV injection)."""
    text = _write_value(value)
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _write_value(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(_write_value, value))
    if isinstance(value, Citation):
        return str(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "" if value is None else str(value)
