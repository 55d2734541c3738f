"""The copy to carry away: whole wherever it is unpacked, the same every time, and honest about where the reader is."""

from __future__ import annotations

import os
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest
from lxml import html

from handbook.opendata import write_size
from handbook.pages.addresses import DATA, OFFLINE_ZIP
from handbook.records.catalog import RECORD_FOLDERS
from handbook.site.offline import TOP, OfflineError, offer_copy, pack_site

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[2]
TOY = REPOSITORY / "tests" / "toy"
PLACE = Path("Thư mục có dấu cách") / "Sổ tay đã chép"
ADDRESSES = ("href", "xlink:href", "src", "poster", "data", "action")
CSS_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "handbook", *map(str, arguments)]
    return subprocess.run(command, env=os.environ, capture_output=True, text=True, check=False)


def copy_root(origin: Path, target: Path) -> Path:
    for folder in RECORD_FOLDERS:
        shutil.copytree(origin / folder, target / folder)
    shutil.copytree(REPOSITORY / "docs", target / "docs")
    shutil.copy(REPOSITORY / "mkdocs.yml", target)
    return target


def unpack(archive: Path, folder: Path) -> Path:
    """Unpack a copy into a folder that has spaces and Vietnamese letters in its path."""
    with ZipFile(archive) as opened:
        opened.extractall(folder / PLACE)
    return folder / PLACE / TOP


@pytest.fixture(scope="session")
def toy_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the toy with its PDFs and its copy to carry away."""
    root = copy_root(TOY, tmp_path_factory.mktemp("toy"))
    result = run("build", "--root", root, "--pdf", "--offline")
    assert result.returncode == 0, result.stderr
    return root


@pytest.fixture(scope="session")
def real_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real handbook with its copy to carry away."""
    root = copy_root(REPOSITORY, tmp_path_factory.mktemp("real"))
    result = run("build", "--root", root, "--offline")
    assert result.returncode == 0, result.stderr
    return root


@pytest.fixture(scope="session", params=["toy_root", "real_root"])
def site(request: pytest.FixtureRequest) -> Path:
    root: Path = request.getfixturevalue(request.param)
    return root / "site"


