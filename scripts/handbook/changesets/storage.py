"""Changesets on the disk, in ``drafts/``: each a folder like a handbook's, with what is kept of it in ``.kept/``.

A file is written beside its place and then put there, so whoever is killed leaves the old one or the new one. What a
record was when it was taken is written after its text and goes before it: what is there of both is never a text
that would pass for a change of something else.
"""

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from filelock import FileLock, Timeout

from handbook.changesets.changeset import ChangedRecord, Changeset, ChangesetError
from handbook.datafile import MAX_BYTES
from handbook.messages import say
from handbook.records import MAX_ID, RECORD_FILES, RECORD_FOLDERS, TABLE_FOLDER, TEXTS, is_record
from handbook.system import can_lock
from handbook.text import slug_text

DRAFTS = "drafts"
KEPT = ".kept"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 60  # letters of a name that is proposed
_PATIENCE = 10.0  # seconds: what others do meanwhile takes a few thousandths of one
_SLOTS = 1000


def find_folder(root: Path, name: str) -> Path:
    """Find the folder of a changeset; raise ChangesetError where there is none of that name."""
    folder = root / DRAFTS / name
    if not is_name(name) or folder.is_symlink() or not folder.is_dir():
        raise ChangesetError(say("changesets", "unknown", name=name, names=", ".join(list_names(root))))
    return folder


def is_name(name: str) -> bool:
    """Tell whether a changeset may be called so."""
    return _NAME.fullmatch(name) is not None and len(name) <= MAX_ID and name not in RECORD_FOLDERS


def list_names(root: Path) -> tuple[str, ...]:
    """List the changesets of a handbook by name."""
    try:
        found = [each.name for each in (root / DRAFTS).iterdir() if each.is_dir() and not each.is_symlink()]
    except OSError:
        return ()
    return tuple(sorted(name for name in found if is_name(name)))


def propose_name(root: Path, title: str) -> str:
    """Propose a name that no changeset has, by a title."""
    slug = slug_text(title) or say("changesets", "nameless")
    stem = slug if len(slug) <= _LONGEST else slug[:_LONGEST].rpartition("-")[0] or slug[:_LONGEST]
    taken = {*list_names(root), *RECORD_FOLDERS}
    return next(name for name in (stem, *(f"{stem}-{at}" for at in range(2, _SLOTS))) if name not in taken)


@contextmanager
def lock_drafts(root: Path) -> Iterator[None]:
    """Let nobody else write to the changesets of a handbook meanwhile; raise ChangesetError where that takes long."""
    (root / DRAFTS).mkdir(exist_ok=True)
    if not can_lock():
        yield
        return
    try:
        with FileLock(root / DRAFTS / ".lock", timeout=_PATIENCE):
            for each in (root / DRAFTS).glob(".*/"):  # of somebody who was killed
                shutil.rmtree(each, ignore_errors=True)
            yield
    except Timeout as error:
        raise ChangesetError(say("changesets", "busy")) from error


def put_file(folder: Path, path: str, text: str) -> None:
    """Write a file of a changeset whole: whoever is killed, or loses the current, leaves the old one or the new one."""
    fresh = folder / KEPT / "new"
    fresh.parent.mkdir(parents=True, exist_ok=True)
    with fresh.open("w", encoding="utf-8", newline="") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    fresh.replace(folder / path)


def read_file(path: Path) -> str | None:
    """Read a text with the line ends of this program; None where there is no such file.

    Raise ChangesetError where it cannot be read as one.
    """
    try:
        content = path.read_bytes() if not path.is_symlink() else None
    except FileNotFoundError:
        return None
    except OSError:
        content = None
    try:
        if content is None or len(content) > MAX_BYTES:
            raise ChangesetError(say("changesets", "unreadable", path=path.name))
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise ChangesetError(say("changesets", "unreadable", path=path.name)) from error


def read_record(folder: Path, path: str) -> ChangedRecord | None:
    """Read one record of a changeset; None where it does not hold it."""
    base = read_file(folder / KEPT / "base" / path)
    if (folder / KEPT / "removed" / path).is_file():
        return ChangedRecord(path, None, base)
    text = read_file(folder / path)
    return None if text is None else ChangedRecord(path, text, base)


def lay_record(folder: Path, path: str, record: ChangedRecord | None) -> None:
    """Make a record of a changeset what is given; None leaves it out."""
    base, marker = (folder / KEPT / each / path for each in ("base", "removed"))
    if record is None:
        for each in (folder / path, marker, base):
            each.unlink(missing_ok=True)
        return
    is_kept = read_file(base) == record.base
    if not is_kept:
        base.unlink(missing_ok=True)
    if record.text is None:
        put_file(folder, f"{KEPT}/removed/{path}", "")
        (folder / path).unlink(missing_ok=True)
    else:
        put_file(folder, path, record.text)
        marker.unlink(missing_ok=True)
    if not is_kept and record.base is not None:
        put_file(folder, f"{KEPT}/base/{path}", record.base)


def read_folder(folder: Path) -> Changeset:
    """Read a whole changeset; what cannot be read of it is told as a stray."""
    paths, texts, strays = set[str](), dict[str, str](), list[str]()
    for place in sorted(each for each in folder.rglob("*") if each.is_symlink() or not each.is_dir()):
        path = place.relative_to(folder).as_posix()
        if path.startswith(f"{KEPT}/removed/") and is_record(path.removeprefix(f"{KEPT}/removed/")):
            paths.add(path.removeprefix(f"{KEPT}/removed/"))
        elif is_record(path) and not place.is_symlink():
            paths.add(path)
        elif path.startswith(f"{TEXTS}/") and place.suffix == ".txt" and not place.is_symlink():
            texts[place.stem] = place.read_text(encoding="utf-8", errors="replace")
        elif not path.startswith(f"{KEPT}/"):
            strays.append(path)
    records: dict[str, ChangedRecord] = {}
    for path in sorted(paths, key=_rank):
        try:
            record = read_record(folder, path)
        except ChangesetError:
            strays.append(path)
        else:
            records |= {path: record} if record else {}
    title, sent = (read_file(folder / KEPT / f"{each}.txt") or "" for each in ("title", "sent"))
    branch = sent.partition(" ")[0]
    held, kept = MappingProxyType(records), MappingProxyType(texts)
    return Changeset(folder.name, title or folder.name, held, kept, tuple(strays), branch)


def lay_folder(root: Path, name: str, title: str, records: Iterable[ChangedRecord]) -> Changeset:
    """Make the folder of a changeset with all that is in it at first: it is there whole or not at all."""
    fresh = root / DRAFTS / f".{name}"
    shutil.rmtree(fresh, ignore_errors=True)
    put_file(fresh, f"{KEPT}/title.txt", " ".join(title.split()))
    for record in records:
        lay_record(fresh, record.path, record)
    return read_folder(fresh.rename(root / DRAFTS / name))


def drop_folder(folder: Path) -> None:
    """Take a changeset away whole; it is out of sight at once, however long that takes."""
    gone = folder.with_name(f".{folder.name}")
    shutil.rmtree(gone, ignore_errors=True)
    folder.rename(gone)
    shutil.rmtree(gone)


def _rank(path: str) -> tuple[int, str]:
    """Order paths as the folders of a handbook stand."""
    order = [*RECORD_FILES, TABLE_FOLDER]
    return order.index(path.rpartition("/")[0]), path
