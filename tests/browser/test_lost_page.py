"""The page for wrong addresses, as a server shows it: at any depth, under any prefix, with and without JavaScript."""

import functools
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PREFIXES = ("", "/kho", "/to-chuc/kho")
WRONG = ("x.html", "khong-co/x.html", "van-ban/khong-co.html", "a/b/c/x.html", "khong-co/")


class _Host(SimpleHTTPRequestHandler):
    """Serves a site under a prefix, and its own page for every wrong address, as hosts of static pages do."""

    prefix = ""

    def translate_path(self, path: str) -> str:
        """Find the file of an address; outside the prefix there is none."""
        inside = urlsplit(path).path.startswith(f"{self.prefix}/")
        return super().translate_path(path.removeprefix(self.prefix)) if inside else f"{self.directory}/khong-co-gi"

    def send_error(self, code: int, *_: object) -> None:
        """Show the site's own page."""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(Path(self.directory, "404.html").read_bytes())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(params=PREFIXES, ids=lambda prefix: prefix or "root")
def host(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """Serve the site under a prefix and return its address."""
    handler = type("Host", (_Host,), {"prefix": request.param})
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{request.param}"
        server.shutdown()
        thread.join()


@pytest.fixture
def ask(tab: Callable[..., Page]) -> Iterator[Callable[..., Page]]:
    """Return a function that asks for an address; whatever the page's policy refuses is a failure."""
    refused: list[str] = []

    def open_page(address: str, *, javascript: bool = True) -> Page:
        page = tab(width=390, javascript=javascript)
        page.on("console", lambda message: refused.append(message.text) if "Security Policy" in message.text else None)
        page.goto(address)
        return page

    yield open_page
    assert refused == []


@pytest.mark.parametrize("wrong", WRONG)
def test_every_way_from_a_wrong_address_leads_into_the_site(host: str, wrong: str, ask: Callable[..., Page]) -> None:
    page = ask(f"{host}/{wrong}")
    expect(page.get_by_role("link", name="Trang chủ")).to_be_visible()
    links = page.locator("a:visible").evaluate_all("links => links.map(link => link.href)")
    assert f"{host}/index.html" in links
    for link in links:
        assert page.request.get(link).status == 200, link
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"


@pytest.mark.parametrize("wrong", WRONG)
def test_without_javascript_one_comes_home_step_by_step(host: str, wrong: str, ask: Callable[..., Page]) -> None:
    page = ask(f"{host}/{wrong}", javascript=False)
    expect(page.get_by_role("heading", name="Không có trang này")).to_be_visible()
    assert page.get_by_role("link", name="Trang chủ").count() == 0, "a link that leads nowhere"
    is_in_root = "/" not in wrong
    for _ in range(5):
        if page.get_by_role("heading", name="Không có trang này").count() == 0:
            break
        page.get_by_role("link", name="Về đầu thư mục" if is_in_root else "Lên thư mục trên").click()
    assert page.url.startswith(f"{host}/")
    expect(page.locator("header.md-header")).to_be_visible()


def test_the_page_can_be_read_by_everyone(host: str, ask: Callable[..., Page]) -> None:
    page = ask(f"{host}/khong-co/x.html")
    expect(page.get_by_role("link", name="Trang chủ")).to_be_visible()
    assert Axe().run(page).response["violations"] == []
