"""The command that proposes records out of a text: ``draft``."""

import sys
from pathlib import Path

import click

from handbook.commands.console import fit_json
from handbook.commands.editing import ROOT
from handbook.commands.usage import Command
from handbook.evidence import read_passages
from handbook.messages import say
from handbook.originals import MAX_BYTES, Original, OriginalError, read_original
from handbook.recognition import gather_knowledge, recognize_text, render_account, render_proposals
from handbook.records import read_catalog

_FROM_STDIN = "-"


@click.command(cls=Command)
@ROOT
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def draft(context: click.Context, root: Path, file: Path, *, as_json: bool) -> None:
    """Propose records out of a text; nothing is written."""
    try:
        original = _read(file)
    except OriginalError as error:
        click.echo(say("commands", "error", fault=error), err=True)
        context.exit(1)
    for notice in original.notices:
        click.echo(notice.text, err=True)
    lines = [original.title, *original.passages] if original.title else [*original.passages]
    reading = read_passages("\n".join(lines), has_title=bool(original.title))
    knowledge = gather_knowledge(read_catalog(root).catalog)
    recognition = recognize_text(knowledge, reading.passages)
    told = fit_json(render_proposals(original.title, reading, recognition)) if as_json else render_account(recognition)
    click.echo(told)


def _read(file: Path) -> Original:
    """Read a file, or what is given on the standard input."""
    if str(file) == _FROM_STDIN:
        return read_original(sys.stdin.buffer.read(MAX_BYTES + 1), "")
    return read_original(file)
