"""The command line: ``handbook check|build|serve``. Exit 0 clean, 1 problems in the data, 2 wrong use or no site."""

from dataclasses import dataclass
from pathlib import Path

import click

from handbook.catalog import Catalog, read_catalog
from handbook.checks import check_catalog
from handbook.diagnostics import Diagnostic, Severity, sort_diagnostics
from handbook.lineage import Lineage, find_lineage
from handbook.mentions import NameIndex, index_names
from handbook.report import render_github, render_json, render_text
from handbook.site import Paths, SiteError, build_site, find_paths, render_files, serve_site

_ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    show_default="thư mục hiện tại",
    help="Thư mục gốc của sổ tay.",
)


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


@main.command()
@_ROOT
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
@_ROOT
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
@_ROOT
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
