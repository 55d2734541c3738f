"""The editors' page in a real Chromium: an article from paste to the file that is sent; axe; keys; 390 px."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from handbook.messages import read_area
from handbook.records.catalog import RECORD_FOLDERS

pytestmark = pytest.mark.browser

_REPOSITORY = Path(__file__).parents[2]
_ARTICLE = _REPOSITORY / "tests/articles/bao-dang-so-ket-hai-nam.txt"
_MOST_ACTIONS = 60
_RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}


class Editor:
    """Somebody at the editors' page, whose actions are counted: a click, a key, a box filled in, a choice made."""

    def __init__(self, page: Page, address: str, root: Path) -> None:
        """Open the first screen."""
        self.page = page
        self.root = root
        self.actions = 0
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda told: self.faults.append(told.text) if told.type == "error" else None)
        page.goto(address)

    def click(self, name: str, within: str = "body", role: Any = "button") -> None:  # noqa: ANN401 - one of playwright's words
        """Click what is called so."""
        self.actions += 1
        self.page.locator(within).get_by_role(role, name=name).first.click()

    def fill(self, selector: str, text: str) -> None:
        """Fill a box in."""
        self.actions += 1
        self.page.locator(selector).first.fill(text)

    def press(self, key: str) -> None:
        """Press a key."""
        self.actions += 1
        self.page.keyboard.press(key)

    def paste(self, text: str) -> None:
        """Paste an article and have it read."""
        self.fill("#bai", text)
        self.click(say("article-read"))
        expect(self.page.locator("#de-xuat")).to_be_visible()

    def accept_all(self) -> None:
        """Accept, card by card, all that is proposed without a question; where only one thing is, that."""
        cards = self.page.locator("#de-xuat > .ed-card")
        for at in range(cards.count()):
            card = cards.nth(at)
            several = card.get_by_role("button", name=re.compile(say("accept-all", count=r"\d+")))
            plain = card.locator(".ed-open form:not(:has([required])) button[value=nhan]")
            button = several if several.count() else plain
            if button.count():
                self.actions += 1
                with self.page.expect_response(lambda answer: answer.request.method == "POST"):
                    button.first.click()
                expect(card.locator(".ed-accepted").first).to_be_visible()


