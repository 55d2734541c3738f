"""Two things are the same if they say the same, to the letter."""

from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

import pytest
from pydantic import BaseModel

from handbook.memo.sameness import is_same, keep_equal


@dataclass(frozen=True)
class Pair:
    """Two values."""

    one: object
    other: object


class Amount(BaseModel):
    """A record with a number."""

    value: Decimal


class Place(NamedTuple):
    """A place."""

    line: int


def test_numbers_are_compared_as_they_are_written() -> None:
    record, again = Amount(value=Decimal("1.0")), Amount(value=Decimal("1.00"))
    assert record == again
    assert not is_same(record, again)
    assert not is_same((Decimal("1.0"),), (Decimal("1.00"),))
    assert is_same((record, "a"), (Amount(value=Decimal("1.0")), "a"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", "b"),
        (1, True),
        ((1, 2), (1, 2, 3)),
        ((1,), Place(1)),
        (Pair(1, 2), Pair(1, 3)),
        (Pair(1, 2), (1, 2)),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({"a": 1}, {"a": 2}),
        (frozenset("ab"), frozenset("a")),
        (object(), object()),
    ],
)
def test_things_that_differ_are_not_the_same(one: object, other: object) -> None:
    assert is_same(one, one)
    assert not is_same(one, other)


def test_a_look_tells_what_of_a_thing_counts() -> None:
    looks = {Pair: lambda pair: pair.one}
    assert is_same((Pair(1, 2),), (Pair(1, 3),), looks)
    assert not is_same((Pair(1, 2),), (Pair(2, 2),), looks)


def test_what_says_the_same_is_kept_and_all_of_it_where_it_can_be() -> None:
    before = MappingProxyType({"a": Pair(("x", "y"), Amount(value=Decimal(1))), "b": Pair("x", "y")})
    assert keep_equal(before, {"a": Pair(("x", "y"), Amount(value=Decimal(1))), "b": Pair("x", "y")}) is before
    after = keep_equal(before, {"c": 1, "a": Pair(("x", "z"), Amount(value=Decimal(1)))})
    assert after == {"c": 1, "a": Pair(("x", "z"), Amount(value=Decimal(1)))}
    assert after["a"].other is before["a"].other
    assert keep_equal(before, dict(reversed(before.items()))) is not before


def test_another_kind_of_thing_takes_nothing_over() -> None:
    assert keep_equal((1,), Place(1)) == Place(1)
    assert isinstance(keep_equal((1,), Place(1)), Place)
    assert keep_equal(("a", "b"), ("a",)) == ("a",)
    assert keep_equal(("a",), ("a", "b")) == ("a", "b")
