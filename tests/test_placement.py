"""Files that lie where no record is read from: one message each, and nothing else is blamed."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.catalog import FOLDERS
from handbook.placement import find_home, has_record_name, list_hidden

Lay = Callable[[Mapping[str, str | bytes | None]], Path]


@pytest.mark.parametrize(("name", "right"), [("05-ct-tw-2016.yml", True), ("a.yml", True), ("A.yml", False)])
def test_a_record_is_named_by_an_id(name: str, right: bool) -> None:  # noqa: FBT001 - drawn
    assert has_record_name(name) == right


@pytest.mark.parametrize(
    ("folder", "fields", "home"),
    [
        ("sources", {"id", "type", "symbol", "status"}, "directives"),
        ("directives", {"id", "name", "level", "citations"}, "exemplars"),
        ("exemplars", {"id", "title", "passages", "counting"}, "sources"),
        ("sources", {"id", "type"}, None),
        ("sources", {"id", "title", "a", "b", "c"}, None),
        ("directives", {"id", "title"}, None),
    ],
)
def test_a_file_is_sent_home_only_when_another_folder_takes_all_of_it(
    folder: str, fields: set[str], home: str | None
) -> None:
    assert find_home(folder, dict.fromkeys(fields, "x"), FOLDERS) == home


def test_what_is_no_record_has_no_home() -> None:
    assert find_home("sources", ["a"], FOLDERS) is None


def test_the_records_in_a_sub_folder_are_not_missing_too(tmp_path: Path) -> None:
    (tmp_path / "2016").mkdir()
    (tmp_path / "2016/05-ct.yml").write_text("", encoding="utf-8")
    assert "05-ct" in list_hidden(tmp_path / "2016")
    assert list_hidden(tmp_path / "05-CT.yml.txt") == {"05-ct"}
