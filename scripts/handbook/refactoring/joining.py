"""Two records that are plain data made one, in place."""

from collections.abc import Collection
from dataclasses import dataclass, field

from pydantic import BaseModel

from handbook.datafile import Tree
from handbook.records import FieldShape, Record, read_fields
from handbook.refactoring.occurrences import Substitution

Trail = tuple[str, ...]

_OWN = "id"  # each record keeps its own


@dataclass(frozen=True, slots=True)
class Clash:
    """A field in which both say something, and not the same; ``trail`` leads to it from the file on."""

    trail: Trail
    kept: str
    other: str


@dataclass(slots=True)
class Joiner:
    """Joins records, and keeps what cannot be joined.

    ``heirs`` has, by the id of each dict or list that went into another, that one.
    """

    clashes: list[Clash] = field(default_factory=list)
    heirs: dict[int, tuple[Tree, Tree]] = field(default_factory=dict)

    def join(self, model: type[BaseModel], kept: dict[str, Tree], other: dict[str, Tree], trail: Trail) -> None:
        """Put what the other says into the one that stays.

        What that one says already stays; lists are joined, and the same item in two lists is joined likewise.
        """
        self.heirs[id(other)] = other, kept
        for name, shape in read_fields(model).items():
            if name in other and name not in kept:
                kept[name] = other[name]
            elif name in other and name != _OWN:
                self._join_values(shape, kept[name], other[name], (*trail, name))

    def join_doubles(
        self, model: type[BaseModel], tree: dict[str, Tree], substitution: Substitution, trail: Trail
    ) -> None:
        """Join those items of a record's lists that a substitution has made the same."""
        shapes = read_fields(model)
        for name, value in tree.items():
            inner, here = shapes[name].model, (*trail, name)
            if isinstance(value, dict) and inner:
                self.join_doubles(inner, value, substitution, here)
            elif isinstance(value, list) and id(value) in substitution.touched:
                for item in value:
                    if isinstance(item, dict) and inner:
                        self.join_doubles(inner, item, substitution, here)
                self._drop_doubles(shapes[name], value, substitution, here)

    def _join_values(self, shape: FieldShape, kept: Tree, other: Tree, trail: Trail) -> None:
        if isinstance(kept, list) and isinstance(other, list):
            self.heirs[id(other)] = other, kept
            known = {_find_key(shape, item): item for item in kept}
            for item in other:
                self._add(shape, kept, known, item, trail)
        elif isinstance(kept, dict) and isinstance(other, dict) and shape.model:
            self.join(shape.model, kept, other, trail)
        elif kept != other:
            self.clashes.append(Clash(trail, str(kept), str(other)))

    def _drop_doubles(self, shape: FieldShape, items: list[Tree], substitution: Substitution, trail: Trail) -> None:
        """Join items of a list of which one was touched, and pass over what was the same before."""
        keys = [_find_key(shape, item) for item in items]
        pairs = zip(keys, items, strict=True)
        changed = {key for key, item in pairs if id(item) in substitution.touched or substitution.has_written(item)}
        known: dict[tuple[str, ...], Tree] = {}
        fresh: list[Tree] = []
        for key, item in zip(keys, items, strict=True):
            if key in changed:
                self._add(shape, fresh, known, item, trail)
            else:
                fresh.append(item)
        items[:] = fresh

    def _add(
        self, shape: FieldShape, items: list[Tree], known: dict[tuple[str, ...], Tree], item: Tree, trail: Trail
    ) -> None:
        """Add an item to a list, or join it with the same one there."""
        key = _find_key(shape, item)
        same = known.get(key)
        if same is None:
            known[key] = item
            items.append(item)
        elif isinstance(same, dict) and isinstance(item, dict) and shape.model:
            self.join(shape.model, same, item, (*trail, " ".join(key)))


def _find_key(shape: FieldShape, item: Tree) -> tuple[str, ...]:
    """Return what no two items of a list share: an id, else what their kind is known by, else all that they say."""
    if not isinstance(item, dict) or shape.model is None:
        return (str(item),)
    return tuple(str(item.get(name)) for name in _list_keys(shape.model))


def _list_keys(model: type[Record]) -> Collection[str]:
    shapes = read_fields(model)
    if _OWN in shapes:
        return (_OWN,)
    has_lists = any(shape.is_list for shape in shapes.values())
    return model.wording.same[0] if has_lists and model.wording.same else tuple(shapes)
