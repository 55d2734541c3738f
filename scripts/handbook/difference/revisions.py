"""The records as git keeps them: which files a revision holds, and their content."""

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from handbook.catalog import FOLDERS

RECORD_FOLDERS = (*FOLDERS, "vocabulary")
_FILE_MODES = frozenset({"100644", "100755"})


class RevisionError(Exception):
    """The revision cannot be read; the message is for editors."""


def list_blobs(root: Path, revision: str) -> Mapping[str, str]:
    """List the files of records under ``root`` as they stood at a revision, each with the id git gave its content.

    Raise RevisionError where there is no git, no repository or no such revision.
    """
    commit = _find_commit(root, revision)
    listing = _run(root, "ls-tree", "-r", "-z", commit, "--", *(f"{each}/" for each in RECORD_FOLDERS))
    files: dict[str, str] = {}
    for row in filter(None, listing.decode("utf-8", "replace").split("\0")):
        head, _, path = row.partition("\t")
        mode, _, identifier = head.split(" ")
        if mode in _FILE_MODES:
            files[path] = identifier
    return files


def read_blobs(root: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    """Read contents by their ids, in that order.

    Objects are read as they are: no attribute or filter of the repository can hide or alter a file.
    """
    if not blobs:
        return
    contents = _run(root, "cat-file", "--batch", feed="".join(f"{blob}\n" for blob in blobs).encode())
    at = 0
    for _ in blobs:
        end = contents.index(b"\n", at)
        size = int(contents[at:end].split(b" ")[2])
        yield contents[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _find_commit(root: Path, revision: str) -> str:
    if not _run(root, "rev-parse", "--is-inside-work-tree", quiet=True):
        message = (
            f"thư mục này không nằm trong một kho git, nên không có bản «{revision}» để so; "
            "hãy chạy lệnh trong thư mục lấy từ kho về"
        )
        raise RevisionError(message)
    name = f"{revision}^{{commit}}"
    commit = _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name, quiet=True).decode().strip()
    if not commit:
        message = (
            f"không có bản «{revision}» trong kho của thư mục này; viết tên nhánh (main, origin/main), thẻ hoặc mã "
            "của một lần ghi, và lấy đủ lịch sử về trước (git fetch)"
        )
        raise RevisionError(message)
    return commit


def _run(root: Path, *arguments: str, feed: bytes = b"", quiet: bool = False) -> bytes:
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, input=feed, capture_output=True, check=False)  # noqa: S603 - no shell, fixed verbs
    except OSError as error:
        message = "không chạy được git, cần có git để so với một bản cũ"
        raise RevisionError(message) from error
    if done.returncode and not quiet:
        message = "git không đọc được bản này"
        raise RevisionError(message)
    return done.stdout if not done.returncode else b""
