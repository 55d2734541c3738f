"""Each level has a page that is whole by itself; a place adds to it by a script of plain data."""

import html
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from handbook.pages import Library, Outline, Page, limits, list_places, outline_pages, place_data_address, render_place
from handbook.pages.addresses import DUTIES, HOME
from handbook.pages.duty_pages import plan_duties

_TAG = re.compile(r"<[^>]+>")
_TAKEN = re.compile(r'HandbookUnits\.take\("([a-z-]+)",(.+)\);\n')


def read_place(library: Library, province: str) -> Mapping[str, list[list[str]]]:
    """Read what the script of a place hands over."""
    found = _TAKEN.fullmatch(render_place(library, province))
    assert found
    assert found[1] == province
    told: Mapping[str, list[list[str]]] = json.loads(found[2])
    return told


def test_every_level_has_a_page_to_which_the_page_of_choice_leads(library: Library, read: Callable[[str], str]) -> None:
    outlined = {outline.path for outline in outline_pages(library)}
    choosing = read("viec/index")
    for level, entry in library.catalog.levels.items():
        assert f"viec/{level}.md" in outlined
        assert f'<a href="{level}.html">{entry.record.label}</a>' in choosing
        assert f'<option value="{level}">' in choosing


def test_the_first_page_leads_to_it(read: Callable[[str], str]) -> None:
    assert f'<a href="{DUTIES}">Việc của đơn vị tôi</a>' in read(HOME.removesuffix(".html"))


def test_a_page_tells_documents_tasks_models_figures_and_reviews_without_a_script(read: Callable[[str], str]) -> None:
    text = html.unescape(_TAG.sub("", read("viec/co-so")))
    for told in (
        "Cấp «Tỉnh, thành phố» ban hành",
        "Người đứng đầu lập kế hoạch học tập của mình",
        "Nêu tên: người đứng đầu",
        "Hàng cây nhớ ơn",
        "Xã Đồng Xanh",
        "Nguồn không nói rõ ngày của kỳ sơ kết, tổng kết tới.",
        "Hội nghị toàn tỉnh năm 2023",
    ):
        assert told in text


def test_what_no_source_says_is_named(library: Library, read: Callable[[str], str]) -> None:
    text = read("viec/quan-huyen")
    assert "Nguồn không nói rõ từng văn bản gửi tới cấp nào." in text
    assert "câu nào không nêu thì nguồn không nói rõ" in text
    empty = replace(library, groups={**library.groups, "cap": {}})
    view = plan_duties(empty, "co-so").view
    assert getattr(view, "documents") == ()  # noqa: B009 - views of pages are of any type


def test_a_province_of_today_has_a_script_and_one_that_became_another_has_none(library: Library) -> None:
    provinces = library.catalog.provinces
    found = [*list_places(library)]
    assert found
    assert not any(provinces[each].record.successors for each in found)


def test_a_place_adds_its_documents_with_the_level_of_the_issuer_and_the_levels_under_it(library: Library) -> None:
    told = read_place(library, "mau")
    rows = {row[0]: row for row in told["documents"]}
    *_, level, under = rows["Kết luận 01-KL/TUM"]
    assert level == "tinh"
    assert under.split() == ["co-so", "quan-huyen"]
    assert not {"Hướng dẫn 23-HD/ĐUM"} & rows.keys()  # which was repealed


def test_a_place_adds_models_and_figures_by_the_level_of_their_units_with_their_fields(library: Library) -> None:
    told = read_place(library, "mau")
    models = {(row[0], row[4]): row[5] for row in told["models"]}
    assert models["Sổ việc tốt", "quan-huyen"] == "xay-dung-dang"
    assert models["Giờ dạy học sớm", "co-so"] == "giao-duc"
    assert all(row[1].startswith("../") for rows in told.values() for row in rows)


def test_pages_and_scripts_are_the_same_in_any_process(library: Library) -> None:
    assert render_place(library, "mau") == render_place(library, "mau")
    assert place_data_address("mau") == "assets/units/mau.js"


def test_no_list_grows_without_end(library: Library, pages: Mapping[str, Page]) -> None:
    for level in library.catalog.levels:
        view = pages[f"viec/{level}"].view
        for group in getattr(view, "documents"):  # noqa: B009
            assert len(group.rows) <= limits.DUTIES
        assert len(getattr(view, "models").rows) <= limits.LIKE * (1 + len(library.catalog.fields))  # noqa: B009


def test_how_many_documents_are_left_out_is_told_with_the_list_they_are_in(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "DUTIES", 1)
    (whole, *_) = getattr(plan_duties(library, "co-so").view, "documents")  # noqa: B009
    (rest,) = whole.rest
    assert rest.text == "Còn 2 văn bản nữa, tìm trong danh sách văn bản của cấp «Tỉnh, thành phố»"
    assert rest.href == "../tra-cuu/cap/tinh.html"


def test_an_outline_names_each_page_once(library: Library) -> None:
    found = [outline for outline in outline_pages(library) if outline.path.startswith("viec/")]
    assert len(found) == len(library.catalog.levels) + 1
    assert all(isinstance(outline, Outline) for outline in found)
