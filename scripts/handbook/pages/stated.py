"""The later pages of what a document, unit or model has to tell, where its own page has no room for all."""

from collections.abc import Iterator, Mapping

from handbook.pages import addresses, limits
from handbook.pages.blocks import Division, Flow, Head, plan_division
from handbook.pages.documents import plan_citing
from handbook.pages.library import Library
from handbook.pages.paging import list_pager, name_part, part_address
from handbook.pages.parts import DossierEntry, count_stated, plan_outcomes, plan_sources, plan_stated
from handbook.pages.sheet import Sheet, name_model
from handbook.pages.views import Page


def plan_stated_directive(library: Library, identifier: str, number: int) -> Page:
    """Plan a later page of what a document has to tell."""
    entry = library.catalog.directives[identifier]
    address = addresses.directive_address(identifier)
    sheet = Sheet(library, part_address(address, number), own=identifier)
    return _plan_page(sheet, entry, (address, entry.record.short_name), number)


def plan_stated_body(library: Library, identifier: str, number: int) -> Page:
    """Plan a later page of what a body has to tell."""
    entry = library.catalog.bodies[identifier]
    address = addresses.body_address(library.catalog, identifier)
    sheet = Sheet(library, part_address(address, number))
    return _plan_page(sheet, entry, (address, entry.record.name), number)


def plan_stated_model(library: Library, identifier: str, number: int) -> Page:
    """Plan a later page of what a model has to tell."""
    entry = library.catalog.models[identifier]
    address = addresses.model_address(identifier)
    sheet = Sheet(library, part_address(address, number), own=identifier)
    return _plan_page(sheet, entry, (address, name_model(library, entry.record)), number)


def _plan_page(sheet: Sheet, entry: DossierEntry, named: tuple[str, str], number: int) -> Page:
    """Plan a page of a record; ``named`` is the address of its first page, and its name."""
    address, name = named
    title = name_part(name, number)
    stated = plan_stated(sheet, entry, number, "Số liệu")
    pager = list_pager(sheet, address, number, count_stated(sheet.library, entry.record), limits.STATED)
    trail = (sheet.link(name, address),)
    return Page(
        path=addresses.page_path(sheet.address),
        title=title,
        section=address.partition("/")[0],
        description=title,
        record=entry.file.path,
        head=Head(title, trail=trail, blocks=pager),
        blocks=(*_plan_divisions(stated), plan_sources(sheet), plan_citing(sheet, title)),
    )


def _plan_divisions(stated: Mapping[str, Flow]) -> Iterator[Division]:
    yield from plan_division("Tóm tắt", "muc-tom-tat", stated["summary"])
    yield from plan_division("Yêu cầu, nhiệm vụ", "muc-yeu-cau", stated["tasks"])
    yield from plan_division("Thực hiện văn bản nào", "muc-thuc-hien", stated.get("implements", ()))
    yield from plan_division("Cách làm", "muc-cach-lam", stated.get("steps", ()))
    yield from plan_division("Số liệu", "muc-so-lieu", stated["figures"])
    yield from plan_outcomes(stated)
    yield from plan_division("Hội nghị", "muc-hoi-nghi", stated["conferences"])
    yield from plan_division("Khen thưởng", "muc-khen-thuong", stated["commendations"])
