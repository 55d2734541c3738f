"""What the page of a document says."""

from collections.abc import Callable, Mapping

import pytest

from handbook.diagram import APART, Graph, Lane, Node, TimeColumn
from handbook.pages import Library, Page
from handbook.pages.documents import plan_directive
from handbook.pages.graphs import plan_neighbourhood, plan_whole
from handbook.pages.sheet import Sheet
from handbook.pages.views import DirectiveView, Prose


def show(library: Library, identifier: str) -> DirectiveView:
    view = plan_directive(library, identifier).view
    assert isinstance(view, DirectiveView)
    return view


def say(prose: Prose) -> str:
    return "".join(word.text for word in prose)


def tell_relations(view: DirectiveView) -> list[str]:
    return [f"{item.before}{item.target.text}{item.after}" for group in view.relations for item in group.relations]


def find_node(graph: Graph, identifier: str) -> Node:
    return next(node for node in graph.nodes if node.id == identifier)


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
    groups = show(library, "05-ct-tum-2016").relations
    items = {item.target.text: item for group in groups for item in group.relations}
    assert items["Kết luận 01-KL/TUM"].date == "18/5/2021"
    assert items["Kế hoạch 08-KH/ĐUM"].date == "11/2016"
    assert say(items["Hướng dẫn 23-HD/ĐUM"].remark) == "Hướng dẫn nêu cách lập sổ việc tốt."


def test_documents_with_one_number_point_at_each_other(library: Library) -> None:
    assert [row.link.href for row in show(library, "01-nq-dum-2012").namesakes] == ["01-nq-dum-2016.html"]
    assert [row.link.href for row in show(library, "01-nq-dum-2016").namesakes] == ["01-nq-dum-2012.html"]


def test_a_document_without_a_number_has_no_namesakes(library: Library) -> None:
    assert show(library, "chuyen-de-2017").namesakes == ()


def test_what_no_source_says_of_a_document_stays_empty(library: Library) -> None:
    card = {field.key: field.values for field in show(library, "chuyen-de-2017").card}
    assert [key for key, values in card.items() if not values] == ["symbol", "issuer", "issued", "term"]


def test_an_empty_field_is_worded_as_not_in_the_sources(read: Callable[[str], str]) -> None:
    text = read("van-ban/chuyen-de-2017")
    assert '<dt>Ngày ban hành</dt><dd><span class="hb-unknown">chưa có trong nguồn</span></dd>' in text
    assert "Các nguồn hiện có chưa nêu ai thực hiện văn bản này." in text
    assert "Các nguồn hiện có chưa cho số liệu nào về văn bản này." in text


def test_units_come_with_how_they_carry_the_document_out_and_their_models(library: Library) -> None:
    found = {item.unit.text: item for item in show(library, "05-ct-tum-2016").implementers}
    assert [say(claim.words) for claim in found["Chi bộ Hoa Sen"].how] == ["Chi bộ giữ sổ việc tốt từ năm 2016."]
    assert [model.href for model in found["Đảng ủy Mẫu"].models] == ["../dien-hinh/dang-uy-mau.html#so-viec-tot"]


def test_a_unit_that_only_serves_a_document_with_a_model_is_shown_too(library: Library) -> None:
    found = show(library, "01-kl-tum-2021").implementers
    assert [(item.unit.text, item.how, len(item.models)) for item in found] == [("Xã Đồng Xanh", (), 2)]


def test_figures_of_units_that_measure_a_document_stand_on_its_page(library: Library) -> None:
    shown = show(library, "05-ct-tum-2016")
    assert [row.printed for row in shown.dossier.figures] == ["25.525"]
    assert [row.printed for row in shown.other_figures] == ["gần 1 vạn", "hơn 4.403", "99,38%"]


def test_a_document_names_the_pages_whose_prose_mentions_it(library: Library) -> None:
    assert [anchor.text for anchor in show(library, "23-hd-dum-2017").mentioned_in] == ["Đảng ủy Mẫu"]


def test_the_documents_below_are_those_that_carry_this_one_further(library: Library) -> None:
    assert [row.link.text for row in show(library, "05-ct-tum-2016").below] == [
        "Nghị quyết 01-NQ/ĐUM (2016)",
        "Kế hoạch 08-KH/ĐUM",
        "Hướng dẫn 23-HD/ĐUM",
    ]


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
