"""The finished site: whole, self-contained, the same every time, and never half of one.

The sites are built as an editor builds them, by the command, from copies of the real records and of the toy ones.
"""

from __future__ import annotations

import base64
import csv
import gzip
import hashlib
import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, reduce
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import html5lib
import pytest

from handbook.checks.findings import walk_parts, walk_records
from handbook.checks.reserved import check_taken_ids
from handbook.datafile import parse_datafile
from handbook.pages import passage_anchor
from handbook.reading import read_checked
from handbook.records import TermEntry
from handbook.records.catalog import RECORD_FOLDERS, Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from xml.etree.ElementTree import Element

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[1]
TOY = REPOSITORY / "tests" / "toy"
RECORDS = RECORD_FOLDERS
REDIRECT = "van-ban/nghi-quyet-01-2016.html"
WITH_PLACES_OF_RECORDS = ("van-ban/", "dien-hinh/", "co-quan/", "nguon/", "thuat-ngu/", "tra-cuu/")
LOST = "404.html"
UP = "../index.html"  # how it leads home without JavaScript, from wherever it is shown
ADDRESS_ATTRIBUTES = ("href", "{http://www.w3.org/1999/xlink}href", "src", "poster", "data", "action")
CSS_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")
THEME_ENGLISH = re.compile(
    r"\b(skip to content|table of contents|made with|back to top|permanent link|edit this page|view source|search|"
    r"header|footer|navigation|tabs|home|next|previous|copy|copied|last update|created|initializing|loading|"
    r"not found|switch to|dark mode|light mode|type to start|result)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?://\S+")
EMPTY = frozenset({"script", "style", "noscript", "template"})

HEAVIEST = 25_000
"""Bytes that a page may have at most, compressed as a server sends it."""


@dataclass(frozen=True)
class Html:
    """One parsed page; ``errors`` are what a strict reader of HTML objects to."""

    root: Element
    errors: list[object]

    @cached_property
    def ids(self) -> Counter[str]:
        """Count every id on the page."""
        return Counter(element.attrib["id"] for element in self.root.iter() if "id" in element.attrib)

    @cached_property
    def addresses(self) -> list[tuple[str, str]]:
        """List the name of an element and each address it holds."""
        return [*self._find_addresses()]

    @cached_property
    def target(self) -> str:
        """Where a page that stands for an old address leads at once."""
        for meta in self.find("meta"):
            if meta.attrib.get("http-equiv") == "refresh":
                return meta.attrib["content"].removeprefix("0; url=")
        return ""

    @property
    def words(self) -> str:
        """Everything on the page that is seen or read aloud."""
        return " ".join(_list_words(self.root.find("body")))

    def find(self, tag: str) -> list[Element]:
        """List the elements of one name."""
        return list(self.root.iter(tag))

    def _find_addresses(self) -> Iterator[tuple[str, str]]:
        for element in self.root.iter():
            tag = str(element.tag).rpartition("}")[2]
            yield from ((tag, element.attrib[name]) for name in ADDRESS_ATTRIBUTES if name in element.attrib)
            css = element.attrib.get("style", "") + ((element.text or "") if tag == "style" else "")
            yield from ((tag, address) for address in CSS_ADDRESS.findall(css))


@dataclass(frozen=True)
class Built:
    """A built site."""

    folder: Path

    @cached_property
    def pages(self) -> Mapping[str, Html]:
        """Every page by its address."""
        found = sorted(self.folder.rglob("*.html"))
        return {str(path.relative_to(self.folder)): read_html(path) for path in found}

    @property
    def content_pages(self) -> Iterator[tuple[str, Html]]:
        """The pages readers come for: no redirect, not the page for wrong addresses."""
        yield from ((name, page) for name, page in self.pages.items() if name != LOST and not page.target)

    @cached_property
    def files(self) -> frozenset[str]:
        """The addresses of all files."""
        return frozenset(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    @cached_property
    def redirects(self) -> Mapping[str, str]:
        """Where each old address leads."""
        return {name: page.target for name, page in self.pages.items() if page.target}


def read_html(path: Path) -> Html:
    """Read a page as the standard says browsers do."""
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    return Html(parser.parse(path.read_text(encoding="utf-8")), parser.errors)


def _list_words(element: Element) -> Iterator[str]:
    if element.tag in EMPTY:
        return
    yield from (
        element.attrib[name] for name in ("title", "alt", "aria-label", "placeholder") if name in element.attrib
    )
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _list_words(child)
        yield child.tail or ""


def run_build(root: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "handbook", "build", "--root", str(root), "--site-dir", str(site)]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)


def copy_root(origin: Path, target: Path) -> Path:
    """Copy a handbook with all the program reads: records, pages by hand, settings."""
    for folder in RECORDS:
        shutil.copytree(origin / folder, target / folder)
    shutil.copytree(REPOSITORY / "docs", target / "docs")
    shutil.copy(REPOSITORY / "mkdocs.yml", target)
    return target


