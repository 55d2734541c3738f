"""Pages as chapters on paper: the parts of a page's view, in the order and words of its template."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from handbook.pages import Page
from handbook.pages.addresses import page_address
from handbook.pages.views import Reference, SourceNotes
from handbook.pdf import overviews, words
from handbook.pdf.changes import Log, find_records
from handbook.pdf.dossiers import write_body, write_directive
from handbook.pdf.figures import Draw
from handbook.pdf.headings import Blocks
from handbook.pdf.lines import link
from handbook.pdf.model import (
    Block,
    Card,
    Chapter,
    Heading,
    Note,
    Paragraph,
    Run,
    Source,
    SourceList,
    resolve_address,
    walk_lines,
)
from handbook.text.dates import parse_date, render_date
from handbook.text.vietnamese import sort_text


def write_chapter(page: Page, draw: Draw, short_titles: Mapping[str, str], log: Log) -> Chapter:
    """Set a page as a chapter.

    ``draw`` makes the SVG of a figure; ``short_titles`` names a source, by its address, where it is cited again;
    ``log`` knows when what it shows was changed.
    """
    view: Any = page.view  # the template's name says which view it is
    address = page_address(page.path)
    eyebrow, subject = _HEADS[page.template](view)
    blocks = tuple(_WRITERS[page.template](view, draw))
    sources = tuple(_read_sources(getattr(view, "notes", ()), address, short_titles))
    shown = find_records(address, blocks, sources)
    updated = log.find_updated(shown)
    closing = tuple(_close(blocks, sources, getattr(view, "reference", None), updated))
    return Chapter(address, page.title, eyebrow, subject, page.record, (*blocks, *closing), updated, shown)


_WRITERS: Mapping[str, Callable[[Any, Draw], Blocks]] = MappingProxyType(
    {
        "directive.md.j2": write_directive,
        "body.md.j2": write_body,
        "browse.md.j2": overviews.write_browse,
        "documents.md.j2": overviews.write_documents,
        "units.md.j2": overviews.write_units,
        "bodies.md.j2": overviews.write_units,
        "sources.md.j2": overviews.write_sources,
        "lineage.md.j2": overviews.write_lineage,
        "ledger.md.j2": overviews.write_ledger,
        "faults.md.j2": overviews.write_faults,
        "glossary.md.j2": overviews.write_glossary,
    }
)


def _no_head(_: object) -> tuple[str, str]:
    return "", ""


_HEADS: Mapping[str, Callable[[Any], tuple[str, str]]] = MappingProxyType(
    dict.fromkeys(_WRITERS, _no_head)
    | {
        "directive.md.j2": lambda view: (view.kind.text, view.subject),
        "body.md.j2": lambda view: (view.eyebrow, ""),
        "lineage.md.j2": lambda view: (
            "",
            words.LINEAGE_SUBJECT.format(documents=view.documents, relations=view.relations),
        ),
        "ledger.md.j2": lambda view: ("", words.LEDGER_SUBJECT.format(figures=view.total, faulty=view.faulty)),
        "faults.md.j2": lambda _: ("", words.FAULTS_SUBJECT),
    }
)
"""Template → eyebrow and subject of the title block."""


def _read_sources(groups: Iterable[SourceNotes], address: str, short_titles: Mapping[str, str]) -> Iterator[Source]:
    for group in groups:
        short = short_titles[resolve_address(address, group.source.href)]
        notes = tuple(Note(note.number, link(note.place), note.opening) for note in group.notes)
        yield Source(link(group.source), short, group.details, notes)


def _close(blocks: tuple[Block, ...], sources: tuple[Source, ...], reference: Reference | None, updated: str) -> Blocks:
    """End a chapter: its sources, what its abbreviations mean, which a page shows on pointing, how to cite it."""
    if sources:
        yield Heading(words.HEADINGS["sources"], 1, "muc-nguon", is_closing=True)
        yield SourceList(sources)
    meanings = {run.text: run.meaning for line in walk_lines(blocks) for run in line if run.meaning}
    if meanings:
        yield Heading(words.HEADINGS["abbreviations"], 1, is_closing=True)
        yield Card(tuple((short, (Run(meanings[short]),)) for short in sorted(meanings, key=sort_text)))
    if reference:
        yield Heading(words.HEADINGS["reference"], 1, "muc-trich-dan", is_closing=True)
        date = parse_date(updated)
        line = (
            Run(f"{reference.title}.{words.REFERENCE_IN}"),
            Run(words.SITE, "title"),
            Run(", "),
            Run(reference.address, "address", "#"),
            Run(f"{words.REFERENCE_UPDATED}{render_date(date) if date else updated}."),
        )
        yield Paragraph(line, "reference")
