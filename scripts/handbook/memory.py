"""Answers kept with what they were found from, so that what did not change is not worked out again."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from operator import is_
from types import MappingProxyType
from typing import Any, Generic, TypeVar, cast

AnswerT = TypeVar("AnswerT")
KeyT = TypeVar("KeyT")
ThingT = TypeVar("ThingT")

_PLAIN = (str, bytes, int, float, frozenset)


class Memory:
    """Keeps answers: one is given again as long as it would be found from the same things (see ``is_same``)."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._before: dict[Hashable, tuple[tuple[object, ...], object]] = {}
        self._now: dict[Hashable, tuple[tuple[object, ...], object]] = {}

    def recall(self, question: Hashable, given: tuple[object, ...], find: Callable[[], AnswerT]) -> AnswerT:
        """Return the answer to a question; it is found anew where anything given is not what it was.

        ``given`` must hold everything that ``find`` reads and that may ever be different.
        """
        known = self._now.get(question) or self._before.get(question)
        if known is None or not is_same(known[0], given):
            known = given, find()
        self._now[question] = known
        return cast("AnswerT", known[1])

    def recall_each(
        self,
        question: Hashable,
        given: tuple[object, ...],
        things: Iterable[ThingT],
        find: Callable[[ThingT], AnswerT],
        look: Callable[[ThingT], object] = type,
    ) -> tuple[AnswerT, ...]:
        """Return an answer for each of many things, found anew only for those that are other objects than before.

        It takes a tenth of what ``recall`` for each would. What ``given`` holds is for all of them; ``look`` tells of
        one of them what else is read to find its answer, as plain values. Where every answer is an earlier one, in the
        same order, the tuple is the earlier one too.
        """
        known = self.recall(question, given, _Answers)
        found: dict[int, tuple[object, object, object]] = {}
        answers: list[object] = []
        for thing in things:
            number, seen = id(thing), look(thing)  # the number of no other object: what is known of holds on to it
            each = known.found.get(number)
            if each is None or each[1] != seen:
                each = thing, seen, find(thing)
            found[number] = each
            answers.append(each[2])
        known.found = found
        if len(answers) != len(known.last) or not all(map(is_, answers, known.last)):
            known.last = tuple(answers)
        return cast("tuple[AnswerT, ...]", known.last)

    def forget_unasked(self) -> None:
        """Forget what nobody has asked for since this was done last."""
        self._before, self._now = self._now, {}


class Forgetful(Memory):
    """Keeps nothing: for what is done once."""

    def recall(self, question: Hashable, given: tuple[object, ...], find: Callable[[], AnswerT]) -> AnswerT:  # noqa: ARG002 - as Memory has it
        """Find the answer."""
        return find()

    def recall_each(
        self,
        question: Hashable,  # noqa: ARG002 - as Memory has it
        given: tuple[object, ...],  # noqa: ARG002 - as Memory has it
        things: Iterable[ThingT],
        find: Callable[[ThingT], AnswerT],
        look: Callable[[ThingT], object] = type,  # noqa: ARG002 - as Memory has it
    ) -> tuple[AnswerT, ...]:
        """Find all answers."""
        return tuple(map(find, things))


@dataclass(slots=True)
class _Answers:
    """The answers for many things: with the things and what was seen of them, and as they were given last."""

    found: dict[int, tuple[object, object, object]] = field(default_factory=dict)
    last: tuple[object, ...] = ()


def keep_table(memory: Memory, question: Hashable, table: Mapping[KeyT, AnswerT]) -> Mapping[KeyT, AnswerT]:
    """Return a table with its earlier values where they are the same, and the earlier table where all are."""
    last: _Last[KeyT, AnswerT] = memory.recall((question, "last"), (), _Last)
    return last.keep(table)


def recall_table(
    memory: Memory, question: Hashable, given: tuple[object, ...], find: Callable[[], Mapping[KeyT, AnswerT]]
) -> Mapping[KeyT, AnswerT]:
    """Return a table, found anew where anything given is not what it was, and kept as by ``keep_table``."""
    last: _Last[KeyT, AnswerT] = memory.recall((question, "last"), (), _Last)
    return memory.recall(question, given, lambda: last.keep(find()))


def gather_table(
    memory: Memory,
    question: Hashable,
    given: tuple[object, ...],
    find: Callable[[], Iterable[tuple[KeyT, AnswerT]]],
) -> Mapping[KeyT, tuple[AnswerT, ...]]:
    """Gather by key what is found in pairs, in its order, as ``recall_table`` does."""
    return recall_table(memory, question, given, lambda: _gather(find()))


def is_same(one: object, other: object) -> bool:
    """Tell whether two things are the same to all who read them.

    Text, numbers, tuples and frozen dataclasses are compared by what they hold. Everything else, records above all,
    must be one object: equal records may be written differently, a number with more or fewer digits.
    """
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, _PLAIN):
        return one == other
    if isinstance(one, tuple):
        others = cast("tuple[object, ...]", other)
        return len(one) == len(others) and all(
            is_same(each, another) for each, another in zip(one, others, strict=True) if each is not another
        )
    if is_dataclass(one):
        return all(is_same(getattr(one, field.name), getattr(other, field.name)) for field in fields(cast("Any", one)))
    return False


class _Last(Generic[KeyT, AnswerT]):
    """A table as it was last."""

    def __init__(self) -> None:
        self._table: Mapping[KeyT, AnswerT] = MappingProxyType({})

    def keep(self, table: Mapping[KeyT, AnswerT]) -> Mapping[KeyT, AnswerT]:
        """Take over another table; what is the same in it stays the same object."""
        before = self._table
        kept = {key: _keep(before.get(key), value) for key, value in table.items()}
        if [*kept] != [*before] or not all(map(is_, kept.values(), before.values())):
            self._table = MappingProxyType(kept)
        return self._table


def _keep(before: AnswerT | None, value: AnswerT) -> AnswerT:
    return before if before is not None and is_same(before, value) else value


def _gather(pairs: Iterable[tuple[KeyT, AnswerT]]) -> Mapping[KeyT, tuple[AnswerT, ...]]:
    table: dict[KeyT, list[AnswerT]] = {}
    for key, value in pairs:
        table.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in table.items()}
