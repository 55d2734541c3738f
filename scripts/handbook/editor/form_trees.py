"""What a form was filled in with, as plain data of a record: empty boxes say nothing, empty items are none."""

import unicodedata
from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from handbook.datafile import Tree
from handbook.records import FieldShape, Record, read_fields

SEPARATOR = "."


def build_tree(model: type[BaseModel], pairs: Iterable[tuple[str, str]]) -> dict[str, Tree]:
    """Build the data of a record from the boxes of its form, each named by the way to its field."""
    boxes: dict[tuple[str, ...], list[str]] = {}
    for name, value in pairs:
        boxes.setdefault(tuple(name.split(SEPARATOR)), []).append(value)
    return _build_fields(model, boxes, ())


def is_in_order(pairs: Iterable[tuple[str, str]]) -> bool:
    """Tell whether the items of each list that say something are numbered as they will stand in the record."""
    numbers: dict[tuple[str, ...], dict[int, None]] = {}
    for name, value in pairs:
        way = tuple(name.split(SEPARATOR))
        for at, step in enumerate(way):
            if step.isdigit() and value.strip():
                numbers.setdefault(way[:at], {})[int(step)] = None
    return all([*found] == [*range(len(found))] for found in numbers.values())


def _build_fields(
    model: type[BaseModel], boxes: Mapping[tuple[str, ...], list[str]], way: tuple[str, ...]
) -> dict[str, Tree]:
    values = {name: _build_field(shape, boxes, (*way, name)) for name, shape in read_fields(model).items()}
    return {name: value for name, value in values.items() if value}


def _build_field(shape: FieldShape, boxes: Mapping[tuple[str, ...], list[str]], way: tuple[str, ...]) -> Tree:
    if shape.model and shape.is_list:
        return [*_build_items(shape.model, boxes, way)]
    if shape.model:
        return _build_fields(shape.model, boxes, way)
    given = boxes.get(way, [])
    if shape.is_list:
        return [text for value in given for line in value.splitlines() if (text := _join(line))]
    return _join(given[-1]) if given else ""


def _build_items(
    model: type[Record], boxes: Mapping[tuple[str, ...], list[str]], way: tuple[str, ...]
) -> Iterable[dict[str, Tree]]:
    """Build the items of a list in the order in which they stand in the form."""
    depth = len(way)
    places = dict.fromkeys(each[depth] for each in boxes if each[:depth] == way and len(each) > depth)
    for place in places:
        if item := _build_fields(model, boxes, (*way, place)):
            yield item


def _join(text: str) -> str:
    """Join a text to one line of whole letters, as records have it."""
    return " ".join(unicodedata.normalize("NFC", text).split())
