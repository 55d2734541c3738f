"""A handbook of an older format turned into one of today's: planned whole and told before anything is written."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import yaml

from handbook.messages import say
from handbook.migration.entry_files import add_tables, split_vocabulary
from handbook.migration.models import split_units
from handbook.migration.short_citations import shorten_citations
from handbook.migration.successors import list_all_successors
from handbook.migration.trees import MigrationError, RecordTrees, read_trees, render_trees
from handbook.records import FORMAT, find_version
from handbook.replacement import ReplacementError, replace_files
from handbook.settings import FILE, find_format

_EXTRA = re.compile(r"^extra:[ \t]*\n", re.MULTILINE)
_FORMAT_LINE = re.compile(r"^(  format:)[^\n]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FormatStep:
    """What leads to a version of the format, under the name of its words; several steps may lead to one."""

    version: int
    name: str
    change: Callable[[RecordTrees], None]


STEPS = (
    FormatStep(2, "cite", shorten_citations),
    FormatStep(2, "models", split_units),
    FormatStep(2, "successors", list_all_successors),
    FormatStep(2, "entries", split_vocabulary),
    FormatStep(2, "tables", add_tables),
)


@dataclass(frozen=True, slots=True)
class Migration:
    """What is to be done: the steps that change something, and the files that will be other than ``before``.

    Of ``texts``, None is a file that will not be there, and stands last: nothing goes before all of it is elsewhere. Of
    ``before``, it is one that is not there yet.
    """

    version: int
    steps: tuple[str, ...]
    texts: Mapping[str, str | None]
    before: Mapping[str, bytes | None]


def plan_migration(root: Path) -> Migration:
    """Plan what turns the handbook under ``root`` into one of today's format; nothing where it is one already.

    Raise MigrationError where that cannot be done, or where the handbook is newer than this program.
    """
    version = find_version(root)
    if version > FORMAT:
        raise MigrationError(say("migration", "newer", theirs=version, ours=FORMAT))
    texts: dict[str, str | None] = {}
    taken: list[str] = []
    steps = [step for step in STEPS if step.version > version]
    if steps:
        handbook, _ = read_trees(root)
        origin = dict(handbook.trees)
        for step in steps:
            earlier = dict(handbook.trees)
            step.change(handbook)
            if handbook.trees.keys() != earlier.keys() or any(
                handbook.trees[path] is not tree for path, tree in earlier.items()
            ):
                taken.append(step.name)
        texts |= render_trees(handbook, origin)
    declared = _declare_version(root)
    if declared is not None:
        texts[FILE] = declared
    ordered = dict(sorted(texts.items(), key=lambda each: each[1] is None))
    before = {path: _read(root / path) for path in ordered}
    return Migration(version, tuple(taken), MappingProxyType(ordered), MappingProxyType(before))


def apply_migration(root: Path, migration: Migration) -> None:
    """Write what is planned; where one file cannot be written, or has changed meanwhile, all stay as they are.

    Raise MigrationError for a change, OSError for what the disk refuses.
    """
    contents = {path: None if text is None else text.encode() for path, text in migration.texts.items()}
    try:
        replace_files(root, contents, migration.before)
    except ReplacementError as error:
        raise MigrationError(say("refactoring", "changed", file=error)) from error


def _declare_version(root: Path) -> str | None:
    """Write the settings with the version of today; None where they say it already, or where there are none."""
    path = root / FILE
    if not path.is_file() or find_format(root) == FORMAT:
        return None
    text = path.read_bytes().decode()
    line = f"  format: {FORMAT}"
    if find_format(root) is not None:
        declared = _FORMAT_LINE.sub(line, text, count=1)
    elif _EXTRA.search(text):
        declared = _EXTRA.sub(lambda head: f"{head[0]}{say('migration', 'note')}\n{line}\n", text, count=1)
    else:
        declared = f"{text.rstrip()}\n\nextra:\n{say('migration', 'note')}\n{line}\n"
    if not _is_only_declared(text, declared):
        raise MigrationError(say("migration", "settings", file=FILE, line=line.strip()))
    return declared


def _is_only_declared(text: str, declared: str) -> bool:
    """Tell whether settings say what they said, and the version."""
    try:
        before, after = (yaml.load(each, yaml.BaseLoader) for each in (text, declared))  # noqa: S506 - it makes texts only
    except yaml.YAMLError:
        return False
    if not isinstance(before, dict) or not isinstance(before.get("extra", {}), dict):
        return False
    return bool(after == {**before, "extra": {**before.get("extra", {}), "format": str(FORMAT)}})


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
