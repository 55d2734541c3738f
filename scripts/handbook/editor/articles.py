"""An article within a change: its text and its source's record, what is recognised in it, what editors decided."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from handbook.changesets import (
    Changeset,
    begin_changeset,
    keep_text,
    propose_name,
    read_note,
    write_note,
    write_record,
)
from handbook.evidence import TITLE
from handbook.messages import say
from handbook.originals import Original
from handbook.recognition import (
    Find,
    HeadedFact,
    ReadText,
    Recognition,
    draft_records,
    gather_knowledge,
    name_source,
    read_lines,
    read_passages_of,
    recognize_original,
)
from handbook.records import Catalog

_NOTE = "bai"
NEW = "moi"
"""What is chosen where a find is none of the records offered."""
_MOST_SOURCES = 1000


@dataclass(frozen=True, slots=True)
class Decisions:
    """What editors decided on an article: proposals refused, by their keys, and records chosen for names."""

    refused: frozenset[str] = frozenset()
    chosen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecognisedArticle:
    """A text of a change, read and recognised; ``source`` is the id of its source."""

    change: str
    source: str
    read: ReadText
    recognition: Recognition
    decisions: Decisions


def name_find(find: Find) -> str:
    """Return the key of a find in its text, which stays while the text does."""
    return f"{find.kind}-{find.passage}-{find.start}"


def begin_article(root: Path, catalog: Catalog, original: Original) -> tuple[str, str]:
    """Begin a change with an article: its text is kept and its source drafted; return the names of both."""
    read = read_passages_of(original)
    stem = name_source(read.name) or say("changesets", "nameless")
    names = (stem, *(f"{stem}-{at}" for at in range(2, _MOST_SOURCES)))
    source = next(name for name in names if name not in catalog.sources)
    words = {"kind": say("draft", "kind"), "counting": say("recognition", "counting"), **read.about}
    [draft] = draft_records(catalog, source, {"title": read.name, **words}, read.reading, Recognition({}))
    change = begin_changeset(root, propose_name(root, read.name), read.name).name
    keep_text(root, change, source, read.text)
    told = {"facts": [asdict(fact) for fact in read.facts]}
    write_note(root, change, _NOTE, json.dumps({source: told}, ensure_ascii=False))
    write_record(root, change, f"sources/{source}.yml", draft.text, "")
    return change, source


def list_articles(changeset: Changeset) -> tuple[str, ...]:
    """List the sources of a change that can be read as articles."""
    return tuple(source for source in changeset.texts if f"sources/{source}.yml" in changeset.records)


def read_article(root: Path, changeset: Changeset, source: str, catalog: Catalog) -> RecognisedArticle | None:
    """Read an article of a change, with what its records say by now; None where there is none."""
    if source not in list_articles(changeset):
        return None
    told = _read_notes(root, changeset.name).get(source, {})
    facts = (HeadedFact(**{**fact, "parts": [tuple(part) for part in fact["parts"]]}) for fact in told.get("facts", ()))
    has_title = f"id: {TITLE}\n" in (changeset.records[f"sources/{source}.yml"].text or "")
    read = read_lines(changeset.texts[source], tuple(facts), has_title=has_title)
    recognition = recognize_original(gather_knowledge(catalog), read)
    decisions = Decisions(frozenset(told.get("refused", ())), MappingProxyType(told.get("chosen", {})))
    return RecognisedArticle(changeset.name, source, read, recognition, decisions)


def keep_decisions(root: Path, article: RecognisedArticle, decisions: Decisions) -> RecognisedArticle:
    """Keep what is decided on an article."""
    notes = _read_notes(root, article.change)
    kept = {"refused": sorted(decisions.refused), "chosen": dict(decisions.chosen)}
    notes[article.source] = {**notes.get(article.source, {}), **kept}
    write_note(root, article.change, _NOTE, json.dumps(notes, ensure_ascii=False))
    return replace(article, decisions=decisions)


def _read_notes(root: Path, change: str) -> dict[str, Any]:
    return dict(json.loads(read_note(root, change, _NOTE) or "{}"))
