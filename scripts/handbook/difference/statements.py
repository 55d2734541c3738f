"""What differs between two versions of one record, as statements in Vietnamese.

Two records that differ in anything at all give at least one statement, whatever the field; some fields get words of
their own, all others the plain ones.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from pydantic import BaseModel

from handbook.difference.matching import match_items, match_records
from handbook.difference.names import Names, contrast
from handbook.fields import NOUNS
from handbook.figures import write_amount, write_figure, write_number
from handbook.notation import list_fields
from handbook.quantities import parse_quantity
from handbook.records import Citation, Directive, Discrepancy, Dossier, Figure, Implementation, Relation, Status

Action = Literal["added", "removed", "changed", "moved"]

_SAME_SOURCE = "nguồn không đổi"
_DIGITS = re.compile(r"\d[\d.,/%]*")
_IDENTITY = frozenset({"type", "number", "symbol", "title", "issuer", "issued", "term"})
_AMOUNT = ("printed", "qualifier", "out_of")
_BY_CITATION = frozenset({"printed", "value", "out_of", "qualifier", "as_of", "date", "until"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that changed in a record: where (fields and ids), in which words, and what a reviewer should mind."""

    action: Action
    path: str
    text: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a comparison stands: the record, if it is in one, the path for programs, the words for readers."""

    record: BaseModel | None
    path: str = ""
    words: str = ""

    def enter(self, step: str, words: str) -> "_Place":
        """Go one step further in; the words are those of the innermost item that has any."""
        return _Place(self.record, f"{self.path}/{step}".lstrip("/"), ", ".join(filter(None, (self.words, words))))

    def say(self, text: str) -> str:
        """Put the place before a text."""
        return f"{self.words}: {text}" if self.words else text


def compare_records(names: Names, before: BaseModel, after: BaseModel) -> Iterator[Statement]:
    """State every difference between two versions of a record, its id apart."""
    yield from _compare(names, before, after, _Place(after), skip=frozenset({"id"}))


def introduce_record(names: Names, record: BaseModel) -> Iterator[Statement]:
    """State what a new record brings: its relations and what it acknowledges one by one, the rest in numbers."""
    counts = []
    for field in list_fields(type(record)):
        items = _as_tuple(getattr(record, field))
        told = [item for item in items if isinstance(item, Relation | Implementation | Discrepancy)]
        yield from (_tell_item(names, "added", field, item, _Place(record)) for item in told)
        if items and not told:
            counts.append(f"{len(items)} {_noun(field)}")
    for place, discrepancy in _walk_discrepancies(names, record, _Place(record)):
        yield _tell_item(names, "added", "discrepancies", discrepancy, place)
    if counts:
        yield Statement("added", "", f"có {', '.join(counts)}")


def compare_tables(
    names: Names, table: str, before: Sequence[BaseModel], after: Sequence[BaseModel], *, ordered: bool
) -> Iterator[Statement]:
    """State every difference between two versions of a table of the vocabulary."""
    yield from _compare_lists(names, table, before, after, _Place(None), ordered=ordered)


def _compare(
    names: Names, before: BaseModel, after: BaseModel, place: _Place, skip: frozenset[str] = frozenset()
) -> Iterator[Statement]:
    if before == after:
        return
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
    inner = place.enter(field, NOUNS.get(field, field))
    if isinstance(left, BaseModel) and isinstance(right, BaseModel):
        yield from _compare(names, left, right, inner)
    elif isinstance(left, tuple) or isinstance(right, tuple):
        lists = (_as_tuple(left), _as_tuple(right))
        records = [[item for item in items if isinstance(item, BaseModel)] for items in lists]
        if any(records):
            yield from _compare_lists(names, field, records[0], records[1], place, ordered=True)
        else:
            yield from _compare_values(names, (before, after), field, lists, place)
    elif left is None:
        text = f"thêm {NOUNS.get(field, field)}: {names.show(after, field, right)}"
        yield Statement("added", inner.path, place.say(text))
    elif right is None:
        text = f"bỏ {NOUNS.get(field, field)}: {names.show(before, field, left)}"
        yield Statement("removed", inner.path, place.say(text))
    else:
        yield Statement(
            "changed", inner.path, inner.say(_say_from_to(names, before, after, field)), _warn(before, after, field)
        )


def _say_from_to(names: Names, before: BaseModel, after: BaseModel, field: str) -> str:
    left, right = getattr(before, field), getattr(after, field)
    shown = names.show(before, field, left), names.show(after, field, right)
    if isinstance(left, str) and isinstance(right, str) and shown[0].startswith("«") and shown[1].startswith("«"):
        cut = contrast(left, right)
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
    noun, path = NOUNS.get(field, field), place.enter(field, "").path
    for position in matching.removed:
        yield Statement("removed", path, place.say(f"bỏ {noun}: {names.show(owners[0], field, before[position])}"))
    for position in matching.added:
        yield Statement("added", path, place.say(f"thêm {noun}: {names.show(owners[1], field, after[position])}"))
    if matching.is_reordered:
        yield Statement("moved", path, place.say(f"đổi thứ tự {noun}"))


def _compare_lists(
    names: Names, field: str, before: Sequence[BaseModel], after: Sequence[BaseModel], place: _Place, *, ordered: bool
) -> Iterator[Statement]:
    """Compare two lists of records."""
    matching = match_records(before, after)
    loss = "mất nguồn" if field == "citations" and len(matching.removed) > len(matching.added) else ""
    for position in matching.removed:
        yield replace(_tell_item(names, "removed", field, before[position], place), warning=loss)
    for position in matching.added:
        yield _tell_item(names, "added", field, after[position], place)
    for left, right in matching.pairs:
        item = before[left]
        words = _noun(field) if isinstance(item, Citation) else f"{_noun(field)} {names.describe(item)}"
        yield from _compare(names, item, after[right], place.enter(f"{field}/{_key(item)}".rstrip("/"), words))
    if ordered and matching.is_reordered:
        yield Statement("moved", place.enter(field, "").path, place.say(f"đổi thứ tự {_noun(field)}"))


def _tell_item(names: Names, action: Action, field: str, item: BaseModel, place: _Place) -> Statement:
    inner = place.enter(f"{field}/{_key(item)}".rstrip("/"), "")
    described = names.describe(item)
    verb = {"added": "thêm", "removed": "bỏ"}[action]
    if isinstance(item, Discrepancy):
        verb = {"added": "thừa nhận", "removed": "rút lại thừa nhận"}[action]
    elif isinstance(item, Figure) and isinstance(place.record, Dossier):
        described = f"{described}: {write_figure(place.record, item, names.find_unit(item.indicator))}"
    kinds = [each.kind for each in getattr(item, "discrepancies", ())]
    if kinds and action == "added":
        described = f"{described}, thừa nhận sai lệch ({', '.join(kinds)})"
    return Statement(action, inner.path, place.say(f"{verb} {_noun(field)} {described}"))


def _tell_relation(
    names: Names, before: BaseModel, after: BaseModel, place: _Place
) -> Iterator[tuple[frozenset[str], Statement]]:
    if isinstance(before, Relation) and isinstance(after, Relation) and before.type != after.type:
        kinds = names.name("relations", before.type), names.name("relations", after.type)
        if kinds[0] == kinds[1]:
            kinds = before.type, after.type
        text = f"quan hệ với {names.name('directives', after.target)} đổi từ «{kinds[0]}» thành «{kinds[1]}»"
        warning = _SAME_SOURCE if before.citations == after.citations else ""
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
        text, warning = place.say(" → ".join(amounts)), _warn(before, after, told[0])
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


def _warn(before: BaseModel, after: BaseModel, field: str) -> str:
    """Warn of a fact that changed though its sources did not."""
    citations = getattr(before, "citations", None), getattr(after, "citations", None)
    if not citations[0] or set(citations[0]) != set(citations[1] or ()):
        return ""
    if field in _BY_CITATION or (field in _IDENTITY and isinstance(after, Directive)):
        return _SAME_SOURCE
    left, right = getattr(before, field), getattr(after, field)
    if field == "text" and sorted(_DIGITS.findall(left)) != sorted(_DIGITS.findall(right)):
        return f"con số trong câu đổi, {_SAME_SOURCE}"
    return ""


def _walk_discrepancies(names: Names, record: BaseModel, place: _Place) -> Iterator[tuple[_Place, Discrepancy]]:
    """Find what the items of a record acknowledge, the record itself apart."""
    for field in list_fields(type(record)):
        for item in _as_tuple(getattr(record, field)):
            if isinstance(item, BaseModel):
                inner = place.enter(f"{field}/{_key(item)}".rstrip("/"), f"{_noun(field)} {names.describe(item)}")
                yield from ((inner, each) for each in getattr(item, "discrepancies", ()))


def _noun(field: str) -> str:
    return NOUNS.get(field, field)


def _key(item: BaseModel) -> str:
    """Return what programs know an item by."""
    return str(getattr(item, "id", "") or getattr(item, "target", "") or getattr(item, "locator", ""))


def _as_tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


_Teller = Callable[[Names, BaseModel, BaseModel, _Place], Iterator[tuple[frozenset[str], Statement]]]
_SPECIAL: Mapping[type[BaseModel], _Teller] = MappingProxyType(
    {Relation: _tell_relation, Figure: _tell_figure, Status: _tell_status}
)
