"""Where a handbook is read and written."""

import os
from pathlib import Path

import pytest

from handbook.site import find_paths


def test_scratch_space_lies_in_the_root(tmp_path: Path) -> None:
    assert find_paths(tmp_path).work == tmp_path / "build"


def test_scratch_space_of_a_root_that_may_only_be_read_lies_beside_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert find_paths(tmp_path / "root", tmp_path / "web" / "site").work == tmp_path / "web" / ".site-build"
