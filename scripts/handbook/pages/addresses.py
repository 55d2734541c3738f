"""Where each thing has its page: addresses are ASCII, stable and relative, so that the site works from a folder."""

import re
from collections.abc import Iterable
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import quote

from handbook.records import Catalog

_PLAIN = re.compile(r"[A-Za-z0-9_.~/-]*")  # what needs no quoting
_PARAGRAPH = re.compile(r"^d(?=\d)")
_MOST_WAYS = 10_000  # kept, for the pages of a folder lead to the same pages

_FOLDERS = MappingProxyType({"directives": "van-ban", "models": "mo-hinh", "sources": "nguon"})
"""Where the records of a kind have their pages."""
OWN_PAGES = frozenset({"co-quan", "van-ban"})
"""Facets whose values, bodies and documents, have pages of their own."""
BODY_FOLDERS = ("dien-hinh", "co-quan")
"""Where bodies have their pages: exemplary units, then the others."""

HOME = "index.html"
DOCUMENTS = "van-ban/index.html"
NUMBERS = "van-ban/so-hieu.html"
REPORTED = "van-ban/co-tin.html"
SYMBOLS = "van-ban/so-hieu/viet-tat.html"
SHARED = "van-ban/so-hieu/ten-chung.html"
NEWEST = "moi-nhat/index.html"
UNITS = "dien-hinh/index.html"
BODIES = "co-quan/index.html"
MODELS = "mo-hinh/index.html"
LINEAGE = "pha-he/index.html"
LEDGER = "so-lieu/index.html"
FAULTS = "so-lieu/sai-lech.html"
SOURCES = "nguon/index.html"
DUTIES = "viec/index.html"
COMPARISON = "so-sanh/index.html"
AS_OF = "tinh-den/index.html"
GLOSSARY = "thuat-ngu/index.html"
ABBREVIATIONS = "thuat-ngu/viet-tat.html"
LOOKUP = "tra-cuu/index.html"
CHANGES = "thay-doi/index.html"
NEWS = "thay-doi/khac-ban-truoc.html"
GUIDE = "bien-tap/index.html"
CODES = "bien-tap/thong-bao.html"
FIGURES_CSV = "data/figures.csv"
CATALOG_JSON = "data/handbook.json"
CATALOG_SCHEMA = "data/handbook.schema.json"
RELATIONS_CSV = "data/relations.csv"
DOCUMENTS_CSV = "data/documents.csv"
UNITS_CSV = "data/units.csv"
MODELS_CSV = "data/models.csv"
CITATIONS_CSV = "data/citations.csv"
CHANGES_FEED = "data/changes.xml"
SOURCES_BIB = "data/sources.bib"
SOURCES_CSL = "data/sources.csl.json"
CRATE = "data/ro-crate-metadata.json"
DCAT = "data/dcat.jsonld"
DATA = "du-lieu/index.html"
OFFLINE_ZIP = "data/so-tay-chi-thi.zip"


def page_path(address: str) -> str:
    """Return the path of the Markdown that becomes the page of an address."""
    return address.removesuffix(".html") + ".md"


def page_address(path: str) -> str:
    """Return the address of the page that Markdown of a path becomes."""
    return path.removesuffix(".md") + ".html"


def find_address(catalog: Catalog, space: str, identifier: str) -> str:
    """Return the address of a record's page; ``space`` tells where its id belongs."""
    return body_address(catalog, identifier) if space == "bodies" else f"{_FOLDERS[space]}/{identifier}.html"


def directive_address(identifier: str) -> str:
    """Return the address of a document's page."""
    return f"van-ban/{identifier}.html"


def body_address(catalog: Catalog, identifier: str) -> str:
    """Return the address of a body's page: exemplary units have their own folder."""
    return f"{BODY_FOLDERS[identifier not in catalog.exemplars]}/{identifier}.html"


def model_address(identifier: str) -> str:
    """Return the address of a model's page."""
    return f"mo-hinh/{identifier}.html"


