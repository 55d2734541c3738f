"""The records as they stood at a revision, laid out in a scratch folder."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handbook.catalog import FOLDERS

_FILE_MODES = frozenset({"100644", "100755"})


class RevisionError(Exception):
    """The revision cannot be read; the message is for editors."""


@contextmanager
def open_revision(root: Path, revision: str) -> Iterator[Path]:
    """Lay out the records of a handbook under ``root`` as they stood at a revision; the folder goes when it is closed.

    Objects are read as they are: no attribute or filter of the repository can hide or alter a file.
    """
    commit = (
        _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    )
    if not commit:
        message = f"không có bản «{revision}» trong kho của thư mục này"
        raise RevisionError(message)
    with tempfile.TemporaryDirectory(prefix="handbook-") as name:
        folder = Path(name)
        for path, content in _read_files(root, commit):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        yield folder


def _read_files(root: Path, commit: str) -> Iterator[tuple[str, bytes]]:
    listing = _run(root, "ls-tree", "-r", "-z", commit, "--", *(f"{each}/" for each in (*FOLDERS, "vocabulary")))
    files: list[tuple[str, str]] = []
    for row in filter(None, listing.decode("utf-8", "replace").split("\0")):
        head, _, path = row.partition("\t")
        mode, _, identifier = head.split(" ")
        if mode in _FILE_MODES:
            files.append((path, identifier))
    contents = _run(root, "cat-file", "--batch", feed="".join(f"{identifier}\n" for _, identifier in files).encode())
    at = 0
    for path, _ in files:
        end = contents.index(b"\n", at)
        size = int(contents[at:end].split(b" ")[2])
        yield path, contents[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _run(root: Path, *arguments: str, feed: bytes = b"") -> bytes:
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, input=feed, capture_output=True, check=False)  # noqa: S603 - no shell, fixed verbs
    except OSError as error:
        message = "không chạy được git, cần có git để so với một bản cũ"
        raise RevisionError(message) from error
    if done.returncode and arguments[0] != "rev-parse":
        message = "git không đọc được bản này"
        raise RevisionError(message)
    return done.stdout
