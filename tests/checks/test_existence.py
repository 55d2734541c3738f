"""Bodies and the time in which they exist."""

from collections.abc import Callable
from pathlib import Path

import pytest

Change = Callable[[str, str, str], Path]
Check = Callable[[Path], list[str]]

_BODY = "exemplars/dang-uy-mau.yml"


@pytest.mark.parametrize(
    ("founded", "count"), [("2012-08-16", 0), ("2012-08-17", 1), ("2012~", 0), ("2013", 1), ("2020", 4), ("2013?", 0)]
)
def test_what_a_body_issued_before_it_began_is_doubtful(founded: str, count: int, change: Change, check: Check) -> None:
    found = check(change(_BODY, "symbols:\n", f"founded:\n  date: {founded}\nsymbols:\n"))
    assert ["lời nhắc[issuer-absent]" in line for line in found] == [True] * count


@pytest.mark.parametrize(("ended", "count"), [("2017", 0), ("2016", 1), ("2016-08-18", 3), ("../2012-08-15", 4)])
def test_what_a_body_issued_after_it_ended_is_doubtful(ended: str, count: int, change: Change, check: Check) -> None:
    found = check(change(_BODY, "symbols:\n", f"ended:\n  date: {ended}\nsymbols:\n"))
    assert ["lời nhắc[issuer-absent]" in line for line in found] == [True] * count
