"""Lists that say one thing twice, or nearly so."""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from handbook.checks.findings import MODELS, Part
from handbook.datafile import Path
from handbook.diagnostics import Diagnostic
from handbook.messages import tell
from handbook.records import (
    Citation,
    Claim,
    Commendation,
    Conference,
    Discrepancy,
    Figure,
    Implementation,
    ModelUnit,
    Passage,
)

_WORD = re.compile(r"\w+")
_TELLING = re.compile(r".*\d.*|[^\w]*[IVXL]+[^\w]*")  # a word that alone makes two sentences two: a number, a term
_LEAST_WORDS = 8  # shorter claims may be alike and be two
_ALIKE = 0.75  # of the words of two claims
_MOST_COMPARED = 30  # claims before each: the work grows with the claims and not with their pairs
_Item = tuple[Path, object]


def check_repetition(parts: tuple[Part, ...]) -> Iterator[Diagnostic]:
    """Report an item that stands twice, in one list or in two lists of claims; one of the same id is told by its id."""
    for part in parts:
        alike: dict[Hashable, list[_Item]] = {}
        resting: dict[Citation, list[tuple[Path, Claim]]] = {}
        for field, kind in _LISTS[type(part.value)]:
            items: tuple[object, ...] = getattr(part.value, field)
            if kind is Claim:
                for position, item in enumerate(items):
                    alike.setdefault(_open(item), []).append(((field, position), item))
                    if isinstance(item, Claim) and item.cite:
                        resting.setdefault(item.cite[0], []).append(((field, position), item))
            elif len(items) > 1:
                alike[field] = [((field, position), item) for position, item in enumerate(items)]
        for group in alike.values():
            yield from _compare(part, group) if len(group) > 1 else ()
        for claims in resting.values():
            yield from _compare_words(part, claims) if len(claims) > 1 else ()


def _compare(part: Part, group: list[_Item]) -> Iterator[Diagnostic]:
    """Report the items of a group that are equal to earlier ones."""
    seen: dict[Hashable, _Item] = {}
    for path, item in group:
        first, other = seen.setdefault(_KEYS[type(item)](item), (path, item))
        if first != path and getattr(item, "id", 0) != getattr(other, "id", 1):
            yield _report(part, first, path, _list_differing(item, other))


def _compare_words(part: Part, claims: list[tuple[Path, Claim]]) -> Iterator[Diagnostic]:
    """Report claims of one passage that share most words, all numbers among them: likely one, entered twice."""
    words = [(path, claim, frozenset(claim.text.split())) for path, claim in claims]
    for at, (second, other, theirs) in enumerate(words):
        for first, one, mine in words[max(0, at - _MOST_COMPARED) : at] if len(theirs) >= _LEAST_WORDS else ():
            if len(mine) < _LEAST_WORDS or len(mine & theirs) < _ALIKE * len(mine | theirs):
                continue
            if _fold(one.text) != _fold(other.text) and not any(_TELLING.fullmatch(word) for word in mine ^ theirs):
                line, place = part.entry.place(*part.path, *first).line, part.entry.place(*part.path, *second)
                yield tell(place, "item-alike", line=line, is_same=first[0] == second[0], field=first[0])
                break


def _report(part: Part, first: Path, second: Path, differing: str) -> Diagnostic:
    line = part.entry.place(*part.path, *first).line
    place = part.entry.place(*part.path, *second)
    is_same = first[0] == second[0]
    return tell(place, "item-twice", line=line, is_same=is_same, field=first[0], differing=differing)


def _list_differing(item: object, other: object) -> str:
    """List the fields of two items, but for their ids, that say different things: neither may simply go."""
    names = type(item).model_fields if isinstance(item, BaseModel) and type(item) is type(other) else ()
    said = ((each, getattr(item, each), getattr(other, each)) for each in names if each != "id")
    return ", ".join(f"«{name}»" for name, one, two in said if _strip(one) != _strip(two))


def _strip(value: object) -> object:
    """Take from a text what is no word; any other value is as it is."""
    return _fold(value) if isinstance(value, str) else value


def _open(claim: Any) -> tuple[str]:  # noqa: ANN401 - a claim
    """Take the first word of a claim: nearly no two begin alike, and others need not be compared."""
    word = _WORD.search(claim.text)
    return (word[0].casefold() if word else "",)


def _fold(text: str) -> str:
    """Reduce a text to its words, without regard to case and stops."""
    return " ".join(_WORD.findall(text.casefold()))


_KEYS: Mapping[type, Callable[..., Hashable]] = MappingProxyType(
    {
        str: str,
        Citation: str,
        Implementation: lambda item: (item.directive, _fold(item.text)),
        Claim: lambda item: _fold(item.text),
        Discrepancy: attrgetter("kind", "note"),
        Passage: lambda item: item.locator.casefold(),
        ModelUnit: attrgetter("unit"),
        Conference: lambda item: (_fold(item.name), item.date, item.until, item.organizer),
        Commendation: lambda item: (_fold(item.recipients), _fold(item.award), item.date, _fold(item.text)),
        Figure: lambda item: (
            *(item.indicator, item.printed, item.value, item.out_of, item.qualifier, _fold(item.scope)),
            *(item.as_of, item.period, item.event, item.measures),
            *item.cite,
        ),
    }
)
"""What no other item may be equal in."""
_LISTS = MappingProxyType(
    {
        model: tuple(
            (name, kind)
            for name, field in model.model_fields.items()
            if get_origin(field.annotation) is tuple
            for kind in (getattr(get_args(field.annotation)[0], "__origin__", get_args(field.annotation)[0]),)
            if kind in _KEYS
        )
        for model in MODELS
    }
)
"""Model → its lists, each with what kind of items it holds."""
