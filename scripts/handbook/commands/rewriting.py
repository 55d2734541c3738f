"""The commands that rewrite records: ``rename``, ``merge``, ``remove`` and ``migrate``."""

import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import click

from handbook.commands.options import ANY_ROOT, ROOT
from handbook.commands.usage import Command
from handbook.messages import read_area, render_blocks, say
from handbook.migration import Migration, MigrationError, apply_migration, plan_migration
from handbook.records import FORMAT
from handbook.refactoring import (
    Refactoring,
    RefactoringError,
    apply_refactoring,
    find_caused,
    plan_merging,
    plan_removal,
    plan_renaming,
    read_inventory,
    render_refactoring,
)

_MOST_FILES = 20  # told by name
_YES = click.option("--yes", "is_agreed", is_flag=True)


@click.command(cls=Command)
@ROOT
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@_YES
@click.pass_context
def rename(context: click.Context, root: Path, old: str, new: str, *, is_agreed: bool) -> None:
    """Give a record another id, wherever it is named; the old address leads on."""
    _run(context, root, lambda: plan_renaming(read_inventory(root), old, new), is_agreed=is_agreed)


@click.command(cls=Command)
@ROOT
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@_YES
@click.pass_context
def merge(context: click.Context, root: Path, old: str, new: str, *, is_agreed: bool) -> None:
    """Put all that one record says into another."""
    _run(context, root, lambda: plan_merging(read_inventory(root), old, new), is_agreed=is_agreed)


@click.command(cls=Command)
@ROOT
@click.argument("name", metavar="ID")
@_YES
@click.pass_context
def remove(context: click.Context, root: Path, name: str, *, is_agreed: bool) -> None:
    """Take away a record that nothing names."""
    _run(context, root, lambda: plan_removal(read_inventory(root), name), is_agreed=is_agreed)


@click.command(cls=Command)
@ANY_ROOT
@_YES
@click.pass_context
def migrate(context: click.Context, root: Path, *, is_agreed: bool) -> None:
    """Turn a handbook of an older format into one of today's, told first, whole or not at all."""
    try:
        migration = plan_migration(root)
        if not migration.texts:
            click.echo(say("migration", "nothing", ours=FORMAT))
            return
        click.echo("\n".join(_tell_migration(migration)))
        if not (is_agreed or _ask()):
            click.echo(say("migration", "not-done"))
            context.exit(1)
        apply_migration(root, migration)
    except MigrationError as error:
        click.echo(say("commands", "error", fault=f"{error}."), err=True)
        click.echo("\n".join(render_blocks(error.diagnostics, {})), nl=bool(error.diagnostics), err=True)
        context.exit(1)
    except OSError as error:
        click.echo(say("commands", "unwritable", name=Path(error.filename or root)), err=True)
        context.exit(2)
    click.echo(say("migration", "done", count=len(migration.texts)))


def _tell_migration(migration: Migration) -> Iterator[str]:
    """Tell what is to be done and to which files."""
    words = read_area("migration")
    yield say("migration", "title", theirs=migration.version, ours=FORMAT)
    yield from (f"- {words['steps'][step]}" for step in migration.steps)
    for path, text in islice(migration.texts.items(), _MOST_FILES):
        kind = "drop" if text is None else "change" if migration.before[path] is not None else "add"
        yield say("migration", "file", kind=words["kinds"][kind], path=path)
    if len(migration.texts) > _MOST_FILES:
        yield say("migration", "more", count=len(migration.texts) - _MOST_FILES)


def _run(context: click.Context, root: Path, plan: Callable[[], Refactoring], *, is_agreed: bool) -> None:
    """Tell what would be done, and do it if that is agreed to."""
    try:
        refactoring = plan()
        click.echo(render_refactoring(refactoring))
        caused = find_caused(root, refactoring)
        if caused:
            click.echo(say("commands", "error", fault=say("refactoring", "caused")), err=True)
            click.echo("\n".join(render_blocks(caused, {})), err=True)
            context.exit(1)
        if not (is_agreed or _ask()):
            click.echo(say("refactoring", "not-done"))
            context.exit(1)
        apply_refactoring(root, refactoring)
    except RefactoringError as error:
        click.echo(say("commands", "error", fault=f"{error}."), err=True)
        click.echo("".join(f"  {each}\n" for each in error.details), nl=False, err=True)
        context.exit(1)
    except OSError as error:
        click.echo(say("commands", "unwritable", name=Path(error.filename or root)), err=True)
        context.exit(2)
    click.echo(say("refactoring", "done", count=len(refactoring.files)))


def _ask() -> bool:
    """Ask at a terminal whether to go on; elsewhere nobody answers."""
    if not _is_terminal():
        return False
    answer: str = click.prompt(say("refactoring", "ask"), default="", show_default=False)
    return answer.strip().casefold() == say("refactoring", "yes")


def _is_terminal() -> bool:
    return sys.stdin.isatty()
