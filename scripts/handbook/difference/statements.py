"""What differs between two versions of one record, as statements in Vietnamese.

Two records that differ in anything at all give at least one statement, whatever the field; some fields get words of
their own, all others the plain ones. What comes or goes is told whole.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from pydantic import BaseModel

from handbook.difference.cautions import (
    SAME_SOURCE,
    find_reaimed,
    join_cautions,
    mind_address,
    mind_anchor,
    mind_entry,
    mind_evidence,
    mind_figure,
    mind_loss,
    mind_name,
    mind_silence,
    mind_sources,
    mind_words,
)
from handbook.difference.matching import match_items, match_records
from handbook.difference.names import Names, contrast
from handbook.difference.telling import tell_fields, tell_item
from handbook.messages.fields import NOUNS
from handbook.records import (
    Citation,
    Discrepancy,
    Dossier,
    Figure,
    Passage,
    Relation,
    Source,
    Status,
)
from handbook.records.figures import write_amount, write_figure, write_number
from handbook.records.notation import list_fields
from handbook.text.quantities import parse_quantity

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

    record: BaseModel | None = None
    table: str = ""
    entry: BaseModel | None = None
    path: str = ""
    words: str = ""
    cited: tuple[BaseModel, BaseModel] | None = None

    def enter(self, step: str, words: str) -> "_Place":
        """Go one step further in; the words are those of the innermost item that has any."""
        path = f"{self.path}/{step}".lstrip("/")
        return replace(self, path=path, words=", ".join(filter(None, (self.words, words))))

    def say(self, text: str) -> str:
        """Put the place before a text."""
        return f"{self.words}: {text}" if self.words else text


def compare_records(names: Names, before: BaseModel, after: BaseModel) -> Iterator[Statement]:
    """State every difference between two versions of a record, its id apart."""
    yield from _compare(names, before, after, _Place(after), skip=frozenset({"id"}))


def introduce_record(names: Names, record: BaseModel) -> Iterator[Statement]:
    """State all a new record brings: its own fields and how much of each list, then each item of each list."""
    place, fields = _Place(record), list_fields(type(record))
    lists = [field for field in fields if field != "citations" and _hold_records(getattr(record, field))]
    plain = [*tell_fields(names, record, record, frozenset({"id", *lists}))]
    counts = [f"{len(getattr(record, field))} {_noun(field)}" for field in lists]
    overview = f"có {', '.join(counts)}" if counts else ""
    own = [getattr(record, field) for field in fields if field not in {*lists, "url"}]
    warning = join_cautions(mind_words(own), mind_address("url", getattr(record, "url", None)))
    yield Statement("added", "", overview, warning, "; ".join(filter(None, [*plain, overview])))
    for field in lists:
        yield from (_tell_item(names, "added", field, item, place) for item in getattr(record, field))


def compare_tables(
    names: Names, table: str, before: Sequence[BaseModel], after: Sequence[BaseModel], *, ordered: bool
) -> Iterator[Statement]:
    """State every difference between two versions of a table of the vocabulary."""
    yield from _compare_lists(names, table, (before, after), _Place(table=table), ordered=ordered)


def _compare(
    names: Names, before: BaseModel, after: BaseModel, place: _Place, skip: frozenset[str] = frozenset()
) -> Iterator[Statement]:
    if before == after:
        return
    if getattr(after, "citations", None) is not None and not isinstance(after, Status):
        place = replace(place, cited=(before, after))
    told = set(skip)
    special = _SPECIAL.get(type(after))
    if special and type(before) is type(after):
        for fields, statement in special(names, before, after, place):
            told |= fields
            yield statement
    for field in dict.fromkeys([*list_fields(type(after)), *list_fields(type(before))]):
        left, right = getattr(before, field, None), getattr(after, field, None)
        if field not in told and left != right:
            yield from _compare_field(names, before, after, field, place)


def _compare_field(names: Names, before: BaseModel, after: BaseModel, field: str, place: _Place) -> Iterator[Statement]:
    left, right = getattr(before, field, None), getattr(after, field, None)
    inner = place.enter(field, _noun(field))
    if isinstance(left, BaseModel) and isinstance(right, BaseModel):
        yield from _compare(names, left, right, inner)
        return
    if isinstance(left, tuple) or isinstance(right, tuple):
        lists = (_as_tuple(left), _as_tuple(right))
        if any(map(_hold_records, lists)):
            records = (_list_records(lists[0]), _list_records(lists[1]))
            yield from _compare_lists(names, field, records, place, ordered=True, owners=(before, after))
        else:
            yield from _compare_values(names, (before, after), field, lists, place)
        return
    warning = join_cautions(
        mind_loss(field) if right is None else "",
        mind_sources(place.cited, field, left, right),
        mind_figure(names, place.record, after, field),
        mind_name(names, after, field),
        mind_entry(names, place.table, place.entry),
        mind_anchor(names, place.record, before, after) if field == "id" else "",
        mind_words([right], [left]) if field != "url" else "",
        mind_address(field, right),
    )
    if left is None:
        text, whole = (f"thêm {_noun(field)}: {names.show(after, field, right, whole=each)}" for each in (False, True))
        yield Statement("added", inner.path, place.say(text), warning, _where_cut(place.say(whole), place.say(text)))
    elif right is None:
        text = f"bỏ {_noun(field)}: {names.show(before, field, left)}"
        yield Statement("removed", inner.path, place.say(text), warning)
    else:
        text, whole = (inner.say(_say_from_to(names, before, after, field, whole=each)) for each in (False, True))
        yield Statement("changed", inner.path, text, warning, _where_cut(whole, text))


def _say_from_to(names: Names, before: BaseModel, after: BaseModel, field: str, *, whole: bool = False) -> str:
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
    owners: tuple[BaseModel, BaseModel],
    field: str,
    lists: tuple[tuple[object, ...], tuple[object, ...]],
    place: _Place,
) -> Iterator[Statement]:
    """Compare two lists of plain values."""
    before, after = lists
    matching = match_items(before, after, (lambda item: item,))
    noun, path = _noun(field), place.enter(field, "").path
    warning = join_cautions(
        mind_sources(place.cited, field, before, after),
        mind_entry(names, place.table, place.entry),
    )
    for position in matching.removed:
        gone = "địa chỉ cũ thôi chuyển về đây" if field == "previous_ids" else ""
        text = place.say(f"bỏ {noun}: {names.show(owners[0], field, before[position])}")
        yield Statement("removed", path, text, join_cautions(warning, gone))
    for position in matching.added:
        text = place.say(f"thêm {noun}: {names.show(owners[1], field, after[position])}")
        yield Statement("added", path, text, join_cautions(warning, mind_words([after[position]])))
    if matching.is_reordered:
        yield Statement("moved", path, place.say(f"đổi thứ tự {noun}"))


def _compare_lists(
    names: Names,
    field: str,
    lists: tuple[Sequence[BaseModel], Sequence[BaseModel]],
    place: _Place,
    *,
    ordered: bool,
    owners: tuple[BaseModel, BaseModel] | None = None,
) -> Iterator[Statement]:
    """Compare two lists of records."""
    before, after = lists
    matching = match_records(before, after)
    loss = ""
    if field == "citations" and owners:
        loss = mind_evidence(owners, len(matching.removed), len(matching.added))
    reaimed: Mapping[str, str] = {}
    if owners and isinstance(owners[0], Source) and isinstance(owners[1], Source) and field == "passages":
        reaimed = find_reaimed(names, owners[0], owners[1])
    for position in matching.removed:
        item = before[position]
        used = mind_entry(names, place.table, place.entry or item)
        gone = join_cautions(used, mind_anchor(names, place.record, item), mind_silence(item))
        mind = reaimed.get(item.locator, "") if isinstance(item, Passage) else ""
        yield replace(_tell_item(names, "removed", field, item, place), warning=join_cautions(loss, gone, mind))
    for position in matching.added:
        yield _tell_item(names, "added", field, after[position], place)
    for left, right in matching.pairs:
        item = before[left]
        words = _noun(field) if isinstance(item, Citation) else f"{_noun(field)} {names.describe(item)}"
        inner = replace(place.enter(f"{field}/{_key(item)}".rstrip("/"), words), entry=place.entry or item)
        for statement in _compare(names, item, after[right], inner):
            mind = reaimed.get(item.locator, "") if isinstance(item, Passage) else ""
            moved = mind_evidence(owners, 1, 1) if isinstance(item, Citation) and owners else ""
            yield replace(statement, warning=join_cautions(statement.warning, mind, moved))
    if ordered and matching.is_reordered:
        yield Statement("moved", place.enter(field, "").path, place.say(f"đổi thứ tự {_noun(field)}"))


def _tell_item(names: Names, action: Action, field: str, item: BaseModel, place: _Place) -> Statement:
    inner = place.enter(f"{field}/{_key(item)}".rstrip("/"), "")
    described, whole = names.describe(item), tell_item(names, place.record, item)
    verb = {"added": "thêm", "removed": "bỏ"}[action]
    if isinstance(item, Discrepancy):
        verb = {"added": "thừa nhận", "removed": "rút lại thừa nhận"}[action]
    elif isinstance(item, Figure) and isinstance(place.record, Dossier):
        described = f"{described}: {write_figure(place.record, item, names.find_unit(item.indicator))}"
    kinds = [each.kind for each in getattr(item, "discrepancies", ())]
    if kinds and action == "added":
        described = f"{described}, thừa nhận sai lệch ({', '.join(kinds)})"
    text, full = (place.say(f"{verb} {_noun(field)} {words}") for words in (described, whole))
    warning = mind_words([item]) if action == "added" else ""
    return Statement(action, inner.path, text, warning, _where_cut(full, text))


def _where_cut(whole: str, text: str) -> str:
    return whole if whole != text else ""


def _tell_relation(
    names: Names, before: BaseModel, after: BaseModel, place: _Place
) -> Iterator[tuple[frozenset[str], Statement]]:
    if isinstance(before, Relation) and isinstance(after, Relation) and before.type != after.type:
        kinds = names.name("relations", before.type), names.name("relations", after.type)
        if kinds[0] == kinds[1]:
            kinds = before.type, after.type
        text = f"quan hệ với {names.name('directives', after.target)} đổi từ «{kinds[0]}» thành «{kinds[1]}»"
        warning = SAME_SOURCE if set(before.citations) == set(after.citations) else ""
        yield frozenset({"type"}), Statement("changed", f"{place.path}/type", text, warning)


def _tell_figure(
    names: Names, before: BaseModel, after: BaseModel, place: _Place
) -> Iterator[tuple[frozenset[str], Statement]]:
    if not (isinstance(before, Figure) and isinstance(after, Figure) and isinstance(place.record, Dossier)):
        return
    told = [field for field in _AMOUNT if getattr(before, field) != getattr(after, field)]
    if told:
        units = [names.find_unit(figure.indicator) for figure in (before, after)]
        first = write_number(before) if units[0] == units[1] else write_amount(before, units[0])
        amounts = first, write_figure(place.record, after, units[1])
        text, warning = place.say(" → ".join(amounts)), mind_sources(place.cited, told[0], before, after)
        read = (parse_quantity(before.printed), before.value), (parse_quantity(after.printed), after.value)
        follows = all(amount and amount.low == amount.high == value for amount, value in read)
        is_told = {*told, "value"} if follows else {*told}
        yield frozenset(is_told), Statement("changed", f"{place.path}/{told[0]}", text, warning)


def _tell_status(
    names: Names, before: BaseModel, after: BaseModel, place: _Place
) -> Iterator[tuple[frozenset[str], Statement]]:
    if isinstance(before, Status) and isinstance(after, Status) and before.value != after.value:
        text = place.say(_say_from_to(names, before, after, "value"))
        same = before.citations == after.citations and before.basis == after.basis
        warning = "căn cứ và nguồn không đổi" if same else ""
        yield frozenset({"value"}), Statement("changed", f"{place.path}/value", text, warning)


def _noun(field: str) -> str:
    return NOUNS.get(field, field)


def _key(item: BaseModel) -> str:
    """Return what programs know an item by."""
    return str(getattr(item, "id", "") or getattr(item, "target", "") or getattr(item, "locator", ""))


def _list_records(items: tuple[object, ...]) -> list[BaseModel]:
    return [item for item in items if isinstance(item, BaseModel)]


def _hold_records(value: object) -> bool:
    return isinstance(value, tuple) and any(isinstance(each, BaseModel) for each in value)


def _as_tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


_Teller = Callable[[Names, BaseModel, BaseModel, _Place], Iterator[tuple[frozenset[str], Statement]]]
_SPECIAL: Mapping[type[BaseModel], _Teller] = MappingProxyType(
    {Relation: _tell_relation, Figure: _tell_figure, Status: _tell_status}
)
