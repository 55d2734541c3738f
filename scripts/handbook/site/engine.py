"""The engine: mkdocs finishes the pages, each on demand, so that several processes can share the work.

Most pages are filled into frames (see ``frames``): what mkdocs makes of one page of a shape holds for all of it. Every
other page is converted by mkdocs itself. The result is byte for byte what ``mkdocs build`` makes of the same files.
"""

import logging
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, cast
from urllib.parse import urlsplit

from jinja2 import Environment, TemplateError
from mkdocs.commands.build import build as run_mkdocs
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files, file_sort_key, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, is_error_template

from handbook.messages import say
from handbook.site.configuration import configure_engine, list_written
from handbook.site.frames import SAMPLE_FOLDER, SAMPLE_STEM, Frame, mark_texts, read_frame
from handbook.site.paths import NOT_PUBLISHED, Paths, SiteError
from handbook.site.pieces import Shape, take_apart, write_sample

PRINTS_PAGE = "in-an/index.md"  # the theme names it where it is
_CHECKBOX_AUTOCOMPLETE = re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off"')
_MARGIN = re.compile(r"\s*\n\s*")
_CONTENT, _CONTENT_END = "<article", "</article>"
_PLAIN_STEM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KNOWN_EXTENSIONS = frozenset({"attr_list", "fenced_code", "tables", "toc"})  # ``pieces`` knows what these touch

Trace = tuple[str, Shape]
"""Names a frame: the page it was made from, and the shape."""


