"""A web page as blocks of words, within bounds: nothing in it is run or fetched, what is not shown is left out.

A block holds runs, which are words on one line of thought, and other blocks; breaks and elements of blocks part runs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from handbook.messages import say
from handbook.originals.original import OriginalError

_MOST_NODES = 100_000
_MOST_LETTERS = 2_000_000
_MOST_DEPTH = 150
_UNSEEN = frozenset(
    {
        *("script", "style", "noscript", "template", "svg", "math", "canvas", "object", "embed", "iframe", "audio"),
        *("select", "button", "textarea", "datalist", "map", "video", "rp", "rt"),
    }
)
_BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dir",
            "div",
            "dl",
        ),
        *(
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
        ),
        *("li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead"),
        *("tr", "ul"),
    }
)
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_HIDDEN = ("display:none", "visibility:hidden")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BREAKS = re.compile(r" ?\n ?")
_GAP = re.compile(r"\n(?:[ \u00a0]*\n)+")


@dataclass(frozen=True, slots=True, eq=False)
class PageRun:
    """Words that no block parts: how many there are, how many of them in links, whether all are bold."""

    text: str
    words: int
    linked: int
    is_bold: bool


@dataclass(slots=True, eq=False)
class PageBlock:
    """An element that begins on a line of its own: its tag, what its author calls it, how it is set, what is in it."""

    tag: str
    names: str = ""
    alignment: str = ""
    parts: "list[PageBlock | PageRun]" = field(default_factory=list)

    def walk(self) -> "Iterator[PageBlock]":
        """Visit this block and all in it, in the order of the page."""
        waiting = [self]
        while waiting:
            block = waiting.pop()
            yield block
            waiting.extend(each for each in reversed(block.parts) if isinstance(each, PageBlock))

    def list_runs(self) -> Iterator[PageRun]:
        """List the runs in it, in the order of the page."""
        waiting: list[PageBlock | PageRun] = [self]
        while waiting:
            part = waiting.pop()
            if isinstance(part, PageRun):
                yield part
            else:
                waiting.extend(reversed(part.parts))


@dataclass(slots=True)
class WebPage:
    """What a page shows, its title, and what it says of itself in its head, by names in small letters."""

    body: PageBlock
    title: str = ""
    facts: dict[str, str] = field(default_factory=dict)


def parse_page(text: str) -> WebPage:
    """Parse a page, however its author closed the elements; raise OriginalError where it has too many."""
    parser = etree.HTMLParser(target=_Builder(), no_network=True, remove_comments=True, remove_pis=True)
    try:
        parser.feed(text)
        page: WebPage = parser.close()
    except etree.LxmlError as error:
        raise OriginalError("broken-page", say("originals", "broken-page")) from error
    return page


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet: the block its words go to."""

    tag: str
    block: PageBlock
    is_unseen: bool
    is_link: bool
    is_bold: bool


class _Builder:
    """Takes the elements of a page as the parser finds them."""

    def __init__(self) -> None:
        self._page = WebPage(PageBlock("body"))
        self._open = [_Open("", self._page.body, is_unseen=False, is_link=False, is_bold=False)]
        self._nodes = self._letters = 0
        self._title: list[str] | None = None
        self._words: list[tuple[str, bool, bool]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._nodes += 1
        if self._nodes > _MOST_NODES:
            raise OriginalError("swells", say("originals", "swells"))
        self._read_head(tag, attributes)
        outer = self._open[-1]
        is_unseen = outer.is_unseen or tag in _UNSEEN or _is_hidden(attributes) or len(self._open) > _MOST_DEPTH
        block = outer.block
        if tag == "br" and not is_unseen:
            self._words.append(("\n", outer.is_link, outer.is_bold))
        if tag in _BLOCKS:
            self._end_run()
            if tag != "body" and not is_unseen:
                block = PageBlock(tag, _join_names(attributes), _find_alignment(attributes))
                outer.block.parts.append(block)
        is_link, is_bold = outer.is_link or tag == "a", outer.is_bold or tag in _BOLD
        self._open.append(_Open(tag, block, is_unseen=is_unseen, is_link=is_link, is_bold=is_bold))

    def end(self, tag: str) -> None:
        if tag == "title" and self._title is not None:
            self._page.title = self._page.title or " ".join("".join(self._title).split())
            self._title = None
        if tag in _BLOCKS:
            self._end_run()
        if len(self._open) > 1:
            self._open.pop()

    def data(self, text: str) -> None:
        if self._title is not None:
            self._title.append(text)
        elif not self._open[-1].is_unseen:
            self._letters += len(text)
            if self._letters > _MOST_LETTERS:
                raise OriginalError("swells", say("originals", "swells"))
            blanks = text if any(each.tag == "pre" for each in self._open[-2:]) else _BLANKS.sub(" ", text)
            self._words.append((blanks, self._open[-1].is_link, self._open[-1].is_bold))

    def close(self) -> WebPage:
        self._end_run()
        return self._page

    def _end_run(self) -> None:
        """Give the words since the last block to the block that is open; two breaks part them."""
        parts: list[list[tuple[str, bool, bool]]] = [[]]
        breaks = 0
        for word in self._words:
            breaks = breaks + 1 if word[0] == "\n" else breaks if not word[0].strip(" \u00a0") else 0
            if breaks > 1:
                parts.append([])
                breaks = 0
            else:
                parts[-1].append(word)
        self._words = []
        self._open[-1].block.parts.extend(run for run in map(_make_run, parts) if run.words)

    def _read_head(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "title" and not self._page.title:
            self._title = []
        elif tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            self._page.facts.setdefault(name.lower(), " ".join(attributes.get("content", "").split()))
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            self._page.facts.setdefault("canonical", attributes.get("href", "").strip())


def _make_run(words: list[tuple[str, bool, bool]]) -> PageRun:
    text = _BREAKS.sub("\n", "".join(word for word, _, _ in words)).strip(" \n")
    linked = sum(len(word.split()) for word, is_link, _ in words if is_link)
    is_bold = all(is_bold for word, _, is_bold in words if word.strip())
    return PageRun(text, len(text.split()), linked, is_bold)


def _join_names(attributes: dict[str, str]) -> str:
    return " ".join(attributes.get(name, "") for name in ("class", "id", "role")).lower().strip()


def _is_hidden(attributes: dict[str, str]) -> bool:
    style = "".join(attributes.get("style", "").lower().split())
    return "hidden" in attributes or attributes.get("aria-hidden") == "true" or any(each in style for each in _HIDDEN)


def _find_alignment(attributes: dict[str, str]) -> str:
    compact = "".join(attributes.get("style", "").lower().split())
    set_to = (each for each in ("center", "right", "justify") if f"text-align:{each}" in compact)
    return next(set_to, attributes.get("align", "").lower())
