"""Rules that need more than one record: each check is a generator of diagnostics.

What a source itself gets wrong is a ``Finding``: an error until the record acknowledges it with a
``discrepancies`` entry of the same kind; then the pages say it aloud instead.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from handbook.checks.acknowledgement import check_acknowledged
from handbook.checks.chronology import find_early
from handbook.checks.competence import check_authority
from handbook.checks.contributions import Evidence, find_faults, gather_evidence
from handbook.checks.existence import check_issuers, check_lifetimes
from handbook.checks.findings import (
    ACKNOWLEDGING,
    MODELS,
    Finding,
    Part,
    Place,
    find_entry,
    list_places,
    walk_parts,
    walk_records,
)
from handbook.checks.identity import check_ids, check_names, find_shared, list_bearers
from handbook.checks.independence import count_independent
from handbook.checks.leads import check_reported
from handbook.checks.likeness import check_twins, find_twins
from handbook.checks.misdating import (
    check_misdated,
    check_reach,
    check_reversals,
    find_doubtful,
    find_misdated,
    find_present,
    find_undated,
    is_far,
    list_compared,
    list_conflicts,
    list_issued,
)
from handbook.checks.missing import check_missing, suggest_record
from handbook.checks.pointers import check_pointers
from handbook.checks.prose import Mentioned, check_mentions, find_unmatched, read_mentions
from handbook.checks.references import check_log, check_uncited, find_dangling, find_uncitable
from handbook.checks.relations import check_bodies, check_relations, find_tangle, find_untimely
from handbook.checks.standings import check_standings
from handbook.checks.survey import survey_records
from handbook.checks.symbols import check_symbols
from handbook.checks.unprinted import leave_out_days, leave_out_told
from handbook.diagnostics import Diagnostic, sort_diagnostics
from handbook.lineage import Lineage
from handbook.memo import ONCE, Once
from handbook.names import NameIndex
from handbook.records import Catalog

__all__ = [
    "ACKNOWLEDGING",
    "MODELS",
    "Evidence",
    "Finding",
    "Mentioned",
    "Part",
    "Place",
    "check_catalog",
    "count_independent",
    "find_early",
    "find_entry",
    "find_faults",
    "gather_evidence",
    "list_places",
    "read_mentions",
    "suggest_record",
    "walk_parts",
    "walk_records",
]


def check_catalog(
    catalog: Catalog,
    lineage: Lineage,
    names: NameIndex,
    memo: Once = ONCE,
    mentions: tuple[Mentioned, ...] | None = None,
) -> tuple[Diagnostic, ...]:
    """Run every check and return the problems in the order of their places.

    With a ``memo`` only records that are new are looked into; the result is the same. ``mentions`` is what
    ``read_mentions`` gives, if that is known.
    """
    mentions = read_mentions(catalog, names, memo) if mentions is None else mentions
    return sort_diagnostics(list(leave_out_told(_run(catalog, lineage, names, mentions, memo))))


def _run(
    catalog: Catalog, lineage: Lineage, names: NameIndex, mentions: tuple[Mentioned, ...], memo: Once
) -> Iterator[Diagnostic]:
    surveys = survey_records(catalog, memo)
    present = find_present(catalog)
    undated = find_undated(catalog, present)
    for survey in surveys:
        is_doubtful = undated and any(citation.source in undated for citation in survey.citations)
        yield from leave_out_days(survey.diagnostics) if is_doubtful else survey.diagnostics
    yield from check_log(catalog)
    yield from check_uncited(catalog)
    yield from check_standings(catalog)
    yield from check_reported(catalog, lineage)
    yield from check_pointers(catalog, ((survey.entry, survey.remarks) for survey in surveys))
    yield from check_bodies(catalog)
    yield from check_lifetimes(catalog)
    yield from check_ids(catalog)
    contradictions = tuple(check_symbols(catalog, memo))
    yield from contradictions
    bearers = list_bearers(catalog, names, memo)
    shared = find_shared(names, bearers)
    twins = find_twins(catalog, memo)
    pairs = frozenset((twin.id, twin.first) for twin in twins)
    yield from _leave_out(contradictions, check_twins(catalog, twins))
    yield from _leave_out(contradictions, check_names(catalog, bearers, shared, pairs))
    yield from check_mentions(catalog, mentions, shared)
    evidence = tuple(survey.evidence for survey in surveys)
    acknowledged = tuple(each for survey in surveys for each in survey.acknowledged)
    issued = list_issued(catalog, present, contradictions)
    yield from check_issuers(catalog, lineage, issued)
    yield from check_authority(catalog, issued)
    tangle = find_tangle(catalog, lineage, issued)
    effects = tuple(each.effects for each in evidence)
    found = find_early(effects, dict(zip(catalog.directives, issued, strict=True)))
    early = tuple(each for each in found if not is_far(each[1].date, present))
    conflicts = tuple(list_conflicts(catalog, tangle, early, acknowledged))
    misdated = find_misdated(conflicts, list_compared(tangle, effects))
    yield from _leave_out(contradictions, check_reach(catalog, (survey.years for survey in surveys), present))
    yield from check_reversals((each for survey in surveys for each in survey.reversals), present)
    yield from _leave_out(contradictions, check_misdated(catalog, misdated))
    yield from check_relations(catalog, tangle)
    absent = (
        *find_dangling(catalog, ((survey.entry, survey.references) for survey in surveys)),
        *find_uncitable(catalog, ((survey.entry, survey.citations) for survey in surveys)),
        *find_unmatched(catalog, mentions, find_doubtful(catalog, issued) | misdated.keys()),
    )
    yield from check_missing(catalog, absent)
    findings = chain(find_faults(catalog, evidence, early, misdated), find_untimely(catalog, tangle, misdated))
    yield from check_acknowledged(acknowledged, findings, is_whole=not (catalog.unread or absent))


def _leave_out(contradictions: tuple[Diagnostic, ...], others: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out what only follows from a slip that is told at the same line already."""
    mistyped = {(each.place.path, each.place.line) for each in contradictions}
    yield from (each for each in others if (each.place.path, each.place.line) not in mistyped)
