"""What `handbook serve` shows in the browser: faults with their places, as text, over a page that stays usable."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

_TOY = Path(__file__).parents[1] / "toy"
_RECORD = "directives/05-ct-tum-2016.yml"
_MARKUP = "<img src=x onerror=document.title='hỏng'>"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Serve a copy of the toy; return its address and its folder."""
    root = tmp_path_factory.mktemp("panel") / "root"
    shutil.copytree(_TOY, root)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "handbook", "serve", "--root", str(root), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    while "Xem tại" not in process.stdout.readline():
        assert process.poll() is None
    yield f"http://127.0.0.1:{port}", root
    process.kill()
    process.communicate()


def _open(browser: Browser, address: str, width: int) -> tuple[Page, list[str]]:
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.set_default_timeout(60_000)
    page, faults = context.new_page(), list[str]()
    page.on("console", lambda note: faults.append(note.text) if note.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address)
    page.evaluate("window.isOld = true")
    return page, faults


@pytest.mark.parametrize("width", [1300, 390])
def test_a_fault_stands_on_the_open_page_until_it_is_mended(
    browser: Browser, served: tuple[str, Path], width: int
) -> None:
    address, root = served
    page, faults = _open(browser, f"{address}/van-ban/05-ct-tum-2016.html", width)
    panel = page.get_by_role("status").filter(has_text="Chưa dựng lại được")
    record, text = root / _RECORD, (root / _RECORD).read_text(encoding="utf-8")
    record.write_text(
        text.replace("id: 05-ct-tum-2016", f'id: 05-ct-tum-2016\ntype2: "{_MARKUP}"', 1), encoding="utf-8"
    )
    expect(panel).to_be_visible(timeout=60_000)
    expect(panel).to_contain_text("Chưa dựng lại được: có 1 lỗi. Các trang vẫn là bản trước.")
    expect(panel).to_contain_text(f"lỗi {_RECORD}:2:1")
    expect(panel).to_contain_text("không có trường «type2» ở đây")
    expect(panel).to_contain_text("Gợi ý: ")
    assert page.evaluate("[window.isOld, document.documentElement.scrollWidth <= innerWidth]") == [True, True]
    page.locator(".md-content a[href]").first.focus()
    panel.locator("summary").click()
    expect(panel).not_to_contain_text("Gợi ý: ", use_inner_text=True)
    record.write_text(text, encoding="utf-8")
    expect(panel).to_have_count(0, timeout=60_000)
    assert page.evaluate("window.isOld") is None
    assert faults == []
    page.context.close()


def test_what_stands_in_a_record_is_shown_as_text(browser: Browser, served: tuple[str, Path]) -> None:
    address, root = served
    page, faults = _open(browser, f"{address}/index.html", 1300)
    record, text = root / _RECORD, (root / _RECORD).read_text(encoding="utf-8")
    record.write_text(text.replace("\nissued: ", f'\nissued: "{_MARKUP}" #', 1), encoding="utf-8")
    panel = page.get_by_role("status").filter(has_text="Chưa dựng lại được")
    expect(panel).to_contain_text(_MARKUP, timeout=60_000)
    assert panel.locator("img").count() == 0
    assert page.title() != "hỏng"
    record.write_text(text, encoding="utf-8")
    expect(panel).to_have_count(0, timeout=60_000)
    assert faults == []
    page.context.close()


def test_the_form_shows_faults_and_is_never_loaded_again(browser: Browser, served: tuple[str, Path]) -> None:
    address, root = served
    page, faults = _open(browser, f"{address}/bien-tap/form/index.html", 1300)
    panel = page.locator(".hb-news")
    record, text = root / _RECORD, (root / _RECORD).read_text(encoding="utf-8")
    record.write_text(f"type2: a\n{text}", encoding="utf-8")
    expect(panel).to_contain_text(f"{_RECORD}:1:1", timeout=60_000)
    record.write_text(text, encoding="utf-8")
    expect(panel).to_have_count(0, timeout=60_000)
    assert page.evaluate("window.isOld")
    assert faults == []
    page.context.close()
