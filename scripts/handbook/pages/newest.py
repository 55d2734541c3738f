"""The page of what is newest: documents, and for each line of them what is newest of it and of who carries it out."""

from collections.abc import Iterable, Iterator
from heapq import nlargest
from typing import NamedTuple

from handbook.messages import write_date
from handbook.pages import addresses, limits, words
from handbook.pages.answers import find_below, tell_status
from handbook.pages.blocks import Block, Card, Division, Head, Lines, Paragraph, plan_division
from handbook.pages.central_lines import list_lines
from handbook.pages.documents import plan_row
from handbook.pages.library import Library
from handbook.pages.lines import DOT, Line, Run, join
from handbook.pages.paging import item_address, plan_rest
from handbook.pages.parts import plan_sources
from handbook.pages.rows import plan_document_row
from handbook.pages.sheet import Sheet
from handbook.pages.study import find_owner
from handbook.pages.tables import list_documents
from handbook.pages.views import Page
from handbook.records import find_status_date
from handbook.text import EdtfDate


class Dated(NamedTuple):
    """Something named, and the day that tells how new it is; of what ``is_doubtful`` sources do not agree."""

    date: EdtfDate
    name: Run
    is_doubtful: bool = False


def plan_newest(library: Library) -> Page:
    """Plan the page of what is newest."""
    sheet = Sheet(library, addresses.NEWEST)
    shown = find_newest_documents(library, library.documents, limits.NEWEST)
    table = list_documents((plan_document_row(sheet, each) for each in shown), "Văn bản mới nhất")
    nothing = "Các nguồn hiện có chưa cho ngày của văn bản nào."
    lines = list_lines(library)[: limits.LINES]
    divisions = (
        *plan_division("Văn bản mới nhất", "muc-van-ban", (table,) if table.rows else (), nothing),
        *(_plan_line(sheet, line) for line in lines),
        *plan_division(words.REPORTED, "muc-co-tin", tuple(_plan_reported(sheet))),
        *((plan_sources(sheet),) if sheet.notes else ()),
    )
    return Page(
        path=addresses.page_path(addresses.NEWEST),
        title=words.NEWEST,
        section="moi-nhat",
        description=words.DESCRIPTIONS["newest"],
        head=Head(words.NEWEST, (Run(words.NEWEST_MEANING),)),
        blocks=divisions,
    )


def find_newest_documents(library: Library, documents: Iterable[str], most: int) -> tuple[str, ...]:
    """Find the newest of some documents, the newest first; what has no date is not among them."""
    dated = [each for each in documents if not library.timeline[each].is_undated]
    return tuple(nlargest(most, dated, key=library.timeline.__getitem__))


def tell_standing(sheet: Sheet, documents: Iterable[str]) -> Line:
    """Tell how one of some documents, oldest first, stands: of those with the newest evidence the last, and on what."""
    catalog = sheet.library.catalog
    known = [
        (date.rank, place, record)
        for place, record in enumerate(catalog.directives[each].record for each in documents)
        if (date := find_status_date(catalog, record.status))
    ]
    if not known:
        return ()
    *_, record = max(known, key=lambda each: each[:2])
    return (sheet.link_directive(record.id), Run(": "), *tell_status(sheet, record))


def _plan_line(sheet: Sheet, line: tuple[str, ...]) -> Division:
    """Tell what is newest of a line of documents."""
    library = sheet.library
    first, last = (library.catalog.directives[each].record.short_name for each in (line[0], line[-1]))
    following = dict.fromkeys(each for document in line for each in find_below(library, document))
    rows = (
        ("Văn bản mới nhất của dòng", _name_documents(sheet, find_newest_documents(library, line, 1))),
        ("Văn bản triển khai mới nhất", _name_documents(sheet, find_newest_documents(library, following, limits.NEW))),
        ("Tình trạng theo nguồn mới nhất", tell_standing(sheet, line)),
        ("Hội nghị, sơ kết, tổng kết mới nhất", _name_dated(list_reviews(sheet, line))),
        ("Đơn vị có tin mới nhất", _name_dated(_list_units(sheet, line))),
    )
    card = Card(tuple(plan_row(label, told) for label, told in rows if told))
    return Division((card,), words.LINE.format(first=first, last=last), f"muc-{line[-1]}", "newest")


def _name_documents(sheet: Sheet, documents: Iterable[str]) -> Line:
    records = sheet.library.catalog.directives
    named = ((sheet.link_directive(each), Run(f" ({write_date(records[each].record.issued)})")) for each in documents)
    return join(named, DOT)


def _name_dated(found: Iterable[Dated]) -> Line:
    """Name the newest of some things, each once, with its date."""
    newest = nlargest(limits.NEW, found, key=lambda each: each.date.rank)
    return join(((each.name, Run(f" ({write_date(each.date)})")) for each in newest), DOT)


def list_reviews(sheet: Sheet, line: tuple[str, ...]) -> Iterator[Dated]:
    """List the conferences about some documents, each once."""
    spots = {spot: None for each in line for spot in sheet.library.discussed.get(each, ())}
    for entry, position in spots:
        item, owner = entry.record.conferences[position], find_owner(sheet.library.catalog, entry)
        if owner and (date := item.until or item.date):
            name = sheet.link(item.name, item_address(owner.href, position, item.id), owner.text)
            yield Dated(date, name, item.is_doubtful)


def _list_units(sheet: Sheet, line: tuple[str, ...]) -> Iterator[Dated]:
    """List the units that say how they carry out a document of a line, with the day of the newest source."""
    catalog, implementers = sheet.library.catalog, sheet.library.lineage.implementers
    for unit in dict.fromkeys(each for document in line for each in implementers.get(document, ())):
        told = (item for item in catalog.exemplars[unit].record.implements if item.directive in line)
        cited = {citation.source for item in told for citation in item.cite}
        dates = [date for source in cited if (date := catalog.sources[source].record.published)]
        if dates:
            yield Dated(max(dates, key=lambda date: date.rank), sheet.link_body(unit))


def _plan_reported(sheet: Sheet) -> Iterator[Block]:
    """Name the documents of which there is only talk."""
    reported, directives = sheet.library.reported, sheet.library.catalog.directives
    shown = reported[: limits.NEWEST]
    if shown:
        yield Paragraph((Run(words.REPORTED_MEANING),), "remark")
        named = ((sheet.link_directive(each), Run(f": {directives[each].record.title}")) for each in shown)
        yield Lines(tuple(named))
        yield from plan_rest(sheet, addresses.REPORTED, "văn bản mới có tin", len(reported), len(shown))
