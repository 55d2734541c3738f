"""The command that answers programs about a handbook: ``mcp``."""

from importlib.util import find_spec
from pathlib import Path

import click

from handbook.commands.options import ROOT
from handbook.commands.usage import Command
from handbook.diagnostics import Severity
from handbook.messages import say
from handbook.records import read_catalog
from handbook.settings import find_base, find_name


@click.command(cls=Command)
@ROOT
@click.pass_context
def mcp(context: click.Context, root: Path) -> None:
    """Answer a program on standard input and output until it hangs up; nothing else is printed there."""
    if find_spec("mcp") is None:
        click.echo(say("commands", "error", fault=say("queries", "no-packages")), err=True)
        context.exit(2)
    from handbook.commands.question_tools import make_server  # noqa: PLC0415 - other commands need none of it
    from handbook.lineage import find_lineage  # noqa: PLC0415 - same
    from handbook.names import index_names  # noqa: PLC0415 - same
    from handbook.queries import gather_holdings  # noqa: PLC0415 - same

    reading = read_catalog(root)
    count = len({problem.place.path for problem in reading.diagnostics if problem.severity is Severity.ERROR})
    if count:
        click.echo(say("commands", "unread", count=count) + "\n", err=True)
    catalog = reading.catalog
    lineage, names = find_lineage(catalog), index_names(catalog)
    make_server(gather_holdings(catalog, lineage, names, find_name(root), find_base(root))).run("stdio")
