"""What concerns a unit is told with its reason: who issued a document, over whom, and who carries it out."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from documents import put_documents
from handbook.lineage.links import find_lineage
from handbook.names.bearers import index_names
from handbook.pages import Library, Sheet, gather_library, limits, words
from handbook.pages.addresses import duties_address
from handbook.pages.duties import (
    Grounds,
    choose_first,
    find_grounds,
    list_superiors,
    plan_documents,
    plan_figures,
    plan_models,
    plan_reviews,
    plan_tasks,
    stands,
    write_actors,
)
from handbook.pages.lines import read as read_line


def plan_sheet(library: Library, level: str = "co-so") -> Sheet:
    return Sheet(library, duties_address(level))


def list_all(grounds: Grounds) -> tuple[str, ...]:
    return (*grounds.whole, *grounds.above, *grounds.practised)


def ask(library: Library, *texts: str) -> Library:
    """Let a document of the highest level ask for something."""
    tasks = [{"text": text, "cite": ["bai-bao-mau-2017#d1"]} for text in texts]
    catalog = put_documents(library.catalog, {"12-ct-tum-2017": {"tasks": tasks}})
    return gather_library(catalog, find_lineage(catalog), index_names(catalog))


def test_documents_of_the_highest_level_concern_all_units(library: Library) -> None:
    grounds = find_grounds(library, "co-so")
    assert set(grounds.whole) == set(library.lineage.issued_by["tinh-uy-mau"]) - library.lineage.reported


def test_a_few_that_most_units_carry_out_stand_first_and_then_the_newest(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "DUTIES", 2)
    grounds = find_grounds(library, "quan-huyen")
    first, *others = grounds.whole
    assert first == "05-ct-tum-2016"
    assert grounds.counts[first] > 0
    assert others[0] == "01-kl-tum-2021"  # the newest, though fewer carry it out
    assert grounds.shown[:2] == (first, others[0])


def test_a_document_that_another_ended_concerns_nobody(library: Library) -> None:
    assert not stands(library, "23-hd-dum-2017")
    assert not stands(library, "01-nq-dum-2012")
    assert stands(library, "08-kh-dum-2016")  # which is only amended
    found = list_all(find_grounds(library, "quan-huyen"))
    assert not {"23-hd-dum-2017", "01-nq-dum-2012"} & set(found)


def test_each_document_has_one_reason(library: Library) -> None:
    for level in library.catalog.levels:
        found = list_all(find_grounds(library, level))
        assert len(found) == len(set(found))


def test_superiors_are_those_that_records_name_the_nearest_first(library: Library) -> None:
    assert [*list_superiors(library, "xa-dong-xanh")] == ["huyen-uy-suoi-trong", "tinh-uy-mau"]
    assert [*list_superiors(library, "tinh-uy-mau")] == []


def test_a_document_is_told_with_its_issuer_its_day_how_it_stands_and_how_many_units_carry_it_out(
    library: Library,
) -> None:
    grounds = find_grounds(library, "co-so")
    (row,) = plan_documents(plan_sheet(library), grounds, ["01-kl-tum-2021"])
    issued, standing, practice = row.remark.split(" · ")[1:]
    assert row.remark.startswith("Tỉnh ủy Mẫu · ")
    assert issued.endswith("2021")
    assert standing == "Chưa xác định"
    assert practice == f"{grounds.counts['01-kl-tum-2021']} đơn vị cùng cấp đã thực hiện"


def test_a_task_names_whom_and_when_in_its_own_words_and_nothing_where_it_says_nothing(library: Library) -> None:
    texts = ("Chi bộ học xong trước ngày 15/5/2023, Đảng viên ôn lại hằng năm.", "Làm cho tốt.")
    asked = ask(library, *texts)
    rows = plan_tasks(plan_sheet(asked), "12-ct-tum-2017", write_actors(asked), reviews=False)
    assert [row.remark for row in rows] == [
        "Nêu tên: chi bộ, đảng viên · Thời hạn: trước ngày 15/5/2023, hằng năm",
        "",
    ]


def test_what_a_document_asks_of_reviews_is_told_apart(library: Library) -> None:
    asked = ask(library, "Làm cho tốt.", "Mỗi nơi sơ kết một lần.")
    told = {
        reviews: [read_line(row.line) for row in plan_tasks(plan_sheet(asked), "12-ct-tum-2017", who, reviews=reviews)]
        for who in [write_actors(asked)]
        for reviews in (False, True)
    }
    assert told == {False: ["Làm cho tốt. Xem nguồn"], True: ["Mỗi nơi sơ kết một lần. Xem nguồn"]}


def test_a_task_leads_to_where_its_sources_stand(library: Library, read: Callable[[str], str]) -> None:
    (row,) = plan_tasks(plan_sheet(library), "05-ct-tum-2016", write_actors(library), reviews=False)
    address, _, anchor = row.line[-1].href.partition("#")
    assert address == "../van-ban/05-ct-tum-2016.html"
    assert f'id="{anchor}"' in read("van-ban/05-ct-tum-2016")


def test_a_word_within_another_names_nobody(library: Library) -> None:
    assert write_actors(library).findall("các chi bộ xã") == ["chi bộ"]
    assert not write_actors(library).findall("chi bộn bề")


def test_models_stand_with_their_units_and_fields_and_those_that_ended_are_left_out(library: Library) -> None:
    (row,) = plan_models(plan_sheet(library), ["gio-day-hoc-som"])
    assert read_line(row.line) == "Giờ dạy học sớm"
    assert row.remark.endswith(" · Giáo dục")
    assert row.fields == ("giao-duc",)


def test_figures_that_measure_a_document_stand_before_others_and_lead_to_where_they_are_told(library: Library) -> None:
    rows = plan_figures(plan_sheet(library), ["xa-dong-xanh"], ["so-viec-tot"])
    assert [row.fields for row in rows] == [(), ("xay-dung-dang",)]
    assert rows[0].line[0].href.endswith("xa-dong-xanh.html#so-mo-hinh")
    assert read_line(rows[0].line) == "Mô hình điển hình: 02 mô hình, tính đến 28/6/2023"
    assert rows[0].remark == "Xã Đồng Xanh"  # which is its scope and its page


def test_a_figure_that_does_not_agree_with_another_says_so(library: Library) -> None:
    figures = {
        (unit, each.id): each.is_doubtful
        for unit in library.units
        for each in library.catalog.bodies[unit].record.figures
    }
    assert any(figures.values())
    rows = [(unit, row) for unit in library.units for row in plan_figures(plan_sheet(library), [unit], [])]
    told = {(unit, row.line[0].href.partition("#")[2]): row.remark.endswith(words.DOUBTFUL) for unit, row in rows}
    assert told == {key: figures[key] for key in told}
    assert any(told.values())


def test_conferences_after_the_last_change_are_to_come_and_all_others_were_held(library: Library) -> None:
    documents = ("01-kl-tum-2021",)
    coming, held = plan_reviews(plan_sheet(library), documents)
    assert coming == ()
    assert [read_line(row.line) for row in held] == ["Hội nghị toàn tỉnh năm 2023"]
    early = replace(library, updated="2023-06-27")
    assert plan_reviews(plan_sheet(early), documents) == (held, ())


def test_a_conference_whose_day_cannot_be_says_so(library: Library) -> None:
    _, rows = plan_reviews(plan_sheet(library), ("05-ct-tum-2016",))
    told = {read_line(row.line): row.remark for row in rows}
    assert told["Hội nghị học tập năm 2017"] == f"30/2/2017 · Đảng ủy Mẫu · {words.DOUBTFUL}"


@pytest.mark.parametrize("count", [limits.LIKE - 1, limits.LIKE + 5])
def test_of_things_in_order_the_first_of_all_and_the_first_of_each_field_are_chosen(count: int) -> None:
    found = [(number, ("a",) if number < count else ("b",)) for number in range(count + 3)]
    chosen = [number for number, _ in choose_first(found, lambda each: each[1])]
    assert chosen[: limits.LIKE] == [*range(min(count, limits.LIKE)), *range(count, limits.LIKE)]
    assert chosen[-3:] == [count, count + 1, count + 2]
