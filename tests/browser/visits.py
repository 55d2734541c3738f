"""What a round through all pages takes note of."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

WIDTHS = (1300, 390, 320)
NOT_A_PAGE_OF_A_FOLDER = ("404.html",)  # made for servers, which show it at any address


@dataclass
class Visit:
    """What happened when a page was opened and made narrower."""

    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    widths: dict[int, int] = field(default_factory=dict)


def list_pages(site: Path) -> Iterator[Path]:
    """List the pages a reader stays on: one at an old address leads on before it is open."""
    for path in sorted(site.rglob("*.html")):
        if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8"):
            yield path
