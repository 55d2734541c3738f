"""The site made again and again while its records are edited: only what an edit changes is made and written.

Of every page is kept what was read of the library when it was made (see ``witness``, ``readers``). It is made again
where any of that is different now, or where the engine would finish it in another way; all others stay as they are. The
search index and the open data hold something of every record: they remember what they made of each. What is not tracked
leads to a whole build: ``docs/``, ``mkdocs.yml``, a site that somebody else has built meanwhile.

An edition is made beside the site in a folder with the same files (see ``twin``), those that differ written anew, and
exchanged with it in one step; so a reader never meets parts of two editions.
"""

import gc
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from handbook.lineage.links import Lineage
from handbook.memory import Memory
from handbook.names.bearers import NameIndex
from handbook.pages import Library, gather_library
from handbook.pages.addresses import DATA, page_path
from handbook.records.catalog import Catalog
from handbook.render import make_environment
from handbook.resources import SETTINGS, THEME
from handbook.search import bundle_scripts, render_search
from handbook.site.engine import Engine, hear_engine, open_engine
from handbook.site.files import Job, copy_record, list_jobs
from handbook.site.paths import Paths, SiteError
from handbook.site.pool import Report
from handbook.site.press import Made, Note, Part, Press, do_parts
from handbook.site.readers import Readers
from handbook.site.staging import inspect_docs
from handbook.site.switch import open_bench, refuse_foreign, switch_site
from handbook.site.twin import drop_files, follow_files, link_files

_DATA = page_path(DATA)
_SEARCH, _REST, _SCRIPTS, _COPY = "search", "rest", "scripts", "copy "
_TWIN = "last"

