"""What records give to the search for faults of their sources, one by one and held against each other."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from handbook.checks.chronology import Effect, check_calendar, check_causes, list_effects
from handbook.checks.findings import Finding, Part, walk_dossiers
from handbook.checks.sums import Value, check_sums, check_two_values, list_values
from handbook.records import Catalog, Dossier, Entry


@dataclass(frozen=True, slots=True)
class Evidence:
    """The faults a record shows by itself, and what of it others may contradict."""

    findings: tuple[Finding, ...]
    effects: tuple[Effect, ...]
    values: tuple[Value, ...]


def gather_evidence(entry: Entry[BaseModel], parts: tuple[Part, ...]) -> Evidence:
    """Gather what one record gives; ``parts`` are all of its parts."""
    record = entry.record
    if not isinstance(record, Dossier):
        return Evidence(tuple(check_calendar(parts)), (), ())
    dossier = Entry(record, entry.file, entry.prefix)
    findings = (*check_calendar(parts), *check_sums(dossier))
    return Evidence(findings, list_effects(record), list_values(record))


def find_faults(
    catalog: Catalog,
    evidence: tuple[Evidence, ...],
    early: tuple[tuple[int, Effect], ...],
    misdated: Collection[str],
) -> Iterator[Finding]:
    """Find what the sources themselves get wrong, acknowledged or not; ``evidence`` is that of all records.

    ``early`` is what is dated before its causes; of these the ``misdated`` are at fault themselves.
    """
    dossiers = tuple(walk_dossiers(catalog))
    gathered = evidence[: len(dossiers)]
    for each in evidence:
        yield from each.findings
    yield from check_causes(catalog, dossiers, early, misdated)
    yield from check_two_values(dossiers, tuple(each.values for each in gathered))
