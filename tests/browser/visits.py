"""What a round through all pages takes note of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

WIDTHS = (1300, 390, 320)
_HEAVY, _EVEN = 6, 14  # pages of one folder
NOT_A_PAGE_OF_A_FOLDER = ("404.html",)  # made for servers, which show it at any address


@dataclass
class Visit:
    """What happened when a page was opened and made narrower."""

    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    widths: dict[int, int] = field(default_factory=dict)


def find_address(site: Path, address: str) -> str:
    """Write where a browser finds an address of a site in a folder; what it asks or points at stays as it is."""
    name = re.split("[?#]", address, maxsplit=1)[0]
    return (site / name).as_uri() + address.removeprefix(name)


def list_pages(site: Path) -> Iterator[Path]:
    """List the pages a reader stays on: one at an old address leads on before it is open."""
    for path in sorted(site.rglob("*.html")):
        if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8"):
            yield path


def choose_pages(site: Path) -> Iterator[Path]:
    """Choose the pages to open: of a folder with many, the heaviest, and others as evenly as can be.

    Pages of one folder are made alike; what the others say is looked at without a browser.
    """
    folders: dict[Path, list[Path]] = {}
    for path in list_pages(site):
        folders.setdefault(path.parent, []).append(path)
    for paths in folders.values():
        heavy = sorted(paths, key=lambda path: path.stat().st_size, reverse=True)[:_HEAVY]
        step = max(1, len(paths) // _EVEN)
        yield from sorted({*heavy, *paths[::step]})
