"""What the records say about documents in their prose: every text is parsed once, and again only when it must be."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import is_
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel

from handbook.catalog import Catalog, Entry
from handbook.checks.findings import MODELS, walk_parts, walk_records
from handbook.datafile import Path
from handbook.memory import Memory
from handbook.mentions import (
    NOBODY,
    Mention,
    NameIndex,
    Run,
    Speaker,
    Text,
    Unresolved,
    find_speaker,
    fold_letters,
    parse_prose,
)
from handbook.records import Body, Directive

KeyT = TypeVar("KeyT")

PROSE: Mapping[type[BaseModel], tuple[str, ...]] = MappingProxyType(
    {
        model: tuple(name for name in ("text", "note", "basis", "meaning") if name in model.model_fields)
        for model in MODELS
    }
)
"""Model → its fields in which documents may be named."""
_MOST_CHANGED = 100  # names: to look for more of them takes longer than to parse all anew


@dataclass(frozen=True, slots=True)
class Heard:
    """What one record says: the documents it names, each once, and its mentions that lead nowhere, with their places.

    ``runs`` are those of ``texts``, one by one: none where a text names nothing, None where it says one thing from
    this record and may say another from others.
    """

    targets: tuple[str, ...]
    unresolved: tuple[tuple[Path, str, Unresolved], ...]
    texts: tuple[str, ...]
    runs: tuple[tuple[Run, ...] | None, ...]


def walk_speaking(catalog: Catalog) -> Iterator[Entry[BaseModel]]:
    """Visit every record whose prose is heard."""
    yield from walk_records(catalog)
    yield from catalog.changes


def hear_records(catalog: Catalog, names: NameIndex, memory: Memory) -> tuple[Heard, ...]:
    """Tell what each record says, in the order of ``walk_speaking``."""
    bodies = tuple(entry.record for entry in catalog.bodies.values())
    given = tuple(catalog.bodies), tuple(body.parent for body in bodies), tuple(body.province for body in bodies)
    speakers = memory.recall("speakers", given, lambda: {body.id: find_speaker(catalog, body) for body in bodies})
    ear = memory.recall("ear", (), Ear)
    return ear.hear(names, ((entry, _find_speaker(entry.record, speakers)) for entry in walk_speaking(catalog)))


class Ear:
    """Hears records one handbook after another; what it heard holds until something it depends on is different."""

    def __init__(self) -> None:
        """Have heard nothing yet."""
        self._names: NameIndex | None = None
        self._found: dict[int, tuple[BaseModel, Speaker, Heard]] = {}
        self._last: tuple[Heard, ...] = ()

    def hear(self, names: NameIndex, records: Iterable[tuple[Entry[BaseModel], Speaker]]) -> tuple[Heard, ...]:
        """Tell what each of some records says; where that is what it was, the tuple is the same too."""
        known = self._find_valid(names)
        found: dict[int, tuple[BaseModel, Speaker, Heard]] = {}
        heard: list[Heard] = []
        for entry, speaker in records:
            number = id(entry.record)  # of no other record: what is known of holds on to it
            before = known.get(number)
            if before is None or not (before[1] is speaker or before[1] == speaker):
                before = entry.record, speaker, _hear(names, entry, speaker)
            found[number] = before
            heard.append(before[2])
        self._names, self._found = names, found
        if len(heard) != len(self._last) or not all(map(is_, heard, self._last)):
            self._last = tuple(heard)
        return self._last

    def _find_valid(self, names: NameIndex) -> dict[int, tuple[BaseModel, Speaker, Heard]]:
        """Find what is still right by other names."""
        if self._names is None or self._names is names:
            return self._found
        change = compare_names(self._names, names)
        if change is None:
            return {}
        return {number: each for number, each in self._found.items() if not _may_concern(change, each[2].texts)}


@dataclass(frozen=True, slots=True)
class NameChange:
    """What is different between two indexes of names: the keys of names, and ids of documents."""

    keys: frozenset[tuple[str, ...]]
    ids: frozenset[str]


def compare_names(before: NameIndex, after: NameIndex) -> NameChange | None:
    """Find out which texts may say something else by other names; None where all may."""
    if before.number_pattern != after.number_pattern:
        return None
    keys = _compare(before.names, after.names) | (before.declared ^ after.declared)
    moved = _compare(before.issuers, after.issuers)
    if moved:
        keys |= {key for each in (before, after) for key, ids in each.names.items() if not moved.isdisjoint(ids)}
    ids = before.targets ^ after.targets
    return NameChange(keys, ids) if len(keys) + len(ids) <= _MOST_CHANGED else None


def _compare(before: Mapping[KeyT, object], after: Mapping[KeyT, object]) -> frozenset[KeyT]:
    if before is after:
        return frozenset()
    changed = {key for key, value in after.items() if before.get(key) != value}
    return frozenset(changed | (before.keys() - after.keys()))


def _may_concern(change: NameChange, texts: tuple[str, ...]) -> bool:
    """Tell whether texts may hold a name or an id: all words of the one, the letters of the other."""
    text = "\n".join(texts)
    folded = fold_letters(text)
    if len(folded) != len(text):
        return True
    return any(all(word in folded for word in key) for key in change.keys) or any(each in text for each in change.ids)


def _hear(names: NameIndex, entry: Entry[BaseModel], speaker: Speaker) -> Heard:
    targets: dict[str, None] = {}
    unresolved: list[tuple[Path, str, Unresolved]] = []
    texts: dict[str, tuple[Run, ...] | None] = {}
    for part in walk_parts(entry):
        for field in PROSE[type(part.value)]:
            text = getattr(part.value, field)
            if not text:
                continue
            parsed = parse_prose(names, text, speaker=speaker)
            targets.update({run.target: None for run in parsed.runs if isinstance(run, Mention)})
            unresolved.extend((part.path, field, each) for each in parsed.unresolved)
            runs = () if parsed.runs == (Text(text),) else parsed.runs
            texts[text] = None if parsed.is_personal else runs
    return Heard(tuple(targets), tuple(unresolved), tuple(texts), tuple(texts.values()))


def _find_speaker(record: BaseModel, speakers: Mapping[str, Speaker]) -> Speaker:
    if isinstance(record, Directive):
        return speakers.get(record.issuer or "", NOBODY)
    return speakers[record.id] if isinstance(record, Body) else NOBODY
