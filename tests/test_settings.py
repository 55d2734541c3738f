"""What a handbook says of itself is read as text, and a file that cannot be read says nothing."""

from pathlib import Path

import pytest
import yaml

from handbook.pages.words import SITE
from handbook.resources import SETTINGS
from handbook.settings import find_base, find_colours, find_name, find_repository


def lay(root: Path, text: str) -> Path:
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("text", ["", "site_name:\n", "site_name: [a]\n", "site_name: [\n", "- a\n", "extra: 3\n"])
def test_what_is_not_said_is_empty(tmp_path: Path, text: str) -> None:
    lay(tmp_path, text)
    assert find_name(tmp_path) == find_base(tmp_path) == find_repository(tmp_path) == ""
    assert find_colours(tmp_path) == ("", "")


def test_without_the_file_nothing_is_said(tmp_path: Path) -> None:
    assert find_name(tmp_path) == find_base(tmp_path) == find_repository(tmp_path) == ""


def test_a_name_is_one_line_whatever_it_looks_like(tmp_path: Path) -> None:
    assert find_name(lay(tmp_path, "site_name: 2016\n")) == "2016"
    assert find_name(lay(tmp_path, "site_name: >-\n  Sổ tay\n  Hoa Sen\n")) == "Sổ tay Hoa Sen"


def test_an_address_ends_in_a_slash_and_a_repository_in_its_name(tmp_path: Path) -> None:
    lay(tmp_path, "site_url: 'https://a.example/so-tay'\nextra:\n  repository: https://b.example/c/d.git/\n")
    assert find_base(tmp_path) == "https://a.example/so-tay/"
    lay(tmp_path, "extra:\n  repository: https://b.example/c/d.git\nplugins: [!!python/name:a.b '']\n")
    assert find_repository(tmp_path) == "https://b.example/c/d"


@pytest.mark.parametrize("address", ["", "so-tay.example", "javascript:alert(1)", "ftp://a.example/"])
def test_what_is_no_address_of_the_web_is_none(tmp_path: Path, address: str) -> None:
    lay(tmp_path, f'site_url: "{address}"\nextra: {{repository: "{address}"}}\n')
    assert find_base(tmp_path) == find_repository(tmp_path) == ""


def test_a_handbook_that_says_no_name_has_the_same_on_its_pages_and_in_its_frame() -> None:
    assert yaml.safe_load(SETTINGS.read_text(encoding="utf-8"))["site_name"] == SITE
