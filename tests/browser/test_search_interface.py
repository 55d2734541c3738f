"""The search box and the search page, as readers use them: by keyboard, by finger, by ear, without JavaScript."""

import functools
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from firefox import Firefox, find_firefox, start_firefox
from playwright.sync_api import Locator, Page, expect
from test_accessibility import OPTIONS
from visits import find_address

pytestmark = pytest.mark.browser

START = "van-ban/05-ct-tw-2016.html"
LOOKUP = "tra-cuu/index.html"
TARGET = "van-ban/01-kl-tw-2021.html"
QUERY = "ket luan 01"
WIDTHS = (1300, 390)
PHONE = 390
SMALLEST_TARGET = 24  # px, WCAG 2.5.8
STAND_IN = """() => {
  const markup = "<img src=x onerror='window.wasFooled = true'><b>đậm</b>";
  const plain = (text) => [{ text, hit: false }];
  const hit = (place) => ({
    id: `hit-${place}`, url: `#hit-${place}`, title: markup, kind: place % 2 ? "van-ban" : "nguon", context: markup,
    titleRuns: [{ text: markup, hit: true }], excerpt: plain(markup), exact: false,
  });
  const wait = (query) => new Promise((resolve) => setTimeout(resolve, query === "chậm" ? 600 : 0));
  window.HandbookSearch = {
    open: async () => {},
    search: async (query, { limit = 20 } = {}) => {
      await wait(query);
      if (query === "sai") return [];
      const hits = Array.from({ length: Math.min(limit, query === "chậm" ? 7 : 45) }, (_, place) => hit(place));
      return Object.assign(hits, { total: limit < 20 ? null : 45, about: query === "rất nhiều" });
    },
    suggest: async (query) => (query === "sai" ? "đúng" : null),
    facets: async () => ({
      trang: [{ value: "van-ban", label: markup, count: 23 }, { value: "nguon", label: "Nguồn", count: 22 }],
      nam: Array.from({ length: 12 }, (_, place) => ({ value: `${2001 + place}`, label: `${2001 + place}`, count: 1 })),
    }),
  };
}"""
SHIFT = """() => {
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shift += entry.value;
  }).observe({ type: "layout-shift" });
}"""


