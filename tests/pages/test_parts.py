"""The parts that documents and units share, each shown with all its record says of it."""

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from flows import find_division, list_articles, list_notes, list_rows, read_flow, walk_flow
from handbook.checks.findings import walk_parts
from handbook.pages import Library, gather_library, parts
from handbook.pages.blocks import Article, Faults, Flow, Items, Lines, Paragraph, Rest, Row
from handbook.pages.bodies import plan_body
from handbook.pages.limits import NAMED, STATED
from handbook.pages.lines import Run, read
from handbook.pages.overview import plan_faults
from handbook.pages.paging import WHOLE
from handbook.pages.parts import (
    count_stated,
    name_some,
    plan_commendations,
    plan_conferences,
    plan_figure,
    plan_outcomes,
    plan_practice,
    plan_sources,
    plan_stated,
    write_place,
)
from handbook.pages.sheet import Sheet
from handbook.pages.sources import plan_source
from handbook.pages.stated import plan_stated_body
from handbook.pages.views import FigureRow
from handbook.reading import read_checked
from handbook.records import Dossier
from handbook.records.catalog import Entry

Lay = Callable[[Mapping[str, str]], Path]
Change = Callable[[str, str, str], Path]

_UNIT = "exemplars/dang-uy-mau.yml"
_ELSEWHERE = "tra-cuu/index.html"
_POINTED = "Con số hoặc ngày tháng in khác nhau. Xem chỗ không khớp: "  # paper goes on with the explanation
CLAIMS = ("summary", "tasks", "highlights", "lessons", "limitations")
_LISTS = {
    **{field: f"text: Lời {{number}} của {field}." for field in CLAIMS},
    "figures": "id: so-{number}, indicator: mo-hinh, printed: {number}, value: {number}, scope: Chi bộ {number}",
    "conferences": "id: hop-{number}, name: Họp {number}, text: Họp.",
    "commendations": "id: khen-{number}, recipients: Ấp {number}, award: Giấy khen, text: Khen.",
}


class _Homeless(Dossier):
    """A record that may have figures and is no document, body or model."""


def gather(root: Path) -> Library:
    checked = read_checked(root)
    assert checked.is_clean, checked.diagnostics
    return gather_library(checked.catalog, checked.lineage, checked.names)


def show(library: Library, identifier: str, number: int = 1) -> Mapping[str, Flow]:
    return plan_stated(Sheet(library, _ELSEWHERE), library.catalog.bodies[identifier], number, "Số liệu")


def list_figures(library: Library, identifier: str = "dang-uy-mau", number: int = 1) -> dict[str, Row]:
    return {row.anchor: row for row in list_rows(show(library, identifier, number)["figures"])}


def list_items(flow: Flow) -> list[Flow]:
    """List the claims of a list, each with its faults."""
    return [item for block in flow if isinstance(block, Items) for item in block.items]


def list_links_of(article: Article) -> list[tuple[str, str]]:
    """List what the facts of an article link to."""
    facts = article.blocks[0]
    assert isinstance(facts, Paragraph)
    return [(run.text, run.href) for run in facts.line if run.href]


def list_runs_of(article: Article) -> list[tuple[str, str]]:
    """List what the heading of an article links to."""
    return [(run.text, run.href) for run in article.heading.line if run.href]


@pytest.fixture
def told(lay: Lay, toy: Path) -> Library:
    """Return the toy with a fault in every part of one unit, of each of which a check has found where it stands."""
    name = "exemplars/chi-bo-hoa-sen.yml"
    fault = "discrepancies: [{kind: cách-ghi, note: In hai kiểu.}, {kind: mâu-thuẫn, note: In như vậy.}]\n"
    text = (toy / name).read_text(encoding="utf-8") + f"note: Chưa rõ ngày lập.\n{fault}"
    text = text.replace("    text: Chi bộ giữ", f"    {fault}    text: Chi bộ giữ")
    for field in CLAIMS:
        text += f"{field}:\n"
        for number in (1, 2):
            cited = f"    cite: [bai-bao-mau-2017#d{number}]\n"
            text += f"  - text: Lời {number} của {field}.\n{cited}" + (f"    {fault}" if number == 2 else "")
    library = gather(lay({name: text}))
    entry = library.catalog.exemplars["chi-bo-hoa-sen"]
    faults = {(name, part.path, "mâu-thuẫn"): "/".join(map(str, part.path)) for part in walk_parts(entry)}
    return replace(library, faults=faults)


