"""The commands that begin a handbook and keep what it began with up to date: ``init`` and ``upgrade``."""

from pathlib import Path

import click

from handbook import __version__
from handbook.commands.options import ANY_ROOT
from handbook.commands.usage import Command
from handbook.messages import read_area, say
from handbook.records import check_version
from handbook.starter import BeginningError, UpgradeError, apply_upgrade, begin_handbook, plan_upgrade, show_file


@click.command(cls=Command)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", default=say("starter", "default-name"), show_default=True)
@click.pass_context
def init(context: click.Context, folder: Path, name: str) -> None:
    """Begin a handbook in a new folder, with samples to learn from."""
    try:
        count = begin_handbook(folder, name)
    except (BeginningError, OSError) as error:
        _tell(error, folder)
        context.exit(2)
    click.echo(say("starter", "begun", folder=folder, count=count))
    click.echo(say("starter", "next", folder=folder))


@click.command(cls=Command)
@ANY_ROOT
@click.option("--check", "only_check", is_flag=True)
@click.option("--show", "path")
@click.pass_context
def upgrade(context: click.Context, root: Path, *, only_check: bool, path: str | None) -> None:
    """Bring the files a handbook began with up to date; what people changed is told and left."""
    try:
        if path is not None:
            click.echo(show_file(root, path), nl=False)
            return
        steps = plan_upgrade(root)
        if not only_check:
            apply_upgrade(root, steps)
    except (UpgradeError, OSError) as error:
        _tell(error, root)
        context.exit(2)
    for step in steps:
        click.echo(say("starter", "step", action=read_area("starter")["actions"][step.action], path=step.path))
    click.echo(say("starter", "upgradable" if only_check else "upgraded", count=len(steps), version=__version__))
    fault = check_version(root)
    if fault:
        click.echo(say("commands", "format", file=fault.place.path, fault=fault.message, hint=fault.hint))
    context.exit(1 if steps and only_check else 0)


def _tell(error: Exception, folder: Path) -> None:
    if isinstance(error, OSError):
        click.echo(say("commands", "unwritable", name=Path(error.filename or folder)), err=True)
    else:
        click.echo(say("commands", "error", fault=f"{error}."), err=True)
