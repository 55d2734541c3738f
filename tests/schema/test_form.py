"""The web form's settings: from the models, accepted by the form's own schema, fresh; and what is vendored, whole."""

import hashlib
import json
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema.validators import validator_for
from pydantic import BaseModel

from handbook.commands.cli import main
from handbook.records.catalog import TABLE_FILES, TABLES
from handbook.records.fields import list_fields
from handbook.resources import THEME
from handbook.schema.form import CONFIG, render_config
from handbook.schema.guide import list_guide

_REPOSITORY = Path(__file__).parents[2]
_FORM = THEME / "bien-tap/form"
_SCHEMA = _REPOSITORY / "tests/golden/form/sveltia-cms.schema.json"
_OWN_KEYS = frozenset({"also", "fixed", "local_only"})
_FORGES = ("", "https://github.com/so-tay/mau", "https://gitlab.com/nhom/con/mau", "https://git.a.example/nhom/mau.git")

Json = Any


@pytest.fixture(params=_FORGES)
def repository(request: pytest.FixtureRequest) -> str:
    """Return the address of a repository, or none."""
    address: str = request.param
    return address


@pytest.fixture(scope="module")
def settings() -> Json:
    """Return the settings of a handbook without a forge."""
    return json.loads(render_config(""))


def _leave_out(value: Json) -> Json:
    """Take out the keys that our patches bring in."""
    if isinstance(value, dict):
        return {key: _leave_out(inner) for key, inner in value.items() if key not in _OWN_KEYS}
    return [_leave_out(item) for item in value] if isinstance(value, list) else value


def _list_problems(settings: Json) -> list[str]:
    schema = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    return [problem.message for problem in validator_for(schema)(schema).iter_errors(_leave_out(settings))]


def _walk_fields(fields: list[Json]) -> Iterator[Json]:
    for field in fields:
        yield field
        yield from _walk_fields(field.get("fields", []))


def _list_tables(settings: Json) -> dict[str, Json]:
    """List the fields of one record of each kind, by folder or table."""
    *folders, vocabulary = settings["collections"]
    tables = {each["name"]: each["fields"] for each in folders}
    return tables | {each["name"]: each["fields"][0]["fields"] for each in vocabulary["files"]}


def _read_config(root: Path, address: str) -> Json:
    """Make the form's settings for a handbook with the address of a forge in its own."""
    (root / "mkdocs.yml").write_text(f'extra:\n  repository: "{address}"\n', encoding="utf-8")
    return json.loads(list_guide(root)[CONFIG]())


def test_the_forms_own_schema_accepts_the_settings(settings: Json) -> None:
    assert _list_problems(settings) == []


def test_the_forms_own_schema_accepts_every_forge(repository: str) -> None:
    settings = json.loads(render_config(repository))
    assert _list_problems({**settings, "collections": []}) == []


def test_the_forms_own_schema_refuses_a_mistake(settings: Json) -> None:
    folder = {**settings["collections"][0], "fields": [{"name": "id", "widgett": "string"}]}
    assert _list_problems({**settings, "collections": [folder]}) != []


def test_a_handbook_of_records_alone_has_the_form_and_the_guide(toy: Path, runner: CliRunner, tmp_path: Path) -> None:
    result = runner.invoke(main, ["build", "--root", str(toy), "--site-dir", str(tmp_path / "site")])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "site" / CONFIG).read_text(encoding="utf-8") == render_config("")
    for name in ("form/index.html", "index.html", "mau.html", "truong-du-lieu.html"):
        assert (tmp_path / "site/bien-tap" / name).is_file()


