"""Comments that stay with what they stand above, wherever in which file that goes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from handbook.datafile import Path, Tree
from handbook.records import RecordFile

Heirs = Mapping[int, tuple[Tree, Tree]]
"""By the id of each dict or list that went into another: itself, and the other."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A comment, and what it stands above: a field of a dict, a text in a list, or all of a dict; or it ends a file."""

    text: str
    holder: Tree
    field: str = ""
    ends: bool = False


def list_anchors(file: RecordFile) -> Iterator[Anchor]:
    """List the comments of a file with what they stand above."""
    for path, text in file.comments:
        if path is None:
            yield Anchor(text, file.data, ends=True)
            continue
        holder, last = find_tree(file.data, path[:-1]), path[-1]
        if isinstance(holder, list) and isinstance(last, int):
            item = holder[last]
            yield Anchor(text, holder, item) if isinstance(item, str) else Anchor(text, item)
        else:
            yield Anchor(text, holder, str(last))


def find_tree(tree: Tree, path: Path) -> Tree:
    """Find what a path of a tree leads to."""
    for step in path:
        tree = tree[step]  # type: ignore[index] # a path holds what leads on in its tree
    return tree


def place_comments(
    files: Iterable[tuple[str, Tree]], anchors: Iterable[Anchor], heirs: Heirs, old: str, new: str
) -> Mapping[str, tuple[tuple[Path | None, str], ...]]:
    """Find where comments stand now, by file; those above what is gone are gone with it.

    ``old`` is the text of a list that now reads ``new``.
    """
    places: dict[int, tuple[str, Path]] = {}
    placed: dict[str, list[tuple[Path | None, str]]] = {}
    for name, tree in files:
        placed[name] = []
        places.update((id(holder), (name, path)) for holder, path in _walk(tree, ()))
    for anchor in anchors:
        holder = anchor.holder
        while id(holder) in heirs:
            holder = heirs[id(holder)][1]
        if id(holder) in places:
            name, path = places[id(holder)]
            placed[name].append((None if anchor.ends else (*path, *_find_step(holder, anchor, old, new)), anchor.text))
    return {name: tuple(comments) for name, comments in placed.items()}


def _find_step(holder: Tree, anchor: Anchor, old: str, new: str) -> Path:
    if isinstance(holder, list):
        text = new if anchor.field == old and new in holder else anchor.field
        return (holder.index(text),) if text in holder else ()
    return (anchor.field,) if anchor.field else ()


def _walk(tree: Tree, path: Path) -> Iterator[tuple[Tree, Path]]:
    if isinstance(tree, str):
        return
    yield tree, path
    for step, inner in tree.items() if isinstance(tree, dict) else enumerate(tree):
        yield from _walk(inner, (*path, step))
