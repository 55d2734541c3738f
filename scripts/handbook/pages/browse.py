"""The pages of the ways in: the look-up page, a page for every facet and one for every value of it."""

from collections.abc import Iterator

from handbook.pages import addresses, limits, words
from handbook.pages.answers import find_below
from handbook.pages.authority import tell_type
from handbook.pages.blocks import Division, Flow, Heading, Paragraph
from handbook.pages.groups import UNKNOWN, FacetGroup
from handbook.pages.library import Library, count_figures
from handbook.pages.lifetimes import tell_province
from handbook.pages.lines import DOT, Run, list_runs
from handbook.pages.listing import open_listing
from handbook.pages.members import BODIES, Members, list_members, open_members, tell_members
from handbook.pages.paging import WHOLE, count_parts, part_address, plan_rest
from handbook.pages.related import has_related
from handbook.pages.sheet import Sheet
from handbook.pages.topics import TOPICS, plan_subjects, plan_topic
from handbook.pages.views import Choice, Facet, LookupView, Page

_BOUNDED = frozenset({"tinh"})  # ways in of which there are never many: others grow with the handbook


def plan_facets(sheet: Sheet, most: int | None = None) -> tuple[Facet, ...]:
    """Show every way in that has values, with how much each leads to; of more than ``most`` values only so many."""
    return tuple(_plan_choices(sheet, facet, most) for facet in words.FACETS if sheet.library.groups[facet])


def plan_lookup(library: Library) -> Page:
    """Plan the page of all ways in."""
    sheet = Sheet(library, addresses.LOOKUP)
    view = LookupView(facets=plan_facets(sheet, limits.CHOICES), counts=_plan_counts(sheet))
    description = words.DESCRIPTIONS["lookup"]
    path = addresses.page_path(addresses.LOOKUP)
    return Page(path, words.LOOKUP, "tra-cuu", description, wide=True, template="lookup.md.j2", view=view)


def _plan_counts(sheet: Sheet) -> tuple[Choice, ...]:
    """Count what a search can find."""
    catalog = sheet.library.catalog
    return (
        Choice(sheet.link(words.DOCUMENTS, addresses.DOCUMENTS), len(sheet.library.documents)),
        Choice(sheet.link(words.BODIES, addresses.BODIES), len(catalog.bodies)),
        Choice(sheet.link(words.MODELS, addresses.MODELS), len(catalog.models)),
        Choice(sheet.link(words.LEDGER, addresses.LEDGER), count_figures(catalog)),
        Choice(sheet.link(words.SOURCES, addresses.SOURCES), len(catalog.sources)),
        Choice(sheet.link(words.GLOSSARY, addresses.GLOSSARY), len(catalog.glossary)),
    )


def plan_facet(library: Library, facet: str, value: str = "", number: int = 1) -> Page:
    """Plan a page of a facet, or of one value of it."""
    if value and facet in TOPICS:
        return plan_topic(library, facet, value, number)
    if facet == "chu-de":
        return plan_subjects(library, number)
    place = words.FACETS[facet], addresses.browse_address(facet)
    if value:
        return _plan_value(library, (facet, value), place, number)
    groups = tuple(library.groups[facet].values())
    listing = open_listing(library, place, groups, number, limits.SHELVES)
    is_long = sum(len(group.models) if facet in TOPICS else group.count for group in groups) > limits.SHELVED
    most = limits.SHELF if is_long and number != WHOLE else None
    is_led = facet in _BOUNDED and number == 1 and len(groups) > len(listing.shown)
    leads = [_lead_to(listing.sheet, facet, groups)] if is_led else []
    divisions = [*leads, *(_plan_group(listing.sheet, facet, group, most) for group in listing.shown)]
    trail = listing.trace(listing.sheet.link(words.LOOKUP, addresses.LOOKUP))
    return listing.make_groups_page(divisions, trail, f"{words.LOOKUP}: {listing.title}")


