"""The command that writes records in the canonical form: ``fmt``."""

from collections.abc import Sequence
from pathlib import Path

import click

from handbook.commands.line_ends import find_windows, tell_files
from handbook.commands.options import ROOT
from handbook.commands.usage import Command, Misuse
from handbook.messages import render_text, say
from handbook.records import list_records, read_rewritings, write_rewriting


@click.command(cls=Command)
@ROOT
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--check", "only_check", is_flag=True)
@click.pass_context
def fmt(context: click.Context, root: Path, files: Sequence[Path], *, only_check: bool) -> None:
    """Rewrite files in the canonical form, without a change of what they say; one with a fault is left alone."""
    paths = [_find_record(root, file) for file in files] or list_records(root)
    stale: list[str] = []
    windows: list[str] = []
    left = 0
    for rewriting, differs in read_rewritings(root, paths):
        if rewriting.diagnostics:
            left += 1
            problems = render_text(rewriting.diagnostics, {rewriting.path: rewriting.lines})
            click.echo(problems.rpartition("\n")[0], err=True)
        elif differs:
            stale.append(rewriting.path)
            windows.extend(find_windows(root, [rewriting.path]))
            if not only_check:
                write_rewriting(root, rewriting)
    tell_files(say("commands", "unformatted" if only_check else "formatted"), stale, windows)
    click.echo(say("commands", "rewritings", count=len(paths), stale=len(stale), is_check=only_check, left=left))
    context.exit(1 if left or (only_check and stale) else 0)


def _find_record(root: Path, file: Path) -> str:
    try:
        return file.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise Misuse(say("commands", "outside", file=file)) from None
