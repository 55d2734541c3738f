"""A whole text recognised: every rule over every passage, and one thing under one id wherever it is named."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from handbook.evidence import ReadPassage
from handbook.names import fold_symbol
from handbook.recognition.body_finds import find_bodies, is_bare, is_short
from handbook.recognition.body_words import BRANCHES
from handbook.recognition.document_finds import find_aliases, find_declared, find_document_names
from handbook.recognition.event_finds import find_commendations, find_conferences
from handbook.recognition.figure_finds import find_figures
from handbook.recognition.finds import KINDS, Find, Scan, make_fields, scan_passage
from handbook.recognition.heading_finds import find_headed
from handbook.recognition.knowledge import Knowledge, fold_name
from handbook.recognition.model_finds import find_again, find_models
from handbook.recognition.person_finds import find_persons
from handbook.recognition.relation_finds import find_relations
from handbook.text import fold_letters

_JOINT = re.compile(r"\s*(?P<tie>,|\(|(?:trực\s+)?thuộc(?!\w))\s*")
"""What joins a body to the one that it belongs to."""
_ORGANS = ("Ban Thường vụ ", "Ban Chấp hành ")


@dataclass(frozen=True, slots=True)
class Recognition:
    """All finds of a text by their kinds, each in the order of print."""

    finds: Mapping[str, tuple[Find, ...]]

    def list_finds(self, kind: str) -> tuple[Find, ...]:
        """Return the finds of one kind."""
        return self.finds.get(kind, ())


def recognize_text(known: Knowledge, passages: Sequence[ReadPassage]) -> Recognition:
    """Recognise what the passages of a text name; what is proposed stands in its passage, and nobody has chosen yet."""
    scans = [scan_passage(passage.id, passage.text) for passage in passages]
    folded = " ".join(scan.folded for scan in scans)
    documents = _settle_documents(_find_all_documents(known, scans, folded))
    bodies = _settle_bodies(known, [find for scan in scans for find in find_bodies(known, scan)], folded)
    bodies = [*_settle_parents(scans, bodies)]
    documents = [*_settle_issuers(documents, bodies)]
    found: list[Find] = [*documents, *bodies]
    for scan in scans:
        here = [find for find in documents if find.passage == scan.id]
        around = [find for find in bodies if find.passage == scan.id]
        models = [_settle_unit(model, around) for model in find_models(known, scan)]
        found = [find for find in found if not any(_holds(model, find) for model in models)]
        found += models
        found += find_figures(known, scan, around)
        found += _find_dates(scan)
        found += find_relations(scan, here)
        found += find_conferences(scan, here, around)
        found += find_commendations(scan, around)
        found += find_persons(scan)
    found += find_headed(scans)
    found += find_again(scans, [find for find in found if find.kind == "models"])
    order = {scan.id: number for number, scan in enumerate(scans)}
    found.sort(key=lambda find: order[find.passage])
    return Recognition({kind: tuple(_keep_first(find for find in found if find.kind == kind)) for kind in KINDS})


def _find_all_documents(known: Knowledge, scans: Sequence[Scan], folded: str) -> list[Find]:
    found: list[Find] = []
    declared: dict[str, Find] = {}
    for scan in scans:
        here = [_settle_place(known, find, folded) for find in find_document_names(known, scan)]
        here += find_aliases(scan, declared, here)
        declared.update(find_declared(scan, here))
        found += sorted(here, key=lambda find: find.start)
    return found


def _settle_place(known: Knowledge, find: Find, folded: str) -> Find:
    """Offer a document of another place, instead of linking it, where only its number speaks for it.

    Every province has a «08-KH/ĐUK»: it is the known one where the text names the place, or its day.
    """
    facts = known.names.borne[find.record].facts if find.record in known.names.borne else None
    if facts is None or find.reason == "known-name" or known.is_placed(facts.issuer, "", folded):
        return find
    day = "-".join(f"{part:02d}" for part in facts.date)
    if find.fields.get("issued") == day:
        return find
    return replace(find, record="", candidates=(find.record,), reason="homonym")


def _settle_documents(finds: Sequence[Find]) -> list[Find]:
    """Give a document that is new one id: a bare number means the one of the same type named in full in this text."""
    full: dict[tuple[str, ...], Find] = {}
    for find in finds:
        if find.id and "symbol" in find.fields:
            key = fold_symbol(str(find.fields["symbol"]))
            if key not in full or len(find.id) > len(full[key].id):
                full[key] = find
    settled: list[Find] = []
    for find in finds:
        if not find.id:
            settled.append(find)
        elif "symbol" in find.fields:
            settled.append(replace(find, id=full[fold_symbol(str(find.fields["symbol"]))].id))
        else:
            number = str(find.fields.get("number", "")).lstrip("0")
            same = {
                other.id
                for key, other in full.items()
                if key[0] == number and other.fields.get("type") == find.fields.get("type")
            }
            settled.append(replace(find, id=same.pop(), candidates=()) if len(same) == 1 else find)
    return settled


def _settle_issuers(documents: Sequence[Find], bodies: Sequence[Find]) -> Iterator[Find]:
    """Give a document the issuer its passage names for short: «Tỉnh ủy» is the one this text names in full."""
    targets = {(body.passage, body.text): body.target for body in bodies if not body.candidates}
    for find in documents:
        said = str(find.fields.get("issuer_text", ""))
        names = [said, *(said.removeprefix(organ) for organ in _ORGANS if said.startswith(organ))]
        issuer = next((targets[find.passage, name] for name in names if (find.passage, name) in targets), "")
        is_open = issuer and not find.fields.get("issuer")
        yield replace(find, fields=make_fields(**{**find.fields, "issuer": issuer})) if is_open else find


def _settle_bodies(known: Knowledge, finds: Sequence[Find], folded: str) -> list[Find]:
    """Give a body that is named for short the id of the one body of this text whose name begins so.

    A short name that the handbook knows is taken for its body only where the text says which place it is of.
    """
    whole = {fold_name(str(find.fields["name"])): find for find in finds}
    settled: list[Find] = []
    for find in finds:
        name = fold_name(str(find.fields["name"]))
        longer = {other.target for words, other in whole.items() if words.startswith(f"{name} ") and is_short(name)}
        if find.record and not known.is_placed(find.record, name, folded):
            settled.append(replace(find, record="", candidates=(find.record,), reason="homonym-body"))
        elif find.record or (len(longer) != 1 and not is_bare(name)):
            settled.append(find)
        elif len(longer) == 1:
            target = longer.pop()
            is_known = any(each.record == target for each in finds)
            record, proposed = (target, "") if is_known else ("", target)
            settled.append(replace(find, record=record, id=proposed, reason="short-name"))
    return settled


def _settle_parents(scans: Sequence[Scan], bodies: Sequence[Find]) -> Iterator[Find]:
    """Give a body the known one that is named right behind it: «Chi bộ thôn …, Đảng bộ xã …», «Trạm … (Sở …)»."""
    texts = {scan.id: scan.folded for scan in scans}
    after = {(find.passage, find.start): find for find in bodies}
    for find in bodies:
        joint = _JOINT.match(texts[find.passage], find.end)
        parent = after.get((find.passage, joint.end())) if joint else None
        is_part = parent is not None and parent.record and not find.fields.get("parent")
        if joint and parent and is_part and (joint["tie"] != "," or _is_branch(find, parent)):
            fields = make_fields(**{**find.fields, "parent": parent.record, "parent_text": parent.text})
            yield replace(find, fields=fields)
        else:
            yield find


def _is_branch(find: Find, other: Find) -> bool:
    """Tell whether two bodies side by side are one in the other by their kinds."""
    name, above = fold_letters(find.text), fold_letters(other.text)
    heads = next((heads for head, heads in BRANCHES.items() if name.startswith(f"{head} ")), ())
    return above.startswith(tuple(f"{head} " for head in heads))


def _settle_unit(model: Find, bodies: Sequence[Find]) -> Find:
    """Give a model the body that is named right behind it: «mô hình … của Hội Nông dân xã …»."""
    said = str(model.fields.get("unit_text", ""))
    unit = next((body for body in bodies if body.start >= model.end and said.startswith(body.text)), None)
    if unit is None:
        return model
    return replace(model, fields=make_fields(**{**model.fields, "unit_text": unit.text, "unit": unit.target}))


def _holds(model: Find, find: Find) -> bool:
    """Tell whether a body is only a word in the name of a model."""
    return find.kind == "bodies" and find.passage == model.passage and model.start <= find.start < model.end


def _find_dates(scan: Scan) -> Iterator[Find]:
    for date in scan.dates:
        text = scan.text[date.start : date.end]
        yield Find("dates", scan.id, date.start, date.end, text, "date", fields=make_fields(value=date.value))


def _keep_first(finds: Iterator[Find]) -> Iterator[Find]:
    """Keep of one thing named several times in a passage the first that says most."""
    for _, group in groupby(finds, key=lambda find: find.passage):
        best: dict[object, Find] = {}
        for find in group:
            key = _identify(find)
            if key not in best or _weigh(find) > _weigh(best[key]):
                best[key] = find
        yield from sorted(best.values(), key=lambda find: find.start)


def _weigh(find: Find) -> tuple[int, int]:
    """Tell how much a find says, to compare: its fields first, then its words."""
    return len(find.fields), len(find.text)


def _identify(find: Find) -> object:
    if find.kind in {"documents", "bodies"}:
        return find.target or find.candidates or fold_letters(find.text)
    if find.kind == "models":
        return fold_letters(find.text)
    if find.kind == "dates":
        return find.fields["value"]
    return find.start, find.text
