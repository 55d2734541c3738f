"""Documents of which there is only talk, listed apart from all others, and the page of one."""

from collections.abc import Iterator

from handbook.messages import write_date
from handbook.pages import addresses, words
from handbook.pages.blocks import Article, Block, Box, Card, CardRow, Division, Head, Heading, Paragraph
from handbook.pages.library import Library
from handbook.pages.lines import Run
from handbook.pages.listing import open_listing
from handbook.pages.sheet import Sheet
from handbook.pages.views import Page
from handbook.records import Directive


def plan_reported_list(library: Library, number: int = 1) -> Page:
    """Plan a page of the list of all documents of which there is only talk."""
    listing = open_listing(library, (words.REPORTED, addresses.REPORTED), library.reported, number)
    sheet = listing.sheet
    articles = tuple(_plan_article(sheet, identifier) for identifier in listing.shown)
    division = Division((*listing.frame(*articles), *listing.tell_rest("văn bản")))
    trail = listing.trace(sheet.link(words.DOCUMENTS, addresses.DOCUMENTS))
    head = Head(listing.name, (Run(words.REPORTED_MEANING),), trail=trail)
    return listing.make_page(head, [division], words.DESCRIPTIONS["reported"], is_wide=False)


def plan_lead(sheet: Sheet, record: Directive) -> Division:
    """Say of a document that there is only talk of it, what is said, and what it is called there."""
    warning = Box((Run(f"{words.REPORTED}.", style="strong"), Run(f" {words.REPORTED_MEANING}")))
    return Division((warning, *_plan_talk(sheet, record), Card(tuple(_plan_rows(sheet, record)))))


def _plan_article(sheet: Sheet, identifier: str) -> Article:
    record = sheet.library.catalog.directives[identifier].record
    link = sheet.link(record.short_name, addresses.directive_address(identifier))
    return Article(Heading((link, Run(f": {record.title}")), 1), tuple(_plan_talk(sheet, record)))


def _plan_talk(sheet: Sheet, record: Directive) -> Iterator[Block]:
    yield Paragraph(sheet.read(record.reported, record), "statement")


def _plan_rows(sheet: Sheet, record: Directive) -> Iterator[CardRow]:
    """Name what the talk says of the document, each as that."""
    catalog = sheet.library.catalog
    issuer = catalog.bodies[record.issuer].record.name if record.issuer else ""
    term = catalog.terms[record.term].record.label if record.term else ""
    said = (
        ("Số, ký hiệu", record.symbol or ""),
        ("Loại văn bản", catalog.types[record.type].record.label),
        ("Cơ quan ban hành", issuer),
        ("Ngày ban hành", write_date(record.issued)),
        ("Khóa", term),
    )
    yield from (CardRow((Run(words.TALKED.format(label=label)),), (Run(text),)) for label, text in said if text)
