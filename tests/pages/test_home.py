"""The first page: each document of the central line is told with its own followers and companions, and no other's."""

import html
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from documents import put_documents
from handbook.lineage.links import find_lineage
from handbook.names.bearers import index_names
from handbook.pages import Library, gather_library, limits
from handbook.pages.home import find_central_line, plan_home
from handbook.pages.library import count_figures
from handbook.pages.views import HomeView
from handbook.reading import read_checked
from handbook.render import make_environment, render_page

_ROOT = Path(__file__).parents[2]
_TAG = re.compile(r"<[^>]+>")

Documents = Mapping[str, Mapping[str, Any]]


def gather(library: Library, documents: Documents) -> Library:
    catalog = put_documents(library.catalog, documents)
    return gather_library(catalog, find_lineage(catalog), index_names(catalog))


def tell_line(library: Library) -> list[str]:
    """List the sentences of the first page about the central line."""
    text = render_page(make_environment(), plan_home(library))
    block = text.split("{ #dong-trung-tam }")[1].split("<figure")[0]
    return [" ".join(html.unescape(_TAG.sub("", line)).split()) for line in block.splitlines() if _TAG.sub("", line)]


def test_each_document_of_the_real_line_is_told_with_its_own_companions() -> None:
    checked = read_checked(_ROOT)
    line = tell_line(gather_library(checked.catalog, checked.lineage, checked.names))
    assert [sentence.partition(";")[0] for sentence in line[:3]] == [
        "Chỉ thị 06-CT/TW năm 2006 (7/11/2006) được tiếp tục thực hiện bởi Chỉ thị 03-CT/TW (14/5/2011).",
        "Chỉ thị 03-CT/TW (14/5/2011) được tiếp tục thực hiện bởi Chỉ thị 05-CT/TW (15/5/2016)",
        "Chỉ thị 05-CT/TW (15/5/2016) được tiếp tục thực hiện bởi Kết luận 01-KL/TW (18/5/2021)",
    ]
    [last] = line[3:]
    assert last == (
        "Kết luận 01-KL/TW (18/5/2021) thực hiện gắn với Kết luận 21-KL/TW (25/10/2021), "
        "Nghị quyết 847-NQ/QUTW (28/12/2021) và Chỉ thị 10-CT/TW (chưa rõ ngày)."
    )


def test_a_handbook_without_documents_says_so(library: Library) -> None:
    assert tell_line(gather(library, {})) == ["Sổ tay chưa có văn bản nào."]


def test_a_line_of_one_document_that_goes_with_none_is_its_name_and_date(library: Library) -> None:
    assert tell_line(gather(library, {"a": {"issued": "2016-05"}})) == ["Văn bản a (5/2016)."]
    assert tell_line(gather(library, {"a": {}})) == ["Văn bản a (chưa rõ ngày)."]


def test_a_companion_may_be_stated_by_either_document(library: Library) -> None:
    documents = {
        "a": {"issued": "2016", "relations": [("together_with", "b")]},
        "b": {"issued": "2017"},
        "c": {"issued": "2018", "relations": [("together_with", "a")]},
    }
    assert tell_line(gather(library, documents)) == [
        "Văn bản a (2016) thực hiện gắn với Văn bản b (2017) và Văn bản c (2018)."
    ]


def test_a_document_of_which_there_is_only_talk_is_no_companion(library: Library) -> None:
    documents = {
        "a": {"issued": "2016"},
        "b": {"reported": "Nghe kể ở xã.", "relations": [("together_with", "a")]},
    }
    assert tell_line(gather(library, documents)) == ["Văn bản a (2016)."]


def test_what_continues_two_documents_is_told_of_both_and_a_branch_of_its_own_base(library: Library) -> None:
    documents = {
        "a": {"issued": "2014"},
        "b": {"issued": "2015", "relations": [("continues", "a")]},
        "c": {"issued": "2016", "relations": [("continues", "a")]},
        "d": {"issued": "2017", "relations": [("continues", "b"), ("continues", "c")]},
    }
    assert tell_line(gather(library, documents)) == [
        "Văn bản a (2014) được tiếp tục thực hiện bởi Văn bản b (2015) và Văn bản c (2016).",
        "Văn bản b (2015) được tiếp tục thực hiện bởi Văn bản d (2017).",
        "Văn bản c (2016) được tiếp tục thực hiện bởi Văn bản d (2017).",
        "Văn bản d (2017).",
    ]


