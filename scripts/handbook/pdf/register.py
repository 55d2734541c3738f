"""What the site must know of the printed sections: buttons beside titles, the list of all, whether a print is fresh."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handbook.pdf import words
from handbook.pdf.press import Print
from handbook.pdf.sections import Plan

REGISTER = "data/sections.json"
_KILOBYTE, _MEGABYTE = 1000, 1000 * 1000


@dataclass(frozen=True, slots=True)
class Offer:
    """A printed section as a page offers it; ``address`` is the page, ``file`` the PDF, both from the site's root."""

    id: str
    title: str
    group: str
    address: str
    file: str
    content: str
    pages: int
    size: int

    @property
    def size_words(self) -> str:
        """The size as readers know it: 140 KB, 1,2 MB."""
        if self.size < _MEGABYTE:
            return f"{max(1, round(self.size / _KILOBYTE))} KB"
        return f"{self.size / _MEGABYTE:.1f} MB".replace(".", ",")


def list_offers(plans: Mapping[str, Plan], prints: Iterable[Print]) -> tuple[Offer, ...]:
    """List what can be taken away, in the order of the sections."""
    made = {each.id: each for each in prints}
    return tuple(
        Offer(
            plan.id,
            plan.title,
            words.GROUPS[plan.group],
            plan.address,
            f"pdf/{plan.id}.pdf",
            made[plan.id].content,
            made[plan.id].pages,
            made[plan.id].size,
        )
        for plan in plans.values()
        if plan.id in made
    )


def find_offers(offers: Iterable[Offer]) -> Mapping[str, Offer]:
    """Map the address of a page to what it offers."""
    return {offer.address: offer for offer in offers}


def render_register(offers: Iterable[Offer]) -> str:
    """Write the register as JSON: id → hash of content, pages, bytes, title, page and file."""
    content = {
        offer.id: {
            "title": offer.title,
            "group": offer.group,
            "page": offer.address,
            "file": offer.file,
            "hash": offer.content,
            "pages": offer.pages,
            "bytes": offer.size,
        }
        for offer in offers
    }
    return json.dumps({"sections": content}, ensure_ascii=False, indent=1) + "\n"
