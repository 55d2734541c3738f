"""The page that explains every file of the open data, every column and every field. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handbook.opendata.dataset_metadata import METADATA
from handbook.opendata.downloads import DOWNLOADS
from handbook.opendata.json_schema import ModelWords, describe_models
from handbook.opendata.published import FORMAT_VERSION
from handbook.opendata.spreadsheets import TABLES, Spreadsheet
from handbook.pages import Library, Page, Run, Sheet, addresses, words

_KILOBYTE = 1000
_UNITS = ("byte", "KB", "MB", "GB")


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
    has_crate: bool


def plan_data(library: Library, sizes: Mapping[str, int]) -> Page:
    """Plan the page; ``sizes`` are the bytes of every file by its address."""
    sheet = Sheet(library, addresses.DATA)

    def link(address: str) -> Run:
        return sheet.link(address.rpartition("/")[2], address)

    files = [(each.address, each.meaning) for each in DOWNLOADS] + [(each.address, each.meaning) for each in METADATA]
    view = DataView(
        files=tuple(
            (link(address), meaning, write_size(sizes[address])) for address, meaning in files if address in sizes
        ),
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
        has_crate=addresses.CRATE in sizes,
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
