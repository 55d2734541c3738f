"""A handbook that has just begun."""

from pathlib import Path

import pytest

from handbook.starter import begin_handbook


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """Begin a handbook."""
    begin_handbook(tmp_path / "handbook", "Sổ tay mẫu")
    return tmp_path / "handbook"
