"""The built site: pages and data are staged as plain files, the engine finishes them, the result is switched in whole.

Only this module writes. A build that fails at any point leaves the site of the last good build as it was.
"""

import errno
import logging
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from mkdocs.commands.build import build as run_mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from handbook.catalog import FOLDERS, Catalog
from handbook.lineage import Lineage
from handbook.mentions import NameIndex
from handbook.opendata import render_catalog, render_figures
from handbook.pages import gather_library, plan_pages
from handbook.pages.addresses import (
    CATALOG_JSON,
    FIGURES_CSV,
    body_address,
    directive_address,
    record_address,
    relative_address,
)
from handbook.render import make_environment, render_page
from handbook.search import render_search

_NOT_PUBLISHED = ("overrides", "fonts-print")  # folders of docs/ for the theme and for PDFs, not for pages
_CHECKBOX_AUTOCOMPLETE = re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off"')
_REASONS: Mapping[int | None, str] = MappingProxyType(
    {
        errno.ENOSPC: "hết chỗ trên đĩa",
        errno.EACCES: "không có quyền",
        errno.EPERM: "không có quyền",
        errno.EROFS: "đĩa chỉ cho đọc",
        errno.EBUSY: "thư mục đang được dùng",
    }
)


class SiteError(Exception):
    """The site could not be built, for a reason outside the data; the message is for editors."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Where a handbook reads and writes.

    ``root`` holds the records. ``home`` holds ``mkdocs.yml`` and ``docs/``: the root itself, or this program's
    own folder for a data set that brings none. ``work`` is scratch space next to the site.
    """

    root: Path
    home: Path
    work: Path
    site: Path


def find_paths(root: Path, site: Path | None = None) -> Paths:
    """Decide where to read and write for a handbook under ``root``."""
    root = root.resolve()
    own = Path(__file__).resolve().parents[2]
    home = root if (root / "mkdocs.yml").is_file() else own
    return Paths(root, home, root / "build", (site or root / "site").resolve())


def render_files(paths: Paths, catalog: Catalog, lineage: Lineage, names: NameIndex) -> Iterator[tuple[str, str]]:
    """Render every generated file of the site as (path, text): pages, redirects, open data."""
    environment = make_environment()
    library = gather_library(catalog, lineage, names)
    for page in plan_pages(library):
        yield page.path, render_page(environment, page)
    for origin, target in _find_redirects(catalog):
        template = environment.get_template("redirect.html.j2")
        yield origin, template.render(target=relative_address(origin, target))
    yield CATALOG_JSON, render_catalog(catalog, lineage)
    yield FIGURES_CSV, render_figures(catalog)
    yield from render_search(catalog, lineage)
    for record in catalog.lines:
        yield record_address(record), (paths.root / record).read_text(encoding="utf-8-sig")


def build_site(paths: Paths, files: Mapping[str, str]) -> None:
    """Stage the files beside ``docs/``, run the engine, and switch the finished site in.

    Raises SiteError where the engine or the disk fails; the site of the last good build is then untouched.
    """
    staged, fresh = paths.work / "docs", paths.work / "site-new"
    try:
        _refuse_foreign(paths.site)
        _stage(paths, staged, files)
        shutil.rmtree(fresh, ignore_errors=True)
        _run_engine(paths, staged, fresh)
        _switch(fresh, paths.site)
    except OSError as error:
        reason = _REASONS.get(error.errno, f"máy báo lỗi {error.errno}" if error.errno else "có tệp không chép được")
        message = f"không ghi được {error.filename or paths.work}: {reason}; trang cũ vẫn còn nguyên"
        raise SiteError(message) from error


def serve_site(paths: Paths, port: int, rebuild: Callable[[], None]) -> None:
    """Serve the built site on this machine; call ``rebuild`` when a record or a page of ``docs/`` changes."""
    server = LiveReloadServer(rebuild, host="127.0.0.1", port=port, root=str(paths.site))
    for folder in (*FOLDERS, "vocabulary"):
        server.watch(str(paths.root / folder))
    server.watch(str(paths.home / "docs"))
    try:
        server.serve(open_in_browser=False)  # type: ignore[no-untyped-call] # mkdocs leaves it untyped
    except KeyboardInterrupt:
        server.shutdown()


def _refuse_foreign(site: Path) -> None:
    """Refuse a folder with anything else than a built site in it: the switch would delete that."""
    if site.exists() and any(site.iterdir()) and not (site / CATALOG_JSON).is_file():
        message = f"thư mục «{site}» đang chứa thứ khác, không phải trang đã dựng; chọn thư mục trống cho --site-dir"
        raise SiteError(message)


def _stage(paths: Paths, staged: Path, files: Mapping[str, str]) -> None:
    shutil.rmtree(staged, ignore_errors=True)
    shutil.copytree(paths.home / "docs", staged, ignore=shutil.ignore_patterns(*_NOT_PUBLISHED))
    for name, text in files.items():
        target = staged / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")


def _run_engine(paths: Paths, staged: Path, fresh: Path) -> None:
    """Let mkdocs turn the staged files into HTML; any warning of it counts as a failure."""
    log = logging.getLogger("mkdocs")
    collector = _Collector()
    log.addHandler(collector)
    propagate, log.propagate = log.propagate, False
    try:
        config = load_config(str(paths.home / "mkdocs.yml"), docs_dir=str(staged), site_dir=str(fresh), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        run_mkdocs(config)
        (fresh / "sitemap.xml.gz").unlink(missing_ok=True)  # it carries the day of the build
        _correct_pages(fresh)
    except (MkDocsException, SystemExit) as error:
        details = "; ".join(collector.messages) or str(error)
        message = f"mkdocs không dựng được trang: {details}"
        raise SiteError(message) from error
    finally:
        log.removeHandler(collector)
        log.propagate = propagate


def _correct_pages(fresh: Path) -> None:
    """Take out of every page what the theme writes there and the HTML standard does not allow."""
    for path in fresh.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        corrected = _CHECKBOX_AUTOCOMPLETE.sub(r"\1", text)
        if corrected != text:
            path.write_text(corrected, encoding="utf-8", newline="")


class _Collector(logging.Handler):
    """Keeps the engine's warnings."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def _switch(fresh: Path, site: Path) -> None:
    """Put the new site in place of the old by renaming folders, so that no reader meets half of one.

    It is moved beside the old one first, since nothing can be renamed from one disk to another.
    """
    near, old = site.with_name(f".{site.name}-new"), site.with_name(f".{site.name}-old")
    for leftover in (near, old):
        shutil.rmtree(leftover, ignore_errors=True)
    site.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.move(fresh, near)
        if site.exists():
            site.rename(old)
        near.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    finally:
        shutil.rmtree(near, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def _find_redirects(catalog: Catalog) -> Iterator[tuple[str, str]]:
    for identifier, directive in catalog.directives.items():
        for previous in directive.record.previous_ids:
            yield directive_address(previous), directive_address(identifier)
    for identifier, body in catalog.bodies.items():
        address = body_address(catalog, identifier)
        for previous in body.record.previous_ids:
            yield f"{address.rpartition('/')[0]}/{previous}.html", address
