"""Records of a changeset that have changed in the handbook too since they were taken, with what both make together."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.changesets.changeset import Changeset, fingerprint_text
from handbook.changesets.merging import Merge, merge_texts
from handbook.changesets.storage import read_file


@dataclass(frozen=True, slots=True)
class Collision:
    """A record as it was taken, as a changeset has it, and as the handbook has it now; and one made of all three."""

    name: str
    path: str
    base: str | None
    mine: str | None
    theirs: str | None
    merge: Merge

    @property
    def fingerprint(self) -> str:
        """What the text of the handbook is known by."""
        return fingerprint_text(self.theirs)

    def merge_with(self, *, is_yielding: bool) -> Merge:
        """Make one of all three in which one side wins wherever both changed the same."""
        yielding = [each.trail for each in self.merge.disagreements] if is_yielding else ()
        return merge_texts(self.path, self.base, self.mine, self.theirs, yielding)


def find_collisions(root: Path, changeset: Changeset) -> tuple[Collision, ...]:
    """Find the records that the handbook has otherwise than they were taken, and otherwise than they are to be."""
    return tuple(_find(root, changeset))


def _find(root: Path, changeset: Changeset) -> Iterator[Collision]:
    for path, record in changeset.records.items():
        now = read_file(root / path)
        if now not in (record.base, record.text):
            merge = merge_texts(path, record.base, record.text, now)
            yield Collision(changeset.name, path, record.base, record.text, now, merge)
