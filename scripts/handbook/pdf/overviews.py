"""Lists, figures and terms of the whole handbook on paper."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from handbook.pages.blocks import (
    Block,
    Card,
    CardRow,
    Head,
    Heading,
    Line,
    Paragraph,
    Picture,
    Rest,
    Run,
    Timeline,
    list_facts,
)
from handbook.pages.tables import list_documents, list_figures, list_places, list_sources, list_units
from handbook.pages.views import BrowseView, FaultsView, GlossaryView, LedgerView, LineageView, ListView
from handbook.pages.words import FAULT_KINDS
from handbook.pdf import words

Blocks = Iterator[Block]


def write_browse(view: BrowseView) -> Blocks:
    """Write the list of one value of a facet, or of all."""
    for shelf in view.shelves:
        depth = 1 if view.single else 2
        if not view.single:
            yield Heading((Run(shelf.title),), 1, shelf.anchor)
        if shelf.remark:
            yield Paragraph((Run(shelf.remark),), "remark")
        yield from (Paragraph(fact, "facts") for fact in shelf.facts)
        if shelf.documents:
            yield Heading((Run(words.HEADINGS["document-count"].format(count=shelf.document_count)),), depth)
            yield list_documents(shelf.documents, "")
            yield from _show_rest(len(shelf.documents), shelf.document_count, words.DOCUMENTS)
        if shelf.units:
            yield Heading((Run(words.HEADINGS["unit-count"].format(count=shelf.unit_count)),), depth)
            yield list_units(shelf.units, "")
            yield from _show_rest(len(shelf.units), shelf.unit_count, words.BODIES)


def _show_rest(shown: int, total: int, what: str) -> Blocks:
    if shown < total:
        yield Rest(what, shown, total)


def write_documents(view: ListView) -> Blocks:
    """Write the list of documents."""
    yield list_documents(view.documents, "")
    yield from _show_rest(len(view.documents), view.total, words.DOCUMENTS)


def write_units(view: ListView) -> Blocks:
    """Write a list of bodies."""
    yield list_units(view.units, "")
    yield from _show_rest(len(view.units), view.total, words.BODIES)


def write_sources(view: ListView) -> Blocks:
    """Write the list of sources."""
    yield list_sources(view.sources, "")
    yield from _show_rest(len(view.sources), view.total, words.SOURCES)


def write_lineage(view: LineageView) -> Blocks:
    """Write the whole lineage."""
    yield Picture(view.drawing)
    if view.drawn < view.documents:
        text = words.PART_DRAWN.format(shown=view.drawn, total=view.documents, what=words.DOCUMENTS)
        yield Paragraph((Run(text),), "remark")
    title = words.HEADINGS["whole-rail" if view.drawn == view.documents else "rail"]
    yield Heading((Run(title),), 1, "danh-sach")
    yield Timeline(view.rail)


def write_ledger(view: LedgerView) -> Blocks:
    """Write the ledger of figures."""
    yield Heading((Run(words.HEADINGS["ledger"]),), 1)
    yield list_figures(view.rows, "", owners=True, sources=True)
    yield from _show_rest(len(view.rows), view.total, words.FIGURES)


def write_faults(view: FaultsView) -> Blocks:
    """Write what sources get wrong."""
    for group in view.groups:
        yield Heading((Run(FAULT_KINDS[group.kind]),), 1)
        for item in group.faults:
            printed = f": {item.printed}" if item.printed else ""
            yield Heading((Run(f"{item.subject or item.where.text}{printed}"),), 2)
            if item.fault.computed:
                yield Paragraph((Run(words.COMPUTED, style="strong"), Run(f"{item.fault.computed}.")))
            yield Paragraph(item.fault.note)
            sources: Line = (Run(words.SOURCE), *list_places(item.sources)) if item.sources else ()
            yield Paragraph(list_facts((Run(words.ON_PAGE), item.where), sources), "facts")
    yield from _show_rest(sum(len(group.faults) for group in view.groups), view.total, words.ALL_FAULTS)


def write_glossary(view: GlossaryView) -> Blocks:
    """Write terms, relations and statuses."""
    yield Heading((Run(words.HEADINGS["terms"]),), 1, "muc-thuat-ngu")
    yield Card(
        tuple(
            CardRow(
                f"{row.term} ({', '.join(row.abbreviations)})" if row.abbreviations else row.term,
                (*row.words, *_in_data(row.english)),
            )
            for row in view.terms
        )
    )
    yield Heading((Run(words.HEADINGS["relation-types"]),), 1, "muc-quan-he")
    yield Card(
        tuple(
            CardRow(
                row.label[:1].upper() + row.label[1:],
                (
                    Run(f"{words.REVERSE}{row.inverse_label}. ", style="remark"),
                    Run(row.definition),
                    *_in_data(f"{row.key}; ELI: {row.eli}" if row.eli else row.key),
                ),
            )
            for row in view.relations
        )
    )
    yield Heading((Run(words.HEADINGS["statuses"]),), 1, "muc-tinh-trang")
    yield Card(tuple(CardRow(row.label, (Run(row.definition),)) for row in view.statuses))


def _in_data(text: str) -> Line:
    return (Run(f" {words.IN_DATA}{text}", style="remark"),) if text else ()


WRITERS: Mapping[str, Callable[[Any], Blocks]] = MappingProxyType(
    {
        "browse.md.j2": write_browse,
        "documents.md.j2": write_documents,
        "units.md.j2": write_units,
        "bodies.md.j2": write_units,
        "sources.md.j2": write_sources,
        "lineage.md.j2": write_lineage,
        "ledger.md.j2": write_ledger,
        "faults.md.j2": write_faults,
        "glossary.md.j2": write_glossary,
    }
)


def _write_head(text: str) -> Head:
    return Head(subject=(Run(text),))


HEADS: Mapping[str, Callable[[Any], Head]] = MappingProxyType(
    {
        "lineage.md.j2": lambda view: _write_head(
            words.LINEAGE_SUBJECT.format(documents=view.documents, relations=view.relations)
        ),
        "ledger.md.j2": lambda view: _write_head(words.LEDGER_SUBJECT.format(figures=view.total, faulty=view.faulty)),
        "faults.md.j2": lambda _: _write_head(words.FAULTS_SUBJECT),
    }
)
"""Template → what stands under the title."""
