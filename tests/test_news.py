"""What is different since an earlier version is told on the page of changes and in the feed, as ``diff`` words it."""

import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from handbook.commands.cli import main
from handbook.difference import compare_catalogs
from handbook.difference.news import list_news
from handbook.records.loading import read_catalog

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
FEED = Path("build") / "docs" / "data" / "changes.xml"
PAGE = Path("build") / "docs" / "thay-doi" / "index.md"
SENTENCE = "quan hệ với Chỉ thị 05-CT/TUM đổi từ «tiếp tục thực hiện» thành «thay thế»"


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.vn", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)  # noqa: S607


@pytest.fixture
def root(lay: Lay, toy: Path) -> Path:
    """Commit the toy, then change a relation, a note in the log and take a document away."""
    root = lay({})
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "x")
    kept = (toy / "directives" / "01-kl-tum-2021.yml").read_text(encoding="utf-8")
    log = (toy / "vocabulary/changes/2026-11-22-1.yml").read_text(encoding="utf-8")
    return lay(
        {
            "directives/01-kl-tum-2021.yml": kept.replace("type: continues", "type: replaces"),
            "vocabulary/changes/2026-11-22-1.yml": log.replace("Thêm Kết luận 01", "Sửa Kết luận 01"),
        }
    )


def stage(root: Path, *options: str) -> tuple[ET.Element, str]:
    result = CliRunner().invoke(main, ["build", "--root", str(root), "--stage-only", *options], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return ET.parse(root / FEED).getroot(), (root / PAGE).read_text(encoding="utf-8")  # noqa: S314


def test_page_and_feed_tell_the_same_as_diff(root: Path, toy: Path) -> None:
    feed, page = stage(root, "--since", "HEAD")
    news = tuple(list_news(compare_catalogs(read_catalog(toy).catalog, read_catalog(root).catalog, pages=False)))
    assert [(each.id, each.sentences) for each in news] == [("01-kl-tum-2021", (SENTENCE,))]
    entry = feed.findall(f"{ATOM}entry")[0]
    assert entry.findtext(f"{ATOM}title") == "22/11/2026: những chỗ khác với bản trước"
    assert entry.findtext(f".//{XHTML}li/{XHTML}ul/{XHTML}li") == SENTENCE
    assert [link.attrib["href"] for link in entry.iter(f"{XHTML}a")] == ["van-ban/01-kl-tum-2021.html"]
    assert "## Khác với bản trước { #muc-khac }" in page
    assert re.search(r'<li>Sửa <a href="\.\./van-ban/01-kl-tum-2021\.html"[^>]*>Kết luận 01-KL/TUM</a>', page)
    assert f"<li>Q{SENTENCE[1:]}</li>" in page


def test_without_an_earlier_version_there_is_only_the_log(root: Path) -> None:
    feed, page = stage(root)
    assert len(feed.findall(f"{ATOM}entry")) == 2
    assert "Khác với bản trước" not in page


def test_a_version_that_is_the_same_is_no_news(root: Path) -> None:
    git(root, "commit", "-q", "-a", "-m", "y")
    feed, page = stage(root, "--since", "HEAD")
    assert len(feed.findall(f"{ATOM}entry")) == 2
    assert "Khác với bản trước" not in page


def test_a_record_that_is_gone_is_named_without_a_link(root: Path) -> None:
    (root / "sources" / "thua.yml").write_text(
        (root / "sources" / "bai-bao-mau-2023.yml").read_text("utf-8").replace("bai-bao-mau-2023", "thua"), "utf-8"
    )
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "y")
    (root / "sources" / "thua.yml").unlink()
    feed, page = stage(root, "--since", "HEAD")
    entry = feed.findall(f"{ATOM}entry")[0]
    assert next(entry.iter(f"{XHTML}li")).text == "Bỏ "
    assert list(entry.iter(f"{XHTML}a")) == []
    assert "<li>Bỏ " in page


def test_the_same_news_keep_their_id_and_others_get_another(root: Path) -> None:
    ids = [stage(root, "--since", "HEAD")[0].findall(f"{ATOM}entry")[0].findtext(f"{ATOM}id") for _ in range(2)]
    path = root / "directives" / "01-kl-tum-2021.yml"
    path.write_text(path.read_text("utf-8").replace("type: replaces", "type: amends"), "utf-8")
    other = stage(root, "--since", "HEAD")[0].findall(f"{ATOM}entry")[0].findtext(f"{ATOM}id")
    assert ids[0] == ids[1] != other


def test_a_version_that_is_not_there_is_refused(root: Path) -> None:
    result = CliRunner().invoke(main, ["build", "--root", str(root), "--since", "khong-co"])
    assert result.exit_code == 2
    assert "Lỗi: " in result.output
    assert not (root / "site").exists()
