"""What this version of the program changes in the files a handbook began with: planned first, then done.

A file is written, or taken away, only where it still is what the program once wrote; records are not among these files.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from handbook import __version__
from handbook.keepers import write_owners
from handbook.messages import say
from handbook.schema import write_schemas
from handbook.starter.beginning import write_content
from handbook.starter.contents import list_files
from handbook.starter.manifest import NAME, Manifest, read_manifest, sign_content, write_manifest


class UpgradeError(Exception):
    """This is no handbook that can be upgraded; the message is for editors."""


class Action(StrEnum):
    """What becomes of a file, by the name of its words."""

    ADD = "add"
    RENEW = "renew"
    DROP = "drop"
    KEEP = "keep"
    STAY_AWAY = "stay-away"


@dataclass(frozen=True, slots=True)
class UpgradeStep:
    """One file and what becomes of it."""

    path: str
    action: Action


def plan_upgrade(root: Path) -> tuple[UpgradeStep, ...]:
    """Compare what the handbook began with to what this program would write; files alike in both are no step."""
    manifest = _open_manifest(root)
    fresh = {path: sign_content(text) for path, text in list_files(manifest.name).items()}
    return tuple(_plan(root, manifest, fresh))


def apply_upgrade(root: Path, steps: Sequence[UpgradeStep]) -> None:
    """Do the steps, and write what is generated from the models anew."""
    manifest = _open_manifest(root)
    files = list_files(manifest.name)
    for step in steps:
        if step.action in (Action.ADD, Action.RENEW):
            write_content(root / step.path, files[step.path])
        elif step.action is Action.DROP:
            (root / step.path).unlink()
    write_schemas(root)
    write_owners(root)
    signed = {path: sign_content(content) for path, content in files.items()}
    write_manifest(root, Manifest(__version__, manifest.name, signed))


def show_file(root: Path, path: str) -> bytes:
    """Return a file as this program would write it."""
    files = list_files(_open_manifest(root).name)
    if path not in files:
        raise UpgradeError(say("starter", "unknown", path=path, files=", ".join(files)))
    return files[path]


def _open_manifest(root: Path) -> Manifest:
    manifest = read_manifest(root)
    if manifest is None:
        raise UpgradeError(say("starter", "unlisted", file=NAME))
    if _read_version(manifest.version) > _read_version(__version__):
        raise UpgradeError(say("starter", "older", theirs=manifest.version, ours=__version__))
    return manifest


def _read_version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdecimal())


def _plan(root: Path, manifest: Manifest, fresh: dict[str, str]) -> Iterator[UpgradeStep]:
    for path in sorted(fresh.keys() | manifest.files.keys()):
        before, after, there = manifest.files.get(path), fresh.get(path), _sign_file(root / path)
        if after in (there, before):
            continue
        if there is None:
            yield UpgradeStep(path, Action.ADD if before is None else Action.STAY_AWAY)
        elif there != before:
            yield UpgradeStep(path, Action.KEEP)
        else:
            yield UpgradeStep(path, Action.DROP if after is None else Action.RENEW)


def _sign_file(path: Path) -> str | None:
    """Take the fingerprint of what is there; what is no plain file is nothing the program wrote."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return ""
    return sign_content(path.read_bytes()) if path.exists() else None
