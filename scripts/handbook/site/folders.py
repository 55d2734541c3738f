"""The folder in which the next edition is made: a second one with the files of the site, made of links to them.

Making it takes a link for every file. So the folder of the edition before the last is kept and brought up to the last
one by what differs between the two.
"""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

Signs = Mapping[str, str]
"""Files by name with their signatures."""


def link_files(site: Path, fresh: Path) -> None:
    """Make a second folder with the files of a site."""
    fresh.mkdir()
    with os.scandir(site) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                link_files(Path(entry.path), fresh / entry.name)
            else:
                _link(entry.path, fresh / entry.name)


def follow_files(site: Path, fresh: Path, before: Signs, after: Signs) -> None:
    """Give a folder that has the files of the edition ``before`` those of the site, which is the edition ``after``."""
    drop_files(fresh, before.keys() - after.keys())
    for name, sign in after.items():
        if before.get(name) != sign:
            path = fresh / name
            path.unlink(missing_ok=True)
            path.parent.mkdir(parents=True, exist_ok=True)
            _link(site / name, path)


def drop_files(folder: Path, names: Iterable[str]) -> None:
    """Take files away, and folders that are empty then."""
    for name in names:
        path = folder / name
        path.unlink(missing_ok=True)
        while path.parent != folder and not any(path.parent.iterdir()):
            path = path.parent
            path.rmdir()


def _link(file: str | Path, name: Path) -> None:
    """Give a file a second name; where the system or the disk knows no such thing, copy it."""
    try:
        os.link(file, name, follow_symlinks=False)  # noqa: TID251 - what follows does without
    except (AttributeError, NotImplementedError, OSError):
        shutil.copy2(file, name, follow_symlinks=False)
