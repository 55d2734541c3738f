"""The site made again and again while its records are edited: only what an edit changes is made and written.

A part of an edition is made again where what was read for it is different now (see ``memo``): of the library, or of
what the engine finishes pages by; all others stay as they are. The search index and the open data hold something of
every record: they keep what they made of each. What is not noted leads to a whole build: ``docs/``, ``mkdocs.yml``, a
site that somebody else has built meanwhile.

An edition is made beside the site in a folder with the same files (see ``folders``), those that differ written anew,
and exchanged with it in one step; so a reader never meets parts of two editions.
"""

import gc
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from pathlib import Path

from handbook.datafile import DataFile
from handbook.lineage import Lineage
from handbook.memo import Memo
from handbook.names import NameIndex
from handbook.pages import gather_library
from handbook.records import Catalog
from handbook.render import make_environment
from handbook.resources import SETTINGS, THEME
from handbook.settings import find_name
from handbook.site.engine import Engine, Trace, open_engine
from handbook.site.files import DATA_PAGE, SEARCH, list_jobs
from handbook.site.folders import drop_files, follow_files, link_files
from handbook.site.making import Basis, Maker, make_all
from handbook.site.paths import Paths, SiteError
from handbook.site.pool import Report
from handbook.site.staging import inspect_docs
from handbook.site.switch import move_folder, open_bench, refuse_foreign, switch_site

_REST = "rest"
_LAST = "last"

Place = tuple[int, int, int, int]
State = tuple[tuple[str, int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Edition:
    """The site as it was last made, and where it is.

    ``earlier`` is where the folder of the edition before it lies, which holds the files ``before``.
    """

    place: Place
    settings: State
    pages: tuple[str, ...]
    engine: Engine
    files: Mapping[str, str]
    earlier: Place | None
    before: Mapping[str, str]


class Editions:
    """Makes one edition of a site after another."""

    def __init__(self, paths: Paths, memo: Memo) -> None:
        """Know of no edition yet: the first is made whole; ``memo`` holds what is known about the records."""
        self._paths = paths
        self._records = memo
        self._environment = make_environment()
        self._last: _Edition | None = None
        self._parts = _open_memo()

    def publish(self, catalog: Catalog, lineage: Lineage, names: NameIndex, report: Report) -> tuple[int, int]:
        """Make the site of these records and switch it in; return how many pieces of work that took, and of how many.

        Where it fails, the site and what is known of it stay as they were.
        """
        settings = tuple(_look(self._paths.root))
        refuse_foreign(self._paths.site)
        with open_bench(self._paths.site, _LAST) as bench:
            fresh, last = bench / "new", self._find_last(settings)
            (bench / "notes").mkdir()
            self._lay_out(last, bench / _LAST, fresh)
            if last is None:
                self._parts = _open_memo()
            library = gather_library(catalog, lineage, names, self._records, find_name(self._paths.root))
            jobs = dict(list_jobs(self._paths, library, environment=self._environment, memo=self._parts))
            pages = tuple(name for name in jobs if name.endswith(".md"))
            engine = self._open_engine(last, fresh, pages)
            basis = Basis(library, engine, _Frames(engine))
            if last is None:
                engine.copy_assets()
            maker = Maker(engine, fresh, last.files if last else {})
            own = {name: partial(maker.make, jobs.pop(name), basis) for name in (SEARCH, DATA_PAGE)}
            parts = {name: partial(maker.make, job) for name, job in jobs.items()}
            parts[_REST] = partial(maker.make_rest, pages)
            kept = self._parts.recall("parts", parts, basis)
            todo = {name: partial(self._parts.record, part, basis) for name, part in parts.items() if name not in kept}
            found, always = make_all(bench / "notes", todo, own, report)
            made = (*kept.values(), *(each for each, _ in found.values()), *always.values())
            files = {path: sign for each in made for path, sign in each.files.items()}
            drop_files(fresh, last.files.keys() - files.keys() if last else ())
            switch_site(bench, fresh, self._paths.site)
            earlier = _keep(fresh, bench / _LAST) if last else None
        for trace in {each.trace for each in made if each.trace}:
            basis.frames[trace]  # those that other processes have made too: so they are there when a page is added
        self._parts.note("parts", kept, found)
        before = last.files if last else {}
        self._last = _Edition(_find_place(self._paths.site), settings, pages, engine, files, earlier, before)
        if last is None:
            gc.freeze()  # it stays until the end: looking through it for garbage takes longer than an edition
        return len(found) + len(always), len(made)

    def close(self) -> None:
        """Take away what was kept beside the site for the next edition."""
        with suppress(SiteError, OSError), open_bench(self._paths.site):
            self._last = None

    def _lay_out(self, last: _Edition | None, earlier: Path, fresh: Path) -> None:
        """Make the folder of the new edition, with the files of the last one if it is known."""
        if last is None:
            inspect_docs(self._paths.root / "docs")
            fresh.mkdir()
        elif last.earlier and earlier.is_dir() and _find_place(earlier) == last.earlier:
            move_folder(earlier, fresh)
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

    def _find_last(self, settings: State) -> _Edition | None:
        """Return the last edition if it is what is served, made under the same settings."""
        last = self._last
        if last is None or last.settings != settings or not self._paths.site.is_dir():
            return None
        return last if last.place == _find_place(self._paths.site) else None


class _Frames(Mapping[Trace, str]):
    """The signatures of an engine's frames, each found when it is asked for."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __getitem__(self, trace: Trace) -> str:
        return self._engine.sign_frame(trace)

    def __iter__(self) -> Iterator[Trace]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _open_memo() -> Memo:
    """Open a memo for what pages show: of the file of a record they show no more than where it is."""
    return Memo({DataFile: attrgetter("path")})


def _find_place(folder: Path) -> Place:
    """Identify the folder of a site: any other build puts another folder there."""
    state = folder.stat()
    return state.st_dev, state.st_ino, state.st_mtime_ns, state.st_ctime_ns


def _keep(fresh: Path, earlier: Path) -> Place:
    """Keep the folder of the edition that was exchanged for a new one."""
    move_folder(fresh, earlier)
    return _find_place(earlier)


def _look(home: Path) -> Iterator[tuple[str, int, int, int, int]]:
    """Note the state of what the engine reads beside the generated pages."""
    for path in sorted([SETTINGS, *THEME.rglob("*"), *home.glob("mkdocs.yml"), *(home / "docs").rglob("*")]):
        state = path.stat()
        yield str(path), state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino
