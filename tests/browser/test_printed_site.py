"""A site with its PDFs: the buttons, the page of all prints with its builder, and the page that judges a print."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from test_accessibility import OPTIONS
from visits import find_address

from handbook.commands.cli import main
from handbook.text.folding import fold_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.browser

REPOSITORY = Path(__file__).parents[2]
TOY = REPOSITORY / "tests" / "toy"
COUNTER, FRESHNESS = "in-an/index.html", "in-an/ban-in.html"
DOCUMENT, UNIT = "van-ban/05-ct-tum-2016", "dien-hinh/chi-bo-hoa-sen"


@pytest.fixture(scope="session")
def root(printed_root: Path) -> Path:
    """Return the toy with its site and its PDFs."""
    return printed_root


@pytest.fixture(scope="session")
def register(root: Path) -> dict[str, dict[str, str]]:
    """Return the register of printed sections."""
    content: dict[str, dict[str, dict[str, str]]] = json.loads((root / "site/data/sections.json").read_text("utf-8"))
    return content["sections"]


@pytest.fixture
def read(root: Path, tab: Callable[..., Page]) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page of that site; no script of it may fail and nothing be asked of a network."""
    faults: list[str] = []
    requests: list[str] = []

    def open_page(address: str, **kind: int | str) -> Page:
        page = tab(**kind)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(find_address(root / "site", address))
        return page

    yield open_page
    assert faults == []
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:"))] == []


# The buttons


def test_every_page_with_a_pdf_has_a_button_that_leads_to_it_and_says_what_it_is(
    root: Path, register: dict[str, dict[str, str]]
) -> None:
    for name, entry in register.items():
        page = root / "site" / entry["page"]
        match = re.search(
            r'</h1>\s*<p class="hb-take"><a href="([^"]+)" type="application/pdf">Tải PDF <span>\(([^)]+)\)',
            page.read_text("utf-8"),
        )
        assert match, name
        file = (page.parent / match[1]).resolve()
        assert file == root / "site" / entry["file"]
        assert file.stat().st_size == entry["bytes"]
        assert len(PdfReader(file).pages) == entry["pages"]
        assert match[2].startswith(f"{entry['pages']} trang, ")


