"""The search engine in a real browser, from a folder: it folds as Python does, finds what is meant, never breaks."""

import csv
import math
import shutil
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from handbook.lineage.links import Lineage, find_lineage
from handbook.pages import Way
from handbook.records.catalog import Catalog
from handbook.records.loading import read_catalog
from handbook.resources import THEME
from handbook.search import bundle_scripts, data_scripts, render_search
from handbook.search.bundle import BUNDLES
from handbook.search.items import list_items
from handbook.search.shares import FACETS, ITEM_FIELDS, share_items
from handbook.search.terms import split_terms
from handbook.text.folding import split_words

pytestmark = pytest.mark.browser

REPOSITORY = Path(__file__).parents[2]
QUERIES = Path(__file__).parents[1] / "search" / "queries.tsv"
PAGE = "van-ban/trang.html"  # a page in a folder, so that addresses must climb
SHELL = '<!doctype html><meta charset="utf-8"><script src="../assets/js/search.js" defer></script>'
SEARCH = """async ([query, options]) => {
  const hits = await HandbookSearch.search(query, options);
  return {hits, total: hits.total};
}"""
ASK = """async (query) => {
  const facets = await HandbookSearch.facets(query);
  const hits = await HandbookSearch.search(query, {limit: 1000});
  const {total, nearTotal, notHeld, leftOut} = hits;
  return {hits, total, nearTotal, notHeld, leftOut, counted: facets.trang.reduce((sum, {count}) => sum + count, 0)};
}"""
# Reads every term of the index of items, and scores one word in it.
READ_INDEX = """async ([words, scored]) => {
  await HandbookSearch.open();
  const {take, parts: {Collection}} = HandbookSearch;
  const values = {};
  HandbookSearch.take = (name, value) => { values[name] = value; };
  await new Promise((done) => {
    const script = document.createElement("script");
    Object.assign(script, {src: "../assets/search/overview.js", onload: done});
    document.head.append(script);
  });
  HandbookSearch.take = take;
  const {items} = new Collection(values.overview, async (name) => values[name]);
  const all = (word) => ({term: word, key: word, weight: 1, fits: null});
  await items.load(words.map(all));
  const scores = items.score([[all(scored)]], new Uint8Array(items.count).fill(1));
  return {
    postings: words.map((word) => items.listPostings(all(word)).map(([field, found]) => [field, [...found]])),
    scores: [...scores],
  };
}"""


@pytest.fixture(scope="module")
def catalog(five_articles: Path) -> Catalog:
    return read_catalog(five_articles).catalog


@pytest.fixture(scope="module")
def lineage(catalog: Catalog) -> Lineage:
    return find_lineage(catalog)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, catalog: Catalog, lineage: Lineage) -> Path:
    """Lay out the least of a site that can be searched."""
    return lay(tmp_path_factory.mktemp("folder"), dict(render_search(catalog, lineage)))


@pytest.fixture
def lay_toy(change: Callable[[str, str, str], Path]) -> Callable[[str, str, str], Catalog]:
    """Return a function that reads the toy with one passage replaced."""
    return lambda name, before, after: read_catalog(change(name, before, after)).catalog


def lay(folder: Path, rendered: Mapping[str, str]) -> Path:
    for name, text in {**rendered, **dict(bundle_scripts(REPOSITORY / "docs")), PAGE: SHELL}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def open_page(browser: Browser, folder: Path) -> Page:
    page = browser.new_page()
    page.set_default_timeout(20_000)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((folder / PAGE).as_uri())
    page.faults = faults  # type: ignore[attr-defined]
    return page


@pytest.fixture(scope="module")
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    """Open a page that may search; nothing on it may fail."""
    opened = open_page(browser, folder)
    yield opened
    assert opened.faults == []  # type: ignore[attr-defined]
    opened.close()


