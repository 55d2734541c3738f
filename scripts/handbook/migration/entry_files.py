"""Entries of the tables to which several people add become files of their own, so that two additions never collide."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from handbook.datafile import Tree
from handbook.messages import say
from handbook.migration.trees import MigrationError, RecordTrees
from handbook.records import HOMES, OLD_TABLES, OPTIONAL_TABLES, TABLE_FILES

_FILE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def split_vocabulary(handbook: RecordTrees) -> None:
    """Put each entry of a table that lay in one file into a file under its id.

    Entries of the log have no id: they are called by their day and their number on it, the oldest first. An entry that
    has its file already, word for word, is not written twice. Raise MigrationError for a table that is none, and for
    an entry whose file says something else.
    """
    for old in OLD_TABLES:
        if old in handbook.trees:
            _split(handbook, old, old.removesuffix(".yml"))


def add_tables(handbook: RecordTrees) -> None:
    """Begin the tables that a handbook must have and does not, without entries."""
    for name in (each for each in TABLE_FILES if each not in OPTIONAL_TABLES):
        handbook.trees.setdefault(HOMES[name], {name: []})


def _split(handbook: RecordTrees, old: str, folder: str) -> None:
    name, table = folder.rpartition("/")[2], handbook.trees.pop(old)
    items = table.get(name) if isinstance(table, dict) and len(table) == 1 else None
    entries = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    if not isinstance(items, list) or len(entries) < len(items):
        raise MigrationError(say("migration", "no-table", file=old, name=name))
    days = [str(entry.get("date")) for entry in entries]
    widths = {day: len(str(number)) for day, number in Counter(days).items()}
    is_rising = days[:1] < days[-1:]
    for entry, day in zip(entries, days, strict=True) if is_rising else zip(entries[::-1], days[::-1], strict=True):
        path = _find_file(handbook.trees, folder, entry, day, widths[day])
        known = handbook.trees.setdefault(path, entry)
        if known != entry or not _FILE_NAME.fullmatch(path.removeprefix(f"{folder}/").removesuffix(".yml")):
            raise MigrationError(say("migration", "taken", file=old, there=path))
        handbook.inherit(entry, known)
    _keep_comments(handbook, table, items, old)


def _find_file(trees: Mapping[str, Tree], folder: str, entry: Mapping[str, Tree], day: str, width: int) -> str:
    """Find the file of an entry: the one under its id, else the first of its day that is free or says the same."""
    if "id" in entry:
        return f"{folder}/{entry['id']}.yml"
    numbered = (f"{folder}/{day}-{number:0{width}}.yml" for number in count(1))
    return next(path for path in numbered if trees.get(path, entry) == entry)


def _keep_comments(handbook: RecordTrees, table: Tree, items: list[Tree], old: str) -> None:
    """Let comments above a table go to its first entry, and those that end its file to its last."""
    for place, anchor in enumerate(handbook.anchors):
        if anchor.holder is table or anchor.holder is items:
            if not items:
                raise MigrationError(say("migration", "homeless", file=old, comment=anchor.text))
            heir = items[-1] if anchor.ends else items[0]
            handbook.anchors[place] = replace(anchor, holder=heir, field="")
