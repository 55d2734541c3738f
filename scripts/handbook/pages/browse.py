"""The ways in: documents and units by type, issuer, year, term, level, province, and by document carried out."""

from collections.abc import Iterable, Iterator

from handbook.pages import addresses, words
from handbook.pages.library import Library, count_figures, count_models
from handbook.pages.rows import plan_document_rows, plan_unit_row, sort_bodies
from handbook.pages.sheet import Sheet
from handbook.pages.views import BrowseView, Choice, Facet, ListView, Page, Shelf

UNKNOWN = "chua-ro"
Group = tuple[str, str, str, tuple[str, ...], tuple[str, ...]]  # id, title, remark, documents, bodies


def plan_browse(library: Library) -> Iterator[Page]:
    """Plan the page of every facet and of every value of it."""
    yield _plan_lookup(library)
    for facet in words.FACETS:
        groups = list(_find_groups(library, facet))
        yield _plan_page(library, facet, "", words.FACETS[facet], groups)
        if facet in {"co-quan", "van-ban"}:
            continue  # each body and each document has a page of its own
        for group in groups:
            yield _plan_page(library, facet, group[0], group[1], [group])


def plan_facets(sheet: Sheet, most: int | None = None) -> tuple[Facet, ...]:
    """Show every way in with its values and how much each leads to; of more than ``most`` values only so many."""
    return tuple(_plan_facet(sheet, facet, most) for facet in words.FACETS)


def _plan_facet(sheet: Sheet, facet: str, most: int | None) -> Facet:
    groups = list(_find_groups(sheet.library, facet))
    choices = (
        Choice(sheet.link(title, _find_address(sheet.library, facet, identifier)), _count(facet, documents, bodies))
        for identifier, title, _, documents, bodies in groups[:most]
    )
    left = len(groups) - len(groups[:most])
    href = sheet.link("", addresses.browse_address(facet)).href
    return Facet(words.FACETS[facet], href, words.COUNTED[facet], tuple(choices), left)


def _count(facet: str, documents: tuple[str, ...], bodies: tuple[str, ...]) -> int:
    """Count what a way in leads to: bodies by level and province, what carries a document out, else documents."""
    if facet in {"cap", "tinh"}:
        return len(bodies)
    return len(documents) + len(bodies)


def _plan_lookup(library: Library) -> Page:
    sheet = Sheet(library, addresses.LOOKUP)
    view = ListView(facets=plan_facets(sheet), counts=_plan_counts(sheet))
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


def _plan_page(library: Library, facet: str, identifier: str, title: str, groups: Iterable[Group]) -> Page:
    address = addresses.browse_address(facet, identifier)
    sheet = Sheet(library, address)
    trail = [sheet.link(words.LOOKUP, addresses.LOOKUP)]
    if identifier:
        trail.append(sheet.link(words.FACETS[facet], addresses.browse_address(facet)))
    shelves = tuple(
        Shelf(
            anchor=group,
            title=name,
            href="" if identifier else sheet.link("", _find_address(library, facet, group)).href,
            remark=remark,
            documents=plan_document_rows(sheet, documents),
            units=tuple(plan_unit_row(sheet, body) for body in sort_bodies(library, bodies)),
        )
        for group, name, remark, documents, bodies in groups
    )
    return Page(
        path=address.replace(".html", ".md"),
        title=title,
        template="browse.md.j2",
        view=BrowseView(title, facet, single=bool(identifier), shelves=shelves),
        section="tra-cuu",
        description=f"{words.LOOKUP}: {title}" if not identifier else f"{words.FACETS[facet]}: {title}",
        trail=tuple(trail),
        wide=True,
    )


def _find_address(library: Library, facet: str, identifier: str) -> str:
    if facet == "co-quan" and identifier == UNKNOWN:
        return f"{addresses.browse_address(facet)}#{UNKNOWN}"
    if facet == "co-quan":
        return addresses.body_address(library.catalog, identifier)
    if facet == "van-ban":
        return f"{addresses.directive_address(identifier)}#muc-thuc-hien"
    return addresses.browse_address(facet, identifier)