def say(name: str, **given: object) -> str:
    """Say words of the screens."""
    return str(read_area("editor")["screens"][name]).format(**given)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Serve the editors' page of a copy of the real records; return its folder and address."""
    for folder in RECORD_FOLDERS:
        shutil.copytree(_REPOSITORY / folder, tmp_path / folder)
    shutil.copy(_REPOSITORY / "mkdocs.yml", tmp_path)
    command = [sys.executable, "-m", "handbook", "desk", "--root", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stdout is not None
        found = re.search(r"http://\S+", server.stdout.readline())
        assert found
        yield tmp_path, found[0]
        server.terminate()


@pytest.fixture
def editor(served: tuple[Path, str], browser: Browser) -> Iterator[Editor]:
    """Return somebody at the page, with a wide window."""
    context = browser.new_context(viewport={"width": 1300, "height": 900}, locale="vi", accept_downloads=True)
    context.set_default_timeout(60_000)
    yield Editor(context.new_page(), served[1], served[0])
    context.close()


def test_an_article_goes_from_paste_to_the_file_that_is_sent_by_few_actions(
    editor: Editor,
    tmp_path: Path,
    record_property: Any,  # noqa: ANN401 - as pytest has it
) -> None:
    editor.paste(_ARTICLE.read_text(encoding="utf-8"))
    editor.accept_all()
    editor.fill(".ed-open:has-text('Hạn chế') textarea", "Việc học ở một số nơi còn hình thức.")
    editor.click(say("accept"), ".ed-open:has(textarea:focus), .ed-open:has-text('Hạn chế')")
    editor.page.wait_for_load_state("networkidle")
    editor.click(say("work-records", count=8).split()[-1], ".ed-ways", "link")
    expect(editor.page.get_by_text(say("change-clean"))).to_be_visible()
    with editor.page.expect_download() as waiting:
        editor.click(say("send"))
    waiting.value.save_as(tmp_path / "gui.zip")
    names = ZipFile(tmp_path / "gui.zip").namelist()
    assert any(name.endswith("exemplars/tinh-uy-lam-giang.yml") for name in names)
    assert not any(name.endswith(".txt") and "sources/texts" in name for name in names)
    record_property("actions", editor.actions)
    print(f"{_ARTICLE.stem}: {editor.actions} actions")  # noqa: T201 - the count is what the run is for
    assert editor.actions <= _MOST_ACTIONS
    assert editor.faults == []


def test_proposals_are_decided_by_keys_alone_and_a_place_is_marked_with_its_proposal(editor: Editor) -> None:
    editor.paste(_ARTICLE.read_text(encoding="utf-8"))
    editor.page.locator(".ed-find").filter(has_text="187").click()
    proposal = editor.page.locator(".ed-proposal:focus")
    expect(proposal).to_have_attribute("aria-label", re.compile("187"))
    expect(editor.page.locator(".ed-find.ed-lit")).to_have_text("187")
    key = proposal.get_attribute("id")
    editor.press("Enter")
    expect(editor.page.locator(f"#{key}.ed-accepted")).to_be_visible()
    second = editor.page.locator(".ed-proposal:focus").get_attribute("id")
    assert second != key
    editor.press("Delete")
    expect(editor.page.locator(f"#{second}.ed-refused")).to_be_visible()
    expect(editor.page.locator(".ed-proposal:focus")).not_to_have_attribute("id", str(second))
    editor.press("ArrowUp")
    expect(editor.page.locator(".ed-proposal:focus")).to_have_attribute("id", str(second))
    assert editor.faults == []


def test_a_form_keeps_what_is_typed_even_when_the_page_is_left_at_once(editor: Editor) -> None:
    editor.paste(_ARTICLE.read_text(encoding="utf-8"))
    editor.click(say("accept"), ".ed-card:has-text('UBND')")
    editor.click(say("correct"), ".ed-card .ed-accepted", "link")
    editor.page.locator("#o-short_name").press_sequentially("Tên vừa gõ")
    editor.page.get_by_role("link", name=say("back-article")).click()
    expect(editor.page.locator("#de-xuat")).to_be_visible()
    editor.click(say("correct"), ".ed-card .ed-accepted", "link")
    expect(editor.page.locator("#o-short_name")).to_have_value("Tên vừa gõ")


def test_what_a_list_lacks_is_added_by_keys_alone_over_the_form_which_keeps_all_that_was_typed(editor: Editor) -> None:
    editor.paste(_ARTICLE.read_text(encoding="utf-8"))
    editor.click(say("accept"), ".ed-card:has-text('UBND')")
    editor.click(say("correct"), ".ed-card .ed-accepted", "link")
    editor.page.locator("#o-short_name").press_sequentially("Tên vừa gõ")
    button = editor.page.locator("button[data-into='o-parent']")
    button.focus()
    editor.press("Enter")
    editor.page.locator("#o-moi-name:focus").wait_for()
    editor.press("Escape")
    expect(editor.page.locator("dialog")).to_be_hidden()
    expect(button).to_be_focused()
    editor.press("Enter")
    editor.page.locator("#o-moi-name:focus").wait_for()
    editor.page.keyboard.type("Huyện ủy Ví Dụ")
    editor.press("Enter")
    editor.page.locator("#loi-moi-level .ed-fault").wait_for()
    expect(editor.page.locator("#o-moi-level")).to_be_focused()
    editor.press("ArrowDown")
    with editor.page.expect_response(lambda answer: "/ban-ghi/" in answer.url and answer.request.method == "POST"):
        editor.page.locator("#o-moi-name").press("Enter")
    expect(editor.page.locator("#o-parent")).to_be_focused()
    expect(editor.page.locator("#o-parent")).to_have_value("huyen-uy-vi-du")
    expect(editor.page.locator("#o-short_name")).to_have_value("Tên vừa gõ")
    expect(editor.page.locator("#loi-parent .ed-hint")).to_have_text("Huyện ủy Ví Dụ")
    editor.page.reload()
    expect(editor.page.locator("#o-parent")).to_have_value("huyen-uy-vi-du")
    expect(editor.page.locator("#o-short_name")).to_have_value("Tên vừa gõ")
    editor.page.goto(editor.page.url.partition("/ban-ghi/")[0])
    expect(editor.page.get_by_role("heading", name="Huyện ủy Ví Dụ")).to_be_visible()
    assert editor.faults == []


def test_an_indicator_that_a_proposal_lacks_is_added_beside_it_and_the_words_of_others_stay(editor: Editor) -> None:
    editor.paste(
        "Xã học Bác\nHội Nông dân xã Đồng Tâm trồng 147 bụi tre.\nMột số hạn chế sau:\nMột là, học còn hình thức.\n"
    )
    words = editor.page.locator(".ed-open:has-text('Hạn chế') textarea")
    words.fill("Việc học ở một số nơi còn hình thức.")
    figure = editor.page.locator(".ed-open:has(select[name=chi-tieu])").first
    figure.locator(".ed-add").click()
    editor.fill("#o-moi-label", "Cây tre được trồng")
    editor.fill("#o-moi-unit", "cây")
    editor.page.locator("#them").get_by_role("button", name=say("choice-add")).click()
    editor.page.locator("dialog").wait_for(state="hidden")
    expect(figure.locator("select")).to_have_value("cay-tre-duoc-trong")
    expect(figure.locator("select")).to_be_focused()
    expect(words).to_have_value("Việc học ở một số nơi còn hình thức.")
    figure.get_by_role("button", name=say("accept")).click()
    editor.page.locator(".ed-accepted:has-text('147')").wait_for()
    assert editor.faults == []


@pytest.mark.parametrize("width", [1300, 390])
def test_axe_finds_nothing_on_any_screen_and_no_screen_is_wider_than_the_window(
    served: tuple[Path, str], browser: Browser, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="vi", color_scheme="dark")
    context.set_default_timeout(60_000)
    editor = Editor(context.new_page(), served[1], served[0])
    addresses = [editor.page.url]
    editor.paste(_ARTICLE.read_text(encoding="utf-8"))
    addresses.append(editor.page.url)
    editor.accept_all()
    addresses.append(editor.page.url.partition("/bai/")[0])
    editor.click(say("correct"), ".ed-card .ed-accepted", "link")
    addresses += [editor.page.url, editor.page.url.replace("/ban-ghi/", "/xem/").partition("?")[0]]
    for scheme in ("dark", "light"):
        editor.page.emulate_media(color_scheme=scheme)
        for address in addresses:
            editor.page.goto(address)
            found = Axe().run(editor.page, options=_RULES).response["violations"]
            assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == [], (address, scheme)
            assert editor.page.evaluate("document.documentElement.scrollWidth") <= width, address
            if "/ban-ghi/" in address:
                editor.click(re.compile(say("choice-missing", thing=".*")), "#ban-ghi")
                editor.page.locator("dialog .ed-main").wait_for()
                found = Axe().run(editor.page, options=_RULES).response["violations"]
                assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == [], scheme
                inside = editor.page.evaluate(
                    "document.getElementById('them').scrollWidth - document.getElementById('them').clientWidth"
                )
                assert inside <= 0
    assert editor.faults == []
    context.close()
