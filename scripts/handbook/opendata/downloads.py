"""The files of the open data, and the page that explains every file, every column and every field. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from handbook.memo import Once
from handbook.opendata.bibliography import render_bibtex, render_csl
from handbook.opendata.export import render_catalog
from handbook.opendata.feed import render_feed
from handbook.opendata.json_schema import ModelWords, describe_models, render_schema
from handbook.opendata.published import FORMAT_VERSION
from handbook.opendata.spreadsheets import TABLES, Spreadsheet
from handbook.pages import Library, Page, Run, Sheet, addresses, words

_KILOBYTE = 1000
_UNITS = ("byte", "KB", "MB", "GB")


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the open data: its address, what it holds, its media type, and how its pieces are made.

    They are made of a library, the site's address with a slash at its end (or nothing), and a memo.
    """

    address: str
    meaning: str
    media_type: str
    render: Callable[[Library, str, Once], Iterable[bytes]]


DOWNLOADS = (
    Download(
        addresses.CATALOG_JSON,
        "Toàn bộ sổ tay, kể cả điều tự tính như chiều ngược của quan hệ",
        "application/json",
        render_catalog,
    ),
    Download(
        addresses.CATALOG_SCHEMA,
        "Lược đồ JSON (JSON Schema) của tệp trên, để kiểm tra và để chương trình đọc",
        "application/schema+json",
        lambda *_: [render_schema().encode()],
    ),
    *(Download(table.address, table.meaning, "text/csv", table.render) for table in TABLES),
    Download(
        addresses.CHANGES_FEED,
        "Nhật ký nội dung để theo dõi bằng trình đọc tin (Atom)",
        "application/atom+xml",
        lambda library, base, _: [render_feed(library, base).encode()],
    ),
    Download(
        addresses.SOURCES_BIB,
        "Thư mục nguồn cho LaTeX (BibTeX)",
        "application/x-bibtex",
        lambda library, _, memo: render_bibtex(library.catalog, memo),
    ),
    Download(
        addresses.SOURCES_CSL,
        "Thư mục nguồn cho Zotero và Word (CSL-JSON)",
        "application/vnd.citationstyles.csl+json",
        lambda library, _, memo: render_csl(library.catalog, memo),
    ),
)
"""Every file, in the order in which readers are told of them."""


@dataclass(frozen=True, slots=True)
class DataView:
    """The page about the data; ``untold`` names the relations that pages cannot tell programs in known words."""

    files: tuple[tuple[Run, str, str], ...]
    tables: tuple[tuple[Run, Spreadsheet[Any]], ...]
    models: tuple[ModelWords, ...]
    updated: str
    licence: str
    version: str
    untold: tuple[str, ...]


def plan_data(library: Library, sizes: Mapping[str, int]) -> Page:
    """Plan the page; ``sizes`` are the bytes of every file by its address."""
    sheet = Sheet(library, addresses.DATA)

    def link(address: str) -> Run:
        return sheet.link(address.rpartition("/")[2], address)

    view = DataView(
        files=tuple((link(each.address), each.meaning, write_size(sizes[each.address])) for each in DOWNLOADS),
        tables=tuple((link(table.address), table) for table in TABLES),
        models=describe_models(),
        updated=library.updated,
        licence=words.LICENCE,
        version=FORMAT_VERSION,
        untold=tuple(
            entry.record.label
            for entry in library.catalog.relations.values()
            if not entry.record.eli and not entry.record.schema_org
        ),
    )
    path, description = addresses.page_path(addresses.DATA), words.DESCRIPTIONS["data"]
    return Page(path, words.DATA, "du-lieu", description, template="data.md.j2", view=view)


def write_size(size: int) -> str:
    """Write a number of bytes as readers know it: 140 KB, 1,2 MB."""
    number, unit = float(size), 0
    while number >= _KILOBYTE and unit < len(_UNITS) - 1:
        number, unit = number / _KILOBYTE, unit + 1
    digits = 1 if _UNITS[unit] in {"MB", "GB"} else 0
    return f"{number:.{digits}f} {_UNITS[unit]}".replace(".", ",")
