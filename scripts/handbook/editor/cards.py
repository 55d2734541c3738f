"""Proposals as an editor decides on them: a card for each record, in it what the text says of that record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from handbook.datafile import Tree
from handbook.editor.articles import NEW, RecognisedArticle, name_find
from handbook.editor.record_list import name_record
from handbook.messages import read_area
from handbook.recognition import Find
from handbook.records import (
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
    read_fields,
    write_locator,
)
from handbook.text import slug_text

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


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal: the finds it rests on, the first of which stands for it, and what is told of it."""

    key: str
    kind: str
    finds: tuple[Find, ...]
    state: State
    fields: tuple[tuple[str, str], ...]

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

    @property
    def needs_words(self) -> bool:
        """Whether an editor must write it in words of his own."""
        return self.kind in WORDED

    @property
    def needs_indicator(self) -> bool:
        """Whether nobody has said yet what it counts."""
        return self.kind == "figures" and not self.find.fields.get("indicator")


@dataclass(frozen=True, slots=True)
class RecordCard:
    """What is proposed of one record, or of one of several between which an editor is to choose."""

    key: str
    table: str
    id: str
    name: str
    is_known: bool
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
        if self.parts or self.candidates:
            return 0
        return 2 if self.is_known or self.table == "bodies" else 0

    @property
    def open_keys(self) -> tuple[str, ...]:
        """The keys of all that can be accepted as it is."""
        proposals = (*(() if self.is_known else (self.own,)), *self.parts)
        return tuple(
            each.key for each in proposals if each.state == "open" and not each.needs_words and not each.needs_indicator
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
    cards = [_plan_card(catalog, article, trees, now, group, parts.get(key, ())) for key, group in groups.items()]
    return tuple(sorted(cards, key=lambda card: card.weight))


def holds(tree: "Tree | None", article: RecognisedArticle, find: Find) -> bool:
    """Tell whether a record says already what a find proposes for it."""
    if not isinstance(tree, dict):
        return False
    field = _PARTS[find.kind][0]
    items = tree.get(field, ())
    place = f"{article.source}#{find.passage}"
    return any(isinstance(item, dict) and place in item.get("cite", ()) and _is_same(item, find) for item in items)


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


def _plan_card(
    catalog: Catalog,
    article: RecognisedArticle,
    trees: Mapping[str, Tree],
    now: Catalog,
    group: Sequence[Find],
    parts: Sequence[Find],
) -> RecordCard:
    first = group[0]
    table = HOMES[first.kind]
    entries = getattr(catalog, table)
    is_known = first.record in getattr(now, table)
    tree = trees.get(first.target)
    own_state: State = "refused" if name_find(first) in article.decisions.refused else "open"
    own_state = "accepted" if first.record else own_state
    own = Proposal(name_find(first), first.kind, tuple(group), own_state, _tell_fields(catalog, group))
    name = name_record(entries[first.record].record) if first.record in entries else ""
    return RecordCard(
        _name_group(first),
        table,
        first.target,
        name or str(first.fields.get("name", "")) or first.text,
        is_known,
        tuple((each, name_record(entries[each].record)) for each in first.candidates if each in entries),
        own,
        tuple(_plan_part(catalog, article, tree, find) for find in parts),
    )


def _plan_part(catalog: Catalog, article: RecognisedArticle, tree: "Tree | None", find: Find) -> Proposal:
    key = name_find(find)
    state: State = "refused" if key in article.decisions.refused else "open"
    state = "accepted" if holds(tree, article, find) else state
    return Proposal(key, find.kind, (find,), state, _tell_fields(catalog, (find,)))


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
            name_record(table[each].record) if table and each in table else each for each in values
        )
    return tuple(told.items())
