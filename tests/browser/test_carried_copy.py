"""The copy to carry away, unpacked into a folder with spaces and Vietnamese letters and opened as its reader does."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect
from visits import NOT_A_PAGE_OF_A_FOLDER, Visit, list_pages

from handbook.site.offline import TOP, pack_site

pytestmark = pytest.mark.browser

FORM = "bien-tap/form/index.html"  # it talks with a forge, so it is not carried
FOLDER = Path("Tài liệu của tôi") / "Sổ tay (bản chép)"


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pack the site and unpack the copy somewhere else."""
    folder = tmp_path_factory.mktemp("ban mang theo")
    pack_site(site, folder / "ban.zip")
    with ZipFile(folder / "ban.zip") as archive:
        archive.extractall(folder / FOLDER)
    return folder / FOLDER / TOP


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a browser without a network."""
    context = browser.new_context(viewport={"width": 1300, "height": 900}, locale="vi", offline=True)
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def test_a_reader_opens_the_first_page_and_finds_a_document_by_typing(copy: Path, page: Page) -> None:
    page.goto((copy / "index.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text("Sổ tay chỉ thị")
    page.get_by_role("combobox", name="Tìm trong sổ tay").fill("chi thi 05")
    page.get_by_role("option").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chỉ thị 05-CT/TW")
    assert page.url == (copy / "van-ban" / "05-ct-tw-2016.html").as_uri()


def test_every_search_answers_with_pages_that_are_in_the_copy(copy: Path, page: Page) -> None:
    page.goto((copy / "dien-hinh" / "index.html").as_uri())
    for query in ("kết luận 01", "o mon", "25.525", "tap chi cong san", "học tập và làm theo Bác"):
        found = page.evaluate("query => HandbookSearch.search(query, {limit: 20})", query)
        assert found, query
        addresses = {unquote(hit["url"]).partition("#")[0].removeprefix("file://") for hit in found}
        assert {each for each in addresses if not Path(each).is_file() or not Path(each).is_relative_to(copy)} == set()


def test_pages_of_every_kind_find_in_the_copy_all_the_files_they_ask_for_in_the_site(
    copy: Path, site: Path, visits: dict[str, Visit]
) -> None:
    pages = [visit for name, visit in visits.items() if name not in (*NOT_A_PAGE_OF_A_FOLDER, FORM)]
    assert len(pages) > 80
    asked = {unquote(urlsplit(url).path) for visit in pages for url in visit.requests if url.startswith("file:")}
    assert len(asked) > len(pages)
    assert sorted(path for path in asked if not (copy / Path(path).relative_to(site)).is_file()) == []


def test_what_differs_in_the_copy_and_a_page_of_every_folder_opens_without_a_fault(
    copy: Path, site: Path, page: Page
) -> None:
    faults: list[str] = []
    page.on("requestfailed", lambda request: faults.append(f"{page.url}: {request.url}: {request.failure}"))
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    paths = tuple(list_pages(copy))
    changed = {path for path in paths if path.read_bytes() != (site / path.relative_to(copy)).read_bytes()}
    assert copy / "du-lieu" / "index.html" in changed
    one_of_each_folder = {path.parent: path for path in paths}.values()
    for path in sorted({*changed, *one_of_each_folder}):
        page.goto(path.as_uri())
    left_by_leaving = "net::ERR_ABORTED"  # the next page was asked for before the last icon came
    assert [fault for fault in faults if not fault.endswith(left_by_leaving)] == []


def test_the_page_about_the_data_says_that_this_is_the_copy(copy: Path, page: Page) -> None:
    page.goto((copy / "du-lieu" / "index.html").as_uri())
    expect(page.locator(".hb-carried")).to_contain_text("Bạn đang đọc bản mang theo")
    for width in (1300, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_link_to_a_kind_of_value_opens_the_fold_it_is_in(copy: Path, page: Page) -> None:
    page.goto((copy / "du-lieu" / "index.html").as_uri())
    document = page.locator("details", has=page.locator("#truong-van-ban"))
    document.locator("summary").click()
    document.get_by_role("link", name="Danh sách quan hệ", exact=True).click()
    expect(page.locator("#truong-quan-he")).to_be_visible()
