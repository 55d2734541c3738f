"""The parts that documents and units share: claims, figures, models, conferences, commendations."""

from collections.abc import Iterable

from handbook.catalog import Entry
from handbook.dates import render_period
from handbook.figures import find_time, write_beside, write_number, write_unit
from handbook.pages import addresses
from handbook.pages.library import find_owner
from handbook.pages.rows import write_date
from handbook.pages.sheet import Sheet
from handbook.pages.views import (
    ClaimView,
    CommendationView,
    ConferenceView,
    DossierView,
    FigureRow,
    ModelView,
)
from handbook.records import Body, Claim, Commendation, Conference, Dossier, Exemplar, Figure, Model

DossierEntry = Entry[Dossier]


def plan_dossier(sheet: Sheet, entry: DossierEntry) -> DossierView:
    """Show all that a document or unit has to tell."""
    record = entry.record
    return DossierView(
        summary=plan_claims(sheet, entry, "summary", record.summary),
        tasks=plan_claims(sheet, entry, "tasks", record.tasks),
        highlights=plan_claims(sheet, entry, "highlights", record.highlights),
        lessons=plan_claims(sheet, entry, "lessons", record.lessons),
        limitations=plan_claims(sheet, entry, "limitations", record.limitations),
        figures=plan_figures(sheet, entry),
        conferences=tuple(
            plan_conference(sheet, entry, position, item) for position, item in enumerate(record.conferences)
        ),
        commendations=tuple(
            plan_commendation(sheet, entry, position, item) for position, item in enumerate(record.commendations)
        ),
        faults=sheet.fault(record, (entry.file.path, entry.prefix), record),
        note=sheet.read(record.note, record),
    )


def plan_claims(sheet: Sheet, entry: DossierEntry, field: str, claims: Iterable[Claim]) -> tuple[ClaimView, ...]:
    """Show the claims of one field."""
    return tuple(
        sheet.claim(claim, (entry.file.path, (*entry.prefix, field, position)), entry.record)
        for position, claim in enumerate(claims)
    )


def plan_figures(sheet: Sheet, entry: DossierEntry) -> tuple[FigureRow, ...]:
    """Show the figures of one record."""
    return tuple(plan_figure(sheet, entry, position, item) for position, item in enumerate(entry.record.figures))


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
        owner=sheet.link(owner.text, f"{owner.href}#{figure.id}"),
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
        about=sheet.link_directives(item.about),
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
        recipient_links=tuple(sheet.link_body(body) for body in item.recipient_ids),
        award=item.award,
        when=write_date(item.date),
        words=sheet.read(item.text, entry.record),
        notes=sheet.cite(item.citations),
        faults=sheet.fault(item, (entry.file.path, (*entry.prefix, "commendations", position)), entry.record),
    )


def plan_models(sheet: Sheet, entry: Entry[Exemplar]) -> tuple[ModelView, ...]:
    """Show the models a unit runs."""
    return tuple(plan_model(sheet, entry, position, item) for position, item in enumerate(entry.record.models))


def plan_model(sheet: Sheet, entry: Entry[Exemplar], position: int, item: Model) -> ModelView:
    """Show a model with the unit that runs it."""
    return ModelView(
        anchor=item.id,
        href=sheet.link("", f"{addresses.body_address(sheet.library.catalog, entry.record.id)}#{item.id}").href,
        name=item.name,
        words=sheet.read(item.text, entry.record),
        unit=sheet.link_body(entry.record.id),
        place=write_place(sheet, entry.record),
        serves=sheet.link_directives(item.serves),
        notes=sheet.cite(item.citations),
        faults=sheet.fault(item, (entry.file.path, ("models", position)), entry.record),
    )


def write_place(sheet: Sheet, body: Body) -> str:
    """Name a body's province, or its level where it has none."""
    catalog = sheet.library.catalog
    if body.province:
        return catalog.provinces[body.province].record.label
    return catalog.levels[body.level].record.label
