"""The JSON Schema of every kind of file: what the check takes, it takes too, as editors' tools read YAML."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from handbook.records.catalog import FOLDERS, TABLE_FILES
from handbook.records.notation import list_records, render_record, render_table
from handbook.schema.schemas import FOLDER, SETTINGS, describe_record, find_stale, render_schemas, write_schemas
from record_strategies import model_of, models, parse_tree, path_of, trees

_ROOT = Path(__file__).parents[2]
_FILES = render_schemas()
_FOLDER_OF = json.loads(_FILES[SETTINGS])["yaml.schemas"]


class _CoreLoader(yaml.SafeLoader):
    """Reads scalars as YAML 1.2's core schema does, which editors' tools follow; PyYAML itself follows 1.1."""

    yaml_implicit_resolvers: Mapping[str, Any] = {}


for _tag, _pattern in (
    ("null", r"~|null|Null|NULL|"),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"),
):
    _CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), None)
_CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def _find_faults(path: str, text: str) -> list[str]:
    """Validate a file's text with the schema that the editor's settings tie to it."""
    folder = path.rpartition("/")[0]
    pattern = path if folder == "vocabulary" else f"{folder}/*.yml"
    (schema,) = (name for name, files in _FOLDER_OF.items() if files == pattern)
    data = yaml.load(text, _CoreLoader)  # noqa: S506 - a safe loader with fewer types
    return [error.message for error in Draft202012Validator(json.loads(_FILES[schema])).iter_errors(data)]


def _lay(name: str, **fields: object) -> str:
    """Write a small valid record of a kind with some fields of its own, as YAML by hand."""
    base = {
        "directives": {
            "id": "a",
            "type": "chi-thi",
            "title": "Về việc",
            "short_name": "Chỉ thị",
            "status": "{value: chua-xac-dinh}",
            "cite": "[a#d1]",
        }
    }[name]
    return "".join(f"{field}: {value}\n" for field, value in {**base, **fields}.items())


@pytest.mark.parametrize("path", [path for path in _FILES if path.startswith(f"{FOLDER}/")])
def test_every_schema_is_one(path: str) -> None:
    Draft202012Validator.check_schema(json.loads(_FILES[path]))


@pytest.mark.parametrize("path", list_records(_ROOT))
def test_the_real_data_fit(path: str) -> None:
    assert _find_faults(path, (_ROOT / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", list_records(_ROOT / "tests/toy"))
def test_the_toy_data_fit(path: str) -> None:
    assert _find_faults(path, (_ROOT / "tests/toy" / path).read_text(encoding="utf-8")) == []


@given(models(), st.data())
@settings(max_examples=200)
def test_what_the_check_takes_fits_in_the_canonical_form(name: str, data: st.DataObject) -> None:
    tree = data.draw(trees(model_of(name)))
    assume(parse_tree(model_of(name), tree) is not None)
    path = path_of(name)
    text = render_table(name, [tree]) if name in TABLE_FILES else render_record(model_of(name), tree)
    assert _find_faults(path, text) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "05"),
        ("number", '"05"'),
        ("number", "1049"),
        ("issued", "2016-05-15"),
        ("issued", "2016"),
        ("issued", "2017-02-30"),
        ("title", "25.525"),
        ("aliases", "[05, CT 05]"),
    ],
)
def test_a_value_written_bare_fits(field: str, value: str) -> None:
    assert _find_faults("directives/a.yml", _lay("directives", **{field: value})) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "5a"),
        ("number", '"5"'),
        ("issued", "15/05/2016"),
        ("issued", "20160"),
        ("title", '"a  b"'),
        ("title", "[a]"),
        ("id", "Chỉ-thị"),
        ("sumary", "a"),
        ("cite", "[]"),
        ("status", "chua-xac-dinh"),
        ("figures", "[{qualifier: ít}]"),
    ],
)
def test_a_wrong_value_is_marked(field: str, value: str) -> None:
    assert _find_faults("directives/a.yml", _lay("directives", **{field: value}))


def test_every_field_of_a_record_is_described_in_vietnamese() -> None:
    for model in FOLDERS.values():
        for name, field in describe_record(model)["properties"].items():
            assert field["description"].endswith("."), name


def test_the_committed_files_are_fresh() -> None:
    assert find_stale(_ROOT) == ()


def test_what_is_written_is_fresh_and_leftovers_go(tmp_path: Path) -> None:
    assert len(find_stale(tmp_path)) == len(_FILES)
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema/old.schema.json").write_text("{}")
    write_schemas(tmp_path)
    assert find_stale(tmp_path) == ()
    assert not (tmp_path / "schema/old.schema.json").exists()
    (tmp_path / "schema/source.schema.json").write_text("{}")
    (tmp_path / "schema/new.schema.json").write_text("{}")
    assert find_stale(tmp_path) == ("schema/new.schema.json", "schema/source.schema.json")


def test_each_schema_is_tied_to_its_files() -> None:
    tied = json.loads(_FILES[SETTINGS])["yaml.schemas"]
    assert tied.keys() == {path for path in _FILES if path.startswith(f"{FOLDER}/")}
    assert tied["schema/directive.schema.json"] == "directives/*.yml"
    assert tied["schema/vocabulary-levels.schema.json"] == "vocabulary/levels.yml"
    assert tied["schema/vocabulary-terms.schema.json"] == "vocabulary/terms/*.yml"
