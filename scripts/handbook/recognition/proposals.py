"""What is recognised, written for programs: one list a kind, each item with its text, its passage and its fields."""

import json
from collections.abc import Mapping

from handbook.evidence import ReadPassage, Rereading
from handbook.messages import read_area, say
from handbook.recognition.article import Recognition
from handbook.recognition.finds import Find

_LONGEST = 90  # letters of a find on a line


def render_proposals(title: str, reading: Rereading, recognition: Recognition) -> str:
    """Write the proposals as JSON; what is not known of an item is not there."""
    told = {
        "title": title,
        "passages": [_tell_passage(passage) for passage in reading.passages],
        **{kind: [tell_find(find) for find in finds] for kind, finds in recognition.finds.items()},
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def render_account(recognition: Recognition) -> str:
    """Write the proposals for a terminal, kind by kind."""
    kinds: Mapping[str, str] = read_area("recognition")["kinds"]
    lines: list[str] = []
    for kind, finds in recognition.finds.items():
        lines.append(f"{kinds[kind]}: {len(finds)}")
        lines += [_tell_line(find) for find in finds]
    return "\n".join(lines)


def _tell_line(find: Find) -> str:
    target = find.target or ", ".join(find.candidates) or str(find.fields.get("value", ""))
    text = find.text if len(find.text) <= _LONGEST else f"{find.text[:_LONGEST]}…"
    return say("recognition", "item", passage=find.passage, text=text, target=target)


def tell_find(find: Find) -> Mapping[str, object]:
    """Write one find as an item of a list."""
    reasons: Mapping[str, str] = read_area("recognition")["reasons"]
    item = {
        "text": find.text,
        "passage": find.passage,
        "start": find.start,
        "end": find.end,
        "reason": reasons[find.reason],
        "record": find.record,
        "id": find.id,
        "candidates": list(find.candidates),
        **{name: list(value) if isinstance(value, tuple) else value for name, value in find.fields.items()},
    }
    return {name: value for name, value in item.items() if value not in ("", [])}


def _tell_passage(passage: ReadPassage) -> Mapping[str, object]:
    facts = passage.facts
    lists = {"numbers": facts.numbers, "dates": facts.dates, "symbols": facts.symbols, "names": facts.names}
    return {
        "id": passage.id,
        "opening": passage.opening,
        "fingerprint": passage.fingerprint,
        **{name: list(values) for name, values in lists.items() if values},
    }
