"""A handbook read and checked: once, or again and again while it is edited."""

from dataclasses import dataclass
from pathlib import Path

from handbook.checks import Mentioned, check_catalog, read_mentions
from handbook.diagnostics import Diagnostic, Severity, sort_diagnostics
from handbook.lineage import Lineage, find_lineage
from handbook.memo import ONCE, Memo, Once
from handbook.names import NameIndex, index_names
from handbook.record_cache import is_wanted, read_cache, want_cache, write_cache
from handbook.records import NOTHING, Catalog, CatalogReading, Overlay, read_catalog

WORTH_KEEPING = 500
"""How many files are read no sooner than what was kept of them."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A handbook read and checked."""

    catalog: Catalog
    lineage: Lineage
    names: NameIndex
    mentions: tuple[Mentioned, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing stops a build."""
        return not any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


class Reader:
    """Reads and checks the handbook under ``root`` again and again: only what is new is read and looked into.

    ``memo`` holds what was found out about the records; whoever goes on to plan pages from them may use it too.
    """

    def __init__(self, root: Path) -> None:
        """Know nothing yet."""
        self._root = root
        self.memo = Memo()

    def read(self, overlay: Overlay = NOTHING) -> Checked:
        """Read and check the handbook as it is now, or as it would be with ``overlay`` in it."""
        return check_reading(read_catalog(self._root, self.memo, overlay), self.memo)


def read_checked(root: Path, overlay: Overlay = NOTHING) -> Checked:
    """Read the handbook under ``root``, as if ``overlay`` lay in it, and run every check on it."""
    return check_reading(read_catalog(root, overlay=overlay))


def read_kept(root: Path) -> Checked:
    """Read and check as ``read_checked`` does, but what ``check_keeping`` kept of the last time is not found again."""
    memo = read_cache(root) or ONCE
    return check_reading(read_catalog(root, memo), memo)


def check_keeping(root: Path, least: int = WORTH_KEEPING) -> tuple[CatalogReading, Checked]:
    """Read and check the handbook under ``root``, and keep what was found out for the next time.

    To keep it takes a quarter longer, so that is done only where ``least`` files or more are read in full again.
    """
    memo = read_cache(root) or (Memo() if is_wanted(root) else None)
    reading = read_catalog(root, memo or ONCE)
    checked = check_reading(reading, memo or ONCE)
    if memo:
        write_cache(root, memo)
    elif len(reading.catalog.texts) >= least:
        want_cache(root)
    return reading, checked


def check_reading(reading: CatalogReading, memo: Once = ONCE) -> Checked:
    """Run every check on what was read; with a ``memo`` only what is new is looked into."""
    catalog = reading.catalog
    lineage, names = find_lineage(catalog, memo), index_names(catalog, memo)
    mentions = read_mentions(catalog, names, memo)
    found = () if reading.is_foreign else check_catalog(catalog, lineage, names, memo, mentions)
    problems = sort_diagnostics([*reading.diagnostics, *found])
    return Checked(catalog, lineage, names, mentions, problems)
