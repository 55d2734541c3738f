"""The later pages of what a document or unit has to tell, where its own page has no room for all."""

from handbook.pages import addresses, limits
from handbook.pages.bodies import plan_implemented
from handbook.pages.library import Library
from handbook.pages.paging import name_part, part_address, plan_pager
from handbook.pages.parts import DossierEntry, count_stated, plan_dossier, plan_models
from handbook.pages.sheet import Sheet
from handbook.pages.views import Page, StatedView
from handbook.records import Directive
from handbook.records.catalog import Entry


def plan_stated_directive(library: Library, identifier: str, number: int) -> Page:
    """Plan a later page of what a document has to tell."""
    entry = library.catalog.directives[identifier]
    address = addresses.directive_address(identifier)
    sheet = Sheet(library, part_address(address, number), own=identifier)
    return _plan_stated(sheet, Entry(entry.record, entry.file), (address, entry.record.short_name), number)


def plan_stated_body(library: Library, identifier: str, number: int) -> Page:
    """Plan a later page of what a body has to tell."""
    entry = library.catalog.bodies[identifier]
    address = addresses.body_address(library.catalog, identifier)
    sheet = Sheet(library, part_address(address, number))
    return _plan_stated(sheet, Entry(entry.record, entry.file, entry.prefix), (address, entry.record.name), number)


def _plan_stated(sheet: Sheet, entry: DossierEntry, named: tuple[str, str], number: int) -> Page:
    """Plan a page of a record; ``named`` is the address of its first page, and its name."""
    address, name = named
    title = name_part(name, number)
    identifier = entry.record.id
    exemplar = sheet.library.catalog.exemplars.get(identifier) if not isinstance(entry.record, Directive) else None
    dossier = plan_dossier(sheet, entry, number)
    view = StatedView(
        title=title,
        dossier=dossier,
        implements=tuple(plan_implemented(sheet, identifier, number)) if exemplar else (),
        models=plan_models(sheet, exemplar, number) if exemplar else (),
        notes=sheet.notes,
        pager=plan_pager(sheet, address, number, count_stated(entry.record), limits.STATED),
    )
    return Page(
        path=addresses.page_path(sheet.address),
        title=title,
        template="stated.md.j2",
        view=view,
        section=address.partition("/")[0],
        description=title,
        record=entry.file.path,
        trail=(sheet.link(name, address),),
    )
