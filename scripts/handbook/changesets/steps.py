"""The steps in which an editor makes a changeset: each whole, each to be undone, none over what somebody else wrote."""

from dataclasses import replace
from pathlib import Path

from handbook.changesets.changeset import ChangedRecord, Changeset, ChangesetError, StaleError, fingerprint_text
from handbook.changesets.history import find_text, list_before, record_step
from handbook.changesets.packet import Packet
from handbook.changesets.storage import (
    DRAFTS,
    KEPT,
    drop_folder,
    find_folder,
    is_name,
    lay_folder,
    lay_record,
    list_names,
    lock_drafts,
    propose_name,
    put_file,
    read_file,
    read_folder,
    read_record,
)
from handbook.messages import say
from handbook.records import TEXTS, is_record


def begin_changeset(root: Path, name: str, title: str = "") -> Changeset:
    """Begin a changeset; raise ChangesetError where there is one of that name, or none may have it."""
    with lock_drafts(root):
        folder = root / DRAFTS / name
        if not is_name(name):
            raise ChangesetError(say("changesets", "name", name=name))
        if folder.exists() or folder.is_symlink():
            raise ChangesetError(say("changesets", "taken", name=name))
        return lay_folder(root, name, title, ())


def add_changeset(root: Path, packet: Packet) -> Changeset:
    """Put a changeset that somebody sent beside those that are there, under its name or one like it."""
    with lock_drafts(root):
        is_free = is_name(packet.name) and packet.name not in list_names(root)
        name = packet.name if is_free else propose_name(root, packet.name)
        return lay_folder(root, name, packet.title, packet.records.values())


def read_changeset(root: Path, name: str) -> Changeset:
    """Read a changeset; raise ChangesetError where there is none of that name."""
    return read_folder(find_folder(root, name))


def write_record(root: Path, name: str, path: str, text: str, seen: str) -> ChangedRecord:
    """Write what a record of a changeset is to say; one of the handbook is taken into it first.

    ``seen`` is the fingerprint of the text that the editor went on from, empty for a record that was not there. Raise
    StaleError where that is not the last one.
    """
    with lock_drafts(root):
        folder = find_folder(root, name)
        before, record = _find(root, folder, path)
        if record is None:
            record = ChangedRecord(path, None, None)
        if text == record.text:
            return record
        if seen != record.fingerprint:
            raise StaleError(say("changesets", "stale", path=path))
        return _change(folder, before, replace(record, text=text))


def take_record(root: Path, name: str, path: str) -> ChangedRecord:
    """Take a record of the handbook into a changeset as it is; one that is in it already stays."""
    with lock_drafts(root):
        folder = find_folder(root, name)
        before, record = _find(root, folder, path)
        if record is None:
            raise ChangesetError(say("changesets", "no-record", path=path))
        return record if before else _change(folder, before, record)


def remove_record(root: Path, name: str, path: str, seen: str) -> None:
    """Let a changeset take a record of the handbook away; one that only the changeset has is left out of it.

    ``seen`` is as for ``write_record``.
    """
    with lock_drafts(root):
        folder = find_folder(root, name)
        _, record = _find(root, folder, path)
        if record is None:
            raise ChangesetError(say("changesets", "no-record", path=path))
        if seen != record.fingerprint:
            raise StaleError(say("changesets", "stale", path=path))
        record_step(folder, path)
        lay_record(folder, path, None if record.base is None else replace(record, text=None))


def settle_record(root: Path, name: str, path: str, text: str | None, theirs: str) -> ChangedRecord:
    """Let a changeset go on from what the handbook says now, with a text that somebody has made of both.

    ``theirs`` is the fingerprint of what the handbook said when that was made. Raise StaleError where it says something
    else again.
    """
    with lock_drafts(root):
        folder = find_folder(root, name)
        before, now = read_record(folder, _check_path(path)), read_file(root / path)
        if fingerprint_text(now) != theirs:
            raise StaleError(say("changesets", "stale", path=path))
        return _change(folder, before, ChangedRecord(path, text, now))


def drop_record(root: Path, name: str, path: str) -> None:
    """Leave a record out of a changeset: in the handbook it stays as it is."""
    with lock_drafts(root):
        folder = find_folder(root, name)
        if read_record(folder, _check_path(path)):
            record_step(folder, path)
            lay_record(folder, path, None)


def undo_step(root: Path, name: str) -> str:
    """Undo the last step and return the path of its record; empty where there is nothing to undo."""
    with lock_drafts(root):
        folder = find_folder(root, name)
        for step, path, before in list_before(folder):
            is_done = read_record(folder, path) == before  # by whoever was killed in the midst of the step
            if not is_done:
                lay_record(folder, path, before)
            step.unlink()
            if not is_done:
                return path
        return ""


def find_version(root: Path, name: str, path: str, seen: str) -> str | None:
    """Find the text that an editor went on from by its fingerprint; None where it is not kept any more."""
    return find_text(find_folder(root, name), _check_path(path), seen)


def discard_changeset(root: Path, name: str) -> None:
    """Throw a changeset away with all that is kept of it."""
    with lock_drafts(root):
        drop_folder(find_folder(root, name))


def keep_text(root: Path, name: str, source: str, text: str) -> None:
    """Keep the text of a source with a changeset; it goes to where the texts of sources are kept, and never further."""
    with lock_drafts(root):
        put_file(find_folder(root, name), f"{TEXTS}/{Path(_check_path(f'sources/{source}.yml')).stem}.txt", text)


def write_note(root: Path, name: str, key: str, text: str) -> None:
    """Keep what a program wants to know again of a changeset, under a key."""
    with lock_drafts(root):
        put_file(find_folder(root, name), f"{KEPT}/notes/{_check_key(key)}", text)


def read_note(root: Path, name: str, key: str) -> str:
    """Read what a program keeps of a changeset; empty where it has kept nothing."""
    return read_file(find_folder(root, name) / KEPT / "notes" / _check_key(key)) or ""


def _find(root: Path, folder: Path, path: str) -> tuple[ChangedRecord | None, ChangedRecord | None]:
    """Find a record in a changeset, and the same or what the handbook has of it now."""
    held = read_record(folder, _check_path(path))
    if held:
        return held, held
    now = read_file(root / path)
    return None, None if now is None else ChangedRecord(path, now, now)


def _change(folder: Path, before: ChangedRecord | None, record: ChangedRecord) -> ChangedRecord:
    if record != before:
        record_step(folder, record.path)
        lay_record(folder, record.path, record)
    return record


def _check_path(path: str) -> str:
    """Refuse what is no place of a record."""
    if not is_record(path):
        raise ChangesetError(say("changesets", "no-place", path=path))
    return path


def _check_key(key: str) -> str:
    if not is_name(key):
        raise ValueError(key)
    return key
