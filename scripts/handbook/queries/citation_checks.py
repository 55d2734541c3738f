"""Whether a citation holds: the passage is there, and prints the numbers, dates, symbols and names of a claim.

The text of a source is nobody's to hand on: only what is printed in figures and names can be checked, and what is only
said in words is told as not checkable, never as true.
"""

from collections.abc import Iterator
from typing import Literal

from handbook.evidence import Facts, holds_date, holds_name, holds_number, holds_symbol, read_facts
from handbook.messages import say, word_date
from handbook.queries.holdings import Holdings
from handbook.queries.replies import Reply, Told, attribute, find_page
from handbook.records import Citation, Passage, find_nearest

Verdict = Literal["holds", "fails", "unchecked", "missing"]


class CheckedFact(Told):
    """A number, date, symbol or quoted name of a claim, and whether the passage prints it."""

    kind: Literal["number", "date", "symbol", "name"]
    printed: str
    holds: bool


class RestingClaim(Told):
    """A place in the handbook that rests on the passage."""

    name: str
    page: str


class CitationCheck(Reply):
    """What became of a claim held against the passage it cites; ``resting`` says what else rests on it."""

    verdict: Verdict
    facts: tuple[CheckedFact, ...] = ()
    resting: tuple[RestingClaim, ...] = ()


def check_citation(holdings: Holdings, citation: str, claim: str = "") -> CitationCheck:
    """Check that a citation (``source#passage``) points to a passage, and that this prints what a claim says."""
    source, _, passage_id = citation.strip().partition("#")
    entry = holdings.catalog.sources.get(source)
    if entry is None:
        near = find_nearest(source, holdings.catalog.sources) or ""
        return CitationCheck(held=False, verdict="missing", note=say("queries", "no-source", source=source, near=near))
    passage = next((each for each in entry.record.passages if each.id == passage_id), None)
    if passage is None:
        known = ", ".join(each.id for each in entry.record.passages)
        note = say("queries", "no-passage", source=entry.record.title, passage=passage_id, known=known)
        return CitationCheck(held=False, verdict="missing", note=note)
    cited = Citation(source, passage_id)
    checked = tuple(_check_facts(passage, claim)) if passage.fingerprint else ()
    verdict: Verdict = "unchecked" if not checked else "holds" if all(each.holds for each in checked) else "fails"
    return CitationCheck(
        held=True,
        note=_explain(passage, claim, verdict, checked),
        citations=attribute(holdings, [cited]),
        verdict=verdict,
        facts=checked,
        resting=tuple(
            RestingClaim(name=run.text, page=find_page(holdings, run.href))
            for run in holdings.library.support.get(cited, ())
        ),
    )


def _check_facts(passage: Passage, claim: str) -> Iterator[CheckedFact]:
    """Check all that a claim prints against what is known to be printed in a passage."""
    held = Facts(passage.numbers, passage.dates, passage.symbols, passage.names)
    said = read_facts(claim)
    for number in said.numbers:
        yield CheckedFact(kind="number", printed=number, holds=holds_number(held, number))
    for date in said.dates:
        yield CheckedFact(kind="date", printed=word_date(date), holds=holds_date(held, date))
    for symbol in said.symbols:
        yield CheckedFact(kind="symbol", printed=symbol, holds=holds_symbol(held, symbol))
    for name in said.names:
        yield CheckedFact(kind="name", printed=name, holds=holds_name(held, name))


def _explain(passage: Passage, claim: str, verdict: Verdict, checked: tuple[CheckedFact, ...]) -> str:
    if not claim.strip():
        return say("queries", "passage-there", passage=passage.locator)
    if verdict == "unchecked":
        return say("queries", "unchecked" if passage.fingerprint else "unread", passage=passage.locator)
    missing = ", ".join(each.printed for each in checked if not each.holds)
    return say("queries", "claim", passage=passage.locator, missing=missing)
