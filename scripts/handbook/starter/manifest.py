"""Which files of a handbook the program has written, and how: so a later one can tell what people have changed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NAME = ".so-tay.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The version of the program, the name the handbook began with, and the fingerprint of each file by its path."""

    version: str
    name: str
    files: Mapping[str, str]


def sign_content(content: bytes) -> str:
    """Take the fingerprint of a file; ends of lines, which git changes on its own, make no difference."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def read_manifest(root: Path) -> Manifest | None:
    """Read the list; None where a handbook has none, or one that nobody can read."""
    try:
        found = json.loads((root / NAME).read_text(encoding="utf-8"))
        return Manifest(str(found["version"]), str(found["name"]), {**found["files"]})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_manifest(root: Path, manifest: Manifest) -> None:
    """Write the list."""
    shown = {"version": manifest.version, "name": manifest.name, "files": dict(sorted(manifest.files.items()))}
    text = json.dumps(shown, ensure_ascii=False, indent=2) + "\n"
    (root / NAME).write_text(text, encoding="utf-8", newline="")
