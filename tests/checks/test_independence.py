"""Sources that copy each other count once."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from handbook.checks import count_independent
from handbook.records import Citation
from handbook.records.loading import read_catalog

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Report = Callable[[Path], str]

_HEAD = "id: {id}\ntitle: Bài {id}\nkind: Bài báo\n{more}counting: Đếm đoạn.\npassages:\n"


def write_source(name: str, texts: str, more: str = "") -> dict[str, str]:
    """Write a source whose passages say one word each; a dot stands for a passage nobody has seen whole."""
    rows = ""
    for number, text in enumerate(texts.split(), 1):
        seen = f"    fingerprint: {sha256(text.encode()).hexdigest()[:16]}\n" if text != "." else ""
        rows += f"  - id: d{number}\n    opening: {name} {number}\n{seen}"
    return {f"sources/{name}.yml": _HEAD.format(id=name, more=more) + rows}


def count(root: Path, *cited: str) -> int:
    citations = [Citation(*each.split("#")) for each in cited]
    return count_independent(citations, read_catalog(root).catalog.sources)


@pytest.mark.parametrize(
    ("one", "other", "cited", "independent"),
    [
        ("a b c d", "e f g h", "one#d1 other#d1", 2),
        ("a b c d", "e f g h", "one#d1 one#d2", 1),
        ("a b c d", "x a y z", "one#d1 other#d2", 1),
        ("a b c d", "x a y z", "one#d1 other#d1", 2),
        ("a b c d", "a b c z", "one#d4 other#d4", 1),
        ("a b c d", "a b y z", "one#d4 other#d4", 2),
        ("a b c d e f g h", "a b c x", "one#d8 other#d4", 1),
        ("a b c d e f g", "a b c u v w x", "one#d7 other#d7", 2),
        (". . . .", ". . . .", "one#d1 other#d1", 2),
    ],
)
def test_two_sources_are_one_where_they_print_the_same(
    lay: Lay, one: str, other: str, cited: str, independent: int
) -> None:
    root = lay({**write_source("one", one), **write_source("other", other)})
    assert count(root, *cited.split()) == independent
    assert count(root, *reversed(cited.split())) == independent


def test_what_copies_a_copy_is_one_with_the_first(lay: Lay) -> None:
    root = lay({**write_source("a", "k l m n"), **write_source("b", "k l m x y z"), **write_source("c", "w x y z")})
    assert count(root, "a#d4", "c#d1") == 2
    assert count(root, "a#d4", "c#d1", "b#d1") == 1


def test_nothing_and_what_is_not_there_are_no_sources(lay: Lay) -> None:
    root = lay({})
    assert count(root) == 0
    assert count(root, "khong-co#d1", "bai-bao-mau-2017#d1") == 2


@pytest.mark.parametrize(
    ("texts", "more", "is_told"),
    [
        ("a b c z", "", True),
        ("a b x z", "", False),
        ("a b c z", "publisher: Báo Khác\n", False),
        ("a b c z", "published: 2020\n", False),
    ],
)
def test_an_article_entered_twice_is_told_by_what_its_passages_print(
    lay: Lay, report: Report, texts: str, more: str, *, is_told: bool
) -> None:
    first = write_source("one", "a b c d", "publisher: Báo Mẫu\npublished: 2021\n")
    root = lay({**first, **write_source("other", texts, more)})
    assert (
        "lời nhắc[record-alike]: nguồn này có lẽ trùng với «one»: giống nhau ở «passages»" in report(root)
    ) is is_told
