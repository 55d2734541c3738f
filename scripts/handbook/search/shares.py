"""What each record brings to the files of the index, and what many in a row bring together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from handbook.search.compact import write_json, write_texts
from handbook.search.items import Item
from handbook.search.segments import Document, Segment, Tally

ITEM_FIELDS = ("title", "alias", "summary", "meta")
SECTION_FIELDS = ("text",)
FACETS = ("trang", "loai", "co-quan", "nam", "khoa", "tinh", "cap", "chu-de", "linh-vuc", "doi-tuong")

_TOGETHER = 200  # shares made, then counted: by turns, each would drive what the other works on out of the cache
_TOP_PRIOR, _PRIOR_STEP, _LEAST_PRIOR = 150, 10, 100
_KIND_PRIORS = {"van-ban": 100, "don-vi": 100, "mo-hinh": 85, "nguon": 50, "tra-cuu": 100}
_USUAL_PRIOR = 75


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A number, or a day, that an item answers to: the item's place, and the rest of its row as JSON."""

    number: str
    item: int
    rest: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of items in a row, numbered from 0, and of their sections.

    ``cards`` and ``texts`` are JSON, ``owners`` the item of each section; ``priors`` and ``facets`` are
    those of each item, facets in the order of ``FACETS``, empty where it has none, several with blanks between.
    """

    cards: tuple[str, ...]
    texts: tuple[str, ...]
    owners: tuple[int, ...]
    priors: tuple[int, ...]
    facets: tuple[tuple[str, ...], ...]
    numbers: tuple[NumberRow, ...]
    issuers: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Share:
    """What a record brings: the texts of its items and of their sections to index, and the rows."""

    items: tuple[Document, ...]
    sections: tuple[Document, ...]
    rows: Rows


@dataclass(frozen=True, slots=True)
class Batch:
    """What some records in a row bring together."""

    items: Segment
    sections: Segment
    rows: Rows


def share_items(items: Sequence[Item]) -> Share:
    """Write what the items of a record bring."""
    sections = [(place, section) for place, item in enumerate(items) for section in item.sections]
    rows = Rows(
        cards=tuple(map(_write_card, items)),
        texts=tuple(write_texts(section.anchor, section.heading, section.text) for _, section in sections),
        owners=tuple(place for place, _ in sections),
        priors=tuple(map(_weigh, items)),
        facets=tuple(tuple(item.facets.get(facet, "") for facet in FACETS) for item in items),
        numbers=tuple(_list_numbers(items)),
        issuers=frozenset(code for item in items for key in item.keys for code in key.issuers if code),
    )
    return Share(tuple(map(_list_fields, items)), tuple((section.text,) for _, section in sections), rows)


def bind_shares(shares: Iterable[Share]) -> Batch:
    """Bind shares together; of each, only the rows are kept."""
    items, sections = Tally(len(ITEM_FIELDS)), Tally(len(SECTION_FIELDS))
    rows: list[Rows] = []
    rest = iter(shares)
    while some := tuple(islice(rest, _TOGETHER)):
        for document in chain.from_iterable(share.items for share in some):
            items.add(document)
        for document in chain.from_iterable(share.sections for share in some):
            sections.add(document)
        rows.extend(share.rows for share in some)
    return Batch(items.close(), sections.close(), join_rows(rows))


def join_rows(parts: Sequence[Rows]) -> Rows:
    """Put rows behind one another and number their items anew."""
    firsts = [0]
    for rows in parts:
        firsts.append(firsts[-1] + len(rows.cards))
    placed = tuple(zip(firsts, parts, strict=False))
    return Rows(
        cards=tuple(card for rows in parts for card in rows.cards),
        texts=tuple(text for rows in parts for text in rows.texts),
        owners=tuple(first + owner for first, rows in placed for owner in rows.owners),
        priors=tuple(prior for rows in parts for prior in rows.priors),
        facets=tuple(values for rows in parts for values in rows.facets),
        numbers=tuple(
            NumberRow(row.number, first + row.item, row.rest) for first, rows in placed for row in rows.numbers
        ),
        issuers=frozenset().union(*(rows.issuers for rows in parts)),
    )


def _list_fields(item: Item) -> Document:
    title = item.names[0] if item.kind != "van-ban" else " ".join(item.names[:2])
    return title, item.alias, item.summary, item.meta


def _write_card(item: Item) -> str:
    lead = item.names.index(item.lead) if item.lead in item.names else item.lead
    return write_json([item.id, item.url, item.kind, item.names, lead, item.context])


def _list_numbers(items: Iterable[Item]) -> Iterator[NumberRow]:
    for place, item in enumerate(items):
        for key in item.keys:
            values = [key.type, " ".join(key.issuers), key.year, key.term, key.level, int(key.stated), int(key.plenary)]
            yield NumberRow(str(key.number), place, write_json(values).removeprefix("["))
        if item.day:
            yield NumberRow(item.day, place, f"{write_json(item.facets.get('loai', ''))}]")


def _weigh(item: Item) -> int:
    """Weigh an item before any query is known, in hundredths: higher bodies and whole pages first."""
    level = max(_LEAST_PRIOR, _TOP_PRIOR - _PRIOR_STEP * item.level)
    return level * _KIND_PRIORS.get(item.kind, _USUAL_PRIOR) * item.standing // 10_000
