"""A change as git knows it, opened for comparing: two versions of the records, and the files beside them."""

from dataclasses import dataclass, replace
from pathlib import Path

from handbook.difference.catalogs import Difference, compare_catalogs
from handbook.difference.git import RevisionError
from handbook.difference.outside import OutsideFile, find_outside
from handbook.difference.revisions import Request, find_revision, join_request, record_folder
from handbook.difference.versions import Pair, Version, open_folder, open_tree, read_pair


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a handbook, the later one's files, what differs beside the records, and where they clash."""

    pair: Pair
    after: Version
    outside: tuple[OutsideFile, ...]
    clashes: tuple[str, ...] = ()

    def compare(self, *, pages: bool | None = None) -> Difference:
        """State every difference between the two versions."""
        difference = compare_catalogs(self.pair.before.catalog, self.pair.after.catalog, pages=pages)
        return replace(difference, outside=self.outside, clashes=self.clashes)


def open_change(root: Path, base: str, head: str = "") -> Comparison:
    """Open what differs from one revision to another, or to the files there are; raise RevisionError without them."""
    return _open(root, Request(find_revision(root, base), find_revision(root, head) if head else ""))


def open_request(root: Path, base: str, head: str = "") -> Comparison:
    """Open what a branch at ``base`` gets by taking in a request: a revision, a folder, or the files there are.

    Nothing of the request is checked out. Raise RevisionError where one of them cannot be read.
    """
    if not head:
        return open_change(root, base)
    try:
        return _open(root, join_request(root, base, head))
    except RevisionError:
        if not Path(head).is_dir():
            raise
    return _open(root, Request(find_revision(root, base), record_folder(root, Path(head))))


def _open(root: Path, request: Request) -> Comparison:
    before = open_tree(root, request.before)
    after = open_tree(root, request.after) if request.after else open_folder(root, before)
    outside = find_outside(root, request.before, request.after, after)
    return Comparison(read_pair(before, after), after, outside, request.clashes)
