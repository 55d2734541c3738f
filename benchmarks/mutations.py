"""Do a module's tests notice a small bug in it: ``python -m benchmarks.mutations [MODULE…] [--each N] [--seed N]``.

Bugs are drawn by a seed, as evenly as can be over their sorts, and put one at a time into a copy of the repository,
where the tests that are named here as the module's own run. What they do not notice is printed with its line. A bug
that makes them hang is noticed.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from compileall import compile_dir
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from py_compile import PycInvalidationMode
from queue import SimpleQueue
from types import MappingProxyType

from benchmarks.generate import REPOSITORY
from benchmarks.mutants import Mutant, list_mutants

_PROGRAM = "scripts/handbook"
_PATIENCE = 5  # times what the tests take without a bug
_LEAST_PATIENCE = 90  # seconds; a busy machine is slow, and slow is not noticed
_MOST_MEMORY = 3_000_000  # kilobytes; a loop that never ends must not take all there is

TESTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "names/bearers.py": ("tests/names/test_bearers.py", "tests/names/test_mentions.py"),
        "checks/amounts.py": ("tests/test_amounts.py",),
        "checks/reserved.py": ("tests/checks/test_reserved.py",),
        "checks/likeness.py": ("tests/checks/test_likeness.py",),
        "checks/misdating.py": ("tests/checks/test_misdating.py",),
        "checks/missing.py": ("tests/checks/test_missing.py",),
        "checks/pointers.py": ("tests/test_pointers.py",),
        "checks/references.py": ("tests/checks/test_references.py", "tests/checks/test_missing.py"),
        "checks/repetition.py": ("tests/checks/test_repetition.py",),
        "checks/symbols.py": ("tests/test_symbols.py",),
        "datafile/conflicts.py": ("tests/datafile/test_conflicts.py",),
        "diagram/graph.py": ("tests/diagram/test_graph.py", "tests/diagram/test_apart.py"),
        "diagram/layout.py": (
            "tests/diagram/test_layout.py",
            "tests/diagram/test_golden_figures.py",
            "tests/diagram/test_apart.py",
        ),
        "difference/catalogs.py": ("tests/difference/test_catalogs.py",),
        "difference/outside.py": ("tests/difference/test_outside.py",),
        "difference/statements.py": (
            "tests/difference/test_telling.py",
            "tests/difference/test_cautions.py",
            "tests/test_difference.py",
        ),
        "evidence/facts.py": ("tests/evidence/test_facts.py", "tests/evidence/test_quotations.py"),
        "evidence/passages.py": ("tests/evidence/test_passages.py",),
        "evidence/printed_numbers.py": ("tests/evidence/test_printed_numbers.py",),
        "evidence/support.py": ("tests/evidence/test_support.py",),
        "records/figures.py": ("tests/records/test_figures.py",),
        "text/folding.py": ("tests/text/test_folding.py",),
        "keepers.py": ("tests/test_keepers.py",),
        "lineage/links.py": ("tests/lineage/test_lineage.py",),
        "names/mentions.py": ("tests/names/test_mentions.py",),
        "names/naming.py": ("tests/names/test_naming.py",),
        "memo/recording.py": ("tests/memo/test_recording.py",),
        "opendata/feed.py": ("tests/opendata/test_feed.py",),
        "pages/home.py": ("tests/pages/test_home.py",),
        "pages/moves.py": ("tests/pages/test_moves.py",),
        "pages/paging.py": ("tests/pages/test_paging.py",),
        "pages/parts.py": ("tests/pages/test_parts.py",),
        "pdf/orders.py": ("tests/pdf/test_orders.py",),
        "records/placement.py": ("tests/records/test_placement.py",),
        "names/qualifiers.py": ("tests/names/test_qualifiers.py", "tests/names/test_naming.py"),
        "text/quantities.py": ("tests/text/test_quantities.py",),
        "search/items.py": ("tests/search/test_items.py",),
        "search/shares.py": ("tests/search/test_shares.py",),
        "site/switch.py": ("tests/site/test_switch.py",),
        "records/suggestions.py": ("tests/records/test_suggestions.py",),
        "lineage/timeline.py": ("tests/lineage/test_timeline.py",),
        "text/typefaces.py": ("tests/text/test_typefaces.py",),
    }
)
"""Module → the tests that are its own."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One bug in one module, and whether the module's tests noticed it."""

    module: str
    mutant: Mutant
    is_noticed: bool


