"""The forms and templates of the forge: valid, short, and asking for a source."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.resources import THEME

_GITHUB = Path(__file__).parents[2] / ".github"
_FORMS = [_GITHUB / "ISSUE_TEMPLATE" / name for name in ("bao-sai-sot.yml", "them-van-ban.yml")]
_BIN = Path(sys.executable).parent
each_form = pytest.mark.parametrize("path", _FORMS, ids=lambda path: path.stem)


def read_form(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def list_required(path: Path) -> list[str]:
    return [field["id"] for field in read_form(path)["body"] if field.get("validations", {}).get("required")]


def check_schema(schema: str, *paths: Path) -> None:
    command = [str(_BIN / "check-jsonschema"), "--builtin-schema", schema, *map(str, paths)]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def test_the_forms_follow_the_forges_schema() -> None:
    check_schema("vendor.github-issue-forms", *_FORMS)
    check_schema("vendor.github-issue-config", _GITHUB / "ISSUE_TEMPLATE/config.yml")


@each_form
def test_fields_have_their_own_id_and_label(path: Path) -> None:
    fields = [field for field in read_form(path)["body"] if field["type"] != "markdown"]
    assert len({field["id"] for field in fields}) == len(fields)
    assert len({field["attributes"]["label"] for field in fields}) == len(fields)
    assert all(re.fullmatch(r"[a-z]+", field["id"]) for field in fields)


def test_a_report_of_a_fault_needs_the_page_the_wrong_the_right_and_a_source() -> None:
    assert list_required(_FORMS[0]) == ["page", "wrong", "right", "source"]


def test_a_proposed_document_needs_its_symbol_its_subject_and_a_source() -> None:
    assert list_required(_FORMS[1]) == ["symbol", "title", "source"]


def test_the_button_on_every_page_opens_the_form_that_is_there() -> None:
    template = (THEME / "overrides/partials/record.html").read_text(encoding="utf-8")
    (name,) = re.findall(r"issues/new\?template=([\w.-]+)", template)
    assert (_GITHUB / "ISSUE_TEMPLATE" / name) in _FORMS


def test_a_change_is_sent_with_at_most_four_boxes() -> None:
    text = (_GITHUB / "pull_request_template.md").read_text(encoding="utf-8")
    assert 1 <= text.count("- [ ]") <= 4
