"""What a reader waits for and downloads: ``python -m benchmarks.reading SITE [--visits 5]``.

Pages of a built site are opened in Chromium from a server on this machine, each time by a reader who was never there.
Bytes are those of gzip, as a web server would send them; the server here sends them plain, so times hold no network.
"""

import argparse
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.browser import Server, launch, serve

_ROW = "{:<44}{:>9}{:>9}{:>9}{:>10}"
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
_LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
_QUERY = "chi thi 05"


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit: requests, bytes in gzip, milliseconds to the first paint and to the last thing waited for."""

    requests: int
    weight: int
    paint: float
    end: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Open typical pages of a site as a new reader, and search in it, and print what that takes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=main.__doc__)
    parser.add_argument("site", type=Path, help="a built site")
    parser.add_argument("--visits", type=int, default=5, help="how often each page is opened")
    options = parser.parse_args(arguments)
    print(f"{len(list(options.site.rglob('*.html')))} pages")
    print(_ROW.format("", "requests", "KB gzip", "paint ms", "end ms"))
    typical = _find_typical(options.site)
    journeys: tuple[tuple[str, str, Callable[[Page], float]], ...] = (
        (f"typical document: {typical}", typical, _wait_for_load),
        ("home", "index.html", _wait_for_load),
        ("list of documents", "van-ban/index.html", _wait_for_load),
        ("figure of the lineage", "pha-he/index.html", _wait_for_load),
        (f"home, then first result of «{_QUERY}»", "index.html", _search),
    )
    with launch() as browser:
        for name, address, wait in journeys:
            visits = [_visit(browser, options.site, address, wait) for _ in range(options.visits)]
            _print_visits(name, visits)
    return 0


def _find_typical(site: Path) -> str:
    """Find the document page of median size."""
    pages = sorted((site / "van-ban").glob("*-*-*.html"), key=lambda path: (path.stat().st_size, path.name))
    return pages[len(pages) // 2].relative_to(site).as_posix()


def _visit(browser: Browser, site: Path, address: str, wait: Callable[[Page], float]) -> Visit:
    with serve(site) as server:
        context = browser.new_context(locale="vi", viewport={"width": 1300, "height": 900})
        page = context.new_page()
        page.goto(server.address + address)
        end = wait(page)
        paint = page.evaluate(_PAINT)
        requests, weight = _weigh(server)
        context.close()
    return Visit(requests, weight, paint, end)


def _weigh(server: Server) -> tuple[int, int]:
    return server.weigh(without=("favicon.ico",))


def _wait_for_load(page: Page) -> float:
    """Wait until everything is loaded; milliseconds since the page was asked for."""
    page.wait_for_load_state("networkidle")
    return float(page.evaluate(_LOADED))


def _search(page: Page) -> float:
    """Type a query at once and wait for the first result; milliseconds since the first key."""
    page.wait_for_load_state("networkidle")
    page.focus("#hb-search")
    begin = page.evaluate("performance.now()")
    page.keyboard.insert_text(_QUERY)
    page.wait_for_selector("[role=option]")
    return float(page.evaluate("performance.now()") - begin)


def _print_visits(name: str, visits: Sequence[Visit]) -> None:
    weight = f"{statistics.median(each.weight for each in visits) / 1000:.0f}"
    paint = f"{statistics.median(each.paint for each in visits):.0f}"
    end = f"{statistics.median(each.end for each in visits):.0f}"
    requests = int(statistics.median(each.requests for each in visits))
    print(_ROW.format(name, requests, weight, paint, end), flush=True)


if __name__ == "__main__":
    sys.exit(main())
