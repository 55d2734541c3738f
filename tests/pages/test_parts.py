"""The parts that documents and units share, each shown with all its record says of it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from handbook.catalog import Entry
from handbook.checks.findings import walk_parts
from handbook.pages import Library, gather_library
from handbook.pages.parts import plan_dossier, plan_models, write_place
from handbook.pages.sheet import Sheet
from handbook.pages.views import Anchor, DossierView, Fault, FigureRow, Prose
from handbook.reading import read_checked
from handbook.records import Dossier, Exemplar

Lay = Callable[[Mapping[str, str]], Path]
Change = Callable[[str, str, str], Path]

_UNIT = "exemplars/dang-uy-mau.yml"
_ELSEWHERE = "tra-cuu/index.html"
CLAIMS = ("summary", "tasks", "highlights", "lessons", "limitations")


class _Homeless(Dossier):
    """A record that may have figures and is neither a document nor a body."""


def gather(root: Path) -> Library:
    checked = read_checked(root)
    assert checked.is_clean, checked.diagnostics
    return gather_library(checked.catalog, checked.lineage, checked.names)


def show(library: Library, identifier: str, address: str = _ELSEWHERE) -> DossierView:
    return plan_dossier(Sheet(library, address), library.catalog.bodies[identifier])


def list_figures(library: Library, identifier: str = "dang-uy-mau") -> dict[str, FigureRow]:
    return {row.anchor: row for row in show(library, identifier).figures}


def say(prose: Prose) -> str:
    return "".join(word.text for word in prose)


def tell(faults: tuple[Fault, ...]) -> list[tuple[str, str, str]]:
    return [(fault.kind, fault.computed, say(fault.note)) for fault in faults]


@pytest.fixture
def told(lay: Lay, toy: Path) -> Library:
    """Return the toy with a fault in every part of one unit, of each of which a check has found where it stands."""
    name = "exemplars/chi-bo-hoa-sen.yml"
    fault = "discrepancies: [{kind: cách-ghi, note: In như vậy.}]\n"
    text = (toy / name).read_text(encoding="utf-8") + f"note: Chưa rõ ngày lập.\n{fault}"
    text = text.replace("    text: Đảng viên kèm", f"    {fault}    text: Đảng viên kèm")
    for field in CLAIMS:
        text += f"{field}:\n"
        for number in (1, 2):
            cited = f"    citations: [{{source: bai-bao-mau-2017, locator: đoạn {number}}}]\n"
            text += f"  - text: Lời {number} của {field}.\n{cited}" + (f"    {fault}" if number == 2 else "")
    library = gather(lay({name: text}))
    entry = library.catalog.exemplars["chi-bo-hoa-sen"]
    faults = {(name, part.path, "cách-ghi"): "/".join(map(str, part.path)) for part in walk_parts(entry)}
    return replace(library, faults=faults)


def test_each_list_of_claims_has_its_own_words_notes_and_faults(told: Library) -> None:
    view = show(told, "chi-bo-hoa-sen")
    for field in CLAIMS:
        claims = getattr(view, field)
        assert [(say(claim.words), claim.notes) for claim in claims] == [
            (f"Lời 1 của {field}.", (1,)),
            (f"Lời 2 của {field}.", (2,)),
        ]
        assert [tell(claim.faults) for claim in claims] == [[], [("cách-ghi", f"{field}/1", "In như vậy.")]]


def test_a_unit_tells_its_own_faults_and_note(told: Library) -> None:
    view = show(told, "chi-bo-hoa-sen")
    assert say(view.note) == "Chưa rõ ngày lập."
    assert tell(view.faults) == [("cách-ghi", "", "In như vậy.")]
    assert show(told, "xa-dong-xanh").note == ()


def test_a_fault_of_a_model_is_told_with_what_was_computed(told: Library) -> None:
    (model,) = plan_models(Sheet(told, _ELSEWHERE), told.catalog.exemplars["chi-bo-hoa-sen"])
    assert tell(model.faults) == [("cách-ghi", "models/0", "In như vậy.")]


def test_a_figure_is_a_row_with_all_that_is_said_of_it(library: Library) -> None:
    row = list_figures(library, "xa-dong-xanh")["so-mo-hinh"]
    assert asdict(row) == asdict(
        FigureRow(
            anchor="so-mo-hinh",
            label="Mô hình điển hình",
            printed="02",
            unit="mô hình",
            scope="Xã Đồng Xanh",
            when="tính đến 28/6/2023",
            sort_value="2",
            sort_when="2023-06-28",
            owner=Anchor("Xã Đồng Xanh", "../dien-hinh/xa-dong-xanh.html#so-mo-hinh"),
            measured=Anchor("Kết luận 01-KL/TUM", "../van-ban/01-kl-tum-2021.html", row.measured.hint)
            if row.measured
            else None,
            remark=row.remark,
            sources=row.sources,
            notes=(1,),
            faults=(),
        )
    )
    assert say(row.remark) == "Nguồn in «02»."
    assert [source.href for source in row.sources] == ["../nguon/bai-bao-mau-2023.html#doan-3"]


def test_a_figure_that_measures_no_document_names_none(library: Library) -> None:
    assert list_figures(library)["khen-tat-ca"].measured is None


def test_only_a_whole_names_parts_and_only_a_part_a_whole(library: Library) -> None:
    rows = list_figures(library)
    assert {anchor: row.parts for anchor, row in rows.items() if row.parts} == {
        "khen-tat-ca": (
            "38 điển hình (Đảng bộ Mẫu, cấp tỉnh khen)",
            "320 điển hình (Đảng bộ Mẫu, cấp huyện khen)",
        )
    }
    assert {anchor: row.part_of for anchor, row in rows.items() if row.part_of} == {
        "dang-vien-tre": "gần 1 vạn đảng viên (Đảng viên tham gia học tập)"
    }


def test_a_part_of_another_time_tells_its_own(change: Change) -> None:
    old = "    scope: Đảng bộ Mẫu, cấp tỉnh khen\n    as_of: 2017-05\n"
    library = gather(change(_UNIT, old, old.replace("2017-05", "2017-04")))
    assert list_figures(library)["khen-tat-ca"].parts[0] == (
        "38 điển hình (Đảng bộ Mẫu, cấp tỉnh khen), tính đến 4/2017"
    )


def test_a_figure_of_a_record_without_a_page_is_refused(library: Library) -> None:
    entry = library.catalog.exemplars["dang-uy-mau"]
    homeless = Entry(_Homeless.model_validate(entry.record.model_dump(include=set(Dossier.model_fields))), entry.file)
    with pytest.raises(LookupError, match=re.escape(f"{_UNIT} has figures but no page")):
        plan_dossier(Sheet(library, _ELSEWHERE), homeless)


def test_a_meeting_tells_who_held_it_what_about_and_from_when_until_when(library: Library) -> None:
    first, second = show(library, "dang-uy-mau").conferences
    assert (first.anchor, first.name) == ("lop-hoc-2016", "Lớp học chuyên đề đầu tiên")
    assert (first.when, second.when) == ("từ 20/2/2016 đến 21/2/2016", "30/2/2017")
    assert first.organizer == Anchor("Đảng ủy Mẫu", "../dien-hinh/dang-uy-mau.html")
    assert [[link.text for link in each.about] for each in (first, second)] == [
        ["Chỉ thị 05-CT/TUM"],
        ["Chỉ thị 05-CT/TUM", "Chuyên đề năm 2017"],
    ]
    assert say(first.words) == "Lớp học nghe giới thiệu Chỉ thị 05."
    assert [len(each.notes) for each in (first, second)] == [1, 1]
    assert [fault.computed for each in (first, second) for fault in each.faults] == [
        "ngày 20/2/2016 đứng trước ngày ban hành Chỉ thị 05-CT/TUM (15/5/2016)",
        "ngày 30/2/2017 không có trong lịch",
    ]


def test_a_meeting_without_a_day_or_a_holder_tells_neither(change: Change) -> None:
    old = (
        "    date: 2016-02-20\n    until: 2016-02-21\n    organizer: dang-uy-mau\n    about:\n      - 05-ct-tum-2016\n"
    )
    text = "    text: Lớp học nghe giới thiệu Chỉ thị 05.\n"
    fault = (
        "    discrepancies:\n      - kind: trước-nguyên-nhân\n"
        "        note: Bài in ngày 20/2/2016, trước ngày ban hành chỉ thị; có thể năm in nhầm.\n"
    )
    cited = "    citations:\n      - source: bai-bao-mau-2017\n        locator: đoạn 2\n"
    first = show(gather(change(_UNIT, old + text + cited + fault, text + cited)), "dang-uy-mau").conferences[0]
    assert (first.when, first.organizer, first.about, first.faults) == ("", None, (), ())


def test_a_commendation_tells_who_gave_what_to_whom_and_when(library: Library) -> None:
    (item,) = show(library, "dang-uy-mau").commendations
    assert item.by == Anchor("Đảng ủy Mẫu", "../dien-hinh/dang-uy-mau.html")
    assert (item.anchor, item.by_text, item.award, item.when) == (
        "khen-chi-bo",
        "Ban Thường vụ Đảng ủy Mẫu",
        "Giấy khen",
        "19/5/2017",
    )
    assert item.recipients == "Chi bộ Hoa Sen và 37 tập thể"
    assert item.recipient_links == (Anchor("Chi bộ Hoa Sen", "../dien-hinh/chi-bo-hoa-sen.html"),)
    assert say(item.words) == "Khen các tập thể làm tốt Chỉ thị 05-CT/TUM."
    assert len(item.notes) == 1


def test_a_commendation_of_an_unnamed_giver_names_none(change: Change) -> None:
    root = change(_UNIT, "    by: dang-uy-mau\n    by_text: Ban Thường vụ Đảng ủy Mẫu\n", "")
    (item,) = show(gather(root), "dang-uy-mau").commendations
    assert (item.by, item.by_text) == (None, "")


def test_a_fault_of_a_commendation_is_told_with_what_was_computed(change: Change) -> None:
    old = "    date: 2017-05-19\n    text: Khen các tập thể làm tốt Chỉ thị 05-CT/TUM.\n"
    fault = "    discrepancies: [{kind: lịch, note: In như vậy.}]\n"
    root = change(_UNIT, old, old.replace("2017-05-19", "2017-02-30") + fault)
    (item,) = show(gather(root), "dang-uy-mau").commendations
    assert tell(item.faults) == [("lịch", "ngày 30/2/2017 không có trong lịch", "In như vậy.")]


def test_a_fault_of_an_issuer_without_a_file_is_told_with_what_was_computed(change: Change) -> None:
    old = "        date: 2023-06-28\n"
    fault = "        discrepancies: [{kind: lịch, note: In như vậy.}]\n"
    view = show(
        gather(change("vocabulary/issuers.yml", old, f"        date: 2023-06-31\n{fault}")),
        "tinh-uy-mau",
    )
    assert [fault.computed for each in view.conferences for fault in each.faults] == [
        "ngày 31/6/2023 không có trong lịch"
    ]


def show_models(library: Library, identifier: str) -> list[dict[str, object]]:
    entry: Entry[Exemplar] = library.catalog.exemplars[identifier]
    return [asdict(model) for model in plan_models(Sheet(library, _ELSEWHERE), entry)]


def test_models_are_told_with_their_unit_in_the_order_of_the_record(library: Library) -> None:
    first, second = show_models(library, "xa-dong-xanh")
    assert (first["anchor"], second["anchor"]) == ("hang-cay-nho-on", "am-nuoc-dau-xom")
    assert first["href"] == "../dien-hinh/xa-dong-xanh.html#hang-cay-nho-on"
    assert (first["name"], first["place"], first["notes"]) == ("Hàng cây nhớ ơn", "Tỉnh An Mẫu", (1,))
    assert first["unit"] == {"text": "Xã Đồng Xanh", "href": "../dien-hinh/xa-dong-xanh.html", "hint": ""}
    (serves,) = plan_models(Sheet(library, _ELSEWHERE), library.catalog.exemplars["xa-dong-xanh"])[0].serves
    assert serves.text == "Kết luận 01-KL/TUM"


def test_a_place_is_the_province_or_else_the_level(library: Library) -> None:
    sheet, unit = Sheet(library, _ELSEWHERE), library.catalog.exemplars["xa-dong-xanh"].record
    assert write_place(sheet, unit) == "Tỉnh An Mẫu"
    assert write_place(sheet, unit.model_copy(update={"province": None})) == "Cơ sở"
