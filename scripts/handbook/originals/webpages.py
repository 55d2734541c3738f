"""A saved web page as an original: its article, and what the page says of itself in its head."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from handbook.messages import say
from handbook.originals.boxes import clean_blocks, list_lines
from handbook.originals.decoding import decode_text
from handbook.originals.mainpart import find_article
from handbook.originals.officeform import read_form
from handbook.originals.original import HeaderField, Original, OriginalError
from handbook.originals.pagetree import WebPage, parse_page
from handbook.originals.paragraphs import squeeze
from handbook.text import PartialDate

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-zA-Z0-9_-]{1,40})""", re.IGNORECASE)
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d{4}\)(\S{1,2000})\s*-->")
_HEAD = 4096
_MOST_BYTES = 12 << 20
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?![\d])")
_PARTS = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})")
_FACTS = (
    ("url", ("canonical", "og:url")),
    ("publisher", ("og:site_name",)),
    ("published", ("article:published_time", "datepublished", "pubdate", "dc.date", "date")),
    ("author", ("author", "article:author", "dc.creator")),
)


def read_page(content: bytes, declared: str = "", address: str = "") -> Original:
    """Read a page; raise OriginalError where it cannot be read or shows no words.

    ``declared`` is the encoding that was sent with it, ``address`` where it was saved from, if that is known.
    """
    if len(content) > _MOST_BYTES:
        raise OriginalError("swells", say("originals", "swells"))
    found = _DECLARED.search(content[:_HEAD])
    saved = _SAVED_FROM.search(content[:_HEAD])
    address = saved[1].decode("ascii", "ignore") if saved else address
    text, notices = decode_text(content, declared or (found[1].decode("ascii") if found else ""))
    page = parse_page(_XML.sub("", text))
    article = find_article(page)
    cleaned, more = clean_blocks(article.blocks)
    lines = list_lines(cleaned)
    original = read_form(lines, (*notices, *more), squeeze(article.title))
    return replace(original, header=(*original.header, *_list_facts(page, address, article.stamp)))


def _list_facts(page: WebPage, address: str, stamp: str) -> Iterator[HeaderField]:
    """List what a page says of itself where it is no part of the article."""
    texts = {name: next((page.facts[key] for key in keys if page.facts.get(key)), "") for name, keys in _FACTS}
    texts["url"] = texts["url"] if _is_address(texts["url"]) else address
    texts["published"] = texts["published"] if _DAY.match(texts["published"]) else stamp
    for name, text in texts.items():
        value = _write_day(text) if name == "published" else text
        if value and (name != "url" or _is_address(value)):
            yield HeaderField(name, value, text, ())


def _write_day(text: str) -> str:
    """Write a day as records have it; empty where the calendar has no such day."""
    if iso := _DAY.match(text):
        return iso[0]
    parts = _PARTS.fullmatch(text)
    date = PartialDate(int(parts["year"]), int(parts["month"]), int(parts["day"])) if parts else None
    return str(date) if date and date.exists else ""


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
