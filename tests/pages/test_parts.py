"""The parts that documents and units share, each shown with all its record says of it."""

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from handbook.checks.findings import walk_parts
from handbook.pages import Library, gather_library
from handbook.pages.limits import NAMED, STATED
from handbook.pages.paging import WHOLE
from handbook.pages.parts import count_stated, name_some, plan_dossier, plan_models, write_place
from handbook.pages.sheet import Sheet
from handbook.pages.views import Anchor, DossierView, Fault, FigureRow, More, Prose
from handbook.reading import read_checked
from handbook.records import Dossier, Exemplar
from handbook.records.catalog import Entry

Lay = Callable[[Mapping[str, str]], Path]
Change = Callable[[str, str, str], Path]

_UNIT = "exemplars/dang-uy-mau.yml"
_ELSEWHERE = "tra-cuu/index.html"
CLAIMS = ("summary", "tasks", "highlights", "lessons", "limitations")
_LISTS = {
    **{field: f"text: Lời {{number}} của {field}." for field in CLAIMS},
    "figures": "id: so-{number}, indicator: mo-hinh, printed: {number}, value: {number}, scope: Chi bộ {number}",
    "conferences": "id: hop-{number}, name: Họp {number}, text: Họp.",
    "commendations": "id: khen-{number}, recipients: Ấp {number}, award: Giấy khen, text: Khen.",
    "models": "id: mh-{number}, name: Mô hình {number}, text: Làm theo.",
}


class _Homeless(Dossier):
    """A record that may have figures and is neither a document nor a body."""


def gather(root: Path) -> Library:
    checked = read_checked(root)
    assert checked.is_clean, checked.diagnostics
    return gather_library(checked.catalog, checked.lineage, checked.names)


def show(library: Library, identifier: str, number: int = 1) -> DossierView:
    return plan_dossier(Sheet(library, _ELSEWHERE), library.catalog.bodies[identifier], number)


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
    (model,) = plan_models(Sheet(told, _ELSEWHERE), told.catalog.exemplars["chi-bo-hoa-sen"], 1)
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
        plan_dossier(Sheet(library, _ELSEWHERE), homeless, 1)


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
    return [asdict(model) for model in plan_models(Sheet(library, _ELSEWHERE), entry, 1)]


def test_models_are_told_with_their_unit_in_the_order_of_the_record(library: Library) -> None:
    first, second = show_models(library, "xa-dong-xanh")
    assert (first["anchor"], second["anchor"]) == ("hang-cay-nho-on", "am-nuoc-dau-xom")
    assert first["href"] == "../dien-hinh/xa-dong-xanh.html#hang-cay-nho-on"
    assert (first["name"], first["place"], first["notes"]) == ("Hàng cây nhớ ơn", "Tỉnh An Mẫu", (1,))
    assert first["unit"] == {"text": "Xã Đồng Xanh", "href": "../dien-hinh/xa-dong-xanh.html", "hint": ""}
    (serves,) = plan_models(Sheet(library, _ELSEWHERE), library.catalog.exemplars["xa-dong-xanh"], 1)[0].serves
    assert serves.text == "Kết luận 01-KL/TUM"


