"""The pages of the toy handbook, planned once."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.pages import Library, Page, gather_library, plan_pages
from handbook.reading import read_checked
from handbook.render import make_environment, render_page


@pytest.fixture(scope="session")
def library(toy: Path) -> Library:
    """Return all that the toy's pages are planned from."""
    checked = read_checked(toy)
    assert checked.is_clean
    return gather_library(checked.catalog, checked.lineage, checked.names)


@pytest.fixture(scope="session")
def pages(library: Library) -> Mapping[str, Page]:
    """Return the toy's pages by address, without ``.md``."""
    planned = list(plan_pages(library))
    found = {page.path.removesuffix(".md"): page for page in planned}
    assert len(found) == len(planned), "two pages have one address"
    return found


@pytest.fixture
def read(pages: Mapping[str, Page]) -> Callable[[str], str]:
    """Return a function that renders the page at an address."""
    environment = make_environment()
    return lambda address: render_page(environment, pages[address])