@pytest.mark.parametrize(
    ("address", "backend"),
    [
        ("https://github.com/so-tay/mau", {"name": "github", "repo": "so-tay/mau"}),
        ("https://github.a.example/so-tay/mau", {"name": "github", "api_root": "https://github.a.example/api/v3"}),
        ("https://gitlab.com/nhom/con/mau", {"name": "gitlab", "repo": "nhom/con/mau"}),
        ("https://git.a.example/nhom/mau.git", {"name": "gitlab", "api_root": "https://git.a.example/api/v4"}),
        ("", {"name": "github", "local_only": True}),
    ],
)
def test_changes_go_to_the_forge_in_the_sites_settings(address: str, backend: Json, tmp_path: Path) -> None:
    settings = _read_config(tmp_path, address)
    assert settings["backend"].items() >= backend.items()
    assert settings["publish_mode"] == "editorial_workflow"


@pytest.mark.parametrize(("name", "model"), TABLES.items())
def test_fields_stand_in_the_order_they_are_written(settings: Json, name: str, model: type[BaseModel]) -> None:
    fields = _list_tables(settings)[name]
    assert tuple(field["name"] for field in fields) == list_fields(model)


def test_what_a_model_requires_the_form_requires(settings: Json) -> None:
    for name, model in TABLES.items():
        required = {field["name"] for field in _list_tables(settings)[name] if field["required"]}
        assert required == {field for field, info in model.model_fields.items() if info.is_required()}


def test_fields_have_names_and_hints_in_vietnamese(settings: Json) -> None:
    for fields in _list_tables(settings).values():
        for field in _walk_fields(fields):
            assert field["label"] != field["name"]
            assert field.get("hint", ".").endswith((".", "»"))


def test_a_picker_shows_bodies_from_both_places(settings: Json) -> None:
    issuer = next(field for field in _list_tables(settings)["directives"] if field["name"] == "issuer")
    assert issuer["widget"] == "relation"
    assert (issuer["collection"], issuer["also"][0]["file"]) == ("exemplars", "issuers")


def test_only_the_id_of_a_record_with_its_own_file_is_fixed(settings: Json) -> None:
    for name, fields in _list_tables(settings).items():
        fixed = [field["name"] for field in _walk_fields(fields) if field.get("fixed")]
        assert fixed == ([] if name in TABLE_FILES or "id" not in TABLES[name].model_fields else ["id"])


def test_records_without_an_id_get_a_file_of_their_own_by_day_and_time(settings: Json) -> None:
    (log,) = (each for each in settings["collections"] if each["name"] == "changes")
    assert log["slug"] == "{{fields.date}}-{{hour}}{{minute}}{{second}}"
    assert {log["identifier_field"], "date"} <= {field["name"] for field in log["fields"]}


def test_a_picker_of_a_table_whose_entries_have_files_lists_its_folder(settings: Json) -> None:
    (province,) = (field for field in _list_tables(settings)["exemplars"] if field["name"] == "province")
    assert (province["collection"], province["value_field"]) == ("provinces", "id")


def test_vendored_files_are_those_that_were_looked_at() -> None:
    lines = (_FORM / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    found = {path.relative_to(_FORM).as_posix(): path for path in (_FORM / "vendor").rglob("*") if path.is_file()}
    assert found.keys() == sums.keys()
    for name, path in found.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == sums[name], name


def test_the_vendored_program_carries_every_patch_once() -> None:
    program = (_FORM / "vendor/sveltia-cms.js").read_text(encoding="utf-8")
    for patch in runpy.run_path(str(_REPOSITORY / "scripts/form_patches.py"))["PATCHES"]:
        assert patch.reason
        assert program.count(patch.new) == 1, patch.reason
        assert patch.old not in program.replace(patch.new, ""), patch.reason


def test_the_vendored_program_names_no_place_to_load_from() -> None:
    program = (_FORM / "vendor/sveltia-cms.js").read_text(encoding="utf-8")
    assert [host for host in ("unpkg.com/", "cdn.jsdelivr.net", "esm.sh") if host in program] == []


def test_the_page_has_no_inline_script_and_forbids_it() -> None:
    page = (_FORM / "index.html").read_text(encoding="utf-8")
    assert page.count("<script") == page.count('<script src="start.js" defer></script>') == 1
    assert "script-src 'self';" in page
