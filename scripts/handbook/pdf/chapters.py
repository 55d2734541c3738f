"""Pages as chapters on paper: the parts of a page's view, in the order and words of its template."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from handbook.dates import parse_date, render_date
from handbook.diagram import Drawing, Rail
from handbook.pages import Page
from handbook.pages.views import (
    BodyView,
    BrowseView,
    CommendationView,
    ConferenceView,
    DirectiveView,
    FaultsView,
    GlossaryView,
    LedgerView,
    LineageView,
    ListView,
    ModelView,
    Reference,
    RelationView,
    SourceNotes,
)
from handbook.pdf import words
from handbook.pdf.lines import (
    UNKNOWN,
    cite,
    join,
    join_facts,
    link,
    link_all,
    link_sources,
    read_prose,
    show_card,
    show_claims,
    show_faults,
    show_statements,
)
from handbook.pdf.model import (
    Block,
    Box,
    Card,
    Chapter,
    Heading,
    Items,
    Line,
    Note,
    Paragraph,
    Picture,
    Run,
    Source,
    SourceList,
    Stroke,
    resolve_address,
    walk_lines,
)
from handbook.pdf.tables import list_documents, list_figures, list_sources, list_units
from handbook.vietnamese import sort_text

Draw = Callable[[Drawing], str]
Blocks = Iterator[Block]


def write_chapter(page: Page, draw: Draw, short_titles: Mapping[str, str]) -> Chapter:
    """Set a page as a chapter.

    ``draw`` makes the SVG of a figure; ``short_titles`` names a source, by its address, where it is cited again.
    """
    view: Any = page.view  # the template's name says which view it is
    address = page.path.removesuffix(".md") + ".html"
    eyebrow, subject = _HEADS[page.template](view)
    blocks = tuple(_WRITERS[page.template](view, draw))
    sources = tuple(_read_sources(getattr(view, "notes", ()), address, short_titles))
    closing = tuple(_close(blocks, sources, getattr(view, "reference", None)))
    return Chapter(address, page.title, eyebrow, subject, page.record, (*blocks, *closing))


def can_write(page: Page) -> bool:
    """Tell whether a page has a form on paper."""
    return page.template in _WRITERS


def _write_directive(view: DirectiveView, draw: Draw) -> Blocks:
    yield show_card(view.card)
    if view.namesakes:
        yield Box(_read_namesakes(view), "hint")
    yield from show_faults(view.dossier.faults)
    yield from show_statements(view.dossier.summary)
    if view.dossier.note:
        yield Paragraph((Run(words.EDITORS_NOTE), *read_prose(view.dossier.note)), "remark")
    yield _head("tasks", "muc-yeu-cau")
    yield from _or_nothing("tasks", show_claims(view.dossier.tasks, ordered=True))
    yield _head("relations", "muc-quan-he")
    yield from _or_nothing("relations", _show_relations(view))
    yield _head("lineage", "muc-pha-he")
    yield _show_drawing(view.drawing, draw)
    yield _head("rail", "muc-danh-sach", 2)
    yield _list_rail(view.rail)
    yield _head("practice", "muc-thuc-hien")
    yield from _or_nothing("practice", _show_practice(view))
    yield _head("figures", "muc-so-lieu")
    yield from _or_nothing("figures", _show_all_figures(view))
    yield from _show_claim_parts(view, ("highlights", "lessons", "limitations"))
    yield from _headed("conferences", "muc-hoi-nghi", _show_conferences(view.dossier.conferences))
    yield from _headed("commendations", "muc-khen-thuong", _show_commendations(view.dossier.commendations))
    if view.mentioned_in:
        yield _head("mentioned", "muc-nhac-den")
        yield Paragraph((*link_all(view.mentioned_in), Run(".")))


def _write_body(view: BodyView, _: Draw) -> Blocks:
    dossier = view.dossier
    yield show_card(view.card)
    yield from show_faults(dossier.faults)
    yield from show_statements(dossier.summary)
    if dossier.note:
        yield Paragraph((Run(words.EDITORS_NOTE), *read_prose(dossier.note)), "remark")
    if view.is_unit:
        yield _head("implements", "muc-thuc-hien")
        yield from _or_nothing("implements", _show_implements(view))
    if view.issued:
        yield _head("issued", "muc-van-ban")
        yield list_documents(view.issued)
    yield from _headed("models", "muc-mo-hinh", _show_models(view.models))
    if dossier.figures:
        yield _head("figures", "muc-so-lieu")
        yield list_figures(dossier.figures)
    yield from _show_claim_parts(view, ("highlights", "lessons", "limitations"))
    yield from _headed("unit-tasks", "muc-nhiem-vu", show_claims(dossier.tasks))
    conferences = (*_show_conferences(dossier.conferences), *_show_conferences(view.organized, anchors=False))
    yield from _headed("unit-conferences", "muc-hoi-nghi", conferences)
    commendations = (
        *_show_commendations(dossier.commendations),
        *_show_commendations((*view.given, *view.received), anchors=False),
    )
    yield from _headed("commendations", "muc-khen-thuong", commendations)


def _write_browse(view: BrowseView, _: Draw) -> Blocks:
    for shelf in view.shelves:
        depth = 1 if view.single else 2
        if not view.single:
            yield Heading(shelf.title, 1, shelf.anchor)
        if shelf.remark:
            yield Paragraph((Run(shelf.remark),), "remark")
        if shelf.documents:
            yield Heading(words.HEADINGS["document-count"].format(count=len(shelf.documents)), depth)
            yield list_documents(shelf.documents)
        if shelf.units:
            yield Heading(words.HEADINGS["unit-count"].format(count=len(shelf.units)), depth)
            yield list_units(shelf.units)


def _write_documents(view: ListView, _: Draw) -> Blocks:
    yield list_documents(view.documents)


def _write_units(view: ListView, _: Draw) -> Blocks:
    yield list_units(view.units)


def _write_sources(view: ListView, _: Draw) -> Blocks:
    yield list_sources(view.sources)


def _write_lineage(view: LineageView, draw: Draw) -> Blocks:
    yield _show_drawing(view.drawing, draw)
    yield _head("whole-rail", "danh-sach")
    yield _list_rail(view.rail)


def _write_ledger(view: LedgerView, _: Draw) -> Blocks:
    yield Heading(words.HEADINGS["ledger"], 1)
    yield list_figures(view.rows, owners=True, sources=True)


def _write_faults(view: FaultsView, _: Draw) -> Blocks:
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


def _write_glossary(view: GlossaryView, _: Draw) -> Blocks:
    yield _head("terms", "muc-thuat-ngu")
    yield Card(
        tuple(
            (
                f"{row.term} ({', '.join(row.abbreviations)})" if row.abbreviations else row.term,
                (*read_prose(row.words), *_in_data(row.english)),
            )
            for row in view.terms
        )
    )
    yield _head("relation-types", "muc-quan-he")
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
    yield _head("statuses", "muc-tinh-trang")
    yield Card(tuple((row.label, (Run(row.definition),)) for row in view.statuses))


_WRITERS: Mapping[str, Callable[[Any, Draw], Blocks]] = MappingProxyType(
    {
        "directive.md.j2": _write_directive,
        "body.md.j2": _write_body,
        "browse.md.j2": _write_browse,
        "documents.md.j2": _write_documents,
        "units.md.j2": _write_units,
        "bodies.md.j2": _write_units,
        "sources.md.j2": _write_sources,
        "lineage.md.j2": _write_lineage,
        "ledger.md.j2": _write_ledger,
        "faults.md.j2": _write_faults,
        "glossary.md.j2": _write_glossary,
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
        "ledger.md.j2": lambda view: ("", words.LEDGER_SUBJECT.format(figures=len(view.rows), faulty=view.faulty)),
        "faults.md.j2": lambda _: ("", words.FAULTS_SUBJECT),
    }
)
"""Template → eyebrow and subject of the title block."""


def _head(key: str, anchor: str, depth: int = 1) -> Heading:
    return Heading(words.HEADINGS[key], depth, anchor)


def _headed(key: str, anchor: str, blocks: Iterable[Block]) -> Blocks:
    """Put a heading over blocks, if there are any."""
    kept = tuple(blocks)
    if kept:
        yield _head(key, anchor)
        yield from kept


def _or_nothing(key: str, blocks: Iterable[Block]) -> Blocks:
    """Say that the sources have nothing, if they have nothing."""
    kept = tuple(blocks)
    yield from kept or (Paragraph((Run(words.NOTHING[key]),), "nothing"),)


def _show_claim_parts(view: DirectiveView | BodyView, keys: Iterable[str]) -> Blocks:
    anchors = {"highlights": "muc-ket-qua", "lessons": "muc-bai-hoc", "limitations": "muc-han-che"}
    for key in keys:
        claims = show_claims(getattr(view.dossier, key), ordered=key == "lessons")
        yield from _headed(key, anchors[key], claims)


def _read_namesakes(view: DirectiveView) -> Line:
    names: list[Line] = []
    for row in view.namesakes:
        details = ", ".join(part for part in (row.issuer.text if row.issuer else "", row.issued) if part)
        names.append((link(row.link), Run(f" ({details})")))
    return (Run(words.NAMESAKES), *join(names, "; "), Run("."))


def _show_relations(view: DirectiveView) -> Blocks:
    for group in view.relations:
        yield Heading(group.label[:1].upper() + group.label[1:], 2)
        yield Items(tuple(_show_relation(relation) for relation in group.relations), is_ragged=True)


def _show_relation(item: RelationView) -> tuple[Block, ...]:
    date = (Run(f" ({item.date})", "soft"),) if item.date else ()
    sentence = Paragraph((Run(item.before), link(item.target), *date, Run(item.after), *cite(item.notes)))
    remark = (Paragraph(read_prose(item.remark), "remark"),) if item.remark else ()
    return sentence, Paragraph((Run(item.title),), "remark"), *remark


def _show_practice(view: DirectiveView) -> Blocks:
    if view.below:
        yield Heading(words.HEADINGS["below"], 2)
        yield list_documents(view.below)
    if view.implementers:
        yield Heading(words.HEADINGS["implementers"], 2)
        for item in view.implementers:
            yield Heading(item.unit.text, 3, href=item.unit.href)
            yield Paragraph((Run(item.place),), "facts")
            yield from show_claims(item.how)
            if item.models:
                yield Paragraph((Run(words.MODELS), *link_all(item.models)), "facts")


def _show_all_figures(view: DirectiveView) -> Blocks:
    if view.dossier.figures:
        yield list_figures(view.dossier.figures)
    if view.other_figures:
        yield Heading(words.HEADINGS["other-figures"], 2)
        yield list_figures(view.other_figures, owners=True)


def _show_implements(view: BodyView) -> Blocks:
    for item in view.implements:
        yield Heading(item.document.text, 2, href=item.document.href)
        yield Paragraph((Run(item.title),), "facts")
        yield from show_claims(item.how)
        if item.models:
            yield Paragraph((Run(words.MODELS), *link_all(item.models)), "facts")


def _show_models(models: Iterable[ModelView]) -> Blocks:
    for item in models:
        yield Heading(item.name, 2, item.anchor)
        if item.serves:
            yield Paragraph((Run(words.CONTRIBUTES), *link_all(item.serves)), "facts")
        yield Paragraph((*read_prose(item.words), *cite(item.notes)))
        yield from show_faults(item.faults)


def _show_conferences(items: Iterable[ConferenceView], *, anchors: bool = True) -> Blocks:
    for item in items:
        yield Heading(item.name, 2, item.anchor if anchors else "")
        yield from join_facts(
            (Run(item.when),) if item.when else (Run(words.NO_DATE), *UNKNOWN),
            (link(item.organizer),) if item.organizer else (),
            (Run(words.ABOUT), *link_all(item.about)) if item.about else (),
        )
        yield Paragraph((*read_prose(item.words), *cite(item.notes)))
        yield from show_faults(item.faults)


def _show_commendations(items: Iterable[CommendationView], *, anchors: bool = True) -> Blocks:
    for item in items:
        giver = item.by.text if item.by else item.by_text or f"{words.NO_AWARDER}{words.UNKNOWN}"
        yield Heading(f"{giver} → {item.recipients}", 2, item.anchor if anchors else "")
        yield from join_facts(
            (Run(item.award),),
            (Run(item.when),) if item.when else (Run(words.NO_DATE_LOWER), *UNKNOWN),
            (Run(item.by_text),) if item.by and item.by_text else (),
            link_all(item.recipient_links),
        )
        yield Paragraph((*read_prose(item.words), *cite(item.notes)))
        yield from show_faults(item.faults)


def _show_drawing(drawing: Drawing, draw: Draw) -> Picture:
    legend = tuple(
        Stroke(
            bundle.stroke.label,
            bundle.look.colour,
            bundle.look.width,
            tuple(float(dash) for dash in bundle.look.dashes.split()),
            bundle.stroke.arrow,
        )
        for bundle in drawing.legend
    )
    description = words.PICTURE.format(title=drawing.title, description=drawing.description)
    return Picture(draw(drawing), description, drawing.width, drawing.height, legend)


def _list_rail(rail: Rail) -> Items:
    items: list[tuple[Block, ...]] = []
    for row in rail.rows:
        when = (Run(f"{row.node.when} "),) if row.node.when else ()
        name = Run(row.node.label, "strong", row.node.href)
        phrases = join(
            [
                (
                    Run(f"{phrase.relation} "),
                    *join([(Run(each.label, href=each.href),) for each in phrase.links], ", "),
                )
                for phrase in row.phrases
            ],
            "; ",
        )
        first = Paragraph((*when, name, Run(f" · {row.lane}", "soft")))
        items.append((first, Paragraph(phrases, "remark")) if phrases else (first,))
    return Items(tuple(items), is_ragged=True)


def _read_sources(groups: Iterable[SourceNotes], address: str, short_titles: Mapping[str, str]) -> Iterator[Source]:
    for group in groups:
        short = short_titles[resolve_address(address, group.source.href)]
        notes = tuple(Note(note.number, link(note.place), note.opening) for note in group.notes)
        yield Source(link(group.source), short, group.details, notes)


def _close(blocks: tuple[Block, ...], sources: tuple[Source, ...], reference: Reference | None) -> Blocks:
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
        date = parse_date(reference.updated)
        line = (
            Run(f"{reference.title}.{words.REFERENCE_IN}"),
            Run(words.SITE, "title"),
            Run(", "),
            Run(reference.address, "address", "#"),
            Run(f"{words.REFERENCE_UPDATED}{render_date(date) if date else reference.updated}."),
        )
        yield Paragraph(line, "reference")


def _in_data(text: str) -> Line:
    return (Run(f" {words.IN_DATA}{text}", "soft"),) if text else ()