def test_each_list_of_claims_has_its_own_words_notes_and_faults(told: Library) -> None:
    view = show(told, "chi-bo-hoa-sen")
    for field in CLAIMS:
        fault = f"{_POINTED}Máy kiểm tra thấy: {field}/1. In như vậy."
        assert read_flow(view[field]) == [f"Lời 1 của {field}.", f"Lời 2 của {field}.", fault]
        lines = [block.line for block in walk_flow(view[field]) if isinstance(block, Paragraph)]
        assert list(map(list_notes, lines)) == [[1], [2]]


def test_a_unit_tells_its_own_faults_and_note(told: Library) -> None:
    view = show(told, "chi-bo-hoa-sen")
    assert read_flow(view["note"]) == ["Ghi chú của ban biên tập: Chưa rõ ngày lập."]
    assert show(told, "xa-dong-xanh")["note"] == ()


def test_what_does_not_agree_is_pointed_at_before_the_sources_and_ways_of_writing_are_not(told: Library) -> None:
    page = plan_body(told, "chi-bo-hoa-sen")
    *_, before, _, _ = page.blocks
    (fault,) = before.blocks
    assert isinstance(fault, Faults)
    assert [read(line) for line in fault.items] == [f"{_POINTED}In như vậy."]
    (link,) = [run for run in fault.items[0] if run.href]
    assert (link.on, link.href) == ("", "../so-lieu/sai-lech.html#dien-hinh-chi-bo-hoa-sen-1")
    assert [run.on for run in fault.items[0] if "In như vậy" in run.text] == ["paper"]
    assert "In hai kiểu" not in str(page.blocks)
    explained = list_articles(plan_faults(told).blocks)
    assert read_flow(explained["dien-hinh-chi-bo-hoa-sen-1"].blocks)[0] == "In như vậy."
    source = find_division(plan_source(told, "bai-bao-mau-2017"), "muc-sai-lech")
    assert [read(line) for block in source if isinstance(block, Lines) for line in block.items][-1] == (
        "Nguồn ghi không thống nhất, trên trang Chi bộ Hoa Sen: In hai kiểu."
    )


def test_what_a_unit_carries_out_is_told_with_its_faults(told: Library) -> None:
    (done,) = list_articles(show(told, "chi-bo-hoa-sen")["implements"]).values()
    assert list_runs_of(done) == [("Chỉ thị 05-CT/TUM", "../van-ban/05-ct-tum-2016.html")]
    title, said, fault = read_flow(done.blocks)
    assert title == told.catalog.directives["05-ct-tum-2016"].record.title
    assert said == "Chi bộ giữ sổ việc tốt từ năm 2016."
    assert fault == f"{_POINTED}Máy kiểm tra thấy: implements/0. In như vậy."


def test_a_unit_that_says_nothing_of_a_document_carries_it_out_through_its_models(library: Library) -> None:
    sheet = Sheet(library, _ELSEWHERE)
    assert read_flow(plan_practice(sheet, "xa-dong-xanh", "01-kl-tum-2021")) == [
        "Qua mô hình: Ấm nước đầu xóm, Hàng cây nhớ ơn"
    ]
    assert read_flow(plan_practice(sheet, "dang-uy-mau", "01-nq-dum-2016")) == ["Qua mô hình: Sổ việc tốt"]
    assert read_flow(plan_practice(sheet, "dang-uy-mau", "05-ct-tum-2016")) == [
        "Lập kế hoạch rồi mở lớp học cho đảng viên."
    ]
    assert plan_practice(sheet, "chi-bo-hoa-sen", "01-nq-dum-2016") == ()


