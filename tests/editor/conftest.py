"""What the tests of the editors' page share: somebody who visits it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from page_requests import Visitor


@pytest.fixture
def visit(lay: Callable[..., Path]) -> Visitor:
    """Return somebody who visits the page of a copy of the toy handbook."""
    return Visitor(lay({}))
