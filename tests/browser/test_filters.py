"""The tables that fit one page, filtered, sorted and taken home."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from handbook.text.folding import fold_marks
from handbook.text.vietnamese import sort_text

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(small_site: Path) -> Path:
    """Take the handbook of five articles, whose lists fit one page."""
    return small_site


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
