"""Documents of which there is only talk: they state nothing, and nothing stands on them."""

from collections.abc import Iterator

from handbook.diagnostics import Diagnostic
from handbook.lineage import Lineage, type_of
from handbook.messages import tell
from handbook.records import Catalog, Directive, Entry, read_fields

_SETTLING = frozenset({"change", "succession"})
"""Families of relations that change how another document stands."""
_UNSETTLED = "chua-xac-dinh"
_IDENTITY = frozenset({"aliases", "cite", "discrepancies", "previous_ids", "relations"})
_STATED = tuple(
    name for name, shape in read_fields(Directive).items() if (shape.is_list or shape.model) and name not in _IDENTITY
)


def check_reported(catalog: Catalog, lineage: Lineage) -> Iterator[Diagnostic]:
    """Report what documents without a source state, and relations that change a document or hang on one of them."""
    for identifier in sorted(lineage.reported):
        yield from _check_content(catalog.directives[identifier])
    for link in lineage.links:
        kind = type_of(catalog, link)
        reported = next((each for each in (link.subject, link.target) if each in lineage.reported), None)
        if reported and kind.family in _SETTLING:
            place = catalog.directives[link.subject].place("relations", link.position, "target")
            name = "" if reported == link.subject else catalog.directives[reported].record.short_name
            yield tell(place, "reported-relation", name=name, relation=kind.label)


def _check_content(entry: Entry[Directive]) -> Iterator[Diagnostic]:
    record = entry.record
    for field in _STATED:
        path = (field, "value") if field == "status" else (field,)
        is_said = record.status.value != _UNSETTLED if field == "status" else bool(getattr(record, field))
        if is_said:
            yield tell(entry.place(*path), "reported-content", noun=read_fields(Directive)[field].noun)
