"""The command line: ``handbook check|build|serve|pdf`` and the commands of ``editing``.

Exit 0 clean, 1 problems in the data, 2 wrong use or no site.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import click

from handbook.catalog import Catalog, read_catalog
from handbook.checks import check_catalog
from handbook.diagnostics import Diagnostic, Severity, sort_diagnostics
from handbook.editing import COMMANDS, ROOT
from handbook.lineage import Lineage, find_lineage
from handbook.mentions import NameIndex, index_names
from handbook.pages import gather_library, plan_pages
from handbook.pdf.document import ONE_SIDED, TWO_SIDED
from handbook.pdf.press import PressError, place_prints
from handbook.pdf.printing import ListError, choose_sections, find_base, open_shelf, print_sections, read_list
from handbook.report import render_github, render_json, render_text
from handbook.site import Paths, SiteError, build_site, find_paths, render_files, serve_site


@dataclass(frozen=True, slots=True)
class Checked:
    """A handbook read and checked."""

    catalog: Catalog
    lineage: Lineage
    names: NameIndex
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing stops a build."""
        return not any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


def read_checked(root: Path) -> Checked:
    """Read the handbook under ``root`` and run every check on it."""
    reading = read_catalog(root)
    lineage, names = find_lineage(reading.catalog), index_names(reading.catalog)
    problems = sort_diagnostics([*reading.diagnostics, *check_catalog(reading.catalog, lineage, names)])
    return Checked(reading.catalog, lineage, names, problems)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Sổ tay chỉ thị: kiểm tra dữ liệu YAML và dựng trang."""


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
@click.pass_context
def check(context: click.Context, root: Path, form: str) -> None:
    """Kiểm tra toàn bộ dữ liệu và chỉ ra từng lỗi."""
    checked = read_checked(root)
    if form == "github":
        click.echo(render_github(checked.diagnostics))
    elif form == "json":
        click.echo(render_json(checked.diagnostics))
    else:
        click.echo(render_text(checked.diagnostics, checked.catalog.lines))
    context.exit(0 if checked.is_clean else 1)


@main.command()
@ROOT
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Nơi đặt trang đã dựng.",
)
@click.pass_context
def build(context: click.Context, root: Path, site_dir: Path | None) -> None:
    """Kiểm tra dữ liệu rồi dựng trang; dữ liệu có lỗi thì trang cũ giữ nguyên."""
    paths = find_paths(root, site_dir)
    context.exit(_build(paths))


@main.command()
@ROOT
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Cổng trên máy này.")
@click.pass_context
def serve(context: click.Context, root: Path, port: int) -> None:
    """Dựng trang, mở trên máy này và dựng lại mỗi khi tệp thay đổi."""
    paths = find_paths(root)
    status = _build(paths)
    if status:
        context.exit(status)
    click.echo(f"Xem tại http://127.0.0.1:{port}/ — bấm Ctrl-C để dừng.")

    def rebuild() -> None:
        _build(paths)

    serve_site(paths, port, rebuild)


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
    shelf = open_shelf(library, plan_pages(library))
    folder = out or paths.work / "pdf"
    try:
        plans = choose_sections(shelf, sections)
        if reading_list:
            chosen = read_list(shelf, reading_list.read())
            plans = (*plans, shelf.bind(chosen.title, chosen.plans))
        geometry = TWO_SIDED if two_sided else ONE_SIDED
        cache = paths.work / "pdf-cache"
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


def _build(paths: Paths) -> int:
    checked = read_checked(paths.root)
    if checked.diagnostics:
        click.echo(render_text(checked.diagnostics, checked.catalog.lines), err=True)
    if not checked.is_clean:
        click.echo("Chưa dựng trang; trang cũ (nếu có) giữ nguyên.", err=True)
        return 1
    try:
        files = dict(render_files(paths, checked.catalog, checked.lineage, checked.names))
        build_site(paths, files)
    except SiteError as error:
        click.echo(f"Lỗi: {error}", err=True)
        return 2
    click.echo(f"Đã dựng {len(files)} tệp vào {paths.site.name}/. Mở {paths.site.name}/index.html để xem.")
    return 0
