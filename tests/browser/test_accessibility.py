"""What axe can tell by machine, and what it cannot: the keyboard, paper, a browser without JavaScript."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
KINDS_OF_PAGES = (
    "index",
    "van-ban/01-kl-tw-2021",
    "dien-hinh/quan-uy-o-mon",
    "pha-he/index",
    "so-lieu/index",
    "so-lieu/sai-lech",
    "van-ban/index",
    "bien-tap/index",
)
DOCUMENT = "van-ban/01-kl-tw-2021.html"
FOCUS = """() => {
  const active = document.activeElement;
  const each = active.matches(".md-option") ? active.nextElementSibling : active;  // a radio shown as its label
  const box = each.getBoundingClientRect(), style = getComputedStyle(each);
  const near = each.closest("svg") ? getComputedStyle(each.querySelector("rect") ?? each) : style;
  const header = document.querySelector(".md-header").getBoundingClientRect();
  const x = box.left + Math.min(box.width, innerWidth) / 2, y = box.top + box.height / 2;
  const top = document.elementFromPoint(x, y), isSeen = each.contains(top) || top?.contains(each);
  return {
    name: `${each.tagName} ${each.getAttribute("class") ?? ""} ${each.textContent.trim().slice(0, 40)}`,
    isBody: each === document.body,
    isOutlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    isDrawn: style.boxShadow !== "none" || parseFloat(near.strokeWidth) >= 3,
    isHidden: box.width * box.height === 0 || box.bottom <= 0 || box.top >= innerHeight,
    isUnderHeader: !each.closest(".md-header") && box.top < header.bottom && !isSeen,
  };
}"""
VISIBLE_TEXT = """() => {
  for (const tool of document.querySelectorAll(".hb-filter, .lin-tools")) tool.remove();
  return document.querySelector("article.md-content__inner").innerText.split(/\\s+/).filter(Boolean).join(" ");
}"""
WIDEST_ON_PAPER = 642  # px at 96 dpi: A4 less the margins of the stylesheet


@pytest.mark.parametrize("width", [1300, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [*KINDS_OF_PAGES, "tra-cuu/index"])
def test_axe_finds_nothing(visit: Callable[..., Page], address: str, scheme: str, width: int) -> None:
    page = visit(f"{address}.html", width=width, scheme=scheme)
    painted = {"light": "default", "dark": "slate"}[scheme]
    assert page.get_attribute("body", "data-md-color-scheme") == painted
    results = Axe().run(page, options=OPTIONS)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("width", [1300, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_note(visit: Callable[..., Page], scheme: str, width: int) -> None:
    page = visit(DOCUMENT, width=width, scheme=scheme)
    page.locator(".hb-claims .hb-cite a").first.click()
    page.get_by_role("button", name="Chép trích dẫn").click()
    page.get_by_role("status").filter(has_text="Đã chép trích dẫn.").wait_for()
    results = Axe().run(page, options=OPTIONS)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("address", ["index", "van-ban/index", "so-lieu/index", DOCUMENT.removesuffix(".html")])
@pytest.mark.parametrize("width", [1300, 390])
def test_the_focus_of_the_keyboard_is_always_seen(visit: Callable[..., Page], address: str, width: int) -> None:
    page = visit(f"{address}.html", width=width)
    for _ in range(60):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["isBody"]:
            break
        assert focus["isOutlined"] or focus["isDrawn"], focus["name"]
        assert not focus["isHidden"], focus["name"]
        assert not focus["isUnderHeader"], focus["name"]


def test_going_back_with_the_keyboard_never_ends_under_the_header(visit: Callable[..., Page]) -> None:
    page = visit(DOCUMENT)
    page.evaluate("document.querySelector('#muc-trich-dan').scrollIntoView()")
    page.locator(".hb-record a").first.focus()
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        focus = page.evaluate(FOCUS)
        assert not focus["isUnderHeader"], focus["name"]


def test_a_note_that_is_jumped_to_is_not_hidden_by_the_header(visit: Callable[..., Page]) -> None:
    page = visit(DOCUMENT)
    page.evaluate("location.hash = document.querySelector('sup a').hash")
    page.wait_for_function("document.querySelector(':target') !== null")
    top = page.evaluate("document.querySelector(':target').getBoundingClientRect().top")
    assert top >= page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom")


@pytest.mark.parametrize("width", [1300, 390])
@pytest.mark.parametrize("address", KINDS_OF_PAGES)
def test_a_page_says_the_same_without_javascript(visit: Callable[..., Page], address: str, width: int) -> None:
    with_scripts, without = (
        visit(f"{address}.html", width=width, javascript=javascript).evaluate(VISIBLE_TEXT)
        for javascript in (True, False)
    )
    assert without
    assert with_scripts == without


def test_the_sections_are_reached_without_javascript_on_a_wide_screen(visit: Callable[..., Page], site: Path) -> None:
    page = visit(DOCUMENT, javascript=False)
    page.get_by_role("navigation", name="Các phần", exact=True).get_by_role("link", name="Lược đồ").click()
    assert page.url == (site / "pha-he" / "index.html").as_uri()


def test_the_sections_are_reached_without_javascript_on_a_phone(visit: Callable[..., Page], site: Path) -> None:
    page = visit(DOCUMENT, width=390, javascript=False)
    page.locator("label[for=__drawer].md-header__button").click()
    page.get_by_role("navigation", name="Mục lục sổ tay").get_by_role("link", name="Lược đồ").click()
    assert page.url == (site / "pha-he" / "index.html").as_uri()


@pytest.mark.parametrize("width", [1300, 390])
def test_the_sections_are_reached_by_keyboard_alone(visit: Callable[..., Page], site: Path, width: int) -> None:
    page = visit(DOCUMENT, width=width)
    page.locator(".hb-record a").last.focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Lược đồ":
            break
    page.keyboard.press("Enter")
    page.wait_for_url((site / "pha-he" / "index.html").as_uri())


def test_paper_has_the_text_and_the_figure_but_no_navigation(visit: Callable[..., Page]) -> None:
    page = visit(DOCUMENT, width=WIDEST_ON_PAPER)
    page.emulate_media(media="print")
    for part in (".md-header", ".hb-sections", ".md-sidebar", ".md-footer", ".hb-trail", ".hb-record", ".headerlink"):
        assert not page.locator(part).first.is_visible(), part
    assert page.get_by_role("heading", level=1).is_visible()
    figure = page.locator(".lin-wrap svg").bounding_box()
    assert figure is not None
    assert figure["x"] >= 0
    assert figure["x"] + figure["width"] <= WIDEST_ON_PAPER
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDEST_ON_PAPER


def test_dark_screens_print_dark_letters_on_white(visit: Callable[..., Page]) -> None:
    page = visit(DOCUMENT, scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    letters, ground = page.evaluate(
        "[getComputedStyle(document.querySelector('h1')).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert (letters, ground) == ("rgb(29, 33, 39)", "rgb(255, 255, 255)")
