"""No page grows with what its own record states: it shows the first, tells how many there are, and leads to all."""

import gzip
import html
import posixpath
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows import find_division, list_rows, walk_flow
from handbook.pages import Library, Outline, gather_library, limits, outline_pages, plan_page
from handbook.pages.blocks import Items, Picture, Rest
from handbook.pages.paging import WHOLE
from handbook.reading import read_checked
from handbook.render import make_environment, render_page

pytestmark = pytest.mark.slow

ENVIRONMENT = make_environment()

CITED = "cite: [bai-bao-mau-2017#d1]"
FIRST = 10_001
STATING = "99999-ct-tum-2019"
KINDS = ("together_with", "implements", "refers_to")
HEAVIEST = 25_000
"""Bytes a page of one record may have at most, compressed."""


def open_handbook(toy: Path, root: Path, count: int, kinds: tuple[str, ...]) -> Library:
    for folder in ("directives", "exemplars", "sources", "vocabulary"):
        shutil.copytree(toy / folder, root / folder)
    for name, text in write_documents(count, kinds):
        (root / f"directives/{name}.yml").write_text(text, encoding="utf-8")
    checked = read_checked(root)
    assert checked.is_clean, checked.diagnostics[:3]
    return gather_library(checked.catalog, checked.lineage, checked.names)


def write_documents(count: int, kinds: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    names = [f"{number:05}-ct-tum-2018" for number in range(FIRST, FIRST + count)]
    for name in names:
        yield name, write_document(name, "")
    stated = "".join(
        f"  - {{type: {kinds[place % len(kinds)]}, target: {name}, {CITED}}}\n" for place, name in enumerate(names)
    )
    yield STATING, write_document(STATING, f"relations:\n{stated}")


def write_document(name: str, relations: str) -> str:
    number, year = name[:5], name[-4:]
    return (
        f'id: {name}\ntype: chi-thi\nnumber: "{number}"\nsymbol: {number}-CT/TUM\ntitle: Về việc thử số {number}\n'
        f"short_name: Chỉ thị {number}-CT/TUM\nissuer: tinh-uy-mau\nissued: {year}-05-15\n"
        f"status: {{value: chua-xac-dinh}}\n{relations}{CITED}\n"
    )


@pytest.mark.parametrize("kinds", [KINDS, KINDS[:1], KINDS[1:2]], ids="+".join)
@pytest.mark.parametrize("count", [60, 300])
def test_a_document_that_states_very_many_relations_has_a_light_page_and_a_list_of_all(
    count: int, kinds: tuple[str, ...], toy: Path, tmp_path: Path
) -> None:
    library = open_handbook(toy, tmp_path / "root", count, kinds)
    outlines = {outline.path: outline for outline in outline_pages(library)}
    page = plan_page(library, outlines[f"van-ban/{STATING}.md"])
    (picture,) = (block for block in walk_flow(page.blocks) if isinstance(block, Picture))
    assert picture.drawing.width <= 1000
    assert picture.drawing.height <= 1500
    text = render_page(ENVIRONMENT, page)
    assert f"Sơ đồ và danh sách này có {limits.DRAWN} trong {count + 1} văn bản, đơn vị quanh văn bản này." in text
    assert len(gzip.compress(text.encode())) < HEAVIEST
    for share in range(len(kinds)):
        total = len(range(share, count, len(kinds)))
        assert f"Xem tất cả {total} văn bản liên quan" in html.unescape(text)
    listed = [
        row
        for path, outline in outlines.items()
        if path.startswith(f"van-ban/{STATING}/lien-quan")
        for row in re.findall(r"/(\d{5}-ct-tum-2018)\.html", render_page(ENVIRONMENT, plan_page(library, outline)))
    ]
    assert sorted(set(listed)) == [f"{number:05}-ct-tum-2018" for number in range(FIRST, FIRST + count)]


@pytest.mark.parametrize("count", [6, 60])
def test_each_kind_that_is_stated_leads_to_where_the_list_tells_of_it(count: int, toy: Path, tmp_path: Path) -> None:
    library = open_handbook(toy, tmp_path / "root", count, KINDS)
    texts = {
        outline.path.removesuffix(".md"): render_page(ENVIRONMENT, plan_page(library, outline))
        for outline in outline_pages(library)
        if outline.path.startswith(f"van-ban/{STATING}")
    }
    links = re.findall(r'href="([^"#]*lien-quan[^"#]*)\.html#([^"]+)"', texts[f"van-ban/{STATING}"])
    share = count // len(KINDS)
    assert bool(links) == (share > limits.share_room([share] * len(KINDS), limits.RELATED, limits.RELATIONS))
    for address, anchor in links:
        assert f'id="{anchor}"' in texts[f"van-ban/{address}"]


LISTS = ("summary", "tasks", "highlights", "lessons", "limitations")
UNIT = "xa-lon"


def write_unit(count: int) -> str:
    """Write a unit whose record states so many of everything."""

    def repeat(field: str, item: str) -> str:
        return f"{field}:\n" + "".join(f"  - {{{item.format(place)}, {CITED}}}\n" for place in range(count))

    return (
        f"id: {UNIT}\nname: Xã Lớn\nlevel: co-so\nprovince: mau\n{CITED}\n"
        + "".join(repeat(field, f"text: Việc {field} thứ {{}}.") for field in LISTS)
        + repeat("implements", "directive: 05-ct-tum-2016, text: Làm theo lần {}.")
        + repeat("figures", "id: so-{0}, indicator: mo-hinh, printed: '9', value: 9, scope: Thôn {0}")
        + repeat("conferences", "id: hoi-nghi-{0}, name: Hội nghị {0}, text: Nghe lần {0}.")
        + repeat("commendations", "id: khen-{0}, recipients: Chi bộ {0}, award: Bằng khen, text: Khen lần {0}.")
    )


@pytest.fixture(scope="module", params=[29, 30, 31, 200])
def unit(request: pytest.FixtureRequest, toy: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Library]:
    """Gather the toy with a unit that states so many of everything."""
    root = tmp_path_factory.mktemp("unit")
    for folder in ("directives", "exemplars", "sources", "vocabulary"):
        shutil.copytree(toy / folder, root / folder)
    (root / f"exemplars/{UNIT}.yml").write_text(write_unit(request.param), encoding="utf-8")
    checked = read_checked(root)
    assert checked.is_clean, checked.diagnostics[:3]
    return request.param, gather_library(checked.catalog, checked.lineage, checked.names)


def test_all_that_a_unit_states_stands_once_on_light_pages_that_lead_on(unit: tuple[int, Library]) -> None:
    count, library = unit
    texts = {
        outline.path: render_page(ENVIRONMENT, plan_page(library, outline))
        for outline in outline_pages(library)
        if outline.subject == UNIT
    }
    assert len(texts) == -(-count // limits.STATED)
    for text in texts.values():
        assert len(gzip.compress(text.encode())) < HEAVIEST
    whole = "".join(texts.values())
    for field in LISTS:
        assert [whole.count(f"Việc {field} thứ {place}.") for place in range(count)] == [1] * count
    for kind in ("so", "hoi-nghi", "khen"):
        assert [whole.count(f'id="{kind}-{place}"') for place in range(count)] == [1] * count
    first = texts[f"dien-hinh/{UNIT}.md"]
    assert first.count(f"tất cả có {count} mục") == (8 if count > limits.STATED else 0)


def test_every_link_to_what_a_unit_states_lands_on_it(unit: tuple[int, Library]) -> None:
    count, library = unit
    texts = {
        outline.path.removesuffix(".md") + ".html": render_page(ENVIRONMENT, plan_page(library, outline))
        for outline in outline_pages(library)
    }
    landed = set()
    for address, text in texts.items():
        for path, anchor in re.findall(r'href="([^":#]*)#((?:so|hoi-nghi|khen)-\d+)"', text):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(address), path)) if path else address
            assert f'id="{anchor}"' in texts[target], (address, path, anchor)
            landed.add(anchor)
    assert {f"so-{count - 1}", f"hoi-nghi-{count - 1}"} <= landed


