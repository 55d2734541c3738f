"""Where a handbook reads and writes, and the one way a build fails for a reason outside the data."""

import os
from dataclasses import dataclass
from pathlib import Path

NOT_PUBLISHED = frozenset({"overrides", "fonts-print", "search", "SHA256SUMS"})
"""What ``docs/`` holds for the theme, for PDFs and for the search's bundled scripts, not for the site."""


class SiteError(Exception):
    """The site could not be built, for a reason outside the data; the message is for editors."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Where a handbook reads and writes.

    ``root`` holds the records and, if there are any, ``mkdocs.yml`` and ``docs/``. ``work`` is scratch space:
    ``build/`` in the root, or a folder beside the site for a root that may only be read.
    """

    root: Path
    work: Path
    site: Path


def find_paths(root: Path, site: Path | None = None) -> Paths:
    """Decide where to read and write for a handbook under ``root``."""
    root = root.resolve()
    site = (site or root / "site").resolve()
    build = root / "build"
    is_writable = os.access(build if build.exists() else root, os.W_OK)
    return Paths(root, build if is_writable else site.with_name(f".{site.name}-build"), site)
