"""The page about the data, with every fold open, is readable by everyone, in both schemes and on a phone."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from test_accessibility import OPTIONS

pytestmark = pytest.mark.browser

ADDRESS = "du-lieu/index.html"
OPEN_ALL = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"


@pytest.mark.parametrize("width", [1300, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_every_fold_open(visit: Callable[..., Page], scheme: str, width: int) -> None:
    page = visit(ADDRESS, width=width, scheme=scheme)
    page.evaluate(OPEN_ALL)
    results = Axe().run(page, options=OPTIONS)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("width", [1300, 390, 320])
def test_nothing_scrolls_sideways_but_the_examples(visit: Callable[..., Page], width: int) -> None:
    page = visit(ADDRESS, width=width)
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_fold_opens_without_a_script(visit: Callable[..., Page]) -> None:
    page = visit(ADDRESS, javascript=False)
    page.locator("summary", has_text="documents.csv").click()
    expect(page.get_by_text("Mã của văn bản trong sổ tay, không đổi")).to_be_visible()
