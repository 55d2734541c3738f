"""Orders become files: each is set by a worker process under limits, and kept by the hash of all that made it.

A file is made again only when its content, a font, this program or a version of what it sets with changes. What is
stopped is tried once more when all else is done; what fails is named, and the others are made all the same.
"""

import hashlib
import json
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from handbook.messages import say
from handbook.pdf.complaints import explain_break
from handbook.pdf.digest import hash_program
from handbook.pdf.document import Document
from handbook.pdf.workers import SettingError, StoppedError, Worker, run_workers
from handbook.pdf.writer import DocumentError
from handbook.resources import PRINT_FONTS, THEME
from handbook.system import count_processors

_SUFFIX = ".ttf"
_TEMPLATE = "section.typ"
_TOOLS = ("pikepdf", "segno", "typst")
_NAME_LENGTH = hashlib.sha256().digest_size * 2
_HEAVY = 400_000  # letters from which a section is set alone, after all others


class PrintError(Exception):
    """No section at all can be printed; the message is for editors."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one section may take; a heavy one, such as the whole handbook, may take ``heavy`` times as much."""

    seconds: float = 60
    megabytes: int = 1500
    heavy: int = 4
    workers: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """A section to be printed, of which no more is made than is needed to tell whether its file is there.

    ``form`` stands for all that makes the file beside this program; ``content`` is the hash of its words. ``write``
    makes the document, and may raise DocumentError.
    """

    id: str
    content: str
    form: str
    letters: int
    write: Callable[[], Document]


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
    """A section that could not be printed, and why; the message names the record.

    One that ``was_stopped`` may still be printed alone.
    """

    id: str
    message: str
    was_stopped: bool = False


@dataclass(frozen=True, slots=True)
class Printing:
    """What was printed, in the order it was asked for."""

    prints: tuple[Print, ...]
    failures: tuple[Failure, ...]


def print_documents(documents: Iterable[Document], home: Path, cache: Path, limits: Limits | None = None) -> Printing:
    """Print documents that are already written."""
    orders = (
        Order(
            document.id,
            document.content,
            f"{document.moment}\0{document.check}\0{document.data}",
            len(document.data),
            lambda document=document: document,  # type: ignore[misc] # mypy infers no default of a lambda
        )
        for document in documents
    )
    return print_orders(orders, home, cache, limits)


def print_orders(orders: Iterable[Order], home: Path, cache: Path, limits: Limits | None = None) -> Printing:
    """Print orders into ``cache``; those already there are only looked up.

    ``home`` holds the fonts; where it has none, this program's own are used. Raises PrintError where there are none
    to use.
    """
    printer = _Printer(home, cache, limits or Limits())
    asked = list(orders)
    results: dict[str, Print | Failure] = {}
    waiting: list[tuple[Order, Path]] = []
    for order in asked:
        target = printer.find_target(order)
        known = _look_up(order, target)
        if known:
            results[order.id] = known
        else:
            waiting.append((order, target))
    if waiting:
        results.update(printer.run(waiting))
    outcome = [results[order.id] for order in asked]
    return Printing(
        tuple(each for each in outcome if isinstance(each, Print)),
        tuple(each for each in outcome if isinstance(each, Failure)),
    )


def prune_cache(cache: Path, kept: Iterable[Print]) -> None:
    """Forget every printed file of the cache, or what is left of one, that is not among those kept."""
    names = {each.file.stem for each in kept}
    for path in tuple(cache.glob("*")):
        name = path.name.partition(".")[0]
        if path.is_file() and len(name) == _NAME_LENGTH and name not in names:
            path.unlink(missing_ok=True)


def place_prints(prints: Iterable[Print], folder: Path) -> None:
    """Put printed sections into a folder under their ids."""
    for each in prints:
        target = folder / f"{each.id}.pdf"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(each.file, target)


def hash_ground(fonts: Iterable[Path], program: Traversable, versions: Iterable[str]) -> "hashlib._Hash":
    """Hash all that makes a file beside its order: the fonts, this program, what it sets with."""
    ground = hashlib.sha256(json.dumps([*versions, hash_program(program)]).encode())
    for font in fonts:
        content = font.read_bytes()
        ground.update(f"{font.name}\0{len(content)}\0".encode() + content)
    return ground


