"""Accepted proposals as what records say: a new record drafted, a part added to one, each with the passage it cites."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from handbook.datafile import Tree, parse_datafile
from handbook.editor.articles import RecognisedArticle
from handbook.editor.card_dates import OwnDate
from handbook.editor.cards import Lack, Proposal, RecordCard, find_field, find_part
from handbook.recognition import Find, Recognition, Value, draft_figure, draft_records, draft_relation
from handbook.records import Catalog
from handbook.text import slug_text

_PLACED = {
    "conferences": ("name", "date", "organizer", "about"),
    "commendations": ("by", "by_text", "recipients", "award"),
}


_SAID = {"level": Lack.LEVEL, "unit": Lack.UNIT}

Supplement = Mapping[Lack, str]
"""What an editor says that the text does not, by what it is."""


def add_own(
    catalog: Catalog, article: RecognisedArticle, card: RecordCard, answer: Supplement, tree: dict[str, Tree]
) -> None:
    """Add to a record what the text says of the record itself, where it says nothing of that yet."""
    said = {name: answer[lack] for name, lack in _SAID.items() if answer.get(lack)}
    finds = [
        replace(find, id=card.id, record="", candidates=(), fields={**said, **_keep_fields(card, card.own, find)})
        for find in card.own.finds
    ]
    recognition = Recognition({card.own.kind: tuple(finds)})
    drafts = draft_records(catalog, article.source, {}, article.read.reading, recognition, every=True)
    for draft in drafts[1:]:
        if draft.path.endswith(f"/{card.id}.yml"):
            drafted = parse_datafile(draft.path, draft.text.encode()).data
            if isinstance(drafted, dict):
                tree.update({name: value for name, value in drafted.items() if name not in tree})


def add_part(
    article: RecognisedArticle, card: RecordCard, proposal: Proposal, answer: Supplement, tree: dict[str, Tree]
) -> None:
    """Add to a record a part or a day that the text says of it; what it has already is not added twice."""
    if proposal.date:
        _add_date(article, card, proposal.date, tree)
        return
    find = replace(proposal.find, fields=_keep_fields(card, proposal, proposal.find))
    if find_part(tree, article, find) is not None:
        return
    items = tree.setdefault(find_field(proposal.kind), [])
    if isinstance(items, list):
        items.append(_draft_part(article, card, find, answer, items))


def _keep_fields(card: RecordCard, proposal: Proposal, find: Find) -> Mapping[str, Value]:
    """Return what a find says but for the days that an editor refused."""
    refused = card.list_refused(proposal.key)
    return {name: value for name, value in find.fields.items() if (name, value) not in refused}


def _add_date(article: RecognisedArticle, card: RecordCard, date: OwnDate, tree: dict[str, Tree]) -> None:
    """Add a day to a record or to the part it is told of, with the passage that prints it."""
    part = tree if date.owner.kind == card.own.kind else find_part(tree, article, date.owner)
    if part is not None and not part.get(date.name):
        part[date.name] = date.value
        cited, place = part.setdefault("cite", []), f"{article.source}#{date.finds[0].passage}"
        if isinstance(cited, list) and place not in cited:
            cited.append(place)


def _draft_part(
    article: RecognisedArticle, card: RecordCard, find: Find, answer: Supplement, items: Sequence[Tree]
) -> dict[str, Tree]:
    place: list[Tree] = [f"{article.source}#{find.passage}"]
    if find.kind == "relations":
        return draft_relation(article.source, find)
    if find.kind == "figures":
        indicator = answer.get(Lack.INDICATOR) or str(find.fields.get("indicator", ""))
        said = {**find.fields, "indicator": indicator, "scope": find.fields.get("scope") or card.name}
        return draft_figure(article.source, replace(find, fields=said), _name_part(indicator, items))
    tree: dict[str, Tree] = {}
    if find.kind in _PLACED:
        tree["id"] = _name_part(slug_text(find.text)[:40].strip("-"), items)
        for name in _PLACED[find.kind]:
            if value := find.fields.get(name):
                tree[name] = value if isinstance(value, str) else [*value]
    return {**tree, "text": answer[Lack.WORDS], "cite": place}


def _name_part(stem: str, items: Sequence[Tree]) -> str:
    """Name a part of a record as none of it is named."""
    taken = {item.get("id") for item in items if isinstance(item, dict)}
    return next(name for name in (f"{stem}-{at}" for at in range(1, len(taken) + 2)) if name not in taken)
