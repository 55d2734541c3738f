"""Printed figures by what they count, where, of whom and when; none is added up, rounded or chosen."""

from collections.abc import Iterator
from typing import NamedTuple

from handbook.lineage import list_told
from handbook.messages import say
from handbook.pages import find_address, item_address
from handbook.queries.holdings import Holdings, read_terms
from handbook.queries.record_matches import find_meant, fits
from handbook.queries.replies import Reply, Told, attribute, find_page, write_cited
from handbook.queries.whole_records import refuse
from handbook.records import DOSSIERS, Dossier, Figure, Model, find_time, write_amount
from handbook.text import PartialDate, parse_date


class FigureAnswer(Told):
    """A figure as it is printed, with all that is needed to read it rightly."""

    record: str
    owner: str
    figure: str
    indicator: str
    printed: str
    value: float
    out_of: float | None
    unit: str
    qualifier: str
    time: str
    date: str
    scope: str
    measures: str
    remarks: tuple[str, ...]
    cite: tuple[str, ...]
    page: str


class FigureRows(Reply):
    """The figures that fit, with how many there are."""

    figures: tuple[FigureAnswer, ...] = ()
    count: int = 0


class Asked(NamedTuple):
    """What figures are asked for: words of their indicator, scope, place and body; a document, a year, a last day."""

    indicator: str = ""
    scope: str = ""
    place: str = ""
    body: str = ""
    document: str = ""
    year: int | None = None
    by: str = ""


class _Spot(NamedTuple):
    space: str
    record: Dossier
    position: int

    @property
    def figure(self) -> Figure:
        return self.record.figures[self.position]


def list_figures(holdings: Holdings, asked: Asked, limit: int = 20) -> FigureRows:
    """List the figures that fit all that is asked; ``by`` keeps those of sources that were published by a day."""
    day = parse_date(asked.by) if asked.by else None
    if asked.by and (not isinstance(day, PartialDate) or day.mark or not day.exists):
        return FigureRows(held=False, note=say("queries", "day", day=asked.by))
    document = ""
    if asked.document:
        meant = find_meant(holdings, asked.document, ("directives",))
        if len(meant) != 1:
            return FigureRows(**refuse(asked.document, meant))
        document = meant[0].id
    found = [
        spot
        for spot in _list_spots(holdings)
        if _fits(holdings, spot, asked)
        and (not document or document in {spot.figure.measures, spot.record.id})
        and (not isinstance(day, PartialDate) or list_told(holdings.catalog, spot.figure.cite, day))
    ]
    cited = (each for spot in found[:limit] for each in spot.figure.cite)
    return FigureRows(
        held=bool(found),
        note="" if found else say("queries", "no-figures"),
        citations=attribute(holdings, cited),
        figures=tuple(_tell_figure(holdings, spot) for spot in found[:limit]),
        count=len(found),
    )


def _list_spots(holdings: Holdings) -> Iterator[_Spot]:
    for space in DOSSIERS:
        for entry in getattr(holdings.catalog, space).values():
            yield from (_Spot(space, entry.record, position) for position in range(len(entry.record.figures)))


def _fits(holdings: Holdings, spot: _Spot, asked: Asked) -> bool:
    figure, indicator = spot.figure, holdings.catalog.indicators[spot.figure.indicator].record
    if asked.year is not None and asked.year not in _list_years(spot):
        return False
    texts = (
        (asked.indicator, (indicator.label, indicator.unit, indicator.id)),
        (asked.scope, (figure.scope,)),
        (asked.place, (figure.scope, *_list_places(holdings, spot.record))),
        (asked.body, _list_owners(holdings, spot.record)),
    )
    return all(not words or fits(words, read_terms(" ".join(said))) for words, said in texts)


def _list_years(spot: _Spot) -> tuple[int, ...]:
    """List the years a figure is of: that of its day, all of its period, or that of its conference."""
    figure = spot.figure
    if figure.as_of:
        return figure.as_of.years
    if figure.period:
        years = (*figure.period.start.years, *figure.period.end.years)
        return tuple(range(min(years), max(years) + 1))
    date = next((each.date for each in spot.record.conferences if each.id == figure.event), None)
    return date.years if date else ()


def _list_bodies(holdings: Holdings, record: Dossier) -> tuple[str, ...]:
    if isinstance(record, Model):
        return tuple(each.unit for each in record.units)
    issuer: str | None = getattr(record, "issuer", None)
    return (issuer,) if issuer else (record.id,) if record.id in holdings.catalog.bodies else ()


def _list_owners(holdings: Holdings, record: Dossier) -> Iterator[str]:
    """List the names of a record, and those of the bodies it is of."""
    yield record.id
    yield from (str(name) for field in ("name", "short_name") if (name := getattr(record, field, None)))
    for each in _list_bodies(holdings, record):
        body = holdings.catalog.bodies[each].record
        yield from (name for name in (body.name, body.short_name, *body.aliases) if name)


def _list_places(holdings: Holdings, record: Dossier) -> Iterator[str]:
    """List the names of the provinces of a record, of today and before."""
    for each in _list_bodies(holdings, record):
        province = holdings.catalog.bodies[each].record.province
        if province:
            entry = holdings.catalog.provinces[province].record
            yield from (entry.label, *(former.name for former in entry.former_names))


def _tell_figure(holdings: Holdings, spot: _Spot) -> FigureAnswer:
    catalog, figure, record = holdings.catalog, spot.figure, spot.record
    indicator, time = catalog.indicators[figure.indicator].record, find_time(record, figure)
    address = item_address(find_address(catalog, spot.space, record.id), spot.position, figure.id)
    return FigureAnswer(
        record=record.id,
        owner=next(str(name) for field in ("short_name", "name") if (name := getattr(record, field, None))),
        figure=figure.id,
        indicator=indicator.label,
        printed=write_amount(figure, indicator.unit),
        value=float(figure.value),
        out_of=None if figure.out_of is None else float(figure.out_of),
        unit=indicator.unit,
        qualifier=figure.qualifier,
        time=time.words,
        date=str(figure.as_of or ""),
        scope=figure.scope,
        measures=figure.measures or "",
        remarks=(*((figure.note,) if figure.note else ()), *(each.note for each in figure.discrepancies)),
        cite=write_cited(figure.cite),
        page=find_page(holdings, address),
    )
