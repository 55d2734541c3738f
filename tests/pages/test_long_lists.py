"""No page grows with the collection: long lists go over pages, and nothing is lost between them."""

import gzip
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from handbook.pages import Library, gather_library, outline_pages, plan_page
from handbook.pages.addresses import relative_address
from handbook.reading import read_checked
from handbook.records import Citation
from handbook.render import make_environment, render_page

pytestmark = pytest.mark.slow

LINK = re.compile(r'href="([^"#:]+)(?:#([^"]*))?"')
MOST = 30_000


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = tmp_path_factory.mktemp("many")
    command = [sys.executable, "-m", "benchmarks.generate", "400", str(root)]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[2])
    checked = read_checked(root)
    assert checked.is_clean
    return gather_library(checked.catalog, checked.lineage, checked.names)


@pytest.fixture(scope="module")
def texts(library: Library) -> Mapping[str, str]:
    environment = make_environment()
    return {
        outline.path.removesuffix(".md") + ".html": render_page(environment, plan_page(library, outline))
        for outline in outline_pages(library)
    }


def find_links(texts: Mapping[str, str], folder: str, kept: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for address, text in texts.items():
        if address == f"{folder}/index.html" or address.startswith(f"{folder}/trang/"):
            rows = "\n".join(line for line in text.splitlines() if line.startswith("<tr"))
            found.update(
                target
                for target in (resolve(address, match[1]) for match in re.finditer(r'<th[^>]*><a href="([^"]+)"', rows))
                if target.startswith(kept)
            )
    return found


def resolve(address: str, href: str) -> str:
    parts = address.split("/")[:-1]
    for step in href.split("#", maxsplit=1)[0].split("/"):
        if step == "..":
            parts.pop()
        else:
            parts.append(step)
    return "/".join(parts)


def test_every_document_stands_on_exactly_one_page_of_the_list(library: Library, texts: Mapping[str, str]) -> None:
    counted = (each for each in library.catalog.directives if each not in library.lineage.reported)
    expected = Counter(f"van-ban/{identifier}.html" for identifier in counted)
    assert len(expected) > 100
    assert find_links(texts, "van-ban", "van-ban/") == expected


def test_every_body_and_source_stands_on_exactly_one_page_of_its_list(
    library: Library, texts: Mapping[str, str]
) -> None:
    assert find_links(texts, "co-quan", "").total() == len(library.catalog.bodies)
    assert find_links(texts, "nguon", "nguon/").total() == len(library.catalog.sources)


def test_every_figure_stands_on_exactly_one_page_of_the_ledger(library: Library, texts: Mapping[str, str]) -> None:
    pages = [text for address, text in texts.items() if re.fullmatch(r"so-lieu/(index|trang/\d+)\.html", address)]
    rows = [line for text in pages for line in text.splitlines() if re.match(r"<tr[ >].*data-label=\"Đếm gì\"", line)]
    assert len(pages) > 1
    assert len(rows) == len(library.figures)


def test_every_claim_of_a_source_is_on_one_of_its_pages(library: Library, texts: Mapping[str, str]) -> None:
    for identifier, entry in library.catalog.sources.items():
        claims = sum(
            len(library.support.get(Citation(identifier, passage.id), ())) for passage in entry.record.passages
        )
        pages = [
            text
            for address, text in texts.items()
            if address == f"nguon/{identifier}.html" or address.startswith(f"nguon/{identifier}/trang/")
        ]
        shown = sum(
            len(re.findall(r"^<li><a ", text.split('<ol class="hb-passages">')[1], re.MULTILINE)) for text in pages
        )
        assert shown == claims, identifier


def test_every_link_between_pages_leads_to_a_page(texts: Mapping[str, str]) -> None:
    for address, text in texts.items():
        for match in LINK.finditer(text):
            target = resolve(address, match[1])
            assert target in texts or target.startswith(("data/", "bien-tap/", "du-lieu/", "pdf/")), (address, match[0])


def test_no_page_is_heavy(texts: Mapping[str, str]) -> None:
    weights = {address: len(gzip.compress(text.encode())) for address, text in texts.items()}
    assert max(weights.values()) < MOST, max(weights, key=lambda address: weights[address])


def test_the_first_page_of_a_list_keeps_its_address_and_leads_to_the_next(texts: Mapping[str, str]) -> None:
    assert 'rel="next"' in texts["van-ban/index.html"]
    assert f'href="{relative_address("van-ban/index.html", "van-ban/trang/2.html")}"' in texts["van-ban/index.html"]
    assert 'rel="prev"' in texts["van-ban/trang/2.html"]
    assert 'href="../index.html"' in texts["van-ban/trang/2.html"]
