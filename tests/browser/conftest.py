"""The real site, built once, opened from its folder in the system's Chromium."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright
from visits import WIDTHS, Visit, choose_pages, find_address

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


@pytest.fixture(scope="session")
def profiles(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Return a function that finds the profile of readers with or without JavaScript, with nothing kept in it.

    To start one costs more than to load a page. An empty tab keeps its window open.
    """
    started: dict[bool, tuple[BrowserContext, CDPSession]] = {}

    def find_profile(*, javascript: bool) -> BrowserContext:
        if javascript not in started:
            context = browser.new_context(java_script_enabled=javascript, locale="vi")
            context.set_default_timeout(30_000)
            started[javascript] = context, context.new_cdp_session(context.new_page())
        context, session = started[javascript]
        session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
        return context

    yield find_profile
    for context, _ in started.values():
        context.close()


@pytest.fixture
def tab(profiles: Callable[..., BrowserContext]) -> Iterator[Callable[..., Page]]:
    """Return a function that opens an empty tab as one kind of reader has it."""
    tabs: list[Page] = []

    def open_tab(*, width: int = 1300, scheme: str = "light", javascript: bool = True) -> Page:
        page = profiles(javascript=javascript).new_page()
        tabs.append(page)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        return page

    yield open_tab
    for page in tabs:
        page.close()


@pytest.fixture
def visit(site: Path, tab: Callable[..., Page]) -> Callable[..., Page]:
    """Return a function that opens an address of the site, which may ask or point, as one kind of reader would."""

    def open_page(address: str, **kind: int | str) -> Page:
        page = tab(**kind)
        page.goto(find_address(site, address))
        return page

    return open_page


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
