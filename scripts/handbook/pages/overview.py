"""The pages about the whole: lists, lineage, ledger, faults, models, numbers, glossary, changes."""

from collections.abc import Iterable
from dataclasses import replace

from pydantic import BaseModel

from handbook.checks.findings import Part
from handbook.diagram import plan_diagram, plan_rail
from handbook.messages import Code, read_codes
from handbook.pages import addresses, limits, words
from handbook.pages.blocks import Division, Head, Names, Notes, Run
from handbook.pages.graphs import plan_some, plan_whole
from handbook.pages.library import Library, News, find_owner
from handbook.pages.limits import ROWS
from handbook.pages.paging import cut_part, item_address, list_pager, name_part, part_address, plan_more, plan_pager
from handbook.pages.parts import name_model, plan_figure, plan_models
from handbook.pages.rows import plan_document_rows, plan_unit_row
from handbook.pages.sheet import Sheet
from handbook.pages.views import (
    BLOCKS,
    Anchor,
    ChangeView,
    CodeRow,
    CodesView,
    FaultGroup,
    FaultsView,
    FaultView,
    LedgerView,
    LineageView,
    ListView,
    NewsView,
    Page,
)
from handbook.records import Acknowledged, Citation, Dossier, Figure
from handbook.records.figures import write_figure
from handbook.text.dates import render_date

_WHOLE_WIDTH = 1160
_MOST_STACKED = 8


def plan_documents(library: Library, number: int = 1) -> Page:
    """Plan a page of the list of all documents."""
    sheet = Sheet(library, part_address(addresses.DOCUMENTS, number))
    total = len(library.documents)
    view = ListView(
        documents=plan_document_rows(sheet, cut_part(library.documents, number)),
        pager=plan_pager(sheet, addresses.DOCUMENTS, number, total),
        total=total,
    )
    return _make_list_page(sheet, (words.DOCUMENTS, addresses.DOCUMENTS, number), "documents", view)


def plan_units(library: Library, number: int = 1) -> Page:
    """Plan a page of the list of exemplary units."""
    return _plan_unit_list(library, (words.UNITS, addresses.UNITS, number), "units", library.units)


def plan_bodies(library: Library, number: int = 1) -> Page:
    """Plan a page of the list of all bodies."""
    return _plan_unit_list(library, (words.BODIES, addresses.BODIES, number), "bodies", library.bodies)


def _plan_unit_list(library: Library, place: tuple[str, str, int], kind: str, units: tuple[str, ...]) -> Page:
    _, address, number = place
    sheet = Sheet(library, part_address(address, number))
    view = ListView(
        units=tuple(plan_unit_row(sheet, each) for each in cut_part(units, number)),
        pager=plan_pager(sheet, address, number, len(units)),
        total=len(units),
    )
    return _make_list_page(sheet, place, kind, view)


def _make_list_page(sheet: Sheet, place: tuple[str, str, int], kind: str, view: object) -> Page:
    """Make one page of a list; ``place`` is its title, its address and the page's number."""
    title, address, number = place
    return Page(
        path=addresses.page_path(sheet.address),
        title=name_part(title, number),
        template=f"{kind}.md.j2",
        view=view,
        section=address.partition("/")[0],
        description=name_part(words.DESCRIPTIONS[kind], number),
        trail=(sheet.link(title, address),) if number > 1 else (),
        wide=True,
    )


def plan_models_list(library: Library, number: int = 1) -> Page:
    """Plan a page of the list of all models."""
    sheet = Sheet(library, part_address(addresses.MODELS, number))
    spots = [
        (library.catalog.exemplars[unit], position)
        for unit, position in cut_part(library.models, number, limits.MODELS)
    ]
    total = len(library.models)
    names = Names(tuple(name_model(sheet, *spot) for spot in spots))
    models = plan_models(sheet, spots, is_list=True)
    pager = list_pager(sheet, addresses.MODELS, number, total, limits.MODELS)
    page = _make_list_page(sheet, (words.MODELS, addresses.MODELS, number), "models", None)
    subject = (Run(f"{total} mô hình, cách làm được các nguồn nêu, kèm đơn vị thực hiện."),)
    parts = (
        Division((*pager, names), style="index"),
        Division((models, *pager), "Từng mô hình", "tung-mo-hinh"),
        Division((Notes(sheet.notes),), "Nguồn", "nguon"),
    )
    return replace(page, template=BLOCKS, head=Head("Mô hình", subject), blocks=parts, wide=False)


