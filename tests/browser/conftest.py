"""The real site, built once, opened from its folder in the system's Chromium."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from visits import WIDTHS, Visit, choose_pages

from handbook.records.catalog import RECORD_FOLDERS

REPOSITORY = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of the real records."""
    return build(REPOSITORY, tmp_path_factory.mktemp("root"))


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory, five_articles: Path) -> Path:
    """Build the site of the handbook of five articles, which stays as it is while the real one grows."""
    return build(five_articles, tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def printed_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the toy's site with its PDFs, and return the folder it was built in."""
    root = tmp_path_factory.mktemp("in-an")
    build(REPOSITORY / "tests/toy", root, "--pdf")
    return root


def build(records: Path, root: Path, *options: str) -> Path:
    """Build the site of records with the pages and settings of this handbook."""
    for folder in RECORD_FOLDERS:
        shutil.copytree(records / folder, root / folder)
    shutil.copytree(REPOSITORY / "docs", root / "docs")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    command = [sys.executable, "-m", "handbook", "build", *options, "--root", str(root)]
    result = subprocess.run(command, env=os.environ, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return root / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    assert program, f"none of {', '.join(NAMES)} is installed; the Makefile's chromium.ok installs one"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(site: Path, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page of the site as one kind of reader would."""
    contexts = []

    def open_page(address: str, *, width: int = 1300, scheme: str = "light", javascript: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=javascript, locale="vi"
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.goto((site / address).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def visits(site: Path, browser: Browser) -> dict[str, Visit]:
    """Open pages of every kind once and make them narrower step by step."""
    found = {str(path.relative_to(site)): Visit() for path in choose_pages(site)}
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": 900}, locale="vi")
    page = context.new_page()
    note = Visit()
    page.on("request", lambda request: note.requests.append(request.url))
    page.on("requestfailed", lambda request: note.faults.append(f"{request.url}: {request.failure}"))
    page.on("pageerror", lambda error: note.faults.append(str(error)))
    page.on("console", lambda message: note.faults.append(message.text) if message.type == "error" else None)
    for name, note in found.items():
        page.goto((site / name).as_uri())
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            note.widths[width] = page.evaluate("document.documentElement.scrollWidth")
        page.goto("about:blank")
    context.close()
    return found
