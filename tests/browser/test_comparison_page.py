"""Readers set documents, bodies, models or places beside each other; the choice is in the address and is printed."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from test_accessibility import OPTIONS
from visits import find_address

pytestmark = pytest.mark.browser

CHOSEN = "so-sanh/index.html#van-ban=05-ct-tw-2016,01-kl-tw-2021"


@pytest.fixture(scope="module")
def site(small_site: Path) -> Path:
    """Return a site that tells of five articles."""
    return small_site


def test_a_page_leads_to_a_table_to_which_a_reader_adds_and_whose_address_others_can_open(
    visit: Callable[..., Page],
) -> None:
    page = visit("van-ban/05-ct-tw-2016.html")
    page.get_by_role("link", name="Xem bảng so sánh với").click()
    heads = page.locator(".hb-comparison thead th")
    expect(heads).to_contain_text(["Câu hỏi", "Chỉ thị 05-CT/TW", "Kết luận 01-KL/TW"])
    before = heads.count()
    page.get_by_label("Thêm vào bảng").fill("Nghị quyết 847")
    page.locator(".hb-compare-found button").filter(has_text="847").first.click()
    expect(heads).to_have_count(before + 1)
    page.reload()
    expect(heads).to_have_count(before + 1)
    page.get_by_role("button", name="Bỏ Chỉ thị 05-CT/TW khỏi bảng").click()
    expect(heads).to_have_count(before)


def test_what_the_handbook_does_not_have_is_said(visit: Callable[..., Page]) -> None:
    page = visit("so-sanh/index.html#don-vi=quan-uy-o-mon,khong-co")
    expect(page.get_by_role("status").filter(has_text="Sổ tay không có «khong-co».")).to_be_visible()
    expect(page.locator(".hb-comparison thead th")).to_have_text(["Câu hỏi", "Quận ủy Ô Môn"])


@pytest.mark.parametrize("address", ["#%", "#", "#van-ban", "#la=05-ct-tw-2016", "#muc-nguon"])
def test_an_address_that_chooses_nothing_leaves_the_table_that_was_there(
    tab: Callable[..., Page], site: Path, address: str
) -> None:
    page = tab()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(find_address(site, f"so-sanh/index.html{address}"))
    expect(page.locator(".hb-compare-form")).to_be_visible()
    expect(page.locator(".hb-comparison thead th").last).to_have_text("Kết luận 01-KL/TW")
    assert faults == []


def test_without_scripts_the_page_explains_itself_and_shows_documents_that_follow_each_other(
    visit: Callable[..., Page],
) -> None:
    page = visit("so-sanh/index.html", javascript=False)
    expect(page.get_by_text("Trình duyệt đang tắt JavaScript")).to_be_visible()
    expect(page.locator(".hb-compare-form")).to_be_hidden()
    expect(page.locator(".hb-comparison thead th").last).to_have_text("Kết luận 01-KL/TW")


def test_a_table_prints_across_two_sheets_at_most(visit: Callable[..., Page], tmp_path: Path) -> None:
    page = visit(CHOSEN)
    expect(page.locator(".hb-comparison thead th")).to_have_count(3)
    page.pdf(path=tmp_path / "print.pdf", prefer_css_page_size=True)
    with pypdfium2.PdfDocument(tmp_path / "print.pdf") as paper:
        assert len(paper) <= 2
        width, height = paper[0].get_size()
    assert width > height


@pytest.mark.parametrize("width", [1300, 390])
def test_it_passes_axe(visit: Callable[..., Page], width: int) -> None:
    page = visit(CHOSEN, width=width)
    expect(page.locator(".hb-comparison tbody th").first).to_be_visible()
    results = Axe().run(page, options=OPTIONS)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
