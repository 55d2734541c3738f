"""A set of records that are changed together: what each is to be, and what it was in the handbook when it was taken."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from handbook.records import Overlay


class ChangesetError(Exception):
    """Something cannot be done with a changeset; the message is for editors."""


class StaleError(ChangesetError):
    """What is to be written was begun from a text that is no longer the last: somebody else wrote meanwhile."""


@dataclass(frozen=True, slots=True)
class ChangedRecord:
    """One record of a changeset, by its path in the handbook.

    ``text`` is what it is to say, None for one to be taken away; ``base`` is what it said when it was taken out of the
    handbook, None for one that was not there.
    """

    path: str
    text: str | None
    base: str | None

    @property
    def fingerprint(self) -> str:
        """What the text is known by, for whoever goes on from it."""
        return fingerprint_text(self.text)

    @property
    def action(self) -> Literal["added", "removed", "changed", "same"]:
        """What becomes of the record."""
        if self.text == self.base:
            return "same"
        if self.base is None:
            return "added"
        return "removed" if self.text is None else "changed"


@dataclass(frozen=True, slots=True)
class Changeset:
    """Records that are changed together, by path, under a name; ``title`` says in words what for.

    ``texts`` has texts of its sources by id, ``strays`` are files among its records that are none, ``sent`` is the
    branch on which it was sent for review; empty where it was not.
    """

    name: str
    title: str
    records: Mapping[str, ChangedRecord]
    texts: Mapping[str, str]
    strays: tuple[str, ...]
    sent: str

    @property
    def overlay(self) -> Overlay:
        """Its records as they would lie in the handbook."""
        texts = {path: record.text for path, record in self.records.items()}
        return MappingProxyType({path: None if text is None else text.encode() for path, text in texts.items()})


def fingerprint_text(text: str | None) -> str:
    """Return what a text is known by; empty where there is none."""
    return "" if text is None else hashlib.sha256(text.encode()).hexdigest()
