"""A changeset sent as a file is what it was; a file that is anything else is refused whole, and nothing is laid out."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from handbook.changesets import (
    MAX_PACKET,
    ChangesetError,
    add_changeset,
    begin_changeset,
    fingerprint_text,
    keep_text,
    list_names,
    pack_changeset,
    read_changeset,
    read_packet,
    remove_record,
    take_record,
    write_record,
)

_OLD, _NEW, _GONE = "directives/05-ct-tum-2016.yml", "directives/99-ct-tum-2020.yml", "exemplars/xa-dong-xanh.yml"
Lay = Callable[[Mapping[str, str | bytes | None]], Path]


@pytest.fixture
def root(lay: Lay) -> Path:
    root = lay({})
    begin_changeset(root, "thu", "Bài  thử")
    record = take_record(root, "thu", _OLD)
    write_record(root, "thu", _OLD, f"{record.text}# sửa\n", record.fingerprint)
    write_record(root, "thu", _NEW, "id: a\n", "")
    remove_record(root, "thu", _GONE, fingerprint_text((root / _GONE).read_text(encoding="utf-8")))
    keep_text(root, "thu", "bai", "Lời của người khác.\n")
    return root


@pytest.fixture
def packed(root: Path) -> bytes:
    return pack_changeset(read_changeset(root, "thu"), "Lời kể.\n")


def unpack(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(members: Mapping[str, bytes], **info: Any) -> bytes:  # noqa: ANN401 - what a member of an archive may be
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name)
            for attribute, value in info.items():
                setattr(member, attribute, value)
            archive.writestr(member, content)
    return stream.getvalue()


def test_what_is_read_is_what_was_packed_and_no_text_of_a_source_goes_along(root: Path, packed: bytes) -> None:
    packet, changeset = read_packet(packed), read_changeset(root, "thu")
    assert (packet.name, packet.title, packet.records) == ("thu", "Bài thử", changeset.records)
    assert b"nguoi khac" not in packed
    assert unpack(packed).keys() == {
        *("ban-nhap.json", "thay-doi.md", f"records/{_OLD}", f"records/{_NEW}"),
        *(f"base/{_OLD}", f"base/{_GONE}"),
    }
    assert unpack(packed)["thay-doi.md"].decode() == "Lời kể.\n"
    assert pack_changeset(changeset, "Lời kể.\n") == packed


def test_a_packet_becomes_a_changeset_beside_those_there_are(root: Path, packed: bytes) -> None:
    added = add_changeset(root, read_packet(packed))
    assert (added.name, list_names(root)) == ("thu-2", ("thu", "thu-2"))
    assert added.records == read_changeset(root, "thu").records
    assert {path.name for path in (root / "drafts").iterdir()} - {".lock"} == {"thu", "thu-2"}


@pytest.mark.parametrize("name", ["../../ra", "directives", "", "Thư", "a" * 300, "con/nul", ".kept"])
def test_a_packet_of_any_name_lies_among_the_drafts(root: Path, packed: bytes, name: str) -> None:
    members = unpack(packed)
    listed = json.loads(members["ban-nhap.json"]) | {"name": name}
    added = add_changeset(root, read_packet(pack({**members, "ban-nhap.json": json.dumps(listed).encode()})))
    assert (root / "drafts" / added.name / _NEW).is_file()
    assert set(list_names(root)) == {"thu", added.name}


@pytest.mark.parametrize(
    "name",
    [
        *("../ra.yml", "/etc/passwd", "records/../../ra.yml", "records/directives/../a.yml", "C:\\a.yml"),
        *("records/docs/a.md", "records/directives/A.yml", "records/directives/", "records/sources/texts/a.txt"),
        *(
            "mkdocs.yml",
            "records/mkdocs.yml",
            "records\\directives\\a.yml",
            "base/vocabulary/x.yml",
            "a\x00.yml",
            "__MACOSX/a",
        ),
    ],
)
def test_anything_that_does_not_belong_there_is_refused(packed: bytes, name: str) -> None:
    with pytest.raises(ChangesetError):
        read_packet(pack({**unpack(packed), name: b"id: a\n"}))


@pytest.mark.parametrize(
    "info", [{"external_attr": 0o120777 << 16}, {"external_attr": 0o040755 << 16}, {"compress_type": zipfile.ZIP_BZIP2}]
)
def test_links_folders_and_other_packings_are_refused(packed: bytes, info: Mapping[str, int]) -> None:
    with pytest.raises(ChangesetError, match="không thuộc về một bản nháp"):
        read_packet(pack(unpack(packed), **info))


def test_what_is_locked_is_refused(packed: bytes) -> None:
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        content = bytearray(packed)
        while (at := content.find(header, at + 1)) >= 0:
            content[at + flags] |= 1
        packed = bytes(content)
    with pytest.raises(ChangesetError):
        read_packet(packed)


def test_what_swells_is_refused_before_it_does(packed: bytes) -> None:
    members = unpack(packed)
    for name, size in ((f"records/{_NEW}", 257 << 10), ("ban-nhap.json", 1 << 20), ("thay-doi.md", 70 << 20)):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in {**members, name: b"a" * size}.items():
                archive.writestr(member, content)
        with pytest.raises(ChangesetError, match="lớn quá mức"):
            read_packet(stream.getvalue())


def test_a_size_that_lies_is_not_believed(packed: bytes) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in {**unpack(packed), f"records/{_NEW}": b"a" * (300 << 10)}.items():
            archive.writestr(member, content)
    content = stream.getvalue().replace((300 << 10).to_bytes(4, "little"), (5).to_bytes(4, "little"))
    with pytest.raises(ChangesetError):
        read_packet(content)


def test_too_many_members_and_too_large_a_file_are_refused(packed: bytes) -> None:
    many = {f"records/directives/a{number}.yml": b"a" for number in range(1100)}
    for content in (pack({**unpack(packed), **many}), b"PK" + b"0" * MAX_PACKET):
        with pytest.raises(ChangesetError, match="lớn quá mức"):
            read_packet(content)


def test_what_was_altered_on_the_way_is_refused(packed: bytes) -> None:
    members = unpack(packed)
    altered: list[dict[str, bytes]] = [
        {**members, f"records/{_NEW}": b"id: b\n"},
        {**members, f"base/{_OLD}": b"id: b\n"},
        {name: content for name, content in members.items() if name != f"records/{_NEW}"},
        {**members, f"records/{_NEW}": b"\xff\xfe"},
        {**members, "ban-nhap.json": b"[" * 100_000},
        {**members, "ban-nhap.json": members["ban-nhap.json"].replace(b'"version": 1', b'"version": 2')},
        {**members, "ban-nhap.json": members["ban-nhap.json"].replace("Bài thử".encode(), b"B\\u001b[2J")},
    ]
    assert all(each != members for each in altered)
    for each in altered:
        with pytest.raises(ChangesetError):
            read_packet(pack(each))


def test_records_in_another_version_of_the_format_are_refused_with_a_word(packed: bytes) -> None:
    members = unpack(packed)
    listed = json.dumps(json.loads(members["ban-nhap.json"]) | {"format": 99}).encode()
    with pytest.raises(ChangesetError, match="dạng bản ghi số 99"):
        read_packet(pack({**members, "ban-nhap.json": listed}))


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"PK\x05\x06" + b"\0" * 18, b"id: a\n", b"%PDF-1.4", b"PK\x03\x04" * 50]
)
def test_a_file_that_holds_no_changeset_is_told(content: bytes) -> None:
    with pytest.raises(ChangesetError, match="không phải bản nháp"):
        read_packet(content)


def test_one_name_twice_is_refused(packed: bytes) -> None:
    stream = io.BytesIO(packed)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(f"records/{_NEW}", "id: a\n")
    with pytest.raises(ChangesetError):
        read_packet(stream.getvalue())
