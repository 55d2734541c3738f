"""The web form in a real Chromium: over a folder of the browser's own disk, and against a forge that is not there."""

import re
import shutil
import threading
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from github import Forge
from playwright.sync_api import Browser, Locator, Page, Route

from handbook.commands.cli import main
from handbook.records.notation import render_scalar, rewrite_file
from handbook.resources import THEME
from handbook.schema.form import CONFIG, render_config

pytestmark = pytest.mark.browser

_FOLDERS = ("directives", "exemplars", "sources", "vocabulary")
_EDITED = {"directives": "short_name", "exemplars": "name", "sources": "title"}
_EDITED_ITEM = {"glossary": "term", "issuers": "name", "shared_names": "name"}
_FORM = "bien-tap/form/index.html"
_KL01 = "directives/01-kl-tw-2021.yml"

# what YAML, or only one of its readers, would take for something else
_ODD = (
    *("05", "2016", "1.10", "1e3", "0o17", ".5", "-1", "1_000", "12:30", "2016-05-15"),
    *("no", "có", "true", "null", "~", "=", "<<", "-", "- a", "? a", "-a", "a-", "a:", "a: b", "a :b", "a #b", "#a"),
    *('"a" b', "'a' b", 'a "b" c', """a 'b' "c" d""", "“a” b", "‘a’", "a “b”", "[a]", "{a}", "a, b", "!a", "&a", "*a"),
    *("|", "> a", "%", "@a", "`a`", "a\\b", '"a\\b"', "--- a", "... a", "Đắk Lắk"),
)