def read_all(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("real")
    result = run_build(copy_root(REPOSITORY, folder), folder / "site", PYTHONHASHSEED="1", SOURCE_DATE_EPOCH="0")
    assert result.returncode == 0, result.stderr
    return Built(folder / "site")


@pytest.fixture(scope="session")
def toy_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("toy")
    result = run_build(copy_root(TOY, folder), folder / "site")
    assert result.returncode == 0, result.stderr
    return Built(folder / "site")


@pytest.fixture(params=["real_site", "toy_site"])
def site(request: pytest.FixtureRequest) -> Built:
    return request.getfixturevalue(request.param)


def resolve(site: Built, page: str, address: str) -> str:
    """Tell what is wrong with an address on a page; nothing is the good answer."""
    parts = urlsplit(address)
    if parts.scheme == "data":
        return ""
    if parts.path.startswith("/"):
        return "starts at the root"
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
    if target.startswith(".."):
        return "leaves the site"
    if target not in site.files:
        return "leads nowhere"
    if parts.fragment and "=" not in parts.fragment and target.endswith(".html"):  # "=" is a choice, which scripts read
        return "" if unquote(parts.fragment) in site.pages[target].ids else "has no such place"
    return ""


def is_free(name: str) -> bool:
    """Tell whether a record may have a name as its id."""
    try:
        term = TermEntry(id=name, label="Khóa", rank=1)
    except ValueError:
        return False
    return not [*check_taken_ids(Entry(term, parse_datafile("terms.yml", f"id: {name}\n".encode()).file))]


def is_external(address: str) -> bool:
    return address.startswith(("http:", "https:", "mailto:", "//"))


# Links


def test_every_link_of_every_page_leads_somewhere_inside_the_site(site: Built) -> None:
    broken = [
        f"{name}: {address} {fault}"
        for name, page in site.pages.items()
        for tag, address in page.addresses
        if not (tag == "a" and is_external(address)) and (name, address) != (LOST, UP)
        if (fault := resolve(site, name, address))
    ]
    assert broken == []


def test_every_stylesheet_names_only_files_of_the_site(site: Built) -> None:
    broken = [
        f"{name}: {address} {fault}"
        for path in sorted(site.folder.rglob("*.css"))
        for name in [str(path.relative_to(site.folder))]
        for address in CSS_ADDRESS.findall(path.read_text(encoding="utf-8"))
        if (fault := resolve(site, name, address))
    ]
    assert broken == []


def test_only_plain_links_name_other_sites(site: Built) -> None:
    named = {
        (name, tag, address)
        for name, page in site.pages.items()
        for tag, address in page.addresses
        if is_external(address) and tag != "a"
    }
    assert named == set()


def test_every_note_leads_to_its_passage(site: Built) -> None:
    for name, page in site.content_pages:
        for notes in (each for each in page.find("ol") if each.attrib.get("class") == "hb-notes"):
            links = [next(item.iter("a")).attrib["href"] for item in notes.findall("li")]
            assert links, name
            assert all(re.search(r"nguon/[a-z0-9-]+\.html#[a-z0-9-]+$", link) for link in links), name
            assert [resolve(site, name, link) for link in links] == [""] * len(links)


def test_every_note_lands_on_the_passage_it_names(site: Built) -> None:
    noted = 0
    for name, page in site.content_pages:
        for item in (each for each in page.find("li") if each.attrib.get("id", "").startswith("nguon-")):
            link = next(item.iter("a"))
            path, _, anchor = link.attrib["href"].partition("#")
            source = site.pages[posixpath.normpath(posixpath.join(posixpath.dirname(name), path))]
            passage = next(each for each in source.find("li") if each.attrib.get("id") == anchor)
            assert (link.text or "").lower() == (next(passage.iter("strong")).text or "").lower(), name
            noted += 1
    assert noted


def test_every_citation_in_a_text_has_its_note(site: Built) -> None:
    for name, page in site.content_pages:
        cited = {link.attrib["href"].removeprefix("#") for mark in page.find("sup") for link in mark.iter("a")}
        assert cited <= page.ids.keys(), name


def test_every_old_address_leads_to_a_page_and_none_to_another_old_one(site: Built) -> None:
    assert len(site.redirects) > 1
    for name, target in site.redirects.items():
        assert resolve(site, name, target) == "", name
        assert posixpath.normpath(posixpath.join(posixpath.dirname(name), target)) not in site.redirects, name


def test_an_old_id_leads_to_the_page_of_today(toy_site: Built) -> None:
    page = toy_site.pages[REDIRECT]
    assert page.target == "01-nq-dum-2016.html"
    assert [link.attrib["href"] for link in page.find("a")] == ["01-nq-dum-2016.html"]


# Pages


def test_no_page_uses_an_id_twice(site: Built) -> None:
    twice = {name: sorted(i for i, n in page.ids.items() if n > 1) for name, page in site.pages.items()}
    assert {name: ids for name, ids in twice.items() if ids} == {}


@pytest.mark.parametrize(("built", "root"), [("toy_site", TOY), ("real_site", REPOSITORY)])
def test_no_record_may_have_the_name_of_a_place_that_pages_have_for_themselves(
    built: str, root: Path, request: pytest.FixtureRequest
) -> None:
    catalog = read_checked(root).catalog
    shelves = (catalog.types, catalog.terms, catalog.provinces, catalog.levels, catalog.fields, catalog.audiences)
    given = {getattr(part.value, "id", "") for entry in walk_records(catalog) for part in walk_parts(entry)}
    given |= {passage_anchor(passage.id) for entry in catalog.sources.values() for passage in entry.record.passages}
    models = [entry.record for entry in catalog.models.values()]
    given |= {model.id.removesuffix(f"-{unit.unit}") for model in models for unit in model.units}  # within their unit
    given = given.union(*shelves, map(str, range(1900, 2100)))
    own = {
        each
        for name, page in request.getfixturevalue(built).pages.items()
        if name.startswith(WITH_PLACES_OF_RECORDS) and page.ids.keys() & given
        for each in page.ids.keys() - given
    }
    assert {"hb-search", "muc-nguon", "nguon-1", "muc-dieu-dua-vao", "__drawer"} <= own
    assert {each for each in own if is_free(each)} == set()


def test_every_page_is_well_formed_html(site: Built) -> None:
    assert {name: page.errors for name, page in site.pages.items() if page.errors} == {}


def test_every_page_forbids_what_is_not_in_its_files_and_needs_none_of_it(site: Built) -> None:
    for name, page in site.pages.items():
        rules = [meta.attrib["content"] for meta in page.find("meta") if "http-equiv" in meta.attrib]
        assert any(rule.startswith("default-src 'none'") for rule in rules), name
        if name == LOST:
            continue  # it carries its own style and script, and a policy that names them
        kinds = {script.attrib.get("type", "") for script in page.find("script") if "src" not in script.attrib}
        assert kinds <= {"application/json", "application/ld+json"}, name
        assert page.find("style") == [], name
        assert [key for element in page.root.iter() for key in element.attrib if key.startswith("on")] == [], name


def test_the_page_for_wrong_addresses_allows_its_own_style_and_script_and_nothing_else(site: Built) -> None:
    page = site.pages[LOST]
    (policy,) = (meta.attrib["content"] for meta in page.find("meta") if "http-equiv" in meta.attrib)
    for tag in ("style", "script"):
        (element,) = page.find(tag)
        digest = base64.b64encode(hashlib.sha256((element.text or "").encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}';" in policy
    assert not [element for element in page.root.iter() if "src" in element.attrib or element.tag == "link"]


def test_every_page_has_a_title_a_description_a_language_and_one_heading(site: Built) -> None:
    for name, page in site.content_pages:
        assert page.root.attrib["lang"] == "vi", name
        assert [(title.text or "").strip() != "" for title in page.root.find("head").iter("title")] == [True], name
        assert [
            meta.attrib["content"] != "" for meta in page.find("meta") if meta.attrib.get("name") == "description"
        ] == [True], name
        assert len(page.find("h1")) == 1, name


def test_titles_differ_from_page_to_page_and_say_no_word_twice(real_site: Built) -> None:
    titles = Counter(next(page.root.find("head").iter("title")).text for _, page in real_site.content_pages)
    assert [title for title, count in titles.items() if count > 1] == []
    assert titles["Sổ tay chỉ thị"] == 1


def test_no_english_of_the_theme_is_left_on_a_page(site: Built) -> None:
    data = json.loads((site.folder / "data/handbook.json").read_text(encoding="utf-8"))
    openings = [passage["opening"] for source in data["sources"] for passage in source["passages"]]
    english = [opening for opening in openings if THEME_ENGLISH.search(opening)]  # sources may be in English

    def find_english(words: str) -> list[str]:
        own = reduce(lambda text, opening: text.replace(opening, ""), english, ADDRESS.sub("", words))
        return THEME_ENGLISH.findall(own)

    found = {name: find_english(page.words) for name, page in site.pages.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_a_document_without_a_date_says_that_no_source_has_it(toy_site: Built) -> None:
    page = toy_site.pages["van-ban/nq-hoi-nghi-4-khoa-xii.html"]
    rows = {
        row.find("dt").text: "".join(row.find("dd").itertext())
        for row in page.find("div")
        if row.find("dt") is not None
    }
    assert rows["Ngày ban hành"] == "chưa có trong nguồn"
    assert rows["Số, ký hiệu"].startswith("chưa có trong nguồn")


def test_no_page_is_heavier_than_a_slow_line_carries_in_a_moment(real_site: Built) -> None:
    pages = {path: len(gzip.compress(path.read_bytes())) for path in real_site.folder.rglob("*.html")}
    assert {path.name: weight for path, weight in pages.items() if weight > HEAVIEST} == {}


def test_tables_name_their_columns_and_say_what_they_list(site: Built) -> None:
    for name, page in site.content_pages:
        for table in page.find("table"):
            assert table.find("caption") is not None or table.attrib.get("class") is None, name
            assert all(head.attrib.get("scope") == "col" for head in table.findall("thead/tr/th")) or (
                table.attrib.get("class") is None
            ), name


# Data


def test_the_records_are_published_as_they_stand(real_site: Built) -> None:
    files = (path for folder in RECORDS for path in (REPOSITORY / folder).rglob("*.yml"))
    originals = {path.relative_to(REPOSITORY).as_posix(): path.read_bytes() for path in files}
    assert read_all(real_site.folder / "data" / "records") == originals


def test_the_ledger_and_its_table_hold_the_same_figures(real_site: Built) -> None:
    text = (real_site.folder / "data" / "figures.csv").read_text(encoding="utf-8-sig")
    ledger = (page for name, page in real_site.pages.items() if name.startswith(("so-lieu/index.", "so-lieu/trang/")))
    rows = [row for page in ledger for row in page.root.findall(".//table/tbody/tr")]
    assert len(rows) == len(list(csv.DictReader(text.splitlines())))


def test_what_the_catalog_does_not_read_is_not_published(tmp_path: Path) -> None:
    root = copy_root(TOY, tmp_path)
    for name in (".05-ct-tum-2016.yml.swp", "._05-ct-tum-2016.yml", "05-ct-tum-2016.yml.orig"):
        (root / "directives" / name).write_bytes(b"\xff")
    (root / "sources" / ".#khoa.yml").symlink_to("ai-do@may-nao-do")
    assert run_build(root, tmp_path / "site").returncode == 0
    assert not [*(tmp_path / "site").rglob(".*"), *(tmp_path / "site").rglob("*.orig")]


# The same input gives the same bytes


def test_shuffled_files_another_day_and_another_hash_seed_change_no_byte(
    real_site: Built, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root, source = tmp_path_factory.mktemp("khac"), real_site.folder.parent
    inputs = (path for name in (*RECORDS, "docs") for path in (source / name).rglob("*") if path.is_file())
    for path in sorted((*inputs, source / "mkdocs.yml"), reverse=True):
        target = root / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    other = {"PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "2000000000", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C"}
    result = run_build(root, root / "site", **other)
    assert result.returncode == 0, result.stderr
    one, two = read_all(real_site.folder), read_all(root / "site")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


# A failed build changes nothing


def break_records(root: Path) -> None:
    with (root / "directives" / "05-ct-tum-2016.yml").open("a", encoding="utf-8") as record:
        record.write("truong-la: x\n")


def break_page(root: Path) -> None:
    (root / "docs" / "hong.md").write_text("[đi đâu](khong-co.md)\n", encoding="utf-8")


def break_settings(root: Path) -> None:
    (root / "mkdocs.yml").write_text("theme: [\n", encoding="utf-8")


def break_copying(root: Path) -> None:
    (root / "docs" / "mat.md").symlink_to("khong-co.md")


@pytest.mark.parametrize(
    ("damage", "status"),
    [(break_records, 1), (break_page, 2), (break_settings, 2), (break_copying, 2)],
)
def test_a_build_that_fails_leaves_the_old_site_byte_for_byte(
    tmp_path: Path, damage: Callable[[Path], None], status: int
) -> None:
    root, site = copy_root(TOY, tmp_path / "root"), tmp_path / "web" / "site"
    assert run_build(root, site).returncode == 0
    before = read_all(site)
    damage(root)
    result = run_build(root, site)
    assert result.returncode == status
    assert "Traceback" not in result.stderr
    assert "None" not in result.stderr
    assert read_all(site) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_first_build_that_fails_leaves_no_site(tmp_path: Path) -> None:
    root = copy_root(TOY, tmp_path)
    break_page(root)
    assert run_build(root, tmp_path / "site").returncode == 2
    assert not (tmp_path / "site").exists()


def test_a_folder_that_holds_something_else_is_never_taken_for_the_site(tmp_path: Path) -> None:
    root = copy_root(TOY, tmp_path / "root")
    result = run_build(root, root)
    assert result.returncode == 2
    assert "đang chứa thứ khác" in result.stderr
    assert (root / "directives" / "05-ct-tum-2016.yml").is_file()