def test_the_steps_of_a_model_are_numbered_and_only_a_model_has_steps(library: Library) -> None:
    sheet = Sheet(library, _ELSEWHERE)
    view = plan_stated(sheet, library.catalog.models["so-viec-tot"], 1, "Số liệu", ordered=("tasks",))
    (steps,) = view["steps"]
    assert isinstance(steps, Items)
    assert steps.is_ordered
    assert read_flow(view["steps"]) == [
        "Mỗi chi bộ giữ một cuốn sổ, ai cũng ghi được.",
        "Cuối tháng đọc sổ ở buổi sinh hoạt.",
    ]
    assert "implements" not in view
    assert "steps" not in show(library, "dang-uy-mau")
    assert [
        block.is_ordered for field in ("tasks", "lessons") for block in view[field] if isinstance(block, Items)
    ] == [
        True,
        False,
    ]


def test_a_figure_is_a_row_with_all_that_is_said_of_it(library: Library) -> None:
    entry = library.catalog.exemplars["xa-dong-xanh"]
    row = plan_figure(Sheet(library, _ELSEWHERE), entry, 0, entry.record.figures[0])
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
            owner=Run("Xã Đồng Xanh", "../dien-hinh/xa-dong-xanh.html#so-mo-hinh"),
            remark=row.remark,
            sources=row.sources,
            notes=(1,),
            faults=(),
        )
    )
    assert read(row.remark) == "Nguồn in «02»."
    assert [source.href for source in row.sources] == ["../nguon/bai-bao-mau-2023.html#doan-3"]


def test_only_a_whole_names_parts_and_only_a_part_a_whole(library: Library) -> None:
    remarks = {anchor: list(map(read, row.cells[0].remarks)) for anchor, row in list_figures(library).items()}
    told = {anchor: said for anchor, said in remarks.items() if any(text[:3] in ("Gồm", "Nằm") for text in said)}
    assert told == {
        "khen-tat-ca": ["Gồm: 38 điển hình (Đảng bộ Mẫu, cấp tỉnh khen); 320 điển hình (Đảng bộ Mẫu, cấp huyện khen)."],
        "dang-vien-tre": ["Nằm trong gần 1 vạn đảng viên (Đảng viên tham gia học tập)."],
    }


def test_a_part_of_another_time_tells_its_own(change: Change) -> None:
    old = "    scope: Đảng bộ Mẫu, cấp tỉnh khen\n    as_of: 2017-05\n"
    library = gather(change(_UNIT, old, old.replace("2017-05", "2017-04")))
    (parts,) = list_figures(library)["khen-tat-ca"].cells[0].remarks
    assert read(parts).startswith("Gồm: 38 điển hình (Đảng bộ Mẫu, cấp tỉnh khen), tính đến 4/2017; ")


def test_a_figure_of_a_record_without_a_page_is_refused(library: Library) -> None:
    entry = library.catalog.exemplars["dang-uy-mau"]
    homeless = Entry(_Homeless.model_validate(entry.record.model_dump(include=set(Dossier.model_fields))), entry.file)
    with pytest.raises(LookupError, match=re.escape(f"{_UNIT} has figures but no page")):
        plan_stated(Sheet(library, _ELSEWHERE), homeless, 1, "Số liệu")


def test_a_meeting_tells_who_held_it_what_about_and_from_when_until_when(library: Library) -> None:
    meetings = list_articles(show(library, "dang-uy-mau")["conferences"])
    first, second = meetings.values()
    assert (first.heading.anchor, read(first.heading.line)) == ("lop-hoc-2016", "Lớp học chuyên đề đầu tiên")
    facts, words, fault = read_flow(first.blocks)
    assert facts == "từ 20/2/2016 đến 21/2/2016 · Đảng ủy Mẫu · về Chỉ thị 05-CT/TUM"
    assert list_links_of(first)[0] == ("Đảng ủy Mẫu", "../dien-hinh/dang-uy-mau.html")
    assert words == "Lớp học nghe giới thiệu Chỉ thị 05."
    assert "thấy: ngày 20/2/2016 đứng trước ngày ban hành Chỉ thị 05-CT/TUM (15/5/2016)." in fault
    facts, words, fault = read_flow(second.blocks)
    assert facts.startswith("30/2/2017 · ")
    assert facts.endswith(" · về Chỉ thị 05-CT/TUM, Chuyên đề năm 2017")
    assert "thấy: ngày 30/2/2017 không có trong lịch." in fault
    told = [each.blocks[1] for each in (first, second)]
    assert [len(list_notes(block.line)) for block in told if isinstance(block, Paragraph)] == [1, 1]


