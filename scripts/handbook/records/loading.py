"""All records of a handbook read from its folders, and every problem met on the way."""

import os
import time
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel

from handbook.datafile import MAX_BYTES, DataFile, Path, Tree, parse_datafile
from handbook.diagnostics import Diagnostic, Place, sort_diagnostics
from handbook.memo import ONCE, Once
from handbook.messages import tell
from handbook.records.catalog import (
    FOLDERS,
    HOMES,
    OPTIONAL_TABLES,
    RECORD_FILES,
    TABLE_FILES,
    TABLE_FOLDER,
    TABLES,
    Catalog,
    Entry,
    find_table,
)
from handbook.records.faults import parse_record
from handbook.records.formats import check_version
from handbook.records.placement import (
    explain_folder,
    explain_link,
    explain_stray,
    find_home,
    find_origin,
    find_strays,
    has_record_name,
)
from handbook.records.suggestions import find_nearest

AnswerT = TypeVar("AnswerT")
Overlay = Mapping[str, bytes | None]
"""Files as they would be, by path from the root: content, or None for one that would not be there."""
NOTHING: Overlay = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class CatalogReading:
    """The catalog as far as it could be read, and every problem met on the way."""

    catalog: Catalog
    diagnostics: tuple[Diagnostic, ...]
    is_foreign: bool = False
    """Whether it is written in another version of the format, which is then all that can be said of it."""


_SETTLING = 2 * 10**9  # nanoseconds: as coarse as the clock of any file system

Parsed = tuple[Entry[BaseModel] | None, Sequence[Diagnostic]]


@dataclass(frozen=True, slots=True)
class _Items:
    """What the entries of a vocabulary's file gave; by id, what each says with its record, of those without faults."""

    file: DataFile
    parsed: tuple[Parsed, ...]
    known: Mapping[str, tuple[Tree, BaseModel]]


@dataclass(frozen=True, slots=True)
class _Found:
    """What a file of one record gave."""

    text: bytes | None
    entry: Entry[BaseModel] | None
    diagnostics: tuple[Diagnostic, ...]
    home: str | None = None


class _Shelf:
    """Collects entries and problems while the files are read."""

    def __init__(self, root: FilePath, memo: Once, overlay: Overlay) -> None:
        self.root = root
        self.memo = memo
        self.overlay = overlay
        self.entries: dict[str, dict[str, Entry[BaseModel]]] = {name: {} for name in TABLES}
        self.loose: dict[str, list[Entry[BaseModel]]] = {"shared_names": [], "changes": []}
        self.diagnostics: list[Diagnostic] = []
        self.unread: set[str] = set()
        self.texts: dict[str, bytes | None] = {}
        self._folder = str(root)
        self._start = time.time_ns()

    def read_files(
        self, folder: str, names: Sequence[str], parse: Callable[[str, bytes], AnswerT]
    ) -> Iterator[AnswerT | None]:
        """Return what is parsed of files; one that nobody has touched is not even read again."""

        def parse_content(key: tuple[str, bytes | None]) -> AnswerT | None:
            name, content = key
            return None if content is None else parse(name, content)

        looks = ((name, self._look(name)) for name in names)
        contents = self.memo.ask_each((folder, "contents"), looks, self._read)
        for name, found in zip(
            names, self.memo.ask_each(folder, zip(names, contents, strict=True), parse_content), strict=True
        ):
            if found is None:
                self.diagnostics.append(tell(Place(name), "file-unreadable"))
            yield found

    def parse_items(
        self, model: type[BaseModel], items: Sequence[Tree], file: DataFile, name: str
    ) -> tuple[Parsed, ...]:
        """Parse the entries of a vocabulary; an entry that says what it said before is the same record."""

        def change(before: _Items | None) -> _Items:
            if before and before.file is file:
                return before
            return _parse_items(model, items, file, name, before.known if before else {})

        return self.memo.revise((name, "items"), change).parsed

    def _look(self, name: str) -> Hashable:
        """Tell the state of a file: while it is the same, so is what the file holds.

        Whatever changes a file sets its time of change, which nobody can set back; on Windows, where there is none, it
        sets the time of the content. A file changed just now may be changed again within one tick of that clock, so
        its state tells nothing yet. Of a file that is laid over, the content itself is the state.
        """
        laid = self.overlay.get(name)
        if laid is not None:
            return laid
        try:
            state = os.stat(f"{self._folder}/{name}")  # noqa: PTH116 - making a Path of each of thousands takes longer than the look at it
        except OSError:
            return object()
        if self._start - max(state.st_ctime_ns, state.st_mtime_ns) < _SETTLING:
            return object()
        return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns

    def _read(self, look: tuple[str, Hashable]) -> bytes | None:
        if isinstance(look[1], bytes):
            return look[1]
        try:
            with (self.root / look[0]).open("rb") as stream:
                return stream.read(MAX_BYTES + 1)
        except OSError:
            return None


