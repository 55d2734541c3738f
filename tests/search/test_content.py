"""What is kept of one index makes the next sooner, and no different."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.edits import Desk, draw_edit

from handbook.lineage.links import find_lineage
from handbook.memo import Memo
from handbook.pages import Way
from handbook.reading import check_reading
from handbook.records.loading import read_catalog
from handbook.search import content, render_search
from handbook.search.items import Item
from handbook.search.shares import Share, share_items

TOY = Path(__file__).parents[1] / "toy"


@pytest.mark.parametrize(("seed", "size"), [(1, 1), (2, 2), (3, 4), (4, 64)])
def test_index_of_edited_records_is_that_of_a_fresh_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, size: int
) -> None:
    monkeypatch.setattr(content, "_BATCH", size)
    shutil.copytree(TOY, tmp_path / "handbook")
    desk = Desk(tmp_path, seed)
    records, memo = Memo(), Memo()
    for _ in range(20):
        kind, edit = draw_edit(desk)
        undo = desk.write(edit)
        checked = check_reading(read_catalog(desk.root, records))
        if checked.is_clean:
            given = checked.catalog, checked.lineage
            assert list(render_search(*given, memo)) == list(render_search(*given)), kind
        else:
            desk.write(undo)


def test_only_records_that_read_what_is_different_are_listed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[str] = []

    def note(items: Sequence[Item]) -> Share:
        listed.append(items[0].id)
        return share_items(items)

    monkeypatch.setattr(content, "share_items", note)
    root = tmp_path / "handbook"
    shutil.copytree(TOY, root)
    file = root / "sources/bai-bao-mau-2017.yml"
    records, memo = Memo(), Memo()
    for title in ("title: Tên khác, ", "title: Tên nữa, "):
        catalog = read_catalog(root, records).catalog
        listed.clear()
        list(render_search(catalog, find_lineage(catalog), memo))
        file.write_text(file.read_text(encoding="utf-8").replace("title: ", title, 1), encoding="utf-8")
    assert listed == ["bai-bao-mau-2017"]


def test_ways_in_stand_behind_the_records_and_follow_what_they_are_now_called() -> None:
    catalog = read_catalog(TOY).catalog
    given, memo = (catalog, find_lineage(catalog)), Memo()
    newest, lineage = Way("moi-nhat/index.html", ("Mới nhất",)), Way("pha-he/index.html", ("Lược đồ", "Phả hệ"))
    for ways in ((newest,), (newest, lineage), (replace(newest, names=("Vừa có",)), lineage), ()):
        assert list(render_search(*given, memo, ways)) == list(render_search(*given, ways=ways))
    cards = content.gather_content(*given, ways=(newest, lineage)).rows.cards
    assert [("Mới nhất" in card, "Phả hệ" in card) for card in cards[-2:]] == [(True, False), (False, True)]
