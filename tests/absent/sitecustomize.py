"""Take from every Python process what Windows does not have, or what its users may not use."""

import os
import sys

for _name in ("fcntl", "grp", "pwd", "resource", "termios"):
    sys.modules[_name] = None  # type: ignore[assignment] # as the import system marks what is not there
for _name in ("fork", "forkpty", "link", "sched_getaffinity", "symlink"):
    delattr(os, _name)
os.cpu_count = lambda: 2
