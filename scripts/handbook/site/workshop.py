"""The site made again and again while its records are edited: only what an edit changes is made and written.

Of every page is kept what was read of the library when it was made (see ``witness``). It is made again where any of
that is different now, or where the engine would finish it in another way; all others stay as they are. The search index
and the open data hold something of every record and are made each time. What is not tracked leads to a whole build:
``docs/``, ``mkdocs.yml``, a site that somebody else has built meanwhile.

An edition is made beside the site out of links to its files, those that differ written anew, and exchanged with it in
one step; so a reader never meets parts of two editions.
"""

import gc
import hashlib
import multiprocessing
import os
import pickle
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from handbook.catalog import Catalog
from handbook.lineage import Lineage
from handbook.mentions import NameIndex
from handbook.pages import Library, gather_library
from handbook.pages.addresses import DATA, page_address, page_path
from handbook.pdf.printing import find_base
from handbook.render import make_environment
from handbook.search import bundle_scripts, render_search
from handbook.site.engine import Engine, Trace, hear_engine, open_engine
from handbook.site.files import Job, Texts, copy_record, list_jobs
from handbook.site.paths import Paths
from handbook.site.pool import Report, die_with_parent, do_all
from handbook.site.staging import inspect_docs, write_file
from handbook.site.switch import open_bench, refuse_foreign, switch_site
from handbook.site.witness import Read, find_changed, watch_library

_DATA = page_path(DATA)
_SEARCH, _REST, _SCRIPTS, _COPY = "search", "rest", "scripts", "copy "

