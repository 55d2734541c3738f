"""The comparison of two engines sees every page, title, word and link that differs, and nothing else."""

import importlib.util
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "compare_engines.py"
PAGE = "<title>Tên</title><body><a href='b.html#c'>Một</a> <code>a:</code> hai</body>"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """Load the script."""
    spec = importlib.util.spec_from_file_location("compare_engines", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["compare_engines"] = module
    spec.loader.exec_module(module)
    return module


def lay(folder: Path, pages: Mapping[str, str]) -> Path:
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (PAGE, []),
        (PAGE.replace("<code>a:</code>", "<code>a<i>:</i></code>"), []),
        (PAGE.replace("<body>", "<body><a class='md-skip' href='#__skip'>Bỏ qua</a>"), []),
        (PAGE.replace("b.html#c", "./b.html#c"), []),
        (PAGE + "<script>khác()</script>", []),
        (PAGE.replace("Tên", "Tên khác"), ["x/a.html: title «Tên» and «Tên khác»"]),
        (PAGE.replace("hai", "ba"), ["x/a.html: words «hai» and «ba»"]),
        (PAGE.replace("#c", "#d"), ["x/a.html: links «x/b.html#c» and «x/b.html#d»"]),
        (PAGE.replace("hai", ""), ["x/a.html: words «hai» and «»"]),
    ],
)
def test_what_differs_between_two_pages_is_told(
    script: ModuleType, tmp_path: Path, other: str, told: list[str]
) -> None:
    one, two = lay(tmp_path / "one", {"x/a.html": PAGE}), lay(tmp_path / "two", {"x/a.html": other})
    assert list(script.compare_sites(one, two)) == told


def test_a_page_that_one_engine_lacks_is_told(script: ModuleType, tmp_path: Path) -> None:
    one, two = lay(tmp_path / "one", {"a.html": PAGE, "b.html": PAGE}), lay(tmp_path / "two", {"a.html": PAGE})
    assert list(script.compare_sites(one, two)) == ["b.html: made by one engine only"]
