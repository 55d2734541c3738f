"""The toy handbook and the real one, gathered as the open data is made from them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.pages import Library, gather_library
from handbook.reading import read_checked

_REPOSITORY = Path(__file__).parents[2]


def gather(root: Path) -> Library:
    checked = read_checked(root)
    return gather_library(checked.catalog, checked.lineage, checked.names)


@pytest.fixture(name="gather")
def _gather() -> Callable[[Path], Library]:
    """Return the function that gathers a handbook under a root."""
    return gather


@pytest.fixture(scope="session")
def library(toy: Path) -> Library:
    """Gather the toy handbook."""
    return gather(toy)


@pytest.fixture(scope="session")
def real_library() -> Library:
    """Gather the real handbook."""
    return gather(_REPOSITORY)
