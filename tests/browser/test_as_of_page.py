"""Readers see documents as they stood on a day; the day is in the address."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from test_accessibility import OPTIONS

from asked_days import ASKED

pytestmark = pytest.mark.browser

AS_OF = "tinh-den/index.html"
STATUS = ".hb-day-found [role=status]"


@pytest.fixture(scope="module")
def site(small_site: Path) -> Path:
    """Return a site that tells of five articles."""
    return small_site


def go(page: Page, choice: str) -> None:
    """Go to another choice on the same page."""
    page.evaluate("choice => { window.location.hash = choice; }", choice)


def test_each_document_stands_on_a_day_as_its_records_say(visit: Callable[..., Page]) -> None:
    page = visit(AS_OF)
    wrong = []
    for document, day, answer in ASKED:
        go(page, f"ngay={day}&van-ban={document}")
        year, month, of_month = day.split("-")
        expect(page.locator(STATUS)).to_contain_text(f"tính đến {int(of_month)}/{int(month)}/{year}.")
        page.wait_for_function("document.querySelectorAll('.hb-day-list li').length === 1")
        told = page.locator(".hb-day-list .hb-remark").inner_text()
        wrong += [] if told == answer else [(document, day, told)]
    assert wrong == []


def test_a_reader_goes_from_a_document_to_its_days_and_on_to_all_of_a_day(visit: Callable[..., Page]) -> None:
    page = visit("van-ban/05-ct-tw-2016.html")
    page.get_by_role("link", name="Xem tình trạng theo từng thời điểm").click()
    expect(page.locator(".hb-day-list li").first).to_contain_text("Từ 15/5/2016:")
    go(page, "ngay=2016-12-31")
    expect(page.locator(STATUS)).to_contain_text("Tính đến 31/12/2016: 11 văn bản đã ban hành")
    expect(page.locator(STATUS)).to_contain_text("Đây là lúc ấy, không phải hôm nay.")
    page.get_by_label("Lọc theo tên").fill("khoa 08")
    expect(page.locator(".hb-day-list li")).to_have_count(0)
    page.get_by_label("Lọc theo tên").fill("chi thi 05 hoc tap")
    expect(page.locator(".hb-day-list li").first).to_contain_text("Chỉ thị 05")
    page.get_by_label("Ngày").fill("2005-01-01")
    page.get_by_label("Ngày").dispatch_event("change")
    expect(page.locator(STATUS)).to_contain_text("Tính đến 1/1/2005: 0 văn bản đã ban hành")
    page.get_by_role("link", name="Trở về ngày mới nhất").click()
    expect(page.locator(STATUS)).not_to_contain_text("không phải hôm nay")


@pytest.mark.parametrize("address", ["#%", "#ngay=hom-nay", "#la=05-ct-tw-2016"])
def test_an_address_that_chooses_nothing_shows_the_years_alone(visit: Callable[..., Page], address: str) -> None:
    page = visit(AS_OF)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{page.url}{address}")
    page.reload()
    expect(page.locator(".hb-day-form")).to_be_visible()
    expect(page.locator(".hb-day-found")).to_be_hidden()
    assert faults == []


def test_what_the_handbook_does_not_have_is_said(visit: Callable[..., Page]) -> None:
    page = visit(AS_OF)
    go(page, "van-ban=khong-co")
    expect(page.locator(STATUS)).to_have_text("Sổ tay không có «khong-co».")


def test_without_scripts_the_page_tells_the_central_line_year_by_year(visit: Callable[..., Page]) -> None:
    page = visit(AS_OF, javascript=False)
    expect(page.get_by_text("Trình duyệt đang tắt JavaScript")).to_be_visible()
    expect(page.locator(".hb-day-form")).to_be_hidden()
    expect(page.locator("tbody tr").first).to_contain_text("2016")


@pytest.mark.parametrize("width", [1300, 390])
def test_it_passes_axe(visit: Callable[..., Page], width: int) -> None:
    page = visit(AS_OF, width=width)
    go(page, "ngay=2021-05-18")
    expect(page.locator(".hb-day-list li").first).to_be_visible()
    results = Axe().run(page, options=OPTIONS)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