def test_a_meeting_without_a_day_or_a_holder_tells_neither(change: Change) -> None:
    old = (
        "    date: 2016-02-20\n    until: 2016-02-21\n    organizer: dang-uy-mau\n    about:\n      - 05-ct-tum-2016\n"
    )
    text = "    text: Lớp học nghe giới thiệu Chỉ thị 05.\n"
    fault = (
        "    discrepancies:\n      - kind: trước-nguyên-nhân\n"
        "        note: Bài in ngày 20/2/2016, trước ngày ban hành chỉ thị; có thể năm in nhầm.\n"
    )
    cited = "    cite: [bai-bao-mau-2017#d2]\n"
    view = show(gather(change(_UNIT, old + text + cited + fault, text + cited)), "dang-uy-mau")
    first = list_articles(view["conferences"])["lop-hoc-2016"]
    assert read_flow(first.blocks) == ["Ngày: chưa có trong nguồn", "Lớp học nghe giới thiệu Chỉ thị 05."]


def test_a_commendation_tells_who_gave_what_to_whom_and_when(library: Library) -> None:
    (item,) = list_articles(show(library, "dang-uy-mau")["commendations"]).values()
    giver, receivers = item.heading.line
    assert giver == Run("Đảng ủy Mẫu", "../dien-hinh/dang-uy-mau.html")
    assert receivers.text == " → Chi bộ Hoa Sen và 37 tập thể"
    assert item.heading.anchor == "khen-chi-bo"
    facts, words = read_flow(item.blocks)
    assert facts == "Giấy khen · 19/5/2017 · Ban Thường vụ Đảng ủy Mẫu · 38 tập thể · Chi bộ Hoa Sen"
    assert list_links_of(item) == [("Chi bộ Hoa Sen", "../dien-hinh/chi-bo-hoa-sen.html")]
    assert words == "Khen các tập thể làm tốt Chỉ thị 05-CT/TUM."
    told = item.blocks[1]
    assert isinstance(told, Paragraph)
    assert len(list_notes(told.line)) == 1


@pytest.mark.parametrize("has_anchors", [True, False])
def test_what_another_record_tells_has_no_anchor_here(library: Library, *, has_anchors: bool) -> None:
    spot = library.catalog.bodies["dang-uy-mau"], 0
    for plan, anchor in ((plan_commendations, "khen-chi-bo"), (plan_conferences, "lop-hoc-2016")):
        (item,) = plan(Sheet(library, _ELSEWHERE), [spot], has_anchors=has_anchors).items
        assert item.heading.anchor == anchor * has_anchors


def test_a_commendation_of_an_unnamed_giver_names_none(change: Change) -> None:
    root = change(_UNIT, "    by: dang-uy-mau\n    by_text: Ban Thường vụ Đảng ủy Mẫu\n", "")
    (item,) = list_articles(show(gather(root), "dang-uy-mau")["commendations"]).values()
    assert read(item.heading.line) == "Cơ quan khen chưa có trong nguồn → Chi bộ Hoa Sen và 37 tập thể"


def test_a_commendation_of_a_giver_without_a_record_names_it(change: Change) -> None:
    (item,) = list_articles(
        show(gather(change(_UNIT, "    by: dang-uy-mau\n    by_text: Ban", "    by_text: Ban")), "dang-uy-mau")[
            "commendations"
        ]
    ).values()
    assert read(item.heading.line) == "Ban Thường vụ Đảng ủy Mẫu → Chi bộ Hoa Sen và 37 tập thể"


def test_a_commendation_of_which_no_count_is_said_tells_none(toy: Path, lay: Lay) -> None:
    text = (toy / _UNIT).read_text(encoding="utf-8")
    counted = re.sub(r"    count:.*\n(?:      .*\n)*", "", text)
    assert counted != text
    (item,) = list_articles(show(gather(lay({_UNIT: counted})), "dang-uy-mau")["commendations"]).values()
    facts, _ = read_flow(item.blocks)
    assert facts == "Giấy khen · 19/5/2017 · Ban Thường vụ Đảng ủy Mẫu · Chi bộ Hoa Sen"


