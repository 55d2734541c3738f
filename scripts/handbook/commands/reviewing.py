"""``handbook review``: what maintainers should look at, what they have looked at, and a request as git data."""

from collections.abc import Sequence
from pathlib import Path

import click

from handbook.commands.console import fit_json
from handbook.commands.options import ROOT, TODAY, add_root, check_root
from handbook.commands.usage import Command, CommandGroup, Misuse
from handbook.desk import (
    PostponementError,
    confirm_record,
    measure_maintenance,
    postpone_review,
    render_maintenance,
    render_maintenance_json,
    render_maintenance_page,
)
from handbook.difference import (
    RevisionError,
    make_review,
    open_request,
    render_annotations,
    render_review,
    write_review,
)
from handbook.messages import say
from handbook.records import read_catalog
from handbook.settings import find_name
from handbook.text import PartialDate


@click.group(cls=CommandGroup, invoke_without_command=True)
@add_root(None)
@TODAY
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--html", "page", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def review(context: click.Context, root: Path, today: PartialDate, form: str, page: Path | None) -> None:
    """List what is due to be looked at again, and what nobody has seen as it is now."""
    if context.invoked_subcommand is not None:
        return
    found = measure_maintenance(check_root(context, root), read_catalog(root).catalog, today)
    if page:
        _refuse_published(root, page)
        page.write_text(render_maintenance_page(found, find_name(root), today), encoding="utf-8", newline="")
        click.echo(say("reviewing", "written", path=page))
    else:
        click.echo(fit_json(render_maintenance_json(found)) if form == "json" else render_maintenance(found))


@review.command(cls=Command, topic="review-confirm")
@ROOT
@TODAY
@click.argument("records", metavar="ID...", nargs=-1, required=True)
@click.pass_context
def confirm(context: click.Context, root: Path, today: PartialDate, records: Sequence[str]) -> None:
    """Keep that somebody has looked records over as they are."""
    catalog = read_catalog(root).catalog
    missing = [record for record in records if not confirm_record(root, catalog, record, today)]
    for record in missing:
        click.echo(say("commands", "error", fault=f"{say('reviewing', 'no-claims', record=record)}."), err=True)
    for record in records:
        if record not in missing:
            click.echo(say("reviewing", "confirmed", record=record))
    context.exit(1 if missing else 0)


@review.command(cls=Command, topic="review-postpone")
@ROOT
@TODAY
@click.argument("record", metavar="ID")
@click.argument("day", metavar="DATE")
@click.pass_context
def postpone(context: click.Context, root: Path, today: PartialDate, record: str, day: str) -> None:
    """Set another day by which a record is to be looked at again."""
    try:
        path = postpone_review(root, read_catalog(root).catalog, record, day, today)
    except PostponementError as error:
        click.echo(say("commands", "error", fault=f"{error}."), err=True)
        context.exit(1)
    click.echo(say("reviewing", "postponed", path=path, day=day))


@review.command(cls=Command, topic="review-request")
@ROOT
@click.argument("base", metavar="BASE")
@click.argument("head", metavar="[HEAD]", required=False, default="")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=None)
@click.option("--format", "form", type=click.Choice(["text", "github"]), default="text", show_default=True)
@click.pass_context
def request(context: click.Context, root: Path, base: str, head: str, out: Path | None, form: str) -> None:
    """Tell what a request would make of the base, and what is wrong in it; of the request only records are read."""
    try:
        change = open_request(root, base, head)
        made = make_review(change)
        if out:
            write_review(change, made, out)
    except RevisionError as error:
        click.echo(say("commands", "error", fault=f"{error}."), err=True)
        context.exit(2)
    click.echo(render_annotations(made) if form == "github" else render_review(made))


def _refuse_published(root: Path, page: Path) -> None:
    """Refuse a place from which readers would get the page."""
    for folder in ("site", "docs"):
        if page.resolve().is_relative_to((root / folder).resolve()):
            raise Misuse(say("reviewing", "published", folder=folder))
