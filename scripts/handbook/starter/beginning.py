"""A new handbook in a new folder."""

from pathlib import Path

from handbook import __version__
from handbook.keepers import write_owners
from handbook.messages import say
from handbook.schema import write_schemas
from handbook.starter.contents import list_files, list_records
from handbook.starter.manifest import Manifest, sign_content, write_manifest

_MOST = 80  # letters in a name: it stands in the title of every page
_FORBIDDEN = frozenset('"\\<>{}')


class BeginningError(Exception):
    """No handbook can begin there, or be called so; the message is for editors."""


def begin_handbook(root: Path, name: str) -> int:
    """Write a whole small handbook into a folder that is empty or not there yet; return how many files it has.

    Raises BeginningError before anything is written.
    """
    name = " ".join(name.split())
    if not 0 < len(name) <= _MOST or not name.isprintable() or not _FORBIDDEN.isdisjoint(name):
        raise BeginningError(say("starter", "name", most=_MOST))
    if root.exists() and not root.is_dir():
        raise BeginningError(say("starter", "file-there", folder=root))
    if root.is_dir() and any(each.name != ".git" for each in root.iterdir()):
        raise BeginningError(say("starter", "not-empty", folder=root))
    files = list_files(name)
    for path, content in {**files, **list_records()}.items():
        write_content(root / path, content)
    write_schemas(root)
    write_owners(root)
    write_manifest(root, Manifest(__version__, name, {path: sign_content(text) for path, text in files.items()}))
    return sum(path.is_file() and ".git" not in path.parts for path in root.rglob("*"))


def write_content(path: Path, content: bytes) -> None:
    """Write a file, in a folder that may be new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
