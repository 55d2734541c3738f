"""What took the place of a body or a province becomes one of a list, for there may be several."""

from collections.abc import Mapping

from handbook.datafile import Tree


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
