"""The command line: ``handbook check|build|serve|pdf`` and the commands of ``editing``.

Exit 0 clean, 1 problems in the data, 2 wrong use or no site.
"""

import gc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TextIO

import click

from handbook import __version__
from handbook.commands.accepting import accept
from handbook.commands.console import fit_json
from handbook.commands.drafting import draft
from handbook.commands.editing import ANY_ROOT, COMMANDS, ROOT
from handbook.commands.reviewing import review
from handbook.commands.rewriting import merge, migrate, remove, rename
from handbook.commands.sending import receive, submit
from handbook.commands.setup import init, upgrade
from handbook.commands.sourcing import source
from handbook.commands.usage import CommandGroup
from handbook.commands.workplace import desk
from handbook.diagnostics import Diagnostic, harden
from handbook.difference import (
    RevisionError,
    compare_catalogs,
    find_regressions,
    list_missing,
    list_news,
    open_folder,
    open_revision,
    read_pair,
)
from handbook.messages import render_github, render_json, render_summary, render_text, say
from handbook.opendata import write_size
from handbook.pages import Library, News, gather_library
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
from handbook.reading import Checked, Reader, check_reading, read_checked
from handbook.records import Catalog, read_catalog
from handbook.settings import find_base, find_name
from handbook.site import (
    CACHE,
    TOP,
    Editions,
    OfflineError,
    Outcome,
    Paths,
    Printed,
    SiteError,
    build_site,
    find_obstacle,
    find_paths,
    list_tasks,
    pack_site,
    print_site,
    serve_site,
    stage_site,
    update_site,
)
from handbook.system import can_limit, can_lock

_RARELY = (50_000, 20, 100)  # what is read stays to the end: looking through it for garbage takes a third of the time

_INTERRUPTED = 130  # the exit status of what was stopped by Ctrl-C


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="handbook %(version)s")
def main() -> None:
    """Check a handbook's records and build its site."""
    gc.set_threshold(*_RARELY)


for _command in (
    *COMMANDS,
    *(review, source, rename, merge, remove, migrate),
    *(draft, accept, desk, submit, receive, init, upgrade),
):
    main.add_command(_command)


@main.command()
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
    reading = read_catalog(root)
    checked = check_reading(reading)
    if is_strict:
        checked = replace(checked, diagnostics=harden(checked.diagnostics))
    shown: tuple[Diagnostic, ...] = checked.diagnostics
    older: tuple[Diagnostic, ...] = ()
    if revision is not None:
        try:
            found = find_regressions(root, revision, reading, checked.diagnostics)
        except RevisionError as error:
            click.echo(say("commands", "error", fault=f"{error}."), err=True)
            context.exit(2)
        shown, older = found.brought, found.older
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


@main.command()
@ROOT
@click.option("--site-dir", type=click.Path(path_type=Path, file_okay=False), default=None)
@click.option("--pdf", "with_pdf", is_flag=True)
@click.option("--offline", "with_copy", is_flag=True)
@click.option("--engine", type=click.Choice(["frames", "mkdocs"]), default="frames", show_default=True)
@click.option(
    "--since",
)
@click.option("--stage-only", is_flag=True)
@click.pass_context
def build(
    context: click.Context, /, root: Path, site_dir: Path | None, engine: str, since: str | None, **wanted: bool
) -> None:
    """Check the records and build the site; with faults in the records the old site stays."""
    paths = find_paths(root, site_dir)
    checked = read_checked(paths.root)

    def work() -> str:
        site, mentions = find_name(paths.root), checked.mentions
        library = gather_library(checked.catalog, checked.lineage, checked.names, site=site, mentions=mentions)
        return _make_site(paths, library, since, whole=engine == "mkdocs", **wanted)

    _note_absent(lock=True, limit=wanted["with_pdf"])
    context.exit(_attempt(checked, work))


@main.command()
@ROOT
@click.option("--site-dir", type=click.Path(path_type=Path, file_okay=False), default=None)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    show_default="build/so-tay-chi-thi.zip",
)
@click.option("--pdf", "prints", is_flag=True)
@click.pass_context
def offline(context: click.Context, root: Path, site_dir: Path | None, out: Path | None, *, prints: bool) -> None:
    """Pack the built site into one file to carry away."""
    paths = find_paths(root, site_dir)
    target = out or paths.work / f"{TOP}.zip"
    try:
        size = pack_site(paths.site, target, prints=prints)
    except OfflineError as error:
        click.echo(say("commands", "error", fault=error), err=True)
        context.exit(2)
    except OSError as error:
        click.echo(say("commands", "unwritable", name=Path(error.filename or target)), err=True)
        context.exit(2)
    click.echo(f"{target.as_posix()}: {write_size(size)}")