def read_catalog(root: FilePath, memo: Once = ONCE, overlay: Overlay = NOTHING) -> CatalogReading:
    """Read every record under ``root``, as if ``overlay`` lay there; faults are diagnostics, never exceptions.

    With a ``memo`` only files that have changed are read, and what says the same as before is the same object:
    entries, records, whole mappings.
    """
    shelf = _Shelf(root, memo, overlay)
    for folder, model in RECORD_FILES.items():
        stems = _list_stems(shelf, folder)
        names = [f"{folder}/{stem}.yml" for stem in stems]
        for name, found in zip(
            names, shelf.read_files(folder, names, partial(_parse_file, folder, model)), strict=True
        ):
            _take_record(shelf, folder, name, found, stems)
    strays = find_strays(root, (*FOLDERS,))
    shelf.diagnostics.extend(strays.values())
    shelf.unread |= strays.keys()
    tables = _list_stems(shelf, TABLE_FOLDER)
    for name, model in TABLE_FILES.items():
        _read_vocabulary(shelf, name, model, tables)
    shelf.diagnostics += [_explain_table(stem, tables) for stem in tables if stem not in TABLE_FILES]
    catalog, foreign = _assemble(shelf), check_version(root)
    diagnostics = sort_diagnostics([foreign] if foreign else shelf.diagnostics)
    return CatalogReading(catalog, diagnostics, is_foreign=foreign is not None)


def _list_stems(shelf: _Shelf, folder: str) -> Collection[str]:
    """List the YAML files of a folder by name, without their ending, in order; anything else there is reported."""
    base = shelf.root / folder
    if "/" in folder and not (base.exists() or base.is_symlink()):
        if explain_link(base.parent, folder):
            shelf.unread.add(f"{folder}/")
        return _lay_names(shelf, folder, ())
    fault = explain_link(base, folder)
    try:
        with os.scandir(base) as entries:
            listed = sorted(entries, key=lambda entry: entry.name) if fault is None else []
    except OSError:
        listed, fault = [], fault or tell(Place(folder), "file-unreadable", "folder")
    if fault:
        shelf.unread.add(f"{folder}/")
        shelf.diagnostics.append(fault)
    is_table = folder == TABLE_FOLDER
    records = {
        entry.name.removesuffix(".yml"): None
        for entry in listed
        if (entry.name.endswith(".yml") if is_table and entry.name[0] != "." else has_record_name(entry.name))
        and entry.is_file(follow_symlinks=False)
    }
    for entry in listed:
        if entry.name.removesuffix(".yml") not in records and f"{folder}/{entry.name}" not in RECORD_FILES:
            stray = explain_stray(folder, base / entry.name, records.keys())
            if stray:
                shelf.diagnostics.append(stray.diagnostic)
                shelf.unread |= {f"{folder}/{each}.yml" for each in stray.hidden} if is_table else stray.hidden
    return _lay_names(shelf, folder, records.keys())


def _lay_names(shelf: _Shelf, folder: str, stems: Collection[str]) -> Collection[str]:
    """Return the names of the records of a folder with those that are laid over it, and without those taken away."""
    laid = {path.removeprefix(f"{folder}/"): content for path, content in shelf.overlay.items()}
    names = {name.removesuffix(".yml"): content for name, content in laid.items() if "/" not in name}
    if not names:
        return stems
    gone = {stem for stem, content in names.items() if content is None}
    return dict.fromkeys(sorted({*stems, *names} - gone, key="{}.yml".format)).keys()


def _explain_table(stem: str, tables: Collection[str]) -> Diagnostic:
    """Say what to do about a table of the vocabulary that there is not; no table is written over."""
    nearest = find_origin(stem, TABLE_FILES) or find_nearest(stem, TABLE_FILES)
    return tell(
        Place(f"{TABLE_FOLDER}/{stem}.yml"),
        "vocabulary-unknown",
        exists=nearest in tables,
        nearest=nearest,
        tables=", ".join(TABLE_FILES),
    )


def _take_record(shelf: _Shelf, folder: str, name: str, found: _Found | None, stems: Collection[str]) -> None:
    stem = name.removeprefix(f"{folder}/").removesuffix(".yml")
    if found is None:
        shelf.unread.add(stem)
        return
    shelf.texts[name] = found.text
    shelf.diagnostics.extend(found.diagnostics)
    if found.home:
        shelf.diagnostics.append(explain_folder(shelf.root, name, found.home))
    if found.entry is None:
        shelf.unread.add(stem)
        return
    _shelve(shelf, folder, found.entry, stem, stems)


