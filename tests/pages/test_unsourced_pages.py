"""Documents of which there is only talk: apart from all others, with what is said of them, and never as a fact."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from handbook.pages import Library, Page, gather_library, read
from handbook.pages.blocks import Article, Box, Card, Paragraph
from handbook.pages.documents import plan_directive
from handbook.pages.outline import outline_pages
from handbook.pages.unsourced import plan_reported_list
from handbook.reading import read_checked

_TALKED = "12-ct-tum-2017"
_MARK = "Chỉ thị 12-CT/TUM (có tin, chưa có nguồn)"

Change = Callable[[str, str, str], Path]


@pytest.fixture(name="related")
def _related(change: Change) -> Library:
    """Let a document with sources guide how the one is carried out of which there is only talk."""
    old = "  - type: guides\n    target: 05-ct-tum-2016\n"
    new = old.replace("05-ct-tum-2016", _TALKED)
    checked = read_checked(change("directives/23-hd-dum-2017.yml", old, f"{new}{old}"))
    assert checked.is_clean
    return gather_library(checked.catalog, checked.lineage, checked.names)


def test_its_page_says_first_that_there_is_no_source_and_then_what_is_said(library: Library) -> None:
    page = plan_directive(library, _TALKED)
    lead = page.blocks[0].blocks
    assert isinstance(lead[0], Box)
    assert read(lead[0].line).startswith("Có tin, chưa có nguồn.")
    assert isinstance(lead[1], Paragraph)
    assert read(lead[1].line).startswith("Bạn đọc kể rằng Tỉnh ủy")
    assert isinstance(lead[2], Card)
    assert [(read(row.label), read(row.line)) for row in lead[2].rows] == [
        ("Số, ký hiệu, theo tin", "12-CT/TUM"),
        ("Loại văn bản, theo tin", "Chỉ thị"),
        ("Cơ quan ban hành, theo tin", "Tỉnh ủy Mẫu"),
        ("Ngày ban hành, theo tin", "từ 11/2016 đến năm 2017"),
    ]
    assert len(page.blocks) == 1
    assert page.description == f"{_MARK}: Về trồng cây đầu xuân"


def test_it_is_listed_on_a_page_apart_and_apart_among_what_is_newest_and_nowhere_else(
    pages: Mapping[str, Page], library: Library
) -> None:
    (division,) = plan_reported_list(library).blocks
    (article,) = division.blocks
    assert isinstance(article, Article)
    assert read(article.heading.line) == "Chỉ thị 12-CT/TUM: Về trồng cây đầu xuân"
    naming = {path for path, page in pages.items() if _TALKED in repr((page.blocks, page.view))}
    assert naming == {"van-ban/co-tin", "moi-nhat/index", "van-ban/05-ct-tum-2016"}
    (mentioned,) = (block for block in pages["van-ban/05-ct-tum-2016"].blocks if block.anchor == "muc-nhac-den")
    assert f"text='{_MARK}'" in repr(mentioned)


def test_without_such_a_document_there_is_no_such_page(library: Library) -> None:
    assert "van-ban/co-tin.md" not in {each.path for each in outline_pages(replace(library, reported=()))}


def test_where_a_relation_names_it_the_name_says_so_and_no_figure_shows_it(related: Library) -> None:
    page = plan_directive(related, "23-hd-dum-2017")
    assert f"text='{_MARK}'" in repr(page.blocks)
    drawn = next(repr(block) for block in page.blocks if block.anchor == "muc-pha-he")
    assert _TALKED not in drawn


def test_what_acts_on_it_is_told_on_its_page(related: Library) -> None:
    page = plan_directive(related, _TALKED)
    (told,) = (block for block in page.blocks if block.anchor == "muc-quan-he")
    assert "23-hd-dum-2017.html" in repr(told)