def _find_groups(library: Library, facet: str) -> Iterator[Group]:
    finders = {
        "loai": _find_types,
        "co-quan": _find_issuers,
        "nam": _find_years,
        "khoa": _find_terms,
        "cap": _find_levels,
        "tinh": _find_provinces,
        "van-ban": _find_implemented,
    }
    return finders[facet](library)


def _collect(library: Library, field: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for identifier, entry in library.catalog.directives.items():
        found.setdefault(str(getattr(entry.record, field) or ""), []).append(identifier)
    return found


def _find_types(library: Library) -> Iterator[Group]:
    found = _collect(library, "type")
    for identifier, entry in library.catalog.types.items():
        if identifier in found:
            yield identifier, entry.record.label, entry.record.note or "", tuple(found[identifier]), ()


def _find_issuers(library: Library) -> Iterator[Group]:
    for identifier in sort_bodies(library, library.lineage.issued_by):
        record = library.catalog.bodies[identifier].record
        level = library.catalog.levels[record.level].record.label
        yield identifier, record.name, level, library.lineage.issued_by[identifier], ()
    unknown = _collect(library, "issuer").get("", [])
    if unknown:
        yield UNKNOWN, words.NO_ISSUER, "", tuple(unknown), ()


def _find_years(library: Library) -> Iterator[Group]:
    found: dict[str, list[str]] = {}
    for identifier, entry in library.catalog.directives.items():
        issued = entry.record.issued
        found.setdefault(str(issued.year) if issued else "", []).append(identifier)
    for year in sorted(found):
        if year:
            yield year, year, "", tuple(found[year]), ()
    if "" in found:
        yield UNKNOWN, words.NO_YEAR, "", tuple(found[""]), ()


def _find_terms(library: Library) -> Iterator[Group]:
    found = _collect(library, "term")
    terms = library.catalog.terms
    for identifier in sorted(terms, key=lambda each: terms[each].record.rank):
        if identifier in found:
            record = terms[identifier].record
            yield identifier, record.label, record.note or "", tuple(found[identifier]), ()
    if "" in found:
        yield UNKNOWN, words.NO_TERM, "", tuple(found[""]), ()


def _find_levels(library: Library) -> Iterator[Group]:
    for identifier, entry in library.catalog.levels.items():
        bodies = tuple(body for body, other in library.catalog.bodies.items() if other.record.level == identifier)
        documents = tuple(document for body in bodies for document in library.lineage.issued_by.get(body, ()))
        if bodies:
            yield identifier, entry.record.label, entry.record.definition, documents, bodies
    unknown = tuple(_collect(library, "issuer").get("", ()))
    if unknown:
        yield UNKNOWN, words.NO_ISSUER, "", unknown, ()


def _find_provinces(library: Library) -> Iterator[Group]:
    for identifier, entry in library.catalog.provinces.items():
        bodies = tuple(body for body, other in library.catalog.bodies.items() if other.record.province == identifier)
        documents = tuple(document for body in bodies for document in library.lineage.issued_by.get(body, ()))
        if bodies:
            yield identifier, entry.record.label, "", documents, bodies
    elsewhere = tuple(body for body, other in library.catalog.bodies.items() if not other.record.province)
    documents = tuple(document for body in elsewhere for document in library.lineage.issued_by.get(body, ()))
    documents += tuple(_collect(library, "issuer").get("", ()))
    if elsewhere or documents:
        yield UNKNOWN, words.NO_PROVINCE, "", documents, elsewhere


def _find_implemented(library: Library) -> Iterator[Group]:
    """List, for each document, the documents below it and the units that carry it out."""
    for identifier, entry in library.catalog.directives.items():
        below = tuple(
            link.subject
            for link in library.lineage.incoming.get(identifier, ())
            if library.catalog.relations[link.kind].record.family in {"derivation", "succession"}
        )
        units = library.lineage.implementers.get(identifier, ())
        if below or units:
            yield identifier, entry.record.short_name, entry.record.title, below, units
