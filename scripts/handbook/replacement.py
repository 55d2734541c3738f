"""Files of a folder replaced together, all or none: each is written elsewhere on its disk, then put in its place."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

Contents = Mapping[str, bytes | None]
"""Files by path: what each holds, None for one that is not there."""


class ReplacementError(Exception):
    """A file is no longer what it was taken for; the message is its path."""


def replace_files(root: Path, contents: Contents, before: Contents, bench: Path | None = None) -> None:
    """Give files other contents; where the disk refuses one, or one is not as ``before`` says, all stay as they are.

    At no moment is a file that stays away from its place, so whoever is killed leaves each as it was or as it is to
    be, and does the rest by doing it again. ``bench`` is a folder on the same disk where whoever calls clears up after
    one that was killed. Raise ReplacementError for a change, OSError for what the disk refuses.
    """
    for path, content in before.items():
        if _read(root / path) != content:
            raise ReplacementError(path)
    with _open_scratch(bench or root) as scratch:
        fresh = {path: scratch / f"new-{at}" for at, path in enumerate(contents)}
        kept = {path: scratch / f"old-{at}" for at, path in enumerate(contents)}
        for path, content in contents.items():
            if content is not None:
                fresh[path].write_bytes(content)
            if (root / path).exists():
                shutil.copy2(root / path, kept[path])
        _exchange(root, fresh, kept)


def _exchange(root: Path, fresh: Mapping[str, Path], kept: Mapping[str, Path]) -> None:
    """Put files in the place of others, or take these away; put back those that are kept where the disk refuses one."""
    done: list[str] = []
    made = {(root / path).parent for path in fresh if not (root / path).parent.exists()}
    try:
        for path, new in fresh.items():
            done.append(path)
            if new.exists():
                (root / path).parent.mkdir(exist_ok=True)
                new.replace(root / path)
            else:
                (root / path).unlink(missing_ok=True)
    except OSError:
        for path in done:
            if kept[path].exists():
                kept[path].replace(root / path)
            else:
                (root / path).unlink(missing_ok=True)
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise


@contextmanager
def _open_scratch(bench: Path) -> Iterator[Path]:
    """Give a hidden folder that is gone afterwards."""
    scratch = Path(tempfile.mkdtemp(prefix=".handbook-", dir=bench))
    try:
        yield scratch
    finally:
        with suppress(OSError):
            shutil.rmtree(scratch)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