class TrialError(Exception):
    """Tests that fail without any bug tell nothing."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Put bugs into modules and print which stay unnoticed; exit 1 if more than may."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutations", description=main.__doc__)
    parser.add_argument(
        "modules", nargs="*", metavar="MODULE", help="as seen from scripts/handbook; all that have tests"
    )
    parser.add_argument("--each", type=int, default=3, help="bugs in each module")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--most", type=int, default=5, help="how many may stay unnoticed")
    parser.add_argument("--copies", type=int, default=2, help="how many run at a time")
    parser.add_argument("--folder", type=Path, default=Path("build/mutations"))
    options = parser.parse_args(arguments)
    drawn = {
        module: draw_mutants(_read(module), options.each, f"{options.seed} {module}")
        for module in options.modules or TESTS
    }
    trials: list[Trial] = []
    for trial in try_mutants(drawn, options.folder, options.copies):
        trials.append(trial)
        print(_describe(trial), flush=True)
    left = [trial for trial in trials if not trial.is_noticed]
    print(f"\n{len(trials)} bugs in {len({trial.module for trial in trials})} modules, {len(left)} not noticed")
    return 1 if len(left) > options.most else 0


def draw_mutants(text: str, number: int, seed: str) -> tuple[Mutant, ...]:
    """Draw some of the bugs that a module could have: first one of each sort, in an order that the seed decides."""
    draw = random.Random(seed)  # noqa: S311 - draws bugs, no secrets
    waiting: dict[str, list[Mutant]] = {}
    for mutant in draw.sample(mutants := list_mutants(text), len(mutants)):
        waiting.setdefault(mutant.sort, []).append(mutant)
    drawn: list[Mutant] = []
    while len(drawn) < number and any(waiting.values()):
        drawn += [each.pop() for each in waiting.values() if each]
    return tuple(sorted(drawn[:number], key=lambda each: each.line))


def try_mutants(drawn: Mapping[str, Sequence[Mutant]], folder: Path, copies: int) -> Iterator[Trial]:
    """Put each bug of each module into a copy of the repository and run the module's tests there.

    Raises TrialError where tests fail before there is a bug.
    """
    free: SimpleQueue[Path] = SimpleQueue()
    for number in range(copies):
        copy = (folder / str(number)).resolve()
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir(parents=True)
        _copy_files(copy)
        compile_dir(copy / "scripts", quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
        free.put(copy)
    with ThreadPoolExecutor(copies) as pool:
        for trials in pool.map(lambda each: _try_module(free, *each), drawn.items()):
            yield from trials


def _copy_files(copy: Path) -> None:
    """Copy what git has of the repository, or would take in."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if (REPOSITORY / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / name, copy / name)


def _try_module(free: SimpleQueue[Path], module: str, mutants: Sequence[Mutant]) -> tuple[Trial, ...]:
    """Run a module's tests without a bug, then with each of its bugs."""
    copy = free.get()
    path = copy / _PROGRAM / module
    text = path.read_text(encoding="utf-8")
    start = time.monotonic()
    try:
        if _run_tests(copy, module, None):
            message = f"the tests of {module} fail without a bug"
            raise TrialError(message)
        patience = max(_LEAST_PATIENCE, _PATIENCE * (time.monotonic() - start))
        return tuple(_try_mutant(copy, module, mutant, patience) for mutant in mutants)
    finally:
        path.write_text(text, encoding="utf-8")
        free.put(copy)


def _try_mutant(copy: Path, module: str, mutant: Mutant, patience: float) -> Trial:
    (copy / _PROGRAM / module).write_text(mutant.text, encoding="utf-8")
    return Trial(module, mutant, is_noticed=_run_tests(copy, module, patience) != 0)


def _run_tests(copy: Path, module: str, patience: float | None) -> int:
    """Run the tests of a module in a copy and return their status; 1 where they hang."""
    limited = ["sh", "-c", 'ulimit -S -v "$0"; exec "$@"', str(_MOST_MEMORY)]
    command = [*limited, sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-m", "not browser"]
    environment = {**os.environ, "PYTHONPATH": str(copy / "scripts"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            [*command, *TESTS[module]], cwd=copy, env=environment, capture_output=True, check=False, timeout=patience
        )
    except subprocess.TimeoutExpired:
        return 1
    return done.returncode


def _read(module: str) -> str:
    return (REPOSITORY / _PROGRAM / module).read_text(encoding="utf-8")


def _describe(trial: Trial) -> str:
    mutant = trial.mutant
    before, after = (" ".join(each.split()) for each in (mutant.before, mutant.after))
    said = "noticed" if trial.is_noticed else "NOT NOTICED"
    return f"{trial.module}:{mutant.line}: {said}: {mutant.sort}: {before} → {after}"


if __name__ == "__main__":
    sys.exit(main())
