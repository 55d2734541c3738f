"""What the tests of questions share: the handbook of the five articles and the toy, each ready to be asked."""

from pathlib import Path

import pytest

from handbook.lineage import find_lineage
from handbook.names import index_names
from handbook.queries import Holdings, gather_holdings
from handbook.records import read_catalog


def _gather(root: Path) -> Holdings:
    catalog = read_catalog(root).catalog
    return gather_holdings(catalog, find_lineage(catalog), index_names(catalog), base="https://so-tay.example/")


@pytest.fixture(scope="session")
def articles(five_articles: Path) -> Holdings:
    """Return the handbook of the five articles."""
    return _gather(five_articles)


@pytest.fixture(scope="session")
def toys(toy: Path) -> Holdings:
    """Return the toy handbook."""
    return _gather(toy)
