"""The pages about the whole handbook."""

from collections.abc import Mapping

from flows import (
    find_division,
    list_links,
    list_rows,
    read_cell,
    read_cells,
    read_flow,
    walk_flow,
)
from handbook.pages import Library, Page
from handbook.pages.blocks import Article, Card, Division, Items, Lines, Table
from handbook.pages.lines import read
from handbook.pages.views import HomeView, LogView


def test_home_counts_everything_once(pages: Mapping[str, Page], library: Library) -> None:
    view = pages["index"].view
    assert isinstance(view, HomeView)
    assert {choice.link.text: choice.count for choice in view.counts} == {
        "Văn bản": len(library.documents),
        "Điển hình": len(library.catalog.exemplars),
        "Mô hình": 4,
        "Sổ số liệu": 12,
        "Nguồn": len(library.catalog.sources),
    }


def test_changes_are_told_newest_first(pages: Mapping[str, Page]) -> None:
    view = pages["thay-doi/index"].view
    assert isinstance(view, LogView)
    assert [change.date for change in view.changes] == ["22/11/2026", "20/11/2026"]


def test_the_ledger_holds_every_figure_of_every_record(pages: Mapping[str, Page], library: Library) -> None:
    page = pages["so-lieu/index"]
    rows = list_rows(page.blocks)
    assert len(rows) == 12
    assert [row.style for row in rows].count("faulty") == 2
    assert read(page.head.subject).startswith("12 con số, ghi đúng như nguồn in")
    assert "2 con số có chỗ không khớp" in read(page.head.subject)
    anchors = {link.partition("#")[2] for row in rows for link in list_links(row.cells[4].line)}
    assert anchors == {entry.record.figures[position].id for entry, position in library.figures}
    assert all(list_links(row.cells[5].line) for row in rows)


def test_a_figure_printed_with_a_leading_zero_stays_as_printed(pages: Mapping[str, Page]) -> None:
    row = next(row for row in list_rows(pages["so-lieu/index"].blocks) if read(row.cells[4].line) == "Xã Đồng Xanh")
    assert (row.cells[1].line[0].text, row.cells[1].sort) == ("02", "2")


def test_faults_are_listed_by_kind_with_what_is_printed_and_where(pages: Mapping[str, Page]) -> None:
    told = [
        (division.heading, read(article.heading.line), read_flow(article.blocks)[-1].partition(" · ")[0])
        for division in pages["so-lieu/sai-lech"].blocks
        if isinstance(division, Division)
        for article in division.blocks
        if isinstance(article, Article)
    ]
    assert told[:5] == [
        (
            "Các phần không cộng thành tổng",
            "Tập thể, cá nhân được khen: 360 điển hình, tính đến 5/2017",
            "Trên trang Đảng ủy Mẫu",
        ),
        ("Ngày không có trong lịch", "Hội nghị học tập năm 2017: 30/2/2017", "Trên trang Đảng ủy Mẫu"),
        (
            "Ngày đứng trước việc làm căn cứ cho nó",
            "Lớp học chuyên đề đầu tiên: 20/2/2016",
            "Trên trang Đảng ủy Mẫu",
        ),
        (
            "Hai giá trị cho cùng một điều",
            "Mô hình điển hình: 149 mô hình, tính đến 2017",
            "Trên trang Đảng ủy Mẫu",
        ),
        ("Nguồn ghi không thống nhất", "Chỉ thị 05-CT/TUM", "Trên trang Chỉ thị 05-CT/TUM"),
    ]


def test_a_shared_number_leads_to_every_document_that_bears_it(pages: Mapping[str, Page]) -> None:
    numbers, symbols = (block.rows for block in walk_flow(pages["van-ban/so-hieu"].blocks) if isinstance(block, Table))
    shared = next(row for row in numbers if read(row.cells[0].line) == "01-NQ/ĐUM")
    assert read_cell(shared.cells[0]) == ["01-NQ/ĐUM", "2 văn bản cùng số"]
    assert [read(line).split(", ")[2][:9] for line in shared.cells[1].lines] == ["16/8/2012", "19/8/2016"]
    assert [(read(row.cells[0].line), list(map(read, row.cells[1].lines))) for row in symbols] == [
        ("ĐUM", ["Đảng ủy Mẫu"]),
        ("TUM", ["Tỉnh ủy Mẫu"]),
    ]


def test_terms_and_abbreviations_are_in_the_order_of_the_vietnamese_alphabet(pages: Mapping[str, Page]) -> None:
    page = pages["thuat-ngu/index"]
    (terms,) = (block for block in find_division(page, "muc-thuat-ngu") if isinstance(block, Card))
    assert [row.label[0].text for row in terms.rows] == ["cấp ủy", "chỉ thị", "đảng ủy", "Mặt trận Tổ quốc"]
    short = [read_cells(row)[0] for row in list_rows(find_division(page, "muc-chu-viet-tat"))]
    assert short == ["CT", "ĐU", "ĐUM", "MTTQ"]


def test_a_source_lists_passage_by_passage_what_rests_on_it(pages: Mapping[str, Page]) -> None:
    page = pages["nguon/bai-bao-mau-2017"]
    (passages,) = (block for block in find_division(page, "muc-dieu-dua-vao") if isinstance(block, Items))
    assert passages.anchors == ("nhan-de", "doan-1", "doan-2", "doan-3", "doan-4")
    claims = [[each for names in item if isinstance(names, Lines) for each in names.items] for item in passages.items]
    assert claims[0] == []
    heading = next(
        each.heading for each in page.blocks if isinstance(each, Division) and each.anchor == "muc-dieu-dua-vao"
    )
    assert heading == f"{sum(map(len, claims))} điều dựa vào nguồn này"
    assert "../dien-hinh/dang-uy-mau.html#khen-tat-ca" in [link for line in claims[4] for link in list_links(line)]


def test_every_page_has_a_description_and_a_trail_of_live_links(pages: Mapping[str, Page]) -> None:
    for address, page in pages.items():
        assert page.description, address
        assert all(anchor.href for anchor in page.head.trail), address
