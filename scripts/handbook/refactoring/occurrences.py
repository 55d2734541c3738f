"""Where an id is written in records that are plain data, and another written there instead."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from re import Match
from typing import Any

from pydantic import BaseModel

from handbook.datafile import Path, Tree
from handbook.names import EXPLICIT
from handbook.records import FieldShape, ValueKind, read_fields

Spaces = frozenset[str]
"""Where an id belongs, as the fields that hold it say."""


@dataclass(slots=True)
class Substitution:
    """Writes a new id for an old one wherever a field names a record of these spaces, in place.

    Of a source, ``passages`` have other ids as well. ``paths`` are where it wrote, ``touched`` the ids of all dicts and
    lists around those places.
    """

    spaces: Spaces
    old: str
    new: str
    passages: Mapping[str, str] = field(default_factory=dict)
    paths: list[Path] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)

    def apply(self, model: type[BaseModel], tree: dict[str, Tree], path: Path = ()) -> bool:
        """Write the new id throughout a record of a model, to which ``path`` leads; tell whether it stands anywhere."""
        shapes = read_fields(model)
        found = [self._write(tree, name, shapes[name], (*path, name)) for name in tree]
        self.touched.update([id(tree)] if any(found) else [])
        return any(found)

    def _write(self, holder: Any, key: str | int, shape: FieldShape, path: Path) -> bool:  # noqa: ANN401 - a dict or a list of a tree
        value = holder[key]
        if isinstance(value, list):
            found = [self._write(value, at, shape, (*path, at)) for at in range(len(value))]
            self.touched.update([id(value)] if any(found) else [])
            return any(found)
        if isinstance(value, dict):
            return shape.model is not None and self.apply(shape.model, value, path)
        written = self._write_text(shape, value)
        if written is None:
            return False
        holder[key] = written
        self.paths.append(path)
        return True

    def has_written(self, item: Tree) -> bool:
        """Tell whether an item of a list may be what this wrote: the new id, or a citation of it."""
        return isinstance(item, str) and item.partition("#")[0] == self.new

    def _write_text(self, shape: FieldShape, text: str) -> str | None:
        """Write a text anew; None where it does not name the record."""
        if shape.names:
            return self.new if text == self.old and shape.names in self.spaces else None
        if shape.kind is ValueKind.CITATION:
            source, _, rest = text.partition("#")
            passage, mark, seen = rest.partition("=")  # what was seen of it stands in reviews only
            is_meant = source == self.old and "sources" in self.spaces
            return f"{self.new}#{self.passages.get(passage, passage)}{mark}{seen}" if is_meant else None
        if "[[" not in text or "directives" not in self.spaces:
            return None
        is_linked = any(link["id"].strip() == self.old for link in EXPLICIT.finditer(text))
        return EXPLICIT.sub(self._write_link, text) if is_linked else None

    def _write_link(self, link: Match[str]) -> str:
        return link[0].replace(link["id"], self.new, 1) if link["id"].strip() == self.old else link[0]


def find_occurrences(
    model: type[BaseModel], tree: dict[str, Tree], spaces: Spaces, identifier: str, path: Path
) -> tuple[Path, ...]:
    """Find where a record, to which ``path`` leads, names another."""
    substitution = Substitution(spaces, identifier, identifier)
    substitution.apply(model, tree, path)
    return tuple(substitution.paths)
