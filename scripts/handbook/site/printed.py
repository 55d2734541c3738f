"""The printed sections of a site: made before the pages, which offer them, and put beside them at the end."""

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment

from handbook.messages import say
from handbook.pages import Library, Run, list_moves, relative_address
from handbook.pdf import (
    REGISTER,
    SCRIPT,
    Limits,
    Offer,
    Print,
    PrintError,
    find_offers,
    hash_inputs,
    keep_digests,
    list_offers,
    offer_print,
    open_shelf,
    plan_counter,
    print_sections,
    recall_digests,
    render_register,
    render_script,
)
from handbook.render import render_page
from handbook.settings import find_base
from handbook.site.paths import Paths, SiteError

CACHE = "pdf-cache"  # under the scratch folder
FOLDER = "pdf"  # under the site


@dataclass(frozen=True, slots=True)
class Printed:
    """Every printed section of a site with what its pages say of it; nothing at all where none was asked for.

    Some have handouts beside them. ``failures`` say which sections the site goes without.
    """

    prints: tuple[Print, ...] = ()
    offers: tuple[Offer, ...] = ()
    script: str = ""
    failures: tuple[str, ...] = ()

    def list_buttons(self) -> dict[str, Run]:
        """Map the address of a page to the button that stands beside its title."""
        return {address: offer_print(offer) for address, offer in find_offers(self.offers).items()}

    def list_handouts(self) -> dict[str, str]:
        """Map the address of a page to its handout, as seen from there."""
        return {offer.address: relative_address(offer.address, offer.handout) for offer in self.offers if offer.handout}


def print_site(paths: Paths, library: Library, limits: Limits | None = None) -> Printed:
    """Print all sections; those that cannot be printed are named. Raise SiteError where there is none that can."""
    cache, base = paths.work / CACHE, find_base(paths.root)
    inputs = hash_inputs(library.catalog, library.site)
    shelf = open_shelf(library, recall_digests(cache, inputs))
    try:
        plans = (*shelf.plans.values(), *shelf.handouts.values())
        printing = print_sections(shelf, plans, paths.root, cache, base, limits=limits)
        keep_digests(cache, inputs, shelf.digests)
    except PrintError as error:
        raise SiteError(str(error)) from error
    failures = tuple(failure.message for failure in printing.failures)
    if failures and not printing.prints:
        raise SiteError(say("build", "unprinted", fault=failures[0]))
    offers = list_offers(shelf, printing.prints)
    script = render_script(offers, shelf.log, list_moves(library), library.site)
    return Printed(printing.prints, offers, script, failures)


def render_printed(environment: Environment, printed: Printed) -> Iterator[tuple[str, str]]:
    """Render what the site says of its printed sections, if it has any: two pages and the register."""
    if printed.offers:
        for page in plan_counter(printed.offers):
            yield page.path, render_page(environment, page)
        yield REGISTER, render_register(printed.offers)
        yield SCRIPT, printed.script