def find_fonts(home: Path) -> tuple[Path, ...]:
    """Find the fonts of the printed page, the handbook's own before the program's.

    A link among the handbook's is refused, since it may lead anywhere.
    """
    own = home / "docs" / PRINT_FONTS
    found = sorted(own.glob(f"*{_SUFFIX}"))
    linked = next((path for path in (own, *found) if path.is_symlink()), None)
    if linked:
        raise PrintError(say("prints", "font-link", path=linked.relative_to(home)))
    return tuple(found or sorted((THEME / PRINT_FONTS).glob(f"*{_SUFFIX}")))


def _look_up(order: Order, target: Path) -> Print | None:
    """Find a file made before, with what was noted beside it."""
    try:
        facts = json.loads(target.with_suffix(".json").read_text(encoding="utf-8"))
        if target.stat().st_size == facts["bytes"]:
            return Print(order.id, target, order.content, facts["pages"], facts["bytes"], is_new=False)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return None


class _Printer:
    """Fonts, template and limits of one printing."""

    def __init__(self, home: Path, cache: Path, limits: Limits) -> None:
        self._fonts = find_fonts(home)
        self._limits = limits
        self._cache = cache
        self._template = files("handbook.pdf").joinpath(_TEMPLATE).read_text(encoding="utf-8")
        self._ground = hash_ground(self._fonts, files("handbook"), map(version, _TOOLS))

    def find_target(self, order: Order) -> Path:
        """Find where the file of an order is, or will be: its name is the hash of all that makes it."""
        digest = self._ground.copy()
        digest.update(order.form.encode())
        return self._cache / f"{digest.hexdigest()}.pdf"

    def run(self, waiting: list[tuple[Order, Path]]) -> dict[str, Print | Failure]:
        """Set orders, the longest first and side by side; the heavy ones one by one at the end."""
        self._cache.mkdir(parents=True, exist_ok=True)
        ordered = sorted(waiting, key=lambda pair: (-pair[0].letters, pair[0].id))
        heavy = [pair for pair in ordered if pair[0].letters > _HEAVY]
        light = [pair for pair in ordered if pair[0].letters <= _HEAVY]
        results: dict[str, Print | Failure] = {}

        def do(worker: Worker, job: tuple[Order, Path]) -> None:
            results[job[0].id] = _set(worker, *job)

        with tempfile.TemporaryDirectory() as root:
            run_workers(light, min(self._limits.workers or count_processors(), len(light)), self._hire(root, 1), do)
            run_workers(heavy, min(1, len(heavy)), self._hire(root, self._limits.heavy), do)
            for pairs, scale in ((light, 1), (heavy, self._limits.heavy)):
                for pair in pairs:
                    result = results[pair[0].id]
                    if isinstance(result, Failure) and result.was_stopped:
                        run_workers([pair], 1, self._hire(root, scale), do)  # alone, by a fresh worker
        return results

    def _hire(self, root: str, scale: int) -> Callable[[], Worker]:
        """Say how workers for sections of some weight are made."""
        head, seconds = self._make_head(root, scale), self._limits.seconds * scale
        return lambda: Worker(head, seconds)

    def _make_head(self, root: str, scale: int) -> str:
        head = {
            "template": self._template,
            "fonts": [str(self._fonts[0].parent)],
            "root": root,
            "megabytes": self._limits.megabytes * scale,
        }
        return json.dumps(head)


def _set(worker: Worker, order: Order, target: Path) -> Print | Failure:
    """Set one order and note beside its file what a later look-up must know."""
    try:
        pages, size = worker.set(order.write(), str(target))
        fresh = target.with_suffix(f".{threading.get_ident()}")
        fresh.write_text(json.dumps({"pages": pages, "bytes": size}), encoding="utf-8")
        fresh.replace(target.with_suffix(".json"))
    except (DocumentError, SettingError) as error:
        return Failure(order.id, str(error), was_stopped=isinstance(error, StoppedError))
    except OSError as error:
        return Failure(order.id, f"{order.id}: {say('prints', 'disk')} ({error.errno})")
    except Exception as error:  # noqa: BLE001 - whatever it is, the other sections are printed
        return Failure(order.id, explain_break(order.id, error))
    return Print(order.id, target, order.content, pages, size, is_new=True)