def test_print_has_all_that_a_unit_states(unit: tuple[int, Library]) -> None:
    count, library = unit
    page = plan_page(library, Outline(f"dien-hinh/{UNIT}.md", "body", UNIT, part=WHOLE))
    (tasks,) = (block for block in find_division(page, "muc-nhiem-vu") if isinstance(block, Items))
    figures = list_rows(find_division(page, "muc-so-lieu"))
    assert len(tasks.items) == len(figures) == count
    assert [block for block in walk_flow(page.blocks) if isinstance(block, Rest)] == []


def test_what_one_item_names_in_a_row_is_told_by_the_first_and_a_count(toy: Path, tmp_path: Path) -> None:
    root, count = tmp_path / "root", 300
    open_handbook(toy, root, count, KINDS[:1])
    ids = ", ".join(f"{number}-ct-tum-2018" for number in range(FIRST, FIRST + count))
    model = f"id: mo-hinh-a\nname: Mô hình\nunits:\n  - {{unit: {UNIT}, {CITED}}}\nserves: [{ids}]\n{CITED}\n"
    met = f"id: hoi-nghi-a, name: Hội nghị, text: Nghe., about: [{ids}]"
    unit = f"id: {UNIT}\nname: Xã Lớn\nlevel: co-so\nprovince: mau\n{CITED}\n"
    (root / f"exemplars/{UNIT}.yml").write_text(f"{unit}conferences:\n  - {{{met}, {CITED}}}\n", encoding="utf-8")
    (root / "exemplars/models/mo-hinh-a.yml").write_text(model, encoding="utf-8")
    checked = read_checked(root)
    assert checked.is_clean
    library = gather_library(checked.catalog, checked.lineage, checked.names)
    outlines = (Outline(f"dien-hinh/{UNIT}.md", "body", UNIT), Outline("mo-hinh/mo-hinh-a.md", "model", "mo-hinh-a"))
    for outline in outlines:
        text = render_page(ENVIRONMENT, plan_page(library, outline))
        assert text.count(f"và {count - limits.NAMED} mục khác") == 1
    assert len(gzip.compress(text.encode())) < HEAVIEST
