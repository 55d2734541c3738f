"""This handbook's search beside Material's and Pagefind's: ``python -m benchmarks.search``.

All three answer the same queries over the same pages in the same Chromium, in one run: the real records, then
generated handbooks. What is printed can go into a Markdown file with ``--output``.
"""

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from benchmarks.browser import Server, launch, serve
from benchmarks.drawn import draw_queries
from benchmarks.engines import SHOWN, Engine, build_material, build_own, build_pagefind, describe_versions
from benchmarks.generate import REPOSITORY, list_known, write_handbook
from benchmarks.judging import list_texts
from benchmarks.plainpages import PlainPage, list_pages
from benchmarks.queries import Judged, Query, read_judged, read_queries
from handbook.lineage.links import Lineage, find_lineage
from handbook.records.catalog import RECORD_FOLDERS, Catalog
from handbook.records.loading import read_catalog

_REAL = "real records"
_REAL_GROUPS = ("clerk", "fresh")  # asked of the real records only: among many made-up ones other answers are as right
_GROUPS = ("given", "heldout", "drawn", *_REAL_GROUPS)
ENGINES = ("own", "material", "pagefind")
FIRST_QUERIES = ("chi thi 05", "tỉnh ủy lào cai", "25525", "cong tac vien du luan xa hoi", "chuyển đổi số ở nghệ an")
_FIRST_KEYS = 9  # times the first key is pressed
_SEED = 11
_TOP = 5  # pages whose precision is measured
_NAMED = ("y tế", "nông dân", "cải cách hành chính", "trường học", "CT 03-CT/TW")  # told one by one
_MATCH = "async (query) => (bench.match ?? bench.search)(query)"
_ASK = """async (query) => {
  const start = performance.now();
  const urls = await bench.search(query);
  return {urls, ms: performance.now() - start};
}"""
_OPEN = """async () => {
  const start = performance.now();
  await bench.open();
  return performance.now() - start;
}"""
_WATCH = """([input, hit]) => {
  let start = null;
  const box = document.querySelector(input);
  box.addEventListener("keydown", () => { start ??= performance.now(); }, true);
  window.firstResult = new Promise((resolve) => {
    new MutationObserver(() => {
      if (start !== null && document.querySelector(hit)) resolve(performance.now() - start);
    }).observe(document, {subtree: true, childList: true});
  });
}"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine answered to a query, and how long it took cold and warm, in milliseconds."""

    query: Query
    urls: tuple[str, ...]
    cold: float

    def is_hit(self, most: int) -> bool:
        """Tell whether one of the first ``most`` addresses answers the query."""
        return any(self.query.accepts(url) for url in self.urls[:most])


@dataclass(slots=True)
class Result:
    """What was measured of one engine on one set of pages."""

    engine: str
    ready: float = 0
    first: float = 0
    bytes: float = 0
    most_bytes: int = 0
    requests: int = 0
    answers: list[Answer] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Return the middle warm latency."""
        return statistics.median(self.warm) if self.warm else 0

    @property
    def p95(self) -> float:
        """Return the warm latency that 95 % of the queries keep under."""
        return sorted(self.warm)[int(len(self.warm) * 0.95)] if self.warm else 0

    @property
    def cold_p95(self) -> float:
        """Return the latency that 95 % keep under when a query is asked for the first time."""
        times = sorted(answer.cold for answer in self.answers)
        return times[int(len(times) * 0.95)] if times else 0


@dataclass(frozen=True, slots=True)
class Corpus:
    """Pages to search, by what they are called, and the folder things are built in."""

    name: str
    folder: Path
    catalog: Catalog
    lineage: Lineage
    pages: tuple[PlainPage, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare the searches and print one table for each set of pages."""
    options = _parse(arguments)
    lines: list[str] = []

    def say(line: str = "") -> None:
        print(line, flush=True)
        lines.append(line)

    say(f"# Search compared ({describe_versions(options.engines) or 'ours alone'})")
    with launch() as browser:
        if not options.no_real:
            _compare(browser, _open_corpus(_REAL, _copy_real(options.work / "real")), options, say)
            _compare_first_keys(browser, options.work / "real", say)
        for documents in options.sizes:
            folder = options.work / str(documents)
            write_handbook(documents, folder / "handbook")
            _compare(browser, _open_corpus(f"{documents} documents", folder), options, say)
    if options.output:
        options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=main.__doc__)
    parser.add_argument(
        "--sizes",
        type=int,
        nargs="*",
        default=[500, 6300],
        help="documents of the generated handbooks; the defaults make about 1,000 and 10,000 pages",
    )
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--no-real", action="store_true", help="leave the real records out")
    parser.add_argument("--cap", type=float, default=45, help="seconds an engine gets for one pass over the queries")
    parser.add_argument("--work", type=Path, default=REPOSITORY / "build" / "bench", help="where things are built")
    parser.add_argument("--output", type=Path, help="a Markdown file to write what is printed to")
    return parser.parse_args(arguments)


