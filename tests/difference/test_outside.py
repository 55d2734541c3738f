"""What a change touches beside the records: which files, what became of them, who looks, what is odd, worst first."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.datafile import MAX_BYTES
from handbook.difference.outside import OutsideFile, find_outside
from handbook.difference.revisions import find_revision
from handbook.difference.versions import open_folder, open_revision

_RECORD = "directives/01-ct-tum-2016.yml"
Edit = Callable[[Path], object]


def git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@a.example", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def write(root: Path, path: str, content: str | bytes) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.fixture(params=["", "so-tay"], ids=["at the top", "below the top"])
def root(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Return a handbook in a repository, with a record, a page written by hand and a Makefile beside it."""
    root = tmp_path / "kho" / str(request.param)
    for path in (_RECORD, "vocabulary/types.yml", "docs/a.md", "Makefile"):
        write(root, path, "a: 1\n")
    git(root, "init", "-q", str(tmp_path / "kho"))
    save(root)
    return root


def save(root: Path) -> None:
    git(root, "add", "--all", "--force", ":/")
    git(root, "commit", "-q", "-m", "Một")


def find(root: Path, edit: Edit, *, is_saved: bool) -> list[OutsideFile]:
    """Edit the handbook and find what is outside, in what was committed or in what lies there."""
    before = find_revision(root, "HEAD")
    edit(root)
    if is_saved:
        save(root)
        return list(find_outside(root, before, find_revision(root, "HEAD"), open_revision(root, "HEAD")))
    return list(find_outside(root, before, "", open_folder(root, open_revision(root, before))))


def tell(files: list[OutsideFile]) -> list[tuple[str, str, str]]:
    return [(file.path.removeprefix("so-tay/"), file.action, file.remark) for file in files]


@pytest.mark.parametrize("is_saved", [True, False], ids=["committed", "lying there"])
@pytest.mark.parametrize("name", [_RECORD, "vocabulary/types.yml", "exemplars/xa-mau.yml"])
def test_a_record_is_not_outside(name: str, is_saved: bool, root: Path) -> None:  # noqa: FBT001 - a parameter
    assert find(root, lambda root: write(root, name, "a: 2\n"), is_saved=is_saved) == []


@pytest.mark.parametrize("is_saved", [True, False], ids=["committed", "lying there"])
def test_a_record_taken_away_is_not_outside(is_saved: bool, root: Path) -> None:  # noqa: FBT001 - a parameter
    assert find(root, lambda root: (root / _RECORD).unlink(), is_saved=is_saved) == []


@pytest.mark.parametrize("is_saved", [True, False], ids=["committed", "lying there"])
@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda root: write(root, "docs/b.md", "b"), ("docs/b.md", "added", "")),
        (lambda root: write(root, "docs/a.md", "b"), ("docs/a.md", "changed", "")),
        (lambda root: (root / "docs/a.md").unlink(), ("docs/a.md", "removed", "")),
        (lambda root: (root / "docs/a.md").chmod(0o755), ("docs/a.md", "changed", "chạy được như chương trình")),
        (lambda root: (root / "docs/c").symlink_to("a.md"), ("docs/c", "added", "lối tắt sang chỗ khác")),
        (lambda root: (root / _RECORD).chmod(0o755), (_RECORD, "changed", "chạy được như chương trình")),
        (
            lambda root: write(root, "sources/a.yml", b" " * (MAX_BYTES + 1)),
            ("sources/a.yml", "added", "quá lớn nên không được đọc"),
        ),
        (lambda root: write(root, "sources/a.yml", b"a\0"), ("sources/a.yml", "added", "không phải tệp chữ")),
        (lambda root: write(root, f"{_RECORD}.orig", "a"), (f"{_RECORD}.orig", "added", "")),
        (lambda root: write(root, "vocabulary/khac.yml", "a"), ("vocabulary/khac.yml", "added", "")),
    ],
)
def test_a_file_that_is_no_plain_record_is_told_with_what_is_odd_about_it(
    edit: Edit,
    told: tuple[str, str, str],
    is_saved: bool,  # noqa: FBT001 - a parameter
    root: Path,
) -> None:
    assert tell(find(root, edit, is_saved=is_saved)) == [told]


def test_the_largest_file_that_is_read_is_a_record(root: Path) -> None:
    assert find(root, lambda root: write(root, "sources/a.yml", b" " * MAX_BYTES), is_saved=True) == []


def test_what_can_do_most_harm_comes_first_then_the_paths_in_order(root: Path) -> None:
    pages = [f"docs/{number:02}.md" for number in range(20)]
    names = [*pages[::-1], "README.md", "scripts/handbook/commands/cli.py", "Makefile"]

    def edit(root: Path) -> None:
        for name in names:
            write(root, name, "khác")

    found = find(root, edit, is_saved=True)
    assert [path for path, _, _ in tell(found)] == [
        "Makefile",
        "scripts/handbook/commands/cli.py",
        *pages,
        "README.md",
    ]


def test_a_file_is_told_with_its_kind_and_who_looks_at_it(root: Path) -> None:
    (file,) = find(root, lambda root: write(root, "Makefile", "b"), is_saved=True)
    assert (file.kind, file.keeper) == ("lệnh dựng và kiểm tra", "người giữ chương trình")


def test_a_file_above_the_handbook_is_told_with_its_path_from_the_top(root: Path) -> None:
    top = Path(git(root, "rev-parse", "--show-toplevel"))
    (file,) = find(root, lambda _: write(top, "directives-khac/a.yml", "a"), is_saved=True)
    assert file.path == "directives-khac/a.yml"


@pytest.mark.parametrize("root", ["so-tay"], indirect=True)
def test_a_record_of_a_handbook_above_this_one_is_outside(root: Path) -> None:
    (file,) = find(root, lambda root: write(root.parent, _RECORD, "a: 2\n"), is_saved=True)
    assert file.path == _RECORD
