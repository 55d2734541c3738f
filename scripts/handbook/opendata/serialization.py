"""Plain data as JSON, record by record, so that no large file is held whole. Pure."""

from collections.abc import Iterable, Iterator

from pydantic_core import to_json

from handbook.pages import Library, Run
from handbook.records import Citation, Source

Claims = tuple[tuple[Run, ...], ...]
"""What rests on a source, passage by passage."""


def list_claims(library: Library, record: Source) -> Claims:
    """List what rests on each passage of a source."""
    return tuple(library.support.get(Citation(record.id, passage.id), ()) for passage in record.passages)


def write_json(value: object, depth: int = 0) -> bytes:
    """Write plain data as ``json.dumps`` does with an indent of one, which Python itself does in no haste.

    ``depth`` is how deep in the file it stands.
    """
    return to_json(value, indent=1).replace(b"\n", b"\n" + b" " * depth)


def join_items(items: Iterable[bytes], depth: int = 0) -> Iterator[bytes]:
    """Write a list of values that are JSON already, each written for one place deeper than the list."""
    opening = b"[\n" + b" " * (depth + 1)
    is_empty = True
    for item in items:
        yield opening if is_empty else b"," + opening[1:]
        yield item
        is_empty = False
    yield b"[]" if is_empty else b"\n" + b" " * depth + b"]"
