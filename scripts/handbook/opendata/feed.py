"""The log of content as an Atom feed (RFC 4287). Pure: every time in it is one that the records tell.

Addresses are from the root of the site: ``xml:base`` says where that is, in full where the site has an address.
"""

import uuid
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from handbook.messages import render_date
from handbook.pages import (
    CHANGES,
    CHANGES_FEED,
    HOME,
    Library,
    Sheet,
    find_page,
    plan_news,
    words,
)
from handbook.records import Change, Entry
from handbook.text import PartialDate

_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"
_IDS = uuid.UUID("c1a7c5f4-8a0e-5d0f-9c39-5e1d0f7f5b1e")  # any fixed value: ids must outlive a move of the site
_ROOT = "../"  # from the feed
_BEFORE_ALL = PartialDate(1970)  # a feed must tell when it changed, even one without an entry
_LONGEST_TITLE = 90
_NEWS = "những chỗ khác với bản trước"


def render_feed(library: Library, base: str) -> str:
    """Write the feed, the newest change first; ``base`` is the site's address with a slash at its end, or empty."""
    changes = sorted(library.catalog.changes, key=lambda entry: entry.record.date.latest, reverse=True)
    newest = changes[0].record.date if changes else _BEFORE_ALL
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "vi", "xml:base": base or _ROOT})
    _add(feed, "id", _make_id(library.site))
    _add(feed, "title", f"{library.site}: {words.CHANGES.lower()}")
    _add(feed, "subtitle", words.DESCRIPTIONS["changes"])
    _add(feed, "updated", _write_time(newest))
    _add(SubElement(feed, "author"), "name", f"{words.EDITORS} {library.site}")
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": CHANGES_FEED})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": CHANGES})
    _add(feed, "rights", words.LICENCE)
    if library.news:
        _add_news(feed, library, newest)
    for entry in changes:
        _add_entry(feed, library, entry.record, _name_change(entry))
    indent(feed, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="unicode") + "\n"


def _name_change(entry: Entry[Change]) -> str:
    """Name an entry for good, by its day and what else the name of its file has; a number there without idle zeros."""
    stem, day = entry.file.path.rpartition("/")[2].removesuffix(".yml"), str(entry.record.date)
    rest = stem.removeprefix(f"{day}-")
    return f"{day} {int(rest) if rest.isdecimal() else rest}"


def _add_entry(feed: Element, library: Library, change: Change, name: str) -> None:
    """Add an entry of the log; ``name`` makes its id."""
    text = "".join(word.text for word in Sheet(library, HOME).read(change.text))
    whole = _open_entry(feed, name, _shorten(text), change.date, CHANGES)
    _add(whole, "p", text)
    records = tuple(_find_pages(library, change))
    if records:
        bullets = SubElement(whole, "ul")
        for record, address in records:
            _add(SubElement(bullets, "li"), "a", record, {"href": address})


def _add_news(feed: Element, library: Library, date: PartialDate) -> None:
    """Add what is different since an earlier version, dated like the newest entry of the log.

    Other differences are another entry: a reader who has seen the last one is shown them.
    """
    name = " ".join(part for news in library.news for part in (news.action, news.id, *news.sentences))
    whole = _open_entry(feed, name, _NEWS, date, f"{CHANGES}#muc-khac")
    bullets = SubElement(whole, "ul")
    for item in plan_news(Sheet(library, HOME)):
        bullet = SubElement(bullets, "li")
        bullet.text = f"{item.action} "
        _add(bullet, "a" if item.record.href else "b", item.record.text, {"href": item.record.href or None})
        if item.sentences:
            inner = SubElement(bullet, "ul")
            for sentence in item.sentences:
                _add(inner, "li", sentence)


def _open_entry(feed: Element, name: str, title: str, date: PartialDate, address: str) -> Element:
    """Begin an entry and return where its content goes; ``name`` makes its id."""
    entry = SubElement(feed, "entry")
    _add(entry, "id", _make_id(name))
    _add(entry, "title", f"{render_date(date)}: {title}")
    _add(entry, "updated", _write_time(date))
    _add(entry, "published", _write_time(date))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
    return SubElement(SubElement(entry, "content", {"type": "xhtml"}), "div", {"xmlns": _XHTML})


def _find_pages(library: Library, change: Change) -> Iterator[tuple[str, str]]:
    catalog = library.catalog
    for identifier in change.records:
        page = find_page(catalog, identifier)
        if page:
            yield page.text, page.href


def _add(parent: Element, tag: str, text: str, attributes: Mapping[str, str | None] | None = None) -> None:
    known = {name: value for name, value in (attributes or {}).items() if value}
    SubElement(parent, tag, known).text = text


def _make_id(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_IDS, name)}"


def _write_time(date: PartialDate) -> str:
    """Write the beginning of a day in Việt Nam; what a partial date leaves open counts as the first."""
    month, day = (date.month or 1, date.day or 1) if date.exists else (1, 1)
    return f"{date.year:04d}-{month:02d}-{day:02d}T00:00:00+07:00"


def _shorten(text: str) -> str:
    if len(text) <= _LONGEST_TITLE:
        return text
    return f"{text[:_LONGEST_TITLE].rpartition(' ')[0]} …"
