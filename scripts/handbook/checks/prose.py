"""Mentions of documents in prose: each is read once, and resolves to one document or is reported."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from handbook.checks.findings import MODELS, Part, find_entry, list_places, walk_parts, walk_records
from handbook.checks.missing import NAMES, Dangling
from handbook.datafile import Path
from handbook.diagnostics import Diagnostic, Place
from handbook.memo import ONCE, Once
from handbook.messages import tell
from handbook.names import (
    NOBODY,
    Mention,
    MentionFault,
    NameIndex,
    Run,
    Speaker,
    Text,
    Unresolved,
    find_speaker,
    parse_prose,
)
from handbook.records import Catalog, Entry, write_choices

_MOST_CHOICES = 3
_PROSE = {
    model: tuple(name for name in ("text", "note", "basis", "meaning", "reported") if name in model.model_fields)
    for model in MODELS
}
"""Model → its fields in which documents may be named."""


@dataclass(frozen=True, slots=True, eq=False)
class Mentioned:
    """What one record says of documents: those it names, each once, and its mentions that lead nowhere, by text.

    ``runs`` are those of ``texts``, one by one: none where a text names nothing, None where it says one thing from
    this record and may say another from others.
    """

    targets: tuple[str, ...]
    unresolved: tuple[tuple[str, Unresolved], ...]
    texts: tuple[str, ...]
    runs: tuple[tuple[Run, ...] | None, ...]


def read_mentions(catalog: Catalog, names: NameIndex, memo: Once = ONCE) -> tuple[Mentioned, ...]:
    """Read what each record says of documents, in the order of ``walk_records``; then the log of changes."""
    return (
        *memo.ask_each("mentions", list_places(catalog), _read_record, catalog, names),
        *memo.ask_each("logged", range(len(catalog.changes)), _read_change, catalog, names),
    )


def list_texts(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """List the texts of a record in which documents may be named, each once."""
    return tuple(dict.fromkeys(text for _, text in find_texts(parts)))


def find_texts(parts: tuple[Part, ...]) -> Iterator[tuple[Path, str]]:
    """Find the texts of a record in which documents may be named, with the paths that lead there."""
    for part in parts:
        for field in _PROSE[type(part.value)]:
            text = getattr(part.value, field)
            if text:
                yield (*part.path, field), text


def check_mentions(
    catalog: Catalog, mentions: tuple[Mentioned, ...], shared: frozenset[tuple[str, ...]]
) -> Iterator[Diagnostic]:
    """Report every mention that names several documents.

    ``mentions`` is what all records say, ``shared`` are the names that several documents may bear; any other is
    reported where the second document takes it.
    """
    for place, each in _find_unresolved(catalog, mentions):
        if each.fault is MentionFault.AMBIGUOUS and not catalog.unread and each.key in shared:
            choices = write_choices([f"[[{target}|{each.text}]]" for target in each.candidates], most=_MOST_CHOICES)
            yield tell(place, "mention-ambiguous", name=each.text, count=len(each.candidates), choices=choices)


def find_unmatched(catalog: Catalog, mentions: tuple[Mentioned, ...], misdated: frozenset[str]) -> Iterator[Dangling]:
    """Find the mentions of documents that are not there, by name and by id.

    A name that may be of a ``misdated`` document, or of one that could not be read or has a type, an issuer or a term
    that is not there, is not told: the fault is at that document.
    """
    misdated |= _find_unplaced(catalog)
    types = {entry.record.type for entry in catalog.directives.values()}
    is_whole = not catalog.unread and types <= catalog.types.keys()
    for place, each in _find_unresolved(catalog, mentions):
        if each.fault is MentionFault.TARGET:
            yield Dangling("directives", each.text, place, is_link=True)
        elif each.fault is MentionFault.UNKNOWN and is_whole and misdated.isdisjoint(each.candidates):
            yield Dangling(NAMES, each.text, place, head=each.head, near=each.candidates)


def _find_unplaced(catalog: Catalog) -> frozenset[str]:
    """Find the documents whose issuer or term is not there: nobody can call them by it."""
    return frozenset(
        identifier
        for identifier, entry in catalog.directives.items()
        if (entry.record.issuer is not None and entry.record.issuer not in catalog.bodies)
        or (entry.record.term is not None and entry.record.term not in catalog.terms)
    )


def _find_unresolved(catalog: Catalog, mentions: tuple[Mentioned, ...]) -> Iterator[tuple[Place, Unresolved]]:
    for entry, said in zip((*walk_records(catalog), *catalog.changes), mentions, strict=True):
        paths: dict[str, list[Path]] = {}
        for path, text in find_texts(walk_parts(entry)) if said.unresolved else ():
            paths.setdefault(text, []).append(path)
        for text, unresolved in said.unresolved:
            yield from ((_point(entry, path, unresolved), unresolved) for path in paths[text])


def _point(entry: Entry[BaseModel], path: Path, unresolved: Unresolved) -> Place:
    """Point at the words themselves."""
    is_marked = unresolved.fault is MentionFault.TARGET
    return entry.point(path, f"[[{unresolved.text}" if is_marked else unresolved.text)


def _read_record(place: tuple[str, str], catalog: Catalog, names: NameIndex) -> Mentioned:
    entry = find_entry(catalog, place)
    return _read_texts(entry, names, find_speaker(catalog, entry.record))


def _read_change(position: int, catalog: Catalog, names: NameIndex) -> Mentioned:
    return _read_texts(catalog.changes[position], names, NOBODY)


def _read_texts(entry: Entry[BaseModel], names: NameIndex, speaker: Speaker) -> Mentioned:
    """Parse the texts of a record."""
    targets: dict[str, None] = {}
    unresolved: list[tuple[str, Unresolved]] = []
    runs: list[tuple[Run, ...] | None] = []
    texts = list_texts(walk_parts(entry))
    for text in texts:
        parsed = parse_prose(names, text, speaker=speaker)
        targets.update({run.target: None for run in parsed.runs if isinstance(run, Mention)})
        unresolved.extend((text, each) for each in parsed.unresolved)
        is_silent = parsed.runs == (Text(text),) and not parsed.unresolved
        runs.append(() if is_silent else None if parsed.is_personal else parsed.runs)
    return Mentioned(tuple(targets), tuple(unresolved), texts, tuple(runs))
