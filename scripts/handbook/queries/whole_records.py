"""One record whole, as it is published, with what each of its citations points to."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic_core import from_json

from handbook.messages import say
from handbook.opendata import publish_record
from handbook.queries.holdings import Holdings
from handbook.queries.record_matches import find_meant
from handbook.queries.replies import NamedRecord, Reply, attribute
from handbook.records import PAGES, Citation

SPACES = (*PAGES, "glossary")


class WholeRecord(Reply):
    """A record with all it says, field by field; every ``cite`` in it is explained under ``citations``."""

    kind: str = ""
    record: Mapping[str, Any] = {}


def read_record(holdings: Holdings, name: str) -> WholeRecord:
    """Read the record of an id, or the only one that bears a name or number."""
    meant = find_meant(holdings, name, SPACES)
    if len(meant) != 1:
        return WholeRecord(**refuse(name, meant))
    [found] = meant
    if found.kind == "glossary":
        entry = holdings.catalog.glossary[found.id].record
        return WholeRecord(
            held=True,
            kind=found.kind,
            record=entry.model_dump(mode="json"),
            citations=attribute(holdings, entry.cite),
        )
    record = from_json(publish_record(holdings.library, found.kind, found.id))
    cited = tuple(_list_cited(record))
    return WholeRecord(held=True, kind=found.kind, record=record, citations=attribute(holdings, cited))


def refuse(name: str, meant: tuple[NamedRecord, ...]) -> dict[str, Any]:
    """Say that a name means nothing that is held, or several records, and which."""
    note = say("queries", "ambiguous", asked=name, count=len(meant)) if meant else say("queries", "nothing", asked=name)
    return {"held": False, "note": note, "candidates": meant}


def _list_cited(value: object) -> Iterator[Citation]:
    """List the citations in a record, wherever they stand."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "cite":
                yield from (Citation(*cited.split("#")) for cited in inner)
            else:
                yield from _list_cited(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _list_cited(inner)
