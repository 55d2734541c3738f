"""A reader's questions, each answered within three clicks from the first page."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from handbook.text.folding import fold_marks
from handbook.text.vietnamese import sort_text

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
    reader.see("Văn bản này được tiếp tục thực hiện bởi Kết luận 01-KL/TW (18/5/2021).")


def test_what_conclusion_01_goes_together_with(reader: Reader) -> None:
    reader.follow("Kết luận 01-KL/TW")
    for name in ("Kết luận 21-KL/TW (25/10/2021)", "Nghị quyết 847-NQ/QUTW (28/12/2021)", "Chỉ thị 10-CT/TW"):
        reader.see(f"Văn bản này được thực hiện gắn với {name}.")


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


# The tables


@pytest.fixture
def ledger(visit: Callable[..., Page]) -> Page:
    """Open the figure ledger."""
    return visit("so-lieu/index.html")


def list_values(page: Page, column: int) -> list[str]:
    cells = page.locator(f"tbody tr:not([hidden]) > :nth-child({column})")
    return [
        text.strip() for text in cells.evaluate_all("cells => cells.map(cell => cell.dataset.sort ?? cell.innerText)")
    ]


def test_the_ledger_is_filtered_with_words_typed_without_marks(ledger: Page) -> None:
    everything = len(list_values(ledger, 1))
    ledger.get_by_label("Lọc số liệu").fill("mo hinh")
    shown = ledger.locator("tbody tr:not([hidden])").all_inner_texts()
    assert 0 < len(shown) < everything
    assert all("mo" in fold_marks(text) and "hinh" in fold_marks(text) for text in shown)
    assert any("Mô hình" in text for text in shown)
    expect(ledger.locator(".hb-filter").get_by_role("status")).to_have_text(f"{len(shown)} dòng")


def test_a_status_is_filtered_as_typed_and_no_other_row_is_shown(visit: Callable[..., Page]) -> None:
    page = visit("van-ban/index.html")
    box = page.get_by_label("Lọc văn bản")
    statuses = page.locator("tbody tr").evaluate_all("rows => rows.map(row => row.innerText)")
    for typed in ("Đang thực hiện", "dang thuc hien"):
        box.fill(typed)
        shown = page.locator("tbody tr:not([hidden])").all_inner_texts()
        assert len(shown) == sum("đang thực hiện" in text.lower() for text in statuses) > 0, typed
        assert all("đang thực hiện" in text.lower() for text in shown), typed


def test_words_of_several_columns_are_filtered_together(ledger: Page) -> None:
    ledger.get_by_label("Lọc số liệu").fill("mô hình ô môn")
    shown = ledger.locator("tbody tr:not([hidden])").all_inner_texts()
    assert shown
    assert all("mô hình" in text.lower() and "Ô Môn" in text for text in shown)


def test_a_number_typed_without_its_dot_is_found(ledger: Page) -> None:
    ledger.get_by_label("Lọc số liệu").fill("4487")
    (row,) = ledger.locator("tbody tr:not([hidden])").all_inner_texts()
    assert "4.487" in row


def test_a_number_typed_with_its_dot_is_found(ledger: Page) -> None:
    ledger.get_by_label("Lọc số liệu").fill("4.487")
    assert ledger.locator("tbody tr:not([hidden])").count() == 1


def test_an_emptied_filter_shows_everything_again(ledger: Page) -> None:
    everything = list_values(ledger, 1)
    box = ledger.get_by_label("Lọc số liệu")
    box.fill("không có gì như thế")
    assert list_values(ledger, 1) == []
    box.fill("")
    assert list_values(ledger, 1) == everything


def test_values_sort_as_numbers_up_then_down(ledger: Page) -> None:
    header = ledger.get_by_role("columnheader", name="Giá trị")
    header.get_by_role("button").click()
    assert header.get_attribute("aria-sort") == "ascending"
    values = [float(value) for value in list_values(ledger, 2)]
    assert values == sorted(values)
    header.get_by_role("button").click()
    assert header.get_attribute("aria-sort") == "descending"
    assert [float(value) for value in list_values(ledger, 2)] == sorted(values, reverse=True)


def test_what_has_no_date_sorts_last_in_both_directions(ledger: Page) -> None:
    button = ledger.get_by_role("columnheader", name="Thời điểm").get_by_role("button")
    for _ in range(2):
        button.click()
        dates = list_values(ledger, 4)
        assert "" in dates
        assert "" not in dates[: dates.index("")]
        assert set(dates[dates.index("") :]) == {""}


def test_tables_sort_by_the_vietnamese_alphabet(visit: Callable[..., Page]) -> None:
    page = visit("co-quan/index.html")
    page.get_by_role("columnheader", name="Tên").get_by_role("button").click()
    names = list_values(page, 1)
    assert len(names) > 1
    assert names == sorted(names, key=sort_text)


def test_sorting_works_with_the_keyboard_alone(ledger: Page) -> None:
    ledger.get_by_role("columnheader", name="Phạm vi").get_by_role("button").focus()
    ledger.keyboard.press("Enter")
    assert ledger.get_by_role("columnheader", name="Phạm vi").get_attribute("aria-sort") == "ascending"


def test_the_table_can_be_taken_home(ledger: Page, site: Path) -> None:
    href = ledger.get_by_role("link", name="figures.csv").get_attribute("href")
    assert href
    assert (site / "so-lieu" / href).resolve().read_text(encoding="utf-8").startswith("\ufeff")
