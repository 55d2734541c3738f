"""Which sections a change prints anew: the changed pages of documents, units and models."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MOST = 60  # beyond that, as after a change of a shared word, a preview of each helps nobody


def list_prints(difference: dict[str, Any], catalog: dict[str, Any]) -> list[str]:
    """List the sections, as ``handbook pdf`` names them, of the records whose pages a difference adds or changes."""
    own = {record["address"] for kind in ("directives", "bodies", "models") for record in catalog[kind]}
    return [address.removesuffix(".html") for address in _list_pages(difference) if address in own]


def _list_pages(difference: dict[str, Any]) -> Iterator[str]:
    pages = difference["pages"] or {}
    yield from pages.get("added", ())
    yield from pages.get("changed", ())


def main(difference: str, catalog: str) -> None:
    """Print the sections, one on each line; none at all where there are too many."""
    names = list_prints(*(json.loads(Path(path).read_text(encoding="utf-8")) for path in (difference, catalog)))
    if len(names) <= MOST:
        sys.stdout.write("".join(f"{name}\n" for name in names))


if __name__ == "__main__":
    main(*sys.argv[1:])
