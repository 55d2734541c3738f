"""What a record says on subjects: its claims bear them, a model also as a whole, its figures by what they count."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel

from handbook.records.claims import Claim
from handbook.records.dossiers import Dossier, Model
from handbook.records.fields import read_fields


class PlacedClaim(NamedTuple):
    """A claim with the list of its record that holds it, and its place there."""

    field: str
    position: int
    claim: Claim


def list_claims(record: Dossier) -> Iterator[PlacedClaim]:
    """List the claims of a record, list by list in the order in which it is written."""
    for field in _list_fields(type(record)):
        for position, claim in enumerate(getattr(record, field)):
            yield PlacedClaim(field, position, claim)


def list_subjects(record: Dossier) -> tuple[str, ...]:
    """List the subjects that a record bears, each once: a model's own, then those of claims."""
    own: Iterable[str] = record.subjects if isinstance(record, Model) else ()
    return tuple(dict.fromkeys((*own, *(each for placed in list_claims(record) for each in placed.claim.subjects))))


@cache
def _list_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """List the fields of a model that hold claims."""
    return tuple(
        name
        for name, shape in read_fields(model).items()
        if shape.is_list and shape.model and issubclass(shape.model, Claim)
    )
