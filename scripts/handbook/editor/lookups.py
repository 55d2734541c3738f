"""What may be looked up in the boxes of a form: ids, each with what it is called."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from handbook.editor.fieldsets import FieldBox
from handbook.editor.record_list import name_record
from handbook.records import Catalog

Lookups = Mapping[str, tuple[tuple[str, str], ...]]
"""Where ids belong → the ids there, each with its name."""


def list_boxes(boxes: Iterable[FieldBox]) -> Iterator[FieldBox]:
    """List boxes with all that are in them."""
    for box in boxes:
        yield box
        yield from list_boxes(box.boxes)
        for item in box.items:
            yield from list_boxes(item.boxes)


def list_lookups(catalog: Catalog, sources: Collection[str], boxes: Iterable[FieldBox]) -> Lookups:
    """List what the boxes of a form may be filled in with; of passages those of some sources."""
    wanted = {box.lookup for box in list_boxes(boxes) if box.lookup and not (box.choices and box.kind == "choice")}
    return {name: tuple(_list_ids(catalog, sources, name)) for name in sorted(wanted)}


def _list_ids(catalog: Catalog, sources: Collection[str], lookup: str) -> Iterator[tuple[str, str]]:
    if lookup == "passages":
        for source in sources:
            entry = catalog.sources.get(source)
            for passage in entry.record.passages if entry else ():
                yield f"{source}#{passage.id}", f"{passage.locator}: {passage.opening}…"
    elif lookup != "records":
        for identifier, entry in getattr(catalog, lookup).items():
            yield identifier, name_record(entry.record)