def run_address(catalog: Catalog, identifier: str) -> str:
    """Return the address of all models of a body."""
    return body_address(catalog, identifier).removesuffix(".html") + "/mo-hinh.html"


def serving_address(identifier: str) -> str:
    """Return the address of all models that serve a document."""
    return f"van-ban/{identifier}/mo-hinh.html"


def related_address(identifier: str) -> str:
    """Return the address of all that is related to a document, where its own page has no room for it."""
    return f"van-ban/{identifier}/lien-quan.html"


def measured_address(identifier: str) -> str:
    """Return the address of all figures of units that measure a document."""
    return f"van-ban/{identifier}/so-lieu.html"


def mentioned_address(identifier: str) -> str:
    """Return the address of all pages that mention a document."""
    return f"van-ban/{identifier}/nhac-den.html"


def issued_address(catalog: Catalog, identifier: str) -> str:
    """Return the address of all documents of an issuer."""
    return body_address(catalog, identifier).removesuffix(".html") + "/van-ban.html"


def children_address(catalog: Catalog, identifier: str) -> str:
    """Return the address of all bodies under one."""
    return body_address(catalog, identifier).removesuffix(".html") + "/truc-thuoc.html"


def organized_address(catalog: Catalog, identifier: str) -> str:
    """Return the address of all conferences of a body that other records tell of."""
    return body_address(catalog, identifier).removesuffix(".html") + "/hoi-nghi.html"


def given_address(catalog: Catalog, identifier: str) -> str:
    """Return the address of all commendations by a body that other records tell of."""
    return body_address(catalog, identifier).removesuffix(".html") + "/khen-thuong.html"


def received_address(catalog: Catalog, identifier: str) -> str:
    """Return the address of all commendations of a body that other records tell of."""
    return body_address(catalog, identifier).removesuffix(".html") + "/duoc-khen.html"


def passage_anchor(passage: str) -> str:
    """Return the anchor of a passage on its source's page: "d7" has "doan-7", any other its id."""
    return _PARAGRAPH.sub("doan-", passage)


def type_anchor(identifier: str) -> str:
    """Return the anchor of a type of documents in the glossary."""
    return f"muc-loai-{identifier}"


def source_address(identifier: str, passage: str = "") -> str:
    """Return the address of a source's page, or of one passage there."""
    anchor = f"#{passage_anchor(passage)}" if passage else ""
    return f"nguon/{identifier}.html{anchor}"


def duties_address(level: str) -> str:
    """Return the address of what concerns the units of a level."""
    return f"viec/{level}.html"


def place_data_address(province: str) -> str:
    """Return the address of the script that brings what concerns units of a province."""
    return f"assets/units/{province}.js"


def comparison_address(kind: str, identifiers: Iterable[str]) -> str:
    """Return the address of some things of a kind beside each other."""
    return f"{COMPARISON}#{kind}={','.join(identifiers)}"


def compared_data_address(kind: str, part: int) -> str:
    """Return the address of the script that brings a part of all things of a kind, to stand beside each other."""
    return f"assets/compare/{kind}-{part}.js"


def as_of_address(document: str) -> str:
    """Return the address of how a document stood from day to day."""
    return f"{AS_OF}#van-ban={document}"


def as_of_data_address(portion: int) -> str:
    """Return the address of the script that brings how the documents of a portion stood from day to day."""
    return f"assets/as-of/{portion}.js"


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
    way = _find_way(origin[: origin.rfind("/") + 1], path)
    return f"{way}#{anchor}" if anchor else way


@lru_cache(_MOST_WAYS)
def _find_way(folder: str, path: str) -> str:
    """Find the way from the pages of a folder to another page."""
    here, there = folder.split("/")[:-1], path.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    way = "../" * (len(here) - shared) + "/".join(there[shared:])
    return way if _PLAIN.fullmatch(way) else quote(way)
