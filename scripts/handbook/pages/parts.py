"""The parts that documents, units and models share: claims, figures, conferences, commendations."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from handbook.messages import render_period, write_date
from handbook.pages import words
from handbook.pages.anchors import place_claims
from handbook.pages.blocks import (
    Article,
    Division,
    Flow,
    Heading,
    Items,
    Notes,
    Paragraph,
    Rest,
    Series,
    plan_division,
)
from handbook.pages.folds import fold_later
from handbook.pages.library import Library
from handbook.pages.limits import NAMED, STATED
from handbook.pages.lines import UNKNOWN, Line, Run, list_facts, list_runs
from handbook.pages.paging import PRINTED, WHOLE, cut_stated, item_address, part_address
from handbook.pages.rows import sort_models
from handbook.pages.sheet import Sheet
from handbook.pages.study import Spot, find_owner
from handbook.pages.tables import list_figures
from handbook.pages.views import FigureRow
from handbook.records import (
    Body,
    Claim,
    Commendation,
    CommendedCount,
    Conference,
    Dossier,
    Entry,
    Exemplar,
    Figure,
    Model,
    find_time,
    read_fields,
    write_beside,
    write_number,
    write_unit,
)
from handbook.text import render_number

DossierEntry = Entry[Dossier]
ItemT = TypeVar("ItemT")

_CLAIMS = ("tasks", "highlights", "lessons", "limitations")
_STATED = ("summary", *_CLAIMS, "figures", "conferences", "commendations")


def plan_stated(
    sheet: Sheet, entry: DossierEntry, number: int, caption: str, ordered: Collection[str] = ()
) -> Mapping[str, Flow]:
    """Tell one page of all that a record states, field by field: so many of each list, and where it goes on.

    ``caption`` names its figures, ``ordered`` the lists of claims that are numbered.
    """
    record = entry.record
    told: dict[str, Flow] = {"summary": tuple(chain.from_iterable(_tell_claims(sheet, entry, "summary", number)))}
    for field in _CLAIMS:
        told[field] = (Items(_tell_claims(sheet, entry, field, number), is_ordered=field in ordered),)
    figures = [plan_figure(sheet, entry, *each) for each in _cut(record.figures, number)]
    told["figures"] = (list_figures(figures, caption),) if figures else ()
    conferences = plan_conferences(sheet, _find_spots(entry, record.conferences, number))
    commendations = plan_commendations(sheet, _find_spots(entry, record.commendations, number))
    told["conferences"] = fold_later(Series, conferences.items)
    told["commendations"] = fold_later(Series, commendations.items)
    note = sheet.read(record.note, record) if number <= 1 else ()
    remark = (Paragraph((Run("Ghi chú của ban biên tập: "), *note), "remark"),) if note else ()
    if isinstance(record, Exemplar):
        told["implements"] = tuple(_plan_implemented(sheet, record.id, number))
    if isinstance(record, Model):
        told["steps"] = (Items(_tell_claims(sheet, entry, "steps", number), is_ordered=True),)
    told = {field: (*flow, *_plan_onward(sheet, entry, field, number)) for field, flow in told.items()}
    return {**told, "note": remark}


def plan_outcomes(stated: Mapping[str, Flow]) -> Iterator[Division]:
    """Tell the results, lessons and limitations among what a record states."""
    yield from plan_division("Kết quả được nêu", "muc-ket-qua", stated["highlights"])
    yield from plan_division("Bài học kinh nghiệm", "muc-bai-hoc", stated["lessons"])
    yield from plan_division("Hạn chế được nêu", "muc-han-che", stated["limitations"])


def plan_sources(sheet: Sheet, *, is_closing: bool = False) -> Division:
    """List the sources that a page cites."""
    return Division((Notes(sheet.notes),), "Nguồn", "muc-nguon", is_closing=is_closing)


def _plan_implemented(sheet: Sheet, unit: str, number: int) -> Iterator[Article]:
    """Tell, document by document, how a unit carries it out: one page of them."""
    for directive in cut_stated(sheet.library.lineage.implemented[unit], number):
        title = Paragraph((Run(sheet.library.catalog.directives[directive].record.title),), "facts")
        heading = Heading((sheet.link_directive(directive),))
        yield Article(heading, (title, *plan_practice(sheet, unit, directive, has_anchors=True)))


def count_stated(library: Library, record: Dossier) -> int:
    """Count what stands in the longest list of a record."""
    return max(len(found) for found in _list_stated(library, record).values())


def _plan_onward(sheet: Sheet, entry: DossierEntry, field: str, number: int) -> Flow:
    """Say of a list of a record where it goes on after one of its pages; print has it whole, up to a bound."""
    found = _list_stated(sheet.library, entry.record)[field]
    most = PRINTED if number == WHOLE else number * STATED
    if len(found) <= most:
        return ()
    owner = find_owner(sheet.library.catalog, Entry(entry.record, entry.file))
    onward = part_address(owner.href if owner else "", max(number, 1) + 1)
    return (
        Rest(
            read_fields(type(entry.record))[field].noun, most, len(found), sheet.link("", onward).href, is_onward=True
        ),
    )


def _list_stated(library: Library, record: Dossier) -> Mapping[str, tuple[object, ...]]:
    """List what a record states, by field; what a unit carries out stands there document by document."""
    stated: dict[str, tuple[object, ...]] = {field: getattr(record, field) for field in _STATED}
    if isinstance(record, Exemplar):
        stated["implements"] = library.lineage.implemented[record.id]
    if isinstance(record, Model):
        stated["steps"] = record.steps
    return stated


def _tell_claims(sheet: Sheet, entry: DossierEntry, field: str, number: int) -> tuple[Flow, ...]:
    claims: tuple[Claim, ...] = getattr(entry.record, field)
    style = "statement" if field == "summary" else ""
    anchors = place_claims(entry.record, field)
    return tuple(
        sheet.claim(claim, (entry.file.path, (*entry.prefix, field, position)), entry.record, style, anchors[position])
        for position, claim in _cut(claims, number)
    )


def plan_figure(sheet: Sheet, entry: DossierEntry, position: int, figure: Figure) -> FigureRow:
    """Show a figure as printed, with what it counts, where, when and by which source."""
    catalog, record = sheet.library.catalog, entry.record
    owner = find_owner(catalog, Entry(record, entry.file, entry.prefix))
    if owner is None:
        message = f"{entry.file.path} has figures but no page"
        raise LookupError(message)
    indicators = {item.id: catalog.indicators[item.indicator].record for item in record.figures}
    indicator, time = indicators[figure.id], find_time(record, figure)
    by_id = {item.id: item for item in record.figures}
    whole = by_id.get(figure.part_of or "")
    return FigureRow(
        anchor=figure.id,
        label=indicator.label,
        printed=write_number(figure),
        unit=write_unit(figure, indicator.unit),
        scope=figure.scope,
        when=time.words,
        sort_value=f"{figure.value:f}",
        sort_when=time.sort,
        owner=sheet.link(owner.text, item_address(owner.href, position, figure.id)),
        remark=sheet.read(figure.note, record),
        sources=sheet.link_sources(figure.cite),
        notes=sheet.cite(figure.cite),
        faults=sheet.tell_faults(figure, (entry.file.path, (*entry.prefix, "figures", position)), record).items,
        parts=tuple(
            write_beside(record, by_id[part], indicators[part].unit, by_id[part].scope, figure) for part in figure.parts
        ),
        part_of=write_beside(record, whole, indicators[whole.id].unit, indicators[whole.id].label, figure)
        if whole
        else "",
    )


def plan_conferences(sheet: Sheet, spots: Iterable[Spot], *, has_anchors: bool = True) -> Series:
    """Tell of conferences; where another record's page tells of one, it has no anchor."""

    def tell(entry: DossierEntry, position: int) -> Article:
        item = entry.record.conferences[position]
        when = render_period(item.date, item.until) if item.until else write_date(item.date)
        facts = list_facts(
            (Run(when),) if when else (Run("Ngày: "), UNKNOWN),
            (sheet.link_body(item.organizer),) if item.organizer else (),
            (Run("về "), *list_runs(name_some(sheet.link_directive, item.about))) if item.about else (),
        )
        anchor = item.id if has_anchors else ""
        return _tell_item(sheet, entry, ("conferences", position), Heading((Run(item.name),), anchor=anchor), facts)

    return Series(tuple(tell(*spot) for spot in spots))


