"""Proposals as an editor decides on them: a card for each record, in it what the text says of that record."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from handbook.datafile import Tree
from handbook.editor.articles import NEW, RecognisedArticle, name_find
from handbook.editor.card_dates import DATED, OwnDate, list_dates
from handbook.editor.record_list import name_record
from handbook.messages import read_area, write_date
from handbook.recognition import Find
from handbook.records import (
    DATE_KINDS,
    Catalog,
    Claim,
    Commendation,
    Conference,
    Directive,
    Exemplar,
    Figure,
    Model,
    Record,
    Relation,
    ValueKind,
    read_fields,
    write_locator,
)
from handbook.text import parse_date, slug_text

State = Literal["open", "accepted", "refused"]

HOMES: Mapping[str, str] = MappingProxyType({"documents": "directives", "bodies": "bodies", "models": "models"})
"""Kinds of finds that are records → the table they belong to."""
_PARTS: Mapping[str, tuple[str, type[Record]]] = MappingProxyType(
    {
        "figures": ("figures", Figure),
        "relations": ("relations", Relation),
        "conferences": ("conferences", Conference),
        "commendations": ("commendations", Commendation),
        "lessons": ("lessons", Claim),
        "limitations": ("limitations", Claim),
    }
)
"""Kinds of finds that are parts of a record → the field they stand in, and its model."""
_MODELS: Mapping[str, type[Record]] = MappingProxyType(
    {"documents": Directive, "bodies": Exemplar, "models": Model, **{kind: part[1] for kind, part in _PARTS.items()}}
)
_SHOWN_ANYHOW = frozenset({"name", "text", "printed"})
WORDED = frozenset({"conferences", "commendations", "lessons", "limitations"})
"""Kinds whose words are the handbook's own."""


class Lack(StrEnum):
    """What a text does not say of a thing, by the box in which an editor says it."""

    INDICATOR = "chi-tieu"
    LEVEL = "cap"
    UNIT = "don-vi"
    WORDS = "loi"