@pytest.mark.parametrize(("width", "scheme"), [(1300, "light"), (390, "dark")])
def test_a_button_stands_beside_the_title_and_leaves_the_page_its_width(
    read: Callable[..., Page], width: int, scheme: str
) -> None:
    page = read(f"{UNIT}.html", width=width, scheme=scheme)
    title, button = page.locator("h1").bounding_box(), page.locator(".hb-take").bounding_box()
    subject = page.locator(".hb-subject").first.bounding_box()
    assert title
    assert button
    assert subject
    assert title["y"] < button["y"] + button["height"] < subject["y"] + 2 or button["x"] > title["x"] + title["width"]
    assert button["x"] + button["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# The page of all prints


def test_the_page_of_all_prints_lists_each_once_with_the_whole_handbook_first(
    read: Callable[..., Page], register: dict[str, dict[str, str]]
) -> None:
    page = read(COUNTER, javascript=False)
    files = page.locator(".hb-prints .hb-print-file")
    hrefs = files.evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert sorted(hrefs) == sorted(f"../{entry['file']}" for entry in register.values())
    assert hrefs[0] == "../pdf/ca-so-tay.pdf"
    expect(page.locator("[data-hb-picker]")).to_be_hidden()
    assert page.locator("input[type=checkbox].hb-pick").count() == 0


def test_ticked_sections_make_an_address_that_opens_with_the_same_ticks(read: Callable[..., Page]) -> None:
    page = read(COUNTER)
    expect(page.get_by_role("button", name="Chép địa chỉ")).to_be_disabled()
    page.get_by_label("Chọn: Chi bộ Hoa Sen", exact=False).first.check()
    page.get_by_role("checkbox", name="Chọn: Chỉ thị 05-CT/TUM", exact=True).focus()
    page.keyboard.press("Space")
    address = page.get_by_label("Địa chỉ danh sách").input_value()
    assert address.endswith(f"{COUNTER}#{DOCUMENT},{UNIT}")
    assert page.url == address
    expect(page.locator("[data-hb-count]")).to_contain_text("Đã chọn 2 phần")
    again = read(f"{COUNTER}#{DOCUMENT},{UNIT}")
    assert again.locator(".hb-pick:checked").count() == 2
    assert again.locator("[data-hb-chosen] a").count() == 2
    again.get_by_role("button", name="Bỏ chọn hết").click()
    assert again.locator(".hb-pick:checked").count() == 0
    assert again.get_by_label("Địa chỉ danh sách").input_value() == ""


def test_an_address_can_be_copied_and_the_list_saved(read: Callable[..., Page], tmp_path: Path) -> None:
    page = read(f"{COUNTER}#{DOCUMENT},{UNIT}")
    page.evaluate("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }")
    page.get_by_role("button", name="Chép địa chỉ").click()
    expect(page.locator("[data-hb-count]")).to_have_text("Đã chép địa chỉ.")
    assert page.evaluate("window.copied") == page.get_by_label("Địa chỉ danh sách").input_value()
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp danh sách").click()
    target = tmp_path / "danh-sach.txt"
    download.value.save_as(target)
    assert target.read_text("utf-8") == f"{DOCUMENT}\n{UNIT}\n"


@pytest.mark.parametrize("form", ["địa chỉ", "mỗi dòng một phần"])
def test_what_the_builder_gives_is_printed_as_one_booklet(
    read: Callable[..., Page], root: Path, tmp_path: Path, runner: CliRunner, form: str
) -> None:
    address = read(f"{COUNTER}#{DOCUMENT},{UNIT}").get_by_label("Địa chỉ danh sách").input_value()
    file = tmp_path / "tap.txt"
    file.write_text(f"{address}\n" if form == "địa chỉ" else f"# Họp tháng 11\n{DOCUMENT}\n{UNIT}\n", encoding="utf-8")
    result = runner.invoke(main, ["pdf", "--root", str(root), "--list", str(file), "--out", str(tmp_path / "ra")])
    assert result.exit_code == 0, result.output
    (booklet,) = (tmp_path / "ra").rglob("*.pdf")
    titles = [str(item.title) for item in PdfReader(booklet).outline if not isinstance(item, list)]
    assert [title.partition(". ")[2] for title in titles] == ["Chỉ thị 05-CT/TUM", "Chi bộ Hoa Sen", "Giờ dạy học sớm"]


@pytest.mark.parametrize("name", ["<img src=x onerror=window.hit=1>", "%E0%A4%A", "__proto__", "toString"])
def test_what_an_address_holds_is_never_more_than_text(read: Callable[..., Page], name: str) -> None:
    fragment = name if name.startswith("%") else quote(name)
    page = read(f"{COUNTER}#{fragment}")
    expect(page.locator("[data-hb-unknown]")).to_have_text(f"Sổ tay hiện không có phần: {name}.")
    judge = read(f"{FRESHNESS}#{fragment}")
    expect(judge.locator("[data-hb-verdict]")).to_contain_text(f"không có phần nào mang mã «{name}»")
    for each in (page, judge):
        assert each.locator("article img").count() == 0
        assert each.evaluate("window.hit") is None


# The page that judges a print


def test_the_code_on_the_paper_leads_to_the_page_that_says_it_is_fresh(
    read: Callable[..., Page], root: Path, register: dict[str, dict[str, str]]
) -> None:
    text = PdfReader(root / "site" / register[DOCUMENT]["file"]).pages[0].extract_text()
    text = text.replace(
        "\u200b", ""
    )  # where a long address may break, which readers of a PDF give for the digit before
    code = re.search(r"Bản in (\S+\.[0-9a-f]{10})", text)
    assert code
    assert code[1] == f"{DOCUMENT}.{register[DOCUMENT]['hash']}"
    page = read(f"{FRESHNESS}#{code[1]}")
    expect(page.get_by_role("heading", name="Bản in này còn mới", exact=True)).to_be_visible()
    expect(page.locator("[data-hb-verdict]")).to_contain_text("Chỉ thị 05-CT/TUM")
    page.get_by_role("link", name="Đọc trên trang").click()
    expect(page.locator("h1")).to_have_text("Chỉ thị 05-CT/TUM")


def test_a_print_of_older_words_is_told_what_has_changed_since_its_day(read: Callable[..., Page]) -> None:
    verdict = read(f"{FRESHNESS}#{DOCUMENT}.0123456789.2026-11-20").locator("[data-hb-verdict]")
    expect(verdict.get_by_role("heading")).to_have_text("Nội dung đã thay đổi sau bản in này")
    assert verdict.locator("li").all_inner_texts() == ["22/11/2026 Thêm Kết luận 01 và đơn vị làm theo."]
    verdict = read(f"{FRESHNESS}#{DOCUMENT}.0123456789.2026-11-22").locator("[data-hb-verdict]")
    expect(verdict).to_contain_text("không ghi rõ thay đổi nào")
    verdict = read(f"{FRESHNESS}#{DOCUMENT}.0123456789").locator("[data-hb-verdict]")
    expect(verdict).to_contain_text("không rõ đã thay đổi những gì")


def test_a_print_of_a_page_that_was_renamed_is_known(read: Callable[..., Page]) -> None:
    previous = re.search(r"previous_ids:\s*- (\S+)", (TOY / "directives/01-nq-dum-2016.yml").read_text("utf-8"))
    assert previous
    verdict = read(f"{FRESHNESS}#van-ban/{previous[1]}.0123456789").locator("[data-hb-verdict]")
    expect(verdict).to_contain_text("Nghị quyết 01-NQ/ĐUM")


def test_a_code_can_be_typed_and_compared_by_eye_without_javascript(
    read: Callable[..., Page], register: dict[str, dict[str, str]]
) -> None:
    page = read(FRESHNESS)
    page.get_by_label("Mã của bản in").fill(f" {UNIT}.{register[UNIT]['hash']} ")
    page.keyboard.press("Enter")
    expect(page.locator("[data-hb-verdict]")).to_have_attribute("data-state", "fresh")
    still = read(FRESHNESS, javascript=False)
    still.locator("summary").click()
    expect(still.locator(".hb-print-codes")).to_contain_text(f"{UNIT}.{register[UNIT]['hash']}")
    expect(still.locator("[data-hb-freshness]")).to_be_hidden()


def test_all_words_of_the_printing_pages_are_vietnamese(read: Callable[..., Page]) -> None:
    for address in (COUNTER, FRESHNESS):
        words = fold_marks(read(address).locator("article").inner_text())
        assert not re.search(r"\b(download|print|copy|page|fresh|stale)\b", words)


# Both pages as pages


@pytest.mark.parametrize(("width", "scheme"), [(1300, "light"), (390, "dark")])
@pytest.mark.parametrize("address", [f"{COUNTER}#{DOCUMENT}", f"{FRESHNESS}#{DOCUMENT}.0123456789.2026-11-20"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    read: Callable[..., Page], address: str, width: int, scheme: str
) -> None:
    page = read(address, width=width, scheme=scheme)
    violations = Axe().run(page, options=OPTIONS).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", [COUNTER, FRESHNESS, f"{UNIT}.html"])
def test_the_pages_are_valid_and_every_link_on_them_works(root: Path, name: str) -> None:
    page = root / "site" / name
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    tree = parser.parse(page.read_text("utf-8"))
    assert parser.errors == []
    for element in tree.iter():
        for address in (element.attrib.get("href"), element.attrib.get("src")):
            if address and not urlsplit(address).scheme and urlsplit(address).path:
                assert (page.parent / unquote(urlsplit(address).path)).resolve().is_file(), address


def test_the_bar_names_the_page_of_all_prints_only_where_there_is_one(read: Callable[..., Page], site: Path) -> None:
    assert read("index.html").locator(".hb-sections").get_by_role("link", name="In ấn").count() == 1
    without = (site / "index.html").read_text("utf-8")
    assert "In ấn" not in without
    assert not (site / "in-an").exists()