# the folder the editor would choose is a private one of the browser, so that no window of the system opens
_PICK = "window.showDirectoryPicker = async () => navigator.storage.getDirectory()"
_WRITE = """async (files) => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle(".git", {create: true});
  for (const [name, text] of Object.entries(files)) {
    const [folder, file] = name.split("/");
    const handle = await (await root.getDirectoryHandle(folder, {create: true})).getFileHandle(file, {create: true});
    const stream = await handle.createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""
_READ = """async () => {
  const files = {};
  for await (const [folder, handle] of (await navigator.storage.getDirectory()).entries()) {
    if (folder === ".git") continue;
    for await (const [name, file] of handle.entries()) files[`${folder}/${name}`] = await (await file.getFile()).text();
  }
  return files;
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the standard library's
        """Keep the test's output for the test."""


@pytest.fixture(scope="module")
def site(small_site: Path) -> Path:
    """Take the handbook of five articles: its records are opened one after another."""
    return small_site


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    """Serve the site on this machine, as ``handbook serve`` does."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as service:
        thread = threading.Thread(target=service.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{service.server_address[1]}/"
        service.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def files(five_articles: Path) -> Mapping[str, str]:
    """Return its records by path."""
    paths = (path for folder in _FOLDERS for path in (five_articles / folder).glob("*.yml"))
    return {path.relative_to(five_articles).as_posix(): path.read_text(encoding="utf-8") for path in sorted(paths)}


@pytest.fixture(scope="module")
def desk(browser: Browser, server: str, files: Mapping[str, str]) -> Iterator[Page]:
    """Open the form over its records, once for all tests, as someone does who has the handbook's folder."""
    with _open_page(browser) as page:
        faults = _note_faults(page, server)
        page.goto(server + _FORM)
        page.evaluate(_WRITE, files)
        page.get_by_role("button", name="Làm việc với kho mã nguồn cục bộ").click()
        _wait_for_list(page)
        yield page
        assert faults == []


@contextmanager
def _open_page(browser: Browser, **options: Any) -> Iterator[Page]:  # noqa: ANN401 - whatever a browser can be set to
    """Open an empty page of an English browser, which must meet Vietnamese all the same."""
    context = browser.new_context(
        **{"viewport": {"width": 1300, "height": 900}, "locale": "en-US", "reduced_motion": "reduce", **options}
    )
    context.set_default_timeout(30_000)
    context.add_init_script(_PICK)
    yield context.new_page()
    context.close()


def _note_faults(page: Page, server: str) -> list[str]:
    """List what goes wrong on a page: errors, warnings, requests to elsewhere."""
    found: list[str] = []
    inside = (server, "blob:", "data:")
    page.on("console", lambda note: found.append(note.text) if note.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith(inside) else found.append(asked.url))
    return found


def _wait_for_list(page: Page) -> None:
    page.locator("[role=grid] [role=row]").first.wait_for()


def _open(page: Page, place: str) -> None:
    """Go to a record, or to a new one; its first field is drawn first."""
    page.evaluate("place => { location.hash = `#/collections/${place}` }", place)
    folder, _, name = place.rpartition("/")
    page.locator(f'[data-key-path="{name if folder.startswith("vocabulary/") else "id"}"]').wait_for()


def _find(page: Page, path: str) -> Locator:
    """Scroll until a field is there: the form draws what is in sight, and what was in sight it may take away."""
    field = page.locator(f'[data-key-path="{path}"]')
    page.mouse.move(600, 300)
    for step in range(300):
        if field.count():
            break
        page.mouse.wheel(0, 400 if step % 100 < 50 else -400)
        page.wait_for_timeout(40)
    field.scroll_into_view_if_needed()
    return field


def _type(page: Page, path: str, text: str) -> None:
    _find(page, path).locator("input, textarea").first.fill(text)


def _choose(page: Page, path: str, search: str) -> None:
    """Pick what a search for some letters finds."""
    _find(page, path).get_by_role("combobox").first.click()
    page.keyboard.type(search)
    page.locator("[role=option]:visible").filter(has_text=search).first.click()


def _save(page: Page) -> None:
    page.get_by_role("button", name="Lưu", exact=True).click()
    _wait_for_list(page)


def _unfold(page: Page, path: str) -> None:
    _find(page, path).locator(".item").first.get_by_role("button", name="Mở rộng", exact=True).click()


def _fill_in_a_plan(page: Page) -> None:
    """Fill in a new record: all that it must have."""
    _open(page, "directives/new")
    _type(page, "id", "99-kh-mau-2023")
    _choose(page, "type", "Kế hoạch")
    _type(page, "number", "099")
    _type(page, "title", "Kế hoạch mẫu: có dấu hai chấm, có “ngoặc” và 5 điều")
    _type(page, "short_name", "Kế hoạch mẫu 99")
    _choose(page, "issuer", "Bộ Chính trị")
    _type(page, "issued", "2023")
    _choose(page, "status.value", "Chưa xác định")
    _choose(page, "cite", "d4: Quang cảnh")


def _find_changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """List the lines that differ; files must be the same ones, each with the same number of lines."""
    assert before.keys() == after.keys()
    changes = []
    for name, text in before.items():
        old, new = text.split("\n"), after[name].split("\n")
        assert len(old) == len(new), name
        changes += [(name, *pair) for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
    return changes


def test_editing_one_field_of_each_record_changes_that_line_and_no_other(desk: Page, files: Mapping[str, str]) -> None:
    before = desk.evaluate(_READ)
    edited = {}
    for name in files:
        folder, stem = name.removesuffix(".yml").split("/")
        path = _EDITED.get(folder) or f"{stem}.0.{_EDITED_ITEM.get(stem, 'label')}"
        _open(desk, f"{folder}/entries/{stem}")
        if folder == "vocabulary":
            _unfold(desk, stem)
        box = _find(desk, path).locator("input, textarea").first
        edited[name] = box.input_value()
        box.fill(f"{edited[name]} và nữa")
        _save(desk)
    changes = _find_changes(before, desk.evaluate(_READ))
    assert sorted(name for name, _, _ in changes) == list(files)
    for name, old, new in changes:
        key = re.sub(r"(\w: ).*", r"\1", old)
        assert old == f"{key}{render_scalar(edited[name])}"
        assert new == f"{key}{render_scalar(f'{edited[name]} và nữa')}"


def test_odd_text_is_written_as_fmt_writes_it(desk: Page) -> None:
    before = desk.evaluate(_READ)
    _open(desk, "directives/entries/nq-dai-hoi-xiii")
    aliases = _find(desk, "aliases")
    known = desk.locator('[data-key-path^="aliases."]').count()
    for position, text in enumerate(_ODD, known):
        aliases.get_by_role("button", name="Thêm").click()
        loose = unicodedata.normalize("NFD", text)  # as some keyboards and pasted texts have it
        desk.locator(f'[data-key-path="aliases.{position}"] input').fill(loose)
    _save(desk)
    name = "directives/nq-dai-hoi-xiii.yml"
    written = desk.evaluate(_READ)[name]
    assert written != before[name]
    assert [line for line in written.split("\n") if line[4:] in map(render_scalar, _ODD)] == [
        f"  - {render_scalar(text)}" for text in _ODD
    ]
    assert rewrite_file(name, written.encode()).text == written


def test_passages_are_found_by_their_words_and_written_on_one_line(desk: Page) -> None:
    before = desk.evaluate(_READ)
    _open(desk, "directives/entries/01-kl-tw-2021")
    _choose(desk, "cite", "d4: Quang cảnh")
    _save(desk)
    ((name, old, new),) = _find_changes(before, desk.evaluate(_READ))
    assert name == _KL01
    assert old.startswith("cite: [")
    assert new == f"{old[:-1]}, lao-cai-mo-hinh-2023#d4]"


def test_a_source_keeps_what_its_passages_print_on_one_line(desk: Page) -> None:
    before = desk.evaluate(_READ)
    _open(desk, "sources/entries/lao-cai-mo-hinh-2023")
    _type(desk, "kind", "Tin")
    _save(desk)
    assert _find_changes(before, desk.evaluate(_READ)) == [
        ("sources/lao-cai-mo-hinh-2023.yml", "kind: Bài báo", "kind: Tin")
    ]


def test_what_is_filled_in_and_emptied_again_leaves_no_trace(desk: Page) -> None:
    before = desk.evaluate(_READ)
    name = "directives/03-ct-duk-2016"
    _open(desk, name.replace("/", "/entries/"))
    _type(desk, "note", "Một ghi chú")
    _save(desk)
    assert desk.evaluate(_READ) == {**before, f"{name}.yml": before[f"{name}.yml"] + "note: Một ghi chú\n"}
    _open(desk, name.replace("/", "/entries/"))
    _type(desk, "note", "")
    _save(desk)
    assert desk.evaluate(_READ) == before


def test_a_new_record_is_canonical_and_without_fault(
    desk: Page, runner: CliRunner, tmp_path: Path, five_articles: Path
) -> None:
    before = desk.evaluate(_READ)
    _fill_in_a_plan(desk)
    _save(desk)
    written = desk.evaluate(_READ)
    (name,) = written.keys() - before.keys()
    assert name == "directives/99-kh-mau-2023.yml"
    assert written[name] == (
        "id: 99-kh-mau-2023\n"
        "type: ke-hoach\n"
        'number: "099"\n'
        'title: "Kế hoạch mẫu: có dấu hai chấm, có “ngoặc” và 5 điều"\n'
        "short_name: Kế hoạch mẫu 99\n"
        "issuer: bo-chinh-tri\n"
        'issued: "2023"\n'
        "status:\n"
        "  value: chua-xac-dinh\n"
        "cite: [lao-cai-mo-hinh-2023#d4]\n"
    )
    for folder in _FOLDERS:
        shutil.copytree(five_articles / folder, tmp_path / folder)
    (tmp_path / name).write_text(written[name], encoding="utf-8")
    for command in (["fmt", "--check"], ["check"]):
        result = runner.invoke(main, [*command, "--root", str(tmp_path)])
        assert result.exit_code == 0, result.output


def test_an_id_is_typed_once(desk: Page) -> None:
    _open(desk, "sources/new")
    _find(desk, "counting")
    assert desk.locator('[data-key-path="id"] input').is_editable()
    _open(desk, "sources/entries/lao-cai-mo-hinh-2023")
    desk.get_by_text("lao-cai-mo-hinh-2023").first.wait_for()
    assert not desk.locator('[data-key-path="id"] input').is_editable()


def test_what_breaks_the_format_is_refused_before_saving(desk: Page) -> None:
    before = desk.evaluate(_READ)
    _open(desk, "directives/entries/01-kl-tw-2021")
    _type(desk, "issued", "18/5/2021")
    desk.get_by_role("button", name="Lưu", exact=True).click()
    desk.get_by_text("Viết năm-tháng-ngày").first.wait_for()
    assert desk.evaluate(_READ) == before
    _type(desk, "issued", "2021-05-18")


_UNIT = "exemplars/quan-uy-o-mon"
_WHERE = _UNIT.replace("/", "/entries/")
_REMOVE = """async ([folder, file]) => {
  const root = await navigator.storage.getDirectory();
  await (await root.getDirectoryHandle(folder)).removeEntry(file);
}"""


@pytest.fixture
def alone(browser: Browser, server: str, files: Mapping[str, str]) -> Iterator[Page]:
    """Open the form over records of its own, which somebody else may change."""
    with _open_page(browser) as page:
        page.goto(server + _FORM)
        page.evaluate(_WRITE, files)
        _work_here(page)
        yield page


def _work_here(page: Page) -> None:
    page.get_by_role("button", name="Làm việc với kho mã nguồn cục bộ").click()
    _wait_for_list(page)


def _try_to_save(page: Page, reason: str) -> None:
    """Save, and be told why that was not done."""
    page.get_by_role("button", name="Lưu", exact=True).click()
    told = page.get_by_role("alertdialog")
    told.wait_for()
    words = re.sub("[\u2068\u2069]", "", told.inner_text())  # marks around what is put into a sentence
    assert "Chưa lưu" in words
    assert "những gì đã gõ vẫn còn nguyên" in words
    assert reason in words
    assert "tải lại trang này" in words
    told.get_by_role("button").first.click()
    told.wait_for(state="hidden")


def _change_on_disk(page: Page, files: Mapping[str, str], name: str) -> str:
    """Change a file as a colleague would, beside the form."""
    text = files[name] + "note: Người khác vừa thêm.\n"
    page.evaluate(_WRITE, {name: text})
    return text


def test_what_somebody_else_changed_is_not_overwritten_and_what_was_typed_stays(
    alone: Page, files: Mapping[str, str]
) -> None:
    name = f"{_UNIT}.yml"
    _open(alone, _WHERE)
    _type(alone, "name", "Tên vừa gõ")
    changed = _change_on_disk(alone, files, name)
    for _ in range(2):
        _try_to_save(alone, f"Tệp «{name}» đã được sửa trên đĩa sau khi biểu mẫu đọc.")
        assert alone.evaluate(_READ)[name] == changed
        assert _find(alone, "name").locator("input").input_value() == "Tên vừa gõ"


def test_after_loading_the_form_again_both_changes_are_kept(alone: Page, files: Mapping[str, str]) -> None:
    name = f"{_UNIT}.yml"
    changed = _change_on_disk(alone, files, name)
    alone.reload()
    _wait_for_list(alone)
    _open(alone, _WHERE)
    _type(alone, "name", "Tên gõ lại")
    _save(alone)
    assert alone.evaluate(_READ)[name] == re.sub(r"(?m)^name: .*$", "name: Tên gõ lại", changed, count=1)


def test_saving_again_and_again_is_no_conflict_with_oneself(alone: Page) -> None:
    for text in ("Một", "Hai", "Ba"):
        _open(alone, _WHERE)
        _type(alone, "name", text)
        _save(alone)
    assert "name: Ba\n" in alone.evaluate(_READ)[f"{_UNIT}.yml"]


def test_a_record_that_somebody_else_deleted_is_not_made_again(alone: Page) -> None:
    name = f"{_UNIT}.yml"
    _open(alone, _WHERE)
    _type(alone, "name", "Tên vừa gõ")
    alone.evaluate(_REMOVE, name.split("/"))
    _try_to_save(alone, f"Tệp «{name}» đã bị xóa hoặc đổi tên trên đĩa")
    assert name not in alone.evaluate(_READ)


def test_a_new_record_is_not_laid_over_one_that_somebody_else_made(alone: Page) -> None:
    name = "directives/99-kh-mau-2023.yml"
    _fill_in_a_plan(alone)
    alone.evaluate(_WRITE, {name: "id: 99-kh-mau-2023\n"})
    _try_to_save(alone, f"Trên đĩa đã có tệp «{name}» do người khác lập.")
    assert alone.evaluate(_READ)[name] == "id: 99-kh-mau-2023\n"


def test_a_change_becomes_a_branch_and_a_request_and_is_sent_for_review(
    browser: Browser, server: str, files: Mapping[str, str]
) -> None:
    forge = Forge(files)
    settings = render_config("https://github.com/so-tay/mau")
    with _open_page(browser) as page:
        faults = _note_faults(page, server)
        page.route("**/config.json*", lambda route: route.fulfill(body=settings, content_type="application/json"))
        page.route("https://api.github.com/**", forge.answer)
        page.goto(server + _FORM)
        page.get_by_role("button", name="Đăng nhập bằng mã truy cập").click()
        page.get_by_role("textbox").fill("ma-truy-cap")
        page.keyboard.press("Enter")
        _wait_for_list(page)
        _open(page, "directives/entries/01-kl-tw-2021")
        _type(page, "short_name", "Kết luận 01")
        page.get_by_role("button", name="Lưu", exact=True).click()
        page.get_by_role("button", name="Gửi duyệt").click()
        _wait_for_list(page)
    (branch,) = forge.branches
    assert branch == "cms/directives/01-kl-tw-2021"
    before, after = {_KL01: files[_KL01]}, forge.branches[branch]
    assert _find_changes(before, after) == [(_KL01, "short_name: Kết luận 01-KL/TW", "short_name: Kết luận 01")]
    (pull,) = forge.pulls
    assert (pull["head"], pull["base"], pull["title"]) == (branch, "main", "Sửa văn bản 01-kl-tw-2021")
    assert pull["labels"] == [{"name": "sveltia-cms/pending_review"}]
    assert not pull["draft"]
    assert {fault for fault in faults if not fault.startswith("https://api.github.com/")} == set()


def test_only_the_forge_of_the_settings_may_be_asked(browser: Browser, server: str) -> None:
    settings = render_config("https://git.a.example/nhom/mau")
    heads = {"access-control-allow-origin": "*"}
    with _open_page(browser) as page:
        page.route("**/config.json*", lambda route: route.fulfill(body=settings, content_type="application/json"))
        page.route("https://*.example/**", lambda route: route.fulfill(json={}, headers=heads))
        page.goto(server + _FORM)
        page.get_by_role("button", name="Đăng nhập bằng mã truy cập").wait_for()
        ask = "url => fetch(url).then(() => true, () => false)"
        assert page.evaluate(ask, "https://git.a.example/api/v4/user")
        assert not page.evaluate(ask, "https://other.example/")


def test_from_a_file_the_page_says_what_to_do(browser: Browser, site: Path) -> None:
    with _open_page(browser) as page:
        page.goto((site / _FORM).as_uri())
        page.get_by_text("make serve").first.wait_for()
        assert page.get_by_role("link", name="hướng dẫn biên tập").get_attribute("href") == "../index.html"


def test_without_a_forge_and_off_this_machine_the_page_says_so(browser: Browser, site: Path) -> None:
    def fulfil(route: Route) -> None:
        path = route.request.url.split("?")[0].removeprefix("https://so-tay.example/")
        route.fulfill(path=site / path)

    with _open_page(browser) as page:
        page.route("https://so-tay.example/**", fulfil)
        page.goto(f"https://so-tay.example/{_FORM}")
        page.get_by_text("chưa nối với kho nào trên mạng").wait_for()


@pytest.mark.parametrize("width", [1300, 390])
def test_without_scripts_the_page_names_the_other_ways(browser: Browser, server: str, width: int) -> None:
    with _open_page(browser, viewport={"width": width, "height": 900}, java_script_enabled=False) as page:
        page.goto(server + _FORM)
        assert "Biểu mẫu cần JavaScript" in page.locator("main").inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_site_carries_what_the_form_needs(site: Path) -> None:
    folder = (THEME / _FORM).parent
    names = {path.relative_to(folder) for path in folder.rglob("*") if path.suffix}
    assert {Path(name) for name in ("index.html", "start.js", "form.css")} < names
    assert (site / CONFIG).read_text(encoding="utf-8") == render_config("")
    for name in names:
        assert (site / "bien-tap/form" / name).read_bytes() == (folder / name).read_bytes(), name