@pytest.fixture(scope="module")
def site(small_site: Path) -> Path:
    """Take the handbook of five articles, of which is known what it does not hold."""
    return small_site


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    """Serve the site on this machine and return its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Keep the tests' output clean."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()
    thread.join()


@pytest.fixture(params=["file", "http"])
def root(request: pytest.FixtureRequest, site: Path) -> str:
    """Return the address of the site, once from its folder and once from a server."""
    return site.as_uri() if request.param == "file" else str(request.getfixturevalue("server"))


@pytest.fixture
def page(tab: Callable[..., Page]) -> Page:
    """Open an empty tab."""
    return tab()


def box(page: Page) -> Locator:
    """Find the box in the header."""
    return page.get_by_role("combobox", name="Tìm trong sổ tay")


def options(page: Page) -> Locator:
    """Find what the list under the box offers."""
    return page.get_by_role("option")


def ask(page: Page, query: str) -> None:
    """Type into the box of the header and wait for an answer."""
    box(page).click()
    box(page).press_sequentially(query)
    expect(options(page).first).to_be_visible()


def settle(page: Page) -> None:
    """Wait until the list no longer changes."""
    page.wait_for_timeout(300)


def heading(page: Page) -> Locator:
    """Find the line over the results of the search page."""
    return page.locator("#ket-qua")


# The box in the header


def test_type_arrow_down_enter_and_arrive(page: Page, root: str) -> None:
    page.goto(f"{root}/{START}")
    ask(page, QUERY)
    page.keyboard.press("ArrowDown")
    active = options(page).first
    expect(active).to_have_attribute("aria-selected", "true")
    expect(box(page)).to_have_attribute("aria-activedescendant", str(active.get_attribute("id")))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{root}/{TARGET}")


def test_slash_focuses_the_box_but_can_still_be_typed(visit: Callable[..., Page]) -> None:
    page = visit(START)
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    page.keyboard.type("01/2016")
    expect(box(page)).to_have_value("01/2016")


def test_slash_can_be_switched_off_for_readers_who_speak_to_their_computer(visit: Callable[..., Page]) -> None:
    page = visit(LOOKUP)
    page.get_by_role("button", name="Tắt phím này").click()
    page.reload()
    page.keyboard.press("/")
    expect(page.locator("#hb-find")).not_to_be_focused()
    page.get_by_role("button", name="Bật phím này").click()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator("#hb-find")).to_be_focused()


def test_nothing_is_loaded_before_the_box_is_touched_and_nothing_from_elsewhere(page: Page, server: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{server}/{START}")
    page.wait_for_load_state("networkidle")
    assert [each for each in requests if "engine" in each or "/assets/search/" in each] == []
    requests.clear()
    ask(page, QUERY)
    assert any("engine" in each for each in requests)
    assert [each for each in requests if not each.startswith(f"{server}/")] == []


def test_results_are_grouped_by_kind_and_show_where_they_stand(visit: Callable[..., Page]) -> None:
    page = visit(START)
    ask(page, QUERY)
    documents = page.get_by_role("group", name="Văn bản")
    first = documents.get_by_role("option").first
    expect(first.locator(".hb-hit-title")).to_have_text("Kết luận 01-KL/TW")
    expect(first.locator("mark").first).to_have_text("Kết luận 01")
    expect(first.locator(".hb-hit-context")).to_contain_text("Bộ Chính trị · 18/5/2021")
    expect(page.get_by_role("group", name="Nguồn").get_by_role("option").first).to_be_visible()


def test_the_whole_list_is_walked_by_keyboard(visit: Callable[..., Page]) -> None:
    page = visit(START)
    ask(page, QUERY)
    settle(page)
    chosen = page.locator("[role=option][aria-selected=true]")
    page.keyboard.press("Home")
    expect(chosen).to_have_count(0)  # without a chosen line it moves in the text
    page.keyboard.press("ArrowUp")
    expect(chosen).to_have_text("Xem tất cả kết quả")
    page.keyboard.press("ArrowDown")
    expect(chosen).to_have_attribute("id", "hb-search-option-0")
    page.keyboard.press("End")
    expect(chosen).to_have_text("Xem tất cả kết quả")
    page.keyboard.press("Home")
    expect(chosen).to_have_attribute("id", "hb-search-option-0")
    page.keyboard.press("ArrowLeft")
    expect(chosen).to_have_count(0)
    page.keyboard.press("Escape")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(box(page)).to_have_value(QUERY)
    page.keyboard.press("Escape")
    expect(box(page)).to_have_value("")


def test_the_chosen_line_is_never_hidden(visit: Callable[..., Page]) -> None:
    page = visit(START)
    ask(page, QUERY)
    settle(page)
    for _ in range(options(page).count() - 1):
        page.keyboard.press("ArrowDown")
        covered = page.evaluate("""() => {
          const chosen = document.querySelector("[aria-selected=true]"), box = chosen.getBoundingClientRect();
          const seen = (y) => chosen.contains(document.elementFromPoint(box.left + 20, y));
          return !seen(box.top + 4) || !seen(box.bottom - 4);
        }""")
        assert not covered


def test_tab_and_a_press_elsewhere_leave_the_list(visit: Callable[..., Page]) -> None:
    page = visit(START)
    ask(page, QUERY)
    page.keyboard.press("Tab")
    expect(options(page).first).to_be_hidden()
    expect(box(page)).not_to_be_focused()
    ask(page, " ")
    page.mouse.click(200, 600)
    expect(options(page).first).to_be_hidden()


def test_enter_without_a_choice_opens_the_search_page(page: Page, root: str) -> None:
    page.goto(f"{root}/{START}")
    ask(page, QUERY)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{root}/{LOOKUP}?q=ket+luan+01")
    expect(heading(page)).to_contain_text("kết quả cho «ket luan 01»")


def test_the_count_is_said_aloud(visit: Callable[..., Page]) -> None:
    page = visit(START)
    status = page.locator(".hb-search [role=status]")
    ask(page, QUERY)
    expect(status).to_have_text("10 kết quả đầu")
    box(page).fill("zzzqq")
    expect(status).to_contain_text("Không có kết quả nào cho «zzzqq»")


def test_a_stale_answer_never_replaces_a_newer_one(visit: Callable[..., Page]) -> None:
    page = visit(START)
    page.evaluate(STAND_IN)
    box(page).fill("chậm")
    page.wait_for_timeout(100)
    box(page).fill("nhanh")
    expect(page.locator(".hb-search-panel .hb-hit")).to_have_count(10)
    page.wait_for_timeout(900)
    expect(page.locator(".hb-search-panel .hb-hit")).to_have_count(10)
    box(page).fill("chậm")
    page.wait_for_timeout(100)
    page.keyboard.press("Escape")
    page.wait_for_timeout(900)
    expect(options(page).first).to_be_hidden()


def test_an_index_that_does_not_load_is_said(page: Page, server: str) -> None:
    page.route("**/assets/search/**", lambda route: route.abort())
    page.goto(f"{server}/{START}")
    box(page).fill(QUERY)
    expect(page.locator(".hb-search-note")).to_contain_text("Không tải được chỉ mục tìm kiếm")
    expect(options(page)).to_have_text("Tra cứu theo loại, nơi, năm")
    page.unroute("**/assets/search/**")
    box(page).press_sequentially(" ")
    expect(page.locator(".hb-search-panel .hb-hit").first).to_be_visible()


@pytest.mark.parametrize("address", [START, LOOKUP])
@pytest.mark.parametrize(
    "query",
    [
        "<img src=x onerror='window.wasFooled = true'>",
        "\u0301\u0323\u0300",
        "(a+)+$ [ ] \\ *",
        "🙂🎉👩‍👩‍👧",
        "chỉ thị " * 1250,
        "__proto__ constructor",
    ],
    ids=["markup", "marks", "expression", "emoji", "long", "names"],
)
def test_no_query_breaks_the_page(visit: Callable[..., Page], address: str, query: str) -> None:
    page = visit(address)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    field = page.locator("#hb-find" if address == LOOKUP else "#hb-search")
    field.fill(query)
    expect(heading(page) if address == LOOKUP else options(page).first).to_be_visible()
    settle(page)
    assert faults == []
    assert page.locator("img[src=x]").count() == 0
    assert page.evaluate("window.wasFooled") is None
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[0]


def test_markup_in_data_is_shown_as_text(visit: Callable[..., Page]) -> None:
    for address, field in ((START, "#hb-search"), (LOOKUP, "#hb-find")):
        page = visit(address)
        page.evaluate(STAND_IN)
        page.locator(field).fill("gì đó")
        expect(page.locator(".hb-hit-title").first).to_have_text(
            "<img src=x onerror='window.wasFooled = true'><b>đậm</b>"
        )
        assert page.locator("img[src=x], b").count() == 0
        assert page.evaluate("window.wasFooled") is None


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_under_the_box_does_not_move(visit: Callable[..., Page], width: int) -> None:
    page = visit(START, width=width)
    settle(page)
    before = page.locator("h1").bounding_box(), page.locator(".md-header").bounding_box()
    ask(page, QUERY)
    settle(page)
    assert (page.locator("h1").bounding_box(), page.locator(".md-header").bounding_box()) == before


def test_a_shared_search_takes_its_room_before_the_answer_comes(tab: Callable[..., Page], site: Path) -> None:
    page = tab()
    page.add_init_script(f"({SHIFT})()")
    page.goto(find_address(site, f"{LOOKUP}?q=dang"))
    expect(page.locator(".hb-hits")).to_be_visible()
    settle(page)
    assert page.evaluate("window.shift") < 0.05


def test_on_a_phone_the_list_is_as_wide_as_the_screen(visit: Callable[..., Page]) -> None:
    page = visit(START, width=PHONE)
    ask(page, QUERY)
    panel = page.locator(".hb-search-panel").bounding_box()
    assert panel is not None
    assert (panel["x"], panel["width"]) == (0, PHONE)
    assert panel["y"] + panel["height"] <= 900
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert page.evaluate("document.querySelector('.hb-search-panel').scrollWidth") <= PHONE
    page.get_by_role("button", name="Xóa và đóng").click()
    expect(options(page).first).to_be_hidden()
    expect(box(page)).to_have_value("")


@pytest.mark.parametrize("width", WIDTHS)
def test_every_target_can_be_hit_with_a_finger(visit: Callable[..., Page], width: int) -> None:
    page = visit(START, width=width)
    ask(page, QUERY)
    parts = [*options(page).all(), box(page), page.get_by_role("button", name="Xóa và đóng")]
    page = visit(f"{LOOKUP}", width=width)
    page.locator("#hb-find").fill("dang")
    expect(page.locator(".hb-hits")).to_be_visible()
    if width == PHONE:
        page.locator(".hb-filters summary").click()
    parts += page.locator(".hb-find :is(button, summary, input)").all()
    for part in parts:
        size = part.bounding_box()
        if size is None:
            continue
        assert min(size["width"], size["height"]) >= SMALLEST_TARGET, part


# The search page


def test_the_address_holds_the_search_and_back_returns(page: Page, root: str) -> None:
    page.goto(f"{root}/{LOOKUP}")
    field = page.locator("#hb-find")
    field.press_sequentially("chi thi")
    page.wait_for_url(f"{root}/{LOOKUP}?q=chi+thi")
    page.keyboard.press("Enter")
    page.locator(".hb-chip", has_text="Kết luận").click()
    page.wait_for_url(f"{root}/{LOOKUP}?q=chi+thi&loai=ket-luan")
    filtered = heading(page).inner_text()
    page.reload()
    expect(heading(page)).to_have_text(filtered)
    expect(page.locator(".hb-chip[aria-pressed=true]")).to_contain_text("Kết luận")
    page.go_back()
    expect(page.locator(".hb-chip[aria-pressed=true]")).to_have_count(0)
    expect(field).to_have_value("chi thi")
    page.go_back()
    expect(field).to_have_value("")
    expect(heading(page)).to_be_hidden()
    page.go_forward()
    expect(field).to_have_value("chi thi")
    expect(heading(page)).to_contain_text("«chi thi»")


def test_typing_is_one_step_of_the_history_and_a_new_search_another(visit: Callable[..., Page]) -> None:
    page = visit(LOOKUP)
    steps = page.evaluate("history.length")
    field = page.locator("#hb-find")
    field.press_sequentially("nghi quyet", delay=60)
    expect(heading(page)).to_contain_text("«nghi quyet»")
    page.keyboard.press("Enter")
    field.fill("")
    field.press_sequentially("o mon", delay=60)
    expect(heading(page)).to_contain_text("«o mon»")
    assert page.evaluate("history.length") == steps + 2
    page.go_back()
    expect(field).to_have_value("nghi quyet")
    expect(heading(page)).to_contain_text("«nghi quyet»")


def test_facets_count_what_they_lead_to(visit: Callable[..., Page]) -> None:
    page = visit(LOOKUP)
    page.locator("#hb-find").fill("dang")
    expect(page.locator(".hb-hits")).to_be_visible()
    types = page.get_by_role("group", name="Loại văn bản")
    chip = types.get_by_role("button", name="Nghị quyết")
    count = chip.locator(".hb-count").inner_text()
    chip.focus()
    page.keyboard.press("Space")
    expect(heading(page)).to_have_text(f"{count} kết quả cho «dang»")
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(chip).to_be_focused()
    other = types.get_by_role("button", name="Chỉ thị")
    more = int(other.locator(".hb-count").inner_text())
    other.click()
    expect(heading(page)).to_have_text(f"{int(count) + more} kết quả cho «dang»")
    page.get_by_role("button", name="Bỏ mọi bộ lọc").click()
    expect(page.locator(".hb-chip[aria-pressed=true]")).to_have_count(0)
    assert page.url.endswith("?q=dang")


def test_a_facet_alone_lists_what_it_holds(visit: Callable[..., Page]) -> None:
    page = visit(f"{LOOKUP}?loai=chi-thi&nam=2016")
    expect(heading(page)).to_contain_text("kết quả")
    expect(page.locator(".hb-hit-title", has_text="Chỉ thị 05-CT/TW")).to_be_visible()


def test_an_estimate_is_said_to_be_one(visit: Callable[..., Page]) -> None:
    page = visit(LOOKUP)
    page.evaluate(STAND_IN)
    page.locator("#hb-find").fill("rất nhiều")
    expect(heading(page)).to_have_text("Khoảng 45 kết quả cho «rất nhiều»")
    expect(page.locator("[role=status]", has_text="kết quả")).to_have_text("Khoảng 45 kết quả")


def test_first_results_are_not_said_to_be_all(visit: Callable[..., Page]) -> None:
    page = visit(START)
    page.evaluate(STAND_IN)
    box(page).fill("chậm")
    expect(page.locator(".hb-search [role=status]")).to_have_text("7 kết quả đầu")


def test_a_long_list_grows_and_keeps_the_place(visit: Callable[..., Page]) -> None:
    page = visit(LOOKUP)
    page.evaluate(STAND_IN)
    page.locator("#hb-find").fill("gì đó")
    expect(heading(page)).to_have_text("45 kết quả cho «gì đó»")
    expect(page.locator(".hb-hits > li")).to_have_count(20)
    page.get_by_role("button", name="Xem thêm 20 kết quả").click()
    expect(page.locator(".hb-hits > li")).to_have_count(40)
    expect(page.locator(".hb-hits a").nth(20)).to_be_focused()
    page.get_by_role("button", name="Xem thêm 5 kết quả").click()
    expect(page.locator(".hb-hits > li")).to_have_count(45)
    expect(page.locator(".hb-more")).to_have_count(0)
    years = page.get_by_role("group", name="Năm")
    expect(years.locator(".hb-chip")).to_have_count(8)
    years.get_by_role("button", name="Thêm 4").click()
    expect(years.locator(".hb-chip")).to_have_count(12)
    expect(years.get_by_role("button", name="Thu gọn")).to_be_focused()


def test_did_you_mean(visit: Callable[..., Page]) -> None:
    page = visit(LOOKUP)
    page.evaluate(STAND_IN)
    page.locator("#hb-find").fill("sai")
    expect(heading(page)).to_have_text("Không có kết quả nào cho «sai».")
    page.get_by_role("link", name="Ý bạn là «đúng»?").click()
    expect(page.locator("#hb-find")).to_have_value("đúng")
    expect(page.locator(".hb-hits")).to_be_visible()
    page = visit(START)
    page.evaluate(STAND_IN)
    box(page).fill("sai")
    page.get_by_role("option", name="Ý bạn là «đúng»?").click()
    expect(box(page)).to_have_value("đúng")
    expect(page.locator(".hb-search-panel .hb-hit").first).to_be_visible()


def test_near_results_are_called_near(visit: Callable[..., Page]) -> None:
    page = visit(LOOKUP)
    page.locator("#hb-find").fill("quan uy o monn")
    expect(heading(page)).to_have_text("Không có kết quả nào cho «quan uy o monn».")
    near = page.get_by_role("region", name="Gần đúng")
    expect(near.locator(".hb-hit-title").first).to_have_text("Quận ủy Ô Môn")
    expect(near.locator(".hb-hit-context").first).to_contain_text("Viết gần giống")
    page.get_by_role("link", name="Ý bạn là").click()
    expect(heading(page)).to_contain_text("kết quả cho «quận ủy ô môn»")
    expect(page.locator(".hb-hit-title").first).to_have_text("Quận ủy Ô Môn")


def test_a_number_that_is_not_held_is_said_before_what_is_near(visit: Callable[..., Page]) -> None:
    page = visit(LOOKUP)
    page.locator("#hb-find").fill("CT 03-CT/TW")
    expect(heading(page)).to_have_text("«CT 03-CT/TW» không có trong sổ tay.")
    near = page.get_by_role("region", name="Gần đúng (1)")
    expect(near.locator(".hb-hit-context")).to_have_text("Của cơ quan khác · Văn bản · Đảng ủy Khối TW · 1/9/2016")
    expect(page.locator(".hb-chip")).to_have_count(0)
    said = "«CT 03-CT/TW» không có trong sổ tay. 0 kết quả, 1 gần đúng"
    expect(page.locator(".hb-find [role=status]")).to_have_text(said)
    page = visit(START)
    ask(page, "CT 03-CT/TW")
    expect(page.locator(".hb-search-note")).to_have_text("«CT 03-CT/TW» không có trong sổ tay.")
    expect(page.get_by_role("group", name="Gần đúng (1)").get_by_role("option")).to_have_count(1)
    expect(page.locator(".hb-search [role=status]")).to_have_text(said)


def test_what_is_left_out_is_said_and_not_counted(visit: Callable[..., Page]) -> None:
    said = "Không trang nào có đủ các chữ đã gõ; các trang dưới đây không có «y tế»."
    page = visit(LOOKUP)
    page.locator("#hb-find").fill("mô hình y tế")
    expect(heading(page)).to_have_text(said)
    expect(page.locator("#gan-dung")).to_be_visible()
    page = visit(START)
    ask(page, "mô hình y tế")
    expect(page.locator(".hb-search-note")).to_have_text(said)
    expect(page.locator(".hb-search [role=status]")).to_contain_text("0 kết quả, 10 gần đúng")


def test_the_count_is_of_real_results_and_agrees_with_the_chips(visit: Callable[..., Page]) -> None:
    page = visit(LOOKUP)
    page.locator("#hb-find").fill("nêu gương")
    expect(heading(page)).to_contain_text("kết quả cho «nêu gương»")
    total = int(heading(page).inner_text().split()[0])
    chips = page.get_by_role("group", name="Loại trang").locator(".hb-count").all_inner_texts()
    assert sum(map(int, chips)) == total
    assert page.locator(".hb-found-body > .hb-hits > .hb-hit").count() == total


def test_where_nothing_is_found_the_page_says_what_there_is(visit: Callable[..., Page], site: Path) -> None:
    page = visit(LOOKUP)
    page.locator("#hb-find").fill("zzzqq")
    expect(heading(page)).to_have_text("Không có kết quả nào cho «zzzqq».")
    expect(page.locator(".hb-holdings")).to_be_visible()
    records = len(list((site.parent / "directives").glob("*.yml")))
    expect(page.locator(".hb-holdings li").first).to_have_text(f"Văn bản {records}")
    page.locator(".hb-holdings").get_by_role("link", name="Văn bản").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Văn bản")


def test_paper_has_the_results_but_not_the_boxes(visit: Callable[..., Page]) -> None:
    page = visit(LOOKUP)
    page.locator("#hb-find").fill("dang")
    expect(page.locator(".hb-hits")).to_be_visible()
    page.emulate_media(media="print")
    for part in (".hb-search", ".hb-find-form", ".hb-filters"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator(".hb-hits")).to_be_visible()


# Without JavaScript


@pytest.mark.parametrize("width", WIDTHS)
def test_without_javascript_the_box_leads_to_the_ways_in(visit: Callable[..., Page], width: int) -> None:
    page = visit(START, width=width, javascript=False)
    field = page.get_by_role("textbox", name="Tìm trong sổ tay")
    field.fill("chỉ thị")
    field.press("Enter")
    page.wait_for_url("**/tra-cuu/index.html?q=**")
    expect(page.get_by_text("Trình duyệt đang tắt JavaScript")).to_be_visible()
    expect(page.locator(".hb-find-form")).to_be_hidden()
    page.get_by_role("link", name="Theo loại văn bản").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Theo loại văn bản")


# What axe can tell


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("address", "query"),
    [(START, QUERY), (START, "zzzqq"), (START, "quan uy o monn"), (f"{LOOKUP}?q=dang", QUERY)],
    ids=["hits", "none", "near", "over-the-search-page"],
)
def test_axe_finds_nothing_with_the_list_open(
    visit: Callable[..., Page], address: str, query: str, scheme: str, width: int
) -> None:
    page = visit(address, width=width, scheme=scheme)
    ask(page, query)
    page.keyboard.press("ArrowDown")
    results = Axe().run(page, options=OPTIONS)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "?q=dang&loai=nghi-quyet", "?q=zzzqq"], ids=["empty", "hits", "none"])
def test_axe_finds_nothing_on_the_search_page(visit: Callable[..., Page], query: str, scheme: str, width: int) -> None:
    page = visit(LOOKUP + query, width=width, scheme=scheme)
    if query:
        expect(heading(page)).to_contain_text("kết quả")
        settle(page)
        if width == PHONE and "loai" in query:
            page.locator(".hb-filters summary").click()
    results = Axe().run(page, options=OPTIONS)
    assert results.violations_count == 0, results.generate_report()


# Firefox


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Start the distribution's Firefox once for all its tests."""
    program = find_firefox()
    if program is None:
        pytest.fail("no Firefox is installed; make test installs the Debian package firefox-esr")
    with start_firefox(program, tmp_path_factory.mktemp("firefox")) as running:
        yield running


