"""The command that tells what a change means: ``diff``."""

from pathlib import Path

import click

from handbook.commands.console import fit_json
from handbook.commands.options import add_root, check_root
from handbook.commands.usage import Command
from handbook.difference import (
    RevisionError,
    compare_catalogs,
    open_change,
    open_folder,
    read_pair,
    render_difference,
    render_difference_json,
)
from handbook.messages import say


@click.command(cls=Command)
@add_root(None)
@click.argument("base", metavar="BASE")
@click.argument("head", metavar="[HEAD]", required=False)
@click.option("--folders", is_flag=True)
@click.option("--format", "form", type=click.Choice(["md", "json"]), default="md", show_default=True)
@click.option("--pages/--no-pages", default=None)
@click.pass_context
def diff(
    context: click.Context,
    root: Path,
    base: str,
    head: str | None,
    *,
    folders: bool,
    form: str,
    pages: bool | None,
) -> None:
    """Tell what a change means, from a base to a head or to the files there are."""
    if not folders:
        check_root(context, root)
    try:
        if folders:
            pair = read_pair(open_folder(Path(base)), open_folder(Path(head or root)))
            difference = compare_catalogs(pair.before.catalog, pair.after.catalog, pages=pages)
        else:
            difference = open_change(root, base, head or "").compare(pages=pages)
    except RevisionError as error:
        click.echo(say("commands", "error", fault=f"{error}."), err=True)
        context.exit(2)
    click.echo(
        fit_json(render_difference_json(difference)) if form == "json" else render_difference(difference), nl=False
    )
