"""The page of one body: an issuing body or an exemplary unit."""

from collections.abc import Iterator

from handbook.lineage.links import find_implemented, follow_province
from handbook.pages import addresses, limits, words
from handbook.pages.documents import plan_implementer, plan_reference
from handbook.pages.library import Library
from handbook.pages.paging import cut_stated, plan_more
from handbook.pages.parts import plan_dossier, plan_models
from handbook.pages.rows import plan_document_rows, sort_bodies, sort_documents
from handbook.pages.sheet import Sheet
from handbook.pages.told import plan_commendations, plan_conferences
from handbook.pages.views import (
    Anchor,
    BodyView,
    Field,
    Implementation,
    Page,
)
from handbook.records import Body
from handbook.records.catalog import Entry
from handbook.text.dates import render_period


def plan_body(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan the page of a body, with the first of all that its record states, or for print with all."""
    entry = library.catalog.bodies[identifier]
    record = entry.record
    exemplar = library.catalog.exemplars.get(identifier)
    address = addresses.body_address(library.catalog, identifier)
    sheet = Sheet(library, address)
    level = library.catalog.levels[record.level].record.label
    card = tuple(_plan_card(sheet, record))
    dossier = plan_dossier(sheet, Entry(record, entry.file, entry.prefix), number)
    implemented = tuple(plan_implemented(sheet, identifier, number)) if exemplar else ()
    issued = sort_documents(library, library.lineage.issued_by.get(identifier, ()))
    organized = library.organized.get(identifier, ())
    given, received = library.given.get(identifier, ()), library.received.get(identifier, ())
    view = BodyView(
        title=record.name,
        eyebrow=level,
        card=card,
        dossier=dossier,
        is_unit=exemplar is not None,
        implements=implemented,
        models=plan_models(sheet, exemplar, number) if exemplar else (),
        issued=plan_document_rows(sheet, issued[: limits.ISSUED]),
        organized=plan_conferences(sheet, organized[: limits.TOLD]),
        given=plan_commendations(sheet, given[: limits.TOLD]),
        received=plan_commendations(sheet, received[: limits.TOLD]),
        notes=sheet.notes,
        reference=plan_reference(sheet, record.name, entry.file.path),
        more_issued=plan_more(sheet, addresses.issued_address(library.catalog, identifier), len(issued), limits.ISSUED),
        more_organized=plan_more(
            sheet, addresses.organized_address(library.catalog, identifier), len(organized), limits.TOLD
        ),
        more_given=plan_more(sheet, addresses.given_address(library.catalog, identifier), len(given), limits.TOLD),
        more_received=plan_more(
            sheet, addresses.received_address(library.catalog, identifier), len(received), limits.TOLD
        ),
    )
    section, parent = ("dien-hinh", addresses.UNITS) if exemplar else ("co-quan", addresses.BODIES)
    return Page(
        path=addresses.page_path(address),
        title=record.name,
        template="body.md.j2",
        view=view,
        section=section,
        description=f"{record.name} ({level})",
        record=entry.file.path,
        trail=(sheet.link(words.UNITS if exemplar else words.BODIES, parent),),
    )


def _plan_card(sheet: Sheet, record: Body) -> Iterator[Field]:
    catalog, lineage = sheet.library.catalog, sheet.library.lineage
    notes = sheet.cite(record.citations)
    level = catalog.levels[record.level].record.label
    yield Field("level", (sheet.link(level, addresses.browse_address("cap", record.level)),), (), notes)
    if record.province:
        province = catalog.provinces[record.province].record.label
        yield Field("province", (sheet.link(province, addresses.browse_address("tinh", record.province)),))
        for now in list(follow_province(catalog, record.province))[-1:]:
            if now != record.province:
                label = catalog.provinces[now].record.label
                yield Field("province_now", (sheet.link(label, addresses.browse_address("tinh", now)),))
    yield Field("parent", (sheet.link_body(record.parent),) if record.parent else ())
    children = sort_bodies(sheet.library, lineage.children.get(record.id, ()))
    if children:
        shown = [sheet.link_body(child) for child in children[: limits.CHILDREN]]
        if len(children) > limits.CHILDREN:
            address = addresses.children_address(catalog, record.id)
            shown.append(sheet.link(words.ALL.format(count=len(children)), address))
        yield Field("children", tuple(shown))
    if record.successor:
        yield Field("successor", (sheet.link_body(record.successor),))
    if record.symbols:
        yield Field("symbols", tuple(Anchor(symbol, "") for symbol in record.symbols))
    if record.aliases:
        yield Field("aliases", tuple(Anchor(alias, "") for alias in record.aliases))
    for former in record.former_names:
        years = render_period(former.start, former.end)
        yield Field("former_name", (Anchor(former.name, "", years),), (), sheet.cite(former.citations))


def plan_implemented(sheet: Sheet, identifier: str, number: int) -> Iterator[Implementation]:
    """Show, document by document, how the unit carries it out: one page of them."""
    exemplar = sheet.library.catalog.exemplars[identifier].record
    for directive in cut_stated(find_implemented(exemplar), number):
        shown = plan_implementer(sheet, identifier, directive)
        title = sheet.library.catalog.directives[directive].record.title
        yield Implementation(sheet.link_directive(directive), title, shown.how, shown.models)