def test_an_undated_document_of_the_line_is_told_last_and_is_called_undated(library: Library) -> None:
    documents = {"a": {}, "b": {"issued": "2015", "relations": [("continues", "a")]}}
    assert tell_line(gather(library, documents)) == [
        "Văn bản b (2015).",
        "Văn bản a (chưa rõ ngày) được tiếp tục thực hiện bởi Văn bản b (2015).",
    ]


def make_crowd(companions: Mapping[str, int]) -> dict[str, dict[str, Any]]:
    """Make a line of documents, each with so many companions."""
    line = list(companions)
    documents: dict[str, dict[str, Any]] = {
        each: {"issued": str(2010 + place), "relations": [("continues", line[place - 1])] if place else []}
        for place, each in enumerate(line)
    }
    for each, count in companions.items():
        for number in range(count):
            documents[f"{each}{number:02}"] = {"issued": "2020", "relations": [("together_with", each)]}
    return documents


def test_very_many_companions_are_cut_and_the_rest_is_counted_where_it_is(library: Library) -> None:
    crowd = gather(library, make_crowd({"a": 3, "b": 40}))
    first, second = tell_line(crowd)
    assert first.startswith("Văn bản a (2010) được tiếp tục thực hiện bởi Văn bản b (2011); thực hiện gắn với ")
    assert first.endswith("Văn bản a01 (2020) và Văn bản a02 (2020).")
    shown = second.count("(2020)")
    assert 0 < shown <= limits.COMPANIONS
    assert second.endswith(f"Văn bản b{shown - 1:02} (2020) và {40 - shown} văn bản khác.")
    text = render_page(make_environment(), plan_home(crowd))
    assert f'<a href="van-ban/b.html#muc-quan-he">{40 - shown} văn bản khác</a>' in text


@pytest.mark.parametrize("count", [limits.COMPANIONS, limits.COMPANIONS + 1])
def test_what_has_room_is_not_cut(library: Library, count: int) -> None:
    (line,) = tell_line(gather(library, make_crowd({"a": count})))
    assert line.count("(2020)") == limits.COMPANIONS
    assert ("1 văn bản khác" in line) == (count > limits.COMPANIONS)


def test_only_what_is_told_is_drawn(library: Library) -> None:
    crowd = gather(library, make_crowd({"a": 3, "b": 40}))
    view: Any = plan_home(crowd).view
    told = {
        row.link.href
        for step in view.line
        for row in (step.document, *(row for each in step.predicates for row in each.documents))
    }
    assert {row.node.href for row in view.rail.rows} == told


def test_a_very_long_line_tells_its_last_documents_and_how_many_there_are_more(library: Library) -> None:
    crowd = gather(library, make_crowd(dict.fromkeys("abcdefghij", 0)))
    *sentences, rest = tell_line(crowd)
    assert [sentence[8] for sentence in sentences] == list("efghij")
    assert rest == "Dòng này còn 4 văn bản khác, xem lược đồ quanh Văn bản e."
    assert len(find_central_line(crowd)) == limits.LINE + 4


def test_of_lines_of_one_length_that_with_most_relations_is_central(library: Library) -> None:
    documents = make_crowd({"a": 1, "b": 0}) | {
        "x": {"issued": "2001"},
        "y": {"issued": "2002", "relations": [("continues", "x"), ("refers_to", "a"), ("refers_to", "b")]},
    }
    assert find_central_line(gather(library, documents)) == ("a", "b")
    documents["x"]["relations"] = [("refers_to", "a00")]
    documents["z"] = {"issued": "2003", "relations": [("continues", "y")]}
    assert find_central_line(gather(library, documents)) == ("x", "y", "z")


def test_a_longer_line_goes_before_one_with_more_relations_and_of_equals_the_last_by_id(library: Library) -> None:
    documents = make_crowd({"a": 9, "b": 9}) | make_crowd({"x": 0, "y": 0, "z": 0})
    assert find_central_line(gather(library, documents)) == ("x", "y", "z")
    assert find_central_line(gather(library, {each: {} for each in "lamortskbcdefghi"})) == ("t",)


