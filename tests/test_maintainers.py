"""What only those who work on the handbook see: no page, file or print that readers get holds a word of it."""

import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pymupdf
import pytest
from click.testing import CliRunner

from handbook.commands.cli import main
from handbook.difference import compare_catalogs, render_difference
from handbook.difference.news import list_news
from handbook.opendata.json_schema import render_schema
from handbook.records import MODELS, read_fields
from handbook.records.loading import read_catalog

Lay = Callable[[Mapping[str, str | bytes | None]], Path]

PRIVATE = """\
owner: Phòng Giữ Kín
review_by: 2031-03-17
todo: Gọi hỏi ông Kín về [[chuyen-de-2017|chuyên đề]] và Chỉ thị 05.
"""
WORDS = ("Giữ Kín", "giu kin", "2031-03-17", "17/3/2031", "ông Kín", "ong kin")
KEPT = (
    "directives/05-ct-tum-2016.yml",
    "exemplars/chi-bo-hoa-sen.yml",
    "exemplars/models/so-viec-tot.yml",
    "sources/bai-bao-mau-2017.yml",
)
ISSUERS = "vocabulary/issuers.yml"


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.vn", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)  # noqa: S607


@pytest.fixture
def root(toy: Path, lay: Lay) -> Path:
    """Commit the toy, then write private words into records of every kind."""
    root = lay({})
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "x")
    inner = "".join(f"    {line}\n" for line in PRIVATE.splitlines())
    issuers = (toy / ISSUERS).read_text(encoding="utf-8")
    files = {path: (toy / path).read_text(encoding="utf-8").rstrip("\n") + f"\n{PRIVATE}" for path in KEPT}
    return lay({**files, ISSUERS: issuers.replace("    level: ", f"{inner}    level: ", 1)})


def list_texts(folder: Path) -> Iterator[tuple[str, str]]:
    """List every file of a folder as text: what a copy to carry away holds, and what prints say."""
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        if path.suffix == ".pdf":
            with pymupdf.open(path) as document:
                yield path.name, " ".join("".join(page.get_text() for page in document).split())
        elif path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                yield from (
                    (f"{path.name}/{name}", archive.read(name).decode("utf-8", "replace"))
                    for name in archive.namelist()
                )
        else:
            yield path.name, path.read_bytes().decode("utf-8", "replace")


@pytest.mark.slow
def test_nothing_that_readers_get_holds_a_word_of_it(root: Path) -> None:
    build = ["build", "--root", str(root), "--pdf", "--offline", "--since", "HEAD"]
    result = CliRunner().invoke(main, build, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    texts = list(list_texts(root / "site"))
    assert {path.rpartition(".")[2] for path, _ in texts} >= {"html", "json", "csv", "xml", "pdf", "js"}
    told = {(path, word) for path, text in texts for word in WORDS if word in text}
    assert told == set()


def test_no_reader_is_told_that_it_changed(root: Path, toy: Path) -> None:
    difference = compare_catalogs(read_catalog(toy).catalog, read_catalog(root).catalog, pages=False)
    assert len(difference.records) == 5
    assert list(list_news(difference)) == []


def test_a_reviewer_is_told_that_it_changed(root: Path, toy: Path) -> None:
    told = render_difference(compare_catalogs(read_catalog(toy).catalog, read_catalog(root).catalog, pages=False))
    assert told.count("thêm người giữ: «Phòng Giữ Kín»") == 5
    assert told.count("thêm hạn xem lại: 17/3/2031") == 5
    assert told.count("thêm việc còn lại: «Gọi hỏi ông Kín") == 5


def test_a_document_named_in_a_private_note_is_named_nowhere(root: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--root", str(root)])
    assert result.output == "Dữ liệu không có lỗi.\n"


def test_the_schema_of_the_open_data_knows_no_private_field() -> None:
    private = {name for model in MODELS for name, shape in read_fields(model).items() if shape.traits.private}
    assert private == {"owner", "review_by", "todo"}
    assert not private & set(re.findall(r'"(\w+)":', render_schema()))


def test_a_day_for_the_next_review_lies_ahead_and_is_in_the_calendar(toy: Path, lay: Lay) -> None:
    text = (toy / KEPT[0]).read_text(encoding="utf-8").rstrip("\n")
    root = lay({KEPT[0]: f"{text}\nreview_by: 2031-02-30\n"})
    (line,) = (
        each for each in CliRunner().invoke(main, ["check", "--root", str(root)]).output.splitlines() if "lỗi[" in each
    )
    assert line.endswith("lỗi[date-impossible]: ngày 30/2/2031 không có trong lịch")
