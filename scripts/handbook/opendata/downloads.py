"""The files of the open data: what each holds, and how it is made. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from handbook.memo import Once
from handbook.opendata.bibliography import render_bibtex, render_csl
from handbook.opendata.export import render_catalog
from handbook.opendata.feed import render_feed
from handbook.opendata.json_schema import render_schema
from handbook.opendata.spreadsheets import TABLES
from handbook.pages import Library, addresses


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
