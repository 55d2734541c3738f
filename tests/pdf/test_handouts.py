"""Documents and units have a handout beside their full print: one sheet, whatever is on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf
import pytest
from papers import REPOSITORY, make_section

from handbook.pages import Paragraph, Run
from handbook.pdf import HANDOUTS, print_handouts
from handbook.pdf.document import HANDOUT, write_document
from handbook.pdf.orders import print_documents
from handbook.pdf.register import Offer
from handbook.pdf.sections import Shelf
from handbook.site.printed import Printed

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.pdf.orders import Print

DOCUMENT, UNIT = "van-ban/05-ct-tum-2016", "dien-hinh/dang-uy-mau"


@pytest.fixture(scope="module")
def handouts(toy_shelf: Shelf, cache: Path) -> dict[str, Print]:
    """Print handouts of the toy."""
    printing = print_handouts(toy_shelf, (DOCUMENT, UNIT, "pha-he", "van-ban/chuyen-de-2017"), REPOSITORY, cache)
    assert printing.failures == ()
    return {each.id: each for each in printing.prints}


def read_sheet(handout: Print) -> str:
    with pymupdf.open(handout.file) as document:
        assert len(document) == 1
        return " ".join(document[0].get_text().split())


def test_documents_and_units_have_one_and_it_is_one_sheet(handouts: dict[str, Print]) -> None:
    assert handouts.keys() == {f"{HANDOUTS}/{each}" for each in (DOCUMENT, UNIT, "van-ban/chuyen-de-2017")}
    assert {each.pages for each in handouts.values()} == {1}


def test_it_says_how_a_document_stands_what_it_asks_who_carries_it_out_and_its_newest_figures(
    handouts: dict[str, Print],
) -> None:
    told = read_sheet(handouts[f"{HANDOUTS}/{DOCUMENT}"])
    for words in (
        "Được tiếp tục thực hiện",
        "3 văn bản triển khai, 2 đơn vị, 2 mô hình",
        "Người đứng đầu lập kế hoạch học tập của mình",
        "Mô hình điển hình: 25.525 mô hình",
        "van-ban/05-ct-tum-2016.html",
    ):
        assert words in told
    assert told.count("Người đứng đầu lập kế hoạch học tập của mình") == 1


def test_it_is_judged_fresh_by_the_words_of_the_whole_page(toy_shelf: Shelf, handouts: dict[str, Print]) -> None:
    plan = toy_shelf.plans[DOCUMENT]
    code = toy_shelf.sketch(plan).content
    assert toy_shelf.make_handout(plan).code == code
    assert f"{DOCUMENT}.{code}" in read_sheet(handouts[f"{HANDOUTS}/{DOCUMENT}"]).replace("\u200b", "")


def test_what_is_too_much_for_a_sheet_is_set_smaller_until_it_has_room(cache: Path) -> None:
    sections = [make_section(*[Paragraph((Run(f"{each} chữ " * 40),)) for each in range(count)]) for count in (5, 20)]
    documents = [write_document(section, geometry=HANDOUT) for section in sections]
    few, many = (print_documents([each], REPOSITORY, cache).prints[0] for each in documents)
    assert (few.pages, many.pages) == (1, 1)
    assert "19 chữ" in read_sheet(many)
    with pymupdf.open(few.file) as short, pymupdf.open(many.file) as long:
        sizes = [
            max(
                span["size"]
                for block in document[0].get_text("dict")["blocks"]
                for line in block.get("lines", ())
                for span in line["spans"]
                if "chữ" in span["text"]
            )
            for document in (short, long)
        ]
    assert sizes[1] < sizes[0]


def test_a_page_offers_its_handout_only_where_there_is_one(handouts: dict[str, Print]) -> None:
    offers = tuple(
        Offer(each, "", each.partition("/")[0], f"{each}.html", f"pdf/{each}.pdf", "", "", (), 1, 1)
        for each in (DOCUMENT, "mo-hinh/am-nuoc-dau-xom")
    )
    printed = Printed(offers=offers, handouts=tuple(handouts.values()))
    assert printed.list_handouts() == {f"{DOCUMENT}.html": f"../pdf/{HANDOUTS}/{DOCUMENT}.pdf"}
