"""What the page of a body says, and how its figures and faults are shown."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from flows import (
    find_division,
    list_articles,
    list_links,
    list_notes,
    list_rows,
    read_card,
    read_cells,
    read_flow,
    walk_flow,
)
from handbook.pages import Library, Page, gather_library
from handbook.pages.blocks import Article, Card, Faults, Row
from handbook.pages.bodies import plan_body
from handbook.pages.documents import plan_directive
from handbook.pages.lines import read
from handbook.reading import read_checked
from handbook.render import make_environment, render_page

Lay = Callable[[Mapping[str, str | bytes | None]], Path]

CLASH = """    conferences:
      - id: hoi-nghi-toan-tinh-2023
"""
HELD_BY_OTHERS = """
conferences:
  - id: hoi-nghi-toan-tinh-2023
    name: Hội nghị trồng cây
    organizer: tinh-uy-mau
    text: Tỉnh ủy Mẫu mở hội nghị trồng cây tại xã.
    cite: [bai-bao-mau-2023#d3]
"""


def show(library: Library, identifier: str) -> Page:
    return plan_body(library, identifier)


def list_figures(library: Library) -> Mapping[str, Row]:
    return {row.anchor: row for row in list_rows(find_division(show(library, "dang-uy-mau"), "muc-so-lieu"))}


def list_meetings(page: Page) -> Mapping[str, Article]:
    return list_articles(find_division(page, "muc-hoi-nghi"))


def test_a_figure_is_shown_as_printed_with_its_qualifier(library: Library) -> None:
    rows = list_figures(library)
    anchors = ("to-chuc-dang", "dang-vien-tham-gia", "dang-vien-tre", "khen-tat-ca")
    assert [rows[each].cells[1].line[0].text for each in anchors] == ["73/73", "gần 1 vạn", "hơn 4.403", "360"]


def test_a_figure_says_its_unit_once(library: Library) -> None:
    rows = list_figures(library)
    assert read_cells(rows["ty-le-tham-gia"])[1] == "99,38%"
    assert read_cells(rows["khen-tat-ca"])[1] == "360 điển hình"


def test_a_figure_tells_its_time_as_a_day_a_period_or_a_meeting(library: Library) -> None:
    rows = list_figures(library)
    assert [read_cells(rows[each])[3] for each in ("khen-tat-ca", "ty-le-tham-gia", "dang-vien-tre")] == [
        "tính đến 5/2017",
        "từ 5/2016 đến 4/2017",
        "tại hội nghị ngày 30/2/2017",
    ]


def test_times_are_worded_on_the_page(read: Callable[[str], str]) -> None:
    text = read("dien-hinh/dang-uy-mau")
    assert ">tính đến 5/2017<" in text
    assert ">từ 5/2016 đến 4/2017<" in text
    assert ">tại hội nghị ngày 30/2/2017<" in text


def test_figures_sort_by_value_and_by_time(library: Library) -> None:
    rows = list_figures(library)
    sorts = {anchor: (row.cells[1].sort, row.cells[3].sort) for anchor, row in rows.items()}
    assert sorts["dang-vien-tham-gia"] == ("10000", "2017-02-30")
    assert sorts["ty-le-tham-gia"] == ("99.38", "2017-04-99")


def test_a_whole_names_its_parts_and_a_part_its_whole(read: Callable[[str], str]) -> None:
    text = read("dien-hinh/dang-uy-mau")
    assert "Gồm: 38 điển hình (" in text
    assert "Nằm trong gần 1 vạn đảng viên (Đảng viên tham gia học tập)." in text


def test_a_sum_that_does_not_add_up_is_said_with_what_was_computed(library: Library) -> None:
    (fault,) = map(read, list_figures(library)["khen-tat-ca"].cells[0].faults)
    assert fault == (
        "Các phần không cộng thành tổng. Xem chỗ không khớp: Máy kiểm tra thấy: các phần 38 + 320 cộng lại là 358, "
        "không phải 360 (lệch 2). Hai số thành phần cộng lại là 358, bài in 360; sổ tay giữ nguyên."
    )


def test_two_values_for_one_thing_are_both_kept(library: Library) -> None:
    rows = list_figures(library)
    both = rows["mo-hinh-2017"], rows["mo-hinh-2017-bai-2023"]
    assert [row.cells[1].line[0].text for row in both] == ["147", "149"]
    assert "149 ở đây và 147" in read(both[1].cells[0].faults[0])


def test_a_day_that_does_not_exist_is_printed_and_said_not_to_exist(library: Library) -> None:
    facts, _, fault = read_flow(list_meetings(show(library, "dang-uy-mau"))["hoi-nghi-2017"].blocks)
    assert facts.startswith("30/2/2017 · ")
    assert "Máy kiểm tra thấy: ngày 30/2/2017 không có trong lịch." in fault


def test_a_meeting_before_its_cause_says_which_day_comes_first(library: Library) -> None:
    facts, _, fault = read_flow(list_meetings(show(library, "dang-uy-mau"))["lop-hoc-2016"].blocks)
    assert facts.startswith("từ 20/2/2016 đến 21/2/2016 · ")
    assert "ngày 20/2/2016 đứng trước ngày ban hành Chỉ thị 05-CT/TUM (15/5/2016)" in fault


def test_a_fault_reaches_the_page_with_its_name_and_the_computed_words(read: Callable[[str], str]) -> None:
    assert "<strong>Ngày không có trong lịch.</strong>" in read("dien-hinh/dang-uy-mau")
    text = read("so-lieu/sai-lech")
    assert "<strong>Máy kiểm tra thấy:</strong> các phần 38 + 320 cộng lại là 358, không phải 360 (lệch 2)." in text


def test_a_commendation_is_told_by_the_giver_and_by_the_receiver(library: Library) -> None:
    pages = show(library, "dang-uy-mau"), show(library, "chi-bo-hoa-sen")
    told = [list_articles(find_division(page, "muc-khen-thuong")).values() for page in pages]
    headings = [read(article.heading.line) for articles in told for article in articles]
    assert headings == ["Đảng ủy Mẫu → Chi bộ Hoa Sen và 37 tập thể"] * 2


def test_a_unit_lists_what_it_issued_whom_it_leads_and_what_it_carries_out(library: Library) -> None:
    page = show(library, "dang-uy-mau")
    card = read_card(page)
    assert read(card["Trực thuộc"]) == "Chi bộ Hoa Sen"
    assert read(card["Ký hiệu trong số văn bản"]) == "ĐUM"
    issued = [read_cells(row)[0] for row in list_rows(find_division(page, "muc-van-ban"))]
    assert issued == [
        "Nghị quyết 01-NQ/ĐUM (2012)",
        "Nghị quyết 01-NQ/ĐUM (2016)",
        "Kế hoạch 08-KH/ĐUM",
        "Hướng dẫn 23-HD/ĐUM",
    ]
    implemented = list_articles(find_division(page, "muc-thuc-hien"))
    assert list(implemented) == ["Chỉ thị 05-CT/TUM", "Nghị quyết 01-NQ/ĐUM (2016)"]


def test_a_former_name_tells_from_when_or_until_when_it_was_borne(library: Library) -> None:
    former = read_card(show(library, "tinh-uy-mau"))["Tên trước đây"]
    assert read(former) == "Tỉnh ủy An Mẫu đến 2011"
    assert list_notes(former)


def test_the_life_of_a_body_is_told_on_its_page_and_on_those_of_what_took_its_place(library: Library) -> None:
    card = read_card(show(library, "huyen-uy-suoi-trong"))
    assert read(card["Thành lập"]) == "khoảng năm 1976"
    assert read(card["Kết thúc hoạt động"]).startswith("4/2017")
    assert read(card["Nơi kế thừa"]).startswith("Đảng ủy Mẫu (5/2017)")
    assert read(read_card(show(library, "dang-uy-mau"))["Tiền thân"]).startswith("Huyện ủy Suối Trong (5/2017)")
    assert "Nay là" not in card


def test_what_took_the_place_of_a_successor_is_what_a_body_is_today(toy: Path, lay: Lay) -> None:
    name = "exemplars/dang-uy-mau.yml"
    text = (
        (toy / name)
        .read_text(encoding="utf-8")
        .replace("symbols:\n", "successors:\n  - target: tinh-uy-mau\nsymbols:\n")
    )
    checked = read_checked(lay({name: text}))
    library = gather_library(checked.catalog, checked.lineage, checked.names)
    card = read_card(show(library, "huyen-uy-suoi-trong"))
    assert list_links(card["Nay là"]) == ["tinh-uy-mau.html"]


def test_who_issued_a_document_is_not_said_again_on_the_page_of_the_issuer(library: Library) -> None:
    rows = list_rows(find_division(show(library, "dang-uy-mau"), "muc-van-ban"))
    assert "Đảng ủy Mẫu" not in {cell for row in rows for cell in read_cells(row)}


def test_a_document_is_of_the_body_by_the_name_it_had_then(toy: Path, lay: Lay) -> None:
    name = "exemplars/dang-uy-mau.yml"
    former = "former_names:\n  - name: Đảng ủy huyện Mẫu\n    end: 2014\nsymbols:\n"
    checked = read_checked(lay({name: (toy / name).read_text(encoding="utf-8").replace("symbols:\n", former)}))
    library = gather_library(checked.catalog, checked.lineage, checked.names)
    rows = list_rows(find_division(show(library, "dang-uy-mau"), "muc-van-ban"))
    assert [read_cells(row)[2] for row in rows] == ["Đảng ủy huyện Mẫu", "Đảng ủy Mẫu", "Đảng ủy Mẫu", "Đảng ủy Mẫu"]
    cards = [block for block in plan_directive(library, "01-nq-dum-2012").blocks[0].blocks if isinstance(block, Card)]
    (row,) = (row for card in cards for row in card.rows if read(row.label) == "Cơ quan ban hành")
    assert (read(row.line), read(row.remark)) == ("Đảng ủy huyện Mẫu", "nay là Đảng ủy Mẫu")


def test_the_end_of_a_body_leads_to_its_successor(library: Library) -> None:
    card = read_card(show(library, "huyen-uy-suoi-trong"))
    assert list_links(card["Nơi kế thừa"]) == ["../dien-hinh/dang-uy-mau.html"]


def test_meetings_told_by_several_records_share_no_anchor(toy: Path, lay: Callable[[Mapping[str, str]], Path]) -> None:
    name = "exemplars/xa-dong-xanh.yml"
    assert CLASH in (toy / "vocabulary/issuers.yml").read_text(encoding="utf-8")
    checked = read_checked(lay({name: (toy / name).read_text(encoding="utf-8") + HELD_BY_OTHERS}))
    library = gather_library(checked.catalog, checked.lineage, checked.names)
    text = render_page(make_environment(), plan_body(library, "tinh-uy-mau"))
    assert "Tỉnh ủy Mẫu mở hội nghị trồng cây tại xã." in text
    assert [anchor for anchor, count in Counter(re.findall(r' id="([^"]+)"', text)).items() if count > 1] == []


_IMPOSSIBLE = "    discrepancies:\n      - kind: lịch\n        note: Bài in như vậy.\n"
_UNIT = """id: chi-bo-thu
name: Chi bộ Thử
level: co-so
cite: [bai-bao-mau-2017#d1]
"""
_CITED = "    cite: [bai-bao-mau-2017#d1]\n"


@pytest.mark.parametrize(
    "part",
    [
        "commendations:\n  - id: a\n    recipients: Ấp\n    award: Giấy khen\n    date: 2017-02-30\n    text: Khen.\n",
        "conferences:\n  - id: a\n    name: Họp\n    date: 2017-02-30\n    text: Họp.\n",
        (
            "figures:\n  - id: a\n    indicator: mo-hinh\n    printed: 5\n"
            "    value: 5\n    scope: A\n    as_of: 2017-02-30\n"
        ),
    ],
    ids=["commendation", "conference", "figure"],
)
def test_what_the_check_found_is_told_beside_what_the_editor_says(
    lay: Callable[[Mapping[str, str | bytes | None]], Path], part: str
) -> None:
    checked = read_checked(lay({"exemplars/chi-bo-thu.yml": f"{_UNIT}{part}{_CITED}{_IMPOSSIBLE}"}))
    assert checked.is_clean, checked.diagnostics
    page = plan_body(gather_library(checked.catalog, checked.lineage, checked.names), "chi-bo-thu")
    cells = [cell for row in list_rows(page.blocks) for cell in row.cells]
    faults = [line for block in walk_flow(page.blocks) if isinstance(block, Faults) for line in block.items]
    (said,) = map(read, (*faults, *(line for cell in cells for line in cell.faults)))
    assert said.startswith(
        "Ngày không có trong lịch. Xem chỗ không khớp: Máy kiểm tra thấy: ngày 30/2/2017 không có trong lịch."
    )


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("    date: 2017-05-02\n    until: 2017-05-03\n", "từ 2/5/2017 đến 3/5/2017"),
        ("    date: 2017-05-02\n", "2/5/2017"),
        ("    until: 2017-05-03\n", "đến 3/5/2017"),
        ("", "Ngày: chưa có trong nguồn"),
    ],
)
def test_a_conference_tells_the_days_that_are_known(
    lay: Callable[[Mapping[str, str | bytes | None]], Path], dates: str, expected: str
) -> None:
    part = f"conferences:\n  - id: hop\n    name: Họp\n{dates}    text: Họp.\n"
    checked = read_checked(lay({"exemplars/chi-bo-thu.yml": f"{_UNIT}{part}{_CITED}"}))
    page = plan_body(gather_library(checked.catalog, checked.lineage, checked.names), "chi-bo-thu")
    assert read_flow(list_meetings(page)["hop"].blocks)[0] == expected
