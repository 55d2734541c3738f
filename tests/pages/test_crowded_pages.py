"""No page grows with what others say of its record: it shows the first, tells how many more, and leads to all."""

import gzip
import html
import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from crowds import BODY, HUB, KINDS, write_crowd
from handbook.pages import Library, gather_library, limits, outline_pages, plan_page
from handbook.pages.paging import part_address
from handbook.pages.related import group_related
from handbook.reading import read_checked
from handbook.render import make_environment, render_page

pytestmark = pytest.mark.slow

FEW, MANY = 110, 220
SLACK = 300
"""Bytes by which a fuller pager and longer numbers may make a page heavier."""
ENTRY = 40
"""Bytes of a term's entry on the first page of the glossary, which names all."""
LINK = re.compile(r'href="([^":#]*)#([^"]+)"')
ANCHOR = re.compile(r'\bid="([^"]+)"|\{ #(\S+) \}')


def open_crowd(toy: Path, root: Path, size: int) -> Library:
    write_crowd(toy, root, size)
    checked = read_checked(root)
    assert checked.is_clean, checked.diagnostics[:3]
    return gather_library(checked.catalog, checked.lineage, checked.names)


def render_all(library: Library) -> Mapping[str, str]:
    environment = make_environment()
    return {
        outline.path.removesuffix(".md") + ".html": render_page(environment, plan_page(library, outline))
        for outline in outline_pages(library)
    }


@pytest.fixture(scope="module")
def crowd(toy: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    return open_crowd(toy, tmp_path_factory.mktemp("many"), MANY)


@pytest.fixture(scope="module")
def texts(crowd: Library) -> Mapping[str, str]:
    return render_all(crowd)


def weigh(library: Library, texts: Mapping[str, str]) -> Mapping[tuple[str, str], int]:
    """Weigh the heaviest page of each kind; ways in are a kind each."""
    weights: dict[tuple[str, str], int] = {}
    for outline in outline_pages(library):
        kind = outline.list_kind, outline.subject if outline.list_kind == "facet" else ""
        weight = len(gzip.compress(texts[outline.path.removesuffix(".md") + ".html"].encode()))
        weights[kind] = max(weight, weights.get(kind, 0))
    return weights


def find_parts(texts: Mapping[str, str], address: str) -> list[str]:
    """Find the pages of a list, in order."""
    found = [address]
    while part_address(address, len(found) + 1) in texts:
        found.append(part_address(address, len(found) + 1))
    return [texts[each] for each in found]


def test_a_page_weighs_the_same_when_twice_as_much_hangs_on_its_record(
    toy: Path, tmp_path: Path, crowd: Library, texts: Mapping[str, str]
) -> None:
    small = open_crowd(toy, tmp_path, FEW)
    few, many = weigh(small, render_all(small)), weigh(crowd, texts)
    entries = {("glossary", ""): (MANY - FEW) * ENTRY}
    grown = {
        kind: (weight, many[kind]) for kind, weight in few.items() if many[kind] > weight + SLACK + entries.get(kind, 0)
    }
    assert set(few) == set(many)
    assert grown == {}


def test_every_link_to_a_place_on_a_page_leads_to_that_place(texts: Mapping[str, str]) -> None:
    anchors = {
        address: {found for match in ANCHOR.finditer(text) for found in match.groups()}
        for address, text in texts.items()
    }
    lost = {
        (address, match[0])
        for address, text in texts.items()
        for match in LINK.finditer(text)
        for target in [
            posixpath.normpath(posixpath.join(posixpath.dirname(address), match[1])) if match[1] else address
        ]
        if target in texts
        and "=" not in match[2]
        and match[2] not in anchors[target]  # "=" is a choice, which scripts read
    }
    assert not lost, sorted(lost)[:5]


def test_every_page_but_the_first_is_reached_by_a_link(texts: Mapping[str, str]) -> None:
    reached = {
        posixpath.normpath(posixpath.join(posixpath.dirname(address), match[1]))
        for address, text in texts.items()
        for match in re.finditer(r'href="([^":#]+)', text)
    }
    known = {"bien-tap/thong-bao.html", "index.html", "thay-doi/index.html"}
    menu = {address for address in texts if address.count("/") == 1 and address.endswith("/index.html")}
    assert set(texts) - reached - known - menu == set()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (f"co-quan/{BODY}.html", f"Xem tất cả {3 * MANY} hội nghị, lớp học mà trang khác kể"),
        (f"co-quan/{BODY}.html", f"Xem tất cả {3 * MANY} lần khen mà trang khác kể"),
        ("dien-hinh/dang-uy-mau.html", f"Xem tất cả {3 * MANY} lần được khen mà trang khác kể"),
        ("van-ban/so-hieu.html", f"Xem tất cả {MANY + 2} chữ viết tắt của cơ quan"),
        ("thuat-ngu/index.html", f"Xem tất cả {MANY + 4} chữ viết tắt"),
        (f"van-ban/{HUB}.html", f"Xem tất cả {MANY + 1} văn bản liên quan"),
        ("index.html", f"{MANY - limits.COMPANIONS} văn bản khác"),
    ],
)
def test_a_page_that_shows_only_the_first_tells_how_many_there_are(
    address: str, words: str, texts: Mapping[str, str]
) -> None:
    assert words in html.unescape(texts[address])


