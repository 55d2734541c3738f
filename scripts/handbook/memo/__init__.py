"""Answers kept with all that was read for them: one is found anew only where a read gives something else.

A question is asked of frozen *inputs*, one of each type: catalog, names, library, any dataclass of tables, lists, sets
and values. Whoever answers gets them as ``recording`` shows them, so each read is noted, down to the single key, there
or not; nothing is listed by hand, and an answer must come from its question and its inputs alone. When
another input of a type is given, what was noted of the earlier one is looked up in both, and answers for which that is
different (see ``sameness``) are found anew. One that turns out equal stays the same object, and so does what was made
of it. Any input may follow any other: what is kept speeds things up and decides nothing.

``Once`` answers without noting anything, for what is done once; ``Memo`` is for what is done again and again.
"""

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import Any, TypeVar, TypeVarTuple, cast

from handbook.memo.pickling import pack_kept, unpack_kept
from handbook.memo.recording import ABSENT, Fields, Read, find_field, find_read, show_input
from handbook.memo.sameness import Looks, is_same, keep_equal

__all__ = [
    "ONCE",
    "AnswerT",
    "InputsT",
    "KeyT",
    "Memo",
    "Once",
    "Recorded",
]


AnswerT = TypeVar("AnswerT")
KeyT = TypeVar("KeyT", bound=Hashable)
InputsT = TypeVarTuple("InputsT")

Recorded = tuple[AnswerT, frozenset[Read]]
"""An answer, and all that was read for it."""


class Once:
    """Answers every question anew."""

    keeps = False  # so what is asked for need not come in pieces that are kept apart

    def ask_each(
        self,
        question: Hashable,  # noqa: ARG002 - as Memo has it
        keys: Iterable[KeyT],
        find: Callable[[KeyT, *InputsT], AnswerT],
        *inputs: *InputsT,
    ) -> Iterator[AnswerT]:
        """Answer one question for each of many keys, one after another; keys no longer asked for are forgotten.

        While ``find`` answers, nothing else is asked.
        """
        return (find(key, *inputs) for key in keys)

    def ask(
        self, question: Hashable, key: KeyT, find: Callable[[KeyT, *InputsT], AnswerT], *inputs: *InputsT
    ) -> AnswerT:
        """Answer one question for one key."""
        [answer] = self.ask_each(question, (key,), find, *inputs)
        return answer

    def record(self, find: Callable[[*InputsT], AnswerT], *inputs: *InputsT) -> Recorded[AnswerT]:
        """Find an answer that is kept by ``note``, which may be done by another process."""
        return find(*inputs), frozenset()

    def revise(self, name: Hashable, change: Callable[[AnswerT | None], AnswerT]) -> AnswerT:  # noqa: ARG002 - as Memo has it
        """Make the next of things that follow one another; the one before makes that sooner, and no different."""
        return change(None)

    def keep(self, name: Hashable, made: AnswerT) -> AnswerT:
        """Return what was made, with the earlier objects where it holds what the last of that name did."""

        def change(before: AnswerT | None) -> AnswerT:
            return made if before is None else keep_equal(before, made)

        return self.revise(name, change)


ONCE = Once()


@dataclass(slots=True)
class _Answers:
    """The answers to one question by key; only those with ``notes``, the numbers of what was read, still hold."""

    last: dict[Any, Any] = field(default_factory=dict)
    notes: dict[Any, "array[int]"] = field(default_factory=dict)


