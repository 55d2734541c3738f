"""The folder of the next edition: linked from the site, or the one before brought up to it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.site.folders import drop_files, follow_files, link_files

NAMES = st.sampled_from(["a.html", "b.html", "van-ban/a.html", "van-ban/sau/b.html", "assets/c.js"])
EDITIONS = st.dictionaries(NAMES, st.sampled_from(["một", "hai", "ba"]))


def write(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def read(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") if path.is_file() else "/"
        for path in folder.rglob("*")
    }


def list_inodes(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


def test_a_second_folder_holds_the_same_files(tmp_path: Path) -> None:
    write(tmp_path / "site", {"a.html": "một", "van-ban/b.html": "hai"})
    link_files(tmp_path / "site", tmp_path / "fresh")
    assert list_inodes(tmp_path / "fresh") == list_inodes(tmp_path / "site")


def test_a_link_is_copied_as_a_link(tmp_path: Path) -> None:
    write(tmp_path / "site", {"a.html": "một"})
    (tmp_path / "site" / "b.html").symlink_to("a.html")
    link_files(tmp_path / "site", tmp_path / "fresh")
    assert (tmp_path / "fresh" / "b.html").readlink() == Path("a.html")


@given(EDITIONS, EDITIONS)
def test_the_folder_before_becomes_like_the_site(
    tmp_path_factory: pytest.TempPathFactory, before: dict[str, str], after: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("folders")
    write(folder / "site", after)
    write(folder / "fresh", before)
    follow_files(folder / "site", folder / "fresh", before, after)
    assert read(folder / "fresh") == read(folder / "site")
    changed = {name for name in after if before.get(name) != after[name]}
    inodes = list_inodes(folder / "site")
    assert changed <= {name for name, inode in list_inodes(folder / "fresh").items() if inodes[name] == inode}


def test_a_folder_without_files_goes_with_its_last_file(tmp_path: Path) -> None:
    write(tmp_path / "site", {"a.html": "một", "van-ban/sau/b.html": "hai"})
    drop_files(tmp_path / "site", ["van-ban/sau/b.html"])
    assert read(tmp_path / "site") == {"a.html": "một"}
