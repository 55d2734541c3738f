"""A site that knows its address tells it to machines, on every page and in every file; one that does not, has none."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import html5lib
import pytest

from handbook.opendata.linked import Describer
from handbook.pages import Library
from handbook.records.catalog import RECORD_FOLDERS

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[2]
BASE = "https://so-tay.example/chi-thi/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module", params=["", BASE])
def base(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def site(base: str, toy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the toy with the address in its settings."""
    root = tmp_path_factory.mktemp("root")
    for folder in RECORD_FOLDERS:
        shutil.copytree(toy / folder, root / folder)
    shutil.copytree(REPOSITORY / "docs", root / "docs")
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    address = f"site_url: {base}\n" if base else ""
    (root / "mkdocs.yml").write_text(f"{address}{settings}", encoding="utf-8")
    command = [sys.executable, "-m", "handbook", "build", "--root", str(root)]
    result = subprocess.run(command, env=os.environ, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return root / "site"


def read_told(page: Path) -> list[dict[str, Any]]:
    """Take what a built page tells programs out of it, as they do."""
    document = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    scripts = [each for each in document.iter("script") if each.attrib.get("type") == "application/ld+json"]
    return [json.loads(each.text) for each in scripts]


def test_every_record_of_the_catalog_is_told_on_its_built_page(site: Path, base: str, library: Library) -> None:
    data = json.loads((site / "data" / "handbook.json").read_text(encoding="utf-8"))
    describer = Describer(library, base)
    for kind in ("directives", "bodies", "sources"):
        for item in (each for each in data[kind] if not each.get("reported")):
            (told,) = read_told(site / item["address"])
            assert told["identifier"] == item["id"]
            assert told.get("name", told.get("headline")) == item.get("name", item.get("title"))
            assert told == json.loads(describer.describe_page(item["address"]))


def test_the_page_of_the_data_tells_files_that_are_there_with_their_sizes(site: Path, base: str) -> None:
    (told,) = read_told(site / "du-lieu" / "index.html")
    assert told["@type"] == "Dataset"
    for file in told["distribution"]:
        address = file["contentUrl"].removeprefix(base or "../")
        assert file["contentSize"] == f"{(site / address).stat().st_size} B"


def is_page(path: Path) -> bool:
    """Tell whether a file is a page for readers, neither a redirect nor the page for wrong addresses."""
    return path.name != "404.html" and 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")


def test_every_page_names_the_feed(site: Path) -> None:
    for page in site.rglob("*.html"):
        if "form" in page.parts or not is_page(page):
            continue
        document = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        links = [each for each in document.iter("link") if each.attrib.get("type") == "application/atom+xml"]
        assert [(page.parent / each.attrib["href"]).resolve() for each in links] == [site / "data" / "changes.xml"], (
            page
        )


def test_the_sitemap_lists_every_page_by_its_whole_address_if_there_is_one(site: Path, base: str) -> None:
    listed = [place.text or "" for place in ET.parse(site / "sitemap.xml").getroot().iter(f"{SITEMAP}loc")]  # noqa: S314
    pages = {path for path in site.rglob("*.html") if "form" not in path.parts and is_page(path)}
    expected = {f"{base}{page.relative_to(site).as_posix()}" for page in pages} if base else set()
    assert {f"{base}index.html" if each == base else each for each in listed} == expected
    assert len(set(listed)) == len(listed)


def test_the_files_of_the_data_tell_the_address(site: Path, base: str) -> None:
    assert json.loads((site / "data" / "handbook.json").read_text(encoding="utf-8"))["site"] == (base or None)
    assert f'xml:base="{base or "../"}"' in (site / "data" / "changes.xml").read_text(encoding="utf-8")
    assert f",{base}van-ban/05-ct-tum-2016.html" in (site / "data" / "documents.csv").read_text(encoding="utf-8-sig")
