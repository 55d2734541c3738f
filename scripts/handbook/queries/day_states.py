"""How a document or a body stood on a day, in sentences, each with the citations it rests on."""

from collections.abc import Iterator

from handbook.lineage import (
    BodyState,
    Certainty,
    DocumentState,
    find_body_state,
    find_document_state,
)
from handbook.messages import name_date, say, write_date
from handbook.queries.holdings import Holdings
from handbook.queries.record_matches import find_meant
from handbook.queries.record_ties import SPACES, name_document, name_other, write_link, write_successor
from handbook.queries.replies import CitedSentence, NamedRecord, Reply, attribute, write_cited
from handbook.queries.whole_records import refuse
from handbook.records import Citation, Directive, Milestone, write_status_date
from handbook.text import PartialDate, parse_date

Sentence = tuple[str, tuple[Citation, ...]]


class DayState(Reply):
    """A record on a day: ``happened`` tells whether it was issued or founded by then (yes, no, unsure).

    ``status`` is the id of its standing by the evidence of that day, empty where there was none. ``ended_by`` are the
    documents that had ended it by then.
    """

    subject: NamedRecord | None = None
    day: str = ""
    happened: str = ""
    status: str = ""
    ended_by: tuple[NamedRecord, ...] = ()
    statements: tuple[CitedSentence, ...] = ()


def read_state(holdings: Holdings, name: str, day: str) -> DayState:
    """Read how a document or a body stood at the end of a day, a month or a year, by the evidence there was."""
    date = parse_date(day.strip())
    if not isinstance(date, PartialDate) or date.mark or not date.exists:
        return DayState(held=False, note=say("queries", "day", day=day))
    meant = find_meant(holdings, name, SPACES)
    if len(meant) != 1:
        return DayState(**refuse(name, meant))
    [found] = meant
    catalog, library = holdings.catalog, holdings.library
    indexes = catalog, library.lineage, library.bounds, found.id, date
    if found.kind == "directives":
        document = find_document_state(*indexes)
        sentences = tuple(_tell_document(holdings, document))
        ended = tuple(name_document(holdings, link.subject) for link in document.ended_by)
        status = document.status.value if document.status else ""
        return _reply(holdings, found, date, (document.issued, status), sentences, ended)
    body = find_body_state(*indexes)
    return _reply(holdings, found, date, (body.founded, ""), tuple(_tell_body(holdings, body)), ())


def _reply(
    holdings: Holdings,
    found: NamedRecord,
    day: PartialDate,
    case: tuple[Certainty, str],
    sentences: tuple[Sentence, ...],
    ended: tuple[NamedRecord, ...],
) -> DayState:
    happened, status = case
    return DayState(
        held=True,
        citations=attribute(holdings, (each for _, cited in sentences for each in cited)),
        subject=found,
        day=str(day),
        happened=happened.value,
        status=status,
        ended_by=ended,
        statements=tuple(CitedSentence(text=text, cite=write_cited(cited)) for text, cited in sentences),
    )


def _tell_document(holdings: Holdings, state: DocumentState) -> Iterator[Sentence]:
    record = holdings.catalog.directives[state.id].record
    name, day = record.short_name, name_date(state.day)
    if state.is_reported:
        yield say("queries", "state-reported", name=name), record.cite
    yield _tell_issue(state, record), record.cite
    if state.issued is Certainty.NO:
        return
    if not state.told:
        yield say("queries", "state-untold", name=name, day=day), ()
    for link in state.ended_by:
        said = write_link(holdings, link, state.id)
        yield say("queries", "state-stopped", name=name, day=day, said=said), link.relation.cite
    yield _tell_status(holdings, state, record), record.status.cite
    for link in state.links:
        if link not in state.ended_by:
            yield write_link(holdings, link, state.id), link.relation.cite
    for link in state.open:
        yield say("queries", "state-open", day=day, said=write_link(holdings, link, state.id)), link.relation.cite


def _tell_issue(state: DocumentState, record: Directive) -> str:
    name, day, date = record.short_name, name_date(state.day), write_date(record.issued)
    if state.issued is Certainty.UNSURE:
        return say("queries", "issue-unsure", name=name, day=day, date=date)
    had = "issue-yes" if state.issued is Certainty.YES else "issue-no"
    return say("queries", had, name=name, day=day, date=date)


def _tell_status(holdings: Holdings, state: DocumentState, record: Directive) -> str:
    """Tell a standing by the evidence of a day, or that there was none then, and what later sources say."""
    name, status = record.short_name, record.status
    if not status.cite:
        return say("queries", "status-none", name=name)
    label = holdings.catalog.statuses[status.value].record.label
    evidence = write_status_date(holdings.catalog, status)
    when = "status-then" if state.status else "status-later"
    return say("queries", when, name=name, day=name_date(state.day), status=label, evidence=evidence)


def _tell_body(holdings: Holdings, state: BodyState) -> Iterator[Sentence]:
    record = holdings.catalog.bodies[state.id].record
    name, day = state.name, name_date(state.day)
    former = next((each for each in record.former_names if each.name == name), None)
    today = record.name if former else ""
    yield say("queries", "body-called", name=name, day=day, today=today), former.cite if former else record.cite
    date, had = _write_day(record.founded), state.founded
    text = "founded-yes" if had is Certainty.YES else "founded-no" if had is Certainty.NO else "founded-unsure"
    yield say("queries", text, name=name, day=day, date=date), record.founded.cite if record.founded else ()
    date, had = _write_day(record.ended), state.ended
    text = "ended-yes" if had is Certainty.YES else "ended-no" if had is Certainty.NO else "ended-unsure"
    yield say("queries", text, name=name, day=day, date=date), record.ended.cite if record.ended else ()
    for each in state.successors:
        yield write_successor(record.name, name_other(holdings, each.target).name, each.date), each.cite
    for document in state.issued:
        named = name_document(holdings, document)
        cited = holdings.catalog.directives[document].record.cite
        yield say("queries", "body-issued", document=named.name, date=named.date), cited


def _write_day(milestone: Milestone | None) -> str:
    return write_date(milestone.date) if milestone else ""
