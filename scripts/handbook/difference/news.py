"""What changed since an earlier version, as readers of the site are told it: no word meant for reviewers only."""

from collections.abc import Iterator

from handbook.difference.catalogs import Difference
from handbook.pages.library import News


def list_news(difference: Difference) -> Iterator[News]:
    """List the records that are different, each with its sentences; the log of content itself is left out."""
    for record in difference.records:
        if record.id == "changes" and record.kind == "vocabulary":
            continue
        yield News(record.action, record.id, record.name, tuple(statement.text for statement in record.statements))
