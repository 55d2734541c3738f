"""The commands for those who edit and review records: ``fmt``, ``new``, ``schema``, ``stats``, ``diff``."""

import os
import shlex
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from handbook.commands.console import fit_json
from handbook.commands.usage import Command, Group, Misuse
from handbook.desk.coverage import measure_coverage, render_coverage, render_coverage_json
from handbook.desk.draft import (
    QUESTIONS,
    DraftError,
    Question,
    draft_record,
    find_answer,
    list_choices,
    suggest_answer,
    write_draft,
)
from handbook.diagnostics import Severity
from handbook.diagnostics.report import render_text
from handbook.difference import (
    RevisionError,
    compare_catalogs,
    open_change,
    open_folder,
    open_request,
    read_pair,
    render_difference,
    render_difference_json,
)
from handbook.difference.keepers import find_stale_owners, write_owners
from handbook.difference.review import make_review, render_annotations, render_review, write_review
from handbook.difference.revisions import RECORD_FOLDERS
from handbook.lineage.links import find_lineage
from handbook.records.catalog import Catalog, read_catalog
from handbook.records.notation import list_records, read_rewritings, write_rewriting
from handbook.records.placement import find_handbooks, is_handbook
from handbook.records.suggestions import write_choices
from handbook.schema.schemas import find_stale, write_schemas

CommandT = TypeVar("CommandT", bound=Callable[..., object] | click.Command)


def check_root(context: click.Context, root: Path) -> Path:
    """Take a folder for the handbook's; raise Misuse, with the way to the nearest one, where it is none."""
    if is_handbook(root, RECORD_FOLDERS):
        return root
    verb = "cd" if root == Path() else "--root"
    near = find_handbooks(root, RECORD_FOLDERS)
    ways = [f"«{verb} {shlex.quote(os.path.relpath(each))}»" for each in near] or [f"«{verb}» tới thư mục của sổ tay"]
    way = f"{'dùng một trong: ' if len(ways) > 1 else 'dùng '}{write_choices(ways)}"
    name = root.resolve().name
    message = f"đây không phải thư mục sổ tay: «{name}» không có {', '.join(RECORD_FOLDERS)}; {way}"
    raise Misuse(message, context)


def _add_root(check: Callable[[click.Context, click.Parameter, Path], Path] | None) -> Callable[[CommandT], CommandT]:
    return click.option(
        "--root",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        default=Path(),
        show_default="thư mục hiện tại",
        callback=check,
        help="Thư mục gốc của sổ tay.",
    )


ROOT = _add_root(lambda context, _, root: check_root(context, root))
_KINDS = {"directive": "văn bản", "exemplar": "đơn vị điển hình", "source": "nguồn"}


@click.command(cls=Command)
@ROOT
@click.argument("files", nargs=-1, metavar="[TỆP]...", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--check", "only_check", is_flag=True, help="Chỉ nói tệp nào chưa theo mẫu, không ghi gì.")
@click.pass_context
def fmt(context: click.Context, root: Path, files: Sequence[Path], *, only_check: bool) -> None:
    """Viết lại các tệp theo một mẫu chung, không đổi nội dung; tệp có lỗi thì giữ nguyên."""
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
    _tell_files("chưa theo mẫu" if only_check else "đã viết lại", stale, windows)
    click.echo(
        f"{len(paths)} tệp: {len(stale)} {'chưa theo mẫu' if only_check else 'viết lại'}, {left} giữ nguyên vì lỗi."
    )
    context.exit(1 if left or (only_check and stale) else 0)


@click.command(cls=Command)
@ROOT
@click.option("--check", "only_check", is_flag=True, help="Chỉ kiểm tra các tệp ấy có mới không, không ghi gì.")
@click.pass_context
def schema(context: click.Context, root: Path, *, only_check: bool) -> None:
    """Sinh lược đồ JSON để chương trình soạn thảo gợi ý khi gõ, bảng ai xem phần nào."""
    stale = (*find_stale(root), *find_stale_owners(root))
    windows = _find_windows(root, stale)
    if not only_check:
        write_schemas(root)
        write_owners(root)
    _tell_files("đã cũ" if only_check else "đã ghi", stale, windows)
    if not stale:
        click.echo("Lược đồ đang mới.")
    elif only_check:
        click.echo("Chạy «handbook schema» để sinh lại.")
    context.exit(1 if stale and only_check else 0)


@click.command(cls=Command)
@ROOT
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Cách in."
)
def stats(root: Path, form: str) -> None:
    """Cho biết dữ liệu còn trống, còn mỏng ở đâu và nguồn đã dùng tới đâu."""
    reading = read_catalog(root)
    catalog = reading.catalog
    count = len({problem.place.path for problem in reading.diagnostics if problem.severity is Severity.ERROR})
    if count:
        click.echo(f"{count} tệp còn lỗi nên chưa được tính; chạy «handbook check» để xem.\n", err=True)
    coverage = measure_coverage(catalog, find_lineage(catalog))
    click.echo(fit_json(render_coverage_json(coverage)) if form == "json" else render_coverage(coverage))


