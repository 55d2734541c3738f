"""The values that fields of records hold: each is read from text, for every scalar reaches the models as text."""

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from handbook.text.dates import PartialDate, parse_date
from handbook.text.markup import find_link, find_markup, find_scheme

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_URL = re.compile(r"(?:https?://[^\s/$.?#][^\s]*|mailto:[^\s@]+@[^\s@]+)")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")  # as many digits as every reader of JSON keeps
_MAX_LINE, _MAX_PROSE, _MAX_RANK = 400, 3000, 4


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


def _read_date(value: object) -> object:
    if isinstance(value, PartialDate):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "date")
    date = parse_date(value)
    if date is None:
        raise PydanticCustomError("date-form", "date")
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
        if not value.isascii() or not value.isdigit() or len(value) > _MAX_RANK:
            raise PydanticCustomError("number-form", "number")
        return int(value)
    return value


def _write_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _read_flag(value: object) -> object:
    if isinstance(value, str):
        if value not in {"có", "không"}:
            raise PydanticCustomError("flag-form", "flag")
        return value == "có"
    return value


Id = Annotated[str, BeforeValidator(_read_id), Field(max_length=100)]
Line = Annotated[str, BeforeValidator(_read_plain), Field(min_length=1, max_length=_MAX_LINE)]
Definition = Annotated[str, BeforeValidator(_read_plain), Field(min_length=1, max_length=_MAX_PROSE)]
Prose = Annotated[str, BeforeValidator(_read_text), Field(min_length=1, max_length=_MAX_PROSE)]
Date = Annotated[PartialDate, BeforeValidator(_read_date), PlainSerializer(str)]
Number = Annotated[Decimal, BeforeValidator(_read_number), PlainSerializer(_write_number)]
Url = Annotated[str, BeforeValidator(_read_url), Field(max_length=_MAX_LINE)]
Rank = Annotated[int, BeforeValidator(_read_rank)]
Flag = Annotated[bool, BeforeValidator(_read_flag)]
Qualifier = Literal["đúng", "gần", "hơn", "trên", "khoảng"]
DiscrepancyKind = Literal["tổng", "lịch", "trước-nguyên-nhân", "hai-giá-trị", "cách-ghi"]
Family = Literal["succession", "companion", "derivation", "change", "mention"]


class _Forgotten(set[str]):
    """Which fields of a record were given: nothing, for all records alike."""

    def update(self, *others: object) -> None:
        """Stay as it is, whatever a copy of a record was given."""

    def __copy__(self) -> "_Forgotten":
        """Stay the one there is."""
        return self


_FORGOTTEN = _Forgotten()


class Record(BaseModel):
    """The common ground of all records: frozen, and no field that is not named here."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, use_attribute_docstrings=True)

    def model_post_init(self, context: object, /) -> None:  # noqa: ARG002 - pydantic gives it
        """Forget which fields were given: nobody asks, and it would be a third of all that a large handbook keeps."""
        object.__setattr__(self, "__pydantic_fields_set__", _FORGOTTEN)
