"""Of when the standing of a document is known: it is never told without the date of its newest evidence."""

from handbook.messages import render_date, say
from handbook.records.catalog import Catalog
from handbook.records.claims import Status
from handbook.text import EdtfDate


def find_status_date(catalog: Catalog, status: Status) -> EdtfDate | None:
    """Find the date of the newest evidence of a standing: the one given, else that of the newest cited source."""
    cited = (catalog.sources.get(citation.source) for citation in status.cite)
    dates = (entry.record.published for entry in cited if entry)
    return status.as_of or max((date for date in dates if date), key=lambda date: date.rank, default=None)


def write_status_date(catalog: Catalog, status: Status) -> str:
    """Say as of when a standing is known; nothing of one that no source tells of."""
    date = find_status_date(catalog, status)
    if date is None:
        return say("dating", "untimed") if status.cite else ""
    if date.is_plain:
        return say("dating", "newest", date=render_date(date))
    return say("dating", "newest-unsure", date=render_date(date))
