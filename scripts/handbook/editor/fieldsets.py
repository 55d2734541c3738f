"""The boxes of a record's form, made from its model: their words, what they hold and may hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from handbook.datafile import Path, Tree
from handbook.editor.form_trees import SEPARATOR
from handbook.editor.record_list import name_record
from handbook.messages import read_area
from handbook.records import FLAGS, THINGS, Catalog, FieldShape, ValueKind, read_fields

_MOST_CHOICES = 40

Faults = Mapping[Path, Sequence[str]]
"""The way to a value → what the check says of it."""


@dataclass(frozen=True, slots=True)
class Option:
    """What may be chosen, and how it is called."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class FieldBox:
    """One field of a form.

    ``kind`` is how it is filled in: a line, prose, one of some choices, ids looked up in a list, a group of boxes or a
    list of groups. ``told`` says what ids mean, ``faults`` is what the check says of it.
    """

    name: str
    label: str
    hint: str
    kind: str
    value: str
    is_required: bool
    is_list: bool
    choices: tuple[Option, ...]
    lookup: str
    told: str
    faults: tuple[str, ...]
    boxes: tuple["FieldBox", ...] = ()
    items: tuple["BoxGroup", ...] = ()

    @property
    def key(self) -> str:
        """What it is called among the parts of a page."""
        return self.name.replace(SEPARATOR, "-")

    @property
    def is_empty(self) -> bool:
        """Whether nothing is filled in."""
        return not (self.value or self.items or any(not each.is_empty for each in self.boxes))


@dataclass(frozen=True, slots=True)
class BoxGroup:
    """One of a list of groups, with what it is called on a line."""

    name: str
    title: str
    boxes: tuple[FieldBox, ...]


@dataclass(frozen=True, slots=True)
class FormPlan:
    """What the boxes of a form are made with: the records there are, and what the check says by field."""

    catalog: Catalog
    faults: Faults
    blank: Path = ()
    """Where an empty item is wanted at the end of a list."""

    def draw_boxes(self, model: type[BaseModel], tree: Tree, path: Path = ()) -> tuple[FieldBox, ...]:
        """Draw the boxes of a record, or of a part of one, in the order in which its fields are written."""
        held = tree if isinstance(tree, dict) else {}
        return tuple(self._draw_box(shape, held.get(shape.name, ""), (*path, shape.name)) for shape in _list(model))

    def tell_faults(self, path: Path) -> tuple[str, ...]:
        """Tell what the check says of a field."""
        return tuple(self.faults.get(path, ()))

    def _draw_box(self, shape: FieldShape, value: Tree, path: Path) -> FieldBox:
        values = [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
        held = value if isinstance(value, str) else "\n".join(values)
        lookup = "passages" if shape.kind is ValueKind.CITATION else shape.names
        choices = _list_choices(self.catalog, shape)
        inner = () if shape.is_list or not shape.model else self.draw_boxes(shape.model, value, path)
        return FieldBox(
            name=SEPARATOR.join(map(str, path)),
            label=shape.label,
            hint=shape.meaning,
            kind=_choose_kind(shape, choices),
            value=held,
            is_required=shape.is_required,
            is_list=shape.is_list,
            choices=choices,
            lookup=lookup if lookup in THINGS or lookup == "passages" else "",
            told=", ".join(name for each in held.splitlines() if (name := self._tell_id(lookup, each))),
            faults=self._gather_faults(shape, path, held),
            boxes=inner,
            items=tuple(self._draw_items(shape, value, path)),
        )

    def _gather_faults(self, shape: FieldShape, path: Path, held: str) -> tuple[str, ...]:
        """Tell what the check says of a field, and of each value in a list that is filled in as one."""
        inner = range(len(held.splitlines())) if shape.is_list and not shape.model else ()
        return (*self.tell_faults(path), *(fault for at in inner for fault in self.tell_faults((*path, at))))

    def _draw_items(self, shape: FieldShape, value: Tree, path: Path) -> Iterator[BoxGroup]:
        if not (shape.model and shape.is_list):
            return
        items = value if isinstance(value, list) else []
        for at, item in enumerate([*items, *([{}] if self.blank == path else [])]):
            boxes = self.draw_boxes(shape.model, item, (*path, at))
            title = next((f"{box.label}: {box.value}" for box in boxes if box.value and box.kind != "lookup"), "")
            yield BoxGroup(SEPARATOR.join(map(str, (*path, at))), title, boxes)

    def _tell_id(self, lookup: str, identifier: str) -> str:
        if lookup == "passages":
            source, _, passage = identifier.partition("#")
            entry = self.catalog.sources.get(source)
            found = next((each for each in entry.record.passages if each.id == passage), None) if entry else None
            return f"{found.locator} «{found.opening}…»" if found else ""
        entries = getattr(self.catalog, lookup, None) if lookup and lookup != "records" else None
        return name_record(entries[identifier].record) if entries and identifier in entries else ""


def _list(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    return tuple(read_fields(model).values())


def _choose_kind(shape: FieldShape, choices: tuple[Option, ...]) -> str:
    if shape.model:
        return "list" if shape.is_list else "group"
    if choices and not shape.is_list:
        return "choice"
    if shape.is_list or shape.kind is ValueKind.PROSE:
        return "prose"
    return "lookup" if shape.names else "line"


def _list_choices(catalog: Catalog, shape: FieldShape) -> tuple[Option, ...]:
    """List what may be chosen where that is little enough to be shown at once."""
    if shape.kind is ValueKind.FLAG:
        return tuple(Option(each, each) for each in FLAGS)
    words: Mapping[str, str] = read_area("form")["choices"]
    if shape.choices:
        return tuple(Option(each, words.get(each, each)) for each in shape.choices)
    entries = getattr(catalog, shape.names, {}) if shape.names and shape.names != "records" else {}
    if not entries or len(entries) > _MOST_CHOICES:
        return ()
    return tuple(Option(each, name_record(entry.record)) for each, entry in entries.items())
