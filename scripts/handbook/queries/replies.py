"""The form of every answer: what is held, each thing with its citations; what is not held is said so."""

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from handbook.messages import say, write_date
from handbook.pages import source_address
from handbook.queries.holdings import Holdings
from handbook.records import Citation
from handbook.text import EdtfDate


class Told(BaseModel):
    """Anything an answer is made of."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Attribution(Told):
    """Where a claim comes from: the source with its address, and the passage that says it."""

    citation: str
    title: str
    publisher: str
    published: str
    address: str
    archived: str
    passage: str
    opening: str
    page: str


class NamedRecord(Told):
    """A record by its id, with what it is called, when it is of, and its page."""

    kind: str
    id: str
    name: str
    about: str = ""
    date: str = ""
    page: str = ""


class CitedSentence(Told):
    """A sentence, with the citations it rests on."""

    text: str
    cite: tuple[str, ...] = ()


class Reply(Told):
    """An answer: whether the handbook holds one, a sentence where something must be said, and whom it may mean.

    ``candidates`` are the records a name may mean; of several none is chosen. ``citations`` explains each that the
    answer gives.
    """

    held: bool
    note: str = ""
    candidates: tuple[NamedRecord, ...] = ()
    citations: tuple[Attribution, ...] = ()


def attribute(holdings: Holdings, citations: Iterable[Citation]) -> tuple[Attribution, ...]:
    """Explain citations, each once; of a passage that there is not nothing can be told."""
    return tuple(each for citation in dict.fromkeys(citations) if (each := explain_citation(holdings, citation)))


def explain_citation(holdings: Holdings, citation: Citation) -> Attribution | None:
    """Tell what a citation points to; None where the handbook has no such passage."""
    entry = holdings.catalog.sources.get(citation.source)
    passage = next((each for each in entry.record.passages if each.id == citation.passage), None) if entry else None
    if entry is None or passage is None:
        return None
    record = entry.record
    return Attribution(
        citation=str(citation),
        title=record.title,
        publisher=record.publisher or "",
        published=write_date(record.published),
        address=record.url or "",
        archived=record.archived or "",
        passage=passage.locator,
        opening=passage.opening,
        page=find_page(holdings, source_address(record.id, passage.id)),
    )


def find_page(holdings: Holdings, address: str) -> str:
    """Return the whole address of a page where the site has one, else as seen from the site's root."""
    return f"{holdings.base}{address}"


def write_cited(citations: Iterable[Citation]) -> tuple[str, ...]:
    """Write citations as records have them."""
    return tuple(map(str, citations))


def write_issued(date: EdtfDate | None) -> str:
    """Write the day of a document, or that nobody knows it."""
    return write_date(date) or say("queries", "undated")
