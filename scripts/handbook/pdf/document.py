"""A section as the JSON that Typst reads. Pure: no clock, no disk but this package's own geometry."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files

from handbook.messages import render_date
from handbook.pdf import captions
from handbook.pdf.chapters import Section
from handbook.pdf.digest import hash_content
from handbook.pdf.writer import Data, Writer
from handbook.text import EdtfDate, PartialDate, parse_date

FRESHNESS = "in-an/ban-in.html"
ONE_SIDED, TWO_SIDED, HANDOUT = "one-sided", "two-sided", "handout"


@dataclass(frozen=True, slots=True)
class Document:
    """A section ready to print.

    ``content`` is the hash of its words, printed on its first page: it does not change with the look, the date or
    the address of the site. ``check`` is the address its QR code opens: what it is, the hash and the day of its data.
    ``moment`` is that day in seconds, the only time in the file. ``records`` are the files it shows, for messages.
    """

    id: str
    title: str
    content: str
    data: str
    check: str
    moment: int
    records: tuple[str, ...]


def write_document(section: Section, base: str = "", geometry: str = ONE_SIDED) -> Document:
    """Write a section as JSON; raise DocumentError for text or links that must not reach paper.

    ``base`` is the address of the site with a slash at its end; without it links lead from the PDF's place beside the
    pages.
    """
    code = section.code or f"{section.id}.{hash_content(section)}"
    content = code.rpartition(".")[2]
    writer = Writer(section, base)
    date = parse_date(section.updated)
    check = f"{FRESHNESS}#{code}" + (f".{section.updated}" if section.updated else "")
    data: Data = {
        "geometry": read_geometry()[geometry],
        "wide": section.is_wide,
        "volume": section.is_volume,
        "site": section.site,
        "eyebrow": writer.check(section.eyebrow),
        "title": writer.check(section.title),
        "subject": writer.check(section.subject),
        "address": {"t": writer.check(f"{base}{section.address}"), "u": writer.link_outside(section.address)},
        "updated": render_date(date) if date else "",
        "date": _list_date(date),
        "check": {"t": writer.check(f"{base}{check}"), "u": writer.link_outside(check)},
        "code": code,
        "scan": captions.SCAN if base else captions.SCAN_NOWHERE,
        "alt": captions.QR.format(address=f"{base}{check}"),
        "chapters": writer.write_chapters(),
    }
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    records = tuple(chapter.record or chapter.address for chapter in section.chapters)
    return Document(section.id, section.title, content, text, f"{base}{check}", _find_moment(date), records)


def read_geometry() -> Mapping[str, Data]:
    """Read the geometries of the page: margins in mm, text in pt."""
    text = files("handbook.pdf").joinpath("geometry.json").read_text(encoding="utf-8")
    geometry: dict[str, Data] = json.loads(text)
    return geometry


def _list_date(date: EdtfDate | None) -> list[int] | None:
    return [date.year, date.month or 1, date.day or 1] if isinstance(date, PartialDate) and date.exists else None


def _find_moment(date: EdtfDate | None) -> int:
    listed = _list_date(date)
    return int(datetime(listed[0], listed[1], listed[2], tzinfo=UTC).timestamp()) if listed else 0
