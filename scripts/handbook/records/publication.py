"""A file of records as readers get it: without what only those who work on the handbook see."""

from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from handbook.datafile import Path
from handbook.records.fields import read_fields
from handbook.records.kinds import MODELS
from handbook.records.notation import read_record_file, render_record_file

_PRIVATE = tuple(
    sorted({name.encode() for model in MODELS for name, shape in read_fields(model).items() if shape.traits.private})
)


def publish_file(path: str, content: bytes) -> bytes:
    """Return a file as it is written, but for private fields and the comments above them.

    The file is one that could be read without a fault.
    """
    if not any(name in content for name in _PRIVATE):  # nearly none has any
        return content
    file, _, _ = read_record_file(path, content)
    if file is None:
        message = f"{path} could be read before and cannot now"
        raise ValueError(message)
    gone: set[Path] = set()
    for inner, item in file.items:
        _drop_private(file.model, item, inner, gone)
    if not gone:
        return content
    comments = tuple((above, text) for above, text in file.comments if above not in gone)
    return render_record_file(replace(file, comments=comments)).encode()


def _drop_private(model: type[BaseModel], tree: Any, path: Path, gone: set[Path]) -> None:  # noqa: ANN401 - any part of a tree
    """Take private fields out of plain data, in place."""
    if isinstance(tree, list):
        for position, item in enumerate(tree):
            _drop_private(model, item, (*path, position), gone)
    if not isinstance(tree, dict):
        return
    shapes = read_fields(model)
    for name in list(tree):
        inner = shapes[name].model
        if shapes[name].traits.private:
            del tree[name]
            gone.add((*path, name))
        elif inner:
            _drop_private(inner, tree[name], (*path, name), gone)
