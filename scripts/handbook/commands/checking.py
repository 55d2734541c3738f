"""The command that looks for faults: ``check``."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TextIO

import click

from handbook.commands.console import fit_json
from handbook.commands.options import ANY_ROOT
from handbook.commands.usage import Command
from handbook.diagnostics import Diagnostic, harden
from handbook.keepers import list_missing
from handbook.messages import render_github, render_json, render_summary, render_text, say
from handbook.reading import Checked, check_keeping
from handbook.records import CatalogReading


@click.command(cls=Command)
@ANY_ROOT
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text", show_default=True)
@click.option(
    "--changed-since",
    "revision",
)
@click.option("--summary", type=click.File("a", encoding="utf-8", lazy=True))
@click.option("--strict", "is_strict", is_flag=True)
@click.pass_context
def check(
    context: click.Context, root: Path, form: str, revision: str | None, summary: TextIO | None, *, is_strict: bool
) -> None:
    """Report everything that is wrong or doubtful in the records; what is only doubtful stops nothing."""
    with _keep_all():
        reading, checked = check_keeping(root)
    if is_strict:
        checked = replace(checked, diagnostics=harden(checked.diagnostics))
    shown: tuple[Diagnostic, ...] = checked.diagnostics
    older: tuple[Diagnostic, ...] = ()
    if revision is not None:
        shown, older = _part(context, root, revision, reading, checked)
    if form == "github":
        click.echo(render_github(shown, older))
    elif form == "json":
        click.echo(fit_json(render_json(shown)))
    else:
        click.echo(render_text(shown, checked.catalog.lines, older))
    missing = list_missing(root)
    if missing and form != "json":
        click.echo(say("commands", "owners", roles=", ".join(missing)), err=True)
    if summary is not None:
        summary.write(render_summary(shown, checked.catalog.lines, older))
    context.exit(0 if checked.is_clean else 1)


@contextmanager
def _keep_all() -> Iterator[None]:
    """Look for no garbage meanwhile: all that is read stays to the end, and looking takes a tenth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _part(
    context: click.Context, root: Path, revision: str, reading: CatalogReading, checked: Checked
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Part what a change brought from what was there at a revision; end the command where there is no such revision."""
    from handbook.difference import RevisionError, find_regressions  # noqa: PLC0415 - most checks need none of it

    try:
        found = find_regressions(root, revision, reading, checked.diagnostics)
    except RevisionError as error:
        click.echo(say("commands", "error", fault=f"{error}."), err=True)
        context.exit(2)
    return found.brought, found.older
