"""The sources as bibliographies: what a source does not say is not there, and no text can break the format."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.memo import ONCE
from handbook.opendata.bibliography import render_bibtex, render_csl
from handbook.pages import Library

Change = Callable[[str, str, str], Path]
Gather = Callable[[Path], Library]
ENTRY = re.compile(r"@(\w+)\{([a-z0-9-]+),\n((?:  [a-z]+ = \{.*\},\n)+)\}\n")


def read(library: Library) -> dict[str, dict[str, str]]:
    """Read the entries, each field on a line; anything else in the text is a fault."""
    text = b"".join(render_bibtex(library.catalog, ONCE)).decode()
    assert not ENTRY.sub("", text).strip()
    return {
        key: {"": kind, **dict(re.findall(r"^  ([a-z]+) = \{(.*)\},$", fields, re.MULTILINE))}
        for kind, key, fields in ENTRY.findall(text)
    }


def test_every_source_is_in_both(real_library: Library) -> None:
    items = json.loads(b"".join(render_csl(real_library.catalog, ONCE)))
    assert [item["id"] for item in items] == list(read(real_library)) == list(real_library.catalog.sources)


def test_an_article_says_where_and_when_it_stood(real_library: Library) -> None:
    entry = read(real_library)["tap-chi-cong-san-2020"]
    assert (entry[""], entry["journal"], entry["date"]) == ("article", "{Tạp chí Cộng sản}", "2020-02-08")
    assert (entry["year"], entry["month"], entry["author"]) == ("2020", "2", "{Sơn Minh Thắng}")
    item = next(
        each
        for each in json.loads(b"".join(render_csl(real_library.catalog, ONCE)))
        if each["id"] == "tap-chi-cong-san-2020"
    )
    assert (item["type"], item["container-title"]) == ("article-magazine", "Tạp chí Cộng sản")
    assert item["issued"] == {"date-parts": [[2020, 2, 8]]}
    assert item["author"] == [{"literal": "Sơn Minh Thắng"}]


def test_what_a_source_does_not_say_is_not_there(real_library: Library) -> None:
    entry = read(real_library)["lao-cai-mo-hinh-2023"]
    assert set(entry) == {"", "author", "title", "note", "langid"}
    item = next(
        each
        for each in json.loads(b"".join(render_csl(real_library.catalog, ONCE)))
        if each["id"] == "lao-cai-mo-hinh-2023"
    )
    assert set(item) == {"id", "type", "title", "author", "genre", "language"}


@pytest.mark.parametrize(
    ("published", "year", "issued"),
    [
        ("2017-05-19~", "2017", {"date-parts": [[2017, 5, 19]], "circa": True}),
        ("2017?", "2017", {"date-parts": [[2017]], "circa": True}),
        ("2017-11/2018-02", "", {"date-parts": [[2017, 11], [2018, 2]]}),
        ("2017-05/2017-07", "2017", {"date-parts": [[2017, 5], [2017, 7]]}),
        ("../2017-10-30", "", {"literal": "không muộn hơn 30/10/2017"}),
    ],
)
def test_a_date_that_is_not_sure_is_told_as_far_as_each_format_can(
    change: Change, gather: Gather, published: str, year: str, issued: object
) -> None:
    root = change("sources/bai-bao-mau-2017.yml", "published: 2017-05-19", f"published: {published}")
    library = gather(root)
    entry = read(library)["bai-bao-mau-2017"]
    assert (entry["date"], entry.get("year", "")) == (published, year)
    assert json.loads(b"".join(render_csl(library.catalog, ONCE)))[0]["issued"] == issued


def test_the_day_of_the_kept_copy_is_the_day_of_access(real_library: Library) -> None:
    assert read(real_library)["khoi-trung-uong-so-ket-2023"]["urldate"] == "2024-07-13"


@pytest.mark.parametrize(
    ("written", "escaped"),
    [("{", r"\textbraceleft{}"), ("}", r"\textbraceright{}"), ("100%", r"100\%"), ("#1_$", r"\#1\_\$"), ("~^", "")],
)
def test_no_letter_of_a_title_can_break_the_entry(change: Change, gather: Gather, written: str, escaped: str) -> None:
    path = "sources/bai-bao-mau-2023.yml"
    title = re.search(r"^title: .*$", (Path(__file__).parents[1] / "toy" / path).read_text("utf-8"), re.MULTILINE)
    assert title is not None
    library = gather(change(path, title[0], f'title: "Bài {written} mẫu"'))
    found = read(library)["bai-bao-mau-2023"]["title"]
    assert escaped in found
    assert found.count("{") == found.count("}")
    item = next(
        each for each in json.loads(b"".join(render_csl(library.catalog, ONCE))) if each["id"] == "bai-bao-mau-2023"
    )
    assert item["title"] == f"Bài {written} mẫu"
