"""The page about the data: every file, column and field is on it, and every example on it runs and says the truth."""

import html
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from handbook.opendata import plan_data, render_metadata, render_open_data, write_size
from handbook.opendata.json_schema import describe_models
from handbook.opendata.spreadsheets import TABLES
from handbook.pages import Library
from handbook.render import make_environment, render_page

TEMPLATE = Path(__file__).parents[2] / "scripts" / "handbook" / "templates" / "data.md.j2"
EXAMPLE = re.compile(r'<pre [^>]*data-example="([a-z]+)"><code>(.*?)</code></pre>', re.DOTALL)
EXAMPLES = {name: html.unescape(code) for name, code in EXAMPLE.findall(TEMPLATE.read_text(encoding="utf-8"))}


def write_data(library: Library, folder: Path) -> dict[str, Any]:
    """Write the files as a reader has them, and return the catalog."""
    for address, pieces in render_open_data(library):
        (folder / address).parent.mkdir(exist_ok=True)
        (folder / address).write_bytes(b"".join(pieces))
    return json.loads((folder / "data" / "handbook.json").read_text(encoding="utf-8"))


def run(name: str, folder: Path) -> list[str]:
    """Run an example as the page tells to: from a file beside the folder of the data."""
    program = folder / "vi-du.py"
    program.write_text(EXAMPLES[name], encoding="utf-8")
    command = [sys.executable, "-X", "utf8", "-W", "error", program.name]
    result = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout.splitlines()


@pytest.fixture(params=["library", "real_library"])
def each_library(request: pytest.FixtureRequest) -> Library:
    return request.getfixturevalue(request.param)


def render(library: Library) -> str:
    sizes = {address: sum(map(len, pieces)) for address, pieces in render_open_data(library)}
    sizes |= {address: len(text) for address, text in render_metadata(library, "", sizes)}
    return render_page(make_environment(), plan_data(library, sizes))


def test_every_example_is_tested() -> None:
    assert set(EXAMPLES) == {"continues", "faults", "issuers"}
    assert TEMPLATE.read_text(encoding="utf-8").count("<pre") == len(EXAMPLES)


def test_the_example_of_succession_prints_every_continuation(each_library: Library, tmp_path: Path) -> None:
    data = write_data(each_library, tmp_path)
    names = {item["id"]: item["short_name"] for item in data["directives"]}
    expected = [
        f"{item['short_name']} tiếp tục thực hiện {names[relation['target']]}"
        for item in data["directives"]
        for relation in item["relations"]
        if relation["type"] == "continues"
    ]
    assert expected
    assert run("continues", tmp_path) == expected


def test_the_example_of_faults_prints_every_figure_with_one(each_library: Library, tmp_path: Path) -> None:
    data = write_data(each_library, tmp_path)
    faulty = [
        figure["printed"]
        for item in (*data["directives"], *data["bodies"])
        for figure in item["figures"]
        if figure["discrepancies"]
    ]
    assert faulty
    assert [line.split(" | ")[1] for line in run("faults", tmp_path)] == faulty


def test_the_example_of_issuers_counts_their_documents(each_library: Library, tmp_path: Path) -> None:
    data = write_data(each_library, tmp_path)
    names = {item["id"]: item["name"] for item in data["bodies"]}
    counts = Counter(names[item["issuer"]] for item in data["directives"] if item["issuer"])
    assert dict(line.rsplit(": ", 1) for line in run("issuers", tmp_path)) == {
        name: str(count) for name, count in counts.items()
    }


def test_the_page_lists_every_file_with_its_size(library: Library) -> None:
    text = render(library)
    for address, pieces in render_open_data(library):
        name = address.rpartition("/")[2]
        row = next(line for line in text.splitlines() if f'href="../{address}" download' in line)
        assert f">{name}</a>" in row
        assert write_size(sum(map(len, pieces))) in row


def test_the_page_explains_every_column_and_every_field(library: Library) -> None:
    text = html.unescape(render(library))
    for table in TABLES:
        assert all(f"<dt>{column.heading}</dt>" in text for column in table.columns)
    for model in describe_models():
        assert all(f'<code lang="en">{field.name}</code>' in text and field.meaning in text for field in model.fields)


def test_a_column_named_in_the_steps_is_there() -> None:
    text = TEMPLATE.read_text(encoding="utf-8")
    steps = text[text.index("muc-bang-tinh") : text.index("muc-vi-du")]
    headings = {column.heading for table in TABLES for column in table.columns}
    assert set(re.findall(r"cột «(.+?)»", steps)) == {"giá trị", "số"}
    assert {"giá trị", "số"} <= headings


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 byte"),
        (999, "999 byte"),
        (1000, "1 KB"),
        (317_877, "318 KB"),
        (1_416_871, "1,4 MB"),
        (2 * 10**9, "2,0 GB"),
    ],
)
def test_a_size_is_written_as_readers_know_it(size: int, words: str) -> None:
    assert write_size(size) == words
