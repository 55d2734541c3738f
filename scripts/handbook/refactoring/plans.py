"""What renaming, joining and removing a record would make of each file: planned whole before anything is written."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from textwrap import shorten
from types import MappingProxyType

from pydantic import BaseModel

from handbook.datafile import Tree
from handbook.diagnostics import Place
from handbook.messages import say
from handbook.records import REVIEWS, TEXTS, RecordFile, read_fields, render_record_file
from handbook.refactoring.citations import drop_inherited, pair_passages, rename_passages, write_inherited
from handbook.refactoring.comments import Anchor, find_tree, list_anchors, place_comments
from handbook.refactoring.inventory import Inventory, RefactoringError, Target, check_form
from handbook.refactoring.joining import Clash, Joiner
from handbook.refactoring.occurrences import Substitution, find_occurrences

_OLD_IDS, _PASSAGES = "previous_ids", "passages"
_MOST_LETTERS = 100


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
class _Work:
    """The files of a handbook while they are worked on: their data, which is changed in place, and what is said."""

    inventory: Inventory
    files: dict[str, RecordFile]
    anchors: list[Anchor]
    notes: dict[str, list[str]]
    joiner: Joiner

    def find_item(self, target: Target) -> dict[str, Tree]:
        item = dict(self.files[target.file].items)[target.path]
        return item if isinstance(item, dict) else {}

    def note(self, path: str, words: str) -> None:
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

        What lies beside a record under its id goes along.
        """
        old = target.id
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


def plan_renaming(inventory: Inventory, name: str, new: str) -> Refactoring:
    """Plan to give a record another id; the old one stays among its ``previous_ids``, if it has these.

    Raise RefactoringError where the record cannot be called so.
    """
    target = inventory.find_target(name)
    check_form(target, new)
    taken = next((each for each in inventory.list_targets() if each.id == new and each.is_like(target)), None)
    if taken:
        raise RefactoringError(say("refactoring", "taken", id=new, file=taken.file))
    work = _begin(inventory)
    work.substitute(target, new)
    item = work.find_item(target)
    item["id"] = new
    work.note(target.file, say("refactoring", "renamed", old=target.id, new=new, has_old_ids=target.has_old_ids))
    if target.has_old_ids:
        _keep_id(item, target.id, new)
    own = [] if target.path else [target.file]
    paths = [*own, *filter(None, [work.find_review(target)])]
    moved = {path: f"{path.rpartition('/')[0]}/{new}.yml" for path in paths}
    return work.finish(say("refactoring", "renaming", old=target.id, new=new), moved, target, new)


def plan_merging(inventory: Inventory, name: str, into: str) -> Refactoring:
    """Plan to put all that one record says into another, and to call it by the other's id everywhere.

    Raise RefactoringError, with every field, where the two say different things.
    """
    gone, kept = inventory.find_target(name), inventory.find_target(into)
    if not gone.is_like(kept) or gone == kept:
        raise RefactoringError(say("refactoring", "unlike", first=gone.id, second=kept.id, is_same=gone == kept))
    work = _begin(inventory)
    one, other = work.find_item(kept), work.find_item(gone)
    lost = [field for field in other if field not in read_fields(kept.model)]
    if lost:
        fields = ", ".join(f"«{field}»" for field in lost)
        raise RefactoringError(say("refactoring", "poorer", first=gone.id, second=kept.id, fields=fields))
    passages = pair_passages(one.get(_PASSAGES, []), other.get(_PASSAGES, []))
    rename_passages(other.get(_PASSAGES, []), passages)
    work.join(kept.model, one, other, work.substitute(gone, kept.id, passages), kept.file)
    if kept.has_old_ids:
        _keep_id(one, gone.id, kept.id)
    work.note(kept.file, say("refactoring", "joined", old=gone.id, has_old_ids=kept.has_old_ids))
    work.drop(gone)
    if work.joiner.clashes:
        clashes = map(_tell_clash, work.joiner.clashes)
        raise RefactoringError(say("refactoring", "clash", first=gone.id, second=kept.id), clashes)
    moved: dict[str, str | None] = {} if gone.path else {gone.file: None}
    moved |= work.join_reviews(gone, kept)
    return work.finish(say("refactoring", "merging", old=gone.id, new=kept.id), moved, gone, kept.id)


def plan_removal(inventory: Inventory, name: str) -> Refactoring:
    """Plan to take a record away; raise RefactoringError, with every place, where something else names it."""
    target = inventory.find_target(name)
    spaces = inventory.list_spaces(target)
    work = _begin(inventory)
    review = work.find_review(target)
    places: list[Place] = []
    for path, file in inventory.files.items():
        for inner, item in file.items:
            is_own = (path, inner) == (target.file, target.path)
            if isinstance(item, dict) and not is_own and file.table != REVIEWS:  # which tell of what was
                found = find_occurrences(file.model, item, spaces, target.id, inner)
                places += (inventory.locate(path, each) for each in found)
    if places:
        shown = (f"{place.path}:{place.line}:{place.column}" for place in sorted(places))
        raise RefactoringError(say("refactoring", "named-still", id=target.id, count=len(places)), shown)
    work.drop(target)
    gone = [*([] if target.path else [target.file]), *filter(None, [review])]
    for path in gone:
        work.notes[path] = [say("refactoring", "taken-away")]
    return work.finish(say("refactoring", "removal", old=target.id), dict.fromkeys(gone), target, target.id)


def _begin(inventory: Inventory) -> _Work:
    files = {path: replace(file, data=deepcopy(file.data)) for path, file in inventory.files.items()}
    anchors = [anchor for file in files.values() for anchor in list_anchors(file)]
    return _Work(inventory, files, anchors, {}, Joiner())


def _keep_id(item: dict[str, Tree], old: str, new: str) -> None:
    """Keep an id a record had; one that it has again is no old one."""
    known = item.get(_OLD_IDS, [])
    item[_OLD_IDS] = [each for each in dict.fromkeys((*known, old)) if each != new]


def _tell_clash(clash: Clash) -> str:
    file, *fields = clash.trail
    kept, other = (shorten(value, _MOST_LETTERS, placeholder=" …") for value in (clash.kept, clash.other))
    return say("refactoring", "clashing", file=file, field="/".join(fields), kept=kept, other=other)
