"""Mentions of documents and models in prose: text becomes typed runs in which every mention knows what it names.

An editor writes "Chỉ thị 05" and the run links, because a document bears that name and all that is said with it fits.
Every province has a document «15-CT/TU»: such a symbol means the one of the body that speaks, of a body above it, or of
its province. Where that leaves several documents, or none fits, the mention is reported instead of guessed; ``[[mã]]``
or ``[[mã|chữ hiện ra]]`` names one outright, and ``[[|chữ]]`` says that the words name none of this handbook.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby, islice

from handbook.names.bearers import NOBODY, TOKEN, Answer, Key, NameIndex, Speaker, find_bearers, find_word_bearers
from handbook.names.model_names import QuotedModels, find_models, has_quotes
from handbook.names.naming import Name, read_names
from handbook.names.qualifiers import Qualifiers, read_qualifiers
from handbook.text import fold_letters

EXPLICIT = re.compile(r"\[\[(?P<id>[^\[\]|]*)(?:\|(?P<text>[^\[\]|]*))?\]\]")
_DIGIT = re.compile(r"\d")
_ORDINAL = "lần thứ"  # a number may be a word behind it


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a document."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class ModelMention:
    """Words in quotation marks that name a model."""

    text: str
    target: str


Run = Text | Mention | ModelMention


class MentionFault(StrEnum):
    """Why a mention could not be resolved."""

    AMBIGUOUS = "mention-ambiguous"
    UNKNOWN = "mention-unknown"
    TARGET = "mention-target"


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A mention that links nowhere: its words, where they start in the text, and who might be meant.

    ``key`` is the name for short, as ``shared_names`` compares it, ``head`` its words in the text.
    """

    fault: MentionFault
    text: str
    offset: int
    candidates: tuple[str, ...] = ()
    key: Key = ()
    head: str = ""


@dataclass(frozen=True, slots=True)
class ParsedProse:
    """A text as runs, and the mentions in it that could not be resolved.

    ``is_personal`` tells that it names documents which another speaker may mean otherwise.
    """

    runs: tuple[Run, ...]
    unresolved: tuple[Unresolved, ...]
    is_personal: bool = False


@dataclass(frozen=True, slots=True)
class _WordName:
    """A name that is only words, and what is said after it."""

    start: int
    end: int
    whole: tuple[int, int]
    key: Key
    rest: Qualifiers


def parse_prose(index: NameIndex, text: str, own: str = "", speaker: Speaker = NOBODY) -> ParsedProse:
    """Split a text into runs; ``own`` is the document or model the text belongs to, which never links to itself."""
    folded = fold_letters(text)
    is_linked = "[[" in text
    found = _Found()
    if not is_linked and not _may_name(index, folded):
        _add_words(index, speaker, text, found)
        return ParsedProse(join_runs(found.runs, own), (), found.is_personal)
    position = 0
    for match in EXPLICIT.finditer(text) if is_linked else ():
        start = match.start()
        _parse_plain(index, speaker, text[position:start], folded[position:start], position, found)
        target, words = match["id"].strip(), (match["text"] or match["id"]).strip()
        if target in index.targets:
            found.runs.append(Mention(words, target))
        else:
            found.runs.append(Text(words))
            if target or not words:
                found.unresolved.append(Unresolved(MentionFault.TARGET, target, start))
        position = match.end()
    _parse_plain(index, speaker, text[position:], folded[position:], position, found)
    return ParsedProse(join_runs(found.runs, own), tuple(dict.fromkeys(found.unresolved)), found.is_personal)


def join_runs(runs: Iterable[Run], own: str) -> tuple[Run, ...]:
    """Join neighbouring plain words, among them mentions of what the text belongs to."""
    return tuple(_join(runs, own))


@dataclass(slots=True)
class _Found:
    """What is found in a text so far."""

    runs: list[Run] = field(default_factory=list)
    unresolved: list[Unresolved] = field(default_factory=list)
    is_personal: bool = False


