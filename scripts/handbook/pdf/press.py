"""Documents become files: each is set by a worker process under limits, and kept by the hash of all that made it.

A file is made again only when its data, the template, a font or Typst's version changes. What fails is named; the
others are made all the same.
"""

import hashlib
import json
import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

from handbook.pdf.document import Document

_FONT_FOLDER = Path("docs/assets/fonts-print")
_SUFFIX = ".ttf"
_JOBS_A_WORKER = 100  # Typst keeps what it has set, so a worker grows with its work
_HEAVY = 400_000  # letters of data from which a section is set alone, after all others


class PressError(Exception):
    """No section at all can be printed; the message is for editors."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one section may take; a heavy one, such as the whole handbook, may take ``heavy`` times as much."""

    seconds: float = 60
    megabytes: int = 1500
    heavy: int = 4
    workers: int = 0


@dataclass(frozen=True, slots=True)
class Print:
    """A printed section: where the file is, its pages and bytes; ``is_new`` if it was made just now."""

    id: str
    file: Path
    content: str
    pages: int
    size: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """A section that could not be printed, and why; the message names the record."""

    id: str
    message: str


@dataclass(frozen=True, slots=True)
class Printing:
    """What came out of the press, in the order it was asked for."""

    prints: tuple[Print, ...]
    failures: tuple[Failure, ...]


def press_documents(documents: Iterable[Document], home: Path, cache: Path, limits: Limits | None = None) -> Printing:
    """Print documents into ``cache``; those already there are only looked up.

    ``home`` holds the fonts; where it has none, this program's own are used. Raises PressError where there are none
    to use.
    """
    press = _Press(home, cache, limits or Limits())
    asked = list(documents)
    results: dict[str, Print | Failure] = {}
    waiting: list[tuple[Document, Path]] = []
    for document in asked:
        target = cache / f"{press.hash_document(document)}.pdf"
        known = _look_up(document, target)
        if known:
            results[document.id] = known
        else:
            waiting.append((document, target))
    if waiting:
        results.update(press.run(waiting))
    outcome = [results[document.id] for document in asked]
    return Printing(
        tuple(each for each in outcome if isinstance(each, Print)),
        tuple(each for each in outcome if isinstance(each, Failure)),
    )


def prune_cache(cache: Path, kept: Iterable[Print]) -> None:
    """Forget every file of the cache that is not among those kept."""
    names = {each.file.stem for each in kept}
    for path in sorted(cache.glob("*")):
        if path.is_file() and path.name.partition(".")[0] not in names:
            path.unlink(missing_ok=True)


def place_prints(prints: Iterable[Print], folder: Path) -> None:
    """Put printed sections into a folder under their ids."""
    for each in prints:
        target = folder / f"{each.id}.pdf"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(each.file, target)


def find_fonts(home: Path) -> tuple[Path, ...]:
    """Find the fonts of the printed page; a link among them is refused, since it may lead anywhere."""
    own = Path(__file__).resolve().parents[3]
    for root in (home, own):
        folder = root / _FONT_FOLDER
        found = sorted(folder.glob(f"*{_SUFFIX}"))
        linked = next((path for path in (folder, *found) if path.is_symlink()), None)
        if linked:
            message = f"{linked.relative_to(root)}: là lối tắt sang chỗ khác; chép hẳn tệp phông vào thư mục"
            raise PressError(message)
        if found:
            return tuple(found)
    message = f"không có phông chữ nào trong «{_FONT_FOLDER}»"
    raise PressError(message)


def _look_up(document: Document, target: Path) -> Print | None:
    """Find a file made before, with what was noted beside it."""
    try:
        facts = json.loads(target.with_suffix(".json").read_text(encoding="utf-8"))
        if target.stat().st_size == facts["bytes"]:
            return Print(document.id, target, document.content, facts["pages"], facts["bytes"], is_new=False)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return None


