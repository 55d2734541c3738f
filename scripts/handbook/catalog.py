"""All records of a handbook by id, each with the file it came from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Generic, TypeVar

from pydantic import BaseModel

from handbook.datafile import MAX_BYTES, DataFile, Path, Tree, parse_datafile
from handbook.diagnostics import Diagnostic, Place, sort_diagnostics
from handbook.memory import Forgetful, Memory
from handbook.messages import parse_record
from handbook.placement import explain_folder, explain_name, find_home, find_strays, has_record_name, list_hidden
from handbook.records import (
    Body,
    Change,
    Directive,
    Exemplar,
    GlossaryEntry,
    IndicatorEntry,
    LevelEntry,
    ProvinceEntry,
    RelationEntry,
    SharedName,
    Source,
    StatusEntry,
    TermEntry,
    TypeEntry,
)
from handbook.vietnamese import find_nearest

RecordT_co = TypeVar("RecordT_co", bound=BaseModel, covariant=True)
AnyT = TypeVar("AnyT", bound=BaseModel)

FOLDERS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {"directives": Directive, "exemplars": Exemplar, "sources": Source}
)
VOCABULARY: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "types": TypeEntry,
        "relations": RelationEntry,
        "levels": LevelEntry,
        "provinces": ProvinceEntry,
        "terms": TermEntry,
        "statuses": StatusEntry,
        "indicators": IndicatorEntry,
        "glossary": GlossaryEntry,
        "issuers": Body,
        "shared_names": SharedName,
        "changes": Change,
    }
)


@dataclass(frozen=True, slots=True)
class Entry(Generic[RecordT_co]):
    """A record with its place: ``prefix`` leads to it inside ``file``."""

    record: RecordT_co
    file: DataFile
    prefix: Path = ()

    def place(self, *path: str | int) -> Place:
        """Return the place of a value inside the record."""
        return self.file.locate(self.prefix + path)


Entries = Mapping[str, Entry[AnyT]]


@dataclass(frozen=True, slots=True)
class Catalog:
    """Every record of the handbook.

    Mappings are in file-name order (vocabulary: in the file's own order), whatever order the disk lists them in.
    ``unread`` names what exists but could not be read: the ids of records, the paths of vocabulary files and folders,
    so that one broken file does not make every reference to it a second fault.
    """

    directives: Entries[Directive]
    exemplars: Entries[Exemplar]
    sources: Entries[Source]
    issuers: Entries[Body]
    bodies: Entries[Body]
    types: Entries[TypeEntry]
    relations: Entries[RelationEntry]
    levels: Entries[LevelEntry]
    provinces: Entries[ProvinceEntry]
    terms: Entries[TermEntry]
    statuses: Entries[StatusEntry]
    indicators: Entries[IndicatorEntry]
    glossary: Entries[GlossaryEntry]
    shared_names: tuple[Entry[SharedName], ...]
    changes: tuple[Entry[Change], ...]
    unread: frozenset[str]
    lines: Mapping[str, tuple[str, ...]]


class _Lines(Mapping[str, tuple[str, ...]]):
    """The lines of every file, split only when somebody asks for those of one: few are ever shown.

    What was no text has none.
    """

    def __init__(self, texts: Mapping[str, str | None]) -> None:
        self._texts = texts

    def __getitem__(self, path: str) -> tuple[str, ...]:
        text = self._texts[path]
        return () if text is None else tuple(text.split("\n"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


@dataclass(frozen=True, slots=True)
class CatalogReading:
    """The catalog as far as it could be read, and every problem met on the way."""

    catalog: Catalog
    diagnostics: tuple[Diagnostic, ...]


Parsed = tuple[BaseModel | None, Sequence[Diagnostic]]


class _Shelf:
    """Collects entries and problems while the files are read."""

    def __init__(self, root: FilePath, memory: Memory) -> None:
        self.root = root
        self.memory = memory
        self.entries: dict[str, dict[str, Entry[BaseModel]]] = {name: {} for name in (*FOLDERS, *VOCABULARY)}
        self.loose: dict[str, list[Entry[BaseModel]]] = {"shared_names": [], "changes": []}
        self.diagnostics: list[Diagnostic] = []
        self.unread: set[str] = set()
        self.texts: dict[str, str | None] = {}

    def read_file(self, name: str) -> tuple[DataFile, Tree] | None:
        try:
            with (self.root / name).open("rb") as stream:
                content = stream.read(MAX_BYTES + 1)
        except OSError:
            message = "không mở được tệp"
            self.diagnostics.append(Diagnostic(Place(name), "file-unreadable", message, "xem lại quyền đọc của tệp"))
            return None
        reading = self.memory.recall(name, (content,), lambda: parse_datafile(name, content))
        self.texts[name] = reading.text
        self.diagnostics.extend(reading.diagnostics)
        return (reading.file, reading.data) if reading.file else None

    def parse_record(self, model: type[BaseModel], data: Tree, file: DataFile, prefix: Path = ()) -> Parsed:
        return self.memory.recall((file.path, prefix), (file,), lambda: parse_record(model, data, file, prefix))


def read_catalog(root: FilePath, memory: Memory | None = None) -> CatalogReading:
    """Read every record under ``root``; faults are diagnostics, never exceptions.

    With a ``memory`` only files whose content is new are parsed; the result is the same.
    """
    memory = memory or Forgetful()
    shelf = _Shelf(root, memory)
    for folder, model in FOLDERS.items():
        for path in _list_files(shelf, folder):
            _read_record(shelf, folder, model, path)
    strays = find_strays(root, (*FOLDERS,))
    shelf.diagnostics.extend(strays.values())
    shelf.unread |= strays.keys()
    for name, model in VOCABULARY.items():
        _read_vocabulary(shelf, name, model)
    for path in _list_files(shelf, "vocabulary"):
        if path.stem not in VOCABULARY:
            nearest = find_nearest(path.stem, list(VOCABULARY))
            hint = f"ý bạn là «{nearest}.yml»?" if nearest else "các tệp dùng được: " + ", ".join(VOCABULARY)
            place = Place(f"vocabulary/{path.name}")
            shelf.diagnostics.append(Diagnostic(place, "vocabulary-unknown", "không có bảng từ vựng này", hint))
    memory.forget_unasked()
    return CatalogReading(_assemble(shelf), sort_diagnostics(shelf.diagnostics))


def _list_files(shelf: _Shelf, folder: str) -> Iterator[FilePath]:
    """List the YAML files of a folder by name; anything else there is reported."""
    base = shelf.root / folder
    if not base.is_dir():
        shelf.unread.add(f"{folder}/")
        place = Place(folder)
        shelf.diagnostics.append(Diagnostic(place, "folder-missing", f"không có thư mục «{folder}»", "tạo lại thư mục"))
        return
    for path in sorted(base.iterdir(), key=lambda path: path.name):
        name = f"{folder}/{path.name}"
        if path.name.startswith("."):
            continue
        named = has_record_name(path) or (folder == "vocabulary" and path.suffix == ".yml")
        if named and path.is_file() and not path.is_symlink():
            yield path
        elif path.is_symlink():
            message = "tệp là lối tắt sang chỗ khác"
            shelf.diagnostics.append(Diagnostic(Place(name), "file-link", message, "chép hẳn nội dung vào tệp"))
        else:
            shelf.diagnostics.append(explain_name(folder, path))
            shelf.unread |= list_hidden(path)


def _read_record(shelf: _Shelf, folder: str, model: type[BaseModel], path: FilePath) -> None:
    name = f"{folder}/{path.name}"
    found = shelf.read_file(name)
    if found is None:
        shelf.unread.add(path.stem)
        return
    file, data = found
    record, faults = shelf.parse_record(model, data, file)
    home = find_home(folder, data, FOLDERS) if faults else None
    shelf.diagnostics.extend([explain_folder(name, home)] if home else faults)
    if record is None:
        shelf.unread.add(path.stem)
        return
    _shelve(shelf, folder, Entry(record, file), path.stem)


def _shelve(shelf: _Shelf, folder: str, entry: Entry[BaseModel], stem: str) -> None:
    identifier = str(getattr(entry.record, "id", stem))
    if identifier != stem:
        shelf.unread.add(stem)
        shelf.diagnostics.append(
            Diagnostic(
                entry.place("id"),
                "id-not-file-name",
                f"mã «{identifier}» khác tên tệp «{stem}.yml»",
                f"viết «id: {stem}», hoặc đổi tên tệp thành «{identifier}.yml»",
            )
        )
    shelf.entries[folder].setdefault(identifier, entry)


def _read_vocabulary(shelf: _Shelf, name: str, model: type[BaseModel]) -> None:
    path = f"vocabulary/{name}.yml"
    if not (shelf.root / path).is_file():
        shelf.unread.add(path)
        if (shelf.root / "vocabulary").is_dir():
            message = "thiếu bảng từ vựng này"
            shelf.diagnostics.append(Diagnostic(Place(path), "vocabulary-missing", message, "tạo lại tệp"))
        return
    found = shelf.read_file(path)
    if found is None:
        shelf.unread.add(path)
        return
    file, data = found
    items = data.get(name) if isinstance(data, dict) and set(data) == {name} else None
    if not isinstance(items, list):
        message = f"tệp phải có đúng một trường «{name}» là một danh sách"
        shelf.unread.add(path)
        shelf.diagnostics.append(
            Diagnostic(file.locate(()), "vocabulary-form", message, f"viết «{name}:» rồi các mục «- »")
        )
        return
    for position, item in enumerate(items):
        _read_vocabulary_item(shelf, name, model, file, (position, item))


def _read_vocabulary_item(
    shelf: _Shelf, name: str, model: type[BaseModel], file: DataFile, item: tuple[int, Tree]
) -> None:
    position, data = item
    prefix: Path = (name, position)
    record, faults = shelf.parse_record(model, data, file, prefix)
    shelf.diagnostics.extend(faults)
    if record is None:
        identifier = data.get("id") if isinstance(data, dict) else None
        shelf.unread.add(identifier if isinstance(identifier, str) else file.path)
        return
    entry = Entry(record, file, prefix)
    if name in shelf.loose:
        shelf.loose[name].append(entry)
        return
    identifier = str(getattr(record, "id"))  # noqa: B009 - every vocabulary model on a shelf has an id
    if identifier in shelf.entries[name]:
        first = shelf.entries[name][identifier].place("id")
        message = f"mã «{identifier}» đã có ở dòng {first.line}"
        shelf.diagnostics.append(Diagnostic(entry.place("id"), "id-twice", message, "đặt mã khác hoặc xóa mục thừa"))
        return
    shelf.entries[name][identifier] = entry


def _assemble(shelf: _Shelf) -> Catalog:
    def entries(name: str, model: type[AnyT]) -> Entries[AnyT]:
        return MappingProxyType(
            {
                identifier: Entry(entry.record, entry.file, entry.prefix)
                for identifier, entry in shelf.entries[name].items()
                if isinstance(entry.record, model)
            }
        )

    def loose(name: str, model: type[AnyT]) -> tuple[Entry[AnyT], ...]:
        return tuple(
            Entry(entry.record, entry.file, entry.prefix)
            for entry in shelf.loose[name]
            if isinstance(entry.record, model)
        )

    exemplars, issuers = entries("exemplars", Exemplar), entries("issuers", Body)
    for identifier in exemplars.keys() & issuers.keys():
        entry = issuers[identifier]
        message = f"cơ quan «{identifier}» đã có tệp riêng «exemplars/{identifier}.yml»"
        shelf.diagnostics.append(Diagnostic(entry.place("id"), "id-twice", message, "xóa mục này, giữ tệp riêng"))
    return Catalog(
        directives=entries("directives", Directive),
        exemplars=exemplars,
        sources=entries("sources", Source),
        issuers=issuers,
        bodies=MappingProxyType(dict(sorted({**issuers, **exemplars}.items()))),
        types=entries("types", TypeEntry),
        relations=entries("relations", RelationEntry),
        levels=entries("levels", LevelEntry),
        provinces=entries("provinces", ProvinceEntry),
        terms=entries("terms", TermEntry),
        statuses=entries("statuses", StatusEntry),
        indicators=entries("indicators", IndicatorEntry),
        glossary=entries("glossary", GlossaryEntry),
        shared_names=loose("shared_names", SharedName),
        changes=loose("changes", Change),
        unread=frozenset(shelf.unread),
        lines=_Lines(shelf.texts),
    )
