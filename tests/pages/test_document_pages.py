"""What the page of a document says."""

from collections.abc import Callable, Mapping

import pytest

from flows import (
    find_division,
    list_articles,
    list_links,
    list_rows,
    read_card,
    read_cells,
    read_flow,
    walk_flow,
)
from handbook.diagram import APART, Graph, Lane, Node, TimeColumn
from handbook.pages import Library, Page
from handbook.pages.blocks import (
    Box,
    Flow,
    Fold,
    Group,
    Heading,
    Items,
    Paragraph,
    Table,
)
from handbook.pages.documents import plan_directive
from handbook.pages.folds import fold_blocks, fold_later
from handbook.pages.graphs import plan_neighbourhood, plan_whole
from handbook.pages.lines import Line, Run, read
from handbook.pages.sheet import Sheet


def show(library: Library, identifier: str) -> Page:
    return plan_directive(library, identifier)


def list_tables(page: Page, anchor: str) -> list[Table]:
    return [block for block in walk_flow(find_division(page, anchor)) if isinstance(block, Table)]


def list_relations(page: Page) -> list[tuple[Line, Line]]:
    """List the relations of a page, each the beginning of a sentence and the document that ends it."""
    groups = [block for block in find_division(page, "muc-quan-he") if isinstance(block, Group)]
    return [
        (heading.line, block.line)
        for heading, *flow in (group.blocks for group in groups)
        for block in walk_flow(flow)
        if isinstance(heading, Heading) and isinstance(block, Paragraph) and block.style == ""
    ]


def tell_relations(page: Page) -> list[str]:
    """Tell the relations of a page as sentences, but for the dates of the documents they lead to."""
    undated = ((opening, tuple(run for run in line if run.style != "date")) for opening, line in list_relations(page))
    return [f"{read(opening)} {read(line).strip()}." for opening, line in undated]


def find_node(graph: Graph, identifier: str) -> Node:
    return next(node for node in graph.nodes if node.id == identifier)


def test_who_signed_stands_in_the_card_where_a_source_says_it(library: Library) -> None:
    signed = read_card(show(library, "01-kl-tum-2021"))["Người ký"]
    assert read(signed) == "Lê Thị Mẫu, Phó Bí thư Tỉnh ủy"
    assert [run.cites for run in signed] == [(), (1,)]
    assert "Người ký" not in read_card(show(library, "05-ct-tum-2016"))


def test_a_relation_is_a_sentence_on_the_page_of_its_subject(library: Library) -> None:
    assert tell_relations(show(library, "01-kl-tum-2021")) == [
        "Văn bản này tiếp tục thực hiện Chỉ thị 05-CT/TUM.",
        "Văn bản này bãi bỏ Hướng dẫn 23-HD/ĐUM.",
        "Văn bản này sửa đổi, bổ sung Kế hoạch 08-KH/ĐUM.",
    ]


def test_a_relation_is_the_inverse_sentence_on_the_page_of_its_target(library: Library) -> None:
    assert tell_relations(show(library, "05-ct-tum-2016")) == [
        "Văn bản này được tiếp tục thực hiện bởi Kết luận 01-KL/TUM.",
        "Văn bản này được thực hiện gắn với Nghị quyết hội nghị 4 khóa XII.",
        "Văn bản này được cụ thể hóa bởi Nghị quyết 01-NQ/ĐUM (2016).",
        "Văn bản này được hướng dẫn thực hiện bởi Hướng dẫn 23-HD/ĐUM.",
        "Văn bản này được thực hiện thông qua Kế hoạch 08-KH/ĐUM.",
    ]


def test_both_ends_of_a_symmetric_relation_say_the_same(library: Library) -> None:
    assert "Văn bản này được thực hiện gắn với Chỉ thị 05-CT/TUM." in tell_relations(
        show(library, "nq-hoi-nghi-4-khoa-xii")
    )


def test_every_relation_is_told_twice_once_from_each_end(library: Library) -> None:
    told = [sentence for each in library.catalog.directives for sentence in tell_relations(show(library, each))]
    assert len(told) == 2 * len(library.lineage.links)


