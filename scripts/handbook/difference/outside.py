"""What a change touches beside the records: each file with what it is and who must look at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from handbook.datafile import MAX_BYTES
from handbook.difference.revisions import (
    ABSENT,
    LINK,
    PLAIN,
    REPOSITORY,
    RUNNABLE,
    FileChange,
    find_prefix,
    list_changes,
)
from handbook.difference.versions import Version
from handbook.keepers import KEEPERS, find_kind, rank_kind
from handbook.messages import read_area, say
from handbook.records import is_record

_SHAPES = MappingProxyType({RUNNABLE: "runnable", LINK: "link", REPOSITORY: "repository"})


@dataclass(frozen=True, slots=True)
class OutsideFile:
    """A file that is no record: what happened to it, its kind, who looks at it, and what is odd about it."""

    path: str
    action: Literal["added", "removed", "changed"]
    kind: str
    keeper: str
    remark: str = ""


def find_outside(root: Path, before: str, after: str, version: Version) -> tuple[OutsideFile, ...]:
    """Find the files beside the records that differ between two trees; no tree after means the files there are.

    ``version`` holds the records of afterwards. Those that can do most harm come first. Raise RevisionError where git
    cannot tell.
    """
    prefix = find_prefix(root)
    changes = {each.path.removeprefix(prefix): each for each in list_changes(root, before, after)}
    plain = [path for path, change in changes.items() if change.path == prefix + path and _is_plain(path, change)]
    odd = dict(_find_odd(version, [path for path in plain if path in version.files]))
    beside = changes.keys() - (set(plain) - odd.keys())
    found = (_describe(path, changes[path], odd.get(path, "")) for path in beside)
    return tuple(sorted(found, key=lambda file: (rank_kind(file.kind), file.path)))


def _is_plain(path: str, change: FileChange) -> bool:
    return is_record(path) and {change.before, change.after} <= {PLAIN, ABSENT}


def _find_odd(version: Version, paths: list[str]) -> Iterator[tuple[str, str]]:
    for path, content in zip(paths, version.read(paths), strict=True):
        if len(content) > MAX_BYTES:
            yield path, say("difference", "too-large")
        elif b"\0" in content:
            yield path, say("difference", "no-text")


def _describe(path: str, change: FileChange, fault: str) -> OutsideFile:
    kind = find_kind(path)
    action: Literal["added", "removed", "changed"] = "changed"
    if change.before == ABSENT:
        action = "added"
    elif change.after == ABSENT:
        action = "removed"
    shape = read_area("difference")["shapes"].get(_SHAPES.get(change.after))
    remark = ", ".join(filter(None, (shape, fault)))
    return OutsideFile(change.path, action, kind.name, KEEPERS[kind.keeper], remark)