def _plan_value(library: Library, way: tuple[str, str], above: tuple[str, str], number: int) -> Page:
    """Plan a page of one value of a facet (``way``); that of the facet is above it."""
    facet, value = way
    group = library.groups[facet][value]
    members = _take_members(group)
    listing = open_members(library, (group.title, addresses.browse_address(facet, value)), members, number)
    sheet = listing.sheet
    tell = {"tinh": _tell_province, "loai": _tell_type}.get(facet)
    facts = tell(sheet, value) if tell and value != UNKNOWN else ()
    blocks = (*_tell_remark(group), *facts, *tell_members(listing, members, group.title))
    division = Division(blocks, anchor=group.id, style="shelf")
    trail = listing.trace(sheet.link(words.LOOKUP, addresses.LOOKUP), sheet.link(*above))
    return listing.make_groups_page([division], trail, f"{words.FACETS[facet]}: {listing.title}")


def _lead_to(sheet: Sheet, facet: str, groups: tuple[FacetGroup, ...]) -> Division:
    """Name all groups of a facet that goes over several pages, so that each is one step away."""
    links = (sheet.link(group.title, _find_address(sheet.library, facet, group.id)) for group in groups)
    return Division((Paragraph(list_runs(links, DOT), "facts"),))


def _plan_group(sheet: Sheet, facet: str, group: FacetGroup, most: int | None) -> Division:
    """Show a group, or of more than ``most`` documents, bodies or models only the first, and where all are."""
    members = Members(models=group.models) if facet in TOPICS else _take_members(group)
    shown = members.cut(most)
    whose = "đơn vị thực hiện" if facet == "van-ban" else BODIES
    whole = _find_whole(sheet.library, facet, group.id)
    blocks = (
        Heading((sheet.link(group.title, _find_address(sheet.library, facet, group.id)),), 1),
        *_tell_remark(group),
        *list_members(sheet, (group.title, group.title), shown, members, whose),
        *plan_rest(sheet, whole, "mục ở đây", members.total, shown.total),
    )
    return Division(blocks, anchor=group.id, style="shelf")


def _take_members(group: FacetGroup) -> Members:
    return Members(group.documents, group.bodies, group.models)


def _tell_remark(group: FacetGroup) -> Flow:
    return (Paragraph((Run(group.remark),), "remark"),) if group.remark else ()


def _tell_type(sheet: Sheet, identifier: str) -> Iterator[Paragraph]:
    return (Paragraph(line, "facts") for line in tell_type(sheet, identifier))


def _tell_province(sheet: Sheet, identifier: str) -> Iterator[Paragraph]:
    provinces = sheet.library.catalog.provinces

    def link(province: str) -> Run:
        address = _find_province(sheet.library, province)
        return Run(provinces[province].record.label, sheet.link("", address).href if address else "")

    return tell_province(sheet, identifier, link)


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


def _count(facet: str, group: FacetGroup) -> int:
    """Count what a way in leads to: bodies, or models, by what only those have; what carries a document out."""
    if facet in {"cap", "tinh"}:
        return len(group.bodies)
    if facet == "chu-de":
        return group.count
    if facet in TOPICS:
        return len(group.models)
    return len(group.documents) + len(group.bodies)


def _find_address(library: Library, facet: str, identifier: str) -> str:
    if facet == "co-quan" and identifier == UNKNOWN:  # the last group, on the last page
        last = count_parts(len(library.groups[facet]), limits.SHELVES)
        return f"{part_address(addresses.browse_address(facet), last)}#{UNKNOWN}"
    if facet == "co-quan":
        return addresses.body_address(library.catalog, identifier)
    if facet == "van-ban":
        return f"{addresses.directive_address(identifier)}#{_find_section(library, identifier)}"
    return addresses.browse_address(facet, identifier)


def _find_section(library: Library, identifier: str) -> str:
    """Find where a document's page tells who carries it out; one that is only continued tells so by its relations."""
    lineage = library.lineage
    is_done = any(each.get(identifier) for each in (lineage.implementers, lineage.serving))
    return "muc-thuc-hien" if is_done or find_below(library, identifier) else "muc-quan-he"