def test_in_firefox_type_arrow_down_enter_and_arrive(firefox: Firefox, root: str) -> None:
    firefox.open(f"{root}/{START}")
    firefox.type("/")
    assert firefox.read("document.activeElement.id") == "hb-search"
    firefox.type(QUERY)
    firefox.wait_for("document.querySelector('.hb-search-panel .hb-hit')")
    firefox.press("ArrowDown")
    firefox.wait_for("document.querySelector('[aria-selected=true] mark')")
    firefox.press("Enter")
    firefox.wait_for(f"location.href === '{root}/{TARGET}'")


def test_in_firefox_the_address_holds_the_search_and_back_returns(firefox: Firefox, root: str) -> None:
    firefox.open(f"{root}/{LOOKUP}")
    firefox.type("/")
    firefox.type("chi thi")
    firefox.wait_for("location.search === '?q=chi+thi' && document.querySelector('.hb-chip')")
    firefox.press("Enter")
    firefox.read("document.querySelector('[data-chip=\"loai ket-luan\"]').click() ?? 1")
    firefox.wait_for("location.search === '?q=chi+thi&loai=ket-luan'")
    firefox.wait_for("document.querySelector('.hb-chip[aria-pressed=true]')")
    firefox.read("history.back() ?? 1")
    firefox.wait_for("location.search === '?q=chi+thi' && !document.querySelector('.hb-chip[aria-pressed=true]')")
    assert firefox.read("document.querySelector('#hb-find').value") == "chi thi"
    resources = firefox.read("performance.getEntriesByType('resource').map((each) => each.name)")
    assert isinstance(resources, list)
    assert [each for each in resources if not str(each).startswith(f"{root}/")] == []
