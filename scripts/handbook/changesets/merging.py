"""Three versions of a record made one: what one side changed is taken, field by field and item by item.

What both changed, and not alike, is told; until somebody chooses, what the editor wrote stands. Nothing that either
side wrote is left out without being told.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from handbook.changesets.itemizing import Model, Trail, key_comments, key_lists, place_comments
from handbook.changesets.ordering import merge_order
from handbook.datafile import Tree
from handbook.records import (
    RecordFile,
    read_fields,
    read_unchecked_file,
    render_record,
    render_record_file,
)

Held: TypeAlias = "Tree | None"
"""What a field or an item says; None is one that is not there."""
_COMMENT = "#"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What both sides changed, and not alike, as it would be written; empty where one has taken it away."""

    trail: Trail
    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merge:
    """The text of a record with what both sides changed, None where it is taken away, and all that was to be chosen."""

    text: str | None
    disagreements: tuple[Disagreement, ...] = ()


def merge_texts(
    path: str, base: str | None, mine: str | None, theirs: str | None, yielding: Collection[Trail] = ()
) -> Merge:
    """Make one text of what an editor and somebody else made of a record; None is one that is not there.

    ``yielding`` are the trails of disagreements in which the other side is to win.
    """
    if theirs in (mine, base):
        return Merge(mine)
    if mine == base:
        return Merge(theirs)
    merger = _Merger(yielding)
    if mine is not None and theirs is not None:
        text = merger.merge_files(path, base, mine, theirs)
        if text is not None:
            return Merge(text, tuple(merger.found))
    return Merge(theirs if () in yielding else mine, (Disagreement((), base or "", mine or "", theirs or ""),))


@dataclass(slots=True)
class _Merger:
    """Merges trees; ``yielding`` are the trails where the other side is to win."""

    yielding: Collection[Trail]
    found: list[Disagreement] = field(default_factory=list)

    def merge_files(self, path: str, base: str | None, mine: str, theirs: str) -> str | None:
        """Merge files; None where one of them cannot be read and written again as it is."""
        own, other = (read_unchecked_file(path, text.encode()) for text in (mine, theirs))
        if own is None or other is None:
            return None
        old = replace(own, data={}, comments=()) if base is None else read_unchecked_file(path, base.encode())
        if old is None:
            return None
        models = {own.table: own.model} if own.is_table else _list_models(own.model)
        data = self._merge_fields(models, _read_fields(old), _read_fields(own), _read_fields(other), ())
        file = replace(own, data=data)
        comments = self._merge_comments(*(key_comments(each) for each in (old, own, other)))
        text = render_record_file(replace(file, comments=place_comments(file, comments)))
        return text if read_unchecked_file(path, text.encode()) else None

    def _merge(self, model: Model, base: Held, mine: Held, theirs: Held, trail: Trail) -> Held:
        """Merge what a field or an item says; None is one that is not there."""
        if theirs in (mine, base):
            return mine
        if mine == base:
            return theirs
        merged: Held = None
        if isinstance(mine, dict) and isinstance(theirs, dict) and model:
            before = base if isinstance(base, dict) else {}
            merged = self._merge_fields(_list_models(model), before, mine, theirs, trail)
        elif isinstance(mine, list) and isinstance(theirs, list):
            merged = self._merge_lists(model, base if isinstance(base, list) else [], mine, theirs, trail)
        if merged is not None:
            return merged
        self.found.append(Disagreement(trail, *(_write(model, each) for each in (base, mine, theirs))))
        return theirs if trail in self.yielding else mine

    def _merge_fields(
        self,
        models: Mapping[str, Model],
        base: Mapping[str, Tree],
        mine: Mapping[str, Tree],
        theirs: Mapping[str, Tree],
        trail: Trail,
    ) -> dict[str, Tree]:
        merged = {
            name: self._merge(models[name], base.get(name), mine.get(name), theirs.get(name), (*trail, name))
            for name in dict.fromkeys([*mine, *theirs])
        }
        return {name: value for name, value in merged.items() if value is not None}

    def _merge_lists(
        self, model: Model, base: list[Tree], mine: list[Tree], theirs: list[Tree], trail: Trail
    ) -> list[Tree] | None:
        """Merge lists item by item; None where it cannot be told which is which."""
        keyed = key_lists(model, [base, mine, theirs])
        if keyed is None:
            return None
        old, own, other = keyed
        order = merge_order([*old], [*own], [*other])
        is_rewritten = bool(old.keys() - own.keys() - other.keys() and (own.keys() ^ other.keys()) - old.keys())
        if order is None or is_rewritten:
            return None
        merged = {key: self._merge(model, old.get(key), own.get(key), other.get(key), (*trail, key)) for key in order}
        return [item for item in merged.values() if item is not None]

    def _merge_comments(
        self, base: Mapping[Trail, str], mine: Mapping[Trail, str], theirs: Mapping[Trail, str]
    ) -> dict[Trail, str]:
        """Merge the comments above each field and item."""
        trails = dict.fromkeys([*mine, *theirs])
        merged = {
            trail: self._merge(None, base.get(trail), mine.get(trail), theirs.get(trail), (*trail, _COMMENT))
            for trail in trails
        }
        return {trail: text for trail, text in merged.items() if isinstance(text, str)}


def _list_models(model: type) -> Mapping[str, Model]:
    return {name: shape.model for name, shape in read_fields(model).items()}


def _read_fields(file: RecordFile) -> dict[str, Tree]:
    return file.data if isinstance(file.data, dict) else {}


def _write(model: Model, tree: Held) -> str:
    """Write what stands in a field or is an item, for people to choose by."""
    if isinstance(tree, list):
        return "\n".join(f"- {_write(model, item)}" for item in tree)
    if isinstance(tree, dict):
        return render_record(model, tree).rstrip() if model else ""
    return tree or ""