@click.command(cls=Command)
@_add_root(None)
@click.argument("base", metavar="BASE")
@click.argument("head", metavar="[HEAD]", required=False)
@click.option("--folders", is_flag=True, help="BASE và HEAD là hai thư mục, không phải hai bản trong kho.")
@click.option("--format", "form", type=click.Choice(["md", "json"]), default="md", show_default=True, help="Cách in.")
@click.option(
    "--pages/--no-pages", default=None, help="Có tính các trang thay đổi không; không ghi thì chỉ tính khi sổ tay nhỏ."
)
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
    """Nói thay đổi từ bản BASE tới bản HEAD có nghĩa gì; không ghi HEAD thì so với các tệp đang có."""
    if not folders:
        check_root(context, root)
    try:
        if folders:
            pair = read_pair(open_folder(Path(base)), open_folder(Path(head or root)))
            difference = compare_catalogs(pair.before.catalog, pair.after.catalog, pages=pages)
        else:
            difference = open_change(root, base, head or "").compare(pages=pages)
    except RevisionError as error:
        click.echo(f"Lỗi: {error}.", err=True)
        context.exit(2)
    click.echo(
        fit_json(render_difference_json(difference)) if form == "json" else render_difference(difference), nl=False
    )


@click.command(cls=Command)
@ROOT
@click.argument("base", metavar="BASE")
@click.argument("head", metavar="[HEAD]", required=False, default="")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Thư mục ghi lời xem lại, và các bản ghi của thay đổi để kiểm tra và dựng thử.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github"]),
    default="text",
    show_default=True,
    help="Cách in: lời xem lại, hay các lỗi dưới dạng ghi chú của kho.",
)
@click.pass_context
def review(context: click.Context, root: Path, base: str, head: str, out: Path | None, form: str) -> None:
    """Xem lại một yêu cầu: bản BASE sẽ thành gì nếu nhận HEAD (một bản trong kho hay một thư mục), và có lỗi gì.

    Chỉ đọc các tệp của yêu cầu; không chạy, không lấy ra thứ gì ngoài các bản ghi.
    """
    try:
        change = open_request(root, base, head)
        made = make_review(change)
        if out:
            write_review(change, made, out)
    except RevisionError as error:
        click.echo(f"Lỗi: {error}.", err=True)
        context.exit(2)
    click.echo(render_annotations(made) if form == "github" else render_review(made))


@click.group(cls=Group)
def new() -> None:
    """Lập một bản ghi mới: hỏi từng điều, hoặc lấy từ các tùy chọn; bỏ trống điều chưa biết."""


def _find_windows(root: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Find the files whose lines end as on Windows: git may have changed all of them on its own."""
    return tuple(path for path in paths if (root / path).is_file() and b"\r\n" in (root / path).read_bytes())


def _tell_files(what: str, paths: Iterable[str], windows: Sequence[str]) -> None:
    """Name files, but those with the line ends of Windows in one message, with what keeps them away."""
    for path in paths:
        if path not in windows:
            click.echo(f"{what}: {path}")
    if windows:
        click.echo(
            f"{what}: {len(windows)} tệp xuống dòng kiểu Windows (CRLF), đầu tiên là {windows[0]}; "
            "để git thôi đổi dấu xuống dòng: git config core.autocrlf input"
        )


def _find_record(root: Path, file: Path) -> str:
    try:
        return file.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        message = f"tệp «{file}» không nằm trong sổ tay"
        raise Misuse(message) from None


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
            click.echo(f"Lỗi: {error}.", err=True)
            context.exit(1)
        click.echo(f"Đã ghi {draft.path}. Điền tiếp, rồi chạy «handbook check».")

    quiet = click.Option(
        ["--no-ask"], is_flag=True, help="Không hỏi; điều không có trong tùy chọn thì tự điền hoặc bỏ trống."
    )
    command = Command(kind, callback=run, params=[*options, quiet], help=f"Lập một {_KINDS[kind]} mới.")
    return ROOT(command)


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
        words = question.words if question.required else f"{question.words} (Enter nếu chưa biết)"
        text = click.prompt(words, default=suggestion, show_default=bool(suggestion))
        try:
            return find_answer(catalog, kind, question, text, answers)
        except DraftError as error:
            click.echo(f"  {error}")


for _kind in QUESTIONS:
    new.add_command(_make_new(_kind))

COMMANDS: tuple[click.Command, ...] = (fmt, new, schema, stats, diff, review)