@pytest.fixture(scope="module")
def cut_page(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, catalog: Catalog, lineage: Lineage
) -> Iterator[Page]:
    """Open a page whose index is cut into many small blocks, as that of a large handbook."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data_scripts, "_WHOLE", 0)
        patch.setattr(data_scripts, "_BLOCKS", dict.fromkeys(data_scripts._BLOCKS, 1500))  # noqa: SLF001 - as if there were far more
        rendered = dict(render_search(catalog, lineage))
    assert len(rendered) > 100
    opened = open_page(browser, lay(tmp_path_factory.mktemp("cut"), rendered))
    yield opened
    assert opened.faults == []  # type: ignore[attr-defined]
    opened.close()


def search(page: Page, query: str, **options: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(SEARCH, [query, options])["hits"]
    return found


def find_ids(page: Page, query: str, **options: object) -> list[str]:
    return [hit["id"] for hit in search(page, query, **options)]


def read_queries() -> list[tuple[str, list[str]]]:
    with QUERIES.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        (unicodedata.normalize("NFD", row["query"]) if row["kind"] == "nfd" else row["query"], row["ids"].split(" "))
        for row in rows
    ]


def test_nothing_is_loaded_before_somebody_searches(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url.rsplit("/", 1)[-1]))
    page.goto((folder / PAGE).as_uri())
    page.wait_for_timeout(300)
    assert requests == ["trang.html", "search.js"]
    page.evaluate("HandbookSearch.search('chi thi 05')")
    assert "overview.js" in requests
    page.close()


def test_fold_agrees_on_every_letter_and_word(page: Page, catalog: Catalog, lineage: Lineage) -> None:
    letters = [chr(code) for code in range(0x20, 0x2000) if unicodedata.category(chr(code)) not in {"Cn", "Cs"}]
    vietnamese = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵðÐƉ"
    syllables = [
        start + vowel + end
        for start in ("", "b", "gh", "h", "k", "kh", "l", "m", "ngh", "qu", "s", "t", "th", "đ")
        for vowel in vietnamese
        for end in ("", "a", "i", "nh", "ng", "t", "y", "05", ".487")
    ]
    items = tuple(list_items(catalog, lineage))
    words = sorted({word for item in items for section in item.sections for word in section.text.split()})
    prose = [" ".join((*item.names, item.alias, item.lead, item.meta, item.context)) for item in items]
    numbers = ["1.234", "12.345.678", "1.23", "1234.567", "15.5.2016", "0.123", "007", "99,38%", "4.487.", ".487"]
    texts = [*letters, *syllables, *words, *prose, *numbers]
    texts += [unicodedata.normalize("NFD", text) for text in texts] + [text.upper() for text in texts]
    folded = page.evaluate(
        "async (texts) => {await HandbookSearch.open(); return texts.map(HandbookSearch.parts.fold.splitWords);}", texts
    )
    wrong = [
        (text, split_words(text), theirs)
        for text, theirs in zip(texts, folded, strict=True)
        if split_words(text) != theirs
    ]
    assert not wrong[:10]
    marked = page.evaluate("(texts) => texts.map(HandbookSearch.parts.fold.splitTerms)", texts)
    wrong_terms = [
        (text, split_terms(text), theirs)
        for text, theirs in zip(texts, marked, strict=True)
        if split_terms(text) != theirs
    ]
    assert not wrong_terms[:10]


def test_marks_are_compared_without_regard_to_their_place(page: Page) -> None:
    words = ["hoà", "hòa", "HÒA", "hóa", "hoa", "kỷ", "kỉ", "thuỷ", "thủy", "đảng", "Ðảng", "dang"]
    words += [unicodedata.normalize("NFD", word) for word in words]
    marked = page.evaluate(
        """async (words) => {
          await HandbookSearch.open();
          return words.map((word) => HandbookSearch.parts.fold.findWords(word)[0].mark);
        }""",
        words,
    )
    assert marked[: len(words) // 2] == marked[len(words) // 2 :]
    of = dict(zip(words, marked, strict=True))
    assert of["hoà"] == of["hòa"] == of["HÒA"]
    assert len({of["hòa"], of["hóa"], of["hoa"]}) == 3
    assert of["kỷ"] == of["kỉ"]
    assert of["thuỷ"] == of["thủy"]
    assert of["đảng"] == of["Ðảng"] != of["dang"]


def test_bundle_answers_as_its_sources_do(browser: Browser, page: Page, folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "assets/search", tmp_path / "assets/search")
    shutil.copytree(THEME / "assets/js", tmp_path / "assets/js")
    sources = [source for part in BUNDLES.values() for source in part if source != "search/interface.js"]
    start = ["search/loader.js", *(source for source in sources if source != "search/loader.js")]
    tags = "".join(f'<script src="../assets/js/{source}" defer></script>' for source in start)
    (tmp_path / PAGE).parent.mkdir()
    (tmp_path / PAGE).write_text(f'<!doctype html><meta charset="utf-8">{tags}', encoding="utf-8")
    plain = open_page(browser, tmp_path)
    for query in (*(query for query, _ in read_queries()), *HOSTILE):
        ours, theirs = search(page, query, limit=6), search(plain, query, limit=6)
        for hit in (*ours, *theirs):
            hit["url"] = hit["url"].rpartition("/")[2]
        assert ours == theirs, query
    assert plain.faults == []  # type: ignore[attr-defined]
    plain.close()


@pytest.mark.parametrize("cut", [False, True])
def test_readers_find_what_they_mean(page: Page, cut_page: Page, *, cut: bool) -> None:
    missed = [
        (query, found)
        for query, wanted in read_queries()
        if not (found := find_ids(cut_page if cut else page, query, limit=3))
        or found[0].partition("#")[0] not in wanted
    ]
    assert not missed


def test_index_is_read_as_it_was_counted_and_scored_by_bm25(page: Page, catalog: Catalog, lineage: Lineage) -> None:
    documents = [document for item in list_items(catalog, lineage) for document in share_items([item]).items]
    counted: dict[str, list[Counter[int]]] = {}
    for place, fields in enumerate(documents):
        for field, text in enumerate(fields):
            for word in split_words(text):
                counted.setdefault(word, [Counter() for _ in ITEM_FIELDS])[field][place] += 1
    scored = "dang"
    read = page.evaluate(READ_INDEX, [list(counted), scored])
    for word, postings in zip(counted, read["postings"], strict=True):
        theirs = {field: dict(found) for field, found in postings}
        assert theirs == {field: dict(found) for field, found in enumerate(counted[word]) if found}, word
    lengths = [[len(set(split_terms(fields[field]))) for fields in documents] for field in range(len(ITEM_FIELDS))]
    expected: Counter[int] = Counter()
    for field, found in enumerate(counted[scored]):
        rarity = math.log(1 + (len(documents) - len(found) + 0.5) / (len(found) + 0.5))
        average = sum(lengths[field]) / len(documents)
        for place, often in found.items():
            expected[place] += rarity * (
                0.5 + often * 2.2 / (often + 1.2 * (0.3 + 0.7 * lengths[field][place] / average))
            )
    assert dict(map(tuple, read["scores"])) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("01 nq duk", ["01-nq-duk-2016", "01-nq-duk-2012"]),
        ("01 nq duk 2012", ["01-nq-duk-2012"]),
        ("nqtw4 khoa 12", ["04-nq-tw-khoa-xii"]),
        ("nq tw 4", ["04-nq-tw-khoa-xii", "nq-trung-uong-4-khoa-xi"]),
        ("847", ["847-nq-qutw-2021"]),
        ("nq 847 qutw", ["847-nq-qutw-2021"]),
        ("5-ct/tw", ["05-ct-tw-2016"]),
        ("ct05", ["05-ct-tw-2016"]),
        ("NGHỊ QUYẾT SỐ 06-NQ/ĐUK", ["06-nq-duk-2017"]),
        ("chir thij 05", ["05-ct-tw-2016"]),
        ("chi3 thi5 05", ["05-ct-tw-2016"]),
        ("nghi5 quyet61 847", ["847-nq-qutw-2021"]),
        ("ket luna 01", ["01-kl-tw-2021"]),
    ],
)
def test_documents_with_the_number_stand_first(page: Page, query: str, ids: list[str]) -> None:
    hits = search(page, query)
    assert [hit["id"] for hit in hits if hit["exact"]] == ids
    assert [hit["id"] for hit in hits][: len(ids)] == ids
    assert all(hit["context"] for hit in hits)


def test_unfinished_number_leads_to_longer_ones(page: Page) -> None:
    hits = search(page, "nq84")
    assert hits[0]["id"] == "847-nq-qutw-2021"
    assert not hits[0]["exact"]


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("chir", "chỉ"),
        ("thij", "thị"),
        ("nghij", "nghị"),
        ("quyeets", "quyết"),
        ("quyeest", "quyết"),
        ("ddangr", "đảng"),
        ("dduwowngf", "đường"),
        ("duongwf", "dường"),
        ("uyr", "uỷ"),
        ("nghi5", "nghị"),
        ("quyet61", "quyết"),
        ("d9a3ng", "đảng"),
        ("d9u7o7ng2", "đường"),
        ("duong72", "dường"),
        ("an9", None),
        ("ct05", None),
        ("khoa12", None),
        ("ng5", None),
    ],
)
def test_keys_are_read_as_telex_and_vni(page: Page, keys: str, word: str | None) -> None:
    found, wanted = page.evaluate(
        """async ([keys, word]) => {
          await HandbookSearch.open();
          const {fold: {splitTerms, splitWords}, typing: {readTelex, readVni}} = HandbookSearch.parts;
          const found = (/[0-9]/.test(keys) ? readVni : readTelex)(keys);
          return [found && [splitTerms(found), splitWords(found)], word && [splitTerms(word), splitWords(word)]];
        }""",
        [keys, word],
    )
    assert found == wanted


def test_quoted_words_must_stand_together(page: Page) -> None:
    apart = page.evaluate(SEARCH, ["nêu gương đảng viên", {"limit": 1000}])["total"]
    assert 0 < page.evaluate(SEARCH, ['"nêu gương" đảng viên', {}])["total"] <= apart
    assert find_ids(page, '"tập học và làm"') == []
    assert find_ids(page, "“chol chnam thmay”") == find_ids(page, '"chol chnam thmay"') != []
    assert find_ids(page, '"nêu gương"') != []
    assert find_ids(page, '"neu gương"') == []


def test_hits_show_the_words_with_their_marks(page: Page) -> None:
    (hit, *_) = search(page, "neu guong")
    runs = [*hit["titleRuns"], *hit["excerpt"]]
    assert "".join(run["text"] for run in hit["titleRuns"]) == hit["title"]
    shown = [run["text"] for run in runs if run["hit"]]
    assert shown
    assert all(
        "neu guong".startswith(" ".join(split_words(text))[:3]) or "guong" in split_words(text) for text in shown
    )


def test_addresses_can_be_followed_from_any_page(page: Page, folder: Path) -> None:
    for query in ("chi thi 05", "nêu gương", "25.525", "đoạn"):
        for hit in search(page, query):
            assert hit["url"].startswith(folder.as_uri() + "/")
            assert hit["kind"] in {"van-ban", "don-vi", "mo-hinh", "so-lieu", "nguon", "thuat-ngu", "tra-cuu"}


def test_filters_keep_what_facets_count(page: Page) -> None:
    query = "đảng"
    facets = page.evaluate("async (query) => HandbookSearch.facets(query)", query)
    assert set(facets) == set(FACETS)
    total = page.evaluate(SEARCH, [query, {"limit": 1000}])["total"]
    assert sum(row["count"] for row in facets["trang"]) == total
    for facet, rows in facets.items():
        for row in rows:
            found = page.evaluate(SEARCH, [query, {"filters": {facet: [row["value"]]}}])
            assert found["total"] == row["count"], (facet, row)
    both = {"trang": "van-ban", "loai": ["chi-thi", "ket-luan"]}
    narrowed = page.evaluate("async ([query, filters]) => HandbookSearch.facets(query, filters)", [query, both])
    assert {row["value"]: row["count"] for row in narrowed["trang"]}["van-ban"] == page.evaluate(
        SEARCH, [query, {"filters": both}]
    )["total"]


def test_better_spelling_is_suggested_with_marks(page: Page) -> None:
    suggest = "async (query) => HandbookSearch.suggest(query)"
    assert page.evaluate(suggest, "ket laun") == "kết luận"
    assert page.evaluate(suggest, "kết luận") is None
    assert page.evaluate(suggest, "qqqqqqq") is None
    assert page.evaluate(suggest, "") is None


def test_near_words_are_told_from_real_hits(page: Page) -> None:
    assert search(page, "tinh uy lao cia")[0]["near"]
    assert not search(page, "tinh uy lao cai")[0]["near"]


def ask(page: Page, query: str) -> dict[str, Any]:
    """Ask for all there is: hits, counts, and what is said of the query."""
    found: dict[str, Any] = page.evaluate(ASK, query)
    found["whole"] = [hit for hit in found["hits"] if not hit["near"]]
    found["near"] = [hit for hit in found["hits"] if hit["near"]]
    return found


def list_lit(hit: Mapping[str, Any]) -> list[str]:
    return [run["text"] for run in (*hit["titleRuns"], *hit["excerpt"]) if run["hit"]]


@pytest.mark.parametrize("query", ["y tế", "nông dân", "trường học", "y te", "nong dan", "truong hoc", "thủy lợi"])
def test_a_word_that_no_page_has_is_found_nowhere(page: Page, query: str) -> None:
    found = ask(page, query)
    assert (found["hits"], found["total"], found["nearTotal"], found["counted"]) == ([], 0, 0, 0)


@pytest.mark.parametrize(
    ("query", "marked"),
    [("thực tế", "thực tế"), ("nêu gương", "nêu gương"), ("kinh tế", "kinh tế")],
)
def test_syllables_typed_with_marks_are_found_side_by_side_with_these_marks(
    page: Page, query: str, marked: str
) -> None:
    found = ask(page, query)
    assert found["whole"]
    assert {hit["why"] for hit in found["near"]} <= {"apart"}
    for hit in found["whole"]:
        lit = [text.lower() for text in list_lit(hit)]
        assert all(text == marked for text in lit), (hit["id"], lit)


@pytest.mark.parametrize(
    ("typed", "marked"), [("thuc te", "thực tế"), ("neu guong", "nêu gương"), ("kinh te", "kinh tế")]
)
def test_what_is_typed_without_marks_finds_as_much(page: Page, typed: str, marked: str) -> None:
    assert {hit["id"] for hit in ask(page, typed)["whole"]} >= {hit["id"] for hit in ask(page, marked)["whole"]}


def test_a_word_that_is_being_typed_goes_on_only_with_its_marks(page: Page) -> None:
    assert {text.lower() for hit in ask(page, "tế")["whole"] for text in list_lit(hit)} == {"tế"}
    assert {text.lower() for hit in ask(page, "mô hì")["whole"] for text in list_lit(hit)} == {"mô hình"}
    assert ask(page, "mô hĩ")["whole"] == []
    assert find_ids(page, "đảng ủy quân s")[0] == "dang-uy-quan-su-thanh-pho-can-tho"


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("mô hình y tế", ["y tế"]),
        ("nêu gương trường học", ["trường học"]),
        ("đảng viên nông dân", ["nông dân"]),
        ("shipper qqqq", ["qqqq"]),
        ("chợ 0 đồng trường học", ["trường học"]),
    ],
)
def test_what_no_page_has_is_left_out_and_named(page: Page, query: str, left: list[str]) -> None:
    found = ask(page, query)
    assert found["whole"] == []
    assert found["leftOut"] == left
    assert found["near"]
    assert found["total"] == found["counted"] == 0
    assert found["nearTotal"] == len(found["near"])
    assert {hit["why"] for hit in found["near"]} == {"left"}


def test_two_words_not_far_apart_are_near_and_two_far_apart_are_not(page: Page) -> None:
    found = ask(page, "học Bác")
    assert (found["whole"], found["leftOut"]) == ([], [])
    assert {hit["why"] for hit in found["near"]} == {"apart"}
    assert "05-ct-tw-2016" in {hit["id"] for hit in found["near"]}
    assert ask(page, "1,5 triệu")["hits"] == []


def test_nothing_is_left_out_while_a_page_holds_all_words(page: Page) -> None:
    found = ask(page, "cải cách hành chính")
    assert [hit["id"] for hit in found["whole"]] == ["dang-uy-quan-su-thanh-pho-can-tho"]
    assert found["leftOut"] == []


@pytest.mark.parametrize(
    "query",
    [
        "CT 03-CT/TW",
        "ct 03 - ct / tw",
        "ct03-ct/tw",
        "Chỉ thị số 03-CT/TW",
        "chi thi 03–ct/tw",
        "CHỈ THỊ 03 - CT/TW",
        "Chỉ thị 03-CT/TW ngày 14/5/2011 của Bộ Chính trị về tiếp tục đẩy mạnh việc học tập",
    ],
)
def test_a_number_of_another_body_is_told_to_be_that(page: Page, query: str) -> None:
    found = ask(page, query)
    assert found["notHeld"]
    assert query.startswith(found["notHeld"])
    assert found["whole"] == []
    assert [(hit["id"], hit["why"]) for hit in found["near"]] == [("03-ct-duk-2016", "body")]
    assert "Đảng ủy Khối TW · 1/9/2016" in found["near"][0]["context"]


@pytest.mark.parametrize("query", ["kết luận 99-kl/tw", "03-kh/tw", "ket luan 99", "99 - KL / TW", "nghị quyết 99"])
def test_a_number_that_nothing_bears_is_not_held(page: Page, query: str) -> None:
    found = ask(page, query)
    assert found["notHeld"] == query
    assert found["hits"] == []


def test_a_number_of_another_year_is_told_to_be_that(page: Page) -> None:
    found = ask(page, "CT 05-CT/TW 2011")
    assert found["notHeld"] == "CT 05-CT/TW 2011"
    assert [(hit["id"], hit["why"]) for hit in found["hits"]] == [("05-ct-tw-2016", "time")]


@pytest.mark.parametrize("query", ["05-CT/TW", "chỉ thị 05", "01-nq/duk", "nghị quyết 2016", "25525"])
def test_a_number_that_is_held_is_not_said_to_be_missing(page: Page, query: str) -> None:
    assert ask(page, query)["notHeld"] == ""


def test_documents_of_one_symbol_stand_together_with_issuer_and_date(page: Page) -> None:
    first, second, *_ = search(page, "01-NQ/ĐUK")
    assert [hit["context"] for hit in (first, second)] == ["Đảng ủy Khối TW · 19/8/2016", "Đảng ủy Khối TW · 10/1/2012"]
    assert ask(page, "chỉ thị 10")["whole"][0]["context"] == "Ban Bí thư · Khóa X"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("15/5/2016", "05-ct-tw-2016"),
        ("15-5-2016", "05-ct-tw-2016"),
        ("15.5.2016", "05-ct-tw-2016"),
        ("15/05/2016", "05-ct-tw-2016"),
        ("2016-05-15", "05-ct-tw-2016"),
        ("ngày 15 tháng 5 năm 2016", "05-ct-tw-2016"),
        ("ngay 15 thang 5 nam 2016", "05-ct-tw-2016"),
        ("ban hành ngày 15/5/2016", "05-ct-tw-2016"),
        ("tháng 5/2016", "05-ct-tw-2016"),
        ("5/2016", "05-ct-tw-2016"),
        ("tháng 5 năm 2016", "05-ct-tw-2016"),
        ("18/5/2021", "01-kl-tw-2021"),
        ("kết luận 25/10/2021", "21-kl-tw-2021"),
        ("chỉ thị 15/5/2016", "05-ct-tw-2016"),
    ],
)
def test_what_was_issued_on_a_day_stands_first(page: Page, query: str, first: str) -> None:
    assert find_ids(page, query)[0] == first


@pytest.mark.parametrize("query", ["năm 2021", "2021", "nam 2021"])
def test_what_was_issued_in_a_year_stands_first(page: Page, query: str, catalog: Catalog) -> None:
    issued = {key for key, entry in catalog.directives.items() if "2021" in str(entry.record.issued)}
    assert set(find_ids(page, query)[: len(issued)]) == issued


@pytest.mark.parametrize("query", ["hcm", "HCM", "tphcm", "tp hcm", "TP.HCM", "tp. hcm"])
def test_hcm_is_ho_chi_minh(page: Page, query: str) -> None:
    found = ask(page, query)["whole"]
    assert found
    assert all("Hồ Chí Minh" in hit["title"] + hit["excerpt"][0]["text"] for hit in found)


@pytest.mark.parametrize("query", ["20000", "20.000", "2 vạn", "2 van", "20 nghìn", "20 ngàn"])
def test_a_quantity_is_found_however_it_is_worded(page: Page, query: str) -> None:
    assert {"01-kl-tw-2021", "thuat-ngu#van"} <= {hit["id"] for hit in ask(page, query)["whole"]}


def test_quotes_of_every_shape_are_read(page: Page) -> None:
    expected = find_ids(page, '"nêu gương"')
    assert len(expected) > 1
    for query in ("“nêu gương”", "«nêu gương»", "„nêu gương”", "'nêu gương'", "‘nêu gương’"):
        assert find_ids(page, query) == expected, query
    for unfinished in ('"nêu gương', "«nêu gươ"):
        assert set(find_ids(page, unfinished)) == set(expected), unfinished
    assert all("nêu gương" in "".join(list_lit(hit)).lower() for hit in search(page, "«nêu gương»"))


def test_names_of_the_highlands_are_found_however_their_apostrophe_is_typed(
    browser: Browser, tmp_path: Path, lay_toy: Callable[[str, str, str], Catalog]
) -> None:
    catalog = lay_toy("exemplars/xa-dong-xanh.yml", "name: Xã Đồng Xanh", "name: Đảng ủy huyện Cư M’gar")
    page = open_page(browser, lay(tmp_path, dict(render_search(catalog, find_lineage(catalog)))))
    for query in ("Cư M’gar", "cư m'gar", "cu mgar", "Cư M gar", "cu m gar", "CƯ MGAR"):
        assert find_ids(page, query)[0] == "xa-dong-xanh", query
    page.close()


def test_schools_stand_on_top_where_there_are_any(
    browser: Browser, tmp_path: Path, lay_toy: Callable[[str, str, str], Catalog]
) -> None:
    catalog = lay_toy("exemplars/models/hang-cay-nho-on.yml", "name: Hàng cây nhớ ơn", "name: Hàng cây trường học")
    page = open_page(browser, lay(tmp_path, dict(render_search(catalog, find_lineage(catalog)))))
    for query in ("trường học", "truong hoc", '"trường học"'):
        assert [hit["id"] for hit in ask(page, query)["hits"]] == ["hang-cay-nho-on"], query
    page.close()


HOSTILE = [
    "",
    "   ",
    "\u0301\u0323\u0309",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "😀😀😀",
    "(?:a+)+$",
    ".*",
    "\\",
    '"',
    '""""',
    "“«»”",
    "__proto__ constructor hasOwnProperty",
    "[[05-ct-tw-2016]]",
    "\x00\ud800",
    "0",
    "00000000000000000000",
    "9" * 10_000,
    "chỉ thị " * 1250,
    "a" * 10_000,
    "á" * 5000,
    "e\u0301\u0323" * 3000,
    '"' * 10_000,
    "1.000" * 2000,
    "đ-" * 5000,
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_queries_neither_fail_nor_freeze(page: Page, query: str) -> None:
    # another limit each round, else the engine would answer from what it keeps
    least = page.evaluate(
        """async (query) => {
          await HandbookSearch.search("chi thi", {limit: 1000});
          await HandbookSearch.suggest(query);
          await HandbookSearch.facets(query);
          let least = Infinity;
          for (let round = 0; round < 4; round += 1) {
            const start = performance.now();
            const hits = await HandbookSearch.search(query, {limit: 20 + round});
            least = Math.min(least, performance.now() - start);
            if (!hits.every((hit) => typeof hit.title === "string")) throw new Error("no data");
          }
          return least;
        }""",
        query,
    )
    assert least < 50
    assert page.locator("img, script[src='x']").count() == 0


