"""The catalog as open data: JSON with its schema, tables, linked data, a feed, bibliographies. Pure."""

from collections.abc import Iterable, Iterator

from handbook.memo import ONCE, Once
from handbook.opendata.data_page import plan_data, write_size
from handbook.opendata.dataset_metadata import render_metadata
from handbook.opendata.downloads import DOWNLOADS
from handbook.opendata.export import publish_record
from handbook.opendata.linked import Describer
from handbook.opendata.program_map import ADDRESS as PROGRAM_MAP
from handbook.opendata.program_map import render_map
from handbook.pages import Library

__all__ = [
    "PROGRAM_MAP",
    "Describer",
    "plan_data",
    "publish_record",
    "render_map",
    "render_metadata",
    "render_open_data",
    "write_size",
]


def render_open_data(library: Library, base: str = "", memo: Once = ONCE) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Write every file of the open data as (address, pieces).

    ``base`` is the site's address with a slash at its end, or empty. With the ``memo`` of an earlier time only what
    differs is written anew.
    """
    for download in DOWNLOADS:
        yield download.address, download.render(library, base, memo)
