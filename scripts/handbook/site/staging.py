"""The files as they leave this program: staged whole for any engine, or finished page by page as they are made."""

import os
import shutil
import stat
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from handbook.messages import say
from handbook.pages import page_address
from handbook.resources import THEME
from handbook.site.engine import Engine, open_engine
from handbook.site.files import Content, Task
from handbook.site.paths import NOT_PUBLISHED, Paths, SiteError
from handbook.site.pool import Report, do_all

_BUFFER = 1 << 20  # pieces are small: written one by one they take twice the time


def inspect_docs(docs: Path) -> None:
    """Refuse what may not be published from ``docs/``: links that lead out of it or nowhere, names no address can hold.

    Raises SiteError at the first.
    """
    inside = docs.resolve()
    for folder, folders, files in os.walk(docs):
        for name in (*folders, *files):
            path = Path(folder, name)
            if not name.isprintable():
                raise SiteError(say("build", "docs-name", name=ascii(name)))
            if path.is_symlink() and not (path.exists() and path.resolve().is_relative_to(inside)):
                raise SiteError(say("build", "docs-link", path=path.relative_to(docs.parent)))
            if not stat.S_ISDIR(path.stat().st_mode) and not stat.S_ISREG(path.stat().st_mode):
                raise SiteError(say("build", "docs-odd", path=path.relative_to(docs.parent)))


def stage_files(paths: Paths, staged: Path, tasks: Mapping[str, Task], report: Report) -> None:
    """Write all files beside a copy of ``docs/``, for an engine that reads them from there."""
    shutil.rmtree(staged, ignore_errors=True)
    for folder in (THEME, paths.root / "docs"):
        if folder.is_dir():
            shutil.copytree(folder, staged, ignore=shutil.ignore_patterns(*NOT_PUBLISHED), dirs_exist_ok=True)
    do_all([partial(_stage, task, staged) for task in tasks.values()], report)


def finish_files(paths: Paths, fresh: Path, tasks: Mapping[str, Task], report: Report) -> None:
    """Make every file of the site, pages finished by the engine as they are made."""
    pages = [name for name in tasks if name.endswith(".md")]
    fresh.mkdir(parents=True)
    engine = open_engine(paths, fresh, pages)
    engine.copy_assets()
    for name, text in engine.finish_rest(pages):  # first: the theme is compiled here, not once more in each process
        write_file(fresh, name, text)
    do_all([partial(_finish, task, engine, fresh) for task in tasks.values()], report)


def write_file(folder: Path, name: str, content: Content) -> None:
    """Write one file of a site that is being made; pieces are let go of as they are written."""
    target = folder / name
    try:
        _write(target, content)
    except FileNotFoundError:  # only the first file of a folder finds none
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(target, content)


def _write(target: Path, content: Content) -> None:
    if isinstance(content, str):
        target.write_bytes(encode_text(content))
    else:
        with target.open("wb", buffering=_BUFFER) as file:
            file.writelines(content)


def encode_text(text: str) -> bytes:
    """Encode a text as files hold it."""
    return text.encode("utf-8", errors="xmlcharrefreplace")


def _stage(task: Task, staged: Path) -> None:
    for name, content in task():
        write_file(staged, name, content)


def _finish(task: Task, engine: Engine, fresh: Path) -> None:
    for name, content in task():
        if isinstance(content, str) and name.endswith(".md"):
            write_file(fresh, page_address(name), engine.finish(name, content))
        else:
            write_file(fresh, name, content)