class _Press:
    """Fonts, template and limits of one printing."""

    def __init__(self, home: Path, cache: Path, limits: Limits) -> None:
        self._fonts = find_fonts(home)
        self._template = files("handbook.pdf").joinpath("section.typ").read_text(encoding="utf-8")
        self._limits = limits
        self._cache = cache
        ground = hashlib.sha256(self._template.encode())
        ground.update(f"{version('typst')} {version('segno')}".encode())
        for path in self._fonts:
            ground.update(path.read_bytes())
        self._ground = ground.digest()

    def hash_document(self, document: Document) -> str:
        """Hash all that makes a file."""
        digest = hashlib.sha256(self._ground)
        digest.update(f"{document.moment}\0{document.check}\0{document.data}".encode())
        return digest.hexdigest()

    def run(self, waiting: list[tuple[Document, Path]]) -> Mapping[str, Print | Failure]:
        """Set documents, the longest first and side by side; the heavy ones one by one at the end."""
        self._cache.mkdir(parents=True, exist_ok=True)
        ordered = sorted(waiting, key=lambda pair: (-len(pair[0].data), pair[0].id))
        heavy = [pair for pair in ordered if len(pair[0].data) > _HEAVY]
        light = [pair for pair in ordered if len(pair[0].data) <= _HEAVY]
        crowd = self._limits.workers or _count_processors()
        with tempfile.TemporaryDirectory() as root:
            results = self._run_crowd(light, min(crowd, len(light)), self._make_head(root, 1), 1)
            head = self._make_head(root, self._limits.heavy)
            results.update(self._run_crowd(heavy, min(1, len(heavy)), head, self._limits.heavy))
        return results

    def _run_crowd(
        self, jobs: list[tuple[Document, Path]], crowd: int, head: str, scale: int
    ) -> dict[str, Print | Failure]:
        results: dict[str, Print | Failure] = {}
        waiting: queue.SimpleQueue[tuple[Document, Path]] = queue.SimpleQueue()
        for job in jobs:
            waiting.put(job)

        def work() -> None:
            with _Worker(head, self._limits.seconds * scale) as worker:
                while True:
                    try:
                        document, target = waiting.get_nowait()
                    except queue.Empty:
                        return
                    try:
                        results[document.id] = worker.set(document, target)
                    except OSError as error:
                        results[document.id] = Failure(document.id, f"{document.id}: {_NO_DISK} ({error.errno})")

        threads = [threading.Thread(target=work) for _ in range(crowd)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return results

    def _make_head(self, root: str, scale: int) -> str:
        head = {
            "template": self._template,
            "fonts": [str(self._fonts[0].parent)],
            "root": root,
            "megabytes": self._limits.megabytes * scale,
        }
        return json.dumps(head)


class _Worker:
    """A worker process; it is started when needed, and again after it was stopped or has done enough."""

    def __init__(self, head: str, seconds: float) -> None:
        self._head = head
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None
        self._done = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def set(self, document: Document, target: Path) -> Print | Failure:
        """Set one document; time runs from the moment the worker has it."""
        if self._process is None or self._done >= _JOBS_A_WORKER:
            self._stop()
            self._start()
        job = {"data": document.data, "check": document.check, "moment": document.moment, "target": str(target)}
        answer, is_late = self._ask(json.dumps(job))
        self._done += 1
        if answer is None:
            status = self._stop()
            reason = _TOO_LONG.format(seconds=f"{self._seconds:g}") if is_late else _TOO_MUCH.format(status=status)
            return Failure(document.id, f"{_name_records(document, '')}: {reason}")
        if "fault" in answer:
            return Failure(document.id, _explain(document, str(answer["fault"])))
        facts = {"pages": int(answer["pages"]), "bytes": int(answer["bytes"])}
        fresh = target.with_suffix(f".{threading.get_ident()}")
        fresh.write_text(json.dumps(facts), encoding="utf-8")
        fresh.replace(target.with_suffix(".json"))
        return Print(document.id, target, document.content, facts["pages"], facts["bytes"], is_new=True)

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

    def _start(self) -> None:
        self._done = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "handbook.pdf.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={**os.environ, "RAYON_NUM_THREADS": "1"},
        )
        if self._process.stdin is not None:
            self._process.stdin.write(self._head + "\n")

    def _stop(self) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        process.kill()
        process.communicate()
        return process.returncode


_TOO_LONG = "quá {seconds} giây mà chưa dàn trang xong nên đã dừng"
_TOO_MUCH = "máy dàn trang dừng giữa chừng (mã {status}), thường vì tốn quá nhiều bộ nhớ"
_NO_DISK = "không ghi được tệp PDF: hết chỗ trên đĩa hoặc không có quyền"
_FAULTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"the text (?P<what>.+) could not be displayed with"), "phông chữ in không có chữ {what}"),
    (re.compile(r"missing alt text"), "có hình thiếu lời mô tả"),
    (re.compile(r"label `?<?(?P<what>[^`>]+)>?`? does not exist"), "tham chiếu tới mục không có: {what}"),
    (re.compile(r"^disk "), _NO_DISK),
    (
        re.compile(r"URLs are not allowed|failed to (?:parse|decode) SVG|failed to load linked image"),
        "có hình gọi tới tệp hay trang bên ngoài, hoặc hình hỏng",
    ),
    (re.compile(r"layout did not converge"), "bản dàn trang không ổn định"),
)
_OTHER = "máy dàn trang từ chối: «{fault}»"
_QUOTED = re.compile(r'^`?"?(.*?)"?`?$')


def _explain(document: Document, fault: str) -> str:
    """Say in Vietnamese what Typst objects to, and name the record."""
    for pattern, message in _FAULTS:
        match = pattern.search(fault)
        if match:
            what = match.groupdict().get("what") or ""
            letters = _QUOTED.sub(r"\1", what)
            return f"{_name_records(document, letters)}: {message.format(what=f'«{letters}»')}"
    return f"{_name_records(document, '')}: {_OTHER.format(fault=fault)}"


def _name_records(document: Document, letters: str) -> str:
    """Name the records that show these letters, or the section where it has too many to name."""
    chapters = json.loads(document.data)["chapters"]
    pairs = list(zip(document.records, chapters, strict=True))
    if letters:
        pairs = [(record, each) for record, each in pairs if letters in json.dumps(each, ensure_ascii=False)] or pairs
    return pairs[0][0] if len(pairs) == 1 or letters else document.id


def _count_processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
