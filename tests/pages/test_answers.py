"""Pages open with their answer in at most five lines and lose nothing: each fact stands on them or their next."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from documents import put_documents
from flows import list_rows, read_flow, walk_flow
from handbook.lineage.links import find_lineage
from handbook.names import find_speaker, parse_prose
from handbook.names.bearers import index_names
from handbook.pages import Library, Outline, Page, gather_library, outline_pages, plan_page
from handbook.pages.addresses import directive_address
from handbook.pages.answers import shorten
from handbook.pages.blocks import Card, Lines
from handbook.pages.documents import plan_directive
from handbook.pages.lines import Line, Run, read
from handbook.reading import read_checked
from handbook.records import Dossier, write_number

ROOT = Path(__file__).parents[2]
OWN = ("directive", "body", "model")


def read_answer(page: Page) -> dict[str, str]:
    """Read the answer of a page, by label."""
    cards = [block for block in page.blocks[0].blocks if isinstance(block, Card) and block.style == "answer"]
    return {read(row.label): read(row.line) for card in cards for row in card.rows}


@pytest.fixture(scope="module")
def real() -> Library:
    """Return the handbook's own records."""
    checked = read_checked(ROOT)
    return gather_library(checked.catalog, checked.lineage, checked.names)


@pytest.fixture(scope="module")
def planned(real: Library) -> Mapping[Outline, Page]:
    """Return every page of the handbook's own records."""
    return {outline: plan_page(real, outline) for outline in outline_pages(real)}


def test_a_document_answers_how_it_stands_what_it_asks_who_does_it_and_what_is_around(library: Library) -> None:
    assert read_answer(plan_directive(library, "01-kl-tum-2021")) == {
        "Tình trạng": "Chưa xác định",
        "Ai thực hiện": "1 đơn vị, 2 mô hình",
        "Trước và sau": (
            "tiếp tục thực hiện Chỉ thị 05-CT/TUM (15/5/2016); sửa đổi, bổ sung Kế hoạch 08-KH/ĐUM (11/2016); "
            "bãi bỏ Hướng dẫn 23-HD/ĐUM (2017)"
        ),
    }
    answer = read_answer(plan_directive(library, "05-ct-tum-2016"))
    assert answer["Yêu cầu"] == "Người đứng đầu lập kế hoạch học tập của mình: nói đi đôi với làm."
    assert answer["Số liệu mới nhất"] == "Mô hình điển hình: 25.525 mô hình, tính đến 4/2023, Toàn tỉnh"


def test_what_a_line_of_two_documents_continues_is_told_from_both_ends(library: Library) -> None:
    documents: Mapping[str, Mapping[str, Any]] = {
        "a": {"issued": "2014"},
        "b": {"issued": "2016-05", "relations": [("continues", "a")]},
        "c": {"issued": "2018", "relations": [("replaces", "b"), ("implements", "a")]},
    }
    catalog = put_documents(library.catalog, documents)
    made = gather_library(catalog, find_lineage(catalog), index_names(catalog))
    told = {each: read_answer(plan_directive(made, each)).get("Trước và sau") for each in documents}
    assert told == {
        "a": "được tiếp tục thực hiện bởi Văn bản b (5/2016)",
        "b": "tiếp tục thực hiện Văn bản a (2014); được thay thế bởi Văn bản c (2018)",
        "c": "thay thế Văn bản b (5/2016)",
    }
    assert read_answer(plan_directive(made, "a"))["Ai thực hiện"] == "1 văn bản triển khai"


@pytest.mark.parametrize(
    ("line", "most", "expected"),
    [
        ((Run("một hai ba"),), 10, "một hai ba"),
        ((Run("một hai ba"),), 9, "một hai …"),
        ((Run("một hai, ba"),), 9, "một hai …"),
        ((Run("một "), Run("hai ba", "b.html"), Run(" bốn")), 8, "một hai …"),
        ((Run("một "), Run("hai", "b.html")), 5, "một  …"),
        ((Run("dài" * 9),), 5, "dàidà …"),
    ],
)
def test_a_line_is_cut_after_a_word_and_says_so(line: Line, most: int, expected: str) -> None:
    assert read(shorten(line, most)) == expected


def test_no_answer_has_more_than_five_lines(planned: Mapping[Outline, Page]) -> None:
    answers = [read_answer(page) for outline, page in planned.items() if outline.kind in OWN]
    assert max(map(len, answers)) == 5
    assert all(all(answer.values()) for answer in answers)


def gather_words(planned: Mapping[Outline, Page]) -> dict[str, str]:
    """Gather the words of each record's page with those of its next pages, by its id."""
    found: dict[str, list[str]] = {}
    for outline, page in planned.items():
        if outline.subject and outline.list_kind != "facet":
            rows = [read(cell.line) for row in list_rows(page.blocks) for cell in row.cells]
            named = [read(line) for block in walk_flow(page.blocks) if isinstance(block, Lines) for line in block.items]
            found.setdefault(outline.subject, []).extend((*read_flow(page.blocks), *rows, *named))
    return {identifier: "\n".join(words) for identifier, words in found.items()}


def list_facts(library: Library, record: Dossier) -> Iterator[str]:
    """List the words in which the claims, figures, conferences and commendations of a record are told."""
    fields = ("summary", "tasks", "highlights", "lessons", "limitations", "steps", "implements")
    claims = (claim for field in fields for claim in getattr(record, field, ()))
    speaker = find_speaker(library.catalog, record)
    for item in (*claims, *record.conferences, *record.commendations):
        yield "".join(run.text for run in parse_prose(library.names, item.text, "", speaker).runs)
    yield from map(write_number, record.figures)


def test_every_fact_of_a_record_stands_on_its_page_or_the_next(real: Library, planned: Mapping[Outline, Page]) -> None:
    words = gather_words(planned)
    for table in (real.catalog.directives, real.catalog.bodies, real.catalog.models):
        for identifier, entry in table.items():
            lost = [fact for fact in list_facts(real, entry.record) if fact not in words[identifier]]
            assert lost == [], identifier


def test_every_relation_stands_on_the_pages_of_both_its_documents_or_the_next(
    real: Library, planned: Mapping[Outline, Page]
) -> None:
    linked: dict[str, set[str]] = {}
    for outline, page in planned.items():
        if outline.kind.removeprefix("more ") in {"directive", "related"}:
            linked.setdefault(outline.subject, set()).update(repr(page.blocks).split("'"))
    for link in real.lineage.links:
        for here, other in ((link.subject, link.target), (link.target, link.subject)):
            name = directive_address(other).rpartition("/")[2]
            assert any(each.endswith(name) for each in linked[here]), (here, other)
