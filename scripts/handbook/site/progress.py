"""What a long build says while it runs: one line that is written over, on a terminal only."""

import sys
import time
from dataclasses import dataclass, field
from typing import TextIO

from handbook.messages import say

_QUIET = 1.0  # seconds: what takes less says nothing
_STEP = 0.1


@dataclass(slots=True)
class Progress:
    """Tells how far the work is, on a terminal and once it lasts."""

    stream: TextIO = field(default_factory=lambda: sys.stderr)
    started: float = field(default_factory=time.monotonic)
    told: float = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Tell that so many parts out of so many are done."""
        now = time.monotonic()
        if not self.stream.isatty() or now - self.started < _QUIET or now - self.told < _STEP:
            return
        self.told = now
        self.stream.write("\r" + say("build", "progress", share=done * 100 // total, done=done, total=total))
        self.stream.flush()

    def close(self) -> None:
        """Take the line away."""
        if self.told:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
            self.told = 0.0
