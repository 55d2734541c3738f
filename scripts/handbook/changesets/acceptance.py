"""Changesets moved into the handbook: all or nothing, only where it has no errors then, over nobody's work."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from handbook.changesets.changeset import ChangedRecord, Changeset, ChangesetError
from handbook.changesets.collisions import Collision, find_collisions
from handbook.changesets.storage import (
    DRAFTS,
    drop_folder,
    find_folder,
    lay_record,
    lock_drafts,
    read_file,
    read_folder,
)
from handbook.changesets.trial import compare_trial, join_overlays
from handbook.diagnostics import Diagnostic, Severity
from handbook.difference import Difference
from handbook.messages import say
from handbook.reading import Checked, Reader
from handbook.records import TEXTS, Overlay
from handbook.replacement import Contents, ReplacementError, replace_files


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What moving changesets into the handbook would do.

    ``collisions`` are records that somebody else changed meanwhile, ``problems`` what the check would tell then and
    does not tell now, or tells as an error in any case; ``before`` are the files that will change, as they are.
    """

    changesets: tuple[Changeset, ...]
    collisions: tuple[Collision, ...]
    checked: Checked
    difference: Difference
    problems: tuple[Diagnostic, ...]
    before: Contents

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The errors that keep it from being done."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)

    @property
    def overlay(self) -> Overlay:
        """The records as they are to be."""
        return join_overlays(self.changesets)

    @property
    def is_possible(self) -> bool:
        """Tell whether it can be done."""
        return not (self.collisions or self.errors)


def plan_acceptance(root: Path, changesets: Sequence[Changeset], reader: Reader | None = None) -> Acceptance:
    """Plan to move changesets into the handbook; a ``reader`` that has read it before does so sooner.

    Raise ChangesetError where two of them make different things of one record, or one says what cannot be read.
    """
    reader = reader or Reader(root)
    overlay = join_overlays(changesets)
    collisions = tuple(each for changeset in changesets for each in find_collisions(root, changeset))
    before = {path: _read_bytes(root / path) for path, content in overlay.items() if _read_text(root / path) != content}
    now = reader.read()
    then = reader.read(overlay)
    known = frozenset(each for each in now.diagnostics if each.severity is not Severity.ERROR)
    problems = tuple(each for each in then.diagnostics if each not in known)
    difference = compare_trial(now.catalog, then)
    return Acceptance(tuple(changesets), collisions, then, difference, problems, before)


def choose_records(changeset: Changeset, paths: Sequence[str]) -> Changeset:
    """Return a changeset with only some of its records; raise ChangesetError where it does not hold one of them."""
    for path in paths:
        if path not in changeset.records:
            raise ChangesetError(say("changesets", "not-held", name=changeset.name, path=path))
    return replace(changeset, records={path: changeset.records[path] for path in paths})


def accept_changesets(root: Path, acceptance: Acceptance) -> tuple[str, ...]:
    """Move changesets in and return which files of the handbook that changed; what is moved is in drafts no more.

    Raise ChangesetError where that is not possible, or a file changed since it was planned, OSError for what the disk
    refuses: then all stay as they are.
    """
    if not acceptance.is_possible:
        raise ChangesetError(say("changesets", "impossible"))
    contents = {path: acceptance.overlay[path] for path in acceptance.before}
    with lock_drafts(root):
        try:
            replace_files(root, contents, acceptance.before, root / DRAFTS)
        except ReplacementError as error:
            raise ChangesetError(say("changesets", "changed", path=error)) from error
        for changeset in acceptance.changesets:
            _keep_texts(root, changeset)
            _drop_accepted(find_folder(root, changeset.name), changeset)
    return tuple(contents)


def _keep_texts(root: Path, changeset: Changeset) -> None:
    """Put texts of sources where these are kept, unless one is there."""
    for source, text in changeset.texts.items():
        path = root / TEXTS / f"{source}.txt"
        if f"sources/{source}.yml" in changeset.records and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")


def _drop_accepted(folder: Path, changeset: Changeset) -> None:
    """Take out of a changeset what was moved in; what somebody wrote of it meanwhile stays, as a change of that."""
    held = read_folder(folder)
    left = {path: record for path, record in held.records.items() if changeset.records.get(path) != record}
    if not left and not held.strays:
        drop_folder(folder)
        return
    for path, record in changeset.records.items():
        later = left.get(path)
        lay_record(folder, path, ChangedRecord(path, later.text, record.text) if later else None)


def _read_text(path: Path) -> bytes | None:
    """Read a file as changesets hold it, whatever its line ends."""
    text = read_file(path)
    return None if text is None else text.encode()


def _read_bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
