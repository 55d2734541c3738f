"""Rules that need more than one record: each check is a generator of diagnostics.

What a source itself gets wrong is a ``Finding``: an error until the record acknowledges it with a
``discrepancies`` entry of the same kind; then the pages say it aloud instead.
"""

from collections.abc import Iterator

from handbook.catalog import Catalog
from handbook.checks.acknowledgement import check_acknowledged
from handbook.checks.dates import check_calendar, check_causes, check_periods
from handbook.checks.figures import check_numbers, check_sums, check_two_values
from handbook.checks.findings import Finding, Part, walk_catalog
from handbook.checks.identity import check_names, check_numbers_once
from handbook.checks.prose import check_mentions
from handbook.checks.references import check_citations, check_references
from handbook.checks.relations import check_bodies, check_cycles, check_order, check_relations
from handbook.checks.repetition import check_repetition
from handbook.diagnostics import Diagnostic, sort_diagnostics
from handbook.lineage import Lineage
from handbook.mentions import NameIndex

__all__ = ["Finding", "check_catalog", "find_faults"]


def check_catalog(catalog: Catalog, lineage: Lineage, names: NameIndex) -> tuple[Diagnostic, ...]:
    """Run every check and return the problems in the order of their places."""
    return sort_diagnostics(list(_run(catalog, lineage, names)))


def find_faults(catalog: Catalog, parts: tuple[Part, ...]) -> tuple[Finding, ...]:
    """Find what the sources themselves get wrong, acknowledged or not; ``parts`` are all of the catalog's."""
    return (
        *check_calendar(parts),
        *check_causes(catalog),
        *check_sums(catalog),
        *check_two_values(catalog),
    )


def _run(catalog: Catalog, lineage: Lineage, names: NameIndex) -> Iterator[Diagnostic]:
    parts = walk_catalog(catalog)
    yield from check_references(catalog, parts)
    yield from check_citations(catalog, parts)
    yield from check_repetition(parts)
    yield from check_relations(catalog, lineage)
    yield from check_order(catalog, lineage)
    yield from check_cycles(catalog, lineage)
    yield from check_bodies(catalog)
    yield from check_periods(parts)
    yield from check_names(catalog)
    yield from check_numbers_once(catalog)
    yield from check_numbers(catalog)
    yield from check_mentions(catalog, names, parts)
    yield from check_acknowledged(catalog, parts, find_faults(catalog, parts))
