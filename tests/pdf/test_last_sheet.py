"""A print never ends on a sheet of a few lines: its letters become a little smaller where that saves the sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pymupdf
import pytest
from papers import REPOSITORY, find_lines, make_section

from handbook.pages.blocks import Paragraph
from handbook.pages.lines import Run
from handbook.pdf.document import write_document
from handbook.pdf.last_sheet import FEWEST, count_lines, is_wasted
from handbook.pdf.orders import print_documents
from handbook.pdf.sections import HANDOUTS

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.pdf.orders import Print
    from handbook.pdf.sections import Shelf

pytestmark = pytest.mark.slow

LENGTHS = range(27, 37)  # paragraphs of a line: some of these end a little below the first page
FULL = 14  # pt


@pytest.fixture(scope="module")
def prints(cache: Path) -> list[Print]:
    """Print sections that are longer than one another by a line."""
    sections = [replace(make_section(*write_lines(length)), id=f"van-ban/thu-{length}") for length in LENGTHS]
    printing = print_documents([write_document(section) for section in sections], REPOSITORY, cache)
    assert printing.failures == ()
    return list(printing.prints)


def write_lines(length: int) -> list[Paragraph]:
    return [Paragraph((Run(f"Dòng {number}"),)) for number in range(length)]


def read_size(made: Print) -> float:
    with pymupdf.open(made.file) as document:
        spans = [
            span
            for block in document[0].get_text("dict")["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
        ]
    return next(float(span["size"]) for span in spans if span["text"].startswith("Dòng"))


def test_what_would_end_a_few_lines_down_a_sheet_is_set_smaller_and_only_that(prints: list[Print]) -> None:
    sizes = [read_size(each) for each in prints]
    pages = [each.pages for each in prints]
    assert pages == sorted(pages)
    assert {1, 2} == set(pages)
    smaller = [place for place, size in enumerate(sizes) if size < FULL - 0.01]
    assert smaller == list(range(smaller[0], smaller[0] + FEWEST - 1))
    assert {pages[place] for place in smaller} == {1}
    assert [len(find_lines(each.file)) >= FEWEST for each in prints] == [True] * len(prints)


def test_the_lines_counted_are_those_a_reader_sees(prints: list[Print], toy_shelf: Shelf, cache: Path) -> None:
    names = ("van-ban/05-ct-tum-2016", "co-quan/tinh-uy-mau", "mo-hinh", f"{HANDOUTS}/van-ban/05-ct-tum-2016")
    plans = [found for name in names if (found := toy_shelf.find(name))]
    assert len(plans) == len(names)
    documents = [write_document(toy_shelf.make(plan)) for plan in plans]
    for each in prints:
        with pikepdf.open(each.file) as file:
            assert count_lines(file) == len(find_lines(each.file))
    for each in print_documents(documents, REPOSITORY, cache).prints:
        with pikepdf.open(each.file) as file:
            assert count_lines(file) == pytest.approx(len(find_lines(each.file)), abs=1), each.id  # raised marks


def test_a_single_sheet_is_never_wasted_however_little_is_on_it(cache: Path) -> None:
    document = write_document(make_section(Paragraph((Run("Một dòng"),))))
    (made,) = print_documents([document], REPOSITORY, cache).prints
    assert made.pages == 1
    assert not is_wasted(made.file.read_bytes())


def test_a_sheet_of_a_few_lines_is_known_as_wasted(prints: list[Print], tmp_path: Path) -> None:
    with pikepdf.open(prints[0].file) as file, pikepdf.open(prints[-1].file) as other:
        line = b"q 1 0 0 -1 85.0 700.0 cm BT ET Q"
        page = other.pages[0]
        page.Contents = other.make_stream(line)
        file.pages.append(page)
        file.save(tmp_path / "du.pdf")
    assert is_wasted((tmp_path / "du.pdf").read_bytes())
    assert not is_wasted(prints[-1].file.read_bytes())
