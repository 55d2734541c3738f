"""The claims of a record as prints: of their own words, and of the passages they rest on.

Ids are no words: a record that is only called otherwise is the one it was, so the records a claim names stand beside
its print, where ``handbook rename`` writes them anew.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import shorten

from pydantic import BaseModel

from handbook.checks import Part, walk_parts
from handbook.evidence import fingerprint
from handbook.records import VOCABULARY, Catalog, Citation, Entry, Record, ReviewedClaim, SeenPassage, read_fields

_MOST_LETTERS = 90
_NO_WORDS = frozenset({"id", "previous_ids", "cite"})
_NAMING = ("name", "text", "printed", "award", "basis", "target", "title", "short_name")
_LABELS = ("label", "term", "unit")
_WORDED = frozenset(VOCABULARY) - {"issuers"}
"""Tables whose ids stand for words of theirs."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A claim as it is now: where it stands, what it is called, and its prints."""

    part: Part
    label: str
    claim: ReviewedClaim


def stamp_record(catalog: Catalog, entry: Entry[Record]) -> tuple[Stamp, ...]:
    """Stamp every claim of a record, itself included."""
    parts = (part for part in walk_parts(entry) if getattr(part.value, "cite", ()))
    return tuple(Stamp(part, _name_part(part), _stamp(catalog, part.value)) for part in parts)


def _stamp(catalog: Catalog, value: BaseModel) -> ReviewedClaim:
    citations: tuple[Citation, ...] = getattr(value, "cite", ())
    seen = tuple(SeenPassage(each, _find_print(catalog, each)) for each in citations)
    words = fingerprint(" ".join(_list_words(catalog, value)))
    return ReviewedClaim(words=words, records=tuple(_list_named(value)), cite=seen)


def _find_print(catalog: Catalog, citation: Citation) -> str:
    source = catalog.sources.get(citation.source)
    passages = source.record.passages if source else ()
    return next((each.fingerprint or "" for each in passages if each.id == citation.passage), "")


def _walk(value: BaseModel) -> Iterator[tuple[str, str, object]]:
    """Visit what a part says itself: fields, where ids in them belong, values; parts with sources are other claims."""
    for name, shape in read_fields(type(value)).items():
        held = getattr(value, name)
        if name in _NO_WORDS or shape.traits.private or held in (None, (), shape.default):
            continue
        for item in held if isinstance(held, tuple) else (held,):
            if not isinstance(item, Record):
                yield name, shape.names, item
            elif "cite" not in type(item).model_fields:
                yield from _walk(item)


def _list_words(catalog: Catalog, value: BaseModel) -> Iterator[str]:
    for name, table, held in _walk(value):
        if not table:
            yield f"{name}: {held}"
        elif table in _WORDED:
            entries: Mapping[str, Entry[Record]] = getattr(catalog, table)
            record = entries[str(held)].record if str(held) in entries else None
            yield f"{name}: {' '.join(str(getattr(record, each)) for each in _LABELS if hasattr(record, each))}"


def _list_named(value: BaseModel) -> Iterator[str]:
    return (str(held) for _, table, held in _walk(value) if table and table not in _WORDED)


def _name_part(part: Part) -> str:
    value = part.value
    said = next((str(getattr(value, name)) for name in _NAMING if getattr(value, name, None)), "")
    words = f"«{shorten(said, _MOST_LETTERS, placeholder=' …')}»"
    return f"{read_fields(type(part.entry.record))[str(part.path[0])].noun} {words}" if part.path else words
