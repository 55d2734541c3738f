"""What renaming, joining and removing a record would make of each file: planned whole before anything is written."""

from textwrap import shorten

from handbook.datafile import Tree
from handbook.diagnostics import Place
from handbook.messages import say
from handbook.records import REVIEWS, read_fields
from handbook.refactoring.alteration import Refactoring, begin_alteration
from handbook.refactoring.citations import pair_passages, rename_passages
from handbook.refactoring.inventory import Inventory, RefactoringError, check_form
from handbook.refactoring.joining import Clash
from handbook.refactoring.occurrences import find_occurrences

_OLD_IDS, _PASSAGES = "previous_ids", "passages"
_MOST_LETTERS = 100


def plan_renaming(inventory: Inventory, name: str, new: str) -> Refactoring:
    """Plan to give a record another id; the old one stays among its ``previous_ids``, if it has these.

    Raise RefactoringError where the record cannot be called so.
    """
    target = inventory.find_target(name)
    check_form(target, new)
    taken = next((each for each in inventory.list_targets() if each.id == new and each.is_like(target)), None)
    if taken:
        raise RefactoringError(say("refactoring", "taken", id=new, file=taken.file))
    work = begin_alteration(inventory)
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
    work = begin_alteration(inventory)
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
    work = begin_alteration(inventory)
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


def _keep_id(item: dict[str, Tree], old: str, new: str) -> None:
    """Keep an id a record had; one that it has again is no old one."""
    known = item.get(_OLD_IDS, [])
    item[_OLD_IDS] = [each for each in dict.fromkeys((*known, old)) if each != new]


def _tell_clash(clash: Clash) -> str:
    file, *fields = clash.trail
    kept, other = (shorten(value, _MOST_LETTERS, placeholder=" …") for value in (clash.kept, clash.other))
    return say("refactoring", "clashing", file=file, field="/".join(fields), kept=kept, other=other)
