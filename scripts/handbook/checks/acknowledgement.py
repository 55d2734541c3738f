"""Faults of sources: each must be acknowledged where it stands, and nothing else may be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from handbook.checks.findings import ACKNOWLEDGING, Finding, Part, find_discrepancies
from handbook.datafile import Path
from handbook.diagnostics import Diagnostic
from handbook.messages import tell
from handbook.records import JUDGED, Entry

_BETWEEN_RECORDS = frozenset({"trước-nguyên-nhân", "hai-giá-trị"})


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A kind of fault that a part of a record says it has, and where in its list it says so."""

    entry: Entry[BaseModel]
    path: Path
    kind: str
    position: int


def list_acknowledged(parts: tuple[Part, ...]) -> tuple[Acknowledgement, ...]:
    """List the faults that a record acknowledges."""
    return tuple(
        Acknowledgement(part.entry, part.path, kind, position)
        for part in parts
        if type(part.value) in ACKNOWLEDGING
        for position, kind in enumerate(find_discrepancies(part.value))
    )


def check_acknowledged(
    acknowledged: Iterable[Acknowledgement], findings: Iterable[Finding], *, is_whole: bool
) -> Iterator[Diagnostic]:
    """Report findings nobody acknowledged, and acknowledgements of nothing.

    Where the handbook is not ``is_whole``, the other record of a fault may be the one that is missing or unread.
    """
    stated = tuple((_find_key(each), each) for each in acknowledged)
    known = {key for key, _ in stated}
    found: set[tuple[str, Path, str]] = set()
    for finding in findings:
        key = _find_key(finding)
        found.add(key)
        if key not in known:
            yield finding.diagnostic
    for key, each in stated:
        if each.kind in JUDGED or key in found or (each.kind in _BETWEEN_RECORDS and not is_whole):
            continue
        place = each.entry.place(*each.path, "discrepancies", each.position, "kind")
        yield tell(place, "discrepancy-stale", kind=each.kind)


def _find_key(each: Acknowledgement | Finding) -> tuple[str, Path, str]:
    return each.entry.file.path, each.entry.prefix + each.path, each.kind
