"""The toy as a catalog, and edited copies of it compared with it."""

from pathlib import Path

import pytest
from edited import Compare, Lay

from handbook.difference import Difference, compare_catalogs
from handbook.records.catalog import Catalog
from handbook.records.loading import read_catalog


@pytest.fixture(scope="session")
def before(toy: Path) -> Catalog:
    return read_catalog(toy).catalog


@pytest.fixture
def compare(toy: Path, before: Catalog, lay: Lay) -> Compare:
    """Return a function that replaces passages of the toy's files, each (file, old, new), and compares.

    No old text writes the whole file, neither takes it away.
    """

    def compare_with(*script: tuple[str, str, str]) -> Difference:
        files: dict[str, str | bytes | None] = {}
        for name, old, new in script:
            text = files.get(name) or (toy / name).read_text(encoding="utf-8") if old else ""
            assert isinstance(text, str)
            assert not old or old in text, f"«{old}» is not in {name}"
            files[name] = text.replace(old, new, 1) if old else new or None
        return compare_catalogs(before, read_catalog(lay(files)).catalog, pages=False)

    return compare_with
