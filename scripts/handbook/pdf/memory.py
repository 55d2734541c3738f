"""Digests kept from one build to the next: where no record and no line of this program changed, none is made again."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from handbook.pdf.digest import Digest
from handbook.records.catalog import Catalog

NAME = "digests.json"  # in the folder of the printed files
_MAKERS = (".py", ".j2", ".json", ".typ")


def hash_inputs(catalog: Catalog, site: str) -> str:
    """Hash all that digests are made of: every record, the handbook's name and this program."""
    digest = hashlib.sha256(f"{site}\n".encode())
    for name, text in sorted(catalog.texts.items()):
        digest.update(f"{name}\n".encode() + (text or b"") + b"\n")
    digest.update(hash_program(files("handbook")).encode())
    return digest.hexdigest()


def hash_program(folder: Traversable) -> str:
    """Hash every file of this program that may have a part in what it makes."""
    digest = hashlib.sha256()
    for maker in _list_makers(folder):
        content = maker.read_bytes()
        digest.update(f"{maker.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def recall_digests(cache: Path, inputs: str) -> dict[str, Digest]:
    """Read the digests made of these very inputs, by address; none where there are none."""
    try:
        kept = json.loads((cache / NAME).read_text(encoding="utf-8"))
        if kept["inputs"] != inputs:
            return {}
        rows = kept["digests"].items()
        return {address: Digest(**{**row, "shown": frozenset(row["shown"])}) for address, row in rows}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def keep_digests(cache: Path, inputs: str, digests: Mapping[str, Digest]) -> None:
    """Write digests for the next build."""
    rows = {address: {**asdict(digest), "shown": sorted(digest.shown)} for address, digest in digests.items()}
    cache.mkdir(parents=True, exist_ok=True)
    fresh = cache / f"{NAME}.{os.getpid()}"
    fresh.write_text(json.dumps({"inputs": inputs, "digests": rows}, ensure_ascii=False), encoding="utf-8")
    fresh.replace(cache / NAME)


def _list_makers(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _list_makers(entry)
        elif entry.name.endswith(_MAKERS):
            yield entry
