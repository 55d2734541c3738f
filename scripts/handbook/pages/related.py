"""The pages of all that is related to a document or body, where its own page has no room for it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from handbook.pages import addresses, limits, words
from handbook.pages.blocks import Division, Head, Heading, Lines
from handbook.pages.library import Library
from handbook.pages.limits import ROWS
from handbook.pages.lines import Run
from handbook.pages.listing import open_listing
from handbook.pages.members import Members, list_members, open_members, tell_members
from handbook.pages.overview import plan_figures
from handbook.pages.paging import part_address
from handbook.pages.rows import sort_bodies, sort_documents, sort_models
from handbook.pages.sheet import Sheet
from handbook.pages.tables import list_models
from handbook.pages.views import Page

FAMILIES = ("succession", "companion", "derivation", "change", "mention")
"""Families of relations in the order pages tell them."""
UNITS = ""
"""Stands, among the kinds of relations, for the units that carry a document out."""
STATED = "ghi-"
"""Stands before a kind of relation that the document itself states."""


def has_related(library: Library, identifier: str) -> bool:
    """Tell whether what is related to a document is too much for its own page, so that there is a page of all."""
    lineage = library.lineage
    return any(
        len(found.get(identifier, ())) > limits.RELATED
        for found in (lineage.incoming, lineage.outgoing, lineage.implementers)
    )


def group_related(library: Library, identifier: str) -> Mapping[str, tuple[str, ...]]:
    """Group the documents that one states a relation to, or that state one to it, by kind, oldest first; units last.

    Of a relation that is the same both ways all documents are told together, whichever end states it.
    """
    relations, lineage = library.catalog.relations, library.lineage
    found: dict[str, list[str]] = {}
    for link in lineage.incoming.get(identifier, ()):
        found.setdefault(link.kind, []).append(link.subject)
    for link in lineage.outgoing.get(identifier, ()):
        found.setdefault(name_stated(library, link.kind), []).append(link.target)
    told = (kind for family in FAMILIES for kind, entry in relations.items() if entry.record.family == family)
    kinds = (each for kind in told for each in (f"{STATED}{kind}", kind))
    units = sort_bodies(library, lineage.implementers.get(identifier, ()))
    return {kind: sort_documents(library, found[kind]) for kind in kinds if kind in found} | {UNITS: units}


def name_stated(library: Library, kind: str) -> str:
    """Name the group of documents that one states a relation of a kind to."""
    return kind if library.catalog.relations[kind].record.symmetric else f"{STATED}{kind}"


def find_related_group(library: Library, identifier: str, kinds: Sequence[str]) -> str:
    """Find where the page of all that is related begins to tell the first of these kinds that there is."""
    before = 0
    for kind, found in group_related(library, identifier).items():
        if kind in kinds:
            return f"{part_address(addresses.related_address(identifier), before // ROWS + 1)}#{_name_anchor(kind)}"
        before += len(found)
    return addresses.related_address(identifier)


def plan_related(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan a page of the documents related to one, kind by kind, and the units that carry it out."""
    groups = group_related(library, identifier)
    place = (
        words.RELATED.format(title=library.catalog.directives[identifier].record.short_name),
        addresses.related_address(identifier),
    )
    rows = [(kind, each) for kind, found in groups.items() for each in found]
    listing = open_listing(library, place, rows, number)
    shown: dict[str, list[str]] = {}
    for kind, each in listing.shown:
        shown.setdefault(kind, []).append(each)
    divisions = [_plan_group(listing.sheet, kind, found, groups[kind]) for kind, found in shown.items()]
    return listing.make_groups_page(divisions, (listing.sheet.link_directive(identifier),), listing.title)


def _plan_group(sheet: Sheet, kind: str, found: Sequence[str], whole: Sequence[str]) -> Division:
    """Show documents that state one kind of relation, or units."""
    title = words.UNITS_COLUMN
    shown, members = Members(bodies=found), Members(bodies=whole)
    if kind != UNITS:
        record = sheet.library.catalog.relations[kind.removeprefix(STATED)].record
        label = record.label if record.symmetric or kind.startswith(STATED) else record.inverse_label
        title = label[:1].upper() + label[1:]
        shown, members = Members(found), Members(whole)
    blocks = (Heading((Run(title),), 1), *list_members(sheet, (title, title), shown, members))
    return Division(blocks, anchor=_name_anchor(kind), style="shelf")


def _name_anchor(kind: str) -> str:
    return f"muc-{kind}" if kind else "muc-don-vi"


def plan_issued(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan a page of the documents of an issuer."""
    documents = sort_documents(library, library.lineage.issued_by.get(identifier, ()))
    place = words.ISSUED, addresses.issued_address(library.catalog, identifier)
    return _plan_members(library, identifier, place, Members(documents), number)


def plan_children(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan a page of the bodies under one."""
    bodies = sort_bodies(library, library.lineage.children.get(identifier, ()))
    place = words.CHILDREN, addresses.children_address(library.catalog, identifier)
    return _plan_members(library, identifier, place, Members(bodies=bodies), number)


def plan_run(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan a page of the models of a body."""
    models = sort_models(library, library.lineage.run_by.get(identifier, ()))
    place = words.RUN_BY, addresses.run_address(library.catalog, identifier)
    return _plan_members(library, identifier, place, Members(models=models), number)


def plan_serving(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan a page of the models that serve a document."""
    models = sort_models(library, library.lineage.serving.get(identifier, ()))
    title = words.SERVING.format(title=library.catalog.directives[identifier].record.short_name)
    listing = open_listing(library, (title, addresses.serving_address(identifier)), models, number)
    division = listing.set_table(list_models(listing.sheet, listing.shown, title), "mô hình")
    return listing.make_groups_page([division], (listing.sheet.link_directive(identifier),), listing.title)


def _plan_members(library: Library, body: str, place: tuple[str, str], members: Members, number: int) -> Page:
    """Plan a page of documents or bodies that belong to a body; ``place`` is the list's title and address."""
    title, address = place
    name = library.catalog.bodies[body].record.name
    listing = open_members(library, (title.format(title=name), address), members, number)
    division = Division(tuple(tell_members(listing, members, name)), anchor="danh-sach", style="shelf")
    return listing.make_groups_page([division], (listing.sheet.link_body(body),), listing.title)


def plan_measured(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan a page of the figures of units that measure a document."""
    spots = library.measured.get(identifier, ())
    title = words.MEASURED.format(title=library.catalog.directives[identifier].record.short_name)
    listing = open_listing(library, (title, addresses.measured_address(identifier)), spots, number)
    faulty = sum(entry.record.figures[position].is_doubtful for entry, position in spots)
    head, divisions = plan_figures(listing, faulty)
    return listing.make_page(replace(head, title=listing.name), divisions, title)


def plan_mentioned(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan a page of the records that mention a document."""
    title = words.MENTIONED.format(title=library.catalog.directives[identifier].record.short_name)
    place = title, addresses.mentioned_address(identifier)
    listing = open_listing(library, place, library.mentions.get(identifier, ()), number)
    sheet = listing.sheet
    names = Lines(tuple((sheet.move(each),) for each in listing.shown), "plain")
    head = Head(listing.name, trail=(sheet.link_directive(identifier),))
    return listing.make_page(head, [Division(listing.frame(names))], title)
