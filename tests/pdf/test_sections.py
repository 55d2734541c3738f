"""Which sections there are, and that a chapter says what its page says, in the same order."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

import html5lib
import pytest
from papers import make_section, read_shelf, split_words

from handbook.pages import gather_library, plan_pages
from handbook.pages.blocks import Cell, Heading, Items, Paragraph, Row, Table
from handbook.pages.lines import Run, read
from handbook.pages.words import ABBREVIATIONS
from handbook.pdf.chapters import Section, walk_words
from handbook.pdf.digest import hash_content
from handbook.pdf.document import write_document
from handbook.pdf.printing import ListError, choose_sections, read_list
from handbook.pdf.writer import DocumentError
from handbook.reading import read_checked
from handbook.render import make_environment, render_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from jinja2 import Environment

    from handbook.pages import Page
    from handbook.pdf.sections import Shelf

pytestmark = pytest.mark.slow

UNSEEN = {"svg", "nav", "caption", "ul.lin-legend", "p.hb-rest"}  # paper counts what a rest of the web leads to
APART = {"p", "li", "dt", "dd", "td", "th", "div", "span", "br"}
MARKDOWN_HEADING = re.compile(r"^## (.+?) \{ #[\w-]+ \}$", re.MULTILINE)
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def list_pages(root: Path) -> list[Page]:
    """List the pages of records; print has what their later pages have with the first."""
    checked = read_checked(root)
    library = gather_library(checked.catalog, checked.lineage, checked.names)
    pages = (page for page in plan_pages(library) if page.record and page.section != "nguon")
    return [page for page in pages if "/trang/" not in page.path]


def read_page(environment: Environment, page: Page) -> Element:
    text = FRONT.sub("", render_page(environment, page))
    html = MARKDOWN_HEADING.sub(r"<h2>\1</h2>", text)
    return html5lib.parse(html, namespaceHTMLElements=False)


def say(element: Element) -> str:
    """Say all that a reader sees in an element, but for figures, notes' marks and ways to what is elsewhere (Xem …)."""
    tag = element.tag.rpartition("}")[2]
    names = {tag, f"{tag}.{element.attrib.get('class', '')}"}
    is_way = tag in {"a", "summary"} and (element.text or "").startswith("Xem ")
    inner = (
        "" if is_way or names & (UNSEEN | {"sup"}) else (element.text or "") + "".join(say(each) for each in element)
    )
    apart = " " if tag in APART else ""
    return f"{apart}{inner}{apart}{element.tail or ''}"


def list_headings(section: Section) -> list[str]:
    return [read(block.line) for block in section.chapters[0].blocks if isinstance(block, Heading)]


def test_every_document_and_unit_has_a_section_and_so_has_every_group(toy_shelf: Shelf, toy: Path) -> None:
    pages = {page.path.removesuffix(".md") for page in list_pages(toy)}
    assert pages < toy_shelf.plans.keys()
    assert {"pha-he", "so-lieu", "ca-so-tay", "tra-cuu/loai/chi-thi", "tra-cuu/tinh/mau"} <= toy_shelf.plans.keys()


def test_a_group_shows_its_list_and_then_every_page_on_it(toy_shelf: Shelf) -> None:
    plan = toy_shelf.plans["tra-cuu/loai/nghi-quyet"]
    section = toy_shelf.make(plan)
    assert section.chapters[0].title == "Danh sách"
    assert {"van-ban/01-nq-dum-2012.html", "van-ban/01-nq-dum-2016.html"} < set(plan.addresses)


@pytest.mark.parametrize("name", ["real", "toy"])
def test_a_chapter_says_what_its_page_says_under_the_same_headings(
    request: pytest.FixtureRequest, name: str, toy: Path
) -> None:
    root = toy if name == "toy" else toy.parents[1]
    shelf: Shelf = request.getfixturevalue(f"{name}_shelf")
    environment = make_environment()
    for page in list_pages(root):
        html = read_page(environment, page)
        section = shelf.make(shelf.plans[page.path.removesuffix(".md")])
        shown = [
            " ".join(say(each).split())
            for each in html.iter()
            if each.tag in {"h2", "h3"} or (each.tag == "h4" and each.attrib.get("class") != "hb-opening")
        ]
        printed = [text for text in list_headings(section) if text != ABBREVIATIONS]
        assert len(shown) == len(printed), page.path
        for on_page, on_paper in zip(shown, printed, strict=True):
            assert on_page.startswith(on_paper), page.path
        said = Counter(split_words(unescape(say(html.find("body")))))
        chapter = section.chapters[0]
        kept = Counter(
            word
            for text in (section.title, section.eyebrow, section.subject, *walk_words(chapter), say_reference(section))
            for word in split_words(text)
        )
        missing = {word: count - kept[word] for word, count in said.items() if count > kept[word] and word.isalnum()}
        # a list on paper numbers its notes anew, and cites under the text
        assert {word: count for word, count in missing.items() if not word.isdigit()} == {}, page.path


