"""The whole check beside a bare load of the same files: ``python -m benchmarks.check [--documents N] [--rounds N]``.

Both run as commands of their own, as an editor would run them, and are measured in processor seconds, in turns, the
least of each counting: what else the machine does is then in neither. The bare load is PyYAML's CSafeLoader, its
fastest, and does nothing with what it loads. The check is measured for the first time in a folder, for the second,
when it keeps what it finds, from then on, and after one title was edited.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.generate import LEAST, write_handbook
from handbook.record_cache import FOLDER
from handbook.records.catalog import RECORD_FILES, TABLE_FOLDER

_DOCUMENTS = 1000
_ROUNDS = 3
_TITLE = "\ntitle: Về "
RUNS = ("the first", "one that keeps", "from then on", "after an edit")


@dataclass(frozen=True, slots=True)
class Measurement:
    """Seconds for a number of files, and what the check found there."""

    files: int
    load: float
    checks: Mapping[str, float]
    problems: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how long the check takes, and how many times a bare load."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.check", description=main.__doc__)
    parser.add_argument("--documents", type=int, default=_DOCUMENTS, help=f"documents in all, at least {LEAST}")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help="how often each is measured")
    parser.add_argument("--load", type=Path, help="only load the files under this folder: the bare load itself")
    options = parser.parse_args(arguments)
    if options.documents < LEAST:
        parser.error(f"the documents are at least {LEAST}: the real records and the targets are always there")
    if options.load:
        load_files(list_files(options.load))
        return 0
    with tempfile.TemporaryDirectory(prefix="handbook-check-") as name:
        os.environ["XDG_CACHE_HOME"] = name  # the key to what is kept here is nobody's
        folder = Path(name) / "handbook"
        write_handbook(options.documents, folder)
        print(render_measurement(measure_check(folder, options.rounds)))
    return 0


def measure_check(root: Path, rounds: int) -> Measurement:
    """Load and check a handbook in turns; the least time of each counts."""
    loads, checks, problems = [], [], set()
    edited = next(path for path in sorted((root / "directives").glob("*.yml")) if _TITLE in path.read_text("utf-8"))
    for _ in range(rounds):
        shutil.rmtree(root / FOLDER, ignore_errors=True)
        loads.append(_measure("benchmarks.check", "--load", str(root))[0])
        times = []
        for run in RUNS:
            if run == RUNS[-1]:
                edited.write_text(edited.read_text("utf-8").replace(_TITLE, f"{_TITLE}việc ", 1), "utf-8", newline="")
            seconds, output = _measure("handbook", "check", "--root", str(root), "--format", "json")
            times.append(seconds)
            problems.add(len(json.loads(output)))
        checks.append(times)
    [count] = problems
    return Measurement(
        len(list_files(root)), min(loads), dict(zip(RUNS, map(min, zip(*checks, strict=True)), strict=True)), count
    )


def list_files(root: Path) -> tuple[Path, ...]:
    """List every file of records."""
    return tuple(path for folder in (*RECORD_FILES, TABLE_FOLDER) for path in sorted((root / folder).glob("*.yml")))


def load_files(paths: Sequence[Path]) -> None:
    """Load files with PyYAML's fastest safe loader and let go of them.

    It gives up on a file with a date that no calendar has, such as a source's 30/2/2017.
    """
    for path in paths:
        with suppress(ValueError):
            yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def render_measurement(measurement: Measurement) -> str:
    """Write the table: seconds, milliseconds a file, and how many bare loads that is."""
    files, load = measurement.files, measurement.load
    times = {"CSafeLoader, load only": load, **{f"check, {run}": time for run, time in measurement.checks.items()}}
    rows = (
        f"  {name:<28}{time:7.2f} s {1000 * time / files:7.2f} ms a file  ratio {time / load:5.2f}"
        for name, time in times.items()
    )
    return "\n".join((f"{files} files, {measurement.problems} problems", *rows))


def _measure(*command: str) -> tuple[float, str]:
    """Run a module as a command; return its processor seconds and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-m", *command], check=True, capture_output=True, encoding="utf-8")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


if __name__ == "__main__":
    sys.exit(main())
