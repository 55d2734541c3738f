"""Where each thing has its page: addresses are ASCII, stable and relative, so that the site works from a folder."""

import posixpath
from urllib.parse import quote

from handbook.catalog import Catalog
from handbook.vietnamese import slug_text

HOME = "index.html"
DOCUMENTS = "van-ban/index.html"
NUMBERS = "van-ban/so-hieu.html"
UNITS = "dien-hinh/index.html"
BODIES = "co-quan/index.html"
MODELS = "mo-hinh/index.html"
LINEAGE = "pha-he/index.html"
LEDGER = "so-lieu/index.html"
FAULTS = "so-lieu/sai-lech.html"
SOURCES = "nguon/index.html"
GLOSSARY = "thuat-ngu/index.html"
LOOKUP = "tra-cuu/index.html"
CHANGES = "thay-doi/index.html"
GUIDE = "bien-tap/index.html"
CODES = "bien-tap/thong-bao.html"
FIGURES_CSV = "data/figures.csv"
CATALOG_JSON = "data/handbook.json"


def directive_address(identifier: str) -> str:
    """Return the address of a document's page."""
    return f"van-ban/{identifier}.html"


def body_address(catalog: Catalog, identifier: str) -> str:
    """Return the address of a body's page: exemplary units have their own folder."""
    folder = "dien-hinh" if identifier in catalog.exemplars else "co-quan"
    return f"{folder}/{identifier}.html"


def source_address(identifier: str, locator: str = "") -> str:
    """Return the address of a source's page, or of one passage there."""
    anchor = f"#{passage_anchor(locator)}" if locator else ""
    return f"nguon/{identifier}.html{anchor}"


def passage_anchor(locator: str) -> str:
    """Make the anchor of a passage: "đoạn 8" becomes "doan-8"."""
    return slug_text(locator)


def browse_address(facet: str, identifier: str = "") -> str:
    """Return the address of a browse page: all values of a facet, or one of them."""
    return f"tra-cuu/{facet}/{identifier or 'index'}.html"


def record_address(record: str) -> str:
    """Return the address of a record's own YAML in the published data."""
    return f"data/records/{record}"


def relative_address(origin: str, target: str) -> str:
    """Write ``target`` as seen from the page ``origin``; both are addresses from the site's root."""
    path, _, anchor = target.partition("#")
    if path == origin and anchor:
        return f"#{anchor}"
    there = posixpath.relpath(path, posixpath.dirname(origin) or ".")
    return quote(there) + (f"#{anchor}" if anchor else "")
