"""A reader's questions, each answered within three clicks from the first page."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

MOST_CLICKS = 3


class Reader:
    """Somebody who starts on the first page and clicks what the page says."""

    def __init__(self, page: Page) -> None:
        """Open the first page."""
        self.page = page
        self.clicks = 0

    def follow(self, name: str, within: str = "article.md-content__inner") -> None:
        """Click a link by its words."""
        self.clicks += 1
        self.page.locator(within).get_by_role("link", name=name, exact=True).first.click()
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()

    def see(self, text: str, within: str = "article.md-content__inner") -> None:
        """Find words on the page."""
        expect(self.page.locator(within).first).to_contain_text(text)


@pytest.fixture
def reader(visit: Callable[..., Page]) -> Iterator[Reader]:
    """Return a reader, whose clicks are counted at the end."""
    somebody = Reader(visit("index.html"))
    yield somebody
    assert somebody.clicks <= MOST_CLICKS


def test_which_document_continues_directive_05_and_since_when(reader: Reader) -> None:
    reader.follow("Chỉ thị 05-CT/TW")
    group = ".hb-relation:has(> h3:text-is('Văn bản này được tiếp tục thực hiện bởi'))"
    reader.see("Kết luận 01-KL/TW (18/5/2021)", group)


def test_what_conclusion_01_goes_together_with(reader: Reader) -> None:
    reader.follow("Kết luận 01-KL/TW")
    for name in ("Kết luận 21-KL/TW (25/10/2021)", "Nghị quyết 847-NQ/QUTW (28/12/2021)", "Chỉ thị 10-CT/TW"):
        reader.see(name, ".hb-relation:has(> h3:text-is('Văn bản này được thực hiện gắn với'))")


def test_who_issued_a_resolution_01_of_duk_and_when(reader: Reader) -> None:
    reader.follow("Tra theo số hiệu")
    row = "tr:has(> th:text('01-NQ/ĐUK'))"
    reader.see("2 văn bản cùng số", row)
    for date in ("10/1/2012", "19/8/2016"):
        reader.see(f"Đảng ủy Khối các cơ quan Trung ương, {date}", row)


def test_that_duk_stands_for_two_bodies(reader: Reader) -> None:
    reader.follow("Tra theo số hiệu")
    row = "tr:has(th span:text('cơ quan cùng dùng')):has-text('tỉnh Đắk Lắk')"
    reader.see("ĐUK", row)
    reader.see("Đảng ủy Khối các cơ quan tỉnh Đắk Lắk", row)
    reader.see("Đảng ủy Khối các cơ quan Trung ương", row)


def test_how_many_models_the_country_had_and_as_of_when(reader: Reader) -> None:
    reader.follow("Kết luận 01-KL/TW")
    row = "tr:has(strong:text-is('25.525'))"
    reader.see("Toàn quốc", row)
    reader.see("tính đến 4/2023", row)


def test_which_unit_runs_the_market_for_nothing(reader: Reader) -> None:
    reader.page.goto(reader.page.url.replace("index.html", "dien-hinh/quan-uy-o-mon.html"))
    reader.follow("Chợ 0 đồng")
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text("Chợ 0 đồng")
    reader.see("Quận ủy Ô Môn")


def test_who_commended_whom(reader: Reader) -> None:
    reader.page.goto(reader.page.url.replace("index.html", "dien-hinh/dang-uy-khoi-cac-co-quan-trung-uong.html"))
    reader.see(
        "Đảng ủy Khối các cơ quan Trung ương → 50 chi bộ thuộc Đảng bộ Khối các cơ quan Trung ương",
        "article.hb-item:has(h3:text('→'))",
    )


def test_which_printed_numbers_and_days_cannot_be_right(reader: Reader) -> None:
    reader.page.goto(reader.page.url.replace("index.html", "so-lieu/sai-lech.html"))
    reader.see("cộng lại là 13.011, không phải 12.651 (lệch 360)")
    reader.see("ngày 30/2/2017 không có trong lịch")
    reader.see("ngày 20/2/2016 đứng trước ngày ban hành Chỉ thị 05-CT/TW (15/5/2016)")


def test_what_a_statement_rests_on(reader: Reader) -> None:
    reader.follow("Kết luận 01-KL/TW")
    note = reader.page.locator("#nguon-1").get_by_role("link").first
    note.click()
    reader.clicks += 1
    expect(reader.page.locator(":target .hb-locator")).to_be_visible()
    assert "/nguon/" in reader.page.url


# Questions of readers over the whole handbook


def test_what_came_before_directive_05_and_what_is_newest(reader: Reader) -> None:
    reader.see("Chỉ thị 03-CT/TW (14/5/2011) được tiếp tục thực hiện bởi Chỉ thị 05-CT/TW (15/5/2016)")
    reader.follow("Xem văn bản, hội nghị, đơn vị mới nhất của từng dòng")
    reader.see("Chỉ thị 01 năm 2026", "article.md-content__inner tbody tr")


def test_what_regulation_37_replaced(reader: Reader) -> None:
    reader.follow("Tra theo số hiệu")
    reader.follow("Quy định 37-QĐ/TW")
    reader.see("thay thế Quy định 47-QĐ/TW năm 2011 (1/11/2011)")


def test_which_plan_03_of_the_centre_is_which(reader: Reader) -> None:
    reader.follow("Tra theo số hiệu")
    row = "tr:has(> th:text('03-KH/TW'))"
    for year in ("2011", "2016", "2021"):
        reader.see(year, row)


def test_which_rules_on_setting_an_example_there_are_and_since_when(visit: Callable[..., Page]) -> None:
    page = visit("tra-cuu/index.html")
    page.locator("#hb-find").fill("quy định nêu gương")
    found = page.locator("article.md-content__inner")
    for name, date in (("101-QĐ/TW", "7/6/2012"), ("55-QĐ/TW", "19/12/2016"), ("08-QĐi/TW", "25/10/2018")):
        hit = found.locator("li", has_text=f"Quy định {name}").filter(has_text=date)
        expect(hit.first).to_be_visible()


def test_who_guides_directive_05_and_how(reader: Reader) -> None:
    reader.follow("Chỉ thị 05-CT/TW")
    reader.follow("24 văn bản triển khai")
    reader.see("Hướng dẫn")
    reader.see("Ban Tuyên giáo Trung ương")


def test_the_figures_of_lao_cai_in_two_years(reader: Reader) -> None:
    reader.follow("Theo tỉnh, thành phố")
    reader.follow("Tỉnh Lào Cai")
    reader.follow("Tỉnh ủy Lào Cai")
    for year in ("2023", "2025"):
        expect(reader.page.locator("#muc-so-lieu ~ div tbody tr", has_text=year).first).to_be_visible()


def test_models_for_schools(reader: Reader) -> None:
    reader.follow("Mô hình theo lĩnh vực")
    reader.follow("Giáo dục")
    reader.see("Trường THPT chuyên Lê Quý Đôn (Điện Biên)")


def test_what_took_the_place_of_the_bloc_of_central_bodies(reader: Reader) -> None:
    reader.page.goto(reader.page.url.replace("index.html", "tra-cuu/index.html"))
    reader.page.locator("#hb-find").fill("đảng ủy khối các cơ quan trung ương")
    name = "Đảng ủy Khối các cơ quan Trung ương"
    reader.page.locator("article.md-content__inner").get_by_role("link", name=name, exact=True).first.click()
    reader.see("Kết thúc hoạt động")
    reader.see("Đảng bộ các cơ quan Đảng Trung ương, Đảng bộ Chính phủ, Đảng bộ Quốc hội, Đảng bộ Mặt trận Tổ quốc")


def test_what_says_in_2026_that_conclusion_01_stands(reader: Reader) -> None:
    reader.see("Kết luận 01-KL/TW: Đang thực hiện, theo nguồn mới nhất 19/1/2026")
    reader.follow("Kết luận 01-KL/TW")
    reader.see("Hướng dẫn 49 ngày 19/1/2026 nói các cấp ủy tiếp tục lãnh đạo")