class Engine:
    """mkdocs with its settings read and every file known, ready to finish pages one by one."""

    def __init__(
        self,
        config: MkDocsConfig,
        files: Files,
        nav: Navigation,
        theme: Environment,
        opened: tuple[Paths, Path, frozenset[str]],
    ) -> None:
        """Take what mkdocs must know of the whole site; ``open_engine`` gathers it from what it was ``opened`` for."""
        self._opened = opened
        self._config = config
        self._files = files
        self._nav = nav
        self._theme = theme
        self._pages: Sequence[File] = files.documentation_pages()
        self._listed = frozenset(page.file.src_uri for page in nav.pages)
        self._near = frozenset(map(posixpath.dirname, self._listed))
        self._frames: dict[Trace, Frame | None] = {}
        self._tied: set[Trace] = set()
        self._signs: dict[Trace, str] = {}

    def __reduce__(self) -> tuple[Callable[..., "Engine"], tuple[object, ...]]:
        """Open it anew in another process."""
        return open_engine, self._opened

    def adopt_frames(self, other: "Engine") -> None:
        """Take over the frames of an engine of the same settings for which it makes no difference what pages there are.

        To others it does: while they were made the theme, or a link, looked at the list of all pages.
        """
        if str(self._nav) == str(other._nav) and self._config["extra"] == other._config["extra"]:  # noqa: SLF001 - its like
            free = other._frames.keys() - other._tied  # noqa: SLF001 - its like
            self._frames.update({trace: other._frames[trace] for trace in free})  # noqa: SLF001 - its like

    def finish(self, name: str, text: str) -> str:
        """Make the HTML of a staged Markdown page, one of those that ``open_engine`` was told of."""
        return self.finish_traced(name, text)[0]

    def finish_traced(self, name: str, text: str) -> tuple[str, Trace | None]:
        """Make the HTML of a page and tell by which frame; None where mkdocs converted the page itself."""
        pieces = take_apart(name, text)
        if pieces and self._config.site_name in pieces.texts:
            pieces = None  # the theme may compare: a page named like the site has a shorter title
        frame = self._find_frame(self._find_sample(name), pieces.shape) if pieces else None
        if frame and pieces:
            return frame.fill(pieces), (self._find_sample(name), pieces.shape)
        return self._convert(self._files.src_uris[name], text, self._pages, self._files), None

    def sign_frame(self, trace: Trace) -> str:
        """Sign a frame of this engine: the same signature makes the same pages; empty where there is no such frame."""
        if trace not in self._signs:
            frame = self._find_frame(*trace) if self._find_file(trace[0]) else None
            self._signs[trace] = frame.sign() if frame else ""
        return self._signs[trace]

    def finish_rest(self, generated: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Make what is no generated page, as (path, text): hand-written pages, the 404 page, the map of the site."""
        ours = frozenset(generated)
        for name in sorted(self._config.theme.static_templates):
            is_error = is_error_template(name)
            base = urlsplit(self._config.site_url or "/").path if is_error else get_relative_url(".", name)
            context = get_context(self._nav, self._files, self._config, base_url=base)
            with _hear_engine():
                output = self._theme.get_template(name).render(context)
            yield name, _correct(output)
        for file in self._pages:
            if file.src_uri not in ours:
                yield file.dest_uri, self._convert(file, file.content_string, self._pages, self._files)

    def copy_assets(self) -> None:
        """Copy every file of ``docs/`` and the theme that is no page."""
        self._files.copy_static_files()

    def _find_sample(self, name: str) -> str:
        """Name the page whose frame a page is filled into: its own where it stands alone, else one of its folder.

        Folders in one folder share it, but for those in which a page of the navigation lies: the way there is another.
        """
        folder, stem = posixpath.split(name.removesuffix(".md"))
        is_alone = name in self._listed or stem in ("index", "readme") or not _PLAIN_STEM.fullmatch(stem)
        if is_alone:
            return name
        outer, inner = posixpath.split(folder)
        if outer and _PLAIN_STEM.fullmatch(inner) and folder not in self._near:
            folder = posixpath.join(outer, SAMPLE_FOLDER)
        return posixpath.join(folder, f"{SAMPLE_STEM}.md")

    def _find_frame(self, sample: str, shape: Shape) -> Frame | None:
        """Find the frame of pages; it is made from a sample when first asked for."""
        if (sample, shape) not in self._frames:
            file = self._find_file(sample)
            assert file  # noqa: S101 - a page that is finished is one the engine was told of
            pages, files = _Window(self._pages), _Window(self._files)
            page = self._convert(
                file, write_sample(shape, mark_texts(shape)), cast("Sequence[File]", pages), cast("Files", files)
            )
            self._frames[sample, shape] = read_frame(shape, page)
            if pages.was_read or files.was_read:
                self._tied.add((sample, shape))
        return self._frames[sample, shape]

    def _find_file(self, sample: str) -> File | None:
        """Find the file whose page is made for a frame; None if there is no such page any more."""
        if posixpath.basename(sample) == f"{SAMPLE_STEM}.md":
            return _make_file(self._config, sample)
        return self._files.src_uris.get(sample)

    def _convert(self, file: File, text: str, pages: Sequence[File], files: Files) -> str:
        """Let mkdocs make a page of a site of these pages and files."""
        file.content_string = text
        page = file.page or Page(None, file, self._config)
        with _hear_engine():
            page.read_source(self._config)
            page.render(self._config, files)
            page.active = True
            context = get_context(self._nav, pages, self._config, page)
            output = self._theme.get_template(page.meta.get("template", "main.html")).render(context)
        page.active = False
        page.markdown = page.content = None  # a large handbook's texts are not for keeping
        return _correct(output)


class _Window:
    """A list behind a window that tells whether anybody looked through it."""

    def __init__(self, target: Files | Sequence[File]) -> None:
        self._target = target
        self.was_read = False

    def _look(self) -> Any:  # noqa: ANN401 - it is what it is
        self.was_read = True
        return self._target

    def __getattr__(self, name: str) -> object:
        return getattr(self._look(), name)

    def __iter__(self) -> Iterator[File]:
        return iter(self._look())

    def __len__(self) -> int:
        return len(self._look())

    def __contains__(self, item: object) -> bool:
        return item in self._look()

    def __getitem__(self, place: int) -> object:
        return self._look()[place]


def open_engine(paths: Paths, fresh: Path, names: Iterable[str]) -> Engine:
    """Open the engine for the pages of ``docs/`` and generated pages of these names."""
    generated = frozenset(names)
    docs = paths.root / "docs"
    config = _configure(paths, docs, fresh)
    config["extra"]["printed"] = PRINTS_PAGE in generated
    with _hear_engine():
        found = list_written(config, docs).items()
        written = [file for name, file in found if _is_published(name) and name not in generated]
        theirs = Files(sorted([*written, *(_make_file(config, name) for name in generated)], key=file_sort_key))
        theme = config.theme.get_env()
        theirs.add_files_from_theme(theme, config)
        set_exclusions(theirs, config)
        return Engine(config, theirs, get_navigation(theirs, config), theme, (paths, fresh, generated))


def find_obstacle(paths: Paths) -> str:
    """Say which settings of mkdocs.yml only mkdocs as a whole can honour, if any."""
    config = _configure(paths, paths.root / "docs", paths.work / "site")
    extensions = {str(name).removeprefix("markdown.extensions.") for name in config.markdown_extensions}
    found = {
        "plugins": bool(config.plugins),
        "hooks": bool(config.hooks),
        "extra_templates": bool(config.extra_templates),
        "exclude_docs, draft_docs": bool(config.exclude_docs or config.draft_docs),
        "validation.anchors": config.validation.links.anchors > logging.INFO,
        "markdown_extensions": not extensions <= _KNOWN_EXTENSIONS,
    }
    return ", ".join(name for name, is_there in found.items() if is_there)


def run_engine(paths: Paths, staged: Path, fresh: Path) -> None:
    """Let mkdocs as a whole turn staged files into a site; any warning of it counts as a failure."""
    config = _configure(paths, staged, fresh)
    config["extra"]["printed"] = (staged / PRINTS_PAGE).is_file()
    with _hear_engine():
        config.plugins.on_startup(command="build", dirty=False)
        run_mkdocs(config)
    (fresh / "sitemap.xml.gz").unlink(missing_ok=True)  # it carries the day of the build
    for path in fresh.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        corrected = _correct(text)
        if corrected != text:
            path.write_text(corrected, encoding="utf-8", newline="")


@contextmanager
def _hear_engine() -> Iterator[None]:
    """Listen to mkdocs: what it warns of or fails at becomes one SiteError."""
    log = logging.getLogger("mkdocs")
    collector = _Collector()
    log.addHandler(collector)
    propagate, log.propagate = log.propagate, False
    try:
        yield
    except (MkDocsException, TemplateError, SystemExit) as error:
        raise SiteError(_blame(collector.messages or [str(error)])) from error
    finally:
        log.removeHandler(collector)
        log.propagate = propagate
    if collector.messages:
        raise SiteError(_blame(collector.messages))


def _configure(paths: Paths, docs: Path, fresh: Path) -> MkDocsConfig:
    with _hear_engine():
        return configure_engine(paths, docs, fresh)


def _make_file(config: MkDocsConfig, name: str) -> File:
    """Name a file as if it lay in ``docs/``."""
    return File(name, config.docs_dir, config.site_dir, config.use_directory_urls)


def _is_published(name: str) -> bool:
    return NOT_PUBLISHED.isdisjoint(PurePosixPath(name).parts)


def _correct(page: str) -> str:
    """Take out of a page what the theme writes there and the HTML standard does not allow, and margins of code."""
    allowed = _CHECKBOX_AUTOCOMPLETE.sub(r"\1", page)
    frame, start, rest = allowed.partition(_CONTENT)
    content, end, foot = rest.rpartition(_CONTENT_END)
    if not end:
        return allowed  # no page of the theme
    return "".join((_MARGIN.sub("\n", frame), start, content, end, _MARGIN.sub("\n", foot)))


def _blame(messages: Sequence[str]) -> str:
    return say("build", "engine", faults="; ".join(messages))


class _Collector(logging.Handler):
    """Keeps the engine's warnings."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
