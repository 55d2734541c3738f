"""The toy handbook as the rules know it, and a text recognised with it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.evidence import read_passages
from handbook.recognition import Knowledge, Recognition, gather_knowledge, recognize_text
from handbook.records.loading import read_catalog


@pytest.fixture(scope="session")
def known(toy: Path) -> Knowledge:
    """Return what the toy handbook holds."""
    return gather_knowledge(read_catalog(toy).catalog)


@pytest.fixture(scope="session")
def recognize(known: Knowledge) -> Callable[..., Recognition]:
    """Return a function that recognises the lines of a text, none of them a title."""
    return lambda *lines: recognize_text(known, read_passages("\n".join(lines)).passages)
