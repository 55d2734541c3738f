"""What items of a list are known by, so that those of several versions are told apart; comments by what is below them.

An item is known by its id, else by what its kind is known by, else by all that it says.
"""

from collections.abc import Iterator, Mapping, Sequence

from pydantic import BaseModel

from handbook.datafile import Path, Tree
from handbook.records import Record, RecordFile, read_fields

Model = type[BaseModel] | None
Trail = tuple[str, ...]
"""The fields and items that lead to something in a file; empty for the file as a whole."""


def key_lists(model: Model, lists: Sequence[Sequence[Tree]]) -> tuple[Mapping[str, Tree], ...] | None:
    """Return versions of a list with each item under its key; None where some items are not to be told apart."""
    for names in _list_keys(model):
        keyed = tuple({_write_key(names, item): item for item in items} for items in lists)
        if all(len(one) == len(items) for one, items in zip(keyed, lists, strict=True)):
            return keyed
    return None


def key_comments(file: RecordFile) -> Mapping[Trail, str]:
    """Return the comments of a file, each with its line end, by what they stand above."""
    trails = dict(_walk(_find_top(file), file.data, (), ()))
    found: dict[Trail, str] = {}
    for path, text in file.comments:
        trail = () if path is None else trails[path]
        found[trail] = f"{found.get(trail, '')}{text}\n"
    return found


def place_comments(file: RecordFile, comments: Mapping[Trail, str]) -> tuple[tuple[Path | None, str], ...]:
    """Return the comments of a file with their places: above what they stood above, or what that was part of."""
    paths = {trail: path for path, trail in _walk(_find_top(file), file.data, (), ())}
    placed: list[tuple[Path | None, str]] = []
    for trail, text in comments.items():
        near = next(each for each in (trail[:length] for length in range(len(trail), -1, -1)) if each in paths)
        placed += [(paths[near] or None, line) for line in text.splitlines()]
    return tuple(placed)


def _find_top(file: RecordFile) -> Mapping[str, Model]:
    """Return the models of what stands in the fields of a file."""
    if file.is_table:
        return {file.table: file.model}
    return {name: shape.model for name, shape in read_fields(file.model).items()}


def _walk(models: Mapping[str, Model], tree: Tree, path: Path, trail: Trail) -> Iterator[tuple[Path, Trail]]:
    """Visit all that fields hold, with the trail to each."""
    yield path, trail
    for name, value in tree.items() if isinstance(tree, dict) else ():
        model = models.get(name)
        inner = {each: shape.model for each, shape in read_fields(model).items()} if model else {}
        here, way = (*path, name), (*trail, name)
        if not isinstance(value, list):
            yield from _walk(inner, value, here, way)
            continue
        yield here, way
        keyed = key_lists(model, [value])
        keys = [*keyed[0]] if keyed else [str(at) for at in range(len(value))]
        for at, (key, item) in enumerate(zip(keys, value, strict=True)):
            yield from _walk(inner, item, (*here, at), (*way, key))


def _list_keys(model: Model) -> Iterator[Sequence[str]]:
    """List the fields by which items of a kind may be known, the surest first."""
    if model is None:
        yield ()
        return
    if "id" in model.model_fields:
        yield ("id",)
    if issubclass(model, Record):
        yield from model.wording.same
    yield tuple(model.model_fields)


def _write_key(names: Sequence[str], item: Tree) -> str:
    if not isinstance(item, dict):
        return str(item)
    return " ".join(str(item[name]) for name in names if name in item)
