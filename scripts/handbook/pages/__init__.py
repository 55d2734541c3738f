"""Plans every page of the handbook: which there are, and exactly what each shows. Pure: nothing is written here."""

from collections.abc import Iterator

from handbook.pages.bodies import plan_body
from handbook.pages.browse import plan_browse
from handbook.pages.documents import plan_directive
from handbook.pages.library import Library, gather_library
from handbook.pages.overview import plan_overview
from handbook.pages.sources import plan_source, plan_source_list
from handbook.pages.views import Page

__all__ = ["Library", "Page", "gather_library", "plan_pages"]


def plan_pages(library: Library) -> Iterator[Page]:
    """Plan all pages, in an order that depends only on the records."""
    yield from plan_overview(library)
    yield from plan_browse(library)
    yield plan_source_list(library)
    yield from (plan_directive(library, identifier) for identifier in library.catalog.directives)
    yield from (plan_body(library, identifier) for identifier in library.catalog.bodies)
    yield from (plan_source(library, identifier) for identifier in library.catalog.sources)
