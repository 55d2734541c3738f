"""The command that prints sections: ``pdf``."""

from pathlib import Path
from typing import TextIO

import click

from handbook.commands.building import note_absent
from handbook.commands.options import ROOT
from handbook.commands.usage import Command
from handbook.messages import render_text, say
from handbook.pages import gather_library
from handbook.pdf import (
    ONE_SIDED,
    TWO_SIDED,
    ListError,
    PrintError,
    choose_sections,
    open_shelf,
    place_prints,
    print_sections,
    read_list,
)
from handbook.reading import read_kept
from handbook.settings import find_base, find_name
from handbook.site import CACHE, find_paths


@click.command(cls=Command)
@ROOT
@click.argument(
    "sections",
    nargs=-1,
)
@click.option("--list", "reading_list", type=click.File(encoding="utf-8-sig"))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    show_default="build/pdf",
)
@click.option("--two-sided", is_flag=True)
@click.pass_context
def pdf(
    context: click.Context,
    root: Path,
    sections: tuple[str, ...],
    reading_list: TextIO | None,
    out: Path | None,
    *,
    two_sided: bool,
) -> None:
    """Print sections and handouts as PDF, all where none is named."""
    paths, checked = find_paths(root), read_kept(root)
    if not checked.is_clean:
        click.echo(render_text(checked.diagnostics, checked.catalog.lines), err=True)
        context.exit(1)
    library = gather_library(checked.catalog, checked.lineage, checked.names, site=find_name(paths.root))
    shelf = open_shelf(library)
    folder = out or paths.work / "pdf"
    try:
        plans = choose_sections(shelf, sections)
        if reading_list:
            chosen = read_list(shelf, reading_list.read())
            plans = (*plans, shelf.bind(chosen.title, chosen.plans))
        geometry = TWO_SIDED if two_sided else ONE_SIDED
        cache = paths.work / CACHE
        note_absent(limit=True)
        plans = plans or (*shelf.plans.values(), *shelf.handouts.values())
        printing = print_sections(shelf, plans, paths.root, cache, find_base(paths.root), geometry)
        place_prints(printing.prints, folder)
    except (ListError, PrintError) as error:
        click.echo(say("commands", "error", fault=error), err=True)
        context.exit(2)
    except UnicodeDecodeError:
        click.echo(say("commands", "not-unicode"), err=True)
        context.exit(2)
    except OSError as error:
        click.echo(say("commands", "unwritable", name=Path(error.filename or folder)), err=True)
        context.exit(2)
    for each in printing.prints:
        click.echo(say("commands", "printed", path=folder / each.id, pages=each.pages))
    for failure in printing.failures:
        click.echo(say("commands", "error", fault=failure.message), err=True)
    context.exit(1 if printing.failures else 0)
