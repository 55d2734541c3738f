"""Readers choose once what unit theirs is; the choice stands in the address, is kept, prints on one sheet of paper."""

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from test_accessibility import OPTIONS

pytestmark = pytest.mark.browser

CHOOSING = "viec/index.html"
LEVEL = "viec/quan-huyen.html"
CHOSEN = f"{LEVEL}?noi=can-tho&linh-vuc=an-sinh-xa-hoi"


@pytest.fixture(scope="module")
def site(small_site: Path) -> Path:
    """Return a site that tells of five articles."""
    return small_site


def rows(page: Page, kind: str) -> Locator:
    return page.locator(f'[data-here="{kind}"] li')


def test_from_the_first_page_a_reader_comes_to_the_work_of_the_own_unit_and_finds_it_again(
    visit: Callable[..., Page],
) -> None:
    page = visit("index.html")
    page.get_by_role("article").get_by_role("link", name="Việc của đơn vị tôi").click()
    page.get_by_label("Cấp").select_option("Quận, huyện và khối trực thuộc tỉnh")
    page.get_by_label("Nơi").select_option("Thành phố Cần Thơ")
    page.get_by_label("Lĩnh vực").select_option("An sinh xã hội")
    page.get_by_role("button", name="Xem việc của đơn vị").click()
    page.wait_for_url(re.compile(r"viec/quan-huyen\.html\?noi=can-tho&linh-vuc=an-sinh-xa-hoi$"))
    expect(rows(page, "models").filter(has_text="Chợ 0 đồng")).to_be_visible()
    expect(rows(page, "models").filter(has_text="Kể chuyện học tập")).to_have_count(0)
    page.goto(page.url.partition("?")[0].replace("quan-huyen", "index"))
    expect(page.get_by_label("Nơi")).to_have_value("can-tho")
    page.get_by_role("button", name="Xem việc của đơn vị").click()
    expect(rows(page, "models").filter(has_text="Chợ 0 đồng")).to_be_visible()


def test_an_address_that_somebody_sent_shows_what_was_chosen(visit: Callable[..., Page]) -> None:
    page = visit(CHOSEN)
    expect(page.get_by_label("Nơi")).to_have_value("can-tho")
    expect(page.get_by_role("heading", name="Ở thành phố Cần Thơ").first).to_be_visible()
    expect(page.get_by_text("Nguồn không ghi văn bản thuộc lĩnh vực nào")).to_be_visible()


def test_what_a_place_has_does_not_stand_again_under_all_places(visit: Callable[..., Page]) -> None:
    page = visit(CHOSEN)
    expect(rows(page, "models").first).to_be_visible()
    here = set(rows(page, "models").locator("a").all_inner_texts())
    others = page.locator('[data-here="models"] + [data-alike] li:not([hidden]) > a').all_inner_texts()
    assert here
    assert not here & set(others)


def test_documents_of_a_superior_in_the_place_are_told_apart_from_those_of_others(visit: Callable[..., Page]) -> None:
    page = visit("viec/co-so.html?noi=dak-lak")
    expect(rows(page, "above").filter(has_text="Hướng dẫn 23-HD/TG")).to_be_visible()
    page = visit("viec/co-so.html?noi=lao-cai")
    expect(rows(page, "other").filter(has_text="Quy định nêu gương 2023")).to_be_visible()
    expect(page.locator('[data-here="above"]')).to_be_hidden()


def test_without_a_place_or_with_an_unknown_one_the_page_of_the_level_stays_whole(visit: Callable[..., Page]) -> None:
    for address in (LEVEL, f"{LEVEL}?noi=khong-co&linh-vuc=khong-co"):
        page = visit(address)
        expect(page.get_by_text("Chỉ thị 05-CT/TW").first).to_be_visible()
        expect(page.locator("[data-here]:visible")).to_have_count(0)


def test_without_a_script_every_level_is_a_link_away(visit: Callable[..., Page]) -> None:
    page = visit(CHOOSING, javascript=False)
    expect(page.locator("form.hb-duty-form")).to_be_hidden()
    page.get_by_role("link", name="Quận, huyện và khối trực thuộc tỉnh").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Quận, huyện")
    for heading in ("Văn bản cần thực hiện", "Việc được giao", "Mô hình", "Số liệu để so", "Sơ kết, tổng kết"):
        expect(page.get_by_role("heading", level=2).filter(has_text=heading)).to_be_visible()


def test_what_is_chosen_prints_on_one_sheet(visit: Callable[..., Page]) -> None:
    for address in (LEVEL, CHOSEN, "viec/co-so.html?noi=dak-lak"):
        page = visit(address)
        if "noi" in address:
            expect(page.locator("[data-here]:visible").first).to_be_visible()
        document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        assert len(document) == 1
        assert "Bản in lấy nhiều nhất ba mục đầu" in document[0].get_textpage().get_text_range()


@pytest.mark.parametrize("width", [1300, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [CHOOSING, CHOSEN])
def test_axe_finds_nothing(visit: Callable[..., Page], address: str, scheme: str, width: int) -> None:
    page = visit(address, width=width, scheme=scheme)
    if address == CHOSEN:
        expect(rows(page, "models").first).to_be_visible()
    results = Axe().run(page, options=OPTIONS)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_is_chosen_with_can_be_hit_with_a_finger(visit: Callable[..., Page]) -> None:
    page = visit(LEVEL, width=390)
    for each in page.locator(".hb-duty-form select, .hb-duty-form button").all():
        box = each.bounding_box()
        assert box
        assert box["height"] >= 44
