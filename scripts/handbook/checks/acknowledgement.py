"""Faults of sources: each must be acknowledged where it stands, and nothing else may be."""

from collections.abc import Iterator

from handbook.catalog import Catalog
from handbook.checks.findings import Finding, Part, find_discrepancies
from handbook.datafile import Path
from handbook.diagnostics import Diagnostic

_BY_HAND = "cách-ghi"  # readers judge it; no program can find it
_BETWEEN_RECORDS = frozenset({"trước-nguyên-nhân", "hai-giá-trị"})


def check_acknowledged(
    catalog: Catalog, parts: tuple[Part, ...], findings: tuple[Finding, ...]
) -> Iterator[Diagnostic]:
    """Report findings nobody acknowledged, and acknowledgements of nothing."""
    found: set[tuple[str, Path, str]] = set()
    acknowledged: set[tuple[str, Path, str]] = set()
    stale: list[tuple[tuple[str, Path, str], Part, int]] = []
    for part in parts:
        for position, kind in enumerate(find_discrepancies(part.value)):
            key = (part.entry.file.path, part.entry.prefix + part.path, kind)
            acknowledged.add(key)
            if kind != _BY_HAND:
                stale.append((key, part, position))
    for finding in findings:
        key = (finding.entry.file.path, finding.entry.prefix + finding.path, finding.kind)
        found.add(key)
        if key not in acknowledged:
            yield finding.diagnostic
    for known, part, position in stale:
        if known in found or (catalog.unread and known[-1] in _BETWEEN_RECORDS):
            continue  # the other record may be the one that could not be read
        place = part.entry.place(*part.path, "discrepancies", position, "kind")
        message = f"thừa nhận sai lệch «{known[-1]}» nhưng ở đây không có sai lệch đó"
        hint = "xóa mục này, hoặc ghi lại con số, ngày tháng đúng như nguồn in"
        yield Diagnostic(place, "discrepancy-stale", message, hint)
