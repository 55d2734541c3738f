"""A print has a long list whole, up to a bound; what it leaves out it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from papers import read_shelf

from crowds import BODY, HUB, write_crowd
from handbook.pages import paging
from handbook.pages.blocks import Table
from handbook.pdf import sections
from handbook.pdf.chapters import walk_blocks, walk_words

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.pdf.chapters import Section
    from handbook.pdf.sections import Shelf

SIZE = 110
DOCUMENTS = 3 * SIZE + 1  # of one type, with the toy's own


@pytest.fixture(scope="module")
def shelf(toy: Path, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    root = tmp_path_factory.mktemp("many")
    write_crowd(toy, root, SIZE)
    return read_shelf(root)


def make(shelf: Shelf, identifier: str) -> Section:
    return shelf.make(shelf.plans[identifier])


def read_list(section: Section) -> tuple[int, str]:
    """Count the rows of the first chapter's tables, and read it."""
    chapter = section.chapters[0]
    rows = sum(len(block.rows) for block in walk_blocks(chapter.blocks) if isinstance(block, Table))
    return rows, " ".join(walk_words(chapter))


def test_the_list_of_a_section_has_all_its_documents(shelf: Shelf) -> None:
    rows, words = read_list(make(shelf, "tra-cuu/loai/chuyen-de"))
    assert rows == DOCUMENTS
    assert f"{DOCUMENTS} văn bản" in words
    assert "Bản in này có" not in words


def test_a_list_that_print_has_no_room_for_tells_how_much_of_it_is_there(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "PRINTED", 200)
    rows, words = read_list(make(shelf, "tra-cuu/loai/chuyen-de"))
    assert rows == 200
    assert f"Bản in này có 200 trong {DOCUMENTS} văn bản" in words


def test_the_ledger_is_printed_whole(shelf: Shelf) -> None:
    section = make(shelf, "so-lieu")
    rows, words = read_list(section)
    assert rows > paging.ROWS
    assert section.subject.startswith(f"{rows} con số")
    assert "Bản in này có" not in words


def test_the_section_of_a_very_large_group_has_its_list_and_its_first_pages(shelf: Shelf) -> None:
    plan = shelf.plans["tra-cuu/loai/chuyen-de"]
    assert len(plan.addresses) == 1 + 300
    assert (
        plan.subject == f"{DOCUMENTS} văn bản: danh sách, rồi toàn văn 300 trang đầu; mỗi trang khác có bản in riêng."
    )


def test_a_very_large_handbook_is_printed_whole_in_its_lists(
    toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_crowd(toy, tmp_path, SIZE)
    monkeypatch.setattr(sections, "_FULL_WHOLE", 10 * SIZE)
    assert len(read_shelf(tmp_path).plans["ca-so-tay"].addresses) > 5 * SIZE
    monkeypatch.setattr(sections, "_FULL_WHOLE", SIZE)
    plan = read_shelf(tmp_path).plans["ca-so-tay"]
    assert len(plan.addresses) == 10
    assert plan.subject.endswith("toàn văn từng trang có bản in riêng.")


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        (f"co-quan/{BODY}", f"Bản in này có 10 trong {3 * SIZE} hội nghị, lớp học mà trang khác kể"),
        (f"co-quan/{BODY}", f"Bản in này có 10 trong {3 * SIZE} lần khen mà trang khác kể"),
        (f"co-quan/{BODY}", f"Bản in này có 50 trong {SIZE + 3} văn bản"),
        ("dien-hinh/dang-uy-mau", f"Bản in này có 10 trong {3 * SIZE} lần được khen mà trang khác kể"),
        (f"van-ban/{HUB}", f"trong {SIZE + 1} văn bản"),
        (f"van-ban/{HUB}", "văn bản, đơn vị quanh văn bản này."),
        (f"van-ban/{HUB}", f"Bản in này có 4 trong {SIZE + 2} đơn vị thực hiện"),
        ("pha-he", "Sơ đồ và danh sách này có 80 trong"),
    ],
)
def test_a_print_tells_what_its_page_has_elsewhere(identifier: str, words: str, shelf: Shelf) -> None:
    assert words in " ".join(" ".join(walk_words(chapter)) for chapter in make(shelf, identifier).chapters)
