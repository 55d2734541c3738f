"""What the records say about documents in their prose: every text is parsed once, and again only when it must be."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import is_
from typing import TypeVar

from pydantic import BaseModel

from handbook.checks.findings import MODELS, Part, walk_parts, walk_records
from handbook.datafile import Path
from handbook.memory import Memory
from handbook.names.bearers import NOBODY, NameIndex, Speaker, find_speaker
from handbook.names.mentions import Mention, Run, Text, Unresolved, parse_prose
from handbook.records import Body, Directive
from handbook.records.catalog import Catalog
from handbook.text.folding import fold_letters

KeyT = TypeVar("KeyT")

_PROSE = {
    model: tuple(name for name in ("text", "note", "basis", "meaning") if name in model.model_fields)
    for model in MODELS
}
"""Model → its fields in which documents may be named."""
_MOST_CHANGED = 100  # names: to look for more of them takes longer than to parse all anew


@dataclass(frozen=True, slots=True)
class Heard:
    """What one record says: the documents it names, each once, and its mentions that lead nowhere, by text.

    ``runs`` are those of ``texts``, one by one: none where a text names nothing, None where it says one thing from
    this record and may say another from others.
    """

    targets: tuple[str, ...]
    unresolved: tuple[tuple[str, Unresolved], ...]
    texts: tuple[str, ...]
    runs: tuple[tuple[Run, ...] | None, ...]


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


def hear_records(
    catalog: Catalog, names: NameIndex, texts: Iterable[tuple[str, ...]], memory: Memory
) -> tuple[Heard, ...]:
    """Tell what each record says whose texts are given, in the order of ``walk_records``; then the log of changes."""
    bodies = tuple(entry.record for entry in catalog.bodies.values())
    given = tuple(catalog.bodies), tuple(body.parent for body in bodies), tuple(body.province for body in bodies)
    speakers = memory.recall("speakers", given, lambda: {body.id: find_speaker(catalog, body) for body in bodies})
    records = [(entry.record, _find_speaker(entry.record, speakers)) for entry in walk_records(catalog)]
    said = [(record, speaker, each) for (record, speaker), each in zip(records, texts, strict=True)]
    log = [(entry.record, NOBODY, list_texts(walk_parts(entry))) for entry in catalog.changes]
    ear = memory.recall("ear", (), Ear)
    return ear.hear(names, (*said, *log))


class Ear:
    """Hears records one handbook after another; what it heard holds until something it depends on is different."""

    def __init__(self) -> None:
        """Have heard nothing yet."""
        self._names: NameIndex | None = None
        self._found: dict[int, tuple[BaseModel, Speaker, Heard]] = {}
        self._last: tuple[Heard, ...] = ()

    def hear(
        self, names: NameIndex, records: Iterable[tuple[BaseModel, Speaker, tuple[str, ...]]]
    ) -> tuple[Heard, ...]:
        """Tell what each of some records says; where that is what it was, the tuple is the same too."""
        known = self._find_valid(names)
        found: dict[int, tuple[BaseModel, Speaker, Heard]] = {}
        heard: list[Heard] = []
        silent: set[str] = set()
        for record, speaker, texts in records:
            number = id(record)  # of no other record: what is known of holds on to it
            before = known.get(number)
            if before is None or not (before[1] is speaker or before[1] == speaker):
                before = record, speaker, _hear(names, speaker, texts, silent)
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
    """What is different between two indexes of names: keys of names, the numbers in them, ids of documents."""

    keys: frozenset[tuple[str, ...]]
    numbers: frozenset[str]
    ids: frozenset[str]


def compare_names(before: NameIndex, after: NameIndex) -> NameChange | None:
    """Find out which texts may say something else by other names; None where all may."""
    if before.grammar != after.grammar:
        return None
    bodies = _compare(before.bodies, after.bodies) | _compare(before.provinces, after.provinces)
    moved = _compare(before.borne, after.borne)
    moved |= {key for each in (before, after) for key, borne in each.borne.items() if borne.facts.issuer in bodies}
    keys = _compare(before.words, after.words) | _compare(before.bearings, after.bearings)
    keys |= before.declared ^ after.declared
    for each in (before, after):
        keys |= {key for borne in map(each.borne.get, moved) if borne for _, key, _ in borne.names}
    numbered = {key for key in keys if key not in before.words and key not in after.words}
    numbers = {part for key in numbered for part in key if part[:1].isdigit()}
    ids = before.targets ^ after.targets
    change = NameChange(frozenset(keys), frozenset(numbers), ids)
    return change if len(keys) + len(ids) <= _MOST_CHANGED else None


def _compare(before: Mapping[KeyT, object], after: Mapping[KeyT, object]) -> frozenset[KeyT]:
    if before is after:
        return frozenset()
    changed = {key for key, value in after.items() if before.get(key) != value}
    return frozenset(changed | (before.keys() - after.keys()))


def _may_concern(change: NameChange, texts: tuple[str, ...]) -> bool:
    """Tell whether texts may hold a name or an id: all words of the one, its number, the letters of the other."""
    text = "\n".join(texts)
    folded = fold_letters(text)
    return (
        any(number in folded for number in change.numbers)
        or (bool(change.numbers) and "lần thứ" in folded)
        or any(all(word in folded for word in key) for key in change.keys)
        or any(each in text for each in change.ids)
    )


def _hear(names: NameIndex, speaker: Speaker, texts: tuple[str, ...], silent: set[str]) -> Heard:
    """Parse the texts of a record; those that name nothing are noted, as many stand in more than one."""
    targets: dict[str, None] = {}
    unresolved: list[tuple[str, Unresolved]] = []
    runs: list[tuple[Run, ...] | None] = []
    for text in texts:
        if text in silent:
            runs.append(())
            continue
        parsed = parse_prose(names, text, speaker=speaker)
        if parsed.runs == (Text(text),) and not parsed.unresolved:
            silent.add(text)
            runs.append(())
            continue
        targets.update({run.target: None for run in parsed.runs if isinstance(run, Mention)})
        unresolved.extend((text, each) for each in parsed.unresolved)
        runs.append(None if parsed.is_personal else parsed.runs)
    return Heard(tuple(targets), tuple(unresolved), texts, tuple(runs))


def _find_speaker(record: BaseModel, speakers: Mapping[str, Speaker]) -> Speaker:
    if isinstance(record, Directive):
        return speakers.get(record.issuer or "", NOBODY)
    return speakers[record.id] if isinstance(record, Body) else NOBODY
