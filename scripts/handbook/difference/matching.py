"""Which item of one list is which of another: by what it is, never by where it stands."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

from handbook.records import Record

ItemT = TypeVar("ItemT")
Key = Callable[[Record], Hashable]

_ALIKE = 0.5
_MOST_COMPARED = 10_000  # pairs of texts; beyond that, what has no key in common counts as removed and added


@dataclass(frozen=True, slots=True)
class Matching:
    """Positions in two lists: what belongs together, what is only in the first, what only in the second."""

    pairs: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]

    @property
    def is_reordered(self) -> bool:
        """Tell whether what stayed stands in another order."""
        places = [after for _, after in self.pairs]
        return places != sorted(places)


def match_records(before: Sequence[Record], after: Sequence[Record]) -> Matching:
    """Match records of one model: the same ones first, then by what identifies them, then by likeness of their text."""
    model = type((*before, *after)[0]) if before or after else Record
    return match_items(before, after, (lambda item: item, *_find_keys(model)), _read_text)


def match_items(
    before: Sequence[ItemT],
    after: Sequence[ItemT],
    keys: Sequence[Callable[[ItemT], Hashable]],
    text: Callable[[ItemT], str] = lambda _: "",
) -> Matching:
    """Match items by one key after the other; an item is used once, and equal items in their order."""
    left, right = dict(enumerate(before)), dict(enumerate(after))
    pairs: list[tuple[int, int]] = []
    for key in keys:
        waiting: dict[Hashable, list[int]] = {}
        for position, item in right.items():
            waiting.setdefault(key(item), []).append(position)
        for position, item in list(left.items()):
            found = waiting.get(key(item))
            if found:
                pairs.append((position, found.pop(0)))
                del left[position], right[pairs[-1][1]]
    for position, other in _match_texts(left, right, text):
        pairs.append((position, other))
        del left[position], right[other]
    return Matching(tuple(sorted(pairs)), tuple(left), tuple(right))


def _match_texts(
    left: dict[int, ItemT], right: dict[int, ItemT], text: Callable[[ItemT], str]
) -> list[tuple[int, int]]:
    if len(left) * len(right) > _MOST_COMPARED:
        return []
    scored = []
    said = {other: words for other, candidate in right.items() if (words := text(candidate).split())}
    for position, item in left.items():
        own = text(item).split()
        matcher = SequenceMatcher(b=own, autojunk=False)
        for other, words in said.items() if own else ():
            matcher.set_seq1(words)
            if matcher.real_quick_ratio() >= _ALIKE and (ratio := matcher.ratio()) >= _ALIKE:
                scored.append((-ratio, position, other))
    found: list[tuple[int, int]] = []
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for _, position, other in sorted(scored):
        if position not in taken_left and other not in taken_right:
            taken_left.add(position)
            taken_right.add(other)
            found.append((position, other))
    return found


def _find_keys(model: type[Record]) -> tuple[Key, ...]:
    if "id" in model.model_fields:
        return _by("id"), _read_origin, lambda item: item.model_copy(update={"id": ""})
    return tuple(_by(*fields) for fields in model.wording.same)


def _read_origin(item: Record) -> Hashable:
    """Return the id an item had before, by its own word, else the one it has."""
    return next(reversed(getattr(item, "previous_ids", ())), getattr(item, "id", ""))


def _by(*fields: str) -> Key:
    return lambda item: tuple(getattr(item, field) for field in fields)


def _read_text(item: Record) -> str:
    """Return the words by which an item without an id may be known again."""
    return " ".join(getattr(item, field, None) or "" for field in ("name", "text", "note", "opening")).strip()
