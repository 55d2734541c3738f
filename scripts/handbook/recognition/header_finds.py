"""A document whose own head was read from its boxes: what it says of itself, each thing cited where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handbook.names import fold_body, fold_symbol, may_be
from handbook.recognition.article import Recognition
from handbook.recognition.finds import Find, make_fields
from handbook.recognition.knowledge import Knowledge
from handbook.text import slug_text

_DOCUMENTS = "documents"
_YEAR = slice(4)


@dataclass(frozen=True, slots=True)
class HeadedFact:
    """One thing that stands in a box: the field it is for, its value in one spelling, and its words by passages."""

    name: str
    value: str
    parts: Sequence[tuple[str, int, str]]
    """The id of a passage, where the words begin in it, and the words."""


def add_header(known: Knowledge, recognition: Recognition, facts: Sequence[HeadedFact]) -> Recognition:
    """Put the document that a text itself is before those it names; without a symbol there is none to put."""
    said = {fact.name: fact.value for fact in reversed(facts)}
    if "symbol" not in said:
        return recognition
    own = [*_list_finds(known, said, facts)]
    symbol = fold_symbol(said["symbol"])
    others = [
        find
        for find in recognition.list_finds(_DOCUMENTS)
        if find.passage != own[0].passage or fold_symbol(str(find.fields.get("symbol", ""))) != symbol
    ]
    return replace(recognition, finds={**recognition.finds, _DOCUMENTS: (*own, *others)})


def _list_finds(known: Knowledge, said: dict[str, str], facts: Sequence[HeadedFact]) -> Iterator[Find]:
    """List the finds of the document, that of its symbol first."""
    year = said.get("issued", "")[_YEAR]
    proposed = slug_text(said["symbol"])
    proposed = proposed if not year or proposed.endswith(f"-{year}") else f"{proposed}-{year}"
    record, proposed = (proposed, "") if proposed in known.names.targets else ("", proposed)
    for fact in sorted(facts, key=lambda each: each.name != "symbol"):
        fields = make_fields(**_choose_fields(known, said, fact))
        for place, (passage, start, text) in enumerate(fact.parts if fields else ()):
            here = fields if not place else make_fields()
            yield Find(
                _DOCUMENTS, passage, start, start + len(text), text, "header", record=record, id=proposed, fields=here
            )


def _choose_fields(known: Knowledge, said: dict[str, str], fact: HeadedFact) -> dict[str, str]:
    """Choose what a fact proposes for the record of its document."""
    match fact.name:
        case "symbol":
            digits = fact.value[: len(fact.value) - len(fact.value.lstrip("0123456789"))]
            return {"symbol": fact.value, "number": digits}
        case "type":
            return {"type": known.find_type(fact.value)}
        case "issuer":
            return {"issuer": _find_issuer(known, fact.value, said.get("parent", "")), "issuer_text": fact.value}
        case "person":
            return {"person": fact.value, "person_role": said.get("role", "")}
        case "title" | "issued":
            return {fact.name: fact.value}
    return {}


def _find_issuer(known: Knowledge, name: str, parent: str) -> str:
    """Find the one body that is meant by a name in capitals, with that of the body above it where one stands there."""
    for said in filter(None, (f"{name} {parent}" if parent else "", name)):
        whole = fold_body(said)
        if body := known.find_body(said):
            return body
        found = [body for body, names in known.names.bodies.items() if whole in names or may_be(whole, names)]
        if len(found) == 1:
            return found[0]
    return ""
