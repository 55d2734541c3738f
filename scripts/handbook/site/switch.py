"""The place where a site is made beside the old one, and the switch of the two: in whole or not at all.

Beside ``site`` a hidden folder ``.site-work`` holds what is being built. Whoever builds holds a lock on a file there,
which the system lets go of when the process and those that work for it end, however they end. The new site is on the
disk of the old one, so that one exchange of names puts it in place. A system that cannot exchange needs two renames; a
build killed between them leaves the old site in ``.site-work/old``, and the next one puts it back first. As long as
anything else lies in that folder, a file there tells git to pass over it, wherever the site is and however a build
ends.
"""

import ctypes
import errno
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import lock_descriptor

from handbook.messages import say
from handbook.pages import CATALOG_JSON
from handbook.site.paths import SiteError
from handbook.system import can_lock, find_call

_PAUSE = 0.02  # seconds between two attempts
_PATIENCE = 1.0  # seconds: the processes of a killed build need a moment to see that it is gone
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE = -100  # AT_FDCWD
_IGNORE = ".gitignore"
_LOCK = ".lock"
_CANNOT_EXCHANGE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM, errno.EXDEV)


def refuse_foreign(site: Path) -> None:
    """Refuse a folder with anything else than a built site in it: the switch would delete that."""
    if site.exists() and not site.is_dir():
        raise SiteError(say("build", "site-file", site=site))
    if site.exists() and any(site.iterdir()) and not (site / CATALOG_JSON).is_file():
        raise SiteError(say("build", "site-foreign", site=site))


@contextmanager
def open_bench(site: Path, kept: str = "") -> Iterator[Path]:
    """Give a folder on the disk of the site that nobody else uses; it is gone afterwards.

    It is empty but for what ``kept`` names: that stays from one time to the next, if nobody else builds meanwhile.
    Raises SiteError where another build of the same site is at work.
    """
    bench = site.with_name(f".{site.name}-work")
    site.parent.mkdir(parents=True, exist_ok=True)
    lock = _lock_bench(bench, site)
    try:
        (bench / _IGNORE).write_text("*\n", encoding="utf-8")
        _put_back(bench / "old", site)
        _clear(bench, kept)
        yield bench
    finally:
        _put_back(bench / "old", site)
        with suppress(OSError):
            try:
                _clear(bench, kept)
            finally:
                _unlock(bench / _LOCK, lock)
            if not (kept and (bench / kept).exists()):
                (bench / _IGNORE).unlink()
                bench.rmdir()


def switch_site(bench: Path, fresh: Path, site: Path) -> None:
    """Put the new site, made on the bench, in place of the old one, which takes its place there."""
    if not site.exists():
        move_folder(fresh, site)
    elif not _exchange(fresh, site):
        move_folder(site, bench / "old")
        move_folder(fresh, site)
        move_folder(bench / "old", fresh)


def move_folder(folder: Path, place: Path) -> None:
    """Give a folder another name; on Windows that has to wait for whoever reads a file in it."""
    give_up = time.monotonic() + _PATIENCE
    while True:
        try:
            folder.replace(place)
        except PermissionError:
            if time.monotonic() >= give_up:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _put_back(old: Path, site: Path) -> None:
    if old.exists() and not site.exists():
        move_folder(old, site)


def _lock_bench(folder: Path, site: Path) -> int:
    """Hold the lock in a folder; what is returned must be given to ``_unlock``."""
    give_up = time.monotonic() + _PATIENCE
    while True:
        folder.mkdir(exist_ok=True)
        with suppress(FileNotFoundError):  # who held the lock before has just taken the folder away
            handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT)
            is_ours = not can_lock() or lock_descriptor(handle, blocking=False)
            if is_ours and _is_same(folder / _LOCK, handle):
                return handle
            os.close(handle)
            if not is_ours and time.monotonic() >= give_up:
                raise SiteError(say("build", "site-busy", site=site))
        time.sleep(_PAUSE)


def _unlock(path: Path, handle: int) -> None:
    """Let go of the lock and take its file away: first, so that nobody's new one is; Windows keeps what is open."""
    is_gone = False
    with suppress(OSError):
        path.unlink()
        is_gone = True
    os.close(handle)
    if not is_gone:
        path.unlink()


def _is_same(path: Path, handle: int) -> bool:
    """Tell whether a file still is the one opened: who held the lock before may have taken it away."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _exchange(one: Path, other: Path) -> bool:
    """Exchange the names of two folders in one step; False where the system has no such step."""
    rename = find_call("renameat2")
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _clear(bench: Path, kept: str) -> None:
    """Take away all but what is kept and what hides it from git."""
    for leftover in bench.iterdir():
        if leftover.name in (kept, _IGNORE, _LOCK):
            continue
        if leftover.is_dir() and not leftover.is_symlink():
            shutil.rmtree(leftover)
        else:
            leftover.unlink()
