"""What a document continues, goes with, replaces and is replaced by; where a body belongs and what became of it."""

from collections.abc import Iterator
from typing import Literal

from handbook.lineage import Link, find_succession, is_ended, type_of
from handbook.messages import say, write_date
from handbook.pages import body_address, directive_address
from handbook.queries.holdings import Holdings
from handbook.queries.record_matches import find_meant
from handbook.queries.replies import NamedRecord, Reply, Told, attribute, find_page, write_cited, write_issued
from handbook.queries.whole_records import refuse
from handbook.records import BodySuccessor, Citation
from handbook.text import EdtfDate

SPACES = ("directives", "bodies")
Direction = Literal["forward", "inverse"]


class RecordTie(Told):
    """A relation in a sentence, and the record at its other end; ``forward`` is as the subject's record states it."""

    relation: str
    direction: Direction
    sentence: str
    other: NamedRecord
    since: str
    remark: str
    cite: tuple[str, ...]


class Ties(Reply):
    """The relations of a record, and for a document its line of succession, the oldest first."""

    subject: NamedRecord | None = None
    ties: tuple[RecordTie, ...] = ()
    line: tuple[NamedRecord, ...] = ()
    is_ended: bool = False


def read_ties(holdings: Holdings, name: str) -> Ties:
    """Read how a document or a body hangs together with others."""
    meant = find_meant(holdings, name, SPACES)
    if len(meant) != 1:
        return Ties(**refuse(name, meant))
    [found] = meant
    if found.kind == "directives":
        return _read_document(holdings, found)
    pairs = tuple(_list_body_ties(holdings, found))
    return Ties(
        held=bool(pairs),
        note="" if pairs else say("queries", "no-ties", name=found.name),
        citations=attribute(holdings, (each for _, cited in pairs for each in cited)),
        subject=found,
        ties=tuple(tie for tie, _ in pairs),
    )


def name_document(holdings: Holdings, identifier: str) -> NamedRecord:
    """Name a document with its title and its day."""
    record = holdings.catalog.directives[identifier].record
    page = find_page(holdings, directive_address(identifier))
    return NamedRecord(
        kind="directives",
        id=identifier,
        name=record.short_name,
        about=record.title,
        date=write_issued(record.issued),
        page=page,
    )


def name_other(holdings: Holdings, identifier: str) -> NamedRecord:
    """Name a body."""
    record = holdings.catalog.bodies[identifier].record
    page = find_page(holdings, body_address(holdings.catalog, identifier))
    return NamedRecord(kind="bodies", id=identifier, name=record.name, page=page)


def write_link(holdings: Holdings, link: Link, document: str) -> str:
    """Write a relation as a sentence, as seen from one of its documents."""
    entry, is_subject = type_of(holdings.catalog, link), link.subject == document
    other = holdings.catalog.directives[link.target if is_subject else link.subject].record
    name = f"{other.short_name} ({write_issued(other.issued)})"
    return (entry.sentence if is_subject else entry.inverse_sentence).replace("{target}", name)


def write_successor(name: str, heir: str, date: EdtfDate | None) -> str:
    """Write that one body took the place of another."""
    return say("queries", "tie-successor", subject=name, target=heir, since=write_date(date))


def _read_document(holdings: Holdings, found: NamedRecord) -> Ties:
    lineage, timeline = holdings.library.lineage, holdings.library.timeline
    links = (*lineage.outgoing.get(found.id, ()), *lineage.incoming.get(found.id, ()))
    line = find_succession(holdings.catalog, lineage, found.id)
    cited = (each for link in links for each in link.relation.cite)
    return Ties(
        held=bool(links),
        note="" if links else say("queries", "no-ties", name=found.name),
        citations=attribute(holdings, cited),
        subject=found,
        ties=tuple(_tell_link(holdings, link, found.id) for link in links),
        line=tuple(name_document(holdings, each) for each in sorted(line, key=timeline.__getitem__)),
        is_ended=is_ended(holdings.catalog, lineage, found.id),
    )


def _tell_link(holdings: Holdings, link: Link, document: str) -> RecordTie:
    is_subject = link.subject == document
    later = holdings.catalog.directives[link.subject].record
    return RecordTie(
        relation=link.kind,
        direction="forward" if is_subject else "inverse",
        sentence=write_link(holdings, link, document),
        other=name_document(holdings, link.target if is_subject else link.subject),
        since=write_issued(later.issued),
        remark=link.relation.note or "",
        cite=write_cited(link.relation.cite),
    )


def _list_body_ties(holdings: Holdings, found: NamedRecord) -> Iterator[tuple[RecordTie, tuple[Citation, ...]]]:
    """List where a body belongs, who took its place and whose place it took, each with its citations."""
    bodies = holdings.catalog.bodies
    record = bodies[found.id].record
    if record.parent and record.parent in bodies:
        yield _tell_tie(holdings, found, ("parent", "forward"), record.parent), record.cite
    for each in record.successors:
        if each.target in bodies:
            yield _tell_tie(holdings, found, ("successor", "forward"), each.target, each), each.cite
    for before in holdings.library.lineage.predecessors.get(found.id, ()):
        for each in bodies[before].record.successors:
            if each.target == found.id:
                yield _tell_tie(holdings, found, ("successor", "inverse"), before, each), each.cite


def _tell_tie(
    holdings: Holdings,
    found: NamedRecord,
    kind: tuple[str, Direction],
    other: str,
    succession: BodySuccessor | None = None,
) -> RecordTie:
    relation, direction = kind
    named = name_other(holdings, other)
    subject, target = (found, named) if direction == "forward" else (named, found)
    since = write_date(succession.date) if succession else ""
    sentence = (
        write_successor(subject.name, target.name, succession.date)
        if succession
        else say("queries", "tie-parent", subject=subject.name, target=target.name)
    )
    cited = succession.cite if succession else holdings.catalog.bodies[found.id].record.cite
    return RecordTie(
        relation=relation,
        direction=direction,
        sentence=sentence,
        other=named,
        since=since,
        remark=(succession.note if succession else None) or "",
        cite=write_cited(cited),
    )