def test_a_relation_tells_the_date_and_its_note(library: Library) -> None:
    told = read_flow(find_division(show(library, "05-ct-tum-2016"), "muc-quan-he"))
    assert "Kết luận 01-KL/TUM (18/5/2021)" in told
    assert "Kế hoạch 08-KH/ĐUM (11/2016)" in told
    assert [text for text in told if text.endswith("Hướng dẫn nêu cách lập sổ việc tốt.")] != []


def test_a_narrow_screen_shows_two_of_what_is_long_and_the_rest_when_asked() -> None:
    def name(count: int) -> tuple[Flow, ...]:
        return tuple((Paragraph((Run(str(each)),)),) for each in range(count))

    def show(items: tuple[Flow, ...]) -> Items:
        return Items(items, "relations")

    assert fold_later(show, name(3)) == (show(name(3)),)
    first, fold = fold_later(show, name(4))
    assert (first, fold) == (show(name(2)), Fold((Run("Xem 2 mục nữa"),), (show(name(4)[2:]),)))
    assert fold_blocks("đơn vị", name(2)[0], 2, 9) == name(2)[0]
    assert fold_blocks("đơn vị", name(3)[0], 3, 9) == (Fold((Run("Xem 3 trong 9 đơn vị"),), name(3)[0]),)


def test_the_lineage_around_a_document_is_folded_away_whole(library: Library) -> None:
    page = show(library, "05-ct-tum-2016")
    (fold,) = find_division(page, "muc-pha-he")
    assert isinstance(fold, Fold)
    picture, listed = fold.blocks
    assert picture.kind == "picture"
    assert isinstance(listed, Fold)
    assert listed.on == "wide", "a narrow screen, on which a figure is small, shows the list at once"
    assert [block.kind for block in listed.blocks] == ["heading", "timeline"]
    nodes = plan_neighbourhood(Sheet(library, "van-ban/05-ct-tum-2016.html"), "05-ct-tum-2016").nodes
    assert read(fold.line) == f"Xem lược đồ {len(nodes)} văn bản, đơn vị"


def list_namesakes(page: Page) -> list[str]:
    return [link for block in walk_flow(page.blocks) if isinstance(block, Box) for link in list_links(block.line)]


def test_documents_with_one_number_point_at_each_other(library: Library) -> None:
    assert list_namesakes(show(library, "01-nq-dum-2012")) == ["01-nq-dum-2016.html"]
    assert list_namesakes(show(library, "01-nq-dum-2016")) == ["01-nq-dum-2012.html"]


def test_a_document_without_a_number_has_no_namesakes(library: Library) -> None:
    assert list_namesakes(show(library, "chuyen-de-2017")) == []


def test_what_no_source_says_of_a_document_stays_empty(library: Library) -> None:
    card = read_card(show(library, "chuyen-de-2017"))
    empty = [label for label, line in card.items() if read(line) == "chưa có trong nguồn"]
    assert empty == ["Số, ký hiệu", "Cơ quan ban hành", "Ngày ban hành", "Khóa"]


def test_an_empty_field_is_worded_as_not_in_the_sources(read: Callable[[str], str]) -> None:
    text = read("van-ban/chuyen-de-2017")
    assert '<dt>Ngày ban hành</dt><dd><span class="hb-unknown">chưa có trong nguồn</span></dd>' in text
    assert "Chưa có trong nguồn: yêu cầu, nhiệm vụ; ai thực hiện; số liệu." in text
    assert "muc-so-lieu" not in text


def test_units_come_with_how_they_carry_the_document_out(library: Library) -> None:
    found = list_articles(find_division(show(library, "05-ct-tum-2016"), "muc-thuc-hien"))
    assert read_flow(found["Chi bộ Hoa Sen"].blocks)[0] == "Chi bộ giữ sổ việc tốt từ năm 2016."
    assert read_flow(found["Đảng ủy Mẫu"].blocks) == ["Lập kế hoạch rồi mở lớp học cho đảng viên."]


def test_the_models_that_serve_a_document_stand_on_its_page_with_who_runs_them(library: Library) -> None:
    (models,) = list_tables(show(library, "05-ct-tum-2016"), "muc-thuc-hien")
    assert [read_cells(row)[:2] for row in models.rows] == [
        ["Giờ dạy học sớm", "Chi bộ Hoa Sen, Đảng ủy Mẫu"],
        ["Sổ việc tốt", "Đảng ủy Mẫu"],
    ]
    assert list_links(models.rows[0].cells[0].line) == ["../mo-hinh/gio-day-hoc-som.html"]


