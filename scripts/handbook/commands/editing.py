"""The commands for those who edit and review records: ``fmt``, ``new``, ``schema``, ``stats``, ``diff``."""

import os
import shlex
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from handbook.commands.console import fit_json
from handbook.commands.usage import Command, CommandGroup, Misuse
from handbook.desk import (
    QUESTIONS,
    DraftError,
    Question,
    draft_record,
    find_answer,
    list_choices,
    measure_coverage,
    measure_maintenance,
    render_coverage,
    render_coverage_json,
    suggest_answer,
    write_draft,
)
from handbook.diagnostics import Severity
from handbook.difference import (
    RevisionError,
    compare_catalogs,
    find_stale_owners,
    open_change,
    open_folder,
    read_pair,
    render_difference,
    render_difference_json,
    write_owners,
)
from handbook.messages import render_text, say
from handbook.reading import check_reading
from handbook.records import (
    RECORD_FOLDERS,
    Catalog,
    check_version,
    find_handbooks,
    is_handbook,
    list_records,
    read_catalog,
    read_rewritings,
    write_choices,
    write_rewriting,
)
from handbook.schema import find_stale, write_schemas
from handbook.text import PartialDate, parse_date

CommandT = TypeVar("CommandT", bound=Callable[..., object] | click.Command)


def check_root(context: click.Context, root: Path) -> Path:
    """Take a folder for the handbook's; raise Misuse, with the way to the nearest one, where it is none."""
    if is_handbook(root, RECORD_FOLDERS):
        return root
    verb = "cd" if root == Path() else "--root"
    near = find_handbooks(root, RECORD_FOLDERS)
    paths = [shlex.quote(_show_way(each)) for each in near]
    ways = write_choices(say("commands", "way", verb=verb, path=path) for path in paths or [""])
    name, folders = root.resolve().name, ", ".join(RECORD_FOLDERS)
    message = say("commands", "no-handbook", name=name, folders=folders, several=len(paths) > 1, ways=ways)
    raise Misuse(message, context)


def check_format(context: click.Context, root: Path) -> Path:
    """Take a folder for that of a handbook in the format of today; raise Misuse, with what to do, where it is not."""
    fault = check_version(check_root(context, root))
    if fault:
        raise Misuse(say("commands", "format", file=fault.place.path, fault=fault.message, hint=fault.hint), context)
    return root


def _show_way(folder: Path) -> str:
    """Write the way to a folder from here; the whole one where there is none, as from one drive to another."""
    try:
        return Path(os.path.relpath(folder)).as_posix()
    except ValueError:
        return folder.as_posix()


def add_root(check: Callable[[click.Context, click.Parameter, Path], Path] | None) -> Callable[[CommandT], CommandT]:
    """Add the folder of the handbook to a command, and what is asked of it."""
    return click.option(
        "--root", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path(), callback=check
    )


def _read_day(_: click.Context, param: click.Parameter, text: str | None) -> PartialDate:
    """Read a day; without one it is the real today, which only what is printed may ask for."""
    day = parse_date(text or date.today().isoformat())  # noqa: DTZ011 - the day where the editor is
    if not isinstance(day, PartialDate) or day.day is None or not day.exists:
        raise Misuse(say("commands", "day", name=param.opts[0], text=text))
    return day


TODAY = click.option("--today", callback=_read_day)
ANY_ROOT = add_root(lambda context, _, root: check_root(context, root))
"""The folder of a handbook of whatever format."""
ROOT = add_root(lambda context, _, root: check_format(context, root))


@click.command(cls=Command)
@ROOT
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--check", "only_check", is_flag=True)
@click.pass_context
def fmt(context: click.Context, root: Path, files: Sequence[Path], *, only_check: bool) -> None:
    """Rewrite files in the canonical form, without a change of what they say; one with a fault is left alone."""
    paths = [_find_record(root, file) for file in files] or list_records(root)
    stale: list[str] = []
    windows: list[str] = []
    left = 0
    for rewriting, differs in read_rewritings(root, paths):
        if rewriting.diagnostics:
            left += 1
            problems = render_text(rewriting.diagnostics, {rewriting.path: rewriting.lines})
            click.echo(problems.rpartition("\n")[0], err=True)
        elif differs:
            stale.append(rewriting.path)
            windows.extend(_find_windows(root, [rewriting.path]))
            if not only_check:
                write_rewriting(root, rewriting)
    _tell_files(say("commands", "unformatted" if only_check else "formatted"), stale, windows)
    click.echo(say("commands", "rewritings", count=len(paths), stale=len(stale), is_check=only_check, left=left))
    context.exit(1 if left or (only_check and stale) else 0)


@click.command(cls=Command)
@ROOT
@click.option("--check", "only_check", is_flag=True)
@click.pass_context
def schema(context: click.Context, root: Path, *, only_check: bool) -> None:
    """Write all that is generated from the models, for editors' tools and for the forge."""
    stale = (*find_stale(root), *find_stale_owners(root))
    windows = _find_windows(root, stale)
    if not only_check:
        write_schemas(root)
        write_owners(root)
    _tell_files(say("commands", "stale" if only_check else "written"), stale, windows)
    if not stale:
        click.echo(say("commands", "schema-fresh"))
    elif only_check:
        click.echo(say("commands", "schema-stale"))
    context.exit(1 if stale and only_check else 0)


