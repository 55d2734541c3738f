"""What strangers' drafts are given to, and what must hold of the answer."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from types import MappingProxyType

from handbook.changesets import ChangesetError, fingerprint_text, merge_texts, pack_changeset, read_packet
from handbook.changesets.changeset import ChangedRecord, Changeset
from handbook.records import FORMAT, MAX_LINE, is_record

_PATH = "directives/a.yml"
_CHANGESET = Changeset(
    "thu", "Bài thử", {_PATH: ChangedRecord(_PATH, "id: a\n", "id: b\n")}, MappingProxyType({}), (), ""
)


def read_sent_file(content: bytes) -> None:
    """Read bytes as a file that was sent, as parts of one, and put into a good one: records, or words why not."""
    _read(content)
    for name in ("ban-nhap.json", f"records/{_PATH}", content[:MAX_LINE].decode("utf-8", "ignore").replace("\x00", "")):
        _read(_pack({"ban-nhap.json": _list(b"").encode(), name: content}))
    good = bytearray(pack_changeset(_CHANGESET, "Lời.\n"))
    at = int.from_bytes(content[:2], "big") % len(good)
    _read(bytes(good[:at] + content[2:] + good[at:]))
    good[at : at + len(content)] = content
    _read(bytes(good))
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return
    packet = read_packet(_pack({"ban-nhap.json": _list(content).encode(), f"records/{_PATH}": content}))
    assert packet.records == {_PATH: ChangedRecord(_PATH, text, None)}


def merge_versions(content: bytes) -> None:
    """Make one of three versions of a file: a side that changed nothing changes nothing, whatever is in it."""
    lines = content.decode("utf-8", "ignore").splitlines(keepends=True) or [""]
    one, other = (number % len(lines) for number in (content + b"\1\2")[:2])
    base, mine = "".join(lines), "".join([*lines[:one], *lines[one + 1 :]])
    theirs = "".join([*lines[:other], lines[one], *lines[other + 1 :]])
    assert merge_texts(_PATH, base, mine, base).text == mine
    assert merge_texts(_PATH, base, base, theirs).text == theirs
    merges = merge_texts(_PATH, base, mine, theirs), merge_texts(_PATH, base, theirs, mine)
    told, told_again = ({each.trail for each in merge.disagreements} for merge in merges)
    assert told == told_again


CHANGESET_TARGETS: Mapping[str, Callable[[bytes], None]] = MappingProxyType(
    {"drafts": read_sent_file, "merging": merge_versions}
)


def _read(content: bytes) -> None:
    refusal, paths = "", list[str]()
    try:
        paths = [*read_packet(content).records]
    except ChangesetError as refused:
        refusal = str(refused)
    assert bool(refusal) is not bool(paths)
    assert all(map(is_record, paths))


def _list(text: bytes) -> str:
    item = {"path": _PATH, "base": "", "text": fingerprint_text(text.decode("utf-8", "ignore"))}
    return json.dumps({"version": 1, "format": FORMAT, "name": "thu", "title": "Bài thử", "records": [item]})


def _pack(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()
