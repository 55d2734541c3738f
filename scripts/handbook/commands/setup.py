"""The commands that begin a handbook and keep what it began with up to date: ``init`` and ``upgrade``."""

from pathlib import Path

import click

from handbook import __version__
from handbook.commands.editing import ROOT
from handbook.commands.usage import Command
from handbook.starter import BeginningError, UpgradeError, apply_upgrade, begin_handbook, plan_upgrade, show_file


@click.command(cls=Command)
@click.argument("folder", metavar="THƯ-MỤC", type=click.Path(path_type=Path))
@click.option("--name", default="Sổ tay mẫu", show_default=True, help="Tên sổ tay; về sau sửa trong mkdocs.yml.")
@click.pass_context
def init(context: click.Context, folder: Path, name: str) -> None:
    """Lập một sổ tay mới trong một thư mục mới: bản ghi mẫu, thiết lập, quy trình của kho."""
    try:
        count = begin_handbook(folder, name)
    except BeginningError as error:
        click.echo(f"Lỗi: {error}.", err=True)
        context.exit(2)
    except OSError as error:
        click.echo(f"Lỗi: không ghi được {error.filename or folder}.", err=True)
        context.exit(2)
    click.echo(f"Đã lập sổ tay trong {folder}: {count} tệp; các bản ghi đều là bản mẫu.")
    click.echo(f"Tiếp theo: cd {folder}, rồi handbook build --pdf và mở site/index.html. Đọc README.md trước.")


@click.command(cls=Command)
@ROOT
@click.option("--check", "only_check", is_flag=True, help="Chỉ nói tệp nào sẽ thành gì, không ghi gì.")
@click.option("--show", "path", metavar="TỆP", help="In một tệp như bản chương trình này viết, để so với tệp đã sửa.")
@click.pass_context
def upgrade(context: click.Context, root: Path, *, only_check: bool, path: str | None) -> None:
    """Cập nhật các tệp do chương trình lập theo bản đang cài; tệp đã sửa thì chỉ nói ra, bản ghi thì không đụng tới."""
    try:
        if path is not None:
            click.echo(show_file(root, path), nl=False)
            return
        steps = plan_upgrade(root)
        if not only_check:
            apply_upgrade(root, steps)
    except UpgradeError as error:
        click.echo(f"Lỗi: {error}.", err=True)
        context.exit(2)
    except OSError as error:
        click.echo(f"Lỗi: không ghi được {error.filename or root}.", err=True)
        context.exit(2)
    for step in steps:
        click.echo(f"{step.action.value}: {step.path}")
    click.echo(
        f"Các tệp do chương trình lập nay theo bản {__version__}." if not only_check else f"{len(steps)} tệp khác."
    )
    context.exit(1 if steps and only_check else 0)
