"""What tests of commands share."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handbook.commands.cli import main


@pytest.fixture
def run(runner: CliRunner) -> Callable[..., Result]:
    """Return a function that runs one command for a root."""
    return lambda root, *arguments, **more: runner.invoke(
        main, [*arguments, "--root", str(root)], catch_exceptions=False, **more
    )


@pytest.fixture
def tidy(lay: Callable[[Mapping[str, str | bytes | None]], Path], run: Callable[..., Result]) -> Path:
    """Return a copy of the toy in the canonical form."""
    root = lay({})
    assert run(root, "fmt").exit_code == 0
    return root
