"""Files of a handbook written whole or not at all, and tried before."""

import shutil
import tempfile
from collections import Counter
from pathlib import Path

from handbook.checks import check_catalog
from handbook.diagnostics import Diagnostic, Severity
from handbook.lineage import find_lineage
from handbook.messages import say
from handbook.names import index_names
from handbook.records import RECORD_FOLDERS, read_catalog
from handbook.refactoring.alteration import Refactoring
from handbook.refactoring.inventory import RefactoringError
from handbook.replacement import ReplacementError, replace_files


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
    before: dict[str, bytes | None] = {each.path: each.content for each in refactoring.files}
    contents = {path: None if text is None else text.encode() for path, text in refactoring.texts.items()}
    for path, there in refactoring.moves:
        contents |= {path: None, there: (root / path).read_bytes()}
    try:
        replace_files(root, contents, before)
    except ReplacementError as error:
        raise RefactoringError(say("refactoring", "changed", file=error)) from error


def _check(root: Path) -> tuple[Diagnostic, ...]:
    reading = read_catalog(root)
    catalog = reading.catalog
    found = (*reading.diagnostics, *check_catalog(catalog, find_lineage(catalog), index_names(catalog)))
    return tuple(each for each in found if each.severity is Severity.ERROR)
