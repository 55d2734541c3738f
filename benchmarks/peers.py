"""The same pages as other generators build them: plain Markdown, their own search, no more settings than they need."""

import json
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.plainpages import PlainPage, render_markdown

_MKDOCS = """site_name: Đo thời gian dựng
docs_dir: docs
site_dir: site
use_directory_urls: false
theme:
  name: material
  language: vi
  font: false
  features:
    - navigation.prune
    - navigation.indexes
plugins:
  - search:
      lang: vi
"""
_HUGO = """baseURL = "https://vi.du/"
title = "Đo thời gian dựng"
languageCode = "vi"
uglyURLs = true
disableKinds = ["taxonomy", "term", "RSS"]
[outputs]
home = ["html", "json"]
"""
_FRAME = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<nav>{{ range .Site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</nav>
<main>{{ block "main" . }}{{ end }}</main><aside>{{ .TableOfContents }}</aside></body></html>
"""
_LAYOUTS: Mapping[str, str] = {
    "baseof.html": _FRAME,
    "single.html": '{{ define "main" }}{{ .Content }}{{ end }}',
    "list.html": '{{ define "main" }}{{ range .Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}'
    "{{ end }}",
    "index.json": '[{{ range $i, $p := .Site.RegularPages }}{{ if $i }},{{ end }}{{ dict "u" $p.RelPermalink '
    '"t" $p.Title "x" $p.Plain | jsonify }}{{ end }}]',
}


@dataclass(frozen=True, slots=True)
class Peer:
    """Another generator, ready to build: what it is called, the folder it works in, the command."""

    name: str
    folder: Path
    command: tuple[str, ...]
    output: str = "site"


def prepare_peers(pages: Iterable[PlainPage], folder: Path) -> tuple[Peer, ...]:
    """Lay the pages out for each generator that is installed here."""
    listed = tuple(pages)
    tools = Path(sys.executable).parent
    mkdocs, hugo = folder / "mkdocs", folder / "hugo"
    _lay_mkdocs(listed, mkdocs)
    _lay_hugo(listed, hugo)
    zensical = folder / "zensical"
    shutil.rmtree(zensical, ignore_errors=True)
    shutil.copytree(mkdocs, zensical)
    return (
        Peer(f"mkdocs-material {version('mkdocs-material')}", mkdocs, (sys.executable, "-m", "mkdocs", "build")),
        Peer(f"Zensical {version('zensical')}", zensical, (str(tools / "zensical"), "build")),
        Peer(f"Hugo {version('hugo')}", hugo, (str(tools / "hugo"), "--quiet"), "public"),
    )


def _lay_mkdocs(pages: Iterable[PlainPage], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for page in pages:
        _write(folder / "docs" / page.url.replace(".html", ".md"), render_markdown(page))
    _write(folder / "docs" / "index.md", "# Đo thời gian dựng\n")
    _write(folder / "mkdocs.yml", _MKDOCS)


def _lay_hugo(pages: Iterable[PlainPage], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for page in pages:
        front = f"---\ntitle: {json.dumps(page.title, ensure_ascii=False)}\n---\n"
        _write(folder / "content" / page.url.replace(".html", ".md"), front + render_markdown(page))
    for name, text in _LAYOUTS.items():
        _write(folder / "layouts" / "_default" / name, text)
    _write(folder / "hugo.toml", _HUGO)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
