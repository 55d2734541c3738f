"""Addresses that pages had in earlier editions, each with the one its page has now: an address is for ever."""

from collections.abc import Callable, Container, Iterator, Mapping
from functools import partial

from pydantic import BaseModel

from handbook.lineage import follow_successors
from handbook.pages.addresses import (
    BODY_FOLDERS,
    body_address,
    browse_address,
    duties_address,
    find_address,
    page_address,
)
from handbook.pages.library import Library
from handbook.pages.outline import outline_pages
from handbook.records import PAGES, Catalog, Entry


def list_moves(library: Library) -> Iterator[tuple[str, str]]:
    """Pair the old addresses of pages, and of the lists that belong to them, with those of today.

    An old one leads on where a record or a value of the vocabulary names it among its ``previous_ids``; where a body
    had it before it got a file of its own, or lost it; and where a province ended and a page tells of one that took its
    place.
    """
    current = {page_address(outline.path) for outline in outline_pages(library)}
    origins: dict[str, list[str]] = {}
    for old, new in _list_stems(library.catalog, current):
        if old != new:
            origins.setdefault(new, []).append(old)
    for address in sorted(current):
        stem = address.removesuffix(".html")
        while stem:
            rest = address[len(stem) :]
            yield from ((old + rest, address) for old in origins.get(stem, ()) if old + rest not in current)
            stem = stem.rpartition("/")[0]


def _list_stems(catalog: Catalog, current: Container[str]) -> Iterator[tuple[str, str]]:
    """Pair what the addresses of a record's pages began with and begin with; ``current`` are those there are."""
    for find, entries in _list_shelves(catalog):
        for identifier, entry in entries.items():
            for previous in getattr(entry.record, "previous_ids"):  # noqa: B009 - all of these have it
                yield _cut(find(previous)), _cut(find(identifier))
    for identifier, body in catalog.bodies.items():
        for name in (identifier, *body.record.previous_ids):
            yield from ((f"{folder}/{name}", _cut(body_address(catalog, identifier))) for folder in BODY_FOLDERS)
    find_province = partial(browse_address, "tinh")
    for identifier, province in catalog.provinces.items():
        line = map(find_province, follow_successors(catalog.provinces, identifier))
        here = next((address for address in line if address in current), "")
        yield from ((_cut(find_province(each)), _cut(here)) for each in (identifier, *province.record.previous_ids))


def _list_shelves(catalog: Catalog) -> tuple[tuple[Callable[[str], str], Mapping[str, Entry[BaseModel]]], ...]:
    """List records whose pages lie in one folder each, with what finds an address there."""
    return (
        *((partial(find_address, catalog, each), getattr(catalog, each)) for each in PAGES if each != "bodies"),
        (partial(browse_address, "loai"), catalog.types),
        (partial(browse_address, "khoa"), catalog.terms),
        (partial(browse_address, "cap"), catalog.levels),
        (duties_address, catalog.levels),
        (partial(browse_address, "linh-vuc"), catalog.fields),
        (partial(browse_address, "doi-tuong"), catalog.audiences),
        (partial(browse_address, "chu-de"), catalog.subjects),
    )


def _cut(address: str) -> str:
    return address.removesuffix(".html")
