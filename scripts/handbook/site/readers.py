"""Who read what of a library: so is found who must read again when another library takes its place.

A large handbook has millions of such notes, but far fewer things that are read: each thing has a number, each reader a
column of numbers.
"""

from array import array
from collections.abc import Iterable

from handbook.pages import Library
from handbook.site.witness import Fields, Read, find_changed, find_index


class Readers:
    """Readers by name, each with all it has read."""

    def __init__(self) -> None:
        """Know of no reader."""
        self._numbers: dict[Fields, dict[Read, int]] = {}
        self._notes: dict[str, array[int]] = {}
        self._count = 0

    def note(self, name: str, reads: Iterable[Read]) -> None:
        """Note all that a reader has read; what was noted of it before is forgotten."""
        self._notes[name] = array("I", map(self._number, reads))

    def forget_others(self, names: Iterable[str]) -> None:
        """Forget the readers that are not among these."""
        for name in self._notes.keys() - set(names):
            del self._notes[name]

    def find_stale(self, before: Library, after: Library) -> frozenset[str]:
        """Find who has read of one library what another holds something else for."""
        changed: set[int] = set()
        for fields, numbers in self._numbers.items():
            found = find_changed(find_index(before, fields), find_index(after, fields), numbers)
            changed.update(numbers[read] for read in found)
        return frozenset(name for name, read in self._notes.items() if changed and not changed.isdisjoint(read))

    def _number(self, read: Read) -> int:
        """Return the number of a thing that is read, the same thing always alike."""
        numbers = self._numbers.setdefault(read[1], {})
        number = numbers.setdefault(read, self._count)
        self._count += number == self._count
        return number
