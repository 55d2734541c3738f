"""The files of a handbook while a record in them is renamed, joined or taken away, and what becomes of each."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from types import MappingProxyType

from pydantic import BaseModel

from handbook.datafile import Tree
from handbook.messages import say
from handbook.records import REVIEWS, TEXTS, RecordFile, render_record_file
from handbook.refactoring.citations import drop_inherited, write_inherited
from handbook.refactoring.comments import Anchor, find_tree, list_anchors, place_comments
from handbook.refactoring.inventory import Inventory, RefactoringError, Target
from handbook.refactoring.joining import Joiner
from handbook.refactoring.occurrences import Substitution


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """What becomes of one file: where it goes (nowhere if it is taken away), its text, and what is said about it.

    ``content`` is what it holds while this is planned.
    """

    path: str
    target: str | None
    content: bytes
    text: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refactoring:
    """What is to be done, in a sentence, and to which files; ``moves`` are texts of sources that go elsewhere whole."""

    title: str
    files: tuple[PlannedFile, ...]
    moves: tuple[tuple[str, str], ...] = ()

    @property
    def texts(self) -> Mapping[str, str | None]:
        """The files that will be other than they are, by path; None for one that will not be there."""
        gone = {each.path: None for each in self.files if each.path != each.target}
        return {**gone, **{each.target: each.text for each in self.files if each.target}}


@dataclass(slots=True)
class Alteration:
    """The files of a handbook while they are worked on: their data, which is changed in place, and what is said."""

    inventory: Inventory
    files: dict[str, RecordFile]
    anchors: list[Anchor]
    notes: dict[str, list[str]]
    joiner: Joiner

    def find_item(self, target: Target) -> dict[str, Tree]:
        """Find what a record says, to be changed in place."""
        item = dict(self.files[target.file].items)[target.path]
        return item if isinstance(item, dict) else {}

    def note(self, path: str, words: str) -> None:
        """Keep what is to be said about a file."""
        self.notes.setdefault(path, []).append(words)

    def substitute(self, target: Target, new: str, passages: Mapping[str, str] = MappingProxyType({})) -> Substitution:
        """Write another id for that of a record wherever it is named; of a source also those of some passages."""
        substitution = Substitution(self.inventory.list_spaces(target), target.id, new, passages)
        for path, file in self.files.items():
            before = len(substitution.paths)
            for inner, item in file.items:
                if isinstance(item, dict):
                    substitution.apply(file.model, item, inner)
            found = substitution.paths[before:]
            if found:
                lines = dict.fromkeys(self.inventory.locate(path, each).line for each in found)
                self.note(path, say("refactoring", "named", count=len(found), lines=", ".join(map(str, lines))))
        return substitution

    def join(
        self,
        model: type[BaseModel],
        one: dict[str, Tree],
        other: dict[str, Tree],
        substitution: Substitution,
        file: str,
    ) -> None:
        """Put one record into another, and join what a substitution has made the same elsewhere.

        What is inherited is written out meanwhile, for a record that says more may cite more.
        """
        items = [(path, each.model, item) for path, each in self.files.items() for _, item in each.items]
        written = []
        for path, kind, item in items:
            if isinstance(item, dict) and (item is one or item is other or id(item) in substitution.touched):
                written.append((item, write_inherited(kind, item)))
                self.joiner.join_doubles(kind, item, substitution, (path,))
        self.joiner.join(model, one, other, (file,))
        for item, parts in written:
            drop_inherited(one if item is other else item, parts)

    def join_reviews(self, gone: Target, kept: Target) -> Mapping[str, str | None]:
        """Put what is kept of one record's review to that of another; tell which file goes where."""
        old, new = self.find_review(gone), self.find_review(kept)
        if not old:
            return {}
        if not new:
            return {old: f"{REVIEWS}/{kept.id}.yml"}
        one, other = (self.files[path].data for path in (new, old))
        if isinstance(one, dict) and isinstance(other, dict):
            one["reviewed"] = min(str(one["reviewed"]), str(other["reviewed"]))
            claims = one.get("claims", [])
            one["claims"] = [*claims, *(claim for claim in other.get("claims", []) if claim not in claims)]
        self.notes.setdefault(new, []).append(say("refactoring", "joined", old=gone.id, has_old_ids=False))
        self.notes[old] = [say("refactoring", "taken-away")]
        return {old: None}

    def drop(self, target: Target) -> None:
        """Take a record out of its table; the file of a record is taken away by whoever finishes the work."""
        if not target.path:
            self.notes[target.file] = [say("refactoring", "taken-away")]
        else:
            self.note(target.file, say("refactoring", "moved-away", old=target.id))
            table = find_tree(self.files[target.file].data, target.path[:-1])
            gone = find_tree(table, target.path[-1:])
            table[:] = [item for item in table if item is not gone]  # type: ignore[index] # a list holds the entries

    def finish(self, title: str, moved: Mapping[str, str | None], target: Target, new: str) -> Refactoring:
        """Write the files that are other than they were; ``moved`` are those that go elsewhere, or nowhere.

        What lies beside a record under its id goes along. Raise RefactoringError rather than write over a file.
        """
        old = target.id
        taken = next((path for path in moved.values() if path in self.files), None)
        if taken:
            raise RefactoringError(say("refactoring", "file-there", file=taken))
        kept = {path: file for path, file in self.files.items() if moved.get(path, path)}
        trees = ((path, file.data) for path, file in kept.items())
        comments = place_comments(trees, self.anchors, self.joiner.heirs, old, new)
        planned = []
        for path in self.files:
            there = moved.get(path, path)
            if path in self.notes or there != path:
                text = render_record_file(replace(kept[path], comments=comments[path])) if there else ""
                notes = tuple(self.notes.get(path, ()))
                planned.append(PlannedFile(path, there, self.inventory.contents[path], text, notes))
        return Refactoring(title, tuple(planned), tuple(self.move_text(target, new)))

    def move_text(self, target: Target, new: str) -> Iterator[tuple[str, str]]:
        """Let the text of a source go along, unless there is one; git knows none of these, so none is taken away."""
        text, there = f"{TEXTS}/{target.id}.txt", f"{TEXTS}/{new}.txt"
        if target.table == "sources" and text in self.inventory.texts and there not in self.inventory.texts:
            yield text, there

    def find_review(self, target: Target) -> str:
        """Find where the last review of a record is kept; empty where there is none."""
        path = f"{REVIEWS}/{target.id}.yml"
        return path if path in self.files and "records" in self.inventory.list_spaces(target) else ""


def begin_alteration(inventory: Inventory) -> Alteration:
    """Begin to work on copies of all files."""
    files = {path: replace(file, data=deepcopy(file.data)) for path, file in inventory.files.items()}
    anchors = [anchor for file in files.values() for anchor in list_anchors(file)]
    return Alteration(inventory, files, anchors, {}, Joiner())
