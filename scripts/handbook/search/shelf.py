"""What the files of the index are made of, put together from what each record brings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zlib import crc32

from handbook.lineage.links import Lineage
from handbook.records.catalog import Catalog
from handbook.search.abbreviations import ShortForms, list_short_forms
from handbook.search.index import Index, change_index, open_index
from handbook.search.items import Place, list_places, list_record
from handbook.search.shares import (
    ITEM_FIELDS,
    SECTION_FIELDS,
    Batch,
    Rows,
    Share,
    bind_shares,
    join_rows,
    revise_batch,
    share_items,
)
from handbook.search.window import Read, find_changed, watch_tables

_BATCH = 128  # records, on average: one of them is made again for each edit, all are looked through for some


@dataclass(frozen=True, slots=True)
class Content:
    """All rows of the files, and the two inverted indexes."""

    items: Index
    sections: Index
    rows: Rows


def gather_content(catalog: Catalog, lineage: Lineage) -> Content:
    """Gather what the files of the index are made of, and keep nothing else."""
    forms = list_short_forms(catalog)
    batch = bind_shares(_make_share(catalog, lineage, forms, place) for place in list_places(catalog))
    return _put_together(_EMPTY, {("", ""): batch})


@dataclass(frozen=True, slots=True)
class _Known:
    """A share, and what was read to make it."""

    share: Share
    reads: frozenset[Read]


@dataclass(frozen=True, slots=True)
class _Edition:
    """All that was made of one catalog; batches go by the place of their first record."""

    catalog: Catalog
    lineage: Lineage
    forms: ShortForms
    known: Mapping[Place, _Known]
    batches: Mapping[Place, tuple[tuple[Share, ...], Batch]]
    content: Content


class Shelf:
    """Keeps what the last index was made of, so that of the next only what differs is made.

    Any catalog may follow any other: what is kept speeds things up and decides nothing.
    """

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._edition: _Edition | None = None

    def gather_content(self, catalog: Catalog, lineage: Lineage) -> Content:
        """Gather what the files of the index are made of."""
        last = self._edition
        forms = list_short_forms(catalog)
        known = dict(_list_known(last, catalog, lineage, forms))
        batches = dict(_list_batches(last, known))
        content = _put_together(
            last.content if last else _EMPTY, {first: batch for first, (_, batch) in batches.items()}
        )
        self._edition = _Edition(catalog, lineage, forms, known, batches, content)
        return content


_EMPTY = Content(open_index(ITEM_FIELDS), open_index(SECTION_FIELDS), join_rows(()))


def _make_share(catalog: Catalog, lineage: Lineage, forms: ShortForms, place: Place) -> Share:
    return share_items(tuple(list_record(catalog, lineage, forms, place)))


def _list_known(
    last: _Edition | None, catalog: Catalog, lineage: Lineage, forms: ShortForms
) -> Iterator[tuple[Place, _Known]]:
    kept: Mapping[Place, _Known] = {}
    changed: set[Read] = set()
    if last and last.forms == forms:
        kept = last.known
        changed = {*find_changed(last.catalog, catalog), *find_changed(last.lineage, lineage)}
    reads: set[Read] = set()
    watched = watch_tables(catalog, reads), watch_tables(lineage, reads)
    for place in list_places(catalog):
        known = kept.get(place)
        if known is None or not known.reads.isdisjoint(changed):
            reads.clear()
            share = _make_share(*watched, forms, place)
            known = _Known(share, frozenset(reads))
        yield place, known


def _list_batches(
    last: _Edition | None, known: Mapping[Place, _Known]
) -> Iterator[tuple[Place, tuple[tuple[Share, ...], Batch]]]:
    for first, shares in _cut_batches(known):
        before = last.batches.get(first) if last else None
        if before is None:
            yield first, (shares, bind_shares(shares))
        elif len(shares) == len(before[0]) and all(one is other for one, other in zip(shares, before[0], strict=True)):
            yield first, before
        else:
            yield first, (shares, revise_batch(before[1], before[0], shares))


def _cut_batches(known: Mapping[Place, _Known]) -> Iterator[tuple[Place, tuple[Share, ...]]]:
    """Cut records into batches; where one ends lies in the names of records, so that few move when one is added."""
    first: Place | None = None
    shares: list[Share] = []
    for place, each in known.items():
        if first is None or crc32("/".join(place).encode()) % _BATCH == 0:
            if first:
                yield first, tuple(shares)
            first, shares = place, []
        shares.append(each.share)
    if first:
        yield first, tuple(shares)


def _put_together(before: Content, batches: Mapping[Place, Batch]) -> Content:
    return Content(
        change_index(before.items, {first: batch.items for first, batch in batches.items()}),
        change_index(before.sections, {first: batch.sections for first, batch in batches.items()}),
        join_rows([batch.rows for batch in batches.values()]),
    )
