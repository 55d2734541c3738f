"""Which pages a change alters: the pages of both versions are planned and compared, so nothing is guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from handbook.checks import check_catalog
from handbook.diagnostics import Severity
from handbook.lineage import find_lineage
from handbook.names import index_names
from handbook.pages import Page, gather_library, plan_pages
from handbook.records import Catalog


@dataclass(frozen=True, slots=True)
class Pages:
    """The addresses that come, go and show something else.

    Every page carries the day of the last change of content; that alone is no change.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def count(self) -> int:
        """Count all of them."""
        return len(self.added) + len(self.removed) + len(self.changed)


def find_pages(before: Catalog, after: Catalog) -> Pages | None:
    """Compare the pages of two catalogs; None where one has errors and so makes no pages."""
    old, new = _plan(before), _plan(after)
    if old is None or new is None:
        return None
    return Pages(
        tuple(sorted(new.keys() - old.keys())),
        tuple(sorted(old.keys() - new.keys())),
        tuple(sorted(address for address in old.keys() & new.keys() if old[address] != new[address])),
    )


def _plan(catalog: Catalog) -> Mapping[str, Page] | None:
    lineage, names = find_lineage(catalog), index_names(catalog)
    problems = check_catalog(catalog, lineage, names)
    if catalog.unread or any(problem.severity is Severity.ERROR for problem in problems):
        return None
    library = replace(gather_library(catalog, lineage, names), updated="")
    return {f"{page.path.removesuffix('.md')}.html": page for page in plan_pages(library)}
