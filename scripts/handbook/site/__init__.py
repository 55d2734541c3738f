"""The built site: pages and data are made as plain files, the engine finishes them, the result is switched in whole.

Only this package writes. A build that fails or is killed at any point leaves the site of the last good build as it was.
"""

import errno
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from handbook.lineage import Lineage
from handbook.messages import read_area, say
from handbook.names import NameIndex
from handbook.pdf import Print, place_prints, prune_cache
from handbook.records import Catalog
from handbook.site.configuration import write_settings
from handbook.site.editions import Editions
from handbook.site.engine import find_obstacle, run_engine
from handbook.site.files import Task, list_tasks
from handbook.site.offline import TOP, OfflineError, offer_copy, pack_site
from handbook.site.paths import Paths, SiteError, find_paths
from handbook.site.pool import Report
from handbook.site.printed import CACHE, FOLDER, Printed, print_site
from handbook.site.progress import Progress
from handbook.site.serving import Outcome, serve_site
from handbook.site.staging import finish_files, inspect_docs, stage_files
from handbook.site.switch import open_bench, refuse_foreign, switch_site

__all__ = [
    "CACHE",
    "TOP",
    "Editions",
    "OfflineError",
    "Outcome",
    "Paths",
    "Printed",
    "Progress",
    "SiteError",
    "Task",
    "build_site",
    "find_obstacle",
    "find_paths",
    "list_tasks",
    "pack_site",
    "print_site",
    "serve_site",
    "stage_site",
    "update_site",
]


def build_site(
    paths: Paths,
    tasks: Mapping[str, Task],
    prints: tuple[Print, ...] = (),
    *,
    offline: bool = False,
    whole: bool = False,
    report: Report | None = None,
) -> None:
    """Make the files of the tasks, put the PDFs beside the pages, and switch the finished site in.

    With ``offline`` a zip of it lies in it too. With ``whole`` mkdocs builds it from staged files as it would alone:
    slower, the same bytes, and needed for settings that ``find_obstacle`` names. Raises SiteError where the engine or
    the disk fails or another build is at work; the site of the last good build is then untouched.
    """
    progress = Progress()
    report = report or progress
    with _explain_faults(paths), closing(progress):
        refuse_foreign(paths.site)
        inspect_docs(paths.root / "docs")
        with open_bench(paths.site) as bench:
            fresh = bench / "new"
            if whole:
                stage_files(paths, bench / "docs", tasks, report)
                run_engine(paths, bench / "docs", fresh)
            else:
                finish_files(paths, fresh, tasks, report)
            place_prints(prints, fresh / FOLDER)
            if offline:
                offer_copy(fresh)
            switch_site(bench, fresh, paths.site)
        if prints:
            prune_cache(paths.work / CACHE, prints)


def update_site(editions: Editions, paths: Paths, checked: tuple[Catalog, Lineage, NameIndex]) -> tuple[int, int]:
    """Make the next edition of a site that is being edited, and switch it in; raises SiteError as ``build_site``.

    Returns how many pieces of work that took, out of how many.
    """
    progress = Progress()
    with _explain_faults(paths), closing(progress):
        return editions.publish(*checked, progress)


def stage_site(paths: Paths, tasks: Mapping[str, Task], report: Report | None = None) -> Path:
    """Write all that an engine needs into the scratch folder: ``mkdocs.yml``, ``docs``, ``overrides``; return it."""
    staged = paths.work / "docs"
    progress = Progress()
    with _explain_faults(paths), closing(progress):
        inspect_docs(paths.root / "docs")
        stage_files(paths, staged, tasks, report or progress)
        write_settings(paths, paths.work)
    return paths.work


@contextmanager
def _explain_faults(paths: Paths) -> Iterator[None]:
    """Say in an editor's words what the disk refused."""
    try:
        yield
    except OfflineError as error:
        raise SiteError(str(error)) from error
    except OSError as error:
        name, reasons = Path(error.filename or paths.site), read_area("build")["reasons"]
        reason = reasons.get(errno.errorcode.get(error.errno or 0, ""))
        raise SiteError(say("build", "disk", name=name, reason=reason, code=error.errno)) from error
