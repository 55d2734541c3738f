"""Words without a blank, two hundred letters long: no page is wider than its window because of them."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

_TOY = Path(__file__).parents[1] / "toy"
_LONG = "Xxxxxxxxxx" * 20
_FIELDS = re.compile(
    r"(?m)^( *(?:- )?(?:title|name|text|note|label|summary|opening|scope|printed_title): [^\n\"'\[{|>]+)$"
)
_LEFT = frozenset({"shared_names.yml", "issuers.yml", "types.yml"})  # what names of documents are made of


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the toy with a long word in every text."""
    root = tmp_path_factory.mktemp("long") / "root"
    shutil.copytree(_TOY, root)
    for path in root.rglob("*.yml"):
        if path.name not in _LEFT:
            path.write_text(_FIELDS.sub(rf"\1 {_LONG}", path.read_text(encoding="utf-8")), encoding="utf-8")
    command = [sys.executable, "-m", "handbook", "build", "--root", str(root)]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return root / "site"


@pytest.mark.parametrize("width", [390, 1300])
def test_no_page_is_wider_than_its_window(tab: Callable[..., Page], site: Path, width: int) -> None:
    page = tab(width=width)
    wide, seen = [], 0
    for path in sorted(site.rglob("index.html")) + sorted((site / "van-ban").glob("*.html")):
        text = path.read_text(encoding="utf-8")
        if "form" not in path.parts and 'http-equiv="refresh"' not in text:
            page.goto(path.as_uri())
            seen += _LONG in text
            wide += [path.name] if page.evaluate("document.documentElement.scrollWidth") > width else []
    assert wide == []
    assert seen > 10
