"""The search engine in a real browser, from a folder: it folds as Python does, finds what is meant, never breaks."""

import csv
import json
import shutil
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from handbook.catalog import Catalog, read_catalog
from handbook.folding import split_words
from handbook.lineage import Lineage, find_lineage
from handbook.search import bundle_scripts, files, render_search
from handbook.search.bundle import BUNDLES
from handbook.search.index import Index, change_index, open_index
from handbook.search.items import list_items
from handbook.search.segments import index_documents, read_strand
from handbook.search.shares import FACETS, ITEM_FIELDS, SECTION_FIELDS, share_items

pytestmark = pytest.mark.browser

REPOSITORY = Path(__file__).parents[2]
QUERIES = Path(__file__).parents[1] / "search" / "queries.tsv"
PAGE = "van-ban/trang.html"  # a page in a folder, so that addresses must climb
SHELL = '<!doctype html><meta charset="utf-8"><script src="../assets/js/search.js" defer></script>'
SEARCH = """async ([query, options]) => {
  const hits = await HandbookSearch.search(query, options);
  return {hits, total: hits.total};
}"""
# Fills an index by MiniSearch itself, with the page's own fold, and hands out all it knows.
INDEX_WITH_MINISEARCH = """async ([fields, documents]) => {
  await HandbookSearch.open();
  const {splitWords} = HandbookSearch.parts.fold;
  const index = new MiniSearch({fields, tokenize: splitWords, processTerm: (term) => term});
  documents.forEach((texts, id) => {
    index.add(Object.fromEntries([["id", id], ...fields.map((field, at) => [field, texts[at]])]));
  });
  return JSON.stringify(index);
}"""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(REPOSITORY).catalog


@pytest.fixture(scope="module")
def lineage(catalog: Catalog) -> Lineage:
    return find_lineage(catalog)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, catalog: Catalog, lineage: Lineage) -> Path:
    """Lay out the least of a site that can be searched."""
    return lay(tmp_path_factory.mktemp("folder"), dict(render_search(catalog, lineage)))


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
        patch.setattr(files, "_WHOLE", 0)
        patch.setattr(files, "_BLOCKS", dict.fromkeys(files._BLOCKS, 1500))  # noqa: SLF001 - as if there were far more
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


def test_marks_are_compared_without_regard_to_their_place(page: Page) -> None:
    words = ["hoà", "hòa", "HÒA", "hóa", "hoa", "kỷ", "kỉ", "thuỷ", "thủy", "đảng", "Ðảng", "dang"]
    words += [unicodedata.normalize("NFD", word) for word in words]
    marked = page.evaluate(
        "async (words) => {await HandbookSearch.open(); return words.map(HandbookSearch.parts.fold.markWord);}", words
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
    shutil.copytree(REPOSITORY / "docs/assets/js", tmp_path / "assets/js")
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
        if (found := find_ids(cut_page if cut else page, query, limit=3))[0].partition("#")[0] not in wanted
    ]
    assert not missed


def test_index_is_the_one_minisearch_builds(page: Page, catalog: Catalog, lineage: Lineage) -> None:
    shares = [share_items([item]) for item in list_items(catalog, lineage)]
    for fields, documents in (
        (ITEM_FIELDS, [document for share in shares for document in share.items]),
        (SECTION_FIELDS, [document for share in shares for document in share.sections]),
    ):
        ours = change_index(open_index(fields), {"": index_documents(len(fields), documents)})
        theirs = json.loads(page.evaluate(INDEX_WITH_MINISEARCH, [list(fields), documents]))
        assert read_postings(ours) == {
            term: {field: {int(place): count for place, count in found.items()} for field, found in postings.items()}
            for term, postings in theirs["index"]
        }
        lengths = [theirs["fieldLength"][str(place)] for place in range(theirs["documentCount"])]
        assert ours.lengths == tuple(tuple(column) for column in zip(*lengths, strict=True))
        assert ours.averages == tuple(theirs["averageFieldLength"])


def read_postings(index: Index) -> dict[str, dict[str, dict[int, int]]]:
    return {
        term: {
            field: read_strand((numbers[0], "".join(f",{number}" for number in numbers[1:]), 0))
            for field, numbers in json.loads(row)[1].items()
        }
        for term, row in index.rows.items()
    }


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
          const {fold: {markWord, splitWords}, typing: {readTelex, readVni}} = HandbookSearch.parts;
          const found = (/[0-9]/.test(keys) ? readVni : readTelex)(keys);
          return [found && [markWord(found), splitWords(found)], word && [markWord(word), splitWords(word)]];
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
            assert hit["kind"] in {"van-ban", "don-vi", "mo-hinh", "so-lieu", "nguon", "thuat-ngu"}


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
    assert search(page, "tinh uy lao cia")[0]["approximate"]
    assert not search(page, "tinh uy lao cai")[0]["approximate"]


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
