"""The parts that documents and units share: claims, figures, models, conferences, commendations."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from handbook.lineage.links import find_implemented
from handbook.pages import addresses, words
from handbook.pages.library import find_owner
from handbook.pages.limits import NAMED, STATED
from handbook.pages.paging import PRINTED, WHOLE, cut_stated, item_address, part_address, plan_more
from handbook.pages.rows import write_date
from handbook.pages.sheet import Sheet
from handbook.pages.views import (
    Anchor,
    ClaimView,
    CommendationView,
    ConferenceView,
    DossierView,
    FigureRow,
    ModelView,
    More,
)
from handbook.records import Body, Claim, Commendation, Conference, Dossier, Exemplar, Figure, Model
from handbook.records.catalog import Entry
from handbook.records.figures import find_time, write_beside, write_number, write_unit
from handbook.text.dates import render_period

DossierEntry = Entry[Dossier]
ItemT = TypeVar("ItemT")

_STATED = ("summary", "tasks", "highlights", "lessons", "limitations", "figures", "conferences", "commendations")


def plan_dossier(sheet: Sheet, entry: DossierEntry, number: int) -> DossierView:
    """Show one page of all that a document or unit has to tell: so many of each list, and where it goes on."""
    record = entry.record
    figures = cut_stated(tuple(enumerate(record.figures)), number)
    conferences = cut_stated(tuple(enumerate(record.conferences)), number)
    commendations = cut_stated(tuple(enumerate(record.commendations)), number)
    return DossierView(
        summary=_plan_claims(sheet, entry, "summary", number),
        tasks=_plan_claims(sheet, entry, "tasks", number),
        highlights=_plan_claims(sheet, entry, "highlights", number),
        lessons=_plan_claims(sheet, entry, "lessons", number),
        limitations=_plan_claims(sheet, entry, "limitations", number),
        figures=tuple(plan_figure(sheet, entry, position, item) for position, item in figures),
        conferences=tuple(plan_conference(sheet, entry, position, item) for position, item in conferences),
        commendations=tuple(plan_commendation(sheet, entry, position, item) for position, item in commendations),
        faults=sheet.fault(record, (entry.file.path, entry.prefix), record) if number <= 1 else (),
        note=sheet.read(record.note, record) if number <= 1 else (),
        onward=_plan_onward(sheet, entry, number),
    )


def count_stated(record: Dossier) -> int:
    """Count what stands in the longest list of a record."""
    return max(len(found) for found in _list_stated(record).values())


def _plan_onward(sheet: Sheet, entry: DossierEntry, number: int) -> Mapping[str, More | None]:
    """Say of each list of a record where it goes on after one of its pages; print has it whole."""
    owner = find_owner(sheet.library.catalog, Entry(entry.record, entry.file))
    onward = part_address(owner.href if owner else "", max(number, 1) + 1)
    most = PRINTED if number == WHOLE else number * STATED
    return {field: plan_more(sheet, onward, len(found), most) for field, found in _list_stated(entry.record).items()}


def _list_stated(record: Dossier) -> Mapping[str, tuple[object, ...]]:
    """List what a record states, by field; what a unit carries out stands there document by document."""
    stated: dict[str, tuple[object, ...]] = {field: getattr(record, field) for field in _STATED}
    if isinstance(record, Exemplar):
        return {**stated, "models": record.models, "implements": find_implemented(record)}
    return {**stated, "models": (), "implements": ()}


def _plan_claims(sheet: Sheet, entry: DossierEntry, field: str, number: int) -> tuple[ClaimView, ...]:
    claims: tuple[Claim, ...] = getattr(entry.record, field)
    return tuple(
        sheet.claim(claim, (entry.file.path, (*entry.prefix, field, position)), entry.record)
        for position, claim in cut_stated(tuple(enumerate(claims)), number)
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
        measured=sheet.link_directive(figure.measures) if figure.measures else None,
        remark=sheet.read(figure.note, record),
        sources=sheet.link_sources(figure.citations),
        notes=sheet.cite(figure.citations),
        faults=sheet.fault(figure, (entry.file.path, (*entry.prefix, "figures", position)), record),
        parts=tuple(
            write_beside(record, by_id[part], indicators[part].unit, by_id[part].scope, figure) for part in figure.parts
        ),
        part_of=write_beside(record, whole, indicators[whole.id].unit, indicators[whole.id].label, figure)
        if whole
        else "",
    )


def plan_conference(sheet: Sheet, entry: DossierEntry, position: int, item: Conference) -> ConferenceView:
    """Show a conference."""
    return ConferenceView(
        anchor=item.id,
        name=item.name,
        when=render_period(item.date, item.until) if item.until else write_date(item.date),
        organizer=sheet.link_body(item.organizer) if item.organizer else None,
        about=name_some(sheet.link_directive, item.about),
        words=sheet.read(item.text, entry.record),
        notes=sheet.cite(item.citations),
        faults=sheet.fault(item, (entry.file.path, (*entry.prefix, "conferences", position)), entry.record),
    )


def plan_commendation(sheet: Sheet, entry: DossierEntry, position: int, item: Commendation) -> CommendationView:
    """Show who commended whom."""
    return CommendationView(
        anchor=item.id,
        by=sheet.link_body(item.by) if item.by else None,
        by_text=item.by_text or "",
        recipients=item.recipients,
        recipient_links=name_some(sheet.link_body, item.recipient_ids),
        award=item.award,
        when=write_date(item.date),
        words=sheet.read(item.text, entry.record),
        notes=sheet.cite(item.citations),
        faults=sheet.fault(item, (entry.file.path, (*entry.prefix, "commendations", position)), entry.record),
    )


def plan_models(sheet: Sheet, entry: Entry[Exemplar], number: int) -> tuple[ModelView, ...]:
    """Show one page of the models a unit runs."""
    models = cut_stated(tuple(enumerate(entry.record.models)), number)
    return tuple(plan_model(sheet, entry, position, item) for position, item in models)


def plan_model(sheet: Sheet, entry: Entry[Exemplar], position: int, item: Model) -> ModelView:
    """Show a model with the unit that runs it."""
    address = addresses.body_address(sheet.library.catalog, entry.record.id)
    return ModelView(
        anchor=item.id,
        href=sheet.link("", item_address(address, position, item.id)).href,
        name=item.name,
        words=sheet.read(item.text, entry.record),
        unit=sheet.link_body(entry.record.id),
        place=write_place(sheet, entry.record),
        serves=name_some(sheet.link_directive, item.serves),
        notes=sheet.cite(item.citations),
        faults=sheet.fault(item, (entry.file.path, ("models", position)), entry.record),
    )


def name_some(link: Callable[[ItemT], Anchor], items: Sequence[ItemT]) -> tuple[Anchor, ...]:
    """Link the first of what an item names in a row, and say how many more there are."""
    left = len(items) - NAMED
    others = (Anchor(words.OTHERS.format(count=left), ""),) if left > 0 else ()
    return (*(link(each) for each in items[:NAMED]), *others)


def write_place(sheet: Sheet, body: Body) -> str:
    """Name a body's province, or its level where it has none."""
    catalog = sheet.library.catalog
    if body.province:
        return catalog.provinces[body.province].record.label
    return catalog.levels[body.level].record.label
