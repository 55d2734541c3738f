"""What differs between two versions of one record, as statements in Vietnamese.

Two records that differ in anything at all give at least one statement, whatever the field; some fields get words of
their own, all others the plain ones. What comes or goes is told whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from handbook.difference.cautions import (
    find_reaimed,
    join_cautions,
    mind_address,
    mind_anchor,
    mind_entry,
    mind_evidence,
    mind_figure,
    mind_name,
    mind_silence,
    mind_sources,
    mind_words,
)
from handbook.difference.matching import match_items, match_records
from handbook.difference.phrases import Names, contrast, is_said_by_print
from handbook.messages import say
from handbook.records import (
    VOCABULARY,
    Discrepancy,
    FieldShape,
    Figure,
    Passage,
    Record,
    Relation,
    Source,
    Status,
    ValueKind,
    read_fields,
    write_amount,
    write_number,
    write_status_date,
)

Action = Literal["added", "removed", "changed", "moved"]

_AMOUNT = ("printed", "qualifier", "out_of")


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that changed in a record: where (fields and ids), in which words, and what a reviewer should mind.

    ``whole`` says all of it where ``text`` is cut, for those who must see all.
    """

    action: Action
    path: str
    text: str
    warning: str = ""
    whole: str = ""

    @property
    def full(self) -> str:
        """What those who must see all are told."""
        return self.whole or self.text


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a comparison stands: in which record, or table and entry, the path for programs, the words for readers.

    ``cited`` is the innermost item with sources, before and after.
    """

    record: Record | None = None
    table: str = ""
    entry: Record | None = None
    path: str = ""
    words: str = ""
    cited: tuple[Record, Record] | None = None

    def enter(self, step: str, words: str = "") -> "_Place":
        """Go one step further in; the words are those of the innermost item that has any."""
        path = f"{self.path}/{step}".strip("/")
        return replace(self, path=path, words=", ".join(filter(None, (self.words, words))))

    def state(self, action: Action, step: str, text: str, *cautions: str, whole: str = "") -> Statement:
        """Make a statement of something here, or one step further in; ``whole`` where ``text`` may be cut."""
        said, full = (f"{self.words}: {each}" if self.words else each for each in (text, whole or text))
        warning = join_cautions(*cautions)
        return Statement(action, self.enter(step).path, said, warning, full if full != said else "")


def compare_records(names: Names, before: Record, after: Record) -> Iterator[Statement]:
    """State every difference between two versions of a record, its id apart."""
    yield from _compare(names, before, after, _Place(after), skip=frozenset({"id"}))


def introduce_record(names: Names, record: Record) -> Iterator[Statement]:
    """State all a new record brings: its own fields and how much of each list, then each item of each list."""
    place, shapes = _Place(record), read_fields(type(record))
    held = {field: getattr(record, field) for field in shapes}
    lists = [each for each in shapes.values() if each.model and each.is_list and held[each.name]]
    own = held.keys() - {each.name for each in lists}
    counts = [f"{len(held[each.name])} {each.noun}" for each in lists]
    overview = say("difference", "holds", counts=", ".join(counts)) if counts else ""
    plain = names.tell_fields(record, record, frozenset(held.keys() - own | {"id"}))
    words = mind_words(held[field] for field in shapes if field in own - {"url"})
    warning = join_cautions(words, mind_address("url", held.get("url")))
    yield Statement("added", "", overview, warning, "; ".join(filter(None, [*plain, overview])))
    for each in lists:
        yield from (_tell_item(names, "added", each.name, each.noun, item, place) for item in held[each.name])


def compare_tables(names: Names, table: str, before: Sequence[Record], after: Sequence[Record]) -> Iterator[Statement]:
    """State every difference between two versions of a table of the vocabulary."""
    yield from _compare_items(names, (table, VOCABULARY[table].wording.thing), (before, after), _Place(table=table))


def _compare(
    names: Names, before: Record, after: Record, place: _Place, skip: frozenset[str] = frozenset()
) -> Iterator[Statement]:
    if before == after:
        return
    if getattr(after, "cite", None) is not None:
        place = replace(place, cited=(before, after))
    together, statement = _compare_together(names, before, after, place)
    if statement:
        yield statement
    for field, shape in {**read_fields(type(after)), **read_fields(type(before))}.items():
        if field not in skip | together and getattr(before, field, None) != getattr(after, field, None):
            yield from _compare_field(names, before, after, shape, place)


def _compare_together(
    names: Names, before: Record, after: Record, place: _Place
) -> tuple[frozenset[str], Statement | None]:
    """State what several fields, or one in words of its own, say together; also return which fields those are."""
    match before, after:
        case Relation(), Relation() if before.type != after.type:
            kinds = names.name("relations", before.type), names.name("relations", after.type)
            first, second = kinds if kinds[0] != kinds[1] else (before.type, after.type)
            name = names.name("directives", after.target)
            text = say("difference", "relation", name=name, first=first, second=second)
            warning = say("difference", "same-source") if set(before.cite) == set(after.cite) else ""
            return frozenset({"type"}), Statement("changed", f"{place.path}/type", text, warning)
        case Status(), Status() if before.value != after.value:
            same = before.cite == after.cite and before.basis == after.basis
            said = (_say_from_to(names, before, after, "value"), write_status_date(names.after, after))
            text, warning = ", ".join(filter(None, said)), say("difference", "same-basis") if same else ""
            return frozenset({"value", "as_of"}), place.state("changed", "value", text, warning)
        case Figure(), Figure() if told := [each for each in _AMOUNT if getattr(before, each) != getattr(after, each)]:
            units = [names.find_unit(figure.indicator) for figure in (before, after)]
            first = write_number(before) if units[0] == units[1] else write_amount(before, units[0])
            text = f"{first} → {names.write_figure(place.record, after)}"
            warning = mind_sources(place.cited, read_fields(Figure)[told[0]], before, after)
            follows = all(map(is_said_by_print, (before, after)))
            return frozenset({*told, "value"} if follows else told), place.state("changed", told[0], text, warning)
    return frozenset(), None


def _compare_field(
    names: Names, before: Record, after: Record, shape: FieldShape, place: _Place
) -> Iterator[Statement]:
    field, noun = shape.name, shape.noun
    left, right = getattr(before, field, None), getattr(after, field, None)
    if isinstance(left, Record) and isinstance(right, Record):
        yield from _compare(names, left, right, place.enter(field, noun))
    elif shape.is_list and shape.model:
        yield from _compare_items(names, (field, noun), (left or (), right or ()), place, (before, after))
    elif shape.is_list:
        yield from _compare_values(names, (before, after), shape, (left or (), right or ()), place)
    else:
        yield _compare_scalars(names, (before, after), shape, (left, right), place)


def _compare_scalars(
    names: Names, owners: tuple[Record, Record], shape: FieldShape, values: tuple[object, object], place: _Place
) -> Statement:
    (before, after), (left, right), field, noun = owners, values, shape.name, shape.noun
    cautions = (
        shape.traits.loss if right is None else "",
        mind_sources(place.cited, shape, left, right) if not hasattr(right or left, "cite") else "",
        mind_figure(names, place.record, after, shape),
        mind_name(names, after, shape),
        mind_entry(names, place.table, place.entry),
        mind_anchor(names, place.record, before, after) if field == "id" else "",
        mind_words([right], [left]) if field != "url" and shape.kind is not ValueKind.PRINT else "",
        mind_address(field, right),
    )
    if left is None:
        cut, full = (names.show(after, field, right, whole=each) for each in (False, True))
        full = names.tell_all(place.record, right) if isinstance(right, Record) else full
        text, whole = (say("difference", "added", noun=noun, value=each) for each in (cut, full))
        return place.state("added", field, text, *cautions, whole=whole)
    if right is None:
        text = say("difference", "removed", noun=noun, value=names.show(before, field, left))
        return place.state("removed", field, text, *cautions)
    text, whole = (_say_from_to(names, before, after, field, whole=each) for each in (False, True))
    return place.enter(field, noun).state("changed", "", text, *cautions, whole=whole)


def _say_from_to(names: Names, before: Record, after: Record, field: str, *, whole: bool = False) -> str:
    left, right = getattr(before, field), getattr(after, field)
    shown = names.show(before, field, left), names.show(after, field, right)
    if isinstance(left, str) and isinstance(right, str) and shown[0].startswith("«") and shown[1].startswith("«"):
        cut = contrast(left, right, whole=whole)
        shown = f"«{cut[0]}»", f"«{cut[1]}»"
    if shown[0] == shown[1]:  # two ids of one name
        shown = f"{shown[0]} ({left})", f"{shown[1]} ({right})"
    return f"{shown[0]} → {shown[1]}"


def _compare_values(
    names: Names,
    owners: tuple[Record, Record],
    shape: FieldShape,
    lists: tuple[tuple[object, ...], tuple[object, ...]],
    place: _Place,
) -> Iterator[Statement]:
    """Compare two lists of plain values."""
    (before, after), field, noun = lists, shape.name, shape.noun
    matching = match_items(before, after, (lambda item: item,))
    removed, added = len(matching.removed), len(matching.added)
    cautions = (
        mind_evidence(owners, removed, added)
        if shape.kind is ValueKind.CITATION
        else mind_sources(place.cited, shape, before, after),
        mind_entry(names, place.table, place.entry),
    )
    for position in matching.removed:
        gone = say("difference", "old-id-gone") if field == "previous_ids" else ""
        text = say("difference", "removed", noun=noun, value=names.show(owners[0], field, before[position]))
        yield place.state("removed", field, text, *cautions, gone)
    for position in matching.added:
        text = say("difference", "added", noun=noun, value=names.show(owners[1], field, after[position]))
        yield place.state("added", field, text, *cautions, mind_words([after[position]]))
    if matching.is_reordered:
        yield place.state("moved", field, say("difference", "reordered", noun=noun))


def _compare_items(
    names: Names,
    called: tuple[str, str],
    lists: tuple[Sequence[Record], Sequence[Record]],
    place: _Place,
    owners: tuple[Record, Record] | None = None,
) -> Iterator[Statement]:
    """Compare two lists of records: of one field, or of a table; ``called`` is its name and its noun."""
    (before, after), (field, noun) = lists, called
    matching = match_records(before, after)
    reaimed: Mapping[str, str] = {}
    if owners and isinstance(owners[0], Source) and isinstance(owners[1], Source) and field == "passages":
        reaimed = find_reaimed(names, owners[0], owners[1])
    for position in matching.removed:
        item = before[position]
        used = mind_entry(names, place.table, place.entry or item)
        gone = "" if isinstance(item, Passage) else mind_anchor(names, place.record, item)
        mind = reaimed.get(item.id, "") if isinstance(item, Passage) else mind_silence(item)
        told = _tell_item(names, "removed", field, noun, item, place)
        yield replace(told, warning=join_cautions(used, gone, mind))
    for position in matching.added:
        yield _tell_item(names, "added", field, noun, after[position], place)
    for left, right in matching.pairs:
        item = before[left]
        words = f"{noun} {names.describe(item)}"
        inner = replace(place.enter(f"{field}/{_key(item)}", words), entry=place.entry or item)
        mind = reaimed.get(item.id, "") if isinstance(item, Passage) else ""
        for statement in _compare(names, item, after[right], inner):
            yield replace(statement, warning=join_cautions(statement.warning, mind))
    if matching.is_reordered:
        yield place.state("moved", field, say("difference", "reordered", noun=noun))


def _tell_item(
    names: Names, action: Literal["added", "removed"], field: str, noun: str, item: Record, place: _Place
) -> Statement:
    described = names.describe(item)
    if isinstance(item, Figure) and (amount := names.write_figure(place.record, item)):
        described = f"{described}: {amount}"
    kinds = [each.kind for each in getattr(item, "discrepancies", ())]
    if kinds and action == "added":
        described = say("difference", "admitting", item=described, kinds=", ".join(kinds))
    plain = "item-added" if action == "added" else "item-removed"
    admitted = "fault-added" if action == "added" else "fault-removed"
    sentence = admitted if isinstance(item, Discrepancy) else plain
    told = (described, names.tell_all(place.record, item))
    text, whole = (say("difference", sentence, noun=noun, item=each) for each in told)
    warning = mind_words([item]) if action == "added" else ""
    return place.state(action, f"{field}/{_key(item)}", text, warning, whole=whole)


def _key(item: Record) -> str:
    """Return what programs know an item by."""
    return str(getattr(item, "id", "") or getattr(item, "target", ""))
