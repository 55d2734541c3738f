"""Files of a handbook written whole or not at all, and tried before."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from handbook.checks import check_catalog
from handbook.diagnostics import Diagnostic, Severity
from handbook.lineage import find_lineage
from handbook.messages import say
from handbook.names import index_names
from handbook.records import RECORD_FOLDERS, read_catalog
from handbook.refactoring.alteration import Refactoring
from handbook.refactoring.inventory import RefactoringError


def find_caused(root: Path, refactoring: Refactoring) -> tuple[Diagnostic, ...]:
    """Find the problems a handbook would have by what is planned and has not now, checked in a copy."""
    with tempfile.TemporaryDirectory(prefix="handbook-") as name:
        copy = Path(name)
        for folder in RECORD_FOLDERS:
            shutil.copytree(root / folder, copy / folder)
        for path, text in refactoring.texts.items():
            (copy / path).parent.mkdir(exist_ok=True)
            if text is None:
                (copy / path).unlink(missing_ok=True)
            else:
                (copy / path).write_bytes(text.encode())
        for path, there in refactoring.moves:
            (copy / path).rename(copy / there)
        before, after = _check(root), _check(copy)
    known = Counter(each.code for each in before)
    known.subtract(each.code for each in after)
    messages = {each.message for each in before}
    return tuple(each for each in after if known[each.code] < 0 and each.message not in messages)


def apply_refactoring(root: Path, refactoring: Refactoring) -> None:
    """Write what is planned; where one file cannot be written, or has changed meanwhile, all stay as they are.

    Raise RefactoringError for a change, OSError for what the disk refuses.
    """
    for each in refactoring.files:
        if (root / each.path).read_bytes() != each.content:
            raise RefactoringError(say("refactoring", "changed", file=each.path))
    with _open_scratch(root) as scratch:
        fresh = {path: scratch / f"new-{at}" for at, path in enumerate(refactoring.texts)}
        for path, text in refactoring.texts.items():
            if text is not None:
                fresh[path].write_bytes(text.encode())
        for at, (path, there) in enumerate(refactoring.moves):
            fresh |= {path: scratch / f"gone-{at}", there: scratch / f"moved-{at}"}
            fresh[there].write_bytes((root / path).read_bytes())
        _exchange(root, fresh, scratch)


def _exchange(root: Path, fresh: Mapping[str, Path], scratch: Path) -> None:
    """Put files in the place of others, which are kept until all are done; those that have none are only taken away."""
    kept: dict[str, Path] = {}
    placed: list[str] = []
    try:
        for at, (path, new) in enumerate(fresh.items()):
            if (root / path).exists():
                kept[path] = (root / path).rename(scratch / f"old-{at}")
            if new.exists():
                placed.append(path)
                new.rename(root / path)
    except OSError:
        for path in placed:
            (root / path).unlink(missing_ok=True)
        for path, old in kept.items():
            old.replace(root / path)
        raise


@contextmanager
def _open_scratch(root: Path) -> Iterator[Path]:
    """Give a hidden folder on the disk of the handbook, which is gone afterwards."""
    scratch = Path(tempfile.mkdtemp(prefix=".handbook-", dir=root))
    try:
        yield scratch
    finally:
        with suppress(OSError):
            shutil.rmtree(scratch)


def _check(root: Path) -> tuple[Diagnostic, ...]:
    reading = read_catalog(root)
    catalog = reading.catalog
    found = (*reading.diagnostics, *check_catalog(catalog, find_lineage(catalog), index_names(catalog)))
    return tuple(each for each in found if each.severity is Severity.ERROR)
