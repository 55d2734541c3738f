"""Which printed sections there are, and the chapters of each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from handbook.diagram import Drawing
from handbook.pages import Library, Page, addresses
from handbook.pages.views import BodyView, BrowseView, DirectiveView
from handbook.pdf import words
from handbook.pdf.chapters import can_write, write_chapter
from handbook.pdf.model import Chapter, Section, resolve_address
from handbook.vietnamese import slug_text

WHOLE = "ca-so-tay"
BOOKLETS = "tap"
_SINGLES = (addresses.LINEAGE, addresses.LEDGER)
_COMMON = "chung"
_ENDS = (addresses.LEDGER, addresses.FAULTS, addresses.SOURCES, addresses.GLOSSARY)


@dataclass(frozen=True, slots=True)
class Plan:
    """A section to be made: which pages it sets, and the group it is listed in.

    ``id`` is its place under ``pdf/``: the address of its page without the end. ``address`` is the page that offers
    it; ``addresses`` are those of the pages it shows.
    """

    id: str
    title: str
    group: str
    address: str
    addresses: tuple[str, ...]
    eyebrow: str = ""
    subject: str = ""


class Shelf:
    """All sections of a handbook; a page that stands in several is set once."""

    def __init__(self, library: Library, pages: Iterable[Page], draw: Callable[[Drawing], str]) -> None:
        """Keep what sections are made of; nothing is set before it is asked for."""
        self._library = library
        self._pages = {page.path.removesuffix(".md") + ".html": page for page in pages}
        self._draw = draw
        self._chapters: dict[str, Chapter] = {}
        self._short_titles: Mapping[str, str] = {
            addresses.source_address(identifier): entry.record.short_title or entry.record.title
            for identifier, entry in library.catalog.sources.items()
        }
        self.plans: Mapping[str, Plan] = {plan.id: plan for plan in _plan_all(self._pages)}

    def make(self, plan: Plan) -> Section:
        """Make a section: its chapters, in order."""
        chapters = tuple(self._set(address) for address in plan.addresses)
        if len(chapters) > 1 and plan.addresses[0] == plan.address:
            chapters = (replace(chapters[0], title=words.GROUP_LIST), *chapters[1:])
        eyebrow, subject = plan.eyebrow, plan.subject
        if len(chapters) == 1:
            eyebrow, subject = chapters[0].eyebrow, chapters[0].subject
        return Section(plan.id, plan.title, eyebrow, subject, plan.address, self._library.updated, chapters)

    def find(self, name: str) -> Plan | None:
        """Find a section by its id or by the last part of it, if that is no other's."""
        if name in self.plans:
            return self.plans[name]
        found = [plan for plan in self.plans.values() if plan.id.rpartition("/")[2] == name]
        return found[0] if len(found) == 1 else None

    def bind(self, title: str, plans: Iterable[Plan]) -> Plan:
        """Plan a booklet of several sections; a page that several of them show stands in it once."""
        chosen = tuple(plans)
        title = title or words.BOOKLET_TITLE
        return Plan(
            id=f"{BOOKLETS}/{slug_text(title) or BOOKLETS}",
            title=title,
            group=_COMMON,
            address=addresses.HOME,
            addresses=tuple(dict.fromkeys(address for plan in chosen for address in plan.addresses)),
            eyebrow=words.SITE,
            subject=words.BOOKLET_SUBJECT.format(count=len(chosen)),
        )

    def _set(self, address: str) -> Chapter:
        if address not in self._chapters:
            self._chapters[address] = write_chapter(self._pages[address], self._draw, self._short_titles)
        return self._chapters[address]


def _plan_all(pages: Mapping[str, Page]) -> Iterator[Plan]:
    for address, page in pages.items():
        if isinstance(page.view, DirectiveView | BodyView):
            yield _plan_one(address, page, page.section)
        elif isinstance(page.view, BrowseView) and page.view.single:
            yield _plan_group(address, page, page.view, pages)
        elif address in _SINGLES:
            yield _plan_one(address, page, _COMMON)
    whole = tuple(address for address in _order_whole(pages) if can_write(pages[address]))
    yield Plan(WHOLE, words.WHOLE_TITLE, _COMMON, addresses.HOME, whole, words.WHOLE_EYEBROW, words.WHOLE_SUBJECT)


def _plan_one(address: str, page: Page, group: str) -> Plan:
    return Plan(_name(address), page.title, group, address, (address,))


def _plan_group(address: str, page: Page, view: BrowseView, pages: Mapping[str, Page]) -> Plan:
    """Plan the section of one value of a facet: the list, then every page on it in full."""
    (shelf,) = view.shelves
    links = [*(row.link for row in shelf.documents), *(row.link for row in shelf.units)]
    rows = [resolve_address(address, link.href) for link in links]
    sizes = (len(shelf.documents), len(shelf.units))
    counts = [text.format(count=size) for text, size in zip(words.GROUP_COUNTS, sizes, strict=True) if size]
    return Plan(
        id=_name(address),
        title=page.title,
        group=_name(address).rpartition("/")[0],
        address=address,
        addresses=(address, *(row for row in rows if row in pages)),
        eyebrow=words.GROUPS[_name(address).rpartition("/")[0]],
        subject=words.GROUP_SUBJECT.format(counts=", ".join(counts)),
    )


def _order_whole(pages: Mapping[str, Page]) -> Iterator[str]:
    yield addresses.LINEAGE
    for head, kind, folder in (
        (addresses.DOCUMENTS, DirectiveView, ""),
        (addresses.UNITS, BodyView, "dien-hinh/"),
        (addresses.BODIES, BodyView, "co-quan/"),
    ):
        yield head
        yield from (
            address for address, page in pages.items() if isinstance(page.view, kind) and address.startswith(folder)
        )
    yield from _ENDS


def _name(address: str) -> str:
    return address.removesuffix(".html").removesuffix("/index")
