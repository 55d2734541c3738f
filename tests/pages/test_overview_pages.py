"""The pages about the whole handbook."""

from collections.abc import Mapping

from flows import find_division, list_articles, read_flow, walk_flow
from handbook.pages import Library, Page
from handbook.pages.blocks import Names, read
from handbook.pages.views import (
    FaultsView,
    GlossaryView,
    HomeView,
    LedgerView,
    ListView,
    NumbersView,
    SourceView,
)


def test_home_counts_everything_once(pages: Mapping[str, Page], library: Library) -> None:
    view = pages["index"].view
    assert isinstance(view, HomeView)
    assert {choice.link.text: choice.count for choice in view.counts} == {
        "Văn bản": len(library.catalog.directives),
        "Điển hình": len(library.catalog.exemplars),
        "Mô hình": 4,
        "Sổ số liệu": 11,
        "Chỗ nguồn sai hoặc mâu thuẫn": 6,
        "Nguồn": len(library.catalog.sources),
    }


def test_changes_are_told_newest_first(pages: Mapping[str, Page]) -> None:
    view = pages["thay-doi/index"].view
    assert isinstance(view, ListView)
    assert [change.date for change in view.changes] == ["22/11/2026", "20/11/2026"]


def test_the_ledger_holds_every_figure_of_every_record(pages: Mapping[str, Page]) -> None:
    view = pages["so-lieu/index"].view
    assert isinstance(view, LedgerView)
    assert len(view.rows) == 11
    assert view.faulty == 2
    assert {row.owner.href.partition("#")[2] for row in view.rows} == {row.anchor for row in view.rows}
    assert all(row.sources for row in view.rows)


def test_a_figure_printed_with_a_leading_zero_stays_as_printed(pages: Mapping[str, Page]) -> None:
    view = pages["so-lieu/index"].view
    assert isinstance(view, LedgerView)
    row = next(row for row in view.rows if row.owner.text == "Xã Đồng Xanh")
    assert (row.printed, row.sort_value) == ("02", "2")


def test_faults_are_listed_by_kind_with_what_is_printed_and_where(pages: Mapping[str, Page]) -> None:
    view = pages["so-lieu/sai-lech"].view
    assert isinstance(view, FaultsView)
    told = [(group.kind, item.subject, item.printed, item.where.text) for group in view.groups for item in group.faults]
    assert told[:5] == [
        ("tổng", "Tập thể, cá nhân được khen", "360 điển hình, tính đến 5/2017", "Đảng ủy Mẫu"),
        ("lịch", "Hội nghị học tập năm 2017", "30/2/2017", "Đảng ủy Mẫu"),
        ("trước-nguyên-nhân", "Lớp học chuyên đề đầu tiên", "20/2/2016", "Đảng ủy Mẫu"),
        ("hai-giá-trị", "Mô hình điển hình", "149 mô hình, tính đến 2017", "Đảng ủy Mẫu"),
        ("cách-ghi", "Chỉ thị 05-CT/TUM", "", "Chỉ thị 05-CT/TUM"),
    ]


def test_a_shared_number_leads_to_every_document_that_bears_it(pages: Mapping[str, Page]) -> None:
    view = pages["van-ban/so-hieu"].view
    assert isinstance(view, NumbersView)
    rows = {row.symbol: [document.issued for document in row.documents] for row in view.rows}
    assert rows["01-NQ/ĐUM"] == ["16/8/2012", "19/8/2016"]
    assert [(row.symbol, [body.text for body in row.bodies]) for row in view.symbols] == [
        ("ĐUM", ["Đảng ủy Mẫu"]),
        ("TUM", ["Tỉnh ủy Mẫu"]),
    ]


def test_every_model_is_listed_with_the_unit_that_runs_it(pages: Mapping[str, Page]) -> None:
    page = pages["mo-hinh/index"]
    (names,) = (block for block in walk_flow(page.blocks) if isinstance(block, Names))
    assert list(map(read, names.items)) == [
        "Sổ việc tốt Đảng ủy Mẫu",
        "Giờ dạy học sớm Chi bộ Hoa Sen",
        "Hàng cây nhớ ơn Xã Đồng Xanh",
        "Ấm nước đầu xóm Xã Đồng Xanh",
    ]
    told = list_articles(find_division(page, "tung-mo-hinh"))
    assert {name: read_flow(article.blocks)[0] for name, article in told.items()} == {
        "Sổ việc tốt": ("Đảng ủy Mẫu · Tỉnh Mẫu · góp phần thực hiện Chỉ thị 05-CT/TUM, Nghị quyết 01-NQ/ĐUM (2016)"),
        "Giờ dạy học sớm": "Chi bộ Hoa Sen · Tỉnh Mẫu · góp phần thực hiện Chỉ thị 05-CT/TUM",
        "Hàng cây nhớ ơn": "Xã Đồng Xanh · Tỉnh An Mẫu · góp phần thực hiện Kết luận 01-KL/TUM",
        "Ấm nước đầu xóm": "Xã Đồng Xanh · Tỉnh An Mẫu · góp phần thực hiện Kết luận 01-KL/TUM",
    }


def test_terms_and_abbreviations_are_in_the_order_of_the_vietnamese_alphabet(pages: Mapping[str, Page]) -> None:
    view = pages["thuat-ngu/index"].view
    assert isinstance(view, GlossaryView)
    assert [row.term for row in view.terms] == ["cấp ủy", "chỉ thị", "đảng ủy", "Mặt trận Tổ quốc"]
    assert [short for short, _ in view.abbreviations] == ["CT", "ĐU", "ĐUM", "MTTQ"]


def test_a_source_lists_passage_by_passage_what_rests_on_it(pages: Mapping[str, Page]) -> None:
    view = pages["nguon/bai-bao-mau-2017"].view
    assert isinstance(view, SourceView)
    assert [passage.anchor for passage in view.passages] == ["nhan-de", "doan-1", "doan-2", "doan-3", "doan-4"]
    assert view.passages[0].claims == ()
    assert view.claim_count == sum(len(passage.claims) for passage in view.passages)
    assert "../dien-hinh/dang-uy-mau.html#khen-tat-ca" in [claim.href for claim in view.passages[4].claims]


def test_every_page_has_a_description_and_a_trail_of_live_links(pages: Mapping[str, Page]) -> None:
    for address, page in pages.items():
        assert page.description, address
        assert all(anchor.href for anchor in page.trail), address
