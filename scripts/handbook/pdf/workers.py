"""The worker processes that print: one sets a document at a time, under limits, and is replaced when it dies."""

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, Self, TypeVar

from handbook.pdf.complaints import explain_death, explain_delay, explain_fault
from handbook.pdf.document import Document

_JOBS_A_WORKER = 100  # where the system does not tell how much a worker has grown

Job = TypeVar("Job")


class SettingError(Exception):
    """A document could not be set; the message is for editors and names the record."""


class StoppedError(SettingError):
    """A document was not set because its process ended or was too slow: alone on the machine it may still be."""


class Worker:
    """A worker process; it is started when needed, and again after it was stopped, has grown or has done enough."""

    def __init__(self, head: str, seconds: float) -> None:
        """Remember what every process is told first, and how long it may take for one document."""
        self._head = head
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None
        self._done = 0
        self._is_full = False

    def __enter__(self) -> Self:
        """Start nothing yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the process."""
        self._stop()

    def set(self, document: Document, target: str) -> tuple[int, int]:
        """Set one document into a file and return its pages and bytes; time runs from when the worker has it."""
        if self._process is None or self._is_full or self._done >= _JOBS_A_WORKER:
            self._stop()
            self._start(document)
        job = {"data": document.data, "check": document.check, "moment": document.moment, "target": target}
        answer, is_late = self._ask(json.dumps(job))
        self._done += 1
        if answer is None:
            status = self._stop()
            raise StoppedError(explain_delay(document, self._seconds) if is_late else explain_death(document, status))
        self._is_full = bool(answer["full"])
        if "fault" in answer:
            raise SettingError(explain_fault(document, str(answer["fault"])))
        return int(answer["pages"]), int(answer["bytes"])

    def _ask(self, job: str) -> tuple[dict[str, Any] | None, bool]:
        """Hand a job over and wait for the answer; a worker that is late is killed."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return None, False
        late = threading.Event()

        def kill() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._seconds, kill)
        timer.start()
        try:
            process.stdin.write(job + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            line = ""
        finally:
            timer.cancel()
        if not line.endswith("\n"):
            return None, late.is_set()
        answer: dict[str, Any] = json.loads(line)
        return answer, False

    def _start(self, document: Document) -> None:
        self._done, self._is_full = 0, False
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "handbook.pdf.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                env={**os.environ, "RAYON_NUM_THREADS": "1"},
            )
        except OSError as error:
            raise StoppedError(explain_death(document, error.errno or 0)) from error
        if self._process.stdin is not None and self._process.stdout is not None:
            with suppress(OSError):  # one that died at once is found dead when it is asked
                self._process.stdin.write(self._head + "\n")
                self._process.stdin.flush()
            self._process.stdout.readline()  # no document's time runs while a process starts

    def _stop(self) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        process.kill()
        process.communicate()
        return process.returncode


def run_workers(jobs: Iterable[Job], size: int, hire: Callable[[], Worker], do: Callable[[Worker, Job], None]) -> None:
    """Let so many workers take jobs from one queue until it is empty; ``do`` keeps what comes of each."""
    waiting: queue.SimpleQueue[Job] = queue.SimpleQueue()
    for job in jobs:
        waiting.put(job)

    def work() -> None:
        with hire() as worker:
            while True:
                try:
                    job = waiting.get_nowait()
                except queue.Empty:
                    return
                do(worker, job)

    threads = [threading.Thread(target=work) for _ in range(size)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