@pytest.fixture(scope="module")
def long(toy: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return the toy with a unit that states one more of each list than a page shows, and has a note and a fault."""
    root = tmp_path_factory.mktemp("long")
    shutil.copytree(toy, root, dirs_exist_ok=True)
    cited = "citations: [{source: bai-bao-mau-2017, locator: đoạn 1}]"
    text = f"id: chi-bo-dai\nname: Chi bộ Dài\nlevel: co-so\n{cited}\nnote: Ghi chú.\n"
    text += "discrepancies: [{kind: cách-ghi, note: In như vậy.}]\n"
    for field, words in _LISTS.items():
        text += f"{field}:\n"
        for number in range(STATED + 1):
            text += f"  - {{{words.format(number=number)}, {cited}}}\n"
    (root / "exemplars/chi-bo-dai.yml").write_text(text, encoding="utf-8")
    return gather(root)


def count_shown(view: DossierView) -> dict[str, int]:
    return {field: len(getattr(view, field)) for field in _LISTS if field != "models"}


def test_a_page_shows_so_many_of_each_list_and_the_next_the_rest(long: Library) -> None:
    fields = [field for field in _LISTS if field != "models"]
    assert count_shown(show(long, "chi-bo-dai")) == dict.fromkeys(fields, STATED)
    assert count_shown(show(long, "chi-bo-dai", 2)) == dict.fromkeys(fields, 1)
    assert count_shown(show(long, "chi-bo-dai", WHOLE)) == dict.fromkeys(fields, STATED + 1)
    last = show(long, "chi-bo-dai", 2)
    assert (say(last.summary[0].words), last.figures[0].anchor) == (f"Lời {STATED} của summary.", f"so-{STATED}")
    assert (last.conferences[0].anchor, last.commendations[0].anchor) == (f"hop-{STATED}", f"khen-{STATED}")
    entry = long.catalog.exemplars["chi-bo-dai"]
    models = [len(plan_models(Sheet(long, _ELSEWHERE), entry, number)) for number in (1, 2, WHOLE)]
    assert models == [STATED, 1, STATED + 1]


def test_an_item_is_linked_on_the_page_that_shows_it(long: Library) -> None:
    rows = list_figures(long, "chi-bo-dai"), {row.anchor: row for row in show(long, "chi-bo-dai", 2).figures}
    assert rows[0]["so-0"].owner.href == "../dien-hinh/chi-bo-dai.html#so-0"
    assert rows[1][f"so-{STATED}"].owner.href == f"../dien-hinh/chi-bo-dai/trang/2.html#so-{STATED}"
    (model,) = plan_models(Sheet(long, _ELSEWHERE), long.catalog.exemplars["chi-bo-dai"], 2)
    assert model.href == f"../dien-hinh/chi-bo-dai/trang/2.html#mh-{STATED}"


def test_only_the_first_page_has_the_note_and_the_faults_of_the_whole(long: Library) -> None:
    told = {number: show(long, "chi-bo-dai", number) for number in (WHOLE, 1, 2)}
    assert {number: (say(view.note), len(view.faults)) for number, view in told.items()} == {
        WHOLE: ("Ghi chú.", 1),
        1: ("Ghi chú.", 1),
        2: ("", 0),
    }


def test_each_list_says_how_long_it_is_and_where_it_goes_on(long: Library) -> None:
    more = More(STATED + 1, "../dien-hinh/chi-bo-dai/trang/2.html")
    assert show(long, "chi-bo-dai").onward == {**dict.fromkeys(_LISTS, more), "implements": None}
    assert set(show(long, "chi-bo-dai", 2).onward.values()) == {None}
    assert set(show(long, "chi-bo-dai", WHOLE).onward.values()) == {None}
    assert count_stated(long.catalog.bodies["chi-bo-dai"].record) == STATED + 1


def test_the_longest_list_of_a_unit_may_be_what_it_carries_out(library: Library) -> None:
    assert count_stated(library.catalog.bodies["chi-bo-hoa-sen"].record) == 1
    assert count_stated(library.catalog.bodies["huyen-uy-suoi-trong"].record) == 0


@pytest.mark.parametrize(
    ("count", "left"), [(0, []), (NAMED, []), (NAMED + 1, ["và 1 mục khác, ghi đủ trong dữ liệu của trang"])]
)
def test_the_first_of_many_names_are_linked_and_the_others_counted(count: int, left: list[str]) -> None:
    named = name_some(lambda number: Anchor(str(number), f"{number}.html"), range(count))
    assert [anchor.text for anchor in named if anchor.href] == [str(number) for number in range(min(count, NAMED))]
    assert [anchor.text for anchor in named if not anchor.href] == left


def test_a_place_is_the_province_or_else_the_level(library: Library) -> None:
    sheet, unit = Sheet(library, _ELSEWHERE), library.catalog.exemplars["xa-dong-xanh"].record
    assert write_place(sheet, unit) == "Tỉnh An Mẫu"
    assert write_place(sheet, unit.model_copy(update={"province": None})) == "Cơ sở"
