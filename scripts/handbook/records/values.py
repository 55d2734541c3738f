"""The values that fields of records hold: each is read from text, for every scalar reaches the models as text."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from handbook.records.fields import Noun, ValueKind, Zone
from handbook.text import BoundedDate, EdtfDate, PartialDate, find_link, find_markup, find_scheme, parse_date

ID_FORM = r"[a-z0-9]+(?:-[a-z0-9]+)*"
URL_FORM = r"(?:https?://[^\s/$.?#]\S*|mailto:[^\s@]+@[^\s@]+)"
NUMBER_FORM = r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?"  # as many digits as every reader of JSON keeps
DIGITS_FORM, CODE_FORM = "[0-9]{2,5}", "[a-z]+(_[a-z]+)*"
CITATION_FORM, PRINT_FORM = f"{ID_FORM}#{ID_FORM}", "[0-9a-f]{16}"
FLAGS = ("có", "không")
MAX_ID, MAX_LINE, MAX_PROSE, MAX_RANK = 100, 400, 3000, 4
_ID, _URL, _NUMBER = map(re.compile, (ID_FORM, URL_FORM, NUMBER_FORM))


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """Where a claim comes from: a source and one of its passages, written ``source#passage``."""

    source: str
    passage: str

    def __str__(self) -> str:
        """Write it as in a file."""
        return f"{self.source}#{self.passage}"


def _read_text(value: object) -> object:
    """Refuse markup and unsafe addresses, which no field of text may carry."""
    if isinstance(value, str):
        if ("<" in value or "&" in value) and find_markup(value):
            raise PydanticCustomError("text-html", "html")
        if ":" in value and find_scheme(value):
            raise PydanticCustomError("text-scheme", "scheme")
        if value != " ".join(value.split()):
            raise PydanticCustomError("text-spaces", "spaces")
    return value


def _read_plain(value: object) -> object:
    """Refuse the brackets of a link as well, where nothing follows them."""
    if isinstance(value, str) and find_link(value):
        raise PydanticCustomError("text-link", "link")
    return _read_text(value)


def _read_id(value: object) -> object:
    if isinstance(value, str) and not _ID.fullmatch(value):
        raise PydanticCustomError("id-form", "id")
    return value


def _read_citation(value: object) -> object:
    if isinstance(value, Citation):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "citation")
    return _parse_citation(value)


@lru_cache(maxsize=1 << 16)
def _parse_citation(text: str) -> Citation:
    """Parse a citation; the parts of a record that inherit its own share one."""
    source, _, passage = text.partition("#")
    if not (_ID.fullmatch(source) and _ID.fullmatch(passage)):
        raise PydanticCustomError("citation-form", "citation")
    return Citation(source, passage)


def _read_date(value: object) -> object:
    if isinstance(value, PartialDate | BoundedDate):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "date")
    date = parse_date(value)
    if date is None:
        raise PydanticCustomError("date-form", "date")
    return date


def _read_known_date(value: object) -> object:
    date = _read_date(value)
    if not isinstance(date, PartialDate) or date.mark:
        raise PydanticCustomError("date-known", "date")
    return date


def _read_number(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not _NUMBER.fullmatch(value):
        raise PydanticCustomError("number-form", "number")
    return Decimal(value)


def _read_url(value: object) -> object:
    if isinstance(value, str) and not _URL.fullmatch(value):
        raise PydanticCustomError("url-form", "url")
    return value


def _read_rank(value: object) -> object:
    if isinstance(value, str):
        if not value.isascii() or not value.isdigit() or len(value) > MAX_RANK:
            raise PydanticCustomError("number-form", "number")
        return int(value)
    return value


def _write_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _read_flag(value: object) -> object:
    if isinstance(value, str):
        if value not in FLAGS:
            raise PydanticCustomError("flag-form", "flag")
        return value == "có"
    return value


Id = Annotated[str, ValueKind.ID, BeforeValidator(_read_id), Field(max_length=MAX_ID)]
Line = Annotated[str, ValueKind.LINE, BeforeValidator(_read_plain), Field(min_length=1, max_length=MAX_LINE)]
Prose = Annotated[str, ValueKind.PROSE, BeforeValidator(_read_text), Field(min_length=1, max_length=MAX_PROSE)]
PlainProse = Annotated[str, ValueKind.PROSE, BeforeValidator(_read_plain), Field(min_length=1, max_length=MAX_PROSE)]
Date = Annotated[EdtfDate, ValueKind.DATE, BeforeValidator(_read_date), PlainSerializer(str)]
KnownDate = Annotated[PartialDate, ValueKind.KNOWN_DATE, BeforeValidator(_read_known_date), PlainSerializer(str)]
"""A date of what the editors do themselves, of which they can be sure."""
Number = Annotated[Decimal, ValueKind.NUMBER, BeforeValidator(_read_number), PlainSerializer(_write_number)]
Url = Annotated[str, ValueKind.URL, BeforeValidator(_read_url), Field(max_length=MAX_LINE)]
Rank = Annotated[int, ValueKind.RANK, BeforeValidator(_read_rank)]
Flag = Annotated[bool, ValueKind.FLAG, BeforeValidator(_read_flag)]
Digits = Annotated[str, ValueKind.DIGITS, Field(pattern=f"^{DIGITS_FORM}$")]
Fingerprint = Annotated[str, ValueKind.PRINT, Field(pattern=f"^{PRINT_FORM}$")]
Cited = Annotated[Citation, ValueKind.CITATION, BeforeValidator(_read_citation), PlainSerializer(str)]
Code = Annotated[str, ValueKind.CODE, Field(pattern=f"^{CODE_FORM}$")]

# what many kinds of records have, called alike in each
OwnId = Annotated[Id, Noun("mã", zone=Zone.HEAD, own=True)]
OldIds = Annotated[tuple[Id, ...], Noun("mã cũ", zone=Zone.HEAD, own=True)]
Name = Annotated[Line, Noun("tên")]
Text = Annotated[Prose, Noun("nội dung")]
Note = Annotated[Prose | None, Noun("ghi chú", own=True)]
Definition = Annotated[PlainProse, Noun("định nghĩa")]
Subjects = Annotated[tuple[Id, ...], Noun("chủ đề", own=True, inline=True, names="subjects")]

Seen = Literal["whole", "opening"]
Published = Literal["published"]
Qualifier = Literal["đúng", "gần", "hơn", "trên", "khoảng"]
DiscrepancyKind = Literal["tổng", "lịch", "trước-nguyên-nhân", "hai-giá-trị", "mâu-thuẫn", "cách-ghi"]
Weight = Literal["computed", "conflict", "spelling"]
Family = Literal["succession", "companion", "derivation", "change", "mention"]
