"""Documents, bodies, models and places stand beside each other; what is loaded of them is plain data."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from flows import read_cells
from handbook.pages import Library, limits, list_compared_parts, render_compared
from handbook.pages.comparison import Compared, ComparedFigure, align_answers, plan_comparison
from handbook.pages.lines import Run

_TAKEN = re.compile(r"window\.HandbookPortions\?\.take\(\.\.\.(.+)\);\n")


def load_all(library: Library, kind: str) -> Mapping[str, Any]:
    """Load all things of a kind, from all parts."""
    things: dict[str, Any] = {}
    for each, part, address in list_compared_parts(library):
        if each == kind:
            found = _TAKEN.fullmatch(render_compared(library, kind, part))
            assert found
            told = json.loads(found[1])
            assert told[0] == f"{kind}-{part}"
            assert address == f"assets/compare/{kind}-{part}.js"
            things |= told[1]
    return things


def count_numbers(key: str, label: str, said: str) -> ComparedFigure:
    return ComparedFigure(key, label, (Run(said),))


def test_every_document_body_model_and_place_can_be_loaded(library: Library) -> None:
    assert load_all(library, "van-ban").keys() == set(library.documents)
    assert load_all(library, "don-vi").keys() == library.catalog.bodies.keys()
    assert load_all(library, "mo-hinh").keys() == library.catalog.models.keys()
    assert set(load_all(library, "noi")) < {*library.catalog.provinces, ""}


def test_a_thing_answers_with_links_that_lead_from_the_page_of_the_comparison(library: Library) -> None:
    answers = dict(load_all(library, "van-ban")["05-ct-tum-2016"]["answers"])
    assert answers["Ngày ban hành"] == [["15/5/2016", "../tra-cuu/nam/2016.html"]]
    assert answers["Ai thực hiện"][0] == ["3 văn bản triển khai", "../van-ban/05-ct-tum-2016.html#muc-quan-he"]
    assert answers["Tình trạng"][0][0] == "Được tiếp tục thực hiện"


def test_there_are_as_many_parts_as_keep_each_small(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "COMPARED_PART", 2)
    parts = [part for kind, part, _ in list_compared_parts(library) if kind == "van-ban"]
    assert len(parts) * 2 >= len(library.documents) > len(parts)
    assert load_all(library, "van-ban").keys() == set(library.documents)


def test_only_figures_that_count_the_same_share_a_row() -> None:
    first = Compared("A", (("Cấp", (Run("xã"),)),), (count_numbers("chi-bo chi bộ", "Chi bộ", "5 chi bộ"),))
    second = Compared("B", (("Nơi", (Run("Mẫu"),)),), (count_numbers("chi-bo %", "Chi bộ", "40%"),))
    third = Compared("C", (("Cấp", (Run("huyện"),)),), (count_numbers("chi-bo chi bộ", "Chi bộ", "9 chi bộ"),))
    table = align_answers((first, second, third))
    assert [column.heading for column in table.columns] == ["Câu hỏi", "A", "B", "C"]
    assert [read_cells(row) for row in table.rows] == [
        ["Cấp", "xã", "chưa ghi", "huyện"],
        ["Nơi", "chưa ghi", "Mẫu", "chưa ghi"],
        ["Chi bộ", "5 chi bộ", "chưa ghi", "9 chi bộ"],
    ]
    assert [read_cells(row)[0] for row in align_answers((first, second)).rows] == ["Cấp", "Nơi"]


def test_without_a_script_documents_that_follow_each_other_stand_beside_each_other(
    library: Library, read: Callable[[str], str]
) -> None:
    page = read("so-sanh/index")
    assert plan_comparison(library).wide
    assert '<th scope="col">Chỉ thị 05-CT/TUM</th><th scope="col">Kết luận 01-KL/TUM</th>' in page
    assert 'data-kind="van-ban" data-parts="1"' in page


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("van-ban/01-kl-tum-2021", "van-ban=01-kl-tum-2021,05-ct-tum-2016"),
        ("dien-hinh/dang-uy-mau", "don-vi=dang-uy-mau"),
    ],
)
def test_a_page_leads_to_its_subject_beside_others(read: Callable[[str], str], address: str, link: str) -> None:
    assert f'href="../so-sanh/index.html#{link}' in read(address)