def _parse_file(folder: str, model: type[BaseModel], name: str, content: bytes) -> _Found:
    reading = parse_datafile(name, content)
    if reading.file is None:
        return _Found(reading.content, None, reading.diagnostics)
    record, faults = parse_record(model, reading.data, reading.file)
    home = find_home(folder, reading.data, RECORD_FILES) if faults else None
    entry = Entry(record, reading.file) if record else None
    return _Found(reading.content, entry, (*reading.diagnostics, *(() if home else faults)), home)


def _shelve(shelf: _Shelf, folder: str, entry: Entry[BaseModel], stem: str, stems: Collection[str]) -> None:
    identifier = str(getattr(entry.record, "id", stem))
    if identifier != stem:
        shelf.unread.add(stem)
        is_copy = identifier in stems
        variant = "copy" if is_copy else ""
        shelf.diagnostics.append(tell(entry.place("id"), "id-not-file-name", variant, id=identifier, stem=stem))
        if is_copy:
            return
    table = find_table(folder)
    if table in shelf.loose:
        shelf.loose[table].insert(0, entry)
    else:
        shelf.entries[table].setdefault(identifier, entry)


def _read_vocabulary(shelf: _Shelf, name: str, model: type[BaseModel], tables: Collection[str]) -> None:
    path = HOMES[name]
    if name not in tables:
        is_told = not shelf.unread.isdisjoint({path, f"{TABLE_FOLDER}/"})  # where it is
        if name in OPTIONAL_TABLES and not is_told:
            return
        if not is_told:
            shelf.diagnostics.append(tell(Place(path), "vocabulary-missing"))
        shelf.unread.add(path)
        return
    [reading] = shelf.read_files(path, [path], parse_datafile)
    if reading:
        shelf.texts[path] = reading.content
        shelf.diagnostics.extend(reading.diagnostics)
    if reading is None or reading.file is None:
        shelf.unread.add(path)
        return
    file, data = reading.file, reading.data
    items = data.get(name) if isinstance(data, dict) and set(data) == {name} else None
    if not isinstance(items, list):
        shelf.unread.add(path)
        shelf.diagnostics.append(tell(file.locate(()), "vocabulary-form", name=name))
        return
    for item, (entry, faults) in zip(items, shelf.parse_items(model, items, file, name), strict=True):
        shelf.diagnostics.extend(faults)
        if entry is None:
            identifier = item.get("id") if isinstance(item, dict) else None
            shelf.unread.add(identifier if isinstance(identifier, str) else path)
        else:
            _shelve_item(shelf, name, entry)


def _parse_items(
    model: type[BaseModel],
    items: Sequence[Tree],
    file: DataFile,
    name: str,
    known: Mapping[str, tuple[Tree, BaseModel]],
) -> _Items:
    """Parse the entries of a vocabulary; one without faults that says what a known one says is the same record."""
    parsed: list[Parsed] = []
    found: dict[str, tuple[Tree, BaseModel]] = {}
    for position, item in enumerate(items):
        key = str(item.get("id", position)) if isinstance(item, dict) else ""
        prefix: Path = (name, position)
        before = known.get(key)
        record, faults = (before[1], ()) if before and before[0] == item else parse_record(model, item, file, prefix)
        if record:
            found[key] = item, record
        parsed.append((Entry(record, file, prefix) if record else None, faults))
    return _Items(file, tuple(parsed), found)


def _shelve_item(shelf: _Shelf, name: str, entry: Entry[BaseModel]) -> None:
    if name in shelf.loose:
        shelf.loose[name].append(entry)
        return
    identifier = str(getattr(entry.record, "id"))  # noqa: B009 - every vocabulary model on a shelf has an id
    if identifier in shelf.entries[name]:
        first = shelf.entries[name][identifier].place("id")
        shelf.diagnostics.append(tell(entry.place("id"), "id-twice", "entry", id=identifier, line=first.line))
        return
    shelf.entries[name][identifier] = entry


def _assemble(shelf: _Shelf) -> Catalog:
    exemplars, issuers = shelf.entries["exemplars"], shelf.entries["issuers"]
    for identifier in exemplars.keys() & issuers.keys():
        shelf.diagnostics.append(tell(issuers[identifier].place("id"), "id-twice", "body", id=identifier))
    held = {**shelf.entries, "bodies": dict(sorted({**issuers, **exemplars}.items()))}
    tables: dict[str, Any] = {
        name: shelf.memo.keep(name, MappingProxyType(entries))
        for name, entries in held.items()
        if name not in shelf.loose
    }
    tables |= {name: shelf.memo.keep(name, tuple(entries)) for name, entries in shelf.loose.items()}
    return Catalog(**tables, unread=frozenset(shelf.unread), texts=MappingProxyType(shelf.texts))
