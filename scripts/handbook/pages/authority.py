"""Who may issue documents of which types: as one document says it, and of one type by all that say it."""

from collections.abc import Iterator

from handbook.messages import name_date
from handbook.pages import addresses
from handbook.pages.anchors import place_claims
from handbook.pages.blocks import Card, CardRow, Flow
from handbook.pages.lines import SEMICOLON, Line, Run, cite, join, list_runs
from handbook.pages.sheet import Sheet
from handbook.pages.tables import list_places
from handbook.records import Authority, Directive
from handbook.text import EdtfDate

SECTION = "muc-tham-quyen"
"""Where the page of a document says whom it lets issue what."""


def plan_authority(sheet: Sheet, record: Directive) -> Flow:
    """List whom a document lets issue what, each with the types it lists for them."""
    anchors = place_claims(record, "authority")
    rows = tuple(_plan_row(sheet, record, *each) for each in zip(record.authority, anchors, strict=True))
    return (Card(rows, "glossary"),) if rows else ()


def plan_types(sheet: Sheet) -> Card:
    """Explain the types of documents, each with who may issue it."""
    return Card(tuple(_plan_type(sheet, each) for each in sheet.library.catalog.types), "glossary")


def tell_type(sheet: Sheet, identifier: str) -> Iterator[Line]:
    """Tell which sources list a type, and who may issue it by which document and when."""
    record = sheet.library.catalog.types[identifier].record
    if record.cite:
        yield (Run("Nguồn: "), *list_places(sheet.link_sources(record.cite)))
    for each in sheet.library.rules:
        rule = sheet.library.catalog.directives[each].record
        parts = [part for part in rule.authority if identifier in part.types]
        for level, until in dict.fromkeys((part.level, part.until) for part in parts):
            names = list_runs(
                (Run(part.name) for part in parts if (part.level, part.until) == (level, until)), SEMICOLON
            )
            yield (*_tell_rule(sheet, rule, level, until), *names)


def _tell_rule(sheet: Sheet, rule: Directive, level: str, until: EdtfDate | None) -> Line:
    """Name the document that lists bodies of a level, and the time for which it surely does."""
    where = f"{addresses.directive_address(rule.id)}#{SECTION}"
    since = f"từ {name_date(rule.issued)}" if rule.issued else ""
    when = " ".join(filter(None, (since, f"đến trước {name_date(until)}" if until else "")))
    label = sheet.library.catalog.levels[level].record.label.lower()
    told = Run(f"{f' ({when})' if when else ''}, cấp {label}: ")
    return (Run("Nơi ban hành được kể ở "), sheet.link(rule.short_name, where), told)


def _plan_row(sheet: Sheet, rule: Directive, part: Authority, anchor: str) -> CardRow:
    """Name who may issue the types that are listed for them, and for how long that is sure."""
    level = sheet.library.catalog.levels[part.level].record.label
    types = list_runs(_link_type(sheet, each) for each in part.types)
    until = (Run(f"; áp dụng đến trước {name_date(part.until)}"),) if part.until else ()
    note = (Run(". "), *sheet.read(part.note, rule)) if part.note else ()
    remark = (Run(f"Cấp: {level}"), *until, *note, *cite(sheet.cite(part.cite)))
    return CardRow((Run(part.name),), types, remark, anchor)


def _plan_type(sheet: Sheet, identifier: str) -> CardRow:
    record = sheet.library.catalog.types[identifier].record
    short = (Run(" "), Run(record.symbol, style="short")) if record.symbol else ()
    said = (Run(record.note), Run(" ")) if record.note else ()
    remark = join(tell_type(sheet, identifier), Run(". "))
    line = (*said, _count_documents(sheet, identifier), *((Run(" ", on="web"),) if remark else ()))
    return CardRow((Run(record.label), *short), line, remark, addresses.type_anchor(identifier))


def _count_documents(sheet: Sheet, identifier: str) -> Run:
    """Lead to the documents of a type."""
    group = sheet.library.groups["loai"].get(identifier)
    if group is None:
        return Run("Sổ tay chưa có văn bản loại này.", style="none")
    count = len(group.documents)
    return sheet.link(f"Xem {count} văn bản", addresses.browse_address("loai", identifier))


def _link_type(sheet: Sheet, identifier: str) -> Run:
    """Link a type to its documents, or where it is explained if there are none."""
    label = sheet.library.catalog.types[identifier].record.label
    if identifier in sheet.library.groups["loai"]:
        return sheet.link(label, addresses.browse_address("loai", identifier))
    return sheet.link(label, f"{addresses.GLOSSARY}#{addresses.type_anchor(identifier)}")
