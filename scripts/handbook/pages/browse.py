"""The pages of the ways in: the look-up page, a page for every facet and one for every value of it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from handbook.pages import addresses, limits, words
from handbook.pages.groups import UNKNOWN, Group
from handbook.pages.library import Library, count_figures, count_models
from handbook.pages.paging import WHOLE, count_parts, cut_part, name_part, part_address, plan_more, plan_pager
from handbook.pages.related import has_related, plan_shelf
from handbook.pages.rows import plan_document_rows, plan_unit_row
from handbook.pages.sheet import Sheet
from handbook.pages.views import BrowseView, Choice, Facet, ListView, Page, Prose, Shelf, Word
from handbook.text.dates import render_period


def plan_facets(sheet: Sheet, most: int | None = None) -> tuple[Facet, ...]:
    """Show every way in with its values and how much each leads to; of more than ``most`` values only so many."""
    return tuple(_plan_choices(sheet, facet, most) for facet in words.FACETS)


def plan_lookup(library: Library) -> Page:
    """Plan the page of all ways in."""
    sheet = Sheet(library, addresses.LOOKUP)
    view = ListView(facets=plan_facets(sheet, limits.CHOICES), counts=_plan_counts(sheet))
    return Page(
        "tra-cuu/index.md",
        words.LOOKUP,
        "lookup.md.j2",
        view,
        "tra-cuu",
        words.DESCRIPTIONS["lookup"],
        wide=True,
    )


def _plan_counts(sheet: Sheet) -> tuple[Choice, ...]:
    """Count what a search can find."""
    catalog = sheet.library.catalog
    return (
        Choice(sheet.link(words.DOCUMENTS, addresses.DOCUMENTS), len(catalog.directives)),
        Choice(sheet.link(words.BODIES, addresses.BODIES), len(catalog.bodies)),
        Choice(sheet.link(words.MODELS, addresses.MODELS), count_models(catalog)),
        Choice(sheet.link(words.LEDGER, addresses.LEDGER), count_figures(catalog)),
        Choice(sheet.link(words.SOURCES, addresses.SOURCES), len(catalog.sources)),
        Choice(sheet.link(words.GLOSSARY, addresses.GLOSSARY), len(catalog.glossary)),
    )


def plan_facet(library: Library, facet: str, value: str = "", number: int = 1) -> Page:
    """Plan a page of a facet, or of one value of it."""
    address = addresses.browse_address(facet, value)
    sheet = Sheet(library, part_address(address, number))
    trail = [sheet.link(words.LOOKUP, addresses.LOOKUP)]
    if value or number > 1:
        trail.append(sheet.link(words.FACETS[facet], addresses.browse_address(facet)))
    groups = library.groups[facet]
    title = groups[value].title if value else words.FACETS[facet]
    if value and number > 1:
        trail.append(sheet.link(title, address))
    title = name_part(title, number)
    if value:
        group = groups[value]
        shelf = plan_shelf(sheet, title, number, (group.documents, group.bodies))
        facts = tuple(_tell_province(sheet, value)) if facet == "tinh" and value != UNKNOWN else ()
        shelves: tuple[Shelf, ...] = (replace(shelf, anchor=group.id, remark=group.remark, facts=facts),)
        pager = plan_pager(sheet, address, number, len(group.documents) + len(group.bodies))
    else:
        is_long = sum(len(group.documents) + len(group.bodies) for group in groups.values()) > limits.SHELVED
        chosen = cut_part(tuple(groups.values()), number, limits.SHELVES)
        most = limits.SHELF if is_long and number != WHOLE else None
        shelves = tuple(_plan_shelf(sheet, facet, group, most) for group in chosen)
        pager = plan_pager(sheet, address, number, len(groups), limits.SHELVES)
    return Page(
        path=addresses.page_path(sheet.address),
        title=title,
        template="browse.md.j2",
        view=BrowseView(title, facet, single=bool(value), shelves=shelves, pager=pager),
        section="tra-cuu",
        description=f"{words.FACETS[facet]}: {title}" if value else f"{words.LOOKUP}: {title}",
        trail=tuple(trail),
        wide=True,
    )


def _plan_shelf(sheet: Sheet, facet: str, group: Group, most: int | None) -> Shelf:
    """Show a group, or of more than ``most`` documents and as many bodies only the first, and where all are."""
    library = sheet.library
    address = _find_address(library, facet, group.id)
    total = len(group.documents) + len(group.bodies)
    documents, bodies = group.documents[:most], group.bodies[:most]
    shown = len(documents) + len(bodies)
    return Shelf(
        anchor=group.id,
        title=group.title,
        href=sheet.link("", address).href,
        remark=group.remark,
        documents=plan_document_rows(sheet, documents),
        units=tuple(plan_unit_row(sheet, body) for body in bodies),
        document_count=len(group.documents),
        unit_count=len(group.bodies),
        more=plan_more(sheet, _find_whole(library, facet, group.id), total, shown),
    )


def _tell_province(sheet: Sheet, identifier: str) -> Iterator[Prose]:
    """Tell what became of a province, what it came from and what it was called, each with where that leads."""
    provinces = sheet.library.catalog.provinces
    record = provinces[identifier].record

    def link(province: str) -> Word:
        address = _find_province(sheet.library, province)
        return Word(provinces[province].record.label, sheet.link("", address).href if address else "")

    if record.successor:
        yield (Word(words.NOW_PART_OF), link(record.successor), Word("."))
    before = tuple(each for each, entry in provinces.items() if entry.record.successor == identifier)
    if before:
        yield (Word(words.CAME_FROM), *_join(link(each) for each in before), Word("."))
    for former in record.former_names:
        years = render_period(former.start, former.end)
        sources = sheet.link_sources(former.citations)
        yield (
            Word(words.FORMERLY.format(name=f"{former.name} ({years})" if years else former.name)),
            *_join(Word(f"{each.text}, {each.hint}", each.href) for each in sources),
            Word("."),
        )


def _join(parts: Iterable[Word]) -> Prose:
    return tuple(word for part in parts for word in (Word(", "), part))[1:]


def _find_province(library: Library, identifier: str) -> str:
    """Find the page of a province, or none where nothing stands under it."""
    return addresses.browse_address("tinh", identifier) if identifier in library.groups["tinh"] else ""


def _find_whole(library: Library, facet: str, identifier: str) -> str:
    """Find the list of all of a group."""
    if facet == "co-quan" and identifier == UNKNOWN:
        return addresses.browse_address("cap", UNKNOWN)
    if facet == "co-quan" and len(library.lineage.issued_by[identifier]) > limits.ISSUED:
        return addresses.issued_address(library.catalog, identifier)
    if facet == "van-ban" and has_related(library, identifier):
        return addresses.related_address(identifier)
    return _find_address(library, facet, identifier)


def _plan_choices(sheet: Sheet, facet: str, most: int | None) -> Facet:
    groups = tuple(sheet.library.groups[facet].values())
    choices = tuple(
        Choice(sheet.link(group.title, _find_address(sheet.library, facet, group.id)), _count(facet, group))
        for group in groups[:most]
    )
    href = sheet.link("", addresses.browse_address(facet)).href
    return Facet(words.FACETS[facet], href, words.COUNTED[facet], choices, len(groups) - len(choices))


def _count(facet: str, group: Group) -> int:
    """Count what a way in leads to: bodies by level and province, what carries a document out, else documents."""
    if facet in {"cap", "tinh"}:
        return len(group.bodies)
    return len(group.documents) + len(group.bodies)


def _find_address(library: Library, facet: str, identifier: str) -> str:
    if facet == "co-quan" and identifier == UNKNOWN:  # the last group, on the last page
        last = count_parts(len(library.groups[facet]), limits.SHELVES)
        return f"{part_address(addresses.browse_address(facet), last)}#{UNKNOWN}"
    if facet == "co-quan":
        return addresses.body_address(library.catalog, identifier)
    if facet == "van-ban":
        return f"{addresses.directive_address(identifier)}#muc-thuc-hien"
    return addresses.browse_address(facet, identifier)
