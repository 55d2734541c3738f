"""Which problems a change brought: those in the files it touches, and those it caused in others."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from handbook.checks import check_catalog
from handbook.diagnostics import Diagnostic, sort_diagnostics
from handbook.difference.versions import Pair, open_folder, open_revision, read_pair
from handbook.lineage import find_lineage
from handbook.names import index_names
from handbook.records import CatalogReading


@dataclass(frozen=True, slots=True)
class Regressions:
    """The problems of a handbook, parted: in changed files, caused elsewhere by the change, and there before."""

    touched: tuple[Diagnostic, ...]
    caused: tuple[Diagnostic, ...]
    older: tuple[Diagnostic, ...]

    @property
    def brought(self) -> tuple[Diagnostic, ...]:
        """What the change brought, here or there, errors first."""
        return sort_diagnostics([*self.touched, *self.caused])


def find_regressions(
    root: Path, revision: str, reading: CatalogReading, diagnostics: Iterable[Diagnostic]
) -> Regressions:
    """Part the problems found under ``root`` by what changed since a revision; raise RevisionError without one."""
    base = open_revision(root, revision)
    return part_problems(read_pair(base, open_folder(root, base), reading), diagnostics)


def part_problems(pair: Pair, diagnostics: Iterable[Diagnostic]) -> Regressions:
    """Part the problems of the later version of a pair.

    A problem in a file that did not change is the change's doing if the earlier version did not have it.
    """
    found = tuple(diagnostics)
    touched = tuple(each for each in found if each.place.path in pair.changed)
    others = tuple(each for each in found if each.place.path not in pair.changed)
    known: set[Diagnostic] = set()
    if others and pair.changed:
        catalog = pair.before.catalog
        known = {*pair.before.diagnostics, *check_catalog(catalog, find_lineage(catalog), index_names(catalog))}
    elif others:
        known = set(others)
    caused = tuple(each for each in others if each not in known)
    return Regressions(touched, caused, tuple(each for each in others if each in known))
