"""The commands that make a site and show it: ``build``, ``offline`` and ``serve``."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click

from handbook.commands.options import ROOT
from handbook.commands.usage import Command
from handbook.difference import RevisionError, compare_catalogs, list_news, open_folder, open_revision, read_pair
from handbook.messages import render_text, say
from handbook.opendata import write_size
from handbook.pages import Library, News, gather_library
from handbook.reading import Checked, Reader, read_kept
from handbook.records import Catalog
from handbook.settings import find_name
from handbook.site import (
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

_INTERRUPTED = 130  # the exit status of what was stopped by Ctrl-C


@click.command(cls=Command)
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
    checked = read_kept(paths.root)

    def work() -> str:
        site, mentions = find_name(paths.root), checked.mentions
        library = gather_library(checked.catalog, checked.lineage, checked.names, site=site, mentions=mentions)
        return _make_site(paths, library, since, whole=engine == "mkdocs", **wanted)

    note_absent(lock=True, limit=wanted["with_pdf"])
    context.exit(_attempt(checked, work))


@click.command(cls=Command)
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


@click.command(cls=Command)
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

    note_absent(lock=True)
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


def note_absent(*, lock: bool = False, limit: bool = False) -> None:
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
