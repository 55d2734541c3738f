"""The command that proposes records out of a text, as a changeset: ``draft``."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from handbook.changesets import (
    DRAFTS,
    ChangesetError,
    begin_changeset,
    keep_text,
    list_names,
    read_changeset,
    write_record,
)
from handbook.commands.console import fit_json
from handbook.commands.options import ROOT
from handbook.commands.usage import Command
from handbook.messages import say
from handbook.originals import MAX_BYTES, Original, OriginalError, read_original
from handbook.recognition import (
    ReadText,
    Recognition,
    RecordDraft,
    draft_records,
    gather_knowledge,
    name_source,
    read_passages_of,
    recognize_original,
    render_account,
    render_proposals,
)
from handbook.records import Catalog, read_catalog

_FROM_STDIN = "-"


@click.command(cls=Command)
@ROOT
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@click.option("--source", default="")
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def draft(context: click.Context, root: Path, file: Path, source: str, *, as_json: bool) -> None:
    """Propose records out of a text: as drafts of files, or as JSON without writing any."""
    try:
        original = _read(file)
    except OriginalError as error:
        click.echo(say("commands", "error", fault=error), err=True)
        context.exit(1)
    for notice in original.notices:
        click.echo(notice.text, err=True)
    article = read_passages_of(original)
    catalog = read_catalog(root).catalog
    recognition = recognize_original(gather_knowledge(catalog), article)
    if as_json:
        click.echo(fit_json(render_proposals(article.title, article.reading, recognition)))
        return
    click.echo(render_account(recognition))
    drafts = _draft(catalog, source, article, recognition)
    name = Path(drafts[0].path).stem
    try:
        if name not in list_names(root):
            begin_changeset(root, name, original.title)
            keep_text(root, name, name, article.text)
        _write(root, name, drafts)
    except ChangesetError as error:
        click.echo(say("commands", "error", fault=f"{error}."), err=True)
        context.exit(1)


def _read(file: Path) -> Original:
    """Read a file, or what is given on the standard input."""
    if str(file) == _FROM_STDIN:
        return read_original(sys.stdin.buffer.read(MAX_BYTES + 1), "")
    return read_original(file)


def _draft(catalog: Catalog, source: str, article: ReadText, recognition: Recognition) -> tuple[RecordDraft, ...]:
    words = {"title": article.name, "counting": say("recognition", "counting"), **article.about}
    identifier = source or name_source(article.name) or say("changesets", "nameless")
    return draft_records(catalog, identifier, words, article.reading, recognition)


def _write(root: Path, name: str, drafts: Sequence[RecordDraft]) -> None:
    """Write drafts as records of a changeset; what is there, or in the handbook, is an editor's and stays."""
    there = read_changeset(root, name).records
    for each in drafts:
        is_there = each.path in there or (root / each.path).exists()
        path = each.path if (root / each.path).exists() else f"{DRAFTS}/{name}/{each.path}"
        if not is_there:
            write_record(root, name, each.path, each.text, "")
        click.echo(say("recognition", "kept" if is_there else "drafted", path=path))
