"""The page that explains the open data: every file, every column, every field, examples. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from handbook.opendata import words
from handbook.opendata.schema import ModelWords, describe_models
from handbook.opendata.tables import TABLES, Table
from handbook.pages import Library, Page, addresses
from handbook.pages.sheet import Sheet
from handbook.pages.views import Anchor

_KILOBYTE = 1000
_UNITS = ("byte", "KB", "MB", "GB")


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file to take away: its link, what it holds, how big it is."""

    link: Anchor
    meaning: str
    size: str


@dataclass(frozen=True, slots=True)
class TableWords:
    """A table with its columns explained."""

    link: Anchor
    table: Table


@dataclass(frozen=True, slots=True)
class DataView:
    """The page about the data; ``untold`` names the relations that pages cannot tell programs in known words."""

    files: tuple[FileRow, ...]
    tables: tuple[TableWords, ...]
    models: tuple[ModelWords, ...]
    updated: str
    licence: str
    version: str
    catalog: Anchor
    schema: Anchor
    feed: Anchor
    bibtex: Anchor
    csl: Anchor
    relations: Anchor
    untold: tuple[str, ...]
    log: Anchor
    glossary: Anchor
    faults: Anchor


def plan_data(library: Library, sizes: Mapping[str, int], version: str) -> Page:
    """Plan the page; ``sizes`` are the bytes of every published file by its address."""
    sheet = Sheet(library, addresses.DATA)
    view = DataView(
        files=tuple(
            FileRow(_link_file(sheet, address), words.FILES[address], write_size(size))
            for address, size in sizes.items()
        ),
        tables=tuple(TableWords(_link_file(sheet, table.address), table) for table in TABLES),
        models=describe_models(),
        updated=library.updated,
        licence=words.LICENCE,
        version=version,
        catalog=_link_file(sheet, addresses.CATALOG_JSON),
        schema=_link_file(sheet, addresses.CATALOG_SCHEMA),
        feed=_link_file(sheet, addresses.CHANGES_FEED),
        bibtex=_link_file(sheet, addresses.SOURCES_BIB),
        csl=_link_file(sheet, addresses.SOURCES_CSL),
        relations=_link_file(sheet, addresses.RELATIONS_CSV),
        untold=tuple(
            entry.record.label
            for entry in library.catalog.relations.values()
            if not entry.record.eli and not entry.record.schema_org
        ),
        log=sheet.link("Nhật ký nội dung", addresses.CHANGES),
        glossary=sheet.link("Thuật ngữ", addresses.GLOSSARY),
        faults=sheet.link("mọi chỗ nguồn sai", addresses.FAULTS),
    )
    path = addresses.page_path(addresses.DATA)
    return Page(path, words.DATA, "data.md.j2", view, "du-lieu", words.DATA_DESCRIPTION)


def write_size(size: int) -> str:
    """Write a number of bytes as readers know it: 140 KB, 1,2 MB."""
    number, unit = float(size), 0
    while number >= _KILOBYTE and unit < len(_UNITS) - 1:
        number, unit = number / _KILOBYTE, unit + 1
    digits = 1 if _UNITS[unit] in {"MB", "GB"} else 0
    return f"{number:.{digits}f} {_UNITS[unit]}".replace(".", ",")


def _link_file(sheet: Sheet, address: str) -> Anchor:
    return sheet.link(address.rpartition("/")[2], address)
