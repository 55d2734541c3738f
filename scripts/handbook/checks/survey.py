"""One record looked over: what is wrong with it alone, and what checks across records ask of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from handbook.checks.acknowledgement import Acknowledgement, list_acknowledged
from handbook.checks.amounts import check_amounts
from handbook.checks.chronology import Reversal, find_reversals
from handbook.checks.contributions import Evidence, gather_evidence
from handbook.checks.findings import Part, Place, find_entry, list_places, walk_parts
from handbook.checks.misdating import find_years
from handbook.checks.pointers import Remark, list_remarks
from handbook.checks.references import check_deadline, list_citations, list_references
from handbook.checks.repetition import check_repetition
from handbook.checks.reserved import check_anchors, check_taken_ids
from handbook.checks.sums import check_parts
from handbook.checks.unprinted import check_unprinted
from handbook.diagnostics import Diagnostic
from handbook.memo import Once
from handbook.records import Catalog, Citation, Dossier, Entry, Maintained

Units = tuple[str | None, ...]
"""The units of the figures of a record, one by one, None for an indicator not there."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What one record says."""

    entry: Entry[BaseModel]
    diagnostics: tuple[Diagnostic, ...]
    evidence: Evidence
    references: tuple[tuple[str, frozenset[str]], ...]
    citations: frozenset[Citation]
    acknowledged: tuple[Acknowledgement, ...]
    remarks: tuple[Remark, ...]
    years: tuple[int, int]
    reversals: tuple[Reversal, ...]


def survey_records(catalog: Catalog, memo: Once) -> tuple[Survey, ...]:
    """Look every record over, each once as long as it stays as it is, where it is."""
    return tuple(memo.ask_each("surveys", list_places(catalog), survey_record, catalog))


def survey_record(place: Place, catalog: Catalog) -> Survey:
    """Look one record over."""
    entry = find_entry(catalog, place)
    units = _list_units(catalog, entry.record)
    parts = walk_parts(entry)
    unprinted = tuple(check_unprinted(catalog, parts))
    return Survey(
        entry,
        (*_check_alone(entry, parts, units, unprinted), *unprinted),
        gather_evidence(entry, parts),
        list_references(parts),
        list_citations(parts),
        list_acknowledged(parts),
        list_remarks(parts),
        find_years(parts),
        tuple(find_reversals(parts)),
    )


def _list_units(catalog: Catalog, record: BaseModel) -> Units:
    if not isinstance(record, Dossier):
        return ()
    indicators = (catalog.indicators.get(figure.indicator) for figure in record.figures)
    return tuple(entry.record.unit if entry else None for entry in indicators)


def _check_alone(
    entry: Entry[BaseModel], parts: tuple[Part, ...], units: Units, unprinted: tuple[Diagnostic, ...]
) -> Iterator[Diagnostic]:
    yield from check_taken_ids(entry)
    yield from check_anchors(parts)
    yield from check_repetition(parts)
    if isinstance(entry.record, Maintained):
        yield from check_deadline(Entry(entry.record, entry.file, entry.prefix))
    if isinstance(entry.record, Dossier):
        dossier = Entry(entry.record, entry.file, entry.prefix)
        yield from check_parts(dossier)
        mistyped = frozenset(each.place for each in unprinted if each.code == "figure-unprinted")
        yield from check_amounts(dossier, units, mistyped)
