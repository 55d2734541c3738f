"""The command that writes what is generated from the models: ``schema``."""

from pathlib import Path

import click

from handbook.commands.line_ends import find_windows, tell_files
from handbook.commands.options import ROOT
from handbook.commands.usage import Command
from handbook.keepers import find_stale_owners, write_owners
from handbook.messages import say
from handbook.schema import find_stale, write_schemas


@click.command(cls=Command)
@ROOT
@click.option("--check", "only_check", is_flag=True)
@click.pass_context
def schema(context: click.Context, root: Path, *, only_check: bool) -> None:
    """Write all that is generated from the models, for editors' tools and for the forge."""
    stale = (*find_stale(root), *find_stale_owners(root))
    windows = find_windows(root, stale)
    if not only_check:
        write_schemas(root)
        write_owners(root)
    tell_files(say("commands", "stale" if only_check else "written"), stale, windows)
    if not stale:
        click.echo(say("commands", "schema-fresh"))
    elif only_check:
        click.echo(say("commands", "schema-stale"))
    context.exit(1 if stale and only_check else 0)