def _copy_real(folder: Path) -> Path:
    root = folder / "handbook"
    shutil.rmtree(root, ignore_errors=True)
    for name in RECORD_FOLDERS:
        shutil.copytree(REPOSITORY / name, root / name)
    return folder


def _open_corpus(name: str, folder: Path) -> Corpus:
    catalog = read_catalog(folder / "handbook").catalog
    lineage = find_lineage(catalog)
    return Corpus(name, folder, catalog, lineage, tuple(list_pages(catalog, lineage)))


def _compare(browser: Browser, corpus: Corpus, options: argparse.Namespace, say: Callable[..., None]) -> None:
    """Measure every engine on one set of pages and print the tables."""
    addresses = frozenset(page.url for page in corpus.pages)
    queries = [query for query in read_queries() if query.is_answered_by(addresses)]
    if corpus.name != _REAL:
        queries = [query for query in queries if query.group not in _REAL_GROUPS]
        queries += draw_queries(corpus.catalog, corpus.pages, list_known())
    random.Random(_SEED).shuffle(queries)  # noqa: S311 - the same order every time
    say()
    say(f"## {corpus.name}: {len(corpus.pages)} pages, {len(queries)} queries")
    say()
    for line in _write_head():
        say(line)
    results = []
    for engine in _build(corpus, options.engines):
        results.append(_measure(browser, engine, queries, options.cap))
        say(_write_row(results[-1], len(queries)))
    if corpus.name == _REAL:
        judged = read_judged(list_texts(corpus.catalog, corpus.lineage))
        for line in _write_judged(browser, list(_build(corpus, options.engines)), judged):
            say(line)
    if "own" in options.engines:
        for line in ("", *_write_ratios(results), "", *_write_kinds(results[0]), "", *_write_misses(results[0])):
            say(line)


def _build(corpus: Corpus, names: Sequence[str]) -> Iterator[Engine]:
    if "own" in names:
        yield build_own(corpus.catalog, corpus.lineage, corpus.folder / "own")
    if "material" in names or "pagefind" in names:
        material = build_material(corpus.pages, corpus.folder / "material")
        if "material" in names:
            yield material
        if "pagefind" in names:
            yield build_pagefind(material)


def _measure(browser: Browser, engine: Engine, queries: list[Query], cap: float) -> Result:
    result = Result(engine.name)
    with serve(engine.folder) as server:
        starts = [_start(browser, server, engine, query) for query in engine.first_queries(FIRST_QUERIES)]
        result.ready = statistics.median(start[0] for start in starts)
        result.first = statistics.median(start[1] for start in starts)
        result.bytes = statistics.median(start[2] for start in starts)
        result.most_bytes = max(start[2] for start in starts)
        result.requests = max(start[3] for start in starts)
        page = _open_page(browser, server, engine)
        page.evaluate(_OPEN)
        deadline = time.monotonic() + cap
        for query in queries:
            answer = page.evaluate(_ASK, query.text)
            urls = tuple(urlsplit(url).path.lstrip("/") for url in answer["urls"])
            result.answers.append(Answer(query, urls, answer["ms"]))
            if time.monotonic() > deadline:
                break
        deadline = time.monotonic() + cap
        for given in result.answers:
            result.warm.append(page.evaluate(_ASK, given.query.text)["ms"])
            if time.monotonic() > deadline:
                break
        page.context.close()
    return result


def _start(browser: Browser, server: Server, engine: Engine, query: str) -> tuple[float, float, int, int]:
    """Start an engine afresh with one query: time to ready, time to the result, bytes, requests."""
    server.requests.clear()
    page = _open_page(browser, server, engine)
    ready = page.evaluate(_OPEN)
    first = ready + page.evaluate(_ASK, query)["ms"]
    page.context.close()
    requests, weight = server.weigh(without=(engine.page,))
    return ready, first, weight, requests


def _open_page(browser: Browser, server: Server, engine: Engine) -> Page:
    page = browser.new_context().new_page()
    page.goto(server.address + engine.page)
    return page


def _write_head() -> Iterator[str]:
    yield (
        "| engine | given @1 | @5 | held-out @1 | @5 | drawn @1 | @5 | clerk @1 | @5 | fresh @1 | @5"
        f" | KB before the first {SHOWN} hits | worst | requests"
        " | ready ms | first result ms | median ms | p95 ms | p95 ms, first time asked |"
    )
    yield "| --- " * 19 + "|"


def _write_row(result: Result, asked: int) -> str:
    cells = [result.engine if len(result.answers) == asked else f"{result.engine} (of {len(result.answers)})"]
    for group in _GROUPS:
        answers = [answer for answer in result.answers if answer.query.group == group]
        cells += [f"{sum(answer.is_hit(most) for answer in answers)}/{len(answers)}" for most in (1, 5)]
    cells += [f"{size / 1000:.0f}" for size in (result.bytes, result.most_bytes)]
    cells += [str(result.requests), f"{result.ready:.0f}", f"{result.first:.0f}"]
    cells += [f"{value:.1f}" for value in (result.median, result.p95, result.cold_p95)]
    return "| " + " | ".join(cells) + " |"


