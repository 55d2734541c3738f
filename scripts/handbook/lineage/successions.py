"""What became of bodies and provinces: who took their place, what they are today, what they were called when."""

from collections.abc import Iterator, Mapping

from handbook.records import Body, Entry, FormerName, ProvinceEntry
from handbook.text import EdtfDate

Places = Mapping[str, Entry[Body]] | Mapping[str, Entry[ProvinceEntry]]
"""Bodies, or provinces, by id."""


def follow_successors(places: Places, identifier: str | None) -> Iterator[str]:
    """List one and those that took its place, the nearest first; each once, also in a circle, which is reported."""
    queue = [identifier] if identifier and identifier in places else []
    for here in queue:
        yield here
        queue.extend(each for each in _list_targets(places[here].record) if each in places and each not in queue)


def find_heirs(places: Places, identifier: str | None) -> tuple[str, ...]:
    """Find what one is today: those that took its place in the end; none where it is still there."""
    line = tuple(follow_successors(places, identifier))
    return tuple(each for each in line[1:] if not places[each].record.successors)


def list_predecessors(places: Places) -> Iterator[tuple[str, str]]:
    """Pair all that took the place of another with that other."""
    pairs = ((target, identifier) for identifier, entry in places.items() for target in _list_targets(entry.record))
    return (pair for pair in pairs if pair[0] in places)


def name_body(record: Body, date: EdtfDate | None = None) -> str:
    """Name a body as it was called on a date, where a former name was surely borne then; else as it is called."""
    borne = (former.name for former in record.former_names if date and _was_borne(former, date))
    return next(borne, record.name)


def _list_targets(record: Body | ProvinceEntry) -> tuple[str, ...]:
    return tuple(dict.fromkeys(successor.target for successor in record.successors))


def _was_borne(former: FormerName, date: EdtfDate) -> bool:
    """Tell whether a name was surely borne on a date: nobody knows for how long, where its end is not known."""
    last = former.end.earliest if former.end else former.start.latest if former.start else None
    since = former.start is None or former.start.latest <= date.earliest
    return since and last is not None and date.latest <= last
