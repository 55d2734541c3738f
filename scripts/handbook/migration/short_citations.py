"""Citations that named a source and a place in it become short words, ``source#passage``; passages get ids."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from handbook.datafile import Tree
from handbook.migration.trees import RecordTrees
from handbook.records import write_locator
from handbook.text import slug_text

_OLD, _NEW = "citations", "cite"
_CITED = {"source", "locator"}
_NUMBER = re.compile(r"[0-9]+$")
_NAMELESS = "cho"  # of a place that has no letter


@dataclass(slots=True)
class _Shortening:
    """Rewrites trees; ``parents`` has, by the id of what becomes a word, itself and what has the word."""

    handbook: RecordTrees
    passages: Mapping[tuple[str, str], str]
    parents: dict[int, tuple[Tree, Tree]] = field(default_factory=dict)

    def rewrite(self, tree: Tree) -> Tree:
        """Return a tree with short citations; the same one where it has none."""
        if isinstance(tree, str):
            return tree
        changed: Tree
        if isinstance(tree, list):
            changed = [self.rewrite(item) for item in tree]
            is_same = all(one is other for one, other in zip(changed, tree, strict=True))
        else:
            cited = list(_list_citations(tree))
            changed = {name: self.rewrite(value) for name, value in tree.items() if name != _OLD or not cited}
            is_same = not cited and all(changed[name] is value for name, value in tree.items())
            if cited:
                changed[_NEW] = [self._write(each) for each in cited]
                self.parents |= {id(part): (part, changed) for part in (tree[_OLD], *cited)}
        if is_same:
            return tree
        self.handbook.inherit(tree, changed)
        return changed

    def _write(self, citation: dict[str, Tree]) -> str:
        place = str(citation["source"]), str(citation["locator"])
        return f"{place[0]}#{self.passages.get(place) or next(_list_ids(place[1]))}"


def shorten_citations(handbook: RecordTrees) -> None:
    """Write citations as short words, wherever they stand, and give each passage the id they name it by.

    A passage keeps its place in words only where its id does not tell it: ``d7`` is paragraph 7. A citation of a place
    that its source does not list names the id such a passage would have, so that the check tells of it as before.
    """
    passages: dict[tuple[str, str], str] = {}
    for path, tree in [*handbook.trees.items()]:
        if path.startswith("sources/") and isinstance(tree, dict):
            handbook.trees[path] = _identify(handbook, tree, passages)
    shortening = _Shortening(handbook, passages)
    for path, tree in [*handbook.trees.items()]:
        handbook.trees[path] = shortening.rewrite(tree)
    for place, anchor in enumerate(handbook.anchors):
        parent = shortening.parents.get(id(anchor.holder))
        if parent:
            handbook.anchors[place] = replace(anchor, holder=parent[1], field=_NEW)
        elif anchor.field == _OLD:
            handbook.anchors[place] = replace(anchor, field=_NEW)


def _identify(handbook: RecordTrees, source: dict[str, Tree], known: dict[tuple[str, str], str]) -> Tree:
    """Give the passages of a source ids, and keep which is which; the same source where all have one."""
    passages = source.get("passages")
    if not isinstance(passages, list) or all("id" in each for each in passages if isinstance(each, dict)):
        return source
    taken = {str(each["id"]) for each in passages if isinstance(each, dict) and "id" in each}
    named: list[Tree] = []
    for passage in passages:
        if not isinstance(passage, dict) or "id" in passage:
            named.append(passage)
            continue
        locator = str(passage.get("locator", ""))
        identifier = next(each for each in _list_ids(locator) if each not in taken)
        taken.add(identifier)
        known.setdefault((str(source.get("id")), locator), identifier)
        is_told = write_locator(identifier) == locator
        rest = {name: value for name, value in passage.items() if name != "locator" or not is_told}
        named.append({"id": identifier, **rest})
        handbook.inherit(passage, named[-1])
    changed: Tree = {**source, "passages": named}
    handbook.inherit(source, changed)
    handbook.inherit(passages, named)
    return changed


def _list_ids(locator: str) -> Iterator[str]:
    """List the ids that a passage may have, the one that tells its place first."""
    number = _NUMBER.search(locator)
    paragraph = f"d{number[0]}" if number else ""
    first = paragraph if paragraph and write_locator(paragraph) == locator else slug_text(locator) or _NAMELESS
    yield first
    yield from (f"{first}-{number}" for number in count(2))


def _list_citations(tree: dict[str, Tree]) -> Iterator[dict[str, Tree]]:
    """List the citations of a record or a part of one; none where they are not all of the form they had."""
    cited = tree.get(_OLD)
    found = [each for each in cited if isinstance(each, dict)] if isinstance(cited, list) else []
    if isinstance(cited, list) and len(found) == len(cited) and all(each.keys() == _CITED for each in found):
        yield from found
