"""Files are replaced together or not at all, and none is ever away from its place."""

from pathlib import Path

import pytest

from handbook.replacement import ReplacementError, replace_files


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in "abc":
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def read(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_files_are_written_added_and_taken_away(root: Path) -> None:
    replace_files(root, {"a": b"1", "b": None, "new/d": b"2"}, {"a": b"a", "b": b"b", "new/d": None})
    assert read(root) == {"a": b"1", "c": b"c", "new/d": b"2"}


@pytest.mark.parametrize("before", [{"a": b"x"}, {"a": None}, {"d": b"a"}])
def test_a_file_that_is_not_what_it_was_taken_for_stops_all(root: Path, before: dict[str, bytes | None]) -> None:
    with pytest.raises(ReplacementError):
        replace_files(root, {"a": b"1", "b": None}, before)
    assert read(root) == {"a": b"a", "b": b"b", "c": b"c"}


@pytest.mark.parametrize("refused", range(3))
def test_a_disk_that_refuses_any_file_leaves_all_as_they_were(
    root: Path, monkeypatch: pytest.MonkeyPatch, refused: int
) -> None:
    before, replace, calls = read(root), Path.replace, iter(range(100))

    def refuse(path: Path, target: Path) -> Path:
        if path.name.startswith("new-") and next(calls) == refused:
            raise PermissionError(13, "no", str(target))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        replace_files(root, {"b": None, "a": b"1", "d": b"2", "c": b"3"}, {})
    assert read(root) == before
