"""The searches that are compared: how each is built over the same pages and asked in a browser.

Every engine gives a page with ``window.bench``: ``open()`` makes it ready, ``search(query)`` resolves to addresses,
best first. ``match(query)``, where there is one, leaves out what the engine itself calls near. Ours is the built one;
Material's is its own worker driven by its own messages; Pagefind's is its module.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.plainpages import PlainPage, render_markdown
from handbook.lineage.links import Lineage
from handbook.names import index_names
from handbook.pages import gather_library, list_ways
from handbook.records.catalog import Catalog
from handbook.search import bundle_scripts, render_search

SHOWN = 8
"""Hits each engine is asked for: what a reader sees without scrolling."""

_REPOSITORY = Path(__file__).parents[1]
_PAGE = '<!doctype html><html lang="vi"><meta charset="utf-8"><link rel="icon" href="data:,">{body}'
_OWN = """
<script src="assets/js/search.js"></script>
<script>
window.bench = {
  open: () => HandbookSearch.open(),
  search: async (query) => (await HandbookSearch.search(query, {limit: SHOWN})).map((hit) => hit.url),
  match: async (query) => {
    const hits = await HandbookSearch.search(query, {limit: 100});
    return hits.filter((hit) => !hit.near).map((hit) => hit.url);
  },
};
</script>"""
_MATERIAL = """
<script>
const call = (worker, message) => new Promise((resolve) => {
  worker.onmessage = (event) => resolve(event.data);
  worker.postMessage(message);
});
window.bench = {
  open: async () => {
    window.worker = new Worker("WORKER");
    const {config, docs} = await (await fetch("search/search_index.json")).json();
    await call(worker, {type: 0, data: {config, docs, options: {suggest: false}}});
  },
  search: async (query) => {
    const {data} = await call(worker, {type: 2, data: query});
    return data.items.slice(0, SHOWN).map((items) => items[0].location);
  },
};
</script>"""
_PAGEFIND = """
<script>
window.bench = {
  open: async () => {
    window.pagefind = await import("./pagefind/pagefind.js");
    await pagefind.init();
  },
  search: async (query) => {
    const {results} = await pagefind.search(query);
    return (await Promise.all(results.slice(0, SHOWN).map((result) => result.data()))).map((hit) => hit.url);
  },
};
</script>"""
_MKDOCS = """site_name: Thử tìm kiếm
docs_dir: docs
site_dir: site
use_directory_urls: false
theme:
  name: material
  language: vi
  font: false
  custom_dir: overrides
plugins:
  - search:
      lang: vi
"""
_NO_NAVIGATION = '{% extends "base.html" %}{% block site_nav %}{% endblock %}\n'


@dataclass(frozen=True, slots=True)
class Engine:
    """A built engine: what it is called, the folder and page to serve, whether it loads its index whole."""

    name: str
    folder: Path
    page: str = "bench.html"
    is_whole: bool = False

    def first_queries(self, queries: Sequence[str]) -> Sequence[str]:
        """Choose the queries to start it afresh with: one is enough where all load the same."""
        return queries[:1] if self.is_whole else queries


def build_own(catalog: Catalog, lineage: Lineage, folder: Path) -> Engine:
    """Write our search, as the build of the site writes it, beside its scripts."""
    shutil.rmtree(folder, ignore_errors=True)
    library = gather_library(catalog, lineage, index_names(catalog))
    for name, text in (
        *render_search(catalog, lineage, ways=list_ways(library)),
        *bundle_scripts(_REPOSITORY / "docs"),
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    _write_page(folder, _OWN)
    return Engine("sổ tay", folder)


def build_material(pages: Iterable[PlainPage], folder: Path) -> Engine:
    """Let mkdocs-material build the pages with its search; kept while the pages stay the same."""
    listed = tuple(pages)
    site = folder / "site"
    if _is_fresh(folder, listed):
        return Engine("Material", site, is_whole=True)
    shutil.rmtree(folder, ignore_errors=True)
    for page in listed:
        path = folder / "docs" / page.url.replace(".html", ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(render_markdown(page), encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Thử tìm kiếm\n", encoding="utf-8")
    (folder / "overrides").mkdir()
    (folder / "overrides" / "main.html").write_text(_NO_NAVIGATION, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    _run("mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml"))
    worker = next((site / "assets" / "javascripts" / "workers").glob("search.*.js"))
    _write_page(site, _MATERIAL.replace("WORKER", worker.relative_to(site).as_posix()))
    (folder / "stamp").write_text(_digest(listed), encoding="utf-8")
    return Engine("Material", site, is_whole=True)


def build_pagefind(material: Engine) -> Engine:
    """Let Pagefind index the very HTML that Material built."""
    site = material.folder
    if not (site / "pagefind" / "pagefind.js").is_file():
        _run(
            "pagefind",
            "--silent",
            "--site",
            str(site),
            "--root-selector",
            "article",
            "--exclude-selectors",
            ".headerlink",
            "--glob",
            "{van-ban,dien-hinh,co-quan,nguon}/*.html",
        )
        _write_page(site, _PAGEFIND, "bench-pagefind.html")
    return Engine("Pagefind", site, "bench-pagefind.html")


def describe_versions(engines: Iterable[str]) -> str:
    """Name the versions compared; ours has none."""
    known = {"material": "mkdocs-material", "pagefind": "pagefind"}
    return ", ".join(f"{known[name]} {version(known[name])}" for name in engines if name in known)


def _run(module: str, *arguments: str) -> None:
    command = [sys.executable, "-m", module, *arguments]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=quiet)


def _write_page(folder: Path, body: str, name: str = "bench.html") -> None:
    text = _PAGE.format(body=body.replace("SHOWN", str(SHOWN)))
    (folder / name).write_text(text, encoding="utf-8")


def _is_fresh(folder: Path, pages: tuple[PlainPage, ...]) -> bool:
    stamp = folder / "stamp"
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == _digest(pages)


def _digest(pages: tuple[PlainPage, ...]) -> str:
    text = describe_versions(["material"]) + _MKDOCS + _MATERIAL + _PAGEFIND + "".join(map(render_markdown, pages))
    return hashlib.sha256(text.encode()).hexdigest()
