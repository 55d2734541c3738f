"""The site while it is edited: every edition is what a whole build makes, and only what an edit changes is made."""

import shutil
from pathlib import Path

import pytest
from benchmarks.edits import Desk, run_edits

from handbook.memo import Memo
from handbook.records.loading import read_catalog
from handbook.site import SiteError

pytestmark = pytest.mark.slow

RECORD = "directives/05-ct-tum-2016.yml"


@pytest.fixture
def desk(tmp_path: Path, toy: Path) -> Desk:
    shutil.copytree(toy, tmp_path / "handbook")
    return Desk(tmp_path, seed=3)


def edit(desk: Desk, name: str, old: str, new: str) -> None:
    path = desk.root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def list_inodes(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


def test_after_random_edits_the_site_is_what_a_whole_build_makes(desk: Desk) -> None:
    told = list(run_edits(desk, 25))
    assert sum(is_served for _, is_served, _, _ in told) > 12
    assert any(not is_served for _, is_served, _, _ in told)


def test_an_edit_writes_only_the_files_that_it_changes(desk: Desk) -> None:
    desk.serve()
    before, texts = list_inodes(desk.paths.site), (desk.paths.site / "van-ban/05-ct-tum-2016.html").read_text()
    edit(desk, RECORD, "\ntitle: ", "\ntitle: Nay sửa ")
    checked, (done, total) = desk.serve()
    desk.compare(checked)
    after = list_inodes(desk.paths.site)
    changed = {name for name in after if before.get(name) != after[name]}
    assert "van-ban/05-ct-tum-2016.html" in changed
    assert "Nay sửa" not in texts
    assert done < total
    assert len(changed) < len(after) / 2


def test_the_same_records_again_make_nothing_but_what_is_always_made(desk: Desk) -> None:
    desk.serve()
    before = list_inodes(desk.paths.site)
    _, (done, _) = desk.serve()
    assert done == 2
    assert list_inodes(desk.paths.site) == before


def test_a_digit_more_of_an_equal_number_is_an_edit(desk: Desk) -> None:
    desk.serve()
    edit(desk, "exemplars/xa-dong-xanh.yml", "    value: 2\n", "    value: 2.00\n")
    checked, _ = desk.serve()
    desk.compare(checked)


def test_a_fault_leaves_the_site_and_mending_it_goes_on_from_there(desk: Desk) -> None:
    desk.serve()
    before = list_inodes(desk.paths.site)
    edit(desk, RECORD, "\ntitle: ", "\nkhoa-la: a\ntitle: ")
    assert not desk.serve()[0].is_clean
    assert list_inodes(desk.paths.site) == before
    edit(desk, RECORD, "\nkhoa-la: a\ntitle: ", "\ntitle: Sửa nữa ")
    checked, (done, total) = desk.serve()
    desk.compare(checked)
    assert done < total


def test_a_site_that_somebody_else_has_built_is_made_whole(desk: Desk) -> None:
    desk.serve()
    shutil.rmtree(desk.paths.site)
    checked, (done, total) = desk.serve()
    assert done == total
    desk.compare(checked)


def test_a_file_that_cannot_be_written_leaves_the_site_and_the_next_edition_is_right(desk: Desk) -> None:
    desk.serve()
    bench = desk.paths.site.with_name(".site-work")
    bench.write_text("a file in the way", encoding="utf-8")
    edit(desk, RECORD, "\ntitle: ", "\ntitle: Nay sửa ")
    before = list_inodes(desk.paths.site)
    with pytest.raises(SiteError, match="trang cũ vẫn còn nguyên"):
        desk.serve()
    assert list_inodes(desk.paths.site) == before
    bench.unlink()
    checked, _ = desk.serve()
    desk.compare(checked)


def test_a_file_of_the_same_content_is_not_parsed_again(toy: Path) -> None:
    memo = Memo()
    first, second = read_catalog(toy, memo), read_catalog(toy, memo)
    assert first.diagnostics == second.diagnostics
    for identifier, entry in first.catalog.directives.items():
        assert second.catalog.directives[identifier].record is entry.record
