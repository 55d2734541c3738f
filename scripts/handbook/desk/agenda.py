"""What maintainers have left themselves to do, and what is due to be looked at again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from textwrap import wrap

from handbook.checks import walk_records
from handbook.messages import render_date, say
from handbook.records import Catalog, Maintained
from handbook.text import PartialDate

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do about a record: in the words of a note, or by when; and who looks after the record."""

    record: str
    owner: str
    words: str


def list_todos(catalog: Catalog) -> tuple[Task, ...]:
    """List the private notes of what is to be done, in the order of the records."""
    return tuple(Task(each.id, each.owner or "", each.todo) for each in _list_maintained(catalog) if each.todo)


def list_due(catalog: Catalog, today: PartialDate, reviewed: Mapping[str, PartialDate]) -> tuple[Task, ...]:
    """List the records that should have been looked at again before today, and were not; the longest overdue first.

    ``reviewed`` tells when records were last looked over.
    """
    dated = ((each.review_by, each) for each in _list_maintained(catalog) if each.review_by)
    dated = ((day, each) for day, each in dated if each.id not in reviewed or reviewed[each.id].is_before(day))
    due = sorted(
        (day.latest, each.id, each.owner or "", render_date(day)) for day, each in dated if day.is_before(today)
    )
    return tuple(Task(*each) for _, *each in due)


def render_tasks(tasks: Iterable[Task]) -> Iterator[str]:
    """Write tasks for a terminal."""
    for task in tasks:
        words = say("coverage", "task", record=task.record, words=task.words, owner=task.owner)
        yield from wrap(words, _WIDTH, initial_indent="  ", subsequent_indent=" " * 6, break_on_hyphens=False)


def _list_maintained(catalog: Catalog) -> Iterator[Maintained]:
    return (entry.record for entry in walk_records(catalog) if isinstance(entry.record, Maintained))