def _write_judged(browser: Browser, engines: Sequence[Engine], queries: Sequence[Judged]) -> Iterator[str]:
    """Ask the judged queries and tell, by sort, what the first five pages are worth."""
    yield ""
    yield f"| engine | sort | queries | hit@1 | precision at {_TOP} | no page presented where none answers |"
    yield "| --- " * 6 + "|"
    named: list[str] = []
    for engine in engines:
        shown = _ask_judged(browser, engine, queries)
        for sort in dict.fromkeys(judged.sort for judged in shown):
            some = {judged: pages for judged, pages in shown.items() if judged.sort == sort}
            empty = [not pages for judged, pages in some.items() if not judged.pages]
            first = [judged.measure_precision(pages[:1]) for judged, pages in some.items()]
            top = [judged.measure_precision(pages[:_TOP]) for judged, pages in some.items()]
            cells = [f"{sum(first):.0f}", f"{statistics.mean(top):.2f}", f"{sum(empty)} of {len(empty)}"]
            yield f"| {engine.name} | {sort} | {len(some)} | {' | '.join(cells)} |"
        for judged, pages in shown.items():
            if judged.text in _NAMED:
                named.append(
                    f"- {engine.name}, «{judged.text}»: {len(judged.pages)} pages answer it, {len(pages)} presented, "
                    f"precision at {_TOP} {judged.measure_precision(pages[:_TOP]):.2f}"
                )
    yield ""
    yield from named


def _ask_judged(browser: Browser, engine: Engine, queries: Sequence[Judged]) -> dict[Judged, tuple[str, ...]]:
    """Ask an engine the judged queries; return the pages presented as matches, each once."""
    with serve(engine.folder) as server:
        page = _open_page(browser, server, engine)
        page.evaluate(_OPEN)
        found = {
            judged: tuple(dict.fromkeys(urlsplit(url).path.lstrip("/") for url in page.evaluate(_MATCH, judged.text)))
            for judged in queries
        }
        page.context.close()
    return found


def _write_ratios(results: list[Result]) -> Iterator[str]:
    """Say how ours stands to each other engine; under 1 is better."""
    own, *others = results
    for other in others:
        pairs = {
            "KB": (own.bytes, other.bytes),
            "ready": (own.ready, other.ready),
            "first result": (own.first, other.first),
            "median": (own.median, other.median),
            "p95": (own.p95, other.p95),
        }
        ratios = ", ".join(f"{name} {ours / theirs:.2f}" for name, (ours, theirs) in pairs.items() if theirs)
        yield f"{own.engine} / {other.engine}: {ratios}"


def _write_kinds(result: Result) -> Iterator[str]:
    kinds: dict[tuple[str, str], list[Answer]] = {}
    for answer in result.answers:
        kinds.setdefault((answer.query.group, answer.query.kind), []).append(answer)
    yield "| set | kind | queries | @1 | @5 |"
    yield "| --- " * 5 + "|"
    for (group, kind), answers in sorted(kinds.items()):
        hits = [sum(answer.is_hit(most) for answer in answers) for most in (1, 5)]
        yield f"| {group} | {kind} | {len(answers)} | {hits[0]} | {hits[1]} |"


def _write_misses(result: Result) -> Iterator[str]:
    for answer in result.answers:
        if not answer.is_hit(1):
            rank = next((at for at, url in enumerate(answer.urls, 1) if answer.query.accepts(url)), 0)
            got = ", ".join(answer.urls[:3]) or "nothing"
            yield (
                f"- «{answer.query.text}» ({answer.query.kind}): rank {rank or 'none'}; "
                f"expected {answer.query.targets[0]}, got {got}"
            )


def _compare_first_keys(browser: Browser, folder: Path, say: Callable[..., None]) -> None:
    """Press the first key on the built home page and wait for the first result to show."""
    site = folder / "site"
    command = [sys.executable, "-m", "handbook", "build", "--root", str(folder / "handbook"), "--site-dir", str(site)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    places = (
        ("sổ tay", site, "[data-hb-search] input", ".hb-hit"),
        ("Material", folder / "material" / "site", ".md-search__input", ".md-search-result__item"),
    )
    say()
    say(f"From the first key to the first result on the page, real records, {_FIRST_KEYS} times afresh:")
    for name, served, box, hit in places:
        if not served.is_dir():
            continue
        with serve(served) as server:
            times = sorted(_press_key(browser, server, box, hit) for _ in range(_FIRST_KEYS))
        say(f"- {name}: median {statistics.median(times):.0f} ms, worst {times[-1]:.0f} ms")


def _press_key(browser: Browser, server: Server, box: str, hit: str) -> float:
    page = browser.new_context(viewport={"width": 1300, "height": 900}).new_page()
    page.goto(f"{server.address}index.html")
    page.evaluate(_WATCH, [box, hit])
    page.locator(box).click(force=True)
    page.keyboard.type("chi")
    spent = float(page.evaluate("() => firstResult"))
    page.context.close()
    return spent


if __name__ == "__main__":
    sys.exit(main())