class Memo(Once):
    """Gives an answer again as long as all that was read for it is the same.

    ``looks`` tell, by type, what of a thing is seen by those who read it, where that is not all.
    """

    keeps = True

    def __init__(self, looks: Looks = MappingProxyType({})) -> None:
        """Know nothing yet."""
        self._looks = looks
        self._inputs: dict[type, object] = {}
        self._shown: dict[type, Any] = {}
        self._reads: set[Read] = set()
        self._numbers: dict[Fields, dict[Read, int]] = {}
        self._count = 0
        self._answers: dict[Hashable, _Answers] = {}
        self._made: dict[Hashable, Any] = {}
        self._found = 0

    def __reduce__(self) -> tuple[Callable[[Looks], "Memo"], tuple[Looks]]:
        """Make one that knows nothing in another process, which records as this one does."""
        return Memo, (self._looks,)

    @property
    def news(self) -> float:
        """Tell how many of the answers were found since the memo was made or unpacked, as a share of all."""
        return self._found / max(1, sum(len(answers.last) for answers in self._answers.values()))

    def pack(self) -> bytes:
        """Write all that is kept, for a later run of the same program."""
        answers = {question: _pack_answers(answers) for question, answers in self._answers.items()}
        return pack_kept((self._inputs, self._numbers, self._count, answers, self._made))

    @classmethod
    def unpack(cls, content: "bytes | memoryview") -> "Memo":
        """Make a memo of what one wrote; see ``pickling`` about who may have written it."""
        memo = cls()
        memo._inputs, memo._numbers, memo._count, answers, memo._made = unpack_kept(content)
        memo._shown = {kind: show_input(each, memo._reads) for kind, each in memo._inputs.items()}
        memo._answers = {question: _unpack_answers(each) for question, each in answers.items()}
        return memo

    def ask_each(
        self,
        question: Hashable,
        keys: Iterable[KeyT],
        find: Callable[[KeyT, *InputsT], AnswerT],
        *inputs: *InputsT,
    ) -> Iterator[AnswerT]:
        """Answer one question for each of many keys, as far as it must be answered anew."""
        shown = self._show(inputs)
        known = self._answers.get(question, _Answers())
        fresh = _Answers()
        for key in keys:
            notes = known.notes.get(key)
            if notes is None:
                self._reads.clear()
                answer = find(key, *shown)
                notes = self._number(self._reads)
                self._found += 1
                if key in known.last:
                    answer = keep_equal(known.last[key], answer)
            else:
                answer = known.last[key]
            fresh.last[key], fresh.notes[key] = answer, notes
            yield answer
        self._answers[question] = fresh

    def recall(self, question: Hashable, keys: Iterable[KeyT], *inputs: object) -> dict[KeyT, Any]:
        """Return those answers that still hold."""
        self._show(inputs)
        known = self._answers.get(question, _Answers())
        return {key: known.last[key] for key in keys if key in known.notes}

    def record(self, find: Callable[[*InputsT], AnswerT], *inputs: *InputsT) -> Recorded[AnswerT]:
        """Find an answer and tell what was read for it."""
        shown = self._show(inputs)
        self._reads.clear()
        answer = find(*shown)
        return answer, frozenset(self._reads)

    def note(self, question: Hashable, kept: Mapping[KeyT, AnswerT], found: Mapping[KeyT, Recorded[AnswerT]]) -> None:
        """Keep what was recorded from the inputs of now, beside what was recalled; all other answers are forgotten."""
        known = self._answers.get(question, _Answers())
        notes = {key: known.notes[key] for key in kept}
        notes.update({key: self._number(reads) for key, (_, reads) in found.items()})
        answers = {**kept, **{key: answer for key, (answer, _) in found.items()}}
        self._answers[question] = _Answers(answers, notes)

    def revise(self, name: Hashable, change: Callable[[AnswerT | None], AnswerT]) -> AnswerT:
        """Make the next from the one before, and keep it."""
        made = self._made[name] = change(self._made.get(name))
        return made

    def _show(self, inputs: tuple[*InputsT]) -> tuple[*InputsT]:
        """Return inputs as whoever answers sees them; answers that others do not bear out hold no longer."""
        for each in cast("tuple[object, ...]", inputs):
            kind = type(each)
            if self._inputs.get(kind) is not each:
                if kind in self._inputs:
                    self._forget(frozenset(self._find_changed(kind, self._inputs[kind], each)))
                self._inputs[kind], self._shown[kind] = each, show_input(each, self._reads)
        return cast("tuple[*InputsT]", tuple(self._shown[type(each)] for each in cast("tuple[object, ...]", inputs)))

    def _find_changed(self, kind: type, before: object, after: object) -> Iterator[int]:
        """Find the numbers of what another input of a type gives something else for."""
        for fields, numbers in self._numbers.items():
            if fields[0] != kind.__name__:
                continue
            one, other = find_field(before, fields), find_field(after, fields)
            if one is other:
                continue
            is_table = isinstance(one, Mapping) and isinstance(other, Mapping)
            for read, number in numbers.items():
                if is_table and read[2] and _get(one, read) is _get(other, read):
                    continue  # most of a table are the same objects
                if not is_same(find_read(one, *read[1:]), find_read(other, *read[1:]), self._looks):
                    yield number

    def _forget(self, changed: frozenset[int]) -> None:
        for answers in self._answers.values() if changed else ():
            for key in [key for key, notes in answers.notes.items() if not changed.isdisjoint(notes)]:
                del answers.notes[key]

    def _number(self, reads: Iterable[Read]) -> "array[int]":
        """Return the numbers of what was read, the same thing always alike: there are far fewer things than reads."""
        found = array("I")
        for read in reads:
            numbers = self._numbers.setdefault(read[0], {})
            number = numbers.setdefault(read, self._count)
            self._count += number == self._count
            found.append(number)
        return found


def _get(table: Any, read: Read) -> object:  # noqa: ANN401 - a table of anything
    return table.get(read[2][0], ABSENT)


_Packed = tuple[tuple[Any, ...], tuple[Any, ...], "array[int]", "array[int]"]
"""Keys, their answers, how many notes each has, and all notes one after another: one array instead of thousands."""


def _pack_answers(answers: _Answers) -> _Packed:
    keys, notes = tuple(answers.notes), array("I")
    for key in keys:
        notes.extend(answers.notes[key])
    counts = array("I", (len(answers.notes[key]) for key in keys))
    return keys, tuple(answers.last[key] for key in keys), counts, notes


def _unpack_answers(packed: _Packed) -> _Answers:
    keys, last, counts, notes = packed
    ends = tuple(accumulate(counts, initial=0))
    held = (notes[start:end] for start, end in pairwise(ends))
    return _Answers(dict(zip(keys, last, strict=True)), dict(zip(keys, held, strict=True)))