_SPACES: Mapping[Lack, str] = MappingProxyType(
    {Lack.INDICATOR: "indicators", Lack.LEVEL: "levels", Lack.UNIT: "exemplars"}
)
"""What is chosen → where its id belongs."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What an editor is asked for, and what may be chosen; nothing where it is to be written."""

    lack: Lack
    options: tuple[tuple[str, str], ...] = ()

    @property
    def space(self) -> str:
        """Where the ids that may be chosen belong."""
        return _SPACES.get(self.lack, "")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal: the finds it rests on, the first of which stands for it, and what is told of it."""

    key: str
    kind: str
    finds: tuple[Find, ...]
    state: State
    fields: tuple[tuple[str, str], ...]
    asks: tuple[Ask, ...] = ()
    """What only an editor can say, and the record must have."""
    date: OwnDate | None = None
    """The day it is, if it is one."""
    owner: str = ""
    """The key of the proposal that its day is told of."""

    @property
    def find(self) -> Find:
        """The find that stands for it."""
        return self.finds[0]

    @property
    def reason(self) -> str:
        """Why it is proposed."""
        return str(read_area("recognition")["reasons"][self.find.reason])

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """The keys of its finds, each with the place it stands at, as readers know it."""
        return tuple((name_find(each), write_locator(each.passage)) for each in self.finds)


@dataclass(frozen=True, slots=True)
class RecordCard:
    """What is proposed of one record, or of one of several between which an editor is to choose."""

    key: str
    table: str
    id: str
    name: str
    is_known: bool
    is_wanted: bool
    """Whether other new records need it."""
    candidates: tuple[tuple[str, str], ...]
    own: Proposal
    parts: tuple[Proposal, ...]

    @property
    def is_settled(self) -> bool:
        """Whether it is known which record is meant."""
        return not self.candidates

    @property
    def weight(self) -> int:
        """How much there is to decide: a choice, what is said of a record, a record that is only named."""
        is_news = any(each.date is None or each.state != "accepted" for each in self.parts)
        if is_news or self.candidates or self.is_wanted:
            return 0
        return 2 if self.is_known or self.table == "bodies" else 0

    @property
    def open_keys(self) -> tuple[str, ...]:
        """The keys of all that can be accepted as it is."""
        proposals = (*(() if self.is_known else (self.own,)), *self.parts)
        asking = {each.key for each in proposals if each.state == "open" and each.asks}
        return tuple(each.key for each in proposals if each.state == "open" and not asking & {each.key, each.owner})

    def list_refused(self, key: str) -> frozenset[tuple[str, str]]:
        """List the days of a proposal that were refused, each with its field."""
        return frozenset(
            (each.date.name, each.date.value)
            for each in self.parts
            if each.date and each.owner == key and each.state == "refused"
        )


def plan_cards(
    catalog: Catalog, article: RecognisedArticle, trees: Mapping[str, Tree], now: Catalog
) -> tuple[RecordCard, ...]:
    """Group the proposals of an article by record, what says most first.

    ``catalog`` is the handbook with the change in it, ``now`` without; ``trees`` are the records of the change by id.
    """
    finds = {kind: tuple(_settle(article, finds)) for kind, finds in article.recognition.finds.items()}
    groups: dict[str, list[Find]] = {}
    for kind in HOMES:
        for find in finds.get(kind, ()):
            groups.setdefault(_name_group(find), []).append(find)
    parts = _share_parts(groups, finds)
    owners = ((key, find) for found in (groups, parts) for key, many in found.items() for find in many)
    dates = [*list_dates(owners, finds.get("dates", ()))]
    planner = _Planner(catalog, article, trees, now, tuple(_list_bodies(catalog, groups, trees)), dates)
    running = {str(find.fields.get("unit", "")) for find in finds.get("models", ()) if find.record not in now.models}
    cards = [planner.plan_card(group, parts.get(key, ()), running) for key, group in groups.items()]
    return tuple(sorted(cards, key=lambda card: card.weight))


def find_part(tree: "Tree | None", article: RecognisedArticle, find: Find) -> "dict[str, Tree] | None":
    """Find the part of a record that says already what a find proposes for it."""
    items = tree.get(_PARTS[find.kind][0], ()) if isinstance(tree, dict) else ()
    place = f"{article.source}#{find.passage}"
    found = (item for item in items if isinstance(item, dict) and place in item.get("cite", ()))
    return next((item for item in found if _is_same(item, find)), None)


def find_field(kind: str) -> str:
    """Return the field that a kind of part stands in."""
    return _PARTS[kind][0]


def _is_same(item: Mapping[str, Tree], find: Find) -> bool:
    if find.kind == "figures":
        return item.get("printed") == find.fields.get("printed")
    if find.kind == "relations":
        return (item.get("type"), item.get("target")) == (find.fields.get("type"), find.fields.get("target"))
    return True


def _settle(article: RecognisedArticle, finds: Sequence[Find]) -> Iterator[Find]:
    """Give finds the records that were chosen for them."""
    chosen = article.decisions.chosen
    by_choice = {find.candidates: chosen[name_find(find)] for find in finds if name_find(find) in chosen}
    for find in finds:
        choice = by_choice.get(find.candidates, "") if find.candidates else ""
        if not choice:
            yield find
        elif choice == NEW:
            yield replace(find, candidates=(), id=find.id or slug_text(str(find.fields.get("name", find.text))))
        else:
            yield replace(find, candidates=(), record=choice, id="")


def _name_group(find: Find) -> str:
    """Name the record that finds are of, or the choice that they leave."""
    return f"{find.kind}-{find.target or '-'.join(find.candidates) or slug_text(find.text)}"


def _share_parts(groups: Mapping[str, list[Find]], finds: Mapping[str, tuple[Find, ...]]) -> Mapping[str, list[Find]]:
    """Give each part to the record that it is said of: that which is named, else the unit that was named last."""
    bodies = [(find, key) for key, group in groups.items() for find in group if find.kind == "bodies"]
    by_name = {(find.passage, find.text): key for find, key in bodies}
    order = [(find.passage, find.start, key) for find, key in bodies]
    shared: dict[str, list[Find]] = {}
    for kind in _PARTS:
        for find in finds.get(kind, ()):
            key = f"documents-{find.fields.get('source', '')}" if kind == "relations" else ""
            key = key or by_name.get((find.passage, str(find.fields.get("scope", ""))), "")
            key = key or next((key for at, start, key in order if at == find.passage), "") or _find_main(order)
            if key in groups and (kind != "relations" or find.fields.get("target")):
                shared.setdefault(key, []).append(find)
    return shared


def _find_main(order: Sequence[tuple[str, int, str]]) -> str:
    """Return the unit that a text names most often, the first of several."""
    keys = [key for _, _, key in order]
    return max(dict.fromkeys(keys), key=keys.count, default="")


def _list_bodies(
    catalog: Catalog, groups: Mapping[str, Sequence[Find]], trees: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """List the bodies that an article names, by id, and those that the change has besides."""
    named = {group[0].target: group[0] for group in groups.values() if group[0].kind == "bodies"}
    for target, first in named.items():
        if not first.candidates:
            known = catalog.bodies.get(first.record)
            yield target, known.record.name if known else str(first.fields.get("name", first.text))
    for each in trees:
        if each in catalog.bodies and each not in named:
            yield each, catalog.bodies[each].record.name


@dataclass(frozen=True, slots=True)
class _Planner:
    """What cards are planned with."""

    catalog: Catalog
    article: RecognisedArticle
    trees: Mapping[str, Tree]
    now: Catalog
    bodies: tuple[tuple[str, str], ...]
    dates: Sequence[OwnDate]

    def plan_card(self, group: Sequence[Find], parts: Sequence[Find], running: Collection[str]) -> RecordCard:
        """Plan the card of a record; ``running`` are the bodies that new models need."""
        first = group[0]
        table = HOMES[first.kind]
        entries = getattr(self.catalog, table)
        asks = () if first.record else tuple(self._ask_own(group))
        is_written = bool(first.record) or (first.target in self.trees and not asks)
        state: State = "accepted" if is_written else self._find_state(first)
        name = name_record(entries[first.record].record) if first.record in entries else ""
        is_known = first.record in getattr(self.now, table)
        key, tree = _name_group(first), self.trees.get(first.target)
        own = Proposal(name_find(first), first.kind, tuple(group), state, _tell_fields(self.catalog, group), asks)
        planned = [*(self._plan_part(tree, find) for find in parts)]
        days = [day for each in self.dates if each.group == key and (day := self._plan_date(tree, own, each))]
        return RecordCard(
            key,
            table,
            first.target,
            name or str(first.fields.get("name", "")) or first.text,
            is_known,
            first.target in running and not is_known,
            tuple((each, name_record(entries[each].record)) for each in first.candidates if each in entries),
            own,
            (*planned, *days),
        )

    def _plan_part(self, tree: "Tree | None", find: Find) -> Proposal:
        is_said = find_part(tree, self.article, find) is not None or self._is_stated(find)
        state: State = "accepted" if is_said else self._find_state(find)
        fields = _tell_fields(self.catalog, (find,))
        return Proposal(name_find(find), find.kind, (find,), state, fields, tuple(self._ask_part(find)))

    def _plan_date(self, tree: "Tree | None", own: Proposal, date: OwnDate) -> Proposal | None:
        """Plan a day of a record or of one of its parts; none where it says another day."""
        is_own = date.owner.kind == own.kind
        held = self._find_day(tree, date.owner) if is_own else find_part(tree, self.article, date.owner)
        said = held.get(date.name, "") if held else ""
        if said and said != date.value:
            return None
        first = date.finds[0]
        state: State = "accepted" if said else self._find_state(first)
        shape = read_fields(_MODELS[date.owner.kind])[date.name]
        fields = ((shape.label, write_date(parse_date(date.value))),)
        owner = own.key if is_own else name_find(date.owner)
        return Proposal(name_find(first), first.kind, date.finds, state, fields, (), date, owner)

    def _find_day(self, tree: "Tree | None", find: Find) -> "Mapping[str, Tree]":
        """Find what a document says of its own day by now."""
        entry = self.catalog.directives.get(find.target)
        issued = entry.record.issued if entry else None
        return tree if isinstance(tree, dict) else {DATED[find.kind]: str(issued)} if issued else {}

    def _find_state(self, find: Find) -> State:
        return "refused" if name_find(find) in self.article.decisions.refused else "open"

    def _is_stated(self, find: Find) -> bool:
        """Tell whether a relation is stated already, by whatever source."""
        source = self.catalog.directives.get(str(find.fields.get("source", "")))
        said = (find.fields.get("type"), find.fields.get("target"))
        stated = source.record.relations if source and find.kind == "relations" else ()
        return any((each.type, each.target) == said for each in stated)

    def _ask_own(self, group: Sequence[Find]) -> Iterator[Ask]:
        kind, tree = group[0].kind, self.trees.get(group[0].target)
        held = tree if isinstance(tree, dict) else {}
        if kind == "bodies" and not (held.get("level") or any(find.fields.get("level") for find in group)):
            yield Ask(Lack.LEVEL, tuple((each, entry.record.label) for each, entry in self.catalog.levels.items()))
        has_unit = held.get("units") or any(find.fields.get("unit") for find in group)
        if kind == "models" and self.bodies and not has_unit:
            yield Ask(Lack.UNIT, self.bodies)

    def _ask_part(self, find: Find) -> Iterator[Ask]:
        if find.kind in WORDED:
            yield Ask(Lack.WORDS)
        if find.kind == "figures" and not find.fields.get("indicator"):
            entries = self.catalog.indicators.items()
            yield Ask(
                Lack.INDICATOR, tuple((each, f"{entry.record.label} ({entry.record.unit})") for each, entry in entries)
            )


def _tell_fields(catalog: Catalog, finds: Sequence[Find]) -> tuple[tuple[str, str], ...]:
    """Tell the fields that finds propose, in the words of the forms."""
    told: dict[str, str] = {}
    for name, shape in read_fields(_MODELS[finds[0].kind]).items():
        value = next((find.fields[name] for find in finds if find.fields.get(name)), "")
        if not value or name in _SHOWN_ANYHOW:
            continue
        values = (value,) if isinstance(value, str) else value
        table = getattr(catalog, shape.names, None) if shape.names else None
        told[shape.label] = ", ".join(
            name_record(table[each].record) if table and each in table else _print_value(shape.kind, each)
            for each in values
        )
    return tuple(told.items())


def _print_value(kind: ValueKind, value: str) -> str:
    return (write_date(parse_date(value)) or value) if kind in DATE_KINDS else value
