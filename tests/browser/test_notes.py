"""From a claim or a figure to its passage, what is printed there and the original, with scripts and without."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from handbook.pages import find_owner, item_address, passage_anchor
from handbook.pages.sheet import write_printed
from handbook.records import Figure, read_catalog

pytestmark = pytest.mark.browser

_REPOSITORY = Path(__file__).parents[2]
_KL01 = "van-ban/01-kl-tw-2021.html"
_THUMB = 44  # pixels
_WALK = """(ids) => ids.map((id) => [...document.getElementById(id).querySelectorAll(".hb-cite a")].map((number) => {
  number.click();
  const note = document.querySelector(".hb-note:popover-open");
  const links = [...note.querySelectorAll("a")];
  return {
    words: note.innerText,
    place: links.find((link) => link.hash && link.pathname.includes("/nguon/")).href,
    original: links.find((link) => link.textContent === "mở bài gốc đúng chỗ")?.getAttribute("href"),
  };
}))"""
"""Opens, for each figure, the note of each of its numbers."""


@pytest.mark.parametrize("width", [1300, 390])
def test_a_note_opens_where_it_is_cited_and_gives_the_focus_back(visit: Callable[..., Page], width: int) -> None:
    page = visit(_KL01, width=width)
    number = page.locator("tr[id] .hb-cite a").first
    number.click()
    note = page.get_by_role("dialog", name="Nguồn của ý này")
    expect(note).to_be_visible()
    expect(note).to_contain_text("In ở đây: ")
    box = note.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(number).to_be_focused()


def open_note(page: Page, within: str) -> Locator:
    """Open the note of the first number in something; what is copied is then ``window.copied``."""
    page.evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }")
    page.locator(within).locator(".hb-cite a").first.click()
    return page.get_by_role("dialog", name="Nguồn của ý này")


def copy_citation(page: Page, within: str) -> str:
    note = open_note(page, within)
    note.get_by_role("button", name="Chép trích dẫn").click()
    expect(note.get_by_role("status")).to_have_text("Đã chép trích dẫn.")
    return str(page.evaluate("window.copied"))


def test_a_statement_is_copied_with_its_sources_its_own_address_and_the_edition(visit: Callable[..., Page]) -> None:
    page = visit(_KL01)
    claim = page.locator("p[id^=muc-nhiem-vu-]").first
    anchor = claim.get_attribute("id")
    copied = copy_citation(page, f"#{anchor}")
    words = claim.evaluate(
        "each => { const c = each.cloneNode(true); c.querySelector('sup').remove(); return c.innerText; }"
    )
    said = (
        rf"{re.escape(words)} \(.+, đoạn \d+.*; dẫn theo Kết luận 01-KL/TW, trong: Sổ tay chỉ thị, "
        rf"{re.escape(_KL01)}#{anchor}, nội dung cập nhật ngày \d+/\d+/\d{{4}}\)"
    )
    assert re.fullmatch(said, copied), copied


def test_a_figure_is_copied_as_printed_with_what_it_counts_and_of_whom(visit: Callable[..., Page]) -> None:
    page = visit(_KL01)
    row = page.locator("tr[id]").filter(has=page.locator(".hb-cite")).first
    anchor = row.get_attribute("id")
    name = row.locator("th").evaluate("each => each.firstChild.textContent")
    number = row.locator("td strong").first.inner_text()
    copied = copy_citation(page, f"tr#{anchor}")
    assert copied.startswith(f"{name}: {number}"), copied
    assert f"{_KL01}#{anchor}, nội dung cập nhật ngày " in copied


def test_a_figure_told_on_another_page_is_copied_with_the_name_and_address_of_its_own(
    visit: Callable[..., Page],
) -> None:
    page = visit("van-ban/05-ct-tw-2016.html")
    row = page.locator("tr:not([id])").filter(has=page.locator(".hb-cite")).first
    home = row.locator("td a[href*='#']").last
    copied = copy_citation(page, "tr:not([id])")
    assert f"dẫn theo {home.inner_text()}, trong: " in copied
    assert f", {str(home.get_attribute('href')).removeprefix('../')}, nội dung" in copied


def test_the_address_of_a_claim_leads_to_it(visit: Callable[..., Page]) -> None:
    page = visit(_KL01)
    claim = page.locator("p[id^=muc-nhiem-vu-]").last
    note = open_note(page, f"#{claim.get_attribute('id')}")
    note.get_by_role("link", name="Liên kết tới ý này").click()
    expect(note).to_be_hidden()
    expect(page.locator(":target")).to_have_id(str(claim.get_attribute("id")))
    expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize("width", [1300, 390])
def test_what_a_note_offers_is_reached_by_keyboard_and_by_thumb(visit: Callable[..., Page], width: int) -> None:
    page = visit(_KL01, width=width)
    number = page.locator("p[id^=muc-nhiem-vu-] .hb-cite a").first
    number.focus()
    page.keyboard.press("Enter")
    note = page.get_by_role("dialog", name="Nguồn của ý này")
    offered = note.locator(".hb-actions > *")
    assert [each.inner_text() for each in offered.all()] == ["Chép trích dẫn", "Báo sai sót", "Liên kết tới ý này"]
    for each in offered.all():
        box = each.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= _THUMB
    while page.evaluate("document.activeElement.textContent") != "Chép trích dẫn":
        page.keyboard.press("Tab")
        assert page.evaluate("Boolean(document.activeElement.closest('.hb-note'))")
    page.keyboard.press("Enter")
    expect(note.get_by_role("status")).to_have_text("Đã chép trích dẫn.")


def test_where_nobody_is_named_a_report_of_a_mistake_is_copied(visit: Callable[..., Page]) -> None:
    page = visit(_KL01)
    claim = page.locator("p[id^=muc-nhiem-vu-]").first
    note = open_note(page, f"#{claim.get_attribute('id')}")
    note.get_by_role("button", name="Báo sai sót").click()
    expect(note.get_by_role("status")).to_contain_text("Đã chép lời báo sai sót")
    lines = str(page.evaluate("window.copied")).splitlines()
    assert lines[:2] == ["Trang: Kết luận 01-KL/TW", f"Địa chỉ: {_KL01}#{claim.get_attribute('id')}"]
    assert [line.partition(":")[0] for line in lines[2:]] == [
        "Chỗ sai",
        "Nguồn đang dẫn",
        "Bản sổ tay",
        "Viết thế nào mới đúng, theo nguồn nào",
    ]


@pytest.mark.parametrize(
    ("contact", "words", "where"),
    [
        ("mailto:ban@co-quan.example", "body", "body"),
        ("https://co-quan.example/bao?mau=1#dau", "wrong", "page"),
    ],
)
def test_a_report_of_a_mistake_goes_to_the_contact_with_the_statement_and_its_address(
    visit: Callable[..., Page], site: Path, contact: str, words: str, where: str
) -> None:
    path = site / _KL01
    text = path.read_text(encoding="utf-8")
    guide = re.search(r'href="([^"]+#bao-sai-sot)">Báo sai sót', text)
    assert guide
    page = visit("index.html")
    page.route(
        path.as_uri(), lambda route: route.fulfill(body=text.replace(guide[1], contact), content_type="text/html")
    )
    page.goto(path.as_uri())
    claim = page.locator("p[id^=muc-nhiem-vu-]").first
    note = open_note(page, f"#{claim.get_attribute('id')}")
    address = urlsplit(str(note.get_by_role("link", name="Báo sai sót").get_attribute("href")))
    said = parse_qs(address.query)
    assert address._replace(query="").geturl() == contact.replace("?mau=1", "")
    assert claim.inner_text().split("\n")[0][:40] in said[words][0]
    assert f"{_KL01}#{claim.get_attribute('id')}" in said[where][0]
    assert "nội dung cập nhật ngày" in said[where][0]


def test_without_scripts_the_number_leads_to_the_note_and_the_note_back(visit: Callable[..., Page]) -> None:
    page = visit(_KL01, javascript=False)
    page.locator(".hb-claims .hb-cite a").first.click()
    assert re.search(r"#nguon-\d+$", page.url)
    page.locator(":target .hb-back").click()
    assert re.search(r"#dan-\d+$", page.url)
    expect(page.locator(":target")).to_be_in_viewport()


def test_every_figure_leads_to_its_passage_and_what_is_printed_there_or_to_the_original_at_the_very_words(
    visit: Callable[..., Page],
) -> None:
    catalog = read_catalog(_REPOSITORY).catalog
    figures: dict[str, dict[str, Figure]] = {}
    for entry in (*catalog.directives.values(), *catalog.bodies.values(), *catalog.models.values()):
        owner = find_owner(catalog, entry)
        assert owner
        for position, figure in enumerate(entry.record.figures):
            address, _, anchor = item_address(owner.href, position, figure.id).partition("#")
            figures.setdefault(address, {})[anchor] = figure
    assert figures
    page = visit("index.html")
    root = page.url.removesuffix("index.html")
    for address, told in figures.items():
        page.goto(root + address)
        notes = page.evaluate(_WALK, list(told))
        for figure, opened in zip(told.values(), notes, strict=True):
            places = {str(note["place"]).partition("nguon/")[2]: note for note in opened}
            assert len(places) == len(figure.cite), (address, figure.id)
            for citation in figure.cite:
                source = catalog.sources[citation.source].record
                passage = next(each for each in source.passages if each.id == citation.passage)
                note = places[f"{citation.source}.html#{passage_anchor(citation.passage)}"]
                assert f"«{passage.opening} …»" in note["words"], (address, figure.id)
                assert not write_printed(passage) or write_printed(passage) in note["words"], (address, figure.id)
                very_words = unquote(f"{source.url}#:~:text={passage.opening}")
                assert not source.url or unquote(note["original"]) == very_words, (address, figure.id)
