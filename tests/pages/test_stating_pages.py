"""No page grows with what its own record states: it shows the first, tells how many there are, and leads to all."""

import gzip
import html
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook.pages import Library, gather_library, outline_pages, plan_page
from handbook.pages.views import DirectiveView
from handbook.reading import read_checked
from handbook.render import make_environment, render_page

CITED = "citations: [{source: bai-bao-mau-2017, locator: đoạn 1}]"
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
    names = [f"{number:05}-ct-tum-2018" for number in range(1, count + 1)]
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
    assert isinstance(page.view, DirectiveView)
    assert page.view.drawing.width <= 1000
    assert page.view.drawing.height <= 1500
    assert (page.view.drawn, page.view.around) == (24, count + 1)
    text = render_page(make_environment(), page)
    assert len(gzip.compress(text.encode())) < HEAVIEST
    for share in range(len(kinds)):
        total = len(range(share, count, len(kinds)))
        assert f"Xem tất cả {total} văn bản liên quan" in html.unescape(text)
    listed = [
        row
        for path, outline in outlines.items()
        if path.startswith(f"van-ban/{STATING}/lien-quan")
        for row in re.findall(
            r"/(\d{5}-ct-tum-2018)\.html", render_page(make_environment(), plan_page(library, outline))
        )
    ]
    assert sorted(set(listed)) == [f"{number:05}-ct-tum-2018" for number in range(1, count + 1)]


@pytest.mark.parametrize("count", [21, 60])
def test_each_kind_that_is_stated_leads_to_where_the_list_tells_of_it(count: int, toy: Path, tmp_path: Path) -> None:
    library = open_handbook(toy, tmp_path / "root", count, KINDS)
    texts = {
        outline.path.removesuffix(".md"): render_page(make_environment(), plan_page(library, outline))
        for outline in outline_pages(library)
        if outline.path.startswith(f"van-ban/{STATING}")
    }
    links = re.findall(r'href="([^"#]*lien-quan[^"#]*)\.html#([^"]+)"', texts[f"van-ban/{STATING}"])
    assert bool(links) == (count // len(KINDS) > 10)
    for address, anchor in links:
        assert f'id="{anchor}"' in texts[f"van-ban/{address}"]