def plan_commendations(sheet: Sheet, spots: Iterable[Spot], *, has_anchors: bool = True) -> Series:
    """Tell who commended whom; where another record's page tells of it, it has no anchor."""

    def tell(entry: DossierEntry, position: int) -> Article:
        item = entry.record.commendations[position]
        giver = (sheet.link_body(item.by),) if item.by else ()
        named = (Run(item.by_text),) if item.by_text else ()
        facts = list_facts(
            (Run(item.award),),
            (Run(write_date(item.date)),) if item.date else (Run("ngày: "), UNKNOWN),
            named if giver else (),
            _count_commended(item.count),
            list_runs(name_some(sheet.link_body, item.recipient_ids)),
        )
        name = (*(giver or named or (Run("Cơ quan khen "), UNKNOWN)), Run(f" → {item.recipients}"))
        heading = Heading(name, anchor=item.id if has_anchors else "")
        return _tell_item(sheet, entry, ("commendations", position), heading, facts)

    return Series(tuple(tell(*spot) for spot in spots))


def _count_commended(count: CommendedCount | None) -> Line:
    """Say how many collectives and individuals were commended, as far as a source does."""
    numbers = ((count.collectives, "tập thể"), (count.individuals, "cá nhân")) if count else ()
    told = ", ".join(f"{render_number(number)} {noun}" for number, noun in numbers if number is not None)
    return (Run(told),) if told else ()


