"""Words without a blank, two hundred letters long: no page is wider than its window because of them."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser

_TOY = Path(__file__).parents[1] / "toy"
_WIDTHS = (1300, 390)
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


@pytest.fixture(scope="module")
def measured(profiles: Callable[..., BrowserContext], site: Path) -> dict[str, dict[int, int]]:
    """Open each page that stands for its kind once and measure it in each window."""
    found: dict[str, dict[int, int]] = {}
    page = profiles(javascript=True).new_page()
    for path in sorted(site.rglob("index.html")) + sorted((site / "van-ban").glob("*.html")):
        text = path.read_text(encoding="utf-8")
        if "form" not in path.parts and 'http-equiv="refresh"' not in text:
            page.set_viewport_size({"width": _WIDTHS[0], "height": 900})
            page.goto(path.as_uri())
            widths = found[str(path.relative_to(site))] = {}
            for width in _WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                widths[width] = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    return found


@pytest.mark.parametrize("width", _WIDTHS)
def test_no_page_is_wider_than_its_window(measured: dict[str, dict[int, int]], width: int) -> None:
    assert {name: widths[width] for name, widths in measured.items() if widths[width] > width} == {}


def test_many_pages_hold_a_long_word(measured: dict[str, dict[int, int]], site: Path) -> None:
    assert sum(_LONG in (site / name).read_text(encoding="utf-8") for name in measured) > 10