def plan_lineage(library: Library) -> Page:
    """Plan the page of the whole lineage; of very many documents it draws those with most relations."""
    sheet = Sheet(library, addresses.LINEAGE)
    documents = _find_central(library, limits.LINEAGE)
    graph = plan_some(sheet, words.LINEAGE, documents, None)
    is_whole = (
        len(documents) == len(library.catalog.directives) and _count_implementers(library) <= limits.LINEAGE_UNITS
    )
    view = LineageView(
        drawing=plan_diagram(graph, width=_WHOLE_WIDTH, max_stack=_MOST_STACKED),
        rail=plan_rail(plan_whole(sheet, words.LINEAGE, with_units=True) if is_whole else graph),
        documents=len(library.catalog.directives),
        relations=len(library.lineage.links),
        drawn=len(documents),
        all_documents=sheet.link("", addresses.DOCUMENTS).href,
        all_units="" if is_whole else sheet.link("", addresses.UNITS).href,
    )
    description = words.DESCRIPTIONS["lineage"]
    return Page("pha-he/index.md", words.LINEAGE, "lineage.md.j2", view, "pha-he", description, wide=True)


def _count_implementers(library: Library) -> int:
    """Count the units that carry any document out."""
    return len({unit for found in library.lineage.implementers.values() for unit in found})


def _find_central(library: Library, most: int) -> tuple[str, ...]:
    """Choose the documents with most relations, in the order of their ids."""
    incoming, outgoing = library.lineage.incoming, library.lineage.outgoing
    documents = library.catalog.directives
    if len(documents) <= most:
        return tuple(documents)
    weights = {each: len(incoming.get(each, ())) + len(outgoing.get(each, ())) for each in documents}
    return tuple(sorted(sorted(documents, key=lambda each: (-weights[each], each))[:most]))


def plan_ledger(library: Library, number: int = 1) -> Page:
    """Plan a page of the figure ledger."""
    sheet = Sheet(library, part_address(addresses.LEDGER, number))
    view = LedgerView(
        rows=tuple(
            plan_figure(sheet, entry, position, entry.record.figures[position])
            for entry, position in cut_part(library.figures, number)
        ),
        faulty=library.faulty,
        table=sheet.link(addresses.FIGURES_CSV.rpartition("/")[2], addresses.FIGURES_CSV),
        faults=sheet.link(words.FAULTS, addresses.FAULTS),
        pager=plan_pager(sheet, addresses.LEDGER, number, len(library.figures)),
        total=len(library.figures),
    )
    return _make_list_page(sheet, (words.LEDGER, addresses.LEDGER, number), "ledger", view)


def plan_faults(library: Library, number: int = 1) -> Page:
    """Plan a page of what sources get wrong."""
    sheet = Sheet(library, part_address(addresses.FAULTS, number))
    groups: dict[str, list[FaultView]] = {}
    for part, position in cut_part(library.acknowledged, number, limits.FAULTS):
        fault = _plan_fault(sheet, part, position)
        groups.setdefault(fault.fault.kind, []).append(fault)
    view = FaultsView(
        tuple(FaultGroup(kind, tuple(faults)) for kind, faults in groups.items()),
        plan_pager(sheet, addresses.FAULTS, number, len(library.acknowledged), limits.FAULTS),
        len(library.acknowledged),
    )
    page = _make_list_page(sheet, (words.FAULTS, addresses.FAULTS, number), "faults", view)
    trail = (sheet.link(words.LEDGER, addresses.LEDGER), *page.trail)
    return replace(page, section="sai-lech", trail=trail, wide=False)


def _plan_fault(sheet: Sheet, part: Part, position: int) -> FaultView:
    """Show an acknowledged fault with what is printed there and by which source."""
    entry, value = part.entry, part.value
    owner = find_owner(sheet.library.catalog, entry)
    if owner is None or not isinstance(value, Acknowledged):
        message = f"{entry.file.path} has a fault but no page"
        raise LookupError(message)
    identifier = getattr(value, "id", "") if part.path else ""
    address = item_address(owner.href, int(part.path[1]), identifier) if identifier else owner.href
    where = sheet.link(owner.text, address)
    citations: tuple[Citation, ...] = getattr(value, "citations", ())
    fault = sheet.fault(value, (entry.file.path, entry.prefix + part.path), entry.record)[position]
    return FaultView(where, *_describe(sheet.library, entry.record, value), fault, sheet.link_sources(citations))


