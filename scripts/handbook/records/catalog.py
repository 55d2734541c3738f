"""All records of a handbook by id, each with the file it came from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

from pydantic import BaseModel

from handbook.datafile import DataFile, Path
from handbook.diagnostics import Place
from handbook.messages import say
from handbook.records.dossiers import Body, Directive, Dossier, Exemplar, Model, Source
from handbook.records.entries import (
    AudienceEntry,
    Change,
    FieldEntry,
    GlossaryEntry,
    IndicatorEntry,
    LevelEntry,
    ProvinceEntry,
    RelationEntry,
    SharedName,
    StatusEntry,
    SubjectEntry,
    TermEntry,
    TypeEntry,
)
from handbook.records.fields import Record, read_fields
from handbook.records.kinds import MODELS

RecordT_co = TypeVar("RecordT_co", bound=BaseModel, covariant=True)
AnyT = TypeVar("AnyT", bound=BaseModel)

FOLDERS: Mapping[str, type[Record]] = MappingProxyType(
    {"directives": Directive, "exemplars": Exemplar, "exemplars/models": Model, "sources": Source}
)
"""Folder → what lies in it, a file each; one inside another may be missing."""
TABLE_FOLDER = "vocabulary"
"""Where the tables lie, most of them a file each."""
RECORD_FOLDERS = (*(folder for folder in FOLDERS if "/" not in folder), TABLE_FOLDER)
"""The folders of records at the top of a handbook."""
VOCABULARY: Mapping[str, type[Record]] = MappingProxyType(
    {
        "types": TypeEntry,
        "relations": RelationEntry,
        "levels": LevelEntry,
        "provinces": ProvinceEntry,
        "terms": TermEntry,
        "statuses": StatusEntry,
        "indicators": IndicatorEntry,
        "fields": FieldEntry,
        "audiences": AudienceEntry,
        "subjects": SubjectEntry,
        "glossary": GlossaryEntry,
        "issuers": Body,
        "shared_names": SharedName,
        "changes": Change,
    }
)
ENTRY_FOLDERS: Mapping[str, type[Record]] = MappingProxyType(
    {f"{TABLE_FOLDER}/{name}": VOCABULARY[name] for name in ("provinces", "terms", "indicators", "changes")}
)
"""Folder → the table whose entries lie in it, a file each: several people add to these, and no two may collide."""
RECORD_FILES: Mapping[str, type[Record]] = MappingProxyType({**FOLDERS, **ENTRY_FOLDERS})
"""Folder → what lies in it, of all folders in which each file holds one record."""


def find_table(folder: str) -> str:
    """Return what the catalog calls the records of a folder."""
    return folder.rpartition("/")[2]


TABLES: Mapping[str, type[Record]] = MappingProxyType(
    {**{find_table(folder): model for folder, model in FOLDERS.items()}, **VOCABULARY}
)
"""Table of the catalog → the model of what is in it."""
TABLE_FILES: Mapping[str, type[Record]] = MappingProxyType(
    {name: model for name, model in VOCABULARY.items() if f"{TABLE_FOLDER}/{name}" not in ENTRY_FOLDERS}
)
"""The tables that lie in one file each."""
OPTIONAL_TABLES = frozenset({"subjects"})
"""Those of which a handbook may have none: nothing has to name what is in them."""
HOMES: Mapping[str, str] = MappingProxyType(
    {
        **{name: f"{TABLE_FOLDER}/{name}.yml" for name in TABLE_FILES},
        **{find_table(folder): f"{folder}/" for folder in RECORD_FILES},
    }
)
"""Table of the catalog → the file that holds it, or the folder, with a slash at its end, that holds its files."""
PAGED = tuple(sorted((*map(find_table, FOLDERS), "issuers")))
"""The tables whose records have a page each."""
PAGES = tuple(dict.fromkeys("bodies" if issubclass(TABLES[each], Body) else each for each in PAGED))
"""Where the ids of records with a page belong."""
SPACES: Mapping[str, type[Record]] = MappingProxyType({**TABLES, "bodies": Body})
"""Where an id may belong → the model of what is there; bodies are those with a file and those of the table."""
DOSSIERS = tuple(each for each in PAGES if issubclass(SPACES[each], Dossier))
"""Where the ids of dossiers belong."""
_NAMED = {shape.names for model in MODELS for shape in read_fields(model).values() if shape.names} | {*PAGES}
THINGS: Mapping[str, str] = MappingProxyType(
    {name: SPACES[name].wording.thing if name in SPACES else say("phrases", "record") for name in sorted(_NAMED)}
)
"""Where an id belongs → what such a thing is called."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[RecordT_co]):
    """A record with its place: ``prefix`` leads to it inside ``file``."""

    record: RecordT_co
    file: DataFile
    prefix: Path = ()

    def place(self, *path: str | int) -> Place:
        """Return the place of a value inside the record."""
        return self.file.locate(self.prefix + path)

    def point(self, path: Path, words: str) -> Place:
        """Return the place of some words in a value, or of the value where no line has them, whatever their case."""
        place = self.place(*path)
        line = self.file.lines[place.line - 1]
        at = line.lower().find(words.lower(), place.column - 1)
        return Place(place.path, place.line, at + 1, len(words)) if at >= 0 else place


Entries = Mapping[str, Entry[AnyT]]


@dataclass(frozen=True, slots=True)
class Catalog:
    """Every record of the handbook.

    Mappings are in file-name order (tables in one file: in its own order), whatever order the disk lists them in; the
    log has the last of its files' names first. ``unread`` names what exists but could not be read: the ids of records,
    the paths of vocabulary files and folders, so that one broken file does not make every reference to it a second
    fault. ``texts`` holds every file as it was read, in UTF-8, None for what was no text.
    """

    directives: Entries[Directive]
    exemplars: Entries[Exemplar]
    models: Entries[Model]
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
    fields: Entries[FieldEntry]
    audiences: Entries[AudienceEntry]
    subjects: Entries[SubjectEntry]
    glossary: Entries[GlossaryEntry]
    shared_names: tuple[Entry[SharedName], ...]
    changes: tuple[Entry[Change], ...]
    unread: frozenset[str]
    texts: Mapping[str, bytes | None]

    @property
    def lines(self) -> Mapping[str, tuple[str, ...]]:
        """The lines of every file."""
        return _Lines(self.texts)

    @property
    def renamed(self) -> Mapping[str, str]:
        """The old ids of dossiers, with those that took their place."""
        found: list[Entry[Dossier]] = [entry for each in DOSSIERS for entry in getattr(self, each).values()]
        return {old: entry.record.id for entry in found for old in entry.record.previous_ids}


class _Lines(Mapping[str, tuple[str, ...]]):
    """The lines of every file, split only when somebody asks for those of one: few are ever shown.

    What was no text has none.
    """

    def __init__(self, texts: Mapping[str, bytes | None]) -> None:
        self._texts = texts

    def __getitem__(self, path: str) -> tuple[str, ...]:
        text = self._texts[path]
        return () if text is None else tuple(text.decode().split("\n"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)