def test_what_is_counted_without_reading_all_is_an_estimate(page: Page) -> None:
    count = """async ([query, most]) => {
      await HandbookSearch.open();
      const {Engine} = HandbookSearch.parts;
      const {bound} = Engine.prototype;
      if (most) Engine.prototype.bound = () => most;
      await HandbookSearch.facets(query);
      const {total, about} = await HandbookSearch.search(query, {limit: 1});
      Engine.prototype.bound = bound;
      return {total, about};
    }"""
    exact = page.evaluate(count, ["cán bộ, đảng viên", None])
    estimate = page.evaluate(count, ["cán bộ đảng viên", 12])
    assert exact["total"] > 12
    assert (exact["about"], estimate["about"]) == (False, True)
    assert estimate["total"] >= 12


def test_a_short_list_reads_no_more_than_it_must(cut_page: Page) -> None:
    read = """async ([query, limit]) => {
      await HandbookSearch.open();
      const {Collection} = HandbookSearch.parts;
      const {loadCards} = Collection.prototype;
      const asked = new Set();
      Collection.prototype.loadCards = function (items) {
        for (const item of items) asked.add(item);
        return loadCards.call(this, items);
      };
      const {total} = await HandbookSearch.search(query, {limit});
      Collection.prototype.loadCards = loadCards;
      return {total, count: asked.size};
    }"""
    few, many = (cut_page.evaluate(read, ["đảng viên làm theo", limit]) for limit in (5, 1000))
    assert few["total"] is None
    assert few["count"] <= 12 < many["count"]


