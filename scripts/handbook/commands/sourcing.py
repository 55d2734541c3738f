"""The commands about texts of sources: ``source add``, ``source compare`` and ``source facts``."""

import sys
from pathlib import Path

import click

from handbook.commands.options import ROOT
from handbook.commands.usage import Command, CommandGroup
from handbook.desk import (
    SourceError,
    SourceRevision,
    compare_source,
    list_texts,
    plan_source,
    read_text,
    suggest_answer,
    write_source,
)
from handbook.messages import say
from handbook.originals import MAX_BYTES, Original, OriginalError, read_original
from handbook.records import read_catalog

_NEEDED = ("title", "kind", "counting")
_FIELDS = (*_NEEDED, "publisher", "published", "url", "seen")


@click.group(cls=CommandGroup)
def source() -> None:
    """Read the texts of sources."""


@source.command(cls=Command, topic="source-add")
@ROOT
@click.argument("file", metavar="FILE")
@click.option("--id", "identifier")
@click.option("--title")
@click.option("--kind")
@click.option("--counting")
@click.option("--publisher")
@click.option("--published")
@click.option("--url")
@click.option("--seen", type=click.Choice(["whole", "opening"]))
@click.pass_context
def add(context: click.Context, /, root: Path, file: str, identifier: str | None, **fields: str | None) -> None:
    """Make a source's record of a text, or read the passages of one that is there anew."""
    original = _read_original(context, file)
    given = {name: fields[name] or "" for name in _FIELDS}
    named = {**given, "title": given["title"] or original.title}
    identifier = identifier or suggest_answer(read_catalog(root).catalog, "source", "id", named)
    if not identifier:
        _refuse(context, say("sources", "needed", field="id"))
    is_new = not (root / "sources" / f"{identifier}.yml").is_file()
    if is_new:
        given["title"] = named["title"]
        given["kind"] = given["kind"] or say("draft", "kind")
        given["counting"] = given["counting"] or say("draft", "counting")
        missing = next((name for name in _NEEDED if not given[name]), None)
        if missing:
            _refuse(context, say("sources", "needed", field=missing))
    text = "\n".join((*filter(None, [original.title]), *original.passages))
    try:
        revision = plan_source(root, identifier, text, given, has_title=bool(original.title))
        write_source(root, revision)
    except SourceError as error:
        _refuse(context, str(error))
    else:
        click.echo(_tell(revision))


@source.command(cls=Command, topic="source-compare")
@ROOT
@click.argument("identifier", metavar="ID")
@click.argument("file", metavar="FILE")
@click.pass_context
def compare(context: click.Context, root: Path, identifier: str, file: str) -> None:
    """Tell what a newer copy of a source says differently, and which claims that touches."""
    original = _read_original(context, file)
    text = "\n".join((*filter(None, [original.title]), *original.passages))
    try:
        lines = tuple(compare_source(read_catalog(root).catalog, identifier, text, read_text(root, identifier)))
    except SourceError as error:
        _refuse(context, str(error))
    else:
        click.echo("\n".join(lines) or say("sources", "same"))


@source.command(cls=Command, topic="source-facts")
@ROOT
@click.argument("identifiers", metavar="[ID…]", nargs=-1)
@click.pass_context
def facts(context: click.Context, root: Path, identifiers: tuple[str, ...]) -> None:
    """Read the kept texts anew and write down what is printed in them."""
    chosen = identifiers or list_texts(root)
    if not chosen:
        _refuse(context, say("sources", "no-texts"))
    for identifier in chosen:
        try:
            revision = plan_source(root, identifier, read_text(root, identifier))
        except SourceError as error:
            _refuse(context, str(error))
        else:
            write_source(root, revision)
            click.echo(_tell(revision))


def _read_original(context: click.Context, file: str) -> Original:
    try:
        return read_original(sys.stdin.buffer.read(MAX_BYTES + 1) if file == "-" else Path(file))
    except OriginalError as error:
        _refuse(context, str(error))
        raise


def _tell(revision: SourceRevision) -> str:
    reading = revision.reading
    return say(
        "sources",
        "written",
        path=revision.path,
        passages=len(reading.passages),
        added=len(reading.added),
        changed=len(reading.changed),
        gone=len(reading.gone),
    )


def _refuse(context: click.Context, fault: str) -> None:
    click.echo(say("commands", "error", fault=f"{fault}."), err=True)
    context.exit(1)
