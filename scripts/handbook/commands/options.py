"""The options that many commands have: the folder of the handbook, and the day."""

import os
import shlex
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from handbook.commands.usage import Misuse
from handbook.messages import say
from handbook.records import RECORD_FOLDERS, check_version, find_handbooks, is_handbook, write_choices
from handbook.text import PartialDate, parse_date

CommandT = TypeVar("CommandT", bound=Callable[..., object] | click.Command)


def check_root(context: click.Context, root: Path) -> Path:
    """Take a folder for the handbook's; raise Misuse, with the way to the nearest one, where it is none."""
    if is_handbook(root, RECORD_FOLDERS):
        return root
    verb = "cd" if root == Path() else "--root"
    near = find_handbooks(root, RECORD_FOLDERS)
    paths = [shlex.quote(_show_way(each)) for each in near]
    ways = write_choices(say("commands", "way", verb=verb, path=path) for path in paths or [""])
    name, folders = root.resolve().name, ", ".join(RECORD_FOLDERS)
    message = say("commands", "no-handbook", name=name, folders=folders, several=len(paths) > 1, ways=ways)
    raise Misuse(message, context)


def check_format(context: click.Context, root: Path) -> Path:
    """Take a folder for that of a handbook in the format of today; raise Misuse, with what to do, where it is not."""
    fault = check_version(check_root(context, root))
    if fault:
        raise Misuse(say("commands", "format", file=fault.place.path, fault=fault.message, hint=fault.hint), context)
    return root


def _show_way(folder: Path) -> str:
    """Write the way to a folder from here; the whole one where there is none, as from one drive to another."""
    try:
        return Path(os.path.relpath(folder)).as_posix()
    except ValueError:
        return folder.as_posix()


def add_root(check: Callable[[click.Context, click.Parameter, Path], Path] | None) -> Callable[[CommandT], CommandT]:
    """Add the folder of the handbook to a command, and what is asked of it."""
    return click.option(
        "--root", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path(), callback=check
    )


def _read_day(_: click.Context, param: click.Parameter, text: str | None) -> PartialDate:
    """Read a day; without one it is the real today, which only what is printed may ask for."""
    day = parse_date(text or date.today().isoformat())  # noqa: DTZ011 - the day where the editor is
    if not isinstance(day, PartialDate) or day.day is None or not day.exists:
        raise Misuse(say("commands", "day", name=param.opts[0], text=text))
    return day


TODAY = click.option("--today", callback=_read_day)
ANY_ROOT = add_root(lambda context, _, root: check_root(context, root))
"""The folder of a handbook of whatever format."""
ROOT = add_root(lambda context, _, root: check_format(context, root))
