"""Standings of documents: none as of a time that no cited source has seen."""

from collections.abc import Iterator

from handbook.diagnostics import Diagnostic
from handbook.messages import name_date, tell
from handbook.records import Catalog, find_status_date


def check_standings(catalog: Catalog) -> Iterator[Diagnostic]:
    """Report standings as of a time without a source, or after all that is cited was published."""
    for directive in catalog.directives.values():
        status = directive.record.status
        if status.as_of is None:
            continue
        newest = find_status_date(catalog, status.model_copy(update={"as_of": None}))
        cited = [catalog.sources[each.source].record for each in status.cite if each.source in catalog.sources]
        if not status.cite and not status.basis:
            yield tell(directive.place("status", "as_of"), "uncited", "as-of")
        elif newest and all(source.published and source.published.is_before(status.as_of) for source in cited):
            place, dates = directive.place("status", "as_of"), [name_date(each) for each in (status.as_of, newest)]
            yield tell(place, "as-of-late", date=dates[0], newest=dates[1])