@main.command()
@ROOT
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.pass_context
def serve(context: click.Context, root: Path, port: int) -> None:
    """Build the site, show it on this machine and build it again after every change of a file."""
    paths = find_paths(root)
    reader = Reader(paths.root)
    editions = Editions(paths, reader.memo)

    def update() -> Outcome:
        checked = reader.read()
        faults: list[str] = []

        def work() -> str:
            try:
                return _update_site(paths, checked, editions)
            except SiteError as error:
                faults.append(str(error))
                raise

        status = _attempt(checked, work)
        if status == _INTERRUPTED:
            raise KeyboardInterrupt
        return Outcome(status == 0, checked.diagnostics, "".join(faults))

    _note_absent(lock=True)
    try:
        first = update()
    except KeyboardInterrupt:
        context.exit(_INTERRUPTED)
    if not first.is_new:
        context.exit(2 if first.fault else 1)
    click.echo(say("commands", "serving", port=port))
    try:
        serve_site(paths, port, first, update)
    except SiteError as error:
        click.echo(say("commands", "error", fault=error), err=True)
        context.exit(2)
    finally:
        editions.close()


@main.command()
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
    """Print sections as PDF, all where none is named."""
    paths, checked = find_paths(root), read_checked(root)
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
        _note_absent(limit=True)
        printing = print_sections(
            shelf, plans or shelf.plans.values(), paths.root, cache, find_base(paths.root), geometry
        )
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


def _note_absent(*, lock: bool = False, limit: bool = False) -> None:
    """Say what this system cannot do of that which makes the work safer."""
    if lock and not can_lock():
        click.echo(say("commands", "no-lock"), err=True)
    if limit and not can_limit():
        click.echo(say("commands", "no-limit"), err=True)


def _make_site(
    paths: Paths,
    library: Library,
    since: str | None = None,
    *,
    with_pdf: bool = False,
    with_copy: bool = False,
    whole: bool = False,
    stage_only: bool = False,
) -> str:
    """Make the whole site, or only what another engine needs; say what was made."""
    printed = print_site(paths, library) if with_pdf else Printed()
    news = _find_news(paths.root, since, library.catalog) if since else ()
    tasks = list_tasks(paths, replace(library, news=news), printed)
    if stage_only:
        return say("commands", "staged", path=stage_site(paths, tasks) / "mkdocs.yml")
    obstacle = "" if whole else find_obstacle(paths)
    if obstacle:
        click.echo(say("commands", "slow", obstacle=obstacle), err=True)
    build_site(paths, tasks, printed.prints, offline=with_copy, whole=whole or bool(obstacle))
    for each in printed.failures:
        click.echo(say("commands", "unprinted", fault=each), err=True)
    pages = sum(name.endswith(".md") for name in tasks)
    return say("commands", "built", pages=pages, site=paths.site.name)


def _update_site(paths: Paths, checked: Checked, editions: Editions) -> str:
    """Make the next edition of the served site, only what an edit changed where that can be; say what was made."""
    if find_obstacle(paths):
        return _make_site(
            paths, gather_library(checked.catalog, checked.lineage, checked.names, site=find_name(paths.root))
        )
    done, total = update_site(editions, paths, (checked.catalog, checked.lineage, checked.names))
    return say("commands", "rebuilt", done=done, total=total, site=paths.site.name)


def _attempt(checked: Checked, work: Callable[[], str]) -> int:
    """Tell what is wrong with the data; if nothing stops it, do the work and tell how it went.

    Return the exit status.
    """
    if checked.diagnostics:
        click.echo(render_text(checked.diagnostics, checked.catalog.lines), err=True)
    if not checked.is_clean:
        click.echo(say("commands", "not-built"), err=True)
        return 1
    try:
        click.echo(work())
    except (SiteError, RevisionError) as error:
        click.echo(say("commands", "error", fault=error), err=True)
        return 2
    except KeyboardInterrupt:
        click.echo("\n" + say("commands", "interrupted"), err=True)
        return _INTERRUPTED
    return 0


def _find_news(root: Path, since: str, catalog: Catalog) -> tuple[News, ...]:
    """Find what is different since a revision; raise RevisionError where there is none."""
    before = open_revision(root, since)
    pair = read_pair(before, open_folder(root, before))
    return tuple(list_news(compare_catalogs(pair.before.catalog, catalog, pages=False)))
