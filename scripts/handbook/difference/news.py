"""What changed since an earlier version, as readers of the site are told it: no word meant for reviewers only.

Nor is a change told of a field that no reader sees.
"""

from collections.abc import Iterator

from handbook.difference.catalogs import Difference
from handbook.difference.statements import Statement
from handbook.pages import News
from handbook.records import MODELS, read_fields

_PRIVATE = frozenset(name for model in MODELS for name, shape in read_fields(model).items() if shape.traits.private)


def list_news(difference: Difference) -> Iterator[News]:
    """List the records that are different, each with its sentences; the log of content itself is left out."""
    for record in difference.records:
        if record.id == "changes" and record.kind == "vocabulary":
            continue
        public = [each for each in record.statements if each.path not in _PRIVATE]
        told = (each.text for each in public if record.action != "added" or _is_news(each))
        if public or not record.statements:
            yield News(record.action, record.id, record.name, tuple(filter(None, told)))


def _is_news(statement: Statement) -> bool:
    """Tell whether readers are told of a part of a new record: how much it brings, and what it is tied to."""
    return statement.path.partition("/")[0] in {"", "relations", "implements", "discrepancies"}
