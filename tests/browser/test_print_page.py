"""Any page printed by the browser: what was written and where it comes from, and nothing made for a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

DOCUMENT, LINEAGE = "van-ban/05-ct-tw-2016.html", "pha-he/index.html"
FOR_SCREENS = ("Biên tập", "Thuật ngữ", "Tra cứu", "Mục lục", "Sửa trang này", "Tải PDF", "Lọc số liệu", "↕")
MOST_LIGHT = 140  # of 255: what is darker can be read on paper


@pytest.fixture
def paper(visit: Callable[..., Page], tmp_path: Path) -> Callable[[str], pymupdf.Document]:
    """Return a function that prints a page, opened in the dark, as a browser does."""

    def print_page(address: str) -> pymupdf.Document:
        target = tmp_path / "trang.pdf"
        visit(address, scheme="dark").pdf(path=target, prefer_css_page_size=True)
        return pymupdf.open(target)

    return print_page


def squeeze(text: str) -> str:
    return "".join(text.split())


def read_all(document: pymupdf.Document) -> str:
    return squeeze("".join(page.get_text() for page in document))


@pytest.mark.parametrize("address", [DOCUMENT, LINEAGE, "so-lieu/index.html", "dien-hinh/quan-uy-o-mon.html"])
def test_nothing_made_for_a_screen_is_printed(paper: Callable[[str], pymupdf.Document], address: str) -> None:
    text = read_all(paper(address))
    assert [words for words in FOR_SCREENS if squeeze(words) in text] == []


@pytest.mark.parametrize("address", [DOCUMENT, "dien-hinh/quan-uy-o-mon.html"])
def test_everything_written_is_printed(
    paper: Callable[[str], pymupdf.Document], visit: Callable[..., Page], address: str
) -> None:
    parts = visit(address).locator("article :is(p, dd, tbody td):not(.hb-take, .rail *)")
    printed = read_all(paper(address)).casefold()
    written = [squeeze(part).casefold() for part in parts.evaluate_all("all => all.map((each) => each.innerText)")]
    broken = [part for part in written if part[:40] not in printed]
    assert len(written) > 20
    assert len(broken) <= len(written) // 20, broken  # a page may end inside of one


def test_sources_are_printed_with_full_addresses_and_so_is_the_page(
    paper: Callable[[str], pymupdf.Document], site: Path
) -> None:
    text = read_all(paper(DOCUMENT))
    assert f"Địachỉcủatrang:{(site / DOCUMENT).as_uri()}" in text
    names = sorted(path.stem for path in (site / "nguon").glob("*.html") if path.stem != "index")
    cited = [name for name in names if f"<{(site / 'nguon' / name).as_uri()}.html>" in text]
    assert len(cited) > 3


@pytest.mark.parametrize("address", [DOCUMENT, LINEAGE])
def test_the_figure_stands_whole_on_one_sheet(
    paper: Callable[[str], pymupdf.Document], visit: Callable[..., Page], address: str
) -> None:
    labels = visit(address).locator("svg.lin text").all_text_contents()
    wanted = {squeeze(label) for label in labels if label.strip()}
    document = paper(address)
    sheets = [squeeze(page.get_text()) for page in document]
    best = max(sheets, key=lambda sheet: sum(label in sheet for label in wanted))
    assert len(wanted) > 10
    assert [label for label in wanted if label not in best] == []
    for page in document:
        assert all(word[2] <= page.rect.width and word[3] <= page.rect.height for word in page.get_text("words"))


def test_a_page_read_in_the_dark_is_printed_dark_on_white(paper: Callable[[str], pymupdf.Document]) -> None:
    for page in paper(DOCUMENT):
        spans = (
            span
            for block in page.get_text("dict")["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
        )
        light = [
            span["text"]
            for span in spans
            if sum(span["color"].to_bytes(3, "big")) / 3 > MOST_LIGHT and span["text"].strip()
        ]
        assert light == []