def test_a_unit_that_only_serves_a_document_with_a_model_is_shown_too(library: Library) -> None:
    found = list_articles(find_division(show(library, "01-kl-tum-2021"), "muc-thuc-hien"))
    assert {name: read_flow(article.blocks) for name, article in found.items()} == {
        "Xã Đồng Xanh": ["Qua mô hình: Ấm nước đầu xóm, Hàng cây nhớ ơn"]
    }


def test_figures_of_units_that_measure_a_document_stand_on_its_page(library: Library) -> None:
    rows = list_rows(find_division(show(library, "05-ct-tum-2016"), "muc-so-lieu"))
    values = [read_cells(row)[1] for row in rows]
    assert values == ["25.525 mô hình", "gần 1 vạn đảng viên", "hơn 4.403 đảng viên", "99,38%", "120 đảng viên"]


def test_a_document_names_the_pages_whose_prose_mentions_it(library: Library) -> None:
    assert read_flow(find_division(show(library, "23-hd-dum-2017"), "muc-nhac-den")) == ["Đảng ủy Mẫu."]


def test_the_documents_that_carry_this_one_further_are_told_once_and_counted_where_it_is_carried_out(
    library: Library,
) -> None:
    page = show(library, "05-ct-tum-2016")
    counted = read_flow(find_division(page, "muc-thuc-hien"))[0]
    assert counted == "3 văn bản triển khai, kể ở mục Quan hệ với văn bản khác."
    told = tell_relations(page)
    for name in ("Nghị quyết 01-NQ/ĐUM (2016)", "Kế hoạch 08-KH/ĐUM", "Hướng dẫn 23-HD/ĐUM"):
        assert [name in line for line in told].count(True) == 1


def test_a_dated_document_stands_in_the_column_of_its_year(library: Library) -> None:
    graph = plan_whole(Sheet(library, "pha-he/index.html"), "Phả hệ", with_units=False)
    assert find_node(graph, "01-kl-tum-2021").period == TimeColumn((2021, 1), "2021", is_year=True)
    assert find_node(graph, "23-hd-dum-2017").period == TimeColumn((2017, 1), "2017", is_year=True)


@pytest.mark.parametrize("identifier", ["nq-hoi-nghi-4-khoa-xii", "chuyen-de-2017"])
def test_an_undated_document_stands_in_no_column_of_time(library: Library, identifier: str) -> None:
    graph = plan_whole(Sheet(library, "pha-he/index.html"), "Phả hệ", with_units=False)
    node = find_node(graph, identifier)
    assert (node.period, node.when) == (None, "chưa rõ ngày")
    assert graph.lanes[-1] == Lane(APART, "Chưa rõ ngày, đứng ngoài trục thời gian")


def test_the_lineage_around_a_document_has_it_in_focus_with_its_neighbours(library: Library) -> None:
    graph = plan_neighbourhood(Sheet(library, "van-ban/23-hd-dum-2017.html"), "23-hd-dum-2017")
    assert graph.focus == "23-hd-dum-2017"
    assert {node.id for node in graph.nodes} == {"23-hd-dum-2017", "05-ct-tum-2016", "01-kl-tum-2021"}


def test_a_page_names_the_file_an_editor_changes(pages: Mapping[str, Page], read: Callable[[str], str]) -> None:
    assert pages["van-ban/05-ct-tum-2016"].record == "directives/05-ct-tum-2016.yml"
    assert 'record_copy: "../data/records/directives/05-ct-tum-2016.yml"' in read("van-ban/05-ct-tum-2016")


def test_one_owner_of_all_figures_has_its_name_over_their_table_and_several_in_each_row(library: Library) -> None:
    alone, several = (
        find_division(show(library, each), "muc-so-lieu") for each in ("08-kh-dum-2016", "05-ct-tum-2016")
    )
    assert [read(block.line) for block in alone if isinstance(block, Heading)] == ["Số liệu của Đảng ủy Mẫu"]
    headings = [
        [column.heading for block in walk_flow(flow) if isinstance(block, Table) for column in block.columns]
        for flow in (alone, several)
    ]
    assert ["Thuộc trang" in each for each in headings] == [False, True]
