"""The pages of subjects, fields and audiences: each gathers what records say on it, from wherever they say it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from flows import find_division, list_links, list_rows, read_card, read_flow
from handbook.pages import Library, Page, gather_library, limits, plan_pages
from handbook.pages.lines import read
from handbook.pages.topics import plan_subjects, plan_topic
from handbook.reading import read_checked

Lay = Callable[[Mapping[str, str]], Path]

_SUBJECT = "tra-cuu/chu-de/neu-guong"
_CITED = "cite: [bai-bao-mau-2023#d3]"


def gather(root: Path) -> Library:
    checked = read_checked(root)
    assert checked.is_clean, checked.diagnostics
    return gather_library(checked.catalog, checked.lineage, checked.names)


def list_sections(page: Page) -> list[str]:
    return [each.heading for each in page.blocks if each.heading]


def test_a_subject_gathers_what_is_asked_models_lessons_and_figures(pages: Mapping[str, Page]) -> None:
    page = pages[_SUBJECT]
    assert list_sections(page) == [
        "Yêu cầu, nhiệm vụ (1)",
        "Mô hình (1)",
        "Bài học kinh nghiệm (1)",
        "Số liệu (3)",
        "Nguồn",
    ]
    asked = read_flow(find_division(page, "muc-nhiem-vu"))
    assert "Người đứng đầu lập kế hoạch học tập của mình: nói đi đôi với làm." in asked
    assert "Bắt đầu từ việc nhỏ." in read_flow(find_division(page, "muc-bai-hoc"))
    figures = (each for each in page.blocks if each.anchor == "muc-so-lieu")
    assert {read(row.cells[0].line) for row in list_rows(tuple(figures))} == {"Tập thể, cá nhân được khen"}


def test_it_opens_with_how_much_there_is_what_is_newest_and_what_is_near(pages: Mapping[str, Page]) -> None:
    assert {label: read(line) for label, line in read_card(pages[_SUBJECT]).items()} == {
        "Trong sổ tay": "1 yêu cầu, nhiệm vụ · 1 mô hình · 1 bài học · 3 số liệu",
        "Văn bản mới nhất": "Chỉ thị 05-CT/TUM",
        "Còn gọi là": "gương mẫu · nói đi đôi với làm",
        "Chủ đề gần": "Sinh hoạt chi bộ",
        "Xem thêm": "Xây dựng Đảng · Đảng viên",
    }


def test_a_claim_is_told_under_whose_it_is_and_leads_to_its_own_place(
    pages: Mapping[str, Page], read: Callable[[str], str]
) -> None:
    (anchor,) = (line for line in read("van-ban/05-ct-tum-2016").split('"') if line.startswith("muc-nhiem-vu-"))
    assert f'<a href="../../van-ban/05-ct-tum-2016.html#{anchor}">Chỉ thị 05-CT/TUM</a>' in read(_SUBJECT)
    assert pages[_SUBJECT].section == "chu-de"


def test_what_nothing_bears_has_no_page(lay: Lay, toy: Path) -> None:
    table = (toy / "vocabulary/subjects.yml").read_text(encoding="utf-8")
    more = "  - {id: ky-luat, label: Kỷ luật, definition: Giữ nghiêm kỷ luật.}\n"
    library = gather(lay({"vocabulary/subjects.yml": table + more}))
    assert "ky-luat" not in library.groups["chu-de"]
    assert not any("chu-de/ky-luat" in page.path for page in plan_pages(library))


def test_the_list_tells_what_each_subject_is_about_and_counts_what_is_on_it(library: Library) -> None:
    rows = list_rows(plan_subjects(library).blocks)
    assert [[read(cell.line) for cell in row.cells] for row in rows] == [
        ["Nêu gương", "1", "1", "1", "0", "1", "3"],
        ["Sinh hoạt chi bộ", "1", "1", "1", "0", "0", "0"],
    ]
    assert read(rows[1].cells[0].remarks[0]) == "Nền nếp, nội dung và cách điều hành buổi sinh hoạt của chi bộ."


def test_a_handbook_without_subjects_says_so(library: Library) -> None:
    bare = replace(library, groups={**library.groups, "chu-de": {}})
    assert "Chưa có gì trong sổ tay được xếp theo chủ đề." in read_flow(plan_subjects(bare).blocks)


def test_a_field_gathers_its_models_who_runs_them_what_they_serve_and_their_figures(pages: Mapping[str, Page]) -> None:
    page = pages["tra-cuu/linh-vuc/xay-dung-dang"]
    assert list_sections(page) == [
        "Mô hình (1)",
        "Đơn vị thực hiện (1)",
        "Văn bản được góp phần thực hiện (2)",
        "Số liệu (1)",
        "Nguồn",
    ]
    assert {label: read(line) for label, line in read_card(page).items()} == {
        "Trong sổ tay": "1 mô hình · 1 đơn vị · 2 văn bản · 1 số liệu",
        "Xem thêm": "Nêu gương, Sinh hoạt chi bộ · Đảng viên",
    }


def test_an_audience_tells_the_lessons_of_its_models(lay: Lay) -> None:
    lesson = f"lessons:\n  - {{text: Làm từ việc nhỏ., {_CITED}}}\n"
    unit = f"units:\n  - {{unit: xa-dong-xanh, {_CITED}}}\n"
    model = f"id: nep\nname: Nếp mới\n{unit}audiences: [nhan-dan]\n{_CITED}\n{lesson}"
    page = plan_topic(gather(lay({"exemplars/models/nep.yml": model})), "doi-tuong", "nhan-dan")
    assert "Làm từ việc nhỏ." in read_flow(find_division(page, "muc-bai-hoc"))


def test_what_is_too_much_for_a_page_goes_on_and_the_answer_leads_there(lay: Lay) -> None:
    count = limits.TOPIC + 1
    claims = "".join(
        f"  - {{text: Việc thứ {each}., subjects: [sinh-hoat-chi-bo], {_CITED}}}\n" for each in range(count)
    )
    text = f"id: nep\nname: Nếp mới\nunits:\n  - {{unit: xa-dong-xanh, {_CITED}}}\n{_CITED}\nsteps:\n{claims}"
    library = gather(lay({"exemplars/models/nep.yml": text}))
    first, second = (plan_topic(library, "chu-de", "sinh-hoat-chi-bo", number) for number in (1, 2))
    told = [read_flow(find_division(page, "muc-cach-lam")) for page in (first, second)]
    assert [f"Việc thứ {limits.TOPIC}." in each for each in told] == [False, True]
    whole = plan_topic(library, "chu-de", "sinh-hoat-chi-bo", 0)
    assert f"Việc thứ {limits.TOPIC}." in read_flow(find_division(whole, "muc-cach-lam"))


def test_a_document_a_unit_and_a_model_name_their_subjects(pages: Mapping[str, Page]) -> None:
    for address in ("van-ban/05-ct-tum-2016", "dien-hinh/xa-dong-xanh"):
        assert list_links(read_card(pages[address])["Chủ đề"]) == ["../tra-cuu/chu-de/neu-guong.html"]
    assert "Chủ đề" not in read_card(pages["van-ban/01-kl-tum-2021"])
