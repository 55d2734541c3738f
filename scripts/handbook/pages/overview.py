"""The pages about the whole: lists, lineage, ledger, faults, numbers, glossary, changes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pydantic import BaseModel

from handbook.checks import Part
from handbook.diagnostics import Severity
from handbook.diagram import plan_diagram, plan_rail
from handbook.messages import Code, name_severity, read_codes, render_date
from handbook.pages import addresses, limits, words
from handbook.pages.blocks import Article, Division, Head, Heading, Paragraph, Picture, Timeline
from handbook.pages.graphs import plan_some, plan_whole
from handbook.pages.library import Library, News
from handbook.pages.limits import ROWS
from handbook.pages.lines import Run, list_facts
from handbook.pages.listing import Listing, open_listing
from handbook.pages.paging import cut_part, item_address, plan_rest
from handbook.pages.parts import plan_figure
from handbook.pages.rows import plan_document_row, sort_newest
from handbook.pages.sheet import Sheet
from handbook.pages.study import Spot, find_owner, find_page
from handbook.pages.tables import list_all_figures, list_bodies, list_documents, list_places
from handbook.pages.views import ChangeView, CodeRow, CodesView, LogView, NewsView, Page
from handbook.records import Acknowledged, Dossier, Figure, write_figure
from handbook.text import slug_text

_WHOLE_WIDTH = 1160
_MOST_STACKED = 8


def plan_documents(library: Library, number: int = 1) -> Page:
    """Plan a page of the list of all documents."""
    documents = sort_newest(library, library.documents)
    listing = open_listing(library, (words.DOCUMENTS, addresses.DOCUMENTS), documents, number)
    sheet = listing.sheet
    subject = f"{listing.total} văn bản, mới nhất trước; văn bản mà nguồn không ghi ngày đứng sau."
    ways = [
        sheet.link(words.NEWEST, addresses.NEWEST),
        sheet.link("Tra theo số hiệu", addresses.NUMBERS),
        sheet.link("Tra cứu theo cách khác", addresses.LOOKUP),
    ]
    if library.reported:
        ways.append(sheet.link(words.REPORTED, addresses.REPORTED))
    table = list_documents((plan_document_row(sheet, each) for each in listing.shown), "Mọi văn bản trong sổ tay")
    division = listing.set_table(table, "văn bản", "Lọc văn bản")
    return listing.make_page(listing.plan_head(subject, *ways), [division], words.DESCRIPTIONS["documents"])


def plan_units(library: Library, number: int = 1) -> Page:
    """Plan a page of the list of exemplary units."""
    listing = open_listing(library, (words.UNITS, addresses.UNITS), library.units, number)
    sheet = listing.sheet
    subject = f"{listing.total} đơn vị mà các nguồn kể việc thực hiện văn bản, xếp theo cấp."
    ways = (sheet.link("Các mô hình", addresses.MODELS), sheet.link("Mọi cơ quan", addresses.BODIES))
    division = listing.set_table(list_bodies(sheet, listing.shown, "Các đơn vị"), "cơ quan, đơn vị", "Lọc đơn vị")
    return listing.make_page(listing.plan_head(subject, *ways), [division], words.DESCRIPTIONS["units"])


def plan_bodies(library: Library, number: int = 1) -> Page:
    """Plan a page of the list of all bodies."""
    listing = open_listing(library, (words.BODIES, addresses.BODIES), library.bodies, number)
    subject = "Mọi cơ quan ban hành, cấp trên và đơn vị thực hiện có trong sổ tay, xếp theo cấp."
    table = list_bodies(listing.sheet, listing.shown, "Mọi cơ quan")
    division = listing.set_table(table, "cơ quan, đơn vị", "Lọc cơ quan")
    return listing.make_page(listing.plan_head(subject), [division], words.DESCRIPTIONS["bodies"])


def plan_lineage(library: Library) -> Page:
    """Plan the page of the whole lineage; of very many documents it draws those with most relations."""
    sheet = Sheet(library, addresses.LINEAGE)
    documents, total = _find_central(library, limits.LINEAGE), len(library.documents)
    graph = plan_some(sheet, words.LINEAGE, documents, None)
    is_whole = len(documents) == total and _count_implementers(library) <= limits.LINEAGE_UNITS
    drawing = plan_diagram(graph, width=_WHOLE_WIDTH, max_stack=_MOST_STACKED)
    rail = plan_rail(plan_whole(sheet, words.LINEAGE, with_units=True) if is_whole else graph)
    divisions = [Division((Picture(drawing, has_tools=True),), style="wide")]
    title = "Danh sách đầy đủ"
    if len(documents) < total:
        title = "Danh sách theo thời gian"
        few = f"Sơ đồ và danh sách này có {len(documents)} trong {total} văn bản."
        divisions.append(Division((Paragraph((Run(few),), "remark"),), on="paper"))
    divisions.append(Division((Timeline(rail),), title, "danh-sach"))
    return Page(
        path=addresses.page_path(addresses.LINEAGE),
        title=words.LINEAGE,
        section="pha-he",
        description=words.DESCRIPTIONS["lineage"],
        wide=True,
        head=Head(words.LINEAGE, tuple(_tell_lineage(sheet, len(documents), is_whole=is_whole))),
        blocks=tuple(divisions),
    )


def _tell_lineage(sheet: Sheet, drawn: int, *, is_whole: bool) -> Iterator[Run]:
    """Say what the figure shows and how it is read, and on the web where the rest is."""
    lineage, total = sheet.library.lineage, len(sheet.library.documents)
    relations = sum(lineage.reported.isdisjoint({link.subject, link.target}) for link in lineage.links)
    yield Run(f"{total} văn bản và {relations} quan hệ giữa chúng.")
    if drawn < total:
        few = f" Sơ đồ và danh sách ở đây chỉ có {drawn} văn bản nhiều quan hệ nhất; mỗi văn bản khác trong "
        yield Run(few, on="web")
        yield sheet.link("danh sách văn bản", addresses.DOCUMENTS)._replace(on="web")
        yield Run(" có sơ đồ riêng trên trang của nó.", on="web")
    yield Run(
        " Cột là thời gian, hàng là cấp của cơ quan ban hành; đường đi từ văn bản gốc tới văn bản làm tiếp nó. "
        "Văn bản chưa rõ ngày đứng riêng ở dưới, không theo cột."
    )
    yield Run(" ", on="web")
    yield Run("Danh sách dưới sơ đồ", "#danh-sach", on="web")
    yield Run(" dễ đọc hơn trên điện thoại", on="web")
    if is_whole:
        yield Run(" và có thêm các đơn vị thực hiện.", on="web")
    else:
        yield Run("; các đơn vị thực hiện ở ", on="web")
        yield sheet.link("danh sách điển hình", addresses.UNITS)._replace(on="web")
        yield Run(".", on="web")


def _count_implementers(library: Library) -> int:
    """Count the units that carry any document out."""
    return len({unit for found in library.lineage.implementers.values() for unit in found})


def _find_central(library: Library, most: int) -> tuple[str, ...]:
    """Choose the documents with most relations, in the order of their ids."""
    incoming, outgoing = library.lineage.incoming, library.lineage.outgoing
    documents = sorted(library.documents)
    if len(documents) <= most:
        return tuple(documents)
    weights = {each: len(incoming.get(each, ())) + len(outgoing.get(each, ())) for each in documents}
    return tuple(sorted(sorted(documents, key=lambda each: (-weights[each], each))[:most]))


def plan_ledger(library: Library, number: int = 1) -> Page:
    """Plan a page of the figure ledger."""
    listing = open_listing(library, (words.LEDGER, addresses.LEDGER), library.figures, number)
    return listing.make_page(*plan_figures(listing, library.faulty), words.DESCRIPTIONS["ledger"])


def plan_figures(listing: Listing[Spot], faulty: int) -> tuple[Head, tuple[Division, ...]]:
    """Plan what a page of figures of any records shows; ``faulty`` is how many of all have a fault."""
    sheet, caption = listing.sheet, "Mọi số liệu trong sổ tay"
    faults = sheet.link("mọi chỗ nguồn sai hoặc mâu thuẫn", addresses.FAULTS)
    file = sheet.link(addresses.FIGURES_CSV.rpartition("/")[2], addresses.FIGURES_CSV)
    subject = (
        Run(f"{listing.total} con số, ghi đúng như nguồn in, kèm phạm vi, thời điểm và nguồn. "),
        Run(f"{faulty} con số có chỗ không khớp và được nói rõ"),
        *(run._replace(on="web") for run in (Run("; xem "), faults, Run(". Tải bảng này: "), file)),
        Run("."),
    )
    rows = (plan_figure(sheet, entry, at, entry.record.figures[at]) for entry, at in listing.shown)
    division = listing.set_table(list_all_figures(rows, caption), "con số", "Lọc số liệu", "ledger")
    return Head(listing.title, subject), (Division((), caption, on="paper"), division)


def plan_faults(library: Library, number: int = 1) -> Page:
    """Plan a page of what sources get wrong."""
    place = words.FAULTS, addresses.FAULTS
    listing = open_listing(library, place, library.acknowledged, number, limits.FAULTS)
    groups: dict[str, list[Article]] = {}
    for part, position in listing.shown:
        kind, article = _plan_fault(listing.sheet, part, position)
        groups.setdefault(kind, []).append(article)
    divisions = [Division(tuple(found), words.FAULT_KINDS[kind], slug_text(kind)) for kind, found in groups.items()]
    rest = (*listing.pager, *listing.tell_rest("chỗ sai hoặc mâu thuẫn"))
    subject = (
        "Sổ tay giữ con số, ngày tháng, cách gọi đúng như nguồn in và nói rõ chỗ không khớp. "
        "Chỗ máy kiểm tra tìm ra đứng trước, sau đó là con số, ngày tháng và cách ghi do người biên tập đọc thấy."
    )
    if rest:
        divisions.append(Division(rest))
    trail = listing.trace(listing.sheet.link(words.LEDGER, addresses.LEDGER))
    head = Head(words.FAULTS, (Run(subject),), trail=trail, blocks=listing.pager)
    return listing.make_page(head, divisions, words.DESCRIPTIONS["faults"], section="so-lieu", is_wide=False)


def _plan_fault(sheet: Sheet, part: Part, position: int) -> tuple[str, Article]:
    """Tell an acknowledged fault with what is printed there and by which source; its kind comes first."""
    entry, value = part.entry, part.value
    owner = find_owner(sheet.library.catalog, entry)
    if owner is None or not isinstance(value, Acknowledged):
        message = f"{entry.file.path} has a fault but no page"
        raise LookupError(message)
    identifier = getattr(value, "id", "") if part.path else ""
    address = item_address(owner.href, int(part.path[1]), identifier) if identifier else owner.href
    fault = sheet.fault(value, (entry.file.path, entry.prefix + part.path), entry.record)[position]
    sources = sheet.link_sources(getattr(value, "cite", ()))
    subject, printed = _describe(sheet.library, entry.record, value)
    name = (Run(subject or owner.text), *((Run(": "), Run(printed, style="printed")) if printed else ()))
    computed = Paragraph((Run("Máy kiểm tra thấy:", style="strong"), Run(f" {fault.computed}.")))
    facts = list_facts(
        (Run("Trên trang "), sheet.link(owner.text, address)),
        (Run("Nguồn: "), *list_places(sources)) if sources else (),
    )
    told = (*((computed,) if fault.computed else ()), Paragraph(fault.note), Paragraph(facts, "facts"))
    here = sheet.library.fault_places[entry.file.path, entry.prefix + part.path, position]
    return fault.kind, Article(Heading(name, anchor=here.partition("#")[2]), told)


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
    listing = open_listing(library, (words.CHANGES, addresses.CHANGES), library.catalog.changes, number)
    sheet, news = listing.sheet, library.news if number <= 1 else ()
    view = LogView(
        changes=plan_change_views(sheet, number),
        pager=listing.pager,
        news=plan_news(sheet, news[: limits.NEWS]),
        more_news=plan_rest(sheet, addresses.NEWS, "bản ghi khác với bản trước", len(news), limits.NEWS),
    )
    page = listing.make_page(Head(), (), words.DESCRIPTIONS["changes"], is_wide=False)
    return replace(page, template="changes.md.j2", view=view)


def plan_news_list(library: Library, number: int = 1) -> Page:
    """Plan a page of what is different from an earlier version, where the log's first page has no room for all."""
    listing = open_listing(library, (words.NEWS, addresses.NEWS), library.news, number)
    view = LogView(news=plan_news(listing.sheet, listing.shown), pager=listing.pager)
    head = Head(trail=listing.trace(listing.sheet.link(words.CHANGES, addresses.CHANGES)))
    page = listing.make_page(head, (), words.DESCRIPTIONS["news"], is_wide=False)
    return replace(page, template="news.md.j2", view=view)


