"""The pages of all that is related to a document or body, where its own page has no room for it."""

from collections.abc import Sequence

from handbook.pages import addresses, words
from handbook.pages.library import Library
from handbook.pages.paging import cut_part, name_part, part_address, plan_pager
from handbook.pages.parts import plan_figure
from handbook.pages.rows import plan_document_rows, plan_unit_row, sort_bodies, sort_documents
from handbook.pages.sheet import Sheet
from handbook.pages.views import Anchor, BrowseView, LedgerView, ListView, Page, Shelf


def find_related(library: Library, identifier: str) -> tuple[str, ...]:
    """List the documents that state a relation to one, oldest first."""
    return sort_documents(library, {link.subject for link in library.lineage.incoming.get(identifier, ())})


def count_related(library: Library, identifier: str) -> tuple[int, int]:
    """Count the documents that state a relation to one, and the units that carry it out."""
    links = library.lineage.incoming.get(identifier, ())
    return len({link.subject for link in links}), len(library.lineage.implementers.get(identifier, ()))


def plan_related(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan a page of the documents related to one and the units that carry it out."""
    units = sort_bodies(library, library.lineage.implementers.get(identifier, ()))
    address = addresses.related_address(identifier)
    title = words.RELATED.format(title=library.catalog.directives[identifier].record.short_name)
    sheet = _open_sheet(library, address, number)
    parent = sheet.link_directive(identifier)
    return plan_shelf_page(sheet, (address, number), title, parent, (find_related(library, identifier), units))


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
