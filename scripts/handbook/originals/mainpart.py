"""The article of a page among menus, related news, comments and footers, told by where its sentences stand together.

The block is sought that holds most sentences and little else. What is only links in it, or is named by its author as
something else, is passed over; a lead that stands between the title and it is taken too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.originals.boxes import PrintedBlock, PrintedParagraph, PrintedTable
from handbook.originals.officewords import STAMP
from handbook.originals.pagetree import PageBlock, PageRun, WebPage
from handbook.originals.paragraphs import squeeze
from handbook.text import fold_letters

_LEAST_WORDS = 8
_MOST_LINKED = 0.5
_MOST_CELL_WORDS = 60
_LEAST_TITLE_WORDS = 3
_LEAST_CELLS = 2
_MOST_COMMAND_WORDS = 4
_HALF = 0.5
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OTHER_TAGS = frozenset({"nav", "aside", "footer", "form", "figcaption"})
_OTHER_NAMES = (
    *("comments?", "relate[ds]?", "relation", "sidebar", "breadcrumbs?", "footer", "banner", "menu", "navbar", "nav"),
    *("navigation", "shar(?:e|ing|edaddy)", "socials?", "sponsors?", "promo", "advert[a-z]*", "ads?", "widgets?"),
    *("popup", "modal", "cookies?", "newsletter", "subscribe", "pagination", "tags?", "toolbar", "print", "ratings?"),
    *("feedback", "login", "search", "copyright", "captions?", "meta", "date", "time", "lien-?quan", "tin-?khac"),
    *("binh-?luan", "(?:other|more)-?news", "most-?read", "doc-?nhieu", "thuoc-?tinh", "breaking", "hot-?news"),
)
_OTHER = re.compile(rf"(?:^|[\s_-]|box|(?<=tin)|(?<=news))(?:{'|'.join(_OTHER_NAMES)})(?=$|[\s_\d-])")
_SITE = re.compile(r"\s+[-|–—»·]\s+")


@dataclass(frozen=True, slots=True)
class WebArticle:
    """The article of a page: its title, its paragraphs and tables, the day that stands with it."""

    title: str
    blocks: tuple[PrintedBlock, ...]
    stamp: str


def find_article(page: WebPage) -> WebArticle:
    """Find the article of a page."""
    search = _Search(page)
    blocks = tuple(search.list_blocks())
    return WebArticle(search.title, blocks, search.stamp)


class _Search:
    """Finds the article of one page."""

    def __init__(self, page: WebPage) -> None:
        self._content: dict[PageBlock, int] = {}
        self._total: dict[PageBlock, int] = {}
        self._linked: dict[PageBlock, int] = {}
        self._count(page.body, frozenset())
        whole = self._content[page.body]
        named = frozenset(block for block in page.body.walk() if _is_named_other(block))
        self._others = frozenset(block for block in named if self._content[block] < _HALF * whole)
        self._count(page.body, self._others)
        self._best = max(page.body.walk(), key=self._rate)
        heading = _find_heading(page)
        self._heading = heading
        self.title = squeeze(heading.text) if heading else _cut_site(page.facts.get("og:title") or page.title)
        self.stamp = ""
        self._body = page.body

    def list_blocks(self) -> Iterator[PrintedBlock]:
        """List what is printed of the article, and its lead before it."""
        printed = [*self._list_lead(self._body), *self._print(self._best)]
        while printed and printed[-1][1]:
            printed.pop()  # a heading of what has been passed over
        return (block for block, _ in printed)

    def _count(self, body: PageBlock, others: frozenset[PageBlock]) -> None:
        """Count for each block the words of its sentences, and all its words."""
        for block in reversed([*body.walk()]):
            runs = [part for part in block.parts if isinstance(part, PageRun)]
            inner = [part for part in block.parts if isinstance(part, PageBlock)]
            self._content[block] = sum(run.words for run in runs if _is_sentence(run)) + sum(
                self._content[each] for each in inner if each not in others
            )
            self._total[block] = sum(run.words for run in runs) + sum(self._total[each] for each in inner)
            self._linked[block] = sum(run.linked for run in runs) + sum(self._linked[each] for each in inner)

    def _rate(self, block: PageBlock) -> float:
        """Rate a block by its sentences and how little else it holds; short words that are no links count half."""
        content, linked = self._content[block], self._linked[block]
        around = content + linked + _HALF * (self._total[block] - content - linked)
        return content * content / around if content else 0.0

    def _is_passed_over(self, block: PageBlock) -> bool:
        """Tell whether a block in the article is none of it: named as something else, or mostly links."""
        if block in self._others:
            return True
        return (
            self._linked[block] > _MOST_LINKED * self._total[block]
            and self._content[block] < _HALF * self._total[block]
        )

    def _list_lead(self, body: PageBlock) -> Iterator[tuple[PrintedBlock, bool]]:
        """List the sentences between the title and the article."""
        has_begun = False
        for block, run in _list_until(body, self._best, self._others):
            if has_begun and not self._is_frame(run) and _is_sentence(run):
                yield PrintedParagraph(run.text, block.alignment, run.is_bold), False
            has_begun = has_begun or run is self._heading

    def _is_frame(self, run: PageRun) -> bool:
        """Tell whether words are none of the article: its title, the day it was put up, a link to do something."""
        words = fold_letters(squeeze(run.text)).removeprefix(fold_letters(self.title))
        if run is self._heading or not words:
            return True
        stamp = STAMP.fullmatch(words.strip(" |-–"))
        if stamp and not self.stamp:
            self.stamp = stamp["day"]
        return bool(stamp) or run.linked == run.words <= _MOST_COMMAND_WORDS

    def _print(self, block: PageBlock) -> Iterator[tuple[PrintedBlock, bool]]:
        """List the paragraphs and tables of a block, each with whether it is a heading."""
        for part in block.parts:
            if isinstance(part, PageRun):
                if not self._is_frame(part):
                    yield PrintedParagraph(part.text, block.alignment, part.is_bold), block.tag in _HEADINGS
            elif not self._is_passed_over(part):
                table = _make_table(part) if part.tag == "table" else None
                yield from [(table, False)] if table else self._print(part)


def _list_until(block: PageBlock, end: PageBlock, others: frozenset[PageBlock]) -> Iterator[tuple[PageBlock, PageRun]]:
    """List the runs of a block with the blocks they are in, as far as another block; what is named as other is not."""
    waiting: list[tuple[PageBlock, PageBlock | PageRun]] = [(block, block)]
    while waiting:
        around, part = waiting.pop()
        if isinstance(part, PageRun):
            yield around, part
        elif part is end:
            return
        elif part not in others:
            waiting.extend((part, each) for each in reversed(part.parts))


def _make_table(block: PageBlock) -> PrintedTable | None:
    """Make a table of a block whose cells are short; one that only lays out a page is none."""
    rows: list[tuple[tuple[PrintedParagraph, ...], ...]] = []
    for row in block.walk():
        if row.tag == "table" and row is not block:
            return None
        if row.tag == "tr":
            cells = [each for each in row.parts if isinstance(each, PageBlock) and each.tag in {"td", "th"}]
            rows.append(tuple(map(_list_cell, cells)))
    words = (sum(len(each.text.split()) for each in cell) for row in rows for cell in row)
    is_data = any(len(row) >= _LEAST_CELLS for row in rows) and max(words, default=0) <= _MOST_CELL_WORDS
    return PrintedTable(tuple(rows)) if is_data else None


def _list_cell(cell: PageBlock) -> tuple[PrintedParagraph, ...]:
    return tuple(
        PrintedParagraph(part.text, block.alignment or cell.alignment, part.is_bold)
        for block in cell.walk()
        for part in block.parts
        if isinstance(part, PageRun)
    )


def _find_heading(page: WebPage) -> PageRun | None:
    """Find the title on the page: what the page's own title begins with, else its only heading of the first rank."""
    titles = [fold_letters(squeeze(each)) for each in (page.title, page.facts.get("og:title", "")) if each]
    first: list[PageRun] = []
    best: tuple[int, PageRun] | None = None
    for block in page.body.walk():
        for run in (part for part in block.parts if isinstance(part, PageRun)):
            words = fold_letters(squeeze(run.text))
            rank = 2 if block.tag == "h1" else 1 if block.tag in _HEADINGS or run.linked == 0 else 0
            if run.words >= _LEAST_TITLE_WORDS and any(title.startswith(words) for title in titles):
                best = max(best or (0, run), (rank, run), key=lambda each: each[0])
            if block.tag == "h1":
                first.append(run)
    if best:
        return best[1]
    return first[0] if len(first) == 1 else None


def _cut_site(title: str) -> str:
    """Cut the name of the site off a page's title."""
    parts = _SITE.split(title)
    return title[: -len(parts[-1])].rstrip(" -|–—»·") if len(parts) > 1 else title


def _is_sentence(run: PageRun) -> bool:
    return run.words >= _LEAST_WORDS and run.linked <= _MOST_LINKED * run.words


def _is_named_other(block: PageBlock) -> bool:
    return block.tag in _OTHER_TAGS or bool(_OTHER.search(block.names))