def test_a_page_that_leads_to_others_is_found_by_its_name(
    browser: Browser, tmp_path: Path, catalog: Catalog, lineage: Lineage
) -> None:
    ways = (
        Way("viec/index.html", ("Việc của đơn vị tôi",), "Chọn cấp, nơi, lĩnh vực."),
        Way("so-lieu/index.html", ("Sổ số liệu", "Số liệu"), "Mọi con số."),
        Way("tra-cuu/tinh/lao-cai.html", ("Tỉnh Lào Cai", "Lào Cai"), "", "Theo tỉnh, thành phố"),
    )
    page = open_page(browser, lay(tmp_path, dict(render_search(catalog, lineage, ways=ways))))
    for query, way in (
        ("viec cua don vi toi", "viec/index.html"),
        ("vieejc cuar ddown vij tooi", "viec/index.html"),
        ("số liệu", "so-lieu/index.html"),
        ("lào cai", "tra-cuu/tinh/lao-cai.html"),
    ):
        (first, *_) = search(page, query)
        assert (first["id"], first["kind"], first["near"]) == (way, "tra-cuu", False), query
    assert first["context"] == "Trang tra cứu · Theo tỉnh, thành phố"
    assert find_ids(page, "mọi con số") != ["so-lieu/index.html"]
    page.close()


