"""The pages of all that is related to a document or body, where its own page has no room for it."""

from collections.abc import Mapping, Sequence

from handbook.pages import addresses, limits, words
from handbook.pages.library import Library
from handbook.pages.limits import ROWS
from handbook.pages.paging import cut_part, name_part, part_address, plan_pager
from handbook.pages.parts import plan_figure
from handbook.pages.rows import plan_document_rows, plan_unit_row, sort_bodies, sort_documents
from handbook.pages.sheet import Sheet
from handbook.pages.views import Anchor, BrowseView, LedgerView, ListView, Page, Shelf

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
    address = addresses.related_address(identifier)
    sheet = _open_sheet(library, address, number)
    title = name_part(words.RELATED.format(title=library.catalog.directives[identifier].record.short_name), number)
    groups = group_related(library, identifier)
    rows = [(kind, each) for kind, found in groups.items() for each in found]
    shown: dict[str, list[str]] = {}
    for kind, each in cut_part(rows, number):
        shown.setdefault(kind, []).append(each)
    shelves = tuple(_plan_group(sheet, kind, found, len(groups[kind])) for kind, found in shown.items())
    view = BrowseView(title, "", single=False, shelves=shelves, pager=plan_pager(sheet, address, number, len(rows)))
    return _make_page(sheet, title, "browse.md.j2", view, sheet.link_directive(identifier))


def _plan_group(sheet: Sheet, kind: str, found: Sequence[str], total: int) -> Shelf:
    """Show documents that state one kind of relation, or units."""
    if kind == UNITS:
        units = tuple(plan_unit_row(sheet, each) for each in found)
        return Shelf(_name_anchor(kind), words.UNITS_COLUMN, "", "", units=units, unit_count=total)
    record = sheet.library.catalog.relations[kind.removeprefix(STATED)].record
    label = record.label if record.symmetric or kind.startswith(STATED) else record.inverse_label
    title = label[:1].upper() + label[1:]
    documents = plan_document_rows(sheet, found)
    return Shelf(_name_anchor(kind), title, "", "", documents=documents, document_count=total)


def _name_anchor(kind: str) -> str:
    return f"muc-{kind}" if kind else "muc-don-vi"


def plan_issued(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan a page of the documents of an issuer."""
    address = addresses.issued_address(library.catalog, identifier)
    title = words.ISSUED.format(title=library.catalog.bodies[identifier].record.name)
    sheet = _open_sheet(library, address, number)
    documents = sort_documents(library, library.lineage.issued_by.get(identifier, ()))
    return plan_shelf_page(sheet, (address, number), title, sheet.link_body(identifier), (documents, ()))


def plan_children(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan a page of the bodies under one."""
    address = addresses.children_address(library.catalog, identifier)
    title = words.CHILDREN.format(title=library.catalog.bodies[identifier].record.name)
    sheet = _open_sheet(library, address, number)
    bodies = sort_bodies(library, library.lineage.children.get(identifier, ()))
    return plan_shelf_page(sheet, (address, number), title, sheet.link_body(identifier), ((), bodies))


def plan_measured(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan a page of the figures of units that measure a document."""
    address = addresses.measured_address(identifier)
    sheet = _open_sheet(library, address, number)
    spots = library.measured.get(identifier, ())
    title = words.MEASURED.format(title=library.catalog.directives[identifier].record.short_name)
    view = LedgerView(
        rows=tuple(
            plan_figure(sheet, entry, position, entry.record.figures[position])
            for entry, position in cut_part(spots, number)
        ),
        faulty=sum(bool(entry.record.figures[position].discrepancies) for entry, position in spots),
        table=sheet.link(addresses.FIGURES_CSV.rpartition("/")[2], addresses.FIGURES_CSV),
        faults=sheet.link(words.FAULTS, addresses.FAULTS),
        pager=plan_pager(sheet, address, number, len(spots)),
        total=len(spots),
        title=name_part(title, number),
    )
    return _make_page(sheet, name_part(title, number), "ledger.md.j2", view, sheet.link_directive(identifier))


def plan_mentioned(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan a page of the records that mention a document."""
    address = addresses.mentioned_address(identifier)
    sheet = _open_sheet(library, address, number)
    anchors = library.mentions.get(identifier, ())
    title = name_part(words.MENTIONED.format(title=library.catalog.directives[identifier].record.short_name), number)
    view = ListView(
        links=tuple(sheet.move(anchor) for anchor in cut_part(anchors, number)),
        pager=plan_pager(sheet, address, number, len(anchors)),
        total=len(anchors),
    )
    return _make_page(sheet, title, "links.md.j2", view, sheet.link_directive(identifier))


def plan_shelf(sheet: Sheet, title: str, number: int, found: tuple[Sequence[str], Sequence[str]]) -> Shelf:
    """Show one page of documents and, after them, bodies, both in order."""
    documents, bodies = found
    shown = cut_part([*((each, True) for each in documents), *((each, False) for each in bodies)], number)
    return Shelf(
        anchor="danh-sach",
        title=title,
        href="",
        remark="",
        documents=plan_document_rows(sheet, (each for each, is_document in shown if is_document)),
        units=tuple(plan_unit_row(sheet, each) for each, is_document in shown if not is_document),
        document_count=len(documents),
        unit_count=len(bodies),
    )


def plan_shelf_page(
    sheet: Sheet, place: tuple[str, int], title: str, parent: Anchor, found: tuple[Sequence[str], Sequence[str]]
) -> Page:
    """Plan one page of a long list of documents and bodies; ``place`` is the list's address and the page's number."""
    address, number = place
    title = name_part(title, number)
    view = BrowseView(
        title,
        "",
        single=True,
        shelves=(plan_shelf(sheet, title, number, found),),
        pager=plan_pager(sheet, address, number, len(found[0]) + len(found[1])),
    )
    return _make_page(sheet, title, "browse.md.j2", view, parent)


def _open_sheet(library: Library, address: str, number: int) -> Sheet:
    return Sheet(library, part_address(address, number))


def _make_page(sheet: Sheet, title: str, template: str, view: object, parent: Anchor) -> Page:
    section = sheet.address.partition("/")[0]
    return Page(
        path=addresses.page_path(sheet.address),
        title=title,
        template=template,
        view=view,
        section=section,
        description=title,
        trail=(parent,),
        wide=True,
    )
