"""What took the place of a body or a province becomes one of a list, for there may be several."""

from collections.abc import Mapping

from handbook.datafile import Tree
from handbook.migration.trees import RecordTrees

_TABLES = ("issuers", "provinces")


def list_all_successors(handbook: RecordTrees) -> None:
    """Do so for every body and every province."""
    for path, tree in [*handbook.trees.items()]:
        if path.startswith("exemplars/") and isinstance(tree, dict):
            handbook.trees[path] = _list(handbook, tree)
    for table in _TABLES:
        path = f"vocabulary/{table}.yml"
        whole = handbook.trees.get(path)
        items = whole.get(table) if isinstance(whole, dict) else None
        if isinstance(items, list):
            listed = [_list(handbook, item) if isinstance(item, dict) else item for item in items]
            if any(one is not other for one, other in zip(listed, items, strict=True)):
                changed: Tree = {table: listed}
                handbook.inherit(items, listed)
                handbook.inherit(handbook.trees[path], changed)
                handbook.trees[path] = changed


def _list(handbook: RecordTrees, tree: dict[str, Tree]) -> Tree:
    listed = list_successors(tree)
    if listed is tree:
        return tree
    changed: Tree = {**listed}
    handbook.inherit(tree, changed)
    return changed


def list_successors(tree: Mapping[str, Tree]) -> Mapping[str, Tree]:
    """Write ``successor`` as the first of ``successors``, where it stood; a record that has no such field is the same.

    That of a body takes the sources of the record; that of a province, which has none, asks for its own.
    """
    if "successor" not in tree:
        return tree
    successors: Tree = [{"target": tree["successor"]}]
    return {("successors" if name == "successor" else name): value for name, value in tree.items()} | {
        "successors": successors
    }
