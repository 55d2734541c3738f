"""Builds killed at random moments: ``python -m benchmarks.kills [--moments 200] [--editions 50] [--documents 300]``.

A generated handbook is built, edited and built again; each build is killed with SIGKILL at a random moment. After each
the site must be byte for byte one of the two whole ones; every tenth time the next build must finish it. Then it is
served while it is edited again and again, which is killed too.
"""

import argparse
import hashlib
import multiprocessing
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import count
from multiprocessing.synchronize import Event
from pathlib import Path

from benchmarks.generate import REPOSITORY, write_handbook
from handbook.reading import Reader
from handbook.site import Editions, find_paths, update_site
from handbook.site.switch import open_bench

_SEED = 7
_FINISHED_EVERY = 10


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill builds and look at what they leave; exit 1 if it ever was no whole site."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description=main.__doc__)
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--editions", type=int, default=50, help="how often serving is killed")
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--folder", type=Path, default=Path("build/kills"))
    options = parser.parse_args(arguments)
    root, site = options.folder / "root", options.folder / "web" / "site"
    shutil.rmtree(options.folder, ignore_errors=True)
    write_handbook(options.documents, root)
    shutil.copytree(REPOSITORY / "docs", root / "docs")
    shutil.copyfile(REPOSITORY / "mkdocs.yml", root / "mkdocs.yml")
    command = (
        sys.executable,
        "-m",
        "handbook",
        "build",
        "--root",
        str(root.resolve()),
        "--site-dir",
        str(site.resolve()),
    )
    start = time.monotonic()
    _build(command)
    lasts = time.monotonic() - start
    whole = {_hash_site(site)}
    _edit(root, 1)
    _build(command)
    whole.add(_hash_site(site))
    draw, broken = random.Random(_SEED), 0  # noqa: S311 - moments are no secrets
    for moment in range(options.moments):
        _edit(root, moment % 2)
        _kill(command, draw.uniform(0, 1.1 * lasts))
        with open_bench(site):  # what the next build does first
            broken += _hash_site(site) not in whole
        if moment % _FINISHED_EVERY == 0:
            _build(command)
            broken += _hash_site(site) not in whole
    left = sorted(path.name for path in site.parent.iterdir())
    print(f"{options.moments} builds of {lasts:.1f} s killed: {broken} broken sites; beside each other lie {left}")
    lost = 0
    for _ in range(options.editions):
        _kill_serving(root, site, draw.uniform(0, 2.0))
        with open_bench(site):
            lost += _hash_site(site) not in whole
    _build(command)
    lost += _hash_site(site) not in whole
    left = sorted(path.name for path in site.parent.iterdir())
    print(f"serving killed {options.editions} times between edits: {lost} broken sites; beside each other lie {left}")
    return 1 if broken or lost else 0


def _kill_serving(root: Path, site: Path, after: float) -> None:
    """Serve a handbook that is edited without end; kill that some time after the first edition."""
    context = multiprocessing.get_context("fork")
    ready = context.Event()
    process = context.Process(target=_serve_edits, args=(root, site, ready))
    process.start()
    ready.wait()
    time.sleep(after)
    process.kill()
    process.join()


def _serve_edits(root: Path, site: Path, ready: Event) -> None:
    paths = find_paths(root, site)
    reader = Reader(root)
    editions = Editions(paths, reader.memo)
    for turn in count():
        _edit(root, turn % 2)
        checked = reader.read()
        update_site(editions, paths, (checked.catalog, checked.lineage, checked.names))
        ready.set()


def _edit(root: Path, turn: int) -> None:
    """Give one document one of two titles."""
    record = max((root / "directives").glob("*.yml"))
    lines = record.read_text(encoding="utf-8").splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines) if line.startswith("title: "))
    title = lines[place].removeprefix("title: ").removeprefix("Sửa ")
    lines[place] = "title: " + "Sửa " * turn + title
    record.write_text("".join(lines), encoding="utf-8")


def _build(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _kill(command: Sequence[str], after: float) -> None:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()


def _hash_site(site: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        total.update(path.relative_to(site).as_posix().encode() + path.read_bytes())
    return total.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
