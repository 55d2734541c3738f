"""A changeset as one file that goes by mail; such a file read from anybody: within bounds, nothing in it is run.

It holds a list of its records with what they are known by, their texts as they were and as they are to be, and what
that means in words. Whatever else is in a file, or is not as the list says, makes it refused as a whole.
"""

import io
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from handbook.changesets.changeset import ChangedRecord, Changeset, ChangesetError, fingerprint_text
from handbook.datafile import MAX_BYTES
from handbook.messages import say
from handbook.records import FORMAT, MAX_LINE, is_record

MAX_PACKET = 16 << 20
_MOST_TEXT = 64 << 20
_LIST, _WORDS, _RECORDS, _BASE = "ban-nhap.json", "thay-doi.md", "records", "base"
_MOST_RECORDS = 500
_VERSION: Literal[1] = 1
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the same changeset makes the same file, whenever it is made
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, KeyError, NotImplementedError, RuntimeError)

Fingerprint = Annotated[str, Field(pattern=r"^(?:[0-9a-f]{64})?$")]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _Item(_Form):
    """A record in the list: what its texts are known by, empty for one that is not there."""

    path: Annotated[str, Field(max_length=MAX_LINE)]
    base: Fingerprint
    text: Fingerprint


class _List(_Form):
    """What a file holds; ``version`` is that of such files, ``format`` that of the records in it."""

    version: Literal[1]
    format: Annotated[int, Field(ge=1, le=1000)]
    name: Annotated[str, Field(max_length=MAX_LINE)]
    title: Annotated[str, Field(max_length=MAX_LINE, pattern=r"^[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]*$")]
    records: Annotated[list[_Item], Field(min_length=1, max_length=_MOST_RECORDS)]


@dataclass(frozen=True, slots=True)
class Packet:
    """A changeset as somebody sent it."""

    name: str
    title: str
    records: Mapping[str, ChangedRecord]


def pack_changeset(changeset: Changeset, words: str) -> bytes:
    """Make a file of a changeset, with what it means in ``words``; texts of sources stay where they are."""
    items = [
        _Item(path=each.path, base=fingerprint_text(each.base), text=each.fingerprint)
        for each in changeset.records.values()
    ]
    listed = _List(
        version=_VERSION, format=FORMAT, name=changeset.name, title=changeset.title[:MAX_LINE], records=items
    )
    members = {_LIST: listed.model_dump_json(indent=2), _WORDS: words}
    for folder, texts in (
        (_BASE, {each.path: each.base for each in changeset.records.values()}),
        (_RECORDS, {each.path: each.text for each in changeset.records.values()}),
    ):
        members |= {f"{folder}/{path}": text for path, text in texts.items() if text is not None}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name, _BEGINNING), text.encode(), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def read_packet(content: bytes) -> Packet:
    """Read a file that holds a changeset; raise ChangesetError where it is none, whole and unaltered."""
    if len(content) > MAX_PACKET:
        raise ChangesetError(say("changesets", "packet-large"))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            texts = _read_members(archive)
            listed = _List.model_validate_json(texts.pop(_LIST))
            _check_format(listed.format)
    except ValidationError as error:
        raise _refuse() from error
    except _BROKEN as error:
        raise _refuse() from error
    texts.pop(_WORDS, None)
    records = {each.path: _pair(each, texts) for each in listed.records}
    if texts or len(records) != len(listed.records):
        raise ChangesetError(say("changesets", "packet-strange", name=next(iter(texts), "")))
    return Packet(listed.name, listed.title, MappingProxyType(records))


def _check_format(theirs: int) -> None:
    """Refuse records that are written in another version of the format than this program reads."""
    if theirs != FORMAT:
        raise ChangesetError(say("changesets", "packet-format", theirs=theirs, ours=FORMAT))


def _read_members(archive: zipfile.ZipFile) -> dict[str, str]:
    """Read the texts in a file, none longer than a record may be; what it says of its own sizes is not believed."""
    members = archive.infolist()
    if len(members) > 2 * _MOST_RECORDS + 2:
        raise ChangesetError(say("changesets", "packet-large"))
    texts: dict[str, str] = {}
    left = _MOST_TEXT
    for each in members:
        if each.filename in texts or not _is_expected(each):
            raise ChangesetError(say("changesets", "packet-strange", name=ascii(each.filename)[1:-1][:MAX_LINE]))
        most = min(left, MAX_BYTES if each.filename != _WORDS else _MOST_TEXT)
        with archive.open(each) as stream:
            content = stream.read(most + 1)
        if len(content) > most:
            raise ChangesetError(say("changesets", "packet-large"))
        left -= len(content)
        texts[each.filename] = content.decode()
    return texts


def _is_expected(member: zipfile.ZipInfo) -> bool:
    """Tell whether something in a file may be there: a plain text of a name that such files have."""
    folder, _, path = member.filename.partition("/")
    is_named = member.filename in {_LIST, _WORDS} or (folder in {_RECORDS, _BASE} and is_record(path))
    kind = stat.S_IFMT(member.external_attr >> 16)
    is_plain = kind in {0, stat.S_IFREG} and member.compress_type in _PACKED and not member.flag_bits & 1
    return is_named and is_plain and member.orig_filename == member.filename


def _pair(item: _Item, texts: dict[str, str]) -> ChangedRecord:
    """Take the texts of a record; raise ChangesetError where they are not those of the list."""
    base, text = (texts.pop(f"{folder}/{item.path}", None) for folder in (_BASE, _RECORDS))
    if (fingerprint_text(base), fingerprint_text(text)) != (item.base, item.text) or not is_record(item.path):
        raise _refuse()
    return ChangedRecord(item.path, text, base)


def _refuse() -> ChangesetError:
    return ChangesetError(say("changesets", "packet-broken"))
