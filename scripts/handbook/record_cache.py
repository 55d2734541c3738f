"""What was found out about a handbook's records, kept under its ``build/`` for the next command.

A kept memo is read as Python's own bytes, which can do anything, so only those are taken that carry a mark made with
this user's key: the key lies in the user's own cache folder, readable by nobody else, and never beside the handbook.
The mark covers the program too: what another version, another user or a damaged disk wrote is as if it were not there.
Where anything cannot be read or written, nothing is kept and nothing is told: the records are read in full.
"""

import hashlib
import hmac
import os
import secrets
import stat
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

import pydantic
import yaml

from handbook.memo import Memo

FOLDER = "build/record-cache"
"""Where it lies under the root."""
_FILE, _WISH, _KEY_FILE = "memo", "wanted", "handbook/record-cache.key"
_PROGRAM = Path(__file__).parent
_WRITTEN = frozenset({".json", ".py", ".yml"})  # what the program is written in
_KEY_SIZE = _MARK_SIZE = 32
_MOST_NEWS = 0.05  # to write it takes a fifth of the time it saves: little that is new is rather found once more


def read_cache(root: Path) -> Memo | None:
    """Return the memo that was kept for the handbook under ``root``; None where there is none to be trusted."""
    path = root / FOLDER / _FILE
    try:
        if not path.is_file():
            return None
        content = memoryview(path.read_bytes())
        key = _read_key(_find_key_file())
        mark, kept = content[:_MARK_SIZE], content[_MARK_SIZE:]
        is_own = bool(key) and hmac.compare_digest(mark, _make_mark(key, kept))
    except (OSError, RuntimeError):  # as Path.home() raises it where there is none
        return None
    return Memo.unpack(kept) if is_own else None


def is_wanted(root: Path) -> bool:
    """Tell whether the records were read in full here before: who does it once should not work for a second time."""
    return (root / FOLDER / _WISH).is_file()


def want_cache(root: Path) -> None:
    """Note that the records were read in full."""
    with suppress(OSError):
        (root / FOLDER).mkdir(parents=True, exist_ok=True)
        (root / FOLDER / _WISH).touch()


def write_cache(root: Path, memo: Memo) -> None:
    """Keep a memo for the handbook under ``root``, if much of it is new; whoever reads meanwhile gets the old one."""
    if memo.news <= _MOST_NEWS:
        return
    folder = root / FOLDER
    with suppress(OSError, RuntimeError):
        key = _read_key(_find_key_file()) or _make_key(_find_key_file())
        kept = memo.pack()
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.iterdir():  # by one who was stopped; one who still writes finds no more to put in its place
            if left.name not in {_FILE, _WISH}:
                left.unlink(missing_ok=True)
        _replace(folder / _FILE, _make_mark(key, kept), kept)


def _replace(path: Path, *parts: bytes) -> None:
    """Put a file in the place of another at once, or leave that where it is."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(parts)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _make_mark(key: bytes, kept: "bytes | memoryview") -> bytes:
    """Make the mark of what is kept: nobody without the key can, and no other program makes the same."""
    mark = hashlib.blake2b(_identify_program(), key=key, digest_size=_MARK_SIZE)
    mark.update(kept)
    return mark.digest()


@cache
def _identify_program() -> bytes:
    """Tell this program, to the byte, and what it runs on from any other."""
    found = hashlib.blake2b(f"{sys.version} {pydantic.VERSION} {yaml.__version__}".encode())
    for path in sorted(each for each in _PROGRAM.rglob("*") if each.suffix in _WRITTEN):
        content = path.read_bytes()
        found.update(f"\0{path.relative_to(_PROGRAM).as_posix()}\0{len(content)}\0".encode())
        found.update(content)
    return found.digest()


def _find_key_file() -> Path:
    """Find where this user's key lies."""
    given = (os.environ.get(name, "") for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"))
    folder = next((Path(each) for each in given if each and Path(each).is_absolute()), Path.home() / ".cache")
    return folder / _KEY_FILE


def _read_key(path: Path) -> bytes:
    """Read the key; none where it is not whole, or where another could read it or may have written it."""
    try:
        with path.open("rb") as stream:
            state, key = os.fstat(stream.fileno()), stream.read(_KEY_SIZE + 1)
    except FileNotFoundError:
        return b""
    is_own = not hasattr(os, "getuid") or (state.st_uid == os.getuid() and not stat.S_IMODE(state.st_mode) & 0o077)
    return key if is_own and len(key) == _KEY_SIZE else b""


def _make_key(path: Path) -> bytes:
    """Make a key that only this user can read, in the place of one that is no good."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = secrets.token_bytes(_KEY_SIZE)
    _replace(path, key)  # made by mkstemp, a file is readable by its owner only
    return key
