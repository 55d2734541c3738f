"""Work shared by processes that inherit all they need: nothing is sent to them, they send back how far they are.

The order in which the parts are done is open, so each part must write files of its own. A small piece of work is done
here, without other processes.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from handbook.messages import say
from handbook.site.paths import SiteError

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess
    from multiprocessing.sharedctypes import Synchronized

Report = Callable[[int, int], None]
"""Told of how many parts out of how many are done."""

_FEW = 200  # parts that are done sooner than a process is started
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)
_STRIDE = 8  # parts taken at once
_LONG = 1.0  # seconds: what parts of that length used and let go of is worth giving back


def do_all(
    parts: Sequence[Callable[[], None]], report: Report, own: Sequence[Callable[[], None]] = (), few: int = _FEW
) -> None:
    """Do every part, on as many processors as this process may use; the first error ends all and is raised.

    What is ``own`` is done in this process, while others do the rest; up to ``few`` parts are done without others.
    """
    processes = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    has_threads = threading.active_count() > 1  # a child would inherit their locks, held for ever
    if processes == 1 or len(parts) < few or has_threads:
        total = len(own) + len(parts)
        for done, part in enumerate((*own, *parts), start=1):
            part()
            report(done, total)
        return
    gc.collect()
    _return_memory()  # else each process would carry what reading has left free
    was_frozen = gc.get_freeze_count() > 0
    gc.freeze()  # what exists now is shared: looking through it for garbage would copy it
    try:
        _share(parts, processes, report, own)
    finally:
        if not was_frozen:
            gc.unfreeze()


def _share(
    parts: Sequence[Callable[[], None]], processes: int, report: Report, own: Sequence[Callable[[], None]]
) -> None:
    """Do parts here and in other processes: this one works too, else its memory would only be copied."""
    context = multiprocessing.get_context("fork")
    taken = context.Value("l", 0)
    workers: list[ForkProcess] = []
    ends: list[Connection] = []
    try:
        for _ in range(processes - 1):
            ours, theirs = context.Pipe(duplex=False)
            worker = context.Process(target=_work, args=(parts, taken, theirs, os.getpid()), daemon=True)
            worker.start()
            theirs.close()
            workers.append(worker)
            ends.append(ours)
        done, left = 0, list(ends)
        for part in own:
            part()
        while chosen := _take(parts, taken):
            _do(chosen)
            done += len(chosen) + _hear(left, 0)
            report(done, len(parts))
        while left:
            done += _hear(left, None)
            report(done, len(parts))
        if done < len(parts):
            raise SiteError(say("build", "killed"))
    finally:
        for worker in workers:
            worker.kill()
            worker.join()
        for end in ends:
            end.close()


def _take(parts: Sequence[Callable[[], None]], taken: "Synchronized[int]") -> Sequence[Callable[[], None]]:
    """Take the next parts that nobody has; none when all are taken."""
    with taken.get_lock():
        start = taken.value
        taken.value += _STRIDE
    return parts[start : start + _STRIDE]


def _do(parts: Sequence[Callable[[], None]]) -> None:
    start = time.monotonic()
    for part in parts:
        part()
    if time.monotonic() - start > _LONG:
        _return_memory()


def _return_memory() -> None:
    """Give the system back what a long part has left free, where that can be asked for."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _hear(left: list[Connection], timeout: float | None) -> int:
    """Hear how many parts the others have done since; who has ended is taken out of ``left``."""
    done = 0
    for end in wait(left, timeout):
        assert isinstance(end, Connection)  # noqa: S101 - tells the type checker
        try:
            news = end.recv()
        except EOFError:
            left.remove(end)
            continue
        if isinstance(news, BaseException):
            raise news
        done += news
    return done


def _work(parts: Sequence[Callable[[], None]], taken: "Synchronized[int]", end: Connection, parent: int) -> None:
    """Do parts until none is left, in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it and ends all
    die_with_parent()
    try:
        while os.getppid() == parent and (chosen := _take(parts, taken)):
            _do(chosen)
            end.send(len(chosen))
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
        _send_error(end, error)
    end.close()


def die_with_parent() -> None:
    """Have the system end this process when its parent is killed, where it can; else it sees that between parts."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_DEATH_SIGNAL, signal.SIGKILL)


def _send_error(end: Connection, error: Exception) -> None:
    error.add_note(traceback.format_exc())
    try:
        end.send(error)
    except BrokenPipeError:
        return  # the parent is gone
