"""What the files of the index are made of, put together from what each record brings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple
from zlib import crc32

from handbook.lineage import Lineage
from handbook.memo import ONCE, Once
from handbook.pages import Way
from handbook.records import Catalog
from handbook.search.abbreviations import ShortForms, list_short_forms
from handbook.search.index import Index, change_index, open_index
from handbook.search.items import Place, list_places, list_record, list_ways_in
from handbook.search.shares import ITEM_FIELDS, SECTION_FIELDS, Batch, Rows, Share, bind_shares, join_rows, share_items

_WAYS: Place = ("ways", "")  # they stand behind the records
_BATCH = 64  # records, on average: one of them is made again for each edit, all are looked through for some


@dataclass(frozen=True, slots=True)
class Content:
    """All rows of the files, and the two inverted indexes."""

    items: Index
    sections: Index
    rows: Rows


class _Cut(NamedTuple):
    """The shares of some records in a row, and the place of the first of these."""

    first: Place
    shares: Iterable[Share]


def gather_content(catalog: Catalog, lineage: Lineage, memo: Once = ONCE, ways: tuple[Way, ...] = ()) -> Content:
    """Gather what the files of the index are made of: the records, then the ways in.

    With a ``memo`` only what is not as it was the last time is made again.
    """
    records = tuple(list_places(catalog))
    places = (*records, _WAYS) if ways else records
    shares = chain(
        memo.ask_each("shares", records, _make_share, catalog, lineage, list_short_forms(catalog)),
        memo.ask_each("ways", [ways] if ways else [], _share_ways, catalog),
    )
    cuts = _cut(places, shares) if memo.keeps else [_Cut(("", ""), shares)]
    batches = dict(memo.ask_each("batches", cuts, _bind))
    return memo.revise("content", lambda before: _put_together(before or _EMPTY, batches))


_EMPTY = Content(open_index(ITEM_FIELDS), open_index(SECTION_FIELDS), join_rows(()))


def _make_share(place: Place, catalog: Catalog, lineage: Lineage, forms: ShortForms) -> Share:
    return share_items(tuple(list_record(catalog, lineage, forms, place)))


def _share_ways(ways: tuple[Way, ...], catalog: Catalog) -> Share:
    return share_items(tuple(list_ways_in(catalog, ways)))


def _bind(cut: _Cut) -> tuple[Place, Batch]:
    return cut.first, bind_shares(cut.shares)


def _cut(places: Iterable[Place], shares: Iterable[Share]) -> Iterator[_Cut]:
    """Cut records into batches; where one ends lies in the names of records, so that few move when one is added."""
    first: Place | None = None
    some: list[Share] = []
    for place, share in zip(places, shares, strict=True):
        if first is None or crc32("/".join(place).encode()) % _BATCH == 0:
            if first:
                yield _Cut(first, tuple(some))
            first, some = place, []
        some.append(share)
    if first:
        yield _Cut(first, tuple(some))


def _put_together(before: Content, batches: Mapping[Place, Batch]) -> Content:
    return Content(
        change_index(before.items, {first: batch.items for first, batch in batches.items()}),
        change_index(before.sections, {first: batch.sections for first, batch in batches.items()}),
        join_rows([batch.rows for batch in batches.values()]),
    )
