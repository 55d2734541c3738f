"""What the site must know of the printed sections: buttons beside titles, the list of all, whether a print is fresh."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from handbook.pdf import captions
from handbook.pdf.changes import Log
from handbook.pdf.orders import Print
from handbook.pdf.sections import HANDOUTS, WHOLE, Shelf, name_section

REGISTER = "data/sections.json"
SCRIPT = "data/sections.js"
_KILOBYTE, _MEGABYTE = 1000, 1000 * 1000


@dataclass(frozen=True, slots=True)
class Offer:
    """A printed section as a page offers it.

    ``address`` is the page, ``file`` the PDF, both from the site's root. ``content`` is the hash of its words,
    ``updated`` the last day any of them changed, ``changes`` the places in the log of what changed them. ``handout`` is
    the file of its handout, if it has one.
    """

    id: str
    title: str
    group: str
    address: str
    file: str
    content: str
    updated: str
    changes: tuple[int, ...]
    pages: int
    size: int
    handout: str = ""

    @property
    def details(self) -> str:
        """Pages and size as readers know them: 12 trang, 140 KB."""
        if self.size < _MEGABYTE:
            size = f"{max(1, round(self.size / _KILOBYTE))} KB"
        else:
            size = f"{self.size / _MEGABYTE:.1f} MB".replace(".", ",")
        return f"{self.pages} trang, {size}"


def list_offers(shelf: Shelf, prints: Iterable[Print]) -> tuple[Offer, ...]:
    """List what can be taken away, group by group, the whole handbook first."""
    made = {each.id: each for each in prints}
    order = {group: place for place, group in enumerate(captions.GROUPS)}
    plans = sorted(
        (plan for plan in shelf.plans.values() if plan.id in made),
        key=lambda plan: (order[plan.group], plan.id != WHOLE),
    )
    offers: list[Offer] = []
    for plan in plans:
        sketch, each = shelf.sketch(plan), made[plan.id]
        offers.append(
            Offer(
                plan.id,
                plan.title,
                plan.group,
                plan.address,
                f"pdf/{plan.id}.pdf",
                sketch.content,
                sketch.updated,
                shelf.log.find_changes(sketch.shown),
                each.pages,
                each.size,
                f"pdf/{sheet}.pdf" if (sheet := f"{HANDOUTS}/{plan.id}") in made else "",
            )
        )
    return tuple(offers)


def find_offers(offers: Iterable[Offer]) -> Mapping[str, Offer]:
    """Map the address of a page to what it offers."""
    return {offer.address: offer for offer in offers}


def render_register(offers: Iterable[Offer]) -> str:
    """Write the register as JSON: id → hash of content, pages, bytes, title, page and file."""
    content = {
        offer.id: {
            "title": offer.title,
            "group": captions.GROUPS[offer.group],
            "page": offer.address,
            "file": offer.file,
            "hash": offer.content,
            "updated": offer.updated,
            "pages": offer.pages,
            "bytes": offer.size,
        }
        for offer in offers
    }
    return json.dumps({"sections": content}, ensure_ascii=False, indent=1) + "\n"


def render_script(offers: Sequence[Offer], log: Log, moves: Iterable[tuple[str, str]], site: str = "") -> str:
    """Write what the pages about prints must know, as a script, since a page of a folder can read nothing else.

    ``moves`` pairs old addresses of pages with those of today: the code on a print of long ago names its section after
    the old one. ``site`` is the handbook's name.
    """
    sections = {offer.address: offer.id for offer in offers}
    content = {
        "sections": {
            offer.id: {
                "title": offer.title,
                "page": offer.address,
                "file": offer.file,
                "details": offer.details,
                "hash": offer.content,
                "updated": offer.updated,
                "changes": offer.changes,
            }
            for offer in offers
        },
        "site": site,
        "groups": dict(captions.GROUPS),
        "changes": [{"date": change.date, "text": change.text} for change in log.changes],
        "former": {name_section(old): sections[new] for old, new in moves if new in sections},
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.HandbookPrints = {text};\n"