def _describe(library: Library, record: BaseModel, value: Acknowledged) -> tuple[str, str]:
    """Name what a fault of a record is about, and what is printed there."""
    if isinstance(value, Figure) and isinstance(record, Dossier):
        indicator = library.catalog.indicators[value.indicator].record
        return indicator.label, write_figure(record, value, indicator.unit)
    name = getattr(value, "name", None) or getattr(value, "short_name", None) or getattr(value, "recipients", "")
    date = getattr(value, "date", None)
    return str(name), render_date(date) if date else ""


def plan_changes(library: Library, number: int = 1) -> Page:
    """Plan a page of the log of content."""
    sheet = Sheet(library, part_address(addresses.CHANGES, number))
    total = len(library.catalog.changes)
    view = ListView(
        changes=plan_change_views(sheet, number),
        pager=plan_pager(sheet, addresses.CHANGES, number, total),
        total=total,
        news=plan_news(sheet, library.news[: limits.NEWS]) if number <= 1 else (),
        more_news=plan_more(sheet, addresses.NEWS, len(library.news), limits.NEWS) if number <= 1 else None,
    )
    return replace(_make_list_page(sheet, (words.CHANGES, addresses.CHANGES, number), "changes", view), wide=False)


def plan_news_list(library: Library, number: int = 1) -> Page:
    """Plan a page of what is different from an earlier version, where the log's first page has no room for all."""
    sheet = Sheet(library, part_address(addresses.NEWS, number))
    view = ListView(
        news=plan_news(sheet, cut_part(library.news, number)),
        pager=plan_pager(sheet, addresses.NEWS, number, len(library.news)),
        total=len(library.news),
    )
    page = _make_list_page(sheet, (words.NEWS, addresses.NEWS, number), "news", view)
    return replace(page, trail=(sheet.link(words.CHANGES, addresses.CHANGES), *page.trail), wide=False)


def plan_news(sheet: Sheet, found: Iterable[News] | None = None) -> tuple[NewsView, ...]:
    """Show what is different from an earlier version, all or some, each record with a link if it has a page."""
    catalog = sheet.library.catalog
    owners = {**catalog.sources, **catalog.bodies, **catalog.directives}
    return tuple(
        NewsView(
            news.action,
            sheet.move(Anchor(news.name, owner.href)) if owner else Anchor(news.name, ""),
            news.sentences,
        )
        for news in (sheet.library.news if found is None else found)
        for owner in [find_owner(catalog, owners[news.id]) if news.id in owners else None]
    )


def plan_change_views(sheet: Sheet, number: int, size: int = ROWS) -> tuple[ChangeView, ...]:
    """Show one page of the log, the newest first."""
    catalog = sheet.library.catalog
    newest_first = sorted(catalog.changes, key=lambda entry: entry.record.date.latest, reverse=True)
    return tuple(
        ChangeView(
            render_date(entry.record.date),
            sheet.read(entry.record.text),
            tuple(
                sheet.link_directive(record) if record in catalog.directives else sheet.link_body(record)
                for record in entry.record.records
                if record in catalog.directives or record in catalog.bodies
            ),
        )
        for entry in cut_part(newest_first, number, size)
    )


def plan_codes(library: Library) -> Page:
    """Plan the editors' guide to messages."""
    sheet = Sheet(library, addresses.CODES)
    view = CodesView(tuple(_explain_code(name, code) for name, code in read_codes().items()))
    return Page(
        "bien-tap/thong-bao.md",
        words.CODES,
        "codes.md.j2",
        view,
        "bien-tap",
        words.DESCRIPTIONS["codes"],
        trail=(sheet.link(words.GUIDE, addresses.GUIDE),),
        wide=True,
    )


def _explain_code(name: str, code: Code) -> CodeRow:
    wrong, right = (code.example.wrong, code.example.right) if code.example else ("", "")
    return CodeRow(name, code.meaning, code.remedy, wrong, right)
