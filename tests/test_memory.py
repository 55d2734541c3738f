"""What is remembered is given again only while everything it was found from is the same."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from pydantic import BaseModel

from handbook.memory import Forgetful, Memory, is_same


@dataclass(frozen=True)
class Pair:
    """Two values."""

    one: object
    other: object


class Amount(BaseModel):
    """A record with a number."""

    value: Decimal


def test_an_answer_is_found_once_while_the_given_is_the_same() -> None:
    memory, found = Memory(), []
    for _ in range(3):
        assert memory.recall("how long", ("chỉ thị", 1), lambda: found.append(1) or len(found)) == 1


def test_an_answer_is_found_anew_when_anything_given_is_different() -> None:
    memory = Memory()
    assert memory.recall("how long", ("chỉ thị",), lambda: 7) == 7
    assert memory.recall("how long", ("kết luận",), lambda: 8) == 8
    assert memory.recall("how long", ("kết luận",), lambda: 9) == 8


def test_an_empty_answer_is_an_answer() -> None:
    memory = Memory()
    assert memory.recall("what", (), tuple) == ()
    assert memory.recall("what", (), lambda: (1,)) == ()


def test_what_nobody_asked_for_is_forgotten() -> None:
    memory = Memory()
    memory.recall("kept", (), lambda: 1)
    memory.recall("dropped", (), lambda: 1)
    memory.forget_unasked()
    memory.recall("kept", (), lambda: 2)
    memory.forget_unasked()
    assert memory.recall("kept", (), lambda: 3) == 1
    assert memory.recall("dropped", (), lambda: 3) == 3


def test_what_was_asked_for_before_a_run_broke_off_is_still_known() -> None:
    memory = Memory()
    memory.recall("kept", (), lambda: 1)
    memory.recall("asked later", (), lambda: 1)
    memory.forget_unasked()
    memory.recall("kept", (), lambda: 2)
    assert memory.recall("asked later", (), lambda: 2) == 1


def test_the_forgetful_finds_every_answer_anew() -> None:
    memory = Forgetful()
    assert [memory.recall("what", (), lambda value=value: value) for value in (1, 2)] == [1, 2]


def test_records_are_the_same_only_as_one_object() -> None:
    record = Amount(value=Decimal("1.0"))
    again = Amount(value=Decimal("1.00"))
    assert record == again
    assert is_same((record, "a"), (record, "a"))
    assert not is_same((record,), (again,))


def test_dataclasses_are_compared_by_what_they_hold() -> None:
    record = Amount(value=Decimal(1))
    assert is_same(Pair(("a", 1), record), Pair(("a", 1), record))
    assert not is_same(Pair(("a", 1), record), Pair(("a", 2), record))
    assert not is_same(Pair(1, 2), (1, 2))


def test_each_of_many_things_is_looked_into_once() -> None:
    memory, asked = Memory(), []
    one, other, third = ([number] for number in range(3))

    def find(thing: list[int]) -> str:
        asked.append(thing[0])
        return f"answer {thing[0]}"

    first = memory.recall_each("what", (), [one, other], find)
    assert first == ("answer 0", "answer 1")
    memory.forget_unasked()
    assert memory.recall_each("what", (), [one, other], find) is first
    assert memory.recall_each("what", (), [third, one], find) == ("answer 2", "answer 0")
    assert asked == [0, 1, 2]
    memory.recall_each("what", (), [[0], third], find)
    assert asked == [0, 1, 2, 0]


def test_answers_for_many_things_are_found_anew_when_the_given_is_different() -> None:
    memory, things = Memory(), [["a"], ["b"]]
    assert memory.recall_each("what", ("x",), things, lambda thing: f"{thing[0]}x") == ("ax", "bx")
    assert memory.recall_each("what", ("y",), things, lambda thing: f"{thing[0]}y") == ("ay", "by")


def test_an_answer_is_found_anew_when_what_is_seen_of_its_thing_is_different() -> None:
    memory, things = Memory(), [["a"], ["b"]]
    assert memory.recall_each("what", (), things, tuple, len) == (("a",), ("b",))
    things[0].append("c")
    assert memory.recall_each("what", (), things, tuple, len) == (("a", "c"), ("b",))


def test_an_answer_that_cannot_be_found_loses_none_of_the_others() -> None:
    memory, one = Memory(), ["one"]
    memory.recall_each("what", (), [one], lambda _: 1)
    with pytest.raises(ZeroDivisionError):
        memory.recall_each("what", (), [one, ["two"]], lambda _: 1 // 0)
    assert memory.recall_each("what", (), [one], lambda _: 2) == (1,)


def test_the_forgetful_finds_each_answer_anew() -> None:
    memory, things = Forgetful(), [["a"]]
    assert [memory.recall_each("what", (), things, lambda _, value=value: value) for value in (1, 2)] == [(1,), (2,)]
