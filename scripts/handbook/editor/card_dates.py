"""Dates of an article as what they are dates of: the day a document was issued, the day an event was held."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from handbook.editor.articles import name_find
from handbook.recognition import Find

DATED: Mapping[str, str] = MappingProxyType({"documents": "issued", "conferences": "date"})
"""Kinds of finds that have a day → the field it stands in."""


@dataclass(frozen=True, slots=True)
class OwnDate:
    """A day that an article prints of something it names: where it is printed, and the find it is told of."""

    group: str
    owner: Find
    finds: tuple[Find, ...]

    @property
    def name(self) -> str:
        """The field it stands in."""
        return DATED[self.owner.kind]

    @property
    def value(self) -> str:
        """The day."""
        return str(self.owner.fields[self.name])


def list_dates(owners: Iterable[tuple[str, Find]], dates: Sequence[Find]) -> Iterator[OwnDate]:
    """List the dates that finds have, each with the places where it is printed; ``owners`` name the group of each.

    A day that is printed once is told of what stands nearest to it.
    """
    dated = [(group, owner) for group, owner in owners if owner.fields.get(DATED.get(owner.kind, ""))]
    found: dict[tuple[str, str, str], tuple[Find, list[Find]]] = {}
    for date in dates:
        same = [each for each in dated if _is_printed(each[1], date)]
        if same:
            group, owner = min(same, key=lambda each: _measure(each[1], date))
            part = "" if owner.kind == "documents" else name_find(owner)
            key = (group, part, str(date.fields["value"]))
            found.setdefault(key, (owner, []))[1].append(date)
    for (group, _, _), (owner, finds) in found.items():
        yield OwnDate(group, owner, tuple(finds))


def _is_printed(owner: Find, date: Find) -> bool:
    return owner.passage == date.passage and owner.fields[DATED[owner.kind]] == date.fields["value"]


def _measure(owner: Find, date: Find) -> int:
    """Measure how many letters stand between a find and a date."""
    return max(owner.start - date.end, date.start - owner.end, 0)
