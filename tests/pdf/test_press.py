"""The press: what is kept, what is made again, what is stopped, and that the others are made all the same."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from papers import REPOSITORY, make_section, read_shelf

import handbook.pdf
from handbook.pdf.document import Document, write_document
from handbook.pdf.model import Paragraph, Picture, Run
from handbook.pdf.press import Limits, PressError, place_prints, press_documents, prune_cache
from handbook.pdf.printing import print_sections
from handbook.pdf.register import find_offers, list_offers, render_register

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook.pdf.sections import Shelf

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">{}</svg>'


def make_documents(shelf: Shelf) -> list[Document]:
    wanted = ("van-ban/", "dien-hinh/", "pha-he", "so-lieu")
    return [write_document(shelf.make(plan)) for plan in shelf.plans.values() if plan.id.startswith(wanted)]


def make_one(name: str, text: str, record: str = "directives/thu.yml") -> Document:
    section = make_section(Paragraph((Run(text),)), title=name, record=record)
    return write_document(replace(section, id=f"van-ban/{name}"))


def test_what_was_made_once_is_not_made_again(toy_shelf: Shelf, tmp_path: Path) -> None:
    documents = make_documents(toy_shelf)
    first = press_documents(documents, REPOSITORY, tmp_path)
    again = press_documents(documents, REPOSITORY, tmp_path)
    assert first.failures == again.failures == ()
    assert [each.is_new for each in first.prints] == [True] * len(documents)
    assert [each.is_new for each in again.prints] == [False] * len(documents)
    assert [(each.pages, each.size, each.file) for each in first.prints] == [
        (each.pages, each.size, each.file) for each in again.prints
    ]


def test_the_same_data_gives_the_same_bytes_in_any_order_and_crowd(toy_shelf: Shelf, tmp_path: Path) -> None:
    documents = make_documents(toy_shelf)
    one = press_documents(documents, REPOSITORY, tmp_path / "a", Limits(workers=1))
    two = press_documents(reversed(documents), REPOSITORY, tmp_path / "b", Limits(workers=3))
    bytes_of = {each.id: each.file.read_bytes() for each in two.prints}
    assert {each.id: each.file.read_bytes() for each in one.prints} == bytes_of


def test_one_changed_record_makes_only_the_files_that_show_it(
    toy_shelf: Shelf, cache: Path, change: Callable[[str, str, str], Path]
) -> None:
    press_documents(make_documents(toy_shelf), REPOSITORY, cache)
    root = change("exemplars/chi-bo-hoa-sen.yml", "kèm trẻ em học bài", "giúp trẻ em học bài")
    printing = press_documents(make_documents(read_shelf(root)), REPOSITORY, cache)
    assert [each.id for each in printing.prints if each.is_new] == ["dien-hinh/chi-bo-hoa-sen"]


def test_a_damaged_file_in_the_cache_is_made_again(tmp_path: Path) -> None:
    document = make_one("mot", "một")
    (made,) = press_documents([document], REPOSITORY, tmp_path).prints
    content = made.file.read_bytes()
    made.file.write_bytes(content[:100])
    (again,) = press_documents([document], REPOSITORY, tmp_path).prints
    assert again.is_new
    assert again.file.read_bytes() == content


def test_what_is_no_longer_wanted_is_forgotten(tmp_path: Path) -> None:
    prints = press_documents([make_one("mot", "một"), make_one("hai", "hai")], REPOSITORY, tmp_path).prints
    prune_cache(tmp_path, prints[:1])
    assert {path.stem for path in tmp_path.iterdir()} == {prints[0].file.stem}


def test_a_section_that_takes_too_long_is_stopped_and_named_and_the_others_are_made(tmp_path: Path) -> None:
    long = make_one("dai", "chữ " * 400_000, "directives/dai.yml")
    printing = press_documents([long, make_one("ngan", "ngắn")], REPOSITORY, tmp_path, Limits(seconds=1.5, heavy=1))
    assert [each.message for each in printing.failures] == [
        "directives/dai.yml: quá 1.5 giây mà chưa dàn trang xong nên đã dừng"
    ]
    assert [each.id for each in printing.prints] == ["van-ban/ngan"]
    assert not [path for path in tmp_path.iterdir() if path.suffix not in {".pdf", ".json"}]


def test_a_section_that_takes_too_much_memory_is_stopped_and_named_and_the_others_are_made(tmp_path: Path) -> None:
    large = make_one("to", "chữ " * 300_000, "directives/to.yml")
    limits = Limits(megabytes=480, heavy=1, workers=1)
    printing = press_documents([large, make_one("ngan", "ngắn")], REPOSITORY, tmp_path, limits)
    assert [each.id for each in printing.prints] == ["van-ban/ngan"]
    (failure,) = printing.failures
    assert re.match(r"directives/to\.yml: máy dàn trang dừng giữa chừng .* quá nhiều bộ nhớ", failure.message)


def test_a_letter_the_fonts_lack_is_named_with_its_record(tmp_path: Path) -> None:
    documents = [make_one("mot", "năm sao 🌟", "exemplars/sao.yml"), make_one("hai", "hai")]
    printing = press_documents(documents, REPOSITORY, tmp_path)
    assert [each.message for each in printing.failures] == ["exemplars/sao.yml: phông chữ in không có chữ «🌟»"]
    assert [each.id for each in printing.prints] == ["van-ban/hai"]


@pytest.mark.parametrize(
    "inner",
    [
        '<image href="http://la.example/x.png" width="9" height="9"/>',
        '<image href="file:///etc/hostname" width="9" height="9"/>',
    ],
)
def test_a_figure_that_calls_for_something_outside_is_refused_with_its_record(tmp_path: Path, inner: str) -> None:
    picture = Picture(SVG.format(inner), "hình", 10, 10)
    printing = press_documents([write_document(make_section(picture))], REPOSITORY, tmp_path)
    assert printing.prints == ()
    assert re.match(r"directives/thu\.yml: có hình gọi tới", printing.failures[0].message)


def test_a_figure_without_words_is_refused(tmp_path: Path) -> None:
    document = write_document(make_section(Picture(SVG.format(""), "hình", 10, 10)))
    silent = replace(document, data=document.data.replace('"alt":"hình"', '"alt":null'))
    printing = press_documents([silent], REPOSITORY, tmp_path)
    assert [each.message for each in printing.failures] == ["directives/thu.yml: có hình thiếu lời mô tả"]


def test_a_link_among_the_fonts_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "assets" / "fonts-print"
    folder.mkdir(parents=True)
    (folder / "la.ttf").symlink_to("/etc/hostname")
    with pytest.raises(PressError, match=r"docs/assets/fonts-print/la\.ttf: là lối tắt"):
        press_documents([make_one("mot", "một")], tmp_path, tmp_path / "cache")


def test_unsafe_text_in_one_section_leaves_the_others(toy_shelf: Shelf, cache: Path) -> None:
    plans = [replace(toy_shelf.plans["pha-he"], title="Phả\u202e hệ"), toy_shelf.plans["van-ban/05-ct-tum-2016"]]
    printing = print_sections(toy_shelf, plans, REPOSITORY, cache)
    assert [each.message for each in printing.failures] == [
        "pha-he/index.html: chữ có ký tự ẩn U+202E nên không in được: «Phả[U+202E] hệ»"
    ]
    assert [each.id for each in printing.prints] == ["van-ban/05-ct-tum-2016"]


def test_the_register_says_what_a_button_needs(toy_shelf: Shelf, cache: Path, tmp_path: Path) -> None:
    printing = print_sections(toy_shelf, [toy_shelf.plans["pha-he"]], REPOSITORY, cache)
    offers = list_offers(toy_shelf, printing.prints)
    (offer,) = offers
    place_prints(printing.prints, tmp_path / "pdf")
    assert (tmp_path / offer.file).stat().st_size == offer.size
    assert find_offers(offers)["pha-he/index.html"] is offer
    assert re.fullmatch(r"\d+ trang, \d+ KB", offer.details)
    assert replace(offer, pages=12, size=1_234_567).details == "12 trang, 1,2 MB"
    entry = json.loads(render_register(offers))["sections"]["pha-he"]
    assert entry == {
        "title": "Phả hệ",
        "group": "Cả sổ tay",
        "page": "pha-he/index.html",
        "file": "pdf/pha-he.pdf",
        "hash": printing.prints[0].content,
        "updated": "2026-11-22",
        "pages": offer.pages,
        "bytes": offer.size,
    }


def test_the_template_reads_nothing_and_imports_nothing() -> None:
    template = (Path(handbook.pdf.__file__).parent / "section.typ").read_text(encoding="utf-8")
    assert not re.search(r"@preview|#import|#include|\bread\(|\beval\(|\bplugin\(", template)
    assert re.findall(r"(?:json|image)\((.*?)[,)]", template) == [
        "bytes(sys.inputs.data",
        "bytes(it.svg",
        "bytes(sys.inputs.qr",
    ]
