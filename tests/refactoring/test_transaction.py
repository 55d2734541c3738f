"""What is planned is tried in a copy, and written whole or not at all."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.diagnostics import Diagnostic, Place
from handbook.refactoring import (
    Refactoring,
    RefactoringError,
    apply_refactoring,
    find_caused,
    plan_merging,
    plan_renaming,
    read_inventory,
    transaction,
)

Lay = Callable[[Mapping[str, str | bytes | None]], Path]


@pytest.fixture
def root(lay: Lay) -> Path:
    return lay({})


def read_files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def plan(root: Path) -> Refactoring:
    return plan_renaming(read_inventory(root), "xa-dong-xanh", "xa-xanh")


def test_what_is_planned_is_written_and_nothing_is_left_beside_it(root: Path) -> None:
    before, refactoring = read_files(root), plan(root)
    apply_refactoring(root, refactoring)
    written = {path: text.encode() for path, text in refactoring.texts.items() if text is not None}
    gone = {path for path, text in refactoring.texts.items() if text is None}
    assert read_files(root) == {**{path: each for path, each in before.items() if path not in gone}, **written}


def test_a_text_that_goes_along_is_moved_as_it_is(root: Path) -> None:
    text = root / "sources/texts/bai-bao-mau-2017.txt"
    text.parent.mkdir()
    text.write_bytes(b"M\xe1\xbb\x99t.\r\n\xff")
    refactoring = plan_renaming(read_inventory(root), "bai-bao-mau-2017", "bai-2017")
    assert find_caused(root, refactoring) == ()
    apply_refactoring(root, refactoring)
    assert not text.exists()
    assert text.with_name("bai-2017.txt").read_bytes() == b"M\xe1\xbb\x99t.\r\n\xff"


def test_a_file_that_changed_meanwhile_stops_all(root: Path) -> None:
    refactoring = plan(root)
    log = root / "vocabulary/changes/2026-11-22-1.yml"
    log.write_text(f"# mới\n{log.read_text(encoding='utf-8')}", encoding="utf-8")
    before = read_files(root)
    with pytest.raises(RefactoringError, match=r"vocabulary/changes/2026-11-22-1.yml vừa đổi"):
        apply_refactoring(root, refactoring)
    assert read_files(root) == before


@pytest.mark.parametrize("refused", range(4))
def test_a_disk_that_refuses_any_file_leaves_all_as_they_were(
    root: Path, monkeypatch: pytest.MonkeyPatch, refused: int
) -> None:
    before, refactoring = read_files(root), plan_renaming(read_inventory(root), "xa-dong-xanh", "xa-xanh")
    calls = iter(range(100))
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if next(calls) == refused and path.name.startswith("new-"):
            raise PermissionError(13, "no", str(path))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        apply_refactoring(root, refactoring)
    assert read_files(root) == before


def test_an_id_that_says_something_else_than_its_record_is_known_before(root: Path) -> None:
    refactoring = plan_renaming(read_inventory(root), "05-ct-tum-2016", "06-ct-tum-2016")
    assert {each.code for each in find_caused(root, refactoring)} == {"fact-differs"}


def test_an_id_that_a_page_has_for_itself_is_known_before(root: Path) -> None:
    refactoring = plan_renaming(read_inventory(root), "chuyen-de-2017", "so-hieu")
    assert [each.code for each in find_caused(root, refactoring)] == ["id-reserved"]


def test_a_record_joined_with_one_that_it_names_is_known_before(toy: Path, lay: Lay) -> None:
    text = (toy / "exemplars/chi-bo-hoa-sen.yml").read_text(encoding="utf-8")
    copy = text.replace("id: chi-bo-hoa-sen", "id: chi-bo-sen").replace("parent: dang-uy-mau", "parent: chi-bo-hoa-sen")
    root = lay(
        {
            "exemplars/chi-bo-sen.yml": copy,
            "exemplars/chi-bo-hoa-sen.yml": text.replace("parent: dang-uy-mau\n", ""),
        }
    )
    refactoring = plan_merging(read_inventory(root), "chi-bo-sen", "chi-bo-hoa-sen")
    assert [each.code for each in find_caused(root, refactoring)] == ["body-cycle"]


def test_faults_that_were_there_before_stop_nothing(toy: Path, lay: Lay) -> None:
    text = (toy / "exemplars/chi-bo-hoa-sen.yml").read_text(encoding="utf-8")
    root = lay({"exemplars/chi-bo-hoa-sen.yml": text.replace("province: mau", "province: mo")})
    assert find_caused(root, plan(root)) == ()


@pytest.mark.parametrize(
    ("before", "after", "caused"),
    [
        ([], ["a: một"], ["a: một"]),
        (["a: một"], ["a: một"], []),
        (["a: một"], ["a: hai"], []),
        (["a: một"], ["a: một", "a: hai"], ["a: hai"]),
        (["a: một"], ["a: một", "b: hai"], ["b: hai"]),
        (["a: một", "b: một"], ["b: hai"], []),
        (["a: một"], ["a: một", "a: một"], []),
        (["a: một", "a: hai"], ["a: ba"], []),
    ],
)
def test_only_what_is_more_and_otherwise_than_before_is_caused(
    before: list[str], after: list[str], caused: list[str], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = {root: before}

    def check(folder: Path) -> tuple[Diagnostic, ...]:
        listed = (each.split(": ") for each in found.get(folder, after))
        return tuple(Diagnostic(Place("a.yml"), code, message, "") for code, message in listed)

    monkeypatch.setattr(transaction, "_check", check)
    told = find_caused(root, plan(root))
    assert [f"{each.code}: {each.message}" for each in told] == caused
