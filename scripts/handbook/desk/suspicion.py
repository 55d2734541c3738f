"""Claims that nobody has looked at since what they say, or what they rest on, became something else.

The files in ``reviews/`` keep what each claim of a record was when somebody last looked it over; what differs is
suspect until somebody looks again. A record nobody ever looked over is not suspect, only not reviewed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.checks import walk_records
from handbook.datafile import parse_datafile
from handbook.desk.stamps import Stamp, stamp_record
from handbook.diagnostics import Diagnostic
from handbook.messages import say
from handbook.records import (
    REVIEWS,
    Catalog,
    Entry,
    Maintained,
    RecordReview,
    ReviewedClaim,
    SeenPassage,
    parse_record,
    render_record,
)
from handbook.text import PartialDate


@dataclass(frozen=True, slots=True)
class Suspect:
    """A claim to look at again: of which record, which one, where, and what became something else."""

    record: str
    claim: str
    path: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reviews:
    """The reviews of a handbook by record, and what is wrong with their files."""

    records: Mapping[str, RecordReview]
    diagnostics: tuple[Diagnostic, ...] = ()


def read_reviews(root: Path) -> Reviews:
    """Read what is kept of reviews; a file that cannot be read is told and is as none."""
    records: dict[str, RecordReview] = {}
    diagnostics: list[Diagnostic] = []
    for path in sorted((root / REVIEWS).glob("*.yml")):
        reading = parse_datafile(f"{REVIEWS}/{path.name}", path.read_bytes())
        diagnostics += reading.diagnostics
        if reading.file:
            review, faults = parse_record(RecordReview, reading.data, reading.file)
            diagnostics += faults
            records |= {review.id: review} if review else {}
    return Reviews(records, tuple(diagnostics))


def find_suspects(catalog: Catalog, reviews: Reviews) -> tuple[Suspect, ...]:
    """Find the claims of reviewed records that are not what somebody looked at."""
    return tuple(
        suspect
        for entry in _list_reviewable(catalog)
        if entry.record.id in reviews.records
        for suspect in _compare(catalog, entry, reviews.records[entry.record.id])
    )


def list_unreviewed(catalog: Catalog, reviews: Reviews) -> tuple[str, ...]:
    """List the records with claims that nobody ever looked over."""
    return tuple(entry.record.id for entry in _list_reviewable(catalog) if entry.record.id not in reviews.records)


def list_orphans(catalog: Catalog, reviews: Reviews) -> tuple[str, ...]:
    """List the reviews of records that are not there."""
    return tuple(sorted(reviews.records.keys() - {entry.record.id for entry in _list_reviewable(catalog)}))


def confirm_record(root: Path, catalog: Catalog, identifier: str, today: PartialDate) -> int:
    """Keep what the claims of a record are today, as somebody looked them over; return how many there are.

    Return 0 where no record with claims has that id.
    """
    entries = [entry for entry in _list_reviewable(catalog) if entry.record.id == identifier]
    claims = [stamp.claim for entry in entries for stamp in stamp_record(catalog, entry)]
    if claims:
        review = RecordReview(id=identifier, reviewed=today, claims=tuple(dict.fromkeys(claims)))
        path = root / REVIEWS / f"{identifier}.yml"
        path.parent.mkdir(exist_ok=True)
        text = render_record(RecordReview, review.model_dump(mode="json"))
        path.write_text(text, encoding="utf-8", newline="")
    return len(claims)


def _list_reviewable(catalog: Catalog) -> Iterator[Entry[Maintained]]:
    """List the records whose claims are looked over: those that somebody maintains; sources claim nothing."""
    for entry in walk_records(catalog):
        if isinstance(entry.record, Maintained) and "cite" in type(entry.record).model_fields:
            yield Entry(entry.record, entry.file, entry.prefix)


def _compare(catalog: Catalog, entry: Entry[Maintained], review: RecordReview) -> Iterator[Suspect]:
    known: dict[str, list[ReviewedClaim]] = {}
    for claim in review.claims:
        known.setdefault(claim.words, []).append(claim)
    told = ((stamp, _find_reason(stamp, known.get(stamp.claim.words, []))) for stamp in stamp_record(catalog, entry))
    placed = ((entry.place(*stamp.part.path), stamp.label, reason) for stamp, reason in told if reason)
    for place, label, reason in sorted(placed):
        yield Suspect(entry.record.id, label, place.path, place.line, reason)


def _find_reason(stamp: Stamp, known: list[ReviewedClaim]) -> str:
    """Say what of a claim is not as it was; empty where somebody has seen it as it is."""
    same = [claim for claim in known if claim.records == stamp.claim.records]
    if not same:
        return say("reviewing", "words")
    reasons = [_compare_seen(stamp.claim.cite, claim.cite) for claim in same]
    return min(reasons, key=len)


def _compare_seen(now: tuple[SeenPassage, ...], then: tuple[SeenPassage, ...]) -> str:
    """Say which passages are others, or say something else; one whose print was not known then may be the same."""
    prints = {each.citation: {seen.fingerprint for seen in then if seen.citation == each.citation} for each in now}
    added = [str(each.citation) for each in now if not prints[each.citation]]
    changed = [
        str(each.citation)
        for each in now
        if prints[each.citation] and prints[each.citation].isdisjoint({each.fingerprint, ""})
    ]
    gone = [str(seen.citation) for seen in then if seen.citation not in prints]
    told = (
        say("reviewing", "changed", passages=", ".join(changed)) if changed else "",
        say("reviewing", "added", passages=", ".join(added)) if added else "",
        say("reviewing", "gone", passages=", ".join(gone)) if gone else "",
    )
    return "; ".join(filter(None, told))
