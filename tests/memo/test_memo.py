"""An answer is given again as long as all that was read for it is the same, and only so long."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

import pytest

from handbook.memo import Memo, Once
from handbook.pages import Library, gather_library, outline_pages, plan_page
from handbook.reading import read_checked

RECORD = "05-ct-tum-2016"


@dataclass(frozen=True)
class Stock:
    """What is asked about."""

    prices: Mapping[str, object]
    title: str = "kho"


@dataclass(frozen=True)
class Office:
    """Another thing that is asked about."""

    names: frozenset[str]


@dataclass
class Clerk:
    """Tells the price of a thing, and notes what was asked."""

    asked: list[str] = field(default_factory=list)

    def tell(self, name: str, stock: Stock) -> tuple[object, ...]:
        """Tell the price of a thing, and of what its price names."""
        self.asked.append(name)
        price = stock.prices.get(name)
        return (price, stock.prices.get(price)) if isinstance(price, str) else (price,)


def ask(memo: Once, clerk: Clerk, names: str, **prices: object) -> tuple[tuple[object, ...], ...]:
    clerk.asked.clear()
    return tuple(memo.ask_each("price", names, clerk.tell, Stock(MappingProxyType(prices))))


def test_only_who_read_something_different_is_asked_again() -> None:
    memo, clerk = Memo(), Clerk()
    assert ask(memo, clerk, "ab", a=1, b=2) == ((1,), (2,))
    assert ask(memo, clerk, "ab", a=1, b=3) == ((1,), (3,))
    assert clerk.asked == ["b"]
    assert ask(memo, clerk, "ba", b=3, a=1, c=4) == ((3,), (1,))
    assert clerk.asked == []


def test_what_was_not_there_is_read_when_it_comes() -> None:
    memo, clerk = Memo(), Clerk()
    assert ask(memo, clerk, "a", a="b") == (("b", None),)
    assert ask(memo, clerk, "a", a="b", c=1) == (("b", None),)
    assert clerk.asked == []
    assert ask(memo, clerk, "a", a="b", b=2) == (("b", 2),)
    assert ask(memo, clerk, "a", a="b") == (("b", None),)


def test_an_equal_answer_stays_the_same_object() -> None:
    memo = Memo()

    def round_price(name: str, stock: Stock) -> tuple[str, int]:
        return name, int(str(stock.prices[name])) // 10

    first, other = (
        [*memo.ask_each("about", "a", round_price, Stock(MappingProxyType({"a": price})))] for price in (11, 12)
    )
    assert first[0] is other[0]


def test_what_came_between_makes_no_answer_right_again() -> None:
    memo, clerk = Memo(), Clerk()
    ask(memo, clerk, "a", a=1)
    ask(memo, clerk, "b", a=2, b=1)
    assert ask(memo, clerk, "a", a=2, b=1) == ((2,),)


def test_whoever_is_no_longer_asked_is_forgotten() -> None:
    memo, clerk = Memo(), Clerk()
    for names, asked in (("ab", ["a", "b"]), ("a", []), ("ab", ["b"])):
        ask(memo, clerk, names, a=1, b=2)
        assert clerk.asked == asked


def test_an_answer_that_cannot_be_found_loses_none_of_the_others() -> None:
    memo, clerk = Memo(), Clerk()

    def fail(name: str, stock: Stock) -> tuple[object, ...]:
        return (1 // 0,) if name == "b" else clerk.tell(name, stock)

    stock = Stock(MappingProxyType({"a": 1}))
    list(memo.ask_each("price", "a", clerk.tell, stock))
    clerk.asked.clear()
    with pytest.raises(ZeroDivisionError):
        list(memo.ask_each("price", "ab", fail, stock))
    list(memo.ask_each("price", "a", clerk.tell, stock))
    assert clerk.asked == []


def test_all_inputs_count_each_by_its_type() -> None:
    memo, asked = Memo(), []

    def find(name: str, stock: Stock, office: Office) -> tuple[object, bool]:
        asked.append(name)
        return stock.prices[name], name in office.names

    stock = Stock(MappingProxyType({"a": 1, "b": 2}))
    for names, expected in (("a", "ab"), ("ac", ""), ("bc", "ab")):
        asked.clear()
        list(memo.ask_each("who", "ab", find, stock, Office(frozenset(names))))
        assert "".join(asked) == expected


def test_of_a_type_only_that_is_seen_which_its_look_tells() -> None:
    memo, clerk = Memo({Office: lambda office: len(office.names)}), Clerk()
    ask(memo, clerk, "a", a=Office(frozenset("x")))
    ask(memo, clerk, "a", a=Office(frozenset("y")))
    assert clerk.asked == []
    ask(memo, clerk, "a", a=Office(frozenset("xy")))
    assert clerk.asked == ["a"]


def test_what_another_process_recorded_is_kept_when_it_is_noted() -> None:
    memo, clerk = Memo(), Clerk()
    stock = Stock(MappingProxyType({"a": 1, "b": 2}))
    assert memo.recall("price", "ab", stock) == {}
    found = {name: memo.record(lambda seen, name=name: clerk.tell(name, seen), stock) for name in "ab"}
    memo.note("price", {}, found)
    later = replace(stock, prices=MappingProxyType({"a": 1, "b": 3}))
    assert memo.recall("price", "abc", later) == {"a": (1,)}
    memo.note("price", {"a": (1,)}, {})
    assert memo.recall("price", "ab", later) == {"a": (1,)}


def test_the_next_is_made_from_the_one_before() -> None:
    memo = Memo()
    change: Callable[[int | None], int] = lambda before: (before or 0) + 1  # noqa: E731 - it is asked twice
    assert [memo.revise("count", change), memo.revise("count", change)] == [1, 2]
    assert [Once().revise("count", change) for _ in range(2)] == [1, 1]


def test_what_is_made_again_keeps_what_it_was() -> None:
    memo = Memo()
    first = memo.keep("table", {"a": ("x", 1), "b": ("y", 2)})
    assert memo.keep("table", {"a": ("x", 1), "b": ("y", 2)}) is first
    other = memo.keep("table", {"a": ("x", 1), "b": ("y", 3)})
    assert (other["a"] is first["a"], other["b"]) == (True, ("y", 3))
    made = {"a": 1}
    assert Once().keep("table", made) is made


def test_who_is_asked_once_notes_nothing() -> None:
    clerk, once = Clerk(), Once()
    for price in (1, 2):
        assert ask(once, clerk, "ab", a=price) == ((price,), (None,))
        assert clerk.asked == ["a", "b"]
    assert once.record(lambda stock: stock.title, Stock({})) == ("kho", frozenset())


@pytest.fixture(scope="module")
def library(toy: Path) -> Library:
    checked = read_checked(toy)
    return gather_library(checked.catalog, checked.lineage, checked.names)


def retitle(library: Library) -> Library:
    """Give the library another document of the same id."""
    entries = library.catalog.directives
    record = entries[RECORD].record.model_copy(update={"title": "Nay là tên khác"})
    directives = MappingProxyType({**entries, RECORD: replace(entries[RECORD], record=record)})
    return replace(library, catalog=replace(library.catalog, directives=directives))


def test_of_the_pages_of_a_library_those_are_planned_again_that_show_what_is_different(library: Library) -> None:
    memo, other, planned = Memo(), retitle(library), set()
    outlines = {outline.path: outline for outline in outline_pages(library)}

    def plan(path: str, library: Library) -> object:
        planned.add(path)
        return plan_page(library, outlines[path])

    before = dict(zip(outlines, memo.ask_each("page", outlines, plan, library), strict=True))
    assert before == {path: plan_page(library, outline) for path, outline in outlines.items()}
    planned.clear()
    list(memo.ask_each("page", outlines, plan, replace(library)))
    assert planned == set()
    after = dict(zip(outlines, memo.ask_each("page", outlines, plan, other), strict=True))
    assert after == {path: plan_page(other, outline) for path, outline in outlines.items()}
    changed = {path for path in outlines if before[path] != after[path]}
    assert f"van-ban/{RECORD}.md" in changed
    assert changed <= planned < outlines.keys()
    assert all(after[path] is before[path] for path in outlines.keys() - changed)