def lay_changed(browser: Browser, folder: Path, catalog: Catalog) -> Page:
    return open_page(browser, lay(folder, dict(render_search(catalog, find_lineage(catalog)))))


def test_a_title_that_says_it_all_in_a_row_stands_before_the_number_in_it(
    browser: Browser, tmp_path: Path, lay_toy: Callable[[str, str, str], Catalog]
) -> None:
    title = "Về đẩy mạnh học tập và làm theo gương người tốt, việc tốt"
    catalog = lay_toy("directives/05-ct-tum-2016.yml", title, "Về tiếp tục học tập, thực hiện việc tốt")
    page = lay_changed(browser, tmp_path, catalog)
    assert find_ids(page, "tiep tuc thuc hien chi thi 05")[:2] == ["01-kl-tum-2021", "05-ct-tum-2016"]
    assert find_ids(page, "chi thi 05")[0] == "05-ct-tum-2016"
    page.close()


def test_what_is_called_as_the_words_beside_a_number_say_stands_before_what_only_says_so(
    browser: Browser, tmp_path: Path, lay_toy: Callable[[str, str, str], Catalog]
) -> None:
    said = "Nghị quyết đặt ra khâu đột phá về nâng cao chất lượng sinh hoạt chi bộ, gắn với CT 05."
    path = "directives/01-nq-dum-2016.yml"
    catalog = lay_toy(path, "Nghị quyết đặt ra khâu đột phá về sinh hoạt chi bộ, gắn với CT 05.", said)
    page = lay_changed(browser, tmp_path, catalog)
    assert find_ids(page, "nghi quyet 01")[:2] == ["01-nq-dum-2016", "01-nq-dum-2012"]
    assert find_ids(page, "nghi quyet 01 nang cao chat luong")[:2] == ["01-nq-dum-2012", "01-nq-dum-2016"]
    page.close()


