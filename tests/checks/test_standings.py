"""Standings of documents held against the dates of their sources."""

from collections.abc import Callable
from pathlib import Path

import pytest

Change = Callable[[str, str, str], Path]
Check = Callable[[Path], list[str]]

_OLD = "directives/01-nq-dum-2012.yml"


@pytest.mark.parametrize(
    ("as_of", "is_late"), [("2017-05-20", True), ("2018~", False), ("2019~", True), ("2017", False)]
)
def test_a_standing_is_no_later_than_all_its_sources(as_of: str, is_late: bool, change: Change, check: Check) -> None:  # noqa: FBT001 - a table of cases
    found = check(change(_OLD, "as_of: 2017-05-19", f"as_of: {as_of}"))
    assert ["[as-of-late]" in line for line in found] == [True] * is_late


def test_a_source_without_a_date_may_be_newer(change: Change, check: Check) -> None:
    assert check(change(_OLD, "  cite: [bai-bao-mau-2017#d2]", "  cite: [bai-bao-mau-2023#d2]")) == []
