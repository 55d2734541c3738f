"""What only some systems have: calls of the C library, processes that inherit all, limits of memory, locks of files.

Nothing here fails where a system lacks something; it tells, so that the work is done in another way or a word is said.
"""

import ctypes
import os
import sys
from importlib.util import find_spec
from typing import Any

import filelock


def find_call(name: str) -> Any | None:  # noqa: ANN401 - a function of C
    """Find a call of the C library; None where there is none of that name."""
    try:
        return getattr(ctypes.CDLL(None, use_errno=True), name, None)
    except (OSError, TypeError):  # Windows does not open what it is not told the name of
        return None


def count_processors() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_fork() -> bool:
    """Tell whether a process may begin as a copy of this one; on macOS its libraries break then."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def can_lock() -> bool:
    """Tell whether the system locks files."""
    return filelock.has_fcntl or sys.platform == "win32"


def can_limit() -> bool:
    """Tell whether the system limits the memory of a process."""
    return find_spec("resource") is not None


def limit_memory(megabytes: int) -> None:
    """Let this process take no more memory; where the system knows no limit, there is none."""
    try:
        import resource
    except ImportError:
        return
    limit, most = megabytes << 20, resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = limit if most == resource.RLIM_INFINITY else min(limit, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
