"""What a handbook begins with: its own files, as this version of the program writes them, and records to learn from."""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from handbook import __version__
from handbook.messages import say
from handbook.records import FOLDERS, FORMAT, rewrite_file
from handbook.schema import SAMPLES

_OWN = Path(__file__).parent / "handbook"
_VOCABULARY = "vocabulary"
_NOTE_LINE = re.compile(r"^note: .*$", re.MULTILINE)


def list_files(name: str) -> Mapping[str, bytes]:
    """Write the files of a handbook of this name that are no records, by path.

    A name that begins with a dot has an underscore there in the package, where tools would take it for their own.
    """
    found = {}
    for path in sorted(path for path in _OWN.rglob("*") if path.is_file()):
        inner = path.relative_to(_OWN)
        if inner.parts[0] != _VOCABULARY:
            text = path.read_text(encoding="utf-8").replace("{name}", name).replace("{version}", __version__)
            text = text.replace("{format}", str(FORMAT))
            found[re.sub(r"^_", ".", inner.as_posix())] = text.encode()
    return MappingProxyType(found)


def list_records() -> Mapping[str, bytes]:
    """Write the records: the guide's samples, each of which says that it is one, and tables for general use."""
    found = {}
    for path in sorted(SAMPLES.rglob("*.yml")):
        inner = path.relative_to(SAMPLES).as_posix()
        general = _OWN / inner
        text = (general if general.is_file() else path).read_text(encoding="utf-8")
        found[inner] = _say_sample(inner, text) if inner.rpartition("/")[0] in FOLDERS else text.encode()
    return MappingProxyType(found)


def _say_sample(path: str, text: str) -> bytes:
    note = f"note: {say('starter', 'sample')}"
    noted = _NOTE_LINE.sub(note, text) if _NOTE_LINE.search(text) else f"{text}{note}\n"
    return (rewrite_file(path, noted.encode()).text or noted).encode()
