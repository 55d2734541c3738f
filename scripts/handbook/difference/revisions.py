"""Files as git keeps them: what a revision holds, what differs between two, and what a request makes of a branch.

Objects are read as they are. Nothing of a revision is checked out, so nothing in it can run or alter what is read.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from handbook.datafile import MAX_BYTES
from handbook.difference.git import RevisionError, ask_git, explain_failure, run_git
from handbook.messages import say
from handbook.records import RECORD_FOLDERS

PLAIN, RUNNABLE, LINK, REPOSITORY, ABSENT = "100644", "100755", "120000", "160000", "000000"
_AT_ONCE = 200  # files of at most MAX_BYTES, so that a request of any size needs little memory
_TOO_LARGE = b" " * (MAX_BYTES + 1)  # what is too large is never read; that it is, is told like of any other file


@dataclass(frozen=True, slots=True)
class Blob:
    """The content of a file: the id git gave it, and how large it is."""

    id: str
    size: int


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that differs, by its path from the top of the repository, with git's modes of before and after."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Request:
    """What a request changes: the two trees to compare, and the files in which it clashes with the branch.

    Where it clashes ``before`` is where the request parted from the branch.
    """

    before: str
    after: str
    clashes: tuple[str, ...] = ()


def find_revision(root: Path, revision: str) -> str:
    """Find the commit a revision names; raise RevisionError, which says what is amiss, where there is none."""
    if run_git(root, "rev-parse", "--is-inside-work-tree").strip() != b"true":
        raise RevisionError(explain_failure("must be run in a work tree"))
    name = f"{revision}^{{commit}}"
    answer = ask_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    if answer.status == 0:
        return answer.output.decode().strip()
    if not ask_git(root, "rev-list", "--all", "--max-count=1").output:
        raise RevisionError(say("git", "no-commit", revision=revision))
    raise RevisionError(say("git", "shallow" if _is_shallow(root) else "no-revision", revision=revision))


def join_request(root: Path, base: str, head: str) -> Request:
    """Find what the branch at ``base`` becomes when a request at ``head`` is taken in; no file is written out."""
    before, after = find_revision(root, base), find_revision(root, head)
    answer = ask_git(root, "merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", before, after)
    tree, *clashes = answer.output.decode("utf-8", "replace").rstrip("\0").split("\0")
    if answer.status == 0:
        return Request(before, tree)
    origin = ask_git(root, "merge-base", before, after).output.decode().strip()
    if answer.status == 1 and origin:
        return Request(origin, after, tuple(clashes))
    if not origin and _is_shallow(root):
        raise RevisionError(say("git", "shallow-request"))
    raise RevisionError(explain_failure(answer.complaint))


def record_folder(root: Path, folder: Path) -> str:
    """Keep all that a folder holds as a tree of the repository, to compare it as a revision; nothing in it is run."""
    store = run_git(root, "rev-parse", "--absolute-git-dir").decode().rstrip("\n")
    with tempfile.TemporaryDirectory(prefix="handbook-") as scratch:
        index = {"GIT_INDEX_FILE": str(Path(scratch) / "index")}
        places = (f"--git-dir={store}", f"--work-tree={folder.resolve()}")
        run_git(folder, *places, "add", "--all", "--force", "--", ".", environment=index)
        return run_git(folder, *places, "write-tree", environment=index).decode().strip()


def list_blobs(root: Path, tree: str) -> Mapping[str, Blob]:
    """List the plain files in the folders of records under ``root`` as they stood in a tree."""
    folders = (f"{each}/" for each in RECORD_FOLDERS)
    listing = run_git(root, "ls-tree", "-r", "-z", "--long", tree, "--", *folders)
    files: dict[str, Blob] = {}
    for row in filter(None, listing.decode("utf-8", "replace").split("\0")):
        head, _, path = row.partition("\t")
        mode, _, identifier, size = head.split()
        if mode in {PLAIN, RUNNABLE}:
            files[path] = Blob(identifier, int(size))
    return files


def read_blobs(root: Path, blobs: Sequence[Blob]) -> Iterator[bytes]:
    """Read contents, in that order; one larger than any record may be gives as many blanks as tell that it is."""
    for start in range(0, len(blobs), _AT_ONCE):
        part = blobs[start : start + _AT_ONCE]
        wanted = "".join(f"{blob.id}\n" for blob in part if blob.size <= MAX_BYTES)
        contents = run_git(root, "cat-file", "--batch", feed=wanted.encode()) if wanted else b""
        at = 0
        for blob in part:
            if blob.size > MAX_BYTES:
                yield _TOO_LARGE
                continue
            start_of_content = contents.index(b"\n", at) + 1
            at = start_of_content + blob.size + 1
            yield contents[start_of_content : at - 1]


def list_changes(root: Path, before: str, after: str = "") -> tuple[FileChange, ...]:
    """List every file of the repository that differs between two trees, or between a tree and what lies there now."""
    plain = ("--raw", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=none", "--no-abbrev")
    if after:
        return tuple(_parse_changes(run_git(root, "diff-tree", "-r", *plain, before, after)))
    top = run_git(root, "rev-parse", "--show-toplevel").decode().rstrip("\n")
    found = list(_parse_changes(run_git(Path(top), "diff", *plain, before, "--")))
    new = run_git(Path(top), "ls-files", "-z", "--others", "--exclude-standard").decode("utf-8", "replace")
    known = {change.path for change in found}
    added = (FileChange(path, ABSENT, _find_mode(Path(top) / path)) for path in new.split("\0") if path)
    return tuple(sorted([*found, *(each for each in added if each.path not in known)], key=lambda each: each.path))


def find_prefix(root: Path) -> str:
    """Find where a folder lies in its repository; empty at the top, else with a slash at the end."""
    return run_git(root, "rev-parse", "--show-prefix").decode().rstrip("\n")


def _is_shallow(root: Path) -> bool:
    return run_git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _parse_changes(raw: bytes) -> Iterator[FileChange]:
    """Read git's raw form: a head with two modes, then the path."""
    fields = raw.decode("utf-8", "replace").split("\0")
    for head, path in zip(fields[::2], fields[1::2], strict=False):
        before, after = head.removeprefix(":").split(" ")[:2]
        yield FileChange(path, before, after)


def _find_mode(path: Path) -> str:
    if path.is_symlink():
        return LINK
    if path.is_dir():
        return REPOSITORY
    return RUNNABLE if path.stat().st_mode & 0o111 else PLAIN