def test_a_fault_of_a_commendation_is_told_with_what_was_computed(change: Change) -> None:
    old = "    date: 2017-05-19\n    text: Khen các tập thể làm tốt Chỉ thị 05-CT/TUM.\n"
    fault = "    discrepancies: [{kind: lịch, note: In như vậy.}]\n"
    root = change(_UNIT, old, old.replace("2017-05-19", "2017-02-30") + fault)
    (item,) = list_articles(show(gather(root), "dang-uy-mau")["commendations"]).values()
    said = (
        "Ngày không có trong lịch. Xem chỗ không khớp: "
        "Máy kiểm tra thấy: ngày 30/2/2017 không có trong lịch. In như vậy."
    )
    assert read_flow(item.blocks)[-1] == said


def test_a_fault_of_an_issuer_without_a_file_is_told_with_what_was_computed(change: Change) -> None:
    old = "        date: 2023-06-28\n"
    fault = "        discrepancies: [{kind: lịch, note: In như vậy.}]\n"
    view = show(
        gather(change("vocabulary/issuers.yml", old, f"        date: 2023-06-31\n{fault}")),
        "tinh-uy-mau",
    )
    assert "Máy kiểm tra thấy: ngày 31/6/2023 không có trong lịch." in read_flow(view["conferences"])[-1]


