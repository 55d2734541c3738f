"""Finish the same staged pages by mkdocs and by a second engine, and compare what comes out.

``python scripts/compare_engines.py PROGRAM``, where PROGRAM reads ``mkdocs.yml`` as Zensical does.

For the real records and the toy's: the same pages must come out, each with the same title, the same words and the same
links in its content and its bars. What differs is printed; exit 1 if anything does.
"""

import posixpath
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

_REPOSITORY = Path(__file__).resolve().parents[1]
_RECORDS = ("directives", "exemplars", "sources", "vocabulary")
_SKIP = "skip"
_UNREAD = frozenset({"script", "style", "svg", _SKIP})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_MOST_SHOWN = 20
_CONTEXT = 30  # letters shown from where two texts part


def main(arguments: list[str]) -> int:
    """Compare the two engines on both handbooks."""
    engine, scratch = Path(arguments[0]).absolute(), _REPOSITORY / "build" / "engines"
    shutil.rmtree(scratch, ignore_errors=True)
    differences = [
        f"{name}/{difference}"
        for name, records in (("real", _REPOSITORY), ("toy", _REPOSITORY / "tests" / "toy"))
        for difference in compare_sites(*_build_both(engine, records, scratch / name))
    ]
    for difference in differences[:_MOST_SHOWN]:
        print(difference)
    print(f"{len(differences)} differences between the engines")
    return 1 if differences else 0


def compare_sites(one: Path, other: Path) -> Iterator[str]:
    """Tell what differs between two sites, page by page."""
    pages, others = _read_pages(one), _read_pages(other)
    for name in sorted(pages.keys() ^ others.keys()):
        yield f"{name}: made by one engine only"
    for name in sorted(pages.keys() & others.keys()):
        page, its = pages[name], others[name]
        if page.title != its.title:
            yield f"{name}: title «{page.title}» and «{its.title}»"
        if page.links != its.links:
            yield f"{name}: links {_tell_first(page.links, its.links, 1)}"
        if page.words != its.words:
            yield f"{name}: words {_tell_first(page.words, its.words, _CONTEXT)}"


def _build_both(engine: Path, records: Path, home: Path) -> tuple[Path, Path]:
    for folder in _RECORDS:
        shutil.copytree(records / folder, home / folder)
    shutil.copytree(_REPOSITORY / "docs", home / "docs")
    shutil.copyfile(_REPOSITORY / "mkdocs.yml", home / "mkdocs.yml")
    build = (sys.executable, "-m", "handbook", "build", "--root", str(home))
    subprocess.run((*build, "--stage-only"), check=True)
    subprocess.run((str(engine), "build", "--strict", "-f", "build/mkdocs.yml"), check=True, cwd=home)
    theirs = (home / "build" / "site").rename(home / "site-second")
    subprocess.run((*build, "--engine", "mkdocs"), check=True)
    return home / "site", theirs


def _read_pages(site: Path) -> Mapping[str, "_Reader"]:
    found = {}
    for path in site.rglob("*.html"):
        name = path.relative_to(site).as_posix()
        found[name] = reader = _Reader(posixpath.dirname(name))
        reader.feed(path.read_text(encoding="utf-8"))
        reader.close()
    return found


def _tell_first(one: list[str], other: list[str], shown: int) -> str:
    least = min(len(one), len(other))
    shared = next((place for place in range(least) if one[place] != other[place]), least)
    return f"«{''.join(one[shared:][:shown])}» and «{''.join(other[shared:][:shown])}»"


class _Reader(HTMLParser):
    """Reads a page: its title, its words, where its links lead."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder
        self.title = ""
        self.words: list[str] = []
        self.links: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        is_skip = values.get("class") == "md-skip"  # the link over the bars: each theme has its own
        if tag not in _VOID:
            self._within.append(_SKIP if is_skip else tag)
        if tag == "a" and not is_skip and "href" in values:
            path, _, anchor = (values["href"] or "").partition("#")
            there = posixpath.normpath(posixpath.join(self._folder, path)) if path else ""
            self.links.append(f"{there}#{anchor}")

    def handle_endtag(self, tag: str) -> None:
        opened = _SKIP if tag == "a" and _SKIP in self._within else tag
        while opened in self._within and self._within.pop() != opened:
            pass

    def handle_data(self, data: str) -> None:
        if "title" in self._within and "svg" not in self._within:
            self.title += data.strip()
        elif _UNREAD.isdisjoint(self._within):
            self.words += "".join(data.split())  # one by one: engines part the words of code in their own ways


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