def test_words_typed_with_marks_beside_a_number_are_compared_with_them(
    browser: Browser, tmp_path: Path, lay_toy: Callable[[str, str, str], Catalog]
) -> None:
    title = "Về đẩy mạnh học tập và làm theo gương người tốt, việc tốt"
    catalog = lay_toy("directives/05-ct-tum-2016.yml", title, "Về việc của nhân dân")
    page = lay_changed(browser, tmp_path, catalog)
    for query, is_meant in (
        ("việc dân chỉ thị 05", True),
        ("viec dan chi thi 05", True),
        ("việc dẫn chỉ thị 05", False),
    ):
        assert any(hit["exact"] for hit in search(page, query)) is is_meant, query
    page.close()


def test_a_name_typed_without_spaces_is_found_though_a_page_writes_it_so(
    browser: Browser, tmp_path: Path, lay_toy: Callable[[str, str, str], Catalog]
) -> None:
    catalog = lay_toy("sources/bai-bao-mau-2017.yml", "publisher: Báo Mẫu", "publisher: dongxanh.example")
    page = lay_changed(browser, tmp_path, catalog)
    found = find_ids(page, "dongxanh")
    assert found[0] == "xa-dong-xanh"
    assert "bai-bao-mau-2017" in found
    page.close()


def test_what_begins_with_a_syllable_that_no_page_has_is_only_near_it(page: Page) -> None:
    found = ask(page, "loa")
    assert found["whole"] == []
    assert found["hits"]
    assert {hit["why"] for hit in found["hits"]} == {"begun"}
    assert ask(page, "loai van ban")["whole"]


def test_who_asks_what_a_word_means_gets_the_glossary_first(page: Page) -> None:
    assert find_ids(page, "suy thoái là gì")[0].startswith("thuat-ngu#")
