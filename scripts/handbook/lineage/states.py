"""What was the case on a day: what had been issued, founded or ended by then, and what sources of that day said of it.

That something had happened is told from its own date, whoever told it when. What is judged, whether a document is in
force, is told only from sources that were surely published by then: later ones do not speak for that day.
"""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from handbook.lineage.links import ENDS, Lineage, Link, type_of
from handbook.lineage.successions import name_body
from handbook.lineage.timeline import Bounds
from handbook.records import BodySuccessor, Catalog, Citation, Milestone, Status, find_status_date
from handbook.text import FIRST, LAST, Day, EdtfDate, PartialDate

_MONTHS = 12


class Certainty(StrEnum):
    """Whether something had happened by a day, as far as its date is known."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


_OPEN = ({Certainty.UNSURE}, {Certainty.UNSURE, Certainty.YES})
"""Of the two ends of a relation, where it is not sure that both were there, nor that one was not."""


@dataclass(frozen=True, slots=True)
class DocumentState:
    """A document on a day.

    ``told`` are the citations of what it is that were published by then. ``status`` is its standing where the newest
    evidence of it is no later, else None; ``links`` are its relations with documents that were surely issued, ``open``
    those with documents that may have been. ``ended_by`` are of ``links`` those by which it had ended.
    """

    id: str
    day: PartialDate
    issued: Certainty
    is_reported: bool
    told: tuple[Citation, ...]
    status: Status | None
    links: tuple[Link, ...]
    open: tuple[Link, ...]
    ended_by: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class BodyState:
    """A body on a day: what it was called, whether it was there yet and still, who had taken its place.

    Without a date of its founding or end nobody knows; ``successors`` are those of a date by then.
    """

    id: str
    day: PartialDate
    name: str
    founded: Certainty
    ended: Certainty
    successors: tuple[BodySuccessor, ...]
    issued: tuple[str, ...]


def find_document_state(
    catalog: Catalog, lineage: Lineage, bounds: Mapping[str, Bounds], document: str, day: PartialDate
) -> DocumentState:
    """Find how a document stood at the end of a day, or of a month or year; ``bounds`` are those of all documents."""
    record = catalog.directives[document].record
    found = {
        link: judge_day(bounds[link.subject if link.target == document else link.target], day)
        for link in (*lineage.outgoing.get(document, ()), *lineage.incoming.get(document, ()))
    }
    issued = judge_day(bounds[document], day)
    links = tuple(link for link, had in found.items() if had is Certainty.YES and issued is Certainty.YES)
    return DocumentState(
        document,
        day,
        issued,
        document in lineage.reported,
        list_told(catalog, record.cite, day),
        record.status if _was_told(catalog, record.status, day) else None,
        links,
        tuple(link for link, had in found.items() if {had, issued} in _OPEN),
        tuple(link for link in links if link.target == document and type_of(catalog, link).eli == ENDS),
    )


def find_body_state(
    catalog: Catalog, lineage: Lineage, bounds: Mapping[str, Bounds], body: str, day: PartialDate
) -> BodyState:
    """Find what a body was at the end of a day, and which documents it had surely issued."""
    record = catalog.bodies[body].record
    had = (each for each in lineage.issued_by.get(body, ()) if judge_day(bounds[each], day) is Certainty.YES)
    return BodyState(
        body,
        day,
        name_body(record, day),
        _judge_milestone(record.founded, day),
        _judge_milestone(record.ended, day),
        tuple(each for each in record.successors if judge_date(each.date, day) is Certainty.YES),
        tuple(had),
    )


def list_told(catalog: Catalog, citations: Iterable[Citation], day: PartialDate) -> tuple[Citation, ...]:
    """List the citations of sources that were surely published by a day."""
    return tuple(
        each
        for each in citations
        if (entry := catalog.sources.get(each.source)) and judge_date(entry.record.published, day) is Certainty.YES
    )


def list_turning_days(
    catalog: Catalog, bounds: Mapping[str, Bounds], document: str, links: Iterable[Link]
) -> tuple[PartialDate, ...]:
    """List the days from which a document may stand otherwise than before, as far as of its relations these matter."""
    ends = dict.fromkeys((document, *(end for link in links for end in (link.subject, link.target))))
    status = find_status_date(catalog, catalog.directives[document].record.status)
    found = {day for end in ends for day in bounds[end]} | ({status.earliest, status.latest} if status else set())
    return tuple(dict.fromkeys(map(_find_first_day, sorted(found - {FIRST, LAST}))))


def judge_date(date: EdtfDate | None, day: PartialDate) -> Certainty:
    """Judge whether a date lies no later than a day; of one that is not known it is unsure."""
    return judge_day(Bounds(date.earliest, date.latest) if date else Bounds(), day)


def judge_day(bounds: Bounds, day: PartialDate) -> Certainty:
    """Judge whether what lies between two days had happened by the end of a day."""
    last = _find_end(day)
    if bounds.latest <= last:
        return Certainty.YES
    return Certainty.NO if bounds.earliest > last else Certainty.UNSURE


def _find_end(day: PartialDate) -> Day:
    """Find the end of a day: that of its month or year where it is the last of it."""
    year, month, last = day.rank
    if last == _count_days(year, month):
        last = LAST[2]
    return (year, *LAST[1:]) if (month, last) == (_MONTHS, LAST[2]) else (year, month, last)


def _find_first_day(bound: Day) -> PartialDate:
    """Find the first day of the calendar at whose end a bound is reached."""
    year, month, day = bound
    if month > _MONTHS:
        return PartialDate(year, _MONTHS, _count_days(year, _MONTHS))
    return PartialDate(year, month or 1, min(day or 1, _count_days(year, month or 1)))


def _count_days(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1] if 1 <= month <= _MONTHS else 0


def _judge_milestone(milestone: Milestone | None, day: PartialDate) -> Certainty:
    return judge_date(milestone.date if milestone else None, day)


def _was_told(catalog: Catalog, status: Status, day: PartialDate) -> bool:
    """Tell whether a standing rests on evidence, and all of it was there by a day."""
    date = find_status_date(catalog, status)
    return bool(status.cite) and date is not None and judge_date(date, day) is Certainty.YES
