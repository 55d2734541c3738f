"""A handbook as it would be with changesets in it: checked, and compared in words with what it is."""

from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType

from handbook.changesets.changeset import Changeset, ChangesetError
from handbook.difference import Difference, compare_catalogs
from handbook.messages import say
from handbook.reading import Checked, Reader
from handbook.records import Catalog, Overlay


def check_changesets(root: Path, changesets: Iterable[Changeset], reader: Reader | None = None) -> Checked:
    """Check the handbook as if changesets lay in it; a ``reader`` that has read it before does so sooner.

    Raise ChangesetError where two of them make different things of one record.
    """
    return (reader or Reader(root)).read(join_overlays(changesets))


def compare_trial(now: Catalog, checked: Checked) -> Difference:
    """State what the handbook would say otherwise than it does now; ``checked`` is what it would be."""
    return compare_catalogs(now, checked.catalog, pages=False)


def join_overlays(changesets: Iterable[Changeset]) -> Overlay:
    """Lay changesets over one another; raise ChangesetError where two make different things of one record."""
    joined: dict[str, bytes | None] = {}
    homes: dict[str, str] = {}
    for changeset in changesets:
        for path, content in changeset.overlay.items():
            if joined.setdefault(path, content) != content:
                first, second = homes[path], changeset.name
                raise ChangesetError(say("changesets", "twice", path=path, first=first, second=second))
            homes.setdefault(path, changeset.name)
    return MappingProxyType(joined)
