"""Lists, figures and terms of the whole handbook on paper."""

from handbook.pages.views import BrowseView, FaultsView, GlossaryView, LedgerView, LineageView, ListView
from handbook.pdf import words
from handbook.pdf.figures import Draw, list_rail, show_drawing
from handbook.pdf.headings import Blocks, head
from handbook.pdf.lines import join_facts, link, link_sources, read_prose, show_drawn, show_rest
from handbook.pdf.model import Card, Heading, Line, Paragraph, Run
from handbook.pdf.tables import list_documents, list_figures, list_sources, list_units


def write_browse(view: BrowseView, _: Draw) -> Blocks:
    """Write the list of one value of a facet, or of all."""
    for shelf in view.shelves:
        depth = 1 if view.single else 2
        if not view.single:
            yield Heading(shelf.title, 1, shelf.anchor)
        if shelf.remark:
            yield Paragraph((Run(shelf.remark),), "remark")
        yield from (Paragraph(read_prose(fact), "facts") for fact in shelf.facts)
        if shelf.documents:
            yield Heading(words.HEADINGS["document-count"].format(count=shelf.document_count), depth)
            yield list_documents(shelf.documents)
            yield from show_rest(len(shelf.documents), shelf.document_count, words.DOCUMENTS)
        if shelf.units:
            yield Heading(words.HEADINGS["unit-count"].format(count=shelf.unit_count), depth)
            yield list_units(shelf.units)
            yield from show_rest(len(shelf.units), shelf.unit_count, words.BODIES)


def write_documents(view: ListView, _: Draw) -> Blocks:
    """Write the list of documents."""
    yield list_documents(view.documents)
    yield from show_rest(len(view.documents), view.total, words.DOCUMENTS)


def write_units(view: ListView, _: Draw) -> Blocks:
    """Write a list of bodies."""
    yield list_units(view.units)
    yield from show_rest(len(view.units), view.total, words.BODIES)


def write_sources(view: ListView, _: Draw) -> Blocks:
    """Write the list of sources."""
    yield list_sources(view.sources)
    yield from show_rest(len(view.sources), view.total, words.SOURCES)


def write_lineage(view: LineageView, draw: Draw) -> Blocks:
    """Write the whole lineage."""
    yield show_drawing(view.drawing, draw)
    yield from show_drawn(view.drawn, view.documents, words.DOCUMENTS)
    yield head("whole-rail" if view.drawn == view.documents else "rail", "danh-sach")
    yield list_rail(view.rail)


def write_ledger(view: LedgerView, _: Draw) -> Blocks:
    """Write the ledger of figures."""
    yield Heading(words.HEADINGS["ledger"], 1)
    yield list_figures(view.rows, owners=True, sources=True)
    yield from show_rest(len(view.rows), view.total, words.FIGURES)


def write_faults(view: FaultsView, _: Draw) -> Blocks:
    """Write what sources get wrong."""
    for group in view.groups:
        yield Heading(words.FAULTS[group.kind], 1)
        for item in group.faults:
            printed = f": {item.printed}" if item.printed else ""
            yield Heading(f"{item.subject or item.where.text}{printed}", 2)
            if item.fault.computed:
                yield Paragraph((Run(words.COMPUTED, "strong"), Run(f"{item.fault.computed}.")))
            yield Paragraph(read_prose(item.fault.note))
            sources: Line = (Run(words.SOURCE), *link_sources(item.sources)) if item.sources else ()
            yield from join_facts((Run(words.ON_PAGE), link(item.where)), sources)
    yield from show_rest(sum(len(group.faults) for group in view.groups), view.total, words.ALL_FAULTS)


def write_glossary(view: GlossaryView, _: Draw) -> Blocks:
    """Write terms, relations and statuses."""
    yield head("terms", "muc-thuat-ngu")
    yield Card(
        tuple(
            (
                f"{row.term} ({', '.join(row.abbreviations)})" if row.abbreviations else row.term,
                (*read_prose(row.words), *_in_data(row.english)),
            )
            for row in view.terms
        )
    )
    yield head("relation-types", "muc-quan-he")
    yield Card(
        tuple(
            (
                row.label[:1].upper() + row.label[1:],
                (
                    Run(f"{words.REVERSE}{row.inverse_label}. ", "soft"),
                    Run(row.definition),
                    *_in_data(f"{row.key}; ELI: {row.eli}" if row.eli else row.key),
                ),
            )
            for row in view.relations
        )
    )
    yield head("statuses", "muc-tinh-trang")
    yield Card(tuple((row.label, (Run(row.definition),)) for row in view.statuses))


def _in_data(text: str) -> Line:
    return (Run(f" {words.IN_DATA}{text}", "soft"),) if text else ()
