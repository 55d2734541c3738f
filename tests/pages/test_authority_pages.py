"""Who may issue which types of documents, on the pages: of the document that says so, of a type, of the glossary."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.pages import Library, gather_library
from handbook.pages.browse import plan_facet
from handbook.pages.documents import plan_directive
from handbook.pages.glossary import plan_glossary
from handbook.pages.sources import plan_source
from handbook.pages.views import Page
from handbook.reading import read_checked
from handbook.render import make_environment, render_page

Lay = Callable[[Mapping[str, str | bytes | None]], Path]

_CITED = "cite: [bai-bao-mau-2017#d1]\n"
_RULE = (
    'id: 04-hd-tum-2014\ntype: huong-dan\nnumber: "04"\nsymbol: 04-HD/TUM\ntitle: Về các loại văn bản\n'
    "short_name: Hướng dẫn 04-HD/TUM\nissuer: tinh-uy-mau\nissued: 2014-03-02\nstatus:\n  value: chua-xac-dinh\n"
    "authority:\n"
    "  - level: quan-huyen\n    name: Đảng ủy\n    types: [nghi-quyet, ke-hoach, huong-dan, thong-tri]\n"
    f"    until: 2020\n    note: Phần của chi bộ chưa xem được.\n    {_CITED}"
    f"  - level: quan-huyen\n    name: Ban Thường vụ đảng ủy\n    types: [ke-hoach]\n    {_CITED}"
    f"{_CITED}"
)


@pytest.fixture
def library(lay: Lay, toy: Path) -> Library:
    name = "vocabulary/types.yml"
    types = (toy / name).read_text(encoding="utf-8")
    more = "  - id: thong-tri\n    label: Thông tri\n    note: Có trong danh mục.\n    cite: [bai-bao-mau-2017#d3]\n"
    root = lay({"directives/04-hd-tum-2014.yml": _RULE, name: types.rstrip("\n") + "\n" + more})
    checked = read_checked(root)
    return gather_library(checked.catalog, checked.lineage, checked.names)


def _render(page: Page) -> str:
    return render_page(make_environment(), page)


def test_a_document_says_whom_it_lets_issue_what_with_its_sources(library: Library) -> None:
    text = _render(plan_directive(library, "04-hd-tum-2014"))
    assert "## Nơi nào được ban hành loại văn bản nào { #muc-tham-quyen }" in text
    assert '<a href="../tra-cuu/loai/ke-hoach.html">Kế hoạch</a>' in text
    assert '<a href="../thuat-ngu/index.html#muc-loai-thong-tri">Thông tri</a>' in text
    assert "áp dụng đến trước năm 2020. Phần của chi bộ chưa xem được." in text


def test_a_type_tells_who_may_issue_it_by_which_document(library: Library) -> None:
    text = _render(plan_facet(library, "loai", "ke-hoach", 1))
    assert (
        'Nơi ban hành được kể ở <a href="../../van-ban/04-hd-tum-2014.html#muc-tham-quyen">Hướng dẫn 04-HD/TUM</a> '
        "(từ ngày 2/3/2014 đến trước năm 2020), cấp quận, huyện: Đảng ủy" in text
    )
    assert "(từ ngày 2/3/2014), cấp quận, huyện: Ban Thường vụ đảng ủy" in text
    assert "Nơi ban hành" not in _render(plan_facet(library, "loai", "chi-thi", 1))


def test_the_glossary_explains_every_type_also_one_without_documents(library: Library) -> None:
    text = _render(plan_glossary(library))
    assert 'id="muc-loai-thong-tri"' in text
    assert "Có trong danh mục. " in text
    assert "Sổ tay chưa có văn bản loại này." in text
    assert 'Nguồn: <a href="../nguon/bai-bao-mau-2017.html#doan-3">' in text


def test_the_page_of_a_source_lists_the_types_and_rules_that_rest_on_it(library: Library) -> None:
    text = _render(plan_source(library, "bai-bao-mau-2017"))
    assert '<a href="../thuat-ngu/index.html#muc-loai-thong-tri">Thông tri</a>: tên trong danh mục loại văn bản' in text
    assert ">Hướng dẫn 04-HD/TUM</a>: Ban Thường vụ đảng ủy được ban hành kế hoạch" in text