def test_the_ways_in_say_how_much_there_is_behind_each(library: Library) -> None:
    page = plan_home(library)
    assert isinstance(page.view, HomeView)
    assert [(choice.link.href, choice.count) for choice in page.view.counts] == [
        ("van-ban/index.html", len(library.documents)),
        ("dien-hinh/index.html", len(library.catalog.exemplars)),
        ("mo-hinh/index.html", len(library.catalog.models)),
        ("so-lieu/index.html", count_figures(library.catalog)),
        ("nguon/index.html", len(library.catalog.sources)),
    ]
    assert page.wide


def test_words_of_another_relation_are_its_own(library: Library) -> None:
    kinds = library.catalog.relations
    kind = kinds["continues"]
    renamed = kind.record.model_copy(update={"id": "extends", "inverse_label": "được mở rộng bởi"})
    catalog = put_documents(
        replace(library.catalog, relations={**kinds, "extends": replace(kind, record=renamed)}),
        {"a": {"issued": "2014"}, "b": {"issued": "2015", "relations": [("extends", "a")]}},
    )
    assert tell_line(gather_library(catalog, find_lineage(catalog), index_names(catalog))) == [
        "Văn bản a (2014) được mở rộng bởi Văn bản b (2015).",
        "Văn bản b (2015).",
    ]


def test_the_newest_changes_and_the_best_held_choices_are_shown(library: Library) -> None:
    entry = library.catalog.changes[0]
    many = tuple(
        replace(entry, record=entry.record.model_copy(update={"text": f"Thêm lần {number}."})) for number in range(9)
    )
    view = plan_home(replace(library, catalog=replace(library.catalog, changes=many))).view
    assert isinstance(view, HomeView)
    assert ["".join(word.text for word in change.words) for change in view.changes] == [
        f"Thêm lần {number}." for number in range(5)
    ]
    crowded = gather(library, {f"d{year}": {"issued": str(year)} for year in range(2010, 2020)})
    view = plan_home(crowded).view
    assert isinstance(view, HomeView)
    assert max(len(facet.choices) for facet in view.facets) == 6


def read_home(library: Library) -> str:
    """Read all words of the first page."""
    text = render_page(make_environment(), plan_home(library)).split("---\n", 2)[2]
    return " ".join(html.unescape(_TAG.sub(" ", re.sub(r"<svg.*?</svg>", "", text, flags=re.DOTALL))).split())


def test_it_opens_with_what_it_is_for_three_questions_and_what_is_newest() -> None:
    checked = read_checked(_ROOT)
    told = read_home(gather_library(checked.catalog, checked.lineage, checked.names))
    asked = ("Sổ tay để tra cứu", "Tìm một văn bản", "Đơn vị tôi phải làm gì", "Mô hình để học theo", "## Mới nhất")
    places = [told.index(words) for words in (*asked, "## Dòng văn bản trung tâm")]
    assert places == sorted(places)
    assert "Kết luận 01-KL/TW : Đang thực hiện , theo nguồn mới nhất 19/1/2026" in told


def test_it_names_no_file_no_command_and_nothing_in_code() -> None:
    checked = read_checked(_ROOT)
    told = read_home(gather_library(checked.catalog, checked.lineage, checked.names))
    assert re.findall(r"\w+\.(?:yml|json|csv|md|py|html)\b|`|\bhandbook\b|--\w", told) == []


def test_what_a_unit_must_do_leads_to_the_last_document_of_the_line_that_asks_something(library: Library) -> None:
    task = {"tasks": [{"text": "Làm theo.", "cite": ["bai-bao-mau-2017#d1"]}]}
    documents: Documents = {
        "a": {"issued": "2014", **task},
        "b": {"issued": "2015", "relations": [("continues", "a")], **task},
        "c": {"issued": "2016", "relations": [("continues", "b")]},
    }
    view: Any = plan_home(gather(library, documents)).view
    assert [way.href for way in view.questions[1].ways[:2]] == ["viec/index.html", "van-ban/b.html#muc-yeu-cau"]
    silent: Any = plan_home(gather(library, {"a": {"issued": "2014"}})).view
    assert [way.text for way in silent.questions[1].ways] == [
        "Việc của đơn vị tôi",
        "Theo cấp",
        "Theo tỉnh, thành phố",
        "Theo văn bản được thực hiện",
    ]
