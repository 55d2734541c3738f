"""Citations while records are joined: each must lead to the passage it led to before, written out or inherited."""

from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from handbook.datafile import Tree
from handbook.records import inherit_citations

_CITE = "cite"
_PRINT = "fingerprint"


def write_inherited(model: type[BaseModel], item: dict[str, Tree]) -> list[dict[str, Tree]]:
    """Write the citations of a record into what only inherits them, in place; return the parts that now have them."""
    written: list[dict[str, Tree]] = []
    inheriting = inherit_citations(model, item)
    for name, lent in inheriting.items() if isinstance(inheriting, dict) else ():
        own = item[name]
        pairs = zip(own, lent, strict=True) if isinstance(own, list) else ((own, lent),)
        for part, full in pairs:
            if isinstance(part, dict) and isinstance(full, dict) and _CITE in full and _CITE not in part:
                part[_CITE] = [*dict.fromkeys(full[_CITE])]  # a substitution may have made two of them one
                written.append(part)
    return written


def drop_inherited(item: Mapping[str, Tree], written: Iterable[dict[str, Tree]]) -> None:
    """Leave citations out again that parts of a record would inherit as they are."""
    for part in written:
        if part.get(_CITE) == item.get(_CITE):
            part.pop(_CITE, None)


def pair_passages(kept: Tree, gone: Tree) -> Mapping[str, str]:
    """Find which passage of one list is which of another by what is printed in them: the ids, where these differ."""
    names: dict[str, list[str]] = {}
    for name, mark in _list_prints(kept):
        names.setdefault(mark, []).append(name)
    return {name: names[mark][0] for name, mark in _list_prints(gone) if mark in names and name not in names[mark]}


def rename_passages(passages: Tree, names: Mapping[str, str]) -> None:
    """Give passages the ids under which another list has them, in place."""
    for passage in passages if isinstance(passages, list) else ():
        if isinstance(passage, dict) and passage.get("id") in names:
            passage["id"] = names[str(passage["id"])]


def _list_prints(passages: Tree) -> Iterable[tuple[str, str]]:
    for passage in passages if isinstance(passages, list) else ():
        if isinstance(passage, dict) and passage.get(_PRINT):
            yield str(passage["id"]), str(passage[_PRINT])
