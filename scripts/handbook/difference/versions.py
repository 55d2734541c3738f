"""Two versions of a handbook, read together: a file that is the same in both is read once."""

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel

from handbook.diagnostics import sort_diagnostics
from handbook.difference.git import RevisionError
from handbook.difference.revisions import find_revision, list_blobs, read_blobs
from handbook.messages import say
from handbook.migration import MigrationError, apply_migration, plan_migration
from handbook.records import (
    FOLDERS,
    FORMAT,
    RECORD_FOLDERS,
    TABLE_FOLDER,
    Body,
    Catalog,
    CatalogReading,
    Entry,
    find_table,
    find_version,
    read_catalog,
)

RecordT = TypeVar("RecordT", bound=BaseModel)

_SHA1_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Version:
    """The files of one version: each with an id of its content, git's own kind, and a way to read some of them.

    ``folder`` is where they lie, unless they lie in a repository.
    """

    files: Mapping[str, str]
    read: Callable[[Sequence[str]], Iterable[bytes]]
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions as far as they could be read, and the files that differ."""

    before: CatalogReading
    after: CatalogReading
    changed: frozenset[str]


def open_revision(root: Path, revision: str) -> Version:
    """Open the records under ``root`` as they stood at a revision; raise RevisionError where there is none."""
    return open_tree(root, find_revision(root, revision))


def open_tree(root: Path, tree: str) -> Version:
    """Open the records under ``root`` as a tree of the repository, which somebody has found, holds them."""
    blobs = list_blobs(root, tree)
    files = MappingProxyType({path: blob.id for path, blob in blobs.items()})
    return Version(files, lambda paths: read_blobs(root, [blobs[path] for path in paths]))


def open_folder(folder: Path, like: Version | None = None) -> Version:
    """Open the records that lie in a folder now; their ids are of the same kind as those ``like`` has.

    Raise RevisionError where there is no such folder.
    """
    if not folder.is_dir():
        raise RevisionError(say("difference", "no-folder", folder=folder))
    known = like.files if like else {}
    files = {path: _identify((folder / path).read_bytes(), known.get(path, "")) for path in _list_files(folder)}
    return Version(MappingProxyType(files), lambda paths: ((folder / path).read_bytes() for path in paths), folder)


def read_pair(before: Version, after: Version, reading: CatalogReading | None = None) -> Pair:
    """Read two versions; of the earlier one only what differs, and the vocabulary.

    ``reading`` is the later one, if it is read already.
    """
    reading = reading or _read_whole(after)
    changed = frozenset(
        path for path in before.files.keys() | after.files.keys() if before.files.get(path) != after.files.get(path)
    )
    if not changed:
        return Pair(reading, reading, changed)
    read = [path for path in before.files if path in changed or path.startswith(f"{TABLE_FOLDER}/")]
    part = _read_files(before, read)
    same = frozenset(before.files) - frozenset(read)
    return Pair(_join(part, reading, same), reading, changed)


def write_files(version: Version, paths: Sequence[str], folder: Path) -> None:
    """Lay some files of a version out in a folder; all the version's own folders are there, empty or not.

    Raise RevisionError where a name cannot be written, or leads out of the folder.
    """
    try:
        for path in version.files:
            (folder / path.partition("/")[0]).mkdir(parents=True, exist_ok=True)
        for path, content in zip(paths, version.read(paths), strict=True):
            target = folder / path
            if not target.resolve().is_relative_to(folder.resolve()):
                raise RevisionError(say("difference", "name-outside"))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    except (OSError, ValueError) as error:
        raise RevisionError(say("difference", "name-unwritable")) from error


def _identify(content: bytes, known: str) -> str:
    """Return git's id of a content; line ends of Windows, which git may have put in, make no difference."""
    digest = hashlib.sha256 if len(known) > _SHA1_LENGTH else hashlib.sha1
    plain = digest(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()
    if plain == known or b"\r\n" not in content:
        return plain
    return _identify(content.replace(b"\r\n", b"\n"), known)


def _list_files(folder: Path) -> Iterator[str]:
    for name in RECORD_FOLDERS:
        for path in (folder / name).rglob("*"):
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(folder).as_posix()


def _read_whole(version: Version) -> CatalogReading:
    return read_catalog(version.folder) if version.folder else _read_files(version, list(version.files))


def _read_files(version: Version, paths: Sequence[str]) -> CatalogReading:
    """Read some files of a version, laid out in a scratch folder."""
    with tempfile.TemporaryDirectory(prefix="handbook-") as name:
        folder = Path(name)
        write_files(version, paths, folder)
        if find_version(folder) < FORMAT:  # what it says is compared, not how it was written
            try:
                apply_migration(folder, plan_migration(folder))
            except MigrationError as error:
                raise RevisionError(str(error)) from error
        return read_catalog(folder)


def _join(part: CatalogReading, whole: CatalogReading, same: frozenset[str]) -> CatalogReading:
    """Complete what was read of one version with the files that the other one has too."""
    tables: dict[str, Any] = {
        table: _join_entries(getattr(part.catalog, table), getattr(whole.catalog, table), same)
        for table in map(find_table, FOLDERS)
    }
    bodies: dict[str, Entry[Body]] = {**part.catalog.issuers}
    bodies |= {
        identifier: Entry(each.record, each.file, each.prefix) for identifier, each in tables["exemplars"].items()
    }
    stems = {path.rpartition("/")[2].removesuffix(".yml") for path in same}
    texts = {path: text for path, text in whole.catalog.texts.items() if path in same}
    catalog: Catalog = replace(
        part.catalog,
        **tables,
        bodies=MappingProxyType(dict(sorted(bodies.items()))),
        unread=part.catalog.unread | (whole.catalog.unread & stems),
        texts=MappingProxyType({**texts, **part.catalog.texts}),
    )
    kept = (each for each in whole.diagnostics if each.place.path in same)
    return CatalogReading(catalog, sort_diagnostics([*part.diagnostics, *kept]))


def _join_entries(
    part: Mapping[str, Entry[RecordT]], whole: Mapping[str, Entry[RecordT]], same: frozenset[str]
) -> Mapping[str, Entry[RecordT]]:
    kept = {identifier: entry for identifier, entry in whole.items() if entry.file.path in same}
    joined = {**kept, **part}
    return MappingProxyType(dict(sorted(joined.items(), key=lambda item: item[1].file.path)))