def plan_news(sheet: Sheet, found: Iterable[News] | None = None) -> tuple[NewsView, ...]:
    """Show what is different from an earlier version, all or some, each record with a link if it has a page."""
    catalog = sheet.library.catalog
    return tuple(
        NewsView(
            words.ACTIONS[news.action],
            sheet.move(Run(news.name, owner.href)) if owner else Run(news.name, ""),
            news.sentences,
        )
        for news in (sheet.library.news if found is None else found)
        for owner in [find_page(catalog, news.id)]
    )


def plan_change_views(sheet: Sheet, number: int, size: int = ROWS) -> tuple[ChangeView, ...]:
    """Show one page of the log, the newest first."""
    catalog = sheet.library.catalog
    newest_first = sorted(catalog.changes, key=lambda entry: entry.record.date.latest, reverse=True)
    return tuple(
        ChangeView(
            render_date(entry.record.date),
            sheet.read(entry.record.text),
            tuple(_link_records(sheet, entry.record.records)),
        )
        for entry in cut_part(newest_first, number, size)
    )


def _link_records(sheet: Sheet, identifiers: Iterable[str]) -> Iterator[Run]:
    """Link the documents, bodies and models among some records."""
    catalog = sheet.library.catalog
    for identifier in identifiers:
        if identifier in catalog.directives:
            yield sheet.link_directive(identifier)
        elif identifier in catalog.bodies:
            yield sheet.link_body(identifier)
        elif identifier in catalog.models:
            yield sheet.link_model(identifier)


def plan_codes(library: Library) -> Page:
    """Plan the editors' guide to messages."""
    sheet = Sheet(library, addresses.CODES)
    view = CodesView(tuple(_explain_code(name, code) for name, code in read_codes().items()))
    return Page(
        path=addresses.page_path(addresses.CODES),
        title=words.CODES,
        section="bien-tap",
        description=words.DESCRIPTIONS["codes"],
        head=Head(trail=(sheet.link(words.GUIDE, addresses.GUIDE),)),
        wide=True,
        template="codes.md.j2",
        view=view,
    )


def _explain_code(name: str, code: Code) -> CodeRow:
    wrong, right = (code.example.wrong, code.example.right) if code.example else ("", "")
    severity = name_severity(code.severity) if code.severity is not Severity.ERROR else ""
    return CodeRow(name, code.meaning, code.remedy, severity, wrong, right)
