"""The map of the site for programs: of the form of llmstxt.org, and every link of it leads somewhere."""

import re
from dataclasses import replace

import pytest

from handbook.opendata import render_map, render_metadata, render_open_data
from handbook.pages import Library, outline_pages, page_address
from handbook.pages.addresses import CRATE

_LINK = re.compile(r"- \[(?P<title>[^\[\]]+)\]\((?P<address>[^()\s]+)\)(?:: (?P<meaning>.+))?")
_BASES = ("", "https://so-tay.example/")


def _render(library: Library, base: str = "") -> list[str]:
    return render_map(library, base).decode().splitlines()


def test_the_map_begins_with_the_name_and_what_the_site_is(library: Library) -> None:
    lines = _render(library)
    assert lines[0] == f"# {library.site}"
    assert lines[2].startswith("> Sổ tay tra cứu")
    assert [line for line in lines if line.startswith("#")] == [
        f"# {library.site}",
        "## Dữ liệu",
        "## Trang tra cứu",
        "## Optional",
    ]


@pytest.mark.parametrize("base", _BASES)
def test_under_the_headings_there_is_nothing_but_links_that_lead_somewhere(library: Library, base: str) -> None:
    lines = _render(library, base)
    listed = [line for line in lines[lines.index("## Dữ liệu") :] if line and not line.startswith("## ")]
    found = [_LINK.fullmatch(line) for line in listed]
    assert all(found)
    sizes = {address: sum(map(len, pieces)) for address, pieces in render_open_data(library)}
    files = {*sizes, *(address for address, _ in render_metadata(library, "", sizes))}
    pages = {page_address(outline.path) for outline in outline_pages(library)} | {"du-lieu/index.html"}
    led = [match["address"] for match in found if match]
    assert set(led) <= {base + address for address in files | pages}
    assert {base + address for address in files} <= set(led)
    assert len(led) == len(set(led))


def test_the_map_leads_to_no_file_that_there_is_not(library: Library) -> None:
    assert CRATE in "\n".join(_render(library))
    assert CRATE not in "\n".join(_render(replace(library, updated="")))