@pytest.fixture(scope="session")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the copy that the site offers."""
    return unpack(site / OFFLINE_ZIP, tmp_path_factory.mktemp("copy"))


@cache
def read(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


@cache
def list_ids(path: Path) -> frozenset[str]:
    return frozenset(element.attrib["id"] for element in read(path).iter() if "id" in element.attrib)


def list_addresses(path: Path) -> Iterator[str]:
    if path.suffix == ".css":
        yield from CSS_ADDRESS.findall(path.read_text(encoding="utf-8"))
        return
    for element in read(path).iter():
        yield from (element.attrib[name] for name in ADDRESSES if name in element.attrib)
        yield from CSS_ADDRESS.findall(element.attrib.get("style", ""))


def find_fault(folder: Path, path: Path, address: str) -> str:
    """Tell what is wrong with an address on a page of a copy; nothing is the good answer."""
    parts = urlsplit(address)
    if parts.scheme in {"http", "https", "mailto", "data"}:
        return ""
    if address.startswith("/"):
        return "starts at the root"
    there = path.parent / unquote(parts.path) if parts.path else path
    if not Path(posixpath.normpath(there)).is_relative_to(folder):
        return "leaves the copy"
    if not there.is_file():
        return "leads nowhere"
    place = "" if "=" in parts.fragment else unquote(parts.fragment)  # "=" is a choice, which scripts read
    if place and there.suffix == ".html" and place not in list_ids(there.resolve()):
        return "has no such place"
    return ""


def walk(folder: Path) -> Iterator[str]:
    """Follow every address of every page and style of a copy."""
    for path in sorted((*folder.rglob("*.html"), *folder.rglob("*.css"))):
        for address in list_addresses(path):
            if fault := find_fault(folder, path, address):
                yield f"{path.relative_to(folder)}: {address} {fault}"


def list_names(archive: Path) -> list[str]:
    with ZipFile(archive) as opened:
        assert opened.testzip() is None
        return opened.namelist()


def read_words(page: Path) -> str:
    return " ".join(" ".join(read(page).find("body").itertext()).split())


def test_every_link_of_every_page_works_in_a_folder_with_spaces_and_vietnamese_letters(copy: Path) -> None:
    assert len(list(copy.rglob("*.html"))) > 40
    assert list(walk(copy)) == []


def test_every_link_works_in_a_copy_with_its_pdfs(toy_root: Path, tmp_path: Path) -> None:
    archive = tmp_path / "ca-pdf.zip"
    result = run("offline", "--root", toy_root, "--out", archive, "--pdf")
    assert result.returncode == 0, result.stderr
    folder = unpack(archive, tmp_path)
    assert list(walk(folder)) == []
    there = {path.relative_to(toy_root / "site").as_posix() for path in (toy_root / "site").rglob("*.pdf")}
    assert there
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf")} == there


def test_a_copy_without_pdfs_offers_none_and_says_why(toy_root: Path, tmp_path: Path) -> None:
    folder = unpack(toy_root / "site" / OFFLINE_ZIP, tmp_path)
    assert "Tải PDF" in read_words(toy_root / "site" / "van-ban" / "05-ct-tum-2016.html")
    assert "Tải PDF" not in read_words(folder / "van-ban" / "05-ct-tum-2016.html")
    assert not list(folder.rglob("*.pdf"))
    assert "không kèm các tệp PDF" in read_words(folder / "in-an" / "index.html")


def test_every_page_of_the_site_is_in_the_copy_but_those_that_need_the_web(site: Path, copy: Path) -> None:
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    carried = {path.relative_to(copy).as_posix() for path in copy.rglob("*.html")}
    left_out = {name for name in pages - carried if not name.startswith("bien-tap/form/")}
    assert left_out - {"in-an/ban-in.html"} == {"404.html"}
    assert carried <= pages


def test_the_data_and_the_index_of_the_search_are_in_the_copy(site: Path, copy: Path) -> None:
    for folder in ("data", "assets/search"):
        names = {path.relative_to(site) for path in (site / folder).rglob("*") if path.is_file()}
        for name in names - {Path(OFFLINE_ZIP)}:
            assert (copy / name).read_bytes() == (site / name).read_bytes()


def test_the_site_tells_the_size_of_the_copy_and_the_copy_that_it_is_one(site: Path, copy: Path) -> None:
    size = write_size((site / OFFLINE_ZIP).stat().st_size)
    assert f"tải bản mang theo ({size})" in read_words(site / DATA)
    assert "Bạn đang đọc bản mang theo" in read_words(copy / DATA)
    assert "tải bản mang theo" not in read_words(copy / DATA)


def test_a_site_without_a_copy_says_so(toy_root: Path, tmp_path: Path) -> None:
    result = run("build", "--root", toy_root, "--site-dir", tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert "không kèm bản mang theo" in read_words(tmp_path / "site" / DATA)
    assert not (tmp_path / "site" / OFFLINE_ZIP).exists()


def test_every_computer_can_unpack_the_names(site: Path) -> None:
    names = list_names(site / OFFLINE_ZIP)
    assert names == sorted(names)
    assert len({name.lower() for name in names}) == len(names)
    for name in names:
        assert name.isascii()
        assert name.startswith(f"{TOP}/")
        assert ".." not in name.split("/")
        assert not re.search(r"[<>:\"|?*\\]", name)
        assert len(name) < 160


def test_the_same_site_gives_the_same_bytes_wherever_and_whenever_it_is_packed(site: Path, tmp_path: Path) -> None:
    other = shutil.copytree(site, tmp_path / "khác", copy_function=shutil.copyfile)
    for path in other.rglob("*"):
        os.utime(path, (0, 1_900_000_000))
        path.chmod(0o700)
    pack_site(site, tmp_path / "a.zip")
    pack_site(other, tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_the_command_packs_what_the_site_offers(site: Path, tmp_path: Path) -> None:
    result = run("offline", "--root", TOY, "--site-dir", site, "--out", tmp_path / "moi" / "ban.zip")
    assert result.returncode == 0, result.stderr
    assert re.fullmatch(r".*ban\.zip: (?:\d+,\d MB|\d+ KB)\n", result.stdout)
    assert (tmp_path / "moi" / "ban.zip").read_bytes() == (site / OFFLINE_ZIP).read_bytes()


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    result = run("offline", "--root", TOY, "--site-dir", tmp_path, "--out", tmp_path / "ban.zip")
    assert result.returncode == 2
    assert "không có trang đã dựng" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_some_computers_unpack_wrongly_is_refused_and_the_old_copy_stays(
    toy_root: Path, tmp_path: Path
) -> None:
    site = shutil.copytree(toy_root / "site", tmp_path / "site")
    archive = tmp_path / "ban.zip"
    pack_site(site, archive)
    before = archive.read_bytes()
    (site / "assets" / "ảnh.png").write_bytes(b"")
    with pytest.raises(OfflineError, match=r"«assets/ảnh\.png»"):
        pack_site(site, archive)
    assert archive.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ban.zip", "site"]


def test_a_build_whose_copy_cannot_be_packed_leaves_the_old_site(toy_root: Path, tmp_path: Path) -> None:
    root = copy_root(TOY, tmp_path)
    shutil.copytree(toy_root / "site", root / "site")
    before = {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    (root / "docs" / "assets" / "ảnh.svg").write_text("<svg/>", encoding="utf-8")
    result = run("build", "--root", root, "--offline")
    assert result.returncode == 2
    assert "«assets/ảnh.svg»" in result.stderr
    assert "Traceback" not in result.stderr
    assert {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()} == before


def test_a_site_that_offers_a_copy_offers_the_same_when_asked_again(toy_root: Path, tmp_path: Path) -> None:
    site = shutil.copytree(toy_root / "site", tmp_path / "site")
    size = offer_copy(site)
    assert size == (toy_root / "site" / OFFLINE_ZIP).stat().st_size
    assert (site / DATA).read_bytes() == (toy_root / "site" / DATA).read_bytes()
