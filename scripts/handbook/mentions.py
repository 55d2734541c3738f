"""Mentions of documents in prose: text becomes typed runs in which every mention knows its document.

An editor writes "Chỉ thị 05" and the run links, because a document bears that name. Where several documents
bear it, or none, the mention is reported instead of guessed; ``[[mã]]`` or ``[[mã|chữ hiện ra]]`` names one outright.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from handbook.catalog import Catalog, Entry
from handbook.records import Directive

_TOKEN = re.compile(r"[\w/]+(?:-[\w/]+)*")
EXPLICIT = re.compile(r"\[\[(?P<id>[^\[\]|]*)(?:\|(?P<text>[^\[\]|]*))?\]\]")
_MOST_TOKENS = 14
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
    """Every name of every document; a name of several documents keeps them all."""

    names: Mapping[tuple[str, ...], tuple[str, ...]]
    targets: frozenset[str]
    number_pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class ParsedProse:
    """A text as runs, and the mentions in it that could not be resolved."""

    runs: tuple[Run, ...]
    unresolved: tuple[Unresolved, ...]


def find_names(catalog: Catalog, entry: Entry[Directive]) -> tuple[str, ...]:
    """List the names a document bears: its short name, its symbol with and without its type, its aliases."""
    record = entry.record
    names = [record.short_name, *record.aliases]
    if record.symbol:
        names.append(record.symbol)
        if record.type in catalog.types:
            label = catalog.types[record.type].record.label
            names += [f"{label} {record.symbol}", f"{label} số {record.symbol}"]
    return tuple(dict.fromkeys(names))


def name_key(name: str) -> tuple[str, ...]:
    """Reduce a name to what is compared: its words, without regard to case."""
    return tuple(token.casefold() for token in _TOKEN.findall(name))


def index_names(catalog: Catalog) -> NameIndex:
    """Gather the names of all documents once, for any number of texts."""
    names: dict[tuple[str, ...], list[str]] = {}
    for identifier, entry in catalog.directives.items():
        for name in find_names(catalog, entry):
            names.setdefault(name_key(name), []).append(identifier)
    for shared in catalog.shared_names:
        claimed = names.setdefault(name_key(shared.record.name), [])
        claimed.extend(target for target in shared.record.means if target not in claimed)
    kinds = sorted({entry.record.label for entry in catalog.types.values()}, key=lambda label: (-len(label), label))
    codes = sorted({entry.record.symbol for entry in catalog.types.values() if entry.record.symbol})
    words = "|".join(re.escape(word) for word in kinds) or "(?!)"
    letters = "|".join(re.escape(code) for code in codes) or "(?!)"
    pattern = re.compile(
        rf"\b(?:(?:{words}) (?:số )?)?{_SYMBOL}|\b(?:{words}) (?:số )?\d{{1,5}}\b(?!/)|\b(?:{letters}) \d{{1,5}}\b"
        rf"|\bNghị quyết (?:Hội nghị )?(?:Trung ương|TW) \d+(?: \(?khóa [IVX]+\)?)?"
    )
    return NameIndex(
        MappingProxyType({key: tuple(dict.fromkeys(ids)) for key, ids in names.items() if key}),
        frozenset(catalog.directives) | catalog.unread,
        pattern,
    )


def parse_prose(index: NameIndex, text: str, own: str = "") -> ParsedProse:
    """Split a text into runs; ``own`` is the document the text belongs to, which never links to itself."""
    runs: list[Run] = []
    unresolved: list[Unresolved] = []
    position = 0
    for match in EXPLICIT.finditer(text):
        _parse_plain(index, text[position : match.start()], position, runs, unresolved)
        target, words = match["id"].strip(), (match["text"] or match["id"]).strip()
        if target in index.targets:
            runs.append(Mention(words, target))
        else:
            unresolved.append(Unresolved(MentionFault.TARGET, target, match.start()))
            runs.append(Text(words))
        position = match.end()
    _parse_plain(index, text[position:], position, runs, unresolved)
    return ParsedProse(tuple(_join_runs(runs, own)), tuple(unresolved))


def _parse_plain(index: NameIndex, text: str, base: int, runs: list[Run], unresolved: list[Unresolved]) -> None:
    tokens = list(_TOKEN.finditer(text))
    keys = [token[0].casefold() for token in tokens]
    reach = _find_reach(text, tokens)
    position = at = 0
    covered: list[tuple[int, int]] = []
    while at < len(tokens):
        found = _find_longest(index, keys[at : at + reach[at]])
        if found is None:
            at += 1
            continue
        length, targets = found
        start, end = tokens[at].start(), tokens[at + length - 1].end()
        if text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")":
            end += 1
        covered.append((start, end))
        if len(targets) == 1:
            runs += [Text(text[position:start]), Mention(text[start:end], targets[0])]
            position = end
        else:
            unresolved.append(Unresolved(MentionFault.AMBIGUOUS, text[start:end], base + start, targets))
        at += length
    runs.append(Text(text[position:]))
    unresolved.extend(
        Unresolved(MentionFault.UNKNOWN, match[0], base + match.start())
        for match in index.number_pattern.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in covered)
    )


def _find_reach(text: str, tokens: list[re.Match[str]]) -> list[int]:
    """Count, for each word, how many words from it on a name may span: none reaches over a stop or a comma."""
    reach = [1] * len(tokens)
    for at in range(len(tokens) - 2, -1, -1):
        if not text[tokens[at].end() : tokens[at + 1].start()].strip(" ()-–"):
            reach[at] = min(_MOST_TOKENS, reach[at + 1] + 1)
    return reach


def _find_longest(index: NameIndex, keys: list[str]) -> tuple[int, tuple[str, ...]] | None:
    for length in range(len(keys), 0, -1):
        targets = index.names.get(tuple(keys[:length]))
        if targets:
            return length, targets
    return None


def _join_runs(runs: list[Run], own: str) -> Iterator[Run]:
    """Join neighbouring plain words, among them mentions of the text's own document."""
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
