"""Files told by name, and those with the line ends of Windows told once."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from handbook.messages import say


def find_windows(root: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Find the files whose lines end as on Windows: git may have changed all of them on its own."""
    return tuple(path for path in paths if (root / path).is_file() and b"\r\n" in (root / path).read_bytes())


def tell_files(state: str, paths: Iterable[str], windows: Sequence[str]) -> None:
    """Name files, but those with the line ends of Windows in one message, with what keeps them away."""
    for path in paths:
        if path not in windows:
            click.echo(f"{state}: {path}")
    if windows:
        click.echo(say("commands", "windows", state=state, count=len(windows), first=windows[0]))
