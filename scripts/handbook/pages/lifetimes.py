"""What became of a body or a province: when it began and ended, what it was before, what it is today."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from handbook.lineage import find_heirs, list_predecessors
from handbook.messages import name_date, render_period, write_date
from handbook.pages import words
from handbook.pages.anchors import place_claim, place_claims
from handbook.pages.blocks import CardRow, Paragraph
from handbook.pages.documents import plan_row
from handbook.pages.lines import DOT, Line, Run, list_runs
from handbook.pages.sheet import Sheet
from handbook.pages.tables import list_places
from handbook.records import Body, Citation, FormerName, Milestone, Succession


def plan_lifetime(sheet: Sheet, record: Body) -> Iterator[CardRow]:
    """Tell when a body began and ended, who took its place, what it is today and what was before it."""
    bodies = sheet.library.catalog.bodies
    yield from _plan_milestone(sheet, record, "Thành lập", "founded")
    for before in sheet.library.lineage.predecessors.get(record.id, ()):
        succession = next(each for each in bodies[before].record.successors if each.target == record.id)
        yield _plan_succession(sheet, "Tiền thân", before, succession)
    yield from _plan_milestone(sheet, record, "Kết thúc hoạt động", "ended")
    for each, anchor in zip(record.successors, place_claims(record, "successors"), strict=True):
        yield _plan_succession(sheet, "Nơi kế thừa", each.target, each, anchor)
    heirs = find_heirs(bodies, record.id)
    if heirs and set(heirs) != {each.target for each in record.successors}:
        yield plan_row("Nay là", list_runs(map(sheet.link_body, heirs), DOT))


def plan_former(sheet: Sheet, former: FormerName, anchor: str) -> CardRow:
    """Tell a former name and when it was borne."""
    years = render_period(former.start, former.end)
    beside = (Run(" "), Run(years, style="remark")) if years else ()
    return plan_row("Tên trước đây", (Run(former.name), *beside), sheet.cite(former.cite), anchor=anchor)


def tell_province(sheet: Sheet, identifier: str, link: Callable[[str], Run]) -> Iterator[Paragraph]:
    """Tell what became of a province, what it came from and what it was called, each with where that is from.

    ``link`` names a province and leads to its page, if it has one.
    """
    provinces = sheet.library.catalog.provinces
    record = provinces[identifier].record
    if record.ended:
        said = f"{words.ENDED.format(date=name_date(record.ended.date))}{_write_beside(record.ended.text)}"
        yield _tell_fact((Run(said), *_tell_sources(sheet, record.ended.cite)), place_claim(record, "ended"))
    for each, anchor in zip(record.successors, place_claims(record, "successors"), strict=True):
        date = words.SINCE.format(date=name_date(each.date)) if each.date else ""
        beside = Run(f"{date}{_write_beside(each.note)}")
        line = (Run(words.NOW_PART_OF), link(each.target), beside, *_tell_sources(sheet, each.cite))
        yield _tell_fact(line, anchor)
    before = [origin for target, origin in list_predecessors(provinces) if target == identifier]
    if before:
        yield _tell_fact((Run(words.CAME_FROM), *list_runs(map(link, before)), Run(".")))
    for former, anchor in zip(record.former_names, place_claims(record, "former_names"), strict=True):
        years = render_period(former.start, former.end)
        name = f"{former.name} ({years})" if years else former.name
        yield _tell_fact((Run(words.FORMERLY.format(name=name)), *_tell_sources(sheet, former.cite)), anchor)


def _tell_fact(line: Line, anchor: str = "") -> Paragraph:
    return Paragraph(line, "facts", anchor=anchor)


def _plan_milestone(sheet: Sheet, record: Body, label: str, field: Literal["founded", "ended"]) -> Iterator[CardRow]:
    milestone: Milestone | None = getattr(record, field)
    if milestone:
        date, remark = Run(write_date(milestone.date)), sheet.read(milestone.text, record)
        yield plan_row(label, (date,), sheet.cite(milestone.cite), remark, anchor=place_claim(record, field))


def _plan_succession(sheet: Sheet, label: str, other: str, succession: Succession, anchor: str = "") -> CardRow:
    """Name a body that took the place of this one, or whose place this one took, and since when."""
    date = (Run(" "), Run(f"({write_date(succession.date)})", style="date")) if succession.date else ()
    line, remark = (sheet.link_body(other), *date), sheet.read(succession.note)
    return plan_row(label, line, sheet.cite(succession.cite), remark, anchor=anchor)


def _write_beside(text: str | None) -> str:
    """Write a sentence within another, whose full stop comes later."""
    return f", {text.removesuffix('.')}" if text else ""


def _tell_sources(sheet: Sheet, citations: Iterable[Citation]) -> Line:
    return (Run(words.ACCORDING_TO), *list_places(sheet.link_sources(citations)), Run("."))