@click.command(cls=Command)
@ROOT
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@TODAY
def stats(root: Path, form: str, today: PartialDate) -> None:
    """Tell where the records are empty or thin, and how far the sources are used."""
    reading = read_catalog(root)
    count = len({problem.place.path for problem in reading.diagnostics if problem.severity is Severity.ERROR})
    if count:
        click.echo(say("commands", "unread", count=count) + "\n", err=True)
    checked = check_reading(reading)
    maintenance = measure_maintenance(root, checked.catalog, today)
    coverage = measure_coverage(checked.catalog, checked.lineage, maintenance, checked.diagnostics)
    click.echo(fit_json(render_coverage_json(coverage)) if form == "json" else render_coverage(coverage))


@click.command(cls=Command)
@add_root(None)
@click.argument("base", metavar="BASE")
@click.argument("head", metavar="[HEAD]", required=False)
@click.option("--folders", is_flag=True)
@click.option("--format", "form", type=click.Choice(["md", "json"]), default="md", show_default=True)
@click.option("--pages/--no-pages", default=None)
@click.pass_context
def diff(
    context: click.Context,
    root: Path,
    base: str,
    head: str | None,
    *,
    folders: bool,
    form: str,
    pages: bool | None,
) -> None:
    """Tell what a change means, from a base to a head or to the files there are."""
    if not folders:
        check_root(context, root)
    try:
        if folders:
            pair = read_pair(open_folder(Path(base)), open_folder(Path(head or root)))
            difference = compare_catalogs(pair.before.catalog, pair.after.catalog, pages=pages)
        else:
            difference = open_change(root, base, head or "").compare(pages=pages)
    except RevisionError as error:
        click.echo(say("commands", "error", fault=f"{error}."), err=True)
        context.exit(2)
    click.echo(
        fit_json(render_difference_json(difference)) if form == "json" else render_difference(difference), nl=False
    )


@click.group(cls=CommandGroup)
def new() -> None:
    """Begin a new record from answers or options."""


def _find_windows(root: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Find the files whose lines end as on Windows: git may have changed all of them on its own."""
    return tuple(path for path in paths if (root / path).is_file() and b"\r\n" in (root / path).read_bytes())


def _tell_files(state: str, paths: Iterable[str], windows: Sequence[str]) -> None:
    """Name files, but those with the line ends of Windows in one message, with what keeps them away."""
    for path in paths:
        if path not in windows:
            click.echo(f"{state}: {path}")
    if windows:
        click.echo(say("commands", "windows", state=state, count=len(windows), first=windows[0]))


def _find_record(root: Path, file: Path) -> str:
    try:
        return file.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise Misuse(say("commands", "outside", file=file)) from None


def _make_new(kind: str) -> click.Command:
    """Make the command that drafts one kind of record: one option for each question."""
    options = [
        click.Option([f"--{each.field.replace('_', '-')}", each.field], help=each.words) for each in QUESTIONS[kind]
    ]

    @click.pass_context
    def run(context: click.Context, /, root: Path, *, no_ask: bool, **given: str | None) -> None:
        catalog = read_catalog(root).catalog
        answers: dict[str, str] = {}
        try:
            for question in QUESTIONS[kind]:
                answers[question.field] = _answer(catalog, kind, question, answers, (given[question.field], no_ask))
            draft = draft_record(catalog, kind, answers)
            if draft.diagnostics:
                click.echo(render_text(draft.diagnostics, {draft.path: draft.lines}), err=True)
                context.exit(1)
            write_draft(root, draft)
        except DraftError as error:
            click.echo(say("commands", "error", fault=f"{error}."), err=True)
            context.exit(1)
        click.echo(say("commands", "drafted", path=draft.path))

    quiet = click.Option(["--no-ask"], is_flag=True)
    return ROOT(Command(kind, topic=f"new-{kind}", callback=run, params=[*options, quiet]))


def _answer(
    catalog: Catalog, kind: str, question: Question, answers: dict[str, str], given: tuple[str | None, bool]
) -> str:
    """Take an answer from its option, else ask until there is a good one."""
    text, no_ask = given
    suggestion = suggest_answer(catalog, kind, question.field, answers)
    if text is not None or no_ask:
        return find_answer(catalog, kind, question, suggestion if text is None else text, answers)
    for choice in list_choices(catalog, question):
        click.echo(f"  {choice}")
    while True:
        words = question.words if question.required else say("commands", "optional", question=question.words)
        text = click.prompt(words, default=suggestion, show_default=bool(suggestion))
        try:
            return find_answer(catalog, kind, question, text, answers)
        except DraftError as error:
            click.echo(f"  {error}")


for _kind in QUESTIONS:
    new.add_command(_make_new(_kind))

COMMANDS: tuple[click.Command, ...] = (fmt, new, schema, stats, diff)