Place = tuple[int, int, int, int]
State = tuple[tuple[str, int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Edition:
    """The site as it was last made, where it is, and all that is known of how.

    ``twin`` is where the folder of the edition before it lies, which holds the files ``before``.
    """

    place: Place
    settings: State
    library: Library
    pages: tuple[str, ...]
    engine: Engine
    made: Mapping[str, Made]
    files: Mapping[str, str]
    twin: Place | None
    before: Mapping[str, str]


class Workshop:
    """Makes one edition of a site after another."""

    def __init__(self, paths: Paths, memory: Memory) -> None:
        """Know of no edition yet: the first is made whole; ``memory`` is what is known about the records."""
        self._paths = paths
        self._memory, self._data, self._search = memory, Memory(), Memory()
        self._environment = make_environment()
        self._edition: _Edition | None = None
        self._readers = Readers()

    def publish(self, catalog: Catalog, lineage: Lineage, names: NameIndex, report: Report) -> tuple[int, int]:
        """Make the site of these records and switch it in; return how many pieces of work that took, and of how many.

        Where it fails, the site and what is known of it stay as they were.
        """
        settings = tuple(_look(self._paths.home))
        refuse_foreign(self._paths.site)
        with open_bench(self._paths.site, _TWIN) as bench:
            fresh, last = bench / "new", self._recall(settings)
            (bench / "notes").mkdir()
            self._lay_out(last, bench / _TWIN, fresh)
            library = gather_library(catalog, lineage, names, self._memory)
            jobs = dict(list_jobs(self._environment, library, self._paths.home, self._data))
            pages = tuple(name for name in jobs if name.endswith(".md"))
            engine = self._open_engine(last, fresh, pages)
            kept = self._find_kept(last, library, engine, jobs) if last else {}
            if not last:
                engine.copy_assets()
            press = Press(engine, fresh, last.files if last else {})
            parts = dict(self._list_parts(press, library, jobs, pages))
            own = {name: parts.pop(name) for name in (_SEARCH, _DATA)}  # what they keep is in this process
            todo = {name: part for name, part in parts.items() if name not in kept}
            done = do_parts(bench / "notes", todo, own, report)
            made = kept | {name: each for name, (each, _) in done.items()}
            if not last:
                _gather_frames(engine, made)
            files = {path: sign for each in made.values() for path, sign in each.files.items()}
            drop_files(fresh, last.files.keys() - files.keys() if last else ())
            switch_site(bench, fresh, self._paths.site)
            twin = _keep(fresh, bench / _TWIN) if last else None
        self._remember(made, done)
        for memory in (self._memory, self._data, self._search):
            memory.forget_unasked()
        before = last.files if last else {}
        place = _find_place(self._paths.site)
        self._edition = _Edition(place, settings, library, pages, engine, made, files, twin, before)
        if not last:
            gc.freeze()  # it stays until the end: looking through it for garbage takes longer than an edition
        return len(done), len(made)

    def close(self) -> None:
        """Take away what was kept beside the site for the next edition."""
        with suppress(SiteError, OSError), open_bench(self._paths.site):
            self._edition = None

    def _lay_out(self, last: _Edition | None, twin: Path, fresh: Path) -> None:
        """Make the folder of the new edition, with the files of the last one if it is known."""
        if last is None:
            inspect_docs(self._paths.home / "docs")
            fresh.mkdir()
        elif last.twin and twin.is_dir() and _find_place(twin) == last.twin:
            twin.rename(fresh)
            follow_files(self._paths.site, fresh, last.before, last.files)
        else:
            link_files(self._paths.site, fresh)

    def _open_engine(self, last: _Edition | None, fresh: Path, pages: tuple[str, ...]) -> Engine:
        """Open the engine for these pages, with all that is known of the one before."""
        if last and last.pages == pages:
            return last.engine
        engine = open_engine(self._paths, fresh, pages)
        if last:
            engine.adopt_frames(last.engine)
        return engine

    def _list_parts(
        self, press: Press, library: Library, jobs: Mapping[str, Job], pages: tuple[str, ...]
    ) -> Iterator[tuple[str, Part]]:
        """List all work there is."""
        catalog, docs = library.catalog, self._paths.home / "docs"
        yield _SEARCH, lambda: press.write(render_search(catalog, library.lineage, self._search))
        for name, job in jobs.items():
            yield name, partial(press.do, job, library, is_watched=name != _DATA)
        yield _REST, lambda: press.write_rest(pages)
        yield _SCRIPTS, lambda: press.write(bundle_scripts(docs))
        for name in catalog.texts:
            yield _COPY + name, partial(_copy, press, catalog, name)

    def _recall(self, settings: State) -> _Edition | None:
        """Return the last edition if it is what is served, made under the same settings."""
        last = self._edition
        if last is None or last.settings != settings or not self._paths.site.is_dir():
            return None
        return last if last.place == _find_place(self._paths.site) else None

    def _find_kept(self, last: _Edition, library: Library, engine: Engine, jobs: Mapping[str, Job]) -> dict[str, Made]:
        """Find what stays as it is."""
        stale = self._readers.find_stale(last.library, library) | {_DATA}
        kept = {name: last.made[name] for name in jobs if name in last.made and name not in stale}
        if engine is last.engine:
            kept[_REST] = last.made[_REST]
        else:
            with hear_engine():
                traces = {each.trace for each in kept.values() if each.trace}
                signs = {trace: engine.sign_frame(trace) for trace in traces}
            for name in [each for each in kept if each.endswith(".md")]:
                trace = kept[name].trace
                if trace is None or signs[trace] != kept[name].frame:
                    del kept[name]
        kept[_SCRIPTS] = last.made[_SCRIPTS]
        before, after = last.library.catalog.texts, library.catalog.texts
        same = (name for name in after if name in before and before[name] == after[name])
        kept.update({_COPY + name: last.made[_COPY + name] for name in same})
        return kept

    def _remember(self, made: Mapping[str, Made], done: Mapping[str, Note]) -> None:
        """Remember who read what."""
        for name, (_, reads) in done.items():
            self._readers.note(name, reads)
        self._readers.forget_others(made)


def _copy(press: Press, catalog: Catalog, name: str) -> Note:
    return press.write([copy_record(catalog, name)])


def _gather_frames(engine: Engine, made: Mapping[str, Made]) -> None:
    """Make the frames that other processes have made too: so they are there when a page is added."""
    with hear_engine():
        for trace in {each.trace for each in made.values() if each.trace}:
            engine.sign_frame(trace)


def _find_place(folder: Path) -> Place:
    """Identify the folder of a site: any other build puts another folder there."""
    state = folder.stat()
    return state.st_dev, state.st_ino, state.st_mtime_ns, state.st_ctime_ns


def _keep(fresh: Path, twin: Path) -> Place:
    """Keep the folder of the edition that was exchanged for a new one."""
    fresh.rename(twin)
    return _find_place(twin)


def _look(home: Path) -> Iterator[tuple[str, int, int, int, int]]:
    """Note the state of what the engine reads beside the generated pages."""
    for path in sorted([SETTINGS, *THEME.rglob("*"), *home.glob("mkdocs.yml"), *(home / "docs").rglob("*")]):
        state = path.stat()
        yield str(path), state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino
