"""Tables as readers sort and filter them: numbers as numbers, the unknown last, no promise about other pages."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from handbook.records.catalog import RECORD_FOLDERS
from handbook.text.vietnamese import sort_text

pytestmark = pytest.mark.browser

REPOSITORY = Path(__file__).parents[2]
TOY = REPOSITORY / "tests" / "toy"
CITED = "cite: [bai-bao-mau-2023#d3]"
RATES = ("3,5", "3,25", "99,4", "99,38", "100", "20", "0,5", "-2,5", "-10")
NAMES = ("Xã Ân", "Xã An", "Xã Ăn", "Xã Đông", "Xã Dông", "Xã Ế", "Xã E", "Xã Ơn", "Xã Ôn", "Xã On", "Xã Ủy", "Xã Ụy")
DAYS = ("2018", "2018-05", "2018-05-15", "2018-05-02", "2017-12", "2019-01-01", "")


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the toy's site with so many figures that the ledger goes over two pages."""
    root = tmp_path_factory.mktemp("bang")
    for folder in RECORD_FOLDERS:
        shutil.copytree(TOY / folder, root / folder)
    shutil.copytree(REPOSITORY / "docs", root / "docs")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    text = (root / "exemplars/xa-dong-xanh.yml").read_text(encoding="utf-8")
    (root / "exemplars/xa-dong-xanh.yml").write_text(
        text.replace("figures:\n", f"figures:\n{write_figures()}"), "utf-8"
    )
    for number, name in enumerate(NAMES):
        record = f"id: xa-{number}\nname: {name}\nlevel: co-so\n{CITED}\n"
        (root / f"exemplars/xa-{number}.yml").write_text(record, encoding="utf-8")
    for number, day in enumerate(DAYS):
        (root / f"directives/van-ban-{number}.yml").write_text(write_document(number, day), encoding="utf-8")
    command = [sys.executable, "-m", "handbook", "build", "--root", str(root)]
    result = subprocess.run(command, env=os.environ, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return root / "site"


def write_figures() -> str:
    """Write figures of all rates, and as many others as make a second page."""
    rates = (*RATES, *(str(number) for number in range(200, 300)))
    return "".join(
        f"  - {{id: ty-le-{place}, indicator: ty-le-tham-gia, printed: '{rate}%', value: {rate.replace(',', '.')}, "
        f"scope: Thôn {place}, {CITED}}}\n"
        for place, rate in enumerate(rates)
    )


def write_document(number: int, day: str) -> str:
    issued = f"issued: {day}\n" if day else ""
    return (
        f"id: van-ban-{number}\ntype: chuyen-de\ntitle: Về việc {number}\nshort_name: Chuyên đề số {number}\n"
        f"{issued}status: {{value: chua-xac-dinh}}\n{CITED}\n"
    )


@pytest.fixture
def read(crowded: Path, tab: Callable[..., Page]) -> Callable[..., Page]:
    """Return a function that opens a page of that site."""

    def open_page(address: str, **kind: int | str) -> Page:
        page = tab(**kind)
        page.goto((crowded / address).as_uri())
        return page

    return open_page


def list_cells(page: Page, heading: str) -> list[str]:
    """Press a heading and list what its column shows."""
    header = page.get_by_role("columnheader", name=re.compile(f"^{heading}"))
    header.get_by_role("button").click()
    column = header.evaluate("cell => cell.cellIndex")
    return [text.strip() for text in page.locator(f"tbody tr > :nth-child({column + 1})").all_inner_texts()]


def read_rate(text: str) -> float:
    return float(text.partition("%")[0].split()[0].replace(".", "").replace(",", "."))


def test_decimals_and_what_is_below_zero_sort_as_numbers(read: Callable[..., Page]) -> None:
    page = read("so-lieu/index.html")
    for down in (False, True):
        shown = [read_rate(text) for text in list_cells(page, "Giá trị") if "%" in text]
        assert shown == sorted(shown, reverse=down)
        assert {3.25, 3.5, 99.38, 99.4, -2.5, -10.0} <= set(shown)


def test_names_sort_by_the_vietnamese_alphabet_up_and_down(read: Callable[..., Page]) -> None:
    page = read("dien-hinh/index.html")
    for down in (False, True):
        shown = [name for name in list_cells(page, "Tên") if name in NAMES]
        assert shown == sorted(NAMES, key=sort_text, reverse=down)


def test_a_date_known_in_part_sorts_after_its_days_and_an_unknown_one_last(read: Callable[..., Page]) -> None:
    page = read("van-ban/index.html")
    up = [day for day in list_cells(page, "Ngày") if day.endswith(("2017", "2018", "2019")) or "nguồn" in day]
    assert up[up.index("12/2017") :][:7] == ["12/2017", "2017", "2/5/2018", "15/5/2018", "5/2018", "2018", "1/1/2019"]
    assert "nguồn" in up[-1]
    assert "nguồn" in list_cells(page, "Ngày")[-1]


def test_a_cell_that_says_nothing_is_known_is_no_word_to_sort_by(read: Callable[..., Page]) -> None:
    page = read("van-ban/index.html")
    for _ in range(2):
        shown = ["nguồn" in text for text in list_cells(page, "Cơ quan ban hành")]
        assert shown == sorted(shown)
        assert any(shown)


@pytest.mark.parametrize("width", [1300, 390])
def test_a_table_over_several_pages_says_at_the_control_what_it_sorts(width: int, read: Callable[..., Page]) -> None:
    page = read("so-lieu/index.html", width=width)
    said = page.locator("#hb-reach")
    expect(said).to_be_visible()
    expect(said).to_contain_text("chỉ xét các dòng 1–100 của trang này, không xét cả")
    for control in page.locator(".hb-sort, .hb-filter input").all():
        assert control.get_attribute("aria-describedby") == "hb-reach"
    hrefs = [link.get_attribute("href") for link in said.get_by_role("link").all()]
    assert hrefs == ["../tra-cuu/index.html", "../du-lieu/index.html#muc-bang-tinh"]


def test_the_second_page_names_its_own_rows(read: Callable[..., Page]) -> None:
    expect(read("so-lieu/trang/2.html").locator("#hb-reach")).to_contain_text("các dòng 101–")


def test_a_table_on_one_page_says_nothing_of_pages(read: Callable[..., Page]) -> None:
    assert read("van-ban/index.html").locator("#hb-reach").count() == 0


def count_shown(page: Page) -> int:
    return page.locator("tbody tr:visible").count()


def test_models_are_chosen_by_place_field_and_audience_and_by_words(read: Callable[..., Page]) -> None:
    page = read("mo-hinh/index.html")
    assert count_shown(page) == 4
    page.get_by_label("Đối tượng").select_option("Đảng viên")
    expect(page.locator(".hb-filter [role=status]")).to_have_text("2 dòng")
    page.get_by_label("Lĩnh vực").select_option("Giáo dục")
    assert page.locator("tbody tr:visible th a").all_inner_texts() == ["Giờ dạy học sớm"]
    page.get_by_label("Nơi").select_option("Tỉnh An Mẫu")
    assert count_shown(page) == 0
    page.get_by_label("Lĩnh vực").select_option("Tất cả")
    page.get_by_label("Đối tượng").select_option("Tất cả")
    page.get_by_label("Lọc mô hình").fill("hang cay")
    assert page.locator("tbody tr:visible th a").all_inner_texts() == ["Hàng cây nhớ ơn"]


def test_without_javascript_no_control_is_promised(read: Callable[..., Page]) -> None:
    page = read("so-lieu/index.html", javascript=False)
    expect(page.locator("#hb-reach")).to_be_hidden()
    assert page.locator(".hb-sort, .hb-filter").count() == 0
