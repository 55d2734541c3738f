"""Mentions of documents in prose: text becomes typed runs in which every mention knows its document.

An editor writes "Chỉ thị 05" and the run links, because a document bears that name. Every province has a document
«15-CT/TU»: such a symbol means the one of the body that speaks, of a body above it, or of its province. Where that
leaves several documents, or none bears the name, the mention is reported instead of guessed; ``[[mã]]`` or
``[[mã|chữ hiện ra]]`` names one outright.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from pydantic import BaseModel

from handbook.catalog import Catalog, Entry
from handbook.folding import fold_letters
from handbook.memory import Forgetful, Memory
from handbook.records import Body, Directive, TypeEntry

_TOKEN = re.compile(r"[\w/]+(?:[-’'][\w/]+)*")
EXPLICIT = re.compile(r"\[\[(?P<id>[^\[\]|]*)(?:\|(?P<text>[^\[\]|]*))?\]\]")
_DIGIT = re.compile(r"\d")
_SYMBOL = r"\d{1,5}-[A-ZĐ][A-Za-zĐđ]{0,4}/[A-ZĐ]{2,}"


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a document."""

    text: str
    target: str


Run = Text | Mention


class MentionFault(StrEnum):
    """Why a mention could not be resolved."""

    AMBIGUOUS = "mention-ambiguous"
    UNKNOWN = "mention-unknown"
    TARGET = "mention-target"


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A mention that links nowhere: its words, where they start in the text, and who might be meant."""

    fault: MentionFault
    text: str
    offset: int
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Every name of every document; a name of several documents keeps them all.

    ``lengths`` tells, by the first word, how many words the names have that begin with it, most first. ``issuers``
    gives the issuer and province of each document; ``declared`` are the names never to be told apart by who speaks.
    """

    names: Mapping[tuple[str, ...], tuple[str, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    issuers: Mapping[str, tuple[str, str]]
    declared: frozenset[tuple[str, ...]]
    targets: frozenset[str]
    number_pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose text it is: the bodies it may mean by a bare symbol, nearest first, and its province."""

    bodies: tuple[str, ...] = ()
    province: str = ""


NOBODY = Speaker()


@dataclass(frozen=True, slots=True)
class ParsedProse:
    """A text as runs, and the mentions in it that could not be resolved.

    ``is_personal`` tells that it names documents which another speaker may mean otherwise.
    """

    runs: tuple[Run, ...]
    unresolved: tuple[Unresolved, ...]
    is_personal: bool = False


def find_names(catalog: Catalog, entry: Entry[Directive]) -> tuple[str, ...]:
    """List the names a document bears: its short name, its symbol with and without its type, its aliases."""
    record = entry.record
    return tuple(dict.fromkeys([record.short_name, *record.aliases, *find_symbol_names(catalog, record)]))


def find_symbol_names(catalog: Catalog, record: Directive) -> tuple[str, ...]:
    """List the names a document has by its symbol, which other issuers may use as well."""
    if not record.symbol:
        return ()
    if record.type not in catalog.types:
        return (record.symbol,)
    label = catalog.types[record.type].record.label
    return record.symbol, f"{label} {record.symbol}", f"{label} số {record.symbol}"


def find_speaker(catalog: Catalog, record: BaseModel | None) -> Speaker:
    """Find out who speaks in a record: the issuer of a document, or a body, and all bodies above."""
    body = record.issuer if isinstance(record, Directive) else record.id if isinstance(record, Body) else None
    bodies: list[str] = []
    province = ""
    while body is not None and body in catalog.bodies and body not in bodies:
        bodies.append(body)
        above = catalog.bodies[body].record
        province = province or above.province or ""
        body = above.parent
    return Speaker(tuple(bodies), province)


def name_key(name: str) -> tuple[str, ...]:
    """Reduce a name to what is compared: its words, as ``fold_letters`` writes them."""
    return tuple(fold_words(name))


def fold_words(text: str) -> list[str]:
    """List the words of a text as they are compared."""
    folded = fold_letters(text)
    if len(folded) != len(text):  # a letter became several, as none of Vietnamese does, and words may end elsewhere
        return [fold_letters(word) for word in _TOKEN.findall(text)]
    return _TOKEN.findall(folded)


def index_names(catalog: Catalog, memory: Memory | None = None) -> NameIndex:
    """Gather the names of all documents once, for any number of texts.

    With a ``memory`` it is the same index as before where nothing about it is new.
    """
    memory = memory or Forgetful()
    types = tuple(entry.record for entry in catalog.types.values())
    ids = tuple(catalog.directives)
    borne = memory.recall_each("borne", (types,), catalog.directives.values(), lambda entry: _list_keys(catalog, entry))
    shared = tuple((shared.record.name, shared.record.means) for shared in catalog.shared_names)
    issuers = tuple(entry.record.issuer for entry in catalog.directives.values())
    bodies = tuple(catalog.bodies), tuple(entry.record.province for entry in catalog.bodies.values())
    return memory.recall(
        "names",
        (ids, borne, shared, issuers, bodies, catalog.unread, types),
        lambda: _index(
            dict(zip(ids, borne, strict=True)),
            shared,
            dict(_find_issuers(catalog)),
            frozenset(ids) | catalog.unread,
            types,
        ),
    )


def _list_keys(catalog: Catalog, entry: Entry[Directive]) -> tuple[tuple[str, ...], ...]:
    return tuple(name_key(name) for name in find_names(catalog, entry))


def _index(
    borne: Mapping[str, tuple[tuple[str, ...], ...]],
    shared: tuple[tuple[str, tuple[str, ...]], ...],
    issuers: Mapping[str, tuple[str, str]],
    targets: frozenset[str],
    types: tuple[TypeEntry, ...],
) -> NameIndex:
    names: dict[tuple[str, ...], dict[str, None]] = {}
    for identifier, keys in borne.items():
        for key in keys:
            names.setdefault(key, {})[identifier] = None
    for name, means in shared:
        names.setdefault(name_key(name), {}).update(dict.fromkeys(means))
    names.pop((), None)  # a name without a word
    lengths: dict[str, set[int]] = {}
    for key in names:
        lengths.setdefault(key[0], set()).add(len(key))
    return NameIndex(
        MappingProxyType({key: tuple(ids) for key, ids in names.items()}),
        MappingProxyType({word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}),
        MappingProxyType(issuers),
        frozenset(name_key(name) for name, _ in shared),
        targets,
        _find_pattern(types),
    )


def _find_pattern(types: tuple[TypeEntry, ...]) -> re.Pattern[str]:
    """Write what a number of a document looks like."""
    kinds = sorted({each.label for each in types}, key=lambda label: (-len(label), label))
    codes = sorted({each.symbol for each in types if each.symbol})
    words = "|".join(re.escape(word) for word in kinds) or "(?!)"
    letters = "|".join(re.escape(code) for code in codes) or "(?!)"
    return re.compile(
        rf"\b(?:(?:{words}) (?:số )?)?{_SYMBOL}|\b(?:{words}) (?:số )?\d{{1,5}}\b(?!/)|\b(?:{letters}) \d{{1,5}}\b"
        rf"|\bNghị quyết (?:Hội nghị )?(?:Trung ương|TW) \d+(?: \(?khóa [IVX]+\)?)?"
    )


def _find_issuers(catalog: Catalog) -> Iterator[tuple[str, tuple[str, str]]]:
    for identifier, entry in catalog.directives.items():
        issuer = entry.record.issuer
        if issuer is not None and issuer in catalog.bodies:
            yield identifier, (issuer, catalog.bodies[issuer].record.province or "")


def parse_prose(index: NameIndex, text: str, own: str = "", speaker: Speaker = NOBODY) -> ParsedProse:
    """Split a text into runs; ``own`` is the document the text belongs to, which never links to itself."""
    found = _Found()
    position = 0
    for match in EXPLICIT.finditer(text):
        _parse_plain(index, speaker, text[position : match.start()], position, found)
        target, words = match["id"].strip(), (match["text"] or match["id"]).strip()
        if target in index.targets:
            found.runs.append(Mention(words, target))
        else:
            found.unresolved.append(Unresolved(MentionFault.TARGET, target, match.start()))
            found.runs.append(Text(words))
        position = match.end()
    _parse_plain(index, speaker, text[position:], position, found)
    return ParsedProse(join_runs(found.runs, own), tuple(found.unresolved), found.is_personal)


def join_runs(runs: Iterable[Run], own: str) -> tuple[Run, ...]:
    """Join neighbouring plain words, among them mentions of the text's own document."""
    return tuple(_join(runs, own))


@dataclass(slots=True)
class _Found:
    """What is found in a text so far."""

    runs: list[Run] = field(default_factory=list)
    unresolved: list[Unresolved] = field(default_factory=list)
    is_personal: bool = False


def _parse_plain(index: NameIndex, speaker: Speaker, text: str, base: int, found: _Found) -> None:
    position = 0
    covered: list[tuple[int, int]] = []
    for start, end, key in _find_names(index, text):
        covered.append((start, end))
        targets = index.names[key]
        if len(targets) > 1 and key not in index.declared:
            targets, found.is_personal = _narrow(index, targets, speaker), True
        if len(targets) == 1:
            found.runs += [Text(text[position:start]), Mention(text[start:end], targets[0])]
            position = end
        else:
            found.unresolved.append(Unresolved(MentionFault.AMBIGUOUS, text[start:end], base + start, targets))
    found.runs.append(Text(text[position:]))
    if _DIGIT.search(text):
        found.unresolved.extend(
            Unresolved(MentionFault.UNKNOWN, match[0], base + match.start())
            for match in index.number_pattern.finditer(text)
            if not any(start < match.end() and match.start() < end for start, end in covered)
        )


def _find_names(index: NameIndex, text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Find the names in a text from left to right, each as long as can be: where it starts, ends, and its key."""
    words = fold_words(text)
    lengths, names = index.lengths, index.names
    if lengths.keys().isdisjoint(words):
        return
    starts = [at for at, word in enumerate(words) if word in lengths]
    if not any(tuple(words[at : at + length]) in names for at in starts for length in lengths[words[at]]):
        return  # nearly no text names a document: where its words stand is not looked for
    tokens = list(_TOKEN.finditer(text))
    after = 0
    for at in starts:
        if at < after:
            continue
        reach = _find_reach(text, tokens, at, lengths[words[at]][0])
        length = next(
            (each for each in lengths[words[at]] if each <= reach and tuple(words[at : at + each]) in names), 0
        )
        if length:
            after = at + length
            start, end = tokens[at].start(), tokens[after - 1].end()
            if text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")":
                end += 1
            yield start, end, tuple(words[at:after])


def _find_reach(text: str, tokens: list[re.Match[str]], at: int, most: int) -> int:
    """Count how many words from one on a name may span: none reaches over a stop or a comma."""
    last = at
    while last + 1 < len(tokens) and last + 1 - at < most:
        if text[tokens[last].end() : tokens[last + 1].start()].strip(" ()-–"):
            break
        last += 1
    return last + 1 - at


def _narrow(index: NameIndex, targets: tuple[str, ...], speaker: Speaker) -> tuple[str, ...]:
    """Keep, of the documents of one name, those of the nearest body that speaks, or of its province, if there are."""
    issuers = [(target, *index.issuers.get(target, ("", ""))) for target in targets]
    for body in speaker.bodies:
        own = tuple(target for target, issuer, _ in issuers if issuer == body)
        if own:
            return own
    return tuple(target for target, _, province in issuers if province and province == speaker.province) or targets


def _join(runs: Iterable[Run], own: str) -> Iterator[Run]:
    words = ""
    for run in runs:
        if isinstance(run, Mention) and run.target != own:
            if words:
                yield Text(words)
                words = ""
            yield run
        else:
            words += run.text
    if words:
        yield Text(words)
