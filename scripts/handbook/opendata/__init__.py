"""The catalog as open data: JSON with its schema, tables, linked data, a feed, bibliographies. Pure."""

from collections.abc import Iterable, Iterator

from handbook.memory import Memory
from handbook.opendata.bibliography import render_bibtex, render_csl
from handbook.opendata.dump import render_catalog
from handbook.opendata.feed import render_feed
from handbook.opendata.linked import Describer
from handbook.opendata.page import plan_data, write_size
from handbook.opendata.schema import render_schema
from handbook.opendata.shape import FORMAT_VERSION
from handbook.opendata.tables import render_tables
from handbook.pages import Library, addresses

__all__ = ["FORMAT_VERSION", "Describer", "plan_data", "render_open_data", "write_size"]


def render_open_data(
    library: Library, base: str = "", memory: Memory | None = None
) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Write every file of the open data as (address, pieces).

    ``base`` is the site's address with a slash at its end, or empty. With the ``memory`` of an earlier time only what
    differs is written anew.
    """
    yield addresses.CATALOG_JSON, render_catalog(library, base, memory)
    yield addresses.CATALOG_SCHEMA, [render_schema().encode()]
    yield from render_tables(library, base, memory)
    yield addresses.CHANGES_FEED, [render_feed(library, base).encode()]
    yield addresses.SOURCES_BIB, render_bibtex(library.catalog, memory)
    yield addresses.SOURCES_CSL, render_csl(library.catalog, memory)