@pytest.fixture(scope="module")
def long(toy: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return the toy with a unit that states one more of each list than a page shows, and has a note and a fault."""
    root = tmp_path_factory.mktemp("long")
    shutil.copytree(toy, root, dirs_exist_ok=True)
    cited = "cite: [bai-bao-mau-2017#d1]"
    text = f"id: chi-bo-dai\nname: Chi bộ Dài\nlevel: co-so\n{cited}\nnote: Ghi chú.\n"
    text += "discrepancies: [{kind: mâu-thuẫn, note: In như vậy.}]\n"
    for field, words in _LISTS.items():
        text += f"{field}:\n"
        for number in range(STATED + 1):
            text += f"  - {{{words.format(number=number)}, {cited}}}\n"
    (root / "exemplars/chi-bo-dai.yml").write_text(text, encoding="utf-8")
    return gather(root)


def count_shown(view: Mapping[str, Flow]) -> dict[str, int]:
    """Count what is shown of each list."""
    found: dict[str, int] = {}
    for field in _LISTS:
        listed = [*list_items(view[field]), *list_articles(view[field]), *list_rows(view[field])]
        words = [block for block in view[field] if isinstance(block, Paragraph)]
        found[field] = len(listed) or len(words)
    return found


def test_a_page_shows_so_many_of_each_list_and_the_next_the_rest(long: Library) -> None:
    assert count_shown(show(long, "chi-bo-dai")) == dict.fromkeys(_LISTS, STATED)
    assert count_shown(show(long, "chi-bo-dai", 2)) == dict.fromkeys(_LISTS, 1)
    assert count_shown(show(long, "chi-bo-dai", WHOLE)) == dict.fromkeys(_LISTS, STATED + 1)
    last = show(long, "chi-bo-dai", 2)
    assert read_flow(last["summary"]) == [f"Lời {STATED} của summary."]
    assert list(list_figures(long, "chi-bo-dai", 2)) == [f"so-{STATED}"]
    for field, anchor in (("conferences", "hop"), ("commendations", "khen")):
        assert list(list_articles(last[field])) == [f"{anchor}-{STATED}"]


def test_an_item_is_linked_on_the_page_that_shows_it(long: Library) -> None:
    sheet, entry = Sheet(long, _ELSEWHERE), long.catalog.exemplars["chi-bo-dai"]
    owners = [plan_figure(sheet, entry, place, entry.record.figures[place]).owner.href for place in (0, STATED)]
    assert owners == ["../dien-hinh/chi-bo-dai.html#so-0", f"../dien-hinh/chi-bo-dai/trang/2.html#so-{STATED}"]


def test_only_the_first_page_has_the_note_and_the_faults_of_the_whole(long: Library) -> None:
    told = {number: show(long, "chi-bo-dai", number) for number in (WHOLE, 1, 2)}
    whole = ["Ghi chú của ban biên tập: Ghi chú."]
    assert {number: read_flow(view["note"]) for number, view in told.items()} == {WHOLE: whole, 1: whole, 2: []}
    pages = plan_body(long, "chi-bo-dai", WHOLE), plan_body(long, "chi-bo-dai"), plan_stated_body(long, "chi-bo-dai", 2)
    faults = [
        [block for block in walk_flow(page.blocks) if isinstance(block, Faults) and block.items] for page in pages
    ]
    assert list(map(len, faults)) == [1, 1, 0]


def list_rest(view: Mapping[str, Flow]) -> dict[str, Rest]:
    return {field: block for field, flow in view.items() for block in flow if isinstance(block, Rest)}


def test_each_list_says_how_long_it_is_and_where_it_goes_on(long: Library) -> None:
    rest = list_rest(show(long, "chi-bo-dai"))
    assert rest.keys() == _LISTS.keys()
    (said,) = {each.web for each in rest.values()}
    onward = "../dien-hinh/chi-bo-dai/trang/2.html"
    assert said == (Run(f"Xem tiếp ở trang sau, tất cả có {STATED + 1} mục", onward),)
    assert list_rest(show(long, "chi-bo-dai", 2)) == {}
    assert list_rest(show(long, "chi-bo-dai", WHOLE)) == {}
    assert count_stated(long, long.catalog.bodies["chi-bo-dai"].record) == STATED + 1


def test_print_tells_under_a_list_that_it_has_no_room_for_all(long: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PRINTED", STATED)
    rest = list_rest(show(long, "chi-bo-dai", WHOLE))
    said = f"Bản in này có {STATED} trong {STATED + 1} hội nghị; trang của sổ tay có đủ cả."
    assert read(rest["conferences"].paper) == said
    assert rest["conferences"].href == "../dien-hinh/chi-bo-dai/trang/2.html"


def test_results_lessons_and_limitations_are_told_in_this_order_each_where_there_is_any(told: Library) -> None:
    view = show(told, "chi-bo-hoa-sen")
    divisions = list(plan_outcomes(view))
    assert [division.anchor for division in divisions] == ["muc-ket-qua", "muc-bai-hoc", "muc-han-che"]
    assert [list(division.blocks) for division in divisions] == [
        list(view[field]) for field in ("highlights", "lessons", "limitations")
    ]


def test_only_the_summary_is_set_as_a_statement(told: Library) -> None:
    view = show(told, "chi-bo-hoa-sen")
    for field in CLAIMS:
        (style,) = {
            block.style for block in walk_flow(view[field]) if isinstance(block, Paragraph) and list_notes(block.line)
        }
        assert style == ("statement" if field == "summary" else "")


def test_the_sources_of_a_page_close_it_only_where_that_is_said(library: Library) -> None:
    sheet = Sheet(library, _ELSEWHERE)
    assert not plan_sources(sheet).is_closing
    assert plan_sources(sheet, is_closing=True).is_closing


def test_the_longest_list_of_a_unit_may_be_what_it_carries_out(library: Library) -> None:
    assert count_stated(library, library.catalog.bodies["chi-bo-hoa-sen"].record) == 1
    assert count_stated(library, library.catalog.bodies["huyen-uy-suoi-trong"].record) == 0


@pytest.mark.parametrize(
    ("count", "left"), [(0, []), (NAMED, []), (NAMED + 1, ["và 1 mục khác, ghi đủ trong dữ liệu của trang"])]
)
def test_the_first_of_many_names_are_linked_and_the_others_counted(count: int, left: list[str]) -> None:
    named = name_some(lambda number: Run(str(number), f"{number}.html"), range(count))
    assert [anchor.text for anchor in named if anchor.href] == [str(number) for number in range(min(count, NAMED))]
    assert [anchor.text for anchor in named if not anchor.href] == left


def test_a_place_is_the_province_or_else_the_level(library: Library) -> None:
    sheet, unit = Sheet(library, _ELSEWHERE), library.catalog.exemplars["xa-dong-xanh"].record
    assert write_place(sheet, unit) == "Tỉnh An Mẫu"
    assert write_place(sheet, unit.model_copy(update={"province": None})) == "Cơ sở"
