"""The command that proposes records out of a text, as a changeset: ``draft``."""

import sys
from collections.abc import Iterator, Sequence
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
from handbook.commands.editing import ROOT
from handbook.commands.usage import Command
from handbook.evidence import Rereading, read_passages
from handbook.messages import say
from handbook.originals import MAX_BYTES, Original, OriginalError, read_original
from handbook.recognition import (
    HeadedFact,
    Recognition,
    RecordDraft,
    add_header,
    draft_records,
    gather_knowledge,
    name_source,
    recognize_text,
    render_account,
    render_proposals,
)
from handbook.records import Catalog, read_catalog

_FROM_STDIN = "-"
_ABOUT_PAGES = frozenset({"url", "publisher", "published", "author"})


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
    lines = [original.title, *original.passages] if original.title else [*original.passages]
    reading = read_passages("\n".join(lines), has_title=bool(original.title))
    catalog = read_catalog(root).catalog
    known = gather_knowledge(catalog)
    recognition = add_header(known, recognize_text(known, reading.passages), [*_list_facts(original, reading)])
    if as_json:
        click.echo(fit_json(render_proposals(original.title, reading, recognition)))
        return
    click.echo(render_account(recognition))
    drafts = _draft(catalog, source, original, reading, recognition)
    name = Path(drafts[0].path).stem
    try:
        if name not in list_names(root):
            begin_changeset(root, name, original.title)
            keep_text(root, name, name, "".join(f"{each.text}\n" for each in reading.passages))
        _write(root, name, drafts)
    except ChangesetError as error:
        click.echo(say("commands", "error", fault=f"{error}."), err=True)
        context.exit(1)


def _read(file: Path) -> Original:
    """Read a file, or what is given on the standard input."""
    if str(file) == _FROM_STDIN:
        return read_original(sys.stdin.buffer.read(MAX_BYTES + 1), "")
    return read_original(file)


def _list_facts(original: Original, reading: Rereading) -> Iterator[HeadedFact]:
    """List what stands in the boxes of a document, by the passages as they were read."""
    passages = reading.passages[1:] if original.title else reading.passages
    for each in original.header:
        whole = [(passages[at].id, passages[at].text) for at in each.passages]
        parts = [(name, text.index(each.text), each.text) for name, text in whole if each.text in text]
        yield HeadedFact(each.name, each.value, parts or [(name, 0, text) for name, text in whole])


def _draft(
    catalog: Catalog, source: str, original: Original, reading: Rereading, recognition: Recognition
) -> tuple[RecordDraft, ...]:
    title = original.title or (reading.passages[0].opening if reading.passages else "")
    about = {each.name: each.value for each in original.header if each.name in _ABOUT_PAGES}
    words = {"title": title, "counting": say("recognition", "counting"), **about}
    return draft_records(
        catalog, source or name_source(title) or say("changesets", "nameless"), words, reading, recognition
    )


def _write(root: Path, name: str, drafts: Sequence[RecordDraft]) -> None:
    """Write drafts as records of a changeset; what is there, or in the handbook, is an editor's and stays."""
    there = read_changeset(root, name).records
    for each in drafts:
        is_there = each.path in there or (root / each.path).exists()
        path = each.path if (root / each.path).exists() else f"{DRAFTS}/{name}/{each.path}"
        if not is_there:
            write_record(root, name, each.path, each.text, "")
        click.echo(say("recognition", "kept" if is_there else "drafted", path=path))