def say_reference(section: Section) -> str:
    return " ".join(
        run.text
        for block in section.chapters[0].blocks
        if isinstance(block, Paragraph) and block.style == "reference"
        for run in block.line
    )


def test_the_hash_of_content_changes_with_a_word_and_with_nothing_else(
    toy: Path, toy_shelf: Shelf, change: Callable[[str, str, str], Path]
) -> None:
    before = {plan.id: hash_content(toy_shelf.make(plan)) for plan in toy_shelf.plans.values()}
    again = read_shelf(toy)
    assert {plan.id: hash_content(again.make(plan)) for plan in again.plans.values()} == before
    later = read_shelf(change("vocabulary/changes/2026-11-22-1.yml", "date: 2026-11-22", "date: 2026-11-30"))
    assert {plan.id: hash_content(later.make(plan)) for plan in later.plans.values()} == before
    worded = read_shelf(change("exemplars/chi-bo-hoa-sen.yml", "Hoa Sen", "Hoa Súng"))
    changed = {plan.id for plan in worded.plans.values() if hash_content(worded.make(plan)) != before[plan.id]}
    assert {"dien-hinh/chi-bo-hoa-sen", "ca-so-tay"} <= changed
    assert "van-ban/08-kh-dum-2016" not in changed


def test_a_list_is_read_by_ids_by_their_ends_and_from_an_address(toy_shelf: Shelf) -> None:
    text = (
        "# Họp chi bộ tháng 11\n\nvan-ban/05-ct-tum-2016\nchi-bo-hoa-sen\n"
        "../in-an/index.html#pha-he,dien-hinh/dang-uy-mau\n"
    )
    found = read_list(toy_shelf, text)
    assert found.title == "Họp chi bộ tháng 11"
    assert [plan.id for plan in found.plans] == [
        "van-ban/05-ct-tum-2016",
        "dien-hinh/chi-bo-hoa-sen",
        "pha-he",
        "dien-hinh/dang-uy-mau",
    ]
    booklet = toy_shelf.make(toy_shelf.bind(found.title, found.plans))
    assert booklet.id == "tap/hop-chi-bo-thang-11"
    assert [chapter.address for chapter in booklet.chapters] == [
        "van-ban/05-ct-tum-2016.html",
        "dien-hinh/chi-bo-hoa-sen.html",
        "mo-hinh/gio-day-hoc-som.html",
        "pha-he/index.html",
        "dien-hinh/dang-uy-mau.html",
        "mo-hinh/so-viec-tot.html",
    ]


@pytest.mark.parametrize("name", ["nghi-quyet-01-2016", "van-ban/nghi-quyet-01-2016"])
def test_an_old_id_prints_the_section_of_the_new_one(name: str, toy_shelf: Shelf) -> None:
    assert [plan.id for plan in choose_sections(toy_shelf, [name])] == ["van-ban/01-nq-dum-2016"]


def test_a_list_that_names_nothing_known_is_refused_with_a_hint(toy_shelf: Shelf) -> None:
    with pytest.raises(ListError, match=r"không có phần nào tên «05-ct-tumm-2016»; ý bạn là «05-ct-tum-2016»\?"):
        choose_sections(toy_shelf, ["05-ct-tumm-2016"])
    with pytest.raises(ListError, match=r"«05-ct-tum-2015»; các phần có: van-ban/05-ct-tum-2016, .* và \d+ nữa, xem"):
        choose_sections(toy_shelf, ["05-ct-tum-2015"])
    with pytest.raises(ListError, match="danh sách chưa có phần nào"):
        read_list(toy_shelf, "# chỉ có tên\n")


# What must not reach paper


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//la.example/x"])
def test_a_link_that_is_no_web_address_is_refused_with_the_record(href: str) -> None:
    section = make_section(Paragraph((Run("bấm", href=href),)))
    with pytest.raises(DocumentError, match=r"^directives/thu\.yml: liên kết"):
        write_document(section)


def test_a_link_out_of_the_handbook_is_refused() -> None:
    with pytest.raises(DocumentError, match="dẫn ra ngoài sổ tay"):
        write_document(make_section(Paragraph((Run("bấm", href="../../../etc/passwd"),))))


@pytest.mark.parametrize("letter", ["\u202e", "\u200f", "\u2066", "\x07", "\ufeff"])
def test_a_mark_that_turns_the_direction_of_writing_is_refused_with_the_record(letter: str) -> None:
    with pytest.raises(DocumentError, match=rf"^directives/thu\.yml: chữ có ký tự ẩn U\+{ord(letter):04X}"):
        write_document(make_section(Paragraph((Run(f"chỉ thị {letter}05"),))))


def test_a_row_too_long_for_a_page_may_be_split_and_no_other() -> None:
    long, short = "chữ " * 500, "chữ " * 50
    rows = tuple(Row((Cell((Run(text),)),)) for text in (long, short))
    data = write_document(make_section(Table((), rows, ""), Items(()))).data
    assert re.findall(r'"split":(\w+)', data) == ["true", "false"]
