"""What is kept of the day somebody last looked a record over: its claims, and the passages they rested on, as prints.

These files are written by the program and are no records: nothing but the review of records reads them.
"""

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer
from pydantic_core import PydanticCustomError

from handbook.records.fields import Noun, Record, ValueKind, Wording, Zone
from handbook.records.values import ID_FORM, PRINT_FORM, Citation, Fingerprint, Id, KnownDate

REVIEWS = "reviews"
"""The folder these files are in, each under the id of its record."""
_SEEN = re.compile(rf"(?P<source>{ID_FORM})#(?P<passage>{ID_FORM})(?:=(?P<print>{PRINT_FORM}))?")


@dataclass(frozen=True, slots=True, order=True)
class SeenPassage:
    """A passage as it was when somebody looked: written ``source#passage=fingerprint``, without what had none."""

    citation: Citation
    fingerprint: str = ""

    def __str__(self) -> str:
        """Write it as in a file."""
        return f"{self.citation}={self.fingerprint}" if self.fingerprint else str(self.citation)


def _read_seen(value: object) -> object:
    match = _SEEN.fullmatch(value) if isinstance(value, str) else None
    if match:
        return SeenPassage(Citation(match["source"], match["passage"]), match["print"] or "")
    if isinstance(value, SeenPassage):
        return value
    raise PydanticCustomError("citation-form", "citation")


Seen = Annotated[SeenPassage, ValueKind.CITATION, BeforeValidator(_read_seen), PlainSerializer(str)]


class ReviewedClaim(Record):
    """A claim as somebody saw it."""

    wording = Wording("Ý đã xem lại", line="{words}", same=(("words",),))

    words: Annotated[Fingerprint, Noun("dấu vân lời của ý")]
    """Dấu vân của lời; lời đổi thì dấu đổi."""
    records: Annotated[tuple[Id, ...], Noun("các bản ghi được nhắc", names="records", inline=True)] = ()
    """Mã các bản ghi mà ý nhắc tới."""
    cite: Annotated[tuple[Seen, ...], Noun("các đoạn đã xem", inline=True)] = ()
    """Các đoạn mà ý dựa vào, kèm dấu vân của từng đoạn lúc xem."""


class RecordReview(Record):
    """The last time somebody looked a record over."""

    wording = Wording("Lần xem lại")

    id: Annotated[Id, Noun("mã", zone=Zone.HEAD, names="records")]
    """Mã bản ghi đã xem lại."""
    reviewed: Annotated[KnownDate, Noun("ngày xem lại")]
    """Ngày xem lại."""
    claims: Annotated[tuple[ReviewedClaim, ...], Noun("các ý")] = ()
    """Các ý lúc ấy."""
