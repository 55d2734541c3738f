"""The pages where readers pick up prints: the list of all, with its builder, and the one that judges a print.

Where there are very many prints, the first page shows the first of each group, and each group has pages of its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from handbook.pages import (
    Head,
    Page,
    Pager,
    Rest,
    Run,
    count_parts,
    cut_part,
    name_part,
    page_path,
    part_address,
    plan_pager,
    plan_rest,
    relative_address,
)
from handbook.pdf import captions
from handbook.pdf.document import FRESHNESS
from handbook.pdf.register import SCRIPT, Offer
from handbook.pdf.sections import HANDOUTS, WHOLE

COUNTER = "in-an/index.html"
_FOLDER = "in-an"
_MOST = 300
"""Prints from which a group shows only its first on the page of all."""
_FIRST = 20


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One print: the file, the page it is of, its size; ``id`` where it can be bound with others; its handout."""

    id: str
    file: Run
    page: str
    details: str
    code: str
    handout: str = ""


@dataclass(frozen=True, slots=True)
class OfferGroup:
    """Prints of one kind."""

    anchor: str
    title: str
    rows: tuple[OfferRow, ...]
    more: tuple[Rest, ...] = ()


@dataclass(frozen=True, slots=True)
class CounterView:
    """Prints, group by group: of all kinds, or on pages of its own of one, with their codes.

    ``name`` is what a reader's booklet is called until it is given another name; the ids of handouts begin with
    ``handouts``.
    """

    groups: tuple[OfferGroup, ...]
    count: int
    root: str
    title: str = ""
    is_part: bool = False
    pager: Pager | None = None
    name: str = captions.BOOKLET_TITLE
    handouts: str = HANDOUTS


@dataclass(frozen=True, slots=True)
class FreshnessView:
    """The page that judges a print: where its knowledge is, and all codes for those who compare by eye.

    ``groups`` lead to the codes where there are too many for one page.
    """

    script: str
    counter: str
    rows: tuple[OfferRow, ...]
    groups: tuple[tuple[Run, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """A page of this folder, from which links are written."""

    address: str

    @property
    def root(self) -> str:
        """The way to the site's root."""
        return "../" * self.address.count("/")

    def link(self, text: str, address: str) -> Run:
        """Make a link to an address of the site."""
        return Run(text, relative_address(self.address, address))


def plan_counter(offers: Iterable[Offer]) -> Iterator[Page]:
    """Plan the page of all prints, those of its groups where it has no room for them, and the one that judges."""
    groups = {group: tuple(members) for group, members in groupby(offers, key=lambda offer: offer.group)}
    count = sum(map(len, groups.values()))
    is_long = count > _MOST
    yield _plan_all(groups, count, _FIRST if is_long else count)
    if is_long:
        for group, members in groups.items():
            yield from _plan_group(group, members)
    yield _plan_freshness(groups, is_long=is_long)


def _plan_all(groups: Mapping[str, tuple[Offer, ...]], count: int, most: int) -> Page:
    """Plan the page of all prints, of each group ``most`` at most."""
    here = _Place(COUNTER)
    shown = tuple(
        OfferGroup(
            f"nhom-{group.replace('/', '-')}",
            captions.GROUPS[group],
            tuple(_plan_row(here, offer) for offer in members[:most]),
            plan_rest(here, _find_group(group), captions.PRINTS, len(members), min(most, len(members))),
        )
        for group, members in groups.items()
    )
    view = CounterView(shown, count, here.root, is_part=count > most)
    return _make_page(here, captions.COUNTER, captions.COUNTER_SAYS, "prints", view)


def _plan_group(group: str, members: tuple[Offer, ...]) -> Iterator[Page]:
    """Plan the pages of the prints of one kind."""
    address = _find_group(group)
    for number in range(1, count_parts(len(members)) + 1):
        here = _Place(part_address(address, number))
        title = name_part(f"{captions.COUNTER}: {captions.GROUPS[group]}", number)
        rows = tuple(_plan_row(here, offer) for offer in cut_part(members, number))
        view = CounterView(
            (OfferGroup("danh-sach", captions.GROUPS[group], rows),),
            len(members),
            here.root,
            title,
            is_part=True,
            pager=plan_pager(here, address, number, len(members)),
        )
        yield _make_page(here, title, title, "prints", view)


def _plan_freshness(groups: Mapping[str, tuple[Offer, ...]], *, is_long: bool) -> Page:
    """Plan the page that judges a print."""
    here = _Place(FRESHNESS)
    view = FreshnessView(
        relative_address(FRESHNESS, SCRIPT),
        relative_address(FRESHNESS, COUNTER),
        () if is_long else tuple(_plan_row(here, offer) for members in groups.values() for offer in members),
        tuple(
            (here.link(captions.GROUPS[group], _find_group(group)), len(members)) for group, members in groups.items()
        )
        if is_long
        else (),
    )
    return _make_page(here, captions.FRESHNESS, captions.FRESHNESS_SAYS, "freshness", view)


def _make_page(here: _Place, title: str, description: str, template: str, view: object) -> Page:
    """Make a page about prints; that of all prints is above the others."""
    above = (here.link(captions.COUNTER, COUNTER),) if here.address != COUNTER else ()
    return Page(
        page_path(here.address),
        title,
        _FOLDER,
        description,
        Head(trail=above),
        wide=True,
        template=f"{template}.md.j2",
        view=view,
    )


def _find_group(group: str) -> str:
    """Find the list of all prints of a kind."""
    return f"{_FOLDER}/nhom/{group.replace('/', '-')}.html"


def offer_print(offer: Offer) -> Run:
    """Make the button of a page: its words are what the reader gets, "12 trang, 140 KB"."""
    return Run(offer.details, relative_address(offer.address, offer.file))


def _plan_row(here: _Place, offer: Offer) -> OfferRow:
    file, page = here.link(offer.title, offer.file), here.link("", offer.address).href
    handout = here.link("", offer.handout).href if offer.handout else ""
    bound = "" if offer.id == WHOLE else offer.id
    return OfferRow(bound, file, page, offer.details, f"{offer.id}.{offer.content}", handout)
