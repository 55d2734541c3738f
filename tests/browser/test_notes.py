"""From a claim or a figure to its passage, what is printed there and the original, with scripts and without."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from handbook.records import read_catalog

pytestmark = pytest.mark.browser

_REPOSITORY = Path(__file__).parents[2]
_MOST = 16  # records, those with most figures
_KL01 = "van-ban/01-kl-tw-2021.html"


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


def test_a_statement_is_copied_with_its_source_and_address(visit: Callable[..., Page]) -> None:
    page = visit(_KL01)
    page.evaluate("() => { navigator.clipboard.writeText = (text) => { window.copied = text; }; }")
    page.locator(".hb-claims .hb-cite a").first.click()
    page.get_by_role("button", name="Chép câu này kèm nguồn").click()
    expect(page.get_by_role("button", name="Đã chép")).to_be_visible()
    copied = page.evaluate("window.copied")
    assert re.match(r"\S.* \(.*, đoạn \d+ .*; dẫn theo Kết luận 01-KL/TW.*, file://.*\)$", copied)


def test_without_scripts_the_number_leads_to_the_note_and_the_note_back(visit: Callable[..., Page]) -> None:
    page = visit(_KL01, javascript=False)
    page.locator(".hb-claims .hb-cite a").first.click()
    assert re.search(r"#nguon-\d+$", page.url)
    page.locator(":target .hb-back").click()
    assert re.search(r"#dan-\d+$", page.url)
    expect(page.locator(":target")).to_be_in_viewport()


def test_every_figure_shows_the_number_its_passage_prints_or_leads_to_the_original(
    visit: Callable[..., Page], site: Path
) -> None:
    catalog = read_catalog(_REPOSITORY).catalog
    passages = {
        f"nguon/{source}.html#{anchor}": passage
        for source, entry in catalog.sources.items()
        for passage in entry.record.passages
        for anchor in (re.sub(r"^d(?=\d)", "doan-", passage.id),)
    }
    walked = 0
    entries = (*catalog.directives.values(), *catalog.exemplars.values())
    for entry in sorted(entries, key=lambda entry: len(entry.record.figures), reverse=True)[:_MOST]:
        record = entry.record
        folder = "van-ban" if record.id in catalog.directives else "dien-hinh"
        if not record.figures or not (site / folder / f"{record.id}.html").is_file():
            continue
        page = visit(f"{folder}/{record.id}.html", javascript=False)
        rows = page.locator("tr[id]").filter(has=page.locator(".hb-cite"))
        for row in rows.all():
            for number in row.locator(".hb-cite a").all():
                note = page.locator(str(number.get_attribute("href")))
                place = str(note.locator("a").first.get_attribute("href")).removeprefix("../")
                passage = passages[place]
                assert passage.opening in note.inner_text()
                has_original = note.locator("xpath=ancestor::section").get_by_role("link", name="bài gốc").count()
                assert has_original or not passage.numbers or "In ở đây: " in note.inner_text()
                walked += 1
        page.context.close()
    assert walked
