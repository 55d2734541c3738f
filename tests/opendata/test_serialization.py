"""Data written again after edits are what they would be written from the start, and only what differs is written."""

import json
import shutil
from collections.abc import Callable, Hashable
from pathlib import Path

import pytest
from benchmarks.edits import Desk, draw_edit

from handbook.memory import AnswerT, Memory
from handbook.opendata import render_open_data
from handbook.opendata.serialization import join_items, write_json
from handbook.pages import Library, gather_library
from handbook.reading import check_reading
from handbook.records import Directive
from handbook.records.catalog import read_catalog

RECORD = "directives/05-ct-tum-2016.yml"


class Noting(Memory):
    """Notes the questions that are answered anew."""

    def __init__(self) -> None:
        """Note nothing yet."""
        super().__init__()
        self.found: list[Hashable] = []

    def recall(self, question: Hashable, given: tuple[object, ...], find: Callable[[], AnswerT]) -> AnswerT:
        """Return the answer to a question."""

        def note() -> AnswerT:
            self.found.append(question)
            return find()

        return super().recall(question, given, note)

    def list_names(self) -> set[Hashable]:
        """List the names of the blocks that were written."""
        return {name for question in self.found if isinstance(question, tuple) for name in question[1:]}


@pytest.fixture
def desk(tmp_path: Path, toy: Path) -> Desk:
    shutil.copytree(toy, tmp_path / "handbook")
    return Desk(tmp_path, seed=11)


def gather(desk: Desk, files: Memory) -> Library | None:
    """Gather the handbook on the desk; None where it has faults."""
    checked = check_reading(read_catalog(desk.root, files))
    return gather_library(checked.catalog, checked.lineage, checked.names) if checked.is_clean else None


def write(library: Library, memory: Memory | None = None) -> dict[str, bytes]:
    written = {address: b"".join(pieces) for address, pieces in render_open_data(library, "", memory)}
    if memory:
        memory.forget_unasked()
    return written


def test_after_random_edits_the_data_are_what_they_would_be_from_the_start(desk: Desk) -> None:
    files, memory, compared = Memory(), Memory(), 0
    for _ in range(40):
        undo = desk.write(draw_edit(desk)[1])
        library = gather(desk, files)
        if library is None:
            desk.write(undo)
        else:
            assert write(library, memory) == write(library)
            compared += 1
    assert compared > 20


def test_an_edit_writes_only_the_blocks_of_its_record(desk: Desk) -> None:
    files, memory = Memory(), Noting()
    for title in ("Nay sửa", "Nay sửa nữa"):
        text = (desk.root / RECORD).read_text(encoding="utf-8")
        (desk.root / RECORD).write_text(text.replace("\ntitle: ", f"\ntitle: {title} "), encoding="utf-8")
        library = gather(desk, files)
        assert library
        memory.found.clear()
        assert title.encode() in write(library, memory)["data/handbook.json"]
    assert memory.list_names() == {"05-ct-tum-2016", (Directive, "05-ct-tum-2016")}
    memory.found.clear()
    write(library, memory)
    assert not memory.found


@pytest.mark.parametrize("items", [[], [1], [{"a": [], "ă": ["\n", {"b": None}]}, "x\ny", {}]])
def test_a_list_written_item_by_item_is_written_as_a_whole_one(items: list[object]) -> None:
    assert b"".join(join_items(write_json(item, 1) for item in items)) == write_json(items)
    whole = json.dumps({"all": items}, ensure_ascii=False, indent=1).encode()
    assert whole == b'{\n "all": ' + b"".join(join_items((write_json(item, 2) for item in items), 1)) + b"\n}"
