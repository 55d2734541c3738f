"""The page of what is newest tells, line by line, the newest of each kind and on whose word, and talk apart."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from documents import put_documents
from flows import find_division, list_rows, read_flow, walk_flow
from handbook.lineage.links import find_lineage
from handbook.names.bearers import index_names
from handbook.pages import Library, Page, gather_library
from handbook.pages.blocks import Card, Lines
from handbook.pages.central_lines import list_lines
from handbook.pages.limits import NEWEST
from handbook.pages.lines import read
from handbook.pages.newest import plan_newest
from handbook.pages.overview import plan_documents


def gather(library: Library, documents: Mapping[str, Mapping[str, Any]]) -> Library:
    catalog = put_documents(library.catalog, documents)
    return gather_library(catalog, find_lineage(catalog), index_names(catalog))


def read_line(page: Page, last: str) -> dict[str, str]:
    """Read what is told of the line that ends with a document, by label."""
    cards = [block for block in find_division(page, f"muc-{last}") if isinstance(block, Card)]
    return {read(row.label): f"{read(row.line)}|{read(row.remark)}" for card in cards for row in card.rows}


def name_rows(page: Page, anchor: str = "") -> list[str]:
    """Name the documents of a table."""
    flow = find_division(page, anchor) if anchor else page.blocks
    return [read(row.cells[0].line) for row in list_rows(flow)]


def test_a_line_tells_its_newest_document_standing_review_and_units(library: Library) -> None:
    assert read_line(plan_newest(library), "01-kl-tum-2021") == {
        "Văn bản mới nhất của dòng": "Kết luận 01-KL/TUM (18/5/2021)|",
        "Văn bản triển khai mới nhất": (
            "Hướng dẫn 23-HD/ĐUM (2017) · Kế hoạch 08-KH/ĐUM (11/2016) · Nghị quyết 01-NQ/ĐUM (2016) (19/8/2016)|"
        ),
        "Hội nghị, sơ kết, tổng kết mới nhất": (
            "Hội nghị toàn tỉnh năm 2023 (28/6/2023) · Hội nghị học tập năm 2017 (30/2/2017) · "
            "Lớp học chuyên đề đầu tiên (21/2/2016)|"
        ),
        "Đơn vị có tin mới nhất": "Chi bộ Hoa Sen (19/5/2017) · Đảng ủy Mẫu (19/5/2017)|",
    }


def test_of_two_standings_as_new_that_of_the_later_document_is_told_with_its_grounds(library: Library) -> None:
    status = {"value": "duoc-tiep-tuc", "as_of": "2024-05", "cite": ["bai-bao-mau-2023#d1"], "basis": "Bài nói vậy."}
    newer = {**status, "as_of": "2024-06"}
    both = {"a": {"issued": "2014", "status": status}, "b": {"issued": "2016", "relations": [("continues", "a")]}}
    told = {
        name: read_line(plan_newest(gather(library, documents)), "b")["Tình trạng theo nguồn mới nhất"]
        for name, documents in {
            "one": both,
            "both": both | {"b": both["b"] | {"status": status}},
            "older": {"a": both["a"] | {"status": newer}, "b": both["b"] | {"status": status}},
        }.items()
    }
    assert {name: text.partition(":")[0] for name, text in told.items()} == {
        "one": "Văn bản a",
        "both": "Văn bản b",
        "older": "Văn bản a",
    }
    assert told["both"] == "Văn bản b: Được tiếp tục thực hiện, theo nguồn mới nhất 5/2024. Bài nói vậy.|"


def test_lines_that_are_no_part_of_another_stand_longest_first(library: Library) -> None:
    documents = {
        "a": {"issued": "2011"},
        "b": {"issued": "2012", "relations": [("continues", "a")]},
        "c": {"issued": "2013"},
        "d": {"issued": "2014", "relations": [("continues", "c")]},
        "e": {"issued": "2015", "relations": [("continues", "d")]},
        "f": {"issued": "2016", "relations": [("implements", "a")]},
    }
    assert list_lines(gather(library, documents)) == (("c", "d", "e"), ("a", "b"))
    assert list_lines(gather(library, {"a": {"issued": "2011"}})) == ()


def test_the_newest_documents_stand_first_and_those_without_a_date_nowhere(library: Library) -> None:
    documents = {f"v{year}": {"issued": str(year)} for year in range(2001, 2001 + NEWEST + 2)} | {"khong-ngay": {}}
    small = gather(library, documents)
    newest = [f"Văn bản v{year}" for year in range(2000 + NEWEST + 2, 2002, -1)]
    assert name_rows(plan_newest(small), "muc-van-ban") == newest
    assert name_rows(plan_documents(small)) == [*newest, "Văn bản v2002", "Văn bản v2001", "Văn bản khong-ngay"]
    (nothing,) = read_flow(find_division(plan_newest(gather(library, {"a": {}})), "muc-van-ban"))
    assert nothing == "Các nguồn hiện có chưa cho ngày của văn bản nào."


def test_talk_stands_apart_and_is_no_newest_document(library: Library) -> None:
    documents = {"a": {"issued": "2014"}, "tin": {"issued": "2026", "reported": "Nghe nói sắp có."}}
    page = plan_newest(gather(library, documents))
    assert name_rows(page, "muc-van-ban") == ["Văn bản a"]
    (lines,) = [block for block in walk_flow(find_division(page, "muc-co-tin")) if isinstance(block, Lines)]
    assert [read(line).partition(":")[0] for line in lines.items] == ["Văn bản tin (có tin, chưa có nguồn)"]
    assert find_division(plan_newest(replace(library, reported=())), "muc-co-tin") == ()