@pytest.mark.parametrize(
    ("address", "item"),
    [
        (f"co-quan/{BODY}/hoi-nghi.html", r"<h3>(Hội nghị lần \d+)</h3>"),
        (f"co-quan/{BODY}/khen-thuong.html", r"<p>(Khen lần \d+)\."),
        ("dien-hinh/dang-uy-mau/duoc-khen.html", r"<p>(Khen lần \d+)\."),
    ],
)
def test_what_others_tell_of_a_body_is_all_on_the_pages_of_its_list(
    address: str, item: str, texts: Mapping[str, str]
) -> None:
    found = Counter(match for text in find_parts(texts, address) for match in re.findall(item, text))
    assert len(found) == MANY
    assert set(found.values()) == {3}


def test_all_that_is_related_to_a_document_is_told_kind_by_kind(crowd: Library, texts: Mapping[str, str]) -> None:
    pages = find_parts(texts, f"van-ban/{HUB}/lien-quan.html")
    groups = group_related(crowd, HUB)
    assert {*KINDS, "together_with"} < set(groups)
    rows = [row for text in pages for row in re.findall(r'<tr><th[^>]*><a href="([^"]+)"', text)]
    assert len(rows) == sum(map(len, groups.values()))
    told = {posixpath.basename(row).removesuffix(".html") for row in rows}
    assert told == {each for found in groups.values() for each in found}


def test_each_kind_of_relation_leads_to_where_the_list_tells_of_it(texts: Mapping[str, str]) -> None:
    links = re.findall(r'href="(05-ct-tum-2016/lien-quan[^"]*)#muc-([^"]+)">Xem tất cả', texts[f"van-ban/{HUB}.html"])
    found = dict(reversed(link) for link in links)
    assert {"together_with", "don-vi"} < set(found)
    assert len(set(found.values())) > 1
    for kind, address in found.items():
        assert f'id="muc-{kind}"' in texts[f"van-ban/{address}"]


def test_every_term_has_its_anchor_on_the_first_page_and_its_meaning_on_one(texts: Mapping[str, str]) -> None:
    pages = find_parts(texts, "thuat-ngu/index.html")
    assert len(pages) > 1
    meanings = Counter(match for text in pages for match in re.findall(r'<div id="(tu-\d+)"><dt>', text))
    assert len(meanings) == MANY
    assert set(meanings.values()) == {1}
    assert all(pages[0].count(f'id="{identifier}"') == 1 for identifier in meanings)


def test_a_very_long_line_shows_its_last_documents_and_leads_to_the_others(texts: Mapping[str, str]) -> None:
    line = texts["index.html"].split('<ol class="hb-line">')[1].split("</ol>")[0]
    assert line.count("<strong>") == limits.LINE
    assert f"Chuyên đề noi {999 + MANY}" in line
    assert f"Dòng này còn {MANY - limits.LINE} văn bản khác" in texts["index.html"]
