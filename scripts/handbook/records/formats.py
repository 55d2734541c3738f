"""The version of the format that records are written in: this program's, and that of a handbook."""

from pathlib import Path

from handbook.diagnostics import Diagnostic, Place
from handbook.messages import tell
from handbook.records.catalog import ENTRY_FOLDERS
from handbook.settings import FILE, find_format

FORMAT = 2
"""The version this program reads and writes; it grows when files must be written in another way than before."""
OLD_TABLES = tuple(f"{folder}.yml" for folder in ENTRY_FOLDERS)
"""The files that held tables whose entries have files of their own since version 2; until then each had to be there."""


def find_version(root: Path) -> int:
    """Find the version a handbook is written in.

    One that does not tell in its settings, as before version 2, is known by a file that no later one has.
    """
    if find_old_table(root):
        return 1
    return find_format(root) or FORMAT


def find_old_table(root: Path) -> str:
    """Find a file in which a table lay before version 2; empty where there is none."""
    return next((path for path in OLD_TABLES if (root / path).is_file()), "")


def check_version(root: Path) -> Diagnostic | None:
    """Report a handbook that is written in an older or a newer version; nothing else can be said of its records."""
    version, place = find_version(root), Place(find_old_table(root) or FILE)
    if version == FORMAT:
        return None
    if version > FORMAT:
        return tell(place, "format-newer", theirs=version, ours=FORMAT)
    return tell(place, "format-older", theirs=version, ours=FORMAT)
