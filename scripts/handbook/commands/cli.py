"""The command line: ``handbook check|build|serve|pdf`` and the commands of ``editing``.

Exit 0 clean, 1 problems in the data, 2 wrong use or no site.
"""

import gc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TextIO

import click

from handbook.commands.console import fit_json
from handbook.commands.editing import COMMANDS, ROOT
from handbook.commands.usage import Group
from handbook.diagnostics import Diagnostic
from handbook.diagnostics.report import render_github, render_json, render_summary, render_text
from handbook.difference import RevisionError, compare_catalogs, find_regressions, open_folder, open_revision, read_pair
from handbook.difference.keepers import list_missing
from handbook.difference.news import list_news
from handbook.opendata import write_size
from handbook.pages import gather_library
from handbook.pages.library import Library, News
from handbook.pdf.document import ONE_SIDED, TWO_SIDED
from handbook.pdf.press import PressError, place_prints
from handbook.pdf.printing import ListError, choose_sections, find_base, open_shelf, print_sections, read_list
from handbook.reading import Checked, Reader, check_reading, read_checked
from handbook.records.catalog import Catalog, read_catalog
from handbook.site import (
    Outcome,
    Paths,
    Printed,
    SiteError,
    Workshop,
    build_site,
    find_obstacle,
    find_paths,
    list_tasks,
    print_site,
    serve_site,
    stage_site,
    update_site,
)
from handbook.site.offline import TOP, OfflineError, pack_site
from handbook.site.printed import CACHE

