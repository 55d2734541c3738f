"""The pages of what a unit has to do: one to choose on, one for each level; and what a place adds to these."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice

from handbook.pages import addresses, limits, words
from handbook.pages.duties import (
    DutyRow,
    Grounds,
    find_grounds,
    find_models,
    find_units,
    list_superiors,
    plan_document,
    plan_documents,
    plan_figures,
    plan_models,
    plan_review,
    plan_reviews,
    plan_tasks,
    stands,
    write_actors,
)
from handbook.pages.groups import UNKNOWN
from handbook.pages.library import Library
from handbook.pages.lines import Line, Run, read
from handbook.pages.newest import Dated
from handbook.pages.paging import item_address
from handbook.pages.rows import sort_newest
from handbook.pages.sheet import Sheet
from handbook.pages.views import Choice, Page

Value = str | list["Value"]


@dataclass(frozen=True, slots=True)
class DutyGroup:
    """Rows, under a heading if they need one of their own; ``rest`` leads to all of which only the first are here."""

    rows: tuple[DutyRow, ...]
    heading: Line = ()
    remark: str = ""
    rest: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitChoices:
    """What readers choose among: (id, label) of levels, places and fields."""

    levels: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class UnitView:
    """What a page tells of the units of a ``level``; without one it is the page to choose on, with all ``levels``."""

    choices: UnitChoices
    level: str = ""
    definition: str = ""
    levels: tuple[Choice, ...] = ()
    documents: tuple[DutyGroup, ...] = ()
    tasks: tuple[DutyGroup, ...] = ()
    models: DutyGroup | None = None
    figures: DutyGroup | None = None
    asked: DutyGroup | None = None
    coming: tuple[DutyRow, ...] = ()
    held: tuple[DutyRow, ...] = ()
    ways: tuple[Run, ...] = ()


def plan_choosing(library: Library) -> Page:
    """Plan the page on which readers choose what unit theirs is."""
    sheet = Sheet(library, addresses.DUTIES)
    levels = tuple(
        Choice(sheet.link(entry.record.label, addresses.duties_address(level)), len(find_units(library, level)))
        for level, entry in library.catalog.levels.items()
    )
    return _make_page(sheet, words.DUTIES, UnitView(list_choices(library), levels=levels))


def plan_duties(library: Library, level: str) -> Page:
    """Plan the page of what concerns the units of a level."""
    sheet = Sheet(library, addresses.duties_address(level))
    record = library.catalog.levels[level].record
    grounds = find_grounds(library, level)
    models = find_models(library, grounds.units)
    whole = sheet.link(
        f"Mọi cơ quan, văn bản, mô hình cùng cấp «{record.label}»", addresses.browse_address("cap", level)
    )
    place = sheet.link(words.FACETS["tinh"], addresses.browse_address("tinh"))
    ledger = sheet.link(words.LEDGER, addresses.LEDGER)
    rest = (whole,) if grounds.units else ()
    who = write_actors(library)
    coming, held = plan_reviews(sheet, grounds.shown)
    view = UnitView(
        choices=list_choices(library),
        level=level,
        definition=record.definition,
        documents=tuple(_plan_grounds(sheet, grounds)),
        tasks=tuple(_plan_asking(sheet, grounds, who)),
        models=DutyGroup(plan_models(sheet, models), rest=rest),
        figures=DutyGroup(plan_figures(sheet, grounds.units, models), rest=(ledger,)),
        asked=_plan_asked(sheet, grounds, who),
        coming=coming,
        held=held,
        ways=(*rest, place),
    )
    return _make_page(sheet, words.DUTIES_OF.format(level=record.label), view)


def list_choices(library: Library) -> UnitChoices:
    """List what readers choose among: all levels and fields, and the provinces that ``list_places`` gives."""
    catalog = library.catalog
    return UnitChoices(
        tuple((each, entry.record.label) for each, entry in catalog.levels.items()),
        tuple((each, catalog.provinces[each].record.label) for each in list_places(library)),
        tuple((each, entry.record.label) for each, entry in catalog.fields.items()),
    )


def list_places(library: Library) -> Iterator[str]:
    """List the provinces of today about whose bodies the handbook tells anything."""
    provinces = library.catalog.provinces
    yield from (each for each in library.groups["tinh"] if each != UNKNOWN and not provinces[each].record.successors)


def render_place(library: Library, province: str) -> str:
    """Render what a province adds to the pages of levels: a small script, for a page in a folder may load nothing else.

    A document has the level of its issuer and the levels of the bodies under it; a model, a figure, a conference those
    of its units, and its fields.
    """
    sheet = Sheet(library, addresses.DUTIES)
    bodies = library.catalog.bodies
    levels: dict[str, list[str]] = {}
    for each in library.groups["tinh"][province].bodies:
        levels.setdefault(bodies[each].record.level, []).append(each)
    told: dict[str, list[Value]] = {
        "documents": [*_tell_issued(sheet, levels)],
        "models": [],
        "figures": [],
        "reviews": [],
    }
    for level, units in levels.items():
        models = find_models(library, units)
        told["models"] += _tell_rows(plan_models(sheet, models), level)
        told["figures"] += _tell_rows(plan_figures(sheet, units, models), level)
        told["reviews"] += _tell_rows(_plan_local_reviews(sheet, units), level)
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f'HandbookUnits.take("{province}",{text});\n'


def _make_page(sheet: Sheet, title: str, view: UnitView) -> Page:
    path = addresses.page_path(sheet.address)
    description = words.DESCRIPTIONS["duties"]
    if view.level:
        description = f"{title}. {description}"
    return Page(path, title, "viec", description, wide=True, template="duties.md.j2", view=view)


def _plan_grounds(sheet: Sheet, grounds: Grounds) -> Iterator[DutyGroup]:
    """Name the documents of each reason."""
    level, entry = next(iter(sheet.library.catalog.levels.items()))
    documents = sheet.link("mọi văn bản", addresses.DOCUMENTS)
    groups = (
        (
            f"Cấp «{entry.record.label}» ban hành",
            f"{entry.record.definition} Nguồn không nói rõ từng văn bản gửi tới cấp nào.",
            grounds.whole,
            sheet.link(f"văn bản của cấp «{entry.record.label}»", addresses.browse_address("cap", level)),
        ),
        (
            "Cơ quan cấp trên ban hành",
            "Chỉ là của đơn vị mình nếu đơn vị mình thuộc cơ quan ấy.",
            grounds.above,
            documents,
        ),
        (
            "Đơn vị cùng cấp đã thực hiện",
            "Nguồn kể có đơn vị cùng cấp làm theo, không nói rõ mọi đơn vị có phải làm hay không.",
            grounds.practised,
            documents,
        ),
    )
    for heading, remark, found, way in groups:
        if found:
            left = len(found) - limits.DUTIES
            rest = (Run(words.LEFT.format(count=left, list=way.text), way.href),) if left > 0 else ()
            yield DutyGroup(plan_documents(sheet, grounds, found[: limits.DUTIES]), (Run(heading),), remark, rest)


def _plan_asking(sheet: Sheet, grounds: Grounds, who: re.Pattern[str]) -> Iterator[DutyGroup]:
    """Tell what the first of the documents shown that ask something ask."""
    found = ((each, plan_tasks(sheet, each, who, reviews=False)) for each in grounds.shown)
    asking = (_plan_asked_by(sheet, document, tasks) for document, tasks in found if tasks)
    yield from islice(asking, limits.DUTIES)


def _plan_asked_by(sheet: Sheet, document: str, tasks: Sequence[DutyRow]) -> DutyGroup:
    address = f"{addresses.directive_address(document)}#muc-yeu-cau"
    name = sheet.link(sheet.link_directive(document).text, address)
    rest = (Run(words.SEE_ALL.format(count=len(tasks)), name.href),) if len(tasks) > limits.TASKS else ()
    return DutyGroup(tuple(tasks[: limits.TASKS]), (name,), rest=rest)


def _plan_asked(sheet: Sheet, grounds: Grounds, who: re.Pattern[str]) -> DutyGroup:
    """Tell where the documents shown ask for reviews, inspection or reports."""
    found = (
        DutyRow((sheet.link_directive(document), Run(": "), *row.line), row.remark)
        for document in grounds.shown
        for row in plan_tasks(sheet, document, who, reviews=True)
    )
    heading = Run("Văn bản yêu cầu kiểm tra, sơ kết, tổng kết, báo cáo")
    return DutyGroup(tuple(islice(found, limits.REVIEWS)), (heading,))


def _tell_issued(sheet: Sheet, levels: dict[str, list[str]]) -> Iterator[Value]:
    """Tell what bodies of a place issued: of each level the newest."""
    library = sheet.library
    over: dict[str, set[str]] = {}
    for level, units in levels.items():
        for superior in (each for unit in units for each in list_superiors(library, unit)):
            over.setdefault(superior, set()).add(level)
    for level, units in levels.items():
        found = {
            each: unit for unit in units for each in library.lineage.issued_by.get(unit, ()) if stands(library, each)
        }
        ordered = sort_newest(library, sorted(found, key=library.timeline.__getitem__))
        for document in ordered[: limits.DUTIES]:
            under = sorted(over.get(found[document], ()))
            yield [*_tell_row(plan_document(sheet, document)), level, " ".join(under)]


def _tell_rows(rows: Iterable[DutyRow], level: str) -> list[Value]:
    return [[*_tell_row(row), level, " ".join(row.fields)] for row in rows]


def _tell_row(row: DutyRow) -> list[Value]:
    """Tell a row as the words of its link, the address, the words after it, the remark."""
    link, *others = row.line
    return [link.text, link.href, read(tuple(others)), row.remark]


def _plan_local_reviews(sheet: Sheet, units: Iterable[str]) -> Iterator[DutyRow]:
    """Name the newest conferences that the records of some bodies tell of."""
    catalog = sheet.library.catalog
    found = (
        Dated(
            date,
            sheet.link(item.name, item_address(addresses.body_address(catalog, unit), position, item.id)),
            item.is_doubtful,
        )
        for unit in units
        for position, item in enumerate(catalog.bodies[unit].record.conferences)
        if (date := item.until or item.date)
    )
    return map(plan_review, nlargest(limits.REVIEWS, found, key=lambda each: each.date.rank))
