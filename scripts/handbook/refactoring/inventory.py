"""All files of a handbook as plain data, and which record an editor means."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from types import MappingProxyType

from pydantic import BaseModel

from handbook.datafile import Path, Tree, parse_datafile
from handbook.diagnostics import Place
from handbook.messages import say
from handbook.records import (
    CODE_FORM,
    ID_FORM,
    PAGED,
    REVIEWS,
    TABLES,
    TEXTS,
    Body,
    RecordFile,
    ValueKind,
    find_nearest,
    list_records,
    read_fields,
    read_record_file,
    write_choices,
)
from handbook.refactoring.occurrences import Spaces


class RefactoringError(Exception):
    """What is asked for cannot be done; the message is for editors, ``details`` are the places, each in a line."""

    def __init__(self, message: str, details: Iterable[str] = ()) -> None:
        """Say why."""
        super().__init__(message)
        self.details = tuple(details)


@dataclass(frozen=True, slots=True)
class Target:
    """A record of a table: its id, the file it is in, and the path that leads to it there."""

    table: str
    id: str
    file: str
    path: Path

    @property
    def model(self) -> type[BaseModel]:
        """What kind of record it is."""
        return TABLES[self.table]

    def is_like(self, other: "Target") -> bool:
        """Tell whether it may be one with another: records of one table are of a kind, and bodies wherever they are."""
        return self.table == other.table or (issubclass(self.model, Body) and issubclass(other.model, Body))

    @property
    def has_old_ids(self) -> bool:
        """Tell whether it can keep the ids it had, so that old addresses lead on."""
        return "previous_ids" in self.model.model_fields


@dataclass(frozen=True, slots=True)
class Inventory:
    """The files of a handbook by path: what each says, and its bytes; ``texts`` are those of sources, by path."""

    files: Mapping[str, RecordFile]
    contents: Mapping[str, bytes]
    texts: frozenset[str] = frozenset()

    def list_targets(self) -> Iterator[Target]:
        """List every record that has an id."""
        records = ((path, file) for path, file in self.files.items() if file.table != REVIEWS)
        for path, file in records:
            for inner, item in file.items:
                identifier = item.get("id") if isinstance(item, dict) else None
                if isinstance(identifier, str):
                    yield Target(file.table, identifier, path, inner)

    def find_target(self, name: str) -> Target:
        """Find the record an id means, or «table/id» where several tables have that id.

        Raise RefactoringError where none or several are meant.
        """
        table, _, identifier = name.rpartition("/")
        found = [each for each in self.list_targets() if each.id == identifier and table in {"", each.table}]
        if not found:
            nearest = find_nearest(identifier, {each.id for each in self.list_targets()})
            raise RefactoringError(say("refactoring", "unknown", id=name, nearest=nearest))
        if len(found) > 1:
            choices = write_choices(f"{each.table}/{each.id}" for each in found)
            raise RefactoringError(say("refactoring", "several", id=name, choices=choices))
        return found[0]

    def list_spaces(self, target: Target) -> Spaces:
        """List where the id of a record belongs: fields may ask for it as what it is, or as one of several kinds."""
        spaces = {target.table}
        if issubclass(target.model, Body):
            spaces.add("bodies")
        bearers = [each.table for each in self.list_targets() if each.id == target.id]
        first = next((each for each in PAGED if each in bearers), "")
        return frozenset({*spaces, "records"} if target.table == first else spaces)

    def locate(self, file: str, path: Path) -> Place:
        """Return the place of a value."""
        written = parse_datafile(file, self.contents[file]).file
        return written.locate(path) if written else Place(file)

    def find_item(self, target: Target) -> Mapping[str, Tree]:
        """Find what a record says."""
        item = dict(self.files[target.file].items)[target.path]
        return item if isinstance(item, dict) else {}


def read_inventory(root: FilePath) -> Inventory:
    """Read all files under ``root``; raise RefactoringError where one has a fault, for an id may stand there unseen."""
    files: dict[str, RecordFile] = {}
    contents: dict[str, bytes] = {}
    faulty = []
    for path in list_records(root):
        contents[path] = (root / path).read_bytes()
        file, _, _ = read_record_file(path, contents[path])
        if file:
            files[path] = file
        else:
            faulty.append(path)
    if faulty:
        raise RefactoringError(say("refactoring", "faulty", files=write_choices(faulty)))
    texts = frozenset(f"{TEXTS}/{path.name}" for path in (root / TEXTS).glob("*.txt"))
    return Inventory(MappingProxyType(files), MappingProxyType(contents), texts)


def check_form(target: Target, new: str) -> None:
    """Raise RefactoringError where an id is not written as those of a record's kind are."""
    form = CODE_FORM if read_fields(target.model)["id"].kind is ValueKind.CODE else ID_FORM
    if not re.fullmatch(form, new):
        raise RefactoringError(say("refactoring", "form", id=new))