_RARELY = (50_000, 20, 100)  # what is read stays to the end: looking through it for garbage takes a third of the time


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Sổ tay chỉ thị: kiểm tra dữ liệu YAML và dựng trang."""
    gc.set_threshold(*_RARELY)


for _command in COMMANDS:
    main.add_command(_command)


@main.command()
@ROOT
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="Cách in kết quả.",
)
@click.option(
    "--changed-since",
    "revision",
    metavar="BẢN",
    help="Chỉ in lỗi do những gì đã đổi từ một bản trong kho, ví dụ origin/main; vẫn kiểm tra và tính tất cả.",
)
@click.option(
    "--summary",
    type=click.File("a", encoding="utf-8", lazy=True),
    help="Ghi thêm mọi lỗi dưới dạng Markdown vào cuối một tệp.",
)
@click.pass_context
def check(context: click.Context, root: Path, form: str, revision: str | None, summary: TextIO | None) -> None:
    """Kiểm tra toàn bộ dữ liệu và chỉ ra từng lỗi."""
    reading = read_catalog(root)
    checked = check_reading(reading)
    shown: tuple[Diagnostic, ...] = checked.diagnostics
    older: tuple[Diagnostic, ...] = ()
    if revision is not None:
        try:
            found = find_regressions(root, revision, reading, checked.diagnostics)
        except RevisionError as error:
            click.echo(f"Lỗi: {error}.", err=True)
            context.exit(2)
        shown, older = (*found.touched, *found.caused), found.older
    if form == "github":
        click.echo(render_github(shown, older))
    elif form == "json":
        click.echo(fit_json(render_json(shown)))
    else:
        click.echo(render_text(shown, checked.catalog.lines, older))
    missing = list_missing(root)
    if missing and form != "json":
        note = "; điền «extra.owners» trong mkdocs.yml rồi chạy «handbook schema»"
        click.echo(f"Ghi chú: kho này chưa nêu ai là {', '.join(missing)}{note}.", err=True)
    if summary is not None:
        summary.write(render_summary(shown, checked.catalog.lines, older))
    context.exit(0 if checked.is_clean else 1)


@main.command()
@ROOT
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Nơi đặt trang đã dựng.",
)
@click.option("--pdf", "with_pdf", is_flag=True, help="In mọi phần thành PDF, kèm nút tải và trang «In ấn»; lâu hơn.")
@click.option("--offline", "with_copy", is_flag=True, help="Kèm bản mang theo: cả trang trong một tệp zip để tải về.")
@click.option(
    "--engine",
    type=click.Choice(["frames", "mkdocs"]),
    default="frames",
    show_default=True,
    help="Cách làm nốt các trang: điền vào khung (nhanh), hay để mkdocs tự làm từng trang; kết quả như nhau.",
)
@click.option(
    "--since",
    metavar="BẢN",
    help="Kể ở trang «Nhật ký nội dung» và trong tệp theo dõi những gì khác một bản trong kho, ví dụ bản đã đăng.",
)
@click.option(
    "--stage-only", is_flag=True, help="Chỉ ghi build/mkdocs.yml và các trang cho một chương trình khác làm nốt."
)
@click.pass_context
def build(
    context: click.Context, /, root: Path, site_dir: Path | None, engine: str, since: str | None, **wanted: bool
) -> None:
    """Kiểm tra dữ liệu rồi dựng trang; dữ liệu có lỗi thì trang cũ giữ nguyên."""
    paths = find_paths(root, site_dir)
    reader = Reader(paths.root)
    checked = reader.read()

    def work() -> str:
        library = gather_library(checked.catalog, checked.lineage, checked.names, reader.memory)
        reader.forget()  # what the checks have worked out has served the library
        return _make_site(paths, library, since, whole=engine == "mkdocs", **wanted)

    context.exit(_attempt(checked, work))


@main.command()
@ROOT
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Nơi có trang đã dựng.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Tệp zip sẽ ghi.",
    show_default="build/so-tay-chi-thi.zip",
)
@click.option("--pdf", "prints", is_flag=True, help="Kèm các tệp PDF.")
@click.pass_context
def offline(context: click.Context, root: Path, site_dir: Path | None, out: Path | None, *, prints: bool) -> None:
    """Nén trang đã dựng thành một tệp mang theo, giải nén ra là đọc và tìm được không cần mạng."""
    paths = find_paths(root, site_dir)
    target = out or paths.work / f"{TOP}.zip"
    try:
        size = pack_site(paths.site, target, prints=prints)
    except OfflineError as error:
        click.echo(f"Lỗi: {error}", err=True)
        context.exit(2)
    except OSError as error:
        click.echo(f"Lỗi: không ghi được {error.filename or target}", err=True)
        context.exit(2)
    click.echo(f"{target}: {write_size(size)}")


@main.command()
@ROOT
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Cổng trên máy này.")
@click.pass_context
def serve(context: click.Context, root: Path, port: int) -> None:
    """Dựng trang, mở trên máy này và dựng lại mỗi khi tệp thay đổi."""
    paths = find_paths(root)
    reader = Reader(paths.root)
    workshop = Workshop(paths, reader.memory)

    def update() -> Outcome:
        checked = reader.read()
        faults: list[str] = []

        def work() -> str:
            try:
                return _update_site(paths, checked, workshop)
            except SiteError as error:
                faults.append(str(error))
                raise

        return Outcome(_attempt(checked, work) == 0, checked.diagnostics, "".join(faults))

    first = update()
    if not first.is_new:
        context.exit(2 if first.fault else 1)
    click.echo(f"Xem tại http://127.0.0.1:{port}/ — bấm Ctrl-C để dừng.")
    try:
        serve_site(paths, port, first, update)
    except SiteError as error:
        click.echo(f"Lỗi: {error}", err=True)
        context.exit(2)
    finally:
        workshop.close()


@main.command()
@ROOT
@click.argument("sections", nargs=-1, metavar="[PHẦN]...")
@click.option(
    "--list",
    "reading_list",
    type=click.File(encoding="utf-8-sig"),
    help="Tệp kê các phần, mỗi dòng một phần; in thành một tập.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Thư mục đặt các tệp PDF.",
    show_default="build/pdf",
)
@click.option("--two-sided", is_flag=True, help="Lề đối xứng để in hai mặt.")
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
    """In các phần thành PDF: «05-ct-tw-2016», «tra-cuu/tinh/can-tho», «pha-he»...; không nêu phần nào thì in tất cả."""
    paths, checked = find_paths(root), read_checked(root)
    if not checked.is_clean:
        click.echo(render_text(checked.diagnostics, checked.catalog.lines), err=True)
        context.exit(1)
    library = gather_library(checked.catalog, checked.lineage, checked.names)
    shelf = open_shelf(library)
    folder = out or paths.work / "pdf"
    try:
        plans = choose_sections(shelf, sections)
        if reading_list:
            chosen = read_list(shelf, reading_list.read())
            plans = (*plans, shelf.bind(chosen.title, chosen.plans))
        geometry = TWO_SIDED if two_sided else ONE_SIDED
        cache = paths.work / CACHE
        printing = print_sections(
            shelf, plans or shelf.plans.values(), paths.home, cache, find_base(paths.home), geometry
        )
        place_prints(printing.prints, folder)
    except (ListError, PressError) as error:
        click.echo(f"Lỗi: {error}", err=True)
        context.exit(2)
    except UnicodeDecodeError:
        click.echo("Lỗi: tệp danh sách không phải chữ Unicode UTF-8", err=True)
        context.exit(2)
    except OSError as error:
        click.echo(f"Lỗi: không ghi được {error.filename or folder}", err=True)
        context.exit(2)
    for each in printing.prints:
        click.echo(f"{folder / each.id}.pdf: {each.pages} trang")
    for failure in printing.failures:
        click.echo(f"Lỗi: {failure.message}", err=True)
    context.exit(1 if printing.failures else 0)


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
    tasks = tuple(list_tasks(paths, replace(library, news=news), printed))
    if stage_only:
        return f"Đã ghi {stage_site(paths, tasks) / 'mkdocs.yml'}; một chương trình đọc tệp ấy có thể làm nốt."
    obstacle = "" if whole else find_obstacle(paths)
    if obstacle:
        click.echo(f"Chú ý: vì mkdocs.yml có {obstacle}, mkdocs tự dựng mọi trang; chậm hơn nhiều.", err=True)
    build_site(paths, tasks, printed.prints, offline=with_copy, whole=whole or bool(obstacle))
    for each in printed.failures:
        click.echo(f"Chú ý: trang không có bản in của một phần, vì không in được: {each}", err=True)
    pages = sum(len(task.pages) for task in tasks)
    return f"Đã dựng {pages} trang vào {paths.site.name}/. Mở {paths.site.name}/index.html để xem."


def _update_site(paths: Paths, checked: Checked, workshop: Workshop) -> str:
    """Make the next edition of the served site, only what an edit changed where that can be; say what was made."""
    if find_obstacle(paths):
        return _make_site(paths, gather_library(checked.catalog, checked.lineage, checked.names))
    done, total = update_site(workshop, paths, (checked.catalog, checked.lineage, checked.names))
    return f"Đã dựng {done} trong {total} phần của trang vào {paths.site.name}/."


def _attempt(checked: Checked, work: Callable[[], str]) -> int:
    """Tell what is wrong with the data; if nothing stops it, do the work and tell how it went.

    Return the exit status.
    """
    if checked.diagnostics:
        click.echo(render_text(checked.diagnostics, checked.catalog.lines), err=True)
    if not checked.is_clean:
        click.echo("Chưa dựng trang; trang cũ (nếu có) giữ nguyên.", err=True)
        return 1
    try:
        click.echo(work())
    except (SiteError, RevisionError) as error:
        click.echo(f"Lỗi: {error}", err=True)
        return 2
    except KeyboardInterrupt:
        click.echo("\nĐã dừng giữa chừng; trang cũ (nếu có) giữ nguyên.", err=True)
        return 130
    return 0


def _find_news(root: Path, since: str, catalog: Catalog) -> tuple[News, ...]:
    """Find what is different since a revision; raise RevisionError where there is none."""
    before = open_revision(root, since)
    pair = read_pair(before, open_folder(root, before))
    return tuple(list_news(compare_catalogs(pair.before.catalog, catalog, pages=False)))