def _tell_item(sheet: Sheet, entry: DossierEntry, path: tuple[str, int], heading: Heading, facts: Line) -> Article:
    """Tell of an item of a record, whose place in it is ``path``."""
    field, position = path
    item: Conference | Commendation = getattr(entry.record, field)[position]
    told = sheet.claim(item, (entry.file.path, (*entry.prefix, *path)), entry.record)
    return Article(heading, (Paragraph(facts, "facts"), *told))


def plan_practice(sheet: Sheet, unit: str, directive: str, *, has_anchors: bool = False) -> Flow:
    """Tell how a unit says it carries a document out, or where it says nothing of that, through which models.

    What it says has anchors on its own page alone.
    """
    catalog = sheet.library.catalog
    entry = catalog.exemplars[unit]
    record = entry.record
    anchors = place_claims(record, "implements") if has_anchors else ("",) * len(record.implements)
    how = tuple(
        sheet.claim(item, (entry.file.path, ("implements", position)), record, anchor=anchors[position])
        for position, item in enumerate(record.implements)
        if item.directive == directive
    )
    if how:
        return (Items(how),)
    run = sort_models(sheet.library, sheet.library.lineage.run_by.get(unit, ()))
    models = name_some(sheet.link_model, [each for each in run if directive in catalog.models[each].record.serves])
    return (Paragraph((Run("Qua mô hình: "), *list_runs(models)), "facts"),) if models else ()


def _cut(items: Sequence[ItemT], number: int) -> tuple[tuple[int, ItemT], ...]:
    """Take what one page of a record shows of a list, each with its place in it."""
    return cut_stated(tuple(enumerate(items)), number)


def _find_spots(entry: DossierEntry, items: Sequence[object], number: int) -> Iterable[Spot]:
    return (Spot(entry, position) for position, _ in _cut(items, number))


def name_some(link: Callable[[ItemT], Run], items: Sequence[ItemT]) -> Line:
    """Link the first of what an item names in a row, and say how many more there are."""
    left = len(items) - NAMED
    others = (Run(words.OTHERS.format(count=left)),) if left > 0 else ()
    return (*(link(each) for each in items[:NAMED]), *others)


def write_place(sheet: Sheet, body: Body) -> str:
    """Name a body's province, or its level where it has none."""
    catalog = sheet.library.catalog
    if body.province:
        return catalog.provinces[body.province].record.label
    return catalog.levels[body.level].record.label
