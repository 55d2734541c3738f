"""Work shared by processes: each has all the parts and does those that nobody else has; it tells how far it is.

Where a process can begin as a copy of this one it inherits the parts, else it is sent them. The order in which they are
done is open, so each part must write files of its own. A small piece of work is done here, without other processes.
"""

import gc
import multiprocessing
import signal
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from handbook.messages import say
from handbook.site.paths import SiteError
from handbook.system import can_fork, count_processors, find_call

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess
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
    processes = count_processors()
    has_threads = can_fork() and threading.active_count() > 1  # a child would inherit their locks, held for ever
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
    taken = _open_context().Value("l", 0)
    workers: list[BaseProcess] = []
    ends: list[Connection] = []
    try:
        for _ in range(processes - 1):
            ours, theirs = multiprocessing.Pipe(duplex=False)
            workers.append(start_process(_work, parts, taken, theirs))
            theirs.close()
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


def start_process(work: Callable[..., None], *given: object) -> "BaseProcess":
    """Start a process that does some work and ends with this one."""
    process: BaseProcess = _open_context().Process(target=work, args=given, daemon=True)
    process.start()
    return process


def _open_context() -> Any:  # noqa: ANN401 - the two have no type in common
    return multiprocessing.get_context("fork" if can_fork() else "spawn")


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
    trim = find_call("malloc_trim")
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


def _work(parts: Sequence[Callable[[], None]], taken: "Synchronized[int]", end: Connection) -> None:
    """Do parts until none is left, in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it and ends all
    die_with_parent()
    try:
        while has_parent() and (chosen := _take(parts, taken)):
            _do(chosen)
            end.send(len(chosen))
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
        _send_error(end, error)
    end.close()


def has_parent() -> bool:
    """Tell whether the process that started this one still is there."""
    parent = multiprocessing.parent_process()
    return parent is not None and parent.is_alive()


def die_with_parent() -> None:
    """Have the system end this process when its parent is killed, where it can; else it sees that between parts."""
    prctl = find_call("prctl")
    if prctl is not None:
        prctl(_DEATH_SIGNAL, signal.SIGKILL)


def _send_error(end: Connection, error: Exception) -> None:
    error.add_note(traceback.format_exc())
    try:
        end.send(error)
    except BrokenPipeError:
        return  # the parent is gone


def _make_table(held: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(held)


ForkingPickler.register(MappingProxyType, lambda table: (_make_table, (dict(table),)))  # Python sends no such table
