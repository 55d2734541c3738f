"""Prints that a reader ticked become one file in the browser: whole, numbered, tagged, its links leading on."""

from __future__ import annotations

import functools
import re
import threading
from collections import Counter
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import outloud
import pikepdf
import pymupdf
import pytest
from outloud.findings import Finding
from playwright.sync_api import Browser, Page, expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.browser

COUNTER = "in-an/index.html"
DOCUMENT, UNIT, GROUP = "van-ban/05-ct-tum-2016", "dien-hinh/chi-bo-hoa-sen", "tra-cuu/loai/nghi-quyet"
CHOSEN = (DOCUMENT, UNIT, GROUP)
FRONTS = 2  # cover and contents
FOOT = 20 * 72 / 25.4  # pt: below it stands nothing but the foot of a page
ACTION = 44  # px: what a finger finds


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def served(printed_root: Path) -> Iterator[str]:
    """Serve the toy's site and return its address."""
    handler = functools.partial(Quiet, directory=str(printed_root / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def open_counter(browser: Browser, served: str, printed_root: Path) -> Iterator[Callable[..., Page]]:
    """Return a function that opens the page of all prints with some ticked, over the network or from its folder."""
    contexts = []
    faults: list[str] = []

    def open_page(*chosen: str, folder: bool = False, width: int = 1300) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="vi")
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        base = f"{(printed_root / 'site').as_uri()}/" if folder else served
        page.goto(f"{base}{COUNTER}#{','.join(chosen)}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def bind(page: Page, target: Path) -> Path:
    """Press the button and keep what comes."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải một tệp PDF").press("Enter")
    download.value.save_as(target)
    return target


@dataclass(frozen=True)
class Booklet:
    """A booklet read back, and the files it was made of."""

    file: Path
    parts: tuple[Path, ...]

    def read_pages(self) -> list[str]:
        """Read the text of each page."""
        with pymupdf.open(self.file) as document:
            return [" ".join(page.get_text().split()) for page in document]

    def find_firsts(self) -> list[int]:
        """Find the page on which each part begins, counted from 1."""
        firsts = [FRONTS + 1]
        for part in self.parts:
            firsts.append(firsts[-1] + count_pages(part))
        return firsts


def count_pages(file: Path) -> int:
    with pymupdf.open(file) as document:
        return len(document)


@pytest.fixture(scope="module")
def booklet(open_counter: Callable[..., Page], printed_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Booklet:
    """Bind a document, a unit and a group of documents over the network."""
    page = open_counter(*CHOSEN)
    page.get_by_label("Tên tập").fill("Họp chi bộ <tháng 11> & «Đợt II»")
    target = bind(page, tmp_path_factory.mktemp("tap") / "tap.pdf")
    expect(page.locator("[data-hb-state]")).to_have_text(f"Đã ghép thành một tệp {count_pages(target)} trang.")
    return Booklet(target, tuple(printed_root / f"site/pdf/{each}.pdf" for each in CHOSEN))


def test_all_pages_of_all_parts_stand_behind_cover_and_contents_and_are_numbered_through(booklet: Booklet) -> None:
    pages = booklet.read_pages()
    expected: list[str] = []
    for part in booklet.parts:
        with pymupdf.open(part) as document:
            expected += [" ".join(page.get_text().split()) for page in document]
    assert len(pages) == FRONTS + len(expected)
    for number, (page, before) in enumerate(zip(pages[FRONTS:], expected, strict=True), FRONTS + 1):
        assert page == f"{before} Trang {number}/{len(pages)} của tập"


def test_the_cover_says_what_is_in_it_and_of_which_day_it_is(booklet: Booklet) -> None:
    cover, contents = booklet.read_pages()[:FRONTS]
    bound = sum(map(count_pages, booklet.parts))
    for words in (
        "Sổ tay chỉ thị Họp chi bộ <tháng 11> & «Đợt II»",
        "Nội dung cập nhật ngày 22/11/2026",
        f"Gồm 3 phần, {bound} trang",
        "Văn bản: 1 · Điển hình: 1 · Theo loại văn bản: 1",
    ):
        assert words in cover
    firsts = booklet.find_firsts()
    titles = ("Chỉ thị 05-CT/TUM", "Chi bộ Hoa Sen", "Nghị quyết")
    for place, title in enumerate(titles):
        assert re.search(rf"{place + 1}\. {re.escape(title)} [. ]*{firsts[place]}\b", contents), title
    with pymupdf.open(booklet.file) as document:
        links = [(link["kind"], link["page"] + 1) for link in document[1].get_links()]
        outline = [(title, page) for level, title, page in document.get_toc() if level == 1]
    assert links == [(pymupdf.LINK_GOTO, first) for first in firsts[:-1]]
    assert outline == list(zip(titles, firsts, strict=False))


def test_a_link_to_the_page_of_a_part_leads_inside_and_any_other_to_the_site(booklet: Booklet, served: str) -> None:
    firsts = booklet.find_firsts()
    inside: set[int] = set()
    with pymupdf.open(booklet.file) as document:
        for number, page in enumerate(document, 1):
            for link in page.get_links():
                if link["kind"] == pymupdf.LINK_URI:
                    assert urlsplit(link["uri"]).scheme in {"http", "https"}, link
                    path = link["uri"].removeprefix(served).partition("#")[0]
                    own = number in range(firsts[0], firsts[1])
                    assert own or path != f"{DOCUMENT}.html", link
                elif number >= firsts[1]:
                    inside.add(link["page"] + 1)
    assert any(page in range(firsts[0], firsts[1]) for page in inside)


def test_the_outline_of_each_part_stands_under_its_title(booklet: Booklet) -> None:
    with pymupdf.open(booklet.file) as document:
        found = [(title, page) for level, title, page in document.get_toc() if level > 1]
    expected: list[tuple[str, int]] = []
    for part, first in zip(booklet.parts, booklet.find_firsts(), strict=False):
        with pymupdf.open(part) as document:
            expected += [(title, page + first - 1) for _, title, page in document.get_toc()]
    assert found == expected


def count_tags(file: Path) -> Counter[str]:
    with pikepdf.open(file) as pdf:
        return Counter(str(each.S) for each in pdf.objects if is_tag(each))


def is_tag(value: Any) -> bool:  # noqa: ANN401 - pikepdf objects have no common type
    return isinstance(value, pikepdf.Dictionary) and value.get("/Type") == "/StructElem"


def test_every_tag_of_every_part_is_there_in_one_document(booklet: Booklet) -> None:
    expected: Counter[str] = sum(map(count_tags, booklet.parts), Counter())
    found = count_tags(booklet.file)
    assert found["/Document"] == 1
    assert found["/Part"] - expected["/Part"] == len(booklet.parts)
    for kind in ("/Table", "/TR", "/Figure", "/Note", "/LI", "/H2"):
        assert found[kind] == expected[kind] > 0
    assert found["/TOCI"] == expected["/TOCI"] + len(booklet.parts)


def test_the_tags_are_read_in_the_order_of_the_pages(booklet: Booklet) -> None:
    with pikepdf.open(booklet.file) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        (document,) = pdf.Root.StructTreeRoot.K
        firsts = [find_page(kid, numbers) for kid in document.K]
    assert firsts == sorted(firsts)
    assert firsts[0] == 1
    assert firsts[-len(CHOSEN) :] == booklet.find_firsts()[:-1]


def find_page(tag: Any, numbers: dict[tuple[int, int], int]) -> int:  # noqa: ANN401 - pikepdf objects have no common type
    """Find the first page that a tag or what is in it names."""
    found = [numbers[tag.Pg.objgen]] if "/Pg" in tag else []
    kids = tag.get("/K", [])
    inner = kids if isinstance(kids, pikepdf.Array) else [kids]
    found += [find_page(kid, numbers) for kid in inner if isinstance(kid, pikepdf.Dictionary)]
    return min(found, default=max(numbers.values()))


def test_what_is_drawn_and_what_is_linked_lead_to_their_tags_and_back(booklet: Booklet) -> None:
    with pikepdf.open(booklet.file) as pdf:
        tree = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        owners = {int(key): value for key, value in zip(tree[::2], tree[1::2], strict=True)}
        assert len(owners) == len(tree) // 2
        assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) > max(owners)
        seen: list[int] = []
        for page in pdf.pages:
            seen.append(int(page.StructParents))
            marks = {int(mark) for mark in re.findall(rb"/MCID (\d+)", read_content(page))}
            listed = owners[seen[-1]]
            assert marks == set(range(len(listed)))
            for mark, owner in enumerate(listed):
                assert any(holds(kid, mark, page.obj, owner) for kid in owner.K), mark
            for note in page.get("/Annots", []):
                seen.append(int(note.StructParent))
                kids = owners[seen[-1]].K
                assert any(isinstance(kid, pikepdf.Dictionary) and kid.get("/Obj") == note for kid in kids)
        assert sorted(seen) == sorted(owners)


def read_content(page: pikepdf.Page) -> bytes:
    contents = page.Contents
    return b"\n".join(each.read_bytes() for each in (contents if isinstance(contents, pikepdf.Array) else [contents]))


def holds(kid: Any, mark: int, page: Any, owner: Any) -> bool:  # noqa: ANN401 - pikepdf objects have no common type
    """Tell whether a kid of a tag is a mark on a page."""
    if isinstance(kid, int):
        return kid == mark and owner.get("/Pg") == page
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/MCID") == mark and kid.get("/Pg", owner.get("/Pg")) == page


def test_notes_and_places_of_two_parts_never_have_one_name(booklet: Booklet) -> None:
    with pikepdf.open(booklet.file) as pdf:
        ids = [bytes(each.ID) for each in pdf.objects if is_tag(each) and "/ID" in each]
        named = list(pdf.Root.StructTreeRoot.IDTree.Names)
        places = [bytes(each) for each in list(pdf.Root.Names.Dests.Names)[::2]]
    assert len(ids) > len(set(CHOSEN))
    assert [bytes(each) for each in named[::2]] == sorted(set(ids))
    assert len(ids) == len(set(ids))
    assert places == sorted(set(places))


def test_it_is_sound_in_vietnamese_with_all_its_fonts_and_the_accessibility_checker_finds_no_error(
    booklet: Booklet,
) -> None:
    with pikepdf.open(booklet.file) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.Root.Lang) == "vi-VN"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.open_metadata()["dc:title"] == "Họp chi bộ <tháng 11> & «Đợt II»"
        fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontName" in each]
        assert fonts
        assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)
    findings = outloud.check(booklet.file).findings
    assert [found for found in findings if found.severity == "error" and not is_foot(found)] == []


def is_foot(found: Finding) -> bool:
    """Tell whether all that is found is the foot of pages: by its letters a hash may look like words of prose."""
    return found.rule == "TAG-002" and all(each["y1"] < FOOT for each in found.boxes)


def test_from_a_folder_the_reader_points_at_the_prints_and_gets_the_same_with_links_beside_it(
    open_counter: Callable[..., Page], printed_root: Path, tmp_path: Path
) -> None:
    page = open_counter(*CHOSEN, folder=True)
    button, state = page.get_by_role("button", name="Tải một tệp PDF"), page.locator("[data-hb-state]")
    expect(page.get_by_text("hãy chỉ thư mục pdf")).to_be_visible()
    expect(button).to_be_disabled()
    page.get_by_label("Chỉ thư mục pdf").set_input_files(printed_root / "site/data")
    expect(state).to_have_text("Thư mục này không phải thư mục pdf của sổ tay.")
    page.get_by_label("Chỉ thư mục pdf").set_input_files(printed_root / "site/pdf")
    expect(state).to_contain_text("Đã thấy")
    target = bind(page, tmp_path / "tap.pdf")
    assert count_pages(target) == FRONTS + sum(count_pages(printed_root / f"site/pdf/{each}.pdf") for each in CHOSEN)
    with pymupdf.open(target) as document:
        links = [link for sheet in document for link in sheet.get_links()]
    addresses = {link["uri"] for link in links if link["kind"] == pymupdf.LINK_URI}
    files = {link["file"] for link in links if "file" in link}
    assert not [address for address in addresses if address.startswith("file:")]
    beside = [address for address in {*addresses, *files} if address.startswith("../")]
    assert beside
    for address in beside:
        assert (printed_root / "site/pdf" / urlsplit(address).path).is_file(), address


def test_what_binds_is_loaded_when_it_is_asked_for(open_counter: Callable[..., Page], tmp_path: Path) -> None:
    page = open_counter(UNIT)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.rpartition("/")[2]))
    page.get_by_label("Tên tập").fill("Đợt 1")
    page.reload()
    assert "pdf-lib.min.js" not in asked
    bind(page, tmp_path / "tap.pdf")
    assert asked.count("pdf-lib.min.js") == 1
    bind(page, tmp_path / "lai.pdf")
    assert asked.count("pdf-lib.min.js") == 1
    assert (tmp_path / "tap.pdf").read_bytes() == (tmp_path / "lai.pdf").read_bytes()


def test_a_print_that_cannot_be_had_is_named_and_no_booklet_comes_without_it(
    open_counter: Callable[..., Page],
) -> None:
    page = open_counter(DOCUMENT, UNIT)
    page.route(f"**/pdf/{UNIT}.pdf", lambda route: route.abort())
    page.get_by_role("button", name="Tải một tệp PDF").click()
    expect(page.locator("[data-hb-state]")).to_have_text(f"Chưa ghép được. Không tải được bản in {UNIT}.")
    expect(page.get_by_role("button", name="Tải một tệp PDF")).to_be_enabled()


def test_a_handout_is_ticked_beside_its_whole_print_which_links_prefer(
    open_counter: Callable[..., Page], printed_root: Path, tmp_path: Path
) -> None:
    page = open_counter(UNIT)
    page.get_by_label("Chọn: Bản 1 trang: Chỉ thị 05-CT/TUM").check()
    page.get_by_label("Chọn: Chỉ thị 05-CT/TUM", exact=True).check()
    assert page.url.endswith(f"#{DOCUMENT},mot-trang/{DOCUMENT},{UNIT}")
    target = bind(page, tmp_path / "tap.pdf")
    whole = count_pages(printed_root / f"site/pdf/{DOCUMENT}.pdf")
    with pymupdf.open(target) as document:
        assert [title for level, title, _ in document.get_toc() if level == 1] == [
            "Chỉ thị 05-CT/TUM",
            "Chỉ thị 05-CT/TUM (1 trang)",
            "Chi bộ Hoa Sen",
        ]
        assert "Bản 1 trang: 1" in document[0].get_text()
        handout = document[FRONTS + whole]
        assert f"Trang {handout.number + 1}/{len(document)} của tập" in handout.get_text()
        targets = {link["page"] for link in handout.get_links() if link["kind"] == pymupdf.LINK_GOTO}
    assert targets == {FRONTS}


@pytest.mark.parametrize("width", [1300, 390])
def test_ticks_and_buttons_are_found_by_a_finger(open_counter: Callable[..., Page], width: int) -> None:
    page = open_counter(UNIT, folder=True, width=width)
    for target in page.locator(".hb-picker :is(button, input[type=text], .hb-picker-folder), .hb-pick-target").all():
        box = target.bounding_box()
        assert box
        assert box["height"] >= ACTION - 0.5, target
