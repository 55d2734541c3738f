"""Whole builds beside other generators on the same content: ``python -m benchmarks.build [--sizes 1000 5000]``.

This handbook builds everything it has: pages, lists, figures, search and data (no PDFs). The others build the pages of
documents, bodies and sources from plain Markdown, without our lists and figures, with the search they have. CPU seconds
and peak memory (proportional set size, sampled) are those of the whole process tree.
"""

import argparse
import gzip
import hashlib
import os
import resource
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generate import write_handbook
from benchmarks.peers import prepare_peers
from benchmarks.plainpages import list_pages
from handbook.lineage.links import find_lineage
from handbook.records.loading import read_catalog

_SAMPLING = 0.2  # seconds between two looks at the memory
_ROW = "{:<24}{:>7}{:>9}{:>9}{:>8}{:>9}{:>9}{:>11}"


@dataclass(frozen=True, slots=True)
class Run:
    """What one build took, and what it left."""

    name: str
    pages: int
    cpu: float
    wall: float
    memory: int
    size: int
    files: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Build handbooks of each size by each generator and print what it took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.build", description=main.__doc__)
    parser.add_argument("--sizes", nargs="*", type=int, default=[1000, 5000], help="documents, beside the others")
    parser.add_argument("--growth", nargs="*", type=int, default=[10000], help="documents, this handbook alone")
    parser.add_argument("--folder", type=Path, default=Path("build/bench"), help="where all is built")
    options = parser.parse_args(arguments)
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors, Python {sys.version.split()[0]}")
    own = {size: _compare(size, options.folder / str(size)) for size in options.sizes}
    own |= {size: _measure_own(size, options.folder / str(size)) for size in options.growth}
    _tell_growth(own)
    return 0


def _compare(size: int, folder: Path) -> Run:
    own = _measure_own(size, folder)
    catalog = read_catalog(folder / "root").catalog
    for peer in prepare_peers(list_pages(catalog, find_lineage(catalog)), folder / "peers"):
        run = _measure(peer.name, peer.command, peer.folder, peer.folder / peer.output)
        _print_row(run, f"{own.cpu / run.cpu:.2f}")
    return own


def _measure_own(size: int, folder: Path) -> Run:
    root, site = folder / "root", folder / "site"
    write_handbook(size, root)
    print(f"\n{size} documents")
    print(_ROW.format("", "pages", "CPU s", "wall s", "MiB", "site MB", "files", "ours/its CPU"))
    command = (sys.executable, "-m", "handbook", "build", "--root", str(root.resolve()), "--site-dir")
    run = _measure("this handbook", (*command, str(site.resolve())), Path.cwd(), site)
    _print_row(run, "")
    _tell_weights(site)
    _tell_edit(root, site, command)
    return run


def _measure(name: str, command: Sequence[str], folder: Path, site: Path) -> Run:
    """Run a build and measure it."""
    shutil.rmtree(site, ignore_errors=True)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(command, cwd=folder, env=quiet, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = [0]
    watcher = threading.Thread(target=_watch_memory, args=(process, peak))
    watcher.start()
    if process.wait():
        message = f"{name} failed: {' '.join(command)}"
        raise RuntimeError(message)
    watcher.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    size = sum(path.stat().st_size for path in files)
    return Run(name, pages, cpu, time.monotonic() - start, peak[0], size, len(files))


def _watch_memory(process: "subprocess.Popen[bytes]", peak: list[int]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(map(_read_memory, _list_tree(process.pid))))
        time.sleep(_SAMPLING)


def _list_tree(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text(encoding="ascii").split():
                yield from _list_tree(int(child))


def _read_memory(pid: int) -> int:
    """Read a process's share of memory in bytes; 0 if it has just ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _print_row(run: Run, ratio: str) -> None:
    memory, size = f"{run.memory / 2**20:.0f}", f"{run.size / 1e6:.1f}"
    row = _ROW.format(run.name, run.pages, f"{run.cpu:.1f}", f"{run.wall:.1f}", memory, size, run.files, ratio)
    print(row, flush=True)


def _tell_weights(site: Path) -> None:
    """Print what readers download: a typical document's page, the heaviest page."""
    typical = [_weigh(path) for path in (site / "van-ban").glob("*-*-*.html")]
    pages = sorted(site.rglob("*.html"), key=lambda path: path.stat().st_size)[-3:]
    weight = f"{statistics.median(typical) / 1000:.1f} KB, the heaviest {max(typical) / 1000:.1f} KB"
    print(f"  HTML of a document, gzip: median {weight}")
    heaviest = ", ".join(f"{path.relative_to(site)} {_weigh(path) / 1000:.1f} KB" for path in reversed(pages))
    print(f"  heaviest pages, gzip: {heaviest}")


def _weigh(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), compresslevel=6))


def _tell_edit(root: Path, site: Path, command: Sequence[str]) -> None:
    """Print how many files of the site change when one document's title does."""
    before = _hash_files(site)
    record = max((root / "directives").glob("*.yml"))
    text = record.read_text(encoding="utf-8")
    start = text.index("\ntitle: ") + len("\ntitle: ")
    record.write_text(text[:start] + "Sửa " + text[start:], encoding="utf-8")
    subprocess.run((*command, str(site.resolve())), check=True, stdout=subprocess.DEVNULL)
    after = _hash_files(site)
    changed = sum(before.get(name) != digest for name, digest in after.items())
    print(f"  one title edited: {changed} of {len(after)} files change", flush=True)


def _hash_files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).digest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _tell_growth(own: dict[int, Run]) -> None:
    """Print how the cost of a page grows with their number."""
    smallest = own[min(own)]
    print()
    for size in sorted(own):
        per_page = own[size].cpu / own[size].pages
        ratio = per_page / (smallest.cpu / smallest.pages)
        print(f"{size} documents: {per_page * 1000:.2f} ms CPU a page, {ratio:.2f} of that at {min(own)}")


if __name__ == "__main__":
    sys.exit(main())
