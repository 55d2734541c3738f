"""The words of ``vi/``: one file for each area, in it each text once, with the words that callers put into it.

A text is ``says`` and ``hint`` of a problem's code, or one of the sentences of an area. In it stand ``{word}`` for
a word, ``{word:clause}`` for what is only said where there is such a word, ``{no word:clause}`` for what is said
where there is none; clauses hold words and clauses. A text that is said in several ways is a mapping of these, with
``else`` for all others. Another language is another folder.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath
from string import Formatter
from types import MappingProxyType
from typing import Any

import yaml

from handbook.diagnostics import Diagnostic, Place, Severity

_FOLDER = Path(__file__).parent / "vi"
_CODES = (
    *("files", "letters", "syntax", "values", "rewriting", "identity", "citations", "mentions", "relations", "dates"),
    "figures",
)
_ELSE = "else"
_ABSENT = "no "

Text = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """Lines that give a code, and the same lines put right; ``folder`` says in which kind of record."""

    wrong: str
    right: str
    folder: str = "directives"


@dataclass(frozen=True, slots=True)
class Code:
    """All the words of one code: what its problems say and advise, what the guide explains and shows of it."""

    meaning: str
    remedy: str
    says: Text
    hint: Text
    severity: Severity = Severity.ERROR
    example: Example | None = None


@cache
def read_codes() -> Mapping[str, Code]:
    """Read the words of every code, in the order of the guide."""
    return MappingProxyType({code: _build_code(**words) for area in _CODES for code, words in read_area(area).items()})


@cache
def read_area(area: str) -> Mapping[str, Any]:
    """Read one file of words."""
    words: Mapping[str, Any] = yaml.load((_FOLDER / f"{area}.yml").read_bytes(), yaml.CBaseLoader)  # noqa: S506 - it makes nothing but text
    return MappingProxyType(words)


def tell(place: Place, code: str, variant: str = "", /, **words: object) -> Diagnostic:
    """Say what is wrong or doubtful at a place, in the words of its code, which also says how much it matters.

    ``variant`` tells which words, where there are several.
    """
    texts = read_codes()[code]
    message, hint = (fill(_choose(text, variant), words) for text in (texts.says, texts.hint))
    return Diagnostic(place, code, message, hint, texts.severity)


def say(area: str, name: str, /, **words: object) -> str:
    """Say a sentence of an area."""
    return fill(read_area(area)[name], words)


def fill(text: str, words: Mapping[str, object]) -> str:
    """Put words into a text; a clause stands where its word is not empty, or is where the text says «no»."""
    parts: list[str] = []
    for before, word, clause in split_text(text):
        parts.append(before)
        if not clause:
            parts.append(_write(words[word]) if word else "")
        elif bool(words[word.removeprefix(_ABSENT)]) is not word.startswith(_ABSENT):
            parts.append(fill(clause, words))
    return "".join(parts)


@cache
def split_text(text: str) -> tuple[tuple[str, str, str], ...]:
    """Split a text at its words: what stands before each, the word, and the clause that hangs on it."""
    return tuple((before, word or "", clause or "") for before, word, clause, _ in Formatter().parse(text))


def _write(word: object) -> str:
    """Write a word; a path alike on every system."""
    return word.as_posix() if isinstance(word, PurePath) else str(word)


def _choose(text: Text, variant: str) -> str:
    return text if isinstance(text, str) else text.get(variant) or text[_ELSE]


def _build_code(
    example: Mapping[str, str] | None = None,
    severity: str = Severity.ERROR,
    **words: Any,  # noqa: ANN401 - as YAML has it
) -> Code:
    return Code(example=Example(**example) if example else None, severity=Severity(severity), **words)
