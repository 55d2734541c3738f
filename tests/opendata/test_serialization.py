"""Data written again after edits are what they would be written from the start, and only what differs is written."""

import json
import shutil
from pathlib import Path

import pytest
from benchmarks.edits import Desk, draw_edit
from pydantic import BaseModel

from handbook.memo import ONCE, Memo, Once
from handbook.opendata import export, render_open_data
from handbook.opendata.serialization import join_items, write_json
from handbook.pages import Library, gather_library
from handbook.reading import check_reading
from handbook.records import Directive
from handbook.records.loading import read_catalog

RECORD = "directives/05-ct-tum-2016.yml"


@pytest.fixture
def desk(tmp_path: Path, toy: Path) -> Desk:
    shutil.copytree(toy, tmp_path / "handbook")
    return Desk(tmp_path, seed=11)


def gather(desk: Desk, files: Memo) -> Library | None:
    """Gather the handbook on the desk; None where it has faults."""
    checked = check_reading(read_catalog(desk.root, files))
    return gather_library(checked.catalog, checked.lineage, checked.names) if checked.is_clean else None


def write(library: Library, memo: Once = ONCE) -> dict[str, bytes]:
    return {address: b"".join(pieces) for address, pieces in render_open_data(library, "", memo)}


def test_after_random_edits_the_data_are_what_they_would_be_from_the_start(desk: Desk) -> None:
    files, memo, compared = Memo(), Memo(), 0
    for _ in range(40):
        undo = desk.write(draw_edit(desk)[1])
        library = gather(desk, files)
        if library is None:
            desk.write(undo)
        else:
            assert write(library, memo) == write(library)
            compared += 1
    assert compared > 20


def test_an_edit_writes_only_what_tells_of_its_record(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []

    def note(model: type[BaseModel], record: Directive, computed: tuple[object, ...]) -> bytes:
        written.append(record.id)
        return write_published(model, record, computed)

    write_published = export._write_published  # noqa: SLF001 - what is written of one record is written there
    monkeypatch.setattr(export, "_write_published", note)
    files, memo = Memo(), Memo()
    for title in ("Nay sửa", "Nay sửa nữa"):
        text = (desk.root / RECORD).read_text(encoding="utf-8")
        (desk.root / RECORD).write_text(text.replace("\ntitle: ", f"\ntitle: {title} "), encoding="utf-8")
        library = gather(desk, files)
        assert library
        written.clear()
        assert title.encode() in write(library, memo)["data/handbook.json"]
    assert written == ["05-ct-tum-2016"]
    written.clear()
    write(library, memo)
    assert written == []


@pytest.mark.parametrize("items", [[], [1], [{"a": [], "ă": ["\n", {"b": None}]}, "x\ny", {}]])
def test_a_list_written_item_by_item_is_written_as_a_whole_one(items: list[object]) -> None:
    assert b"".join(join_items(write_json(item, 1) for item in items)) == write_json(items)
    whole = json.dumps({"all": items}, ensure_ascii=False, indent=1).encode()
    assert whole == b'{\n "all": ' + b"".join(join_items((write_json(item, 2) for item in items), 1)) + b"\n}"
