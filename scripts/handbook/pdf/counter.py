"""The pages where readers pick up prints: the list of all, with its builder, and the one that judges a print."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from handbook.pages import Page
from handbook.pages.addresses import page_path, relative_address
from handbook.pages.views import Anchor
from handbook.pdf import words
from handbook.pdf.document import FRESHNESS
from handbook.pdf.register import SCRIPT, Offer
from handbook.pdf.sections import WHOLE

COUNTER = "in-an/index.html"
_FOLDER = "in-an"


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One print: the file, the page it is of, its size; ``id`` where it can be bound with others."""

    id: str
    file: Anchor
    page: str
    details: str
    code: str


@dataclass(frozen=True, slots=True)
class OfferGroup:
    """Prints of one kind."""

    anchor: str
    title: str
    rows: tuple[OfferRow, ...]


@dataclass(frozen=True, slots=True)
class CounterView:
    """All prints, group by group."""

    groups: tuple[OfferGroup, ...]
    count: int


@dataclass(frozen=True, slots=True)
class FreshnessView:
    """The page that judges a print: where its knowledge is, and all codes for those who compare by eye."""

    script: str
    counter: str
    rows: tuple[OfferRow, ...]


def plan_counter(offers: Iterable[Offer]) -> Iterator[Page]:
    """Plan both pages."""
    groups = tuple(
        OfferGroup(f"nhom-{group.replace('/', '-')}", words.GROUPS[group], tuple(map(_plan_row, members)))
        for group, members in groupby(offers, key=lambda offer: offer.group)
    )
    rows = tuple(row for group in groups for row in group.rows)
    counter = CounterView(groups, len(rows))
    yield Page(page_path(COUNTER), words.COUNTER, "prints.md.j2", counter, _FOLDER, words.COUNTER_SAYS, wide=True)
    freshness = FreshnessView(relative_address(FRESHNESS, SCRIPT), relative_address(FRESHNESS, COUNTER), rows)
    yield Page(
        page_path(FRESHNESS),
        words.FRESHNESS,
        "freshness.md.j2",
        freshness,
        _FOLDER,
        words.FRESHNESS_SAYS,
        trail=(Anchor(words.COUNTER, relative_address(FRESHNESS, COUNTER)),),
        wide=True,
    )


def offer_print(offer: Offer) -> Anchor:
    """Make the button of a page: its words are what the reader gets, "12 trang, 140 KB"."""
    return Anchor(offer.details, relative_address(offer.address, offer.file))


def _plan_row(offer: Offer) -> OfferRow:
    file = Anchor(offer.title, relative_address(COUNTER, offer.file))
    page = relative_address(COUNTER, offer.address)
    return OfferRow("" if offer.id == WHOLE else offer.id, file, page, offer.details, f"{offer.id}.{offer.content}")
