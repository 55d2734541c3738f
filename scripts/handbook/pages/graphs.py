"""The lineage as graphs to draw: which documents and units, in which column and lane."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from handbook.diagram import APART, Edge, Graph, Lane, Node, Stroke, TimeColumn
from handbook.lineage import find_neighbourhood, find_succession
from handbook.messages import write_date
from handbook.pages import limits, words
from handbook.pages.library import Library
from handbook.pages.rows import sort_bodies, sort_documents
from handbook.pages.sheet import Sheet
from handbook.text import FIRST, LAST

PRACTICE = "practice"
_UNITS = TimeColumn((9999, 0), words.UNITS_COLUMN, is_year=False)
_NO_LANE = "chua-ro"


def plan_neighbourhood(sheet: Sheet, focus: str) -> Graph:
    """Draw a document with its line of succession, its neighbours and the units that carry it out.

    Of very many it draws those that most others hang on; ``count_neighbourhood`` tells how many there are.
    """
    library = sheet.library
    documents = find_neighbourhood(library.catalog, library.lineage, focus)
    if len(documents) > limits.DRAWN:
        documents = _choose_neighbours(library, focus, documents)
    units = sort_bodies(library, library.lineage.implementers.get(focus, ()))[: limits.DRAWN_UNITS]
    if len(units) == len(library.lineage.implementers.get(focus, ())):
        units = library.lineage.implementers.get(focus, ())
    title = library.catalog.directives[focus].record.short_name
    return _plan(sheet, title, documents, units, focus)


def count_neighbourhood(library: Library, focus: str) -> int:
    """Count the documents and units around a document."""
    documents = find_neighbourhood(library.catalog, library.lineage, focus)
    return len(documents) + len(library.lineage.implementers.get(focus, ()))


def _choose_neighbours(library: Library, focus: str, documents: tuple[str, ...]) -> tuple[str, ...]:
    lineage = library.lineage
    line = sort_documents(library, find_succession(library.catalog, lineage, focus))
    kept = {*_cut_line(line, focus)}
    stated = {link.target for link in lineage.outgoing.get(focus, ())}
    direct = {link.subject for link in lineage.incoming.get(focus, ())}
    others = sorted(
        (each for each in documents if each not in kept),
        key=lambda each: (
            each not in stated,
            each not in direct,
            -len(lineage.incoming.get(each, ())),
            library.timeline[each],
        ),
    )
    kept.update(others[: max(0, limits.DRAWN - len(kept))])
    return tuple(each for each in documents if each in kept)


def _cut_line(line: tuple[str, ...], focus: str) -> tuple[str, ...]:
    """Keep, of a very long line of succession, the stretch about a document."""
    most = limits.DRAWN // 2
    start = max(0, min(line.index(focus) - most // 2, len(line) - most))
    return line[start : start + most]


def plan_whole(sheet: Sheet, title: str, *, with_units: bool) -> Graph:
    """Draw every document, and every unit that carries one out if asked to."""
    library = sheet.library
    if not with_units:
        return _plan(sheet, title, tuple(sorted(library.documents)), (), None)
    units = {unit for found in library.lineage.implementers.values() for unit in found}
    return _plan(sheet, title, tuple(sorted(library.documents)), tuple(sorted(units)), None)


def plan_some(sheet: Sheet, title: str, documents: tuple[str, ...], focus: str | None) -> Graph:
    """Draw the given documents."""
    return _plan(sheet, title, documents, (), focus)


def _plan(sheet: Sheet, title: str, documents: tuple[str, ...], units: tuple[str, ...], focus: str | None) -> Graph:
    library = sheet.library
    kept = set(documents)
    edges = [
        Edge(link.target, link.subject, link.kind)
        for identifier in documents
        for link in library.lineage.outgoing.get(identifier, ())
        if link.target in kept
    ]
    nodes = [*_plan_documents(sheet, documents, edges), *_plan_units(sheet, units)]
    edges += [
        Edge(identifier, unit, PRACTICE)
        for identifier in documents
        for unit in library.lineage.implementers.get(identifier, ())
        if unit in units and (focus is None or identifier == focus)
    ]
    levels = library.catalog.levels.items()
    lanes = (
        *(Lane(identifier, entry.record.label) for identifier, entry in levels),
        Lane(_NO_LANE, words.NO_ISSUER),
        Lane(APART, words.APART_LANE),
    )
    strokes = tuple(
        Stroke(
            identifier,
            entry.record.label,
            entry.record.inverse_label,
            entry.record.family,
            not entry.record.symmetric,
        )
        for identifier, entry in library.catalog.relations.items()
    )
    practice = Stroke(PRACTICE, words.PRACTICE, words.PRACTICE_INVERSE, PRACTICE, arrow=True)
    present = {node.lane for node in nodes} | {APART for node in nodes if node.period is None}
    description = words.GRAPH.format(documents=len(documents), units=len(units), edges=len(edges))
    return Graph(
        title,
        description,
        tuple(nodes),
        tuple(edges),
        tuple(lane for lane in lanes if lane.id in present),
        (*strokes, practice),
        focus,
    )


def _plan_documents(sheet: Sheet, documents: tuple[str, ...], edges: Iterable[Edge]) -> Iterator[Node]:
    library = sheet.library
    catalog, near = library.catalog, _find_near(library, documents, edges)
    for place, identifier in enumerate(sort_documents(library, documents)):
        record = catalog.directives[identifier].record
        year = record.issued.sure_year if record.issued else None
        yield Node(
            id=identifier,
            label=record.short_name,
            title=record.title,
            when=write_date(record.issued) or words.UNDATED,
            sort=(place,),
            period=TimeColumn((year, 1), str(year), is_year=True) if year else None,
            lane=catalog.bodies[record.issuer].record.level if record.issuer else _NO_LANE,
            href=sheet.link_directive(identifier).href,
            kind="document",
            near=near.get(identifier, 0),
        )


def _plan_units(sheet: Sheet, units: Iterable[str]) -> Iterable[Node]:
    catalog = sheet.library.catalog
    for identifier in units:
        record = catalog.exemplars[identifier].record
        yield Node(
            id=identifier,
            label=record.short_name or record.name,
            title=record.name,
            when="",
            sort=(),
            period=_UNITS,
            lane=record.level,
            href=sheet.link_body(identifier).href,
            kind="unit",
        )


def _find_near(library: Library, documents: tuple[str, ...], edges: Iterable[Edge]) -> dict[str, int]:
    """Find under which year a document without a sure one may stand apart, as near as can be to what is known of it.

    That is what its date names, else what bounds it; else the first of its term or a later one, else of those it is
    related to, that are dated.
    """
    directives, terms = library.catalog.directives, library.catalog.terms
    dates = {each: date for each in documents if (date := directives[each].record.issued)}
    years = {each: year for each, date in dates.items() if (year := date.sure_year)}
    related: dict[str, list[int]] = defaultdict(list)
    for edge in edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            related[one] += [years[other]] if other in years else []
    ranks = {each: terms[term].record.rank for each in documents if (term := directives[each].record.term)}
    found: dict[str, int] = {}
    for each in (each for each in documents if each not in years):
        bounding = [day[0] for day in library.bounds[each] if day not in (FIRST, LAST)]
        rank = ranks.get(each)
        since = [year for other, year in years.items() if rank is not None and ranks.get(other, -1) >= rank]
        told = dates[each].years if each in dates else ()
        found[each] = min(told or bounding or since or related[each], default=0)
    return found
