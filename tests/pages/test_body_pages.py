"""What the page of a body says, and how its figures and faults are shown."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.pages import Library, gather_library
from handbook.pages.bodies import plan_body
from handbook.pages.views import BodyView, FigureRow, Prose
from handbook.reading import read_checked
from handbook.render import make_environment, render_page

CLASH = """    conferences:
      - id: hoi-nghi-toan-tinh-2023
"""
HELD_BY_OTHERS = """
conferences:
  - id: hoi-nghi-toan-tinh-2023
    name: Hội nghị trồng cây
    organizer: tinh-uy-mau
    text: Tỉnh ủy Mẫu mở hội nghị trồng cây tại xã.
    citations:
      - source: bai-bao-mau-2023
        locator: đoạn 3
"""


def show(library: Library, identifier: str) -> BodyView:
    view = plan_body(library, identifier).view
    assert isinstance(view, BodyView)
    return view


def list_figures(library: Library) -> Mapping[str, FigureRow]:
    return {row.anchor: row for row in show(library, "dang-uy-mau").dossier.figures}


def say(prose: Prose) -> str:
    return "".join(word.text for word in prose)


def test_a_figure_is_shown_as_printed_with_its_qualifier(library: Library) -> None:
    rows = list_figures(library)
    assert [rows[each].printed for each in ("to-chuc-dang", "dang-vien-tham-gia", "dang-vien-tre", "khen-tat-ca")] == [
        "73/73",
        "gần 1 vạn",
        "hơn 4.403",
        "360",
    ]


def test_a_figure_says_its_unit_once(library: Library) -> None:
    rows = list_figures(library)
    assert (rows["ty-le-tham-gia"].printed, rows["ty-le-tham-gia"].unit) == ("99,38%", "")
    assert rows["khen-tat-ca"].unit == "điển hình"


def test_a_figure_tells_its_time_as_a_day_a_period_or_a_meeting(library: Library) -> None:
    rows = list_figures(library)
    assert [rows[each].when for each in ("khen-tat-ca", "ty-le-tham-gia", "dang-vien-tre")] == [
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
    assert (rows["dang-vien-tham-gia"].sort_value, rows["dang-vien-tham-gia"].sort_when) == ("10000", "2017-02-30")
    assert (rows["ty-le-tham-gia"].sort_value, rows["ty-le-tham-gia"].sort_when) == ("99.38", "2017-04-99")


def test_a_whole_names_its_parts_and_a_part_its_whole(read: Callable[[str], str]) -> None:
    text = read("dien-hinh/dang-uy-mau")
    assert "Gồm: 38 điển hình (" in text
    assert "Nằm trong gần 1 vạn đảng viên (Đảng viên tham gia học tập)." in text


def test_a_sum_that_does_not_add_up_is_said_with_what_was_computed(library: Library) -> None:
    fault = list_figures(library)["khen-tat-ca"].faults[0]
    assert fault.kind == "tổng"
    assert fault.computed == "các phần 38 + 320 cộng lại là 358, không phải 360 (lệch 2)"
    assert say(fault.note) == "Hai số thành phần cộng lại là 358, bài in 360; sổ tay giữ nguyên."


def test_two_values_for_one_thing_are_both_kept(library: Library) -> None:
    rows = list_figures(library)
    assert (rows["mo-hinh-2017"].printed, rows["mo-hinh-2017-bai-2023"].printed) == ("147", "149")
    assert "149 ở đây và 147" in rows["mo-hinh-2017-bai-2023"].faults[0].computed


def test_a_day_that_does_not_exist_is_printed_and_said_not_to_exist(library: Library) -> None:
    meeting = next(item for item in show(library, "dang-uy-mau").dossier.conferences if item.anchor == "hoi-nghi-2017")
    assert meeting.when == "30/2/2017"
    assert [fault.computed for fault in meeting.faults] == ["ngày 30/2/2017 không có trong lịch"]


def test_a_meeting_before_its_cause_says_which_day_comes_first(library: Library) -> None:
    meeting = next(item for item in show(library, "dang-uy-mau").dossier.conferences if item.anchor == "lop-hoc-2016")
    assert meeting.when == "từ 20/2/2016 đến 21/2/2016"
    assert [fault.computed for fault in meeting.faults] == [
        "ngày 20/2/2016 đứng trước ngày ban hành Chỉ thị 05-CT/TUM (15/5/2016)"
    ]


def test_a_fault_reaches_the_page_with_its_name_and_the_computed_words(read: Callable[[str], str]) -> None:
    text = read("dien-hinh/dang-uy-mau")
    assert "<strong>Ngày không có trong lịch.</strong>" in text
    assert "Máy kiểm tra thấy: các phần 38 + 320 cộng lại là 358, không phải 360 (lệch 2)." in text


def test_a_commendation_is_told_by_the_giver_and_by_the_receiver(library: Library) -> None:
    given = show(library, "dang-uy-mau").dossier.commendations
    received = show(library, "chi-bo-hoa-sen").received
    assert [(item.by.text if item.by else "", item.recipients) for item in (*given, *received)] == [
        ("Đảng ủy Mẫu", "Chi bộ Hoa Sen và 37 tập thể")
    ] * 2


def test_a_unit_lists_what_it_issued_whom_it_leads_and_what_it_carries_out(library: Library) -> None:
    view = show(library, "dang-uy-mau")
    card = {field.key: [value.text for value in field.values] for field in view.card}
    assert card["children"] == ["Chi bộ Hoa Sen"]
    assert card["symbols"] == ["ĐUM"]
    assert [row.symbol for row in view.issued] == ["01-NQ/ĐUM", "01-NQ/ĐUM", "08-KH/ĐUM", "23-HD/ĐUM"]
    assert [item.document.text for item in view.implements] == ["Chỉ thị 05-CT/TUM", "Nghị quyết 01-NQ/ĐUM (2016)"]


def test_a_former_name_tells_from_when_or_until_when_it_was_borne(library: Library) -> None:
    former = next(field for field in show(library, "tinh-uy-mau").card if field.key == "former_name")
    assert [(value.text, value.hint) for value in former.values] == [("Tỉnh ủy An Mẫu", "đến 2011")]
    assert former.notes


def test_the_end_of_a_body_leads_to_its_successor(library: Library) -> None:
    card = {field.key: field.values for field in show(library, "huyen-uy-suoi-trong").card}
    assert [value.href for value in card["successor"]] == ["../dien-hinh/dang-uy-mau.html"]


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
citations:
  - source: bai-bao-mau-2017
    locator: đoạn 1
"""
_CITED = "    citations:\n      - source: bai-bao-mau-2017\n        locator: đoạn 1\n"


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
    dossier = page.view.dossier
    ((fault,),) = (item.faults for item in (*dossier.figures, *dossier.conferences, *dossier.commendations))
    assert (fault.kind, fault.computed) == ("lịch", "ngày 30/2/2017 không có trong lịch")


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("    date: 2017-05-02\n    until: 2017-05-03\n", "từ 2/5/2017 đến 3/5/2017"),
        ("    date: 2017-05-02\n", "2/5/2017"),
        ("    until: 2017-05-03\n", "đến 3/5/2017"),
        ("", ""),
    ],
)
def test_a_conference_tells_the_days_that_are_known(
    lay: Callable[[Mapping[str, str | bytes | None]], Path], dates: str, expected: str
) -> None:
    part = f"conferences:\n  - id: hop\n    name: Họp\n{dates}    text: Họp.\n"
    checked = read_checked(lay({"exemplars/chi-bo-thu.yml": f"{_UNIT}{part}{_CITED}"}))
    page = plan_body(gather_library(checked.catalog, checked.lineage, checked.names), "chi-bo-thu")
    assert page.view.dossier.conferences[0].when == expected
