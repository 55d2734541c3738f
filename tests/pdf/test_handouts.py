"""Documents and units have a handout beside their full print: one sheet, whatever is on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pymupdf
import pytest
from papers import REPOSITORY, make_section

from handbook.pages import Paragraph, Run
from handbook.pdf.document import HANDOUT, TWO_SIDED, write_document
from handbook.pdf.orders import print_documents
from handbook.pdf.printing import ListError, choose_sections, print_sections, read_list
from handbook.pdf.register import list_offers
from handbook.pdf.sections import HANDOUTS, Shelf
from handbook.site.printed import Printed

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.pdf.orders import Print

DOCUMENT, UNIT = "van-ban/05-ct-tum-2016", "dien-hinh/dang-uy-mau"


@pytest.fixture(scope="module")
def handouts(toy_shelf: Shelf, cache: Path) -> dict[str, Print]:
    """Print handouts of the toy."""
    names = [f"{HANDOUTS}/{each}" for each in (DOCUMENT, UNIT, "chuyen-de-2017")]
    printing = print_sections(toy_shelf, choose_sections(toy_shelf, names), REPOSITORY, cache, geometry=TWO_SIDED)
    assert printing.failures == ()
    return {each.id: each for each in printing.prints}


def read_sheet(handout: Print) -> str:
    with pymupdf.open(handout.file) as document:
        assert len(document) == 1
        return " ".join(document[0].get_text().split())


def test_documents_and_units_have_one_and_nothing_else_has(toy_shelf: Shelf) -> None:
    whole = {plan.id for plan in toy_shelf.plans.values() if plan.id.startswith(("van-ban/", "dien-hinh/"))}
    assert toy_shelf.handouts.keys() == {f"{HANDOUTS}/{each}" for each in whole}
    assert toy_shelf.find(f"{HANDOUTS}/pha-he") is None


@pytest.mark.parametrize("name", ["van-ban/01-nq-dum-2016", "01-nq-dum-2016", "nghi-quyet-01-2016"])
def test_it_is_named_as_its_section_is_behind_its_folder(toy_shelf: Shelf, name: str) -> None:
    assert [plan.id for plan in choose_sections(toy_shelf, [f"{HANDOUTS}/{name}"])] == [
        f"{HANDOUTS}/van-ban/01-nq-dum-2016"
    ]
    assert [plan.id for plan in choose_sections(toy_shelf, [name])] == ["van-ban/01-nq-dum-2016"]


def test_a_name_that_is_none_is_answered_with_the_nearest_handout(toy_shelf: Shelf) -> None:
    with pytest.raises(ListError, match=f"ý bạn là «{HANDOUTS}/{DOCUMENT}»"):
        choose_sections(toy_shelf, [f"{HANDOUTS}/{DOCUMENT}m"])


def test_a_list_binds_it_beside_whole_sections(toy_shelf: Shelf) -> None:
    chosen = read_list(toy_shelf, f"{HANDOUTS}/{DOCUMENT}\n{DOCUMENT}\npha-he\n")
    section = toy_shelf.make(toy_shelf.bind("", chosen.plans))
    assert [chapter.address for chapter in section.chapters] == [
        f"{DOCUMENT}.html",
        f"{DOCUMENT}.html",
        "pha-he/index.html",
    ]
    sizes = [len(chapter.blocks) for chapter in section.chapters]
    assert sizes[0] < sizes[1]


def test_it_is_one_sheet_in_its_own_measure_whatever_the_others_have(handouts: dict[str, Print]) -> None:
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
    handout = toy_shelf.handouts[f"{HANDOUTS}/{DOCUMENT}"]
    assert toy_shelf.make(handout).code == f"{DOCUMENT}.{code}"
    assert toy_shelf.make(handout).updated == toy_shelf.make(plan).updated
    assert toy_shelf.sketch(handout).content == code
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


def test_its_links_lead_from_its_own_folder_to_the_pages(handouts: dict[str, Print]) -> None:
    with pymupdf.open(handouts[f"{HANDOUTS}/{DOCUMENT}"].file) as document:
        found = {link.get("uri") or link.get("file") for link in document[0].get_links()}
    assert f"../../../{DOCUMENT}.html" in found


def test_a_page_offers_its_handout_only_where_there_is_one(toy_shelf: Shelf, handouts: dict[str, Print]) -> None:
    whole = ("pha-he", DOCUMENT, "van-ban/01-kl-tum-2021")
    made = [replace(handouts[f"{HANDOUTS}/{UNIT}"], id=each) for each in whole]
    offers = list_offers(toy_shelf, [*made, *handouts.values()])
    assert [offer.handout for offer in offers] == ["", "", f"pdf/{HANDOUTS}/{DOCUMENT}.pdf"]
    printed = Printed(offers=offers)
    assert printed.list_handouts() == {f"{DOCUMENT}.html": f"../pdf/{HANDOUTS}/{DOCUMENT}.pdf"}
