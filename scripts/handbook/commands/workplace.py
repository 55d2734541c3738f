"""The command that serves the editors' page: ``desk``."""

from importlib.util import find_spec
from pathlib import Path

import click

from handbook.commands.options import ROOT
from handbook.commands.usage import Command
from handbook.messages import say

_NEEDED = ("starlette", "uvicorn")


@click.command(cls=Command)
@ROOT
@click.option("--port", type=click.IntRange(0, 65535), default=0)
@click.pass_context
def desk(context: click.Context, root: Path, port: int) -> None:
    """Serve the editors' page to this machine alone, until it is stopped."""
    if any(find_spec(each) is None for each in _NEEDED):
        click.echo(say("commands", "error", fault=say("editor", "no-packages")), err=True)
        context.exit(2)
    from handbook.editor import serve_editor  # noqa: PLC0415 - a build need not have what it imports

    try:
        serve_editor(root, port, lambda address: click.echo(say("editor", "serving", address=address)))
    except OSError:
        click.echo(say("commands", "error", fault=say("editor", "port-taken", port=port)), err=True)
        context.exit(2)