State = tuple[tuple[str, int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What a job made: the signatures of its files, what it read, and by which frame a page was finished."""

    files: Mapping[str, str]
    reads: frozenset[Read] = frozenset()
    trace: Trace | None = None
    frame: str = ""


Part = Callable[[], Made]


@dataclass(frozen=True, slots=True)
class _Edition:
    """The site as it was last made, where it is, and all that is known of how."""

    place: tuple[int, int, int, int]
    settings: State
    library: Library
    pages: tuple[str, ...]
    engine: Engine
    made: Mapping[str, Made]
    files: Mapping[str, str]


class Workshop:
    """Makes one edition of a site after another."""

    def __init__(self, paths: Paths) -> None:
        """Know of no edition yet: the first is made whole."""
        self._paths = paths
        self._environment = make_environment()
        self._edition: _Edition | None = None
        self._readers: dict[Read, set[str]] = {}

    @property
    def names(self) -> NameIndex | None:
        """The names of the last edition."""
        return self._edition.library.names if self._edition else None

    def publish(self, catalog: Catalog, lineage: Lineage, names: NameIndex, report: Report) -> tuple[int, int]:
        """Make the site of these records and switch it in; return how many pieces of work that took, and of how many.

        Where it fails, the site and what is known of it stay as they were.
        """
        settings = tuple(_look(self._paths.home))
        refuse_foreign(self._paths.site)
        with open_bench(self._paths.site) as bench, ExitStack() as stack:
            fresh, last = bench / "new", self._recall(settings)
            (bench / "notes").mkdir()
            index: Part = partial(_write, fresh, last.files if last else {}, partial(render_search, catalog, lineage))
            if last:
                _link_files(self._paths.site, fresh)
                index = stack.enter_context(_start_helper(bench / "notes" / _SEARCH, index))
            else:
                inspect_docs(self._paths.home / "docs")
                fresh.mkdir()
            library = gather_library(catalog, lineage, names)
            jobs = dict(list_jobs(self._environment, library, find_base(self._paths.home)))
            pages = tuple(name for name in jobs if name.endswith(".md"))
            engine = last.engine if last and last.pages == pages else open_engine(self._paths, fresh, pages)
            kept = self._find_kept(last, library, engine, jobs) if last else {}
            if not last:
                engine.copy_assets()
            press = _Press(engine, fresh, last.files if last else {})
            parts = dict(self._list_parts(press, library, jobs, pages))
            todo = {_DATA: parts[_DATA], **{name: part for name, part in parts.items() if name not in kept}}
            if last:
                done = {**_do_parts(bench / "notes", todo, report), _SEARCH: index()}
            else:
                done = _do_parts(bench / "notes", {_SEARCH: index, **todo}, report)
            made = {**kept, **done}
            files = {path: sign for each in made.values() for path, sign in each.files.items()}
            _drop_files(fresh, last.files.keys() - files.keys() if last else ())
            switch_site(bench, fresh, self._paths.site)
        self._remember(last, kept, done)
        self._edition = _Edition(_find_place(self._paths.site), settings, library, pages, engine, made, files)
        return len(done), len(made)

    def _list_parts(
        self, press: "_Press", library: Library, jobs: Mapping[str, Job], pages: tuple[str, ...]
    ) -> Iterator[tuple[str, Part]]:
        """List all work there is but for the search index."""
        for name, job in jobs.items():
            yield name, partial(press.do, job, library, is_watched=name != _DATA)
        yield _REST, partial(press.write_rest, pages)
        yield _SCRIPTS, partial(press.write, lambda: bundle_scripts(self._paths.home / "docs"))
        for name in library.catalog.lines:
            yield _COPY + name, partial(press.write, partial(_copy, library.catalog, name))

    def _recall(self, settings: State) -> _Edition | None:
        """Return the last edition if it is what is served, made under the same settings."""
        last = self._edition
        if last is None or last.settings != settings or not self._paths.site.is_dir():
            return None
        return last if last.place == _find_place(self._paths.site) else None

    def _find_kept(self, last: _Edition, library: Library, engine: Engine, jobs: Mapping[str, Job]) -> dict[str, Made]:
        """Find what stays as it is."""
        stale = {_DATA}
        for read in find_changed(last.library, library, self._readers):
            stale |= self._readers[read]
        kept = {name: last.made[name] for name in jobs if name in last.made and name not in stale}
        if engine is last.engine:
            kept[_REST] = last.made[_REST]
        else:
            with hear_engine():
                signs = {trace: engine.sign_frame(trace) for each in kept.values() if (trace := each.trace)}
            for name in [each for each in kept if each.endswith(".md")]:
                trace = kept[name].trace
                if trace is None or signs[trace] != kept[name].frame:
                    del kept[name]
        kept[_SCRIPTS] = last.made[_SCRIPTS]
        before, after = last.library.catalog.lines, library.catalog.lines
        kept.update({_COPY + name: last.made[_COPY + name] for name in after if before.get(name) == after[name]})
        return kept

    def _remember(self, last: _Edition | None, kept: Mapping[str, Made], done: Mapping[str, Made]) -> None:
        """Remember who read what."""
        if last is None:
            self._readers = {}
        for name, each in last.made.items() if last else ():
            if name not in kept:
                for read in each.reads:
                    readers = self._readers[read]
                    readers.discard(name)
                    if not readers:
                        del self._readers[read]
        for name, each in done.items():
            for read in each.reads:
                self._readers.setdefault(read, set()).add(name)


@dataclass(frozen=True, slots=True)
class _Press:
    """Does jobs: of what they make it writes what is not there already."""

    engine: Engine
    fresh: Path
    known: Mapping[str, str]

    def do(self, job: Job, library: Library, *, is_watched: bool) -> Made:
        """Do a job of the library, watching what it reads unless it is one that is always done."""
        reads: set[Read] = set()
        texts = job(watch_library(library, reads) if is_watched else library)
        traces: list[Trace | None] = []
        files = self.write(lambda: self._finish(texts, traces)).files
        trace = traces[0] if traces else None
        return Made(files, frozenset(reads), trace, self.engine.sign_frame(trace) if trace else "")

    def write_rest(self, pages: Iterable[str]) -> Made:
        """Make what is no generated page."""
        with hear_engine():
            return self.write(lambda: self.engine.finish_rest(pages))

    def write(self, make: Callable[[], Texts]) -> Made:
        """Write the files that differ from those of the last edition."""
        return _write(self.fresh, self.known, make)

    def _finish(self, texts: Texts, traces: list[Trace | None]) -> Texts:
        for name, text in texts:
            if not name.endswith(".md"):
                yield name, text
                continue
            with hear_engine():
                page, trace = self.engine.finish_traced(name, text)
            traces.append(trace)
            yield page_address(name), page


def _find_place(site: Path) -> tuple[int, int, int, int]:
    """Identify the folder of a site: any other build puts another folder there."""
    state = site.stat()
    return state.st_dev, state.st_ino, state.st_mtime_ns, state.st_ctime_ns


def _copy(catalog: Catalog, name: str) -> Texts:
    yield copy_record(catalog, name)


def _write(fresh: Path, known: Mapping[str, str], make: Callable[[], Texts]) -> Made:
    """Write the files that differ from the known ones, which are there."""
    files: dict[str, str] = {}
    for name, text in make():
        files[name] = hashlib.sha256(text.encode("utf-8", errors="xmlcharrefreplace")).hexdigest()
        if known.get(name) != files[name]:
            (fresh / name).unlink(missing_ok=True)  # it is the same file as that of the last edition
            write_file(fresh, name, text)
    return Made(files)


def _do_parts(notes: Path, todo: Mapping[str, Part], report: Report) -> dict[str, Made]:
    """Do all parts; each leaves a note of what it made, wherever it is done."""
    paths = {name: notes / str(number) for number, name in enumerate(todo)}
    do_all([partial(_note, path, todo[name]) for name, path in paths.items()], report)
    return {name: _read_note(path) for name, path in paths.items()}


@contextmanager
def _start_helper(note: Path, part: Part) -> Iterator[Part]:
    """Start a part in another process, beside all else; what is returned waits for it."""
    process = multiprocessing.get_context("fork").Process(target=_help, args=(note, part), daemon=True)
    process.start()

    def wait() -> Made:
        process.join()
        if process.exitcode:
            return part()  # it may have been ended for want of memory; any other fault shows now
        return _read_note(note)

    try:
        yield wait
    finally:
        process.kill()
        process.join()


def _help(note: Path, part: Part) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it and ends this process
    die_with_parent()
    gc.disable()  # looking through what the other process has would copy it
    try:
        _note(note, part)
    except Exception:  # noqa: BLE001 - whatever it is, it shows where the part is done again
        os._exit(1)
    os._exit(0)


def _note(path: Path, part: Callable[[], Made]) -> None:
    """Do a part, here or in another process, and note what it made where this one finds it."""
    path.write_bytes(pickle.dumps(part()))


def _read_note(path: Path) -> Made:
    made = pickle.loads(path.read_bytes())  # noqa: S301 - written a moment ago in a folder of our own
    assert isinstance(made, Made)  # noqa: S101 - tells the type checker
    return made


def _look(home: Path) -> Iterator[tuple[str, int, int, int, int]]:
    """Note the state of what the engine reads beside the generated pages."""
    for path in sorted([home / "mkdocs.yml", *(home / "docs").rglob("*")]):
        state = path.stat()
        yield str(path), state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino


def _link_files(site: Path, fresh: Path) -> None:
    """Make a second folder with the same files in it."""
    fresh.mkdir()
    with os.scandir(site) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _link_files(Path(entry.path), fresh / entry.name)
            else:
                os.link(entry.path, fresh / entry.name, follow_symlinks=False)


def _drop_files(fresh: Path, names: Iterable[str]) -> None:
    """Take files away, and folders that are empty then."""
    for name in names:
        path = fresh / name
        path.unlink(missing_ok=True)
        while path.parent != fresh and not any(path.parent.iterdir()):
            path = path.parent
            path.rmdir()
