"""The page of one document."""

from collections import Counter
from collections.abc import Iterator

from handbook.diagram import plan_diagram, plan_rail
from handbook.lineage.links import Link, type_of
from handbook.pages import addresses, limits, words
from handbook.pages.graphs import count_neighbourhood, plan_neighbourhood
from handbook.pages.library import Library
from handbook.pages.paging import item_address, part_address, plan_more
from handbook.pages.parts import DossierEntry, name_some, plan_dossier, plan_figure, write_place
from handbook.pages.related import FAMILIES, UNITS, find_related_group, has_related, name_stated
from handbook.pages.rows import plan_document_rows, sort_documents, write_date
from handbook.pages.sheet import Sheet
from handbook.pages.views import (
    Anchor,
    DirectiveView,
    Field,
    FigureRow,
    Implementer,
    More,
    Page,
    Reference,
    RelationGroup,
    RelationView,
)
from handbook.records import Claim, Directive
from handbook.records.catalog import Entry

_MOST_STACKED = 5


def plan_directive(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan the page of a document, with the first of all that its record states, or for print with all."""
    entry = library.catalog.directives[identifier]
    record = entry.record
    address = addresses.directive_address(identifier)
    sheet = Sheet(library, address, own=identifier)
    card = tuple(_plan_card(sheet, record))
    dossier = plan_dossier(sheet, Entry(record, entry.file), number)
    relations = tuple(_plan_relations(sheet, identifier))
    graph = plan_neighbourhood(sheet, identifier)
    kind = library.catalog.types[record.type].record.label
    related = addresses.related_address(identifier) if has_related(library, identifier) else ""
    below = sort_documents(library, _find_below(library, identifier))
    units = library.lineage.implementers.get(identifier, ())
    mentions = library.mentions.get(identifier, ())
    namesakes = _find_namesakes(library, record)
    view = DirectiveView(
        title=record.short_name,
        subject=record.title,
        kind=sheet.link(kind, addresses.browse_address("loai", record.type)),
        card=card,
        dossier=dossier,
        relations=relations,
        drawing=plan_diagram(graph, max_stack=_MOST_STACKED, list_href="#muc-danh-sach"),
        rail=plan_rail(graph),
        below=plan_document_rows(sheet, below[: limits.RELATED]),
        implementers=tuple(plan_implementer(sheet, unit, identifier) for unit in units[: limits.RELATED]),
        other_figures=tuple(_plan_other_figures(sheet, identifier)),
        mentioned_in=tuple(sheet.move(anchor) for anchor in mentions[: limits.MENTIONED]),
        namesakes=plan_document_rows(sheet, _choose_namesakes(library, record, namesakes)),
        notes=sheet.notes,
        reference=plan_reference(sheet, record.short_name, entry.file.path),
        more_below=_plan_rest(sheet, identifier, _list_derivations(library), (len(below), limits.RELATED)),
        more_implementers=_plan_rest(sheet, identifier, (UNITS,), (len(units), limits.RELATED)),
        more_figures=plan_more(
            sheet,
            addresses.measured_address(identifier),
            len(library.measured.get(identifier, ())),
            limits.MEASURED,
        ),
        more_mentions=plan_more(sheet, addresses.mentioned_address(identifier), len(mentions), limits.MENTIONED),
        more_namesakes=plan_more(sheet, _find_number(library, record), len(namesakes) + 1, limits.NAMESAKES + 1),
        drawn=len(graph.nodes),
        around=count_neighbourhood(library, identifier),
        related=sheet.link("", related).href if related else "",
    )
    return Page(
        path=addresses.page_path(address),
        title=record.short_name,
        template="directive.md.j2",
        view=view,
        section="van-ban",
        description=f"{record.short_name}: {record.title}",
        record=entry.file.path,
        trail=(sheet.link(words.DOCUMENTS, addresses.DOCUMENTS), view.kind),
    )


def plan_reference(sheet: Sheet, title: str, record: str) -> Reference:
    """Say how to cite a page and where its data is."""
    return Reference(
        title=title,
        address=sheet.address,
        updated=sheet.library.updated,
        record=record,
        data=sheet.link(record, addresses.record_address(record)),
    )


def plan_implementer(sheet: Sheet, unit: str, directive: str) -> Implementer:
    """Show how a unit carries a document out."""
    entry = sheet.library.catalog.exemplars[unit]
    record = entry.record
    how = [(position, item) for position, item in enumerate(record.implements) if item.directive == directive]
    dossier: DossierEntry = Entry(record, entry.file)
    claims = [
        sheet.claim(
            Claim(text=item.text, citations=item.citations, discrepancies=item.discrepancies),
            (dossier.file.path, ("implements", position)),
            record,
        )
        for position, item in how
    ]
    address = addresses.body_address(sheet.library.catalog, unit)
    serving = [(place, model) for place, model in enumerate(record.models) if directive in model.serves]
    models = name_some(lambda each: sheet.link(each[1].name, item_address(address, each[0], each[1].id)), serving)
    return Implementer(sheet.link_body(unit), write_place(sheet, record), tuple(claims), models)


def _plan_card(sheet: Sheet, record: Directive) -> Iterator[Field]:
    catalog = sheet.library.catalog
    notes = sheet.cite(record.citations)
    kind = catalog.types[record.type].record.label
    yield Field("symbol", (Anchor(record.symbol, ""),) if record.symbol else (), (), notes)
    yield Field("type", (sheet.link(kind, addresses.browse_address("loai", record.type)),))
    yield Field("issuer", (sheet.link_body(record.issuer),) if record.issuer else ())
    issued = record.issued
    year = (sheet.link(write_date(issued), addresses.browse_address("nam", str(issued.year))),) if issued else ()
    yield Field("issued", year)
    term = catalog.terms[record.term].record.label if record.term else ""
    yield Field("term", (sheet.link(term, addresses.browse_address("khoa", record.term)),) if record.term else ())
    status = catalog.statuses[record.status.value].record
    meaning = sheet.link(status.label, f"{addresses.GLOSSARY}#muc-tinh-trang", status.definition)
    yield Field("status", (meaning,), sheet.read(record.status.basis, record), sheet.cite(record.status.citations))
    if record.aliases:
        yield Field("aliases", tuple(Anchor(alias, "") for alias in record.aliases))


def _plan_relations(sheet: Sheet, identifier: str) -> Iterator[RelationGroup]:
    """Group the relations of a document by family, then kind, then direction."""
    library = sheet.library
    outgoing, incoming = (
        library.lineage.outgoing.get(identifier, ()),
        library.lineage.incoming.get(identifier, ()),
    )
    most_stated, most_told = (
        limits.share_room(tuple(Counter(link.kind for link in links).values()), limits.RELATED, limits.RELATIONS)
        for links in (outgoing, incoming)
    )
    for family in FAMILIES:
        for kind, entry in library.catalog.relations.items():
            if entry.record.family != family:
                continue
            stated, told = ([link for link in links if link.kind == kind] for links in (outgoing, incoming))
            forward = [_plan_relation(sheet, link, inverse=False) for link in stated[:most_stated]]
            backward = [_plan_relation(sheet, link, inverse=True) for link in told[:most_told]]
            if entry.record.symmetric:
                forward, backward = [*forward, *backward], []
            for label, shown, total, name in (
                (
                    entry.record.label,
                    forward,
                    len(stated) + len(told) * entry.record.symmetric,
                    name_stated(library, kind),
                ),
                (entry.record.inverse_label, backward, len(told), kind),
            ):
                if shown:
                    more = _plan_rest(sheet, identifier, (name,), (total, len(shown)))
                    yield RelationGroup(label, family, tuple(shown), more)


def _plan_rest(sheet: Sheet, identifier: str, kinds: tuple[str, ...], rows: tuple[int, int]) -> More | None:
    """Say where all documents of these kinds of relations are; ``rows`` is how many there are and how many may show."""
    total, most = rows
    return plan_more(sheet, find_related_group(sheet.library, identifier, kinds), total, most) if total > most else None


def _list_derivations(library: Library) -> tuple[str, ...]:
    """List the kinds of relations by which one document carries another further."""
    return tuple(kind for kind, entry in library.catalog.relations.items() if entry.record.family == "derivation")


def _plan_relation(sheet: Sheet, link: Link, *, inverse: bool) -> RelationView:
    kind = type_of(sheet.library.catalog, link)
    other = link.subject if inverse else link.target
    record = sheet.library.catalog.directives[other].record
    sentence = kind.inverse_sentence if inverse else kind.sentence
    before, _, after = sentence.partition("{target}")
    return RelationView(
        before=before,
        target=sheet.link_directive(other),
        after=after,
        title=record.title,
        date=write_date(record.issued),
        remark=sheet.read(link.relation.note, sheet.library.catalog.directives[link.subject].record),
        notes=sheet.cite(link.relation.citations),
    )


def _find_below(library: Library, identifier: str) -> tuple[str, ...]:
    """List the documents that carry this one further: they implement, guide, concretise … it."""
    return tuple(
        link.subject
        for link in library.lineage.incoming.get(identifier, ())
        if type_of(library.catalog, link).family == "derivation"
    )


def _plan_other_figures(sheet: Sheet, identifier: str) -> Iterator[FigureRow]:
    """Show the figures of units that measure this document."""
    for entry, position in sheet.library.measured.get(identifier, ())[: limits.MEASURED]:
        yield plan_figure(sheet, entry, position, entry.record.figures[position])


def _find_namesakes(library: Library, record: Directive) -> tuple[str, ...]:
    """List the other documents that bear the same symbol."""
    if record.symbol is None:
        return ()
    return tuple(identifier for identifier in library.by_symbol.get(record.symbol, ()) if identifier != record.id)


def _choose_namesakes(library: Library, record: Directive, namesakes: tuple[str, ...]) -> tuple[str, ...]:
    """Choose, of very many namesakes, those of the same issuer and those nearest in time."""
    directives = library.catalog.directives
    line = sorted((*namesakes, record.id), key=library.timeline.__getitem__)
    places = {identifier: place for place, identifier in enumerate(line)}
    nearest = sorted(
        namesakes,
        key=lambda each: (
            directives[each].record.issuer != record.issuer,
            abs(places[each] - places[record.id]),
            each,
        ),
    )
    return tuple(nearest[: limits.NAMESAKES])


def _find_number(library: Library, record: Directive) -> str:
    """Find the page of the look-up by number that a document's symbol is on."""
    return part_address(addresses.NUMBERS, library.number_parts[record.symbol] if record.symbol else 1)