def _parse_plain(index: NameIndex, speaker: Speaker, text: str, folded: str, base: int, found: _Found) -> None:
    position = 0
    for each in _merge(_find_word_names(index, text, folded), read_names(index.grammar, text, folded)):
        answer = _find_answer(index, each, speaker)
        found.is_personal = found.is_personal or answer.is_personal
        start, end = each.start, each.end
        if len(answer.targets) == 1:
            if answer.is_whole and isinstance(each, Name) and each.is_alone:
                end = each.whole[1]
            _add_words(index, speaker, text[position:start], found)
            found.runs.append(Mention(text[start:end], answer.targets[0]))
            position = end
        else:
            found.unresolved.extend(_report(text, base, each, answer))
    _add_words(index, speaker, text[position:], found)


def _add_words(index: NameIndex, speaker: Speaker, text: str, found: _Found) -> None:
    """Add words that name no document, and the models they name."""
    models = find_models(index.models, text, speaker.bodies) if has_quotes(text) else QuotedModels()
    found.is_personal = found.is_personal or models.is_personal
    position = 0
    for start, end, target in models.found:
        found.runs += [Text(text[position:start]), ModelMention(text[start:end], target)]
        position = end
    found.runs.append(Text(text[position:]))


def _may_name(index: NameIndex, folded: str) -> bool:
    """Tell whether a text may hold a name: most hold none, and this is found out in a tenth of the time."""
    has_number = _DIGIT.search(folded) or _ORDINAL in folded
    return bool(index.openings.search(folded) or (has_number and index.grammar.head.search(folded)))


def _find_answer(index: NameIndex, name: Name | _WordName, speaker: Speaker) -> Answer:
    if isinstance(name, Name):
        return find_bearers(index, name, speaker)
    return find_word_bearers(index, name.key, name.rest, speaker)


def _report(text: str, base: int, name: Name | _WordName, answer: Answer) -> Iterator[Unresolved]:
    """Report a name of several documents, or of none; what may be no name is one only where a document bears it."""
    words = text[name.start : name.end]
    key = name.key if isinstance(name, _WordName) else name.series
    if answer.targets:
        yield Unresolved(MentionFault.AMBIGUOUS, words, base + name.start, answer.targets, key, words)
    elif answer.near or isinstance(name, _WordName) or name.is_certain:
        start, end = name.whole
        yield Unresolved(MentionFault.UNKNOWN, text[start:end], base + start, answer.near, key, words)


def _merge(words: Iterable[_WordName], numbered: Iterable[Name]) -> Iterator[Name | _WordName]:
    """Put names in order; one that begins within another does not count, of two that begin together the shorter."""
    lists = (tuple(names) for _, names in groupby(numbered, lambda name: name.whole[0]))
    groups: list[tuple[Name | _WordName, ...]] = [*((word,) for word in words), *lists]
    taken = 0
    for group in sorted(groups, key=lambda names: (names[0].whole[0], -names[0].end)):
        if group[0].start >= taken:
            yield from group
            taken = group[-1].whole[1]


def _find_word_names(index: NameIndex, text: str, folded: str) -> Iterator[_WordName]:
    """Find the names of words alone, each as long as can be."""
    for opening in index.openings.finditer(folded):
        start = opening.start()
        lengths = index.lengths[opening[0]]
        tokens = _take_words(folded, start, lengths[0])
        words = tuple(token[0] for token in tokens)
        length = next((each for each in lengths if each <= len(words) and words[:each] in index.words), 0)
        if length:
            end = tokens[length - 1].end()
            if text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")":
                end += 1
            rest = read_qualifiers(text, folded, end)
            yield _WordName(start, end, (start, rest.end), words[:length], rest)


def _take_words(folded: str, start: int, most: int) -> list[re.Match[str]]:
    """Take the words from a place on that a name may span: none reaches over a stop or a comma."""
    tokens: list[re.Match[str]] = []
    for token in islice(TOKEN.finditer(folded, start), most):
        if tokens and folded[tokens[-1].end() : token.start()].strip(" ()-–"):
            break
        tokens.append(token)
    return tokens


def _join(runs: Iterable[Run], own: str) -> Iterator[Run]:
    words = ""
    for run in runs:
        if not isinstance(run, Text) and run.target != own:
            if words:
                yield Text(words)
                words = ""
            yield run
        else:
            words += run.text
    if words:
        yield Text(words)
